"""Whether a figure is as long as its characters: digits are equally wide in every type that figures are set in.

Owns the one check that does not ask the recogniser. It is sure of the characters that it saw and says nothing of those it
passed over; but the ink of a figure that lost a digit is too long for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_FIGURE = re.compile(r"[-−]?[\d,]+(?:\.\d+)?")
_POINTS = (0.5, 1.0)
"""The width of a point or comma in widths of a digit: proportional type, and type of one width."""
_SLACK = 0.6
"""How far a figure may be off, in widths of a digit."""
_SLIM = 0.2
"""By how much the ink of a 1 is slimmer than that of other digits, on either side."""
_FEW = 4
"""So many figures tell how wide their digits are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inked:
    """A text as read, and the width of its ink in heights of its ink."""

    text: str
    length: float


def uneven(found: Sequence[Inked]) -> frozenset[int]:
    """The numbers of those figures of a page that are too long or too short for their characters."""
    figures = {number: one for number, one in enumerate(found) if _FIGURE.fullmatch(one.text)}
    if len(figures) < _FEW:
        return frozenset()
    ways = [(point, _digit(list(figures.values()), point)) for point in _POINTS]
    point, digit = min(ways, key=lambda way: median(_off(one, *way) for one in figures.values()))
    return frozenset(number for number, one in figures.items() if _off(one, point, digit) > _SLACK)


def _digit(figures: Sequence[Inked], point: float) -> float:
    """How wide a digit is, in heights of a figure."""
    return median(one.length / _places(one.text, point) for one in figures)


def _off(one: Inked, point: float, digit: float) -> float:
    return abs(one.length / digit - _places(one.text, point))


def _places(text: str, point: float) -> float:
    """The length of a figure in widths of a digit."""
    marks = sum(char in ".,-−" for char in text)
    return len(text) - marks + marks * point - _SLIM * ((text[0] == "1") + (text[-1] == "1"))
