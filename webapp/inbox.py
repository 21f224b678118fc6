"""Uploads on their way to the process that reads them in: without a name until it is their turn, then in a folder of the
data folder.

Owns `inbox`: it belongs to the one process that holds its lock, which the system frees however that process ends. So
whatever lies there while nobody holds the lock has been left by a killed one.
"""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from ingest.errors import Busy, NotWritable
from ingest.settings import Settings
from ingest.store.lock import writing

INBOX = "inbox"
LOCK = ".inbox.lock"
log = logging.getLogger(__name__)


def pack(data: Path, uploads: Sequence[tuple[str, bytes]]) -> IO[bytes]:
    """Uploads, names and bytes, in one file without a name: it goes with the last process that has it open. Each has a
    folder of its own in there, for two may have one name."""
    data.mkdir(parents=True, exist_ok=True)
    packed = TemporaryFile(dir=data)  # noqa: SIM115 (for the caller to close)
    with ZipFile(packed, "w") as archive:
        for number, (name, content) in enumerate(uploads):
            archive.writestr(f"{number}/{name}", content)
    packed.seek(0)
    return packed


@contextmanager
def unpacked(packed: IO[bytes], settings: Settings) -> Iterator[tuple[Path, ...]]:
    """The uploads as files in their order, for as long as the context lasts; it waits for its turn. Raises Busy,
    NotWritable."""
    folder = settings.data / INBOX
    with writing(settings, LOCK):
        shutil.rmtree(folder, ignore_errors=True)  # what a killed process has left
        try:
            with ZipFile(packed) as archive:
                yield tuple(Path(archive.extract(name, folder)) for name in archive.namelist())
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(settings: Settings) -> None:
    """Take away what a killed process has left, unless another one is at work there: that one will."""
    folder = settings.data / INBOX
    if not folder.is_dir():
        return
    try:
        with writing(settings.model_copy(update={"lock_seconds": 0}), LOCK):
            shutil.rmtree(folder, ignore_errors=True)
    except Busy:
        return
    except NotWritable as error:
        log.warning("what an ended job has left stays: %s", error)
