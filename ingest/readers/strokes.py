"""Upright strokes that set the cells of a text's tables apart, made tabs in their places.

Reads a | b, | a | b | and boxes drawn of signs. Owns which lines are rows of such a table, and whether the strokes at the edges set anything apart. Each stroke becomes one
tab or one blank, so that every other character keeps its place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

_STROKE = re.compile(r"[|｜│┃║]")
_DRAWN = re.compile(r"[\s|｜│┃║]*(?:[-=─━═:]{2,}|[+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝])[-=─━═:\s|｜│┃║+┌-╬]*")
_CORNER = re.compile(r"[|｜│┃║+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]")
_LEAST = 2
"""So many rows with as many cells make a table."""
_ENTRY = re.compile(r"[-−\d,.\s%—]*")


def tabbed(text: str) -> str:
    """`text` with tabs between the cells of its stroked tables; where there are none, the same text."""
    if not _STROKE.search(text):
        return text
    found: list[str] = []
    for row, group in groupby(text.split("\n"), key=_row):
        lines = list(group)
        found += _tabbed(lines) if row else lines
    return "\n".join(found)


def _row(line: str) -> bool:
    """Whether a line may be one of a stroked table: it has a stroke and no tab, or only draws a line."""
    return "\t" not in line and bool(_STROKE.search(line) or (line.strip() and _DRAWN.fullmatch(line)))


def _tabbed(lines: Sequence[str]) -> list[str]:
    """Lines that follow one another, with tabs if they are rows of one table."""
    rows = [line for line in lines if not _DRAWN.fullmatch(line)]
    first = bool(rows) and all(_STROKE.match(line.strip()) for line in rows)
    last = bool(rows) and all(_STROKE.match(line.strip()[-1:]) for line in rows)
    sizes = Counter(len(_STROKE.findall(line)) + 1 - first - last for line in rows)
    width, often = max(sizes.items(), key=lambda size: (size[1], size[0]), default=(0, 0))
    if often < _LEAST or width < 2 or (width == 2 and not _figures(rows)):
        return list(lines)
    return [_parted(line, first=first, last=last) for line in lines]


def _figures(rows: Sequence[str]) -> bool:
    """Whether the second cells of rows hold figures: two words with a stroke between them may be anything."""
    held = [parts[1] for row in rows if len(parts := _STROKE.split(row.strip().strip("|｜│┃║"))) == 2]
    return any(re.search(r"\d", cell) and _ENTRY.fullmatch(cell) for cell in held)


def _parted(line: str, *, first: bool, last: bool) -> str:
    marks = _CORNER if _DRAWN.fullmatch(line) else _STROKE
    places = [found.start() for found in marks.finditer(line)]
    edges = {*(places[:1] if first else ()), *(places[-1:] if last else ())}
    chars = list(line)
    for place in places:
        chars[place] = " " if place in edges else "\t"
    return "".join(chars)
