"""Things of one kind that a question goes over one by one: the rows of a table, the projects, the accounts of a level, the tables
of several projects, the trainings that a passage counts up.

Owns which facts are such a series. What is done with it is asked of `assistant.ordered` and `assistant.compute`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import kinds
from assistant.accounts import ECONOMIC, at_level, in_column, in_order_of_amount, level_of, order
from assistant.compute import compute, failed, main_of
from assistant.condition import HELD_AGAINST, KINDS_OF_UNITS, NOUN, PARTS, WHOLE
from assistant.counting import unit_fits
from assistant.distance import flow
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Missing,
    Operation,
    Ranked,
    Reason,
    Statement,
)
from assistant.fit import COMPATIBLE
from assistant.indicators import over_indicators
from assistant.lists import lists_of_projects, of_sheet, tables_of_indicators
from assistant.name_parts import BODY
from assistant.ordered import ORDERED, in_order
from assistant.scan import SPENT_AS
from assistant.shelf import TOTALS, WHOLE_SCORE, Entry, Shelf
from assistant.statement import FALLING
from assistant.tokens import covered, tokens, word_tokens
from assistant.whole_names import of_the_field
from ingest import arithmetic
from ingest.fact import AIMED, BUDGETS, SCORES, Amount, Blank, Dash, Fact, Measure, Part
from ingest.names import canonical, plain

OVER_ROWS = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST, Operation.SELECT, Operation.COUNT)
TOGETHER = (Operation.SUM, Operation.AVERAGE)
"""What is done with all of them, so that one too many makes it wrong."""
UNSEEN = 6.0
EXPLAINED = 0.5
NAMED = 5
"""From so many characters on a word names something, and is no manner of speech."""
DETAIL = "基本支出明细"
"""The table that tells basic expenditure by economic accounts, in bands side by side: one column, however often it is headed."""
WHOLES = frozenset(
    {
        "本年支出合计",
        "本年收入合计",
        "项目支出",
        "财政拨款支出",
        "一般公共预算财政拨款支出",
        "政府性基金预算财政拨款支出",
    }
)
"""Items that are the column of what is ranked, or all of it."""
PROJECTS = ("项目", "专项", "工程", "经费")
"""What rows are called in a question that means the list of projects."""
LISTED = ("项目", "绩效", "自评")
"""The headings under which projects are listed or told one by one."""
A_UNIT = re.compile(rf"(?:{kinds.BODY}|{BODY})(?:本级)?(?:[（(][^（）()]+[)）])?$")
"""What the rows are called that each stand for an organisation, another name of it in brackets."""
SAID_OF_UNITS = re.compile(rf"(?:[所下直]属)?(?:{'|'.join(KINDS_OF_UNITS)})")
SHEETS = ("自评表", "表")
PROJECT_SCORE = re.compile(r".(?:项目|专项|工程|经费)?(?:绩效)?(?:自评|评价)(?:总|综合)?(?:得分|分)?$")
"""What a sentence calls the score of a project, the project's name in front."""
SCORED = (*SCORES, *AIMED)
BETWEEN: dict[Measure | None, tuple[tuple[Measure, Measure], ...]] = {
    Measure.ADDED_BUDGET: ((Measure.ADJUSTED_BUDGET, Measure.INITIAL_BUDGET),),
    Measure.BALANCE: tuple(
        (budget, Measure.FINAL)
        for budget in (Measure.ADJUSTED_BUDGET, Measure.BUDGET, Measure.INITIAL_BUDGET)
    ),
}
"""Figures that are one column less another."""
COUNTED = (Measure.COUNT, Measure.STATED)
Group = tuple[object, ...]
Name = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of things of one kind by the things' names; the first one tells where they stand."""

    entries: dict[Name, Entry]

    @property
    def first(self) -> Fact:
        """The figure that tells where all of them stand."""
        return next(iter(self.entries.values())).fact

    @property
    def order(self) -> tuple[object, ...]:
        """Before others: whole columns, tables, the body."""
        fact = self.first
        part = fact.scope.part is not Part.ALL and fact.scope.table is None
        scored = fact.measure is Measure.SCORE
        return int(part), not (fact.from_cell or scored), fact.annex and not scored


