"""Ruling lines → cells: where the tables of a page stand, and which of their cells are merged.

Owns the lattice that ruling lines draw. What is printed in a cell belongs to `ingest.readers.sheet`, tables that go on
over pages to `ingest.readers.continued`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.page import Box, Page, Rule

_NEAR = 3.0
"""Points within which two lines meet, or are one line drawn twice."""
_SHORT = 8.0
"""A line shorter than this, in points, rules nothing."""
_COVERED = 0.5
"""The share of a cell's side that a line must cover to part it from its neighbour."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A cell of a lattice: its first row and column, how many it spans, and where it stands."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """A ruled table on one page: the places of its column and row boundaries, and its cells in reading order."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def box(self) -> Box:
        """The place of the whole table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight line: where it stands on one axis, and from where to where it runs along the other."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Figure:
    """Lines that hang together."""

    across: tuple[_Stroke, ...]
    down: tuple[_Stroke, ...]


def lattices(page: Page) -> tuple[Lattice, ...]:
    """The ruled tables of a page, from its top; a frame around one cell is none."""
    found = (_lattice(page.number, figure) for figure in _figures(page.rules))
    tables = [lattice for lattice in found if len(lattice.slots) > 1]
    inner = [table for table in tables if not any(_inside(table.box, other.box) for other in tables)]
    return tuple(sorted(inner, key=lambda lattice: (lattice.box[1], lattice.box[0])))


def clustered(values: Iterable[float], near: float = _NEAR) -> tuple[float, ...]:
    """Values in order, those that lie within `near` of the one before as one, their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return tuple(sum(group) / len(group) for group in groups)


def nearest(value: float, places: Sequence[float]) -> int:
    """The number of the place nearest to a value."""
    return min(range(len(places)), key=lambda number: abs(places[number] - value))


def _inside(box: Box, other: Box) -> bool:
    """Whether a table stands in a cell of another one."""
    return (
        box != other
        and other[0] - _NEAR <= box[0]
        and other[1] - _NEAR <= box[1]
        and box[2] <= other[2] + _NEAR
        and box[3] <= other[3] + _NEAR
    )


def _figures(rules: Sequence[Rule]) -> Iterator[_Figure]:
    """The lines of a page in groups that hang together, each with lines of both directions."""
    flat = [rule for rule in rules if rule.x1 - rule.x0 >= rule.bottom - rule.top]
    upright = [rule for rule in rules if rule.x1 - rule.x0 < rule.bottom - rule.top]
    across = _merged(_Stroke((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in flat)
    down = _merged(_Stroke((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in upright)
    group = list(range(len(across) + len(down)))
    for row, line in enumerate(across):
        for column, other in enumerate(down):
            if _meet(line, other):
                _join(group, row, len(across) + column)
    for number, line in enumerate(down):
        for before in range(number):
            if _alike(line, down[before]):
                _join(group, len(across) + number, len(across) + before)
    for root in dict.fromkeys(_root(group, number) for number in range(len(group))):
        lines = tuple(line for number, line in enumerate(across) if _root(group, number) == root)
        others = tuple(
            line for number, line in enumerate(down, start=len(across)) if _root(group, number) == root
        )
        if others and len(lines) + len(others) > 2:
            yield _Figure(lines, others)


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Lines without those too short to rule anything; pieces that touch in one line are one."""
    lines = list(strokes)
    places = clustered((line.at for line in lines), near=1.0)
    found: list[_Stroke] = []
    by_place: dict[int, list[_Stroke]] = {}
    for line in lines:
        by_place.setdefault(nearest(line.at, places), []).append(line)
    for number, pieces in by_place.items():
        pieces.sort(key=lambda piece: piece.low)
        low, high = pieces[0].low, pieces[0].high
        for piece in pieces[1:]:
            if piece.low > high + _NEAR:
                found.append(_Stroke(places[number], low, high))
                low, high = piece.low, piece.high
            high = max(high, piece.high)
        found.append(_Stroke(places[number], low, high))
    return [line for line in found if line.high - line.low >= _SHORT]


def _meet(across: _Stroke, down: _Stroke) -> bool:
    return (
        across.low - _NEAR <= down.at <= across.high + _NEAR
        and down.low - _NEAR <= across.at <= down.high + _NEAR
    )


def _alike(line: _Stroke, other: _Stroke) -> bool:
    """Whether two lines begin and end at the same height, as those of a table do whose rows no line parts."""
    return abs(line.low - other.low) <= _NEAR and abs(line.high - other.high) <= _NEAR


def _lattice(page: int, figure: _Figure) -> Lattice:
    """The cells that lines draw. A table may be open at its sides: its lines end where it ends."""
    xs = clustered(
        [line.at for line in figure.down] + [end for line in figure.across for end in (line.low, line.high)]
    )
    ys = clustered(
        [line.at for line in figure.across] + [end for line in figure.down for end in (line.low, line.high)]
    )
    rows, columns = len(ys) - 1, len(xs) - 1
    group = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _parted(figure.down, xs[column + 1], ys[row], ys[row + 1]):
                _join(group, here, here + 1)
            if row + 1 < rows and not _parted(figure.across, ys[row + 1], xs[column], xs[column + 1]):
                _join(group, here, here + columns)
    places: dict[int, list[Place]] = {}
    for number in range(rows * columns):
        places.setdefault(_root(group, number), []).append(divmod(number, columns))
    slots = [_slot(corner, xs, ys) for members in places.values() for corner in _rectangles(members)]
    return Lattice(
        page=page, xs=xs, ys=ys, slots=tuple(sorted(slots, key=lambda slot: (slot.row, slot.column)))
    )


def _parted(lines: Sequence[_Stroke], at: float, low: float, high: float) -> bool:
    """Whether a line runs at `at` along most of the way from `low` to `high`."""
    covered = sum(
        max(0.0, min(line.high, high) - max(line.low, low)) for line in lines if abs(line.at - at) <= _NEAR
    )
    return covered >= _COVERED * (high - low)


def _rectangles(members: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """First and last place of a merged cell; where a missing line left no rectangle, each of its rows by itself."""
    rows = [row for row, _ in members]
    columns = [column for _, column in members]
    if (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) == len(members):
        yield (min(rows), min(columns)), (max(rows), max(columns))
        return
    for row in sorted(set(rows)):
        held = sorted(column for at, column in members if at == row)
        first = held[0]
        for column, following in pairwise([*held, held[-1] + 2]):
            if following > column + 1:
                yield (row, first), (row, column)
                first = following


def _slot(corners: tuple[Place, Place], xs: Sequence[float], ys: Sequence[float]) -> Slot:
    (row, column), (last_row, last_column) = corners
    return Slot(
        row=row,
        column=column,
        rows=last_row - row + 1,
        columns=last_column - column + 1,
        box=(xs[column], ys[row], xs[last_column + 1], ys[last_row + 1]),
    )


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _join(group: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(group, one), _root(group, other)))
    group[second] = first
