"""A table that blanks lay out, as rows of cells: its bands one after the other, each under its own header.

Owns the division of its lines into headers, rows and pairs of names and words.
"""

from collections.abc import Iterator, Sequence

from ingest.readers.bands import NAMES
from ingest.readers.cells import NUMBERING, Shape, bare, shape, total
from ingest.readers.header import headlike
from ingest.readers.laid_header import Head, header
from ingest.readers.laid_rows import bands
from ingest.readers.laid_rows import rows as body_rows
from ingest.readers.pitch import PitchLine

_VALUES = (Shape.DASH, Shape.WITHHELD)
Row = tuple[str, ...]
_LABELS = 3
"""So many labels on a line further down are another header."""


def rows(lines: Sequence[PitchLine]) -> tuple[Row, ...] | None:
    """The rows of a table; None where its columns, its header or its rows are not sure."""
    found: list[Row] = []
    for head, body in _parts(lines):
        if not head and not all(map(_paired, body)):
            return None
        read = _band(head, body) if head else [tuple(piece.text for piece in line.pieces) for line in body]
        if read is None:
            return None
        found += read
    width = max(map(len, found), default=0)
    return tuple((*row, *("",) * (width - len(row))) for row in found)


def _parts(lines: Sequence[PitchLine]) -> Iterator[tuple[list[PitchLine], list[PitchLine]]]:
    """The bands of a table: lines of its header, lines below it. Lines that pair names with words have no header."""
    head: list[PitchLine] = []
    body: list[PitchLine] = []
    for number, line in enumerate(lines):
        if _paired(line):
            if head or body:
                yield head, body
            yield [], [line]
            head, body = [], []
        elif body and any(_texts(line) == _texts(one) for one in head):
            continue  # a page that says the header again
        elif _heads(lines, number, fresh=not body):
            if body:
                yield head, body
                head, body = [], []
            head.append(line)
        else:
            body.append(line)
    if head or body:
        yield head, body


def _texts(line: PitchLine) -> list[str]:
    return [bare(piece.text) for piece in line.pieces]


def _paired(line: PitchLine) -> bool:
    """Whether a line pairs names with words: 主管部门 … 实施单位 …"""
    texts = [bare(piece.text) for piece in line.pieces]
    paired = len(texts) % 2 == 0 and NAMES.fullmatch(texts[0]) and not headlike(texts[1])
    return bool(paired) and not any(piece.figure for piece in line.pieces)


def _heads(lines: Sequence[PitchLine], number: int, *, fresh: bool) -> bool:
    """Whether a line is one of a header: it has no figure, and further down only labels."""
    line = lines[number]
    texts = [bare(piece.text) for piece in line.pieces]
    if any(piece.figure or shape(piece.text) in _VALUES for piece in line.pieces) or (
        total(texts[0]) and len(texts) == 1
    ):
        return False
    if any(mark in text for text in texts for mark in "，。；"):
        return False
    if not fresh and len(texts) == 1 and number + 1 < len(lines):
        below = lines[number + 1]
        apart = all(one.right <= line.left or one.left >= line.right for one in below.pieces)
        return apart and len(below.pieces) > 1 and _heads(lines, number + 1, fresh=False)
    if fresh:
        return not NUMBERING.match(texts[0])
    return len(texts) >= _LABELS and all(map(headlike, texts))


def _band(head: Sequence[PitchLine], body: Sequence[PitchLine]) -> list[Row] | None:
    """The rows of a band with those of its header; lines of a name over the first figures are none of its header."""
    for height in range(len(head), 0, -1):
        rest = [*head[height:], *body]
        if any(len(line.pieces) > 1 for line in head[height:]):
            return None
        read = _under(header(head[:height], bands(rest)), head[height:], body)
        if read is not None:
            return read
    return None


def _under(head: Head | None, names: Sequence[PitchLine], body: Sequence[PitchLine]) -> list[Row] | None:
    if head is None:
        return None
    below = body_rows([*names, *body], head.columns, head.groups)
    return None if below is None else [*head.rows, *below]
