"""Lines of a text, each with its place: what the outline and the tables are found in.

Owns what sets the fields of a row apart: tabs, or upright strokes (| a | b |) at an edge of the line.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_STROKES = "|｜"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line break; `start` is the offset of its first character in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    @property
    def tabular(self) -> bool:
        """Whether it is a row of a table: fields set apart by tabs or strokes."""
        return tabular(self.text)


def tabular(text: str) -> bool:
    """Whether a line is a row of a table: fields set apart by tabs or strokes."""
    return "\t" in text or _stroked(text)


def fields(text: str) -> Iterator[tuple[int, str]]:
    """The fields of a row, each with the place where it starts in `text`; a stroke at the edge sets nothing apart."""
    start, end = 0, len(text)
    marks = _STROKES if _stroked(text) else "\t"
    if marks != "\t":
        inner = text.strip()
        start = text.index(inner) + (inner[0] in marks)
        end = text.index(inner) + len(inner) - (inner[-1] in marks)
    for place in range(start, end + 1):
        if place == end or text[place] in marks:
            yield start, text[start:place]
            start = place + 1


def _stroked(text: str) -> bool:
    """Whether strokes set the fields of a line apart: at least two, one of them at an edge."""
    inner = text.strip()
    edged = inner[:1] in _STROKES or inner[-1:] in _STROKES
    return bool(inner) and edged and "\t" not in text and sum(inner.count(mark) for mark in _STROKES) > 1


def lines(text: str) -> tuple[Line, ...]:
    """All lines of `text`, blank ones included."""
    found, start = [], 0
    for content in text.split("\n"):
        found.append(Line(start, content))
        start += len(content) + 1
    return tuple(found)
