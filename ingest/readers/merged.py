"""Merged cells: the columns of a table whose cells say where they begin, each cell's text in its first one.

Owns the columns that are none: those that nothing begins in, and those that lines drawn a hair apart seem to make.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.limits import within
from ingest.readers.canonical import Rows, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A cell and where it begins, in whatever the format counts; one merged to the cell above has no text."""

    start: int
    text: str


def laid_out(rows: Sequence[Sequence[Laid]], source: Source, apart: int = 0) -> Rows:
    """The table that `rows` make; starts at most `apart` from each other are one column, if no texts meet there."""
    columns = _columns(rows, apart)
    width = max(columns.values(), default=-1) + 1
    within(source.limits, source.file, cells=len(rows) * width)
    made = []
    for row in rows:
        texts = [""] * width
        for cell in row:
            texts[columns[cell.start]] = texts[columns[cell.start]] or cell.text
        made.append(tuple(texts))
    return Rows(rows=tuple(made))


def _columns(rows: Sequence[Sequence[Laid]], apart: int) -> dict[int, int]:
    """The number of the column for each place where a cell begins."""
    groups: list[list[int]] = []
    for start in sorted({cell.start for row in rows for cell in row}):
        if groups and start - groups[-1][0] <= apart:
            groups[-1].append(start)
        else:
            groups.append([start])
    parted = [
        piece for group in groups for piece in ([[one] for one in group] if _meet(rows, group) else [group])
    ]
    return {start: number for number, group in enumerate(parted) for start in group}


def _meet(rows: Sequence[Sequence[Laid]], group: Sequence[int]) -> bool:
    """Whether a row has two texts among the places of a group."""
    return len(group) > 1 and any(
        sum(cell.start in group and bool(cell.text) for cell in row) > 1 for row in rows
    )
