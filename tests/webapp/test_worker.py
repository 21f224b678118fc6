"""What the reading process prints becomes one line a file on the page."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.domain import Language
from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.lock import FILE
from webapp import process, worker
from webapp.library import progress
from webapp.worker import Job, Report

FILES = ("甲.txt", "乙.txt", "丙.txt")
PRINT = "import os, sys; [os.write(1, line.encode() + b'\\n') for line in sys.argv[2:]]; sys.exit(int(sys.argv[1]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """Jobs whose process has ended after it had printed some lines."""

    made: list[Job]

    def __call__(self, printed: list[object], code: int = 0) -> Job:
        lines = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in printed)
        working = process.run([sys.executable, "-c", PRINT, str(code), *lines])
        working.popen.wait()
        job = Job(process=working, files=FILES)
        self.made.append(job)
        return job


@pytest.fixture
def ended() -> Iterator[Jobs]:
    jobs = Jobs(made=[])
    yield jobs
    for job in jobs.made:
        job.process.clear()


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
    ended: Jobs, printed: list[object], expected: tuple[str, ...]
) -> None:
    assert tuple(report.state for report in ended(printed).reports()) == expected


def test_the_passages_done_and_the_reason_of_a_failure_are_told(ended: Jobs) -> None:
    said: list[object] = [
        {"file": "甲.txt", "state": "failed", "detail": "空文件"},
        {"file": "乙.txt", "done": 3, "total": 9},
    ]
    assert ended(said).reports()[:2] == (
        Report(file="甲.txt", state="failed", detail="空文件"),
        Report(file="乙.txt", state="working", detail="3 / 9"),
    )


def test_the_files_of_an_archive_are_listed_as_soon_as_they_are_known(ended: Jobs) -> None:
    said: list[object] = [
        {"files": ["甲/决算.txt", "图.jpg", "乙/决算.txt"]},
        {"file": "甲/决算.txt", "done": 0, "total": 0},
        {"file": "甲/决算.txt", "state": "replaced", "detail": "取代"},
        {"file": "图.jpg", "state": "skipped", "detail": "格式"},
        {"file": "乙/决算.txt", "done": 5, "total": 8},
    ]
    assert ended(said).reports() == (
        Report(file="甲/决算.txt", state="replaced", detail="取代"),
        Report(file="图.jpg", state="skipped", detail="格式"),
        Report(file="乙/决算.txt", state="working", detail="5 / 8"),
    )


def test_what_was_not_read_when_the_user_stopped_it_says_so(ended: Jobs) -> None:
    job = ended([{"file": "甲.txt", "state": "added"}])
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
    assert not (tmp_path / "inbox").exists()  # by the process itself: the page may have been closed
    job.clear()
    assert _names(tmp_path) == ["甲.txt"]


def test_a_filing_is_replaced_with_nobody_at_the_page(
    tmp_path: Path, samples: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    (old,) = pipeline.add([samples[0]], Settings(data=tmp_path))
    upload = Upload("新.txt", samples[1].read_bytes())
    with FileLock(tmp_path / FILE):  # somebody else writes, so that it has to wait
        job = worker.start(tmp_path, [upload], replaces=old.digest)
        assert job.running
        assert _names(tmp_path) == [samples[0].name]
    job.process.popen.wait(60)
    assert _names(tmp_path) == ["新.txt"]
    job.clear()


def test_a_stopped_process_leaves_no_upload(
    tmp_path: Path, samples: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    with FileLock(tmp_path / FILE):
        job = worker.start(tmp_path, [Upload("甲.txt", samples[0].read_bytes())])
        while job.running and not (tmp_path / "inbox").exists():
            time.sleep(0.01)
        job.stop()
        job.process.popen.wait(60)
    assert [report.state for report in job.reports()] == ["stopped"]
    assert not job.broken
    assert not (tmp_path / "inbox").exists()
    job.clear()


def _names(data: Path) -> list[str]:
    with Corpus.open(Settings(data=data), vectors=False) as corpus:
        return [filing.file for filing in corpus.filings()]


@pytest.mark.parametrize(
    ("states", "code", "broken"),
    [
        ([], 1, True),
        (["added", "added", "added"], 0, False),
        (["added", "added", "added"], 1, True),  # as where the filing that they replace cannot be removed
        (["added", "added", "failed"], 1, False),
        (["added"], -9, True),
    ],
)
def test_a_process_that_ends_with_something_undone_is_told_apart_from_one_that_is_done(
    ended: Jobs, states: list[str], code: int, broken: bool
) -> None:
    said: list[object] = [{"file": name, "state": state} for name, state in zip(FILES, states, strict=False)]
    assert ended(said, code).broken == broken


@pytest.mark.parametrize(
    ("states", "running", "heading", "share"),
    [
        (["added", "working", "waiting"], True, "正在读入：1 / 3", 33),
        (["added", "failed", "added"], False, "已处理 3 / 3 份文件", 100),
        (["added", "stopped", "stopped"], False, "已停止：处理了 1 / 3 份文件，其余 2 份已取消", 33),
        (["stopped", "stopped", "stopped"], False, "已停止：处理了 0 / 3 份文件，其余 3 份已取消", 0),
    ],
)
def test_what_was_cancelled_is_not_counted_among_what_was_read(
    states: list[str], running: bool, heading: str, share: int
) -> None:
    reports = [Report(file=name, state=state) for name, state in zip(FILES, states, strict=True)]
    html = progress(reports, running, Language.CHINESE)
    assert f"<b>{heading}</b>" in html
    assert f"width:{share}%" in html
