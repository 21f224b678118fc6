"""Who has a role in what a question names: the names that a filing tells or prints in a cell, each with the words that say so.

A sentence tells it of what it names itself, or of what the sentences before it, back to the last that told the same role, and the headings name. One
that begins with another thing tells it of that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.about import accounts_for
from assistant.asked import names_thing
from assistant.demand import Demand
from assistant.domain import Missing, Passage, Passages, Reason, Refusal, ReportKey, Search, Status, Wanted
from assistant.roles import told, without_told
from assistant.said import says
from assistant.shelf import plain_words
from assistant.tokens import tokens
from assistant.words import cut
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.names import plain
from ingest.store.documents import Outline

SENTENCE = re.compile("[^。；;]+[。；;]?")
ENDED = re.compile(r"[。；;：:！？!?][”’）)」』]?$")
MOST = 4
"""So many of one role are told; with more the question does not say of what."""


class Reading(Protocol):
    """The passages that tell it."""

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports."""

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence that tells who has a role: its words, those before it that go on to it, those in front of the role, and its passages."""

    names: tuple[str, ...]
    words: str
    before: str
    lead: str
    chunks: tuple[Chunk, ...]


def held(step: Search, reading: Reading) -> Passages | Missing:
    """Who has each of the roles that are asked for; missing where of one of them it is not told surely of the things that are named."""
    found: list[Told] = []
    places = list(_places(reading.chunks(step.reports)))
    for role in step.roles:
        best = _of_things([one for place in places for one in _told(role, place, reading)], step.things)
        if not best:
            return Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM))
        found += best
    passages = dict.fromkeys(_passage(one, reading.document(one.chunks[0].filing).text) for one in found)
    return Passages(wanted=Wanted.REFERENCE, passages=tuple(passages))


def _places(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """What is read on: each row by itself, the sentences of a paragraph together, over a page that cuts a sentence."""
    place: list[Chunk] = []
    for chunk in chunks:
        if place and not (chunk.kind is ChunkKind.PROSE and _goes_on(place[-1], chunk)):
            yield tuple(place)
            place = []
        place.append(chunk)
    if place:
        yield tuple(place)


def _goes_on(last: Chunk, chunk: Chunk) -> bool:
    """Whether a passage goes on in the paragraph, or the sentence, of the one before it."""
    same = (last.filing, last.section, last.kind) == (chunk.filing, chunk.section, chunk.kind)
    return same and (chunk.span.start - last.span.end <= 1 or not ENDED.search(last.text))


def _told(role: str, place: Sequence[Chunk], reading: Reading) -> Iterator[Told]:
    """The sentences of a place that tell who has a role."""
    texts = [re.sub(r"\s", "", one.text) for one in place]
    whole, last = "".join(texts), 0
    for sentence in SENTENCE.finditer(whole):
        matches = list(told(role, sentence[0]))
        if not matches:
            continue
        match, names = max(matches, key=lambda one: len(one[1]))
        start, end = sentence.start() + match.start(), sentence.start() + match.end()
        headings = (*reading.names([(place[0].filing, place[0].report)]), *place[0].heading)
        yield Told(
            names=names,
            words=sentence[0],
            before=" ".join((*headings, whole[last : sentence.start()])),
            lead="" if place[0].kind is ChunkKind.ROW else sentence[0][: match.start()],
            chunks=tuple(_around(place, texts, start, end)),
        )
        last = sentence.end()


def _around(place: Sequence[Chunk], texts: Sequence[str], start: int, end: int) -> Iterator[Chunk]:
    """The passages that some characters of them all stand in."""
    at = 0
    for chunk, text in zip(place, texts, strict=True):
        if at < end and start < at + len(text):
            yield chunk
        at += len(text)


def _of_things(found: Sequence[Told], things: Sequence[Demand]) -> list[Told]:
    """Those that are told of the things; where some tell it in the sentence itself, only these."""
    own = [one for one in found if _names(one.words, things)]
    rest = [
        one for one in found if _names(f"{one.before} {one.words}", things) and not _of_another(one, things)
    ]
    told_of = own or rest
    most = max((_as_said(one, things) for one in told_of), default=0)
    kept = {one.names: one for one in told_of if _as_said(one, things) == most}
    return list(kept.values()) if things and len(kept) <= MOST else []


def _names(text: str, things: Sequence[Demand]) -> bool:
    named, said = [one for one in things if one.thing], plain_words(text)
    return accounts_for(things, said) or (bool(named) and accounts_for(named, said))


def _as_said(one: Told, things: Sequence[Demand]) -> int:
    """How much of the things the words around a role say just as the question does: 一期 is not 二期."""
    text = plain_words(f"{one.before} {one.words}")
    return sum(len(one.text) for one in things if one.text in text or (one.item and one.item in text))


def _of_another(one: Told, things: Sequence[Demand]) -> bool:
    """Whether a sentence begins with a thing that neither the question nor what stands before it names."""
    heading = one.chunks[0].heading
    named = plain_words(
        " ".join((*heading, *(name for thing in things for name in (thing.text, thing.item) if name)))
    )
    lead = (word for word in cut(without_told(one.lead)) if names_thing(word))
    return any(not says(word.text, named, tokens(named)) for word in lead)


def _passage(one: Told, text: str) -> Passage:
    """What tells it, without the sentences around that do not; the pieces of a sentence that a page cuts are one."""
    start, end = one.chunks[0].span.start, one.chunks[-1].span.end
    named = [
        (start + a, start + b)
        for a, b in sentences(text[start:end])
        if all(plain(name) in plain(text[start + a : start + b]) for name in one.names)
    ]
    if one.chunks[0].kind is ChunkKind.PROSE and len(one.chunks) == 1 and named:
        start, end = named[0][0], named[-1][1]
    return Passage(chunk=one.chunks[0], start=start, end=end, score=0.0)
