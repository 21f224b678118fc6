"""A page that is only an image, as geometry: its words with their places and confidence, and its ruling lines.

Owns where text is looked for and in which pieces it is read. In a cell that ruling lines close, the ink itself tells the
lines of text, so that no cell with something in it is taken for blank and no word reaches over a ruling line; elsewhere
the engine's detector finds them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from ingest.readers import raster
from ingest.readers.evenness import Inked, uneven
from ingest.readers.ocr import Eye, Reading
from ingest.readers.page import Box, Page, Rule, Word
from ingest.readers.raster import Blob
from ingest.readers.spelling import repaired
from ingest.readers.strips import strips, typical
from ingest.readers.written import words

if TYPE_CHECKING:
    from ingest.readers.raster import Raster

_POINTS = 72.0
_AROUND = 0.25
"""White around a strip, in parts of its height: recognisers read edges badly."""
_BESIDE = 0.1
"""The same where the detector, which leaves some around a line, has seen it."""
_TYPE = 0.8
"""The size of type in heights of the detector's boxes."""
_CLOSING = "，。、；："
_TURNS = (1, 3, 2)
"""Quarters of a turn that are tried in this order."""
_READ, _BETTER = 0.7, 1.5
"""A page whose characters are read no more surely than this may lie on its side, or upside down: where another way up gives
clearly more of them."""
_LEVEL = 0.05
"""Degrees of turn that do no harm."""
_SPECK = 1 / 80
"""In inches: smaller ink is dirt."""
_UNEVEN = 0.5
"""The confidence of a figure that is longer or shorter than its digits."""
_FILLED = 0.6
"""A figure whose cell leaves less room on either side, in its heights, fills it: a digit is wider."""
_COARSE = 20.0
"""With fewer dots an inch nothing can be read, nor ink told from paper: a character has three of them."""
_SAME_TYPE = 0.15
"""Lines whose type differs by less than this share are set in one size;"""
_SAME_HEIGHT = 0.4
"""where only the height of a box tells it, by less than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One line of text in an image: its place, its pixels, which may hold paper around it, and how much
    room its cell leaves on the wider side."""

    box: Box
    pixels: "Raster"
    room: float = math.inf


def page(grey: "Raster", dpi: float, number: int, eye: Eye) -> Page:
    """The page that an image of `dpi` dots an inch shows, set upright; what can hardly be read may lie on its side."""
    if dpi < _COARSE:
        return _blank(grey, dpi, number)
    best = _page(grey, dpi, number, eye)
    for quarters in _TURNS:
        if _legible(best):
            break
        other = _page(raster.quartered(grey, quarters), dpi, number, eye)
        other = replace(other, turn=other.turn + 90.0 * quarters)
        best = other if _weight(other) > _BETTER * _weight(best) else best
    return best


def _blank(grey: "Raster", dpi: float, number: int) -> Page:
    """A page of which nothing was read."""
    height, width = (side * _POINTS / dpi for side in grey.shape)
    return Page(number=number, width=width, height=height, words=(), rules=(), image_only=True)


def _legible(page: Page) -> bool:
    length = sum(len(word.text) for word in page.words)
    return length > 0 and _weight(page) >= _READ * length


def _weight(page: Page) -> float:
    """How much of a page was read; what was read less surely counts for little."""
    return sum(len(word.text) * (word.confidence or 0.0) ** 2 for word in page.words)


def _page(grey: "Raster", dpi: float, number: int, eye: Eye) -> Page:
    turn = raster.skew(raster.ink(grey, dpi))
    if abs(turn) > _LEVEL:
        grey = raster.turned(grey, turn, raster.paper_of(grey))
    else:
        turn = 0.0
    rules = raster.rules(grey, dpi)
    cells, free = _strips(grey, rules, dpi, eye)
    readings = [repaired(reading) for reading in eye.read([strip.pixels for strip in (*cells, *free)])]
    found = _measured([*zip(cells, readings[: len(cells)], strict=True)])
    said = zip(free, readings[len(cells) :], strict=True)
    loose = _one_size([(strip, reading) for strip, reading in said if any(map(str.isalnum, reading.text))])
    scale = _POINTS / dpi
    height, width = grey.shape
    return Page(
        number=number,
        width=width * scale,
        height=height * scale,
        words=tuple(word for strip, reading in (*found, *loose) for word in _words(strip, reading, scale)),
        rules=tuple(
            Rule(x0=x0, top=top, x1=x1, bottom=bottom) for x0, top, x1, bottom in _scaled(rules, scale)
        ),
        image_only=True,
        turn=turn,
    )


