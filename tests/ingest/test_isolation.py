"""A file is read in a process of its own: what hangs, swells or crashes there is one line here, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from ingest import pipeline
from ingest.errors import Unreadable
from ingest.isolation import Bounds, Isolation
from ingest.settings import Settings

ROOT = Path(__file__).parents[2]
MB = 1_000_000
BOUNDS = Bounds(seconds=60, memory=400 * MB)
ENDLESS = "__import__('re').match('(a+)+$', 'a' * 60 + 'b')"
"""Works for ages without giving other threads of its process a turn."""


@pytest.fixture
def isolation() -> Iterator[Isolation]:
    with Isolation(BOUNDS) as opened:
        yield opened


def processes() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}


def gone(pid: int, seconds: float = 10) -> bool:
    """Whether a process ends by itself before long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_what_is_read_apart_is_what_is_read_here(
    samples: tuple[Path, ...], settings: Settings, isolation: Isolation
) -> None:
    for path in samples:
        assert isolation.run(path.name, pipeline.read, path, settings) == pipeline.read(path, settings)


def test_one_process_serves_many_files(isolation: Isolation) -> None:
    assert len({isolation.run("a", os.getpid) for _ in range(3)}) == 1
    assert isolation.run("a", os.getpid) != os.getpid()


@pytest.mark.parametrize(
    ("work", "given", "bounds", "words"),
    [
        (time.sleep, (600,), Bounds(seconds=1, memory=400 * MB), "FILINGS_READ_SECONDS"),
        (eval, (ENDLESS,), Bounds(seconds=1, memory=400 * MB), "FILINGS_READ_SECONDS"),
        (eval, ("[bytearray(10**8) for _ in range(50)]",), BOUNDS, "FILINGS_READ_MEMORY_BYTES"),
        (os._exit, (0,), BOUNDS, "export it again"),
        (os.abort, (), BOUNDS, "export it again"),
        (eval, ("1 / 0",), BOUNDS, "ZeroDivisionError: division by zero"),
        (sys.exit, (3,), BOUNDS, "export it again"),
        (eval, ("lambda: 1",), BOUNDS, "export it again"),
    ],
    ids=["hang", "hang in C", "memory", "exit", "abort", "fault", "system exit", "unpicklable"],
)
def test_whatever_a_file_does_is_one_line_and_the_next_file_is_read(
    work: Callable[..., Any], given: tuple[object, ...], bounds: Bounds, words: str
) -> None:
    before = processes()
    with Isolation(bounds) as isolation:
        with pytest.raises(Unreadable) as refused:
            isolation.run("坏.pdf", work, *given)
        line = str(refused.value)
        assert "坏.pdf" in line and words in line and "\n" not in line
        assert isolation.run("好.pdf", len, "abc") == 3
    assert processes() == before


def test_the_memory_of_what_a_reader_starts_counts_and_ends_with_it() -> None:
    before = processes()
    swelling = "import time; held = bytearray(600_000_000); time.sleep(600)"
    with (
        Isolation(BOUNDS) as isolation,
        pytest.raises(Unreadable, match="FILINGS_READ_MEMORY_BYTES"),
    ):
        isolation.run("old.doc", subprocess.check_call, [sys.executable, "-c", swelling])
    assert processes() == before


def test_memory_that_a_file_has_left_behind_is_not_held_against_the_next_one(isolation: Isolation) -> None:
    left = isolation.run(
        "a", eval, "setattr(__import__('sys'), 'left', bytearray(250_000_000)), __import__('os').getpid()"
    )
    assert isolation.run("b", os.getpid) != left[1]


def test_what_a_library_prints_disturbs_no_answer(isolation: Isolation) -> None:
    assert isolation.run("a", eval, "[print('noise'), __import__('os').system('echo noise'), 7]") == [
        None,
        0,
        7,
    ]


def test_an_interrupt_ends_the_process(isolation: Isolation, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = isolation.run("a", os.getpid)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.isolation._arrived", interrupt)
    with pytest.raises(KeyboardInterrupt):
        isolation.run("a", time.sleep, 600)
    assert gone(pid)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="NOT RUN: needs signals")
def test_nothing_stays_behind_a_process_that_is_killed() -> None:
    script = (
        "import os, sys, time\n"
        "from ingest.isolation import Bounds, Isolation\n"
        "isolation = Isolation(Bounds(seconds=600, memory=10**9))\n"
        "print(isolation.run('a', os.getpid), flush=True)\n"
        "isolation.run('a', time.sleep, 600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout
        pid = int(running.stdout.readline())
        running.kill()
    assert gone(pid)


def test_a_file_that_swells_does_not_stop_the_others(
    samples: tuple[Path, ...], settings: Settings, tmp_path: Path
) -> None:
    """Of a file that no limit of a reader stops, the process is ended."""
    swollen = tmp_path / "swollen.txt"
    swollen.write_text("示例局2023年度部门决算\n" + "支出12.5万元，" * 1_500_000, encoding="utf-8")
    tight = settings.model_copy(update={"model": "none", "read_memory_bytes": 250 * MB})
    outcomes = pipeline.add([swollen, samples[0]], tight)
    assert [one.state for one in outcomes] == [pipeline.State.FAILED, pipeline.State.ADDED]
    assert "FILINGS_READ_MEMORY_BYTES" in outcomes[0].detail
