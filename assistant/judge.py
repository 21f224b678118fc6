"""Yes or no: whether what a question claims holds, by the filing's figures where it claims figures, else by its words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from assistant.compute import failed, figure
from assistant.derive import direction, same_scope
from assistant.domain import (
    Ask,
    Claim,
    Computed,
    Found,
    Given,
    Judge,
    Judged,
    Limit,
    Missing,
    Passages,
    Reason,
    ReportKey,
    Search,
    Statement,
    Wanted,
)
from assistant.shelf import Shelf, principal
from assistant.tokens import covered, tokens, word_tokens
from assistant.told import Told, told
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.chunk import Chunk
from ingest.fact import BUDGETS, Amount, Bound, Fact, Measure
from ingest.names import canonical, plain
from ingest.store.documents import Outline

Find = Callable[[Ask], Found | Missing | Computed]
Decided = Judged | Missing
PARTS = {"基本支出": "项目支出", "项目支出": "基本支出"}
SPENDING = ("本年支出合计",)
TOTALS = ("合计", "小计", "总计", "本年支出合计", "本年收入合计")
MONEY_UNITS = ("元", "千元", "万元", "亿元")
EXPLAINED = 0.8
BY_WORDS = (Claim.TOLD, Claim.EXISTS, Claim.WHOLE)
COMPARING = (Claim.MORE, Claim.LESS, Claim.SAME, Claim.EXTREME)
MOVING = (Claim.MORE, Claim.LESS, Claim.REACHED)
"""Claims that a sentence may decide where no figure does; of those that figures decide, where no item is named."""


class Reading(Protocol):
    """What is loaded."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""


def judge(step: Judge, find: Find, reading: Reading) -> Judged | Missing | Passages:
    """Whether the claim holds, or why that cannot be said; of several organisations, whether it holds for each."""
    each = _of_each(step, reading)
    if len(each) > 1:
        return _all_of([judge(one, find, reading) for one in each])
    decided = _by_figures(step, find, reading)
    if isinstance(decided, Judged):
        words = _in_words(step, reading, affirmed=False) if _nothing(step, decided) else None
        return replace(
            decided,
            verdict=decided.verdict != step.denied,
            told=words.passages if words else (),
        )
    named = any(ask.terms or ask.codes for ask in step.asks)
    in_words = step.claim in BY_WORDS or (step.claim in MOVING and not named)
    if step.asserted or step.limit or not in_words:
        return decided or failed(step.asks[0] if step.asks else None, Reason.NO_ITEM)
    if len(set(step.search.reports)) > 1 and not step.settled:
        return _by_one(step, reading)
    return _in_words(step, reading) or decided or failed(None, Reason.NO_ITEM)


def _of_each(step: Judge, reading: Reading) -> tuple[Judge, ...]:
    """The same question of each organisation that it names, in its own year; itself where one is held against
    another."""
    own = tuple(ask for ask in step.asks if ask.year is None or _of_own_year(ask, reading)) or step.asks
    groups = tuple(dict.fromkeys(ask.reports for ask in own))
    if step.claim in COMPARING or len(groups) < 2:
        return (step,)
    return tuple(
        replace(
            step,
            asks=tuple(ask for ask in own if ask.reports == reports),
            search=replace(step.search, reports=tuple(key for key in step.search.reports if key in reports)),
            settled=True,
        )
        for reports in groups
    )


def _all_of(decided: Sequence[Judged | Missing | Passages]) -> Judged | Missing:
    """Whether it holds for all of them; why that cannot be said where it cannot for one."""
    if lacking := next((one for one in decided if isinstance(one, Missing)), None):
        return lacking
    held = [one for one in decided if not isinstance(one, Missing)]
    return Judged(
        verdict=all(one.verdict for one in held),
        ground=tuple(found for one in held if isinstance(one, Judged) for found in one.ground),
        told=tuple(
            passage for one in held for passage in (one.told if isinstance(one, Judged) else one.passages)
        ),
    )


