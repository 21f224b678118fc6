"""Taking turns: questions that are asked at the same moment are answered one after the other.

The interpreter computes for one thread at a time: switching among five answers only makes all five as late as the last, and costs time
itself. Whoever has waited long enough goes on beside the one that is slow, for that one may be loading a model.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PATIENCE = 0.5
"""Seconds that a question waits for those before it."""

_turn = Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for those before, but no longer than patience lasts."""
    waited = _turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if waited:
            _turn.release()
