"""The rows of any table put in order by a column that a question names: 哪个季度受理件最多, 哪类资产闲置原值最大.

Owns which column is meant where no list of projects, accounts or bodies is: the only one of which every word of the question is said, by its
labels, by what all its rows are called, by its table's title or the sentence that leads to it. A column with a row that has no figure speaks for none of them.
"""

import re
from collections import defaultdict

from assistant.condition import KINDS_OF_UNITS, PARTS
from assistant.domain import Ask, Compute, Found, Ranked, Statement
from assistant.ordered import ORDERED, in_order
from assistant.rows import A_UNIT
from assistant.shelf import TOTALS, Entry, Shelf
from assistant.tokens import tokens
from assistant.words import cut
from ingest.fact import SCORES, Amount, Measure
from ingest.names import plain

Column = tuple[object, ...]
WHOLE = re.compile("合计|总计|小计|^其中|^全[年部]")
FEWEST = 2
"""So many rows make a table whose rows can be put in order."""
NOT_COMPARED = (*SCORES, Measure.TEXT, Measure.REASON)


def rows_of_a_table(step: Compute, ask: Ask, shelf: Shelf) -> Ranked | None:
    """The rows of the one column that the ask names, in the order asked for; nothing where none is, or more than one."""
    if step.operation not in ORDERED or step.limit or ask.codes:
        return None
    wanted = [tokens(word.text) for word in cut(plain(_said(ask))) if len(word.text) > 1 and not word.empty]
    if not wanted:
        return None
    columns = [chosen for rows in _columns(ask, shelf).values() if (chosen := _meant(wanted, rows))]
    if len(columns) != 1:
        return None
    found = [Found(ask=ask, statement=Statement(main=entry.fact)) for entry in columns[0]]
    ranked = in_order(step, found)
    return ranked if isinstance(ranked, Ranked) else None


def _said(ask: Ask) -> str:
    return " ".join((*ask.terms, *ask.within, ask.words))


def _columns(ask: Ask, shelf: Shelf) -> dict[Column, list[Entry]]:
    """The columns of the tables of the year, each with its rows; totals, and columns with a row that has no figure, left out."""
    found: dict[Column, list[Entry]] = defaultdict(list)
    years = {key: ask.year or shelf.years[key] for key in ask.reports if key in shelf.years}
    for entry in shelf.entries:
        fact = entry.fact
        row = fact.from_cell and fact.table is not None and fact.code is None
        if not row or years.get(entry.key) != fact.year or fact.measure in NOT_COMPARED:
            continue
        if fact.term in TOTALS or WHOLE.search(fact.item) or not _of_kind(ask.kind, entry):
            continue
        found[fact.filing, fact.report, fact.table, fact.column].append(entry)
    return {
        place: rows
        for place, rows in found.items()
        if len(rows) >= FEWEST
        and all(isinstance(entry.fact.value, Amount) for entry in rows)
        and len({entry.fact.unit for entry in rows}) == 1
    }


def _of_kind(kind: str | None, entry: Entry) -> bool:
    """Whether a row is what is gone over, where the question says: an organisation of some kind."""
    if kind in (None, PARTS):
        return True
    return (
        kind in KINDS_OF_UNITS
        and A_UNIT.search(entry.own) is not None
        and KINDS_OF_UNITS[kind].search(entry.own) is not None
    )


def _meant(wanted: list[frozenset[str]], rows: list[Entry]) -> list[Entry]:
    """The rows that are called as the question says, where it says all else of their column or table, and something of the column."""
    column = tokens(plain(" ".join(rows[0].fact.column)))
    around = column | tokens(plain(rows[0].place)) | rows[0].around
    named = [word for word in wanted if not word <= around]
    kept = [entry for entry in rows if all(word <= tokens(plain(entry.own)) for word in named)]
    return kept if len(kept) >= FEWEST and any(word <= column for word in wanted) else []
