"""What the families have in common: accounts that go together, words for a column, golds that are computed from cells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from random import Random
from typing import TypeVar

from eval.case import Abstention, Figures, Gold, GoldFigure, Groups
from eval.everyday.amounts import budgets
from eval.everyday.item import Flow, Item, Row
from eval.everyday.ledger import YUAN, Entry, percent, rounded
from eval.everyday.pairs import pairs as usual
from eval.everyday.posting import exact
from eval.everyday.question import COARSE, Fill, Operand, either, figures, gold
from eval.structure.sheets import Account, Book, Cell, Sheet
from eval.structure.wordings import AMOUNT, BASIC_SCOPE, COLUMNS, SCOPES, TOTALS
from ingest.fact import Measure, Part
from ingest.names import canonical

T = TypeVar("T")
Make = Callable[[Book, Random], Iterator[Fill]]
"""The fills of one intent for one organisation and year."""
NOTHING = Abstention(status=("not_found", "clarify", "declined"), reason=())
"""What may be answered where nothing is stated."""
NEAR = Decimal("0.01")
"""Figures that differ by no larger share may be one figure, printed with more digits or fewer."""
EACH = 4
"""So many accounts, or pairs of them, of a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two accounts of one column, the larger first."""

    sheet: Sheet
    part: Part
    a: Account
    b: Account

    @property
    def cells(self) -> tuple[Cell, Cell]:
        """The cells of the two."""
        return self.a.cells[self.part], self.b.cells[self.part]

    @property
    def together(self) -> Decimal:
        """Both of them."""
        return self.cells[0].amount + self.cells[1].amount

    @property
    def apart(self) -> Decimal:
        """By how much the first is more."""
        return self.cells[0].amount - self.cells[1].amount

    @property
    def unit(self) -> str:
        """In what they are counted."""
        return self.cells[0].unit

    @property
    def said(self) -> dict[str, str]:
        """How a question names their table and column."""
        return words(self.sheet, self.part)

    @property
    def named(self) -> dict[str, str]:
        """The two by their names."""
        return {"a": self.a.name, "b": self.b.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An account that is a part of the total of its column, and less than it."""

    sheet: Sheet
    part: Part
    account: Account
    cell: Cell
    whole: Cell

    @property
    def said(self) -> dict[str, str]:
        """How a question names its table and column."""
        return words(self.sheet, self.part)


def words(sheet: Sheet, part: Part) -> dict[str, str]:
    """How a question names a table and a column."""
    if sheet.economic:
        return {"scope": BASIC_SCOPE, "part": AMOUNT, "whole": TOTALS[Part.BASIC], "kind": "经济科目"}
    return {"scope": SCOPES[sheet.fund], "part": COLUMNS[part], "whole": TOTALS[part], "kind": "功能科目"}


def columns(book: Book, *, economic: bool = False) -> Iterator[tuple[Sheet, Part]]:
    """The tables with each column of them."""
    for sheet in book.sheets.values():
        if not sheet.economic:
            yield from ((sheet, part) for part in COLUMNS)
        elif economic:
            yield sheet, Part.BASIC


def pairs(book: Book, draw: Random, *, economic: bool = False) -> Iterator[Pair]:
    """Two accounts of each column, none of them a part of the other."""
    for sheet, part in columns(book, economic=economic):
        there = sheet.named(part)
        found = [
            (a, b)
            for a in there
            for b in there
            if a.cells[part].amount > b.cells[part].amount and not _nested(a.code, b.code)
        ]
        for a, b in some(found, draw):
            yield Pair(sheet=sheet, part=part, a=a, b=b)


