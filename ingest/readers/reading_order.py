"""Words → lines of text in reading order, and the words of a line as one text.

Owns which words stand on one line, also where figures are set on another baseline than the Chinese text around them,
and the blanks between words. Which lines make a paragraph belongs to `ingest.readers.flowing`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.page import Box, Word

_SAME_LINE = 0.45
"""How far the middles of two words of a line may stand apart, as a share of the smaller height."""
_ASTRAY = 0.9
"""How far the middle of a figure may stand from that of its sentence, as a share of the height of the line."""
_OVERLAP = 0.5
"""Two words that overlap by more than this share of the narrower one do not stand on one line."""
_BLANK = 0.2
"""The gap between two Latin words or two numbers, as a share of the height."""
_WIDE = 1.2
"""The gap that sets Chinese words apart, as a share of the height; a narrower one is only spacing."""
_SPREAD = 1_000.0
_CUT = re.compile(r"(?<![\dA-Za-z.,])(?!(?:19|20)\d\d\.)\d[\d,]*\.\d\n\d(?:%|个百分点|[万亿]?元)")
"""A figure whose last decimal begins the next line: no sentence has two figures side by side. A year and its month are left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """The words of a line from left to right, on a page."""

    page: int
    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The place of all its words."""
        return around([word.box for word in self.words])

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(blank + word.text for blank, word in spaced(self.words))

    @property
    def size(self) -> float:
        """The height of its largest words, which is that of the type."""
        return max(height(word) for word in self.words)

    def pieces(self, gap: float) -> Iterator["TextLine"]:
        """The line cut where words stand more than `gap` times its height apart."""
        first = 0
        for number, word in enumerate(self.words[1:], start=1):
            if word.box[0] - self.words[number - 1].box[2] > gap * self.size:
                yield TextLine(page=self.page, words=self.words[first:number])
                first = number
        yield TextLine(page=self.page, words=self.words[first:])


def text_lines(words: Sequence[Word], page: int) -> tuple[TextLine, ...]:
    """The lines that words stand on, from the top. Chinese text makes the lines; what else there is joins them."""
    ordered = sorted(words, key=_middle)
    found: list[list[Word]] = []
    for word in (word for word in ordered if _chinese(word)):
        _place(word, found, _SAME_LINE)
    loose: list[list[Word]] = []
    for word in (word for word in ordered if not _chinese(word)):
        if not _placed(word, found, _SAME_LINE) and not _placed(word, found, _ASTRAY):
            _place(word, loose, _SAME_LINE)
    lines = sorted((*found, *loose), key=lambda line: sum(map(_middle, line)) / len(line))
    return tuple(
        TextLine(page=page, words=tuple(sorted(line, key=lambda word: word.box[0]))) for line in lines
    )


def spaced(words: Sequence[Word], *, cell: bool = False) -> Iterator[tuple[str, Word]]:
    """Each word with the blank that stands before it; in a cell Chinese characters may be spread over its width."""
    before: Word | None = None
    for word in words:
        yield _gap(before, word, _SPREAD if cell else _WIDE) if before else "", word
        before = word


def seam(left: str, right: str) -> str:
    """What stands between the end of a line and the next one: a blank between Latin words, nothing else."""
    return " " if left and right and _latin(left[-1]) and _latin(right[0]) else ""


def run_on(left: str, right: str) -> str:
    """What stands between two lines of one paragraph: the same, but nothing before the last decimal of a figure."""
    return "" if _CUT.search(f"{left}\n{right}") else seam(left, right)


def around(boxes: Sequence[Box]) -> Box:
    """The box around some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def height(word: Word) -> float:
    """The height of a word."""
    return word.box[3] - word.box[1]


def wide(char: str) -> bool:
    """Whether a character takes the full width of a Chinese one; quotes and dashes are taken as Chinese."""
    return unicodedata.east_asian_width(char) in "WFA"


def _chinese(word: Word) -> bool:
    return any(map(wide, word.text))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _gap(left: Word, right: Word, reach: float) -> str:
    size = min(height(left), height(right))
    room = right.box[0] - left.box[2]
    both = not wide(left.text[-1]) and not wide(right.text[0])
    return " " if room > (_BLANK if both else reach) * size else ""


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _place(word: Word, lines: list[list[Word]], reach: float) -> None:
    """Put a word on the line that it fits best, else on one of its own."""
    if not _placed(word, lines, reach):
        lines.append([word])


def _placed(word: Word, lines: list[list[Word]], reach: float) -> bool:
    """Put a word on the nearest line within reach that has room for it."""
    near = [(distance, line) for line in lines if (distance := _distance(word, line)) <= reach]
    for _, line in sorted(near, key=lambda found: found[0]):
        if not any(_overlap(word, other) for other in line):
            line.append(word)
            return True
    return False


def _distance(word: Word, line: Sequence[Word]) -> float:
    """How far a word stands from the middle of a line, in heights of the smaller of word and nearest word of the line."""
    other = min(line, key=lambda one: abs(one.box[0] - word.box[0]))
    return abs(_middle(word) - _middle(other)) / max(min(height(word), height(other)), 1.0)


def _overlap(word: Word, other: Word) -> bool:
    shared = min(word.box[2], other.box[2]) - max(word.box[0], other.box[0])
    narrower = min(word.box[2] - word.box[0], other.box[2] - other.box[0])
    return shared > _OVERLAP * max(narrower, 1.0)
