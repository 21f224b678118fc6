"""One writer at a time for a data folder: a lock file that the system frees when its holder ends, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ingest.errors import Busy, NotWritable
from ingest.settings import Settings
from ingest.store.schema import make_folder

FILE = ".writer.lock"


@contextmanager
def writing(settings: Settings, file: str = FILE) -> Iterator[None]:
    """Hold the data folder for writing, or a part of it that has a lock `file` of its own. Raises Busy where another run
    holds it, NotWritable."""
    make_folder(settings.data)
    lock = FileLock(settings.data / file, timeout=settings.lock_seconds)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy(
            f"{str(settings.data)!r} 正由另一个进程写入：请等它结束，或用 --data 指定别的目录 "
            "/ another run is writing: wait for it to end, or name another folder with --data"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise NotWritable(
            f"数据目录 {str(settings.data)!r} 不可写：请用 --data 指定别的目录 "
            f"/ the data folder cannot be written: name another with --data ({reason})"
        ) from error
    try:
        yield
    finally:
        lock.release()
