"""The filter of the sidebar: a view of the corpus that holds only filings of some organisations and years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from ingest.document import Report
from ingest.store.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Organisations and years; nothing chosen means all."""

    organisations: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.organisations or self.years)

    def holds(self, report: Report) -> bool:
        """Whether a report is chosen."""
        return (not self.organisations or report.organisation in self.organisations) and (
            not self.years or report.year in self.years
        )


class Narrowed:
    """A corpus that shows only the chosen reports; all else is the corpus itself."""

    def __init__(self, corpus: Corpus, selection: Selection) -> None:
        """Nothing is read here."""
        self._corpus = corpus
        self._selection = selection

    def __getattr__(self, name: str) -> Any:
        """What is not narrowed is passed on."""
        return getattr(self._corpus, name)

    def filings(self) -> tuple[Any, ...]:
        """The filings with a chosen report, each with its chosen reports only."""
        kept = []
        for filing in self._corpus.filings():
            reports = tuple(report for report in filing.reports if self._selection.holds(report))
            if reports:
                kept.append(replace(filing, reports=reports))
        return tuple(kept)

    def keys(self) -> tuple[tuple[str, int], ...]:
        """The chosen reports."""
        return tuple((filing.digest, report.number) for filing in self.filings() for report in filing.reports)

    def facts(self, reports: Sequence[tuple[str, int]] | None = None) -> Any:
        """Facts of the reports asked for, of the chosen ones where none are."""
        return self._corpus.facts(self.keys() if reports is None else reports)

    def names(self, reports: Sequence[tuple[str, int]] | None = None) -> Any:
        """Names of items, as `facts`."""
        return self._corpus.names(self.keys() if reports is None else reports)

    def chunks(self, reports: Sequence[tuple[str, int]] | None = None) -> Any:
        """Passages, as `facts`."""
        return self._corpus.chunks(self.keys() if reports is None else reports)


@lru_cache(maxsize=8)
def _view(corpus: Corpus, selection: Selection) -> Narrowed:
    return Narrowed(corpus, selection)


def narrowed(corpus: Corpus, selection: Selection) -> Corpus:
    """The corpus itself where nothing is chosen; the same view for the same choice, so that what is kept with it lasts."""
    return cast(Corpus, _view(corpus, selection)) if selection else corpus
