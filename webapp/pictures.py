"""The pictures of pages that were drawn lately: those of filings in the library, and of no other.

Owns how long a picture is kept. Drawing belongs to `webapp.picture`.
"""

import threading

from ingest.store.corpus import Corpus
from ingest.store.kept import Kept
from webapp import picture

MOST = 48
_NONE = b""
"""Stands for a page that cannot be drawn, so that it is not tried again."""

Page = tuple[str, int]
"""A filing's digest, and a page counted from 1."""


class Pictures:
    """What was drawn of one corpus. Safe to use from several threads."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self._lock = threading.Lock()
        self._version = -1
        self._kept: Kept[Page, bytes] = Kept(MOST)

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def of(self, corpus: Corpus, digest: str, page: int) -> bytes | None:
        """The PNG of a page; None where it cannot be drawn. Raises Misuse where the filing is no longer in the library."""
        corpus.find(digest)
        known = self._kept.get((digest, page))
        if known is None:
            known = picture.drawn(corpus.original(digest), page) or _NONE
            self._kept.keep((digest, page), known)
        self.follow(corpus)  # the filing may have gone while its page was drawn
        return known or None

    def follow(self, corpus: Corpus) -> None:
        """Forget the pages of filings that have gone since the last look."""
        with self._lock:
            version = corpus.version()
            if version != self._version:
                digests = {filing.digest for filing in corpus.filings()}
                self._kept = self._kept.only(lambda key: key[0] in digests)
                self._version = version
