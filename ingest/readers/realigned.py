"""Rows with one blank cell too many or too few: aligned again where only one place of that cell lets every other suit its column.

Owns what a cell has to be to suit a column. Where figures alone may stand in several columns is `ingest.readers.place`'s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Cell, Role, Span
from ingest.readers.cells import Printed, Shape, code, shape
from ingest.readers.header import Group

_FIGURES = (Shape.FIGURE, Shape.RATIO, Shape.DASH, Shape.WITHHELD)


def realigned(rows: Sequence[Printed], found: Sequence[Group], width: int) -> tuple[Printed, ...]:
    """The rows of a band; `width` is how many cells its rows have."""
    return tuple(_aligned(row, found) if abs(len(row.cells) - width) == 1 else row for row in rows)


def _aligned(row: Printed, found: Sequence[Group]) -> Printed:
    """A row whose names do not suit their columns as printed, in the one way that all cells do."""
    if not _name_astray(row, found) or not any(_named(row, group) for group in found):
        return row
    ways: dict[tuple[tuple[int, str], ...], Printed] = {}
    for other in (*_shorter(row), *_longer(row)):
        if _suits(other, found):
            ways.setdefault(tuple((index, other.at(index).text) for index in other.used), other)
    return next(iter(ways.values())) if len(ways) == 1 else row


def _shorter(row: Printed) -> Iterator[Printed]:
    """The row without one of its blank cells."""
    for index, cell in enumerate(row.cells):
        if not cell.text:
            yield replace(row, cells=(*row.cells[:index], *row.cells[index + 1 :]))


def _longer(row: Printed) -> Iterator[Printed]:
    """The row with one more blank cell."""
    for index, cell in enumerate(row.cells):
        blank = Cell(text="", span=Span(start=cell.span.start, end=cell.span.start))
        yield replace(row, cells=(*row.cells[:index], blank, *row.cells[index:]))


def _named(row: Printed, group: Group) -> bool:
    """Whether a row has an account with its name, anywhere in the reach of a group."""
    cells = [row.at(index).text for index in row.used]
    pairs = pairwise(cells)
    coded = bool(group.indexes(Role.CODE))
    return coded and any(code(one) and shape(other) is Shape.WORDS for one, other in pairs)


def _name_astray(row: Printed, found: Sequence[Group]) -> bool:
    """Whether words stand where none belong, or a figure where names do: what tells that cells have moved."""
    roles = {column.index: column.role for group in found for column in group.columns}
    cells = [(row.at(index).text, roles.get(index)) for index in row.used]
    naming = [(text, role) for text, role in cells if role is Role.LABEL or shape(text) is Shape.WORDS]
    return any(not _fits(text, role) for text, role in naming)


def _suits(row: Printed, found: Sequence[Group]) -> bool:
    """Whether each cell of a row suits its column, and an account stands with its name."""
    roles = {column.index: column.role for group in found for column in group.columns}
    if any(not _fits(row.at(index).text, roles.get(index)) for index in row.used):
        return False
    return all(_together(row, group) for group in found)


def _fits(text: str, role: Role | None) -> bool:
    if role is Role.CODE:
        return code(text)
    if role is Role.ORDINAL:
        return text.isdigit()
    if role is Role.FIGURE:
        return shape(text) in _FIGURES
    return role is not None and shape(text) is Shape.WORDS


def _together(row: Printed, group: Group) -> bool:
    """Whether a group of a row has a name where it has an account or figures."""
    filled = {column.role for column in group.columns if row.at(column.index).text}
    named = Role.LABEL in filled or not group.indexes(Role.LABEL)
    return named or not filled & {Role.CODE, Role.FIGURE}
