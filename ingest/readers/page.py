"""A page as geometry, whatever it was read from: words and ruling lines with their places, in points from the top left.

Owns the values that readers with pages share. Which cells and sentences they make belongs to the modules that
turn geometry into text.
"""

import math
from dataclasses import dataclass

from ingest.document import Box

__all__ = ["Box", "Page", "Rule", "Word", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Characters that stand together on a line. `confidence` (0 to 1) is that of the recognition, where there was one."""

    text: str
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A ruling line, horizontal (`top` and `bottom` nearly equal) or vertical (`x0` and `x1` nearly equal)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a file. `number` counts from 1; `image_only` marks a page that shows something and has no text layer;
    `turn` is the angle in degrees by which its image was turned back to set it upright."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    image_only: bool = False
    turn: float = 0.0


def shown(box: Box, page: Page) -> Box:
    """A place of the page set upright, on the page as it was before."""
    if not page.turn:
        return box
    cos, sin = math.cos(math.radians(page.turn)), math.sin(math.radians(page.turn))
    x, y = page.width / 2, page.height / 2
    sideways = round(page.turn / 90) % 2 == 1
    middle = (y, x) if sideways else (x, y)
    corners = [
        (middle[0] + (right - x) * cos - (down - y) * sin, middle[1] + (right - x) * sin + (down - y) * cos)
        for right in (box[0], box[2])
        for down in (box[1], box[3])
    ]
    across, along = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(along), max(across), max(along)
