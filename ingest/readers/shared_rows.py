"""Rows that are a header and the first row of figures at once: 类 款 项 合计 4,733.14, or a total beside the labels 合计, 基本支出 and
项目支出 of the columns behind it.

Owns the division of such a row into the labels of its columns and its figures.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Cell, Span
from ingest.readers.cells import Printed, Shape, bare, numeric, shape, total
from ingest.readers.header import headlike, numbering

_LEVELS = re.compile(r"[类款项]{1,3}")
_NUMBERS = re.compile(r"栏次|行次")
_HIGHEST = 6
"""So many rows a header has at most."""


def divided(rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The rows of a table, its first row of figures without the labels that it holds of its columns: these stand in a row above."""
    at = next((place for place, row in enumerate(rows[:_HIGHEST]) if _figures(row)), 0)
    above = next((row for row in reversed(rows[:at]) if not numbering(row)), None)
    if above is None or not (labels := _labels(rows[at], above, rows[at + 1 :])):
        return tuple(rows)
    others = frozenset(rows[at].used) - labels
    return (*rows[:at], _only(rows[at], labels), _only(rows[at], others), *rows[at + 1 :])


def _figures(row: Printed) -> bool:
    """Whether a row holds figures, and not the numbers of its columns, alone or run together with a row of figures."""
    numbers = numbering(row) or any(_NUMBERS.match(bare(row.at(index).text)) for index in row.used)
    return not numbers and any(numeric(row.at(index).text) for index in row.used)


def _labels(row: Printed, above: Printed, below: Sequence[Printed]) -> frozenset[int]:
    """The columns whose label stands in a row of figures, all blank in the header row above it: several levels of the accounts in
    front, or several words where only figures follow."""
    first = next(index for index in row.used if numeric(row.at(index).text))
    levels = {index for index in row.used if index < first and _LEVELS.fullmatch(bare(row.at(index).text))}
    behind = {index for index in row.used if index > first and _heads(row.at(index).text)}
    figured = below and all(
        shape(other.at(index).text) is not Shape.WORDS for other in below for index in behind
    )
    found = (levels if len(levels) > 1 else set()) | (behind if figured and len(behind) > 1 else set())
    return frozenset(found) if not any(above.at(index).text for index in found) else frozenset()


def _heads(text: str) -> bool:
    return headlike(text) or total(bare(text))


def _only(row: Printed, kept: frozenset[int]) -> Printed:
    """A row with the cells of some columns; the others are blank."""
    cells = tuple(
        cell if index in kept else Cell(text="", span=Span(start=cell.span.start, end=cell.span.start))
        for index, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
