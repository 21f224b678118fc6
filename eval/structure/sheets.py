"""From the facts of filings to sheets: the statutory tables of accounts as grids whose cells may become golds.

Owns which cells are certain. A row whose columns do not make up its sum, a cell that is printed in two ways and a name
that stands for two accounts are not asked for. Nothing of the answering code is used.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from eval.everyday.item import ROWS
from eval.everyday.ledger import YUAN, Ledger
from eval.everyday.posting import CENT, NAME, exact, ledgers
from eval.everyday.question import Operand, Spot, gold
from eval.sweep.target import MONEY, PLAIN, label
from ingest.document import Document, TableKind
from ingest.extract.scopes import BASIC_DETAIL
from ingest.fact import Blank, Dash, Fact, Fund, Measure, Part

FUNCTIONAL = {
    TableKind.EXPENDITURE: Fund.ALL,
    TableKind.GENERAL_BUDGET: Fund.GENERAL,
    TableKind.GOVERNMENT_FUND: Fund.GOVERNMENT_FUND,
}
"""Tables of functional accounts, and whose money they tell of."""
PARTS = (Part.ALL, Part.BASIC, Part.PROJECT)
LEVELS = (3, 5, 7)
"""How many digits a code has: 类, 款, 项."""
_TOTALS = {"本年支出合计": Part.ALL, "基本支出": Part.BASIC, "项目支出": Part.PROJECT}
_OTHERS = frozenset({"上缴上级支出", "经营支出", "对附属单位补助支出"})
"""Columns that are neither basic nor project expenditure."""
_STATUTORY = frozenset(row.term for row in ROWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of money, in its unit; nothing in it where it is blank or a dash. `spots` are all places that state the same."""

    value: Decimal | None
    unit: str
    spots: frozenset[Spot]

    @property
    def amount(self) -> Decimal:
        """The figure; a blank counts as nothing."""
        return self.value or Decimal(0)

    @property
    def operand(self) -> Operand:
        """The cell as something that a computed answer has to cite."""
        return Operand(figure=gold(self.amount, self.unit), spots=self.spots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A row: its code, its name, its cells by part of expenditure (the economic table has but one)."""

    code: str
    name: str
    cells: Mapping[Part, Cell]
    alone: bool
    """Whether nothing else of the filing has its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of accounts of one fund; `totals` is its row of sums."""

    fund: Fund
    economic: bool
    accounts: tuple[Account, ...]
    totals: Mapping[Part, Cell]

    def named(self, part: Part) -> list[Account]:
        """The accounts that can be asked for by name and that have something in a column."""
        return [one for one in self.accounts if one.alone and part in one.cells and one.cells[part].amount]

    def level(self, digits: int, part: Part) -> tuple[Account, ...]:
        """All accounts of a level, the largest in a column first; none where they do not make up the whole of it."""
        there = [one for one in self.accounts if len(one.code) == digits and part in one.cells]
        total = sum((one.cells[part].amount for one in there), Decimal(0))
        if part not in self.totals or abs(total - self.totals[part].amount) > CENT * len(there):
            return ()
        return tuple(sorted(there, key=lambda one: -one.cells[part].amount))


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that is certain of one organisation and year: its ledger, its sheets, its items by fund, the terms that it has.

    `stated` are the places that print an amount of yuan, of one fund or of any; `told` are the facts of each term, `earlier` the terms of which
    something of the year before is told, `codes` all codes.
    """

    ledger: Ledger
    sheets: Mapping[TableKind, Sheet]
    funds: Mapping[str, Mapping[Fund, Cell]]
    stated: Mapping[tuple[Decimal, Fund | None], frozenset[Spot]]
    told: Mapping[str, tuple[Fact, ...]]
    earlier: frozenset[str]
    codes: frozenset[str]

    def printed(self, value: Decimal, unit: str, fund: Fund | None = None) -> Operand:
        """A figure wherever it is printed, of one fund or of any."""
        spots = self.stated.get((_yuan(value, unit), fund), frozenset())
        return Operand(figure=gold(value, unit), spots=spots)


def books(documents: Mapping[str, Document], facts: Sequence[Fact]) -> tuple[Book, ...]:
    """A book for each organisation and year that has a report of its own; everywhere the body is called by its full name."""
    files = {digest: document.file for digest, document in documents.items()}
    tables = {digest: document.tables for digest, document in documents.items()}
    of_one: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        of_one[fact.organisation, fact.year].append(fact)
    found = []
    for ledger in ledgers(documents, facts):
        here = of_one[ledger.body, ledger.year]
        kinds = {
            fact.id: TableKind.OTHER if fact.table is None else tables[fact.filing][fact.table].kind
            for fact in here
        }
        book = _Reader(here, kinds, files).book(replace(ledger, short=ledger.body))
        earlier = frozenset(fact.term for fact in of_one[ledger.body, ledger.year - 1])
        found.append(replace(book, earlier=earlier))
    return tuple(found)


def _yuan(value: Decimal, unit: str) -> Decimal:
    """An amount whatever its unit and sign: a change is told with a sign or with a word."""
    return abs(value * YUAN[unit]).normalize()


class _Reader:
    """Reads one organisation and year; `kinds` are the tables of its facts by their id."""

    def __init__(
        self, facts: Sequence[Fact], kinds: Mapping[str, TableKind], files: Mapping[str, str]
    ) -> None:
        self._facts = facts
        self._kinds = kinds
        self._files = files
        self._by_term: dict[str, list[Fact]] = defaultdict(list)
        self._codes: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            self._by_term[fact.term].append(fact)
            if fact.code:
                self._codes[fact.term].add(fact.code)

    def book(self, ledger: Ledger) -> Book:
        """Everything that is certain."""
        stated: dict[tuple[Decimal, Fund | None], set[Spot]] = defaultdict(set)
        for fact in self._facts:
            if (value := exact(fact)) is not None and fact.unit in MONEY:
                for fund in (None, fact.scope.fund):
                    stated[_yuan(value, fact.unit), fund].add(self._spot(fact))
        sheets = {kind: self._sheet(kind, fund, None) for kind, fund in FUNCTIONAL.items()}
        # Economic accounts make up the basic expenditure of the table before; their own has no single total.
        economic = self._sheet(TableKind.BASIC, Fund.GENERAL, BASIC_DETAIL)
        sheets[TableKind.BASIC] = replace(economic, totals=sheets[TableKind.GENERAL_BUDGET].totals)
        return Book(
            ledger=ledger,
            sheets={kind: sheet for kind, sheet in sheets.items() if sheet.accounts},
            funds=dict(self._funds()),
            stated={key: frozenset(spots) for key, spots in stated.items()},
            told={term: tuple(facts) for term, facts in self._by_term.items()},
            earlier=frozenset(),
            codes=frozenset(code for codes in self._codes.values() for code in codes),
        )

    def _sheet(self, kind: TableKind, fund: Fund, table: str | None) -> Sheet:
        here = [
            fact
            for fact in self._facts
            if self._kinds[fact.id] is kind and not fact.annex and fact.scope.fund is fund
            and fact.measure is Measure.FINAL and (fact.scope.table == table or fact.scope.part is Part.ALL)
        ]  # fmt: skip
        rows: dict[str, list[Fact]] = defaultdict(list)
        for fact in here:
            if fact.code:
                rows[fact.code].append(fact)
        read = (self._account(code, facts, table) for code, facts in rows.items())
        sums = [fact for fact in here if not fact.code and fact.scope.table == table]
        totals = {
            part: cell
            for term, part in _TOTALS.items()
            if (cell := self._cell([fact for fact in sums if fact.term == term and fact.scope.part is part]))
        }
        return Sheet(
            fund=fund,
            economic=kind is TableKind.BASIC,
            accounts=tuple(account for account in read if account),
            totals=totals,
        )

    def _account(self, code: str, row: Sequence[Fact], table: str | None) -> Account | None:
        """A row that adds up: what other columns hold (经营支出 …) belongs to its sum."""
        own = [fact for fact in row if fact.scope.table == table]
        cells = {
            part: cell
            for part in PARTS
            if (cell := self._cell([fact for fact in own if fact.scope.part is part]))
        }
        others = [self._cell([fact]) for fact in row if fact.scope.table in _OTHERS]
        if table is None:
            if set(cells) != set(PARTS):
                return None
            parts = cells[Part.BASIC].amount + cells[Part.PROJECT].amount
            parts += sum((cell.amount for cell in others if cell), Decimal(0))
            if cells[Part.ALL].value is None or abs(parts - cells[Part.ALL].amount) > CENT:
                return None
        if not cells or len({fact.term for fact in own}) > 1:
            return None
        name = label(own[0].item)
        term = own[0].term
        alone = len(self._codes[term]) == 1 and bool(NAME.fullmatch(name)) and term not in _STATUTORY
        return Account(code=code, name=name, cells=cells, alone=alone)

    def _cell(self, facts: Iterable[Fact]) -> Cell | None:
        """One cell, however often it is printed; nothing where it is printed in two ways, or is no money."""
        there = [
            fact
            for fact in facts
            if isinstance(fact.value, Blank | Dash) or (exact(fact) is not None and fact.unit in MONEY)
        ]
        values = {exact(fact) for fact in there}
        if len(values) != 1:
            return None
        if any(self._contested(fact) for fact in there):
            return None
        (value,) = values
        unit = next((fact.unit for fact in there if fact.unit), "万元")
        spots = {self._spot(other) for fact in there for other in self._same(fact)}
        return Cell(value=value, unit=unit, spots=frozenset(spots))

    def _contested(self, fact: Fact) -> bool:
        """Whether another figure is told of the same account or item, fund and part."""
        return any(
            exact(other) not in (None, exact(fact))
            and other.measure in PLAIN and other.unit == fact.unit and not other.subject
            and other.scope.fund is fact.scope.fund and other.scope.part is fact.scope.part
            and (None in (fact.code, other.code) or fact.code == other.code)
            and (other.scope.table == fact.scope.table or not other.from_cell)
            for other in self._by_term[fact.term]
        )  # fmt: skip

    def _same(self, fact: Fact) -> Iterator[Fact]:
        """All statements of the amount of a cell: of its account or item, fund and part, wherever they stand."""
        value = exact(fact)
        for other in self._by_term[fact.term] if value is not None else ():
            alike = other.scope.fund is fact.scope.fund and other.scope.part is fact.scope.part
            coded = None in (fact.code, other.code) or fact.code == other.code
            if alike and coded and other.measure in PLAIN and exact(other) == value and not other.subject:
                yield other

    def _funds(self) -> Iterator[tuple[str, Mapping[Fund, Cell]]]:
        """What the summary of appropriations tells of an item for each fund."""
        found: dict[str, dict[Fund, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in self._facts:
            summary = self._kinds[fact.id] is TableKind.FISCAL_SUMMARY and not fact.annex and not fact.code
            if summary and fact.measure is Measure.FINAL and fact.scope.part is Part.ALL:
                found[label(fact.item)][fact.scope.fund].append(fact)
        for name, by_fund in found.items():
            cells = {fund: cell for fund, facts in by_fund.items() if (cell := self._cell(facts))}
            parts = sum((cell.amount for fund, cell in cells.items() if fund is not Fund.FISCAL), Decimal(0))
            whole = cells.get(Fund.FISCAL)
            if whole and whole.value is not None and abs(parts - whole.amount) <= CENT:
                yield name, cells

    def _spot(self, fact: Fact) -> Spot:
        return self._files[fact.filing], fact.span.start, fact.span.end
