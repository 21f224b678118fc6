"""A fact for each cell of a table.

Owns the way from a placed cell to a Fact. What a column means belongs to `ingest.extract.meaning`, where a cell
belongs to `ingest.readers`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import (
    Block,
    Cell,
    Column,
    Document,
    Issue,
    IssueKind,
    Report,
    Role,
    Row,
    Span,
    Table,
    TableKind,
)
from ingest.extract.meaning import (
    Meaning,
    all_spent,
    counts_in,
    meaning,
    money,
    of_accounts,
    of_row,
    only_measure,
    scope,
    scope_of_accounts,
    scope_of_words,
    stated_by,
    whole,
)
from ingest.fact import (
    AIMED,
    SCORES,
    Amount,
    Blank,
    Bound,
    Dash,
    Fact,
    Measure,
    Scope,
    Value,
    Withheld,
    Words,
)
from ingest.names import canonical
from ingest.numbering import Kind
from ingest.quantity import find, in_brackets, read
from ingest.readers.cells import Shape, bare, figure, odd, shape
from ingest.readers.header import measured_in, ratio, signed

_LONG = 80
_THREE_PUBLIC_TOTAL = "三公经费"
_COUNTED = re.compile("(?:年末|期末|实有)?数量")
"""The column that alone is counted in the unit behind a row's name, beside columns of money: 车辆（辆） | 数量 | 账面原值."""
_TOTALS = ("合计", "小计", "总计")
_MEASURES = ("预算数", "决算数", "金额")
_BARE_MEASURES = ("预算", "决算", "执行", "支出")
# What the total of all rows is of, where its column has no name of its own.
_WHOLES = {
    TableKind.INCOME: "本年收入合计",
    TableKind.EXPENDITURE: "本年支出合计",
    TableKind.GENERAL_BUDGET: "本年支出合计",
    TableKind.GOVERNMENT_FUND: "合计",
    TableKind.STATE_CAPITAL: "本年支出合计",
    TableKind.BASIC: "基本支出",
    TableKind.THREE_PUBLIC: _THREE_PUBLIC_TOTAL,
}
_BOUNDS = {"≥": Bound.AT_LEAST, ">=": Bound.AT_LEAST, "≤": Bound.AT_MOST, "<=": Bound.AT_MOST}
_SUBJECT = re.compile(r"(?:项目(?:支出)?|专项|政策)(?:资金)?名称")
_NUMBERED = re.compile(r"^\d[\dA-Z]{9,}[-－—]+")
"""The number that the budget system gives a project, before its name."""
_ALL_FUNDS = "年度资金总额"
_SHEET_TOTALS = ("总额", "资金总额", "项目资金总额", "项目资金")
"""What the rows of a project's own sheet are called that state all its money."""
_ALL_MARKS = "总分"
_SAID = re.compile(r"^.*[，,；;、。：:]|[为是约共计达\s]+$")
_WHOLE = re.compile(r"整体")
_PRICED = re.compile(r"(?:[价额款费]|[原净价]值|资金|经费|费用)$")
"""How the columns of money are called."""
_PERCENT = re.compile(r"单位[:：][^\n\t]*[、，,/]\s*[%％]")
_DIGITS = re.compile(r"(?<![\d.,])(\d[\d,]*\.\d+|\d[\d,]{4,})\s*(万元|亿元|元)(?!/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What all cells of a table share."""

    document: Document
    table: Table
    report: Report
    headings: tuple[str, ...]
    subject: str | None
    cut: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A cell in its row and column."""

    block: Block
    row: Row
    column: Column
    cell: Cell
    meaning: Meaning


def facts(document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """The facts of all tables in document order, and issues for what no meaning was found for."""
    found: list[Fact] = []
    issues: list[Issue] = []
    for table in document.tables:
        frame = _frame(document, table)
        if frame is None:
            issues.append(
                Issue(kind=IssueKind.NO_REPORT, detail=f"{table.title}：不属于任何报告", span=table.span)
            )
            continue
        for place in _places(frame, issues):
            if place.column.role is Role.FIGURE and odd(place.cell.text):
                issues.append(_unread(place))
            else:
                found.extend(_facts(frame, place, len(found)))
    return tuple(found), tuple(issues)


def _unread(place: _Place) -> Issue:
    """A cell of a column of figures whose signs are none."""
    where = "·".join(filter(None, (place.row.label, *place.column.path)))
    detail = f"{where}：“{_words(place.cell.text)}”不是写得完整的数字"
    return Issue(kind=IssueKind.UNREAD_FIGURE, detail=detail, span=place.cell.span)


def _frame(document: Document, table: Table) -> _Frame | None:
    report = next((report for report in document.reports if report.number == table.report), None)
    if report is None:
        return None
    section = next((section for section in document.sections if section.number == table.section), None)
    cut = tuple(issue.span for issue in document.issues if issue.kind is IssueKind.CELL_NOT_PLACED)
    return _Frame(
        document=document,
        table=table,
        report=report,
        headings=section.path if section else (),
        subject=_subject(table),
        cut=cut,
    )


def _subject(table: Table) -> str | None:
    """The project that a table is about, if it names one and not the organisation as a whole."""
    for block in table.blocks:
        for row in block.rows:
            if _SUBJECT.fullmatch(row.label) and len(row.cells) == 1 and row.cells[0].text:
                name = _NUMBERED.sub("", bare(row.cells[0].text))
                return None if _WHOLE.search(name) else name
    return None


def _places(frame: _Frame, issues: list[Issue]) -> Iterator[_Place]:
    """All cells of a table with the meaning of their columns."""
    for block in frame.table.blocks:
        meanings = [meaning(frame.table, block, column, frame.report.year) for column in block.values]
        if any(money(found) and found.unit is None for found in meanings) and block.rows:
            unit = _printed_unit(frame, block)
            if unit is None:
                detail = f"{frame.table.title}：金额没有写明单位"
                issues.append(Issue(kind=IssueKind.UNKNOWN_UNIT, detail=detail, span=block.rows[0].span))
            meanings = [_with_unit(found, unit) if money(found) else found for found in meanings]
        if _in_percent(frame):
            rates = zip(block.values, meanings, strict=True)
            meanings = [_with_unit(found, "%") if ratio(column) else found for column, found in rates]
        if frame.table.kind is not TableKind.OTHER and block.rows:
            unnamed = sum(not column.path for column in block.values)
            if unnamed:
                detail = f"{frame.table.title}：有 {unnamed} 列没有表头"
                issues.append(Issue(kind=IssueKind.CELL_NOT_PLACED, detail=detail, span=block.rows[0].span))
        for row in block.rows:
            for column, found, cell in zip(block.values, meanings, row.cells, strict=True):
                if column.path or frame.table.kind is TableKind.OTHER:
                    stated = of_row(found, _measured(block, row), frame.report.year) or found
                    yield _Place(block=block, row=row, column=column, cell=cell, meaning=stated)


def _with_unit(found: Meaning, unit: str | None) -> Meaning:
    return Meaning(measure=found.measure, basis=found.basis, year=found.year, unit=found.unit or unit)


def _in_percent(frame: _Frame) -> bool:
    """Whether the caption of a table says that its rates are in percent: 单位：件、%."""
    return _PERCENT.search(frame.document.text, *_head(frame.table)) is not None


def _head(table: Table) -> tuple[int, int]:
    """From where to where what stands over the rows of a table goes."""
    rows = [row.span.start for block in table.blocks for row in block.rows]
    return table.span.start, min(rows, default=table.span.start)


def _printed_unit(frame: _Frame, block: Block) -> str | None:
    """The unit that the report's prose prints behind the figures of a table without one, if it is always the same."""
    wanted = {
        value
        for row in block.rows
        for cell in row.cells
        if len(cell.text) > 4 and (value := figure(cell.text)) is not None
    }
    span = frame.report.span
    units = {
        match[2]
        for match in _DIGITS.finditer(frame.document.text, span.start, span.end)
        if figure(match[1]) in wanted
    }
    return units.pop() if len(units) == 1 else None


def _facts(frame: _Frame, place: _Place, count: int) -> Iterator[Fact]:
    """The fact of a cell, and one for each quantity in its words."""
    text = place.cell.text
    looks = shape(text)
    quantity = None if in_brackets(text) and place.column.role is not Role.FIGURE else read(text)
    unit = _row_unit(place) or place.meaning.unit
    if measured_in(place.column.path) or signed(place.column.path):
        return
    if looks is Shape.WITHHELD:
        yield _fact(frame, place, count, (Withheld(), None, place.cell.span))
    elif looks is Shape.BLANK:
        yield _fact(frame, place, count, (Blank(), None, place.cell.span))
    elif looks is Shape.DASH:
        yield _fact(frame, place, count, (Dash(), None, place.cell.span))
    elif quantity is not None and not _cut(frame, place.cell):
        span = _inside(place.cell.span, quantity.start, quantity.end)
        yield _fact(frame, place, count, (_meant(place, quantity.amount), quantity.unit or unit, span))
    else:
        yield _fact(frame, place, count, (Words(text=_words(text)), None, place.cell.span))
        yield from _quantities(frame, place, count + 1)


def _row_unit(place: _Place) -> str | None:
    """The unit that a row states behind its name, 公务用车保有量（辆）, or in a column of its own; a column that prints its own or is
    of money is not in that: 台 is no unit of 合同金额（元）."""
    indicated = place.meaning.measure in AIMED
    if _marks(place) or not (place.column.role is Role.FIGURE or indicated) or ratio(place.column):
        return None
    counted = [
        column for column in place.block.values if column.path and _COUNTED.match(bare(column.path[-1]))
    ]
    named = counts_in(place.row.label) if not counted or place.column in counted else None
    if place.column.unit is not None or _PRICED.search((place.column.path or ("",))[-1]):
        return named
    columns = zip(place.block.values, place.row.cells, strict=True)
    return next((bare(cell.text) or None for column, cell in columns if measured_in(column.path)), named)


def _meant(place: _Place, amount: Amount) -> Amount:
    """A target with the sign that its row states in a column of its own (≥ | 36)."""
    if place.meaning.measure is not Measure.TARGET or amount.bound is not Bound.EXACT:
        return amount
    columns = zip(place.block.values, place.row.cells, strict=True)
    sign = next((bare(cell.text) for column, cell in columns if signed(column.path)), "")
    return replace(amount, bound=_BOUNDS.get(sign, Bound.EXACT))


def _quantities(frame: _Frame, place: _Place, count: int) -> Iterator[Fact]:
    """The quantities in the words of an indicator's cell."""
    wanted = place.meaning.measure in AIMED
    if not wanted or len(place.cell.text) > _LONG or _cut(frame, place.cell):
        return
    text = place.cell.text
    quantities = [found for found in find(text) if found.kind is Kind.QUANTITY]
    last = 0
    for found in quantities:
        alike = sum(other.unit == found.unit for other in quantities) > 1
        said = _SAID.sub("", bare(text[last : found.begin])) if alike else ""
        last = found.finish
        if found.amount is not None:
            span = _inside(place.cell.span, found.start, found.end)
            yield _fact(frame, place, count, (found.amount, found.unit, span), said)
            count += 1


def _cut(frame: _Frame, cell: Cell) -> bool:
    """Whether a page break cut the cell, so that its figures are not safe."""
    return any(span.holds(cell.span) for span in frame.cut)


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(start=span.start + start, end=span.start + end)


def _words(text: str) -> str:
    """The words of a cell without markup and line breaks."""
    return bare(text)


def _fact(
    frame: _Frame, place: _Place, number: int, value: tuple[Value, str | None, Span], said: str = ""
) -> Fact:
    """A fact of a cell; `said` are the words before one of several quantities, which are several items."""
    row, column, table = place.row, place.column, frame.table
    stated, unit, span = value
    item = " ".join(name for name in (_item(frame, place), said) if name)
    where = _scope(frame, place, item)
    words = (table.title, *row.path, row.label, *column.path, said)
    return Fact(
        id=f"{frame.document.digest[:12]}-c{number}",
        filing=frame.document.digest,
        report=frame.report.number,
        organisation=frame.report.organisation,
        year=place.meaning.year,
        item=item,
        term=canonical(item),
        code=row.code,
        measure=stated_by(place.meaning, column, row, unit),
        scope=where,
        subject=frame.subject,
        basis=place.meaning.basis,
        row=(*row.path, row.label) if row.label else (),
        column=column.path,
        value=stated,
        unit=unit,
        span=span,
        quote=row.span,
        section=table.section,
        table=table.number,
        annex=table.annex,
        context=" ".join(word for word in words if word),
    )


def _scope(frame: _Frame, place: _Place, item: str) -> Scope:
    """Whose money a cell states; marks, indicators and words have no fund and no part."""
    if frame.table.kind is not TableKind.OTHER:
        return scope(frame.table, place.column, place.row)
    if place.column.role is not Role.FIGURE or _indicators(place) or _marks(place):
        return Scope()
    if of_accounts(frame.table):
        return scope_of_accounts(frame.table, place.column)
    return scope_of_words(frame.table, place.row, item, frame.headings)


def _indicators(place: _Place) -> bool:
    """Whether the rows around a cell are indicators."""
    return any("指标" in label for column in place.block.columns for label in column.path)


def _marks(place: _Place) -> bool:
    """Whether a cell states points, reached or to be reached."""
    return place.meaning.measure in SCORES


def _measured(block: Block, row: Row) -> str:
    """The name of a row as far as it may be that of a measure: 执行 is one beside 预算, and a kind of cases beside 刑事 and 行政."""
    alone = [one for one in block.rows if only_measure(one.label)] == [row] and len(block.rows) > 1
    return "" if alone and row.label in _BARE_MEASURES else row.label


def _item(frame: _Frame, place: _Place) -> str:
    """What a cell is the figure of: the row's name; in tables without row names the innermost telling label."""
    row, column = place.row, place.column
    if not row.label or only_measure(_measured(place.block, row)):
        names = [label for label in column.path if label not in (*_TOTALS, *_MEASURES)]
        total = (
            _THREE_PUBLIC_TOTAL if frame.table.kind is TableKind.THREE_PUBLIC else (column.path or ("",))[-1]
        )
        return names[-1] if names else total
    if frame.table.kind is TableKind.FISCAL_SUMMARY and row.path:
        return row.path[-1]
    if frame.subject and not row.path and row.label in _SHEET_TOTALS:
        return _ALL_FUNDS
    if row.label in _TOTALS and _marks(place) and _indicators(place):
        return _ALL_MARKS
    if frame.table.kind is TableKind.OTHER and row.label in (*_TOTALS, "支出合计", "收入合计"):
        return row.path[-1] if row.path else whole(frame.table, frame.headings) or row.label
    if frame.table.kind in _WHOLES and row.label in _TOTALS:
        return _total(frame.table.kind, column)
    return row.label


def _total(kind: TableKind, column: Column) -> str:
    """What the total of all accounts is the figure of, as its column says: 本年支出合计, 基本支出, 财政拨款收入 …"""
    labels = column.path if kind is not TableKind.BASIC else column.path[-1:]
    if kind is TableKind.THREE_PUBLIC:
        labels = ()
    named = next((label for label in reversed(labels) if label not in (*_TOTALS, *_MEASURES)), _WHOLES[kind])
    return _WHOLES[kind] if all_spent(named) else named
