"""Questions for several figures at once: columns, accounts, codes, measures."""

from collections.abc import Iterator
from itertools import product
from random import Random

from eval.everyday.question import Fill, figures, gold
from eval.everyday.question import money as final
from eval.structure.made import (
    EACH,
    Make,
    columns,
    each,
    fill,
    money,
    pairs,
    pieces,
    planned,
    rates,
    shown,
    some,
    two_planned,
    words,
)
from eval.structure.sheets import Account, Book, Cell, Sheet
from eval.structure.wordings import COLUMNS
from ingest.fact import Fund, Part


def _both(book: Book, draw: Random) -> Iterator[tuple[Sheet, Account]]:
    """Accounts with something in both parts."""
    for sheet in book.sheets.values():
        if not sheet.economic:
            there = [one for one in sheet.named(Part.BASIC) if one.cells[Part.PROJECT].amount]
            yield from ((sheet, one) for one in some(there, draw))


def two_columns(book: Book, draw: Random) -> Iterator[Fill]:
    """Both parts of an account, with their sum or without."""
    parts = (Part.BASIC, Part.PROJECT)
    for sheet, one in _both(book, draw):
        cells = [one.cells[part] for part in parts]
        labelled = figures(*(shown(one.cells[part], COLUMNS[part]) for part in parts))
        golds = (labelled, each(one.cells[Part.ALL], *cells))
        yield fill(book, {"a": one.name}, golds, cells, words(sheet, Part.ALL))


def three_columns(book: Book, draw: Random) -> Iterator[Fill]:
    """An account with both of its parts."""
    for sheet, one in _both(book, draw):
        cells = [one.cells[part] for part in COLUMNS]
        yield fill(book, {"a": one.name}, (each(*cells),), cells, words(sheet, Part.ALL))


def two_accounts(book: Book, draw: Random) -> Iterator[Fill]:
    """Two accounts of one column."""
    for pair in pairs(book, draw):
        yield fill(book, pair.named, (each(*pair.cells),), pair.cells, pair.said)


def figure_and_share(book: Book, draw: Random) -> Iterator[Fill]:
    """A cell, and its share in its column."""
    for one in pieces(book, draw):
        told = rates(one.cell.amount, one.whole.amount)
        golds = [figures(shown(one.cell), gold(rate, "%")) for rate in told]
        yield fill(book, {"a": one.account.name}, golds, (one.cell, one.whole), one.said)


def _coded(book: Book, draw: Random) -> Iterator[tuple[str, Cell]]:
    """The cells that a code alone asks for: all that was spent of a function, or the economic account."""
    for sheet in book.sheets.values():
        part = Part.BASIC if sheet.economic else Part.ALL
        if sheet.economic or sheet.fund is Fund.ALL:
            there = [one for one in sheet.accounts if part in one.cells and one.cells[part].amount]
            yield from ((one.code, one.cells[part]) for one in some(there, draw, 2 * EACH))


def one_code(book: Book, draw: Random) -> Iterator[Fill]:
    """An account by its code."""
    for code, cell in _coded(book, draw):
        yield fill(book, {"a": code}, (each(cell),), (cell,))


def two_codes(book: Book, draw: Random) -> Iterator[Fill]:
    """Two codes, of either classification."""
    found = list(_coded(book, draw))
    draw.shuffle(found)
    for (one, first), (other, second) in zip(found[::2], found[1::2], strict=False):
        yield fill(book, {"a": one, "b": other}, (each(first, second),), (first, second))


def column_of_code(book: Book, draw: Random) -> Iterator[Fill]:
    """A part of a code."""
    for sheet, part in columns(book):
        if sheet.fund is Fund.ALL and part is not Part.ALL:
            for one in some([one for one in sheet.accounts if one.cells[part].amount], draw):
                cell = one.cells[part]
                yield fill(book, {"a": one.code}, (each(cell),), (cell,), words(sheet, part))


def three_measures(book: Book, draw: Random) -> Iterator[Fill]:
    """Budget, final and completion of an item."""
    for entry, name, value in planned(book):
        two = (gold(value, entry.unit), final(entry))
        golds = [figures(*two, gold(rate, "%")) for rate in rates(entry.value, value)]
        operands = [book.printed(one, entry.unit) for one in (value, entry.value)]
        yield fill(book, {"a": entry.item.formal}, golds, operands, {"budget": name})


def budget_final_difference(book: Book, draw: Random) -> Iterator[Fill]:
    """Budget, final and what lies between them."""
    for entry, name, value in planned(book):
        less = value - entry.value
        two = (gold(value, entry.unit), final(entry))
        golds = [figures(*two, gold(apart, entry.unit)) for apart in (less, -less)]
        operands = [book.printed(one, entry.unit) for one in (value, entry.value)]
        if less:
            yield fill(book, {"a": entry.item.formal}, golds, operands, {"budget": name})


def two_completions(book: Book, draw: Random) -> Iterator[Fill]:
    """The completion of two items."""
    for (a, first), (b, second) in two_planned(book, draw):
        told = product(rates(a.value, first), rates(b.value, second))
        golds = [figures(*(gold(rate, "%") for rate in both)) for both in told]
        operands = [book.printed(value, a.unit) for value in (a.value, first, b.value, second)]
        yield fill(book, {"a": a.item.formal, "b": b.item.formal}, golds, operands)


def two_budgets(book: Book, draw: Random) -> Iterator[Fill]:
    """The budgets of two items together."""
    for (a, first), (b, second) in two_planned(book, draw):
        operands = [book.printed(value, a.unit) for value in (first, second)]
        yield fill(book, {"a": a.item.formal, "b": b.item.formal}, money(first + second, a.unit), operands)


INTENTS: dict[str, Make] = {
    "two columns": two_columns,
    "three columns": three_columns,
    "two accounts, one column": two_accounts,
    "figure and column share": figure_and_share,
    "a code": one_code,
    "two codes": two_codes,
    "a code's column": column_of_code,
    "three measures": three_measures,
    "budget, final, difference": budget_final_difference,
    "two completions": two_completions,
    "two budgets together": two_budgets,
}
