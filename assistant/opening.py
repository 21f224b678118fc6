"""What stands around a question and asks for nothing: greetings, and who wants to know; and questions whether places agree.

An answer gathers all statements of a figure anyway, so that a question whether the table and the text say the same is a
question for the figure.
"""

import re

GREETING = r"(?:您好|你好|各位好|老师们?好?|打扰一?下?了?|不好意思|劳驾|麻烦您?(?=[，,。！!])|请教一?下?|请问一?下?|拜托了?|急急?急?(?=[，,。！!]))"
ASKER = (
    r"(?:我们?|咱们?)?(?:的|这边|单位)?(?:局?领导|主任|局长|处长|科长|股长|老板|上级|审计组?的?(?:同志|老师|人)?|检查组|巡[察视]组|人大代表|同事)"
    r"(?:们|那边|这边|刚才?|今天|又)*"
)
WISHES = (
    r"(?:(?:让|叫|要|想|问|催|托|等着|急着|需要)(?!求|点|题|法|领)(?:我们?|咱们?)?)+(?:帮忙|赶紧|马上|来)?"
    r"(?:查|看|核|统计|了解|知道|问|报|提供|用)?(?:一下|下|一查|一看|对|清楚)?(?:个|一个|组|点儿?)?(?:数字?|数据)?"
)
FOR = r"(?:我|我们)?(?:要|正在?|得)?(?:写|做|填|准备|起草|整理)(?:个|份|一份|一个)?(?:材料|汇报|报告|表|总结|简报|稿子)(?:要用|用|呢)?(?=[，,。：:])"
OPENING = re.compile(rf"^(?:(?:{GREETING}|{ASKER}{WISHES}|{FOR})[，,。！!：:、~\s]*)+(?=[^的了过].{{3}})")
"""A greeting, or who wants to know, in front of a question that is longer than that."""
PLACE = r"(?:决算|三公|批复)?(?:表格?|报表|文字|正文|情况|前面|后面|附件|自评)*(?:说明|表格?|正文|文字|附件|报告)?(?:里面?|中|上|部分)*的?(?:数字?|数据|金额)?"
ALIKE = r"(?:一样|一致|对得上|对得起来|对上|相符|吻合|矛盾|有出入|有矛盾|冲突)"
AGREE = re.compile(
    rf"(?:的?(?:数字?|数据|金额))?(?:在)?(?:表{PLACE}(?:和|与|跟|同){PLACE}|说明{PLACE}(?:和|与|跟|同)表{PLACE}|前后|各处|两处|几处|全文|文件里?)"
    rf"(?:写|说|填|列|印|提到|公布)?的?(?:数字?|数据|金额)?(?:是否|是不是|都|能|能不能|有没有|互相|相互)*{ALIKE}(?:吗|么|不|没有?|嘛)?(?=[。？?，,]|$)"
)
"""Whether the places agree that state one figure."""


def bare(question: str) -> str:
    """A question without what opens it, asking for the figure itself where it asks whether its places agree."""
    said = OPENING.sub("", question.strip())
    return AGREE.sub("是多少", said)
