"""Questions about two items of one body: which is larger, by how much, together, one as a multiple of the other."""

from collections.abc import Iterator
from random import Random

from eval.everyday.ledger import Entry, Ledger, rounded
from eval.everyday.question import Fill, Make, called, either, figures, gold, money, parts_of, yes_no

USUAL = (
    ("income", "spending"),
    ("basic", "project"),
    ("personnel", "office"),
    ("running", "reception"),
    ("opening", "closing"),
    ("goods", "services"),
    ("meeting", "training"),
    ("fiscal income", "other income"),
    ("public", "agency"),
)
"""Pairs that are held against each other everywhere."""
MOST = 1000
"""A larger multiple is not asked for."""


def pairs(ledger: Ledger, draw: Random) -> list[tuple[Entry, Entry]]:
    """Two items that one compares: the usual ones, and two parts of one whole; the larger stands first."""
    keys = [pair for pair in USUAL if all(key in ledger.entries for key in pair)]
    for group in ledger.groups:
        there = [part.key for part in parts_of(ledger, group)]
        if len(there) > 1 and group.whole != "general":
            one, other = draw.sample(there, 2)
            keys.append((one, other))
    found = [
        sorted((ledger.entries[a], ledger.entries[b]), key=lambda entry: -entry.value)
        for a, b in dict.fromkeys(keys)
    ]
    return [(a, b) for a, b in found if a.unit == b.unit and a.value != b.value and b.value > 0]


def larger(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Which of two is larger."""
    for a, b in pairs(ledger, draw):
        said = called(a.item)
        golds = (
            figures(money(a), phrases=said),
            figures(money(a), money(b), ordered=True),
            figures(money(b), money(a), phrases=said),
            figures(gold(a.value - b.value, a.unit), phrases=said),
        )
        yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=golds)


def difference(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """By how much two differ."""
    for a, b in pairs(ledger, draw):
        golds = either((a.value - b.value,), a.unit)
        yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=golds)


def total(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Two together: parts of one whole, so that nothing is counted twice."""
    for group in ledger.groups:
        there = parts_of(ledger, group)
        if len(there) > 1 and group.split:
            a, b = draw.sample(there, 2)
            golds = either((a.value + b.value,), a.unit)
            yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=golds)


def multiple(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """How many times one is the other."""
    for a, b in pairs(ledger, draw):
        if a.value < MOST * b.value:
            value = a.value / b.value
            golds = either((rounded(value, decimals) for decimals in (2, 1)), "倍")
            yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=golds)


def more(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether one is more than the other, both ways round."""
    for a, b in pairs(ledger, draw):
        yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=yes_no(True))
        yield Fill(ledger=ledger, items={"a": b.item, "b": a.item}, golds=yes_no(False))


INTENTS: dict[str, Make] = {
    "larger": larger,
    "difference": difference,
    "sum": total,
    "multiple": multiple,
    "is it more": more,
}
