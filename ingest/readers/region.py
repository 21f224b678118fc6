"""Where the tables of a text stand: caption lines, rows over page breaks, notes.

Owns the division of lines into tables. What the rows mean belongs to `ingest.readers.grid`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Span, TableKind
from ingest.readers import caption as captions
from ingest.readers.caption import Caption
from ingest.readers.cells import Printed, row, rule
from ingest.readers.lines import Line, fields

_PAGE_NUMBER = re.compile(r"[-—~～\s]*(?:\d{1,3}|第\s*\d{1,3}\s*页.{0,10})[-—~～\s]*")
_GAP = re.compile(r"\S(?:[ \u3000]{2,}|\u3000)\S.*\S(?:[ \u3000]{2,}|\u3000)\S|\S[ \u3000]{4,}\S")
_FIGURE = re.compile(r"(?<![\d.])\d[\d,]*\.\d+(?![\d.])\s*(?:$|[ \u3000]{2})")
_CONTENTS = re.compile(
    r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table as found: its caption, its rows as printed, its notes, and the place of all of it."""

    caption: Caption
    rows: tuple[Printed, ...]
    notes: tuple[str, ...]
    span: Span


def regions(lines: Sequence[Line]) -> tuple[Region, ...]:
    """All tables of a text in order, empty ones included."""
    found, free = [], 0
    for numbers in _runs(lines):
        region, last = _region(lines, numbers, free)
        found.append(region)
        free = last + 1
    found.extend(_empty(lines, found))
    return tuple(sorted(found, key=lambda region: region.span.start))


def announced(lines: Sequence[Line]) -> Iterator[Line]:
    """Titles with nothing behind them up to the end of the text: the table that they name is missing."""
    last = next((line for line in reversed(lines) if line.text.strip()), None)
    if last and not last.tabular and captions.title_of(captions.clean(last.text)):
        yield last


def spaced(lines: Sequence[Line]) -> Iterator[Span]:
    """Stretches of rows whose fields only blanks set apart: which column a figure stands in, and which cell is empty,
    nothing tells for certain."""
    run: list[Line] = []
    for line in (*lines, Line(0, ".")):
        if not line.tabular and _GAP.search(line.text.strip()) and _FIGURE.search(line.text):
            run.append(line)
        elif line.text.strip():
            if len(run) > 1:
                yield Span(start=run[0].start, end=run[-1].end)
            run = []


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Numbers of the rows of each table: only blank lines and page numbers may stand between them."""
    run: list[int] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        if line.tabular and not captions.row(line):
            run.append(number)
        elif text and not _PAGE_NUMBER.fullmatch(text):
            yield from _table(lines, run)
            run = []
    yield from _table(lines, run)


def _table(lines: Sequence[Line], run: list[int]) -> Iterator[list[int]]:
    """The run, if it is a table and neither a table of contents nor prose that holds a tab."""
    filled = [[part for _, part in fields(lines[number].text) if part.strip()] for number in run]
    if not any(len(parts) > 1 for parts in filled):
        return
    if all(len(parts) == 2 and parts[1].strip().isdigit() and _CONTENTS.match(parts[0]) for parts in filled):
        return
    yield run


def _region(lines: Sequence[Line], numbers: list[int], free: int) -> tuple[Region, int]:
    caption = captions.above(lines, numbers[0])
    if caption.first is not None and caption.first < free:
        caption = Caption()
    last = captions.below(lines, numbers[-1])
    first = numbers[0] if caption.first is None else caption.first
    rows = tuple(_rows(lines, numbers))
    notes = tuple(_notes(lines, numbers[-1], last))
    span = Span(start=lines[first].start, end=lines[last].end)
    return Region(caption=caption, rows=rows, notes=notes, span=span), last


def _rows(lines: Sequence[Line], numbers: list[int]) -> Iterator[Printed]:
    """The rows of a table; a new part begins behind every gap."""
    part, before = 0, numbers[0]
    for number in numbers:
        part += number - before > 1
        before = number
        printed = row(lines[number].text, lines[number].start, part)
        if printed.used and not rule(printed.cells):
            yield printed


def _notes(lines: Sequence[Line], after: int, last: int) -> Iterator[str]:
    return (text for line in lines[after + 1 : last + 1] if (text := line.text.strip()))


def _empty(lines: Sequence[Line], found: Sequence[Region]) -> Iterator[Region]:
    """Statutory tables of which only caption and notes are printed."""
    for number, line in enumerate(lines):
        title = None if line.tabular else captions.title_of(captions.clean(line.text))
        if not title or captions.kind(title) is TableKind.OTHER:
            continue
        if any(region.span.start <= line.start < region.span.end for region in found):
            continue
        last, code, unit = _pieces(lines, number)
        behind = next((one for one in lines[last + 1 :] if one.text.strip()), None)
        if behind and _GAP.search(behind.text.strip()):  # it has rows, though they cannot be read
            continue
        if code or unit:
            end = captions.below(lines, last)
            yield Region(
                caption=Caption(title=title, code=code, unit=unit, first=number),
                rows=(),
                notes=tuple(_notes(lines, last, end)),
                span=Span(start=line.start, end=lines[end].end),
            )


def _pieces(lines: Sequence[Line], title: int) -> tuple[int, str | None, str | None]:
    """The last caption line behind a title, and the code and the unit stated up to there."""
    last, code, unit = title, None, None
    for number in range(title + 1, len(lines)):
        text = captions.clean(lines[number].text)
        if text and (lines[number].tabular or not captions.piece(text)):
            break
        if text:
            last, code, unit = number, code or captions.code_of(text), unit or captions.unit_of(text)
    return last, code, unit
