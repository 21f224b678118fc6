"""What a judgement stands on: the figures that the questions in a yes-or-no question find, and why one is lacking.

Whether they stand to each other as is claimed belongs to `assistant.relations`.
"""

from collections.abc import Sequence
from typing import Protocol

from assistant.compute import compute, failed, figure
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Judge,
    Judged,
    Lookup,
    Missing,
    Operation,
    Reason,
    ReportKey,
    Result,
)
from assistant.shelf import Shelf, principal
from ingest.arithmetic import Figure
from ingest.fact import Fact
from ingest.restatements import whose

Decided = Judged | Missing
Value = Found | Computed | Missing


class Figures(Protocol):
    """Where figures come from."""

    def find(self, ask: Ask) -> Value:
        """The figure of one ask."""

    def run(self, step: Lookup | Compute) -> Result:
        """What a step finds."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""


def value(found: Result) -> Figure | None:
    """The exact figure of what was found or computed."""
    if isinstance(found, Computed):
        return Figure(value=found.value, unit=found.unit)
    return figure(found) if isinstance(found, Found) else None


def pair_of(left: Result, right: Result) -> tuple[Figure, Figure] | None:
    """Two figures of one kind."""
    one, other = value(left), value(right)
    return (one, other) if one and other and one.dimension == other.dimension else None


def same(left: Result, right: Result) -> bool:
    """Whether two questions found one and the same figure."""
    if not isinstance(left, Found) or not isinstance(right, Found):
        return False
    one, other = left.statement.main, right.statement.main
    return same_thing(one, other) and (one.year, one.measure, one.scope) == (
        other.year,
        other.measure,
        other.scope,
    )


def ground(*found: Result) -> tuple[Found | Computed, ...]:
    return tuple(one for one in found if isinstance(one, (Found, Computed)))


def missing(*found: Result) -> Missing:
    """Why a figure is lacking; the first reason, a blank before nothing."""
    lacking = [one for one in found if isinstance(one, Missing)]
    known = [one for one in lacking if one.refusal.reason is not Reason.NO_ITEM]
    return (known or lacking or [failed(None, Reason.NO_ITEM)])[0]


def operand(step: Judge, at: int, means: Figures) -> Result:
    """The figure that one of the questions in the question asks for; nothing where it asks for several."""
    steps = step.operands[at] if at < len(step.operands) else ()
    return means.run(steps[0]) if len(steps) == 1 else failed(None, Reason.NO_ITEM)


def added_up(step: Judge, means: Figures) -> Computed | None:
    """The sum of the figures of the first question, where the filing prints it as the very figure of the second one."""
    steps = step.operands[0] if step.operands else ()
    if len(steps) != 1 or not isinstance(steps[0], Compute) or steps[0].operation is not Operation.SUM:
        return None
    found = compute(steps[0], [means.find(ask) for ask in steps[0].asks])
    return found if isinstance(found, Computed) else None


def same_thing(one: Fact, other: Fact) -> bool:
    totals = (whose(principal(fact), fact.scope.fund) for fact in (one, other))
    named_alike = principal(one) == principal(other) or len(set(totals)) == 1
    return one.organisation == other.organisation and named_alike
