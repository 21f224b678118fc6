"""English questions that ask for one thing in two ways: a change in amount and in percent, a figure and what it was the year before by
the change that a report states, a figure and what share of another one it is.

Works on English with marks (⟦Y2023⟧ a year, ⟦=words⟧ Chinese as it is), as `assistant.english_order` does, before its patterns.
"""

import re

MARKS = re.compile(r"⟦[OY][^⟧]*⟧")
RISE = r"rise|rose|risen|increase|increased|grow|grew|grown|go up|went up|gone up|climb|climbed|jump|jumped"
FALL = r"fall|fell|fallen|decrease|decreased|decline|declined|drop|dropped|go down|went down|shrink|shrank"
CHANGE = "change|changed|differ|differed|move|moved|vary|varied"
PERCENT = r"(?:percent(?:age)?|per ?cent(?:age)?|proportional|relative|%)(?: terms| change| points?)?"
AMOUNT = r"(?:(?:absolute |actual )?(?:amount|sum|value)|money|absolute|cash|yuan|10,?000 yuan|ten thousand yuan)(?: terms| change)?"
BOTH = re.compile(
    rf",?(?: and)?(?: both)? (?:in|as|by)(?: an?| the)? {AMOUNT},? (?:and|as well as) (?:(?:in|as|by) )?(?:an? |the )?{PERCENT}(?=\s*(?:[?,.;]|$))",
    re.IGNORECASE,
)
"""A change that is asked for in amount and in percent."""
BOTH_FIRST = re.compile(
    rf"\bby (?:(?:what|how many) {PERCENT} and (?:by )?(?:how much|what {AMOUNT})|"
    rf"(?:how much|what {AMOUNT}) and (?:by )?(?:what|how many) {PERCENT}) (?P<moved>[^?]+)",
    re.IGNORECASE,
)
"""The same, where both are asked for before anything else."""
PERCENT_TOO = re.compile(
    rf",?(?: and)? (?:by )?(?:what|how many) {PERCENT}(?: (?:was|is) (?:that|it|this))?(?=\s*[?.]?\s*$)",
    re.IGNORECASE,
)
"""The same, with a clause of its own."""
MOVED = re.compile(rf"\b(?:(?P<rise>{RISE})|(?P<fall>{FALL})|(?P<change>{CHANGE}))\b", re.IGNORECASE)
IN_PERCENT = {"rise": "增长百分之几", "fall": "下降百分之几", "change": "增减百分之几"}

STATED = r"(?:stated|reported|disclosed|given|published|printed|recorded|mentioned)"
CHANGES = r"(?:changes?|increases?|decreases?|rises?|falls?|growth|drops?|declines?|differences?|reductions?)"
BACK = re.compile(
    rf",?(?: and| then)*\s*(?:(?:by )?\b(?:work|calculat|count|reckon|comput|deriv|figur)(?:ing|ed|e)? back(?:wards?)? (?:from|using|with|by|on)|"
    rf"\b(?:using|judging (?:by|from)|inferr(?:ing|ed) from|deduc(?:ing|ed) from|deriv(?:ing|ed) from|based on|going by|implied by)"
    rf"(?= (?:the )?(?:{STATED} (?:\w+ )?{CHANGES}|(?:\w+ )?{CHANGES} (?:that (?:is|was) |it is )?{STATED}))) [^,?;.]*?\b{CHANGES}\b[^,?;.]*?"
    r"(?=\s*(?:[,?;.]|$|\b(?:what|how)\b)),?",
    re.IGNORECASE,
)
"""What says that a figure of the year before is worked out from the next year's and its change."""
ANOTHER_YEAR = re.compile(
    r",?(?: and)? (?:what|how much|how many) (?:was|were|is|are) (?:it|that|this|they|the figure|the amount)(?: then)? (?:in|for|of|during) ⟦Y(?P<year>\d+)⟧(?=\s*(?:[?.,]|$))",
    re.IGNORECASE,
)
"""The same thing in another year."""
SHARE_OF_IT = re.compile(
    r",?(?: and)? \b(?:what|which) (?P<part>share|percentage|percent|proportion|fraction|part) of (?P<whole>[^?,]+?) (?:was|were|is|are|did|does|do|has|have|had) "
    r"(?:it|that|this|they|these|those)(?: (?:represent|make up|account for|constitute|compose|comprise|amount to|come to|take up|form|equal|made up|been))*(?=\s*(?:[?,.]|$))",
    re.IGNORECASE,
)
"""What share of a whole the thing is that was just asked for."""
SUM_OF_IT = re.compile(
    r"(?P<share>\b(?:what|which) (?:share|percentage|percent|proportion|fraction|part) of [^?]+?),? and (?:how much|what)(?: money)? (?:was|were|is|are|did|does|do) "
    r"(?:it|that|this|they)(?: (?:amount to|come to|cost|be))?(?P<unit> in (?:10,?000 |ten thousand )?yuan| in (?:money|absolute terms|cash))?(?=\s*(?:[?.]|$))",
    re.IGNORECASE,
)
"""What a thing amounts to of which a share was just asked for."""
SOME_OF_THEM = re.compile(
    r"^of (?:the |its |their |all (?:the )?)?(?P<whole>[^?,]+?), how many (?:of them )?(?:were|was|are|is) (?P<part>[^?,]+)",
    re.IGNORECASE,
)
"""How many of some things are of a kind."""

