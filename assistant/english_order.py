"""Puts the sentence patterns of English questions into Chinese order: who and when first, what is asked last.

Works on English with marks (⟦Oname⟧ an organisation, ⟦Y2023⟧ a year, ⟦=words⟧ Chinese as it is); phrases stay English.
"""

import re

from assistant.english_claims import claimed
from assistant.english_twice import FALL, RISE, in_two_ways
from assistant.phrases import longest

MARK = re.compile(r"⟦(?P<kind>[OY=])(?P<text>[^⟧]*)⟧")
AUX = r"(?:did|does|do|was|were|is|are|has|have|had)"
MORE = r"more|higher|larger|greater|bigger"
LESS = r"less|lower|smaller|fewer"
PART_OF = r"(?:share|percentage|percent|proportion|fraction|part)"
WHICH_OF = (
    r"\bwhich (?:of (?:the|these) )?(?:two |three |four |five )?"
    r"(?:organi[sz]ations?|departments?|units?|agency|agencies|body|bodies|filers?)\b"
)
BEFORE = (
    r"(?:compared (?:to|with)|against|over|from|than(?: in)?) (?:that of )?(?:the )?"
    r"(?:previous year|prior year|last year|preceding year|year before)(?:'s)?"
)
RUNNING = "running|operating|operation|maintenance|upkeep"
RUN_BY = r"\b(?:run|held|organi[sz]ed|hosted|operated|managed|maintained|conducted|owned|kept|given|made|carried out) by\b"
NAMED = (
    r"(?:\b(?:and|or|at|of|by|for|in|within|under|per|from|to|with|between)\s+)?(?:the\s+)?⟦O[^⟧]*⟧(?!\s*'s)"
)
DATED = r"(?:\b(?:and|in|for|during|as of|from|to|by|between|of(?=\s+⟦Y\d+⟧\s*(?:[,.?;]|$|(?:at|by|for|in|of|than|to|did|was|is|were)\b)))\s+)?⟦Y[^⟧]*⟧(?:\s*'s)?"
"""A mark with the preposition that governs it; before a possessive the preposition governs what is possessed."""
BODY = (
    "(?:center|centre|bureau|department|office|school|hospital|court|agency|commission|organi[sz]ation|unit|college|"
    "administration|authority|committee|detachment|institute|university|station)"
)
ITS_OWN = re.compile(rf"\b(?:the|this|that) {BODY}'s (?:own )?", re.IGNORECASE)
"""Whose it is, where the body was named before."""
PROPER = re.compile(rf"\(\s*(?:the |its )?{BODY} (?:proper|itself|alone|only)\b[^()]*\)", re.IGNORECASE)
"""What says once more that a body itself is meant and not those below it, which its name says: 本级."""
WHOLE: tuple[tuple[str, str], ...] = (
    (
        r"^(?:and )?as an? (?:share|percentage|percent|proportion|fraction) of (?P<whole>[^?]+?), "
        r"(?:how much|what) (?:was|were|is|are|did|does) (?P<part>[^?]+)",
        r"\g<part> ⟦=占⟧ \g<whole> ⟦=的比例是多少⟧",
    ),
    (
        rf"\bhow many times (?!{AUX}\b)(?P<whole>[^?,]+?) {AUX} (?P<part>[^?,]+?)(?: (?:reach|amount to|come to|equal))?\s*(?=[?,]|$)",
        r"\g<part> ⟦=是⟧ \g<whole> ⟦=的多少倍⟧",
    ),
    (
        r",? as (?:listed|stated|shown|given|reported|disclosed|recorded|published|set out) (?:in|by) "
        r"(?:its|the|their|this|that)\b(?: \w+){0,4}? (?:accounts|reports?|filings?|disclosures?|statements?|documents?)\b",
        "",
    ),
    (
        r"^(?:please )?divid(?:e|ing) (?P<amount>[^?:;,]+?) by (?:its |the |their )?(?P<number>[^?:;,]+?)(?=[?:;,.]|$)",
        r"\g<amount> ⟦=人均⟧ \g<number>",
    ),
    (
        rf"\b(?:official )?(?:delegation|mission|group|team)s?(?P<sent> (?:that )?{AUX}\b[^?,]*?|) "
        r"(?:sent|send|go|gone|went|travel(?:led)?|dispatch(?:ed)?|made) (?:abroad|overseas)\b",
        r"overseas delegations\g<sent>",
    ),
    (rf"(?<=\w) {AUX} (?:it|that|this|they|those|these) (?:cover|involve|include|comprise|pay for)\b", ""),
    (
        rf"\bby how many percentage points {AUX} (?P<one>[^?]+?) (?:exceed|surpass)(?: those| that)?\b",
        r"\g<one> ⟦=多多少⟧",
    ),
)
"""Patterns over more than one clause, or that would be taken for a count."""

