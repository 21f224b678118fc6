"""Running a question set in a process of its own: which sets can be run, and the one run of this server.

Owns the process from its start to the note that it has ended. What the report says belongs to `webapp.runs`.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from eval.case import read_set
from webapp import process
from webapp.process import ROOT, Process
from webapp.runs import ALL, FOLDER, REPORT

SETS = ROOT / "eval" / "sets"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A set that can be run: `ready` questions have all their filings among the loaded ones."""

    file: Path
    ready: int
    total: int

    @property
    def name(self) -> str:
        """As users know it."""
        return self.file.stem


@dataclass(slots=True, kw_only=True)
class Evaluation:
    """A run that was started on the page; `name` is the folder of its report."""

    process: Process
    set: str
    part: str
    folder: Path
    stopped: bool = field(default=False)

    @property
    def name(self) -> str:
        """The name that the run will have."""
        return self.folder.name

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.process.running

    @property
    def state(self) -> str:
        """How it stands: running, done, stopped, broken."""
        if self.running:
            return "running"
        if (self.folder / REPORT).is_file() and not self.process.failed:
            return "done"
        return "stopped" if self.stopped else "broken"

    @property
    def progress(self) -> tuple[int, int]:
        """Questions asked, of how many; 0 of 0 while the stores are being opened."""
        steps = [line for line in self.process.said() if "done" in line and "total" in line]
        return (int(steps[-1]["done"]), int(steps[-1]["total"])) if steps else (0, 0)

    def stop(self) -> None:
        """End it; a report is written at the end only, so nothing is left behind."""
        self.stopped = self.running
        self.process.stop()


@dataclass(slots=True)
class Desk:
    """The place of the one run; every browser session sees the same."""

    current: Evaluation | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, data: Path, chosen: QuestionSet, part: str) -> bool:
        """Run a set on a data folder, unless a run is under way."""
        with self.lock:
            if self.current and self.current.running:
                return False
            self._clear()
            self.current = start(data, chosen.file, part)
            return True

    def dismiss(self) -> None:
        """Forget a run that has ended."""
        with self.lock:
            if self.current and not self.current.running:
                self._clear()

    def _clear(self) -> None:
        if self.current:
            self.current.process.clear()
        self.current = None


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The one of this server."""
    return Desk()


def start(data: Path, file: Path, part: str) -> Evaluation:
    """Run a set with one process."""
    moment = datetime.now(UTC).astimezone()
    folder = data / FOLDER / f"{file.stem}-{part}-{moment:%Y%m%d-%H%M%S}"
    only = [] if part == ALL else ["--part", part]
    arguments = ["run", str(file), "--data", str(data), "--out", str(folder), "--progress", *only]
    working = process.start("eval", arguments)
    return Evaluation(process=working, set=file.stem, part=part, folder=folder)


def sets(loaded: Collection[str], folder: Path = SETS) -> tuple[QuestionSet, ...]:
    """The sets that some question can be asked of, those with the most to ask first. Raises BadSet."""
    counted = (_counted(file, frozenset(loaded)) for file in sorted(folder.glob("*.jsonl")))
    return tuple(sorted((found for found in counted if found.ready), key=lambda found: -found.ready))


def _counted(file: Path, loaded: frozenset[str]) -> QuestionSet:
    needs = _needs(str(file), file.stat().st_mtime_ns)
    return QuestionSet(file=file, ready=sum(need <= loaded for need in needs), total=len(needs))


@st.cache_resource(show_spinner=False, max_entries=32)
def _needs(file: str, written: int) -> tuple[frozenset[str], ...]:
    """The filings that each question needs; one without evidence needs all that its set speaks of."""
    cases = read_set(Path(file))
    every = frozenset(name for case in cases for name in case.files)
    return tuple(frozenset(case.files) or every for case in cases)
