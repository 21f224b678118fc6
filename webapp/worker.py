"""Reading filings in with a process of its own, and removing one.

Owns what the process has reported of each file so far. How the uploads get to it belongs to `webapp.inbox`.
"""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from webapp import inbox, process
from webapp.process import ROOT, Process

STATES = ("added", "unchanged", "replaced", "skipped", "failed")
OPEN = ("waiting", "working")


class Uploaded(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str:
        """Its name."""

    def getvalue(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a file. `state` is waiting, working, stopped, or one of the outcomes of ingestion."""

    file: str
    state: str
    detail: str = ""

    @property
    def open(self) -> bool:
        """Whether its outcome is still to come."""
        return self.state in OPEN


@dataclass(slots=True, kw_only=True)
class Job:
    """Files being read in."""

    process: Process
    files: tuple[str, ...]
    stopped: bool = field(default=False)
    ended: bool = field(default=False)

    @property
    def running(self) -> bool:
        """Whether the process is still at work."""
        return self.process.running

    @property
    def broken(self) -> bool:
        """Whether it ended by itself with something undone that no report tells."""
        states = {report.state for report in self.reports()}
        untold = self.process.failed and not self.stopped and "failed" not in states
        return not self.running and (untold or not states.isdisjoint(OPEN))

    def reports(self) -> tuple[Report, ...]:
        """One report a file, those of archives included once they are known. They are read in order: the first without an
        outcome is the one at work. Where nothing could be done at all, every file says why."""
        running, said = self.running, self.process.said()  # in this order: what has ended has said all
        names = next((line["files"] for line in said if "files" in line), self.files)
        outcomes = [_outcome(line) for line in said if "state" in line]
        first, *others = names[len(outcomes) :] or ("",)
        if why := next((line["failed"] for line in said if "failed" in line), ""):
            left = [Report(file=name, state="failed", detail=why) for name in (first, *others)]
        elif self.stopped and not running:
            left = [Report(file=name, state="stopped") for name in (first, *others)]
        else:
            working = Report(file=first, state="working", detail=_share(said[-1] if said else {}))
            left = [working, *(Report(file=name, state="waiting") for name in others)]
        return (*outcomes, *left)[: len(names)]

    def stop(self) -> None:
        """End the process; what it has not finished leaves nothing behind."""
        self.stopped = self.running
        self.process.stop()

    def clear(self) -> None:
        """Let go of the process."""
        self.process.clear()
        self.ended = True


def _outcome(said: dict[str, Any]) -> Report:
    state = said["state"] if said["state"] in STATES else "failed"
    return Report(file=str(said.get("file")), state=state, detail=str(said.get("detail") or ""))


def _share(said: dict[str, Any]) -> str:
    """How far the file at work is."""
    return f"{said['done']} / {said['total']}" if said.get("total") else ""


def start(data: Path, uploads: Sequence[Uploaded], replaces: str | None = None) -> Job:
    """Read uploads in with one process, which needs nobody from then on. `replaces` is the digest of a filing that goes
    when all has been read."""
    named = [(Path(upload.name.replace("\\", "/")).name, upload.getvalue()) for upload in uploads]
    arguments = [str(data)] if replaces is None else [str(data), replaces]
    with inbox.pack(data, named) as packed:
        working = process.start("webapp.ingestion", arguments, packed)
    return Job(process=working, files=tuple(name for name, _ in named))


def remove(data: Path, filing: str) -> str | None:
    """Take a filing out, by its digest; what went wrong in one line, or nothing."""
    command = [sys.executable, "-m", "ingest", "remove", filing, "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)
    if done.returncode == 0:
        return None
    lines = done.stderr.strip().splitlines()
    return lines[-1].removeprefix("error: ") if lines else f"exit {done.returncode}"
