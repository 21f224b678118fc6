"""The filings that are visible, all stores opened together: what questions are answered from.

Owns reading only; `ingest.store.shelf` writes. What was read is kept until the corpus version moves, so that a process
that stays open sees every filing that another one adds, replaces or removes.
"""

import threading
from collections.abc import Sequence
from typing import Self

from sqlalchemy import Connection, Engine, select

from ingest.chunk import Chunk
from ingest.document import Document, Issue, Run
from ingest.errors import Misuse
from ingest.fact import Fact
from ingest.settings import Settings
from ingest.store import chunks, documents, embedding, facts, postings, schema
from ingest.store.documents import FilingRecord, Outline
from ingest.store.facts import Pair
from ingest.store.kept import Kept
from ingest.store.vectors import Rows, Vectors
from ingest.verdict import Check

ReportKey = tuple[str, int]
"""A report: the filing's digest and the report's number in it."""


MOST_REPORTS = 96
"""Of so many reports facts, passages and vectors are kept in memory."""
MOST_DOCUMENTS = 16


class Held:
    """What one corpus version has been read of."""

    def __init__(self, version: int, filings: tuple[FilingRecord, ...]) -> None:
        self.version = version
        self.filings = filings
        self.by_digest = {filing.digest: filing for filing in filings}
        self.digests = {filing.key: filing.digest for filing in filings}
        self._pairs = {
            (f.digest, report.number): (f.key, report.number) for f in filings for report in f.reports
        }
        self.facts: Kept[Pair, tuple[Fact, ...]] = Kept(MOST_REPORTS)
        self.chunks: Kept[Pair, tuple[Chunk, ...]] = Kept(MOST_REPORTS)
        self.vectors: Kept[Pair, Rows] = Kept(MOST_REPORTS)
        self.documents: Kept[int, Document] = Kept(MOST_DOCUMENTS)
        self.names: frozenset[tuple[str, str]] | None = None

    def take_over(self, before: "Held") -> None:
        """Go on with what an earlier version has read of filings that are still the same."""
        same = {filing.key for filing in set(self.filings) & set(before.filings)}
        self.facts = before.facts.only(lambda pair: pair[0] in same)
        self.chunks = before.chunks.only(lambda pair: pair[0] in same)
        self.vectors = before.vectors.only(lambda pair: pair[0] in same)
        self.documents = before.documents.only(lambda key: key in same)

    def pairs(self, reports: Sequence[ReportKey] | None) -> list[Pair]:
        """The store's keys of some reports, of all of them without a choice. Unknown reports have none."""
        if reports is None:
            return list(self._pairs.values())
        return [self._pairs[key] for key in reports if key in self._pairs]


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
        found: list[Fact] = []
        with self._engine.connect() as connection:
            for pair in held.pairs(reports):
                known = held.facts.get(pair)
                if known is None:
                    known = held.facts.keep(pair, facts.read(connection, [pair], held.digests))
                found += known
        return tuple(found)

    def facts_of(self, terms: Sequence[str]) -> tuple[Fact, ...]:
        """What all reports state of some canonical items, in filing order; nothing of it is kept."""
        held = self._now()
        with self._engine.connect() as connection:
            return facts.read_items(connection, terms, held.digests)

    def names(self, reports: Sequence[ReportKey] | None = None) -> frozenset[tuple[str, str]]:
        """Item names as the cells of some reports (of all of them without a choice) print them, with their canonical form."""
        held = self._now()
        if reports is not None:
            with self._engine.connect() as connection:
                return facts.names(connection, held.pairs(reports))
        if held.names is None:
            with self._engine.connect() as connection:
                held.names = facts.names(connection)
        return held.names

    def projects(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The projects of some reports: what their scored sheets are about, and the rows of their lists of projects, as printed."""
        with self._engine.connect() as connection:
            return facts.projects(connection, self._now().pairs(reports))

    def told_of(self, reports: Sequence[ReportKey], word: str) -> tuple[str, ...]:
        """What the sentences of some reports call their items and subjects that have `word` in their names, as printed."""
        with self._engine.connect() as connection:
            return facts.told_of(connection, self._now().pairs(reports), word)

    def having(self, terms: Sequence[str], reports: Sequence[ReportKey]) -> tuple[ReportKey, ...]:
        """Those of some reports that state one of these items, in the order given; no fact is read for it."""
        held = self._now()
        with self._engine.connect() as connection:
            known = facts.having(connection, terms)
        return tuple(key for key in reports if known & set(held.pairs([key])))

    def telling_of(self, words: str) -> tuple[ReportKey, ...]:
        """The reports with a passage that has `words` as they are written, in the order of their filings."""
        held = self._now()
        with self._engine.connect() as connection:
            known = chunks.telling_of(connection, words)
        return tuple(
            (held.digests[filing], report) for filing, report in sorted(known) if filing in held.digests
        )

    def chunks(self, reports: Sequence[ReportKey] | None = None) -> tuple[Chunk, ...]:
        """The passages of some reports (all of them without a choice), in filing order."""
        held = self._now()
        found: list[Chunk] = []
        with self._engine.connect() as connection:
            for pair in held.pairs(reports):
                known = held.chunks.get(pair)
                if known is None:
                    known = held.chunks.keep(pair, chunks.read(connection, [pair], held.digests))
                found += known
        return tuple(found)

    def keywords(self, terms: Sequence[str], reports: Sequence[ReportKey] | None = None) -> dict[str, float]:
        """BM25 of the passages of some reports that hold any of the terms, by passage id.

        `terms` may be words or phrases: they are cut as the passages were.
        """
        pairs = self._now().pairs(reports)
        cut = [word for term in terms for word in postings.words(term)]
        with self._engine.connect() as connection:
            return postings.rank(connection, cut, pairs)

    def relevance(self, terms: Sequence[str], reports: Sequence[ReportKey]) -> dict[ReportKey, float]:
        """The best BM25 of each report's passages, by report; reports without any of the terms are left out."""
        held = self._now()
        wanted = {pair: key for key in reports for pair in held.pairs([key])}
        cut = [word for term in terms for word in postings.words(term)]
        with self._engine.connect() as connection:
            best = postings.best(connection, cut)
        return {wanted[pair]: score for pair, score in best.items() if pair in wanted}

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
        return self._vectors.exact(
            question,
            [
                held.vectors.get(pair) or held.vectors.keep(pair, self._vectors.of(pair))
                for pair in held.pairs(reports)
            ],
        )

    def document(self, digest: str) -> Document:
        """A filing as it was read, with the issues of reading and of extraction. Raises Misuse where it is not loaded."""
        held = self._now()
        key = self._key(digest)
        if (known := held.documents.get(key)) is not None:
            return known
        with self._engine.connect() as connection:
            return held.documents.keep(key, documents.read(connection, key))

    def outline(self, digest: str) -> Outline:
        """A filing without what is in its tables. Raises Misuse where it is not loaded."""
        key = self._key(digest)
        with self._engine.connect() as connection:
            return documents.read_outline(connection, key)

    def text(self, digest: str) -> str:
        """The canonical text of a filing. Raises Misuse where it is not loaded."""
        query = select(schema.filings.c.text).where(schema.filings.c.key == self._key(digest))
        with self._engine.connect() as connection:
            return str(connection.execute(query).scalar_one())

    def layout(self, digest: str) -> tuple[Run, ...]:
        """Where the characters of a filing stand on its pages. Raises Misuse where it is not loaded."""
        key = self._key(digest)
        with self._engine.connect() as connection:
            return documents.read_layout(connection, key)

    def original(self, digest: str) -> bytes:
        """The bytes of a filing's file. Raises Misuse where it is not loaded."""
        query = select(schema.originals.c.data).where(schema.originals.c.filing == self._key(digest))
        with self._engine.connect() as connection:
            return bytes(connection.execute(query).scalar_one())

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
        held = self._now()
        return held.by_digest.get(name) or documents.find(held.filings, name)

    def _key(self, digest: str) -> int:
        if found := self._now().by_digest.get(digest):
            return found.key
        raise Misuse(
            f"{digest[:12]!r} 已不在库中（已移除或替换）：请重新提问 / is no longer loaded: ask again"
        )

    def _now(self) -> Held:
        """What is held of the present version; read anew when the version has moved."""
        with self._lock, self._engine.connect() as connection:
            version = schema.version(connection)
            if self._held is None or self._held.version != version:
                self._held = self._renewed(connection, version)
            return self._held

    def _renewed(self, connection: Connection, version: int) -> Held:
        """What is held of a version; of filings that are held already nothing is read again."""
        before = self._held
        held = Held(version, documents.read_filings(connection, before.filings if before else ()))
        if before:
            held.take_over(before)
        if before and before.names is not None and set(before.filings) <= set(held.filings):
            fresh = [filing for filing in held.filings if filing.digest not in before.by_digest]
            new = [(filing.key, report.number) for filing in fresh for report in filing.reports]
            held.names = before.names | facts.names(connection, new) if new else before.names
        return held
