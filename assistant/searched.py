"""What is answered in words: reasons, passages, what money was used for; and what a filing withholds of them."""

from dataclasses import replace

from assistant.compute import failed
from assistant.domain import (
    Ask,
    Corrected,
    Explain,
    Found,
    Missing,
    Passages,
    Reason,
    Refusal,
    Result,
    Search,
    Status,
    Wanted,
)
from assistant.held_roles import held
from assistant.labelled import labelled
from assistant.loaded import Library
from assistant.lookup import look_up
from assistant.notes import note
from assistant.reasons import nothing_spent, premise, reason, tells, told_cell
from assistant.uses import USED, use
from assistant.withheld import ground, withheld
from ingest.fact import Measure
from ingest.names import plain
from ingest.restatements import familiar

WIDER: dict[tuple[str, ...], tuple[str, ...]] = {
    ("本年支出合计",): ("财政拨款支出", "一般公共预算财政拨款支出"),
    ("本年收入合计",): ("财政拨款收入",),
    ("收入总计",): ("收支总计",),
    ("支出总计",): ("收支总计",),
}
"""What stands for a total where the filing does not print it."""


def explained(step: Explain, library: Library) -> Result:
    """The filing's own reason; what the question takes for granted is held against the figures first."""
    if step.search.ground and (ground_of := _unpublished(step.search, library)):
        return ground_of
    if corrected := premise(step.ask, step.claimed, step.over_budget, library):
        return corrected
    if step.search.spent and (corrected := nothing_spent(step.search.spent, library)):
        return corrected
    if cell := _reason_cell(step.ask, library):
        return cell
    found = reason(step.ask, step.against_budget, library)
    for wider in WIDER.get(step.ask.terms, ()):
        found = found or reason(replace(step.ask, terms=(wider,)), step.against_budget, library)
    return found or _of_its_own(searched(step.search, library), step.ask, library)


def _of_its_own(found: Result, ask: Ask, library: Library) -> Result:
    """What a search for a reason found, where the report's sentences tell of the item only those passages that name it: beside
    them stand the reasons of its neighbours."""
    shelf = library.shelf(ask.reports)
    told = {plain(entry.fact.item) for entry in shelf.entries if tells(entry, ask, shelf)}
    if not isinstance(found, Passages) or not told:
        return found
    names = told.union(ask.terms, (plain(one.text) for one in ask.demands if one.item))
    kept = tuple(
        one
        for one in found.passages
        if any(name in plain(one.chunk.span.of(library.document(one.chunk.filing).text)) for name in names)
    )
    return replace(found, passages=kept) if kept else failed(ask, Reason.NO_ITEM)


def _reason_cell(ask: Ask, library: Library) -> Found | Missing | None:
    """The reason that a table has a column for, of the very row that the question names: an empty cell gives none."""
    found = look_up(replace(ask, measure=Measure.REASON), library.shelf(ask.reports))
    fact = found.statement.main if isinstance(found, Found) else found.fact
    return found if fact is not None and fact.measure is Measure.REASON and fact.term in ask.terms else None


def _unpublished(step: Search, library: Library) -> Passages | Missing | None:
    """What the filing withholds of the topic: no answer but the reason, unless its ground is what is asked for."""
    said = " ".join((*step.terms, step.topic))
    entries = sorted(library.shelf(step.reports).entries, key=lambda entry: entry.fact.from_cell)
    unpublished = withheld(said, None, entries)  # sentences first: only they print a ground
    if unpublished is None:
        return None
    asked = step.wanted is Wanted.REASON and step.ground
    if asked and (said_why := ground(unpublished, library.document(unpublished.filing))):
        return said_why
    if unpublished.subject is None and not asked:
        return None
    return Missing(
        ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.WITHHELD), fact=unpublished
    )


def _used(ask: Ask, step: Search, library: Library) -> Passages | Missing:
    """What an item's money was used for; of an item of the field only what is said beside its figures, of a project what
    is said of it anywhere."""
    if found := use(replace(ask, measure=None, unit=None), library):
        return found
    if step.wanted is Wanted.DEFINITION:
        return library.search(step)
    if any(familiar(term) for term in ask.terms):
        return failed(None, Reason.NO_ITEM)
    return library.search(replace(step, needs=USED.pattern))


def searched(step: Search, library: Library) -> Passages | Missing | Corrected:
    """The passages that answer, unless nothing was spent of what the question takes for spent; what the filing
    withholds under the heading of the topic is no answer but the reason."""
    if step.labels and (printed := labelled(step, library)):
        return printed
    if step.roles:
        return held(step, library)
    if step.spent and (corrected := nothing_spent(step.spent, library)):
        return corrected
    if unpublished := _unpublished(step, library):
        return unpublished
    if step.wanted is Wanted.REASON and (cell := told_cell(step, library)):
        return cell
    found = _used(step.used, step, library) if step.used else note(step, library) or library.search(step)
    return replace(found, topic=step.topic) if isinstance(found, Missing) else found
