"""One writer at a time for a data folder: a lock file that the system frees when its holder ends, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ingest.errors import Busy, NotWritable
from ingest.settings import Settings
from ingest.store.schema import make_folder

FILE = ".writer.lock"


@contextmanager
def writing(settings: Settings) -> Iterator[None]:
    """Hold the data folder for writing. Raises Busy where another run holds it, NotWritable."""
    make_folder(settings.data)
    lock = FileLock(settings.data / FILE, timeout=settings.lock_seconds)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy(
            f"Another run is writing to {str(settings.data)!r}: wait for it to end, or name another folder with --data"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise NotWritable(
            f"The data folder {str(settings.data)!r} cannot be written: {reason}; name another with --data"
        ) from error
    try:
        yield
    finally:
        lock.release()
