"""Passages that answer in words: keywords and vectors fused within the resolved reports, then the decisive part.

A passage has to carry the topic's telling words, and what the question wants (a reason, a date, a definition);
one that is merely near is no answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Protocol

from assistant import cues
from assistant.domain import Missing, Passage, Passages, Reason, Refusal, ReportKey, Search, Status, Wanted
from assistant.tokens import covered, rarity, tokens, word_tokens
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.names import canonical, plain

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚"
    "谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The commonest family names; a person is a name after a title or a colon."""
NEEDS: dict[Wanted, re.Pattern[str]] = {
    Wanted.REASON: re.compile(r"原因|由于|因|主要是|为了|致使|导致|受"),
    Wanted.DATE: re.compile(r"\d{4}\s*年|\d+\s*月|\d+\s*日"),
    Wanted.PERSON: re.compile(
        rf"(人|者|长|主任|书记|同志|教授|姓名)[：:]?\s*(欧阳|司马|上官|诸葛|[{SURNAMES}])[一-鿿]{{1,2}}(?![一-鿿])"
    ),
    Wanted.ORGANISATION: re.compile(r"公司|局|厅|中心|委|院|研究所|大学|集团|支队"),
}
"""What a passage must have to be an answer of this kind."""

PREFERS: dict[Wanted, re.Pattern[str]] = {
    Wanted.DUTY: re.compile(r"职责|职能"),
    Wanted.DEFINITION: re.compile(r"名词解释"),
    Wanted.LIST: re.compile(r"机构设置|内设|构成|职责"),
}
"""The headings under which answers of this kind stand."""

DEFINED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\d+[.、])?(?P<name>[^：:，,]{2,60}?)[：:，,]?(?:是指|指|反映|纳入)"
)
ENOUGH = 0.45
SURE = 0.75
"""A passage that affirms has to say the thing itself; one that denies is seldom about anything else."""
UNSEEN = 6.0
UNDER_ITS_HEADING = 8.0
LISTED = (Wanted.DUTY, Wanted.LIST, Wanted.PASSAGE)
LONGEST = 520
HEADED = 2.0
"""What it is worth where the headings carry the whole topic."""
WHOLE = 100


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The telling words of a search, weighed by how rare they are among the passages."""

    words: frozenset[str]
    weight: Mapping[str, float]

    def explained(self, text: str) -> float:
        """The share of the topic that a text carries."""
        return covered(self.words, tokens(plain(text)), self.weight, UNSEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All passages of the reports, the nearest to the topic first, with what put them there."""

    chunks: tuple[Chunk, ...]
    topic: Topic
    explained: Mapping[str, float]
    scores: Mapping[str, float]


def rank(search: Search, store: Passing) -> Ranking | None:
    """The passages of the reports in order; nothing where there are none or the topic has no words."""
    chunks = tuple(store.chunks(search.reports))
    words = word_tokens(search.topic)
    if not chunks or not words:
        return None
    topic = Topic(words=words, weight=rarity(tokens(plain(chunk.ranked)) for chunk in chunks))
    explained = _explained(topic, chunks)
    lexical = store.keywords(search.topic, search.reports)
    fused = fuse(lexical, store.vectors(search.topic, search.reports), explained, explained)
    scores = {
        chunk.id: fused.get(chunk.id, 0.0)
        + _preference(search, chunk)
        + HEADED * topic.explained(" ".join(chunk.heading[-2:]))
        for chunk in chunks
    }
    ordered = tuple(sorted(chunks, key=lambda chunk: -scores[chunk.id]))
    return Ranking(chunks=ordered, topic=topic, explained=explained, scores=scores)


def retrieve(search: Search, store: Passing) -> Passages | Missing:
    """The passages that answer `search`, the best first, each cut to what is decisive."""
    if search.wanted is Wanted.DEFINITION and (defined := _defined(search, store.chunks(search.reports))):
        return Passages(wanted=search.wanted, passages=(_whole(defined, 0.0),))
    ranking = rank(search, store)
    chunks = ranking.chunks if ranking else ()
    fit = [one for one in chunks[:20] if ranking and _fits(search, one, ranking.explained[one.id])]
    if not ranking or not fit:
        return Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM))
    taken = _with_siblings(fit[0], search, chunks)
    if search.wanted is Wanted.VERDICT:
        taken += [
            one for one in fit[1:3] if one.section != fit[0].section and _denies(one) and _denies(fit[0])
        ][:1]
    if sum(len(chunk.text) for chunk in taken) > LONGEST and len(taken) > 1:
        passages = tuple(_first_sentence(chunk, store.text(chunk.filing)) for chunk in taken)
    else:
        passages = tuple(_cut(one, search, ranking, store.text(one.filing)) for one in taken)
    return Passages(wanted=search.wanted, passages=passages)


