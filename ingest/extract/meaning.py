"""What a column states: measure, year, scope and unit, from the words over it and around its table.

Owns the tables of words that give a column its meaning. Making facts of the cells belongs to `ingest.extract.tables`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, Column, Role, Row, Table, TableKind
from ingest.extract import scopes
from ingest.extract.scopes import BASIC_DETAIL, THREE_PUBLIC
from ingest.fact import BUDGETS, SCORES, Fund, Measure, Part, Scope
from ingest.readers.caption import MONEY
from ingest.readers.header import ratio, unit_of

_FUND_NAMES = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_LAST_YEAR = re.compile(r"^上年(?!结转|相比)|^上一?年度")

_MEASURES: tuple[tuple[str, Measure, str | None], ...] = (
    (r"分值|权重", Measure.FULL_MARK, None),
    (r"得分|评分", Measure.SCORE, None),
    (r"指标值|目标值|预期目标", Measure.TARGET, None),
    (r"完成值|完成情况", Measure.ACTUAL, None),
    (r"原因|措施", Measure.REASON, None),
    (r"变动比例|(?:增减|变动|增长)(?:率|幅度|比例)|增幅|降幅", Measure.CHANGE_RATE, "上年"),
    (r"增减额?|变动额", Measure.CHANGE, "上年"),
    (r"执行率|完成率|(?<!安排)支出率", Measure.COMPLETION, "预算"),
    (r"占比|比重|占.*比例", Measure.SHARE, None),
    (r"追加|调增", Measure.ADDED_BUDGET, None),
    (r"年初.*预算", Measure.INITIAL_BUDGET, None),
    (r"全年预算|调整后?预算|调整后|预算调整数", Measure.ADJUSTED_BUDGET, None),
    (r"决算|执行数|支出数|实际支出", Measure.FINAL, None),
    (r"预算(?!投资)", Measure.BUDGET, None),
    (r"结转|结余", Measure.BALANCE, None),
    (r"编制数|人数|数量|台数|辆数|个数", Measure.COUNT, None),
)
_ONLY_MEASURE = re.compile(
    r"(?:(?:19|20)\d\d年度?)?(?:年初|全年|调整后?|本年|上年|当年)?(?:预算|决算|执行|支出)数?|(?:增减|变动)(?:额|率|比例|幅度)"
)
_RATES = (Measure.CHANGE_RATE, Measure.COMPLETION, Measure.SHARE)

_FUNDS: tuple[tuple[str, Fund], ...] = (
    ("一般公共预算", Fund.GENERAL),
    ("政府性基金", Fund.GOVERNMENT_FUND),
    ("国有资本经营", Fund.STATE_CAPITAL),
    ("财政拨款", Fund.FISCAL),
)
_KIND_FUNDS = {
    TableKind.FISCAL_SUMMARY: Fund.FISCAL,
    TableKind.GENERAL_BUDGET: Fund.GENERAL,
    TableKind.BASIC: Fund.GENERAL,
    TableKind.GOVERNMENT_FUND: Fund.GOVERNMENT_FUND,
    TableKind.STATE_CAPITAL: Fund.STATE_CAPITAL,
    TableKind.THREE_PUBLIC: Fund.FISCAL,
}
_NOT_THREE_PUBLIC = ("会议费", "培训费")
"""What some regions print beside the 三公 expenses."""
_PLAIN_COLUMNS = ("本年收入合计", "本年支出合计", "本年支出", "合计", "小计", "基本支出", "项目支出")
_ALL_SPENT = re.compile(r"(?:.{2,8}预算)?(?:财政拨款)?(?:本年)?支出(?:决算数?|数)")
"""A label over all columns that says once more what the table is of: 一般公共预算财政拨款支出决算数."""
_WHOLES = (
    ("三公", "三公经费"),
    ("基本支出", "基本支出"),
    ("项目支出", "项目支出"),
    ("政府采购", "政府采购支出"),
    ("政府购买服务", "政府购买服务"),
)
_OF_SPENDING = re.compile("支出(?!.*预算).*表$")
"""How a table of what was spent is called."""
_COUNT_NAMES = re.compile(r"(人次|批次)数?[（(]")
"""Names of rows that say themselves in what they are counted."""
_COUNTED_IN = re.compile("(人次?)数$")
"""Names of columns that say themselves in what they are counted."""
_PEOPLE = ("人员经费", "公用经费")
_INSIDE = ("合计", "小计", *_PEOPLE)
"""Columns inside a group that is named above them: 基本支出 has 小计, 人员经费 and 公用经费."""
_ACCOUNTS = re.compile(r"(?:收入|支出|收支)决算(?:明细|总)?表$")
_PARTS = (("基本支出", Part.BASIC), ("项目支出", Part.PROJECT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the cells of a column state, as far as the column tells."""

    measure: Measure
    basis: str | None
    year: int
    unit: str | None


