"""How well a fact answers an ask: how much of the words it explains, by what name, and how far it is from what is meant."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.another import MEMBERS, another
from assistant.counting import ANYTHING, PERSONS, empty_cell, near_unit, unit_fits
from assistant.distance import distance, names_fund
from assistant.domain import Ask
from assistant.scan import COLUMNS, PEOPLE
from assistant.shelf import Entry, Shelf
from assistant.statement import MONEY
from assistant.tokens import covered, tokens, word_tokens
from assistant.wish import Wish, telling, wish_of
from ingest.fact import AIMED, Amount, Bound, Fact, Fund, Measure, Words
from ingest.names import canonical, plain

COMPATIBLE: dict[Measure | None, tuple[Measure, ...]] = {
    None: (Measure.FINAL, Measure.ACTUAL, Measure.COUNT, Measure.STATED, Measure.TEXT, Measure.SCORE),
    Measure.FINAL: (Measure.FINAL, Measure.STATED, Measure.ACTUAL, Measure.COUNT),
    Measure.BUDGET: (Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET),
    Measure.ADJUSTED_BUDGET: (Measure.ADJUSTED_BUDGET, Measure.BUDGET),
    Measure.ACTUAL: (Measure.ACTUAL, Measure.FINAL, Measure.COUNT, Measure.STATED),
    Measure.COUNT: (Measure.COUNT, Measure.STATED, Measure.ACTUAL),
}
"""The measures that answer a wanted one, the best first; a measure that is not listed is answered by itself."""

RELATIVE = (Measure.CHANGE, Measure.CHANGE_RATE, Measure.COMPLETION, Measure.SHARE)
"""What is said of a figure against another one, and no column's own label."""
PLANNED = re.compile("计划")
"""A count in a sentence that says what was to be done: 计划安装."""
SAID_SO = 0.03
"""What it is worth that the place itself uses the question's name: more than being no table."""
EXACT = 0.1
"""What it is worth to be called by the very words of the question."""
LABELLED = 0.1
"""What it is worth that all the names are labels of the figure, and not words in its labels."""
NO_MONEY = 0.6
"""What it costs to be a count where what was spent is asked for."""
OTHER_WORD = 0.1
"""What it costs to be counted by another word than the question's."""
BOUNDED = 0.1
"""What it costs to be a bound, which says what is to be reached, where no target is asked for."""
OTHER_BUDGET = 0.2
"""What it costs to be called a budget by no more, where the one in force is asked for: it may be that of the beginning."""
SAME_UNIT = 0.1
"""What it is worth to be counted by the very word of the question."""
ENOUGH = 0.62
ENOUGH_FREE = 0.72
ENOUGH_OWN = 0.5
WORST = 0.5
NAMED = 0.9
"""The share of some keywords that a figure's own name has to have, where they may as well be a topic."""
SPOKEN = 0.3
FORGIVEN = 3
"""One free word in three may be a manner of speech."""
MEMBER = 2.5
"""What it is worth to be of the same member of a list, in the list that the question now speaks of."""
TOGETHER = 0.3
"""What it is worth to be told with what an earlier part of the question was answered with."""
LED_TO = 0.7
"""What a word of the question is worth that stands in the sentences before the figure's own."""
HEARD = 0.15
"""What it is worth to have all that the question says besides its known words."""
HEADED = 0.15
"""What it is worth to be called as the last words of a question say, where the ones before only lead to it."""
COUNTED = 0.3
"""What it is worth to be a number of what the question counts."""
NEARNESS = 0.3
"""What it is worth where all words of the question stand nearer to the figure than to the ones beside it."""
CROSSED = 0.5
"""What it is worth that the question names both the row and the column of a cell."""
SAYS_NOTHING = re.compile("(?:合计|小计|总计|金额|数量)|.*(?:预算|决算|执行|完成|目标|分值|得分).*")
"""Labels that say no more than which measure or that all is meant."""
IN_UNIT = re.compile(r"[（(][^（()）]{1,6}[）)]$")
LEFT_AT_THE_END = "年末结转和结余"
"""The column of what is left of accounts."""
APART = re.compile("[、，,和与及跟同比]")
"""What stands between two things that are asked for each, and not between a row and its column."""
ABOUT = 0.15
"""What it is worth that the question has the very name of what the figure is about."""
UNSEEN = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An entry with how well it answers: the share of the ask's words that it explains, and the whole score."""

    entry: Entry
    explained: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What candidates are held against: the ask, its words, what else the question says, the measures that answer, and
    how telling each token is."""

    ask: Ask
    wish: Wish
    said: frozenset[str]
    measures: tuple[Measure, ...]
    weight: Mapping[str, float]

    def share(self, wanted: frozenset[str], by: frozenset[str]) -> float:
        """The share of some tokens, by weight, that others have."""
        return covered(wanted, by, self.weight, UNSEEN)


def score(ask: Ask, shelf: Shelf, candidates: Iterable[Entry], *, led: bool = False) -> Iterable[Scored]:
    """The candidates that explain enough of the ask; `led` counts the sentences before a figure's own, too."""
    measures = COMPATIBLE.get(ask.measure, (ask.measure,) if ask.measure else ())
    if ask.measure is Measure.TARGET:
        measures = (Measure.TARGET, Measure.COUNT)  # a count that is called planned: 计划安装
    wish = wish_of(ask)
    said = telling(ask, wish, shelf.weight)
    sought = Sought(ask=ask, wish=wish, said=said, measures=measures, weight=shelf.weight)
    every = wish.all.union(*(words for _, words in wish.within))
    for entry in candidates:
        if every and not led and _says_nothing(ask, every, entry):
            continue
        if not _may_answer(sought, entry):
            continue
        member = ask.beside is not None and _same_member(entry.fact, ask.beside, wish)
        explained, named = _explained(
            wish, entry, entry.around if led or member else frozenset(), shelf.weight
        )
        if explained < (ENOUGH if ask.terms or ask.codes else ENOUGH_FREE) or not _of_subject(ask, entry):
            continue
        own = 1.0 if _is_meant(ask, entry) else _alike(entry.own_words, *_naming(wish, entry), shelf.weight)
        if own < ENOUGH_OWN and not _called_otherwise(sought, entry, explained):
            continue
        score = explained + 0.5 * own + 0.3 * named + _around(sought, entry) + _standing(sought, entry)
        yield Scored(entry=entry, explained=explained, score=score)


