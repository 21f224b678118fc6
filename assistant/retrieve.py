"""Passages that answer in words: keywords and vectors fused within the resolved reports, then the decisive part.

A passage has to carry the topic's telling words, to be about the things that the question names, and to have what it wants (a reason,
a date, a definition); one that is merely near is no answer.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Protocol

from assistant import kinds
from assistant.about import About
from assistant.domain import Missing, Passages, Reason, Refusal, ReportKey, Search, Status, Wanted
from assistant.excerpt import LISTED, defined, excerpt, stands_under, whole
from assistant.indexed import Indexed, Rarity
from assistant.tokens import covered, tokens
from assistant.told import NEGATION
from assistant.topic import Topic, topic
from ingest.chunk import Chunk, ChunkKind
from ingest.names import plain
from ingest.restatements import familiar

PREFERS: dict[Wanted, re.Pattern[str]] = {
    Wanted.DUTY: re.compile(r"职责|职能"),
    Wanted.DEFINITION: re.compile(r"名词解释"),
    Wanted.LIST: re.compile(r"机构设置|内设|构成|职责"),
}
"""The headings under which answers of this kind stand."""

CLAUSES = re.compile("[，,；;。]")
BOUND = (Wanted.ORGANISATION, Wanted.DATE)
"""What is asked of a thing by its name."""
CANDIDATES = 20
ENOUGH = 0.45
HALF = 0.3
AVERAGE, NEARER, NEAR, NEAREST = 0.0, 2.3, 3.0, 4.0
"""Nearness in standard deviations: beside enough of the words, of those of another language, beside some of them, by itself."""
FOREIGN_MOST = 0.6
APART = 0.5
AS_MUCH = 0.8
SURE = 0.75
UNSEEN = 6.0
UNDER_ITS_HEADING = 8.0
ELSEWHERE = 6.0
"""What the glossary is worth less where no meaning of a word is asked for."""
FOREIGN = 2.0
"""How much more the meaning counts where the words are of another language."""
HEADED = 2.0
"""What it is worth where the headings carry the whole topic."""
CARRIED = 15.0
"""What the whole topic is worth; a share of it the same in every question, however few passages have any."""
LEXICAL, MOST_LEXICAL = 0.5, 5.0
"""What keywords count, and where they stop: one rare word that stands in one passage is not the whole question."""


class Passing(Protocol):
    """Where passages and their scores come from."""

    def passages(self, reports: Sequence[ReportKey]) -> Sequence[Indexed]:
        """The passages of each of the reports."""

    def keywords(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """BM25 by passage."""

    def vectors(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """Cosine by passage."""

    def text(self, filing: str) -> str:
        """The canonical text of a filing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All passages of the reports, the nearest to the topic first, with what put them there."""

    chunks: tuple[Chunk, ...]
    topic: Topic
    explained: Mapping[str, float]
    nearness: Mapping[str, float]
    scores: Mapping[str, float]

    def told(self, chunk: Chunk) -> float:
        """How much of the topic a passage carries."""
        return self.explained[chunk.id]

    def near(self, chunk: Chunk) -> float:
        """How near a passage is in meaning, in standard deviations."""
        return self.nearness[chunk.id]


def rank(search: Search, store: Passing, *, meaning: bool) -> Ranking | None:
    """The passages of the reports in order, by their words; by what they mean where `meaning` is wanted, or a word is of
    another language, which no passage can have. Nothing where there are none or the topic has no words."""
    read = store.passages(search.reports)
    chunks = tuple(chunk for passages in read for chunk in passages.chunks)
    if not chunks or not search.topic:
        return None
    about = topic(search.topic, Rarity(read), UNSEEN)
    explained = {id_: share for passages in read for id_, share in passages.explained(about).items()}
    near = standardised(store.vectors(search.topic, search.reports) if meaning or about.strange else {})
    lexical = standardised(store.keywords(search.topic, search.reports))
    under = {chunk.heading: chunk for chunk in chunks}
    headings = {heading: _heading(search, chunk, about) for heading, chunk in under.items()}
    scores = {
        chunk.id: LEXICAL * min(lexical(chunk.id), MOST_LEXICAL)
        + near(chunk.id) * (1 + FOREIGN * about.foreign)
        + CARRIED * explained[chunk.id]
        + _preference(search, chunk, headings[chunk.heading])
        + HEADED * headings[chunk.heading].carries
        for chunk in chunks
    }
    ordered = tuple(sorted(chunks, key=lambda chunk: -scores[chunk.id]))
    nearness = {chunk.id: near(chunk.id) for chunk in chunks}
    return Ranking(chunks=ordered, topic=about, explained=explained, nearness=nearness, scores=scores)


def retrieve(search: Search, ranking: Ranking | None, store: Passing) -> Passages | Missing:
    """The passages that answer `search` of those ranked for it, the best first, each cut to what is decisive."""
    defines = ranking is not None and search.wanted is Wanted.DEFINITION
    if ranking and defines and (said := defined(search, ranking.chunks, ranking.topic)):
        return Passages(wanted=search.wanted, passages=(whole(said),))
    near = _of_things(search, ranking.chunks)[:CANDIDATES] if ranking else ()
    fit = [one for one in near if _fits(search, one, ranking)] if ranking else []
    about = About(ranking.chunks if ranking else (), search.things)
    if not ranking or not fit or not about(fit[0]):
        return Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM))
    if re.search(kinds.WITHHELD, fit[0].text):
        return Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.WITHHELD))
    best = [fit[0]]
    if search.wanted is Wanted.ORGANISATION:
        best += _elsewhere(fit, ranking)
    passages = (passage for one in best for passage in excerpt(one, search, ranking, store.text(one.filing)))
    return Passages(wanted=search.wanted, passages=tuple(passages))


def _of_things(search: Search, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The passages of the very things that the question names, where it asks who or when: what is said of another project
    of the same kind is no answer. A passage goes on about what its paragraph has named."""
    things = [tokens(plain(term)) for term in search.terms if not familiar(term)]
    if search.wanted not in BOUND or not things:
        return chunks
    named: set[str] = set()
    said, last = frozenset[str](), None
    for chunk in sorted(chunks, key=lambda one: (one.filing, one.span.start)):
        goes_on = last and last.filing == chunk.filing and chunk.span.start - last.span.end <= 1
        said = (said if goes_on else frozenset()) | tokens(plain(chunk.ranked))
        if all(covered(thing, said, {}, 1.0) >= SURE for thing in things):
            named.add(chunk.id)
        last = chunk
    return [chunk for chunk in chunks if chunk.id in named]


