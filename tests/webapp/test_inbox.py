"""Uploads lie in the data folder as long as the one who reads them is at work, and no longer."""

import io
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from filelock import FileLock

from ingest.errors import Busy
from ingest.settings import Settings
from webapp import inbox

ROOT = Path(__file__).resolve().parents[2]
WORK = """
import signal, sys
from pathlib import Path
from ingest.settings import Settings
from webapp import inbox
with inbox.unpacked(sys.stdin.buffer, Settings(data=Path(sys.argv[1]))) as files:
    assert all(file.is_file() for file in files)
    signal.raise_signal(signal.Signals[sys.argv[2]])
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path)


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a killed process has left."""
    file = tmp_path / "inbox" / "7" / "甲.txt"
    file.parent.mkdir(parents=True)
    file.write_text("x", encoding="utf-8")
    return file


def test_uploads_keep_their_order_and_equal_names_stand_apart(settings: Settings) -> None:
    uploads = [(f"{number % 11}.txt", b"%d" % number) for number in range(12)]
    with inbox.pack(settings.data, uploads) as packed, inbox.unpacked(packed, settings) as files:
        assert [(file.name, file.read_bytes()) for file in files] == uploads
    assert not (settings.data / "inbox").exists()


def test_what_waits_for_its_turn_has_no_name_that_could_be_left(settings: Settings) -> None:
    with inbox.pack(settings.data / "data", [("甲.txt", b"x")]):
        assert list((settings.data / "data").iterdir()) == []


def test_no_name_leads_out_of_the_folder(settings: Settings) -> None:
    uploads = [("../../../甲.txt", b"x")]
    with inbox.pack(settings.data, uploads) as packed, inbox.unpacked(packed, settings) as (file,):
        assert file.resolve().is_relative_to(settings.data / "inbox")


def test_one_at_a_time(settings: Settings, left: Path) -> None:
    with FileLock(settings.data / inbox.LOCK), inbox.pack(settings.data, [("乙.txt", b"x")]) as packed:
        with pytest.raises(Busy), inbox.unpacked(packed, settings):
            raise AssertionError("two at a time")
        assert left.exists()


def test_the_next_one_takes_away_what_a_killed_one_has_left(settings: Settings, left: Path) -> None:
    with inbox.pack(settings.data, [("乙.txt", b"x")]) as packed, inbox.unpacked(packed, settings) as files:
        assert list((settings.data / "inbox").rglob("*.txt")) == list(files)
        assert not left.exists()


@pytest.mark.parametrize(("end", "remains"), [(signal.SIGINT, False), (signal.SIGKILL, True)])
def test_uploads_go_when_their_process_is_interrupted_and_are_swept_where_it_is_killed(
    settings: Settings, end: signal.Signals, remains: bool
) -> None:
    with inbox.pack(settings.data, [("甲.txt", b"x")]) as packed:
        command = [sys.executable, "-c", WORK, str(settings.data), end.name]
        run = subprocess.run(command, stdin=packed, cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    assert run.returncode == -end  # as it would be without us
    assert (settings.data / "inbox").exists() == remains
    inbox.sweep(settings)
    assert not (settings.data / "inbox").exists()


def test_uploads_go_where_they_cannot_be_unpacked(settings: Settings) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("0/甲.txt", b"x")
        archive.writestr(f"1/{'乙' * 200}.txt", b"x")  # a longer name than a file can have
    with pytest.raises(OSError, match="name too long"), inbox.unpacked(packed, settings):
        raise AssertionError("never reached")
    assert not (settings.data / "inbox").exists()


def test_nothing_of_a_process_at_work_is_swept(settings: Settings, left: Path) -> None:
    with FileLock(settings.data / inbox.LOCK):
        inbox.sweep(settings)
        assert left.exists()
    inbox.sweep(settings)
    assert not left.exists()


def test_sweeping_a_data_folder_without_uploads_writes_nothing(settings: Settings) -> None:
    inbox.sweep(settings)
    assert list(settings.data.iterdir()) == []