PATTERNS: tuple[tuple[str, str], ...] = (
    *(
        (
            rf"^(?P<what>[^?]+?),? (?:within|out of) (?:the |its |their )?(?:(?:general(?: public)? budget|fiscal appropriation) )?{said} (?:expenditure|spending)\b"
            r"(?P<rest>[^?]*)",
            rf"⟦={part}中的⟧ \g<what> \g<rest>",
        )
        for said, part in (("basic", "基本支出"), ("project", "项目支出"))
    ),
    (
        r"\bactually (?:[a-z]+ )?(?:against|versus|compared (?:to|with)) (?:the|its|an?) (?:annual |planned )?(?:target|goal)s?\b",
        " ⟦=实际完成值⟧ ",
    ),
    *(
        (
            rf"(?:\b(?:rounded|correct) )?(?:\b(?:to|with) )?\b(?:{said}) decimals?(?: places?)?\b",
            f" ⟦=保留{places}位小数⟧ ",
        )
        for said, places in (("one|1", "一"), ("two|2", "两"), ("three|3", "三"), ("four|4", "四"))
    ),
    (r"\bin yuan\b", " ⟦=多少元⟧ "),
    (r"\bin (?:10 ?,?000|ten thousand) yuan\b", " ⟦=多少万元⟧ "),
    (r"\b(table|form) (⟦=[^⟧]*⟧|[一-鿿]\S*)", r" \2⟦=表⟧ "),
    (
        rf"\b(?P<moved>{RISE}|{FALL}|{MORE}|{LESS})\b(?P<rest>[^?,]*?),?\s*{BEFORE}",
        r"⟦=比上年⟧ \g<moved> \g<rest>",
    ),
    (rf",?\s*{BEFORE}", " ⟦=比上年⟧ "),
    (r"\baverage (?=[^?]*\bper )", ""),
    (
        rf"\b(?:{RUNNING})(?: and (?:{RUNNING}))? (?:cost|expense|expenditure|spending|outlay)s? (?=per (?:official )?(?:vehicle|car)\b)",
        "official vehicle operation and maintenance ",
    ),
    (r"\b(?:what (?:was|were|is|are) )?(?:the )?average (?P<what>[^?]+)", r"\g<what> ⟦=平均是多少⟧"),
    (r"\bper (?:visiting |guest )?(?:group|delegation)s?\b", " ⟦=平均每个⟧ "),
    (r"\bper (?:official )?(?:vehicle|car)s?\b", " ⟦=平均每辆⟧ "),
    (r"(?:\band )?by how much\s*(?=\?|$)", " ⟦=多多少⟧ "),
    (r"\bbasic (and|or) project (?:expenditure|spending)", r"basic expenditure \1 project expenditure"),
    (rf"\bby how much {AUX} (?P<what>[^?]+?) (?:change|differ|vary)\b", r"\g<what> ⟦=相差多少⟧"),
    (r"\byear (?:on|over) year\b", " ⟦=同比⟧ "),
    (
        rf"\b(?:what|which|how large an?|how big an?) {PART_OF} of (?P<whole>[^?]+?) (?:{AUX}|went|goes|go|came|comes)\b"
        r"(?: to| on| for| from)?(?P<part>[^?]+)",
        r"\g<part> ⟦=占⟧ \g<whole> ⟦=的比例是多少⟧",
    ),
    (
        rf"^(?:(?:what|how much) {AUX} )?(?P<part>[^?,]+?),? as an? {PART_OF} of (?P<whole>[^?,]+)",
        r"\g<part> ⟦=占⟧ \g<whole> ⟦=的比例是多少⟧",
    ),
    (
        rf"\bby (?:what|how many) (?:percentage|percent)(?: points?)? {AUX} (?P<what>[^?]+?) (?:{RISE})\b",
        r"\g<what> ⟦=增长百分之几⟧",
    ),
    (
        rf"\bby (?:what|how many) (?:percentage|percent)(?: points?)? {AUX} (?P<what>[^?]+?) (?:{FALL})\b",
        r"\g<what> ⟦=下降百分之几⟧",
    ),
    (r"\bby what (?:percentage|percent)\b(?P<what>[^?]+)", r"\g<what> ⟦=百分之多少⟧"),
    (rf"\bby how much {AUX} (?P<one>[^?]+?) (?:exceed|surpass) (?:those|that)\b", r"\g<one> ⟦=多多少⟧"),
    (
        rf"\bby how much {AUX} (?P<one>[^?]+?) (?:exceed|surpass) (?P<other>[^?]+)",
        r"\g<one> ⟦=比⟧ \g<other> ⟦=多多少⟧",
    ),
    (
        rf"^what {AUX} (?P<who>[^?]+?) (?:spend|pay) (?:on|for) (?P<what>[^?]+?) (?:together|altogether|combined|in total)\b",
        r"\g<who> \g<what> ⟦=加起来是多少⟧",
    ),
    (
        rf"\bhow much (?:{MORE}) {AUX} (?P<one>[^?]+?) than(?: that of| those of| that| those)?\s*(?=\?|$)",
        r"\g<one> ⟦=多多少⟧",
    ),
    (
        rf"\bhow much (?:{LESS}) {AUX} (?P<one>[^?]+?) than(?: that of| those of| that| those)?\s*(?=\?|$)",
        r"\g<one> ⟦=少多少⟧",
    ),
    (
        rf"\bhow much (?:{MORE}) {AUX} (?P<one>[^?]+?) than (?:on )?(?P<other>[^?]+)",
        r"\g<one> ⟦=比⟧ \g<other> ⟦=多多少⟧",
    ),
    (
        rf"\bhow much (?:{LESS}) {AUX} (?P<one>[^?]+?) than (?:on )?(?P<other>[^?]+)",
        r"\g<one> ⟦=比⟧ \g<other> ⟦=少多少⟧",
    ),
    (rf"\b(?:by )?how much {AUX} (?P<what>[^?]+?) (?:{RISE})\b", r"\g<what> ⟦=增加了多少⟧"),
    (rf"\b(?:by )?how much {AUX} (?P<what>[^?]+?) (?:{FALL})\b", r"\g<what> ⟦=减少了多少⟧"),
    (rf"\bwhich(?: of)?[^?]{{0,40}}? (?:{MORE})(?: on)?\b(?P<what>[^?:]*)", r"\g<what> ⟦=哪个更多⟧"),
    (rf"\bwhich(?: of)?[^?]{{0,40}}? (?:{LESS})(?: on)?\b(?P<what>[^?:]*)", r"\g<what> ⟦=哪个更少⟧"),
    (
        rf"{WHICH_OF} [^?]{{0,20}}?(?:most|highest|largest|biggest)(?: on)?\b(?P<what>[^?]*)",
        r"⟦=哪个单位⟧ \g<what> ⟦=最多⟧",
    ),
    (
        rf"{WHICH_OF} [^?]{{0,20}}?(?:least|lowest|smallest)(?: on)?\b(?P<what>[^?]*)",
        r"⟦=哪个单位⟧ \g<what> ⟦=最少⟧",
    ),
    (
        r"^rank (?P<who>[^?]*?) by (?P<what>[^?.,]+)(?:, (?P<order>[^?.]*))?",
        r"⟦=各单位⟧ \g<what> ⟦=从高到低排名⟧",
    ),
    (rf"\bhow much of (?P<whole>[^?]+?) {AUX} (?P<part>[^?]+)", r"\g<whole> ⟦=里⟧ \g<part> ⟦=是多少⟧"),
    (r"^(?:and )?(?:what|how) about (?P<what>[^?]+)", r"⟦=那⟧ \g<what> ⟦=呢⟧"),
    (rf"\bhow {AUX} (?P<who>[^?]*?) defin\w+ (?P<what>[^?]+)", r"\g<what> ⟦=是什么意思⟧"),
    (rf"\bwhat {AUX} (?P<what>[^?]+?) (?:mean|stand for|refer to)\b", r"\g<what> ⟦=是指什么⟧"),
    (r"\bwhat (?:is|was) meant by (?P<what>[^?]+)", r"\g<what> ⟦=是什么意思⟧"),
    (
        rf"\bhow much (?:money )?(?P<rest>{AUX}\b[^?]*\b(?:spend|spent|pay|paid|cost)\b[^?]*)",
        r"\g<rest> ⟦=是多少钱⟧",
    ),
    (r"\bhow much\b(?P<rest>[^?]*)", r"\g<rest> ⟦=是多少⟧"),
    (r"^(?:please )?(?:list|enumerate) (?:all )?(?:of )?(?:the )?(?P<what>[^?.]+)", r"\g<what> ⟦=有哪些⟧"),
    (
        rf"^what {AUX} (?P<what>[^?]+?) (?:mainly |mostly |primarily )?(?:spent on|used (?:for|on)|used to pay for)\b",
        r"\g<what> ⟦=用途是什么⟧",
    ),
    (r"\bnot (?:publicly )?(?:disclosed|published|released|made public)\b", " ⟦=不公开⟧ "),
    (r"\bwhy\b", " ⟦=为什么⟧ "),
    (r"\bwhen (?=(?:did|does|was|were|is|are|has)\b)", " ⟦=什么时候⟧ "),
    (r"\bwhere (?=(?:did|does|was|were|is|are|has)\b)", " ⟦=哪里⟧ "),
    (r"\bwho\b|\bwhom\b", " ⟦=谁⟧ "),
    (
        rf"\b(?:which|what) (?:company|firm|enterprise) {AUX} (?:chosen|selected|appointed|picked|hired)?(?: as| to be)?"
        r"(?P<what>[^?]+)",
        r"\g<what> ⟦=是哪家公司⟧",
    ),
    (r"\b(?:which|what) (?:company|firm|enterprise)\b", " ⟦=哪家公司⟧ "),
    (r"\b(?:which|what) (?:supplier|contractor|vendor)\b", " ⟦=哪家供应商⟧ "),
    (r"\bwhich (department|division|office|section|bureau)\b(?! (?:of|did|does))", r" ⟦=哪个⟧ \1 "),
    (rf"\bhow (?={AUX}\b)", " ⟦=如何⟧ "),
    (rf"\b(?:what|which) (?!{AUX}\b)(?:two|three|four|five|six)\b", " ⟦=哪些⟧ "),
)
"""English patterns and what they become, the more particular first; a pattern that asks for a figure ends the search."""

