"""Where the characters of a document stand on its pages: page and boxes of any span of the canonical text.

Owns the way from characters to places. A part of a word gets its share of the word's box, by the widths of characters.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.document import Box, Run, Span

Place = tuple[int, Box]


def place(text: str, runs: Sequence[Run], span: Span) -> Place | None:
    """Page and box of a span; of one that runs over pages, those of its first page. None where it stands on no page."""
    found = boxes(text, runs, span)
    if not found:
        return None
    page = found[0][0]
    lefts, tops, rights, bottoms = zip(*(box for number, box in found if number == page), strict=True)
    return page, (min(lefts), min(tops), max(rights), max(bottoms))


def boxes(text: str, runs: Sequence[Run], span: Span) -> tuple[Place, ...]:
    """The places of a span, one for each piece of line that it covers, in its order."""
    found: list[Place] = []
    for run in _touched(runs, span):
        box = _share(text, run, span)
        if found and found[-1][0] == run.page and _beside(found[-1][1], box):
            last = found[-1][1]
            box = (last[0], min(last[1], box[1]), box[2], max(last[3], box[3]))
            found.pop()
        found.append((run.page, box))
    return tuple(found)


def confidence(runs: Sequence[Run], span: Span) -> float | None:
    """The lowest confidence with which the characters of a span were recognised; None where none had to be."""
    known = [run.confidence for run in _touched(runs, span) if run.confidence is not None]
    return min(known, default=None)


def _touched(runs: Sequence[Run], span: Span) -> Iterator[Run]:
    """The runs that a span has characters of; of an empty span the empty run that stands there."""
    for number in range(bisect_left(runs, span.start, key=lambda run: run.end), len(runs)):
        run = runs[number]
        if run.start > span.end or (run.start == span.end and span.end > span.start):
            return
        if (run.start, run.end) == (span.start, span.end) or run.start < run.end > span.start < span.end:
            yield run


def _share(text: str, run: Run, span: Span) -> Box:
    """The part of a run's box that a span covers."""
    widths = [0.0]
    for char in text[run.start : run.end]:
        widths.append(widths[-1] + (2 if unicodedata.east_asian_width(char) in "WF" else 1))
    if widths[-1] == 0:
        return run.box
    left, top, right, bottom = run.box
    scale = (right - left) / widths[-1]
    low, high = max(span.start, run.start) - run.start, min(span.end, run.end) - run.start
    return left + widths[low] * scale, top, left + widths[high] * scale, bottom


def _beside(box: Box, other: Box) -> bool:
    """Whether a box goes on with the line of the one before it."""
    middle = (other[1] + other[3]) / 2
    return box[1] - (box[3] - box[1]) / 2 <= middle <= box[3] + (box[3] - box[1]) / 2 and other[0] >= box[0]
