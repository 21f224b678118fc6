"""Which budget a sentence means where it says only 预算: that of the year's beginning, or the adjusted one.

Owns that decision only; it looks at the figures that stand beside it in the same sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.lists import Reading
from ingest.fact import Measure

_BUDGETS = frozenset({Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADDED_BUDGET, Measure.ADJUSTED_BUDGET})


def told(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of one paragraph; a budget with an addition right behind it is the one of the year's beginning, and a
    rate of execution beside no other budget is counted from that one."""
    found = [_initial(readings, place) for place in range(len(readings))]
    return tuple(_counted(found, place) for place in range(len(found)))


def _initial(readings: Sequence[Reading], place: int) -> Reading:
    one, statement = readings[place]
    if statement.measure is not Measure.BUDGET or place + 1 == len(readings):
        return readings[place]
    other, added = readings[place + 1]
    if other.sentence != one.sentence or added.measure is not Measure.ADDED_BUDGET:
        return readings[place]
    return one, replace(statement, measure=Measure.INITIAL_BUDGET)


def _counted(readings: Sequence[Reading], place: int) -> Reading:
    one, statement = readings[place]
    if statement.measure is not Measure.COMPLETION or statement.basis != "预算":
        return readings[place]
    beside = {
        other.measure
        for said, other in readings[:place]
        if said.sentence == one.sentence and other.measure in _BUDGETS and not other.inherited
    }
    return (
        (one, replace(statement, basis="年初预算")) if beside == {Measure.INITIAL_BUDGET} else readings[place]
    )
