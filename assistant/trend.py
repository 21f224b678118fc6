"""A figure over the years: which years a trend is over, and the figures of one kind that those years have."""

import re
from collections.abc import Iterable, Sequence

from assistant.compute import failed, figure, figure_of
from assistant.domain import Ask, Found, Holder, Missing, Operand, Operation, Ranked, Reason, Status
from ingest.fact import Fact

DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
LAST = re.compile(r"近([一两二三四五六七八九十]|\d{1,2})个?年")


def years_of(text: str, spoken: Sequence[int], holders: Iterable[Holder]) -> tuple[int, ...]:
    """The years that a trend is over, the earliest first: from the first to the last year spoken of; else those of the reports,
    and the year before each, of which reports tell too; of these the last few where the question says how many."""
    if len(spoken) > 1:
        return tuple(range(min(spoken), max(spoken) + 1))
    loaded = {holder.report.year for holder in holders}
    years = sorted(loaded | {year - 1 for year in loaded})
    count = DIGITS.get(found[1]) or int(found[1]) if (found := LAST.search(text)) else len(years)
    return tuple(years[-count:])


def over_years(asks: Sequence[Ask], found: Sequence[Operand | Missing], loaded: set[int]) -> Ranked | Missing:
    """The years' figures in order, all of the kind of the latest one; the years without one are named, except those that are
    asked only because the report of the next year may tell of them."""
    stated = [one for one in found if isinstance(one, Found) and figure(one) is not None]
    if not stated:
        missing = [one for one in found if isinstance(one, Missing)] or [failed(asks[0], Reason.NO_ITEM)]
        return next((one for one in missing if one.refusal.status is Status.CLARIFY), missing[-1])
    kinds = {one.statement.main.organisation: _kind(one.statement.main) for one in stated}
    kept = tuple(one for one in stated if _kind(one.statement.main) == kinds[one.statement.main.organisation])
    has = {(one.statement.main.year, one.ask.reports) for one in kept}
    lacking = [ask.year for ask in asks if ask.year and (ask.year, ask.reports) not in has]
    spoken = any(ask.year and not {ask.year, ask.year + 1} & loaded for ask in asks)
    wanted = [year for year in lacking if spoken or year in loaded]
    return Ranked(operation=Operation.TREND, entries=kept, missing=tuple(dict.fromkeys(map(str, wanted))))


def _kind(fact: Fact) -> tuple[object, ...]:
    """What has to be the same of figures that make a line: measure, scope, kind of unit."""
    value = figure_of(fact)
    return fact.measure, fact.scope, value.dimension if value else None
