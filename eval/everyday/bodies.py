"""Questions over the organisations that are loaded: who has most, two side by side."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from eval.case import Gold
from eval.everyday.item import ROWS
from eval.everyday.ledger import YUAN, Entry, Ledger
from eval.everyday.question import Across, Fill, either, figures, money

RANKED = ("spending", "income", "basic", "public", "reception", "running", "personnel", "purchase", "closing")
"""Items by which organisations are ranked."""
EACH = 6
"""So many pairs of each item."""


def _yuan(entry: Entry) -> Decimal:
    return entry.value * YUAN[entry.unit]


def _of_one_year(ledgers: Sequence[Ledger], key: str) -> Iterator[tuple[Ledger, ...]]:
    """The organisations of each year, where all have an item: of one that lacks it nobody knows how much it is."""
    for year in sorted({ledger.year for ledger in ledgers}):
        there = tuple(ledger for ledger in ledgers if ledger.year == year)
        if all(key in ledger.entries for ledger in there):
            yield there


def _ranked(ledgers: Sequence[Ledger], least_first: bool) -> Iterator[Fill]:
    for key in RANKED:
        for there in _of_one_year(ledgers, key):
            ranked = sorted(there, key=lambda one: _yuan(one.entries[key]), reverse=not least_first)
            if len(ranked) < 2 or _yuan(ranked[0].entries[key]) == _yuan(ranked[1].entries[key]):
                continue
            first = ranked[0]
            said = ((first.body, first.short),)
            every = figures(*(money(one.entries[key]) for one in ranked), ordered=True, phrases=said)
            golds: tuple[Gold, ...] = (figures(money(first.entries[key]), phrases=said), every)
            yield Fill(ledger=first, items={"a": first.entries[key].item}, golds=golds)


def highest(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """The organisation with most of an item in a year."""
    return _ranked(ledgers, False)


def lowest(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """The organisation with least."""
    return _ranked(ledgers, True)


def couples(ledgers: Sequence[Ledger], draw: Random) -> Iterator[tuple[Ledger, Ledger, str]]:
    """Two organisations of one year that have an item each, the one with more of it first."""
    for row in ROWS:
        there = [ledger for ledger in ledgers if row.key in ledger.entries and ledger.entries[row.key].value]
        found = [
            (one, other)
            for one in there
            for other in there
            if one.year == other.year
            and one.entries[row.key].unit == other.entries[row.key].unit
            and one.entries[row.key].value > other.entries[row.key].value
        ]
        for one, other in draw.sample(found, min(EACH, len(found))):
            yield one, other, row.key


def _fill(one: Ledger, other: Ledger, key: str, golds: tuple[Gold, ...]) -> Fill:
    words = {"other": other.body, "other_short": other.short}
    return Fill(ledger=one, items={"a": one.entries[key].item}, words=words, golds=golds)


def both(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """The same item of two."""
    for one, other, key in couples(ledgers, draw):
        yield _fill(one, other, key, (figures(money(one.entries[key]), money(other.entries[key])),))


def more(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """Which of two has more."""
    for one, other, key in couples(ledgers, draw):
        said = ((one.body, one.short),)
        a, b = money(one.entries[key]), money(other.entries[key])
        gap = either((one.entries[key].value - other.entries[key].value,), one.entries[key].unit, said)
        golds = (figures(a, phrases=said), figures(a, b, ordered=True), figures(b, a, phrases=said), *gap)
        yield _fill(one, other, key, golds)


def apart(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """By how much two differ."""
    for one, other, key in couples(ledgers, draw):
        gap = one.entries[key].value - other.entries[key].value
        yield _fill(one, other, key, either((gap,), one.entries[key].unit))


INTENTS: dict[str, Across] = {
    "highest body": highest,
    "lowest body": lowest,
    "two bodies": both,
    "body with more": more,
    "difference of bodies": apart,
}
