"""What a cross-check finds: agree, differ, or unchecked with the reason.

Owns the shape of a finding and how two figures or a sum are judged. Which figures are held against each other is
written in the rules of `ingest.checks`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest import arithmetic
from ingest.arithmetic import Agreement, Figure
from ingest.fact import Amount, Bound, Fact

COMPLETED, SHARED = "完成率＝决算÷预算", "占比＝分项÷总额"
MOVED, EXECUTED = "增减率＝增减额÷基数", "表内执行率＝执行数÷预算数"
OF_OPERANDS = frozenset({COMPLETED, SHARED, MOVED, EXECUTED})
"""The rules that hold a printed percentage against its operands: the percentage first among a check's facts."""


class State(StrEnum):
    """The three outcomes of a check; a missing input is never a pass."""

    AGREE = "一致"
    DIFFER = "不一致"
    UNCHECKED = "无法核对"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One cross-check of a report: its name, its outcome in words, and the facts it looked at."""

    rule: str
    state: State
    detail: str
    facts: tuple[str, ...]
    report: int


def exact(fact: Fact | None) -> Figure | None:
    """The figure of a fact that states one exactly."""
    if fact is None or not isinstance(fact.value, Amount) or fact.value.bound is not Bound.EXACT:
        return None
    return arithmetic.figure(fact.value, fact.unit)


def printed(figure: Figure) -> str:
    """A figure as it is shown in a detail."""
    return f"{figure.value:f}{figure.unit or ''}"


def unchecked(rule: str, report: int, why: str, facts: Iterable[Fact | None] = ()) -> Check:
    """A check that could not be made, and why."""
    return Check(rule=rule, state=State.UNCHECKED, detail=why, facts=ids(facts), report=report)


def equal(rule: str, report: int, first: tuple[str, Fact | None], second: tuple[str, Fact | None]) -> Check:
    """Two statements that must be the same figure; each with what it is called in the detail."""
    (name, one), (other_name, other) = first, second
    left, right = exact(one), exact(other)
    if left is None or right is None:
        empty = name if left is None else other_name
        return unchecked(rule, report, f"{empty}没有数（未找到或为空）", (one, other))
    if left.dimension != right.dimension:
        return unchecked(rule, report, f"{name}与{other_name}的单位不是同一种", (one, other))
    agreement = arithmetic.compare(left, right)
    state = State.AGREE if agreement is Agreement.AGREE else State.DIFFER
    words = f"{name} {printed(left)}，{other_name} {printed(right)}"
    return Check(
        rule=rule,
        state=state,
        detail=words + ("" if state is State.AGREE else gap(left, right, agreement)),
        facts=ids((one, other)),
        report=report,
    )


def total(
    rule: str, report: int, whole: tuple[str, Fact | None], parts: Sequence[tuple[str, Fact | None]]
) -> Check:
    """A sum that must be its parts, within one unit of the last digit a part; empty parts add nothing and are named."""
    name, fact = whole
    known = exact(fact)
    facts = (fact, *(part for _, part in parts))
    terms = [(label, value) for label, part in parts if (value := exact(part)) is not None]
    if known is None:
        return unchecked(rule, report, f"{name}没有数（未找到或为空）", facts)
    if not terms:
        return unchecked(rule, report, f"{name} {printed(known)}，各分项没有数（未找到或为空）", facts)
    if any(value.dimension != known.dimension for _, value in terms):
        return unchecked(rule, report, f"{name}与分项的单位不是同一种", facts)
    added = arithmetic.add([value for _, value in terms])
    difference = abs(added.base - known.base)
    allowed = max(known.step, *(value.step for _, value in terms)) * len(terms)
    state = State.AGREE if difference <= allowed else State.DIFFER
    words = f"{name} {printed(known)}，分项之和 {printed(added)}"
    missing = [label for label, part in parts if part is None]
    if state is State.DIFFER and missing:
        return unchecked(rule, report, f"{words}，未找到{'、'.join(missing)}", facts)
    if difference:
        words += gap(known, added, Agreement.ROUNDING if state is State.AGREE else Agreement.DIFFER)
    return Check(rule=rule, state=state, detail=words, facts=ids(facts), report=report)


def gap(first: Figure, second: Figure, agreement: Agreement) -> str:
    """By how much two figures miss each other, in words."""
    difference = abs(arithmetic.subtract(first, second).value)
    word = "，尾差 " if agreement is Agreement.ROUNDING else "，相差 "
    return word + f"{difference:f}{first.unit or ''}"


def ids(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """The ids of the facts that are there, each once."""
    return tuple(dict.fromkeys(fact.id for fact in facts if fact is not None))