def over_rows(step: Compute, ask: Ask, shelf: Shelf) -> Ranked | Computed | Missing:
    """What is asked of all things of the ask's kind."""
    against = step.limit.against if step.limit else None
    if step.limit and against in HELD_AGAINST and NOUN in (ask.kind or ""):
        return over_indicators(step, step.limit, ask, shelf)
    found = _surpluses(ask, against, shelf) if against else series(ask, shelf) or _between(ask, shelf)
    if not found or (step.operation in TOGETHER and _unexplained(ask, found, shelf)):
        return failed(ask, Reason.NO_ITEM)
    accounts = [one for one in found if isinstance(one, Found)] if level_of(ask) else []
    if accounts and step.operation in ORDERED:
        return in_order_of_amount(step, accounts, _blank(ask, main_of(accounts[0]), shelf))
    if step.limit or step.operation in OVER_ROWS:
        return in_order(step, found)
    return compute(step, found)


def _unexplained(ask: Ask, found: Sequence[Found | Computed], shelf: Shelf) -> bool:
    """Whether the question says something of the things that is said nowhere around them: it may be but some of them that are
    meant."""
    facts = {main_of(one).id for one in found}
    here = [entry for entry in shelf.entries if entry.fact.id in facts]
    around = frozenset().union(*(entry.words | entry.around | tokens(entry.place) for entry in here))
    said = (tokens(word) for word in ask.words.split() if len(word) > 1 and word not in PROJECTS)
    return any(covered(word, around, shelf.weight, UNSEEN) < EXPLAINED for word in said)


def series(ask: Ask, shelf: Shelf) -> tuple[Found, ...]:
    """The figures of the things that the ask goes over, each once."""
    wanted = (replace(ask, measure=measure) for measure in COMPATIBLE.get(ask.measure, (ask.measure,)))
    several = ([one for one in _series(each, shelf).values() if _several(ask, one)] for each in wanted)
    groups = _of_fund(ask, next((found for found in several if found), []))
    if not groups:
        return ()
    level = level_of(ask)
    chosen = min(
        groups, key=lambda one: (*one.order, *(order(one.first) if level else ()), -len(one.entries))
    )
    return tuple(_found(ask, entry) for entry in chosen.entries.values())


def _several(ask: Ask, one: Series) -> bool:
    """Whether there is more than one thing; an organisation may have but one account of a level."""
    return len(one.entries) > 1 or (level_of(ask) is not None and one.first.from_cell)


def _blank(ask: Ask, one: Fact, shelf: Shelf) -> int:
    """How many accounts have nothing printed in the column that a figure stands in."""
    places = {_place(entry) for entry in shelf.entries if entry.fact.id == one.id}
    return sum(
        isinstance(entry.fact.value, Blank | Dash)
        and (entry.fact.measure, entry.fact.year) == (one.measure, one.year)
        and _place(entry) in places
        and _meant(ask, entry, shelf, listed=False)
        for entry in shelf.entries
    )


def _of_fund(ask: Ask, groups: list[Series]) -> list[Series]:
    """The series of the money that the ask speaks of; accounts of other money are none, whose money a list of projects is may
    be left unsaid."""
    if ask.fund is None:
        return groups
    own = [one for one in groups if one.first.scope.fund is ask.fund]
    return own or ([] if level_of(ask) else groups)


def _between(ask: Ask, shelf: Shelf) -> tuple[Computed, ...]:
    """What lies between two columns of each thing, where it has none of its own: what was added to a budget, what is left of it."""
    for pair in BETWEEN.get(ask.measure, ()):
        moved = ask.measure is Measure.ADDED_BUDGET
        first, second = reversed(pair) if moved and "减少" in ask.hints else pair
        if found := tuple(_pairs(replace(ask, measure=first), second, shelf)):
            return tuple(one for one in found if one.value > 0) if moved else found
    return ()


def _surpluses(ask: Ask, against: Measure, shelf: Shelf) -> tuple[Computed, ...]:
    """What the first measure is more than the second of each thing; a budget that the question does not tell from others is
    the one that the things have."""
    seconds = BUDGETS if against is Measure.BUDGET else (against,)
    several = (tuple(_pairs(ask, second, shelf)) for second in seconds)
    return next((found for found in several if found), ())


def _pairs(ask: Ask, against: Measure, shelf: Shelf) -> Iterable[Computed]:
    """Of each thing that has both measures what the first is more than the second."""
    ones, others = _series(ask, shelf), _series(replace(ask, measure=against), shelf)
    both = [
        (ones[one].entries, others[two].entries) for one in ones for two in others if one[:-1] == two[:-1]
    ]
    left, right = max(both, key=lambda pair: len(pair[0].keys() & pair[1].keys()), default=({}, {}))
    for name in left:
        if name in right:
            yield _surplus(_found(ask, left[name]), _found(ask, right[name]))


