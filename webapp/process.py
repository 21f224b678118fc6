"""A worker process: Streamlit ends what a page runs at the next click, so long work has a process of its own.

Owns the process, what it prints, and its end. What the printed lines mean belongs to who starts it.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

log = logging.getLogger(__name__)
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A running or ended process that prints lines of JSON into `out`, and complaints into `err`: files without a name, which
    go with the last one who has them open, whether anybody still looks at the page or not."""

    popen: subprocess.Popen[bytes]
    out: IO[bytes]
    err: IO[bytes]

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
        lines = (_json(line) for line in _printed(self.out).splitlines() if line.startswith("{"))
        return tuple(line for line in lines if isinstance(line, dict))

    def stop(self) -> None:
        """End it; what it has not finished leaves nothing behind."""
        if self.running:
            self.popen.terminate()

    def clear(self) -> None:
        """Let go of what it has printed; the log keeps what a failed process complained of."""
        if self.failed and self.popen.returncode != -signal.SIGTERM:
            log.warning("a worker ended with %s: %s", self.popen.returncode, _printed(self.err)[-2000:])
        self.out.close()
        self.err.close()


def _printed(file: IO[bytes]) -> str:
    """What a file holds so far, without moving the place where the process goes on writing: it is one for both."""
    handle = file.fileno()
    return os.pread(handle, os.fstat(handle).st_size, 0).decode(errors="replace")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def start(module: str, arguments: Sequence[str], given: IO[bytes] | None = None) -> Process:
    """Run a module of ours, with an open file as its input."""
    return run([sys.executable, "-m", module, *arguments], given)


def run(command: Sequence[str], given: IO[bytes] | None = None) -> Process:
    """Run any command."""
    out, err = TemporaryFile(), TemporaryFile()  # noqa: SIM115 (closed by `clear`, or with the page)
    popen = subprocess.Popen(command, stdin=given or subprocess.DEVNULL, stdout=out, stderr=err, cwd=ROOT)
    return Process(popen=popen, out=out, err=err)
