"""Finds the facts of one ask: by item name, code or words; then by measure, part, place; and all statements of it.

The question's words have to be explained by a fact's labels; whatever remains unexplained makes it silent rather
than wrong.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Ask, Found, Missing, Reason, Refusal, Status
from assistant.shelf import Entry, Shelf, scope_of
from assistant.statement import MONEY, gather, prints
from assistant.tokens import covered, each_word, tokens, unknown_things, word_tokens
from assistant.withheld import withheld
from ingest.fact import Blank, Dash, Fact, Fund, Measure, Part, Withheld, Words
from ingest.names import plain
from ingest.restatements import certain

COMPATIBLE: dict[Measure | None, tuple[Measure, ...]] = {
    None: (Measure.FINAL, Measure.ACTUAL, Measure.COUNT, Measure.STATED, Measure.TEXT, Measure.SCORE),
    Measure.FINAL: (Measure.FINAL, Measure.STATED, Measure.ACTUAL, Measure.COUNT),
    Measure.BUDGET: (Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET),
    Measure.ADJUSTED_BUDGET: (Measure.ADJUSTED_BUDGET, Measure.BUDGET),
    Measure.ACTUAL: (Measure.ACTUAL, Measure.FINAL, Measure.COUNT),
    Measure.COUNT: (Measure.COUNT, Measure.STATED, Measure.ACTUAL),
}
"""The measures that answer a wanted one, the best first; a measure that is not listed is answered by itself."""

RATES = (Measure.COMPLETION, Measure.SHARE, Measure.CHANGE_RATE)
FUND_RANK = {Fund.ALL: 0, Fund.FISCAL: 1, Fund.GENERAL: 2, Fund.GOVERNMENT_FUND: 4, Fund.STATE_CAPITAL: 4}
FISCAL = (Fund.FISCAL, Fund.GENERAL)
OTHER_FUND = 0.5
FUNDS = ("财政拨款", "一般公共预算", "政府性基金", "国有资本")
TABLE_RANK = {None: 0, "三公": 0, "基本支出明细": 2}
ANY_COUNT = ("个", "项", "次", "批")
"""Counting words that people use for things that filings count otherwise."""
PERSONS = ("人", "人次", "名", "位")
VEHICLES = ("辆", "台", "部")
ENOUGH = 0.62
ENOUGH_FREE = 0.72
ENOUGH_OWN = 0.5
WORST = 0.5
SPOKEN = 0.3
FORGIVEN = 3
"""One free word in three may be a manner of speech."""
CLEAR = 0.05
NEARNESS = 0.3
"""What it is worth where all words of the question stand nearer to the figure than to the ones beside it."""
UNSEEN = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An entry with how well it answers: the share of the ask's words that it explains, and the whole score."""

    entry: Entry
    explained: float
    score: float


def look_up(ask: Ask, shelf: Shelf) -> Found | Missing:
    """The statement of what `ask` wants, or why there is none; without a year, of the latest year of the one organisation that
    has it."""
    years = sorted({shelf.years[key] for key in ask.reports if key in shelf.years}, reverse=True)
    asked = set(ask.reports)
    whose = {entry.fact.organisation for entry in shelf.entries if entry.key in asked}
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
        return _missing(ask, Reason.NO_YEAR if ask.year else Reason.NO_ITEM)
    ask = _with_codes(ask, candidates)
    scored = sorted(_score(ask, shelf, _in_place(ask, candidates)), key=lambda one: -one.score)
    if not scored:
        return _withheld(ask, candidates) or _missing(ask, Reason.NO_ITEM)
    best = scored[0]
    rivals = _rivals(best, scored)
    if rivals:
        facts = tuple(one.entry.fact for one in (best, *rivals))
        return _withheld(ask, candidates) or replace(_missing(ask, Reason.AMBIGUOUS), rivals=facts)
    return found_by(ask, best.entry, candidates)


