"""Reads an English question by putting the field's Chinese words for the English ones.

Items and measures come from the vocabulary, institution words from a word list, places by their pinyin; whatever is
left stays English and counts as unexplained words.
"""

import re
from functools import cache

from assistant.cues import MEASURES
from assistant.vocabulary import english, places
from ingest.names import accounts, terms

NAMES = ("item", "part")
ENGLISH_MEASURES = tuple(
    (word, words.split("|")[0]) for words, _ in MEASURES for word in words.split("|") if word.isascii()
)


def is_english(question: str) -> bool:
    """Whether a question is written in English: more Latin words than Chinese characters."""
    return len(re.findall(r"[A-Za-z]{2,}", question)) > len(re.findall(r"[一-鿿]", question))


def in_chinese(question: str) -> str:
    """`question` with the words that the field knows in Chinese; questions words and the rest stay."""
    text = question
    pairs = [
        (name, term.canonical) for term in terms() if term.kind in NAMES for name in term.english if name
    ]
    words = {name for name, _ in english()}
    for classification in ("functional", "economic"):
        pairs += [
            (a.english, a.name)
            for a in accounts(classification)
            if a.english and a.english.lower() not in words
        ]
    pairs += list(ENGLISH_MEASURES) + list(english())
    for name, place in _places():
        text = re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])", f" {place} ", text)
    for name, chinese in sorted(pairs, key=lambda pair: -len(pair[0])):
        text = re.sub(
            rf"(?<![A-Za-z]){re.escape(name)}(?:s|es)?(?![A-Za-z])", f" {chinese} ", text, flags=re.I
        )
    text = re.sub(r"(?<=[一-鿿])[ ']*s?[ ]+(?=[一-鿿])", "", text)
    return text


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """The places of the gazetteer by their pinyin, as a name is written: Changsha."""
    from pypinyin import lazy_pinyin  # only an English question needs it

    return tuple(("".join(lazy_pinyin(place)).capitalize(), place) for place in sorted(places()))
