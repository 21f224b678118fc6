"""Scores and evaluations that a sentence tells: 自评得分 92 分 · 扣 2 分 · what was evaluated, and what a score is of.

Owns these words only; other counts and amounts are read in `ingest.extract.plain`.
"""

import re

from ingest.extract.carried import State, Statement, bare, spoken
from ingest.extract.clauses import Said
from ingest.extract.wording import clean, counted
from ingest.fact import Bound, Measure

_POINTS = "分"
_EVALUATED = re.compile(
    r"(?:(?:财政|部门)?重点|(?:预算)?事前)?绩效(?:自评|评价|评估)|绩效(?:运行)?监控|编[制报]了?(?:项目)?绩效目标"
)
_SCALE = re.compile(r"^(?:\(含\))?(?:以上|以下|至)")
_GOT = re.compile(r"^(?P<noun>.*?)得$")
_SCORED = re.compile(r"(?:(?:自评|评价)分?|评分)$")
_MARKED = re.compile(r"(?:(?<=自评)|(?<=评价))分$")
_TAKEN_OFF = re.compile(r"^共?扣(?:除|减)?$")
_PROJECT = re.compile(
    r"^(?!通过|根据|依据|依照|对照|按|经|由|为)[^，,]{2,40}?(?:项目|专项|工程|经费)(?=预算|支出|目标|全年|年初|安排|执行|资金|绩效|自评|[，,])"
)
"""What a part of a sentence begins with that goes on to its money, its target and its score."""
_PARTS = re.compile(r"[；;：:]")


def score(said: Said, state: State) -> Statement | None:
    """自评得分 92 分 · 管理效率得 44 分 · 按标准得 9 分; what lies between bounds is a scale and no score."""
    noun = counted(said.head)
    points = said.hit.unit == _POINTS
    if points and (got := _GOT.match(bare(said.head))):
        noun = clean(got["noun"])
        noun = (spoken(state) or "") if not noun or noun.startswith(("按", "评分")) else noun
        if not noun or noun.endswith(("项", "得分")):
            return None
    elif not (noun.endswith("得分") or (points and _SCORED.search(noun))):
        return None
    exact = said.hit.amount is not None and said.hit.amount.bound is Bound.EXACT
    if not exact or _SCALE.match(said.tail):
        return None
    item = noun if noun.endswith("得分") else f"{_MARKED.sub('', noun)}得分"
    subject = state.topic or _told_of(said) or state.indicator
    return Statement(item=item, measure=Measure.SCORE, subject=subject)


def scale(said: Said, noun: str) -> bool:
    """Whether points are a scale: 自评得分 90 分以上."""
    return said.hit.unit == _POINTS and (noun.endswith("得分") or _SCORED.search(noun) is not None)


def taken_off(said: Said, noun: str, state: State) -> Statement | None:
    """扣 2 分, of the indicator told before."""
    if said.hit.unit != _POINTS or not _TAKEN_OFF.match(noun):
        return None
    return Statement(item="扣分", measure=Measure.COUNT, subject=state.indicator)


def evaluated(said: Said) -> str | None:
    """The kind of evaluation said nearest: behind the figure, else last before it."""
    found = _EVALUATED.search(said.tail)
    behind = found.group().replace("了", "") if found else None
    return behind or next(
        (match.group() for match in reversed(list(_EVALUATED.finditer(said.opening)))), None
    )


def _told_of(said: Said) -> str | None:
    """The project that a part of a sentence tells of: 改革补助项目预算 435 万元，支出 435 万元，自评 98 分."""
    found = _PROJECT.match(_PARTS.split(said.opening)[-1])
    return clean(found[0]) if found else None
