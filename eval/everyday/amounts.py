"""Questions for figures that are printed: one, two, three, of another measure, in another unit; blanks, zeros, counts."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from eval.case import Abstention, Gold
from eval.everyday.item import COUNTED, Flow, Item
from eval.everyday.ledger import YUAN, Entry, Ledger, rounded
from eval.everyday.pairs import pairs
from eval.everyday.question import Fill, Make, drawn, either, figures, gold, money
from ingest.fact import Measure

BUDGET = {Measure.BUDGET: "预算", Measure.INITIAL_BUDGET: "年初预算", Measure.ADJUSTED_BUDGET: "全年预算"}
"""What a budget is called where an item has several."""
BLANK = Abstention(status=("not_found",), reason=("blank",))
ZEROS, THREES = 6, 8


def one(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """One figure."""
    for entry in drawn(ledger, draw):
        yield Fill(ledger=ledger, items={"a": entry.item}, golds=(figures(money(entry)),))


def zero(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """An item of which the filing says that it was nothing."""
    there = [entry for entry in ledger.entries.values() if not entry.value and not entry.key.isdigit()]
    for entry in draw.sample(there, min(ZEROS, len(there))):
        yield Fill(ledger=ledger, items={"a": entry.item}, golds=(figures(money(entry)),))


def blank(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """An item whose cell is empty."""
    for item in ledger.blank:
        yield Fill(ledger=ledger, items={"a": item}, golds=(BLANK,))


def budgets(entry: Entry) -> Iterator[tuple[str, Decimal]]:
    """The budgets of an item by the name that means just this one."""
    alone = len(set(entry.budgets.values())) == 1
    for measure, value in entry.budgets.items():
        yield "预算" if alone and measure is Measure.BUDGET else BUDGET[measure], value


def budget(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """What was budgeted."""
    for entry in ledger.entries.values():
        for name, value in budgets(entry):
            golds = (figures(gold(value, entry.unit)),)
            yield Fill(ledger=ledger, items={"a": entry.item}, words={"budget": name}, golds=golds)


def budget_and_final(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """What was budgeted, and what was spent of it."""
    for entry in ledger.entries.values():
        for name, value in budgets(entry) if entry.item.flow is Flow.SPENT else ():
            golds = (figures(gold(value, entry.unit), money(entry)),)
            yield Fill(ledger=ledger, items={"a": entry.item}, words={"budget": name}, golds=golds)


def unit(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """A figure in another unit: a smaller one, or a larger one of which it is at least one."""
    for entry in drawn(ledger, draw, 2):
        for other in ("元", "万元", "亿元"):
            if other != entry.unit and entry.value * YUAN[entry.unit] >= YUAN[other]:
                golds = turned(entry, other)
                yield Fill(ledger=ledger, items={"a": entry.item}, words={"unit": other}, golds=golds)


def turned(entry: Entry, other: str) -> tuple[Gold, ...]:
    """A figure in another unit, whole or rounded as people round."""
    value = entry.value * YUAN[entry.unit] / YUAN[other]
    return either((value, *(rounded(value, decimals) for decimals in (2, 4))), other)


def count(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """How many there are."""
    for counted in COUNTED:
        if counted.term in ledger.counts:
            value, of = ledger.counts[counted.term]
            formal, spoken, terse = (Item(names=(ask,)) for ask in counted.asks)
            golds = (figures(gold(value, of or None)), *((figures(gold(value, None)),) if of else ()))
            yield Fill(ledger=ledger, items={"a": formal, "b": spoken, "c": terse}, golds=golds)


def two(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Two figures at once."""
    for a, b in pairs(ledger, draw):
        yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=(figures(money(a), money(b)),))


def three(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Three figures at once, all of them of money that was spent."""
    there = [entry for entry in drawn(ledger, draw, 2) if entry.item.flow is Flow.SPENT]
    for _ in range(min(THREES, len(there) - 2)):
        a, b, c = draw.sample(there, 3)
        items = {"a": a.item, "b": b.item, "c": c.item}
        yield Fill(ledger=ledger, items=items, golds=(figures(money(a), money(b), money(c)),))


INTENTS: dict[str, Make] = {
    "figure": one,
    "zero": zero,
    "blank": blank,
    "budget": budget,
    "unit": unit,
    "count": count,
    "two figures": two,
    "three figures": three,
    "budget and final": budget_and_final,
}
