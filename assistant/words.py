"""The words of a question and which of them carry something to look up.

A word is a word of the tokenizer's dictionary, taken whole: what only asks, points or links is left out where it is a
whole word or made of such words, never where it is a part of another one (办 in 办公, 数 in 数据).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant import cues
from assistant.vocabulary import everyday, left_words, remarks

NOTHING = sorted(everyday(), key=len, reverse=True)
EMPTY = re.compile(rf"(?:{'|'.join(map(re.escape, NOTHING))})+")
"""Words that carry nothing, alone or one after the other."""
ENGLISH_WORDS = frozenset(cues.ENGLISH_FILLER.split("|"))
GRAMMAR = frozenset(
    {
        "p",
        "c",
        "d",
        "r",
        "m",
        "q",
        "f",
        "t",
        "u",
        "uj",
        "ul",
        "uv",
        "ud",
        "uz",
        "ug",
        "y",
        "e",
        "o",
        "k",
        "zg",
    }
)
"""Parts of speech that link, count, point or place: prepositions, adverbs, pronouns, numerals, particles …"""
OWN = frozenset({"本级"})
"""Words that the dictionary takes for pronouns, and that name a level of government."""
JOINED = "nz"
"""The tag of a word that the dictionary has not."""
VERBAL = ("v", "l")
"""Parts of speech of what is done, set phrases with them."""
NOMINAL = ("n", "vn", "j", "l", "i", "b", "eng", "x")
"""Parts of speech that name a thing."""
ASKING = frozenset(word for kind in ("look", "verify", "tell", "ask") for word in remarks()[kind])
"""Verbs by which people ask, which a dictionary takes for nouns: 家长|问."""
PRONOUN = "r"
KEPT = re.compile(r"[^\w%一-鿿]+")
DIRECTED = re.compile(r"[一-鿿](?:着|到|[进出上下过回起][来去])")
"""A verb of one character with what it leads to (拿到, 接进来): as little to look up as the verb alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text and its part of speech (n noun, v verb …)."""

    start: int
    text: str
    tag: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def empty(self) -> bool:
        """Whether it carries nothing to look up."""
        word = self.text.lower()
        if len(word) < 2 or word in ENGLISH_WORDS or EMPTY.fullmatch(word):
            return True
        if DIRECTED.fullmatch(word) and self.tag[:1] in VERBAL:
            return True
        return self.tag in GRAMMAR and not word.isascii() and word not in OWN

    @property
    def names(self) -> bool:
        """Whether it names a thing, and does not only say what is done."""
        return self.tag.startswith(NOMINAL)


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Word, ...]:
    """All words of `text`, in order."""
    import rjieba  # loads its dictionary: only where something is left that no name explains

    found: list[Word] = []
    at = 0
    for (word, tag), (after, kind) in pairwise((*rjieba.tag(text, False), ("", ""))):
        at = text.index(word, at)
        one = Word(at, word, tag)
        if found and _unknown(one) and _unknown(found[-1], joined=True) and found[-1].end == at:
            found[-1] = Word(found[-1].start, found[-1].text + word, JOINED)
        elif (
            found
            and found[-1].end == at
            and _classified(found[-1], one)
            and not _unknown(Word(at, after, kind))
        ):
            found[-1] = Word(found[-1].start, found[-1].text + word, found[-1].tag)
        else:
            found.append(one)
        at += len(word)
    return tuple(found)


def _classified(word: Word, last: Word) -> bool:
    """Whether a noun of one character says what kind of thing the noun before it is: 政务|云."""
    short = len(last.text) == 1 and last.tag.startswith("n") and not EMPTY.fullmatch(last.text)
    short = short and last.text not in ASKING
    return short and len(word.text) > 1 and word.tag.startswith("n") and not word.empty


def _unknown(word: Word, *, joined: bool = False) -> bool:
    """Whether it is a single character that means something: side by side they are a word that no dictionary has."""
    if joined and word.tag == JOINED:
        return True
    chinese = "一" <= word.text <= "鿿"
    return len(word.text) == 1 and chinese and word.tag != PRONOUN and not EMPTY.fullmatch(word.text)


def left(text: str, covered: Iterable[tuple[int, int]]) -> str:
    """The words of `text` that carry something and that no span of `covered` explains, joined by blanks."""
    characters = list(text)
    for start, end in covered:
        characters[start:end] = " " * (end - start)
    open_ = KEPT.sub(" ", "".join(characters))
    if all(len(run) < 2 or EMPTY.fullmatch(run) for run in open_.split()):
        return ""
    kept, end = "", 0
    for word in cut(text):
        rest = KEPT.sub("", "".join(characters[word.start : word.end])).replace(" ", "")
        if not Word(word.start, rest, word.tag).empty:
            kept += rest if end == word.start else f" {rest}"
            end = word.end
    return kept.strip()


def formal(text: str) -> str:
    """`text` with everyday words as filings print them."""
    for spoken, printed in left_words():
        text = re.sub(spoken, printed, text)
    return text
