"""Cells that print a name and its figure: 其中：一般公共预算：2,341.47 in the sheet of a whole department's evaluation.

Owns the rows that have only such cells; a figure that is left out is a blank.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, Cell, Column, Role, Row, Span
from ingest.readers.bands import Band
from ingest.readers.cells import Printed, bare
from ingest.readers.header import unit_of

_NAMED = re.compile(
    r"(?:\s*其中\s*[:：])?\s*(?P<name>[^\d:：，,。；;]{2,24}?)\s*[:：]\s*(?P<figure>-?\d[\d,]*(?:\.\d+)?)?\s*"
)
_ORDER = re.compile(r"按.+性质分[:：]?")
"""What says by which order the cells below divide the whole."""


def told_apart(band: Band) -> tuple[Band, tuple[Block, ...]]:
    """A band without the rows of such cells, and these as a block of their own."""
    found = [row for row in band.rows if _only_named(row)]
    if not any(_figure(row.at(index)) for row in found for index in row.used):
        return band, ()
    rows = tuple(one for row in found for one in _rows(row))
    labels = (bare(cell.text) for row in band.header for cell in row.cells)
    unit = next((unit for label in labels if (unit := unit_of(label))), None)
    columns = (
        Column(index=0, path=(), role=Role.LABEL, unit=None),
        Column(index=1, path=(), role=Role.FIGURE, unit=None),
    )
    others = tuple(row for row in band.rows if row not in found)
    return replace(band, rows=others), (Block(name=(), columns=columns, rows=rows, unit=unit),)


def _only_named(row: Printed) -> bool:
    texts = [row.at(index).text for index in row.used]
    named = [bool(_NAMED.fullmatch(text)) or bool(_ORDER.fullmatch(bare(text))) for text in texts]
    return bool(texts) and all(named)


def _figure(cell: Cell) -> str:
    found = _NAMED.fullmatch(cell.text)
    return (found["figure"] or "") if found else ""


def _rows(row: Printed) -> Sequence[Row]:
    """A row for each name of a printed one."""
    cells = [(row.at(index), _NAMED.fullmatch(row.at(index).text)) for index in row.used]
    return [
        Row(
            label=bare(found["name"]),
            code=None,
            path=(),
            cells=(_inside(cell, found),),
            span=row.span,
        )
        for cell, found in cells
        if found and not _ORDER.fullmatch(bare(cell.text))
    ]


def _inside(cell: Cell, found: re.Match[str]) -> Cell:
    """The figure of a cell, or the blank behind its name."""
    if found["figure"] is None:
        end = cell.span.end
        return Cell(text="", span=Span(start=end, end=end))
    start = cell.span.start + found.start("figure")
    return Cell(text=found["figure"], span=Span(start=start, end=start + len(found["figure"])))
