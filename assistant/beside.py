"""Figures of the passages that a question means, where its words are not those of any label.

Keywords and vectors find the passages; the figure has to be of an item that has a word of the question in its own name,
in the unit asked for, and the only such one there. Anything less is no answer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.another import another
from assistant.counting import ANYTHING, PERSONS, unit_fits
from assistant.cues import BOUGHT, CAME_OR_WENT, STOCK
from assistant.domain import Ask, Found
from assistant.fit import COMPATIBLE
from assistant.lexicon import STATED
from assistant.lookup import found_by, look_up
from assistant.name_parts import BODY
from assistant.parts import meant
from assistant.scan import HOW_MANY_PEOPLE, PEOPLE
from assistant.shelf import Entry, Shelf, principal
from assistant.statement import MONEY, prints
from assistant.tokens import covered, tokens, word_tokens
from ingest.chunk import Chunk, ChunkKind
from ingest.fact import Amount, Fact, Measure
from ingest.names import canonical, plain

PASSAGES = 2
TOLD = 0.5
TELLING = 3.0
"""The weight of a token that stands in one entry of twenty or fewer."""
UNSEEN = 6.0
COUNTED = (Measure.COUNT, Measure.STATED)
COSTS = re.compile(r"(费|经费|费用|支出)$")
VEHICLES = "公务用车"
KEPT = re.compile("保有|[共实]有")
MOVED = re.compile(CAME_OR_WENT)
"""Vehicles that there are, and those that came or went in the year."""
BOUGHT_ONLY = re.compile(f"(?:{BOUGHT})(?!及|和|、)")
NEW = re.compile(BOUGHT)
"""What is paid once for a vehicle is divided among those that were bought."""
OF_BODY = re.compile(rf"(?:{BODY}|本级[）)]?)$")
STAFFED = "在职"
POSTS = "编制"
FILLED = re.compile("实有|实际|在[岗编]")
NOT_FILLED = re.compile("[空缺超差编]编|和|与|及|、|减|比|率|占")
"""How many of the posts are filled, and what asks for more than that."""
KIND = 2
"""So many characters at the end of a name say what kind of thing it is."""
NEXT = 120
"""Characters between an amount and the people that are told with it."""


def beside(ask: Ask, shelf: Shelf, ranked: Sequence[Chunk]) -> Found | None:
    """The one figure in the nearest of the `ranked` passages that is of what `ask` names in other words."""
    words = word_tokens(" ".join((*ask.terms, ask.words)))
    if not words:
        return None
    nearest = [one for one in ranked if one.kind is ChunkKind.PROSE][:PASSAGES]
    here = [entry for chunk in nearest for entry in shelf.entries if _fits(ask, entry, chunk, words, shelf)]
    named = [entry for entry in here if tokens(ask.counted) & entry.own_words]
    if named or (ask.counted and ask.unit == ANYTHING):
        here = named  # what is counted tells which of several is asked for, and by 个 anything is
    if len({prints(entry.fact) for entry in here}) != 1:
        return None
    if here[0].own in STATED and here[0].own not in ask.terms:
        return None  # another item of the field, whatever words they share
    meant = _member(ask, here[0], shelf)
    found = found_by(ask, meant, shelf.entries) if meant else None
    return found if isinstance(found, Found) else None


def _member(ask: Ask, whole: Entry, shelf: Shelf) -> Entry | None:
    """The entry; where its sentence goes on to say what the amount was for, one by one, the one that the other words speak of."""
    fact, other = whole.fact, word_tokens(ask.words) - whole.own_words
    parts = [
        entry
        for entry in shelf.entries
        if len(entry.fact.row) > 1
        and (entry.fact.filing, entry.fact.quote) == (fact.filing, fact.quote)
        and canonical(entry.fact.row[0]) == fact.term
        and unit_fits(fact.unit or "", entry.fact.unit)
    ]
    if not parts or not other:
        return whole
    named = [part for part in parts if covered(other, part.own_words, shelf.weight, UNSEEN)]
    return named[0] if len(named) == 1 else None


def in_one_breath(answered: Found, ask: Ask, shelf: Shelf) -> Found | None:
    """The only other figure in the unit of `ask` in the sentence that states what was answered."""
    said = answered.statement.main
    here = [
        entry
        for entry in shelf.entries
        if not (said.from_cell or entry.fact.from_cell)
        and (entry.fact.filing, entry.fact.quote) == (said.filing, said.quote)
        and isinstance(entry.fact.value, Amount)
        and unit_fits(ask.unit or "", entry.fact.unit)
    ]
    found = found_by(ask, here[0], shelf.entries) if len(here) == 1 else None
    return found if isinstance(found, Found) and here[0].fact.id != said.id else None


def told_beside(ask: Ask, shelf: Shelf) -> Found | None:
    """The only figure in the unit of `ask` in the sentence that answered the part before, which has all of its words; of
    the words that nothing else explains its name has some."""
    said = ask.beside
    if said is None or said.from_cell or not (ask.unit or ask.unread):
        return None
    here = [entry for entry in shelf.entries if _in_sentence(entry.fact, said)]
    told = frozenset().union(*(entry.words | entry.near for entry in here))
    words = word_tokens(" ".join((*ask.terms, ask.words)))
    others = (entry for entry in here if entry.fact.id != said.id)
    fits = [entry for entry in others if ask.unit is None or unit_fits(ask.unit, entry.fact.unit)]
    if unread := meant(ask.unread):
        fits = [entry for entry in fits if unread & set(entry.own)]
    if len(fits) != 1 or not words <= told:
        return None
    found = found_by(ask, fits[0], shelf.entries)
    return found if isinstance(found, Found) else None


def filled(ask: Ask, shelf: Shelf) -> Found | None:
    """How many people there really are of the posts that the part before asked for (事业编制402人，实际377人); who only asks how many
    people (几个人) asks for the only ones of that sentence."""
    said = ask.beside
    if said is None or said.from_cell or not PEOPLE & set(ask.terms) or word_tokens(ask.words):
        return None
    others = [entry for entry in shelf.entries if _in_sentence(entry.fact, said) and entry.fact.id != said.id]
    here = [entry for entry in others if entry.fact.unit in PERSONS]
    real = [entry for entry in here if canonical(entry.fact.subject or "") == said.term]
    meant = real or (here if HOW_MANY_PEOPLE.fullmatch(ask.spoken) else [])
    return _only(ask, meant, shelf) if len(meant) == 1 else None


def staffed(ask: Ask, shelf: Shelf) -> Found | None:
    """How many people there really are of the posts that the question itself names: 事业编制实有多少人."""
    said = plain(ask.said)
    if not FILLED.search(said) or ask.unit not in (None, *PERSONS) or NOT_FILLED.search(said):
        return None
    real = [
        entry
        for entry in shelf.entries
        if FILLED.fullmatch(entry.own) and entry.fact.unit in PERSONS and entry.key in ask.reports
        if ask.year in (None, entry.fact.year) and (posts := plain(entry.fact.subject or ""))
        if posts.endswith(POSTS) and posts in said
    ]
    asked = tuple(one for one in ask.demands if one.item not in PEOPLE)
    return _only(replace(ask, demands=asked), real, shelf)


def paid_for(ask: Ask, shelf: Shelf) -> Found | None:
    """What was spent on what the part before counted, where the filing says of what item those are: 团组 of 因公出国（境）费."""
    said = ask.beside
    if said is None or said.subject is None or ask.unread or ask.unit not in ("钱", *MONEY):
        return None
    found = look_up(replace(ask, terms=(canonical(said.subject),), words="", head="", beside=None), shelf)
    return found if isinstance(found, Found) else None


def _in_sentence(fact: Fact, said: Fact) -> bool:
    """Whether a fact is a figure of the sentence that states another one."""
    same = (fact.filing, fact.quote) == (said.filing, said.quote) and not fact.from_cell
    return same and isinstance(fact.value, Amount)


def people_beside(amount: Found, ask: Ask, shelf: Shelf) -> Found | None:
    """The one number of people that is told right after an amount, wherever a sentence states it."""
    people = [entry for entry in shelf.entries if entry.fact.unit in PERSONS and not entry.fact.from_cell]
    return _only(ask, _of_item(amount, people) or _told_after(amount, people), shelf)


def of_a_body(amount: Found) -> bool:
    """Whether an amount is a cell of a row that names a body of its own: a school in a table of schools."""
    main = amount.statement.main
    return (
        main.from_cell
        and main.measure is Measure.STATED
        and bool(main.row)
        and OF_BODY.search(main.row[-1]) is not None
    )


def staff_of_row(amount: Found, shelf: Shelf) -> Found | None:
    """How many work at the body that the row of an amount names, where the row says it."""
    main = amount.statement.main
    there = [
        entry
        for entry in shelf.entries
        if (entry.fact.filing, entry.fact.table, entry.fact.row) == (main.filing, main.table, main.row)
        and entry.fact.unit in PERSONS
        and any(STAFFED in label for label in entry.fact.column)
    ]
    return _only(amount.ask, there, shelf)


def things_of(amount: Found, unit: str, shelf: Shelf) -> Found | None:
    """The one number of things, counted in `unit`, that an amount was spent on: told of the same item, or right after it; of
    vehicles those that there are, not those that came or went."""
    if unit in STOCK and VEHICLES in principal(amount.statement.main):
        return _only(amount.ask, _vehicles(amount, shelf), shelf)
    near = (unit, "团组") if unit == "个" else (unit, f"{unit}次")
    things = [
        entry
        for entry in shelf.entries
        if entry.fact.measure in COUNTED
        and not entry.fact.from_cell
        and (entry.fact.unit in near or entry.own.endswith(f"{unit}次"))
    ]
    return _only(amount.ask, _of_item(amount, things) or _told_after(amount, things), shelf)


def _vehicles(amount: Found, shelf: Shelf) -> Sequence[Entry]:
    """The counts of the vehicles that an amount was spent on, by whatever word they are counted."""
    main = amount.statement.main
    of_year = [
        entry
        for entry in shelf.entries
        if entry.fact.unit in STOCK
        and (entry.fact.filing, entry.fact.report, entry.fact.year) == (main.filing, main.report, main.year)
    ]
    counts = [entry for entry in of_year if not MOVED.search(entry.own)]
    if BOUGHT_ONLY.search(principal(main)):
        return [entry for entry in of_year if NEW.search(entry.own)]
    there = [
        entry
        for entry in counts
        if entry.own == VEHICLES or (KEPT.search(entry.own) and VEHICLES in entry.own)
    ]
    return there or _of_item(amount, counts)


def _of_item(amount: Found, counts: Sequence[Entry]) -> list[Entry]:
    """The counts that are of the very item that the amount is of, in its year."""
    main = amount.statement.main
    item = principal(main)
    here = [
        entry
        for entry in counts
        if (entry.fact.filing, entry.fact.report, entry.fact.year) == (main.filing, main.report, main.year)
    ]
    people = f"{COSTS.sub('', item).removeprefix('国内')}人次"
    called = [entry for entry in here if entry.own.removesuffix("数").removeprefix("国内") == people]
    return called or [entry for entry in here if item in (entry.own, canonical(entry.fact.subject or ""))]


def _told_after(amount: Found, counts: Sequence[Entry]) -> list[Entry]:
    """The counts that come right after an amount, wherever a sentence states it."""
    said = [amount.statement.main, *amount.statement.agreeing]
    return [nearest for fact in said if not fact.from_cell and (nearest := _next(fact, counts))]


def _only(ask: Ask, here: Sequence[Entry], shelf: Shelf) -> Found | None:
    """What all of some entries state alike."""
    if len({prints(entry.fact) for entry in here}) != 1:
        return None
    found = found_by(ask, here[0], shelf.entries)
    return found if isinstance(found, Found) else None


def _next(amount: Fact, people: Sequence[Entry]) -> Entry | None:
    """The first number of people after an amount, in its section and not far from it."""
    place = amount.filing, amount.report, amount.section
    after = [
        entry
        for entry in people
        if (entry.fact.filing, entry.fact.report, entry.fact.section) == place
        and 0 <= entry.fact.span.start - amount.span.end <= NEXT
    ]
    first = min(after, key=lambda entry: entry.fact.span.start, default=None)
    alike = [entry for entry in people if first and _alike(entry, first)]
    one_group = len({prints(entry.fact) for entry in alike}) == 1
    return first if one_group else None  # one of several groups is not all


def _alike(one: Entry, other: Entry) -> bool:
    """Whether a section counts the same of two things of one kind: 甲培训，人数 3 人；乙培训，人数 5 人."""
    kinds = (one.own, (one.fact.subject or "")[-KIND:]), (other.own, (other.fact.subject or "")[-KIND:])
    places = ((fact.filing, fact.report, fact.section, fact.from_cell) for fact in (one.fact, other.fact))
    return kinds[0] == kinds[1] and len(set(places)) == 1


def _fits(ask: Ask, entry: Entry, chunk: Chunk, words: frozenset[str], shelf: Shelf) -> bool:
    fact = entry.fact
    inside = entry.key == (chunk.filing, chunk.report) and chunk.span.holds(fact.span)
    if not inside or fact.from_cell or not isinstance(fact.value, Amount):
        return False
    measures = COMPATIBLE.get(ask.measure, (ask.measure,) if ask.measure else ())
    if fact.measure not in measures or fact.year != (ask.year or shelf.years[entry.key]):
        return False
    if PEOPLE & set(ask.terms) and not entry.own_names & set(ask.terms):
        return False
    if another(ask, entry) or (ask.unit and not unit_fits(ask.unit, fact.unit)):
        return False
    name = tokens(plain(f"{entry.own} {fact.item}"))
    if any(covered(tokens(term), name, shelf.weight, UNSEEN) < TOLD for term in ask.terms):
        return False
    if any(covered(tokens(term), entry.words, shelf.weight, UNSEEN) < TOLD for term in ask.within):
        return False  # what stands elsewhere is no part of what the question names
    telling = [token for token in name & words if shelf.weight.get(token, UNSEEN) >= TELLING]
    whole = tokens(plain(f"{fact.context} {chunk.ranked}"))
    said = (
        words,
        word_tokens(ask.words),
    )  # what a known term explains must not hide that the rest is not there
    return bool(telling) and all(covered(some, whole, shelf.weight, UNSEEN) >= TOLD for some in said)
