"""A worksheet as it is printed: titles, captions and notes as lines, tables as rows, hidden rows and columns left out.

Owns what is prose and what is a table on a sheet, and the order of all that is said of it. Opening a
workbook belongs to the readers of its formats.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.document import IssueKind
from ingest.limits import within
from ingest.readers import caption
from ingest.readers.canonical import Block, Remark, Rows, Source, Words
from ingest.readers.stored import Shown

_LONG = 40
"""Characters from which a text under a table is a note and no name of a row."""

Place = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merged area, all its sides included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet that is shown, with what its cells show; a `hidden` one has no cells."""

    name: str
    cells: Mapping[Place, Shown]
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    hidden: bool = False


def veiled(name: str) -> Sheet:
    """A sheet that is not shown."""
    none: frozenset[int] = frozenset()
    return Sheet(name=name, cells={}, merges=(), hidden_rows=none, hidden_columns=none, hidden=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row that holds something: its number, its place among the rows that are not hidden, its texts by column, and how
    far to the right the first one is merged."""

    row: int
    place: int
    texts: Mapping[int, str]
    reach: int

    @property
    def first(self) -> str:
        """The text of the first cell that holds one."""
        return caption.clean(self.texts[min(self.texts)])


def blocks(sheets: Sequence[Sheet], source: Source) -> Iterator[Block]:
    """All that the sheets print, in order."""
    for number, sheet in enumerate(sheets):
        found = list(_sheet(sheet, source))
        named = caption.title_of(caption.clean(sheet.name))
        bare = bool(found) and isinstance(found[0], Rows)
        # The name of a sheet parts its table from that of the sheet before, and is its title if nothing else is.
        if (named and not _titled(found)) or (number and bare):
            yield Words(text=sheet.name)
        yield from found
        yield from _remarks(sheet)


def _titled(found: Sequence[Block]) -> bool:
    """Whether a title is printed above the first table of a sheet, or there is no table."""
    for block in found:
        if isinstance(block, Words) and caption.title_of(caption.clean(block.text)):
            return True
        if isinstance(block, Rows):
            return False
    return True


def _sheet(sheet: Sheet, source: Source) -> Iterator[Block]:
    """The lines and tables of a sheet; a table is cut where a row is empty, as one is by the end of a page."""
    texts, merges = _visible(sheet)
    lines = _lines(texts, merges, sorted(sheet.hidden_rows))
    for tabular, group in groupby(zip(lines, _tabular(lines), strict=True), key=lambda pair: pair[1]):
        found = [line for line, _ in group]
        if not tabular:
            yield from (words for line in found for words in _words(line))
            continue
        columns = [column for column in _columns(found, merges) if column not in sheet.hidden_columns]
        within(source.limits, source.file, cells=len(found) * len(columns))
        for stretch in _stretches(found):
            yield Rows(rows=tuple(tuple(line.texts.get(at, "") for at in columns) for line in stretch))


def _visible(sheet: Sheet) -> tuple[dict[Place, str], list[Merge]]:
    """The texts and merged areas that are not hidden; what is merged shows in the first cell that is left of it."""
    rows, columns = sheet.hidden_rows, sheet.hidden_columns
    texts = {place: cell.text for place, cell in sheet.cells.items() if cell.text.strip()}
    merges = []
    for merge in sheet.merges:
        top = next((row for row in range(merge.top, merge.bottom + 1) if row not in rows), None)
        left = next((column for column in range(merge.left, merge.right + 1) if column not in columns), None)
        words = texts.pop((merge.top, merge.left), "")
        if top is None or left is None:
            continue
        if words:
            texts[top, left] = words
        merges.append(Merge(top=top, left=left, bottom=merge.bottom, right=merge.right))
    shown = {place: text for place, text in texts.items() if place[0] not in rows and place[1] not in columns}
    return shown, merges


def _lines(texts: Mapping[Place, str], merges: Sequence[Merge], hidden: Sequence[int]) -> list[_Line]:
    """The rows that hold something, in order."""
    reaches = {(merge.top, merge.left): merge.right for merge in merges}
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(texts.items()):
        rows.setdefault(row, {})[column] = text
    return [
        _Line(
            row=row,
            place=row - bisect_left(hidden, row),
            texts=found,
            reach=reaches.get((row, min(found)), min(found)),
        )
        for row, found in rows.items()
    ]


def _stretches(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that follow each other without an empty row; a hidden one is none."""
    stretch: list[_Line] = []
    for line in lines:
        if stretch and line.place > stretch[-1].place + 1:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _tabular(lines: Sequence[_Line]) -> list[bool]:
    """For each line whether it is a row of a table."""
    return [tabular for stretch in _stretches(lines) for tabular in _rows_of(stretch)]


def _rows_of(stretch: Sequence[_Line]) -> list[bool]:
    """A table reaches from the first row of several cells to the last one, and to names of rows right below it."""
    several = [
        place
        for place, line in enumerate(stretch)
        if len(line.texts) > 1 and not caption.note(line.first) and not _captions(line)
    ]
    if not several:
        return [False] * len(stretch)
    first, last = several[0], several[-1]
    width = max(max(stretch[place].texts) for place in several)
    return [
        place >= first and not _between(line) and (place <= last or not _below(line, width))
        for place, line in enumerate(stretch)
    ]


def _captions(line: _Line) -> bool:
    """Whether all cells of a row are pieces of a caption: 部门：… and 单位：万元, but not years alone."""
    texts = [caption.clean(text) for text in line.texts.values()]
    pieces = all(caption.piece(text) or caption.title_of(text) for text in texts)
    return pieces and not all(text[:2].isdigit() for text in texts)


def _between(line: _Line) -> bool:
    """Whether a row inside a table is none of it: a note, or the title of the next one."""
    if caption.note(line.first):
        return True
    return len(line.texts) == 1 and bool(caption.title_of(line.first)) and line.reach > min(line.texts)


def _below(line: _Line, width: int) -> bool:
    """Whether a row below a table is a line of prose: one text, merged over the whole table or long."""
    return _captions(line) or (len(line.texts) == 1 and (line.reach >= width or len(line.first) > _LONG))


def _words(line: _Line) -> Iterator[Words]:
    """A row outside a table: its cells are pieces of a caption, a line each, or parts of one note."""
    if caption.note(line.first):
        yield Words(text=" ".join(line.texts.values()))
    else:
        yield from (Words(text=text) for text in line.texts.values())


def _columns(lines: Sequence[_Line], merges: Sequence[Merge]) -> list[int]:
    """The columns of a table, from the first that holds something to the last; one that is merged away is none."""
    used = {column for line in lines for column in line.texts}
    rows = [line.row for line in lines]
    covered: Counter[int] = Counter()
    for merge in merges:
        held = bisect_right(rows, merge.bottom) - bisect_left(rows, merge.top)
        if held:
            covered.update(dict.fromkeys(range(merge.left + 1, min(merge.right, max(used)) + 1), held))
    return [
        column for column in range(min(used), max(used) + 1) if column in used or covered[column] < len(rows)
    ]


def _remarks(sheet: Sheet) -> Iterator[Remark]:
    """What is on the sheet and was not read, or is stored otherwise than it is shown."""
    where = f"工作表“{sheet.name}”"
    if sheet.hidden:
        yield Remark(kind=IssueKind.HIDDEN, detail=f"{where}已隐藏，未读")
    rows = sorted({row for row, _ in sheet.cells} & sheet.hidden_rows)
    columns = sorted({column for _, column in sheet.cells} & sheet.hidden_columns)
    if rows or columns:
        named = [f"第{row}行" for row in rows] + [f"{letters(column)}列" for column in columns]
        yield Remark(kind=IssueKind.HIDDEN, detail=f"{where}：{'、'.join(named)}已隐藏，未读")
    for cell in sheet.cells.values():
        if cell.unshown:
            yield Remark(kind=IssueKind.NO_SHOWN_VALUE, detail=f"{where}：{cell.unshown}")
    if rounded := "；".join(cell.rounded for cell in sheet.cells.values() if cell.rounded):
        yield Remark(kind=IssueKind.STORED_OTHERWISE, detail=f"{where}：{rounded}")


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name
