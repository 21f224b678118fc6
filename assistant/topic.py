"""The topic of a search: the telling words of a question, cut at word boundaries and weighed by their kind.

Words that only ask are dropped as whole words, never out of the middle of another one.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import cues
from assistant.tokens import tokens
from ingest.names import plain

EMPTY = frozenset(
    [
        "uj",
        "ul",
        "ud",
        "uv",
        "uz",
        "ug",
        "u",
        "c",
        "p",
        "d",
        "r",
        "y",
        "x",
        "e",
        "o",
        "w",
        "zg",
        "k",
        "q",
        "f",
    ]
)
"""Kinds of words that tell nothing by themselves: particles, conjunctions, adverbs, pronouns, measure words …"""
JOINTS = frozenset(("c", "p", "f"))
"""Empty words that may stand inside a name: 购置及运行费."""
KINDS: Mapping[str, float] = {"n": 1.0, "e": 1.0, "j": 1.0, "l": 0.8, "b": 0.8, "v": 0.5, "a": 0.5, "m": 0.4}
"""How much a word of a kind tells, by the first letter of its tag: what is spoken of more than what is said of it."""
OTHER = 0.4
ALONE = 0.25
"""What a word of one character is worth of a longer one of its kind."""
SHORTENED = 0.7
"""What a word is worth that stands only as a shortened name: 公车 for 公务用车."""
HEADLESS = 0.5
"""What a part of a word is worth without its end, which says what the thing is: 支队 of 支队长."""
GAP = 3
"""So many characters of a name its short form may leave out at a place."""
NUMBERED = re.compile("^第?[一二三四五六七八九十]+[期批轮号级类次届]$")
"""Which one of several."""
BY_NUMBER = "(?:[一二三四五六七八九十两双][一-鿿]){1,3}"
COINED = "jn"
"""Words of a filing's own, numbers and what there are so many of, which stand in quotation marks: “五有”, “两客一危”."""
UNMET = 0.3
"""What a word that is no noun is worth where no passage has any of it: a manner of speech tells no passage from another."""
TELLING = 3.0
"""The weight of a token that stands in less than one passage of nineteen."""
FOREIGN = 2
"""So many Latin words that no passage has make the topic one in another language."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a topic with its tokens and how much it tells; `particular` is a noun that begins with something rare."""

    text: str
    tokens: frozenset[str]
    weight: float
    noun: bool
    particular: bool

    def met(self, text: str, there: frozenset[str]) -> float:
        """How far a plain text with the tokens `there` has the word."""
        if not self.tokens:
            return float(self.text in text)
        shared = self.share(len(self.tokens & there), ended=self.text[-2:] in there)
        return shared or SHORTENED * shortens(self.text, text)

    def share(self, shared: int, *, ended: bool) -> float:
        """How far the word is met by so many of its tokens, its end among them or not."""
        share = shared / len(self.tokens)
        return share * HEADLESS if 0 < share < 1 and not self.text.isascii() and not ended else share


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The telling words of a search; `foreign` is the share of them that are in a language the passages are not in, `strange`
    whether any word may be."""

    words: tuple[Word, ...]
    foreign: float
    strange: bool

    def explained(self, text: str) -> float:
        """The share of the topic that a text carries; nothing where no word can be compared."""
        whole = sum(word.weight for word in self.words)
        if not whole:
            return 0.0
        text = plain(text).lower()
        there = tokens(text)
        return sum(word.weight * word.met(text, there) for word in self.words) / whole


def topic(text: str, weight: Mapping[str, float], unseen: float) -> Topic:
    """The words of a topic, each weighed by its kind and by how rare it is in the passages."""
    cut = {word: kind for word, kind in tagged(text) if not _empty(word, kind)}
    strange = [word for word in cut if word.isascii() and word.isalpha() and word not in weight]
    foreign = len(strange) / len(cut) if len(strange) >= FOREIGN else 0.0
    kept = {word: kind for word, kind in cut.items() if not (foreign and word in strange)}
    words = tuple(_word(one, kind, weight, unseen) for one, kind in kept.items())
    return Topic(words=words, foreign=foreign, strange=bool(strange))


def telling(text: str, names: Sequence[str]) -> str:
    """A text without the words that only ask and without places that are in `names`, cut at the boundaries of words."""
    kept = [
        " " if (kind not in JOINTS and _empty(word, kind)) or _in_name(word, kind, names) else word
        for word, kind in tagged(text)
    ]
    return " ".join("".join(kept).split())


def coined(question: str) -> tuple[str, ...]:
    """The coined words of a question, in quotation marks."""
    return tuple(re.findall(rf'"{BY_NUMBER}"', plain(question)))


@lru_cache(maxsize=256)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a plain text with their kinds; Latin words and figures whole."""
    import rjieba  # its dictionary loads only where free words have to be matched

    found: list[tuple[str, str]] = []
    even = " ".join(map(plain, text.split())).lower()
    for part in re.findall(
        rf"(?<=\"){BY_NUMBER}(?=\")|[a-z][a-z0-9+.\-]*|\d+(?:[.,]\d+)*|[一-鿿]+|\s+|.", even
    ):
        if found and found[-1][0] == '"' and re.fullmatch(BY_NUMBER, part):
            found.append((part, COINED))
        elif part[0].isascii() and part[0].isalnum():
            found.append((part, "eng" if part[0].isalpha() else "num"))
        elif "一" <= part[0] <= "鿿":
            found += rjieba.tag(part, False)
        else:
            found.append((part, "x"))
    return tuple(found)


def _in_name(word: str, kind: str, names: Sequence[str]) -> bool:
    return kind == "ns" and any(name.startswith(word) for name in names)


def _empty(word: str, kind: str) -> bool:
    if NUMBERED.search(word):
        return False
    if kind in EMPTY or word in cues.ASKING:
        return True
    return kind == "m" and (len(word) == 1 or re.search("[几多些]|^一[点下]?$", word) is not None)


def _word(text: str, kind: str, weight: Mapping[str, float], unseen: float) -> Word:
    share = (
        1.0 if kind == "num" or NUMBERED.search(text) else KINDS.get("n" if kind == "vn" else kind[:1], OTHER)
    )
    noun = share == 1.0
    if len(text) == 1 and not text.isascii():
        return Word(text, frozenset(), share * ALONE * unseen, noun, noun)
    parts = tokens(text)
    share *= UNMET if not noun and weight and not any(part in weight for part in parts) else 1.0
    first = weight.get(text[:2], unseen)
    return Word(
        text,
        parts,
        share * math.fsum(weight.get(part, unseen) for part in parts),
        noun,
        noun and first >= TELLING,
    )


def shortens(word: str, text: str) -> bool:
    """Whether a word of two or three characters is a shortened name of something in a text."""
    short = shortened(word)
    return short is not None and short.search(text) is not None


@lru_cache(maxsize=512)
def shortened(word: str) -> re.Pattern[str] | None:
    """The names that a word of two or three characters may shorten; nothing for other words."""
    if not 2 <= len(word) <= 3 or word.isascii():
        return None
    return re.compile(f"[一-鿿]{{0,{GAP}}}".join(map(re.escape, word)))
