"""What of the passages is shown: the decisive sentences, an item with what goes on about it, or a whole list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Protocol

from assistant import cues, kinds
from assistant.domain import Passage, Search, Wanted
from assistant.tokens import tokens
from assistant.topic import Topic, Word, coined
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.names import canonical, plain

DEFINED = re.compile(
    r"(?:^|[；;。，,])(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]|\d+\.)?(?P<name>[^；;。，,：:]{2,60}?)[：:，,]?(?:是指|指|反映|纳入)"
)
ITEM = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|首先|其次|第[一二三四五六七八九十])"
)
LISTED = (Wanted.DUTY, Wanted.LIST, Wanted.PASSAGE)
LINE = re.compile(r"(?P<said>[^\n]*)\n")
NUMBER_OF = re.compile(r"\s*序号\s")
"""The header over numbered rows."""
LONGEST = 520
WHOLE = 100
GOES_ON = 6
"""A neighbour is part of the answer only among so many of the nearest passages."""
CLOSE = 2.5
ENOUGH = 0.45
PARTICULAR = 0.5
"""An item is meant by itself where it carries so much of what the heading does not say."""


class Ranked(Protocol):
    """The passages in order, with what put them there."""

    @property
    def chunks(self) -> Sequence[Chunk]:
        """The passages, the nearest first."""

    @property
    def topic(self) -> Topic:
        """What they were ranked by."""

    def told(self, chunk: Chunk) -> float:
        """How much of the topic a passage carries."""

    def near(self, chunk: Chunk) -> float:
        """How near a passage is in meaning."""


def defined(search: Search, chunks: Sequence[Chunk], topic: Topic) -> Chunk | None:
    """The passage of the glossary that says what the term means: one that begins with it, else one that comes to it; for
    an abbreviation the passage that spells it out."""
    glossary = [one for one in chunks if any(kinds.GLOSSARY in heading for heading in one.heading)]
    asked = {canonical(term) for term in search.terms}
    named = [(match, one) for one in glossary for match in DEFINED.finditer(plain(one.text))]
    for match, chunk in named:
        if canonical(match["name"]) in asked or match["name"] in coined(search.topic):
            return chunk
    for word in (word.text for word in topic.words if word.text.isascii() and word.text.isalpha()):
        spelt = re.compile(rf"[一-鿿]{{3,}}[（(“\"]*{re.escape(word)}[”\"]*[）)]", re.IGNORECASE)
        if found := next((one for one in chunks if spelt.search(one.text)), None):
            return found
    said = max(named, key=lambda pair: topic.explained(pair[0]["name"]), default=None)
    return said[1] if said and topic.explained(said[0]["name"]) >= PARTICULAR and not asked else None


def stands_under(search: Search, chunk: Chunk) -> bool:
    """Whether the innermost heading is the one that filings put the topic under."""
    heading = chunk.heading[-1] if chunk.heading else ""
    return any(re.search(topic, search.topic) and re.search(under, heading) for topic, under in cues.HEADED)


def excerpt(best: Chunk, search: Search, ranked: Ranked, text: str) -> tuple[Passage, ...]:
    """What is shown where `best` answers; `text` is its filing's. What announces a list is shown with it."""
    beside = sorted(
        (one for one in ranked.chunks if (one.filing, one.section) == (best.filing, best.section)),
        key=lambda chunk: chunk.span.start,
    )
    same = [one for one in beside if one.kind is best.kind]
    leads = best.text.rstrip().endswith(("：", ":"))
    if leads and best == same[-1] and (numbered := _numbered(best, text)):
        return (numbered,)
    if search.wanted in LISTED and stands_under(search, best):
        shown = _listed(_meant(same, ranked.topic), text)
    elif leads:
        return _listed(_tabled(best, beside) or _announced(best, same), text)
    else:
        shown = tuple(_cut(one, search, ranked.topic, text) for one in _goes_on(best, same, search, ranked))
    return tuple(with_list for one in shown for with_list in _with_rows(one, beside, text))


def _with_rows(shown: Passage, beside: Sequence[Chunk], text: str) -> tuple[Passage, ...]:
    """A passage that is shown; where it ends by announcing a list that stands behind it as a table, with that."""
    if not text[shown.start : shown.end].rstrip().endswith(("：", ":")) or shown.chunk not in beside:
        return (shown,)
    if rows := _tabled(shown.chunk, beside):
        return tuple(whole(row) for row in rows)
    after = beside[beside.index(shown.chunk) + 1 :]
    goes_on = after and ITEM.match(after[0].text) is not None
    return ((None if goes_on else _numbered(shown.chunk, text)) or shown,)


def whole(chunk: Chunk) -> Passage:
    """A passage as it stands."""
    return Passage(chunk=chunk, start=chunk.span.start, end=chunk.span.end, score=0.0)


def _listed(items: Sequence[Chunk], text: str) -> tuple[Passage, ...]:
    """A list in full; where that is long, what each item begins with."""
    if sum(len(chunk.text) for chunk in items) <= LONGEST or len(items) == 1:
        return tuple(whole(chunk) for chunk in items)
    heads = [chunk for chunk in items if ITEM.match(chunk.text)] or items
    return tuple(_first_sentence(chunk, text) for chunk in heads)


