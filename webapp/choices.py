"""What the chips of a reading can be changed to: what is loaded, and what stands around the cited cell."""

from collections.abc import Iterable

from assistant import wording
from assistant.domain import Answer, Citation, ContextKind, Language, Operation
from assistant.shelf import TOTALS
from ingest.document import Table
from ingest.fact import Measure
from ingest.names import canonical
from webapp import backend
from webapp.backend import Library
from webapp.reading import Choices

MEASURES = (Measure.FINAL, Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET)
OPERATIONS = (Operation.LOOKUP, Operation.COMPOSITION, Operation.TREND, Operation.RANK)
AROUND = 7
"""So many rows before and after the cited one are offered."""
Choice = tuple[str, str]


def choices(answer: Answer, library: Library, language: Language) -> Choices:
    """The choices for one answer, by kind of part."""
    reports = [report for filing in library.corpus.filings() for report in filing.reports]
    years = sorted({report.year for report in reports}, reverse=True)
    return {
        ContextKind.ORGANISATION: _same(dict.fromkeys(report.organisation for report in reports)),
        ContextKind.YEAR: _same(map(str, years)),
        ContextKind.MEASURE: tuple((one.value, wording.measure(one, language)) for one in MEASURES),
        ContextKind.OPERATION: tuple((one.value, wording.operation(one, language)) for one in OPERATIONS),
        ContextKind.TABLE: _same(
            dict.fromkeys(canonical(one.table) for one in answer.citations if one.table)
        ),
        ContextKind.ITEM: _items(answer),
    }


def _same(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple((value, value) for value in values)


def _items(answer: Answer) -> tuple[Choice, ...]:
    """The rows around the first cited cell, or its table's columns where these name everything."""
    cited = next((one for one in answer.citations if one.table_number is not None), None)
    table = _table(cited) if cited else None
    if cited is None or table is None:
        return ()
    rows = [row.label for block in table.blocks for row in block.rows if row.label]
    labels = list(dict.fromkeys(rows or _columns(table)))
    at = labels.index(cited.row[-1]) if cited.row and cited.row[-1] in labels else 0
    return _same(labels[max(0, at - AROUND) : at + AROUND + 1])


def _columns(table: Table) -> list[str]:
    """What the columns of figures are called: the innermost label that is no total."""
    paths = [column.path for block in table.blocks for column in block.values]
    named = [[label for label in path if label not in TOTALS] for path in paths]
    return [path[-1] for path in named if len(path) > 1]


def _table(cited: Citation) -> Table | None:
    document = backend.document(cited.filing)
    tables = document.tables if document else ()
    return next((table for table in tables if table.number == cited.table_number), None)
