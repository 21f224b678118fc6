"""Reading filings in with a process of its own, and removing one.

Owns the folder with the uploaded files, and what the process has reported of each so far.
"""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from webapp import process
from webapp.process import ROOT, Process

INBOX = "inbox"
STATES = ("added", "unchanged", "replaced", "failed")


class Uploaded(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str:
        """Its name."""

    def getvalue(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a file. `state` is waiting, working, or one of the outcomes of ingestion."""

    file: str
    state: str
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class Job:
    """Files being read in. `replaces` is the digest of a filing that goes when all has been read."""

    process: Process
    files: tuple[str, ...]
    replaces: str | None = None
    ended: bool = field(default=False)

    @property
    def running(self) -> bool:
        """Whether the process is still at work."""
        return self.process.running

    @property
    def broken(self) -> bool:
        """Whether it ended without saying what became of every file."""
        return not self.running and any(report.state in ("waiting", "working") for report in self.reports())

    def reports(self) -> tuple[Report, ...]:
        """One report a file: what it was last said of it; the first without an outcome is the one being read."""
        said = {str(line.get("file")): line for line in self.process.said()}
        reports: list[Report] = []
        working = False
        for name in self.files:
            found = said.get(name, {})
            if state := found.get("state"):
                known = state if state in STATES else "failed"
                reports.append(Report(file=name, state=known, detail=self._detail(found)))
                continue
            share = f"{found['done']} / {found['total']}" if found.get("total") else ""
            reports.append(Report(file=name, state="waiting" if working else "working", detail=share))
            working = True
        return tuple(reports)

    def _detail(self, found: dict[str, Any]) -> str:
        """Why a file failed, without the folder that it was put into."""
        return str(found.get("detail") or "").replace(f"{self.process.folder}/", "")

    def stop(self) -> None:
        """End the process; what it has not finished leaves nothing behind."""
        self.process.stop()

    def clear(self) -> None:
        """Take the uploaded files away."""
        self.process.clear()
        inbox = self.process.folder.parent
        if inbox.name == INBOX and not any(inbox.iterdir()):
            inbox.rmdir()
        self.ended = True


def start(data: Path, uploads: Sequence[Uploaded], replaces: str | None = None) -> Job:
    """Put the uploads into a folder and read them in with one process."""
    folder = data / INBOX / uuid4().hex[:10]
    folder.mkdir(parents=True)
    names = tuple(dict.fromkeys(Path(upload.name.replace("\\", "/")).name for upload in uploads))
    for upload in uploads:
        (folder / Path(upload.name.replace("\\", "/")).name).write_bytes(upload.getvalue())
    paths = [str(folder / name) for name in names]
    working = process.start(folder, "webapp.ingestion", [str(data), *paths])
    return Job(process=working, files=names, replaces=replaces)


def remove(data: Path, filing: str) -> str | None:
    """Take a filing out, by its digest; what went wrong in one line, or nothing."""
    command = [sys.executable, "-m", "ingest", "remove", filing, "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)
    if done.returncode == 0:
        return None
    lines = done.stderr.strip().splitlines()
    return lines[-1].removeprefix("error: ") if lines else f"exit {done.returncode}"
