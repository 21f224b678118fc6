"""Sets a filing in the text dialect as a PDF, in the ways in which finance offices print theirs."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

FONT, LATIN = "STSong-Light", "Times-Roman"
PORTRAIT, LANDSCAPE = (595.3, 841.9), (841.9, 595.3)
MARGIN = 64.0
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])"
)
_FIGURE = re.compile(r"[\d,.%+-]+")
_ROW = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a filing is printed."""

    size: float = 11.0
    table_size: float = 8.0
    digits_lowered: float = 0.0
    header: str = ""
    numbers: str = "- {} -"
    repeat_header: bool = False
    wide: int = 8
    """Tables with more columns stand on landscape pages."""
    rules: str = "lines"
    """lines, boxes (thin filled boxes), cells (a box a cell), dashes"""
    open_sides: bool = False
    drawn: str = "grid"
    """Which lines a table has: its whole grid, the lines between its rows, only those of its header (three), a box, none."""
    centred: bool = False
    """Whether headers stand in the middle of their cells."""
    inner_rules: bool = True
    """Whether lines part the rows below the header."""
    spaced: bool = False
    """Whether short names are spread over their cells."""
    twice: bool = False
    """Whether headings are drawn twice, as bold type."""
    indent: bool = True
    name_width: float = 3.0
    """How many times wider columns of names are than columns of figures."""
    slip: float = 0.0
    """How far the lines of the body stand beside those of the header, in points."""


@dataclass(slots=True)
class _Sheet:
    """The page that is being set."""

    canvas: Any
    style: Style
    size: tuple[float, float] = PORTRAIT
    y: float = 0.0
    number: int = 0

    @property
    def width(self) -> float:
        return self.size[0] - 2 * MARGIN

    @property
    def left(self) -> float:
        return self.size[1] - MARGIN - self.y

    def start(self, size: tuple[float, float]) -> None:
        """A new page."""
        if self.number:
            self.canvas.showPage()
        self.size, self.number, self.y = size, self.number + 1, MARGIN
        self.canvas.setPageSize(size)
        if self.style.header:
            self.words(self.style.header, MARGIN, 40, 8)
        self.words(self.style.numbers.format(self.number), size[0] / 2 - 10, size[1] - 36, 9)

    def words(self, text: str, x: float, top: float, size: float, lowered: float = 0.0) -> float:
        """Set text from `x` with its top at `top`; figures in Latin type, on a baseline of their own. Gives its end."""
        for latin, group in groupby(text, key=lambda char: char.isascii()):
            run = "".join(group)
            font = LATIN if latin else FONT
            self.canvas.setFont(font, size)
            down = lowered if _FIGURE.fullmatch(run.strip()) else 0.0
            self.canvas.drawString(x, self.size[1] - top - size * 0.88 - down, run)
            x += width_of(run, size)
        return x

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling line, in the style of the filing."""
        page = self.size[1]
        if self.style.rules == "boxes":
            self.canvas.rect(x0 - 0.25, page - y1 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)
            return
        self.canvas.setLineWidth(0.5)
        if self.style.rules == "dashes":
            self.canvas.setDash(2, 1)
        self.canvas.line(x0, page - y0, x1, page - y1)
        self.canvas.setDash()


def width_of(text: str, size: float) -> float:
    """How wide a text prints."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    widths = (
        float(stringWidth("".join(group), LATIN if latin else FONT, size))
        for latin, group in groupby(text, key=lambda char: char.isascii())
    )
    return sum(widths)


