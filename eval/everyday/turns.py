"""Questions that follow another one: another item, measure, unit or body, and what is made of two."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from eval.everyday import amounts, changes, pairs, wholes
from eval.everyday.bodies import couples
from eval.everyday.ledger import Ledger
from eval.everyday.question import Across, Fill, Make, figures, money

ONE = "{who}{a}是多少？"
TWO = "{who}{a}和{b}分别是多少？"


def _after(first: str, *made: Make) -> Make:
    """The fills of an intent, asked for after a question for the figure; of several intents any answer is right."""

    def fills(ledger: Ledger, draw: Random) -> Iterator[Fill]:
        for alike in zip(*(make(ledger, draw) for make in made), strict=True):
            yield replace(
                alike[0], before=(first,), golds=tuple(gold for fill in alike for gold in fill.golds)
            )

    return fills


def another(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The other one of a pair."""
    for a, b in pairs.pairs(ledger, draw):
        yield Fill(ledger=ledger, items={"a": a.item, "b": b.item}, golds=(figures(money(b)),), before=(ONE,))


def body(ledgers: tuple[Ledger, ...], draw: Random) -> Iterator[Fill]:
    """The same of another organisation."""
    for one, other, key in couples(ledgers, draw):
        words = {"other": other.body, "other_short": other.short}
        golds = (figures(money(other.entries[key])),)
        yield Fill(ledger=one, items={"a": one.entries[key].item}, words=words, golds=golds, before=(ONE,))


INTENTS: dict[str, Make] = {
    "then another item": another,
    "then its budget": _after(ONE, amounts.budget),
    "then its share": _after(ONE, wholes.share),
    "then last year": _after(ONE, changes.change, changes.growth),
    "then another unit": _after(ONE, amounts.unit),
    "then which is larger": _after(TWO, pairs.larger),
    "then both together": _after(TWO, pairs.total),
    "then the difference": _after(TWO, pairs.difference),
}
ACROSS: dict[str, Across] = {"then another body": body}
