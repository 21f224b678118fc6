"""Passages in the relational store, with their words and the names of their vectors."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, select, tuple_

from ingest.chunk import Chunk, ChunkKind
from ingest.store import places, postings
from ingest.store.facts import Pair
from ingest.store.schema import SEPARATOR, chunks, joined


def write(connection: Connection, filing: int, passages: Sequence[Chunk], hashes: Sequence[str]) -> None:
    """Store the passages of a filing with their words. `hashes` name their vectors, in the same order."""
    counts = [Counter(postings.words(passage.ranked)) for passage in passages]
    rows = [
        {
            "filing": filing,
            "number": number,
            "id": passage.id,
            "report": passage.report,
            "kind": passage.kind.value,
            "section": passage.section,
            "annex": passage.annex,
            "heading": joined(passage.heading),
            "text": passage.text,
            "place": places.written(passage.span),
            "length": counts[number].total(),
            "embedding": hashes[number],
        }
        for number, passage in enumerate(passages)
    ]
    if rows:
        connection.execute(chunks.insert(), rows)
    query = select(chunks.c.key).where(chunks.c.filing == filing).order_by(chunks.c.number)
    keys = connection.execute(query).scalars()
    postings.write(connection, dict(zip(keys, counts, strict=True)))


def telling_of(connection: Connection, words: str) -> set[Pair]:
    """The reports with a passage that has `words` as they are written."""
    query = select(chunks.c.filing, chunks.c.report).where(chunks.c.text.contains(words, autoescape=True))
    return {(filing, report) for filing, report in connection.execute(query.distinct())}


def read(connection: Connection, pairs: Sequence[Pair], digests: dict[int, str]) -> tuple[Chunk, ...]:
    """The passages of some reports in the order of their filings and in filing order. `digests` by filing key."""
    if not pairs:
        return ()
    query = select(chunks).where(tuple_(chunks.c.filing, chunks.c.report).in_(pairs))
    return tuple(
        Chunk(
            id=row.id,
            filing=digests[row.filing],
            report=row.report,
            kind=ChunkKind(row.kind),
            section=row.section,
            annex=row.annex,
            heading=tuple(row.heading.split(SEPARATOR)) if row.heading else (),
            text=row.text,
            span=places.read(row.place),
        )
        for row in connection.execute(query.order_by(chunks.c.filing, chunks.c.number))
    )
