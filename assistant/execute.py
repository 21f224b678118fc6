"""Plan → Evidence: carries the steps out on the facts and passages that are loaded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, assert_never

from assistant.beside import beside, in_one_breath, people_beside
from assistant.children import children
from assistant.composition import composed, whole_of
from assistant.compute import compute, converted, failed, fallen
from assistant.counting import PERSONS
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
from assistant.judge import judge
from assistant.lookup import look_up, no_year
from assistant.misfit import Checked, beside_operands
from assistant.narrow import Store, Wide, in_years, narrowed
from assistant.notes import note
from assistant.reasons import nothing_spent, premise, reason
from assistant.scan import PEOPLE
from assistant.shelf import Shelf
from assistant.statement import MONEY
from assistant.trend import over_years
from assistant.withheld import withheld
from ingest.chunk import Chunk
from ingest.fact import Measure
from ingest.names import canonical
from ingest.store.documents import Outline

COSTS = re.compile(r"(费|经费|费用|支出|资金)$")
SUMMED = re.compile(r"(?<=..)(总额|金额|数额)$")
"""What a sum is called behind the name of what is summed up."""
PER_HEAD = "人均"
HEADCOUNT = ("在职人数",)
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


class Loaded(Library, Store, Checked, Protocol):
    """All that is loaded, and what can be told of it without reading it."""

    def of_items(self, terms: Sequence[str]) -> Library:
        """The same with the facts of some items alone."""


def execute(plan: Plan, library: Loaded) -> Evidence:
    """The results of the steps of `plan`, in order."""
    results: list[Result] = []
    for step in plan.steps:
        found = _narrowed(_beside_last(step, results), library)
        told = (one for one in found if not _told(one, results))
        results += [beside_operands(one, library) for one in told]
    return Evidence(results=tuple(results))


def _told(result: Result, before: Sequence[Result]) -> bool:
    """Whether the very figure that was found last answers again: two words for one thing."""
    last = before[-1] if before else None
    if not (isinstance(result, Found) and isinstance(last, Found)):
        return False
    return result.statement.main.id == last.statement.main.id


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
            return (judge(step, Means(library)),)
        case _:
            assert_never(step)


@dataclass(frozen=True, slots=True)
class Means:
    """By what a claim is judged: figures looked up or computed, and what is loaded."""

    library: Library

    def find(self, ask: Ask) -> Found | Missing | Computed:
        """The figure of one ask."""
        return _one(ask, self.library)

    def run(self, step: Lookup | Compute) -> Result:
        """What a step finds."""
        return _results(step, self.library)[0]

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""
        return self.library.shelf(reports)

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""
        return self.library.document(filing)

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""
        return self.library.rank(search)


def _one(ask: Ask, library: Library, decimals: int | None = None) -> Found | Missing | Computed:
    """What one ask finds, or what can be computed for it."""
    shelf = library.shelf(ask.reports)
    if choice := either(ask, shelf, look_up):
        return choice
    found = look_up(ask, shelf)
    for wider in WIDER.get(ask.terms, ()):
        if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM:
            found = look_up(replace(ask, terms=(wider,)), shelf)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and (counted := _deed(ask)):
        found = look_up(counted, shelf)
        if isinstance(found, Missing) and ask.unit in PERSONS:
            amount = look_up(replace(ask, unit=None, beside=None), shelf)
            found = (people_beside(amount, ask, shelf) if isinstance(amount, Found) else None) or found
    if isinstance(found, Missing) and found.refusal.reason in (Reason.NO_ITEM, Reason.NO_YEAR):
        return derive(ask, shelf, look_up, decimals) or found
    return found


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
    if isinstance(found, Missing) and step.before and (meant := _gone_on(step, found, library)):
        return (meant,)
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
    return (_of_year(found, step.ask, library),)


def _of_year(found: Result, ask: Ask, library: Library) -> Result:
    """What was found; of a year that no report is of, which the next one's tells a little, that the year is missing."""
    shelf = library.shelf(ask.reports)
    held = {shelf.years.get(key) for key in ask.reports}
    nowhere = isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM
    return no_year(ask, shelf) if nowhere and ask.year and ask.year not in held else found


