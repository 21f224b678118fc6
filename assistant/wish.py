"""What an ask wants, as words that labels may have: its items, its free words, and what else the question says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.domain import Ask
from assistant.shelf import Shelf
from assistant.tokens import each_word, tokens, unknown_things, word_tokens
from assistant.words import JOINED, Word, cut
from ingest.names import plain

TOTALLED = re.compile(r"(支出|收入)?(总额|合计|总计)$")
"""What a container's name says of itself as a whole."""
TELLING = 3.0
"""The weight of a token that stands in one entry of twenty or fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The words of an ask as tokens: of each term, of what contains it, of the rest."""

    terms: tuple[tuple[str, frozenset[str]], ...]
    within: tuple[tuple[str, frozenset[str]], ...]
    words: frozenset[str]
    each: tuple[frozenset[str], ...]
    hints: frozenset[str]
    head: frozenset[str]
    counted: frozenset[str]
    codes: bool

    @property
    def all(self) -> frozenset[str]:
        """Everything that an item's name may be made of."""
        return self.words.union(*(words for _, words in self.terms))


def wish_of(ask: Ask) -> Wish:
    return Wish(
        terms=tuple((term, tokens(term)) for term in ask.terms),
        within=tuple((term, tokens(TOTALLED.sub("", term) or term)) for term in ask.within),
        words=word_tokens(ask.words),
        each=each_word(ask.words) + (() if ask.terms else unknown_things(ask.words)),
        hints=tokens(plain(ask.hints)),
        head=word_tokens(ask.head),
        counted=tokens(ask.counted),
        codes=bool(ask.codes),
    )


def telling(ask: Ask, wish: Wish, weight: Mapping[str, float]) -> frozenset[str]:
    """The pairs of characters of a question that few figures have around them and that no word of it is known by: what the
    tokenizer cuts apart (上|云) the filing may print."""
    said = plain(ask.said)
    pairs = (tokens(said) | tokens(said.replace("的", ""))) - wish.all
    pairs -= tokens(ask.measure.value) if ask.measure else frozenset()
    return frozenset(pair for pair in pairs if len(pair) > 1 and weight.get(pair, 0.0) >= TELLING)


def heard(ask: Ask, shelf: Shelf) -> Ask:
    """The ask without single characters that only happen to stand side by side: no label here has them so."""

    def said(text: str) -> str:
        words = [word for word in cut(text) if not word.text.isspace()]
        return " ".join(part for word in words for part in _known_as(word, shelf))

    return replace(ask, words=said(ask.words), head=said(ask.head))


def _known_as(word: Word, shelf: Shelf) -> Iterable[str]:
    """A word of a question as the labels have it: in full where it is shortened; of characters that no dictionary joins
    only those that stand side by side in a label."""
    if not tokens(word.text) & shelf.weight.keys():
        full = shelf.in_full(word.text)
        return (full,) if full else () if word.tag == JOINED else (word.text,)
    if word.tag != JOINED:
        return (word.text,)
    pairs = (word.text[at : at + 2] for at in range(len(word.text) - 1))
    kept = "".join(pair[1] if pair in shelf.weight else " " for pair in pairs)
    return _runs(word.text, kept)


def _runs(text: str, kept: str) -> Iterable[str]:
    """The parts of `text` whose characters `kept` has, each with the one before it."""
    return tuple(text[match.start() : match.end() + 1] for match in re.finditer(r"\S+", kept))
