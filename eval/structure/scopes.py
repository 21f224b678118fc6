"""Questions that say whose money: each cell of a sister table has to be the one that is told."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from eval.everyday.question import Fill
from eval.structure.made import Make, each, fill, some
from eval.structure.sheets import FUNCTIONAL, Book, Cell
from eval.structure.wordings import COLUMNS, FUNDS
from ingest.document import TableKind
from ingest.fact import Fund, Part

OF_A_FUND = 6
"""So many accounts of each fund."""
CARRIED = ("年初财政拨款结转和结余", "年末财政拨款结转和结余")
ALSO_CARRIED = {"年初财政拨款结转和结余": "年初结转和结余", "年末财政拨款结转和结余": "年末结转和结余"}
"""What is carried over, as the summary and as people call it."""


def _scoped(book: Book, part: Part) -> Iterator[tuple[str, Fund, Cell]]:
    """The accounts that can be asked for by name, with their cells in the tables of one fund."""
    for kind, sheet in book.sheets.items():
        if kind in FUNCTIONAL and sheet.fund is not Fund.ALL:
            yield from ((one.name, sheet.fund, one.cells[part]) for one in sheet.named(part))
    if part is Part.ALL:
        known = {one.name for sheet in book.sheets.values() for one in sheet.accounts if one.alone}
        for name, cells in book.funds.items():
            if name in known:
                yield from ((name, fund, cell) for fund, cell in cells.items() if cell.amount)


def _drawn(book: Book, part: Part, draw: Random) -> Iterator[tuple[str, str, Cell]]:
    """A few of them, by what people call the fund; where two tables state a fund they state one figure, or it is left out."""
    found: dict[tuple[str, Fund], list[Cell]] = {}
    for name, fund, cell in _scoped(book, part):
        found.setdefault((name, fund), []).append(cell)
    certain = [
        (name, fund, cells)
        for (name, fund), cells in found.items()
        if len({one.amount for one in cells}) == 1
    ]
    for fund in FUNDS:
        there = [(name, cells) for name, of, cells in certain if of is fund]
        for at, (name, cells) in enumerate(some(there, draw, OF_A_FUND)):
            spots = frozenset(spot for cell in cells for spot in cell.spots)
            yield name, FUNDS[fund][at % len(FUNDS[fund])], replace(cells[0], spots=spots)


def of_a_fund(book: Book, draw: Random) -> Iterator[Fill]:
    """An account of one fund."""
    for name, fund, cell in _drawn(book, Part.ALL, draw):
        yield fill(book, {"a": name}, (each(cell),), (cell,), {"fund": fund})


def column_of_a_fund(book: Book, draw: Random) -> Iterator[Fill]:
    """A part of an account of one fund."""
    for part in (Part.BASIC, Part.PROJECT):
        for name, fund, cell in _drawn(book, part, draw):
            yield fill(book, {"a": name}, (each(cell),), (cell,), {"fund": fund, "part": COLUMNS[part]})


def part_of_a_fund(book: Book, draw: Random) -> Iterator[Fill]:
    """All basic or project expenditure of one fund; of all appropriations where only one fund has any."""
    sheets = {sheet.fund: sheet for kind, sheet in book.sheets.items() if kind in FUNCTIONAL}
    for part in (Part.BASIC, Part.PROJECT):
        for fund, sheet in sheets.items():
            cell = sheet.totals.get(part)
            if fund is not Fund.ALL and cell and cell.amount:
                for name in FUNDS[fund]:
                    yield fill(book, {}, (each(cell),), (cell,), {"fund": name, "part": COLUMNS[part]})
        if cell := _of_all(book, part):
            said = {"fund": FUNDS[Fund.FISCAL][0], "part": COLUMNS[part]}
            yield fill(book, {}, (each(cell),), (cell,), said)


def _of_all(book: Book, part: Part) -> Cell | None:
    """A part of all appropriations, where the budget of all is that of one fund."""
    sheet = book.sheets.get(TableKind.GENERAL_BUDGET)
    whole = book.funds.get("本年支出合计", {})
    if not sheet or part not in sheet.totals or Part.ALL not in sheet.totals or Fund.FISCAL not in whole:
        return None
    alone = whole[Fund.FISCAL].amount == sheet.totals[Part.ALL].amount
    return sheet.totals[part] if alone and sheet.totals[part].amount else None


def carried(book: Book, draw: Random) -> Iterator[Fill]:
    """What is carried over of one fund."""
    for name in CARRIED:
        for fund, cell in book.funds.get(name, {}).items():
            if cell.value is not None and fund is not Fund.FISCAL:
                for called in (name, ALSO_CARRIED[name]):
                    said = {"fund": FUNDS[fund][0]}
                    operand = book.printed(cell.amount, cell.unit, fund)
                    yield fill(book, {"a": called}, (each(cell),), (operand,), said)


def by_funds(book: Book, draw: Random) -> Iterator[Fill]:
    """An account of two funds."""
    known = {one.name for sheet in book.sheets.values() for one in sheet.accounts if one.alone}
    for name, cells in book.funds.items():
        two = [
            cell for fund in (Fund.GENERAL, Fund.GOVERNMENT_FUND) if (cell := cells.get(fund)) and cell.amount
        ]
        if name in known and len(two) > 1:
            yield fill(book, {"a": name}, (each(*two),), two)


INTENTS: dict[str, Make] = {
    "item of a fund": of_a_fund,
    "column of a fund": column_of_a_fund,
    "part of a fund": part_of_a_fund,
    "carried over of a fund": carried,
    "item by funds": by_funds,
}