def meaning(table: Table, block: Block, column: Column, year: int) -> Meaning:
    """The measure, year and unit of a column; `year` is that of the report."""
    measure, basis = _measure(table, block, column)
    stated = next((int(found[1]) for label in column.path if (found := _YEAR.search(label))), None)
    if stated is None and any(_LAST_YEAR.search(label) for label in column.path):
        stated = year - 1
    return Meaning(
        measure=measure, basis=basis, year=stated or year, unit=_unit(table, block, column, measure)
    )


def _measure(table: Table, block: Block, column: Column) -> tuple[Measure, str | None]:
    found = _named(column.path)
    if table.kind is not TableKind.OTHER and (found is None or found[0] not in BUDGETS):
        # A statutory table states final figures throughout, balances carried over included.
        return Measure.FINAL, None
    if found is None:
        default = Measure.TEXT if column.role is Role.WORDS else Measure.STATED
        if of_accounts(table) and column.role is Role.FIGURE:
            default = Measure.FINAL
        return _amount(table, block, column, default), None
    others = [named[0] for other in block.values if (named := _named(other.path))]
    if found[0] is Measure.BUDGET and Measure.ADDED_BUDGET in others:
        # Beside what was added during the year, the budget is the one of its beginning.
        return Measure.INITIAL_BUDGET, None
    return found


def _named(path: Sequence[str]) -> tuple[Measure, str | None] | None:
    """The measure that the labels over a column name, the innermost first."""
    for label in reversed(path):
        words = _FUND_NAMES.sub("", label)
        for shape, measure, basis in _MEASURES:
            if re.search(shape, words):
                return measure, basis
    return None


def _amount(table: Table, block: Block, column: Column, default: Measure) -> Measure:
    """金额 in a table of expenditure is what was spent, whether its rows say that they are expenditure or its title does."""
    spent = any("支出" in label for row in block.rows for label in (*row.path, row.label))
    spent = spent or _OF_SPENDING.search(table.title) is not None
    return Measure.FINAL if column.path and "金额" in column.path[-1] and spent else default


def _unit(table: Table, block: Block, column: Column, measure: Measure) -> str | None:
    """The unit that a column gives to its cells: its own, else the block's, else the table's."""
    if column.unit:
        return column.unit
    if measure in SCORES:
        return "分"
    if column.role is Role.WORDS or measure in _RATES or ratio(column):
        return None
    if measure is Measure.COUNT:
        counted = _COUNTED_IN.search(column.path[-1]) if column.path else None
        return block.unit if block.unit not in (None, *MONEY) else counted and counted[1]
    return block.unit or table.unit


def counts_in(label: str) -> str | None:
    """The unit in which a row is counted: the one behind its name, or the more exact one that the name itself ends in: 接待人次（人）."""
    unit = unit_of(label)
    exact = _COUNT_NAMES.search(label) if unit else None
    return exact[1] if exact else unit


def stated_by(found: Meaning, column: Column, row: Row, unit: str | None) -> Measure:
    """What a cell states: under a column that names no measure (统计数) a row that gives its own unit of counting states a number."""
    of_row = unit is not None and column.unit is None and unit == counts_in(row.label)
    return (
        Measure.COUNT if found.measure is Measure.STATED and of_row and unit not in MONEY else found.measure
    )


def only_measure(label: str) -> bool:
    """Whether the name of a row is only that of a measure, so that its columns name the items."""
    return bool(_ONLY_MEASURE.fullmatch(label))


def all_spent(label: str) -> bool:
    """Whether a column's label says only that its table is of what was spent."""
    return bool(_ALL_SPENT.fullmatch(label))


