"""The bands of a table: stretches of rows under one header, and rows that pair a name with words.

Owns the division of a table's rows. The labels of a band's columns belong to `ingest.readers.header`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ingest.readers.cells import Printed, Shape, bare, numeric, shape
from ingest.readers.header import headlike, numbering

NAMES = re.compile(
    r"(?:(?:[省市区县]级)?(?:项目(?:支出)?|专项|资金|预算|单位|部门|政策)(?:资金|单位|部门)?)名称|主管部门|实施单位|预算(?:部门|单位)|填报(?:部门|单位|人)"
    r"|项目负责人|项目类别|项目属性|联系电话|联系人|评价结论|存在的?问题|(?:改进|整改)措施"
)
"""Names that a row pairs with words."""
_MEASURE = re.compile(r"(?:年初|全年)?(?:预算|决算|执行)数")
_FRAGMENT = re.compile(r"[（(]?[一-鿿]{1,10}[）)]?|[（(][^（()）]{1,12}[）)]")
"""What a label may go on with in the next row of a header."""
_LONG = 15
_TALLEST = 6
"""The header of a statutory table has at most five rows, and the one that numbers the columns under them."""


class Form(Enum):
    """How the rows of a band are to be read."""

    HEADED = auto()
    PAIRS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows under one header; `numbers` are the rows that only number its columns."""

    form: Form
    header: tuple[Printed, ...]
    rows: tuple[Printed, ...]
    numbers: tuple[Printed, ...]


def bands(rows: Sequence[Printed]) -> tuple[Band, ...]:
    """The bands of a table in order."""
    found: list[Band] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        if found and _again(found[-1], row):
            place += 1
        elif pairs(row):
            _add(found, Form.PAIRS, row)
            place += 1
        elif numbering(row):
            _number(found, row)
            place += 1
        elif height := _header(rows, place, first=not found):
            header = tuple(rows[place : place + height])
            found.append(Band(form=Form.HEADED, header=header, rows=(), numbers=()))
            place += height
        else:
            _add(found, Form.HEADED, row)
            place += 1
    return tuple(found)


def _again(band: Band, row: Printed) -> bool:
    """Whether a row repeats one of the header rows of its band, as a continued page does."""
    texts = [bare(cell.text) for cell in row.cells]
    return any(texts == [bare(cell.text) for cell in printed.cells] for printed in band.header)


def pairs(row: Printed) -> bool:
    """Whether a row pairs names with words: 主管部门 … 实施单位 …, or a name with one long text."""
    texts = [bare(row.at(index).text) for index in row.used]
    if len(texts) not in (2, 4, 6) or any(numeric(text) for text in texts):
        return False
    if NAMES.fullmatch(texts[0]) and not headlike(texts[1]):
        return all(map(NAMES.fullmatch, texts[2::2]))
    return (
        len(texts) == 2
        and row.used == (0, 1)
        and len(row.cells) > 2
        and len(texts[1]) >= _LONG > len(texts[0])
    )


def _add(found: list[Band], form: Form, row: Printed) -> None:
    """A further row of the last band; a band of its own where the form changes or no header came before."""
    last = found[-1] if found else None
    if last is None or last.form is not form:
        found.append(Band(form=form, header=(), rows=(row,), numbers=()))
    else:
        found[-1] = Band(form=form, header=last.header, rows=(*last.rows, row), numbers=last.numbers)


def _number(found: list[Band], row: Printed) -> None:
    if found:
        last = found[-1]
        found[-1] = Band(form=last.form, header=last.header, rows=last.rows, numbers=(*last.numbers, row))


def _header(rows: Sequence[Printed], place: int, *, first: bool) -> int:
    """How many header rows start here, 0 for none."""
    if not _starts(rows[place], first=first) and not (first and _spanned(rows)):
        return 0
    height = 1
    while place + height < len(rows) and _continues(rows[place : place + height], rows[place + height]):
        height += 1
    return max(height, _numbered(rows[place : place + _TALLEST]))


def _numbered(rows: Sequence[Printed]) -> int:
    """How many rows of labels stand over the one that numbers the columns, 0 where none does or figures stand between."""
    height = next((place for place, row in enumerate(rows) if numbering(row)), 0)
    return height if all(_worded(row) for row in rows[:height]) else 0


def _worded(row: Printed) -> bool:
    """Whether a row prints words only."""
    texts = [row.at(index).text for index in row.used]
    return not any(numeric(text) or shape(text) is Shape.DASH for text in texts)


def _starts(row: Printed, *, first: bool) -> bool:
    """Whether a row begins a header: the first row of a table without figures, or a row of labels further down."""
    texts = [row.at(index).text for index in row.used]
    if not _worded(row):
        return False
    if first:
        return len(texts) > 1
    likely = [headlike(text) for text in texts[row.used[0] == 0 :]]
    levels = all(bare(text).endswith("指标") for text in texts)
    most = sum(likely) * 3 >= len(likely) * 2 and len(likely) > 3
    return len(likely) > 1 and (all(likely) or most) and not levels


def _spanned(rows: Sequence[Printed]) -> bool:
    """Whether a table begins with one label over all its columns, and labels of columns below it."""
    over, below = rows[0], rows[1:2]
    one = over.used == (0,) and len(over.cells) > 1 and shape(over.at(0).text) is Shape.WORDS
    return one and bool(below) and below[0].used[0] == 0 and _starts(below[0], first=True)


def _continues(header: Sequence[Printed], row: Printed) -> bool:
    """Whether a row goes on with the header above it: it fills cells that are blank there, or prints labels only."""
    texts = [row.at(index).text for index in row.used]
    if len(texts) < 2 or numbering(row) or not _worded(row):
        return False
    if all(_MEASURE.fullmatch(bare(text)) for text in texts):
        return True
    if all(headlike(text) for text in texts):
        return not _complete(header[-1]) or all(not header[-1].at(index).text for index in row.used)
    goes_on = row.used[0] > 0 or row.at(0).text.startswith(("（", "("))
    if goes_on and all(
        header[-1].at(index).text and _FRAGMENT.fullmatch(bare(row.at(index).text)) for index in row.used
    ):
        return True  # the labels above go on: 一般公共预算 | 财政拨款
    fills = [index for index in row.used if not header[-1].at(index).text]
    return bool(fills) and not _complete(header[-1]) and all(len(bare(text)) <= 30 for text in texts)


def _complete(row: Printed) -> bool:
    """Whether a header row has a label for each of its columns, so that nothing stands below it."""
    return all(cell.text for cell in row.cells[: row.used[-1] + 1]) and row.used[-1] + 1 == len(row.cells)
