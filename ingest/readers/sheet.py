"""The cells of a ruled table with what is printed in them, row by row.

Owns which words stand in which cell, and rows that no line parts: where figures stand under each other in one cell,
each begins a row, and the names go to the figures that they stand nearest to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.page import Box, Page, Word
from ingest.readers.reading_order import TextLine, text_lines
from ingest.readers.ruled import Lattice

_FIGURE = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_SLIP = 0.35
"""Row boundaries of neighbours that stand apart by less than this share of a row's height are one."""
_STACKED = 3
"""So many figures under each other in one cell are rows, though no second column has as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A printed cell: its place, and the lines that stand in it."""

    box: Box
    lines: tuple[TextLine, ...]

    @property
    def figures(self) -> bool:
        """Whether each line is a figure of its own."""
        return len(self.lines) > 1 and all(_FIGURE.fullmatch(line.text) for line in self.lines)


Fields = tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A ruled table on one page; a row holds the cells that begin in it, from the left. A merged cell stands once."""

    page: int
    box: Box
    rows: tuple[Fields, ...]


def sheet(lattice: Lattice, page: Page) -> Sheet:
    """The table with its words."""
    held: dict[int, list[Word]] = {}
    for word in page.words:
        number = _slot_of(word, lattice)
        if number is not None:
            held.setdefault(number, []).append(word)
    fields: dict[int, list[Field]] = {}
    for number, slot in enumerate(lattice.slots):
        lines = text_lines(held.get(number, []), lattice.page)
        fields.setdefault(slot.row, []).append(Field(box=slot.box, lines=lines))
    rows = (row for band in _bands(fields) for row in _parted(band))
    return Sheet(page=lattice.page, box=lattice.box, rows=tuple(rows))


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of a word stands in a box."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _slot_of(word: Word, lattice: Lattice) -> int | None:
    if not inside(word, lattice.box):
        return None
    return next((number for number, slot in enumerate(lattice.slots) if inside(word, slot.box)), None)


def _bands(fields: dict[int, list[Field]]) -> Iterator[list[Field]]:
    """The cells of each row; rows whose boundaries slipped against each other in different columns are one."""
    band: list[Field] = []
    for number in sorted(fields):
        row = fields[number]
        if band and not _slipped(band, row):
            yield band
            band = []
        band = sorted((*band, *row), key=lambda field: field.box[0])
    if band:
        yield band


def _slipped(band: Sequence[Field], row: Sequence[Field]) -> bool:
    """Whether a row begins so little below the band that it is the band's, in columns that the band leaves free."""
    low = min(field.box[3] - field.box[1] for field in (*band, *row))
    apart = min(field.box[1] for field in row) - min(field.box[1] for field in band)
    free = all(
        one.box[2] <= other.box[0] + 1 or other.box[2] <= one.box[0] + 1 for one in band for other in row
    )
    return apart < _SLIP * low and free


def _parted(band: Sequence[Field]) -> Iterator[Fields]:
    """The rows of a band: one, unless figures stand under each other in its cells."""
    stacks = [field for field in band if field.figures]
    tallest = max(stacks, key=lambda field: len(field.lines), default=None)
    if tallest is None or not _many(band, stacks, tallest):
        yield tuple(band)
        return
    middles = [_middle(line) for line in tallest.lines]
    for number in range(len(middles)):
        yield tuple(_share(field, number, middles) for field in band)


def _many(band: Sequence[Field], stacks: Sequence[Field], tallest: Field) -> bool:
    """Whether stacked figures are rows: a second column has as many, or many stand beside as many names."""
    count = len(tallest.lines)
    same = sum(len(field.lines) == count for field in stacks)
    names = any(len(field.lines) >= count and field not in stacks for field in band)
    return names and (same > 1 or count >= _STACKED)


def _share(field: Field, number: int, middles: Sequence[float]) -> Field:
    """The lines of a cell that stand nearest to the figures of one row."""
    kept = tuple(
        line
        for line in field.lines
        if min(range(len(middles)), key=lambda row: abs(middles[row] - _middle(line))) == number
    )
    return Field(box=field.box, lines=kept)


def _middle(line: TextLine) -> float:
    return (line.box[1] + line.box[3]) / 2
