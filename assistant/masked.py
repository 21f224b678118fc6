"""A text beside the same with its names hidden, so that what names are made of is not taken for words of grammar."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the same with its names hidden: as long as it, character by character."""

    text: str
    masked: str

    def part(self, start: int, end: int | None = None) -> "Said":
        """A part of it."""
        return Said(self.text[start:end], self.masked[start:end])

    def without(self, start: int, end: int) -> "Said":
        """It without a part."""
        return Said(self.text[:start] + self.text[end:], self.masked[:start] + self.masked[end:])

    def stripped(self, pattern: re.Pattern[str]) -> "Said":
        """It without what `pattern` finds last."""
        found = list(pattern.finditer(self.masked))
        return self.without(*found[-1].span()) if found else self