def _surplus(one: Found, other: Found) -> Computed:
    """One figure less another, below zero where it is smaller."""
    left, right = (
        arithmetic.figure(value, main_of(of).unit)
        for of in (one, other)
        if isinstance(value := main_of(of).value, Amount)
    )
    result = arithmetic.subtract(left, right)
    return Computed(
        operation=Operation.DIFFERENCE,
        value=result.value,
        unit=result.unit,
        formula=f"{left.value} − {right.value} = {result.value}",
        operands=(one, other),
    )


def _found(ask: Ask, entry: Entry) -> Found:
    return Found(ask=ask, statement=Statement(main=entry.fact))


def _series(ask: Ask, shelf: Shelf) -> dict[Group, Series]:
    """The figures of the measure and year by where they stand, of each place the innermost things."""
    rows: dict[Group, list[Entry]] = defaultdict(list)
    lists = lists_of_projects(shelf)
    others = tables_of_indicators(shelf) if _of_projects(ask) else frozenset()
    for entry in _measured(ask, shelf):
        if (entry.key, entry.fact.table) in others and not of_sheet(entry):
            continue
        if _meant(ask, entry, shelf, listed=(entry.key, entry.fact.table) in lists and entry.fact.from_cell):
            rows[_place(entry)].append(entry)
    return {key: Series(_leaves(entries)) for key, entries in rows.items()}


def _of_projects(ask: Ask) -> bool:
    """Whether projects are gone over, and not their indicators."""
    said = f"{ask.kind or ''} {ask.words}"
    return any(word in said for word in PROJECTS) and NOUN not in said


def _place(entry: Entry) -> Group:
    """What the figures of one series have in common: the table, the tables of one form, or a report's sentences; and the column."""
    fact = entry.fact
    if fact.from_cell:
        column = None if fact.scope.table == DETAIL else fact.column
        return (fact.filing, fact.report, "sheets" if of_sheet(entry) else fact.table, column)
    if fact.measure in COUNTED:
        return fact.filing, fact.report, fact.section, entry.own, None
    return fact.filing, fact.report, fact.annex, None


def _measured(ask: Ask, shelf: Shelf) -> Iterable[Entry]:
    """The figures of the measure, unit and year; totals and the item itself left out."""
    wanted = flow(ask)
    years = {key: ask.year or shelf.years[key] for key in ask.reports if key in shelf.years}
    for entry in shelf.entries:
        fact = entry.fact
        if fact.measure is not ask.measure or (ask.unit and not unit_fits(ask.unit, fact.unit)):
            continue
        if fact.measure is Measure.ADDED_BUDGET and ("减少" in ask.hints) is not bool(
            set(fact.column) & FALLING
        ):
            continue
        if years.get(entry.key) != fact.year or entry.flow != wanted or not isinstance(fact.value, Amount):
            continue
        named = (*ask.terms, *ask.within, *WHOLES)
        if fact.term not in TOTALS - {WHOLE_SCORE} and (entry.own not in named or of_sheet(entry)):
            yield entry


def _leaves(entries: list[Entry]) -> dict[Name, Entry]:
    """The things that have no rows of their own, each once."""
    above = {canonical(label) for entry in entries for label in entry.fact.row[:-1]}
    codes = {entry.fact.code for entry in entries if entry.fact.code}
    kept: dict[Name, Entry] = {}
    for entry in entries:
        code = entry.fact.code
        if code and not any(other != code and other.startswith(code) for other in codes):
            kept.setdefault((*entry.fact.row, code), entry)  # an account may be called as the one above it
        elif not code and entry.fact.term not in above:
            kept.setdefault((*entry.fact.row[:-1], entry.fact.subject, entry.own), entry)
    return kept


