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
        """One report a file: what it was last said of it; the first without an outcome is the one being read."""
        said = self._said()
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
        return str(found.get("detail") or "").replace(f"{self.folder}/", "")

    def _said(self) -> dict[str, dict[str, Any]]:
        """The last line that the process has printed of each file."""
        printed = (self.folder / "out.json").read_text(encoding="utf-8", errors="replace")
        lines = (_json(line) for line in printed.splitlines())
        return {str(line.get("file")): line for line in lines if isinstance(line, dict)}

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
        if self.folder.parent.name == INBOX and not any(self.folder.parent.iterdir()):
            self.folder.parent.rmdir()
        self.ended = True


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def start(data: Path, uploads: Sequence[Uploaded], replaces: str | None = None) -> Job:
    """Put the uploads into a folder and read them in with one process."""
    folder = data / INBOX / uuid4().hex[:10]
    folder.mkdir(parents=True)
    names = tuple(dict.fromkeys(Path(upload.name.replace("\\", "/")).name for upload in uploads))
    for upload in uploads:
        (folder / Path(upload.name.replace("\\", "/")).name).write_bytes(upload.getvalue())
    paths = [str(folder / name) for name in names]
    process = _run([str(data), *paths], folder)
    return Job(process=process, folder=folder, files=names, replaces=replaces)


def _run(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "out.json").open("wb") as out, (folder / "err.txt").open("wb") as err:
        command = [sys.executable, "-m", "webapp.ingestion", *arguments]
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
