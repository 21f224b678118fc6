"""Which of several things a question is about: the kind of things, a condition that they meet, how many of the first.

Owns the words for that. Which facts are the things is decided by `assistant.rows`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.cues import EACH_FIGURE
from assistant.domain import Limit, Sign
from assistant.scan import Mark
from ingest.fact import Measure

DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
SOME = r"[几二两三四五六七八九十\d]+"
LIMIT = re.compile(
    r"(?P<sign>超过了?|大于|高于|多于|不低于|不少于|低于|小于|不足|少于|不到|没到)"
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>亿元|万元|元|块钱?|%|人次|人|个|辆|次|台|分)?"
)
ZERO = re.compile(
    r"(?P<nil>(?:是|为|等于|得了?|拿了?|打了?)(?:零|0)(?![.\d])(?P<points>分)?|(?<=[一-鿿])零(?P<score>分))|"
    r"(?P<one>一(?P<unit>[辆个次台项家笔人]))[^，,。？?]{0,8}?(?P<none>[都也]没[有花用])"
)
"""Nothing at all of something; the groups but the units are what only says so."""
WHICH = re.compile(r"谁|哪|几[个家项]|多少[个家项]")
"""That some of several are asked for."""
UNSPENT = re.compile(
    r"没有?(?:把|将)?(?:全年|年初)?(?:预算|资金|钱)?(?:都|全)?(?:用|花|支出)(?:完|光|尽)|(?<!没)有(?:结余|剩余)"
)
"""A budget of which something is left."""
LEFT = Limit(sign=Sign.ABOVE, value=Decimal(0), unit=None)
"""What is left of it, as a condition."""
NOUN = "指标"
WHOLE = "整体"
"""What the indicators of a whole organisation are called, apart from those of its projects."""
OF_PROJECTS = "项目"
POINTS_LOST = Limit(sign=Sign.ABOVE, value=Decimal(0), unit=None, against=Measure.SCORE)
"""A full mark above the score, as a condition."""
TARGET_MISSED = Limit(sign=Sign.ABOVE, value=Decimal(0), unit=None, against=Measure.ACTUAL)
"""A target above what was done."""
HELD_AGAINST = {Measure.SCORE: Measure.FULL_MARK, Measure.ACTUAL: Measure.TARGET}
"""What these are held against."""
GOAL = r"(?:年度|全年|当年|年初|预期|预定|既定|设定|绩效|总体|定下?|所定|设)*的?"
"""What a goal is called besides."""
NOT_DONE = r"(?:没有?|未能?|不)(?:能|曾|有)?(?:达到|完成|实现|达成|做到|达)"
LESS = r"(?:低于|小于|少于|不到|不足|不及|不如)"
NOT_FULL = re.compile(
    rf"(?:没有?|未能?|不)(?:能|曾)?(?:拿|得|获|打|给|评|有)*了?(?:到|得|上)?(?:满分|全分)|非满分|不是满分|得分{LESS}(?:了|其)?(?:分值|满分)|"
    r"被?(?:扣|丢|失)了?分(?!之)的?"
)
"""Points that were lost."""
NOT_REACHED = re.compile(
    rf"(?:实际)?(?:完成值?)?(?:{NOT_DONE}|{LESS})了?{GOAL}(?:(?:目标|指标)值?|任务|标)(?!准)"
)
"""A target that was missed."""
LOST_SO_MUCH = "分值比得分多"
"""How many points were lost, as measures (`vocabulary/sayings.tsv`)."""
OF_WHOLE = re.compile(r"(?:部门|单位|总体)?整体(?:支出|绩效|自评)|部门整体|总体绩效")
OF_PROJECT = re.compile(r"项目(?:支出)?(?:绩效)?(?:自评)?表")
"""Whose table of indicators is meant."""
SIGNS: tuple[tuple[str, Sign], ...] = (
    ("高于|大于|超过了?|多于|超出|高过|超了", Sign.ABOVE),
    ("低于|小于|不足|少于|没到|不到|低过", Sign.BELOW),
)
"""What stands between two measures that are held against each other."""
OFF_BUDGET = re.compile(
    r"(?:花|用|支)?(?:(?P<over>超(?:出|过|支)?|高[于过出]|大于|多于|突破)|低于|小于|少于)了?(?:其|的)?(?P<budget>(?:年初|全年|调整后?的?)?预算)数?"
    r"(?!(?:数|额|安排|了|出)*(?:多少|几))"
)
"""More or less spent than the budget, whatever spending is called."""
BUDGETS_SAID = {
    "年初": Measure.INITIAL_BUDGET,
    "全年": Measure.ADJUSTED_BUDGET,
    "调整": Measure.ADJUSTED_BUDGET,
    "预算": Measure.BUDGET,
}
MUCH = re.compile("(?:数|额|安排|了|出)*(?:多少|几)")
"""By how much one is above the other is asked for, and not which ones are."""
SUMMED = re.compile(r"总(?:人数|次数|人次|数|和|共)|合计|一共")
"""All things of a kind taken together."""
TOP = re.compile(
    r"(?:前|最[大高多低少小]的?)([一二三四五六七八九十两\d]+)(?!个?[年期月季])(?:名|位|个|大|项|家|笔|类)?|"
    r"(?<=[哪这那])([二两三四五六七八九十])(?:个|项|笔|类)(?=[^，,。？?]{0,12}最)"
)
UNITS = "单位"
"""The organisations whose accounts one report puts together, as things that are gone over."""
KINDS_OF_UNITS = {
    UNITS: re.compile(""),
    "学校": re.compile("(?:学校|中学|小学|学院|大学)$"),
    "医院": re.compile("(?:医院|卫生院|卫生服务中心)$"),
    "幼儿园": re.compile("幼儿园$"),
}
"""The nouns by which such organisations are gone over, and how the names of those end that are meant."""
OF_UNITS = re.compile(
    rf"(?:(?:[所下直]属|下辖)的?(?:预算|事业|二级)*|二级(?:预算|核算)*|[哪各每]一?[个家所些]?|(?:最[多高大少小低]的?|前){SOME}?[个家所]|最[多高大少小低]的(?!单位))(?:[所下直]属的?)?"
    rf"({'|'.join(KINDS_OF_UNITS)})(?!数|性质|名称)"
)
ACCOUNTS = "项级"
"""The accounts that are told one by one where no level is said: the innermost."""
PARTS = "部分"
"""The parts of a whole, whatever these are, as things that are gone over."""
PART = "(?:地方|方面|领域|大头|去处|大?类(?!级)|大?块|部分)"
APPRAISED = "(?:绩效|自评|评价|重点|预算)*的?"
"""What projects that are gone over are called besides."""
EACH_ACCOUNT = re.compile(r"(?:各个?|每个|所有的?)(?:(?:类|款|项)级|(?:支出|功能)*科目)")
"""Every account of a level."""
CLASSIFIED = re.compile(r"(?:功能|经济)(?=(?:分类)?科目|分类|[类款项]级)|(?<=[类款项]级)(?:功能|经济)")
"""The classification of accounts that is meant."""
ECONOMIC = "经济"
"""The one by what is bought."""
KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?:各个?|每个|所有的?)?((?:类|款|项)级)(?:(?:支出)?(?:功能|经济)(?:分类)?)?(?:科目|支出)?(?:的?一[类款项])?"
        ),
        "",
    ),
    (
        re.compile(
            r"(?:按照?|从)?(?:支出)?功能(?:分类)?的?大?类(?![科别])|"
            r"(?<=预算支出|拨款支出|部门支出|本年支出|年度支出|支出合计)(?:里|中|的|\s)*最[大多高小少低]的[一]?个?大?类(?!别)"
        ),
        "类级",
    ),
    (
        re.compile(
            rf"(?:{SOME}个|前{SOME}[大个项]|[各每]个?|哪些|哪[几一]?个|所有的?)(?:支出|功能|预算)*科目|(?<=的)科目(?=有|是|里|，|,|[？?]?$)"
        ),
        ACCOUNTS,
    ),
    (re.compile(rf"(?:{SOME}|各|每|哪)张[^，,。；]{{0,20}}?表"), "自评表"),
    (
        re.compile(
            rf"(?:{SOME}|哪些?|各|每|所有)[个项条]*(?:考核|绩效|[一二三]级|单项)*指标(?!值)|(?<![这该])(?:考核|绩效|[一二三]级|单项)+指标(?!值)|(?<=的)指标(?!值)|指标里?有(?:几|多少|哪)"
        ),
        NOUN,
    ),
    (
        re.compile(
            rf"(?:各|每|哪|{SOME})(?:些|个|项|笔|大)*{APPRAISED}(项目|专项|工程)(?!支出|资金|经费)|(?:的|年度?|那些|里的?){APPRAISED}(项目|专项)(?=里|中|[，,]|有|[^支资经]{{0,2}}最)"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?:哪|各)[一几]?个?些?{PART}(?=[^，,。？?]{{0,12}}最)|最[大多高少小低]的[一几]?个?{PART}|功能(?:分类)?(?:科目|支出)|(?:功能|经济)分类(?!来?看?[，,][^哪各谁最]*$)|经济(?:分类)?科目"
        ),
        PARTS,
    ),
    (re.compile(r"各[类个项次种]([一-鿿]{2,4}?)(?=总|的|里|中|分别|合计|一共|[ ，,有]|$)"), ""),
)
"""The nouns of things that are gone over one by one; what is captured is the noun, where no other one stands for it."""


def kind(text: str) -> tuple[str, tuple[int, int]] | None:
    """The noun of the things that `text` goes over one by one, and where it is said: points and targets are those of indicators."""
    for pattern, noun in KINDS:
        if found := pattern.search(text):
            noun = noun or next(group for group in found.groups() if group)
            return _whose(text) + noun if noun == NOUN else noun, found.span()
    scored = WHICH.search(text) and (NOT_FULL.search(text) or NOT_REACHED.search(text))
    return (_whose(text) + NOUN, (0, 0)) if scored else None


def units(text: str) -> tuple[str, tuple[int, int]] | None:
    """The noun by which `text` goes over the organisations whose accounts one report puts together, and where it is said."""
    found = sorted(OF_UNITS.finditer(text), key=lambda match: match[1] == UNITS)
    return (found[0][1], found[0].span()) if found else None


def classified(text: str) -> str:
    """By which classification `text` tells accounts apart, where it says one."""
    said = set(CLASSIFIED.findall(text))
    return said.pop() if len(said) == 1 else ""


def each_account(text: str) -> bool:
    """Whether a figure of every account of a level is asked for: 各类级科目的项目支出分别多少."""
    return EACH_ACCOUNT.search(text) is not None and re.search(EACH_FIGURE, text) is not None


def _whose(text: str) -> str:
    """Whether the indicators of the organisation's own table are meant, or of its projects', where `text` says."""
    if OF_WHOLE.search(text):
        return WHOLE
    return OF_PROJECTS if OF_PROJECT.search(text) else ""


def limit(text: str, marks: Sequence[Mark], *, over_things: bool) -> Limit | None:
    """The condition on the figures: against a value, against nothing, or of two measures against each other."""
    if found := LIMIT.search(text):
        unit = (found["unit"] or "").replace("块钱", "元").replace("块", "元") or None
        above = found["sign"][0] in "超大高多达" or "不低" in found["sign"] or "不少" in found["sign"]
        return Limit(sign=Sign.ABOVE if above else Sign.BELOW, value=Decimal(found["value"]), unit=unit)
    if (found := ZERO.search(text)) and WHICH.search(text):
        unit = found["unit"] or found["points"] or found["score"]
        return Limit(sign=Sign.EQUAL, value=Decimal(0), unit=unit)
    for words, condition in ((NOT_FULL, POINTS_LOST), (NOT_REACHED, TARGET_MISSED)):
        if over_things and words.search(text):
            return condition
    if over_things and (found := OFF_BUDGET.search(text)):
        sign = Sign.ABOVE if found["over"] else Sign.BELOW
        return Limit(sign=sign, value=Decimal(0), unit=None, against=BUDGETS_SAID[found["budget"][:2]])
    compared = next(_compared(text, [mark for mark in marks if mark.measure]), None)
    return compared or (LEFT if over_things and UNSPENT.search(text) else None)


def _compared(text: str, marks: Sequence[Mark]) -> Iterator[Limit]:
    """Two measures with a comparison between them: 决算数高于年初预算数."""
    for left, right in pairwise(marks):
        for words, sign in SIGNS:
            if re.fullmatch(words, text[left.end : right.start]) and not MUCH.match(text, right.end):
                yield Limit(sign=sign, value=Decimal(0), unit=None, against=right.measure)


def said(text: str) -> list[tuple[int, int]]:
    """Where words only say a condition."""
    spans = [match.span() for match in LIMIT.finditer(text)]
    zeros = ZERO.finditer(text) if WHICH.search(text) else ()
    nothing = [match.span(group) for match in zeros for group in ("nil", "one", "none")]
    return spans + [span for span in nothing if span != (-1, -1)]


def lacking(text: str) -> list[tuple[int, int]]:
    """Where words say that points were lost or a target was missed."""
    return [match.span() for words in (NOT_FULL, NOT_REACHED) for match in words.finditer(text)]


def picks(text: str) -> bool:
    """Whether `text` has a condition that only some things meet."""
    conditions = (LIMIT, ZERO, UNSPENT, SUMMED, NOT_FULL, NOT_REACHED, OFF_BUDGET)
    return any(pattern.search(text) for pattern in conditions)


def top(text: str) -> int | None:
    """How many of the first are wanted."""
    if not (found := TOP.search(text)):
        return None
    count = found[1] or found[2]
    return DIGITS.get(count) or (int(count) if count.isdigit() else None)
