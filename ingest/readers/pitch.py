"""Lines of a text that is laid out by blanks: what stands at which column of a screen with characters of one width.

Owns the columns that characters take (a Chinese one two), and whether a text is laid out so at all. What its lines are belongs to
`ingest.readers.laid_text`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_WORD = re.compile(r"[^ \u3000\u00a0]+")
_LEAST = 3
"""So many lines with figures set apart by blanks make a text one that is laid out."""
FIGURE = re.compile(r"[-−]?[\d,]*\d(?:\.\d+)?[%％]?")
_CODE = re.compile(r"\d{2,3}|\d{5}|\d{7}")
_AMOUNT = re.compile(r"[-−]?[\d,]*\d\.\d\d")
_UNIT = re.compile(r"[万亿千百]?元|[%％‰]")
_AMBIGUOUS = "A"
GAP = 2
"""Pieces of a line stand at least so many columns apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a line that stand together, from column `left` up to `right`."""

    text: str
    left: int
    right: int

    @property
    def middle(self) -> float:
        """The column of its middle."""
        return (self.left + self.right) / 2

    @property
    def figure(self) -> bool:
        """Whether it is a figure and nothing else."""
        return bool(FIGURE.fullmatch(self.text))


@dataclass(frozen=True, kw_only=True)
class PitchLine:
    """A line with its words; `number` counts the lines of the text from 0."""

    number: int
    text: str
    words: tuple[Piece, ...]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands apart on it; a figure stands apart from words though only one blank parts them."""
        return tuple(_pieces(self.words))

    @property
    def gapped(self) -> bool:
        """Whether more than one blank stands between two of its words."""
        return any(word.left - before.right >= GAP for before, word in pairwise(self.words))

    @property
    def left(self) -> int:
        """The column where it begins."""
        return self.words[0].left if self.words else 0

    @property
    def right(self) -> int:
        """The column where it ends."""
        return self.words[-1].right if self.words else 0


def laid_out(text: str) -> bool:
    """Whether the cells of a text's tables are set apart by blanks."""
    if "\t" in text:
        return False
    return sum(_columned(line) for line in text.split("\n")) >= _LEAST


def pitch_lines(text: str) -> tuple[PitchLine, ...]:
    """The lines of a laid out text. How wide a sign is that is wide only in Chinese type is told by what aligns better."""
    narrow, wide = tuple(_lines(text, ambiguous=1)), tuple(_lines(text, ambiguous=2))
    return narrow if _aligned(narrow) > _aligned(wide) else wide


def _columned(line: str) -> bool:
    """Whether a line holds a figure that blanks set apart."""
    parts = re.split(r" {2,}|\u3000+", line.strip())
    return len(parts) > 1 and any(FIGURE.fullmatch(part) for part in parts[1:])


def _lines(text: str, *, ambiguous: int) -> Iterator[PitchLine]:
    for number, line in enumerate(text.split("\n")):
        yield PitchLine(number=number, text=line.strip(), words=tuple(_words(line, ambiguous)))


def _words(line: str, ambiguous: int) -> Iterator[Piece]:
    places = [0]
    for char in line:
        places.append(places[-1] + _width(char, ambiguous))
    for found in _WORD.finditer(line):
        yield Piece(text=found.group(), left=places[found.start()], right=places[found.end()])


def _width(char: str, ambiguous: int) -> int:
    kind = unicodedata.east_asian_width(char)
    if kind == _AMBIGUOUS:
        return ambiguous
    return 2 if kind in "WF" else 0 if unicodedata.combining(char) else 1


def _pieces(words: Sequence[Piece]) -> Iterator[Piece]:
    run: list[Piece] = []
    for word in words:
        if run and (word.left - run[-1].right >= GAP or word.figure or _ends(run[-1], word)):
            yield joined(run)
            run = []
        run.append(word)
    if run:
        yield joined(run)


def _ends(before: Piece, word: Piece) -> bool:
    """Whether a cell ends before a word that only one blank parts from it: it is a code, or an amount without its unit."""
    amount = _AMOUNT.fullmatch(before.text) and not _UNIT.match(word.text)
    return bool(_CODE.fullmatch(before.text) or amount)


def joined(words: Sequence[Piece]) -> Piece:
    """Words side by side as one piece."""
    text = words[0].text
    for before, word in pairwise(words):
        both = before.text[-1].isascii() or word.text[0].isascii()
        text += (" " if both or word.left - before.right >= GAP else "") + word.text
    return Piece(text=text, left=words[0].left, right=words[-1].right)


def _aligned(lines: Sequence[PitchLine]) -> int:
    """How many pieces behind a sign of uncertain width begin or end where others do."""
    edges = Counter(edge for line in lines for piece in line.pieces[1:] for edge in _edges(piece))
    found = 0
    for line in lines:
        for number, piece in enumerate(line.pieces[1:], start=1):
            if any(_uncertain(before.text) for before in line.pieces[:number]):
                found += max(edges[edge] for edge in _edges(piece))
    return found


def _edges(piece: Piece) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("left", piece.left), ("right", piece.right)


def _uncertain(text: str) -> bool:
    return any(unicodedata.east_asian_width(char) == _AMBIGUOUS for char in text)
