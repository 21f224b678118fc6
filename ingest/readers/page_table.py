"""The grid of a table of a web page: its rows in the order they are shown, and where each cell begins.

Owns groups of rows and cells that reach over others. What stands in a cell is read by `ingest.readers.html`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ingest.limits import within
from ingest.readers.canonical import Block, Heading, Source, Words
from ingest.readers.merged import Laid

_WIDEST = 1_000
"""Columns that one cell may reach over: what browsers allow."""
_ORDER = {"thead": 0, "tfoot": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: what stands in it, and how many columns and rows it reaches over; no rows are all that are left."""

    blocks: tuple[Block, ...]
    columns: int
    rows: int

    @property
    def words(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Words | Heading))


def groups(table: Any) -> Iterator[list[Any]]:
    """The rows of a table in groups, its head first and its foot last; rows in no group follow each other in one."""
    for _, found in groupby(
        sorted(_parts(table), key=lambda part: _ORDER.get(part.tag, 1)),
        key=lambda part: "" if part.tag == "tr" else id(part),
    ):
        run = list(found)
        yield run if run[0].tag == "tr" else list(run[0].iterchildren("tr"))


def _parts(parent: Any) -> Iterator[Any]:
    """The groups and rows of a table; many a page sets a <form> around the rows."""
    for element in parent:
        if element.tag in ("thead", "tbody", "tfoot", "tr"):
            yield element
        elif element.tag != "caption":
            yield from _parts(element)


def cell(element: Any, blocks: tuple[Block, ...]) -> Cell:
    """The cell that `element` is."""
    columns = min(max(count(element.get("colspan"), 1), 1), _WIDEST)
    return Cell(blocks=blocks, columns=columns, rows=count(element.get("rowspan"), 1))


def laid(group: Sequence[Sequence[Cell]], source: Source) -> Iterator[list[Laid]]:
    """Where the cells of a group of rows begin, with room for those that reach down; `taken` counts their rows.

    Raises Unreadable where that room is more than a file may have.
    """
    taken: dict[int, int] = {}
    size = 0
    for number, row in enumerate(group):
        here, column, below = [], 0, {at: left - 1 for at, left in taken.items() if left > 1}
        for one in row:
            while column in taken:
                column += 1
            here.append(Laid(start=column, text=one.words))
            down = min(one.rows or len(group), len(group) - number)
            if down > 1:
                below.update(dict.fromkeys(range(column, column + one.columns), down - 1))
            column += one.columns
        yield here
        taken = below
        size += max(column, len(below))
        within(source.limits, source.file, cells=size)


def count(text: str | None, otherwise: int) -> int:
    """A whole number of at most six digits in an attribute."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else otherwise
