"""Plan → Evidence: carries the steps out on the facts and passages that are loaded."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, assert_never

from assistant.beside import beside, people_beside, things_of
from assistant.composition import composed
from assistant.compute import compute, converted, failed, fallen
from assistant.counting import COUNTERS, PERSONS
from assistant.derive import derive, direction
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Corrected,
    Evidence,
    Explain,
    Found,
    Judge,
    Lookup,
    Missing,
    Operand,
    Operation,
    Passages,
    Plan,
    Reason,
    Refusal,
    Refuse,
    ReportKey,
    Result,
    Search,
    Status,
    Step,
    Wanted,
)
from assistant.either import either
from assistant.headed import headed
from assistant.judge import judge
from assistant.lookup import look_up
from assistant.narrow import Store, Wide, in_years, narrowed
from assistant.notes import note
from assistant.ordered import ORDERED, in_order
from assistant.reasons import nothing_spent, premise, reason
from assistant.rows import OVER_ROWS, over_rows
from assistant.scan import PEOPLE
from assistant.shelf import Shelf
from assistant.statement import MONEY
from assistant.trend import over_years
from assistant.withheld import withheld
from ingest.chunk import Chunk
from ingest.fact import Fund, Measure
from ingest.names import canonical
from ingest.store.documents import Outline

COSTS = re.compile(r"(费|经费|费用|支出|资金)$")
HEADCOUNT = ("在职人数",)
PART_OF_FUND = re.compile(r"(?P<fund>财政拨款|一般公共预算财政拨款)(?P<part>基本支出|项目支出)")
WIDER: dict[tuple[str, ...], tuple[str, ...]] = {
    ("本年支出合计",): ("财政拨款支出", "一般公共预算财政拨款支出"),
    ("本年收入合计",): ("财政拨款收入",),
}
"""What stands for a total where the filing does not print it."""


class Library(Protocol):
    """What is loaded: facts on shelves, and passages to search."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""

    def search(self, search: Search) -> Passages | Missing:
        """The passages that answer."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""


class Loaded(Library, Store, Protocol):
    """All that is loaded, and what can be told of it without reading it."""

    def of_items(self, terms: Sequence[str]) -> Library:
        """The same with the facts of some items alone."""


def execute(plan: Plan, library: Loaded) -> Evidence:
    """The results of the steps of `plan`, in order."""
    results: list[Result] = []
    for step in plan.steps:
        results += _narrowed(_beside_last(step, results), library)
    return Evidence(results=tuple(results))


def _narrowed(step: Step, library: Loaded) -> tuple[Result, ...]:
    """The results of a step over as few reports, or facts, as can answer it."""
    narrow = narrowed(step, library)
    if isinstance(narrow, Wide):
        return _results(narrow.step, library.of_items(narrow.terms))
    if near := in_years(narrow, library):
        results = _results(near, library)
        if not any(isinstance(result, Missing) for result in results):
            return results
    return _results(narrow, library)


def _beside_last(step: Step, results: Sequence[Result]) -> Step:
    """A lookup of a further part of the question, with what the part before it was answered with."""
    last = results[-1] if results else None
    if isinstance(step, Lookup) and step.further and isinstance(last, Found):
        return replace(step, ask=replace(step.ask, beside=last.statement.main))
    return step


def _results(step: Step, library: Library) -> tuple[Result, ...]:
    match step:
        case Refuse():
            return (Missing(ask=None, refusal=step.refusal),)
        case Search():
            return (_searched(step, library),)
        case Lookup():
            return _checked(step, library)
        case Compute(operation=Operation.COMPOSITION):
            return tuple(composed(ask, library.shelf(ask.reports), look_up) for ask in step.asks)
        case Compute():
            return (_computed(step, library),)
        case Explain():
            return (_explained(step, library),)
        case Judge():
            return (judge(step, lambda ask: _one(ask, library), library),)
        case _:
            assert_never(step)


def _one(ask: Ask, library: Library, decimals: int | None = None) -> Found | Missing | Computed:
    """What one ask finds, or what can be computed for it."""
    shelf = library.shelf(ask.reports)
    if choice := either(ask, shelf, look_up):
        return choice
    found = look_up(ask, shelf)
    for wider in WIDER.get(ask.terms, ()):
        if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM:
            found = look_up(replace(ask, terms=(wider,)), shelf)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and (total := _of_fund(ask)):
        found = look_up(total, shelf)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and (counted := _deed(ask)):
        found = look_up(counted, shelf)
        if isinstance(found, Missing) and ask.unit in PERSONS:
            amount = look_up(replace(ask, unit=None, beside=None), shelf)
            found = (people_beside(amount, ask, shelf) if isinstance(amount, Found) else None) or found
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and ask.said and not ask.words:
        as_said = look_up(replace(ask, terms=(), words=ask.said), shelf)
        found = as_said if isinstance(as_said, Found) else found
    if isinstance(found, Missing) and found.refusal.reason in (Reason.NO_ITEM, Reason.NO_YEAR):
        return headed(ask, shelf, look_up) or derive(ask, shelf, look_up, decimals) or found
    return found


def _of_fund(ask: Ask) -> Ask | None:
    """The ask for a part of expenditure whose name says whose money it is, by that part and that money."""
    named = PART_OF_FUND.fullmatch(ask.terms[0]) if len(ask.terms) == 1 else None
    return replace(ask, terms=(named["part"],), fund=Fund(named["fund"])) if named else None


def _deed(ask: Ask) -> Ask | None:
    """The ask for a count of what an item of money pays for: the people of the training, not the training's cost."""
    if ask.unit is None or ask.unit in MONEY or ask.unit in ("钱", "%"):
        return None
    if not ask.terms or PEOPLE & set(ask.terms):
        return None
    deeds = " ".join(COSTS.sub("", term) for term in ask.terms)
    return replace(ask, terms=(), words=f"{deeds} {ask.words}".strip(), measure=None)


