"""The cells of a table with what is printed in them, row by row.

Owns which words stand in which cell, and rows that no line parts: where figures stand under each other in one cell,
each begins a row, and the names go to the figures that they stand nearest to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.cells import NUMBERING, bare, total
from ingest.readers.page import Box, Page, Word
from ingest.readers.reading_order import TextLine, seam, text_lines
from ingest.readers.ruled import Lattice, clustered

_FIGURE = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_DIGITS = re.compile(r"[-−]?[\d,.]+%?")
_WRAPPED = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d{4,})\.\d\d|[-−]?\d{1,3}\.\d\d%")
"""A figure that may stand on two lines: too long for a narrow cell."""
APART = " / "
_TOUCHING = 0.04
"""Words nearer than this share of their height touch."""
_SLIP = 0.35
"""Row boundaries of neighbours that stand apart by less than this share of a row's height are one."""
_STACKED = 3
"""So many figures under each other in one cell are rows, though no second column has any."""
_BETWEEN = 0.25
"""A line whose distances from two rows differ by less than this share of its height belongs to neither for sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A printed cell: its place, and the lines that stand in it."""

    box: Box
    lines: tuple[TextLine, ...]
    doubtful: bool = False
    """Whether a figure crosses the border of the cell, so that its digits may be those of two cells."""

    @property
    def figures(self) -> bool:
        """Whether each line is a figure of its own."""
        return len(self.lines) > 1 and all(_FIGURE.fullmatch(line.text) for line in self.lines)

    def seam(self, number: int) -> str:
        """What stands between two of its lines: figures stay apart, unless the cell was too narrow for one figure or it broke at a
        comma or its point."""
        left, right = self.lines[number - 1], self.lines[number]
        if not (_DIGITS.fullmatch(left.text) and _DIGITS.fullmatch(right.text)):
            return seam(left.text, right.text)
        full = self.box[2] - self.box[0] - (left.box[2] - left.box[0]) < 2 * left.size
        one = full or left.text[-1] in ",." or right.text[0] in ",."
        return "" if one and _WRAPPED.fullmatch(left.text + right.text) else APART


Fields = tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on one page; a row holds the cells that begin in it, from the left. A merged cell stands once."""

    page: int
    box: Box
    rows: tuple[Fields, ...]
    sure: bool = True
    """Whether its columns are sure. Of a table whose columns are not, the rows hold what stands apart on each line."""


def sheet(lattice: Lattice, page: Page) -> Sheet:
    """The table with its words."""
    held: dict[int, list[Word]] = {}
    for word in page.words:
        number = _slot_of(word, lattice)
        if number is not None:
            held.setdefault(number, []).append(word)
    crossed = set(_crossed(held))
    fields: dict[int, list[Field]] = {}
    for number, slot in enumerate(lattice.slots):
        lines = text_lines(held.get(number, []), lattice.page)
        read = Field(box=slot.box, lines=lines, doubtful=number in crossed)
        fields.setdefault(slot.row, []).append(read)
    found = (row for band in _bands(fields) for row in _parted(band))
    return Sheet(page=lattice.page, box=lattice.box, rows=tuple(found))


def _crossed(held: dict[int, list[Word]]) -> Iterator[int]:
    """The cells whose figures touch a figure of the next cell: one that is too long for its cell, or two."""
    ends = {
        number: [word for word in words if _DIGITS.fullmatch(word.text)] for number, words in held.items()
    }
    for number, words in ends.items():
        for other, beside in ends.items():
            if number != other and any(_touch(word, next_to) for word in words for next_to in beside):
                yield from (number, other)


def _touch(left: Word, right: Word) -> bool:
    """Whether one word begins where the other ends, on the same line."""
    size = min(left.box[3] - left.box[1], right.box[3] - right.box[1])
    level = abs(left.box[1] + left.box[3] - right.box[1] - right.box[3]) < size
    return level and -size / 2 < right.box[0] - left.box[2] < _TOUCHING * size


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


def _parted(band: Sequence[Field]) -> tuple[Fields, ...]:
    """The rows of a band: one, unless figures stand under each other in its cells."""
    found = rows(band, _levels(band)) if _stacked(band) else None
    return found or (tuple(band),)


def rows(band: Sequence[Field], levels: Sequence[float]) -> tuple[Fields, ...] | None:
    """The rows that stand at some heights of cells that no line parts; None where a line stands between two of them."""
    shares = [_shares(field, levels) for field in band]
    if None in shares:
        return None
    return tuple(
        tuple(
            Field(box=field.box, lines=share[number], doubtful=field.doubtful)
            for field, share in zip(band, shares, strict=True)
            if share is not None
        )
        for number in range(len(levels))
    )


def _stacked(band: Sequence[Field]) -> bool:
    """Whether figures under each other are rows: two columns have them, or one has many beside as many names."""
    stacks = [field for field in band if field.figures]
    tallest = max((len(field.lines) for field in stacks), default=0)
    names = any(len(field.lines) >= tallest and field not in stacks for field in band)
    return len(stacks) > 1 or (tallest >= _STACKED and names)


def _levels(band: Sequence[Field]) -> list[float]:
    """Where the rows of a band stand: at its figures and codes, and at names that begin with a number."""
    begun = [
        line
        for field in band
        for line in field.lines
        if _FIGURE.fullmatch(line.text) or NUMBERING.match(line.text) or total(bare(line.text))
    ]
    size = min((line.size for line in begun), default=0.0)
    return list(clustered(map(middle, begun), near=size / 2))


def _shares(field: Field, levels: Sequence[float]) -> list[tuple[TextLine, ...]] | None:
    """The lines of a cell by the row that each stands nearest to; None where one stands between two rows."""
    shares: list[tuple[TextLine, ...]] = [() for _ in levels]
    for line in field.lines:
        away = sorted((abs(level - middle(line)), number) for number, level in enumerate(levels))
        if len(away) > 1 and away[1][0] - away[0][0] < _BETWEEN * line.size:
            return None
        shares[away[0][1]] += (line,)
    return shares


def middle(line: TextLine) -> float:
    """The height at which a line stands."""
    return (line.box[1] + line.box[3]) / 2
