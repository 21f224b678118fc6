"""What money was used for: the words of the filing that say so beside a figure of that very item."""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.clauses import passage_of, standing
from assistant.domain import Ask, Passage, Passages, ReportKey, Wanted
from assistant.reasons import tells
from assistant.shelf import Shelf
from ingest.fact import Fact
from ingest.names import plain
from ingest.store.documents import Outline

USED = re.compile(r"(?:主要)?用[于在]|(?<!原因)主要是(?!因|由于)|主要(?:包括|为|有)")
"""How filings begin to say what money was used for."""
REASON = re.compile(r"原因|由于|因为|[大小高低]于[^，,。]*预算|(?:增|减|升|降)[^，,。]*主要是")
"""A sentence that says why, and not what for."""


class Reading(Protocol):
    """The facts and the documents that uses stand in."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


def use(ask: Ask, reading: Reading) -> Passages | None:
    """What the money of the ask's item was used for: beside its figure, else right behind or before it."""
    shelf = reading.shelf(ask.reports)
    told = sorted(
        (entry.fact for entry in shelf.entries if tells(entry, ask, shelf)),
        key=lambda fact: (fact.annex, fact.span.start),
    )
    for far in (0, 1, -1):
        for fact in told:
            if passage := _beside(fact, reading.document(fact.filing), far):
                return Passages(wanted=Wanted.PASSAGE, passages=(passage,))
    return None


def _beside(fact: Fact, document: Outline, far: int) -> Passage | None:
    """The clause with the figure and the one so far from it, where that says what for."""
    around, spans, own = standing(fact, document)
    if not 0 <= own + far < len(spans):
        return None
    start, end = spans[own + far]
    begins = max(start, fact.span.end) if far == 0 else start
    if not _says(plain(document.text[begins:end]), opening=far != 0):
        return None
    return passage_of(fact, min(start, spans[own][0]), max(end, spans[own][1]), around)


def _says(said: str, *, opening: bool) -> bool:
    """Whether words say what for; those of another sentence have to begin with that."""
    found = USED.match(said) if opening else USED.search(said)
    return found is not None and not REASON.search(said[: found.end()])
