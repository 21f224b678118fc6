"""What people say for the items of filings, found in a question; a name that may mean several items stays open.

An open name is carried as one term, `OR` between the items, until it is looked up: then what the report has decides.
"""

import re
from collections.abc import Container, Iterator, Mapping

from assistant.words import Word, cut
from ingest.names import plain

OR = "或"
GAP = "…"
BETWEEN = r"[^\s，,。；;、？?：:]{0,4}?"
"""What may stand in the gap of a phrase: 请(三个人来)干活."""
SURE = 4
"""From so many characters on a name is no part of another word by accident."""


AGAIN = re.compile("[新又再刚]")
"""Adverbs that a dictionary joins with the verb of a name: 新买|公车."""
MONEY = re.compile("钱|费|款")
"""What only says that a name is one of money, and is joined with its noun: 养|车钱."""


class SpokenNames:
    """The spoken names of items and where a text has one."""

    def __init__(self, meanings: Mapping[str, tuple[str, ...]], printed: Container[str]) -> None:
        """For names → the items they may mean; a name that filings print is none of them."""
        parts = {tuple(map(plain, name.split(GAP))): items for name, items in meanings.items()}
        self.whole = {
            name[0]: items for name, items in parts.items() if len(name) == 1 and name[0] not in printed
        }
        self.parted = tuple(
            (re.compile(BETWEEN.join(map(re.escape, name))), name[0], OR.join(items))
            for name, items in parts.items()
            if len(name) > 1
        )
        self.longest = max(map(len, self.whole), default=0)

    def __contains__(self, name: object) -> bool:
        """Whether `name` is a spoken name, as a whole."""
        return name in self.whole

    def __call__(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and item of each spoken name in `text` that is no part of another word."""
        for start, end, item in self._all(text):
            if end - start >= SURE or _is_word(text, start, end):
                yield start, end, item

    def _all(self, text: str) -> Iterator[tuple[int, int, str]]:
        for start in range(len(text)):
            for end in range(start + 2, min(len(text), start + self.longest) + 1):
                if items := self.whole.get(text[start:end]):
                    yield start, end, OR.join(items)
        for pattern, head, item in self.parted:
            if head in text:
                yield from ((*match.span(), item) for match in pattern.finditer(text))


def meanings(term: str) -> tuple[str, ...]:
    """The items that a term may mean: several for an open one."""
    return tuple(term.split(OR)) if OR in term else (term,)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a name does not begin or end inside of another word: 打印 in 打印机, 开会 in 召开会议. Verbs that run
    on from its end are no such words: the tokenizer joins 车补发 the wrong way."""
    return not any(_hides(word, start, end) for word in cut(text))


def _hides(word: Word, start: int, end: int) -> bool:
    before, behind = word.text[: max(0, start - word.start)], word.text[max(0, end - word.start) :]
    if AGAIN.fullmatch(before) or MONEY.fullmatch(behind):
        return False
    if word.start < start < word.end or (word.start <= start and end < word.end):
        return True
    return word.start < end < word.end and word.names
