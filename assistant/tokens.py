"""Words as sets of tokens, for measuring how much of one text another one explains."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.words import cut

WORD = re.compile(r"[a-z][a-z0-9+.]*|\d+(?:[.,]\d+)*|[一-鿿]+")


@lru_cache(maxsize=65536)
def tokens(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters (a lone one by itself), Latin words and numbers of a plain text."""
    found: set[str] = set()
    for run in WORD.findall(text.lower().replace('"', "")):
        if run[0] < "一" or len(run) == 1:
            found.add(run)
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


def word_tokens(text: str) -> frozenset[str]:
    """The tokens inside the words of a text; none across two words, none of words of one character."""
    return frozenset().union(*each_word(text))


def each_word(text: str) -> tuple[frozenset[str], ...]:
    """The tokens of each word of a text that has two characters or more."""
    return tuple(tokens(word.text) for word in cut(text) if len(word.text) > 1 and word.text.isalnum())


def unknown_things(text: str) -> tuple[frozenset[str], ...]:
    """The tokens of each thing of two characters that the dictionary of the index does not have (辅警): no word there,
    but not nothing either."""
    from assistant.words import cut  # dictionaries load only where free words have to be matched
    from ingest.store.postings import words

    things = (word.text for word in cut(text) if word.names and len(word.text) == 2)
    return tuple(tokens(thing) for thing in things if words(thing) == tuple(thing))


def rarity(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling each token is: ln(1 + texts / texts that have it)."""
    counted: Counter[str] = Counter()
    total = 0
    for text in texts:
        counted.update(text)
        total += 1
    return {token: math.log(1 + total / count) for token, count in counted.items()}


def covered(wanted: frozenset[str], by: frozenset[str], weight: Mapping[str, float], unseen: float) -> float:
    """The share of `wanted`, by weight, that stands in `by`; 1.0 where nothing is wanted. Unknown tokens weigh `unseen`.

    The weights are summed up exactly: in sets their order, and with it the last digit of a plain sum, changes from run to run.
    """
    if not wanted:
        return 1.0
    shared = wanted & by
    if not shared:
        return 0.0
    whole = math.fsum(weight.get(token, unseen) for token in wanted)
    return math.fsum(weight.get(token, unseen) for token in shared) / whole
