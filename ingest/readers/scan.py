"""A page that is only an image, as geometry: its words with their places and confidence, and its ruling lines.

Owns where text is looked for and in which pieces it is read. In a cell that ruling lines close, the ink itself tells the
lines of text, so that no cell with something in it is taken for blank and no word reaches over a ruling line; elsewhere
the engine's detector finds them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers import raster
from ingest.readers.ocr import Eye, Reading
from ingest.readers.page import Box, Page, Rule, Word
from ingest.readers.raster import Blob
from ingest.readers.strips import hull, strips, typical

if TYPE_CHECKING:
    from ingest.readers.raster import Raster

_POINTS = 72.0
_AROUND = 0.25
"""White around a strip, in parts of its height: recognisers read edges badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One line of text in an image: its place, and its pixels with a little paper around."""

    box: Box
    pixels: "Raster"
    ink: tuple[Blob, ...] = ()


def page(grey: "Raster", dpi: float, number: int, eye: Eye) -> Page:
    """The page that an image of `dpi` dots an inch shows."""
    mask = raster.ink(grey, dpi)
    angle = raster.skew(mask)
    if abs(angle) > 0.05:
        grey = raster.turned(grey, angle, 255)
        mask = raster.ink(grey, dpi)
    rules = raster.rules(mask, dpi)
    cut = tuple(_strips(grey, mask, rules, dpi, eye))
    readings = eye.read([strip.pixels for strip in cut])
    scale = _POINTS / dpi
    words = [word for strip, reading in zip(cut, readings, strict=True) for word in _words(strip, reading, scale)]
    height, width = grey.shape
    return Page(
        number=number,
        width=width * scale,
        height=height * scale,
        words=tuple(words),
        rules=tuple(Rule(x0=x0 * scale, top=y0 * scale, x1=x1 * scale, bottom=y1 * scale) for x0, y0, x1, y1 in rules),
        image_only=True,
    )


def _strips(grey: "Raster", mask: "Raster", rules: Sequence[Box], dpi: float, eye: Eye) -> Iterator[Strip]:
    """The lines of text: in closed cells by their ink, elsewhere where the detector sees text."""
    cells = raster.cells(rules, grey.shape, dpi)
    clean = raster.without(grey, rules, 1)
    bare = raster.without(mask, rules, 1, paper=0)
    pieces = [blob for blob in raster.blobs(bare) if blob.area >= (dpi / 80) ** 2]
    height = typical(pieces, dpi)
    inside = _by_cell(pieces, cells)
    for cell, blobs in zip(cells, inside, strict=True):
        for box in strips(blobs, height):
            own = tuple(blob for blob in blobs if _within(blob.box, box))
            yield Strip(box=box, pixels=raster.crop(clean, box, cell, _AROUND), ink=own)
    if len(pieces) > sum(len(blobs) for blobs in inside):
        free = raster.without(clean, cells, 1)
        for found in eye.find(free):
            for box in _cut(found, rules):
                yield Strip(box=box, pixels=raster.crop(free, box, box, 0))


def _by_cell(pieces: Sequence[Blob], cells: Sequence[Box]) -> list[list[Blob]]:
    found: list[list[Blob]] = [[] for _ in cells]
    for blob in pieces:
        x, y = (blob.box[0] + blob.box[2]) / 2, (blob.box[1] + blob.box[3]) / 2
        for cell, inside in zip(cells, found, strict=True):
            if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                inside.append(blob)
                break
    return found


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
    )


def _cut(box: Box, rules: Sequence[Box]) -> Iterator[Box]:
    """A box cut at the upright rules that cross it."""
    x0, top, x1, bottom = box
    middle = (top + bottom) / 2
    for rule in sorted(rules):
        upright = rule[3] - rule[1] > rule[2] - rule[0]
        if upright and rule[1] <= middle <= rule[3] and x0 + 2 < rule[0] and rule[2] < x1 - 2:
            yield (x0, top, rule[0], bottom)
            x0 = rule[2]
    yield (x0, top, x1, bottom)


def _words(strip: Strip, reading: Reading, scale: float) -> Iterator[Word]:
    if not reading.text.strip():
        return
    x0, top, x1, bottom = strip.box
    yield Word(
        text=reading.text,
        box=(x0 * scale, top * scale, x1 * scale, bottom * scale),
        confidence=min(reading.sure),
    )
