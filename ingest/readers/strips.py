"""Lines of text in a cell, told from its ink alone: which pieces of ink stand on one line, and where a line has a hole.

Owns the way from pieces of ink to strips that a recogniser can read. All boxes are in pixels.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from ingest.readers.page import Box
from ingest.readers.raster import Blob

_HOLE = 2.0
"""A gap this many line heights wide separates two strips."""


def typical(blobs: Sequence[Blob], dpi: float) -> float:
    """The usual height of a character: that of the larger pieces of ink which can be one."""
    heights = [
        blob.box[3] - blob.box[1] for blob in blobs if dpi / 14 <= blob.box[3] - blob.box[1] <= dpi / 2
    ]
    return float(median(heights)) if heights else dpi / 6


def strips(blobs: Sequence[Blob], height: float) -> tuple[Box, ...]:
    """The strips of a cell's ink, line by line and from left to right; `height` is that of a character."""
    found: list[Box] = []
    for line in _lines(sorted((blob.box for blob in blobs), key=lambda box: box[1]), height):
        found.extend(_parts(sorted(line), height))
    return tuple(found)


def _lines(boxes: Sequence[Box], height: float) -> Iterator[list[Box]]:
    """Boxes by line: those that overlap in height, and strokes that lie so near that one character holds both."""
    rows: list[list[Box]] = []
    for box in boxes:
        if rows:
            top, bottom = min(other[1] for other in rows[-1]), max(other[3] for other in rows[-1])
            if box[1] < bottom or (max(box[3], bottom) - top <= height * 1.25):
                rows[-1].append(box)
                continue
        rows.append([box])
    yield from rows


def _parts(line: Sequence[Box], height: float) -> Iterator[Box]:
    part = [line[0]]
    for box in line[1:]:
        if box[0] - max(other[2] for other in part) > height * _HOLE:
            yield hull(part)
            part = []
        part.append(box)
    yield hull(part)


def hull(boxes: Sequence[Box]) -> Box:
    """The smallest box around `boxes`."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
