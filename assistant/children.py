"""The rows under an item, of a named table, or of the list of projects, for questions over them: the three largest
projects, the lowest rate."""

from collections import defaultdict
from collections.abc import Iterable

from assistant.distance import flow
from assistant.domain import Ask, Found, Statement
from assistant.lookup import COMPATIBLE
from assistant.shelf import TOTALS, Entry, Shelf
from assistant.tokens import covered, tokens
from ingest.fact import Amount, Part
from ingest.names import canonical, plain

UNSEEN = 6.0
WHOLES = frozenset({"本年支出合计", "本年收入合计", "项目支出"})
"""Items that are the column of what is ranked, or all of it."""
PROJECTS = ("项目", "专项", "工程", "经费")
"""What rows are called in a question that means the list of projects."""
LISTED = ("项目", "绩效", "自评")
"""The headings under which projects are listed or told one by one."""

Group = tuple[object, ...]


def children(ask: Ask, shelf: Shelf) -> tuple[Found, ...]:
    """The innermost rows of the one table, or the items of the one series of sentences, that the ask is over."""
    rows: dict[Group, list[Entry]] = defaultdict(list)
    for entry in _measured(ask, shelf):
        if _under(ask, entry, shelf):
            fact = entry.fact
            group = (fact.filing, fact.table, fact.column) if fact.from_cell else (fact.filing, fact.report)
            rows[group].append(entry)
    found = [leaves for entries in rows.values() if len(leaves := _leaves(entries)) > 1]
    if not found:
        return ()
    chosen = min(found, key=lambda entries: (*_restricted(entries[0]), -len(entries)))
    return tuple(Found(ask=ask, statement=Statement(main=entry.fact)) for entry in chosen)


def _measured(ask: Ask, shelf: Shelf) -> Iterable[Entry]:
    """The figures of the measure and year, totals and the item itself left out."""
    measure = COMPATIBLE.get(ask.measure, (ask.measure,))[0]
    wanted = flow(ask)
    years = {key: ask.year or shelf.years[key] for key in ask.reports if key in shelf.years}
    for entry in shelf.entries:
        fact = entry.fact
        of_rows = (
            entry.flow == wanted
            and fact.term not in TOTALS
            and entry.own not in (*ask.terms, *ask.within, *WHOLES)
        )
        if (
            fact.measure is measure
            and years.get(entry.key) == fact.year
            and of_rows
            and isinstance(fact.value, Amount)
        ):
            yield entry


def _leaves(entries: list[Entry]) -> list[Entry]:
    """The rows that have no rows of their own, each item once."""
    above = {canonical(label) for entry in entries for label in entry.fact.row[:-1]}
    kept: dict[str, Entry] = {}
    for entry in entries:
        if entry.fact.term not in above:
            kept.setdefault(" ".join((*entry.fact.row[:-1], entry.own)), entry)
    return list(kept.values())


def _under(ask: Ask, entry: Entry, shelf: Shelf) -> bool:
    """Whether the row stands under every item of the ask or in a table about it; without an item, whether it is a
    project's where projects are asked for."""
    items = [term for term in (*ask.terms, *ask.within) if term not in WHOLES]
    place = tokens(plain(entry.place))
    if items:
        above = {canonical(label) for label in entry.fact.row[:-1]}
        inside = (
            term in above or covered(tokens(term), place, shelf.weight, UNSEEN) == 1.0 for term in items
        )
        return entry.fact.from_cell and all(inside)
    words = f"{ask.words} {' '.join(ask.terms)} {' '.join(ask.within)}"
    projects = any(word in words for word in PROJECTS)
    return projects and entry.fact.code is None and any(word in entry.place for word in LISTED)


def _restricted(entry: Entry) -> tuple[int, bool, bool]:
    """Columns of parts and single sources come after the column of the whole, sentences after tables."""
    part = entry.fact.scope.part is not Part.ALL and entry.fact.scope.table is None
    return int(part), not entry.fact.from_cell, entry.fact.annex
