"""Taking turns: questions that are asked at the same moment are answered one after the other, in the order in which they came.

The interpreter computes for one thread at a time: switching among five answers only makes all five as late as the last, and costs time
itself. Whoever comes behind a slow answer goes on beside it, for that one may be loading a model.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

PATIENCE = 0.5
"""Seconds that an answer may take before the next one goes on beside it."""


class Turns:
    """A queue of those who answer: the first one does, the others wait."""

    def __init__(self) -> None:
        self._moved = Condition()
        self._tickets: deque[object] = deque()
        self._since = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for those before, but for none of them longer than patience lasts."""
        mine = object()
        with self._moved:
            self._tickets.append(mine)
            if self._tickets[0] is mine:
                self._since = monotonic()
            while self._waits(mine):
                self._moved.wait(max(0.0, self._since + PATIENCE - monotonic()))
                if self._waits(mine) and monotonic() - self._since >= PATIENCE:
                    self._next()
        try:
            yield
        finally:
            with self._moved:
                if self._tickets and self._tickets[0] is mine:
                    self._next()

    def _waits(self, ticket: object) -> bool:
        """Whether it is another one's turn; who was first and slow to begin waits no more."""
        return ticket in self._tickets and self._tickets[0] is not ticket

    def _next(self) -> None:
        self._tickets.popleft()
        self._since = monotonic()
        self._moved.notify_all()


in_turn = Turns().turn
"""Wait for those who asked before, whoever they are."""
