"""An answer from one state of the library: what was made while a filing came or went is made anew."""

from collections.abc import Callable
from typing import TypeVar

from ingest.errors import Misuse
from ingest.store.corpus import Corpus

MOST = 3
"""So often it is tried; a library that still moves then is being filled, and its filings are not those asked about."""

T = TypeVar("T")


def steady(corpus: Corpus, work: Callable[[], T]) -> T:
    """What `work` gives of a corpus that stood still meanwhile. Raises what it raises, then."""
    for _ in range(MOST - 1):
        version = corpus.version()
        try:
            found = work()
        except Misuse:  # a filing went between two looks at it
            if corpus.version() == version:
                raise
            continue
        if corpus.version() == version:
            return found
    return work()
