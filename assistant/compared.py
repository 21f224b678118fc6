"""A distance that a sentence states: 高于全市平均 2.3 个百分点. Holds it against a claim of the same two things.

Owns which two things a claim holds against each other when no account has both of them, and the sentence that says how far apart they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from assistant.domain import Claim, Judged, Passage, Relation, ReportKey, Search
from assistant.shelf import Entry, Shelf
from assistant.tokens import covered, tokens
from assistant.topic import shortens
from assistant.words import cut
from ingest.chunk import Chunk, sentences
from ingest.fact import Amount
from ingest.names import plain
from ingest.store.documents import Outline

MORE, LESS = "高多大快强", "低少小慢差"
ABOVE = r"高于|高出|高过|多于|大于|快于|超过|超出|优于|领先于?"
BELOW = r"低于|少于|小于|慢于|落后于?|不及|不如"
OTHER = r"(?P<other>(?!上年|去年|上一年|前一年|同期|年初|预算|目标)[^，,。；;\d]+?)"
CLAIMED = re.compile(
    rf"(?P<thing>.+?)(?:[比较]{OTHER}[要还都更]*(?:(?P<more>[{MORE}])|(?P<less>[{LESS}]))|(?:(?P<above>{ABOVE})|(?P<below>{BELOW}))"
    r"(?P<beside>[^，,。；;\d]+?))(?:出|了|有)*\s*(?P<value>\d+(?:\.\d+)?)?\s*[个百分点%]*(?:\s.*)?$"
)
STATED = re.compile(rf"(?P<way>(?P<above>{ABOVE})|(?P<below>{BELOW}))(?P<other>.+)")
MOVING = re.compile(r"增速|增幅|涨幅|增长率|水平")
"""How fast something grows: its sentence says that it grew."""
SAME, OF_IT = 0.9, 0.6
"""So much of what a thing is held against has to be said, and of the thing itself."""


class Means(Protocol):
    """Where figures and passages are."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two things, which of them is said to be higher, and by how much."""

    thing: str
    other: str
    above: bool
    by: Decimal | None


def apart(claim: Claim, search: Search, means: Means) -> Judged | None:
    """Whether the one sentence that says how far a thing is above or below another one says what the question claims."""
    said = claimed_apart(search.topic)
    if said is None:
        return None
    found = [entry for entry in means.shelf(search.reports).entries if _is_it(said, entry, means)]
    if len({entry.fact.quote for entry in found}) != 1:
        return None
    fact, way = found[0].fact, STATED.match(found[0].fact.item)
    passage = _sentence(found[0], search, means)
    if way is None or passage is None or not isinstance(fact.value, Amount):
        return None
    relation = (
        claim.relation if claim.degree and claim.relation in (Relation.AT_LEAST, Relation.AT_MOST) else None
    )
    holds = (
        relation.holds(fact.value.low, said.by) if relation and said.by else said.by in (None, fact.value.low)
    )
    same = (way["above"] is not None) is said.above
    return Judged(verdict=(same and holds) is not claim.denied, ground=(), told=(passage,))


def claimed_apart(topic: str) -> Apart | None:
    """The two things that a statement holds against each other."""
    match = CLAIMED.fullmatch(topic.strip(" ，,。？?"))
    if match is None:
        return None
    return Apart(
        thing=match["thing"],
        other=match["other"] or match["beside"],
        above=bool(match["more"] or match["above"]),
        by=Decimal(match["value"]) if match["value"] else None,
    )


def _is_it(said: Apart, entry: Entry, means: Means) -> bool:
    """Whether a sentence's figure is the distance between the two."""
    fact = entry.fact
    match = STATED.match(fact.item) if not fact.from_cell else None
    if match is None or not _covers(said.other, match["other"], SAME):
        return False
    text = means.document(fact.filing).text
    before = plain(text[fact.quote.start : fact.span.start])
    return _covers(said.thing, re.split(r"[。；;]", before)[-1].rpartition(match["way"])[0], OF_IT)


def _covers(wanted: str, text: str, share: float) -> bool:
    """Whether a text says so much of what is wanted, also of a word that is a shortened name of what it says."""
    wanted = MOVING.sub(" ", wanted)
    short = (word.text for word in cut(wanted) if shortens(word.text, text))
    said = tokens(plain(text)).union(*map(tokens, short))
    return covered(tokens(plain(wanted)), said, {}, 1.0) >= share


def _sentence(entry: Entry, search: Search, means: Means) -> Passage | None:
    """The sentence that prints a figure."""
    fact = entry.fact
    text = means.document(fact.filing).text
    for chunk in means.rank(search):
        if chunk.filing != fact.filing or not chunk.span.start <= fact.span.start < chunk.span.end:
            continue
        for start, end in sentences(text[chunk.span.start : chunk.span.end]):
            start, end = chunk.span.start + start, chunk.span.start + end
            if start <= fact.span.start < end:
                return Passage(chunk=chunk, start=start, end=end, score=1.0)
    return None
