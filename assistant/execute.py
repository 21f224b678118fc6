"""Plan → Evidence: carries the steps out on the facts and passages that are loaded."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from assistant.accounted import accounted
from assistant.beside import beside, filled, in_one_breath, paid_for, people_beside, staffed, told_beside
from assistant.composition import composed
from assistant.compute import as_claimed, compute, converted, failed, fallen, figure
from assistant.coordinate import of_one_cell
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
    Plan,
    Reason,
    Refuse,
    ReportKey,
    Result,
    Search,
    Step,
    Wanted,
)
from assistant.either import either, part_of_it
from assistant.follow import beside_found, beside_last, beside_next
from assistant.headed import headed
from assistant.judge import judge
from assistant.loaded import Library, Loaded
from assistant.lookup import look_up, no_year
from assistant.misfit import beside_operands
from assistant.narrow import Wide, in_years, narrowed
from assistant.nearby import with_nearby
from assistant.one_money import measured
from assistant.ordered import both_ends
from assistant.pointed import its_budget, others
from assistant.points import points_apart
from assistant.reasons import because
from assistant.reckon import as_one, reckon
from assistant.repeated import added
from assistant.scan import LEFT_OVER, PEOPLE
from assistant.searched import WIDER, explained, searched
from assistant.shelf import Shelf
from assistant.statement import MONEY
from assistant.whole_names import OF_THE_YEAR, SPENDING, economic_accounts, functional_accounts, of_a_row
from assistant.worked import worked_out
from ingest.chunk import Chunk
from ingest.fact import SCORES, Fund, Measure
from ingest.store.documents import Outline

COSTS = re.compile(r"(费|经费|费用|支出|资金)$")
PART_OF_FUND = re.compile(r"(?P<fund>财政拨款|一般公共预算财政拨款)(?P<part>基本支出|项目支出)")
NOT_COUNTED = (Reason.NO_ITEM, Reason.BLANK)
"""Why an item has no number of what it pays for: its own blank cell is one of money."""
"""What was spent and received in all."""
MOVEMENTS = (Measure.CHANGE, Measure.CHANGE_RATE)


def execute(plan: Plan, library: Loaded) -> Evidence:
    """The results of the steps of `plan`, in order."""
    results: list[Result] = []
    for step in plan.steps:
        asked = beside_last(step, results, library)
        found = _of_those_told(asked, results, library) or _narrowed(asked, library)
        told = tuple(one for result in found if (one := added(result, asked, results)) is not None)
        told = beside_found(asked, told, results, library)
        results += [beside_operands(one, library) for one in told]
    told = measured(beside_next(results, library), library.shelf)
    found = worked_out(accounted(told, library.shelf), plan, library.shelf)
    return Evidence(results=with_nearby(found, plan, library.shelf))


def _of_those_told(step: Step, results: Sequence[Result], library: Library) -> tuple[Result, ...]:
    """What a step computes of figures told just before: the share of the last one in the only one that it names, or how far the last
    two shares are apart, where it names none; nothing where it asks for no such thing."""
    if not isinstance(step, Compute):
        return ()
    if step.operation is Operation.SHARE and step.of_whole and len(step.asks) == 1:
        whole = step.asks[0]
        told = [one for one in results[-1:] if isinstance(one, Found | Computed)]
        found = (*told, _one(replace(whole, unit=None), library))
        return (compute(step, found) if told else failed(whole, Reason.NO_ITEM),)
    if step.operation is Operation.DIFFERENCE and not step.asks:
        told = [one for one in results[-2:] if isinstance(one, Found | Computed)]
        apart = points_apart(told[0], told[1], step.decimals) if len(told) == 2 else None
        return (apart or failed(None, Reason.NO_ITEM),)
    return ()


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


def _results(step: Step, library: Library) -> tuple[Result, ...]:
    match step:
        case Refuse():
            return (Missing(ask=None, refusal=step.refusal),)
        case Search():
            return (because(searched(step, library), step.cause, library),)
        case Lookup():
            return _checked(step, library)
        case Compute(operation=Operation.COMPOSITION):
            return tuple(composed(ask, library.shelf(ask.reports), look_up) for ask in step.asks)
        case Compute(operation=Operation.HIGHEST | Operation.LOWEST) if both_ends(step):
            ends = (
                replace(step, operation=one, ascending=False) for one in (Operation.HIGHEST, Operation.LOWEST)
            )
            return tuple(as_claimed(_reckoned(end, library), end) for end in ends)
        case Compute():
            return (as_claimed(_reckoned(step, library), step),)
        case Explain():
            return (because(explained(step, library), step.search.cause, library),)
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
    if part := part_of_it(ask, shelf, look_up) or staffed(ask, shelf):
        return part
    if left := _left_over(ask, shelf):
        return left
    found = look_up(ask, shelf)
    wider_terms = () if _printed(ask, shelf) else WIDER.get(ask.terms, ())
    if isinstance(found, Found) and not wider_terms and _of_less(found, shelf):
        found = no_year(ask, shelf)
    if isinstance(found, Found) and _of_another(found, ask, shelf):
        return derive(ask, shelf, look_up, decimals) or found
    for wider in wider_terms:
        if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM:
            found = look_up(replace(ask, terms=(wider,)), shelf)
    if isinstance(found, Found) and _of_less_money(found, ask, shelf):
        found = failed(ask, Reason.NO_ITEM)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and (total := _of_fund(ask)):
        found = look_up(total, shelf)
    if isinstance(found, Missing) and found.refusal.reason in NOT_COUNTED and (counted := _deed(ask)):
        number = look_up(counted, shelf)
        found = number if isinstance(number, Found) or found.refusal.reason is Reason.NO_ITEM else found
        if isinstance(found, Missing) and ask.unit in PERSONS:
            amount = look_up(replace(ask, unit=None, beside=None), shelf)
            found = (people_beside(amount, ask, shelf) if isinstance(amount, Found) else None) or found
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM and ask.spoken and not ask.words:
        as_said = look_up(replace(ask, terms=(), words=ask.spoken), shelf)
        found = as_said if isinstance(as_said, Found) else found
    if isinstance(found, Missing) and found.refusal.reason in (Reason.NO_ITEM, Reason.NO_YEAR):
        others = (replace(ask, terms=(term,)) for term in wider_terms)
        derived = (derive(one, shelf, look_up, decimals) for one in (ask, *others))
        return headed(ask, shelf, look_up) or next(filter(None, derived), found)
    return found


def _printed(ask: Ask, shelf: Shelf) -> bool:
    """Whether what was spent or received in all is asked for, and the reports print it, of whichever year: an appropriation is then another
    figure."""
    final = ask.terms in OF_THE_YEAR and ask.measure in (None, Measure.FINAL) and ask.fund is None
    of_all = (entry for entry in shelf.entries if entry.fact.scope.fund is Fund.ALL and entry.fact.from_cell)
    return final and any(entry.own in ask.terms for entry in of_all)


def _of_less_money(found: Found, ask: Ask, shelf: Shelf) -> bool:
    """Whether it is told how an appropriation moved where a total is asked for that the reports print as more: it may have moved otherwise."""
    main = found.statement.main
    if (
        ask.terms not in OF_THE_YEAR
        or ask.fund
        or main.measure not in MOVEMENTS
        or main.scope.fund is Fund.ALL
    ):
        return False
    totals: dict[Fund, set[object]] = defaultdict(set)
    for entry in shelf.entries:
        named = entry.own in ask.terms or entry.fact.term == main.term
        if named and entry.fact.measure is Measure.FINAL and entry.fact.year == main.year:
            totals[entry.fact.scope.fund].add(entry.fact.value)
    whole, part = totals[Fund.ALL], totals[main.scope.fund]
    return bool(whole and part) and whole.isdisjoint(part)


def _of_less(found: Found, shelf: Shelf) -> bool:
    """Whether a total that the question does not narrow was found of an appropriation alone, in a year that no report is of."""
    ask, main = found.ask, found.statement.main
    total = ask.terms in OF_THE_YEAR and ask.measure in (None, Measure.FINAL) and ask.fund is None
    reported = {shelf.years.get(key) for key in ask.reports}
    return total and main.scope.fund is not Fund.ALL and ask.year not in (None, *reported)


def _left_over(ask: Ask, shelf: Shelf) -> Found | Missing | None:
    """What is left at the end of the year, where nothing says of what it is left: 今年结余多少. Of a budget it is another figure."""
    if not ask.assumed or ask.measure is not Measure.BALANCE or "预算" in f"{ask.said} {ask.hints}":
        return None
    found = look_up(replace(ask, terms=(LEFT_OVER,), measure=None, assumed=False), shelf)
    return None if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM else found


def _of_another(found: Found, ask: Ask, shelf: Shelf) -> bool:
    """Whether something only like what is asked for was found in a year that no report is of: the next year's figures of the very
    thing tell more."""
    reported = {shelf.years.get(key) for key in ask.reports}
    return (
        bool(ask.terms) and ask.year not in (None, *reported) and found.statement.main.term not in ask.terms
    )


def _reckoned(step: Compute, library: Library) -> Result:
    """What a computation gives; what is asked for in sum may be one figure that only a passage has."""
    find = _alone if step.apart else _one
    result = reckon(step, lambda ask: find(ask, library), library)
    if step.operation is Operation.DIFFERENCE and isinstance(result, Found):
        return _contrary(result)
    if isinstance(result, Missing) and step.operation is Operation.SUM and (whole := as_one(step.asks)):
        return _beside(whole, library) or result
    return result


def _alone(ask: Ask, library: Library) -> Found | Missing | Computed:
    """What a question for one operand by itself finds, in whatever words its passage says it."""
    found = _one(ask, library)
    lacking = isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM
    return (_beside(ask, library) if lacking else None) or found


def _contrary(change: Found) -> Found | Corrected:
    """A stated change; corrected where the question takes the other direction for granted."""
    stated, said = direction(change), change.ask.hints.split()
    other = {"增加": "减少", "减少": "增加"}.get(stated or "")
    return (
        Corrected(direction=stated, found=(change,))
        if stated and other in said and stated not in said
        else change
    )


def _of_fund(ask: Ask) -> Ask | None:
    """The ask for a part of expenditure whose name says whose money it is, by that part and that money."""
    named = PART_OF_FUND.fullmatch(ask.terms[0]) if len(ask.terms) == 1 else None
    return replace(ask, terms=(named["part"],), fund=Fund(named["fund"])) if named else None


def _deed(ask: Ask) -> Ask | None:
    """The ask for a count of what an item of money pays for: the people of the training, not the training's cost."""
    if ask.unit is None or ask.unit in MONEY or ask.unit in ("钱", "%"):
        return None
    if not ask.terms or PEOPLE & set(ask.terms) or ask.measure in (*MOVEMENTS, *SCORES, Measure.BALANCE):
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
    if step.further and (posts := filled(step.ask, library.shelf(step.ask.reports))):
        return (posts,)
    if step.before:
        shelf = library.shelf(step.ask.reports)
        if beside := others(step.ask, step.before, shelf):
            return beside
        step = replace(step, ask=its_budget(step.ask, step.before, shelf) or step.ask)
    found = _one(step.ask, library, step.decimals)
    if isinstance(found, Computed) and step.claimed == "减少":
        return (fallen(found, step.decimals),)
    into = step.into or (step.ask.unit if _of_other_unit(found, step.ask.unit) else None)
    if into and isinstance(found, Found) and (result := converted(found, into, step.decimals)):
        return (result,)
    if isinstance(found, Missing) and step.before and (meant := _gone_on(step, found, library)):
        return (meant,)
    if isinstance(found, Missing) and found.refusal.reason is Reason.NO_ITEM:
        shelf = library.shelf(step.ask.reports)
        if (
            step.further
            and step.ask.unit
            and (told := told_beside(step.ask, shelf) or paid_for(step.ask, shelf))
        ):
            return (told,)
        if several := _each_term(step.ask, library):
            return several
        if near := _beside(step.ask, library):
            return (near,)
        if step.otherwise:
            return (searched(step.otherwise, library),)
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


def _of_other_unit(found: Result, unit: str | None) -> bool:
    """Whether the question names another unit of money than the filing's."""
    value = figure(found) if isinstance(found, Found) else None
    return value is not None and unit in MONEY and value.unit in MONEY and value.unit != unit


def _each_term(ask: Ask, library: Library) -> tuple[Found, ...]:
    """Items named side by side that no one fact carries together: each by itself if all of them are found; of those
    that are counted otherwise than asked, the one that fits."""
    row, column = ask.terms if len(ask.terms) == 2 else ("", "")
    one_row = row in functional_accounts() and column in economic_accounts() | {SPENDING}
    one_row = one_row or any(map(of_a_row, ask.terms))
    if len(ask.terms) < 2 or (ask.words and not ask.unit) or of_one_cell(ask.terms) or one_row:
        return ()
    shelf = library.shelf(ask.reports)
    one_each = [replace(ask, terms=(term,)) for term in ask.terms] + [replace(ask, terms=())] * bool(
        ask.words
    )
    found = [look_up(one, shelf) for one in one_each]
    kept = tuple(one for one in found if isinstance(one, Found))
    counted = ask.unit is not None and ask.unit != "%"
    return kept if len(kept) == len(found) or (counted and len(kept) == 1) else ()