def _beside(ask: Ask, library: Library) -> Found | None:
    """A figure of the passage that the question means, where its words are no label's."""
    shelf = library.shelf(ask.reports)
    years = {key: shelf.years.get(key) for key in ask.reports}
    reports = tuple(key for key in ask.reports if ask.year in (None, years[key]))
    topic = " ".join((*ask.within, *ask.terms, ask.words))
    ranked = library.rank(Search(reports=reports, topic=topic, wanted=Wanted.FIGURE))
    return beside(ask, shelf, ranked)


def _checked(step: Lookup, library: Library) -> tuple[Result, ...]:
    """A lookup; a direction that the question takes for granted is held against the filing's own."""
    found = _one(step.ask, library, step.decimals)
    if isinstance(found, Computed) and step.claimed == "减少":
        return (fallen(found, step.decimals),)
    if step.into and isinstance(found, Found) and (result := converted(found, step.into, step.decimals)):
        return (result,)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM:
        if several := _each_term(step.ask, library):
            return several
        if near := _beside(step.ask, library):
            return (near,)
        if step.otherwise:
            return (_searched(step.otherwise, library),)
    if (
        step.claimed
        and isinstance(found, Found)
        and found.statement.main.measure in (Measure.CHANGE, Measure.CHANGE_RATE)
    ):
        stated = direction(found)
        if stated and stated != step.claimed:
            return (Corrected(direction=stated, found=(found,)),)
    return (found,)


def _each_term(ask: Ask, library: Library) -> tuple[Found, ...]:
    """Items named side by side that no one fact carries together: each by itself if all of them are found; of those
    that are counted otherwise than asked, the one that fits."""
    if len(ask.terms) < 2 or (ask.words and not ask.unit):
        return ()
    shelf = library.shelf(ask.reports)
    one_each = [replace(ask, terms=(term,)) for term in ask.terms] + [replace(ask, terms=())] * bool(
        ask.words
    )
    found = [look_up(one, shelf) for one in one_each]
    kept = tuple(one for one in found if isinstance(one, Found))
    counted = ask.unit is not None and ask.unit != "%"
    return kept if len(kept) == len(found) or (counted and len(kept) == 1) else ()


def _computed(step: Compute, library: Library) -> Result:
    asks = list(step.asks)
    alone = len(asks) == 1 and not step.joints
    if step.operation is Operation.PER_HEAD and not step.given and alone:
        return compute(step, _per_head(asks[0], step, library))
    if step.operation is Operation.SHARE and asks and not step.joints:
        stated = look_up(replace(asks[0], measure=Measure.SHARE), library.shelf(asks[0].reports))
        if isinstance(stated, Found) and _of_whole(stated, asks[-1]):
            return stated
    if step.operation is Operation.DIFFERENCE and alone:
        return _one(replace(asks[0], measure=Measure.CHANGE), library)
    if alone and (step.operation in OVER_ROWS or step.limit or asks[0].kind):
        return over_rows(step, asks[0], library.shelf(asks[0].reports))
    if step.operation is Operation.PER_HEAD:
        asks = [asks[0], *(replace(ask, unit=None) for ask in asks[1:])]
    found = [_operand(ask, library, counted=step.limit is not None) for ask in asks]
    if len(found) == 2:
        found = _told_apart(asks, found, library)
    if step.operation is Operation.TREND:
        years = library.shelf([key for ask in asks for key in ask.reports]).years
        return over_years(asks, found, {years[key] for ask in asks for key in ask.reports if key in years})
    if step.operation in ORDERED or step.limit:
        return in_order(step, found, _lacking(step, found, library))
    result = compute(step, _put_together(step, found))
    if (
        isinstance(result, Missing)
        and step.operation is Operation.SUM
        and len({ask.reports for ask in asks}) == 1
    ):
        terms = tuple(dict.fromkeys(term for ask in asks for term in ask.terms))
        words = " ".join(ask.words for ask in asks).strip()
        added_up = _one(replace(asks[0], terms=terms, words=words), library)
        return added_up if isinstance(added_up, Found) else result
    return result


