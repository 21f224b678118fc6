"""Cells that a line break cuts in two: tables copied out of a word processor, where a long name goes on in the next line.

Every row of such a table has the same number of tabs, so that the lines of a row are known by their tabs together. A line break
inside a cell becomes one blank, so that every other character keeps its place. Where the tabs do not tell it, nothing changes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.readers import caption
from ingest.readers.cells import NUMBERING, Shape, bare, numeric, shape, total

_LEAST = 3
"""So many rows have to be in pieces, and so many whole, before a table is taken for one of this kind."""
_NEARLY = 0.9
"""The share of the rows that have to have the same number of cells in the end."""
_FEWEST = 2
_PIECES = 6
"""A row is in so many lines at most."""
_UNIT = re.compile(r"[（(][万千亿]?元[）)]")
"""The unit of a name, which a caption of its own would say with 单位."""
_PAGE = re.compile(r"[-—~～－\s]*\d{0,3}[-—~～－\s]*")


def mended(text: str) -> str:
    """`text` with the rows of such tables in one line each."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    joined = [
        place
        for start, end in _stretches(lines)
        for place in _breaks(lines[start:end], start) or _between(lines, start, end)
    ]
    for place in reversed(joined):
        lines[place : place + 2] = [f"{lines[place]} {lines[place + 1]}"]
    return "\n".join(lines)


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines follow one another with neither a blank line nor a page number between them."""
    start = 0
    for place, line in enumerate((*lines, "")):
        if _PAGE.fullmatch(line):
            if place > start:
                yield start, place
            start = place + 1


def _between(lines: Sequence[str], start: int, end: int) -> list[int]:
    """The numbers of the lines that the next one goes on with, of rows in pieces beside whole ones of as many tabs."""
    tabs = [line.count("\t") for line in lines[:end]]
    often = Counter(tabs[start:end])
    sizes = sorted((size for size, times in often.items() if size >= _FEWEST and times > 1), reverse=True)
    joined: list[int] = []
    place = start
    while place < end:
        first = place == start and tabs[place] > 0
        above = tabs[place - 1] if place > start else 0
        beside = [full for full in sizes if first or full in (above, tabs[place])]
        runs = (_run(lines, tabs, place, full) for full in beside)
        run = next((found for found in runs if len(found) > 1), range(place, place + 1))
        joined += run[:-1]
        place = run.stop
    return joined


def _run(lines: Sequence[str], tabs: Sequence[int], place: int, full: int) -> range:
    """The lines of one row in pieces that begins here, which have the tabs of a whole row together; the next line has them, too.

    A line that has all of them goes on only as a header does, whose cells are all words, or behind a name without its brackets.
    """
    count, stop = tabs[place], place + 1
    while stop < len(tabs) and stop - place < _PIECES and count + tabs[stop] <= full:
        whole = count == full or tabs[stop] == full
        words = all(_words(cell) for line in lines[place : stop + 1] for cell in line.split("\t"))
        bracket = tabs[stop] == full and bare(lines[stop]).startswith(("（", "("))
        if (whole and not words and not bracket) or not _goes_on(lines[stop - 1], lines[stop]):
            break
        count, stop = count + tabs[stop], stop + 1
    alone = stop == place + 1 or count != full or (not tabs[place] and not _in_cell(lines[place]))
    ends = stop < len(tabs) and tabs[stop] >= full
    return range(place, place + 1) if alone or not ends else range(place, stop)


def _words(cell: str) -> bool:
    return shape(bare(cell)) in (Shape.WORDS, Shape.BLANK)


def _breaks(lines: Sequence[str], offset: int) -> list[int]:
    """The numbers of the lines that the next one goes on with."""
    tabs = [line.count("\t") for line in lines]
    sizes = Counter(size for size in tabs if size >= _FEWEST)
    full, often = max(sizes.items(), key=lambda size: (size[1], size[0]), default=(0, 0))
    if often < _LEAST:
        return []
    rows = list(_rows(lines, tabs, full))
    pieces = [row for row in rows if len(row) > 1]
    held = [row for row in rows if sum(tabs[place] for place in row)]
    whole = sum(sum(tabs[place] for place in row) == full for row in held)
    if len(pieces) < _LEAST or whole < _NEARLY * len(held):
        return []
    return [offset + place for row in pieces for place in row[:-1]]


def _rows(lines: Sequence[str], tabs: Sequence[int], full: int) -> Iterator[list[int]]:
    """The lines of each row: those that have the tabs of one row together, and go on in a cell of words."""
    place = 0
    while place < len(lines):
        row, count = [place], tabs[place]
        begun = 0 < count < full or (place > 0 and tabs[place - 1] > 0 and _in_cell(lines[place]))
        while begun and count <= full and len(row) < _PIECES and row[-1] + 1 < len(lines):
            after = row[-1] + 1
            if count + tabs[after] > full or not _goes_on(lines[row[-1]], lines[after]):
                break
            row, count = [*row, after], count + tabs[after]
        if len(row) > 1 and count != full:
            row = [place]
        yield row
        place = row[-1] + 1


def _in_cell(line: str) -> bool:
    """Whether a line without tabs may be the beginning of a row's first cell, and no title, caption or note."""
    text = caption.clean(line)
    return bool(text) and not (caption.title_of(text) or caption.piece(text) or caption.note(text))


def _goes_on(upper: str, lower: str) -> bool:
    """Whether the last cell of one line may go on as the first one of the next: words that begin no row of their own, or one more
    point of a list inside the cell."""
    last, first = bare(upper.rpartition("\t")[2]), bare(lower.partition("\t")[0])
    if caption.piece(last) or (caption.piece(first) and not _UNIT.fullmatch(first)):
        return False
    words = shape(last) is Shape.WORDS and shape(first) is Shape.WORDS and not numeric(first)
    point = NUMBERING.match(first) and not NUMBERING.match(last)
    return words and not (point or total(first) or total(last) or first.startswith("其中"))
