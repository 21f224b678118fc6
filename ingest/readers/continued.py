"""Tables that go on over pages, and the columns that all their parts share.

Owns which tables of successive pages are one by their geometry, and in which column a cell stands.
"""

from collections.abc import Iterable, Sequence

from ingest.readers.ruled import clustered, nearest
from ingest.readers.sheet import Field, Fields, Sheet

_SLIP = 12.0
"""Column boundaries this near, in points, are one where no row has both."""
_MOVED = 8.0
"""How far the sides of a table may move from page to page, in points."""


def goes_on(before: Sheet, after: Sheet) -> bool:
    """Whether a table has the sides and inner boundaries of the one before it."""
    sides = (abs(before.box[side] - after.box[side]) <= _MOVED for side in (0, 2))
    mine, theirs = boundaries([before]), boundaries([after])
    fewer, more = sorted((mine, theirs), key=len)
    return all(sides) and all(abs(more[nearest(place, more)] - place) <= _MOVED for place in fewer)


def boundaries(parts: Sequence[Sheet]) -> tuple[float, ...]:
    """The left sides of the columns of a table."""
    rows = [row for part in parts for row in part.rows]
    places = clustered(side for row in rows for field in row for side in (field.box[0], field.box[2]))
    used = [_used(row, places) for row in rows]
    groups: list[list[int]] = []
    for number, place in enumerate(places):
        near = groups and place - places[groups[-1][0]] < _SLIP
        if near and not any(number in row and row & set(groups[-1]) for row in used):
            groups[-1].append(number)
        else:
            groups.append([number])
    starts = {nearest(field.box[0], places) for row in rows for field in row}
    return tuple(places[group[0]] for group in groups if starts & set(group))


def column(field: Field, lefts: Sequence[float]) -> int:
    """The number of the column in which a cell begins."""
    return nearest(field.box[0], lefts)


def _used(row: Fields, places: Sequence[float]) -> set[int]:
    sides: Iterable[float] = (side for field in row for side in (field.box[0], field.box[2]))
    return {nearest(side, places) for side in sides}
