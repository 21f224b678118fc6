"""A page as pixels: where ink is, how far the page is turned, which of the ink are ruling lines, and the cells they close.

Owns what is told of an image without reading it. Boxes are in pixels, from the top left corner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.page import Box

if TYPE_CHECKING:
    from cv2.typing import MatLike

    Raster = MatLike
    """Grey values, dark ink on a light ground; as a mask, 255 where there is ink."""

_STEEPEST = 5.0
_SMALL = 900
"""The longer side, in pixels, of the image on which the turn is measured."""


_FAINTEST = 18.0
_DARKER = 0.25
_RULED = 0.12
"""Ink is darker than its surroundings by so many grey values, and by this share of the contrast of the page; of ruling lines, whose length
tells them, by a smaller one."""

_BREAK = 0.016
_SHORTEST_RULE = 0.3
_SMALLEST_FIGURE = 1.5
_THICKEST_RULE = 0.05
_JOINT = 0.02
_SMALLEST_CELL = 0.06
"""In inches: how much may be missing in a ruling line, how long one is at least, how wide or high what they make, how
thick they are at most, by how much two may miss each other, the narrowest cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A connected piece of ink; `area` counts its pixels."""

    box: Box
    area: int


def ink(grey: "Raster", dpi: float, share: float = _DARKER) -> "Raster":
    """The ink of an image: what is darker than its surroundings by a share of what its darkest ink is, so that shadows,
    stained paper and the noise of a scanner are none."""
    import cv2
    import numpy

    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    contrast = float(numpy.median(smooth)) - float(numpy.percentile(smooth, 0.05))
    offset = max(_FAINTEST, contrast * share)
    block = int(dpi / 6) | 1
    return cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, offset
    )


def skew(mask: "Raster") -> float:
    """The angle in degrees, up to five to each side, by which the lines of ink go down to the right."""
    import cv2

    height, width = mask.shape
    scale = min(1.0, _SMALL / max(height, width))
    across, down = max(scale, 1 / width), max(scale, 1 / height)  # of a thread at least a pixel is left
    small = cv2.resize(mask, None, fx=across, fy=down, interpolation=cv2.INTER_AREA)

    def sharpness(angle: float) -> float:
        rows = turned(small, angle, 0).sum(axis=1, dtype="float64")
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best, step = 0.0, 1.0
    reach = _STEEPEST
    while step >= 0.015:
        angles = [best + step * number for number in range(-round(reach / step), round(reach / step) + 1)]
        best = max(angles, key=sharpness)
        reach, step = step, step / 4
    return best


def quartered(grey: "Raster", quarters: int) -> "Raster":
    """The image turned to the left by quarters of a full turn."""
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(grey, quarters))


def turned(grey: "Raster", angle: float, ground: int) -> "Raster":
    """The image turned back by `angle` about its middle; `ground` fills the corners."""
    import cv2

    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        grey,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=ground,
    )


def rules(grey: "Raster", dpi: float) -> tuple[Box, ...]:
    """The ruling lines among the ink: long, thin and straight ones that make something larger than a character."""
    mask = ink(grey, dpi, _RULED)
    lines = (*_straight(mask, dpi, across=True), *_straight(mask, dpi, across=False))
    figures = [blob.box for blob in blobs(_drawn(lines, grey.shape[:2], dpi))]
    large = [box for box in figures if max(box[2] - box[0], box[3] - box[1]) >= dpi * _SMALLEST_FIGURE]
    return tuple(line for line in lines if any(_holds(box, line) for box in large))


def _holds(box: Box, line: Box) -> bool:
    return box[0] <= line[0] and box[1] <= line[1] and line[2] <= box[2] and line[3] <= box[3]


def _drawn(lines: Sequence[Box], shape: Sequence[int], dpi: float) -> "Raster":
    """Lines alone, a little longer than they are, so that those which nearly meet do."""
    import cv2
    import numpy

    sheet = numpy.zeros(shape, dtype=numpy.uint8)
    reach = max(2, int(dpi * _JOINT))
    for x0, top, x1, bottom in lines:
        along, beside = (reach, 1) if x1 - x0 > bottom - top else (1, reach)
        start = (int(x0) - along, int(top) - beside)
        cv2.rectangle(sheet, start, (int(x1) + along, int(bottom) + beside), 255, -1)
    return sheet


def _straight(mask: "Raster", dpi: float, *, across: bool) -> Iterator[Box]:
    import cv2

    long, thick, gap = (
        int(dpi * _SHORTEST_RULE),
        max(5, int(dpi * _THICKEST_RULE)),
        max(2, round(dpi * _BREAK)),
    )
    close, keep = ((gap, 1), (long, 1)) if across else ((1, gap), (1, long))
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, close))
    found = cv2.morphologyEx(joined, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, keep))
    for blob in blobs(found):
        x0, top, x1, bottom = blob.box
        if ((bottom - top) if across else (x1 - x0)) <= thick:
            yield blob.box


def cells(found: Sequence[Box], shape: Sequence[int], dpi: float) -> tuple[Box, ...]:
    """The cells that ruling lines close on all sides, as the white between them: merged cells come out whole."""
    import cv2

    white = cv2.bitwise_not(_drawn(found, shape, dpi))
    height, width = shape[:2]
    least = dpi * _SMALLEST_CELL
    inside = []
    for blob in blobs(white, around=4):
        x0, top, x1, bottom = blob.box
        outside = x0 <= 0 or top <= 0 or x1 >= width or bottom >= height
        if not outside and min(x1 - x0, bottom - top) >= least:
            inside.append(blob.box)
    return tuple(inside)


def blobs(mask: "Raster", around: int = 8) -> tuple[Blob, ...]:
    """The connected pieces of a mask; pixels that only touch at a corner belong together where `around` is 8."""
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=around)
    return tuple(
        Blob(box=(float(x), float(y), float(x + width), float(y + height)), area=int(area))
        for x, y, width, height, area in stats[1:].tolist()
    )


def without(image: "Raster", boxes: Sequence[Box], margin: int, paper: int) -> "Raster":
    """The image with `boxes` painted over in the colour `paper`."""
    clean = image.copy()
    for x0, top, x1, bottom in boxes:
        rows = slice(max(0, int(top) - margin), int(bottom) + margin)
        clean[rows, max(0, int(x0) - margin) : int(x1) + margin] = paper
    return clean


def paper_of(image: "Raster") -> int:
    """The colour of the paper: what half of the pixels are lighter than."""
    import numpy

    return int(numpy.median(image))


def crop(grey: "Raster", box: Box, limit: Box, around: float) -> "Raster":
    """The pixels of `box`, with paper around it: `around` of its height, the image's own up to `limit`."""
    import numpy

    x0, top, x1, bottom = (round(edge) for edge in box)
    wanted = max(2, round((bottom - top) * around)) if around else 0
    left, up = max(round(limit[0]), x0 - wanted, 0), max(round(limit[1]), top - wanted, 0)
    right, down = min(round(limit[2]), x1 + wanted), min(round(limit[3]), bottom + wanted)
    taken = grey[up:down, left:right]
    above, below = max(0, wanted - top + up), max(0, wanted - down + bottom)
    before, behind = max(0, wanted - x0 + left), max(0, wanted - right + x1)
    paper = paper_of(taken) if taken.size else 255
    return numpy.pad(taken, ((above, below), (before, behind)), constant_values=paper)