def _strips(
    grey: "Raster", rules: Sequence[Box], dpi: float, eye: Eye
) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """The lines of text: those in closed cells, told by their ink, and those that the detector sees elsewhere."""
    cells = raster.cells(rules, grey.shape, dpi)
    paper = raster.paper_of(grey)
    mask = raster.without(raster.ink(grey, dpi), rules, 1, 0)
    clean = raster.without(grey, rules, 1, paper)
    pieces = [blob for blob in raster.blobs(mask) if blob.area >= (dpi * _SPECK) ** 2]
    inside = _by_cell(pieces, cells)
    height = typical(pieces, dpi)
    bound = tuple(
        Strip(
            box=box,
            pixels=raster.crop(clean, box, cell, _AROUND),
            room=max(box[0] - cell[0], cell[2] - box[2]),
        )
        for cell, blobs in zip(cells, inside, strict=True)
        for box in strips(blobs, height)
    )
    if len(pieces) == sum(len(blobs) for blobs in inside):
        return bound, ()
    outside = raster.without(clean, cells, 1, paper)
    free = (_tight(box, pieces) for found in eye.find(outside) for box in _cut(found, rules))
    return bound, tuple(Strip(box=box, pixels=raster.crop(outside, box, box, _BESIDE)) for box in free)


def _by_cell(pieces: Sequence[Blob], cells: Sequence[Box]) -> list[list[Blob]]:
    found: list[list[Blob]] = [[] for _ in cells]
    for blob in pieces:
        x, y = (blob.box[0] + blob.box[2]) / 2, (blob.box[1] + blob.box[3]) / 2
        for cell, inside in zip(cells, found, strict=True):
            if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                inside.append(blob)
                break
    return found


def _tight(box: Box, pieces: Sequence[Blob]) -> Box:
    """A box that ends where its ink does: margins of paragraphs are told by the ends of lines."""
    middles = ((blob, (blob.box[0] + blob.box[2]) / 2, (blob.box[1] + blob.box[3]) / 2) for blob in pieces)
    own = [blob.box for blob, x, y in middles if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
    return (min(one[0] for one in own), box[1], max(one[2] for one in own), box[3]) if own else box


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


def _one_size(found: Sequence[tuple[Strip, Reading]]) -> Iterator[tuple[Strip, Reading]]:
    """Lines of running text as high as their type, which is as wide as a Chinese character: detectors draw boxes of uneven
    height, and readers of paragraphs compare the sizes of type."""
    pitches = [(reading.pitch or 0.0) * strip.pixels.shape[1] for strip, reading in found]
    sizes = [pitch or _height(strip) * _TYPE for pitch, (strip, _) in zip(pitches, found, strict=True)]
    usual = median(sizes) if sizes else 0.0
    for (strip, reading), size, pitch in zip(found, sizes, pitches, strict=True):
        slack = _SAME_TYPE if pitch else _SAME_HEIGHT
        height = usual if abs(size - usual) <= slack * usual else size
        middle = (strip.box[1] + strip.box[3]) / 2
        box = (strip.box[0], middle - height / 2, strip.box[2], middle + height / 2)
        yield replace(strip, box=box), reading


def _measured(found: Sequence[tuple[Strip, Reading]]) -> Iterator[tuple[Strip, Reading]]:
    """Figures of cells, whose boxes are those of their ink: those that are too long for their digits are not sure, nor
    those that fill their cell, so that a digit may be lost in a ruling line."""
    lengths = [
        Inked(text=reading.text, width=_width(strip), height=_height(strip)) for strip, reading in found
    ]
    wrong = uneven(lengths)
    for number, (strip, reading) in enumerate(found):
        hidden = strip.room < _FILLED * _height(strip) and reading.text[:1].isdigit()
        most = _UNEVEN if number in wrong or hidden else 1.0
        yield strip, replace(reading, sure=tuple(min(most, sure) for sure in reading.sure))


def _width(strip: Strip) -> float:
    return strip.box[2] - strip.box[0]


def _height(strip: Strip) -> float:
    return strip.box[3] - strip.box[1]


def _words(strip: Strip, reading: Reading, scale: float) -> Iterator[Word]:
    """The words of a strip. The first and the last end with its ink, which is surer than where a character is seen; a
    closing mark fills only half of its place."""
    x0, top, x1, bottom = strip.box
    width = strip.pixels.shape[1]
    left = (x0 + x1 - width) / 2
    found = list(words(reading, (left, top, left + width, bottom)))
    for number, word in enumerate(found):
        start = x0 if number == 0 else max(x0, word.box[0])
        end = x1 if number == len(found) - 1 else min(x1, word.box[2])
        if word.text[-1] in _CLOSING and end == x1:
            end += (bottom - top) / 2
        yield replace(word, box=next(_scaled([(start, top, end, bottom)], scale)))


def _scaled(boxes: Sequence[Box], scale: float) -> Iterator[Box]:
    for x0, top, x1, bottom in boxes:
        yield x0 * scale, top * scale, x1 * scale, bottom * scale
