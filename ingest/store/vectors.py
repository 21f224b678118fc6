"""The vector index: Chroma through langchain-chroma, embedded in the data folder or a server.

Derived from the relational store and never asked alone: it proposes the nearest passages of the whole corpus, the cosine is
computed from the kept vectors, and only passages that are visible count. Passages of resolved reports are ranked exactly
without it. Seen with chromadb 1.5.9: a client in one process gives stale answers after another process has written, until
it is closed; so there is one client a process, closed when the corpus version has moved. (`clear_system_cache()` does it
too, but breaks every other client of the process.)
"""

import hashlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Engine, select

from ingest.chunk import Chunk
from ingest.errors import NotWritable, Outdated
from ingest.settings import Settings
from ingest.store import embedding, heap
from ingest.store.documents import FilingRecord
from ingest.store.facts import Pair
from ingest.store.schema import chunks, embeddings

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from langchain_chroma import Chroma

Rows = tuple[tuple[str, ...], "embedding.Vector"]
"""The ids of some passages, and their vectors, one row each."""
FOLDER = "vectors"
AT_ONCE = 2000
"""Passages in one write; Chroma refuses more than some 5,000."""

SPACE: "CreateCollectionConfiguration" = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}
}
"""Cosine said aloud: Chroma's own default is the Euclidean distance."""


class Clients:
    """The Chroma clients of this process, one for each place, each with the corpus version that it has seen.

    Used one at a time: a client that is given up under a running query would make it fail.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._open: dict[str, tuple[int, Client]] = {}
        self._writers = 0

    @contextmanager
    def using(self, settings: Settings, version: int) -> Iterator["Client"]:
        """The client that sees this version. Raises NotWritable where it cannot be opened."""
        place = _place(settings)
        with self._lock:
            if place in self._open and self._open[place][0] != version and not self._writers:
                self._give_up()
            if place not in self._open:
                self._open[place] = (version, _connect(settings))
            yield self._open[place][1]

    def begin_writing(self) -> None:
        """Keep the clients as they are: whoever reads in this process while it writes shares the writer's."""
        with self._lock:
            self._writers += 1
            heap.clear(True)

    def end_writing(self) -> None:
        """Give up all clients, so that the next reader sees what was written."""
        with self._lock:
            self._writers -= 1
            self.close()
            heap.clear(self._writers > 0)

    def close(self) -> None:
        """Give up all clients unless somebody writes; who needs one opens it again."""
        with self._lock:
            if not self._writers:
                self._give_up()

    def _give_up(self) -> None:
        for _, client in self._open.values():
            client.close()
        self._open.clear()


CLIENTS = Clients()


class Prepared:
    """Hands langchain-chroma the vectors that were made before, instead of making them again."""

    def __init__(self, vectors: Sequence[Sequence[float]]) -> None:
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[Sequence[float]]:
        """The vectors, in the order of the texts that they were prepared for."""
        if len(texts) != len(self._vectors):
            raise ValueError(f"{len(self._vectors)} vectors were prepared for {len(texts)} passages")
        return list(self._vectors)