def typeset(text: str, target: Path, style: Style) -> Path:
    """The filing `text` as a PDF at `target`."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont(FONT))
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    sheet = _Sheet(canvas, style)
    sheet.start(PORTRAIT)
    for block in _blocks(text):
        if isinstance(block, list):
            _table(sheet, block)
        else:
            _prose(sheet, block)
    canvas.save()
    target.write_bytes(written.getvalue())
    return target


def _blocks(text: str) -> Iterator[str | list[_ROW]]:
    """Lines of prose, and tables as rows; blank lines inside a table are page breaks of the original."""
    rows: list[_ROW] = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append([cell.strip() for cell in line.split("\t")])
        elif line.strip():
            if rows:
                yield rows
            rows = []
            yield line.strip()
    if rows:
        yield rows


def _prose(sheet: _Sheet, text: str) -> None:
    """A paragraph, wrapped at the margin; headings and short lines stand alone."""
    style = sheet.style
    if sheet.size != PORTRAIT:
        sheet.start(PORTRAIT)
    size = style.size
    x = MARGIN + (2 * size if style.indent and len(text) > 20 else 0)
    for char in re.findall(r"[\d.,%]+|.", text):
        if x + width_of(char, size) > MARGIN + sheet.width and char not in "，。；：、）”％":
            x = MARGIN
            _feed(sheet, size)
        heading = style.twice and _HEADING.match(text)
        end = sheet.words(char, x, sheet.y, size, style.digits_lowered)
        if heading:
            sheet.words(char, x + 0.3, sheet.y, size, style.digits_lowered)
        x = end
    _feed(sheet, size)


def _feed(sheet: _Sheet, size: float) -> None:
    sheet.y += size * 1.75
    if sheet.left < size * 2:
        sheet.start(sheet.size)


def _table(sheet: _Sheet, rows: list[_ROW]) -> None:
    """A ruled table; its header cells are merged as the dialect says."""
    count = max(map(len, rows))
    rows = [[*row, *[""] * (count - len(row))] for row in rows if any(row)]
    size = LANDSCAPE if count > sheet.style.wide else PORTRAIT
    if sheet.size != size:
        sheet.start(size)
    header = _header(rows)
    merged = merges(rows, header)
    widths = _widths(sheet, rows)
    sides = [MARGIN + sum(widths[:number]) for number in range(count + 1)]
    for number, row in enumerate(rows):
        height = _height(sheet, row, widths, merged, number)
        if sheet.left < height + 4:
            sheet.start(size)
            if sheet.style.repeat_header and number >= header:
                for above in range(header):
                    _row(sheet, rows, above, sides, merged)
        _row(sheet, rows, number, sides, merged)
    sheet.y += 10


def _header(rows: Sequence[_ROW]) -> int:
    """How many rows the header has: those before the first with a figure."""
    return next((number for number, row in enumerate(rows) if any(map(_FIGURE.fullmatch, row))), len(rows))


def merges(rows: Sequence[_ROW], header: int) -> dict[tuple[int, int], tuple[int, int]]:
    """How many rows and columns each header cell spans; what it covers is absent."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for row in range(header):
        for column, words in enumerate(rows[row]):
            if not words or (row, column) in covered:
                continue
            wide = column + 1
            while wide < len(rows[row]) and not rows[row][wide] and (row, wide) not in covered:
                below = any(rows[deeper][wide] for deeper in range(row + 1, header))
                over = row == 0 or _owner(spans, row - 1, wide) == _owner(spans, row - 1, column)
                if not (below and over):
                    break
                wide += 1
            deep = row + 1
            while deep < header and not any(rows[deep][column:wide]):
                deep += 1
            spans[row, column] = (deep - row, wide - column)
            covered |= {(r, c) for r in range(row, deep) for c in range(column, wide)} - {(row, column)}
    for place in covered:
        spans[place] = (0, 0)
    return spans


def _owner(spans: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> tuple[int, int] | None:
    """The header cell that covers a place."""
    return next(
        ((r, c) for (r, c), (deep, wide) in spans.items() if r <= row < r + deep and c <= column < c + wide),
        None,
    )


def _widths(sheet: _Sheet, rows: Sequence[_ROW]) -> list[float]:
    """Columns of names are wider than columns of figures, and those without words narrow."""
    shares = []
    for column in zip(*rows, strict=True):
        named = sum(bool(cell) and not _FIGURE.fullmatch(cell) for cell in column)
        figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in column)
        longest = max((len(cell) for cell in column if _FIGURE.fullmatch(cell)), default=2)
        shares.append(sheet.style.name_width if named > figures + 2 else max(0.8, longest / 8))
    return [sheet.width * share / sum(shares) for share in shares]