def _may_answer(sought: Sought, entry: Entry) -> bool:
    """Whether an entry is of the measure, code and kind of unit asked for, and nothing else than what is asked for."""
    ask, wish, fact = sought.ask, sought.wish, entry.fact
    if not (fact.measure in sought.measures or _column_said(ask, fact)) or (
        ask.codes and fact.code not in ask.codes
    ):
        return False
    if ask.measure is Measure.COUNT and fact.unit in MONEY:
        return False
    planned = PLANNED.search(entry.own) is not None
    if fact.measure is Measure.COUNT and ask.measure in AIMED and planned is not (ask.measure is AIMED[0]):
        return False
    if fact.measure is Measure.STATED and ask.measure is Measure.ACTUAL and _bounded(fact):
        return False  # what was to be reached at least was not reached by that
    whole = ask.fund not in (None, Fund.ALL) and fact.scope.fund is Fund.ALL and not names_fund(ask, entry)
    if whole and fact.measure is Measure.SHARE and ask.measure is Measure.SHARE:
        return False  # a share of all money is none of an appropriation
    if ask.against and not _of_budget(ask.against, fact):
        return False
    if PEOPLE & set(ask.terms) and not entry.own_names & set(ask.terms):
        return False  # who works there is counted under that name, and not among those who came to something
    if not (ask.unit is None or _fits(ask.unit, fact)) or (ask.unit and isinstance(fact.value, Words)):
        return False
    if entry.own in ask.within and not (ask.terms and set(ask.terms) <= entry.names | entry.own_names):
        return False  # the whole is not its part
    if another(ask, entry):
        return False
    column = tokens(plain(" ".join(fact.column))) if fact.from_cell else frozenset()
    said = entry.words | entry.near | column
    if ask.unit == ANYTHING and wish.counted and wish.counted.isdisjoint(said):
        return False  # nothing says that it is the number of these
    if (
        wish.counted
        and ask.unit is None
        and fact.unit in MONEY
        and not wish.counted & (entry.own_words | column)
    ):
        return False  # how many users is no sum of money
    if ask.beside is not None and fact.id == ask.beside.id:
        return False  # what answers one part does not answer the next one
    return not ask.named or sought.share(wish.all, entry.own_words) >= NAMED


def _says_nothing(ask: Ask, every: frozenset[str], entry: Entry) -> bool:
    """Whether an entry has neither a name nor any word of what is wanted, `every` one of its tokens."""
    if not every.isdisjoint(entry.words):
        return False
    return all(name not in entry.names and name not in entry.own_names for name in (*ask.terms, *ask.within))


def _fits(unit: str, fact: Fact) -> bool:
    return unit_fits(unit, fact.unit) or empty_cell(unit, fact) or near_unit(unit, fact)


