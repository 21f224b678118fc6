"""What filings may print for the words of a question: other words of the same meaning, of one word or of several that stand side by side."""

from collections.abc import Container, Iterator
from functools import lru_cache

from assistant.tokens import tokens
from assistant.vocabulary import thesaurus
from assistant.words import cut, formal

LONGEST = 8
"""No entry has more characters."""


def called(word: str) -> tuple[str, ...]:
    """A word with all that filings may print for it: itself, its formal form, words of the same meaning."""
    return tuple(dict.fromkeys((word, formal(word), *thesaurus().get(word, ()))))


def printed(word: str, labels: Container[str]) -> str | None:
    """The only word of the same meaning as a `word` whose tokens stand in `labels`, where none of its own does."""
    if any(token in labels for token in tokens(word)):
        return None
    others = (other for other in called(word) if other != word)
    there = [other for other in others if all(token in labels for token in tokens(other))]
    return there[0] if len(there) == 1 else None


@lru_cache(maxsize=1024)
def together(text: str) -> tuple[tuple[int, int], ...]:
    """Where several words of a text are one word of the thesaurus, from left to right, the longest first at each place."""
    return tuple(_together(text))


def _together(text: str) -> Iterator[tuple[int, int]]:
    words = cut(text)
    ends = {word.end for word in words}
    done = 0
    for word in words:
        for end in range(min(len(text), word.start + LONGEST), word.end, -1):
            if word.start >= done and end in ends and text[word.start : end] in thesaurus():
                yield word.start, end
                done = end
                break
