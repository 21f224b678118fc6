"""Putting filings on the shelf and taking them off, in all stores, so that each becomes visible or goes in one step.

The order: the filing's row as not visible, then its vectors, then one transaction that writes everything and makes it
visible (and hides the one that it replaces). What a killed run leaves is a row that is not settled; `open_shelf` finds it
and brings the vectors into line with the relational store, which is the truth.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.exc import DBAPIError

from ingest.chunk import Chunk
from ingest.document import Document, Issue
from ingest.errors import NotWritable
from ingest.fact import Fact
from ingest.settings import Settings
from ingest.store import chunks, documents, embedding, facts, schema
from ingest.store.documents import FilingRecord
from ingest.store.lock import writing
from ingest.store.vectors import CLIENTS, Vectors
from ingest.verdict import Check

log = logging.getLogger(__name__)

CHILDREN = (
    schema.chunks,
    schema.facts,
    schema.issues,
    schema.checks,
    schema.parts,
    schema.reports,
    schema.originals,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that is known of a filing when it goes on the shelf. `original` are the bytes of its file; `issues` are those of
    reading and of extraction."""

    original: bytes
    document: Document
    facts: tuple[Fact, ...]
    chunks: tuple[Chunk, ...]
    issues: tuple[Issue, ...]
    checks: tuple[Check, ...]
    reader: str


@contextmanager
def open_shelf(settings: Settings) -> Iterator["Shelf"]:
    """The shelf of a data folder, alone for this writer, and repaired.

    Raises Busy, NotWritable, Outdated.
    """
    with writing(settings):
        engine = schema.connect(settings)
        CLIENTS.begin_writing()
        try:
            shelf = Shelf(settings, engine)
            shelf.repair()
            yield shelf
            shelf.tidy()
        except DBAPIError as error:
            raise NotWritable(
                f"数据库 {engine.url!r} 写入失败：请检查空间和权限 "
                f"/ cannot be written: check space and rights ({schema.reason_of(error)})"
            ) from error
        finally:
            CLIENTS.end_writing()
            engine.dispose()


class Shelf:
    """The stores, open for writing."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings = settings
        self._engine = engine
        self._vectors = Vectors(settings, engine)
        self._moved = False
        self._known: tuple[FilingRecord, ...] = ()

    def filings(self) -> tuple[FilingRecord, ...]:
        """The visible filings."""
        with self._engine.connect() as connection:
            self._known = documents.read_filings(connection, self._known)
        return self._known

    def find(self, name: str) -> FilingRecord:
        """The filing with this file name, or whose digest begins so. Raises Misuse."""
        return documents.find(self.filings(), name)

    def publish(self, contents: Contents, advance: embedding.Advance | None = None) -> None:
        """Make a filing visible in place of those of the same bytes or the same name. `advance` hears of the vectors.

        Raises ModelMissing.
        """
        texts = [chunk.ranked for chunk in contents.chunks]
        embeds = embedding.enabled(self._settings)
        if embeds:
            embedding.fill(self._engine, self._settings, texts, advance)
        names = embedding.named(self._settings, texts)
        key = self._announce(contents.document)
        if embeds:
            self._vectors.add(contents.chunks, names, self._version())
        with self._engine.begin() as connection:
            gone = self._hide_namesakes(connection, contents.document)
            self._write(connection, key, contents, names)
            schema.move_version(connection)
        self._moved = True
        for filing in gone:
            self._settle(filing)
        self._settle(key)

    def withdraw(self, filing: FilingRecord) -> None:
        """Take a filing off, from every store."""
        with self._engine.begin() as connection:
            _hide(connection, filing.key)
            schema.move_version(connection)
        self._moved = True
        self._settle(filing.key)

    def repair(self) -> None:
        """Settle what a killed run has left."""
        query = select(schema.filings.c.key).where(schema.filings.c.settled.is_(False))
        with self._engine.connect() as connection:
            left = connection.execute(query).scalars().all()
        for key in left:
            log.warning("repairing what an interrupted run has left of filing %s", key)
            self._moved = True
            self._settle(key)

    def tidy(self) -> None:
        """Forget vectors that no passage uses, if anything has changed."""
        if self._moved:
            embedding.forget_unused(self._engine)

    def _announce(self, document: Document) -> int:
        """The filing's row, noted as not settled before its vectors are touched."""
        row = schema.filings
        with self._engine.begin() as connection:
            query = select(row.c.key).where(row.c.digest == document.digest)
            key: int | None = connection.execute(query).scalar_one_or_none()
            if key is not None:
                connection.execute(update(row).where(row.c.key == key).values(settled=False))
                return key
            values = {"digest": document.digest, "file": document.file, "text": "", "added": "", "reader": ""}
            new = row.insert().values(**values, model="", visible=False, settled=False).returning(row.c.key)
            made: int = connection.execute(new).scalar_one()
            return made

    def _hide_namesakes(self, connection: Connection, document: Document) -> list[int]:
        row = schema.filings
        query = select(row.c.key).where(
            row.c.file == document.file, row.c.digest != document.digest, row.c.visible
        )
        gone = list(connection.execute(query).scalars())
        for key in gone:
            _hide(connection, key)
        return gone

    def _write(self, connection: Connection, key: int, contents: Contents, names: Sequence[str]) -> None:
        _clear(connection, key)
        row = {
            "file": contents.document.file,
            "text": contents.document.text,
            "added": datetime.now(UTC).isoformat(timespec="seconds"),
            "reader": contents.reader,
            "model": embedding.identity(self._settings),
            "visible": True,
        }
        connection.execute(update(schema.filings).where(schema.filings.c.key == key).values(row))
        connection.execute(schema.originals.insert().values(filing=key, data=contents.original))
        documents.write(connection, key, contents.document)
        documents.write_findings(connection, key, contents.issues, contents.checks)
        facts.write(connection, key, contents.facts)
        chunks.write(connection, key, contents.chunks, names)

    def _settle(self, key: int) -> None:
        """Bring the index into line with the store; a row that is not visible goes for good."""
        row = schema.filings
        with self._engine.connect() as connection:
            digest, visible = connection.execute(
                select(row.c.digest, row.c.visible).where(row.c.key == key)
            ).one()
            pairs = [
                (key, report.number) for report in documents.read_reports(connection, [key]).get(key, ())
            ]
            passages = chunks.read(connection, pairs, {key: digest}) if visible else ()
        ids = [passage.id for passage in passages]
        self._vectors.keep_only(digest, ids, self._version())
        missing = self._vectors.missing(ids, self._version()) if embedding.enabled(self._settings) else set()
        if missing:
            lost = [passage for passage in passages if passage.id in missing]
            texts = [passage.ranked for passage in lost]
            embedding.fill(self._engine, self._settings, texts)
            names = embedding.named(self._settings, texts)
            self._vectors.add(lost, names, self._version())
        with self._engine.begin() as connection:
            if visible:
                connection.execute(update(row).where(row.c.key == key).values(settled=True))
            else:
                connection.execute(delete(row).where(row.c.key == key))

    def _version(self) -> int:
        with self._engine.connect() as connection:
            return schema.version(connection)


def _hide(connection: Connection, key: int) -> None:
    _clear(connection, key)
    values = {"visible": False, "settled": False}
    connection.execute(update(schema.filings).where(schema.filings.c.key == key).values(values))


def _clear(connection: Connection, key: int) -> None:
    for table in CHILDREN:
        connection.execute(delete(table).where(table.c.filing == key))
