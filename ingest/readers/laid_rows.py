"""The columns and rows of a table that blanks lay out: bands of columns, names that take several lines.

Owns which words stand in which column, and which lines are one row. The labels over the columns belong to
`ingest.readers.laid_header`. Where a line may belong to two rows, nothing is read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.names import plain
from ingest.readers.cells import NUMBERING, Shape, bare, shape, total
from ingest.readers.pitch import Piece, PitchLine, joined
from ingest.readers.spanning import known

_FULL = 3
"""A line of a name that goes on in the next one ends at most so many columns before the end of the column."""
_FEW = 0.2
"""Words that reach over two columns are on no more than this share of the lines."""
_LEVELS = re.compile(r"\d{3}(?: \d\d){1,3}")
_VALUES = (Shape.DASH, Shape.WITHHELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where a column of a table stands."""

    left: int
    right: int


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A row in the making: the number of its line, the lines of each cell, how many of them stand above it, and the columns
    that have something behind it before the next row begins."""

    number: int
    cells: dict[int, list[Piece]]
    above: dict[int, int] = field(default_factory=dict)
    behind: set[int] = field(default_factory=set)

    @property
    def amount(self) -> bool:
        """Whether it holds an amount or a code, and not only the number of a row."""
        pieces = (piece for held in self.cells.values() for piece in held)
        return any(piece.figure and len(piece.text) > 2 for piece in pieces)


def bands(lines: Sequence[PitchLine]) -> tuple[Band, ...]:
    """Where words stand, parted by the white that runs through all lines. A total may stand anywhere."""
    pieces = [[piece for piece in line.pieces if not total(bare(piece.text))] for line in lines]
    found: list[Band] = []
    for piece in sorted((piece for row in pieces for piece in row), key=lambda one: one.left):
        if found and piece.left < found[-1].right:
            found[-1] = Band(left=found[-1].left, right=max(found[-1].right, piece.right))
        else:
            found.append(Band(left=piece.left, right=piece.right))
    return tuple(part for band in found for part in _cut(band, pieces))


def _cut(band: Band, rows: Sequence[Sequence[Piece]]) -> Iterator[Band]:
    """A band of which lines hold two words, cut between these; few words may reach over the cut."""
    inside = [[piece for piece in row if band.left <= piece.left < band.right] for row in rows]
    held = [row for row in inside if row]
    if all(len(row) == 1 for row in held):
        yield band
        return
    gaps = [(one.right, other.left) for row in held for one, other in pairwise(row)]
    low, high = min(gaps, key=lambda gap: gap[0])
    for left, right in sorted(gaps):
        if max(low, left) <= min(high, right):
            low, high = max(low, left), min(high, right)
    left_part = [piece for row in held for piece in row if piece.right <= low]
    right_part = [piece for row in held for piece in row if piece.left >= high]
    over = sum(piece.left < low and piece.right > high for row in held for piece in row)
    if not left_part or not right_part or over > _FEW * len(held):
        yield band
        return
    first = Band(left=band.left, right=max(piece.right for piece in left_part))
    rest = Band(left=min(piece.left for piece in right_part), right=band.right)
    yield from _cut(first, rows)
    yield from _cut(rest, rows)


def column(piece: Piece, columns: Sequence[Band]) -> int:
    """The column in which a piece stands: a figure ends in its own, words begin in it; else the nearest one."""

    def away(number: int) -> tuple[int, int]:
        band = columns[number]
        shared = min(piece.right, band.right) - max(piece.left, band.left)
        edge = abs(piece.right - band.right) if piece.figure else abs(piece.left - band.left)
        return (0 if shared > 0 else 1 - shared, edge if piece.figure else number)

    return min(range(len(columns)), key=away)


def rows(
    lines: Sequence[PitchLine], columns: Sequence[Band], groups: Sequence[range]
) -> list[tuple[str, ...]] | None:
    """The rows of a table; each group of columns has rows of its own. None where they are not sure."""
    placed: list[tuple[int, dict[int, Piece]]] = []
    for line in lines:
        cells: dict[int, list[Piece]] = {}
        for piece in line.pieces:
            cells.setdefault(column(piece, columns), []).append(piece)
        one = {at: _one(held) for at, held in cells.items()}
        if None in one.values():
            return None
        placed.append((line.number, {at: piece for at, piece in one.items() if piece}))
    found: dict[int, dict[int, str]] = {}
    for group in groups:
        inside = [(number, {at: cells[at] for at in group if at in cells}) for number, cells in placed]
        drafts = _Group(columns, [(number, cells) for number, cells in inside if cells]).read()
        if drafts is None:
            return None
        for draft in drafts:
            texts = {at: _text(held) for at, held in draft.cells.items()}
            found.setdefault(draft.number, {}).update(texts)
    return [tuple(row.get(at, "") for at in range(len(columns))) for _, row in sorted(found.items())]


def _one(held: Sequence[Piece]) -> Piece | None:
    """What stands in a cell: words, one figure, or the levels of a code; None where it holds two figures."""
    if len(held) == 1 or not any(piece.figure for piece in held):
        return joined(held)
    if _LEVELS.fullmatch(" ".join(piece.text for piece in held)):
        return replace(joined(held), text="".join(piece.text for piece in held))
    return None


def _text(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        both = text and text[-1].isascii() and text[-1].isalnum() and piece.text[0].isascii()
        text += (" " if both and piece.text[0].isalnum() else "") + piece.text
    return text


Cells = dict[int, Piece]
Loose = list[tuple[int, Cells]]


class _Group:
    """Reads the rows of columns that stand side by side with others, line by line."""

    def __init__(self, columns: Sequence[Band], lines: Sequence[tuple[int, Cells]]) -> None:
        self._ends = [band.left for band in columns]
        self._lines = lines
        for _, cells in lines:
            for at, piece in cells.items():
                self._ends[at] = max(self._ends[at], piece.right)
        self._wordy = not any(map(_begins, (cells for _, cells in lines)))
        wordy = Counter(at for _, cells in lines for at, piece in cells.items() if not piece.figure)
        self._label = max(wordy, key=lambda at: (wordy[at], -at), default=0)
        self._drafts: list[_Draft] = []

    def read(self) -> list[_Draft] | None:
        """The rows; None where a line may belong to two of them."""
        first = min((min(cells) for _, cells in self._lines), default=0)
        begun = [
            first in cells if self._wordy else self._row(place)
            for place, (_, cells) in enumerate(self._lines)
        ]
        loose: Loose = []
        for place, (number, cells) in enumerate(self._lines):
            if not begun[place]:
                loose.append((number, cells))
                continue
            draft = _Draft(number=number, cells={at: [piece] for at, piece in cells.items()})
            for later in range(place + 1, len(begun)):
                if begun[later]:
                    break
                draft.behind.update(self._lines[later][1])
            if not self._shared(loose, draft):
                return None
            self._drafts.append(draft)
            loose = []
        return self._drafts if self._shared(loose, None) else None

    def _row(self, place: int) -> bool:
        """Whether a line begins a row, and not the name of one whose figures stand between the lines of its name."""
        if not _begins(self._lines[place][1]):
            return False
        if _valued(self._lines[place][1]):
            return True
        behind = (cells for _, cells in self._lines[place + 1 :] if _begins(cells))
        below = next(behind, {})
        return not _valued(below) or self._label in below

    def _shared(self, loose: Loose, below: _Draft | None) -> bool:
        """Give lines without figures to the row above or below them, or make them rows. False where that is not sure."""
        above = self._drafts[-1] if self._drafts else None
        own: dict[int, Cells] = {}
        for at in sorted({at for _, cells in loose for at in cells}):
            lines = [(number, cells[at]) for number, cells in loose if at in cells]
            pieces = [piece for _, piece in lines]
            count = self._above(at, pieces, above, below)
            if count is None:
                return False
            if above and count:
                above.cells[at] = [*above.cells.get(at, []), *pieces[:count]]
            rest = lines[count:]
            if rest and below and self._up(at, pieces[count:], below):
                below.above[at] = len(rest)
                below.cells[at] = [*pieces[count:], *below.cells.get(at, [])]
                continue
            if any(self._full(at, piece) for _, piece in rest[:-1]) or any(
                _numbered(piece) for _, piece in rest
            ):
                return False
            for number, piece in rest:
                own.setdefault(number, {})[at] = piece
        if any(len(own[number]) < len(cells) for number, cells in loose if number in own):
            return False
        for number, cells in sorted(own.items()):
            self._drafts.append(_Draft(number=number, cells={at: [piece] for at, piece in cells.items()}))
        return True

    def _up(self, at: int, pieces: Sequence[Piece], below: _Draft) -> bool:
        """Whether lines are the beginning of a cell that goes on in the row below them, and under it."""
        if any(map(_numbered, pieces[1:])):
            return False
        if at not in below.cells:
            named = at in below.behind or (at == self._label and below.amount) or _numbered(pieces[0])
            return named and all(self._full(at, piece) for piece in pieces[:-1])
        own = below.cells[at][0]
        goes_on = at in below.behind and self._full(at, own) and not _numbered(own)
        return (
            goes_on and all(self._full(at, piece) for piece in pieces) and not _apart(_text(pieces), own.text)
        )

    def _above(
        self, at: int, pieces: Sequence[Piece], above: _Draft | None, below: _Draft | None
    ) -> int | None:
        """How many lines of a column belong to the row above; None where that is not sure."""
        if above is None:
            return 0
        if at in above.above:
            count = above.above[at]
            return None if count > len(pieces) or any(map(_numbered, pieces[:count])) else count
        held = above.cells.get(at)
        if not held or held[-1].figure or _apart(_text(held), pieces[0].text):
            return 0
        wanted = below is not None and below.amount and at not in below.cells and at == self._label
        count, last = 0, held[-1]
        while count < len(pieces) and self._full(at, last) and not _numbered(pieces[count]):
            last = pieces[count]
            count += 1
        if wanted and count == len(pieces):  # the row below needs a name
            return count - 1 if below and at in below.behind else None
        return count

    def _full(self, at: int, piece: Piece) -> bool:
        """Whether a line of a name reaches the end of its column, so that the name may go on in the next one."""
        return piece.right >= self._ends[at] - _FULL


def _apart(name: str, more: str) -> bool:
    """Whether a name is a whole one of the field, and no longer name begins with it and what follows."""
    return plain(name) in known() and not any(one.startswith(plain(name + more)) for one in known())


def _numbered(piece: Piece) -> bool:
    """Whether a text begins with a number of its own, or as a part of the row above, so that it goes on with nothing."""
    return bool(NUMBERING.match(piece.text)) or piece.text.startswith("其中")


def _begins(cells: Cells) -> bool:
    """Whether a line begins a row: it holds a figure or a dash, a number or a total."""
    first = cells[min(cells)]
    return _valued(cells) or _numbered(first) or total(bare(first.text))


def _valued(cells: Cells) -> bool:
    """Whether a line holds a figure, or what stands in its place."""
    return any(piece.figure or shape(piece.text) in _VALUES for piece in cells.values())
