"""Whether a text says a word: as it stands, in a longer or shorter form, or with a character mistyped."""

import re

from assistant.near import confused
from assistant.tokens import tokens
from assistant.words import formal

ENOUGH = 0.5
"""The share of a longer word's pairs of characters that make it found: 补助费 in 补助."""
SHORT = 4
"""Up to so many characters a word may be the short form of a name: 公卫."""
GAP = 3
"""So many characters such a form may leave out at a place."""


def says(word: str, said: str, there: frozenset[str]) -> bool:
    """Whether a plain text with the tokens `there` has a word: as it stands, for the most part, with a character mistyped, or in a longer form."""
    printed = formal(word)
    if word in said or (printed and printed in said) or (len(word) <= SHORT and _longer(word, said)):
        return True
    pairs = tokens(word)
    return len(pairs & there) >= ENOUGH * len(pairs) or _mistyped(word, said)


def _longer(word: str, said: str) -> bool:
    return len(word) > 1 and re.search(rf"[一-鿿]{{0,{GAP}}}".join(map(re.escape, word)), said) is not None


def _mistyped(word: str, said: str) -> bool:
    """Whether a text has a word with another character that sounds or looks the same."""
    others = (
        (typed, match[1])
        for at, typed in enumerate(word)
        for match in re.finditer(f"{re.escape(word[:at])}([一-鿿]){re.escape(word[at + 1 :])}", said)
    )
    return len(word) > 1 and any(confused(typed, meant) for typed, meant in others)
