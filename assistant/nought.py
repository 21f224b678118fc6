"""What a figure of a table is listed with, and whether that makes up a total: then nothing is missing, and what is blank beside
it is nought."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.shelf import Shelf
from assistant.whole_names import INCOME, SPENDING
from ingest.fact import Amount, Fact
from ingest.names import canonical

TOTALS = ("合计", "小计", "总计", SPENDING, INCOME)


def proved_nought(blank: Fact, shelf: Shelf) -> tuple[Fact, ...]:
    """The total and its other parts, where these alone already make up the total: of the blank cell's row, or of its column."""
    return _in_row(blank, shelf) or _closed(_total(blank, shelf), beside(blank, shelf))


def proved_whole(fact: Fact, shelf: Shelf) -> bool:
    """Whether a figure and those that it is listed with make up their total."""
    return bool(_closed(_total(fact, shelf), beside(fact, shelf)))


def beside(fact: Fact, shelf: Shelf) -> tuple[Fact, ...]:
    """The figures that one is listed with, itself among them: of the accounts under one account, or of the rows above the total."""
    column, total = _column(fact, shelf), _total(fact, shelf)
    if total is None:
        return ()
    if fact.code:
        under = "" if total.code is None else total.code
        return tuple(
            one
            for one in column
            if one.code and len(one.code) == len(fact.code) and one.code.startswith(under)
        )
    return tuple(one for one in column if one.span.start < total.span.start and not _sums_up(one))


def _column(fact: Fact, shelf: Shelf) -> list[Fact]:
    """The amounts of the cell's column."""
    return [one for one in _amounts(fact, shelf) if one.column == fact.column]


def _amounts(fact: Fact, shelf: Shelf) -> list[Fact]:
    """The amounts of the cell's table that are of its measure."""
    if fact.table is None:
        return []
    return [
        entry.fact
        for entry in shelf.entries
        if (entry.fact.filing, entry.fact.table, entry.fact.measure)
        == (fact.filing, fact.table, fact.measure)
        and isinstance(entry.fact.value, Amount)
    ]


def _total(fact: Fact, shelf: Shelf) -> Fact | None:
    """The figure that the cells of its column make up with it: the account above, or the next total."""
    column = _column(fact, shelf)
    if fact.code:
        above = [
            one for one in column if one.code and one.code != fact.code and fact.code.startswith(one.code)
        ]
        if above:
            return max(above, key=lambda one: len(one.code or ""))
        return next((one for one in column if _sums_up(one)), None)
    below = (one for one in column if one.span.start > fact.span.start and _sums_up(one))
    return min(below, key=lambda one: one.span.start, default=None)


def _sums_up(fact: Fact) -> bool:
    return canonical(fact.row[-1] if fact.row else fact.term) in TOTALS


def _in_row(blank: Fact, shelf: Shelf) -> tuple[Fact, ...]:
    row = [one for one in _amounts(blank, shelf) if one.row == blank.row]
    total = next((one for one in row if one.column and canonical(one.column[-1]) in TOTALS), None)
    return _closed(total, [one for one in row if one is not total])


def _closed(total: Fact | None, parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The total and its parts where these make it up exactly."""
    if total is None or not parts:
        return ()
    made = sum((fact.value.low for fact in parts if isinstance(fact.value, Amount)), Decimal(0))
    stated = total.value.low if isinstance(total.value, Amount) else None
    return (total, *parts) if made == stated else ()
