"""What a filing states: one Fact for each cell of a table and for each quantity of a sentence.

Owns the meaning of a stated thing and the rule by which two statements speak of the same quantity.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.document import Span


class Bound(StrEnum):
    """How exactly a figure is stated: 860.00 · 约50 · ≥20 · ≤3 · 30%-70%."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure as printed, its trailing zeros kept (`Decimal('0.50')`); `high` only for a range."""

    low: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A cell that holds words."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell with nothing in it: not zero."""


@dataclass(frozen=True, slots=True)
class Dash:
    """A cell with only a dash: not zero and not blank."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A value that the filing says it does not publish."""


Value = Amount | Words | Blank | Dash | Withheld


class Measure(StrEnum):
    """What is stated of an item."""

    FINAL = "决算数"
    BUDGET = "预算数"
    INITIAL_BUDGET = "年初预算数"
    ADDED_BUDGET = "追加预算数"
    ADJUSTED_BUDGET = "全年预算数"
    BALANCE = "结余"
    COMPLETION = "完成率"
    SHARE = "占比"
    CHANGE = "增减额"
    CHANGE_RATE = "增减率"
    FULL_MARK = "分值"
    SCORE = "得分"
    TARGET = "年度指标值"
    ACTUAL = "实际完成值"
    REASON = "偏差原因"
    COUNT = "数量"
    STATED = "所述数"
    TEXT = "文字"


BUDGETS = (Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET)
"""What may be meant where a budget is spoken of: nothing said of which, that of the year's beginning, the one in force."""
SCORES = (Measure.SCORE, Measure.FULL_MARK)
"""What an indicator is given, and what it could be given."""
AIMED = (Measure.TARGET, Measure.ACTUAL)
"""What an indicator is to reach, and what it reached."""


class Fund(StrEnum):
    """Whose money: all sources, fiscal appropriation, or one of its three budgets."""

    ALL = "全部资金"
    FISCAL = "财政拨款"
    GENERAL = "一般公共预算财政拨款"
    GOVERNMENT_FUND = "政府性基金预算财政拨款"
    STATE_CAPITAL = "国有资本经营预算财政拨款"


class Part(StrEnum):
    """Which part of expenditure."""

    ALL = "合计"
    BASIC = "基本支出"
    PROJECT = "项目支出"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Fund source and part of expenditure; `table` tells apart what only its table defines (三公 and 基本支出 both have 公务接待费)."""

    fund: Fund = Fund.ALL
    part: Part = Part.ALL
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One stated thing with its place.

    `item` is the name of what is measured, as printed but without padding and numbering; `term` the same after
    `ingest.names.canonical`, equal for different spellings. `year` is the year the value is of (上年 counted).
    `row` and `column` are the labels of the cell, outermost first; empty for a sentence. `basis` is what a change is
    counted from (上年, 年初预算) or what a share is of. `span` holds the figure's own characters, without its unit
    (the phrase for words, nothing for a blank); `quote` the whole row or sentence. `context` is the clause or row in
    words, for matching. `section` and `table` are numbers in the document; `annex` marks the attachments.
    """

    id: str
    filing: str
    report: int
    organisation: str
    year: int
    item: str
    term: str
    code: str | None
    measure: Measure
    scope: Scope
    subject: str | None
    basis: str | None
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Value
    unit: str | None
    span: Span
    quote: Span
    section: int
    table: int | None
    annex: bool
    context: str

    @property
    def from_cell(self) -> bool:
        """Whether a table's cell states it, and not a sentence."""
        return self.table is not None
