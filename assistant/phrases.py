"""English phrases of the field and their Chinese: the longest phrase that begins at a word, whatever its inflection.

The vocabulary of the assistant goes first, then the terms of the field, then the names of the account classifications.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain

from assistant.vocabulary import english, english_senses
from ingest.names import accounts, terms

KINDS = ("item", "part", "fund", "table", "section")
SPENT_ON = ("on {}", "for {}", "{} bill", "{} cost", "{} expense", "{} fee", "{} expenditure", "{} spending")
"""How an account with a name of one word (water, heating) is told from the thing."""
BESIDE = frozenset({"was", "were", "is", "are", "been", "the", "a", "an"})
"""Words that may stand inside a phrase: the balance (was) carried over at (the) year-end."""
PLURALS = frozenset({"goods", "works"})
"""Words that are other words without their s."""
SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"is(e|ed|es|ing|ation|ations|er)$", r"iz\1"),
    (r"centre", "center"),
    (r"program(me)", "program"),
    (r"(lab|hon|fav|behavi)our", r"\1or"),
    (r"licence", "license"),
    (r"analys(e|ed|ing)$", r"analyz\1"),
    (r"ll(ed|ing)$", r"l\1"),
)
"""British spellings and the American ones that stand for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What an English phrase is called in Chinese, and what it is counted with (nothing: things)."""

    chinese: str
    counted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What an English phrase may be called in a filing, and whether the filing has to say one of these words."""

    chinese: tuple[str, ...]
    needed: bool = True


@dataclass(slots=True)
class Node:
    """The phrases that go on from some words."""

    phrase: Phrase | None = None
    sense: Sense | None = None
    after: dict[str, "Node"] = field(default_factory=dict)


@lru_cache(maxsize=8192)
def forms(word: str) -> tuple[str, ...]:
    """A word in lower case and American spelling, and what it may be an inflection of."""
    lower = word.lower()
    for pattern, american in SPELLINGS:
        lower = re.sub(pattern, american, lower)
    if lower in PLURALS:
        return (lower,)
    return tuple(dict.fromkeys((*_singular(lower), lower, *_base(lower))))


def _singular(word: str) -> Iterator[str]:
    if len(word) > 4 and word.endswith("ies"):
        yield word[:-3] + "y"
    if len(word) > 4 and re.search(r"(s|x|z|ch|sh|o)es$", word):
        yield word[:-2]
    if len(word) > 2 and re.search(r"[^sui]s$", word):  # bonus, status and basis are no plurals
        yield word[:-1]


def _base(word: str) -> Iterator[str]:
    """The base form of a verb: improving → improv, improve; planned → plann, planne, plan."""
    if len(word) > 4 and word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def longest(words: Sequence[str], at: int) -> tuple[Phrase, int] | None:
    """The phrase that takes most words from `at`, and where it ends."""
    found: tuple[Phrase, int] | None = None
    for nodes, end in _going_on(_phrases(), words, at):
        if phrase := next((node.phrase for node in nodes if node.phrase), None):
            found = phrase, end
    return found


def senses(words: Sequence[str], at: int) -> tuple[Sense, int] | None:
    """All that the phrase which takes most words from `at` may be called, and where it ends."""
    found: tuple[Sense, int] | None = None
    for nodes, end in _going_on(_senses(), words, at):
        if held := [node.sense for node in nodes if node.sense]:
            chinese = dict.fromkeys(word for sense in held for word in sense.chinese)
            found = Sense(chinese=tuple(chinese), needed=all(sense.needed for sense in held)), end
    named = longest(words, at)
    if named and (found is None or named[1] > found[1]):
        return Sense(chinese=(named[0].chinese,)), named[1]
    if named and found and named[1] == found[1]:
        return replace(found[0], chinese=(named[0].chinese, *found[0].chinese)), found[1]
    return found


def _going_on(root: Node, words: Sequence[str], at: int) -> Iterator[tuple[list[Node], int]]:
    """The nodes of a tree that the words from `at` lead to, word by word."""
    nodes, end = [root], at
    while nodes and end < len(words):
        if (
            end > at
            and words[end].lower() in BESIDE
            and not any(words[end].lower() in n.after for n in nodes)
        ):
            end += 1
            continue
        nodes = [node.after[form] for node in nodes for form in forms(words[end]) if form in node.after]
        end += 1
        yield nodes, end


@cache
def _phrases() -> Node:
    """All phrases as a tree of their words; the first that is told for the same words stays."""
    root = Node()
    own = ((name, Phrase(chinese=zh, counted=counted)) for names, zh, counted in english() for name in names)
    known = (
        (name, Phrase(chinese=term.canonical))
        for term in terms()
        if term.kind in KINDS
        for name in term.english
    )
    for name, phrase in chain(own, known, _accounts()):
        node = _node(root, name)
        node.phrase = node.phrase or phrase
    return root


@cache
def _senses() -> Node:
    """All senses as a tree of their words; what is told for the same words twice has the senses of both."""
    root = Node()
    for names, chinese, needed in english_senses():
        for name in names:
            node = _node(root, name)
            known = node.sense or Sense(chinese=(), needed=needed)
            node.sense = Sense(chinese=(*known.chinese, *chinese), needed=known.needed and needed)
    return root


def _node(root: Node, name: str) -> Node:
    """Where the words of `name` lead from the root of a tree."""
    node = root
    for word in re.sub(r"[^A-Za-z0-9 ]+", " ", name).split():
        node = node.after.setdefault(forms(word)[0], Node())
    return node


def _accounts() -> Iterator[tuple[str, Phrase]]:
    """Account names; those of one word only where money is spoken of."""
    for classification in ("economic", "functional"):
        for account in accounts(classification):
            phrase = Phrase(chinese=account.name)
            if " " in account.english:
                yield account.english, phrase
                yield f"{account.english} expenditure", phrase
            elif account.english:
                yield from ((pattern.format(account.english), phrase) for pattern in SPENT_ON)
