"""The vector index: Chroma through langchain-chroma, embedded in the data folder or a server.

Derived from the relational store and never asked alone: it proposes the nearest passages of the whole corpus, the cosine is
computed from the kept vectors, and only passages that are visible count. Passages of resolved reports are ranked exactly
without it. Seen with chromadb 1.5.9: a client in one process gives stale answers after another process has written, until
`clear_system_cache()`; so there is one client a process, given up when the corpus version has moved.
"""

import hashlib
import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Engine, select, tuple_

from ingest.chunk import Chunk
from ingest.errors import NotWritable, Outdated
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.documents import FilingRecord
from ingest.store.facts import Pair
from ingest.store.schema import chunks, embeddings

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from langchain_chroma import Chroma

FOLDER = "vectors"
AT_ONCE = 2000
"""Passages in one write; Chroma refuses more than some 5,000."""

SPACE: "CreateCollectionConfiguration" = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}
}
"""Cosine said aloud: Chroma's own default is the Euclidean distance."""


class Clients:
    """The Chroma clients of this process, one for each place, each with the corpus version that it has seen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, tuple[int, ClientAPI]] = {}
        self._writers = 0

    def get(self, settings: Settings, version: int) -> "ClientAPI":
        """The client that sees this version. Raises NotWritable where it cannot be opened."""
        place = settings.chroma or str(settings.data.resolve() / FOLDER)
        with self._lock:
            seen, client = self._open.get(place, (version, None))
            if client is not None and (seen == version or self._writers):
                return client
            if client is not None:
                self._give_up()
            client = _connect(settings)
            self._open[place] = (version, client)
            return client

    def begin_writing(self) -> None:
        """Keep the clients as they are: whoever reads in this process while it writes shares the writer's."""
        with self._lock:
            self._writers += 1

    def end_writing(self) -> None:
        """Give up all clients, so that the next reader sees what was written."""
        with self._lock:
            self._writers -= 1
            if not self._writers:
                self._give_up()

    def _give_up(self) -> None:
        if self._open:
            from chromadb.api.shared_system_client import SharedSystemClient

            self._open.clear()
            SharedSystemClient.clear_system_cache()


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

    def exact(self, question: str, pairs: Sequence[Pair]) -> dict[str, float]:
        """Cosine of the question to every passage of some reports, by passage id."""
        if not pairs:
            return {}
        return self._cosines(question, tuple_(chunks.c.filing, chunks.c.report).in_(pairs))

    def nearest(self, question: str, version: int) -> dict[str, float]:
        """Cosine of the question to the nearest passages of the whole corpus, by passage id."""
        wanted = embedding.embed_question(self._settings, question).tolist()
        found = self._store(version).similarity_search_by_vector_with_relevance_scores(
            wanted, k=self._settings.nearest
        )
        return self._cosines(question, chunks.c.id.in_([document.id for document, _ in found]))

    def add(self, passages: Sequence[Chunk], names: Sequence[str], version: int) -> None:
        """Write the vectors of passages; those of the same ids are replaced. `names` are the names of kept vectors."""
        known = embedding.kept(self._engine, names)
        for start in range(0, len(passages), AT_ONCE):
            part = passages[start : start + AT_ONCE]
            vectors = [known[name].tolist() for name in names[start : start + AT_ONCE]]
            self._store(version, Prepared(vectors)).add_texts(
                [passage.ranked for passage in part],
                metadatas=[{"filing": passage.filing, "report": passage.report} for passage in part],
                ids=[passage.id for passage in part],
            )

    def keep_only(self, digest: str, ids: Sequence[str], version: int) -> None:
        """Drop the vectors of a filing but those of `ids`, whatever model made them."""
        client = CLIENTS.get(self._settings, version)
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
        store, held = self._store(version), set()
        for part in _parts(list(ids)):
            held.update(store.get(ids=part, include=[])["ids"])
        return set(ids) - held

    def count(self, version: int) -> int:
        """How many vectors the index holds for the model of the settings."""
        return int(self._store(version)._collection.count())

    def _cosines(self, question: str, chosen: ColumnElement[bool]) -> dict[str, float]:
        import numpy

        query = select(chunks.c.id, embeddings.c.vector).join(
            embeddings, embeddings.c.hash == chunks.c.embedding
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(chosen)).all()
        if not rows:
            return {}
        matrix = numpy.frombuffer(b"".join(blob for _, blob in rows), dtype="<f4").reshape(len(rows), -1)
        cosines = matrix @ embedding.embed_question(self._settings, question)
        return {id_: float(cosine) for (id_, _), cosine in zip(rows, cosines, strict=True)}

    def _store(self, version: int, embedder: Any = None) -> "Chroma":
        from langchain_chroma import Chroma

        return Chroma(
            collection_name=self._collection,
            embedding_function=embedder,
            client=CLIENTS.get(self._settings, version),
            collection_configuration=SPACE,
        )


def _connect(settings: Settings) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings as ChromaSettings
    from chromadb.errors import ChromaError

    quiet = ChromaSettings(anonymized_telemetry=False)
    try:
        if settings.chroma is None:
            return chromadb.PersistentClient(path=str(settings.data / FOLDER), settings=quiet)
        url = urlsplit(settings.chroma)
        secure = url.scheme == "https"
        port = url.port or (443 if secure else 80)
        return chromadb.HttpClient(host=url.hostname or "", port=port, ssl=secure, settings=quiet)
    except (ChromaError, OSError, ValueError) as error:
        place = settings.chroma or str(settings.data / FOLDER)
        raise NotWritable(
            f"向量库 {place!r} 打不开：请检查 FILINGS_CHROMA 和权限 / cannot be opened: check it ({error})"
        ) from error


def _parts(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
