"""Puts right what was mistyped by its sound in the words of the field: 预决数, 执行绿. Names of items are `assistant.near`'s."""

import re
from functools import lru_cache

from assistant import cues
from assistant.near import sounds_alike
from assistant.scan import MEASURE_WORDS
from assistant.scoped import in_front
from assistant.vocabulary import sayings

SAID = re.compile("[了的没未还几多少过掉到]|完(?!成率)")
"""What makes words a manner of speech: only names are put right."""
MISTYPED = {
    word: (word[: len(word) // 2], word[len(word) // 2 :])
    for word in MEASURE_WORDS
    if len(word) >= 3 and not SAID.search(word)
}
"""Names of measures with their two halves."""


@lru_cache(maxsize=256)
def mended(text: str) -> str:
    """`text` with 决算, 预算 and longer names of measures put right where another character of the same sound was typed,
    其他 for its everyday words, and what one word compares said as two figures."""

    def right(match: re.Match[str]) -> str:
        if match[0] in cues.NO_SLIPS:
            return match[0]
        return next((word for word, slip in cues.SLIPS if sounds_alike(match[1], slip)), match[0])

    text = in_front(text)
    for said, meant in sayings():
        text = re.sub(said, meant, text)
    text = re.sub(r"([一-鿿])算", right, text)
    for word, (first, second) in MISTYPED.items():
        if first not in text and second not in text:
            continue  # one wrong character leaves one half right
        for start in range(len(text) - len(word) + 1):
            if _slip_of(text[start : start + len(word)], word):
                text = text[:start] + word + text[start + len(word) :]
    return text


def _slip_of(typed: str, word: str) -> bool:
    """Whether one character of `word` was typed as another of the same sound."""
    wrong = [pair for pair in zip(typed, word, strict=True) if pair[0] != pair[1]]
    return len(wrong) == 1 and "一" <= wrong[0][0] <= "鿿" and sounds_alike(*wrong[0])