def _gone_on(step: Lookup, lacking: Missing, library: Library) -> Found | None:
    """What a turn means beside the answer of the turn before: of figures that fit as well the one that is told with it,
    or the only one told with it in the unit that alone is new."""
    shelf, before = library.shelf(step.ask.reports), step.before
    answered = look_up(before, shelf) if before else None
    if not isinstance(answered, Found) or before is None:
        return None
    if lacking.refusal.reason is Reason.AMBIGUOUS:
        meant = look_up(replace(step.ask, beside=answered.statement.main), shelf)
        return meant if isinstance(meant, Found) else None
    same = (step.ask.terms, step.ask.words) == (before.terms, before.words)
    return in_one_breath(answered, step.ask, shelf) if same and step.ask.unit != before.unit else None


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
    if step.operation is Operation.PER_HEAD and not step.given and len(asks) == 1:
        if per_head := _stated_per_head(asks[0], library):
            return per_head
        return compute(step, _per_head(asks[0], step.spent_on, library))
    if step.operation is Operation.SHARE and 0 < len(asks) < 3:
        stated = look_up(replace(asks[0], measure=Measure.SHARE), library.shelf(asks[0].reports))
        if isinstance(stated, Found) and _of_whole(stated, asks[-1]):
            return stated
    if step.operation is Operation.SUM and (whole := _stated_whole(asks, library)):
        return whole
    if step.operation is Operation.DIFFERENCE and len(asks) == 1:
        return _one(replace(asks[0], measure=Measure.CHANGE), library)
    if (
        step.operation in (Operation.RANK, Operation.HIGHEST, Operation.LOWEST, Operation.SELECT)
        and len(asks) == 1
    ):
        return compute(step, children(asks[0], library.shelf(asks[0].reports)))
    found = [_operand(ask, library) for ask in asks]
    if step.operation is Operation.TREND:
        years = library.shelf([key for ask in asks for key in ask.reports]).years
        return over_years(asks, found, {years[key] for ask in asks for key in ask.reports if key in years})
    return compute(step, found)


def _stated_per_head(ask: Ask, library: Library) -> Found | None:
    """What the filing itself states per head of the item."""
    words = " ".join((PER_HEAD, *ask.terms, ask.words))
    per_head = replace(ask, terms=(), words=words, measure=None, unit=None, named=False)
    found = look_up(per_head, library.shelf(ask.reports))
    return found if isinstance(found, Found) and PER_HEAD in found.statement.main.item else None


def _stated_whole(asks: Sequence[Ask], library: Library) -> Found | None:
    """What the filing itself prints for the sum of all parts of a whole."""
    terms = [ask.terms[0] for ask in asks if len(ask.terms) == 1 and ask.reports == asks[0].reports]
    whole = whole_of(terms) if len(terms) == len(asks) else None
    found = look_up(replace(asks[0], terms=(whole,)), library.shelf(asks[0].reports)) if whole else None
    return found if isinstance(found, Found) else None


def _per_head(ask: Ask, spent_on: bool, library: Library) -> list[Found | Missing]:
    """An amount, and the people that it was spent on where the question speaks of them, else those who work there."""
    amount = _operand(ask, library)
    if not spent_on or isinstance(amount, Missing):
        staff = replace(ask, terms=HEADCOUNT, words="", head="", measure=None, unit=None)
        working = _operand(staff, library)
        if isinstance(working, Found) or isinstance(amount, Missing):
            return [amount, working]
    shelf = library.shelf(ask.reports)
    return [amount, people_beside(amount, ask, shelf) or failed(ask, Reason.NO_ITEM)]


def _of_whole(stated: Found, whole: Ask) -> bool:
    """Whether a stated share is of the whole that the question names: one name holds the other."""
    basis = SUMMED.sub("", canonical(stated.statement.main.basis or ""))
    return basis != "" and any(basis in term or term in basis for term in whole.terms)


def _operand(ask: Ask, library: Library) -> Found | Missing:
    """A stated figure to compute with; the unit asked for is that of the result."""
    found = _one(replace(ask, unit=None), library)
    return failed(ask, Reason.NO_ITEM) if isinstance(found, Computed) else found


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
    found = note(step, library) or library.search(step)
    return replace(found, topic=step.topic) if isinstance(found, Missing) else found
