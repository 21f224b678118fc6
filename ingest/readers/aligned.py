"""The columns and rows of a table that no ruling lines part, by how its words are aligned.

Owns the columns (white that runs through all rows), and rows whose names take several lines. The header over them belongs to
`ingest.readers.spanning`. Where anything can be read in two ways, nothing is read: a table in the wrong columns is worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.readers.cells import NUMBERING, bare, total
from ingest.readers.page import Word
from ingest.readers.reading_order import TextLine, text_lines
from ingest.readers.ruled import clustered
from ingest.readers.sheet import Field, Fields, Sheet, middle, rows
from ingest.readers.spanning import Column, Header, Label, header
from ingest.readers.unruled import AMOUNT, Part, Unruled

_GUTTER = 0.3
"""White narrower than this share of the height of type parts words, not columns."""
_FULL = 1.6
"""A line of a name that goes on in the next ends less than so many characters before the end of its column."""
_FIGURE = re.compile(r"[-−\d,.%]+")


def sheets(table: Unruled) -> tuple[Sheet, ...]:
    """The table's parts as rows of cells; where its columns, its header or its rows are not sure, as lines."""
    return _read(table) or tuple(map(_lines_of, table))


def _lines_of(part: Part) -> Sheet:
    rows = (
        tuple(Field(box=piece.box, lines=(piece,)) for piece in line.pieces(_GUTTER)) for line in part.lines
    )
    return Sheet(page=part.page, box=part.box, rows=tuple(rows), sure=False)


def _read(table: Unruled) -> tuple[Sheet, ...] | None:
    first = table[0]
    recognised = any(
        word.confidence is not None for part in table for line in part.lines for word in line.words
    )
    if recognised or not first.body:
        return None  # outside closed cells recognition may overlook a word: no blank would be sure
    size = sorted(line.size for line in first.body)[len(first.body) // 2]
    words = [word for part in table for line in part.body for word in line.words]
    head = header(first.header, _bands(words, size), size)
    if head is None:
        return None
    edges = _edges(head.columns)
    read = [_rows(part, edges, size) for part in table]
    if any(found is None for found in read):
        return None
    top = _headed(head, edges, first)
    return tuple(
        Sheet(
            page=part.page,
            box=(edges[0], part.box[1], edges[-1], part.box[3]),
            rows=(*(top if part is first else ()), *(found or ())),
        )
        for part, found in zip(table, read, strict=True)
    )


def _bands(words: Iterable[Word], size: float) -> tuple[Column, ...]:
    """Where words stand, parted by the white that runs through all of them."""
    found: list[Column] = []
    for word in sorted(words, key=lambda one: one.box[0]):
        if found and word.box[0] - found[-1].right < _GUTTER * size:
            found[-1] = Column(left=found[-1].left, right=max(found[-1].right, word.box[2]))
        else:
            found.append(Column(left=word.box[0], right=word.box[2]))
    return tuple(found)


def _edges(columns: Sequence[Column]) -> tuple[float, ...]:
    """The borders of the columns, in the middle of the white between them."""
    inner = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    return (columns[0].left - 2.0, *inner, columns[-1].right + 2.0)


def _rows(part: Part, edges: Sequence[float], size: float) -> tuple[Fields, ...] | None:
    """The rows of a part; None where it is not sure which lines are one row, or one cell holds two figures."""
    words = [word for line in part.body for word in line.words]
    _, top, _, bottom = part.box
    band = []
    for left, right in pairwise(edges):
        inside = [word for word in words if left <= (word.box[0] + word.box[2]) / 2 < right]
        band.append(Field(box=(left, top, right, bottom), lines=text_lines(inside, part.page)))
    levels, named = _levels(band, size)
    found = rows(band, levels) if levels else None
    if found is None or not all(_whole(field, size) for row in found for field in row):
        return None
    alone = (row for row, level in zip(found, levels, strict=True) if level in named)
    if any(_full(field, field.lines[-1], size) for row in alone for field in row if field.lines):
        return None
    return found


def _levels(band: Sequence[Field], size: float) -> tuple[tuple[float, ...], frozenset[float]]:
    """Where the rows of a part stand: at its figures and, apart from these, at names that begin a row; and the latter alone."""
    lines = [line for field in band for line in field.lines]
    figures = clustered((middle(line) for line in lines if _FIGURE.fullmatch(line.text)), near=size / 2)
    begun = (middle(line) for line in lines if NUMBERING.match(line.text) or total(bare(line.text)))
    named = clustered((at for at in begun if all(abs(at - level) > size for level in figures)), near=size / 2)
    return tuple(sorted((*figures, *named))), frozenset(named)


def _whole(field: Field, size: float) -> bool:
    """Whether the lines of a cell are surely one text: one figure, or a name whose lines but the last fill the column."""
    figures = [line for line in field.lines if _FIGURE.fullmatch(line.text)]
    if figures:
        return len(field.lines) == 1
    if any(AMOUNT.search(line.text) or _several(line) for line in field.lines):
        return False
    begun = any(NUMBERING.match(line.text) for line in field.lines[1:])
    return not begun and all(_full(field, line, size) for line in field.lines[:-1])


def _several(line: TextLine) -> bool:
    return sum(bool(_FIGURE.fullmatch(word.text)) for word in line.words) > 1


def _full(field: Field, line: TextLine, size: float) -> bool:
    """Whether a line of a name reaches the end of its column, so that the name may go on in the next one."""
    return field.box[2] - line.box[2] < _FULL * size


def _headed(head: Header, edges: Sequence[float], first: Part) -> tuple[Fields, ...]:
    """The rows of the header, each cell as wide as its label reaches over columns."""
    top, bottom = first.header[0].box[1], first.header[-1].box[3]
    return tuple(
        tuple(
            Field(box=(edges[label.first], top, edges[label.end], bottom), lines=_lines(label, first.page))
            for label in row
        )
        for row in head.rows
    )


def _lines(label: Label, page: int) -> tuple[TextLine, ...]:
    return tuple(TextLine(page=page, words=words) for words in label.lines)
