"""Which tables of a report list its projects, one a row, and which list the indicators of one thing."""

from collections import defaultdict

from assistant.domain import ReportKey
from assistant.shelf import Entry, Shelf
from assistant.statement import MONEY
from ingest.fact import AIMED, Measure
from ingest.names import canonical

Table = tuple[ReportKey, int | None]
PROJECT = "项目"
"""What the title of a list of projects says."""
FEWEST = 2
"""So many rows make a list."""


def lists_of_projects(shelf: Shelf) -> frozenset[Table]:
    """The tables whose rows are projects: those that have tables of their own, whatever the headings say, or those that each got a
    score for the money that is printed beside it."""
    own = {
        (entry.key, canonical(entry.fact.subject))
        for entry in shelf.entries
        if of_sheet(entry) and entry.fact.subject
    }
    rows: dict[Table, set[str]] = defaultdict(set)
    paid: dict[Table, set[str]] = defaultdict(set)
    scored: dict[Table, set[str]] = defaultdict(set)
    for entry in shelf.entries:
        fact, table = entry.fact, (entry.key, entry.fact.table)
        if not fact.from_cell or of_sheet(entry):
            continue
        if (entry.key, entry.own) in own:
            rows[table].add(entry.own)
        if fact.subject is None and fact.code is None and PROJECT in entry.place:
            kind = scored if fact.measure is Measure.SCORE else paid if fact.unit in MONEY else None
            if kind is not None:
                kind[table].add(entry.own)
    alike = {table for table in scored if len(scored[table] & paid[table]) >= FEWEST}
    listed = {table for table, names in rows.items() if len(names) >= FEWEST}
    return frozenset(listed | (alike - tables_of_indicators(shelf)))


def tables_of_indicators(shelf: Shelf) -> frozenset[Table]:
    """The tables whose rows have targets."""
    return frozenset(
        (entry.key, entry.fact.table)
        for entry in shelf.entries
        if entry.fact.from_cell and entry.fact.measure in AIMED
    )


def of_sheet(entry: Entry) -> bool:
    """Whether a cell states something of all that its table is about."""
    return entry.fact.subject is not None and entry.own == canonical(entry.fact.subject)