def _wrapped(text: str, width: float, size: float) -> list[str]:
    lines = [""]
    for piece in re.findall(r"[\d.,%]+|.", text):
        if lines[-1] and width_of(lines[-1] + piece, size) > width:
            lines.append("")
        lines[-1] += piece
    return lines


Spans = dict[tuple[int, int], tuple[int, int]]


def _height(sheet: _Sheet, row: _ROW, widths: Sequence[float], merged: Spans, number: int) -> float:
    size = sheet.style.table_size
    tallest = 1
    for column, words in enumerate(row):
        deep, wide = merged.get((number, column), (1, 1))
        if wide:
            room = sum(widths[column : column + wide]) - 4
            tallest = max(tallest, -(-len(_wrapped(words, room, size)) // max(deep, 1)))
    return tallest * size * 1.25 + 5


def _row(sheet: _Sheet, rows: Sequence[_ROW], number: int, sides: Sequence[float], merged: Spans) -> None:
    """One row of cells: its words in the middle of each, its lines around them."""
    style, row = sheet.style, rows[number]
    widths = [right - left for left, right in pairwise(sides)]
    header = _header(rows)
    deepest = max((deep for (at, _), (deep, _) in merged.items() if at == number), default=1)
    below = range(number, min(number + max(deepest, 1), len(rows)))
    heights = [_height(sheet, rows[place], widths, merged, place) for place in below]
    shift = style.slip if number >= header else 0.0
    for column, words in enumerate(row):
        deep, wide = merged.get((number, column), (1, 1))
        if not wide:
            continue
        left, right = sides[column], sides[column + wide]
        bottom = sheet.y + sum(heights[:deep])
        if style.drawn != "grid":
            _sparse(sheet, (left, sheet.y, right, bottom), (number, number + deep - 1), (header, len(rows)))
        elif style.rules == "cells":
            sheet.canvas.rect(left, sheet.size[1] - bottom, right - left, bottom - sheet.y, stroke=1, fill=0)
        else:
            inner = style.inner_rules or number <= header
            if inner:
                sheet.line(left, sheet.y, right, sheet.y)
            if number == len(rows) - 1 or style.inner_rules or number < header:
                sheet.line(left, bottom, right, bottom)
            for edge, side in ((left, column), (right, column + wide)):
                if not (style.open_sides and side in (0, len(row))):
                    moved = shift if 0 < side < len(row) else 0.0
                    sheet.line(edge + moved, sheet.y, edge + moved, bottom)
        _cell(sheet, words, (left, sheet.y, right, bottom), style.centred and number < header)
    sheet.y += heights[0]


def _sparse(
    sheet: _Sheet,
    box: tuple[float, float, float, float],
    reach: tuple[int, int],
    counts: tuple[int, int],
) -> None:
    """The lines around a cell, from its first to its last row, of a table that has few."""
    left, top, right, bottom = box
    (first, last), (header, rows) = reach, counts
    outer = {"rows": True, "three": first in (0, header), "box": first == 0, "none": False}
    if outer[sheet.style.drawn]:
        sheet.line(left, top, right, top)
    if sheet.style.drawn != "none" and last == rows - 1:
        sheet.line(left, bottom, right, bottom)
    if sheet.style.drawn == "box":
        for side in (MARGIN, MARGIN + sheet.width):
            sheet.line(side, top, side, bottom)


def _cell(sheet: _Sheet, words: str, box: tuple[float, float, float, float], centred: bool) -> None:
    size = sheet.style.table_size
    left, top, right, bottom = box
    lines = _wrapped(words, right - left - 4, size)
    y = top + (bottom - top - len(lines) * size * 1.25) / 2
    for line in lines:
        width = width_of(line, size)
        figure = _FIGURE.fullmatch(line)
        if sheet.style.spaced and 2 <= len(line) <= 4 and not re.search("[!-~]", line) and len(lines) == 1:
            step = (right - left - 6 - size) / (len(line) - 1)
            for place, char in enumerate(line):
                sheet.words(char, left + 3 + place * max(step, size), y, size)
        else:
            start = right - width - 2 if figure else left + 2
            sheet.words(line, (left + right - width) / 2 if centred else start, y, size)
        y += size * 1.25
