"""The process in which files are read: takes one task after the other from its input and answers each on its output.

Owns what happens on that side. Whatever goes wrong in a task becomes an answer, and a process whose other end is gone ends
itself. When it has to be ended from outside is decided by `ingest.isolation`, which starts it.
"""

import faulthandler
import logging
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from logging import LogRecord
from logging.handlers import QueueHandler
from queue import SimpleQueue
from typing import Any, BinaryIO

import psutil

from ingest.errors import Unreadable

GRACE = 10
"""Seconds after its limit at which a task ends its own process: nobody is there any more to do it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A call to be made, how long it may take, and from which level on log lines are wanted."""

    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the call returned."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The call raised Unreadable, with this message."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The call raised something else: a fault of the file that nobody foresaw, or one of ours."""

    reason: str


Reply = Done | Refused | Failed
Answer = tuple[Reply, tuple[LogRecord, ...]]
"""A reply, and what was logged on the way."""


def main() -> None:
    """Answer tasks until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    answers = _own_output()
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_receive, args=(tasks,), daemon=True).start()
    while True:
        task = tasks.get()
        faulthandler.dump_traceback_later(task.seconds + GRACE, exit=True)
        pickle.dump(_answer(task), answers)
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _own_output() -> BinaryIO:
    """The output for answers alone: what libraries print goes where errors go."""
    output = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(output, "wb")


def _receive(tasks: "SimpleQueue[Task]") -> None:
    """Hand on what comes in; at the end of it leave at once, whatever is being read, with all that it has started."""
    try:
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))
    except EOFError:
        log.debug("the other end is gone")
    except Exception:  # the edge of this thread: without it nobody would be told any more
        log.exception("a task could not be taken")
    finally:
        end_family(psutil.Process())


def end_family(process: psutil.Process) -> None:
    """End a process, after all that it has started."""
    with suppress(psutil.Error):
        for one in process.children(recursive=True):
            with suppress(psutil.Error):
                one.kill()
    with suppress(psutil.Error):
        process.kill()


def _answer(task: Task) -> Answer:
    records: SimpleQueue[LogRecord] = SimpleQueue()
    ours, handler = logging.getLogger("ingest"), QueueHandler(records)
    ours.addHandler(handler)
    ours.setLevel(task.level)
    try:
        reply = _reply(task)
    finally:
        ours.removeHandler(handler)
    return reply, tuple(records.get() for _ in range(records.qsize()))


def _reply(task: Task) -> Reply:
    try:
        return Done(value=task.work(*task.arguments))
    except Unreadable as error:
        return Refused(message=str(error))
    except (
        Exception
    ) as error:  # the outermost edge of this process: the file is reported, the trace is for the log
        log.debug("a task failed", exc_info=True)
        said = " ".join(str(error).split())[:200]
        return Failed(reason=f"{type(error).__name__}: {said}" if said else type(error).__name__)
