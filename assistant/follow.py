"""A part of a question in the light of what the part beside it was answered with.

Owns which part is looked up beside which figure. What stands beside a figure is `assistant.beside`'s, what a part says by itself
`assistant.series`'s.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.alongside import alongside
from assistant.beside import told_beside
from assistant.counting import PERSONS
from assistant.domain import Ask, Compute, Computed, Found, Lookup, Missing, ReportKey, Result, Status, Step
from assistant.in_row import in_row, leading
from assistant.shelf import Shelf


class Shelves(Protocol):
    """The facts that are loaded."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""


def beside_last(step: Step, results: Sequence[Result], library: Shelves) -> Step:
    """A further part of the question, with what the part before it was answered with; its own words name a figure that is
    told beside that one: 学生多了几个、班多了几个."""
    last = results[-1] if results else None
    if isinstance(step, Lookup) and step.further and isinstance(last, Found):
        ask = replace(step.ask, beside=last.statement.main)
        return replace(step, ask=_of_whom(ask, last, library.shelf(ask.reports)))
    if isinstance(step, Lookup) and step.further and isinstance(last, Computed):
        return replace(step, ask=_named_beside(step.ask, last, library))
    if isinstance(step, Compute) and isinstance(last, Computed):
        return replace(step, asks=tuple(_named_beside(ask, last, library) for ask in step.asks))
    return step


def _of_whom(ask: Ask, last: Found, shelf: Shelf) -> Ask:
    """A further part where the question names no organisation: it asks of the one that the part before it was answered of."""
    if ask.reports != last.ask.reports:
        return ask
    whose = last.statement.main.organisation
    kept = tuple(key for key in ask.reports if whose in shelf.whose.get(key, ()))
    return replace(ask, reports=kept or ask.reports)


def _named_beside(ask: Ask, last: Computed, library: Shelves) -> Ask:
    """An ask whose own words nothing explains, for the figure that they name beside one of those that `last` comes from."""
    if not ask.unread:
        return ask
    shelf = library.shelf(ask.reports)
    beside_each = (replace(ask, beside=leaf.statement.main, unit=None) for leaf in last.leaves)
    told = next((one for one in (told_beside(each, shelf) for each in beside_each) if one), None)
    if told is None:
        return ask
    return replace(ask, terms=(), words=told.statement.main.item, head="", hints="", unread="")


def beside_found(
    step: Step, found: tuple[Result, ...], results: Sequence[Result], library: Shelves
) -> tuple[Result, ...]:
    """What a step found; where that is nothing, what its part of the question means beside what the part before it was answered
    with."""
    last = leading(results[-1] if results else None)
    if not (isinstance(step, Lookup) and last and len(found) == 1):
        return found
    lacking = isinstance(found[0], Missing) and found[0].refusal.status is not Status.DECLINED
    lacking = lacking or _of_no_thing(step.ask, last.ask)
    shelf = library.shelf(step.ask.reports)
    told = (alongside(step.ask, last, shelf) or in_row(step.ask, last, shelf)) if lacking else None
    return (told,) if told else found


def _of_no_thing(ask: Ask, before: Ask) -> bool:
    """Whether a part says only what was done and counts in the unit of the part before it, so that it is of the same thing: 检测系统新增多少个，累计接入多少个."""
    only_done = {one.text for one in ask.demands if one.deed}.issuperset(ask.words.split())
    unit = ask.unit is not None and ask.unit == before.unit and ask.unit not in (*PERSONS, "钱")
    return unit and only_done and not (ask.terms or ask.codes or ask.within or ask.counted)


def beside_next(results: Sequence[Result], library: Shelves) -> tuple[Result, ...]:
    """The results; what a first part that says no more than what is counted means, beside what the part after it was answered
    with: 拆了多少户，安置了多少人."""
    first, after = [*results, None, None][:2]
    if not isinstance(first, Missing) or not isinstance(after, Found) or first.ask is None:
        return tuple(results)
    ask = replace(first.ask, beside=after.statement.main)
    shelf = library.shelf(ask.reports)
    told = (told_beside(ask, shelf) if ask.unread else None) or alongside(first.ask, after, shelf)
    return (told or first, *results[1:])