def _withheld(ask: Ask, candidates: Iterable[Entry]) -> Missing | None:
    """What the filing says it does not publish, where that is asked for."""
    fact = withheld(" ".join((*ask.terms, plain(ask.words))), ask.unit, candidates)
    return replace(_missing(ask, Reason.WITHHELD), fact=fact) if fact else None


def _missing(ask: Ask, reason: Reason) -> Missing:
    status = Status.CLARIFY if reason is Reason.AMBIGUOUS else Status.NOT_FOUND
    return Missing(ask=ask, refusal=Refusal(status=status, reason=reason))


def _in_year(ask: Ask, shelf: Shelf) -> list[Entry]:
    """The entries of the ask's reports and year; without a year, of each report's own year."""
    reports = set(ask.reports)
    return [
        entry
        for entry in shelf.entries
        if entry.key in reports and entry.fact.year == (ask.year or shelf.years.get(entry.key))
    ]


def _with_codes(ask: Ask, candidates: Iterable[Entry]) -> Ask:
    """The ask with those of its codes that are account codes here; other numbers stay words."""
    codes = tuple(code for code in ask.codes if any(entry.fact.code == code for entry in candidates))
    words = " ".join(word for word in ask.words.split() if word not in codes)
    return replace(ask, codes=codes, words=words)


def _in_place(ask: Ask, candidates: list[Entry]) -> list[Entry]:
    """The entries of the table that the ask names, or all where it names none that there is."""
    if not ask.place:
        return candidates
    whole = plain(ask.place)
    for place in (whole[at:] for at in range(max(1, len(whole) - 2))):
        for fits in (_titled, _contains, _shortens):
            if named := [entry for entry in candidates if fits(place, entry.place)]:
                return named
    return candidates


def _titled(place: str, title: str) -> bool:
    return title.startswith((place, place.replace("决算表", "决算批复表"))) or title.endswith(place)


def _contains(place: str, title: str) -> bool:
    return place in title or place.removesuffix("表") in title


def _shortens(place: str, title: str) -> bool:
    """Whether the characters of `place` stand in `title` in their order (财政拨款收支总表)."""
    rest = iter(title)
    return len(place) >= 5 and all(character in rest for character in place)


def _score(ask: Ask, shelf: Shelf, candidates: Iterable[Entry]) -> Iterable[Scored]:
    """The candidates that explain enough of the ask."""
    measures = COMPATIBLE.get(ask.measure, (ask.measure,) if ask.measure else ())
    wish = _wish(ask)
    for entry in candidates:
        fact = entry.fact
        if fact.measure not in measures or (ask.codes and fact.code not in ask.codes):
            continue
        fits = ask.unit is None or unit_fits(ask.unit, fact.unit) or _empty_cell(ask.unit, fact)
        if not fits or (ask.unit and isinstance(fact.value, Words)):
            continue
        explained, named = _explained(wish, entry, shelf.weight)
        if explained < (ENOUGH if ask.terms or ask.codes else ENOUGH_FREE) or not _of_subject(ask, entry):
            continue
        own = (
            1.0
            if _is_meant(ask, entry)
            else _alike(entry.own_words, wish.all, shelf.weight, known=bool(ask.terms))
        )
        named_by = bool(entry.own_words & (wish.all | wish.hints)) or fact.subject is not None
        counted = ask.unit is not None and ask.unit == fact.unit and not fact.from_cell and named_by
        told = (
            not fact.from_cell and explained >= 0.75 and (not ask.terms or bool(entry.names & set(ask.terms)))
        )
        if own < ENOUGH_OWN and not (ask.codes or counted or told):
            continue
        score = explained + 0.5 * own + (0.4 if entry.own_names & set(ask.terms) else 0.0) + 0.3 * named
        if wish.hints:
            score += 0.1 * covered(wish.hints, entry.words, shelf.weight, UNSEEN)
            score += 0.25 * covered(wish.hints, entry.own_words, shelf.weight, UNSEEN)
        if wish.words and not fact.from_cell:
            score += NEARNESS * covered(wish.head or wish.words, entry.near, shelf.weight, UNSEEN)
            score += NEARNESS * covered(wish.all, entry.near, shelf.weight, UNSEEN)
        score -= 0.04 * measures.index(fact.measure) + _distance(ask, entry)
        yield Scored(entry=entry, explained=explained, score=score)


