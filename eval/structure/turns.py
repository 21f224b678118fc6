"""Questions that follow others: another column, account, fund or measure, and what is made of all that was told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from random import Random

from eval.everyday.amounts import budgets
from eval.everyday.item import WHOLES
from eval.everyday.ledger import Entry
from eval.everyday.question import Fill, either, figures, gold
from eval.structure.columns import all_but_one, difference, share_of_column, total, which
from eval.structure.made import (
    Make,
    columns,
    each,
    fill,
    money,
    pairs,
    planned,
    settled,
    share,
    signed,
    some,
    words,
)
from eval.structure.sheets import FUNCTIONAL, Book
from eval.structure.wordings import COLUMNS, FUNDS
from ingest.fact import Fund, Part

CELL = "{who}{scope}{a}的{part}是多少？"
TOTAL = "{who}{scope}{whole}是多少？"
ROW = "{who}{scope}{a}的本年支出是多少？"
FINAL = "{who}{a}的决算是多少？"
BUDGET = "{who}{a}的预算是多少？"
COMPLETION = "{who}{a}的预算完成率是多少？"
CHANGE = "{who}{a}比上年增减多少？"
AND = "{b}呢？"
AND_BUDGET = "预算呢？"


def after(make: Make, *before: str) -> Make:
    """The fills of an intent, asked for after other turns."""

    def fills(book: Book, draw: Random) -> Iterator[Fill]:
        return (replace(made, before=before) for made in make(book, draw))

    return fills


def column(book: Book, draw: Random) -> Iterator[Fill]:
    """A part of an account."""
    for sheet, part in columns(book):
        for a in some(sheet.named(part), draw) if part is not Part.ALL else ():
            cell = a.cells[part]
            yield fill(book, {"a": a.name}, (each(cell),), (cell,), words(sheet, part))


def another(book: Book, draw: Random) -> Iterator[Fill]:
    """The same column of another account."""
    for pair in pairs(book, draw, economic=True):
        cell = pair.cells[1]
        yield fill(book, pair.named, (each(cell),), (cell,), pair.said)


def another_code(book: Book, draw: Random) -> Iterator[Fill]:
    """The same column of another code."""
    for pair in pairs(book, draw):
        if pair.sheet.fund is Fund.ALL:
            cell = pair.cells[1]
            yield fill(book, {"a": pair.a.code, "b": pair.b.code}, (each(cell),), (cell,), pair.said)


def larger(book: Book, draw: Random) -> Iterator[Fill]:
    """Which of two accounts has more."""
    for pair in pairs(book, draw):
        yield fill(book, pair.named, which(pair), pair.cells, pair.said)


def shares(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of a cell; of one fund 本年支出合计 may be its own or that of all money, and is not asked for."""
    for made in share_of_column(book, draw):
        if made.words["part"] != COLUMNS[Part.ALL] or not made.words["scope"]:
            yield made


def fund(book: Book, draw: Random) -> Iterator[Fill]:
    """The cell of one fund, of an account that was asked for of all money."""
    every = [sheet for sheet in book.sheets.values() if sheet.fund is Fund.ALL]
    for kind, sheet in book.sheets.items():
        for whole in every if kind in FUNCTIONAL and sheet.fund is not Fund.ALL else ():
            for part in COLUMNS:
                codes = {one.code for one in whole.named(part)}
                for a in some([one for one in sheet.named(part) if one.code in codes], draw):
                    said = words(whole, part) | {"fund": draw.choice(FUNDS[sheet.fund])}
                    yield fill(book, {"a": a.name}, (each(a.cells[part]),), (a.cells[part],), said)


def _siblings(book: Book, draw: Random) -> Iterator[tuple[tuple[Entry, Decimal], ...]]:
    """Two parts of a whole and the whole, each with its budget (nothing where it has none)."""
    entries = {entry.key: entry for entry in settled(book)}
    planned = {key: dict(budgets(entry)).get("预算") for key, entry in entries.items()}
    for whole, keys in WHOLES:
        there = [entries[key] for key in keys if planned.get(key) is not None]
        found = [(a, b) for a, b in permutations(there, 2) if a.unit == b.unit] if whole in entries else []
        for a, b in some(found, draw):
            yield tuple((one, planned[one.key] or Decimal(0)) for one in (a, b, entries[whole]))


def _named(a: Entry, b: Entry) -> dict[str, str]:
    return {"a": a.item.formal, "b": b.item.formal}


def budget_of_another(book: Book, draw: Random) -> Iterator[Fill]:
    """The budget of an item."""
    for (a, _), (b, value), _ in _siblings(book, draw):
        yield fill(book, _named(a, b), money(value, b.unit), (book.printed(value, b.unit),))


