"""Questions for two things of two kinds at once: two items with what each moved, saved or was planned, two accounts with two columns, or with
their shares."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from random import Random

from eval.case import Gold
from eval.everyday.ledger import Entry
from eval.everyday.pairs import pairs as usual
from eval.everyday.question import Fill, Operand, figures, gold
from eval.everyday.question import money as final
from eval.structure.made import (
    Make,
    Pair,
    each,
    fill,
    pairs,
    planned,
    rates,
    settled,
    shown,
    some,
    two_planned,
    words,
)
from eval.structure.sheets import Book, Cell
from ingest.fact import Fund, Part

UP, DOWN, EITHER = "增加", "减少", "增减"
SAVED, OVER = ("节约", "比预算少花"), ("超支", "比预算多花")


def _operands(book: Book, *values: tuple[Decimal, Entry]) -> list[Operand]:
    """What an answer is made of, wherever it is printed; a fall is printed without its sign."""
    return [book.printed(abs(value), entry.unit) for value, entry in values]


def _two_moved(book: Book, draw: Random) -> Iterator[tuple[Entry, Entry]]:
    """Two items that one compares, both with a stated change."""
    known = {entry.key for entry in settled(book) if entry.moved and entry.moved.amount}
    yield from ((a, b) for a, b in usual(book.ledger, draw) if {a.key, b.key} <= known)


def _named(a: Entry, b: Entry) -> dict[str, str]:
    return {"a": a.item.formal, "b": b.item.formal}


def _signed(*moved: tuple[Decimal, str]) -> tuple[Gold, ...]:
    """Several changes, each told with its sign or with a word."""
    ways = product(*((gold(abs(value), unit), gold(-abs(value), unit)) for value, unit in moved))
    return tuple(figures(*way) for way in ways)


def one_off_plan(book: Book, draw: Random) -> Iterator[Fill]:
    """By how much an item was over its budget or under it, in words that name none."""
    for entry, name, value in planned(book):
        if name == "预算" and value != entry.value:
            short, _ = OVER if entry.value > value else SAVED
            operands = _operands(book, (value, entry), (entry.value, entry))
            yield fill(
                book,
                {"a": entry.item.formal},
                _signed((entry.value - value, entry.unit)),
                operands,
                {"off": short},
            )


def two_off_plan(book: Book, draw: Random) -> Iterator[Fill]:
    """The same of two items."""
    for (a, first), (b, second) in two_planned(book, draw):
        over = [a.value > first, b.value > second]
        if over[0] is over[1] and a.value != first and b.value != second:
            short, long = OVER if over[0] else SAVED
            apart = _signed((a.value - first, a.unit), (b.value - second, b.unit))
            operands = _operands(book, (a.value, a), (first, a), (b.value, b), (second, b))
            yield fill(book, _named(a, b), apart, operands, {"off": short, "against": long})


def two_changes(book: Book, draw: Random) -> Iterator[Fill]:
    """By how much two items moved."""
    for a, b in _two_moved(book, draw):
        assert a.moved and b.moved
        ways = {UP if one.moved.amount > 0 else DOWN for one in (a, b) if one.moved}
        golds = _signed((a.moved.amount, a.unit), (b.moved.amount, b.unit))
        yield fill(book, _named(a, b), golds, (), {"moved": ways.pop() if len(ways) == 1 else EITHER})


def two_last_years(book: Book, draw: Random) -> Iterator[Fill]:
    """What two items were the year before."""
    for a, b in _two_moved(book, draw):
        assert a.moved and b.moved
        golds = (
            figures(*(gold(one.value - (one.moved.amount if one.moved else 0), one.unit) for one in (a, b))),
        )
        operands = _operands(book, (a.value, a), (a.moved.amount, a), (b.value, b), (b.moved.amount, b))
        yield fill(book, _named(a, b), golds, operands)


def two_years(book: Book, draw: Random) -> Iterator[Fill]:
    """An item in its year and in the year before."""
    for entry in settled(book):
        if entry.moved and entry.moved.amount:
            last = gold(entry.value - entry.moved.amount, entry.unit)
            operands = _operands(book, (entry.value, entry), (entry.moved.amount, entry))
            said = {"year": str(book.ledger.year), "before": str(book.ledger.year - 1)}
            yield fill(book, {"a": entry.item.formal}, (figures(final(entry), last),), operands, said)


def two_planned_and_final(book: Book, draw: Random) -> Iterator[Fill]:
    """Budget and final of two items."""
    for (a, first), (b, second) in two_planned(book, draw):
        golds = (figures(gold(first, a.unit), final(a), gold(second, b.unit), final(b)),)
        operands = _operands(book, (first, a), (a.value, a), (second, b), (b.value, b))
        yield fill(book, _named(a, b), golds, operands)


def moved_and_completed(book: Book, draw: Random) -> Iterator[Fill]:
    """By how much an item moved, and how much of its budget was used."""
    for entry, name, value in planned(book):
        if name == "预算" and entry.moved and entry.moved.amount:
            moved = entry.moved.amount
            done = rates(entry.value, value)
            golds = [
                figures(gold(sign, entry.unit), gold(rate, "%"))
                for sign in (abs(moved), -abs(moved))
                for rate in done
            ]
            yield fill(book, {"a": entry.item.formal}, golds, (), {"moved": UP if moved > 0 else DOWN})


def two_columns_of_two(book: Book, draw: Random) -> Iterator[Fill]:
    """Both parts of two accounts."""
    parts = (Part.BASIC, Part.PROJECT)
    for sheet in (one for one in book.sheets.values() if not one.economic):
        there = [one for one in sheet.named(Part.BASIC) if one.cells[Part.PROJECT].amount]
        for a in some(there, draw) if len(there) > 1 else ():
            b = draw.choice([one for one in there if one is not a])
            cells = [one.cells[part] for one in (a, b) for part in parts]
            yield fill(book, {"a": a.name, "b": b.name}, (each(*cells),), cells, words(sheet, Part.ALL))


def sum_and_difference(book: Book, draw: Random) -> Iterator[Fill]:
    """What two accounts make together, and how far they are apart."""
    for pair in pairs(book, draw):
        if pair.sheet.fund is Fund.ALL:
            both = [
                figures(gold(pair.together, pair.unit), gold(way, pair.unit))
                for way in (pair.apart, -pair.apart)
            ]
            golds: Sequence[Gold] = both
            yield fill(book, pair.named, golds, pair.cells, pair.said)


def two_shares(book: Book, draw: Random) -> Iterator[Fill]:
    """The shares of two accounts in their column, one by one."""
    for pair, whole in _in_whole(book, draw):
        told = product(*(rates(cell.amount, whole.amount) for cell in pair.cells))
        golds = [figures(*(gold(rate, "%") for rate in both)) for both in told]
        yield fill(book, pair.named, golds, (*pair.cells, whole), pair.said)


def both_and_share(book: Book, draw: Random) -> Iterator[Fill]:
    """Two accounts of a column, and what they make together of it."""
    for pair, whole in _in_whole(book, draw):
        golds = [
            figures(*map(shown, pair.cells), gold(rate, "%")) for rate in rates(pair.together, whole.amount)
        ]
        yield fill(book, pair.named, golds, (*pair.cells, whole), pair.said)


def _in_whole(book: Book, draw: Random) -> Iterator[tuple[Pair, Cell]]:
    """Two accounts of a column that has a total."""
    for pair in pairs(book, draw):
        whole = pair.sheet.totals.get(pair.part)
        if whole and pair.together <= whole.amount:
            yield pair, whole


INTENTS: dict[str, Make] = {
    "off plan": one_off_plan,
    "two off plan": two_off_plan,
    "two changes": two_changes,
    "two last years": two_last_years,
    "two years": two_years,
    "budget and final of two": two_planned_and_final,
    "change and completion": moved_and_completed,
    "two columns of two": two_columns_of_two,
    "sum and difference": sum_and_difference,
    "two shares": two_shares,
    "both and their share": both_and_share,
}
