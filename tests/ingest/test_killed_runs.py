"""A run that is killed at any moment leaves a store that opens and shows no half filing, and the next run ends what it began.

A few moments of a seeded sequence; `pytest tests/ingest/test_killed_runs.py --kills 60` tries more of them.
"""

import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ingest import pipeline
from ingest.intake import UNPACKED
from ingest.pipeline import State
from ingest.settings import Settings
from ingest.store import schema, vectors
from ingest.store.corpus import Corpus
from ingest.store.shelf import CHILDREN

pytestmark = pytest.mark.usefixtures("model")
HERE = Path(__file__).parent
SEED = 20231231

CHILD = """
import importlib.util, sys
from pathlib import Path
from ingest import pipeline
from ingest.settings import Settings
from ingest.store import embedding, vectors
found = importlib.util.spec_from_file_location("shared", sys.argv[1])
shared = importlib.util.module_from_spec(found)
found.loader.exec_module(shared)
light = shared.LightModel()
embedding.loaded = lambda settings: light
settings = Settings(data=Path(sys.argv[2]), model=sys.argv[3])
if embedding.enabled(settings):
    import langchain_chroma
print("begun", flush=True)
pipeline.add([Path(sys.argv[4])], settings)
"""


@dataclass(frozen=True)
class Prepared:
    """A data folder with three filings, a folder of files that changes it, and what it then holds."""

    before: Settings
    files: Path
    after: "dict[str, Held]"
    seconds: float


@dataclass(frozen=True)
class Held:
    """A visible filing: its bytes, and how many rows each table has of it."""

    digest: str
    rows: tuple[int, ...]


def held(settings: Settings) -> dict[str, Held]:
    """The visible filings by file name; whatever belongs to no visible filing is a failure."""
    engine = schema.connect(settings)
    filings = schema.filings
    with engine.connect() as connection:
        own = [select(table.c.filing, func.count()).group_by(table.c.filing) for table in CHILDREN]
        own.append(
            select(schema.chunks.c.filing, func.count())
            .join(schema.postings, schema.postings.c.chunk == schema.chunks.c.key)
            .group_by(schema.chunks.c.filing)
        )
        counts: list[dict[int, int]] = [dict(connection.execute(query).all()) for query in own]
        rows = connection.execute(
            select(filings.c.key, filings.c.file, filings.c.digest).where(filings.c.visible)
        ).all()
    engine.dispose()
    visible = {key for key, _, _ in rows}
    assert all(set(known) <= visible for known in counts)
    assert len({file for _, file, _ in rows}) == len(rows)
    return {file: Held(digest, tuple(known.get(key, 0) for known in counts)) for key, file, digest in rows}


def indexed(settings: Settings) -> set[str]:
    """The passages that have vectors."""
    if settings.model == "none":
        return set()
    with vectors.CLIENTS.using(settings, -1) as client:
        found = {id_ for one in client.list_collections() for id_ in one.get(include=[])["ids"]}
    vectors.CLIENTS.close()
    return found


def passages(settings: Settings) -> set[str]:
    with Corpus.open(settings, vectors=False) as corpus:
        return {chunk.id for chunk in corpus.chunks()}


def run(settings: Settings, files: Path) -> "subprocess.Popen[bytes]":
    """A run that has begun."""
    shared, data = str(HERE / "conftest.py"), str(settings.data)
    command = [sys.executable, "-c", CHILD, shared, data, settings.model, str(files)]
    running = subprocess.Popen(command, cwd=HERE.parents[1], stdout=subprocess.PIPE)
    assert running.stdout and running.stdout.readline() == b"begun\n"
    return running


@pytest.fixture(scope="module", params=["none", "light"])
def prepared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, samples: tuple[Path, ...]
) -> Prepared:
    """Three filings are there: a run replaces one, finds one unchanged, reads one anew and one that is broken."""
    folder = tmp_path_factory.mktemp("killed")
    first, second = (path.read_text(encoding="utf-8")[:6000] for path in samples)
    old, new = folder / "old", folder / "new"
    old.mkdir()
    new.mkdir()
    for place, name, text in (
        (old, "甲.txt", first),
        (old, "乙.txt", second),
        (old, "丙.txt", first.replace("2022", "2021")),
        (new, "甲.txt", first + "\n完。\n"),
        (new, "乙.txt", second),
        (new, "丁.txt", second.replace("2023", "2020")),
        (new, "坏.txt", ""),
    ):
        (place / name).write_text(text, encoding="utf-8")
    before = Settings(data=folder / "before", model=request.param)
    whole = before.model_copy(update={"data": folder / "whole"})
    with run(before, old) as running:
        pass
    assert running.returncode == 0
    shutil.copytree(before.data, whole.data)
    with run(whole, new) as running:
        started = time.monotonic()
    assert running.returncode == 0
    return Prepared(before=before, files=new, after=held(whole), seconds=time.monotonic() - started)


def test_a_run_killed_at_a_random_moment_shows_no_half_filing_and_is_ended_by_the_next_one(
    prepared: Prepared, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    moments = random.Random(SEED)
    before = held(prepared.before)
    assert [sorted(known) for known in (before, prepared.after)] == [
        sorted(["甲.txt", "乙.txt", "丙.txt"]),
        sorted(["甲.txt", "乙.txt", "丙.txt", "丁.txt"]),
    ]
    for number in range(pytestconfig.getoption("kills") // 2):
        settings = prepared.before.model_copy(update={"data": tmp_path / str(number)})
        shutil.copytree(prepared.before.data, settings.data)
        with run(settings, prepared.files) as running:
            time.sleep(moments.random() * prepared.seconds)
            running.kill()
        shown = held(settings)
        assert {"甲.txt", "乙.txt", "丙.txt"} <= set(shown) <= set(prepared.after)
        assert all(one in (before.get(file), prepared.after[file]) for file, one in shown.items())
        with Corpus.open(settings) as corpus:
            found = set(corpus.vectors("公务接待费"))
        assert found <= passages(settings)
        again = {one.file: one.state for one in pipeline.add([prepared.files], settings)}
        assert again.pop("坏.txt") is State.FAILED
        assert again["乙.txt"] is State.UNCHANGED
        assert held(settings) == prepared.after
        assert settings.model == "none" or indexed(settings) == passages(settings)
        assert not (settings.data / UNPACKED).exists()
        shutil.rmtree(settings.data)
