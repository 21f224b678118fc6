"""What the reading process prints becomes one line a file on the page."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