def budgets_together(book: Book, draw: Random) -> Iterator[Fill]:
    """The budgets of two items together."""
    for (a, one), (b, other), _ in _siblings(book, draw):
        operands = [book.printed(value, a.unit) for value in (one, other)]
        yield fill(book, _named(a, b), money(one + other, a.unit), operands)


def budget_of_whole(book: Book, draw: Random) -> Iterator[Fill]:
    """The same, where 合计 may mean the two or the whole that they are parts of."""
    for (a, one), (b, other), (whole, value) in _siblings(book, draw):
        golds = money(one + other, a.unit)
        golds += money(value, whole.unit) if value and whole.unit == a.unit else ()
        yield fill(book, _named(a, b), golds)


def completion_of_another(book: Book, draw: Random) -> Iterator[Fill]:
    """How much of the budget of an item was used."""
    known = {entry.key for entry, _, _ in planned(book)}
    for (a, _), (b, value), _ in _siblings(book, draw):
        if {a.key, b.key} <= known:
            operands = [book.printed(figure, b.unit) for figure in (b.value, value)]
            yield fill(book, _named(a, b), share(b.value, value), operands)


def _budgeted(book: Book) -> Iterator[tuple[Entry, Decimal]]:
    """What was spent and has just one budget."""
    return ((entry, value) for entry, _, value in planned(book) if len(entry.budgets) == 1)


def budget(book: Book, draw: Random) -> Iterator[Fill]:
    """What was budgeted."""
    for entry, value in _budgeted(book):
        operands = (book.printed(value, entry.unit),)
        yield fill(book, {"a": entry.item.formal}, money(value, entry.unit), operands)


def completion(book: Book, draw: Random) -> Iterator[Fill]:
    """How much of a budget was used."""
    for entry, value in _budgeted(book):
        operands = [book.printed(one, entry.unit) for one in (entry.value, value)]
        yield fill(book, {"a": entry.item.formal}, share(entry.value, value), operands)


def saved(book: Book, draw: Random) -> Iterator[Fill]:
    """What lies between a budget and what was spent."""
    for entry, value in _budgeted(book):
        if less := value - entry.value:
            operands = [book.printed(one, entry.unit) for one in (entry.value, value)]
            said = {"against": "少" if less > 0 else "多", "spent": "节约了" if less > 0 else "超支了"}
            yield fill(book, {"a": entry.item.formal}, signed(less, entry.unit), operands, said)


SPENT = (
    "basic",
    "project",
    "public",
    "reception",
    "running",
    "personnel",
    "office",
    "agency",
    "purchase",
)
"""Items whose share in all that was spent people ask for."""


def share_of_spending(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of an item in all that was spent."""
    entries = book.ledger.entries
    whole = entries.get("spending")
    for entry in (entries[key] for key in SPENT if key in entries):
        if whole and 0 < entry.value < whole.value and entry.unit == whole.unit:
            operands = [book.printed(one.value, one.unit) for one in (entry, whole)]
            yield fill(book, {"a": entry.item.formal}, share(entry.value, whole.value), operands)


def change_of_another(book: Book, draw: Random) -> Iterator[Fill]:
    """The change of an item against the year before, with its rate or without."""
    moved = [(entry, entry.moved) for entry in settled(book) if entry.moved]
    for (a, _), (b, change) in some(list(permutations(moved, 2)), draw):
        amounts, rates = (change.amount, -change.amount), (change.rate, -change.rate)
        both = (figures(gold(one, b.unit), gold(rate, "%")) for one in amounts for rate in rates)
        yield fill(book, _named(a, b), (*either(amounts, b.unit), *both))


INTENTS: dict[str, Make] = {
    "then the column": after(column, ROW),
    "then another account": after(another, CELL),
    "then two together": after(total, CELL, AND),
    "then two apart": after(difference, CELL, AND),
    "then the larger": after(larger, CELL, AND),
    "then the share": after(shares, CELL),
    "then the fund": after(fund, CELL),
    "then without": after(all_but_one, TOTAL),
    "then the code": after(another_code, CELL),
    "budget, then another": after(budget_of_another, BUDGET),
    "budget, another, then both": after(budgets_together, BUDGET, AND),
    "budget, another, then the total": after(budget_of_whole, BUDGET, AND),
    "final, then budget": after(budget, FINAL),
    "final, budget, then completion": after(completion, FINAL, AND_BUDGET),
    "final, budget, then saved": after(saved, FINAL, AND_BUDGET),
    "completion, then another": after(completion_of_another, COMPLETION),
    "final, then share of spending": after(share_of_spending, FINAL),
    "change, then another": after(change_of_another, CHANGE),
}
