"""Questions whether the places agree that state one figure, and remarks that they do not: an answer gathers all statements anyway,
so they ask for the figure."""

import re

PLACE = r"(?:决算|三公|批复)?(?:表格?|报表|文字|正文|情况|前面|后面|附件|自评)*(?:说明|表格?|正文|文字|附件|报告)?(?:里面?|中|上|部分)*的?(?:数字?|数据|金额)?"
ALIKE = r"(?:一样|一致|对得上|对得起来|对上|相符|吻合|矛盾|有出入|有矛盾|冲突)"
AGREE = re.compile(
    rf"(?:的?(?:数字?|数据|金额))?(?:在)?(?:表{PLACE}(?:和|与|跟|同){PLACE}|说明{PLACE}(?:和|与|跟|同)表{PLACE}|前后|各处|两处|几处|全文|文件里?)"
    rf"(?:写|说|填|列|印|提到|公布)?的?(?:数字?|数据|金额)?(?:是否|是不是|都|能|能不能|有没有|互相|相互)*{ALIKE}(?:吗|么|不|没有?|嘛)?(?=[。？?，,]|$)"
)
"""Whether the places agree that state one figure."""
WHERE = r"(?:表|说明|文字|正文|前后|前面|两处|几处|各处|里面|附件)"
DIFFERS = r"(?:不是(?:一个|同一个?)数|不一样|不一致|不同|对不上|有出入|矛盾|打架|两样)"
CHECK = r"(?:核对|核实|核验|核一?下|对一下|比对|对照)"
TO_SEE = re.compile(
    rf"(?<=[。？?！!，,；;])\s*(?:[^。？?！!，,；;]{{0,12}}{CHECK}[^。？?！!，,；;]{{0,6}}{WHERE}[^。？?！!，,；;]{{0,14}}|"
    rf"[^。？?！!，,；;]{{0,10}}(?:[请把将]|麻烦)[^。？?！!，,；;]{{0,4}}{WHERE}[^。？?！!，,；;]{{0,8}}{CHECK}[^。？?！!，,；;]{{0,6}}|"
    rf"[^。？?！!，,；;]{{0,8}}{WHERE}[^。？?！!，,；;]{{0,10}}{DIFFERS}|[^。？?！!，,；;]{{0,8}}(?:看到|见到|有)了?(?:两|几|好几)个(?:不同的?)?数字?)[了啊呢的。？?！!]*$"
)
"""A remark behind a question for a figure, that its places seem to differ or should be looked at."""
WHICH = re.compile(r"(?:到底|究竟)?是哪个数(?=[。？?，,]|$)")
ASKED = re.compile(r"多少|哪个数字?|是几")


def undoubted(question: str) -> str:
    """A question for a figure without the remark that its places should agree: an answer shows where they do not."""
    found = TO_SEE.search(question)
    return question[: found.start()] if found and ASKED.search(question, 0, found.start()) else question


def of_the_figure(question: str) -> str:
    """A question, asking for the figure itself where it asks whether its places agree."""
    return WHICH.sub("是多少", AGREE.sub("是多少", question.strip()))
