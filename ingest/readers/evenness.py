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
_DEEPEST = 1.4
"""How high a figure with a comma may be, in heights of digits."""
_FEW = 4
"""So many figures tell how wide their digits are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inked:
    """A text as read, and how large its ink is."""

    text: str
    width: float
    height: float


def uneven(found: Sequence[Inked]) -> frozenset[int]:
    """The numbers of those figures of a page that are too long or too short for their characters."""
    figures = {number: one for number, one in enumerate(found) if _FIGURE.fullmatch(one.text)}
    if len(figures) < _FEW:
        return frozenset()
    usual = median([one.height for one in figures.values() if "," not in one.text] or [0.0])
    lengths = {number: _length(one, usual) for number, one in figures.items()}

    def off(number: int, point: float) -> float:
        return abs(lengths[number] / digits[point] - _places(figures[number].text, point))

    digits = {
        point: median(lengths[number] / _places(one.text, point) for number, one in figures.items())
        for point in _POINTS
    }
    best = min(_POINTS, key=lambda point: median(off(number, point) for number in figures))
    return frozenset(number for number in figures if off(number, best) > _SLACK)


def _length(one: Inked, usual: float) -> float:
    """How long a figure is, in heights of its digits; a comma reaches below them."""
    hangs = "," in one.text and usual < one.height <= _DEEPEST * usual
    return one.width / (usual if hangs else one.height)


def _places(text: str, point: float) -> float:
    """The length of a figure in widths of a digit."""
    marks = sum(char in ".,-−" for char in text)
    return len(text) - marks + marks * point - _SLIM * ((text[0] == "1") + (text[-1] == "1"))
