"""Questions whether the places agree that state one figure: an answer gathers all statements anyway, so they ask for the figure."""

import re

PLACE = r"(?:决算|三公|批复)?(?:表格?|报表|文字|正文|情况|前面|后面|附件|自评)*(?:说明|表格?|正文|文字|附件|报告)?(?:里面?|中|上|部分)*的?(?:数字?|数据|金额)?"
ALIKE = r"(?:一样|一致|对得上|对得起来|对上|相符|吻合|矛盾|有出入|有矛盾|冲突)"
AGREE = re.compile(
    rf"(?:的?(?:数字?|数据|金额))?(?:在)?(?:表{PLACE}(?:和|与|跟|同){PLACE}|说明{PLACE}(?:和|与|跟|同)表{PLACE}|前后|各处|两处|几处|全文|文件里?)"
    rf"(?:写|说|填|列|印|提到|公布)?的?(?:数字?|数据|金额)?(?:是否|是不是|都|能|能不能|有没有|互相|相互)*{ALIKE}(?:吗|么|不|没有?|嘛)?(?=[。？?，,]|$)"
)
"""Whether the places agree that state one figure."""


def of_the_figure(question: str) -> str:
    """A question, asking for the figure itself where it asks whether its places agree."""
    return AGREE.sub("是多少", question.strip())
