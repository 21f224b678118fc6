"""What was read lately, so that a process that stays open does not hold a whole corpus in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The values that were used last, at most so many. Safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many there are."""
        with self._lock:
            return len(self._values)

    def get(self, key: K) -> V | None:
        """The value of a key, now the one used last."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: K, value: V) -> V:
        """Keep a value and give it back; the one that was not used for longest goes."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def only(self, holds: Callable[[K], bool]) -> "Kept[K, V]":
        """Those of some keys, to go on with."""
        left: Kept[K, V] = Kept(self._most)
        with self._lock:
            left._values.update((key, value) for key, value in self._values.items() if holds(key))
        return left
