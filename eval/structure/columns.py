"""Questions within one table: accounts of one column set against each other, ranked, left out of its total."""

from collections.abc import Iterator
from random import Random

from eval.case import Gold
from eval.everyday.ledger import rounded
from eval.everyday.pairs import MOST
from eval.everyday.question import Fill, called, either, figures
from eval.structure.made import (
    Make,
    Pair,
    columns,
    fill,
    item,
    money,
    pairs,
    pieces,
    share,
    shown,
    signed,
    some,
    words,
)
from eval.structure.sheets import LEVELS, Account, Book, Sheet
from eval.structure.wordings import LEVEL_NAMES
from ingest.fact import Fund, Part

COUNTS = {2: "两", 3: "三", 5: "五"}
"""How many are asked for, in words."""


def total(book: Book, draw: Random) -> Iterator[Fill]:
    """Two together."""
    for pair in pairs(book, draw, economic=True):
        yield fill(book, pair.named, money(pair.together, pair.unit), pair.cells, pair.said)


def difference(book: Book, draw: Random) -> Iterator[Fill]:
    """By how much one is more."""
    for pair in pairs(book, draw, economic=True):
        yield fill(book, pair.named, signed(pair.apart, pair.unit), pair.cells, pair.said)


def multiple(book: Book, draw: Random) -> Iterator[Fill]:
    """How many times one is the other."""
    for pair in pairs(book, draw, economic=True):
        times = pair.cells[0].amount / pair.cells[1].amount
        if times < MOST:
            golds = either((rounded(times), rounded(times, 1)), "倍")
            yield fill(book, pair.named, golds, pair.cells, pair.said)


def larger(book: Book, draw: Random) -> Iterator[Fill]:
    """Which of two is more."""
    for pair in pairs(book, draw, economic=True):
        yield fill(book, pair.named, which(pair), pair.cells, pair.said)


def which(pair: Pair) -> tuple[Gold, ...]:
    """That the first of two is more, told with its figure, with both, or with the difference."""
    one, other = map(shown, pair.cells)
    said = called(item(pair.a.name))
    return (
        figures(one, phrases=said),
        figures(one, other, ordered=True),
        figures(other, one, phrases=said),
        *signed(pair.apart, pair.unit, said),
    )