DIFFERENCE = re.compile(
    r"⟦=(多多少|少多少|增长百分之几|下降百分之几|增加了多少|减少了多少|相差多少|百分之多少)⟧"
)
TWO_COUNTS = re.compile(
    rf"\bhow many (?P<one>\w+(?: \w+){{0,2}}) and (?!how\b)(?P<other>\w+(?: \w+){{0,2}}?)(?=\s*(?:\?|$|{AUX}\b))",
    re.IGNORECASE,
)
MANY = re.compile(r"\bhow many\s+(?P<noun>.*)", re.IGNORECASE)
VERDICT = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can|could) (?:there |it |they )?", re.IGNORECASE
)
WHAT = re.compile(r"\b(?:what|which)\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"(费|费用|支出|收入|经费|额|率|数|款|金|补贴|补助|福利|缴费|预算|决算|结余|总|价格|单价|价值|投资|得分|分值|指标值|占比|百分比|"
    r"工资|资金|资产|采购|比例)$"
)
NO_AMOUNT = re.compile(
    r"problem|reason|issue|dut(y|ies)|responsib|function|shortcoming|measure|kind|type|name|suggest",
    re.IGNORECASE,
)
PROCURED = re.compile(
    r"\b(?:construction )?(goods|works|services|engineering)\b(?= *⟦=占⟧[^⟦]*procurement)", re.IGNORECASE
)


def head(text: str) -> tuple[str, str, str]:
    """The organisations and years of a question as it begins in Chinese, two years that are held against each other,
    and what is left of it."""
    text = re.sub(
        r"(?:\b(?:at|by|as of|in|for)\s+)?the (end|beginning|start) of (?=(?:the )?⟦Y)",
        r" year \1 ",
        text,
        flags=re.I,
    )
    text = in_two_ways(ITS_OWN.sub("its ", text))
    text = PROPER.sub(" ", text) if re.search("⟦O[^⟧]*本级⟧", text) else text
    marks = [mark for mark in MARK.finditer(text) if mark["kind"] in "OY"]
    names = list(dict.fromkeys(mark["text"] for mark in marks if mark["kind"] == "O"))
    years = list(dict.fromkeys(mark["text"] for mark in marks if mark["kind"] == "Y"))
    joint = "比" if re.search(r"\bthan\b|\bexceed|\bsurpass", text, re.I) else "和"
    if re.search(r"from (?:the )?⟦Y\d+⟧ to ⟦Y", text):
        years, joint = sorted(years, reverse=True), "比"
    elif re.search(r"\bwhich\b", text, re.I):
        joint = "和"
    rest = re.sub(RUN_BY, "by", text, flags=re.IGNORECASE)
    for pattern in (NAMED, DATED, r"⟦[OY][^⟧]*⟧(?:\s*'s)?"):
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    rest = TWO_COUNTS.sub(_each_counted, rest)
    for pattern, chinese in WHOLE:
        rest = re.sub(pattern, chinese, " ".join(rest.split()), flags=re.IGNORECASE)
    spoken = [f"{year}年" for year in years]
    each_its_own = len(names) > 1 and len(years) == len(names)
    versus = f"{spoken[0]}比{spoken[1]}" if joint == "比" and len(spoken) == 2 and len(names) < 2 else ""
    pairs = [f"{name}{year}" for name, year in zip(names, spoken, strict=False)]
    lead = joint.join(pairs) if each_its_own else joint.join(names) + "和".join([] if versus else spoken)
    return lead + " " * bool(lead), versus, " ".join(rest.split()).strip(" ,")


def in_order(clause: str, versus: str) -> str:
    """A clause in Chinese order, its question word in Chinese; its phrases are still English. The years of `versus`
    stand right before what is said of their difference."""
    text = clause.strip(" ;")
    asks = VERDICT.match(text) is not None
    follows = re.match(r"and\b", text, re.IGNORECASE) is not None
    text = re.sub(r"^and\b", "", text, flags=re.IGNORECASE).strip() if follows else text
    text, counted = _counted(text)
    for pattern, chinese in PATTERNS:
        text = re.sub(pattern, chinese, text, count=1, flags=re.IGNORECASE)
    if asks:
        text = claimed(text)
    if versus:
        text, moved = DIFFERENCE.subn(rf"⟦={versus}\1⟧", text, count=1)
        text = text if moved else f"⟦={versus.replace('比', '和')}⟧ {text}"
    text = PROCURED.sub(r"procurement of \1", text)
    if asks:
        text = re.sub(r"[?\s]*$", " ⟦=吗⟧", text, count=1)
    elif not counted and WHAT.search(text):
        text = _what(text)
    return ("⟦=那⟧ " if follows and "⟦=那⟧" not in text and "⟦=占⟧" not in text else "") + text


def _each_counted(both: re.Match[str]) -> str:
    """Two nouns after one "how many", each asked for by itself where they are counted with different words."""
    counters = [
        hit[0].counted if (hit := longest(both[noun].split(), 0)) else None for noun in ("one", "other")
    ]
    apart = None not in counters and len(set(counters)) == 2
    return f"how many {both['one']} and how many {both['other']}" if apart else both[0]


def _counted(text: str) -> tuple[str, bool]:
    """ "How many" with what the thing is counted with: 多少辆."""
    if not (found := MANY.search(text)):
        return text, False
    words = re.findall(r"⟦[^⟧]*⟧|[A-Za-z0-9]+", found["noun"])
    counted, taken = "个", slice(0)
    for at in range(min(5, len(words))):
        hit = longest(words, at)
        if hit and hit[0].counted:
            counted, taken = hit[0].counted, slice(at, hit[1] if hit[0].chinese == hit[0].counted else at)
            break
        if words[at].lower() in ("did", "does", "do", "was", "were", "is", "are", "has", "have", "had"):
            break
    noun = found["noun"]
    for word in words[taken]:
        noun = noun.replace(word, " ", 1)
    return f"{text[: found.start()]} ⟦=多少{counted}⟧ {noun}", True


def _what(text: str) -> str:
    """ "What" where nothing has said yet what is asked: an amount, or a thing."""
    if "⟦=" in text and re.search(r"多少|几|什么|哪", text):
        return WHAT.sub(" ", text, count=1)
    words = re.findall(r"(?<=⟦=)[^⟧]+|[A-Za-z0-9]+", text)
    meant = [hit[0].chinese if (hit := longest(words, at)) else words[at] for at in range(len(words))]
    if any(AMOUNT.search(chinese) for chinese in meant) and not NO_AMOUNT.search(text):
        return re.sub(r"[?\s]*$", " ⟦=是多少⟧", WHAT.sub(" ", text, count=1), count=1)
    if many := re.match(r"what (?:are|were) (?P<what>(?:the )?[^?]*?[a-z]s\b[^?]*)", text, re.IGNORECASE):
        return f"{many['what']} ⟦=有哪些⟧"
    which = re.match(r".*\bwhich\b", text, re.IGNORECASE) is not None
    return WHAT.sub(" ⟦=哪个⟧ " if which else " ⟦=什么⟧ ", text, count=1)