def _called_otherwise(sought: Sought, entry: Entry, explained: float) -> bool:
    """Whether an entry answers though its name is not the question's: by its code, by its unit, in its sentence, or
    beside what an earlier part was answered with."""
    ask, wish, fact = sought.ask, sought.wish, entry.fact
    named_by = bool(entry.own_words & (wish.all | wish.hints)) or fact.subject is not None
    counted = ask.unit is not None and ask.unit == fact.unit and not fact.from_cell and named_by
    told = not fact.from_cell and explained >= 0.75 and (not ask.terms or bool(entry.names & set(ask.terms)))
    if len(wish.all) == 1 and ask.unit in PERSONS and not ask.terms:  # many people come in one sentence
        told = told and not wish.all.isdisjoint(entry.own_words | entry.near)
    member = ask.beside is not None and _same_member(fact, ask.beside, wish)
    return bool(ask.codes) or counted or told or member


def _around(sought: Sought, entry: Entry) -> float:
    """What the words around a figure are worth: hints, and in a sentence what stands near it."""
    wish, score = sought.wish, 0.0
    if wish.hints:
        score += 0.1 * sought.share(wish.hints, entry.words)
        score += 0.25 * sought.share(wish.hints, entry.own_words)
    if entry.fact.from_cell:
        return score
    if sought.said:
        score += HEARD * sought.share(sought.said, entry.words | entry.near)
    if wish.head < wish.words:
        score += HEADED * sought.share(wish.head, entry.own_words)
    if wish.counted:
        score += COUNTED * sought.share(wish.counted, entry.own_words)
    if wish.words:
        score += NEARNESS * sought.share(wish.head or wish.words, entry.near)
        score += NEARNESS * sought.share(wish.all, entry.near)
    return score


def _standing(sought: Sought, entry: Entry) -> float:
    """What it is worth to be called as asked and told beside what was answered, less how far it is from what is meant."""
    ask, wish, fact = sought.ask, sought.wish, entry.fact
    score = 0.4 * bool(entry.own_names & set(ask.terms))
    if ask.beside is not None:
        score += TOGETHER * _together(fact, ask.beside) + MEMBER * _same_member(fact, ask.beside, wish)
    score += EXACT * (bool(wish.words) and wish.all == entry.own_words)
    score += SAID_SO * (fact.term in ask.terms) + LABELLED * _labelled(ask, entry)
    score += ABOUT * _says(ask, fact.subject) + CROSSED * _crossed(ask, entry)
    score -= BOUNDED * (ask.measure is not Measure.TARGET and _bounded(fact))
    score -= NO_MONEY * (ask.measure is Measure.FINAL and fact.measure is Measure.COUNT)
    fits = ask.unit is None or unit_fits(ask.unit, fact.unit) or empty_cell(ask.unit, fact)
    score += SAME_UNIT * bool(ask.unit and fact.unit and fact.unit.endswith(ask.unit))
    wanted = sought.measures.index(fact.measure) if fact.measure in sought.measures else 0
    score -= OTHER_BUDGET * (ask.measure is Measure.ADJUSTED_BUDGET and fact.measure is Measure.BUDGET)
    return score - 0.04 * wanted - distance(ask, entry) - OTHER_WORD * (not fits)


def _bounded(fact: Fact) -> bool:
    """Whether a figure is only a bound: 95% 以上."""
    return isinstance(fact.value, Amount) and fact.value.bound in (Bound.AT_LEAST, Bound.AT_MOST)


def _says(ask: Ask, name: str | None) -> bool:
    """Whether a question has a printed name of three characters or more as it stands."""
    return name is not None and len(name) > 2 and plain(name) in plain(ask.said)


def _crossed(ask: Ask, entry: Entry) -> bool:
    """Whether a question names the row of a cell and, besides, its column."""
    fact = entry.fact
    if not (fact.from_cell and fact.row and fact.column):
        return False
    row, column = plain(fact.row[-1]), column_of(fact)
    if SAYS_NOTHING.fullmatch(column) or SAYS_NOTHING.fullmatch(row) or column in row or row in column:
        return False
    if (columns := COLUMNS & set(ask.terms)) and canonical(column) not in columns:
        return False  # what the question asks for beside this
    said = plain(ask.said)
    before, found, behind = said.partition(row)
    if column in before + behind and APART.search(before.partition(column)[2] + behind.partition(column)[0]):
        return False
    named = bool(found) or bool(entry.own_names & set(ask.terms))
    return named and (column in before + " " + behind or canonical(column) in ask.terms)


def column_of(fact: Fact) -> str:
    """The label of a cell's column as a question would say it: without its unit in brackets."""
    return IN_UNIT.sub("", plain(fact.column[-1])) if fact.column else ""