def _by_one(step: Judge, reading: Reading) -> Passages | Missing:
    """What the only report that says anything about it says; where several do, it is asked back which is meant."""
    found = told(step.content, step.claim, step.search, reading)
    return _as_told(found[0], step) if len(found) == 1 else failed(None, Reason.AMBIGUOUS)


def _as_told(found: Told, step: Judge) -> Passages:
    """What a sentence says about the claim."""
    return Passages(wanted=Wanted.VERDICT, passages=(found.passage,), verdict=found.affirmed != step.denied)


def _nothing(step: Judge, decided: Judged) -> bool:
    """Whether figures say that something does not exist: the filing's own words belong to that."""
    return step.claim is Claim.EXISTS and not decided.verdict


def _in_words(step: Judge, reading: Reading, affirmed: bool | None = None) -> Passages | None:
    """The sentence that decides, of the latest report that has one; only one that agrees with `affirmed`."""
    years = reading.shelf(step.search.reports).years
    for year in sorted({years[key] for key in step.search.reports if key in years}, reverse=True):
        keys = tuple(key for key in step.search.reports if years.get(key) == year)
        for found in told(step.content, step.claim, replace(step.search, reports=keys), reading)[:1]:
            if affirmed in (None, found.affirmed):
                return _as_told(found, step)
    return None


def _by_figures(step: Judge, find: Find, reading: Reading) -> Decided | None:
    """Whether the claim, not its denial, holds by figures; nothing where no figure can say so."""
    if not step.asks:
        return None
    if step.asserted is not None:
        return _equal(step.asks[0], step.asserted, find)
    if step.limit is not None:
        return _beyond(step.asks[0], step.limit, find)
    match step.claim:
        case Claim.OVER | Claim.UNDER | Claim.SPENT:
            return _against_budget(step, find)
        case Claim.REACHED:
            return _reached(step.asks[0], find)
        case Claim.WHOLE:
            return _whole(step.asks[0], find)
        case Claim.MORE | Claim.LESS | Claim.SAME:
            return _moved(step, find, reading)
        case Claim.EXISTS:
            return _exists(step.asks[0], find, reading)
        case _:
            return None


def value(found: Found | Computed | Missing) -> Figure | None:
    """The exact figure of what was found or computed."""
    if isinstance(found, Computed):
        return Figure(value=found.value, unit=found.unit)
    return figure(found) if isinstance(found, Found) else None


def _pair(
    left: Found | Missing | Computed, right: Found | Missing | Computed
) -> tuple[Figure, Figure] | None:
    """Two figures of one kind."""
    one, other = value(left), value(right)
    return (one, other) if one and other and one.dimension == other.dimension else None


def _ground(*found: Found | Missing | Computed) -> tuple[Found | Computed, ...]:
    return tuple(one for one in found if not isinstance(one, Missing))


def _missing(*found: Found | Missing | Computed) -> Missing:
    """Why a figure is lacking; the first reason, a blank before nothing."""
    lacking = [one for one in found if isinstance(one, Missing)]
    known = [one for one in lacking if one.refusal.reason is not Reason.NO_ITEM]
    return (known or lacking or [failed(None, Reason.NO_ITEM)])[0]


def _equal(ask: Ask, said: Given, find: Find) -> Decided:
    """Whether the filing prints the figure that is asserted; nothing but its own figure can say so."""
    counted = None if said.unit in MONEY_UNITS else said.unit
    found = find(replace(ask, unit=counted or ask.unit))
    stated = value(found)
    claimed = Figure(value=said.value, unit=said.unit)
    if stated is None or stated.dimension != claimed.dimension:
        return _missing(found)
    if said.least:
        holds = stated.base >= claimed.base
    elif said.about:
        shown = arithmetic.convert(stated, claimed.unit).value
        holds = shown.quantize(claimed.value, rounding=ROUND_HALF_UP) == claimed.value
    else:
        holds = stated.base == claimed.base
    return Judged(verdict=holds, ground=_ground(found))