def _meant(ask: Ask, entry: Entry, shelf: Shelf, *, listed: bool) -> bool:
    """Whether a figure is of a thing of the ask's kind, and stands under every item of the ask or in a table about it; `listed`
    that it is one of a table of projects."""
    kind = ask.kind or ""
    if level := level_of(ask):
        return at_level(entry, level) and in_column(ask, entry) and _inside(_of_rows(ask), entry, shelf)
    if kind in KINDS_OF_UNITS:
        return _of_unit(ask, entry, kind)
    if kind == PARTS and ECONOMIC in ask.hints and entry.fact.code is None:
        return False  # accounts are no projects
    items = _containers(ask)
    if ask.measure is Measure.SCORE and _of_projects(ask):
        return (listed or _of_project(entry)) and not items
    if any(word in kind for word in SHEETS):
        return of_sheet(entry) and not (set(items) & {entry.own})
    if NOUN in kind:
        return (
            entry.fact.from_cell
            and not listed
            and entry.fact.measure in SCORED
            and not of_sheet(entry)
            and _of_table(items, entry)
        )
    if items:
        asked = entry.fact.code is None or in_column(ask, entry)
        return entry.fact.from_cell and not of_sheet(entry) and asked and _inside(ask, entry, shelf)
    words = f"{kind} {ask.words} {' '.join(ask.terms)} {' '.join(ask.within)}"
    if any(word in words for word in PROJECTS):
        named = entry.fact.code is None and entry.own not in of_the_field()
        listed = listed or any(word in entry.place for word in LISTED)
        return named and listed and not _indicates(entry) and _explained(ask, entry, shelf)
    return _named(kind, entry) if kind else _counted_so(ask, entry)


def _of_unit(ask: Ask, entry: Entry, kind: str) -> bool:
    """Whether a figure stands in the row of an organisation of that kind and in the column of every item, or of the words, of the ask."""
    fact = entry.fact
    row = fact.from_cell and fact.code is None and A_UNIT.search(entry.own) is not None
    if not row or not KINDS_OF_UNITS[kind].search(entry.own):
        return False
    said = word_tokens(SAID_OF_UNITS.sub("", ask.words))
    if ask.terms and not set(ask.terms) <= {canonical(label) for label in fact.column}:
        return False
    return bool(ask.terms or said) and said <= tokens(plain(" ".join(fact.column)))


def _indicates(entry: Entry) -> bool:
    """Whether a figure is of one indicator of what its table is about."""
    return entry.fact.from_cell and any(NOUN in above for above in entry.fact.row[:-1])


def _of_project(entry: Entry) -> bool:
    """Whether a score is that of a whole project: of the table about it, or of a sentence."""
    about = entry.fact.subject if entry.fact.from_cell else f"{entry.fact.subject or ''}{entry.fact.item}"
    if about is None or WHOLE in about or "平均" in about:
        return False
    return of_sheet(entry) if entry.fact.from_cell else PROJECT_SCORE.search(about) is not None


def _explained(ask: Ask, entry: Entry, shelf: Shelf) -> bool:
    """Whether what else the question says stands around a figure: another sum's projects are not those that are meant."""
    said = frozenset().union(*(tokens(word) for word in ask.words.split() if len(word) >= NAMED))
    around = entry.words | entry.around | tokens(entry.place)
    return covered(said, around, shelf.weight, UNSEEN) >= EXPLAINED


def _containers(ask: Ask) -> list[str]:
    return [term for term in (*ask.terms, *ask.within) if term not in WHOLES]


def _inside(ask: Ask, entry: Entry, shelf: Shelf) -> bool:
    place = tokens(plain(entry.place))
    above = {canonical(label) for label in entry.fact.row[:-1]}
    return all(
        term in above or covered(tokens(term), place, shelf.weight, UNSEEN) == 1.0
        for term in _containers(ask)
    )


def _of_rows(ask: Ask) -> Ask:
    """The ask without the columns of its accounts, which no account stands under."""
    terms, within = (tuple(term for term in of if term not in SPENT_AS) for of in (ask.terms, ask.within))
    return replace(ask, terms=terms, within=within)


def _of_table(items: Sequence[str], entry: Entry) -> bool:
    """Whether a table is about what contains the rows."""
    about = canonical(entry.fact.subject or "")
    return all(term == about for term in items)


def _named(kind: str, entry: Entry) -> bool:
    """Whether a sentence's figure counts, or is of, a thing that is called so."""
    fact = entry.fact
    return not fact.from_cell and (fact.subject or entry.own).endswith(kind)


def _counted_so(ask: Ask, entry: Entry) -> bool:
    """Whether a sentence counts, of things that the question names only in passing, what it asks for: 培训 参训人数."""
    fact = entry.fact
    if fact.from_cell or fact.subject is None or not ask.words or not ask.hints.strip():
        return False
    of_it = covered(tokens(ask.hints), tokens(plain(fact.subject)), {}, 1.0) == 1.0
    return of_it and covered(tokens(plain(entry.own)), tokens(ask.words), {}, 1.0) == 1.0