def of_row(found: Meaning, label: str, year: int) -> Meaning | None:
    """What the cells of a row state whose name is only a measure (预算数, 上年决算数); None where it names an item."""
    if not only_measure(label) or (named := _named((label,))) is None:
        return None
    stated = year - 1 if _LAST_YEAR.search(label) else year
    unit = None if named[0] in _RATES else found.unit
    return Meaning(measure=named[0], basis=named[1], year=stated, unit=unit)


def money(meaning: Meaning) -> bool:
    """Whether cells under a column are amounts of money, so that they need a unit."""
    return meaning.measure in (
        Measure.FINAL,
        Measure.BUDGET,
        Measure.INITIAL_BUDGET,
        Measure.ADDED_BUDGET,
        Measure.ADJUSTED_BUDGET,
        Measure.BALANCE,
        Measure.CHANGE,
    )


def scope(table: Table, column: Column, row: Row) -> Scope:
    """Whose money and which part of it a cell of a statutory table states."""
    fund = _KIND_FUNDS.get(table.kind, Fund.ALL)
    if table.kind is TableKind.THREE_PUBLIC:
        beside = any(name in label for label in (*column.path, row.label) for name in _NOT_THREE_PUBLIC)
        return Scope(fund=fund, table=None if beside else THREE_PUBLIC)
    if table.kind is TableKind.BASIC:
        return Scope(fund=fund, part=Part.BASIC, table=BASIC_DETAIL)
    if table.kind is TableKind.FISCAL_SUMMARY:
        return Scope(fund=_fund(column.path[-1]) or (_fund(row.label) if row.path else None) or fund)
    if table.kind is TableKind.SUMMARY:
        return Scope(fund=fund)
    leaf = next((label for label in reversed(column.path) if label not in _INSIDE), column.path[-1])
    part = next((part for word, part in _PARTS if leaf.startswith(word)), None)
    return Scope(fund=fund, part=part or _part_of(table.title), table=_concept(table, column, row))


def _concept(table: Table, column: Column, row: Row) -> str | None:
    """What tells a column of accounts from the expenditure of the year: 本年收入, 财政拨款收入, 年末结转和结余 …

    In the row of the grand total the column itself is the item, and nothing needs telling apart.
    """
    outer, leaf = column.path[0], column.path[-1]
    if leaf in _PEOPLE and table.kind is TableKind.GENERAL_BUDGET:
        return BASIC_DETAIL if row.label in ("合计", "总计") else leaf
    if row.label in ("合计", "总计") and (len(column.path) == 1 or leaf in ("合计", "小计")):
        return None
    if table.kind is TableKind.INCOME and leaf.endswith("合计"):
        return "本年收入"
    if leaf.startswith("其中") and (part := leaf.removeprefix("其中").strip(":：")):
        return part  # 事业收入 | 其中：教育收费
    return None if outer in _PLAIN_COLUMNS or all_spent(outer) else outer


def of_accounts(table: Table) -> bool:
    """Whether a table that is not one of the statutory ones breaks final accounts down: 财政拨款支出决算明细表."""
    return table.kind is TableKind.OTHER and _ACCOUNTS.search(table.title) is not None


def scope_of_accounts(table: Table, column: Column) -> Scope:
    """Whose money and which part of it a cell of such a table states, as its columns say, the innermost first, and its title."""
    labels = (*reversed(column.path), table.title)
    fund = next((found for label in labels if (found := _fund(label))), Fund.ALL)
    part = next((part for label in column.path for word, part in _PARTS if label.startswith(word)), None)
    return Scope(fund=fund, part=part or _part_of(table.title))


def _part_of(title: str) -> Part:
    """The part of expenditure that a title names alone."""
    named = [part for word, part in _PARTS if word in title]
    return named[0] if len(named) == 1 else Part.ALL


def scope_of_words(table: Table, row: Row, item: str, headings: Sequence[str]) -> Scope:
    """The same for any other table, by the words that also give a sentence its scope."""
    own = [label for label in (*row.path, row.label) if THREE_PUBLIC in label]
    return scopes.scope((*headings, table.title, *own), "", item)


def whole(table: Table, headings: Sequence[str]) -> str | None:
    """What the total of a table that is not statutory is the total of, as its title or the headings over it say."""
    for words in (table.title, *reversed(headings)):
        for word, name in _WHOLES:
            if word in words:
                return name
    return None


def _fund(label: str) -> Fund | None:
    return next((fund for word, fund in _FUNDS if word in label), None)
