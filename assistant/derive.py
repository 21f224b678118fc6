"""What a filing does not print but its figures give: a completion rate, a share, a change, the year before."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.composition import TOLD
from assistant.compute import base, before, compute, difference, figure, growth, guarded, share
from assistant.cues import ANY_END, ENDS, NAMELESS
from assistant.domain import Ask, Compute, Computed, Found, Missing, Operation, Statement
from assistant.one_money import same_money
from assistant.shelf import Shelf
from assistant.statement import FALLING, RISING
from assistant.whole_names import INCOME, SPENDING
from ingest.fact import Fact, Measure

OF_SOMETHING = re.compile("占(?!比|百分|多少|几)")
"""What says of what a share is: a word for all may mean what was asked for before."""
LookUp = Callable[[Ask, Shelf], Found | Missing]
BUDGETS = (Measure.INITIAL_BUDGET, Measure.BUDGET, Measure.ADJUSTED_BUDGET)
WITHIN_YEAR = (Measure.ADJUSTED_BUDGET, Measure.INITIAL_BUDGET)
"""A budget as it last was, and as it was at first: one less the other is what was added to it."""
CARRIED_OVER = "结转"
INNER = ("基本支出", "人员经费", "公务用车购置及运行维护费")
"""Wholes by definition that are themselves parts: a share of nothing named is of what contains them."""


def derive(ask: Ask, shelf: Shelf, look_up: LookUp, decimals: int | None) -> Computed | None:
    """The figure of `ask` computed from what the filing does print, or nothing; what the part before was answered with may be an operand."""
    ask = replace(ask, beside=None)
    match ask.measure:
        case Measure.COMPLETION:
            return _completion(ask, shelf, look_up, decimals)
        case Measure.SHARE if not (ask.assumed or ask.words or ask.within or len(ask.terms) != 1):
            return _share_of_all(replace(ask, measure=Measure.FINAL, unit=None), shelf, look_up, decimals)
        case Measure.CHANGE | Measure.CHANGE_RATE:
            return _moved(ask, shelf, look_up, decimals)
        case Measure.BALANCE:
            return _left(ask, shelf, look_up)
        case Measure.ADJUSTED_BUDGET:
            return _adjusted(ask, shelf, look_up)
        case Measure.ADDED_BUDGET:
            return _added(ask, shelf, look_up)
        case None | Measure.FINAL if ask.year:
            return _year_before(ask, shelf, look_up)
        case _:
            return None


def _both(one: Ask, other: Ask, shelf: Shelf, look_up: LookUp) -> tuple[Found, Found] | None:
    left, right = look_up(one, shelf), look_up(other, shelf)
    if not isinstance(left, Found) or not isinstance(right, Found):
        return None
    return (left, right) if figure(left) is not None and figure(right) is not None else None


def _share_of_all(ask: Ask, shelf: Shelf, look_up: LookUp, decimals: int | None) -> Computed | None:
    """The item's share of what it is a part of by definition, else of all that the year brought in or spent, where the question names no
    other whole; an appropriation is a part of all money."""
    part = ask.terms[0]
    whole = next((of for of, parts in TOLD if part in parts and of not in INNER), None)
    whole = whole or (INCOME if part.endswith("收入") else SPENDING)
    if set(ask.hints.split()) - {part, whole} or (ask.hints.strip() and OF_SOMETHING.search(ask.alone)):
        return None
    fund = None if ask.fund and ask.fund.value in part else ask.fund
    found = _both(ask, replace(ask, terms=(whole,), fund=fund, hints=""), shelf, look_up)
    return guarded(lambda: share(*found, Operation.SHARE, decimals)) if found else None


def _moved(ask: Ask, shelf: Shelf, look_up: LookUp, decimals: int | None) -> Computed | None:
    """The change against the year before, as an amount or in percent, where both years' figures are printed."""
    years = _years(ask, shelf)
    if years and (budget := next((one for one in BUDGETS if one.value in ask.hints.split()), None)):
        years = years[0], replace(years[0], measure=budget)  # against the budget of the year
    found = _both(years[0], years[1], shelf, look_up) if years else None
    if years and not found and years[0].year != years[1].year:
        this, last = (replace(year, measure=None) for year in years)
        found = _alike(this, last, shelf, look_up)
    if found and years and years[0].year != years[1].year:
        found = _side_by_side(*found, shelf)
    if not found:
        return None
    if ask.measure is Measure.CHANGE:
        return guarded(lambda: difference(*found))
    return guarded(lambda: growth(*found, decimals))


