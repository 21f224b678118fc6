"""Which of several totals a list of amounts belongs to: the one that its members add up to.

Owns that decision only. A list behind "年初预算 100 万元，执行数 90 万元。明细为：…" takes the measure of the total that
its sum meets; where it meets none and more than one stands there, its members stay amounts without a measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.extract.carried import Statement
from ingest.extract.clauses import Said
from ingest.fact import Measure

_TOTALS = frozenset(
    {
        Measure.FINAL,
        Measure.BUDGET,
        Measure.INITIAL_BUDGET,
        Measure.ADJUSTED_BUDGET,
        Measure.ADDED_BUDGET,
    }
)
_TERM = Decimal("0.01")

Reading = tuple[Said, Statement]


@dataclass(slots=True)
class _List:
    """Totals and the members behind them, as places in the paragraph; grows while the paragraph is walked."""

    totals: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)


def settle(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of one paragraph with the members of each list given the measure of the total they add up to."""
    settled = list(readings)
    for found in _lists(readings):
        measure = _measure(
            [readings[place] for place in found.totals], [readings[place] for place in found.members]
        )
        for place in found.members:
            one, statement = settled[place]
            settled[place] = (one, replace(statement, measure=measure))
    return tuple(settled)


def _lists(readings: Sequence[Reading]) -> list[_List]:
    found, current = [], _List()
    for place, (one, statement) in enumerate(readings):
        if not (one.hit.unit or "").endswith("元"):
            continue
        if statement.inherited:
            current.members.append(place)
        elif statement.measure in _TOTALS:
            if current.members:
                found.append(current)
                current = _List()
            current.totals.append(place)
    return [*found, current] if current.members else found


def _measure(totals: Sequence[Reading], members: Sequence[Reading]) -> Measure:
    """The measure of the total that the members add up to, within a unit of the last digit a term."""
    stated = members[0][1].measure
    whole = sum((_value(one) for one, _ in members), Decimal(0))
    units = {one.hit.unit for one, _ in members}
    matching = [
        statement.measure
        for one, statement in totals
        if {one.hit.unit} == units and abs(_value(one) - whole) <= _TERM * len(members)
    ]
    if stated in matching or all(one.aside for one, _ in members):
        return stated
    if matching:
        return matching[-1]
    return stated if len({statement.measure for _, statement in totals}) <= 1 else Measure.STATED


def _value(one: Said) -> Decimal:
    assert one.hit.amount is not None
    return one.hit.amount.low
