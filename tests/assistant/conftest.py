"""The samples as a corpus without vectors: what the tests of the assistant ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.embedding import NONE


@pytest.fixture(scope="session")
def corpus(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The samples, read once and kept without vectors: passages are found by their keywords."""
    settings = Settings(data=tmp_path_factory.mktemp("samples") / "data", model=NONE)
    pipeline.add(samples, settings)
    with Corpus.open(settings) as opened:
        yield opened