def _alike(one: Ask, other: Ask, shelf: Shelf, look_up: LookUp) -> tuple[Found, Found] | None:
    """Two figures of one measure, whichever it is: a score is no final figure and moves as well."""
    found = _both(one, other, shelf, look_up)
    measures = {each.statement.main.measure for each in found} if found else set()
    return found if len(measures) == 1 else None


def _side_by_side(this: Found, last: Found, shelf: Shelf) -> tuple[Found, Found] | None:
    """Two years' figures of one money: where the later filing has the year before's in a table, both of that row."""
    now, before = this.statement.main, last.statement.main
    if not before.from_cell or (now.filing, now.report) != (before.filing, before.report):
        return (this, last) if same_money(this, last) else None
    row = [
        entry.fact
        for entry in shelf.entries
        if (entry.fact.filing, entry.fact.table, entry.fact.row) == (before.filing, before.table, before.row)
        and (entry.fact.year, entry.fact.measure) == (now.year, before.measure)
    ]
    if now in row or not row:
        return this, last
    return (replace(this, statement=Statement(main=row[0])), last) if len(row) == 1 else None


def of_both_ends(ask: Ask) -> bool:
    """Whether something is asked of the end of a year against its start."""
    said = " ".join((ask.hints, *ask.terms))
    return all(re.search(end, said) for end in ENDS.values())


def over_year(ask: Ask, shelf: Shelf, look_up: LookUp) -> Computed | None:
    """By how much there is more at the end of the year than at its start, of what the filing prints for both."""
    words = " ".join(word for word in ask.words.split() if word not in NAMELESS)
    asks = (
        replace(
            ask,
            measure=None,
            hints="",
            words=words,
            terms=tuple(ANY_END.sub(end, term) for term in ask.terms),
        )
        for end in ENDS
    )
    closing, opening = (
        look_up(one, _at_end(end, shelf)) for one, end in zip(asks, ENDS.values(), strict=True)
    )
    if not isinstance(closing, Found) or not isinstance(opening, Found):
        return None
    return guarded(lambda: difference(closing, opening)) if figure(closing) and figure(opening) else None


def _at_end(end: str, shelf: Shelf) -> Shelf:
    """The figures that are said to be of one end of the year."""
    said = (
        entry
        for entry in shelf.entries
        if re.search(end, " ".join((entry.own, entry.fact.item, *entry.fact.column, entry.clause)))
    )
    return Shelf(entries=tuple(said), years=shelf.years)


def _completion(ask: Ask, shelf: Shelf, look_up: LookUp, decimals: int | None) -> Computed | None:
    final = replace(ask, measure=Measure.FINAL, unit=None, against=None)  # the unit asked for is the rate's
    budgets = (ask.against,) if ask.against else BUDGETS
    pairs = (_both(final, replace(final, measure=budget), shelf, look_up) for budget in budgets)
    found = next((pair for pair in pairs if pair and same_scope(*pair)), None)
    if found or ask.against is not Measure.ADJUSTED_BUDGET:
        return guarded(lambda: share(*found, Operation.COMPLETION, decimals)) if found else None
    spent, budget = look_up(final, shelf), _adjusted(final, shelf, look_up)
    if not isinstance(spent, Found) or budget is None or figure(spent) is None:
        return None
    return guarded(lambda: share(spent, budget, Operation.COMPLETION, decimals))