def _empty_cell(unit: str, fact: Fact) -> bool:
    """Whether a fact is an empty cell where a figure in `unit` would stand; an empty cell has no unit of its own."""
    if not isinstance(fact.value, Blank) or fact.unit is not None:
        return False
    return unit in ("%", "钱", *MONEY) and (fact.measure in RATES) is (unit == "%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The words of an ask as tokens: of each term, of what contains it, of the rest."""

    terms: tuple[tuple[str, frozenset[str]], ...]
    within: tuple[tuple[str, frozenset[str]], ...]
    words: frozenset[str]
    each: tuple[frozenset[str], ...]
    hints: frozenset[str]
    head: frozenset[str]
    codes: bool

    @property
    def all(self) -> frozenset[str]:
        """Everything that an item's name may be made of."""
        return self.words.union(*(words for _, words in self.terms))


def _wish(ask: Ask) -> Wish:
    return Wish(
        terms=tuple((term, tokens(term)) for term in ask.terms),
        within=tuple((term, tokens(term)) for term in ask.within),
        words=word_tokens(ask.words),
        each=each_word(ask.words) + (() if ask.terms else unknown_things(ask.words)),
        hints=tokens(plain(ask.hints)),
        head=word_tokens(ask.head),
        codes=bool(ask.codes),
    )


def _explained(wish: Wish, entry: Entry, weight: Mapping[str, float]) -> tuple[float, float]:
    """How much of the worst explained part of the wish the entry explains, weighed with the whole; and how much of
    the free words its own name has. Each term and the free words have to be explained by themselves."""
    shares = []
    for term, words in (*wish.terms, *wish.within):
        shares.append(1.0 if term in entry.names else covered(words, entry.words, weight, UNSEEN))
    free = covered(wish.words, entry.words, weight, UNSEEN)
    if wish.words:
        shares.append(free)
    if not shares:
        return (1.0 if wish.codes else 0.0), 0.0
    missed = sum(covered(word, entry.words, weight, UNSEEN) < WORST for word in wish.each)
    if min(shares) < WORST or missed > len(wish.each) // FORGIVEN:
        return 0.0, 0.0
    named = covered(wish.words, entry.own_words, weight, UNSEEN) if wish.words else 0.0
    return sum(shares) / len(shares), named


def _of_subject(ask: Ask, entry: Entry) -> bool:
    """Whether what a sentence's figure is about (the training that 人数 counts) is spoken of in the question."""
    fact = entry.fact
    if fact.subject is None or fact.from_cell or entry.own_names & set(ask.terms):
        return True
    if ask.words and entry.own_words & word_tokens(ask.words):
        return True
    said = tokens(" ".join((*ask.terms, *ask.within, plain(ask.words), plain(ask.hints))))
    return covered(tokens(plain(fact.subject)), said, {}, 1.0) >= SPOKEN


def _is_meant(ask: Ask, entry: Entry) -> bool:
    """Whether the entry is of a wanted item, or of a wanted column of what contains it."""
    if entry.own_names & set(ask.terms):
        return True
    return entry.own in ask.within and bool(ask.terms) and all(term in entry.names for term in ask.terms)


def _alike(
    name: frozenset[str], wanted: frozenset[str], weight: Mapping[str, float], *, known: bool
) -> float:
    """How well an item's name and the wanted words cover each other: the better of the two ways, and a little for
    the other one."""
    if not wanted:
        return 0.0
    if len(wanted) == 1:  # one short word names too many things to be half a name
        return covered(name, wanted, weight, UNSEEN)
    ways = covered(name, wanted, weight, UNSEEN), covered(wanted, name, weight, UNSEEN)
    if known:  # another item that only has the words of a known one in its name
        return math.sqrt(ways[0] * ways[1])
    return 0.85 * max(ways) + 0.15 * min(ways)


def unit_fits(wanted: str, unit: str | None) -> bool:
    """Whether a figure in `unit` answers a question for `wanted`: money for money, else the same counting word."""
    if wanted == "钱" or wanted in MONEY or unit in MONEY:
        return (wanted == "钱" or wanted in MONEY) and unit in MONEY
    if wanted == "数":
        return unit is not None and unit != "%"
    if wanted == "%":
        return unit in ("%", "个百分点")
    if unit is None:
        return True
    if wanted in VEHICLES and unit in VEHICLES:
        return True
    if wanted == "个":  # the word for anything that is counted
        return unit != "%"
    if (wanted in PERSONS) is not (unit.lstrip("万亿") in PERSONS):
        return False
    return unit is not None and unit != "%" and (wanted in unit or unit in wanted or wanted in ANY_COUNT)


def _distance(ask: Ask, entry: Entry) -> float:
    """How far a fact is from what is meant when a question does not say: the widest scope, the body, the table."""
    fact = entry.fact
    far = 0.03 * TABLE_RANK.get(fact.scope.table, 2) + _other_fund(ask.fund, fact.scope.fund)
    if scope_of(fact).part is not (ask.part or scope_of(fact).part) or (
        fact.scope.part is not Part.ALL and not _says_part(ask, entry)
    ):
        far += 0.12
    if isinstance(fact.value, (Blank, Dash, Words, Withheld)):
        far += 0.02 if fact.measure in (Measure.ACTUAL, Measure.TARGET, Measure.REASON) else 0.15
    said = " ".join((*ask.terms, ask.words, ask.hints))
    if entry.own not in ask.terms and any(fund in entry.own and fund not in said for fund in FUNDS):
        far += 0.1
    if fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE) and "预算" in (fact.basis or ""):
        far += 0.3
    if fact.from_cell and fact.column[-1:] == ("金额",) and "决算" not in entry.place:
        far += 0.08
    if entry.own.startswith("新增") and "新增" not in f"{ask.words} {ask.hints}":
        far += 0.6
    if entry.flow != (wanted := _flow(ask)):
        far += 0.3 if wanted else 0.1
    if fact.code is None and len(fact.row) > 1 and not fact.scope.table:
        above = tokens(" ".join(map(plain, fact.row[:-1])))
        far += 0.06 * (not above & tokens(plain(" ".join((ask.words, ask.hints, *ask.within)))))
    return (
        far
        + (0.04 if fact.from_cell else 0.15) * fact.annex
        + 0.02 * (not fact.from_cell)
        + 0.1 * (fact.subject is not None and not ask.words)
    )


def _other_fund(wanted: Fund | None, fund: Fund) -> float:
    """How far a figure's money is from that which the question speaks of, the widest where it speaks of none;
    appropriations without a budget's name are mostly those of the general budget."""
    if wanted is None:
        return 0.03 * FUND_RANK[fund]
    if fund is wanted:
        return 0.0
    return 0.02 if wanted in FISCAL and fund in FISCAL else OTHER_FUND


def _flow(ask: Ask) -> str:
    """Whether income, or what is carried over, is asked for; spending needs no word."""
    said = " ".join((*ask.terms, ask.words, ask.place or "", ask.hints))
    return next(
        (flow for flow in ("年初结转", "年末结转", "收入") if flow in said and "收支" not in said), ""
    )


def _says_part(ask: Ask, entry: Entry) -> bool:
    """Whether the ask names the part of expenditure that the fact is of, or the item defines it (basic by nature)."""
    part = scope_of(entry.fact).part.value
    return part in ask.terms or entry.fact.scope.table == "基本支出明细" or part in ask.words


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
