"""Finds the facts of one ask: by item name, code or words; then by measure, part, place; and all statements of it.

The question's words have to be explained by a fact's labels; whatever remains unexplained makes it silent rather
than wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.domain import Ask, Found, Missing, Reason, Refusal, Status
from assistant.fit import Scored, score
from assistant.place import ANNEX, at_place
from assistant.shelf import Entry, Shelf
from assistant.statement import gather, prints
from assistant.wish import heard
from assistant.withheld import withheld
from ingest.fact import Blank, Dash, Fact, Withheld, Words
from ingest.names import account_of, plain
from ingest.restatements import certain

CLEAR = 0.05
"""Who misses the best by no more answers as well."""


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
    candidates = _in_year(ask, shelf)
    if not candidates:
        return no_year(ask, shelf) if ask.year else _missing(ask, Reason.NO_ITEM)
    ask = heard(_with_codes(ask, candidates), shelf)
    placed = _in_place(ask, candidates)
    scored = sorted(score(ask, shelf, placed), key=lambda one: -one.score)
    if not scored and (not ask.terms or len(ask.terms) + len(ask.within) > 1):
        scored = sorted(score(ask, shelf, placed, led=True), key=lambda one: -one.score)
    if not scored:
        return _withheld(ask, candidates) or _missing(ask, Reason.NO_ITEM)
    scored = _counted_so(ask.unit, scored) if ask.unit else scored
    best = scored[0] if ask.unit else _whole_cell(scored)
    rivals = _rivals(best, scored) or _elsewhere(ask, best, scored)
    if rivals:
        facts = tuple(one.entry.fact for one in (best, *rivals))
        return _withheld(ask, candidates) or replace(_missing(ask, Reason.AMBIGUOUS), rivals=facts)
    return found_by(ask, best.entry, candidates)


def _counted_so(unit: str, scored: list[Scored]) -> list[Scored]:
    """What fits; where the best is counted by another word than the question's, and its sentence counts something that fits as
    much by that very word, only what is counted so."""
    best = scored[0]
    if best.entry.fact.from_cell or unit in (best.entry.fact.unit or unit):
        return scored
    said = [one for one in scored if unit in (one.entry.fact.unit or "")]
    beside = (one for one in said if one.entry.fact.quote == best.entry.fact.quote)
    return said if any(one.explained >= best.explained for one in beside) else scored


def _whole_cell(scored: Sequence[Scored]) -> Scored:
    """The best, or the words that its cell is made of: a figure in them is not what the cell says."""
    best = scored[0]
    words = (one for one in scored if isinstance(one.entry.fact.value, Words) and one.entry.fact.from_cell)
    return next((one for one in words if _cell(one.entry.fact) == _cell(best.entry.fact)), best)


def _cell(fact: Fact) -> tuple[object, ...]:
    return fact.filing, fact.quote, fact.row, fact.column


def _withheld(ask: Ask, candidates: Iterable[Entry]) -> Missing | None:
    """What the filing says it does not publish, where that is asked for."""
    fact = withheld(" ".join((*ask.terms, plain(ask.words))), ask.unit, candidates)
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


def _with_codes(ask: Ask, candidates: Iterable[Entry]) -> Ask:
    """The ask with those of its codes that are account codes here; where the filing prints names alone, a code stands for
    the name of its account; other numbers stay words."""
    codes = tuple(code for code in ask.codes if any(entry.fact.code == code for entry in candidates))
    accounts = {code: name for code in ask.codes if code not in codes and (name := account_of(code))}
    held = {name for entry in candidates for name in entry.own_names} if accounts else set()
    named = {code: name for code, name in accounts.items() if name in held}
    words = " ".join(word for word in ask.words.split() if word not in codes and word not in named)
    terms = tuple(dict.fromkeys(named.values())) or ask.terms
    return replace(ask, codes=codes, words=words, terms=terms)


def _in_place(ask: Ask, candidates: list[Entry]) -> list[Entry]:
    """The entries of the table that the ask names, or all where it names none that there is."""
    if not ask.place:
        return candidates
    if ask.place == ANNEX:
        return [entry for entry in candidates if entry.fact.annex] or candidates
    return at_place(ask.place, candidates, lambda entry: entry.place) or candidates


def _rivals(best: Scored, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Others that answer as well as the best but are another quantity with another figure."""
    kept: dict[tuple[object, ...], Scored] = {}
    for one in scored[1:]:
        if best.score - one.score > CLEAR:
            break
        fact, main = one.entry.fact, best.entry.fact
        if _kin(one.entry) != _kin(best.entry) and prints(fact) != prints(main):
            kept.setdefault(_kin(one.entry), one)
    return tuple(kept.values())[:5]


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


def _kin(entry: Entry) -> tuple[object, ...]:
    """What a reader tells two figures apart by: whose, of what, under which rows."""
    fact = entry.fact
    above = fact.row[:-1] if fact.from_cell and fact.code is None and not fact.scope.table else ()
    told = None if certain(fact) else fact.quote
    return fact.organisation, fact.subject, entry.own, above, told


def found_by(ask: Ask, best: Entry, candidates: Sequence[Entry]) -> Found | Missing:
    """All statements of the quantity that `best` states, unless it states nothing."""
    statement = gather(best, candidates)
    if isinstance(statement.main.value, Withheld):
        return replace(_missing(ask, Reason.WITHHELD), fact=statement.main)
    if isinstance(statement.main.value, (Blank, Dash)):
        return replace(_missing(ask, Reason.BLANK), fact=statement.main)
    return Found(ask=ask, statement=statement)
