"""A worker process: Streamlit ends what a page runs at the next click, so long work has a process of its own.

Owns the process, the folder of what it prints, and its end. What the printed lines mean belongs to who starts it.
"""

import json
import logging
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A running or ended process that prints lines of JSON."""

    popen: subprocess.Popen[bytes]
    folder: Path

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.popen.poll() is None

    @property
    def failed(self) -> bool:
        """Whether it ended by itself without having done its work."""
        return bool(self.popen.poll())

    def said(self) -> tuple[dict[str, Any], ...]:
        """The JSON objects among the lines that it has printed so far."""
        printed = self._printed("out.json")
        lines = (_json(line) for line in printed.splitlines() if line.startswith("{"))
        return tuple(line for line in lines if isinstance(line, dict))

    def stop(self) -> None:
        """End it; what it has not finished leaves nothing behind."""
        if self.running:
            self.popen.terminate()

    def clear(self) -> None:
        """Take its folder away; the log keeps what a failed process complained of."""
        if self.failed and self.popen.returncode != -signal.SIGTERM:
            log.warning("a worker ended with %s: %s", self.popen.returncode, self._printed("err.txt")[-2000:])
        shutil.rmtree(self.folder, ignore_errors=True)

    def _printed(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8", errors="replace")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def start(folder: Path, module: str, arguments: Sequence[str]) -> Process:
    """Run a module of ours; `folder` holds what it prints."""
    with (folder / "out.json").open("wb") as out, (folder / "err.txt").open("wb") as err:
        command = [sys.executable, "-m", module, *arguments]
        popen = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=ROOT)
    return Process(popen=popen, folder=folder)
