"""The passages of a report as topics are held against them: which of them have which tokens, read once.

Owns how much of a topic each passage carries. A passage is helped by the one right before it in its section, for a sentence goes on
about what the one before it named.
"""

import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, pairwise

from assistant.tokens import tokens
from assistant.topic import SHORTENED, Topic, Word, shortened
from ingest.chunk import Chunk
from ingest.names import plain

GOING_ON = 0.9
"""What the topic is worth of which a passage has only a part, and the one before it the rest."""


class Indexed:
    """The passages of one report, indexed by their tokens. A slot is a passage, or behind them one together with the one
    before it."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        """Of the passages of one report."""
        self.chunks = tuple(chunks)
        texts = [plain(chunk.ranked).lower() for chunk in chunks]
        self._together: dict[int, int] = {}
        ordered = sorted(range(len(chunks)), key=lambda at: (chunks[at].filing, chunks[at].span.start))
        for before, at in pairwise(ordered):
            if chunks[before].section == chunks[at].section:
                self._together[at] = len(texts)
                texts.append(plain(f"{chunks[before].text} {chunks[at].ranked}").lower())
        self._text = "\n".join(texts)
        self._starts = array("I", accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        self._slots: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for slot, text in enumerate(texts):
            for token in tokens(text):
                self._slots[token].append(slot)

    @property
    def tokens(self) -> Set[str]:
        """The tokens that any passage has, or two in a row where they meet."""
        return self._slots.keys()

    def having(self, token: str) -> int:
        """How many passages have a token."""
        return bisect_left(self._slots[token], len(self.chunks)) if token in self._slots else 0

    def explained(self, topic: Topic) -> Mapping[str, float]:
        """How much of a topic each passage carries, by the passage's id."""
        whole = sum(word.weight for word in topic.words)
        told = [0.0] * len(self._starts)
        for word in topic.words if whole else ():
            for slot, share in self._met(word):
                told[slot] += word.weight * share
        found = {}
        for at, chunk in enumerate(self.chunks):
            alone = told[at] / whole if told[at] else 0.0
            if alone and at in self._together:
                alone = max(alone, GOING_ON * (told[self._together[at]] / whole))
            found[chunk.id] = alone
        return found

    def _met(self, word: Word) -> Iterator[tuple[int, float]]:
        """The slots that have some of a word, and how far."""
        if not word.tokens:
            yield from ((slot, 1.0) for slot in self._with(re.compile(re.escape(word.text))))
            return
        shared: Counter[int] = Counter()
        for token in word.tokens:
            shared.update(self._slots.get(token, ()))
        ended = frozenset(self._slots.get(word.text[-2:], ()))
        for slot, count in shared.items():
            yield slot, word.share(count, ended=slot in ended)
        if (short := shortened(word.text)) is not None:
            yield from ((slot, SHORTENED) for slot in self._with(short) if slot not in shared)

    def _with(self, pattern: re.Pattern[str]) -> set[int]:
        """The slots whose text has a pattern."""
        return {bisect_right(self._starts, match.start()) - 1 for match in pattern.finditer(self._text)}


class Rarity(Mapping[str, float]):
    """How telling each token is among the passages of some reports: ln(1 + passages / passages that have it)."""

    def __init__(self, read: Sequence[Indexed]) -> None:
        self._read = read
        self._total = sum(len(passages.chunks) for passages in read)

    def __getitem__(self, token: str) -> float:
        """The weight of a token that a passage has."""
        if count := sum(passages.having(token) for passages in self._read):
            return math.log(1 + self._total / count)
        raise KeyError(token)

    def __iter__(self) -> Iterator[str]:
        """The tokens."""
        known = {token for passages in self._read for token in passages.tokens}
        return (token for token in known if token in self)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(passages.tokens for passages in self._read)
