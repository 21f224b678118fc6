"""The process that reads uploads in finishes the work alone: nobody may be looking at the page any more."""

import io
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingest.settings import Settings
from ingest.store.corpus import Corpus
from webapp import inbox

ROOT = Path(__file__).resolve().parents[2]
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