class Vectors:
    """The vectors of one corpus. Cheap to make: nothing is opened before the first use."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings = settings
        self._engine = engine
        name = hashlib.sha256(embedding.identity(settings).encode()).hexdigest()[:16]
        self._collection = f"passages-{name}"

    def require_model(self, filings: Iterable[FilingRecord]) -> None:
        """Raises Outdated where a filing was embedded with another model than the settings name."""
        wanted = embedding.identity(self._settings)
        for filing in filings:
            if filing.model != wanted:
                raise Outdated(
                    f"{filing.file!r} 的向量由 {filing.model.split('|')[0]!r} 生成，现设为 {self._settings.model!r}："
                    "请重新添加文件，或改回 FILINGS_MODEL / made with another model: add the files again, or set it back"
                )

    def of(self, pair: Pair) -> Rows:
        """The passages of a report that have vectors."""
        return self._rows((chunks.c.filing == pair[0]) & (chunks.c.report == pair[1]))

    def exact(self, question: str, known: Sequence[Rows]) -> dict[str, float]:
        """Cosine of the question to every one of some passages, by passage id; without any the model is not asked."""
        held = [rows for rows in known if rows[0]]
        if not held:
            return {}
        wanted = embedding.embed_question(self._settings, question)
        told = (zip(ids, (matrix @ wanted).tolist(), strict=True) for ids, matrix in held)
        return {id_: cosine for pairs in told for id_, cosine in pairs}

    def nearest(self, question: str, version: int) -> dict[str, float]:
        """Cosine of the question to the nearest passages of the whole corpus, by passage id."""
        wanted = embedding.embed_question(self._settings, question).tolist()
        with self._store(version) as store:
            found = store.similarity_search_by_vector_with_relevance_scores(wanted, k=self._settings.nearest)
        return self.exact(question, [self._rows(chunks.c.id.in_([document.id for document, _ in found]))])

    def add(self, passages: Sequence[Chunk], names: Sequence[str], version: int) -> None:
        """Write the vectors of passages; those of the same ids are replaced. `names` are the names of kept vectors.

        The words stay out of the index: it does not need them, and would keep those of a removed filing in its own log.
        """
        known = embedding.kept(self._engine, names)
        for start in range(0, len(passages), AT_ONCE):
            part = passages[start : start + AT_ONCE]
            vectors = [known[name].tolist() for name in names[start : start + AT_ONCE]]
            with self._store(version, Prepared(vectors)) as store:
                store.add_texts(
                    [passage.id for passage in part],
                    metadatas=[{"filing": passage.filing, "report": passage.report} for passage in part],
                    ids=[passage.id for passage in part],
                )

    def keep_only(self, digest: str, ids: Sequence[str], version: int) -> None:
        """Drop the vectors of a filing but those of `ids`, whatever model made them."""
        with CLIENTS.using(self._settings, version) as client:
            for collection in client.list_collections():
                held = set(collection.get(where={"filing": digest}, include=[])["ids"])
                stay = set(ids) if collection.name == self._collection else set()
                for part in _parts(sorted(held - stay)):
                    collection.delete(ids=part)
                if collection.name != self._collection and collection.count() == 0:
                    client.delete_collection(collection.name)

    def missing(self, ids: Sequence[str], version: int) -> set[str]:
        """Those of the ids that the index does not hold."""
        if not ids:
            return set()
        held: set[str] = set()
        with self._store(version) as store:
            for part in _parts(list(ids)):
                held.update(store.get(ids=part, include=[])["ids"])
        return set(ids) - held

    def close(self) -> None:
        """Give back what is open."""
        CLIENTS.close()

    def _rows(self, chosen: ColumnElement[bool]) -> Rows:
        import numpy

        query = select(chunks.c.id, embeddings.c.vector).join(
            embeddings, embeddings.c.hash == chunks.c.embedding
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(chosen)).all()
        vectors = numpy.frombuffer(b"".join(blob for _, blob in rows), dtype="<f4")
        return tuple(id_ for id_, _ in rows), vectors.reshape(len(rows), -1) if rows else vectors

    @contextmanager
    def _store(self, version: int, embedder: Any = None) -> Iterator["Chroma"]:
        from langchain_chroma import Chroma

        with CLIENTS.using(self._settings, version) as client:
            yield Chroma(
                collection_name=self._collection,
                embedding_function=embedder,
                client=client,
                collection_configuration=SPACE,
            )


def _place(settings: Settings) -> str:
    return settings.chroma or str(settings.data.resolve() / FOLDER)


def _connect(settings: Settings) -> "Client":
    import chromadb
    from chromadb.config import Settings as ChromaSettings
    from chromadb.errors import ChromaError

    quiet = ChromaSettings(anonymized_telemetry=False)
    try:
        if settings.chroma is None:
            local = chromadb.PersistentClient(path=str(settings.data / FOLDER), settings=quiet)
            return cast("Client", local)
        url = urlsplit(settings.chroma)
        secure = url.scheme == "https"
        port = url.port or (443 if secure else 80)
        remote = chromadb.HttpClient(host=url.hostname or "", port=port, ssl=secure, settings=quiet)
        return cast("Client", remote)
    except (ChromaError, OSError, ValueError) as error:
        raise NotWritable(
            f"向量库 {_place(settings)!r} 打不开：请检查 FILINGS_CHROMA 和权限 / cannot be opened: check it ({error})"
        ) from error


def _parts(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
