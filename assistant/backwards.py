"""A year that has no report, asked for by the next year's figure and its change: 按次年决算数加上减少的数推算.

Owns where a question says so. The figure is worked out by `assistant.derive`.
"""

import re

from assistant import cues

Spans = tuple[tuple[int, int], ...]
WORKED = (
    r"倒推|倒算|反推|反算|推算|回推|(?<=[，,])那?么?(?=(?:上年|去年|上一年|前一年)度?(?:是|为|有|花了)?多少)|"
    r"(?:根据|按照?|依据|由)[^，,。？?]{0,24}?(?:增减|变动|变化)(?:数?额|数|情况)?"
)
WAY = (
    rf"[，,。；;？?（(]?(?:根据|依据|按照?|由|用|拿|以)[^，,。；;？?（）()]{{0,24}}?(?:加上?|加回|减去?|扣)[^，,。；;？?（）()多]{{0,16}}?(?:{cues.MOVED})"
    r"[^，,。；;？?（）()多几]{0,10}?(?:来|倒|反|回|计)*[算推](?:一下|出来?)?[。）)]?"
)
"""The working itself, said beside the question: 按2023年数加上比上年减少的数算."""
THERE = (
    r"[，,。；;？?][^，,。；;？?]{0,16}(?:报告|说明|决算|文件)[^，,。；;？?]{0,4}(?:有|写|说|给|列)了?[^，,。；;？?]{0,8}(?:增减|变动|变化)(?:数?额|数|幅度|情况)?"
    r"(?:[，,。；;](?:请|帮我|麻烦|你)*[倒反回计]?[算推](?:一下|出来?|算)?)?[。？?]?"
)
"""Where the change stands from which the figure is worked out: 2023年的说明里有增减额，帮我推一下."""
BACKWARDS = re.compile(f"{WAY}|{THERE}|{WORKED}")
TOLD = re.compile(rf"(?:{cues.MOVED})[了出]?\d+(?:\.\d+)?(?:亿|万)?元?")
"""A movement that such a question only tells."""
PREMISE = re.compile(
    rf"(?P<year>20\d\d)年[^，,。？?]*?(?P<told>(?:据说|听说|说是)?(?:比|较|跟)[^，,。？?]{{0,8}}?(?:{cues.MOVED})(?:(?!多少|百分之几)[^，,。？?])*[，,。](?:那么?|请问|则|问)*)"
    r"(?P<asked>20\d\d)年(?=[^，,。？?]*(?:多少|几))"
)
"""A movement that is told of a year before the year before is asked for: 2023年比上年少了一百多万，那2022年是多少."""


def backwards(text: str) -> Spans:
    """Where a question says that a figure of the year before is worked out; nothing where it does not."""
    said = [match.span() for match in BACKWARDS.finditer(text)]
    if said:
        said += [match.span() for match in TOLD.finditer(text)]
    premise = PREMISE.search(text)
    if premise and int(premise["asked"]) == int(premise["year"]) - 1:
        said.append(premise.span("told"))
    return tuple(said)
