"""A question of the battery with every answer that is right, and how golds are put together.

Owns which ways of answering count as one: a computed share and the printed one, a change with a sign or with a word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from eval.case import Figures, Gold, GoldFigure, Groups, Text, YesNo
from eval.everyday.item import Item
from eval.everyday.ledger import Entry, Group, Ledger
from eval.everyday.wordings import WORDINGS, Register, Templates, fields

RISEN = ("增", "升", "涨", "多", "高")
COARSE = Decimal("0.06")
FALLEN = ("减", "降", "少", "低", "-")


Spot = tuple[str, int, int]
"""Characters of a filing: its file, their start and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """A figure that an answer is made of, and the places that state it: one of them has to be cited."""

    figure: GoldFigure
    spots: frozenset[Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What a wording is filled with: items, words, the answers that are right, what was asked before.

    `before` are templates of the same fields for earlier turns. `operands` are the figures that the answer is made of.
    """

    ledger: Ledger
    golds: tuple[Gold, ...]
    items: Mapping[str, Item] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: `golds` are all answers that are right; `way` is the template that made it."""

    intent: str
    register: Register
    way: str
    body: str
    history: tuple[str, ...]
    text: str
    golds: tuple[Gold, ...]
    operands: tuple[Operand, ...] = ()


Make = Callable[[Ledger, Random], Iterator[Fill]]
"""The fills of one intent for one organisation and year."""
Across = Callable[[tuple[Ledger, ...], Random], Iterator[Fill]]
"""The fills of an intent over several organisations."""


def spell(
    intent: str, fills: Iterable[Fill], wordings: Mapping[str, Templates] = WORDINGS
) -> Iterator[Question]:
    """The questions of an intent: each fill in all wordings that have words for it."""
    for turn, fill in enumerate(fills):
        for register, templates in wordings[intent].items():
            said = {**fields(fill.ledger, fill.items, register, turn), **fill.words}
            for template in templates:
                if text := _filled(template, said):
                    yield Question(
                        intent=intent,
                        register=register,
                        way=template,
                        body=fill.ledger.body,
                        history=tuple(_filled(before, said) for before in fill.before),
                        text=text,
                        golds=fill.golds,
                        operands=fill.operands,
                    )


def _filled(template: str, said: Mapping[str, str]) -> str:
    """The words of a template; nothing where something that it names is not there."""
    try:
        return " ".join(template.format(**said).split())
    except KeyError:
        return ""


def gold(value: Decimal, unit: str | None, label: str | None = None) -> GoldFigure:
    """A figure that is asked for."""
    return GoldFigure(value=f"{value:f}", unit=unit, label=label)


def money(entry: Entry) -> GoldFigure:
    """The figure of an entry."""
    return gold(entry.value, entry.unit)


def figures(*values: GoldFigure, phrases: Groups = (), ordered: bool = False) -> Figures:
    """A gold of these figures."""
    return Figures(values=values, phrases=phrases, ordered=ordered)


def either(values: Iterable[Decimal], unit: str, phrases: Groups = ()) -> tuple[Gold, ...]:
    """One figure that may be told as any of these."""
    return tuple(figures(gold(value, unit), phrases=phrases) for value in dict.fromkeys(values))


def near(entry: Entry, share: Decimal) -> Iterator[Decimal]:
    """The percentages that the filing prints of an item and that are this one, as coarsely as filings round."""
    return (printed for printed in sorted(entry.printed) if abs(printed - share) <= COARSE)


def told(entries: Iterable[Entry]) -> Text:
    """A passage that tells these figures."""
    return Text(groups=tuple((f"{entry.value:f}", f"{entry.value:,f}") for entry in entries))


def yes_no(holds: bool) -> tuple[Gold, ...]:
    """A verdict."""
    return (YesNo(verdict="yes" if holds else "no"),)


def called(item: Item) -> Groups:
    """That an answer names an item, by any of its names or without 支出 at its end."""
    names = (*item.names, *(name.removesuffix("支出") for name in item.names))
    return (tuple(dict.fromkeys(names)),)


def direction(amount: Decimal) -> Groups:
    """That an answer says which way it went."""
    return (RISEN if amount > 0 else FALLEN,)


def parts_of(ledger: Ledger, group: Group) -> tuple[Entry, ...]:
    """The parts of a whole that are not nothing."""
    return tuple(entry for key in group.parts if (entry := ledger.entries[key]).value)


def drawn(ledger: Ledger, draw: Random, accounts: int = 4) -> list[Entry]:
    """The statutory items of a ledger that are not nothing, with a few of its accounts of each kind."""
    there = [entry for entry in ledger.entries.values() if entry.value]
    statutory = [entry for entry in there if not entry.key.isdigit()]
    for kind in ("2", "3"):
        of_kind = [entry for entry in there if entry.key.isdigit() and entry.key.startswith(kind)]
        statutory += draw.sample(of_kind, min(accounts, len(of_kind)))
    return statutory
