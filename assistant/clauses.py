"""The clauses of a filing's paragraphs around a fact, and parts of them as passages."""

import re
from collections.abc import Iterator

from assistant.domain import Passage
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.document import Span
from ingest.fact import Fact
from ingest.store.documents import Outline

CLAUSE = re.compile(r"[^；;]+[；;]?")


def clauses(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of a paragraph, as they stand in the whole text."""
    for a, b in sentences(text[span.start : span.end]):
        for match in CLAUSE.finditer(text, span.start + a, span.start + b):
            yield match.span()


def standing(fact: Fact, document: Outline) -> tuple[Span, list[tuple[int, int]], int]:
    """The paragraph that a fact stands in, its clauses, and which of them has the fact; no clauses where none has."""
    for paragraph in document.paragraphs:
        if paragraph.span.holds(fact.span):
            spans = list(clauses(document.text, paragraph.span))
            for at, (start, end) in enumerate(spans):
                if start <= fact.span.start < end:
                    return paragraph.span, spans, at
    return fact.span, [], 0


def passage_of(fact: Fact, start: int, end: int, span: Span) -> Passage:
    """The words from `start` to `end` as a passage of the fact's section."""
    chunk = Chunk(
        id=fact.id,
        filing=fact.filing,
        report=fact.report,
        kind=ChunkKind.PROSE,
        section=fact.section,
        annex=fact.annex,
        heading=(),
        text="",
        span=span,
    )
    return Passage(chunk=chunk, start=start, end=end, score=0.0)
