"""Questions about movement: against last year, against the budget, with its reason."""

import re
from collections.abc import Iterator
from random import Random

from eval.case import Gold, Text
from eval.everyday.amounts import budgets
from eval.everyday.item import STAFF, Flow
from eval.everyday.ledger import Entry, Ledger, Moved, percent, rounded
from eval.everyday.question import Fill, Make, direction, drawn, either, figures, gold, money, near, yes_no

REASON = re.compile(
    r"^[^；。]{0,60}?(?:主要(?:原因)?(?:是|系|为)|原因是|主要由于)[因为由于是]{0,3}([一-鿿]{6,})"
)
"""How a sentence goes on to the reason, behind the amount of a change."""
TOLD = 6
"""So many characters of the reason must be told."""
PEOPLE = {"在职人数": "在职人员", "年末实有人数": "年末实有人员"}
PER_HEAD = ("personnel", "office", "basic", "spending", "general basic")


def _moved(ledger: Ledger) -> Iterator[tuple[Entry, Moved]]:
    return ((entry, entry.moved) for entry in ledger.entries.values() if entry.moved)


def _words(moved: Moved) -> dict[str, str]:
    return {"moved": "增加" if moved.amount > 0 else "减少"}


def _golds(moved: Moved, unit: str) -> tuple[Gold, ...]:
    """The amount of a change, signed or by its word, alone or with its percentage."""
    amounts = [gold(value, unit) for value in (moved.amount, -moved.amount)]
    rates = [gold(value, "%") for value in (moved.rate, -moved.rate)]
    said = direction(moved.amount)
    both = (figures(amount, rate, phrases=said) for amount, rate in zip(amounts, rates, strict=True))
    return (*(figures(amount, phrases=said) for amount in amounts), *both)


def change(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """By how much an item differs from last year."""
    for entry, moved in _moved(ledger):
        yield Fill(
            ledger=ledger, items={"a": entry.item}, words=_words(moved), golds=_golds(moved, entry.unit)
        )


def growth(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The same in percent."""
    for entry, moved in _moved(ledger):
        computed = percent(moved.amount, entry.value - moved.amount)
        values = (moved.rate, -moved.rate, computed, -computed)
        golds = either(values, "%", direction(moved.amount))
        yield Fill(ledger=ledger, items={"a": entry.item}, words=_words(moved), golds=golds)


def last_year(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """What it was last year, as the change tells."""
    for entry, moved in _moved(ledger):
        golds = either((entry.value - moved.amount,), entry.unit)
        yield Fill(ledger=ledger, items={"a": entry.item}, golds=golds)


def rose(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether it is more than last year."""
    for entry, moved in _moved(ledger):
        yield Fill(ledger=ledger, items={"a": entry.item}, golds=yes_no(moved.amount > 0))


def fell(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether it is less than last year."""
    for entry, moved in _moved(ledger):
        yield Fill(ledger=ledger, items={"a": entry.item}, golds=yes_no(moved.amount < 0))


def figure_and_change(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The figure and its change in one breath."""
    for entry, moved in _moved(ledger):
        golds = [
            figures(money(entry), gold(amount, entry.unit), phrases=direction(moved.amount))
            for amount in (moved.amount, -moved.amount)
        ]
        yield Fill(ledger=ledger, items={"a": entry.item}, words=_words(moved), golds=tuple(golds))


def figure_and_reason(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The figure and why it changed, where its own sentence says so."""
    for entry, moved in _moved(ledger):
        if found := REASON.search(moved.after):
            said = ((found[1][:TOLD],),)
            amount = gold(abs(moved.amount), entry.unit)
            printed = (f"{entry.value:f}", f"{entry.value:,f}")
            golds: tuple[Gold, ...] = (
                figures(money(entry), phrases=said),
                figures(money(entry), amount, phrases=said),
                Text(groups=(printed, *said)),
            )
            yield Fill(ledger=ledger, items={"a": entry.item}, words=_words(moved), golds=golds)


def completion(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """How much of a budget was used."""
    for entry in ledger.entries.values():
        for name, value in budgets(entry):
            if value:
                share = entry.value * 100 / value
                golds = either((rounded(share), *near(entry, share)), "%")
                yield Fill(ledger=ledger, items={"a": entry.item}, words={"budget": name}, golds=golds)


def over_by(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """By how much the final figure is over or under the budget."""
    for entry in ledger.entries.values():
        for name, value in budgets(entry):
            less = value - entry.value
            words = {
                "budget": name,
                "against": "少" if less > 0 else "多",
                "spent": "节约了" if less > 0 else "超了",
            }
            if less:
                yield Fill(
                    ledger=ledger,
                    items={"a": entry.item},
                    words=words,
                    golds=either((less, -less), entry.unit),
                )


def over(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether more was spent than budgeted."""
    for entry in ledger.entries.values():
        for name, value in budgets(entry) if entry.item.flow is Flow.SPENT else ():
            golds = yes_no(entry.value > value)
            yield Fill(ledger=ledger, items={"a": entry.item}, words={"budget": name}, golds=golds)


def per_head(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """A figure for each head that the filing counts."""
    for term in STAFF:
        heads = ledger.counts[term][0] if term in ledger.counts else 0
        for entry in drawn(ledger, draw, 0) if heads else ():
            if entry.key in PER_HEAD:
                value = entry.value / heads
                golds = tuple(
                    one
                    for unit in (entry.unit, f"{entry.unit}/人", f"{entry.unit}／人")
                    for one in either((rounded(value),), unit)
                )
                words = {"n": str(heads), "people": PEOPLE[term]}
                yield Fill(ledger=ledger, items={"a": entry.item}, words=words, golds=golds)


INTENTS: dict[str, Make] = {
    "change": change,
    "growth": growth,
    "last year's figure": last_year,
    "did it rise": rose,
    "did it fall": fell,
    "figure and change": figure_and_change,
    "figure and reason": figure_and_reason,
    "completion": completion,
    "over budget by": over_by,
    "over budget": over,
    "per head": per_head,
}
