"""The rows under an item or of a named table, for questions over them: the three largest projects, the lowest rate."""

from collections import defaultdict

from assistant.domain import Ask, Found, Statement
from assistant.lookup import COMPATIBLE
from assistant.shelf import TOTALS, Entry, Shelf
from assistant.tokens import covered, tokens
from ingest.fact import Amount, Part
from ingest.names import canonical, plain

UNSEEN = 6.0


def children(ask: Ask, shelf: Shelf) -> tuple[Found, ...]:
    """The innermost rows of the one table whose rows stand under the ask's item, or that the item is the title of."""
    measures = COMPATIBLE.get(ask.measure, (ask.measure,))
    years = {key: ask.year or shelf.years[key] for key in ask.reports if key in shelf.years}
    rows: dict[tuple[str, int | None, tuple[str, ...]], list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        fact = entry.fact
        if not fact.from_cell or fact.measure is not measures[0] or years.get(entry.key) != fact.year:
            continue
        if (
            isinstance(fact.value, Amount)
            and fact.term not in TOTALS
            and entry.own not in ask.terms
            and _under(ask, entry, shelf)
        ):
            rows[fact.filing, fact.table, fact.column].append(entry)
    if not rows:
        return ()
    chosen = min(rows.values(), key=lambda entries: (_restricted(entries[0]), -len(entries)))
    above = {canonical(label) for entry in chosen for label in entry.fact.row[:-1]}
    leaves = [entry for entry in chosen if entry.fact.term not in above]
    return tuple(Found(ask=ask, statement=Statement(main=entry.fact)) for entry in leaves)


def _under(ask: Ask, entry: Entry, shelf: Shelf) -> bool:
    """Whether the row stands under every item of the ask, or in a table that is about it."""
    above = {canonical(label) for label in entry.fact.row[:-1]}
    return bool(ask.terms) and all(
        term in above or covered(tokens(term), tokens(plain(entry.place)), shelf.weight, UNSEEN) == 1.0
        for term in ask.terms
    )


def _restricted(entry: Entry) -> tuple[int, bool]:
    """Columns of parts and single sources come after the column of the whole."""
    return int(entry.fact.scope.part is not Part.ALL and entry.fact.scope.table is None), entry.fact.annex
