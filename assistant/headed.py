"""How a total moved, where a filing calls that total otherwise: the section that the form gives to the total tells it.

The form of a 部门决算 has one section for each total. A movement that this section states under a name which is no item of the field is the
total's where the arithmetic says so: its amount and its rate fit the total itself.
"""

from collections.abc import Callable
from dataclasses import replace

from assistant.compute import figure, figure_of
from assistant.domain import Ask, Found, Missing
from assistant.lexicon import STATED
from assistant.lookup import found_by
from assistant.shelf import Entry, Shelf
from assistant.statement import FALLING
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.fact import Measure

LookUp = Callable[[Ask, Shelf], Found | Missing]
SECTIONS: dict[str, str] = {
    "收支总计": "收入支出决算总体情况",
    "本年收入合计": "收入决算情况",
    "本年支出合计": "支出决算情况",
}
"""Totals and the headings under which they are told."""
MOVED = (Measure.CHANGE, Measure.CHANGE_RATE)
OF_LAST_YEAR = (None, "上年")


def headed(ask: Ask, shelf: Shelf, look_up: LookUp) -> Found | None:
    """The movement of the ask's total that the total's own section states under another name."""
    heading = SECTIONS.get(ask.terms[0]) if len(ask.terms) == 1 else None
    if heading is None or ask.measure not in MOVED or ask.words:
        return None
    total = look_up(replace(ask, measure=None, unit=None), shelf)
    whole = figure(total) if isinstance(total, Found) else None
    here = [entry for entry in shelf.entries if _tells(ask, entry, heading, shelf)]
    for amount in (entry for entry in here if entry.fact.measure is Measure.CHANGE):
        for rate in (entry for entry in here if entry.fact.measure is Measure.CHANGE_RATE):
            if whole and amount.own == rate.own and _fits(whole, amount, rate):
                found = found_by(ask, amount if ask.measure is Measure.CHANGE else rate, shelf.entries)
                return found if isinstance(found, Found) else None
    return None


def _tells(ask: Ask, entry: Entry, heading: str, shelf: Shelf) -> bool:
    """Whether a sentence of the section states a movement of what is no item of the field."""
    fact = entry.fact
    of_year = entry.key in ask.reports and fact.year == (ask.year or shelf.years.get(entry.key))
    titled = entry.place.split("、")[-1].removesuffix("说明") == heading
    moved = fact.measure in MOVED and fact.basis in OF_LAST_YEAR
    return not fact.from_cell and of_year and titled and moved and entry.own not in STATED


def _fits(total: Figure, amount: Entry, rate: Entry) -> bool:
    """Whether a movement of so much is one of so many percent of what the total was the year before."""
    step, percent = figure_of(amount.fact), figure_of(rate.fact)
    if step is None or percent is None or step.dimension != total.dimension:
        return False
    fell = bool(set(amount.fact.column) & FALLING)
    last = arithmetic.add((total, step)) if fell else arithmetic.subtract(total, step)
    return bool(last.value) and arithmetic.percent(step, last).value == percent.value
