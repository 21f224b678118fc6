"""Reading filings in a process of its own: Streamlit ends what a page runs at the next click.

Owns the process, the folder with the uploaded files, and what the process has reported so far.
"""

import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

log = logging.getLogger(__name__)
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
    """A running or ended process. `replaces` is the digest of a filing that goes when all has been read."""

    process: subprocess.Popen[bytes]
    folder: Path
    files: tuple[str, ...]
    replaces: str | None = None
    ended: bool = field(default=False)

    @property
    def running(self) -> bool:
        """Whether the process is still at work."""
        return self.process.poll() is None

    @property
    def broken(self) -> bool:
        """Whether it ended without saying what became of every file."""
        return not self.running and any(report.state in ("waiting", "working") for report in self.reports())

    def reports(self) -> tuple[Report, ...]:
        """One report a file; the first that has no outcome yet is the one being read."""
        outcomes = {str(Path(str(found.get("file", ""))).name): found for found in self._outcomes()}
        reports: list[Report] = []
        for name in self.files:
            found = outcomes.get(name)
            if found:
                reports.append(Report(file=name, state=_state(found), detail=str(found.get("detail") or "")))
            else:
                working = all(report.state != "working" for report in reports)
                reports.append(Report(file=name, state="working" if working else "waiting"))
        return tuple(reports)

    def _outcomes(self) -> list[dict[str, Any]]:
        """What has been printed so far: JSON lines, or one array at the end."""
        printed = (self.folder / "out.json").read_text(encoding="utf-8")
        found = [_json(line) for line in printed.splitlines() if line.strip()]
        if all(isinstance(one, dict) for one in found):
            return [one for one in found if "file" in one]
        whole = _json(printed)
        return [one for one in whole if isinstance(one, dict)] if isinstance(whole, list) else []

    def stop(self) -> None:
        """End the process; what it has not finished leaves nothing behind."""
        if self.running:
            self.process.terminate()

    def clear(self) -> None:
        """Take the uploaded files away."""
        if self.process.returncode:
            said = (self.folder / "err.txt").read_text(encoding="utf-8", errors="replace")
            log.warning("ingestion ended with %s: %s", self.process.returncode, said[-2000:])
        shutil.rmtree(self.folder, ignore_errors=True)
        self.ended = True


def _state(outcome: dict[str, Any]) -> str:
    state = str(outcome.get("state", ""))
    return state if state in STATES else "failed"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def start(data: Path, uploads: Sequence[Uploaded], replaces: str | None = None) -> Job:
    """Put the uploads into a folder and read them in with one process."""
    folder = data / "inbox" / uuid4().hex[:10]
    folder.mkdir(parents=True)
    names = tuple(dict.fromkeys(Path(upload.name.replace("\\", "/")).name for upload in uploads))
    for upload in uploads:
        (folder / Path(upload.name.replace("\\", "/")).name).write_bytes(upload.getvalue())
    paths = [str(folder / name) for name in names]
    process = _run(["add", *paths, "--data", str(data), "--json"], folder)
    return Job(process=process, folder=folder, files=names, replaces=replaces)


def _run(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "out.json").open("wb") as out, (folder / "err.txt").open("wb") as err:
        command = [sys.executable, "-m", "ingest", *arguments]
        root = Path(__file__).parent.parent
        return subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=root)


def remove(data: Path, filing: str) -> str | None:
    """Take a filing out, by its digest; what went wrong in one line, or nothing."""
    command = [sys.executable, "-m", "ingest", "remove", filing, "--data", str(data)]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=root)
    if done.returncode == 0:
        return None
    lines = done.stderr.strip().splitlines()
    return lines[-1].removeprefix("error: ") if lines else f"exit {done.returncode}"
