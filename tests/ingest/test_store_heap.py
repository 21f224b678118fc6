"""What the process has freed does not stand in the memory that it is handed next, while the vector index writes."""

import ctypes
from collections.abc import Iterator

import pytest

from ingest.settings import Settings
from ingest.store import heap, vectors
from ingest.store.shelf import open_shelf

SIZE = 5000
LIBC = ctypes.CDLL(None)
LIBC.malloc.restype = ctypes.c_void_p
LIBC.malloc.argtypes = [ctypes.c_size_t]
LIBC.free.argtypes = [ctypes.c_void_p]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    heap.clear(False)


def handed_out() -> bytes:
    """What stands in fresh memory of the C library after some of the same size was filled and freed."""
    place = LIBC.malloc(SIZE)
    ctypes.memset(place, ord("x"), SIZE)
    LIBC.free(place)
    place = LIBC.malloc(SIZE)
    held = ctypes.string_at(place, SIZE)
    LIBC.free(place)
    return held


def test_memory_is_cleared_only_while_asked() -> None:
    assert heap.clear(True)
    assert handed_out() == bytes(SIZE)
    assert heap.clear(False)
    assert handed_out() != bytes(SIZE)


def test_it_is_cleared_while_somebody_writes(settings: Settings) -> None:
    with open_shelf(settings):
        assert handed_out() == bytes(SIZE)
        vectors.CLIENTS.begin_writing()
        vectors.CLIENTS.end_writing()
        assert handed_out() == bytes(SIZE)
    assert handed_out() != bytes(SIZE)