AUX = r"(?:did|does|do|was|were|is|are|has|have|had)"
MANY_MORE = re.compile(
    rf"\bhow many (?P<things>(?!{AUX}\b)\w+(?: (?!{AUX}\b)\w+){{0,3}}) (?P<first>{AUX}\b[^?]*?),? and how many (?={AUX} (?:it|they)\b)",
    re.IGNORECASE,
)
"""What is counted twice and named once: how many vehicles did it scrap, and how many did it keep."""

OF_IT = re.compile(
    rf"^(?:how much|what) {AUX} (?:[^?]*?\b(?:spend|spent|pay|paid) (?:on|for) )?(?P<whole>[^?,]+?),? and (?P<share>(?:what|which) "
    r"(?:share|percentage|percent|proportion|fraction|part) of )(?:that|it|this|these|those|them)\b",
    re.IGNORECASE,
)
"""A share of the very thing that was just asked for."""
WHOSE = re.compile(r"(?:\b(?:in|of|by|for|at|during|from) )?(?:the )?⟦[OY][^⟧]*⟧(?:\s*'s)?")


def in_two_ways(text: str) -> str:
    """`text` with each of these ways said as Chinese does, in a clause of its own."""
    text = _worked_back(text)
    text = SOME_OF_THEM.sub(_some, text)
    text = MANY_MORE.sub(r"how many \g<things> \g<first>, and how many \g<things> ", text)
    if whole := OF_IT.search(text):
        thing = " ".join(WHOSE.sub(" ", whole["whole"]).split())
        text = f"{text[: whole.start('share')]}{whole['share']}{thing}{text[whole.end() :]}"
    text = SUM_OF_IT.sub(_sum, text)
    text = SHARE_OF_IT.sub(r"; ⟦=占⟧ \g<whole> ⟦=的比例是多少⟧", text)
    text = BOTH_FIRST.sub(r"by how much \g<moved>, and by what percentage", text)
    moved = MOVED.search(text)
    if moved and moved.lastgroup and (found := BOTH.search(text) or PERCENT_TOO.search(text)):
        text = f"{text[: found.start()]}{text[found.end() :].rstrip(' ?.')}; ⟦={IN_PERCENT[moved.lastgroup]}⟧"
    return text


def _some(found: re.Match[str]) -> str:
    """The question for those of a kind, of whom and when it asks still said."""
    return " ".join(("how many", found["part"], *MARKS.findall(found["whole"])))


def _sum(found: re.Match[str]) -> str:
    """The question for a share, and the one for the amount, in the unit that it names."""
    unit = found["unit"] or ""
    asked = (
        "金额是多少万元"
        if "10" in unit or "ten" in unit
        else "金额是多少元"
        if "yuan" in unit
        else "金额是多少"
    )
    return f"{found['share']}; ⟦={asked}⟧"


def _worked_back(text: str) -> str:
    """`text` without what says that a figure is worked out backwards, which stands right before the year that is asked for."""
    found = BACK.search(text)
    text = BACK.sub(",", text).strip(" ,") if found else text
    way = "倒推" if found else ""
    later = ANOTHER_YEAR.search(text)
    if later and (way or "⟦Y" in text[: later.start()]):
        return f"{text[: later.start()]}; ⟦={way}{later['year']}年是多少⟧{text[later.end() :].lstrip(' ,')}"
    return f"{text.rstrip(' ?.')} ⟦={way}⟧" if way else text