def _adjusted(ask: Ask, shelf: Shelf, look_up: LookUp) -> Computed | None:
    """The budget as it last was: that of the year's beginning and what was added to it."""
    initial, added = (replace(ask, measure=one) for one in (Measure.INITIAL_BUDGET, Measure.ADDED_BUDGET))
    found = _both(initial, added, shelf, look_up)
    if not found or direction(found[1]) == "减少":
        return None
    step = Compute(operation=Operation.SUM, asks=(), given=(), decimals=None)
    summed = compute(step, found)
    return summed if isinstance(summed, Computed) else None


def _added(ask: Ask, shelf: Shelf, look_up: LookUp) -> Computed | None:
    """What was added to a budget, or taken from it where the question says so: as it last was, less as it was at first."""
    last, first = (replace(ask, measure=one) for one in WITHIN_YEAR)
    found = _both(last, first, shelf, look_up)
    if found is None or not same_scope(*found):
        return None
    fell = base(found[0]) < base(found[1])
    return guarded(lambda: difference(*found)) if fell is ("减少" in ask.hints) else None


def _left(ask: Ask, shelf: Shelf, look_up: LookUp) -> Computed | None:
    """What is left of the budget: the budget as it last was, less what was spent; what is carried over is no such difference."""
    if CARRIED_OVER in f"{ask.hints} {ask.said}":
        return None
    final = replace(ask, measure=Measure.FINAL)
    pairs = (_of_budget(replace(ask, measure=budget), final, shelf, look_up) for budget in reversed(BUDGETS))
    found = next((pair for pair in pairs if pair and same_scope(*pair)), None)
    return guarded(lambda: difference(*found)) if found else None


def _of_budget(budget: Ask, final: Ask, shelf: Shelf, look_up: LookUp) -> tuple[Found, Found] | None:
    """A budget and what was spent of it; where the item's spending is of another table's definition, that of the account
    that the budget is told of (缴费 of table 6, 缴费支出 of the functional accounts)."""
    found = _both(budget, final, shelf, look_up)
    if found is None or same_scope(*found):
        return found
    own = replace(final, terms=(found[0].statement.main.term,))
    return _both(budget, own, shelf, look_up)


def same_scope(one: Found, other: Found) -> bool:
    """Whether two figures are of the same table's definition: 会议费 of basic expenditure is not all 会议费."""
    return one.statement.main.scope.table == other.statement.main.scope.table


def _years(ask: Ask, shelf: Shelf) -> tuple[Ask, Ask] | None:
    """The ask for its year and for the year before."""
    year = ask.year or max((shelf.years[key] for key in ask.reports if key in shelf.years), default=None)
    if year is None:
        return None
    final = replace(ask, measure=Measure.FINAL, unit=None if ask.unit == "%" else ask.unit)
    return replace(final, year=year), replace(final, year=year - 1)


def _year_before(ask: Ask, shelf: Shelf, look_up: LookUp) -> Computed | None:
    """The figure of a year that has no report, from the next year's figure and its stated change."""
    assert ask.year is not None
    later = replace(ask, year=ask.year + 1, measure=Measure.FINAL)
    found = _both(later, replace(later, measure=Measure.CHANGE), shelf, look_up)
    if found and same_money(*found):
        words = set(found[1].statement.main.column)
        if words & RISING:
            return _of_year(guarded(lambda: before(*found, rises=True)), ask.year)
        if words & FALLING:
            return _of_year(guarded(lambda: before(*found, rises=False)), ask.year)
    return None


def _of_year(computed: Computed | None, year: int) -> Computed | None:
    return replace(computed, year=year) if computed else None


def direction_of(fact: Fact) -> str | None:
    """Whether a stated change is a rise or a fall."""
    words = set(fact.column)
    if words & RISING:
        return "增加"
    return "减少" if words & FALLING else None


def direction(change: Found) -> str | None:
    """Whether a found change is a rise or a fall."""
    return direction_of(change.statement.main)