def _beyond(ask: Ask, limit: Limit, find: Find) -> Decided:
    """Whether a figure lies above or below the one that the question names."""
    found = find(ask)
    stated = value(found)
    if stated is None:
        return _missing(found)
    bound = Figure(value=limit.value, unit=limit.unit or stated.unit)
    if stated.dimension != bound.dimension:
        return failed(ask, Reason.NO_ITEM)
    holds = limit.sign.holds(stated.base, bound.base)
    return Judged(verdict=holds, ground=_ground(found))


def _against_budget(step: Judge, find: Find) -> Decided:
    """Spending held against the budget that the question names, or against any."""
    ask = next((one for one in step.asks if one.measure in BUDGETS), step.asks[0])
    if not (ask.terms or ask.words or ask.codes):
        ask = replace(ask, terms=SPENDING)
    named = (ask.measure,) if ask.measure in BUDGETS else ()
    adjusted = (Measure.ADJUSTED_BUDGET,) if step.claim is Claim.SPENT else ()
    spent = find(replace(ask, measure=Measure.FINAL, unit=None))
    budget: Found | Missing | Computed = _missing(spent)
    for measure in (*named, *adjusted, Measure.BUDGET):
        budget = find(replace(ask, measure=measure, unit=None))
        pair = _pair(spent, budget)
        if pair and isinstance(spent, Found) and isinstance(budget, Found) and same_scope(spent, budget):
            verdict = {
                Claim.OVER: pair[0].base > pair[1].base,
                Claim.UNDER: pair[0].base <= pair[1].base,
                Claim.SPENT: pair[0].base >= pair[1].base,
            }[step.claim]
            return Judged(verdict=verdict, ground=(spent, budget))
    return _by_rate(ask, step.claim, find) or _missing(spent, budget)


def _by_rate(ask: Ask, claim: Claim, find: Find) -> Judged | None:
    """The completion rate that the filing prints, where it does not print both amounts."""
    rate = find(replace(ask, measure=Measure.COMPLETION, unit=None))
    stated = value(rate)
    if stated is None or stated.unit != "%":
        return None
    verdict = {
        Claim.OVER: stated.value > 100,
        Claim.UNDER: stated.value <= 100,
        Claim.SPENT: stated.value >= 100,
    }[claim]
    return Judged(verdict=verdict, ground=_ground(rate))


def _reached(ask: Ask, find: Find) -> Decided:
    """What was done held against the target."""
    done = find(replace(ask, measure=Measure.ACTUAL, unit=None))
    target = find(replace(ask, measure=Measure.TARGET, unit=None))
    pair = _pair(done, target)
    if pair is None or not isinstance(target, Found):
        return _missing(done, target)
    aimed = target.statement.main.value
    most = isinstance(aimed, Amount) and aimed.bound is Bound.AT_MOST
    holds = pair[0].base <= pair[1].base if most else pair[0].base >= pair[1].base
    return Judged(verdict=holds, ground=_ground(done, target))


def _whole(ask: Ask, find: Find) -> Decided | None:
    """Whether a part is all of its whole: the other part is nothing, or both print the same."""
    part = next((term for term in ask.terms if term in PARTS), None)
    if part is None:
        return None
    others = tuple(term for term in ask.terms if term != part)
    this = find(replace(ask, part=None))
    rest = find(replace(ask, terms=(*others, PARTS[part]), part=None))
    if (left := value(rest)) is not None:
        return Judged(verdict=left.base == 0, ground=_ground(this, rest))
    whole = find(replace(ask, terms=others or SPENDING, part=None))
    pair = _pair(this, whole)
    return (
        Judged(verdict=pair[0].base == pair[1].base, ground=_ground(this, whole))
        if pair
        else _missing(this, whole)
    )


