"""The filings that are visible, all stores opened together: what questions are answered from.

Owns reading only; `ingest.store.shelf` writes. What was read is kept until the corpus version moves, so that a process
that stays open sees every filing that another one adds, replaces or removes.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from sqlalchemy import Engine, select

from ingest.chunk import Chunk
from ingest.document import Document, Issue
from ingest.errors import Misuse
from ingest.fact import Fact
from ingest.settings import Settings
from ingest.store import chunks, documents, embedding, facts, postings, schema
from ingest.store.documents import FilingRecord
from ingest.store.facts import Pair
from ingest.store.vectors import Vectors
from ingest.verdict import Check

ReportKey = tuple[str, int]
"""A report: the filing's digest and the report's number in it."""


@dataclass(slots=True)
class Held:
    """What one corpus version has been read of."""

    version: int
    filings: tuple[FilingRecord, ...]
    facts: dict[Pair, tuple[Fact, ...]] = field(default_factory=dict)
    chunks: dict[Pair, tuple[Chunk, ...]] = field(default_factory=dict)
    documents: dict[int, Document] = field(default_factory=dict)

    @property
    def digests(self) -> dict[int, str]:
        """The digest of each filing, by its key."""
        return {filing.key: filing.digest for filing in self.filings}

    def pairs(self, reports: Sequence[ReportKey] | None) -> list[Pair]:
        """The store's keys of some reports, of all of them without a choice. Unknown reports have none."""
        known = {
            (filing.digest, report.number): (filing.key, report.number)
            for filing in self.filings
            for report in filing.reports
        }
        return list(known.values()) if reports is None else [known[key] for key in reports if key in known]


class Corpus:
    """An open corpus. Safe to use from several threads; cheap to open, for vectors and their model load at first use."""

    def __init__(self, settings: Settings, engine: Engine, vectors: Vectors | None) -> None:
        self.settings = settings
        self._engine = engine
        self._vectors = vectors
        self._lock = threading.Lock()
        self._held: Held | None = None

    @classmethod
    def open(cls, settings: Settings, *, vectors: bool = True) -> Self:
        """Open the stores, empty ones where there are none yet; without `vectors`, or where the settings want none, the
        model is never loaded.

        Raises NotWritable or Outdated.
        """
        engine = schema.connect(settings)
        embeds = vectors and embedding.enabled(settings)
        return cls(settings, engine, Vectors(settings, engine) if embeds else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections."""
        if self._vectors is not None:
            self._vectors.close()
        self._engine.dispose()

    def version(self) -> int:
        """Moves with every visible change."""
        with self._engine.connect() as connection:
            return schema.version(connection)

    def filings(self) -> tuple[FilingRecord, ...]:
        """All filings, in the order in which they came."""
        return self._now().filings

    def facts(self, reports: Sequence[ReportKey] | None = None) -> tuple[Fact, ...]:
        """What some reports state (all of them without a choice), in filing order."""
        held = self._now()
        pairs = held.pairs(reports)
        missing = [pair for pair in pairs if pair not in held.facts]
        with self._engine.connect() as connection:
            for pair in missing:
                held.facts[pair] = facts.read(connection, [pair], held.digests)
        return tuple(fact for pair in pairs for fact in held.facts[pair])

    def names(self) -> tuple[tuple[str, str], ...]:
        """Item names as the cells of all filings print them, with their canonical form."""
        with self._engine.connect() as connection:
            return facts.names(connection)

    def chunks(self, reports: Sequence[ReportKey] | None = None) -> tuple[Chunk, ...]:
        """The passages of some reports (all of them without a choice), in filing order."""
        held = self._now()
        pairs = held.pairs(reports)
        missing = [pair for pair in pairs if pair not in held.chunks]
        with self._engine.connect() as connection:
            for pair in missing:
                held.chunks[pair] = chunks.read(connection, [pair], held.digests)
        return tuple(chunk for pair in pairs for chunk in held.chunks[pair])

    def keywords(self, terms: Sequence[str], reports: Sequence[ReportKey] | None = None) -> dict[str, float]:
        """BM25 of the passages of some reports that hold any of the terms, by passage id.

        `terms` may be words or phrases: they are cut as the passages were.
        """
        pairs = self._now().pairs(reports)
        cut = [word for term in terms for word in postings.words(term)]
        with self._engine.connect() as connection:
            return postings.rank(connection, cut, pairs)

    def vectors(self, question: str, reports: Sequence[ReportKey] | None = None) -> dict[str, float]:
        """Cosine of the question to passages, by passage id: of all passages of some reports, exactly; without a choice
        of the nearest ones in the whole corpus. Nothing where the corpus was opened without vectors.

        Raises Outdated where filings were embedded with another model, ModelMissing where it cannot be loaded.
        """
        held = self._now()
        if self._vectors is None or not held.filings:
            return {}
        self._vectors.require_model(held.filings)
        if reports is None:
            return self._vectors.nearest(question, held.version)
        return self._vectors.exact(question, held.pairs(reports))

    def document(self, digest: str) -> Document:
        """A filing as it was read, with the issues of reading and of extraction. Raises Misuse where it is not loaded."""
        held = self._now()
        key = self._key(digest)
        if key not in held.documents:
            with self._engine.connect() as connection:
                held.documents[key] = documents.read(connection, key)
        return held.documents[key]

    def text(self, digest: str) -> str:
        """The canonical text of a filing. Raises Misuse where it is not loaded."""
        query = select(schema.filings.c.text).where(schema.filings.c.key == self._key(digest))
        with self._engine.connect() as connection:
            return str(connection.execute(query).scalar_one())

    def issues(self, digest: str) -> tuple[Issue, ...]:
        """What could not be read with confidence. Raises Misuse where the filing is not loaded."""
        key = self._key(digest)
        with self._engine.connect() as connection:
            return documents.read_issues(connection, key)

    def checks(self, digest: str) -> tuple[Check, ...]:
        """The cross-checks of a filing. Raises Misuse where it is not loaded."""
        key = self._key(digest)
        with self._engine.connect() as connection:
            return documents.read_checks(connection, key)

    def find(self, name: str) -> FilingRecord:
        """The filing with this file name, or whose digest begins so (8 characters or more). Raises Misuse."""
        return documents.find(self.filings(), name)

    def _key(self, digest: str) -> int:
        for filing in self.filings():
            if filing.digest == digest:
                return filing.key
        raise Misuse(
            f"{digest[:12]!r} 已不在库中（已移除或替换）：请重新提问 / is no longer loaded: ask again"
        )

    def _now(self) -> Held:
        """What is held of the present version; read anew when the version has moved."""
        with self._lock, self._engine.connect() as connection:
            version = schema.version(connection)
            if self._held is None or self._held.version != version:
                self._held = Held(version=version, filings=documents.read_filings(connection))
            return self._held