def _elsewhere(fit: Sequence[Chunk], ranking: Ranking) -> list[Chunk]:
    """The best passage of every other report that says as much of the topic."""
    found: dict[ReportKey, Chunk] = {}
    for one in fit:
        if ranking.told(one) >= AS_MUCH * ranking.told(fit[0]):
            found.setdefault((one.filing, one.report), one)
    return [one for key, one in found.items() if key != (fit[0].filing, fit[0].report)]


def standardised(scores: Mapping[str, float]) -> Callable[[str], float]:
    """Each score's deviation from the mean, in standard deviations; what has no score stands with the lowest."""
    if len(scores) < 2:
        return lambda _: 0.0
    mean, spread = fmean(scores.values()), pstdev(scores.values()) or 1.0
    low = min(scores.values())
    return lambda id_: (scores.get(id_, low) - mean) / spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the headings of a passage say: what it is worth that the topic stands under them, how much of it they carry,
    whether they are for the kind of answer, and whether they are the glossary's."""

    under: float
    carries: float
    preferred: bool
    glossary: bool


def _heading(search: Search, chunk: Chunk, about: Topic) -> Heading:
    wanted, pattern, under = search.wanted, PREFERS.get(search.wanted), 0.0
    if wanted in LISTED and stands_under(
        search, chunk
    ):  # 职责 is all that is asked for, 资产 only what it is of
        under = UNDER_ITS_HEADING * (about.explained(chunk.heading[-1]) if wanted is Wanted.PASSAGE else 1.0)
    return Heading(
        under=under,
        carries=about.explained(" ".join(chunk.heading[-2:])),
        preferred=pattern is not None and any(pattern.search(heading) for heading in chunk.heading),
        glossary=any(kinds.GLOSSARY in heading for heading in chunk.heading),
    )


def _preference(search: Search, chunk: Chunk, heading: Heading) -> float:
    """How much better a passage stands under the headings for the kind of answer, in the body rather than the annex."""
    wanted, needs = search.wanted, search.needs
    bonus = heading.under
    bonus += 2.0 if heading.preferred else 0.0
    bonus += 1.0 if needs and re.search(needs, chunk.text) else 0.0
    bonus += 1.0 if wanted is Wanted.LIST and re.search(kinds.SEVERAL, chunk.text) else 0.0
    bonus += 2.0 if wanted is Wanted.ORGANISATION and re.search(kinds.OUTSIDE_BODY, chunk.text) else 0.0
    bonus -= 3.0 if chunk.kind is ChunkKind.ROW and not re.search(kinds.CELL_IN_WORDS, chunk.text) else 0.0
    bonus -= 1.5 if chunk.kind is ChunkKind.ROW and wanted is not Wanted.PASSAGE else 0.0
    bonus -= ELSEWHERE if wanted is not Wanted.DEFINITION and heading.glossary else 0.0
    return bonus - (0.3 if chunk.annex else 0.0) - (1.5 if chunk.kind is ChunkKind.NOTE else 0.0)


def _fits(search: Search, chunk: Chunk, ranking: Ranking) -> bool:
    """Whether a passage carries enough of the topic, or stands under its very heading, and has what is wanted."""
    told, near = ranking.told(chunk), ranking.near(chunk)
    foreign = ranking.topic.foreign
    if foreign and not (_stands_out(chunk, ranking) or (foreign <= FOREIGN_MOST and near >= NEARER)):
        return False
    if search.wanted is Wanted.PERSON:
        return told >= ENOUGH and _names_one(chunk, ranking.topic)
    if search.needs and not re.search(search.needs, chunk.text):
        return False
    if search.wanted is Wanted.ORGANISATION and _denies(search, chunk, ranking.topic):
        return False
    if search.wanted in LISTED and stands_under(search, chunk):
        return True
    if foreign:
        return told >= ENOUGH or _stands_out(chunk, ranking)
    return (
        (told >= ENOUGH and (told >= SURE or near >= AVERAGE))
        or (told >= HALF and near >= NEARER)
        or near >= NEAREST
    )


def _denies(search: Search, chunk: Chunk, topic: Topic) -> bool:
    """Whether every clause of a passage on the topic says that it is not so, where the question does not deny it."""
    about = [clause for clause in CLAUSES.split(chunk.text) if topic.explained(clause) >= HALF]
    return bool(about) and not NEGATION.search(search.topic) and all(map(NEGATION.search, about))


def _stands_out(chunk: Chunk, ranking: Ranking) -> bool:
    """Whether a passage is the nearest in meaning by far."""
    first, second = sorted(ranking.nearness.values(), reverse=True)[:2]
    return ranking.near(chunk) == first >= NEAR and first - second >= APART


def _names_one(chunk: Chunk, topic: Topic) -> bool:
    """Whether a person is named right behind a word of the topic: as the holder of that very role."""
    return any(
        re.search(f"{re.escape(word.text)}{kinds.NAMED}", chunk.text) for word in topic.words if word.noun
    )
