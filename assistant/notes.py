"""What a table says of itself in its notes: what its columns mean, or why it is empty."""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Passages, Search
from assistant.excerpt import whole
from assistant.place import at_place
from ingest.chunk import Chunk, ChunkKind
from ingest.names import plain
from ingest.store.documents import Outline


class Reading(Protocol):
    """Where the passages and the tables' titles are."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


def note(search: Search, reading: Reading) -> Passages | None:
    """The nearest note of the table that the search names, of those that have what is wanted."""
    if search.place is None:
        return None
    notes = [chunk for chunk in reading.rank(search) if chunk.kind is ChunkKind.NOTE]
    named = at_place(search.place, notes, lambda chunk: _table(chunk, reading.document(chunk.filing)))
    fit = [chunk for chunk in named if re.search(search.needs or "", chunk.text)]
    return Passages(wanted=search.wanted, passages=(whole(fit[0]),)) if fit else None


def _table(chunk: Chunk, outline: Outline) -> str:
    """The title and the number of the table that a note stands under."""
    title = plain(chunk.heading[-1])
    known = ((plain(one.title), one.code) for one in outline.captions if one.code)
    codes = [(len(name), plain(code)) for name, code in known if name in title and code]
    return f"{title} {max(codes, default=(0, ''))[1]}"
