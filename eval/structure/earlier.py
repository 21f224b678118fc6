"""Questions for the year before, reckoned from a stated change of the same money, and for the completion of one account."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from eval.everyday.item import WHOLES
from eval.everyday.ledger import Entry
from eval.everyday.question import Fill, Operand
from eval.structure.made import Make, fill, money, planned, settled, share, some
from eval.structure.sheets import Book
from eval.structure.turns import FINAL, after

ALONE = frozenset({"public", "agency", "purchase", "fund"})
"""Items that people add up though they are parts of no one whole."""


def _last(entry: Entry) -> Entry:
    """An item as it was the year before."""
    assert entry.moved is not None
    return replace(entry, value=entry.value - entry.moved.amount)


def _operands(book: Book, entry: Entry) -> tuple[Operand, ...]:
    """What the year before is reckoned from: the figure and its change."""
    assert entry.moved is not None
    return tuple(book.printed(value, entry.unit) for value in (entry.value, abs(entry.moved.amount)))


def _moved(book: Book) -> list[Entry]:
    return [entry for entry in settled(book) if entry.moved]


def last_year(book: Book, draw: Random) -> Iterator[Fill]:
    """What an item was the year before."""
    for entry in _moved(book):
        said = {"before": str(book.ledger.year - 1)}
        golds = money(_last(entry).value, entry.unit)
        yield fill(book, {"a": entry.item.formal}, golds, _operands(book, entry), said)


def together(book: Book, draw: Random) -> Iterator[Fill]:
    """Two items as they were the year before, together."""
    there = {entry.key: entry for entry in _moved(book)}
    apart = [pair for _, keys in WHOLES for pair in combinations(keys, 2) if there.keys() >= set(pair)]
    found = [(there[a], there[b]) for a, b in (*apart, *combinations(sorted(ALONE & there.keys()), 2))]
    for a, b in some(found, draw):
        if a.unit != b.unit:
            continue
        golds = money(_last(a).value + _last(b).value, a.unit)
        operands = (*_operands(book, a), *_operands(book, b))
        yield fill(book, {"a": a.item.formal, "b": b.item.formal}, golds, operands)


def completion(book: Book, draw: Random) -> Iterator[Fill]:
    """How much of the budget of an account was used."""
    for entry, name, value in planned(book):
        if entry.key.isdigit():
            operands = [book.printed(one, entry.unit) for one in (entry.value, value)]
            golds = share(entry.value, value)
            yield fill(book, {"a": entry.item.formal}, golds, operands, {"budget": name})


INTENTS: dict[str, Make] = {
    "last year's": last_year,
    "final, then last year": after(last_year, FINAL),
    "last year's together": together,
    "completion of an account": completion,
}
