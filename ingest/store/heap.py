"""Memory handed out is cleared first, while the vector index writes.

Seen with chromadb 1.5.9 (its bug 7688): the index writes buffers to its files as the allocator handed them out, so that the
places not yet used hold what the process had freed before: words of filings, also of those that were removed.
"""

import ctypes
from collections.abc import Callable
from functools import cache

_M_PERTURB = -6
"""The option of glibc: fill what is handed out with the complement of the byte given, and what is freed with the byte."""


def clear(on: bool) -> bool:
    """Have the allocator clear what it hands out from now on, or no longer. False where the C library has no such option."""
    mallopt = _mallopt()
    return mallopt is not None and bool(mallopt(_M_PERTURB, 0xFF if on else 0))


@cache
def _mallopt() -> Callable[[int, int], int] | None:
    return getattr(ctypes.CDLL(None), "mallopt", None)
