"""What the steps of a plan need of what is loaded."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Missing, Passages, ReportKey, Search
from assistant.misfit import Checked
from assistant.narrow import Store
from assistant.shelf import Shelf
from ingest.chunk import Chunk
from ingest.store.documents import Outline


class Library(Protocol):
    """What is loaded: facts on shelves, and passages to search."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports, in order."""

    def search(self, search: Search) -> Passages | Missing:
        """The passages that answer."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""


class Loaded(Library, Store, Checked, Protocol):
    """All that is loaded, and what can be told of it without reading it."""

    def of_items(self, terms: Sequence[str]) -> Library:
        """The same with the facts of some items alone."""
