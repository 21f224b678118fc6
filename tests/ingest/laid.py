"""Sets a filing as text that blanks lay out, in the ways in which programs put out the text of a PDF and keep its layout.

Owns what the tests of laid out texts give to read. A Chinese character takes two columns, a digit one.
"""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ingest.readers import caption
from ingest.readers.headings import marked
from tests.ingest.written import Grid, Line, Part, areas

Side = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text is laid out; widths are in columns."""

    figures: Side = "right"
    words: Side = "left"
    labels: Side = "centre"
    gap: int = 3
    name: int = 60
    """Names that are longer go on in the next line."""
    label: int = 40
    """Labels that are longer do."""
    middle: bool = False
    """Whether cells stand in the middle of the height of their row, or at its top."""
    jitter: int = 0
    """So far a cell may stand beside its place."""
    apart: int = 0
    """Blank lines behind each row."""
    page: int = 45
    number: str = "- {} -"
    width: int = 90
    ambiguous: int = 1
    """The width of signs that are wide only in Chinese type."""
    seed: int = 0


def width(text: str, style: Layout) -> int:
    """The columns that a text takes."""
    wide = "WFA" if style.ambiguous == 2 else "WF"
    return sum(2 if unicodedata.east_asian_width(char) in wide else 1 for char in text)


def laid(parts: Sequence[Part], style: Layout) -> str:
    """The filing laid out on pages."""
    chance = random.Random(style.seed)
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Line):
            lines += ["", *_line(part, style)]
        else:
            lines += _table(part, style, chance)
    return "\n".join(_pages(lines, style)) + "\n"


def _pages(lines: Sequence[str], style: Layout) -> Iterator[str]:
    for number, first in enumerate(range(0, len(lines), style.page), start=1):
        yield from lines[first : first + style.page]
        yield from ("", " " * (style.width // 2) + style.number.format(number), "")


def _line(line: Line, style: Layout) -> list[str]:
    words = caption.clean(line.text)
    if caption.piece(words):
        return [" " * max(style.width - width(line.text, style), 4) + line.text]
    if caption.title_of(words) and not line.heading:
        return [" " * max((style.width - width(line.text, style)) // 2, 4) + line.text]
    if line.heading or (marked(line.text) is not None and len(line.text) < 40):
        return [line.text]
    return list(_wrapped("    " + line.text, style.width, style))


def _wrapped(text: str, most: int, style: Layout) -> Iterator[str]:
    line = ""
    for char in text:
        if width(line + char, style) > most and char not in "，。；：、）”":
            yield line
            line = ""
        line += char
    yield line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    lines: tuple[str, ...]
    first: int
    end: int
    side: Side


def _figure(text: str) -> bool:
    return all(char in "0123456789,.%-" for char in text)


def _table(grid: Grid, style: Layout, chance: random.Random) -> list[str]:
    height = next((at for at, row in enumerate(grid) if any(text and _figure(text) for text in row)), 0)
    merged = {(area.row, area.column): area for area in areas(grid)}
    wide = [_column(grid, at, height, style) for at in range(len(grid[0]))]
    starts = [sum(wide[:at]) + at * style.gap + 1 for at in range(len(wide) + 1)]
    found: list[str] = []
    at = 0
    while at < len(grid):
        rows = height if at == 0 and height else 1
        cells: list[tuple[int, int, _Cell]] = []
        for row in range(at, at + rows):
            for column, text in enumerate(grid[row]):
                if text:
                    area = merged.get((row, column)) if row < height else None
                    end = column + (area.columns if area else 1)
                    side = style.labels if row < height else style.figures if _figure(text) else style.words
                    room = starts[end] - style.gap - starts[column]
                    lines = tuple(_wrapped(text, max(room, 2), style))
                    cell = _Cell(lines=lines, first=starts[column], end=starts[end] - style.gap, side=side)
                    cells.append((row - at, area.rows if area else 1, cell))
        found += _printed(cells, style, chance)
        found += [""] * style.apart
        at += rows
    return found


def _column(grid: Grid, at: int, height: int, style: Layout) -> int:
    body = [text for row in grid[height:] if (text := row[at])]
    words = max((min(width(text, style), style.name) for text in body if not _figure(text)), default=0)
    figures = max((width(text, style) for text in body if _figure(text)), default=0)
    labels = max((min(width(row[at], style), style.label) for row in grid[:height] if row[at]), default=2)
    return max(words, figures, min(labels, style.label), 4)


def _printed(cells: Sequence[tuple[int, int, _Cell]], style: Layout, chance: random.Random) -> Iterator[str]:
    """The lines of a row, or of all rows of a header."""
    tall: dict[int, int] = {}
    for row, rows, cell in cells:
        tall[row] = max(tall.get(row, 1), len(cell.lines) if rows == 1 else 1)
    count = max((row + rows for row, rows, _ in cells), default=0)
    tops = [sum(tall.get(row, 1) for row in range(at)) for at in range(count + 1)]
    placed: dict[Fraction, list[tuple[int, str]]] = {}
    for row, rows, cell in cells:
        room = max(tops[row + rows] - tops[row], len(cell.lines))
        down = Fraction(room - len(cell.lines), 2) if style.middle else Fraction(0)
        for number, text in enumerate(cell.lines):
            free = cell.end - cell.first - width(text, style)
            shift = {"left": 0, "right": free, "centre": free // 2}[cell.side]
            place = cell.first + shift + chance.randint(-style.jitter, style.jitter)
            placed.setdefault(tops[row] + down + number, []).append((place, text))
    for _, words in sorted(placed.items()):
        line = ""
        for place, text in sorted(words):
            line += " " * max(place - width(line, style), 1 if line else 0) + text
        yield line
