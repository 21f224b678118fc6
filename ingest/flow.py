"""A text as it is read aloud: without line breaks, padding and markup, every character still knowing its place.

Owns the folding of characters that print alike (full-width digits, brackets, dashes) and the way back to the
offsets of the source. What the words mean is left to `ingest.quantity` and `ingest.extract`.
"""

import re
import unicodedata
from dataclasses import dataclass

_MARKUP = re.compile(
    r"\*\*|__|\$|<sup>2</sup>|</?[A-Za-z][^<>\n]{0,40}>|(?m:^)#{1,6}(?=[ \w])|(?<=\d)\\(?=[.)])"
)
_SQUARE = "²"
_INVISIBLE = frozenset("\u200b\u200c\u200d\ufeff\u00ad")
_FOLDED = str.maketrans("−–﹣‐‑＊×〔［【〕］】", "-----**[[[]]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The characters of a stretch of text in reading order; `places` holds the offset of each in the source.

    Blanks go, except between two characters of a Latin word or number, where a blank stays a blank and a line
    break a line break: "3 000" and "TOCC 2" may mean something else than "3000" and "TOCC2".
    """

    text: str
    places: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of the characters `start` to `end` of this text."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else self._behind
            return place, place
        return self.places[start], self.places[end - 1] + 1

    @property
    def _behind(self) -> int:
        return self.places[-1] + 1 if self.places else 0


def flow(text: str, start: int = 0, end: int | None = None) -> Flow:
    """The characters of `text[start:end]` in reading order, with their offsets in `text`."""
    end = len(text) if end is None else end
    kept: list[str] = []
    places: list[int] = []
    gap = ""
    place = start
    while place < end:
        if markup := _MARKUP.match(text, place, end):
            if markup.group().startswith("<sup>"):
                kept.append(_SQUARE)
                places.append(place + len("<sup>"))
            place = markup.end()
            continue
        character = text[place]
        if character in _INVISIBLE:
            place += 1
            continue
        if character.isspace():
            gap = "\n" if character == "\n" or gap == "\n" else " "
        else:
            folded = _fold(character)
            if gap and kept and _joins(kept[-1], folded):
                kept.append(gap)
                places.append(place - 1)
            kept.append(folded)
            places.append(place)
            gap = ""
        place += 1
    return Flow(text="".join(kept), places=tuple(places))


def _fold(character: str) -> str:
    """One character for one: compatibility forms become plain, the comma of Chinese stays apart from ','."""
    if character in "，：；！？":
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1 or (plain.isdecimal() and not character.isdecimal()):
        plain = character
    return plain.translate(_FOLDED)


def _joins(before: str, after: str) -> bool:
    """Whether a gap between these two characters may mean something."""
    return before.isascii() and after.isascii() and (before.isalnum() or before in ",.%") and after.isalnum()
