"""What the reading process prints becomes one line a file on the page."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.settings import Settings
from ingest.store.corpus import Corpus
from webapp import worker
from webapp.process import Process
from webapp.worker import Job, Report

FILES = ("甲.txt", "乙.txt", "丙.txt")


def _job(folder: Path, printed: list[object], code: int = 0) -> Job:
    lines = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in printed)
    (folder / "out.json").write_text("\n".join(lines), encoding="utf-8")
    (folder / "err.txt").write_text("", encoding="utf-8")
    popen = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({code})"])
    popen.wait()
    return Job(process=Process(popen=popen, folder=folder), files=FILES)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ([], ("working", "waiting", "waiting")),
        ([{"file": "甲.txt", "done": 3, "total": 9}], ("working", "waiting", "waiting")),
        ([{"file": "甲.txt", "state": "added"}], ("added", "working", "waiting")),
        ([{"file": "甲.txt", "state": "failed"}, "{broken"], ("failed", "working", "waiting")),
        ([{"file": "甲.txt", "state": "odd"}], ("failed", "working", "waiting")),
        ([{"file": name, "state": "unchanged"} for name in FILES], ("unchanged",) * 3),
        ([{"failed": "另一个进程在写"}], ("failed", "failed", "failed")),
        ([{"file": "甲.txt", "state": "added"}, {"failed": "空间不足"}], ("added", "failed", "failed")),
    ],
)
def test_each_file_shows_what_was_last_said_of_it(
    tmp_path: Path, printed: list[object], expected: tuple[str, ...]
) -> None:
    assert tuple(report.state for report in _job(tmp_path, printed).reports()) == expected


def test_the_passages_done_and_the_reason_of_a_failure_are_told(tmp_path: Path) -> None:
    said: list[object] = [
        {"file": "甲.txt", "state": "failed", "detail": "空文件"},
        {"file": "乙.txt", "done": 3, "total": 9},
    ]
    assert _job(tmp_path, said).reports()[:2] == (
        Report(file="甲.txt", state="failed", detail="空文件"),
        Report(file="乙.txt", state="working", detail="3 / 9"),
    )


def test_the_files_of_an_archive_are_listed_as_soon_as_they_are_known(tmp_path: Path) -> None:
    said: list[object] = [
        {"files": ["甲/决算.txt", "图.jpg", "乙/决算.txt"]},
        {"file": "甲/决算.txt", "done": 0, "total": 0},
        {"file": "甲/决算.txt", "state": "replaced", "detail": "取代"},
        {"file": "图.jpg", "state": "skipped", "detail": "格式"},
        {"file": "乙/决算.txt", "done": 5, "total": 8},
    ]
    assert _job(tmp_path, said).reports() == (
        Report(file="甲/决算.txt", state="replaced", detail="取代"),
        Report(file="图.jpg", state="skipped", detail="格式"),
        Report(file="乙/决算.txt", state="working", detail="5 / 8"),
    )


def test_what_was_not_read_when_the_user_stopped_it_says_so(tmp_path: Path) -> None:
    job = _job(tmp_path, [{"file": "甲.txt", "state": "added"}])
    job.stopped = True
    assert [report.state for report in job.reports()] == ["added", "stopped", "stopped"]
    assert not job.broken


@dataclass
class Upload:
    """A file as a browser sends it."""

    name: str
    content: bytes

    def getvalue(self) -> bytes:
        return self.content


def test_uploads_are_read_in_by_a_process_with_a_word_on_each(
    tmp_path: Path, samples: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    filing = samples[0].read_bytes()
    uploads = [
        Upload("甲.txt", filing),
        Upload("甲.txt", samples[1].read_bytes()),
        Upload("C:\\fakepath\\乙.txt", b""),
        Upload("坏.zip", b"PK"),
    ]
    job = worker.start(tmp_path, uploads)
    job.process.popen.wait(60)
    assert [(report.file, report.state) for report in job.reports()] == [
        ("甲.txt", "added"),
        ("甲.txt", "failed"),
        ("乙.txt", "failed"),
        ("坏.zip", "failed"),
    ]
    assert all(str(tmp_path) not in report.detail for report in job.reports())
    job.clear()
    assert not (tmp_path / "inbox").exists()
    with Corpus.open(Settings(data=tmp_path), vectors=False) as corpus:
        assert [filing.file for filing in corpus.filings()] == ["甲.txt"]


def test_a_process_that_ends_early_is_told_apart_from_one_that_is_done(tmp_path: Path) -> None:
    assert _job(tmp_path, [], code=1).broken
    assert not _job(tmp_path, [{"file": name, "state": "added"} for name in FILES]).broken


def test_the_uploaded_files_are_taken_away_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    job = _job(folder, [])
    job.clear()
    assert not folder.exists()
    assert job.ended
