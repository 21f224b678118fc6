"""What an indicator was to reach and what it reached, told in sentences: 完成及时率，年初目标值 100%，实际完成值 98%.

Owns the words for target and outcome (目标值, 指标值, 实际完成值) and which indicator they speak of. Other figures beside
an indicator are read in `ingest.extract.statement`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.carried import State, Statement, bare, is_money, is_percent
from ingest.extract.clauses import Said
from ingest.extract.lists import Reading
from ingest.extract.wording import clean
from ingest.fact import Measure

_VALUE = re.compile(
    r"^(?P<noun>.*?)(?:的|为)?(?:(?:年度|年初|初|全年|本年|当年|预期|计划|绩效|设定的?)*(?:目标|指标)值"
    r"|(?P<actual>(?:全年|年度|年末|本年)?实际(?:完成|达到|实现)?(?:指标)?值|(?:全年|年度)?完成(?:指标)?值))[=＝]?$"
)
# 覆盖率 ≥80%，实际完成 98%: said without 值 right behind the indicator.
_REACHED = re.compile(r"^(?:全年)?实际(?P<deed>完成|达到|达)?$")
_NO_INDICATOR = re.compile(r"^(?:一级|二级|三级|[\u4e00-\u9fff]{2,6})指标$|^(?:年度|年初|全年|本年)?$")
# 完好率 97%，高于目标值 95%: told beside the outcome.
_COMPARING = ("高于", "低于", "超过", "超出", "达到", "较", "比")
_LONGEST = 60
"""Characters that the name of an indicator may have in front of its target; more is a sentence of its own."""


def read(said: Said, state: State) -> Statement | None:
    """The target or the outcome of an indicator; without an item where none is named."""
    head = bare(said.head)
    if reached := _REACHED.match(head):
        bounded = is_percent(said) and reached["deed"] is not None
        if of := state.indicator or (_rate(said, state) if bounded else None):
            return Statement(item=of, measure=Measure.ACTUAL)
    found = _VALUE.match(head)
    if found is None or found["noun"].endswith(_COMPARING):
        return None
    actual = found["actual"] is not None
    item = clean(found["noun"])
    if _NO_INDICATOR.match(item):
        item = (state.indicator if actual else None) or _spoken_of(said, state)
    return Statement(item=item, measure=Measure.ACTUAL if actual else Measure.TARGET)


def aimed(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of a paragraph, a number right before the outcome of the same indicator being its target: 处理报警 2 万件以上，实际
    完成 1.8 万件."""
    behind = (*readings[1:], None)[: len(readings)]
    return tuple(
        (one, replace(told, measure=Measure.TARGET)) if _is_target((one, told), then) else (one, told)
        for (one, told), then in zip(readings, behind, strict=True)
    )


def _is_target(reading: Reading, then: Reading | None) -> bool:
    """Whether what follows a number in its sentence is what was reached of the same."""
    (one, told), number = reading, reading[1].measure in (Measure.COUNT, Measure.STATED)
    if then is None or not number or then[1].measure is not Measure.ACTUAL:
        return False
    return (one.sentence, told.item, one.hit.unit) == (then[0].sentence, then[1].item, then[0].hit.unit)


def _spoken_of(said: Said, state: State) -> str:
    """The indicator named in the clause before, or by the last figure of the sentence."""
    before = [clause.words for clause in said.between if clause.words]
    if before:
        name = clean(before[-1])
        return name if len(name) <= _LONGEST and not _NO_INDICATOR.match(name) else ""
    if said.first:
        return ""
    if is_percent(said):
        return _rate(said, state) or ""
    return (state.item if is_money(said) else state.count) or ""


def _rate(said: Said, state: State) -> str | None:
    """The last rate, where the same sentence told it."""
    return state.rate if state.rate and state.rate in said.opening else None
