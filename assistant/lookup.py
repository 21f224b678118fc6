"""Finds the facts of one ask: by item name, code or words; then by measure, part, place; and all statements of it.

The question's words have to be explained by a fact's labels; whatever remains unexplained makes it silent rather
than wrong.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.another import of_other_money
from assistant.domain import Ask, Found, Missing, Reason, Refusal, Status
from assistant.fit import Scored, column_of, score
from assistant.otherwise import FROM, NAMED, OTHERWISE, as_printed, with_codes
from assistant.own_names import by_own_names
from assistant.place import ANNEX, at_place
from assistant.preferred import preferred
from assistant.shelf import Entry, Shelf
from assistant.statement import MONEY, gather, prints
from assistant.tokens import tokens
from assistant.wish import heard
from assistant.withheld import withheld
from ingest.fact import BUDGETS, Amount, Blank, Dash, Fact, Fund, Measure, Part, Withheld
from ingest.names import canonical, plain
from ingest.restatements import certain

INCOME_ONLY = re.compile("(?!.*(?:支出|收支)).*收入")
"""The name of a table that has what came in and nothing else."""
WHOLES = (None, "本年收入")
"""What a column is of that states all of a row's money."""
CLEAR = 0.05
"""Who misses the best by no more answers as well."""
BEFORE = re.compile(
    "原来|原先|原本|以前|之前|此前|从前|过去|原标准|(?:调整|改造|提高|提升|上调|下调|优化|整合|改革)前|[由从]多少"
)
"""What asks for it, and not for what it became."""


def look_up(ask: Ask, shelf: Shelf) -> Found | Missing:
    """The statement of what `ask` wants, or why there is none; without a year, of the latest year of the one organisation that
    has it."""
    years = sorted({shelf.years[key] for key in ask.reports if key in shelf.years}, reverse=True)
    asked = set(ask.reports)
    whose = {organisation for key in asked for organisation in shelf.whose.get(key, ())}
    if ask.year is not None or len(years) < 2 or len(whose) > 1:
        return _look_up(ask, shelf)
    found: Found | Missing = _missing(ask, Reason.NO_ITEM)
    for year in years:
        reports = tuple(key for key in ask.reports if shelf.years.get(key) == year)
        found = _look_up(replace(ask, reports=reports), shelf)
        if isinstance(found, Found) or found.refusal.reason not in (Reason.NO_ITEM, Reason.NO_YEAR):
            break
    return found


def _look_up(ask: Ask, shelf: Shelf) -> Found | Missing:
    candidates = _then_or_now(ask, _in_year(ask, shelf))
    if not candidates:
        return no_year(ask, shelf) if ask.year else _missing(ask, Reason.NO_ITEM)
    ask = heard(as_printed(with_codes(ask, candidates), candidates), shelf)
    placed = _in_place(ask, candidates)
    if told := by_own_names(ask, placed):
        return found_by(ask, told, candidates)
    scored = _ranked(ask, shelf, placed)
    for read, led in OTHERWISE:
        if not scored and (other := read(ask, shelf, placed)):
            scored = _ranked(other, shelf, placed, led=led)
    if not scored:
        return _withheld(ask, candidates) or _missing(ask, Reason.NO_ITEM)
    scored = preferred(ask, scored, score(ask, shelf, placed, led=True))
    best = scored[0]
    rivals = _rivals(ask, best, scored) or _elsewhere(ask, best, scored) or _members(ask, best, placed)
    if rivals:
        facts = tuple(one.entry.fact for one in (best, *rivals))
        return _withheld(ask, candidates) or replace(_missing(ask, Reason.AMBIGUOUS), rivals=facts)
    return found_by(ask, best.entry, candidates)


def _ranked(ask: Ask, shelf: Shelf, candidates: Iterable[Entry], *, led: bool = False) -> list[Scored]:
    """What may answer an ask, the best first."""
    return sorted(score(ask, shelf, candidates, led=led), key=lambda one: -one.score)


def _withheld(ask: Ask, candidates: Iterable[Entry]) -> Missing | None:
    """What the filing says it does not publish, where that is asked for."""
    fact = withheld(" ".join((*ask.terms, plain(ask.words), plain(ask.hints))), ask.unit, candidates)
    return replace(_missing(ask, Reason.WITHHELD), fact=fact) if fact else None


def _missing(ask: Ask, reason: Reason) -> Missing:
    status = Status.CLARIFY if reason is Reason.AMBIGUOUS else Status.NOT_FOUND
    return Missing(ask=ask, refusal=Refusal(status=status, reason=reason))