def share_of_column(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of an account in the total of its column."""
    for one in pieces(book, draw):
        golds = share(one.cell.amount, one.whole.amount)
        yield fill(book, {"a": one.account.name}, golds, (one.cell, one.whole), one.said)


def share_of_spending(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of one column of an account in all that was spent."""
    for sheet, part in columns(book):
        whole = sheet.totals.get(Part.ALL)
        for a in some(sheet.named(part), draw) if sheet.fund is Fund.ALL else ():
            cell = a.cells[part]
            if whole and cell.amount < whole.amount:
                golds = share(cell.amount, whole.amount)
                yield fill(book, {"a": a.name}, golds, (cell, whole), words(sheet, part))


def share_in_row(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of a column in its row."""
    for sheet, part in columns(book):
        there = [a for a in sheet.named(part) if a.cells[part].amount < a.cells[Part.ALL].amount]
        for a in some(there, draw):
            cell, whole = a.cells[part], a.cells[Part.ALL]
            golds = share(cell.amount, whole.amount)
            yield fill(book, {"a": a.name}, golds, (cell, whole), words(sheet, part))


def _first(sheet: Sheet, digits: int, part: Part, count: int, *, least: bool = False) -> tuple[Account, ...]:
    """The first accounts of a level in a column; none where two are equal at the end, or there are no more."""
    ranked = sheet.level(digits, part)[:: -1 if least else 1]
    values = [one.cells[part].amount for one in ranked[: count + 1]]
    apart = len(set(values)) == count + 1 and all(values[:count])
    return ranked[:count] if apart else ()


def _all(sheet: Sheet, digits: int, part: Part, count: int) -> tuple[Account, ...]:
    """All accounts of a level where they are just so many, each with another amount."""
    ranked = sheet.level(digits, part)
    values = {one.cells[part].amount for one in ranked}
    return ranked if len(ranked) == len(values) == count and all(values) else ()


def _ranking(accounts: tuple[Account, ...], part: Part) -> Gold:
    return figures(*(shown(one.cells[part], one.name) for one in accounts), ordered=len(accounts) > 1)


def _ranked(book: Book, counts: tuple[int, ...], *, least: bool = False) -> Iterator[Fill]:
    for sheet, part in columns(book, economic=True):
        for digits in LEVELS:
            for count in counts:
                if first := _first(sheet, digits, part, count, least=least):
                    said = words(sheet, part) | {"level": LEVEL_NAMES[digits], "n": COUNTS.get(count, "")}
                    cells = [one.cells[part] for one in first]
                    yield fill(book, {}, (_ranking(first, part),), cells, said)


def _of_any_level(book: Book, counts: tuple[int, ...]) -> Iterator[Fill]:
    for sheet, part in columns(book, economic=True):
        for count in counts:
            found = [first for digits in LEVELS if (first := _first(sheet, digits, part, count))]
            if len(found) > 1:
                found += [ranked for digits in LEVELS if (ranked := _all(sheet, digits, part, count))]
                said = words(sheet, part) | {"n": COUNTS.get(count, "")}
                yield fill(book, {}, [_ranking(first, part) for first in found], (), said)


def ranked(book: Book, draw: Random) -> Iterator[Fill]:
    """The first few accounts of a level by a column."""
    return _ranked(book, tuple(COUNTS))


def ranked_any(book: Book, draw: Random) -> Iterator[Fill]:
    """The same where nobody says the level: those of any level, but not of several."""
    return _of_any_level(book, tuple(COUNTS))


def highest(book: Book, draw: Random) -> Iterator[Fill]:
    """The first account of a level."""
    return _ranked(book, (1,))


def highest_any(book: Book, draw: Random) -> Iterator[Fill]:
    """The first account of any level."""
    return _of_any_level(book, (1,))


def lowest(book: Book, draw: Random) -> Iterator[Fill]:
    """The last account of a level, where all have something."""
    return _ranked(book, (1,), least=True)


def all_but_one(book: Book, draw: Random) -> Iterator[Fill]:
    """The total of a column without an account."""
    for one in pieces(book, draw):
        golds = money(one.whole.amount - one.cell.amount, one.whole.unit)
        yield fill(book, {"a": one.account.name}, golds, (one.cell, one.whole), one.said)


def all_but_two(book: Book, draw: Random) -> Iterator[Fill]:
    """The total of a column without two accounts."""
    for pair in pairs(book, draw):
        whole = pair.sheet.totals.get(pair.part)
        if whole and pair.together < whole.amount:
            golds = money(whole.amount - pair.together, whole.unit)
            yield fill(book, pair.named, golds, (*pair.cells, whole), pair.said)


def whole_without(book: Book, draw: Random) -> Iterator[Fill]:
    """A whole of the usual items without one of its parts."""
    entries = book.ledger.entries
    for group in book.ledger.groups:
        whole = entries[group.whole]
        for part in map(entries.__getitem__, group.parts):
            usual = group.split and not group.whole.isdigit() and not group.by
            if usual and 0 < part.value < whole.value:
                operands = [book.printed(one.value, one.unit) for one in (whole, part)]
                named = {"a": part.item.formal, "b": whole.item.formal}
                yield fill(book, named, money(whole.value - part.value, whole.unit), operands)


INTENTS: dict[str, Make] = {
    "column sum": total,
    "column difference": difference,
    "column multiple": multiple,
    "column larger": larger,
    "share of column": share_of_column,
    "share of spending": share_of_spending,
    "share in its row": share_in_row,
    "ranked": ranked,
    "ranked, any level": ranked_any,
    "highest account": highest,
    "highest, any level": highest_any,
    "lowest account": lowest,
    "all but one": all_but_one,
    "all but two": all_but_two,
    "whole without part": whole_without,
}
