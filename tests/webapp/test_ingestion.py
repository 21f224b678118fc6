"""The process that reads uploads in finishes the work alone: nobody may be looking at the page any more."""

import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingest import pipeline
from ingest.settings import Settings
from ingest.store import schema
from ingest.store.corpus import Corpus
from webapp import inbox

ROOT = Path(__file__).resolve().parents[2]
Read = Callable[..., int]
TOLD_TO_END = """
import runpy, signal
from ingest import pipeline
def add(run, member, advance, before=pipeline._add):
    if run.shelf.filings():
        assert {"inbox", "unpacked"} <= {path.name for path in run.settings.data.iterdir()}
        signal.raise_signal(signal.SIGTERM)
    return before(run, member, advance)
pipeline._add = add
runpy.run_module("webapp.ingestion", run_name="__main__")
"""
"""At the second file of two."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    return Settings(data=tmp_path / "data")


@pytest.fixture
def old(settings: Settings, samples: tuple[Path, ...]) -> str:
    """The digest of a filing that is loaded, which is to be replaced."""
    (outcome,) = pipeline.add([samples[0]], settings)
    return outcome.digest


@pytest.fixture
def read(settings: Settings) -> Callable[[Sequence[tuple[str, bytes]], str], int]:
    """Reads uploads in, as the page would, in the place of a filing."""

    def run(uploads: Sequence[tuple[str, bytes]], replaced: str) -> int:
        with inbox.pack(settings.data, uploads) as packed:
            command = [sys.executable, "-m", "webapp.ingestion", str(settings.data), replaced]
            return subprocess.run(command, stdin=packed, cwd=ROOT, check=False).returncode

    return run


def test_a_filing_goes_when_another_one_has_been_read_in_its_place(
    settings: Settings, samples: tuple[Path, ...], old: str, read: Read
) -> None:
    assert read([("新.txt", samples[1].read_bytes())], old) == 0
    assert _names(settings) == ["新.txt"]


def test_a_filing_that_went_already_is_no_failure(
    settings: Settings, samples: tuple[Path, ...], old: str, read: Read
) -> None:
    assert read([(samples[0].name, samples[1].read_bytes())], old) == 0  # taken for its next version
    assert _names(settings) == [samples[0].name]


@pytest.mark.parametrize("uploads", [[("新.txt", b"")], []])
def test_a_filing_stays_where_nothing_was_read_in_its_place(
    settings: Settings,
    samples: tuple[Path, ...],
    old: str,
    read: Read,
    uploads: Sequence[tuple[str, bytes]],
) -> None:
    read(uploads, old)
    assert _names(settings) == [samples[0].name]


def test_a_filing_stays_where_one_of_several_was_not_read(
    settings: Settings, samples: tuple[Path, ...], old: str, read: Read
) -> None:
    read([("新.txt", samples[1].read_bytes()), ("空.txt", b"")], old)
    assert _names(settings) == sorted([samples[0].name, "新.txt"])


@pytest.mark.parametrize("reader", ["of today", "of yesterday"])
def test_a_filing_is_not_replaced_by_itself(
    settings: Settings, samples: tuple[Path, ...], old: str, read: Read, reader: str
) -> None:
    if reader == "of yesterday":  # then it is read again
        engine = schema.connect(settings)
        with engine.begin() as connection:
            connection.execute(schema.filings.update().values(reader=reader))
        engine.dispose()
    assert read([("新.txt", samples[0].read_bytes())], old) == 0
    assert len(_names(settings)) == 1


def test_a_process_that_is_told_to_end_keeps_what_was_read_and_clears_away_the_rest(
    settings: Settings, samples: tuple[Path, ...]
) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for sample in samples:
            archive.write(sample, sample.name)
    with inbox.pack(settings.data, [("两份.zip", packed.getvalue())]) as uploads:
        run = subprocess.run(
            [sys.executable, "-c", TOLD_TO_END, str(settings.data)],
            stdin=uploads,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (run.returncode, run.stderr) == (0, "")
    assert '"state": "added"' in run.stdout
    assert _names(settings) == [samples[0].name]
    assert {path.name for path in settings.data.iterdir() if path.is_dir()} <= {"vectors"}


def _names(settings: Settings) -> list[str]:
    with Corpus.open(settings, vectors=False) as corpus:
        return sorted(filing.file for filing in corpus.filings())