def no_year(ask: Ask, shelf: Shelf) -> Missing:
    """No figure of the year, and which years there are reports of."""
    held = {
        (entry.fact.organisation, shelf.years[entry.key])
        for entry in shelf.entries
        if entry.key in ask.reports
    }
    nearest = tuple(
        f"{organisation} {year}" for organisation, year in sorted(held, key=lambda one: (-one[1], one[0]))
    )
    missing = _missing(ask, Reason.NO_YEAR)
    return replace(missing, refusal=replace(missing.refusal, nearest=nearest))


def _in_year(ask: Ask, shelf: Shelf) -> list[Entry]:
    """The entries of the ask's reports and year; without a year, of each report's own year."""
    reports = set(ask.reports)
    return [
        entry
        for (key, year), entries in shelf.by_year.items()
        if key in reports and year == (ask.year or shelf.years.get(key))
        for entry in entries
    ]


def _then_or_now(ask: Ask, candidates: list[Entry]) -> list[Entry]:
    """The candidates; of two figures that a sentence tells of one thing, from what it moved and to what, the one that is asked for."""
    moved = {entry.own[:-1] for entry in candidates if FROM.search(entry.own) and not entry.fact.from_cell}
    if not moved:
        return candidates
    past = BEFORE.search(ask.said) is not None
    other = moved if past else {f"{name}{mark}" for name in moved for mark in "由从"}
    return [entry for entry in candidates if entry.own not in other or entry.fact.from_cell]


def _in_place(ask: Ask, candidates: list[Entry]) -> list[Entry]:
    """The entries of the table that the ask names; all where it names none that there is, but what came in where that has to be in
    a table of income."""
    if not ask.place:
        return candidates
    if ask.place == ANNEX:
        return [entry for entry in candidates if entry.fact.annex] or candidates
    here = at_place(ask.place, candidates, lambda entry: entry.place)
    of_income = INCOME_ONLY.match(ask.place) is not None
    return here or [entry for entry in candidates if not of_income or entry.flow]


