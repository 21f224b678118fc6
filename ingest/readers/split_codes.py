"""Account codes that are printed in a column for each level: 类 款 项 as 205 | 02 | 01, or 类 款 as 302 | 17, once or in several groups.

Owns the recognition of such columns and the whole code of each row. A code in one column is left as it stands.
"""

import re
from collections.abc import Sequence

from ingest.document import Cell, Span
from ingest.readers.cells import Printed

_CLASS = re.compile(r"\d{3}")
_LEVEL = re.compile(r"\d{2}")
_PADDED = re.compile(r"0\d")
_LEAST = 2
"""So many rows must print a level beside its class before columns are taken for codes."""


def joined(rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The rows of a table with the code of each account whole in the column of its class."""
    found = list(rows)
    for first, count in _columns(rows):
        known = [""] * count
        for place, row in enumerate(found):
            parts = [row.at(first + level).text for level in range(count)]
            if not _account(parts):
                continue
            depth = max(level for level in range(count) if parts[level])
            known = [parts[level] or known[level] for level in range(depth + 1)] + [""] * (count - 1 - depth)
            # A level whose class or group nobody printed has no code.
            whole = "".join(known) if all(known[: depth + 1]) else ""
            found[place] = _with_code(row, first, count, whole)
    return tuple(found)


def _columns(rows: Sequence[Printed]) -> tuple[tuple[int, int], ...]:
    """The columns of the classes, each with how many columns hold the levels of its codes and nothing else."""
    width = max((len(row.cells) for row in rows), default=0)
    found: list[tuple[int, int]] = []
    for first in range(width - 1):
        if found and first < sum(found[-1]):
            continue
        count = next((count for count in (3, 2) if first + count <= width and _coded(rows, first, count)), 0)
        if count:
            found.append((first, count))
    return tuple(found)


def _coded(rows: Sequence[Printed], first: int, count: int) -> bool:
    """Whether so many columns hold the levels of codes; two of them could be figures, but for a level like 01."""
    levels = [[row.at(first + level).text for level in range(count)] for row in rows]
    coded = [parts for parts in levels if _account(parts)]
    if any(_LEVEL.fullmatch(text) for parts in levels if parts not in coded for text in parts[1:]):
        return False
    if count == 2 and not any(_PADDED.fullmatch(parts[1]) for parts in coded):
        return False
    return sum(bool(parts[0] and parts[1]) or bool(parts[-1]) for parts in coded) >= _LEAST


def _account(parts: Sequence[str]) -> bool:
    """Whether some cells hold levels of a code, and at least one does."""
    whole = all(not text or (_LEVEL if level else _CLASS).fullmatch(text) for level, text in enumerate(parts))
    return whole and any(parts) and not (parts[0] and parts[-1] and not parts[1])


def _with_code(row: Printed, first: int, count: int, whole: str) -> Printed:
    """A row with its code in one cell, which spans those that print it."""
    printed = [row.at(first + level) for level in range(count) if row.at(first + level).text]
    cells = list(row.cells)
    cells[first] = Cell(text=whole, span=Span(start=printed[0].span.start, end=printed[-1].span.end))
    for level in range(1, count):
        end = cells[first + level].span.end
        cells[first + level] = Cell(text="", span=Span(start=end, end=end))
    return Printed(cells=tuple(cells), part=row.part, span=row.span)
