"""Which words of a question name its answer and not what it is about: 什么效果, 制度的目的是什么, the last of several keywords.

By where they stand: behind the word that asks, or behind 的 at the end. An answer is of that kind and need not say the word.
"""

import re
from collections.abc import Iterator, Sequence

from assistant import kinds
from assistant.words import Word, cut
from ingest.names import plain

WHICH = re.compile(r"什么|啥|.*何.*|谁|哪.{0,2}|干嘛")
"""What asks for something by its kind."""
OF_IT = ("的", "其")
ENDS = re.compile(
    r"(?:主要|分别|都|又|各)*(?:是|为|有|叫|写|说)?(?:什么|啥|哪|怎|咋|如何|几|多|谁|$|[？?。])"
)
"""What stands behind the last noun of a question."""
GENERAL = re.compile(f"(?:项目|专项|工程|单位|部门|机构|[处科股部]室|{kinds.NAMED_ANSWER}|{kinds.FIRM})+")
"""Nouns that tell of what kind something, or an answer, is, and not which one it is."""
NOUNS = ("n", "j")
GUESSED = ("nr", "ns")
"""What the dictionary takes for names of people and places: mostly words that it has not, cut by chance."""
POINTING = re.compile(r"[这那该此]\S?")
"""What points at something told before (这窟窿), which is then no further thing."""
DONE = ("v", "vd", "vi")
STOPS = ("uj", "x", "w")


def names_thing(word: Word) -> bool:
    """Whether a word is a noun that says which thing is meant."""
    noun = word.tag.startswith(NOUNS) and not word.tag.startswith(GUESSED)
    return noun and not GENERAL.fullmatch(word.text) and not WHICH.fullmatch(word.text)


def asked_for(question: str, text: str, bare: str) -> frozenset[int]:
    """Where the words stand by which a question calls its answer, in its plain form `text`; `bare` is that without organisations
    and years."""
    words = cut(text)
    named = (*behind_which(words), *_of_it(words, text, bare), *_last_keyword(question, bare))
    places = frozenset(at for start, end in named for at in range(start, end))
    again = {word.text for word in words if word.start in places}  # 全省名次 省直名次
    return places.union(*(range(word.start, word.end) for word in words if word.text in again))


def behind_which(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The nouns right behind the word that asks for them, or that points back at them."""
    asking = False
    for word in words:
        if WHICH.fullmatch(word.text) or POINTING.fullmatch(word.text):
            asking = True
        elif word.tag in (*DONE, *STOPS) or not word.text.isalnum():
            asking = False
        elif asking:
            yield word.start, word.end


def _of_it(words: Sequence[Word], text: str, bare: str) -> Iterator[tuple[int, int]]:
    """The last nouns, of what stands before 的; what belongs to an organisation is itself what is asked about."""
    for at, word in enumerate(words):
        if word.text not in OF_IT or not bare[: word.end].strip() or bare[word.start - 1 : word.start] == " ":
            continue
        end = at + 1
        while end < len(words) and words[end].names and words[end].tag not in STOPS:
            end += 1
        if end > at + 1 and ENDS.match(text, words[end - 1].end):
            yield word.end, words[end - 1].end


def _last_keyword(question: str, bare: str) -> Iterator[tuple[int, int]]:
    """The last of several keywords, which is what is wanted of the others."""
    keywords = [plain(word) for word in question.split()]
    if len(keywords) < 2 or re.search(kinds.ASKED, question) or not bare.endswith(keywords[-1]):
        return
    start = len(bare) - len(keywords[-1])
    if bare[:start].strip():
        yield start, len(bare)