def _explained(topic: Topic, chunks: Sequence[Chunk]) -> dict[str, float]:
    """How much of the topic each passage carries, helped by the one right before it in its section: a sentence that
    goes on about what the one before it named."""
    found: dict[str, float] = {}
    before: Chunk | None = None
    for chunk in sorted(chunks, key=lambda one: (one.filing, one.span.start)):
        alone = topic.explained(chunk.ranked)
        if before and (before.filing, before.section) == (chunk.filing, chunk.section) and alone:
            alone = max(alone, 0.9 * topic.explained(f"{before.text} {chunk.ranked}"))
        found[chunk.id], before = alone, chunk
    return found


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


def _defined(search: Search, chunks: Sequence[Chunk]) -> Chunk | None:
    """The passage of the glossary that begins with the term."""
    asked = {canonical(term) for term in search.terms} | {plain(word) for word in search.topic.split()}
    for chunk in chunks:
        match = DEFINED.match(plain(chunk.text))
        if match and any("名词解释" in heading for heading in chunk.heading) and _names(match["name"], asked):
            return chunk
    return None


def _names(name: str, asked: set[str]) -> bool:
    return canonical(name) in asked or any(len(word) >= 4 and word in plain(name) for word in asked)


def _stands_under(search: Search, chunk: Chunk) -> bool:
    """Whether the innermost heading is the one that filings put the topic under."""
    heading = chunk.heading[-1] if chunk.heading else ""
    return any(re.search(topic, search.topic) and re.search(under, heading) for topic, under in cues.HEADED)


def _preference(search: Search, chunk: Chunk) -> float:
    """How much better a passage stands under the headings for the kind of answer, in the body rather than the annex."""
    wanted = search.wanted
    pattern, needs = PREFERS.get(wanted), NEEDS.get(wanted)
    bonus = UNDER_ITS_HEADING if _stands_under(search, chunk) and wanted in LISTED else 0.0
    bonus += 2.0 if pattern and any(pattern.search(heading) for heading in chunk.heading) else 0.0
    bonus += 1.0 if needs and needs.search(chunk.text) else 0.0
    bonus -= 1.5 if chunk.kind is ChunkKind.ROW and wanted is not Wanted.PASSAGE else 0.0
    return bonus - (0.3 if chunk.annex else 0.0) - (1.5 if chunk.kind is ChunkKind.NOTE else 0.0)


def _fits(search: Search, chunk: Chunk, explained: float) -> bool:
    """Whether a passage carries enough of the topic, or stands under its very heading, and has what is wanted."""
    if search.wanted is Wanted.VERDICT:
        return chunk.kind is not ChunkKind.ROW and explained >= (ENOUGH if _denies(chunk) else SURE)
    needs = NEEDS.get(search.wanted)
    told = explained >= ENOUGH or (search.wanted in LISTED and _stands_under(search, chunk))
    return told and (needs is None or bool(needs.search(chunk.text)))


def _denies(chunk: Chunk) -> bool:
    return re.search(cues.NEGATIVE, chunk.text) is not None


def _with_siblings(best: Chunk, search: Search, chunks: Sequence[Chunk]) -> list[Chunk]:
    """A list that runs over several passages of one section is taken whole; a lead-in takes what it announces."""
    same = sorted(
        (
            one
            for one in chunks
            if (one.filing, one.section, one.kind) == (best.filing, best.section, best.kind)
        ),
        key=lambda chunk: chunk.span.start,
    )
    if search.wanted in LISTED and _stands_under(search, best):
        return same
    if best.text.rstrip().endswith(("：", ":")):
        return same[same.index(best) : same.index(best) + 4]
    return [best]


def _first_sentence(chunk: Chunk, text: str) -> Passage:
    """What a long list's item begins with."""
    start, end = sentences(text[chunk.span.start : chunk.span.end])[0]
    return Passage(chunk=chunk, start=chunk.span.start + start, end=chunk.span.start + end, score=0.0)


def _whole(chunk: Chunk, score: float) -> Passage:
    return Passage(chunk=chunk, start=chunk.span.start, end=chunk.span.end, score=score)


def _cut(chunk: Chunk, search: Search, ranking: Ranking, text: str) -> Passage:
    """The sentences of a passage that carry the topic; the whole passage where it is short, a row or a list."""
    start, end, score = chunk.span.start, chunk.span.end, ranking.scores[chunk.id]
    listed = search.wanted in (Wanted.DUTY, Wanted.LIST, Wanted.DEFINITION)
    if listed or chunk.kind is not ChunkKind.PROSE or end - start <= WHOLE:
        return _whole(chunk, score)
    spans = [(start + a, start + b) for a, b in sentences(text[start:end])]
    needs = NEEDS.get(search.wanted)
    rated = [
        ranking.topic.explained(text[a:b]) + (0.4 if needs and needs.search(text[a:b]) else 0.0)
        for a, b in spans
    ]
    kept = [span for span, rate in zip(spans, rated, strict=True) if rate >= 0.5 * max(rated)]
    return Passage(chunk=chunk, start=kept[0][0], end=kept[-1][1], score=score)
