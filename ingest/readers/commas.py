"""Commas that set the cells of a text's tables apart, made tabs: sheets saved as comma-separated values, with the prose of a filing between them.

Owns which lines are rows of such a table, and which commas stand inside a figure. Rows whose cells cannot be counted are left with
wide blanks between them, so that they become an issue and no sentence.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.readers.cells import Shape, numeric, shape
from ingest.readers.pitch import laid_out

_ROWS = 3
"""So many rows with figures make a text one with commas between its cells."""
_MOST = 0.8
"""The share of the rows of a table that have to have the same number of cells."""
_LINES = 8
"""A cell in quotes goes over so many lines at most."""
_OPENS = re.compile(r'(?:^|,)"')
_GROUPED = re.compile(r"(?:(?<=,)|^)([-−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?=,|$)")
_SENTENCE = re.compile(r"[。；]")
_GAP = "    "

Row = tuple[str, ...]


def tabbed(text: str) -> str:
    """`text` with tabs between the cells of its tables; where commas set none apart, the same text."""
    if "\t" in text or text.count(",") < _ROWS or laid_out(text):
        return text
    rows = list(_rows(text.split("\n")))
    if sum(_figured(cells) for _, cells in rows) < _ROWS or not any(_table(run) for run in _runs(rows)):
        return text
    return "\n".join(line for run in _runs(rows) for line in _written(run))


def _rows(lines: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """The lines with their cells; a cell in quotes may go over several lines."""
    place = 0
    while place < len(lines):
        line, place = lines[place], place + 1
        last = place
        while _OPENS.search(line) and line.count('"') % 2 and last < min(len(lines), place + _LINES):
            line, last = f"{line} {lines[last]}", last + 1
        if line.count('"') % 2:
            line = lines[place - 1]
        else:
            place = max(place, last)
        yield line, _cells(line)


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in next(csv.reader([line]), []))


def _runs(rows: Sequence[tuple[str, Row]]) -> Iterator[list[tuple[str, Row]]]:
    """Lines that follow one another and have several filled cells each, and single lines between them."""
    for several, group in groupby(rows, key=lambda row: sum(map(bool, row[1])) > 1):
        if several:
            yield list(group)
        else:
            yield from ([row] for row in group)


def _figured(cells: Row) -> bool:
    return len(cells) > 1 and any(map(numeric, cells)) and any(map(_worded, cells))


def _worded(cell: str) -> bool:
    return shape(cell) is Shape.WORDS


def _table(run: Sequence[tuple[str, Row]]) -> bool:
    """Whether lines are rows of tables: figures stand in cells of their own, and hardly any holds a sentence."""
    figured = sum(_figured(cells) for _, cells in run)
    spoken = sum(any(map(_SENTENCE.search, cells)) for _, cells in run)
    return len(run) > 1 and figured * 4 >= len(run) > spoken * 2


def _written(run: Sequence[tuple[str, Row]]) -> Iterator[str]:
    """The lines of a run: those of a table with tabs, and what fills a line alone without the commas behind it."""
    if not _table(run):
        yield from (_alone(line, cells) for line, cells in run)
    elif (whole := _whole(run)) is None:
        yield from (_GAP.join(filter(None, cells)) for _, cells in run)
    else:
        yield from map("\t".join, whole)


def _alone(line: str, cells: Row) -> str:
    """A line of prose; one that is a single cell stands without its quotes and the commas around it."""
    filled = [cell for cell in cells if cell]
    return line if len(filled) > 1 else "".join(filled)


def _whole(run: Sequence[tuple[str, Row]]) -> list[Row] | None:
    """The rows of a run, each with as many cells as its table has columns; None where the cells cannot be counted."""
    sizes = Counter(len(cells) for _, cells in run)
    width, often = sizes.most_common(1)[0]
    if often == len(run):
        return [cells for _, cells in run]
    whole = [cells if len(cells) == width else _joined(line) for line, cells in run]
    fitting = sum(len(cells) == width for cells in whole)
    captions = [cells for cells in whole if len(cells) != width and not any(map(numeric, cells))]
    if fitting + len(captions) < len(run) or fitting < _MOST * len(run):
        return None
    return whole


def _joined(line: str) -> Row:
    """The cells of a row whose figures have commas of their own (1,234.56)."""
    marked = _GROUPED.sub(lambda found: f'"{found[0]}"', line)
    return _cells(marked)