def _column_said(ask: Ask, fact: Fact) -> bool:
    """Whether the question has the very label of a column that has no measure, though a measure may be a word in it (预算投资), or asks for
    what is left of the account of a row that has a column of it."""
    column = column_of(fact)
    if ask.measure is Measure.BALANCE and fact.from_cell and column.startswith(LEFT_AT_THE_END):
        return bool(ask.terms)
    bare = fact.from_cell and fact.measure is Measure.STATED and len(column) > 3
    return bare and ask.measure not in RELATIVE and column in plain(ask.said)


def _of_budget(budget: Measure, fact: Fact) -> bool:
    """Whether a completion can be that of a budget: what is only said to be of the budget is of the one in force."""
    early = "年初" in (fact.basis or "")
    return early is (budget is Measure.INITIAL_BUDGET)


def _labelled(ask: Ask, entry: Entry) -> float:
    """The share of the items that are names around a figure."""
    return sum(term in entry.names | entry.own_names for term in ask.terms) / max(1, len(ask.terms))


def _explained(
    wish: Wish, entry: Entry, around: frozenset[str], weight: Mapping[str, float]
) -> tuple[float, float]:
    """How much of the worst explained part of the wish the entry explains, weighed with the whole; and how much of
    the free words its own name has. Each term and the free words have to be explained by themselves."""
    shares = []
    for term, words in (*wish.terms, *wish.within):
        share = 1.0
        if term not in entry.names and term not in entry.own_names:
            known = covered(words, entry.words, weight, UNSEEN)
            share = max(known, LED_TO * covered(words, around, weight, UNSEEN))
        if share < WORST:
            return 0.0, 0.0
        shares.append(share)
    free = covered(wish.words, entry.words, weight, UNSEEN)
    if around:
        free += LED_TO * (covered(wish.words, entry.words | around, weight, UNSEEN) - free)
    if wish.words:
        shares.append(free)
    if not shares:
        return (1.0 if wish.codes else 0.0), 0.0
    missed = sum(
        covered(word, entry.words, weight, UNSEEN) < WORST and covered(word, around, weight, UNSEEN) < WORST
        for word in wish.each
    )
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
    if covered(tokens(plain(fact.subject)), said, {}, 1.0) >= SPOKEN:
        return True
    members = [tokens(plain(member)) for member in MEMBERS.split(fact.subject) if member]
    return len(members) > 1 and not said.isdisjoint(frozenset.intersection(*members))


def _is_meant(ask: Ask, entry: Entry) -> bool:
    """Whether the entry is of a wanted item, or of a wanted column of what contains it, by its name or the words of it."""
    if entry.own_names & set(ask.terms):
        return True
    if _in_named_column(ask, entry):
        return True
    contained = entry.own in ask.within or any(tokens(term) <= entry.own_words for term in ask.within)
    return contained and bool(ask.terms) and all(term in entry.names for term in ask.terms)


def _in_named_column(ask: Ask, entry: Entry) -> bool:
    """Whether an entry is the cell of a row that a question names as what contains, in a column that has all its other words."""
    column = tokens(plain(" ".join(entry.fact.column))) if entry.fact.from_cell else frozenset()
    words = word_tokens(plain(ask.words))
    return not ask.terms and bool(words) and words <= column and not entry.own_names.isdisjoint(ask.within)


def _naming(wish: Wish, entry: Entry) -> tuple[frozenset[str], bool]:
    """The words that have to be the entry's own name, and whether known items are among them: where all those are labels
    around it (its column, what contains it), only the free words name it."""
    if wish.words and all(term in entry.names - entry.own_names for term, _ in wish.terms):
        return wish.words, False
    return wish.all, bool(wish.terms)


def _alike(name: frozenset[str], wanted: frozenset[str], known: bool, weight: Mapping[str, float]) -> float:
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


def _together(fact: Fact, other: Fact) -> bool:
    """Whether two figures are told together: in one sentence, or in one row."""
    if fact.from_cell or other.from_cell:
        return (fact.filing, fact.table, fact.row) == (other.filing, other.table, other.row)
    return (fact.filing, fact.quote) == (other.filing, other.quote)


def _same_member(fact: Fact, other: Fact, wish: Wish) -> bool:
    """Whether a sentence divides two things among the same members (申请 31 次、服务 394 项: 市州 5 次、131 项) and this is
    the figure of the other thing; or both are of one event, or of what the other one paid for."""
    if fact.from_cell or fact.subject is None or not _together(fact, other):
        return False
    divided = fact.term == other.term and bool(tokens(plain(fact.subject)) & wish.words)
    return divided or canonical(fact.subject) == other.term or fact.subject == other.subject