def _told_apart(
    asks: Sequence[Ask], found: list[Operand | Missing], library: Library
) -> list[Operand | Missing]:
    """Two asks in other words that one statement answers: the one that another statement answers too has that one."""
    one, other = found
    if not (
        isinstance(one, Found) and isinstance(other, Found) and one.statement.main == other.statement.main
    ):
        return found
    said = [replace(ask, beside=one.statement.main) for ask in asks]
    others = [_operand(ask, library) for ask in said if ask.words]
    if len(others) == 2 and isinstance(others[0], Found) is not isinstance(others[1], Found):
        return [others[0], other] if isinstance(others[0], Found) else [one, others[1]]
    return found


def _put_together(step: Compute, found: Sequence[Operand | Missing]) -> Sequence[Operand | Missing]:
    """The operands, some of them computed from several of the figures found."""
    operands, at = [], 0
    for joint in step.joints:
        several = found[at : at + joint.size]
        inner = Compute(operation=joint.operation, asks=(), given=(), decimals=None)
        operands.append(compute(inner, several) if joint.size > 1 else several[0])
        at += joint.size
    return operands or found


def _lacking(step: Compute, found: Sequence[Operand | Missing], library: Library) -> tuple[str, ...]:
    """What has no figure, by what tells the asks apart: the organisations, else the items. A blank cell reports nothing that could
    be the highest."""
    missing = [
        ask
        for ask, one in zip(step.asks, found, strict=True)
        if isinstance(one, Missing)
        and not (one.refusal.reason is Reason.BLANK and step.operation is Operation.HIGHEST)
    ]
    apart = len({ask.reports for ask in step.asks}) > 1
    return tuple(dict.fromkeys(_who(ask, library) if apart else _what(ask) for ask in missing))


def _who(ask: Ask, library: Library) -> str:
    """Whose figure an ask is for."""
    entries = library.shelf(ask.reports).entries
    return entries[0].fact.organisation if entries else _what(ask)


def _what(ask: Ask) -> str:
    return "、".join(ask.terms) or ask.words


def _per_head(ask: Ask, step: Compute, library: Library) -> list[Operand | Missing]:
    """An amount, and how many there are of what it is divided among: things, the people that it was spent on where the question
    speaks of them, else those who work there."""
    amount, shelf = _operand(ask, library), library.shelf(ask.reports)
    if step.per and step.per not in PERSONS and not step.spent_on:
        number = things_of(amount, step.per, shelf) if isinstance(amount, Found) else None
        return [amount, number or failed(ask, Reason.NO_ITEM)]
    if not step.spent_on or not isinstance(amount, Found):
        staff = replace(ask, terms=HEADCOUNT, words="", head="", measure=None, unit=None)
        working = _operand(staff, library)
        if isinstance(working, Found) or not isinstance(amount, Found):
            return [amount, working]
    return [amount, people_beside(amount, ask, shelf) or failed(ask, Reason.NO_ITEM)]


def _of_whole(stated: Found, whole: Ask) -> bool:
    """Whether a stated share is of the whole that the question names: one name holds the other."""
    basis = canonical(stated.statement.main.basis or "")
    return basis != "" and any(basis in term or term in basis for term in whole.terms)


def _operand(ask: Ask, library: Library, *, counted: bool = False) -> Operand | Missing:
    """A figure to compute with, stated or itself computed; the unit asked for is that of the result, unless it says that money is
    meant or what is counted."""
    kept = ask.unit == "钱" or ask.unit in MONEY or (counted and ask.unit in COUNTERS)
    return _one(replace(ask, unit=ask.unit if kept else None), library)


def _explained(step: Explain, library: Library) -> Result:
    """The filing's own reason; what the question takes for granted is held against the figures first."""
    if corrected := premise(step.ask, step.claimed, step.over_budget, library):
        return corrected
    if step.search.spent and (corrected := nothing_spent(step.search.spent, library)):
        return corrected
    if cell := _reason_cell(step.ask, library):
        return cell
    found = reason(step.ask, step.against_budget, library)
    for wider in WIDER.get(step.ask.terms, ()):
        found = found or reason(replace(step.ask, terms=(wider,)), step.against_budget, library)
    return found or _searched(step.search, library)


def _reason_cell(ask: Ask, library: Library) -> Found | Missing | None:
    """The reason that a table has a column for, of the very row that the question names: an empty cell gives none."""
    found = look_up(replace(ask, measure=Measure.REASON), library.shelf(ask.reports))
    fact = found.statement.main if isinstance(found, Found) else found.fact
    return found if fact is not None and fact.measure is Measure.REASON and fact.term in ask.terms else None


def _searched(step: Search, library: Library) -> Passages | Missing | Corrected:
    """The passages that answer, unless nothing was spent of what the question takes for spent; what the filing
    withholds under the heading of the topic is no answer but the reason."""
    if step.spent and (corrected := nothing_spent(step.spent, library)):
        return corrected
    said = " ".join((*step.terms, step.topic))
    unpublished = withheld(said, None, library.shelf(step.reports).entries)
    if unpublished is not None and unpublished.subject is not None:
        refusal = Refusal(status=Status.NOT_FOUND, reason=Reason.WITHHELD)
        return Missing(ask=None, refusal=refusal, fact=unpublished)
    return note(step, library) or library.search(step)
