"""Lines and tables in reading order → the canonical text: what is a caption, what a paragraph, which tables go on.

Owns the decisions at the borders of tables. The parts themselves belong to `continued`, `flowing` and `canonical`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Span
from ingest.readers import caption
from ingest.readers.continued import boundaries, column, goes_on
from ingest.readers.flowing import Margins, paragraphs
from ingest.readers.placed import PlacedText
from ingest.readers.reading_order import TextLine
from ingest.readers.sheet import Field, Fields, Sheet

_AGAIN = re.compile(r"[（(]?续(?:表)?[\d一二三四五六七八九十]*[）)]?")
_COLUMNS_APART = 2.5
"""Pieces of a caption that stand so many characters apart are lines of their own: an owner, a year, a unit."""


class Script:
    """Takes the lines and tables of a file one by one, in reading order, and writes them down."""

    def __init__(self, edges: dict[int, Margins]) -> None:
        self._edges = edges
        self._written = PlacedText()
        self._lines: list[TextLine] = []
        self._parts: list[Sheet] = []
        self._caption: frozenset[str] = frozenset()
        self._unread: list[Span] = []

    @property
    def unread(self) -> tuple[Span, ...]:
        """Where in the text the tables stand whose columns are not sure."""
        return tuple(self._unread)

    def add(self, element: TextLine | Sheet) -> None:
        """The next line or table."""
        if isinstance(element, TextLine):
            self._lines.append(element)
            return
        prose, captions = _divided(self._lines, element.page)
        own, found = _with_own_caption(element)
        if not prose and self._goes_on(captions, own, found):
            self._parts.append(found)
        else:
            self._table()
            self._prose(prose)
            for line in (*captions, *own):
                self._written.paragraph([line])
            self._parts = [found]
            self._caption = frozenset(_named(line) for line in (*captions, *own))
        self._lines = []

    def finished(self) -> PlacedText:
        """All that was written."""
        self._table()
        self._prose(self._lines)
        self._lines = []
        return self._written

    def _goes_on(self, captions: Sequence[TextLine], own: Sequence[TextLine], found: Sheet) -> bool:
        """Whether a table goes on with the one on an earlier page: the same columns, and no caption but that one's."""
        if not self._parts or found.page <= self._parts[-1].page or not (found.sure and self._parts[-1].sure):
            return False
        again = all(_named(line) in self._caption or not _named(line) for line in (*captions, *own))
        return again and goes_on(self._parts[-1], found)

    def _prose(self, lines: Sequence[TextLine]) -> None:
        for paragraph in paragraphs(lines, self._edges):
            self._written.paragraph(paragraph)

    def _table(self) -> None:
        """Write the table whose parts are all there, and its notes where they stand in cells."""
        if not self._parts:
            return
        if not self._parts[0].sure:
            self._apart(self._parts[0])
            self._parts = []
            return
        lefts = boundaries(self._parts)
        notes: list[TextLine] = []
        for number, part in enumerate(self._parts):
            rows, below = _without_notes(part)
            rows = rows[_repeated(rows, self._parts[0].rows) if number else 0 :]
            notes.extend(below)
            for row in rows:
                self._written.row(_placed(row, lefts), part.page)
            self._written.gap()
        for line in notes:
            self._written.paragraph([line])
        self._parts = []

    def _apart(self, part: Sheet) -> None:
        """Write what stands apart on the lines of a table whose columns are not sure, and remember where."""
        start = len(self._written.text)
        for row in part.rows:
            self._written.row([*([field] for field in row), []], part.page)
        self._unread.append(Span(start=start, end=len(self._written.text)))
        self._written.gap()


def _divided(lines: Sequence[TextLine], page: int) -> tuple[list[TextLine], list[TextLine]]:
    """The lines before a table on `page`: those of the text, and those of its caption, cut where they are set apart."""
    captions: list[TextLine] = []
    rest = list(lines)
    while rest and rest[-1].page == page:
        pieces = list(rest[-1].pieces(_COLUMNS_APART))
        if not all(_captions(piece) for piece in pieces):
            break
        captions[:0] = pieces
        rest.pop()
    return rest, captions


def _captions(line: TextLine) -> bool:
    words = caption.clean(line.text)
    return bool(caption.title_of(words) or caption.piece(words) or _AGAIN.fullmatch(words))


def _named(line: TextLine) -> str:
    """A caption line without what says that it comes again."""
    return _AGAIN.sub("", caption.clean(line.text))


def _with_own_caption(found: Sheet) -> tuple[tuple[TextLine, ...], Sheet]:
    """Caption lines that stand in the first rows of a table's own cells, and the table without them."""
    own: list[TextLine] = []
    rows = list(found.rows)
    while rows and (lines := _alone(rows[0])) and all(map(_captions, lines)):
        own.extend(lines)
        rows.pop(0)
    return tuple(own), replace(found, rows=tuple(rows))


def _without_notes(part: Sheet) -> tuple[list[Fields], list[TextLine]]:
    """The rows that hold something, and the notes that stand in the last cells over the whole width."""
    rows = [row for row in part.rows if any(field.lines for field in row)]
    notes: list[TextLine] = []
    while rows and (lines := _alone(rows[-1])) and caption.note(caption.clean(lines[0].text)):
        notes[:0] = lines
        rows.pop()
    return rows, notes


def _repeated(rows: Sequence[Fields], first: Sequence[Fields]) -> int:
    """How many rows at the top of a page say again what the first rows of the table say: its header."""
    count = 0
    while count < min(len(rows), len(first)) and _said(rows[count]) == _said(first[count]):
        count += 1
    return count


def _said(row: Fields) -> list[str]:
    return [line.text for field in row for line in field.lines]


def _alone(row: Fields) -> tuple[TextLine, ...]:
    """The lines of a row that is one cell over the whole width; nothing for another row."""
    return row[0].lines if len(row) == 1 else ()


def _placed(row: Fields, lefts: Sequence[float]) -> Iterator[list[Field]]:
    """The cells of a row under the columns of its table."""
    held: list[list[Field]] = [[] for _ in lefts]
    for field in row:
        held[column(field, lefts)].append(field)
    yield from held
