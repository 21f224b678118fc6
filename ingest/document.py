"""What a reader makes of a file: its text, its reports, sections, paragraphs and tables, each with its place.

Owns the shape of a filing after reading and before extraction. What a cell or a sentence *means* belongs to
`ingest.fact`.
"""

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top left corner of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of the document's text. Where they stand on a page tells
    `ingest.layout`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters at this place of `text`."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class ReportKind(StrEnum):
    """The kinds of official report."""

    FINAL_ACCOUNTS = "部门决算"
    PERFORMANCE = "绩效自评报告"


class IssueKind(StrEnum):
    """Why something that was read is not offered as a fact."""

    NO_REPORT = "未识别报告"
    ROW_NOT_PLACED = "行无法归位"
    CELL_NOT_PLACED = "单元格无法归位"
    FIGURE_IN_HEADER = "表头中的数字"
    UNREAD_FIGURE = "数字未能读出"
    UNKNOWN_UNIT = "单位不明"
    EMPTY_TABLE = "空表"
    MISSING_TABLE = "缺表"
    HIDDEN = "隐藏内容未读"
    NO_SHOWN_VALUE = "显示值不明"
    STORED_OTHERWISE = "存储值与显示值不同"
    NOT_TEXT = "非文字内容未读"
    UNREAD_PAGE = "页未能读出"
    DOUBTFUL_FIGURE = "数字存疑"
    UNREAD_TABLE = "表格未能读出"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something read but not understood with confidence: what, why, and where."""

    kind: IssueKind
    detail: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One organisation's report of one fiscal year; a file may hold several. `number` counts from 0 in the file."""

    number: int
    organisation: str
    aliases: tuple[str, ...]
    year: int
    kind: ReportKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. `path` holds the headings from the outermost, as printed, without markup.

    `annex` marks the attachments of a report (第五部分 附件), which repeat its sections and figures.
    """

    number: int
    report: int
    path: tuple[str, ...]
    annex: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of prose; its span runs over a page break where the filing cut it in two."""

    section: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as printed: the text without surrounding blanks and markup, and the place of exactly those characters.

    An empty cell has the empty text and an empty span where it stands.
    """

    text: str
    span: Span


class Role(StrEnum):
    """What the cells of a column are."""

    LABEL = "label"
    CODE = "code"
    ORDINAL = "ordinal"
    FIGURE = "figure"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a block: its header labels from the outermost, its unit where its header names one."""

    index: int
    path: tuple[str, ...]
    role: Role
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A data row of a block, already placed.

    `label` is the row's own name without numbering and padding (empty in tables whose columns name everything);
    `path` the names of the rows above it that contain it, outermost first; `cells` one cell for each column of the
    block whose role is FIGURE or WORDS, in the order of `Block.values`.
    """

    label: str
    code: str | None
    path: tuple[str, ...]
    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows under one header: a band, or one of the groups that a table sets side by side."""

    name: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str | None

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that hold figures or words, in the order of each row's cells."""
        return tuple(column for column in self.columns if column.role in (Role.FIGURE, Role.WORDS))


class TableKind(StrEnum):
    """The statutory tables by content, whatever their number; everything else is OTHER."""

    SUMMARY = "收入支出决算总表"
    INCOME = "收入决算表"
    EXPENDITURE = "支出决算表"
    FISCAL_SUMMARY = "财政拨款收入支出决算总表"
    GENERAL_BUDGET = "一般公共预算财政拨款支出决算表"
    BASIC = "一般公共预算财政拨款基本支出决算明细表"
    GOVERNMENT_FUND = "政府性基金预算财政拨款收入支出决算表"
    STATE_CAPITAL = "国有资本经营预算财政拨款支出决算表"
    THREE_PUBLIC = "财政拨款“三公”经费支出决算表"
    OTHER = "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption and notes. `grid` is what is printed, row by row, headers included (`header` rows first)."""

    number: int
    report: int
    section: int
    kind: TableKind
    title: str
    code: str | None
    unit: str | None
    annex: bool
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    grid: tuple[tuple[Cell, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of the canonical text that stand in one box of a page; of a blank cell an empty run in the cell's box.

    `confidence` (0 to 1) is that of the recognition, where the characters had to be recognised.
    """

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A filing as read. `digest` is the SHA-256 of its bytes; `text` the canonical text that every span counts in.

    `layout` tells where its characters stand, in their order; it is empty where the format has no pages.
    """

    file: str
    digest: str
    text: str
    reports: tuple[Report, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    issues: tuple[Issue, ...]
    layout: tuple[Run, ...] = ()