def _nested(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def pieces(book: Book, draw: Random) -> Iterator[Piece]:
    """A few accounts of each column that has a total."""
    for sheet, part in columns(book):
        whole = sheet.totals.get(part)
        for account in some(sheet.named(part), draw) if whole else ():
            cell = account.cells[part]
            if whole and cell.amount < whole.amount:
                yield Piece(sheet=sheet, part=part, account=account, cell=cell, whole=whole)


def some(there: Sequence[T], draw: Random, each: int = EACH) -> list[T]:
    """A few of many."""
    return draw.sample(there, min(each, len(there)))


def fill(
    book: Book,
    named: Mapping[str, str],
    golds: Sequence[Gold],
    operands: Sequence[Cell | Operand] = (),
    said: Mapping[str, str] | None = None,
) -> Fill:
    """A question about accounts or items by name; `operands` are what its answer has to cite."""
    return Fill(
        ledger=book.ledger,
        items={place: item(name) for place, name in named.items()},
        words={"scope": "", **(said or {})},
        golds=tuple(golds),
        operands=tuple(one.operand if isinstance(one, Cell) else one for one in operands),
    )


def item(name: str) -> Item:
    """Something that is called by one name."""
    return Item(names=(name,))


def settled(book: Book) -> Iterator[Entry]:
    """The items that are not told more or less precisely elsewhere: of others nobody knows which figure is meant."""
    for entry in book.ledger.entries.values():
        own = entry.value * YUAN[entry.unit]
        told = [
            value * YUAN[fact.unit]
            for fact in book.told.get(_term(entry), ())
            if fact.unit in YUAN and (value := exact(fact)) is not None
        ]
        if not any(value != own and abs(value - own) <= NEAR * own for value in told):
            yield entry


def planned(book: Book) -> Iterator[tuple[Entry, str, Decimal]]:
    """Items that were spent and budgeted, with what the budget is called, and the budget; their completion is what it is told to be."""
    for entry in settled(book):
        for name, value in budgets(entry) if entry.item.flow is Flow.SPENT and entry.value else ():
            if value and _completed(book, entry, value):
                yield entry, name, value


def two_planned(book: Book, draw: Random) -> Iterator[tuple[tuple[Entry, Decimal], tuple[Entry, Decimal]]]:
    """Two items that one compares, with their budgets."""
    known = {entry.key: value for entry, name, value in planned(book) if name == "预算"}
    for a, b in usual(book.ledger, draw):
        if a.key in known and b.key in known:
            yield (a, known[a.key]), (b, known[b.key])


def _completed(book: Book, entry: Entry, budget: Decimal) -> bool:
    """Whether no other rate of completion is printed of an item than its figures give."""
    printed = [exact(fact) for fact in book.told.get(_term(entry), ()) if fact.measure is Measure.COMPLETION]
    return all(rate is None or abs(rate - entry.value * 100 / budget) <= COARSE for rate in printed)


def _term(entry: Entry) -> str:
    return entry.item.term if isinstance(entry.item, Row) else canonical(entry.item.formal)


def shown(cell: Cell, label: str | None = None) -> GoldFigure:
    """The figure of a cell."""
    return gold(cell.amount, cell.unit, label)


def each(*cells: Cell) -> Figures:
    """Several figures at once."""
    return figures(*map(shown, cells))


def money(value: Decimal, unit: str) -> tuple[Gold, ...]:
    """An amount."""
    return either((value,), unit)


def signed(value: Decimal, unit: str, said: Groups = ()) -> tuple[Gold, ...]:
    """A difference that may be told either way round."""
    return either((abs(value), -abs(value)), unit, said)


def share(part: Decimal, whole: Decimal) -> tuple[Gold, ...]:
    """A share as what is asked for."""
    return either(rates(part, whole), "%")


def rates(part: Decimal, whole: Decimal) -> tuple[Decimal, ...]:
    """A share in percent as people and filings tell it: to two decimals or one, rounded or cut off."""
    exactly = part * 100 / whole
    cut = (exactly.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN) for decimals in (2, 1))
    return tuple(dict.fromkeys((percent(part, whole), rounded(exactly, 1), *cut)))
