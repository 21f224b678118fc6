"""The tables of the relational store, which is the source of truth, and how it is opened.

SQLite in the data folder (WAL) or any database that SQLAlchemy knows by URL. Figures are kept as text, for SQLAlchemy's
Numeric rounds on SQLite. Tuples of labels are joined by `SEPARATOR`. Rows that belong to a filing carry its `key`.
"""

import logging
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
    update,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from ingest.errors import NotWritable, Outdated
from ingest.settings import Settings

log = logging.getLogger(__name__)

VERSION = 2
"""Of the tables below: a store with another one is refused."""

SEPARATOR = "\x1f"
DATABASE = "filings.sqlite3"

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=20000",
    "secure_delete=ON",  # what is removed is overwritten
)

metadata = MetaData()


def _filing() -> Column[int]:
    return Column(
        "filing", Integer, ForeignKey("filings.key", ondelete="CASCADE"), nullable=False, index=True
    )


corpus = Table(
    "corpus",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)
"""`schema`: the version of these tables; `version`: moves with every visible change."""

filings = Table(
    "filings",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added", String(32), nullable=False),
    Column("reader", String(64), nullable=False),
    Column("model", Text, nullable=False),
    Column("visible", Boolean, nullable=False),
    Column("settled", Boolean, nullable=False),
)
"""`settled` is false while the filing's vectors may differ from its chunks; a row that is not visible has no children and
is on its way in or out."""

reports = Table(
    "reports",
    metadata,
    _filing(),
    Column("number", Integer, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

parts = Table(
    "parts",
    metadata,
    _filing(),
    Column("kind", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)
"""What is only read back whole: all sections, all paragraphs and the layout of a filing in a row each, its tables one by
one."""

originals = Table(
    "originals",
    metadata,
    _filing(),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of a filing's file, for showing its pages and handing it out; they come and go with the filing."""

issues = Table(
    "issues",
    metadata,
    _filing(),
    Column("number", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("place", Text, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    _filing(),
    Column("number", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("state", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("report", Integer, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    _filing(),
    Column("number", Integer, nullable=False),
    Column("id", String(32), nullable=False, index=True),
    Column("report", Integer, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("item", Text, nullable=False),
    Column("term", Text, nullable=False, index=True),
    Column("code", String(16)),
    Column("measure", String(16), nullable=False),
    Column("fund", String(32), nullable=False),
    Column("part", String(16), nullable=False),
    Column("scope", Text),
    Column("subject", Text),
    Column("basis", Text),
    Column("row_labels", Text, nullable=False),
    Column("column_labels", Text, nullable=False),
    Column("form", String(16), nullable=False),
    Column("low", Text),
    Column("high", Text),
    Column("bound", String(16)),
    Column("words", Text),
    Column("unit", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("section", Integer, nullable=False),
    Column("table_number", Integer),
    Column("annex", Boolean, nullable=False),
    Column("context", Text, nullable=False),
)
"""`form` is the kind of value."""

chunks = Table(
    "chunks",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    _filing(),
    Column("number", Integer, nullable=False),
    Column("id", String(32), nullable=False, unique=True),
    Column("report", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("section", Integer, nullable=False),
    Column("annex", Boolean, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("embedding", String(64), nullable=False, index=True),
)
"""`length` counts the chunk's postings; `embedding` names its vector in `embeddings`."""

postings = Table(
    "postings",
    metadata,
    Column("term", String(128), primary_key=True),
    Column(
        "chunk", Integer, ForeignKey("chunks.key", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("frequency", Integer, nullable=False),
    sqlite_with_rowid=False,
)

embeddings = Table(
    "embeddings",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
"""Vectors (float32, little-endian) by the hash of the model and the text: most filings share whole paragraphs."""

Index("facts_of_report", facts.c.filing, facts.c.report)
Index("chunks_of_report", chunks.c.filing, chunks.c.report)
Index("postings_of_chunk", postings.c.chunk)


def connect(settings: Settings) -> Engine:
    """Open the relational store, making its tables where there are none yet.

    Raises NotWritable where it cannot be opened, Outdated where other tables are in it.
    """
    url = _url(settings)
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        _make_tables(engine)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise NotWritable(
            f"{url!r} 缺少数据库驱动 / no driver for the database: pip install psycopg[binary] ({error})"
        ) from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise NotWritable(
            f"数据库 {url!r} 打不开：请检查地址和权限 / cannot be opened: check its URL and rights ({reason})"
        ) from error
    return engine


def version(connection: Connection) -> int:
    """The number that moves with every visible change."""
    return int(connection.execute(select(corpus.c.value).where(corpus.c.name == "version")).scalar_one())


def move_version(connection: Connection) -> None:
    """Note a visible change, in the transaction that makes it."""
    connection.execute(update(corpus).where(corpus.c.name == "version").values(value=corpus.c.value + 1))


def joined(labels: Iterable[str]) -> str:
    """Labels in one text."""
    return SEPARATOR.join(labels)


def _url(settings: Settings) -> URL:
    if settings.database:
        try:
            return make_url(settings.database)
        except ArgumentError as error:
            raise NotWritable(
                f"FILINGS_DATABASE 不是数据库地址 / is not a database URL: see .env.example ({error})"
            ) from error
    make_folder(settings.data)
    return URL.create("sqlite", database=str(settings.data / DATABASE))


def make_folder(folder: Path) -> None:
    """The data folder, made where it is missing. Raises NotWritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise NotWritable(
            f"数据目录 {str(folder)!r} 无法建立：请用 --data 指定别的目录 "
            f"/ the data folder cannot be made: name another with --data ({reason})"
        ) from error


def _prepare_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _make_tables(engine: Engine) -> None:
    found = _schema_version(engine)
    if found is None:
        with engine.begin() as connection:
            for table in metadata.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in sorted(table.indexes, key=lambda index: str(index.name)):
                    connection.execute(CreateIndex(index, if_not_exists=True))
            for name, value in (("schema", VERSION), ("version", 0)):
                known = select(corpus.c.name).where(corpus.c.name == name)
                if connection.execute(known).first() is None:
                    connection.execute(corpus.insert().values(name=name, value=value))
    elif found != VERSION:
        raise Outdated(
            f"库 {engine.url!r} 的结构版本为 {found}，本版本需要 {VERSION}：请删除后重新添加文件，或用 --data 指定别的目录 "
            "/ made by another version: delete it and add the files again, or name another folder with --data"
        )


def _schema_version(engine: Engine) -> int | None:
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, corpus.name):
            return None
        return connection.execute(
            select(corpus.c.value).where(corpus.c.name == "schema")
        ).scalar_one_or_none()


def reason_of(error: DBAPIError) -> str:
    """The database's own words, in one line."""
    return str(error.orig).splitlines()[0]
