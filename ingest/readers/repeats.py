"""Labels of merged cells that were printed too often, | 收入 | 收入 | 支出 | 支出 |, or without the cells that they reach over.

Owns telling repeats from labels that only look alike: in a header without blank cells a label beside or under the very same one is one merged cell, in
the rows below only a total over the columns of code and name.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.document import Cell
from ingest.readers.cells import Printed, Shape, bare, numeric, shape, total

_NAMES = "项目"
"""Over the names of the rows of each group."""
_LEAST = 2
"""So many repeated labels in a header make it one of this kind."""


def merged(rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The rows of a table with each merged label in its first cell alone."""
    rows = _spread(rows)
    height = next((at for at, row in enumerate(rows) if any(_figure(cell) for cell in row.cells)), len(rows))
    head = [_across(row) for row in rows[:height]]
    for at in range(height - 1, 0, -1):
        head[at] = _under(head[at], rows[at - 1], rows[at])
    repeated = sum(len(old.used) - len(new.used) for old, new in zip(rows, head, strict=False))
    full = all(len(row.used) == len(row.cells) for row in rows[:height])
    beside = full and any(_across(row) != row for row in rows[:height])
    if repeated < _LEAST or not beside:
        return tuple(rows)
    return (*head, *(_total(row) for row in rows[height:]))


def _spread(rows: Sequence[Printed]) -> Sequence[Printed]:
    """The rows; where the first one has only the names of the groups side by side, each over the 项目 of its group."""
    if len(rows) < 2:
        return rows
    first, second = rows[0], rows[1]
    places = [at for at, cell in enumerate(second.cells) if bare(cell.text) == _NAMES]
    if len(first.cells) != len(first.used) or len(first.cells) != len(places) or len(places) < _LEAST:
        return rows
    cells = [first.at(len(first.cells)) for _ in second.cells]
    for cell, place in zip(first.cells, places, strict=True):
        cells[place] = cell
    return (replace(first, cells=tuple(cells)), *rows[1:])


def _figure(cell: Cell) -> bool:
    return numeric(cell.text)


def _across(row: Printed) -> Printed:
    """A row without labels that repeat the one beside them."""
    return _without(row, lambda at: at > 0 and _same(row, at, row, at - 1))


def _under(row: Printed, above: Printed, printed: Printed) -> Printed:
    """A row without labels that repeat the one above them."""
    return _without(row, lambda at: _same(printed, at, above, at))


def _total(row: Printed) -> Printed:
    return _without(row, lambda at: at > 0 and total(bare(row.at(at).text)) and _same(row, at, row, at - 1))


def _same(row: Printed, at: int, other: Printed, place: int) -> bool:
    """Whether two cells say the same words."""
    one, two = bare(row.at(at).text), bare(other.at(place).text)
    return bool(one) and one == two and shape(one) is Shape.WORDS


def _without(row: Printed, gone: Callable[[int], bool]) -> Printed:
    cells = tuple(replace(cell, text="") if gone(at) else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=cells)