def _rivals(ask: Ask, best: Scored, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Others that answer as well as the best but are another quantity with another figure; where places differ on one, all are told."""
    kept: dict[tuple[object, ...], Scored] = {}
    near = [one for one in scored if best.score - one.score <= CLEAR]
    contradicting = gather(best.entry, [one.entry for one in near], ask).differing if len(near) > 1 else ()
    for one in near[1:]:
        if one.entry.fact in contradicting and not _rows_of_one(best.entry.fact, one.entry.fact):
            continue
        fact, main = one.entry.fact, best.entry.fact
        if (
            _otherwise_counted(ask, best.entry, one.entry)
            or _said_of_one(ask, main, fact)
            or _other_column(ask, best.entry, one.entry)
        ):
            continue
        if _kin(one.entry) != _kin(best.entry) and prints(fact) != prints(main):
            kept.setdefault(_kin(one.entry), one)
    return tuple(kept.values())[:5]


def _rows_of_one(main: Fact, other: Fact) -> bool:
    """Whether two cells stand in rows of one table: rows that are called alike (企业) are several things."""
    return main.from_cell and (main.filing, main.table) == (other.filing, other.table)


def _said_of_one(ask: Ask, main: Fact, other: Fact) -> bool:
    """Whether the question has, as it is printed, what only the first of two figures is called: by its sentence, or by its column
    where both stand in one row."""
    said, beside = plain(ask.said), (main.filing, main.quote) == (other.filing, other.quote)
    if not main.from_cell and len(main.item) >= NAMED:
        name, another = plain(main.item), plain(other.item)
        return name in said and another not in said and name not in another
    columns = [column_of(fact) for fact in (main, other) if beside and fact.column]
    return len(columns) == 2 and columns[0] in said and columns[1] not in said


def _other_column(ask: Ask, best: Entry, other: Entry) -> bool:
    """Whether a cell is of the same thing in a column that has no measure (实际到位), beside the very measure that is asked for."""
    same = best.own == other.own or best.own in other.own_names
    asked = best.fact.measure is (ask.measure or Measure.FINAL)
    return same and asked and other.fact.from_cell and other.fact.measure is Measure.STATED


def _otherwise_counted(ask: Ask, best: Entry, other: Entry) -> bool:
    """Whether a figure is only told with the item of money that the question names in full, and counted in something else: 205 批次
    beside 公务接待费."""
    named = best.own in ask.terms and best.own in plain(ask.said) and best.fact.unit in MONEY
    return ask.unit is None and named and other.fact.unit not in MONEY


def _elsewhere(ask: Ask, best: Scored, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """The same item of other organisations, where nothing in the question but the item tells whose is meant: how it is
    printed does not."""
    if ask.words or ask.codes or ask.within or ask.place or not best.entry.own_names & set(ask.terms):
        return ()
    found = {best.entry.fact.organisation: best}
    for one in scored:
        if one.entry.own_names & set(ask.terms) == best.entry.own_names & set(ask.terms):
            found.setdefault(one.entry.fact.organisation, one)
    return tuple(one for one in found.values() if one is not best)[:5]


def _members(ask: Ask, best: Scored, candidates: Iterable[Entry]) -> tuple[Scored, ...]:
    """What else a place tells the same of, member by member, where nothing in the question tells one member from the others: 人数 of
    every training, where it speaks of 培训."""
    main = best.entry.fact
    if main.subject is None or main.from_cell or best.entry.own_names & set(ask.terms):
        return ()
    said = tokens(plain(ask.said))
    named = tokens(plain(main.subject)) & said
    alike = [
        Scored(entry=entry, explained=best.explained, score=best.score)
        for entry in candidates
        if not entry.fact.from_cell
        and (entry.own, entry.place, entry.fact.measure, entry.fact.unit)
        == (best.entry.own, best.entry.place, main.measure, main.unit)
        and entry.fact.subject not in (None, main.subject)
        and entry.fact.organisation == main.organisation
        and named <= tokens(plain(entry.fact.subject or ""))
        and entry.near & said <= best.entry.near & said <= entry.near
    ]
    return tuple(alike[:5])


def _kin(entry: Entry) -> tuple[object, ...]:
    """What a reader tells two figures apart by: whose, of what, under which rows, in which column that has no measure."""
    fact = entry.fact
    under = fact.row[:-1] if fact.from_cell and fact.code is None and not fact.scope.table else ()
    above = tuple(label for label in under if canonical(label) != entry.own)
    told = None if certain(fact) else fact.quote
    column = column_of(fact) if fact.from_cell and fact.measure is Measure.STATED else ""
    return fact.organisation, fact.subject, entry.own, above, told, column


def _of_budget(ask: Ask, blank: Fact, candidates: Iterable[Entry]) -> Entry | None:
    """The only figure of a blank cell's row, where its name says that it is one of a budget: 基本支出预算调整 under 预算数."""
    if ask.measure is not None or not blank.from_cell or Measure.BUDGET.value[:2] not in blank.item:
        return None
    place = blank.filing, blank.table, blank.quote
    row = [entry for entry in candidates if (entry.fact.filing, entry.fact.table, entry.fact.quote) == place]
    figures = [entry for entry in row if isinstance(entry.fact.value, Amount)]
    return figures[0] if len(figures) == 1 and figures[0].fact.measure in BUDGETS else None


def _beside_unread(ask: Ask, fact: Fact, candidates: Iterable[Entry]) -> bool:
    """Whether a cell states a part that the question does not name, in a row of parts alone of a table with a column of the whole: that
    cell of the row could not be read, for a blank one is a fact."""
    named = fact.scope.part is ask.part or any(plain(label) in plain(ask.said) for label in fact.column)
    if not fact.from_cell or named or _of_whole(fact):
        return False
    table = [one.fact for one in candidates if (one.fact.filing, one.fact.table) == (fact.filing, fact.table)]
    parts = {other.column for other in table if not _of_whole(other)}
    row = {other.column for other in table if other.quote == fact.quote}
    return row <= parts and any(other.column not in parts for other in table)


def _of_whole(fact: Fact) -> bool:
    """Whether a cell is of all the money that its row is about."""
    return fact.scope.part is Part.ALL and fact.scope.table in WHOLES


def found_by(ask: Ask, best: Entry, candidates: Sequence[Entry]) -> Found | Missing:
    """All statements of the quantity that `best` states, unless it states nothing."""
    statement = gather(best, candidates, ask)
    if isinstance(statement.main.value, Withheld):
        return replace(_missing(ask, Reason.WITHHELD), fact=statement.main)
    if _beside_unread(ask, statement.main, candidates):
        return _missing(ask, Reason.NO_ITEM)
    if isinstance(statement.main.value, (Blank, Dash)):
        if budget := _of_budget(ask, statement.main, candidates):
            return found_by(ask, budget, candidates)
        return replace(_missing(ask, Reason.BLANK), fact=statement.main)
    main = next((one for one in candidates if one.fact is statement.main), best)
    if best.fact.scope.fund is Fund.ALL and of_other_money(ask, main):  # a table says that it is of all money
        return _missing(ask, Reason.NO_ITEM)
    return Found(ask=ask, statement=statement)
