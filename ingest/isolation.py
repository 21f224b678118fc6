"""Work on untrusted files in a process of its own, which may hang, swell or crash without harm to ours.

Owns the limits of time and memory, and the life of the process: started at the first task, kept for the next ones, for a
start costs more than a small file, replaced when it had to be ended. What is sent back is unpickled: the process is there
against files that break a reader, not against one that has taken it over.
"""

import logging
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, ParamSpec, Self, TypeVar, assert_never, cast

import psutil

from ingest.errors import Unreadable
from ingest.worker import Answer, Done, Failed, Refused, Reply, Task, end_family

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-P", "-c", "from ingest.worker import main; main()")
"""Not `multiprocessing`: that runs the caller's main script again, which need not be written for it."""

PULSE = 0.04
"""Seconds between two looks at the memory: a process grows by some 100 MB meanwhile at most."""
FAMILY = 25
"""Every so many looks the processes that it has started are counted too: to find them costs more."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one task may take: seconds, and bytes of memory."""

    seconds: float
    memory: int


class Isolation:
    """A process for work on files. Close it: its process ends with it, and in any case with ours."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, name: str, work: Callable[P, R], *given: P.args, **_: P.kwargs) -> R:
        """What `work(*given)` returns, done over there; `work` and what it takes and returns must be picklable.

        Raises Unreadable about the file `name` where the work does, fails, or takes more than it may.
        """
        level = logging.getLogger("ingest").getEffectiveLevel()
        task = Task(work=work, arguments=given, seconds=self._bounds.seconds, level=level)
        message = pickle.dumps(task)
        if self._process is None:
            self._process = _Process()
        try:
            reply, records = self._process.ask(message, self._bounds)
        except _Ended as ended:
            log.info("the reading process was lost at %r: %s", name, self._process.complaint())
            self.close()
            raise Unreadable(f"{name!r} {ended}") from None
        except BaseException:
            self.close()
            raise
        for record in records:
            logging.getLogger(record.name).handle(record)
        if (
            self._process.memory() > self._bounds.memory // 2
        ):  # the next file must not pay for what this one left
            self.close()
        return cast(R, _value(name, reply))

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.end()
            self._process = None


class _Ended(Exception):
    """The process gave no answer; why, and what to do about it."""


class _Process:
    """One running process, and the thread that speaks with it."""

    def __init__(self) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `end`)
        self._popen = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._watched = psutil.Process(self._popen.pid)
        self._thread = ThreadPoolExecutor(1)

    def ask(self, message: bytes, bounds: Bounds) -> Answer:
        """The answer to a task, or _Ended where there is none within the bounds."""
        coming = self._thread.submit(self._exchange, message)
        limit = time.monotonic() + bounds.seconds
        look = 0
        while not (answer := _arrived(coming)):
            look += 1
            if self.memory(whole=look % FAMILY == 0) > bounds.memory:
                raise _Ended(
                    f"读取时占用内存超过 {bounds.memory:,} 字节，已停止：请拆分，或调高 FILINGS_READ_MEMORY_BYTES "
                    "/ takes too much memory: split it, or raise FILINGS_READ_MEMORY_BYTES"
                )
            if time.monotonic() > limit:
                raise _Ended(
                    f"读了 {bounds.seconds:g} 秒仍未读完，已停止：请拆分，或调高 FILINGS_READ_SECONDS "
                    "/ takes too long: split it, or raise FILINGS_READ_SECONDS"
                )
        return answer

    def _exchange(self, message: bytes) -> Answer:
        """Runs in the thread: say it and wait for the answer."""
        assert self._popen.stdin and self._popen.stdout
        self._popen.stdin.write(message)
        self._popen.stdin.flush()
        return cast(Answer, pickle.load(self._popen.stdout))

    def memory(self, *, whole: bool = False) -> int:
        """The bytes that it holds, with `whole` those of what it has started too."""
        try:
            family = [self._watched, *(self._watched.children(recursive=True) if whole else ())]
            return sum(one.memory_info().rss for one in family)
        except psutil.Error:  # it, or one of them, has just ended
            return 0

    def complaint(self) -> str:
        """The last line that it printed."""
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "nothing was printed"

    def end(self) -> None:
        """End it, with all that it has started."""
        end_family(self._watched)
        self._popen.wait()
        self._thread.shutdown()
        for stream in (self._popen.stdin, self._popen.stdout, self._errors):
            _close(stream)


def _value(name: str, reply: Reply) -> object:
    """What the work returned. Raises Unreadable."""
    match reply:
        case Done(value=value):
            return value
        case Refused(message=refusal):
            raise Unreadable(refusal)
        case Failed(reason=reason):
            raise Unreadable(
                f"{name!r} 读不出，文件可能已损坏：请重新导出 / cannot be read, perhaps damaged: export it again ({reason})"
            )
        case _:
            assert_never(reply)


def _arrived(coming: "Future[Answer]") -> Answer | None:
    """The answer, if it comes before it is time to look at the process again."""
    try:
        return coming.result(timeout=PULSE)
    except TimeoutError:
        return None
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        raise _Ended(
            "使读取进程意外结束，文件可能已损坏：请重新导出 / made the reading process end, perhaps damaged: export it again"
        ) from error


def _close(stream: IO[bytes] | None) -> None:
    """Close one end; what could not be said to a process that has ended is lost with it."""
    try:
        if stream:
            stream.close()
    except BrokenPipeError:
        log.debug("the reading process was gone before it had heard everything")
