"""Account codes that are printed in a column for each level: 类 款 项 as 205 | 02 | 01.

Owns the recognition of such columns and the whole code of each row. A code in one column is left as it stands.
"""

import re
from collections.abc import Sequence

from ingest.document import Cell, Span
from ingest.readers.cells import Printed

_CLASS = re.compile(r"\d{3}")
_LEVEL = re.compile(r"\d{2}")
_LEAST = 2
"""So many rows must print a level beside its class before columns are taken for codes."""


def joined(rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The rows of a table with the code of each account whole in the column of its class."""
    first = _column(rows)
    if first is None:
        return tuple(rows)
    found, known = [], ["", "", ""]
    for row in rows:
        parts = [row.at(first + level).text for level in range(3)]
        if not _account(parts):
            found.append(row)
            continue
        depth = max(level for level in range(3) if parts[level])
        known = [parts[level] or known[level] for level in range(depth + 1)] + [""] * (2 - depth)
        # A level whose class or group nobody printed has no code.
        whole = "".join(known) if all(known[: depth + 1]) else ""
        found.append(_with_code(row, first, whole))
    return tuple(found)


def _column(rows: Sequence[Printed]) -> int | None:
    """The column of the classes, where the two beside it hold the levels of the code and nothing else."""
    width = max((len(row.cells) for row in rows), default=0)
    for first in range(width - 2):
        levels = [[row.at(first + level).text for level in range(3)] for row in rows]
        coded = [parts for parts in levels if _account(parts)]
        stray = any(_LEVEL.fullmatch(text) for parts in levels if parts not in coded for text in parts[1:])
        if not stray and sum(bool(parts[0] and parts[1]) or bool(parts[2]) for parts in coded) >= _LEAST:
            return first
    return None


def _account(parts: Sequence[str]) -> bool:
    """Whether three cells hold levels of a code, and at least one does."""
    shapes = (_CLASS, _LEVEL, _LEVEL)
    whole = all(not text or shape.fullmatch(text) for shape, text in zip(shapes, parts, strict=True))
    return whole and any(parts) and not (parts[0] and parts[2] and not parts[1])


def _with_code(row: Printed, first: int, whole: str) -> Printed:
    """A row with its code in one cell, which spans those that print it."""
    printed = [row.at(first + level) for level in range(3) if row.at(first + level).text]
    cells = list(row.cells)
    cells[first] = Cell(text=whole, span=Span(start=printed[0].span.start, end=printed[-1].span.end))
    for level in (1, 2):
        end = cells[first + level].span.end
        cells[first + level] = Cell(text="", span=Span(start=end, end=end))
    return Printed(cells=tuple(cells), part=row.part, span=row.span)
