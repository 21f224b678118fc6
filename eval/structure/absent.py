"""Questions for what is not there: blank cells, funds and accounts that a body has not, budgets and changes that nobody tells.

No figure may be told for them but nothing itself, where the other cells of the row prove it.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from eval.case import Gold
from eval.everyday.question import Fill, either
from eval.structure.made import NOTHING, Make, columns, fill, money, some, words
from eval.structure.sheets import Account, Book, Sheet
from eval.structure.turns import CELL, ROW, after
from eval.structure.wordings import FUNDS
from ingest.document import TableKind
from ingest.fact import BUDGETS, Fund, Measure, Part
from ingest.names import accounts, canonical

NIL = Decimal(0)
FEW = 6
SHORTEST = 4
_BUDGETED = frozenset({*BUDGETS, Measure.ADDED_BUDGET, Measure.COMPLETION})
_CHANGED = frozenset({Measure.CHANGE, Measure.CHANGE_RATE})


def _nil(unit: str) -> tuple[Gold, ...]:
    """Silence, or nothing: the other cells of the row prove it."""
    return (NOTHING, *either((NIL,), unit))


def _blank(book: Book, draw: Random) -> Iterator[tuple[Sheet, Part, Account]]:
    """Accounts with an empty cell."""
    for sheet, part in columns(book):
        there = [one for one in sheet.accounts if one.alone and one.cells[part].value is None]
        for one in some(there, draw):
            yield sheet, part, one


def blank(book: Book, draw: Random) -> Iterator[Fill]:
    """An empty cell."""
    for sheet, part, a in _blank(book, draw):
        yield fill(book, {"a": a.name}, _nil(a.cells[part].unit), (), words(sheet, part))


def sum_with_blank(book: Book, draw: Random) -> Iterator[Fill]:
    """An account and one whose cell is empty."""
    for sheet, part, b in _blank(book, draw):
        for a in some(sheet.named(part), draw, 1):
            golds = (NOTHING, *money(a.cells[part].amount, a.cells[part].unit))
            yield fill(book, {"a": a.name, "b": b.name}, golds, (), words(sheet, part))


def share_of_blank(book: Book, draw: Random) -> Iterator[Fill]:
    """The share of an empty cell."""
    for sheet, part, a in _blank(book, draw):
        yield fill(book, {"a": a.name}, _nil("%"), (), words(sheet, part))


def _unfunded(book: Book, draw: Random) -> Iterator[tuple[str, str, str]]:
    """Accounts that one fund pays wholly, with what another fund is called, and the unit."""
    every, general = (book.sheets.get(kind) for kind in (TableKind.EXPENDITURE, TableKind.GENERAL_BUDGET))
    if not every or not general:
        return
    whole = {one.code: one.cells[Part.ALL].amount for one in every.accounts}
    there = [one for one in general.named(Part.ALL) if whole.get(one.code) == one.cells[Part.ALL].amount]
    for at, one in enumerate(some(there, draw, FEW)):
        fund = FUNDS[Fund.GOVERNMENT_FUND if at % 3 else Fund.STATE_CAPITAL][0]
        yield one.name, fund, one.cells[Part.ALL].unit


def other_fund(book: Book, draw: Random) -> Iterator[Fill]:
    """An account of a fund that pays nothing for it."""
    for name, fund, unit in _unfunded(book, draw):
        yield fill(book, {"a": name}, _nil(unit), (), {"fund": fund})


def _foreign(book: Book, draw: Random) -> list[tuple[str, str]]:
    """Accounts of the classification that the filing has nowhere, neither as name nor as a part of one."""
    known = [term for term in book.told if term]
    found = [
        (one.code, one.name)
        for one in accounts("functional")
        if one.code not in book.codes
        and len(one.name) >= SHORTEST
        and not any(canonical(one.name) in term or term in canonical(one.name) for term in known)
    ]
    return draw.sample(found, min(FEW, len(found)))


def absent(book: Book, draw: Random) -> Iterator[Fill]:
    """An account that the filing has not."""
    for sheet, part in columns(book):
        if sheet.fund is Fund.ALL:
            for _, name in _foreign(book, draw):
                yield fill(book, {"a": name}, (NOTHING,), (), words(sheet, part))


def sum_with_absent(book: Book, draw: Random) -> Iterator[Fill]:
    """An account together with one that the filing has not."""
    for sheet, part in columns(book):
        if sheet.fund is Fund.ALL:
            for a, (_, name) in zip(some(sheet.named(part), draw), _foreign(book, draw), strict=False):
                yield fill(book, {"a": a.name, "b": name}, (NOTHING,), (), words(sheet, part))


def foreign_code(book: Book, draw: Random) -> Iterator[Fill]:
    """A code that the filing has not."""
    for code, _ in _foreign(book, draw):
        yield fill(book, {"a": code}, (NOTHING,))


def _untold(book: Book, draw: Random, measures: frozenset[Measure]) -> list[Account]:
    """Accounts of which nothing is told by some measures, whoever paid; of just one below them it would be told of them too."""
    sheet = book.sheets.get(TableKind.EXPENDITURE)
    there = sheet.named(Part.ALL) if sheet else []
    told = book.earlier | {
        term for term, facts in book.told.items() if any(fact.measure in measures for fact in facts)
    }
    codes = Counter(code[:-2] for code in book.codes)
    return some([one for one in there if canonical(one.name) not in told and codes[one.code] != 1], draw, FEW)


def no_last_year(book: Book, draw: Random) -> Iterator[Fill]:
    """What an account was the year before, where nobody tells a change."""
    for one in _untold(book, draw, _CHANGED):
        yield fill(book, {"a": one.name}, (NOTHING,))


def no_budget(book: Book, draw: Random) -> Iterator[Fill]:
    """The budget of an account, where nobody tells one."""
    for one in _untold(book, draw, _BUDGETED):
        yield fill(book, {"a": one.name}, (NOTHING,))


INTENTS: dict[str, Make] = {
    "a blank cell": blank,
    "then a blank cell": after(blank, ROW),
    "sum with a blank": sum_with_blank,
    "share of a blank": share_of_blank,
    "a fund that it has not": other_fund,
    "then a fund that it has not": after(other_fund, ROW),
    "an account it has not": absent,
    "sum with one it has not": sum_with_absent,
    "then one it has not": after(sum_with_absent, CELL),
    "a code it has not": foreign_code,
    "no last year": no_last_year,
    "no change told": no_last_year,
    "no budget": no_budget,
    "no completion": no_budget,
}