def _moved(step: Judge, find: Find, reading: Reading) -> Decided:
    """One figure held against another one, or against the year before."""
    asks = step.asks
    ask = asks[0]
    if len(asks) == 1 and len(ask.terms) == 2 and ask.measure not in (Measure.CHANGE, Measure.CHANGE_RATE):
        asks = tuple(replace(ask, terms=(term,), part=None) for term in ask.terms)
    if len(asks) > 1:
        if len(asks) > 2:  # two organisations, each with a year of its own
            asks = tuple(one for one in asks if _of_own_year(one, reading))
        if len(asks) != 2:
            return failed(ask, Reason.NO_ITEM)
        left, right = find(asks[0]), find(asks[1])
        pair = _pair(left, right)
        if pair is None:
            return _missing(left, right)
        return Judged(verdict=_holds(step.claim, pair[0].base - pair[1].base), ground=_ground(left, right))
    change = find(replace(ask, measure=Measure.CHANGE, unit=None))
    stated = value(change)
    if isinstance(change, Found) and stated is not None and (way := direction(change)):
        sign = abs(stated.value) if way == "增加" else -abs(stated.value)
        return Judged(verdict=_holds(step.claim, sign), ground=(change,))
    if isinstance(change, Computed) and len(change.leaves) == 2:
        pair = _pair(*change.leaves)
        if pair:
            return Judged(verdict=_holds(step.claim, pair[0].base - pair[1].base), ground=change.leaves)
    return _missing(change)


def _of_own_year(ask: Ask, reading: Reading) -> bool:
    """Whether a report of the ask is of its very year."""
    years = reading.shelf(ask.reports).years
    return any(years.get(key) == ask.year for key in ask.reports)


def _holds(claim: Claim, difference: Decimal) -> bool:
    """Whether a difference is a more, a less or none."""
    return {Claim.MORE: difference > 0, Claim.LESS: difference < 0, Claim.SAME: difference == 0}[claim]


def _exists(ask: Ask, find: Find, reading: Reading) -> Decided | None:
    """Whether a figure says that there is something; a blank says nothing unless the sums prove it nought."""
    if not (ask.terms or ask.within or ask.codes):
        return None
    found = find(ask)
    if isinstance(found, Missing):
        proof = _proved_nought(found.fact, reading.shelf(ask.reports)) if found.fact else ()
        ground = tuple(Found(ask=ask, statement=Statement(main=fact)) for fact in proof)
        return Judged(verdict=False, ground=ground) if ground else found
    stated = value(found)
    if stated is None or (isinstance(found, Found) and not _says(ask, found.statement.main)):
        return None
    return Judged(verdict=stated.value != 0, ground=_ground(found))


def _says(ask: Ask, fact: Fact) -> bool:
    """Whether the figure is of the very item, not of the money spent on such things, and its own labels say all that
    the question asks besides."""
    if ask.terms and fact.unit in MONEY_UNITS and principal(fact) not in ask.terms:
        return False
    labels = (fact.item, *fact.row, *fact.column, fact.subject or "", fact.basis or "")
    return covered(word_tokens(ask.words), tokens(plain(" ".join(labels))), {}, 1.0) >= EXPLAINED


def _proved_nought(blank: Fact, shelf: Shelf) -> tuple[Fact, ...]:
    """The total and the other parts of a blank cell's row, where these alone already make up the total."""
    row = [
        entry.fact
        for entry in shelf.entries
        if (entry.fact.filing, entry.fact.table, entry.fact.row) == (blank.filing, blank.table, blank.row)
        and entry.fact.from_cell
        and entry.fact.measure is blank.measure
        and isinstance(entry.fact.value, Amount)
    ]
    total = next((fact for fact in row if fact.column and canonical(fact.column[-1]) in TOTALS), None)
    parts = tuple(fact for fact in row if fact is not total)
    if total is None or not parts:
        return ()
    made = sum((fact.value.low for fact in parts if isinstance(fact.value, Amount)), Decimal(0))
    stated = isinstance(total.value, Amount) and total.value.low
    return (total, *parts) if made == stated else ()
