"""Cells as printed: a line cut into its fields, the shape of what a cell holds, and its text as a label.

Owns what can be told of one cell alone. What a cell means in its table belongs to `header` and `place`.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache

from ingest.document import Cell, Span
from ingest.quantity import in_brackets, read
from ingest.readers.lines import fields

_TAG = re.compile(r"</?[a-z]+\s*/?>|\*\*", re.IGNORECASE)
_EDGE = re.compile(rf"(?:\s|{_TAG.pattern})*", re.IGNORECASE)
_DASH = re.compile(r"[-—–─_./…·。]+")
_RULE = re.compile(r"[-=─:|]{2,}")
_FIGURE = re.compile(r"[-+−]?\d[\d,\s]*(?:\.\s*\d+)?(?P<ratio>\s*%)?")
_ERROR = re.compile(r"#[A-Z0/]+[!?]?")
"""What a spreadsheet prints where a formula has no result: #DIV/0!, #N/A."""
_WITHHELD = re.compile(
    r"涉密|保密|(?:(?:因|属)?(?:涉密|保密|国家秘密)(?:项目|内容|信息)?[,，]?)?(?:按规定)?(?:不予?公开|不宜公开|不作公开)[。.]?"
)
_BECAME = re.compile(
    r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)\s*[（(](?:已?(?:收回|结转|退回|上缴|缴回|交回|核减|调减|调增|追加|注销|盘活)(?:财政|国库|下年)?)[）)]"
)
"""A figure, and what became of that money."""
_CODE = re.compile(r"\d{3}(?:\d\d){0,3}")
_BLANKS = re.compile(r"\s+")
_RAISED = re.compile(r"\s*<su[pb]>\s*", re.IGNORECASE)
_LATIN = re.compile(r"[!-'*-~]")

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．](?!\d))"
)
"""The number before a heading or a row: 一、 （二） 3、"""
TOTALS = ("合计", "小计", "总计", "总分")


class Shape(Enum):
    """What a cell looks like, whatever its column."""

    BLANK = auto()
    DASH = auto()
    FIGURE = auto()
    RATIO = auto()
    WITHHELD = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A row as printed; `part` counts the pages of its table from 0."""

    cells: tuple[Cell, ...]
    part: int
    span: Span

    def at(self, index: int) -> Cell:
        """The cell of a column; behind the last one an empty cell at the end of the row."""
        if 0 <= index < len(self.cells):
            return self.cells[index]
        return Cell(text="", span=Span(start=self.span.end, end=self.span.end))

    @property
    def used(self) -> tuple[int, ...]:
        """The columns that hold something."""
        return tuple(index for index, cell in enumerate(self.cells) if cell.text)


def row(text: str, start: int, part: int = 0) -> Printed:
    """A line of a text cut into its fields; `start` is the line's offset in the document."""
    cells = tuple(_cell(field, start + place) for place, field in fields(text))
    return Printed(cells=cells, part=part, span=Span(start=start, end=start + len(text)))


def _cell(field: str, start: int) -> Cell:
    """A field without the blanks and markup around it."""
    head = _EDGE.match(field)
    low = head.end() if head else 0
    high = len(field)
    while high > low:
        tail = re.search(rf"(?:\s|{_TAG.pattern})\Z", field[low:high], re.IGNORECASE)
        if tail is None:
            break
        high = low + tail.start()
    if remark := _BECAME.fullmatch(field, low, high):
        high = remark.end("figure")
    return Cell(text=field[low:high], span=Span(start=start + low, end=start + high))


@cache
def shape(text: str) -> Shape:
    """The shape of a cell's text."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Shape.BLANK
    if _DASH.fullmatch(plain):
        return Shape.DASH
    if in_brackets(plain):
        return Shape.FIGURE
    figure = _FIGURE.fullmatch(plain)
    if figure is None:
        return Shape.WITHHELD if _WITHHELD.fullmatch(plain) else Shape.WORDS
    return Shape.RATIO if figure["ratio"] else Shape.FIGURE


def numeric(text: str) -> bool:
    """Whether the text is a bare figure or percentage."""
    return shape(text) in (Shape.FIGURE, Shape.RATIO)


@cache
def figure(text: str) -> Decimal | None:
    """The value of a bare figure."""
    if not numeric(text):
        return None
    quantity = read(text)
    return quantity.amount.low if quantity else None


def odd(text: str) -> bool:
    """Whether a cell holds signs that are neither a figure nor the name of anything: ######, #DIV/0!, (12), 1,266 60.

    A figure may be meant, but which one cannot be told.
    """
    words = bare(text)
    nameless = bool(_ERROR.fullmatch(words)) or not any(map(str.isalpha, words))
    return nameless and shape(text) not in (Shape.BLANK, Shape.DASH) and read(text) is None


def code(text: str) -> bool:
    """Whether the text is an account code: 3, 5, 7 or 9 digits."""
    return bool(_CODE.fullmatch(text))


def parent(account: str) -> str | None:
    """The code that contains an account: 2140199 ⊂ 21401 ⊂ 214."""
    return account[:-2] if len(account) > 3 else None


def rule(cells: tuple[Cell, ...]) -> bool:
    """Whether a row only draws a line."""
    texts = [cell.text for cell in cells if cell.text]
    return bool(texts) and all(_RULE.fullmatch(text) for text in texts) and len(texts) > 1


@cache
def bare(text: str) -> str:
    """A label without markup, padding and the blanks that a line break or letter-spacing put between characters."""
    words = _BLANKS.sub(" ", _TAG.sub("", _RAISED.sub("", text))).strip()
    kept = [
        char
        for index, char in enumerate(words)
        if char != " " or (_LATIN.match(words[index - 1]) and _LATIN.match(words[index + 1]))
    ]
    return "".join(kept)


def total(label: str) -> bool:
    """Whether a label names a total: 合计, 小计, 人员经费合计 …"""
    return label.endswith(TOTALS)
