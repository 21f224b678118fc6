"""Passages that answer in words: keywords and vectors fused within the resolved reports, then the decisive part.

A passage has to carry the topic's telling words, and what the question wants (a reason, a date, a definition);
one that is merely near is no answer.
"""

import re
from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev
from typing import Protocol

from assistant.domain import Missing, Passage, Passages, Reason, Refusal, ReportKey, Search, Status, Wanted
from assistant.tokens import covered, rarity, tokens
from ingest.chunk import Chunk, ChunkKind
from ingest.names import plain

NEEDS: dict[Wanted, re.Pattern[str]] = {
    Wanted.REASON: re.compile(r"原因|由于|因为|因|主要是|为了|致使|导致|受"),
    Wanted.DEFINITION: re.compile(r"是指|指|反映|包括"),
    Wanted.DATE: re.compile(r"\d{4}\s*年|\d+\s*月|\d+\s*日|全年|年底"),
    Wanted.PERSON: re.compile(r"[：:]\s*[一-鿿]{2,4}|负责人|同志|主任|局长|教授"),
    Wanted.ORGANISATION: re.compile(r"公司|局|厅|中心|委|院|研究所|大学|集团|支队|部|办公室|单位"),
}
"""What a passage must have to be an answer of this kind."""

PREFERS: dict[Wanted, re.Pattern[str]] = {
    Wanted.DUTY: re.compile(r"职责|职能"),
    Wanted.DEFINITION: re.compile(r"名词解释"),
    Wanted.LIST: re.compile(r"机构设置|内设|构成|职责|名词解释"),
}
"""The headings under which answers of this kind stand."""

SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]|[^。；！？\n]+$|[^。；！？\n]+(?=\n)")
ENOUGH = 0.5
UNSEEN = 6.0
KEPT = 3
LONGEST = 420
ORDER = re.compile(r"忽略(以上|之前)|ignore (all|previous)", re.IGNORECASE)


class Passing(Protocol):
    """Where passages and their scores come from."""

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports."""

    def keywords(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """BM25 by passage."""

    def vectors(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """Cosine by passage."""

    def text(self, filing: str) -> str:
        """The canonical text of a filing."""


def retrieve(search: Search, store: Passing) -> Passages | Missing:
    """The passages that answer `search`, the best first, each cut to what is decisive."""
    missing = Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM))
    chunks = {chunk.id: chunk for chunk in store.chunks(search.reports)}
    if not chunks or not search.topic:
        return missing
    weight = rarity(tokens(plain(chunk.ranked)) for chunk in chunks.values())
    wanted = tokens(plain(search.topic))
    lexical = store.keywords(search.topic, search.reports)
    explained = {
        id_: covered(wanted, tokens(plain(chunk.ranked)), weight, UNSEEN) for id_, chunk in chunks.items()
    }
    sure = max(explained.values()) >= 0.85
    near = {} if sure else store.vectors(search.topic, search.reports)
    scores = fuse(lexical, near, explained)
    ranked = sorted(
        chunks.values(), key=lambda chunk: -(scores.get(chunk.id, 0.0) + _preference(search.wanted, chunk))
    )
    fit = [chunk for chunk in ranked[:30] if _fits(search.wanted, chunk, explained[chunk.id])]
    if not fit:
        return missing
    best = fit[0]
    same = _with_siblings(best, search, list(chunks.values()))
    passages = tuple(
        _cut(chunk, search, wanted, weight, store.text(chunk.filing), scores.get(chunk.id, 0.0))
        for chunk in same
    )
    return Passages(wanted=search.wanted, passages=passages)


def fuse(*scores: Mapping[str, float]) -> dict[str, float]:
    """The sum of standardised scores: each list's deviation from its mean, in standard deviations."""
    total: dict[str, float] = {}
    for one in scores:
        if len(one) < 2:
            continue
        mean, spread = fmean(one.values()), pstdev(one.values()) or 1.0
        low = min((value - mean) / spread for value in one.values())
        for id_ in set(total) | set(one):
            total[id_] = total.get(id_, 0.0) + ((one[id_] - mean) / spread if id_ in one else low)
    return total


def _preference(wanted: Wanted, chunk: Chunk) -> float:
    """How much better a passage stands under the headings for the kind of answer, in the body rather than the annex."""
    pattern = PREFERS.get(wanted)
    bonus = 2.0 if pattern and any(pattern.search(heading) for heading in chunk.heading) else 0.0
    needs = NEEDS.get(wanted)
    bonus += 1.0 if needs and needs.search(chunk.text) else 0.0
    return bonus - (0.3 if chunk.annex else 0.0) - (0.5 if chunk.kind is ChunkKind.NOTE else 0.0)


def _fits(wanted: Wanted, chunk: Chunk, explained: float) -> bool:
    needs = NEEDS.get(wanted)
    return explained >= ENOUGH and (needs is None or bool(needs.search(chunk.text)))


def _with_siblings(best: Chunk, search: Search, chunks: Sequence[Chunk]) -> list[Chunk]:
    """A list that runs over several passages of one section is taken whole."""
    if search.wanted not in (Wanted.DUTY, Wanted.LIST):
        return [best]
    same = [
        chunk
        for chunk in chunks
        if (chunk.filing, chunk.report, chunk.section, chunk.kind)
        == (best.filing, best.report, best.section, best.kind)
    ]
    same.sort(key=lambda chunk: chunk.span.start)
    return same if sum(len(chunk.text) for chunk in same) <= LONGEST * 3 else [best]


def _cut(
    chunk: Chunk, search: Search, wanted: frozenset[str], weight: Mapping[str, float], text: str, score: float
) -> Passage:
    """The sentences of a passage that carry the topic; the whole passage where it is short or a list."""
    start, end = chunk.span.start, chunk.span.end
    if search.wanted in (Wanted.DUTY, Wanted.LIST, Wanted.DEFINITION) or end - start <= 120:
        return Passage(chunk=chunk, start=start, end=end, score=score)
    sentences = [match.span() for match in SENTENCE.finditer(text, start, end) if match.group().strip()]
    needs = NEEDS.get(search.wanted)
    rated = [
        covered(wanted, tokens(plain(text[a:b])), weight, UNSEEN)
        + (0.4 if needs and needs.search(text[a:b]) else 0.0)
        for a, b in sentences
    ]
    if not rated:
        return Passage(chunk=chunk, start=start, end=end, score=score)
    best = max(rated)
    kept = [span for span, rate in zip(sentences, rated, strict=True) if rate >= 0.7 * best]
    return Passage(chunk=chunk, start=kept[0][0], end=kept[-1][1], score=score)
