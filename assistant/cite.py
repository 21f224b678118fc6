"""Citations: numbered sources made from the places that travel with the evidence, never looked up again by text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

from assistant.domain import Citation, Passage, Statement
from ingest.document import Span
from ingest.fact import Fact
from ingest.layout import Place

CUT = re.compile(r"\s*\n\s*")
FEW = 3
"""So many numbers of sources are all written out."""


class Sources(Protocol):
    """Where cited text and its headings come from."""

    def text(self, filing: str) -> str:
        """The canonical text of a filing."""

    def file(self, filing: str) -> str:
        """The name of a filing's file."""

    def headings(self, filing: str, section: int) -> tuple[str, ...]:
        """The headings of a section."""

    def title(self, filing: str, table: int) -> str | None:
        """The title of a table."""

    def place(self, filing: str, span: Span) -> Place | None:
        """Page and box of a place in the text, where the filing has pages."""

    def confidence(self, filing: str, span: Span) -> float | None:
        """How surely the characters of a place were recognised; None where they did not have to be."""

    def checks(self, fact: Fact) -> tuple[tuple[str, str, str], ...]:
        """Rule, state and detail of the cross-checks that a fact takes part in."""

    def holder(self, filing: str, report: int) -> tuple[str, int]:
        """Organisation and fiscal year of a report."""


def marks(numbers: Sequence[int]) -> str:
    """The numbers of sources as they stand in a text: ``[1][2]``, and ``[1]–[9]`` for many that follow each other."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    return "".join(
        f"[{run[0]}]–[{run[-1]}]" if len(run) > FEW else "".join(f"[{n}]" for n in run) for run in runs
    )


@dataclass
class Citer:
    """Numbers the sources of one answer; the same place twice is one source."""

    sources: Sources
    cited: list[Citation] = field(default_factory=list)

    def fact(self, fact: Fact) -> int:
        """The number of the source that states `fact`."""
        return self._place(fact.filing, fact.report, fact.span, fact.quote, fact)

    def statement(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of a statement's sources: the main one and some that agree."""
        return tuple(dict.fromkeys(map(self.fact, statement.shown)))

    def passage(self, passage: Passage) -> int:
        """The number of the source of a passage."""
        span = Span(start=passage.start, end=passage.end)
        return self._place(passage.chunk.filing, passage.chunk.report, span, span, passage.chunk.section)

    def _place(self, filing: str, report: int, span: Span, quote: Span, what: Fact | int) -> int:
        for known in self.cited:
            if (known.filing, known.start, known.end) == (filing, span.start, span.end):
                return known.n
        fact = what if isinstance(what, Fact) else None
        section = fact.section if fact else what
        assert isinstance(section, int)
        organisation, year = self.sources.holder(filing, report)
        table = fact.table if fact else None
        printed = self.sources.place(filing, span)
        citation = Citation(
            n=len(self.cited) + 1,
            filing=filing,
            file=self.sources.file(filing),
            organisation=organisation,
            year=year,
            section=self.sources.headings(filing, section),
            table=None if table is None else self.sources.title(filing, table),
            table_number=table,
            row=fact.row if fact else (),
            column=fact.column if fact and fact.from_cell else (),
            page=printed[0] if printed else None,
            box=printed[1] if printed else None,
            start=span.start,
            end=span.end,
            quote_start=quote.start,
            quote_end=quote.end,
            quote=CUT.sub("", quote.of(self.sources.text(filing))).strip(),
            confidence=self.sources.confidence(filing, span),
        )
        self.cited.append(citation)
        return citation.n
