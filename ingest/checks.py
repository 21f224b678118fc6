"""The cross-checks (勾稽) of a document: between and inside tables, tables against prose, prose against the annex.

Owns which rules are run. The rules stand in `ingest.balances` (tables), `ingest.restatements` (the same quantity in two
places) and `ingest.percentages` (printed percentages and wording against the figures).
"""

from collections.abc import Sequence

from ingest import balances, percentages, restatements
from ingest.document import Document, TableKind
from ingest.fact import Fact
from ingest.verdict import Check, State

__all__ = ["Check", "State", "run"]


def run(document: Document, facts: Sequence[Fact]) -> tuple[Check, ...]:
    """All checks of all reports of `document`, report by report."""
    found: list[Check] = []
    for report in document.reports:
        own = tuple(fact for fact in facts if fact.report == report.number)
        cells = _statutory(document, own)
        found.extend(balances.run(cells, report.number))
        found.extend(restatements.run(document, own, report.number))
        found.extend(percentages.run(document, own, report.number))
    return tuple(found)


def _statutory(document: Document, facts: Sequence[Fact]) -> dict[TableKind, list[Fact]]:
    """The cells of the body's statutory tables, by kind; a kind without cells is a table without figures."""
    kinds = {table.number: table.kind for table in document.tables if not table.annex}
    cells: dict[TableKind, list[Fact]] = {kind: [] for kind in kinds.values()}
    for fact in facts:
        if fact.table is not None and (kind := kinds.get(fact.table)) not in (None, TableKind.OTHER):
            assert kind is not None
            cells[kind].append(fact)
    return cells