def _meant(items: Sequence[Chunk], topic: Topic) -> Sequence[Chunk]:
    """The items that the topic speaks of beyond their heading; all of them where it speaks of none in particular."""
    heading = plain(" ".join(items[0].heading[-2:]))
    rest = replace(topic, words=tuple(word for word in topic.words if _beyond(word, heading)))
    carried = [rest.explained(chunk.text) for chunk in items]
    most = max(carried)
    kept = [chunk for chunk, share in zip(items, carried, strict=True) if share >= 0.8 * most]
    return kept if most >= PARTICULAR and len(kept) <= max(1, len(items) // 2) else items


def _beyond(word: Word, heading: str) -> bool:
    if not word.particular or any(word.text in topic for topic, _ in cues.HEADED):
        return False
    return word.met(heading, tokens(heading)) < PARTICULAR


def _announced(lead: Chunk, same: Sequence[Chunk]) -> list[Chunk]:
    """A lead-in with the items that follow it."""
    after = same[same.index(lead) + 1 :]
    if after and ITEM.match(after[0].text):
        end = max(at for at, chunk in enumerate(after) if ITEM.match(chunk.text))
        return [lead, *after[: end + 1]]
    return [lead, *after[:1]]


def _tabled(lead: Chunk, beside: Sequence[Chunk]) -> list[Chunk]:
    """A lead-in with the rows of the table right behind it; none where another text follows or the table is a long one."""
    after = beside[beside.index(lead) + 1 :]
    rows = list(takewhile(lambda chunk: chunk.kind is ChunkKind.ROW, after))
    short = rows and sum(len(chunk.text) for chunk in rows) <= LONGEST
    return [lead, *rows] if short else []


def _numbered(lead: Chunk, text: str) -> Passage | None:
    """A lead-in with the numbered lines right behind it, which stand there as rows or as headings."""
    end, wanted = lead.span.end, 1
    for line in LINE.finditer(text, lead.span.end):
        if not line["said"].strip() or (wanted == 1 and NUMBER_OF.match(line["said"])):
            continue
        if not re.match(rf"\s*[（(]?{wanted}[)）、.．\s]", line["said"]) or len(line["said"]) > WHOLE:
            break
        end, wanted = line.end("said"), wanted + 1
    if wanted == 1:
        return None
    return Passage(chunk=lead, start=lead.span.start, end=end, score=0.0)


def _goes_on(best: Chunk, same: Sequence[Chunk], search: Search, ranked: Ranked) -> list[Chunk]:
    """A passage with those right beside it that go on about the topic within the same item."""
    if best.kind is not ChunkKind.PROSE:
        return [best]
    nearest = {one.id for one in ranked.chunks[:GOES_ON]}
    fit = {one.id for one in same if one.id in nearest and _carries(one, ranked)}
    at = same.index(best)
    also = {one.id for one in same[at + 1 : at + 2] if search.wanted is Wanted.REASON and _adds(best, one)}
    taken = [best]
    if at + 1 < len(same) and same[at + 1].id in fit | also and not ITEM.match(same[at + 1].text):
        taken.append(same[at + 1])
    if at and same[at - 1].id in fit and not ITEM.match(best.text):
        taken.insert(0, same[at - 1])
    return taken


def _adds(one: Chunk, other: Chunk) -> bool:
    """Whether the passage that follows in the same paragraph gives a further reason."""
    return other.span.start - one.span.end <= 1 and re.search(r"原因|由于|因|所以", other.text) is not None


def _carries(chunk: Chunk, ranked: Ranked) -> bool:
    return ranked.told(chunk) >= ENOUGH or ranked.near(chunk) >= CLOSE


def _first_sentence(chunk: Chunk, text: str) -> Passage:
    """What a long list's item begins with."""
    start, end = sentences(text[chunk.span.start : chunk.span.end])[0]
    return Passage(chunk=chunk, start=chunk.span.start + start, end=chunk.span.start + end, score=0.0)


def _cut(chunk: Chunk, search: Search, topic: Topic, text: str) -> Passage:
    """The sentences of a passage that carry the topic; the whole passage where it is short, a row or a list."""
    start, end = chunk.span.start, chunk.span.end
    listed = search.wanted in (Wanted.DUTY, Wanted.LIST, Wanted.DEFINITION)
    if listed or topic.foreign or chunk.kind is not ChunkKind.PROSE or end - start <= WHOLE:
        return whole(chunk)
    spans = [(start + a, start + b) for a, b in sentences(text[start:end])]
    rated = [
        topic.explained(text[a:b]) + (0.4 if search.needs and re.search(search.needs, text[a:b]) else 0.0)
        for a, b in spans
    ]
    kept = [span for span, rate in zip(spans, rated, strict=True) if rate >= 0.5 * max(rated)]
    return Passage(chunk=chunk, start=kept[0][0], end=kept[-1][1], score=0.0)
