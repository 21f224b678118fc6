"""The figure of a sentence by its own names: a question that has them as they are printed, and nothing else to look up, asks for that figure,
however well another one's surroundings say its words."""

from collections.abc import Iterable

from assistant.another import another
from assistant.counting import unit_fits
from assistant.cues import STATES, STOCK
from assistant.domain import Ask
from assistant.said import says
from assistant.scan import MEASURE_WORDS
from assistant.shelf import Entry, plain_words
from assistant.synonyms import called
from assistant.tokens import tokens, word_tokens
from assistant.whole_names import of_the_field
from ingest.fact import Amount, Fact, Measure, Withheld
from ingest.names import plain

LONG = 4
"""So many characters a name has that is no everyday word."""
UNSAID = (Measure.COUNT, Measure.STATED)
"""What a figure is that needs no word of the question for its measure."""


def by_own_names(ask: Ask, candidates: Iterable[Entry]) -> Entry | None:
    """The only figure whose own names a question has, or what is withheld under these; nothing where the question limits it by more: a
    measure that these names do not speak of, a code, whose money, what was spoken of."""
    if counted := _by_its_noun(ask, candidates):
        return counted
    more = ask.codes, ask.within, ask.fund, ask.part, ask.beside, _goes_on(ask)
    if any(more):
        return None
    said, words = plain(ask.said), word_tokens(plain(ask.words))
    named: dict[str, list[Entry]] = {}
    for entry in candidates:
        if _may(ask, entry) and (names := _names(entry.fact, said)) and _says_all(ask, words, entry, names):
            named.setdefault(names, []).append(entry)
    longest = named.get(max(named, key=len), []) if named else []
    return longest[0] if len(longest) == 1 else None


def _by_its_noun(ask: Ask, candidates: Iterable[Entry]) -> Entry | None:
    """The only figure whose name is the very noun that a question counts, in the unit that it counts in (收集到多少项用户需求), where the
    question says besides only what was done: its clause says that too, or it is told in one sentence with what was answered before."""
    noun = plain(ask.counted)
    if len(noun) < LONG or ask.terms or ask.codes or ask.within or ask.measure not in (None, Measure.COUNT):
        return None
    done = [word for word in ask.words.split() if plain(word) not in noun]
    if not {one.text for one in ask.demands if one.deed}.issuperset(done):
        return None
    named = [
        one
        for one in candidates
        if one.own == noun and one.fact.unit == ask.unit and _may(ask, one) and _done(ask, done, one)
    ]
    return named[0] if len({one.fact.value for one in named}) == 1 else None


def _done(ask: Ask, done: Iterable[str], entry: Entry) -> bool:
    """Whether a figure's clause says what was done in words of the same meaning, or it is told behind what was answered before, in its
    sentence: what stands in front of a member (其中市州 5 次) is of the whole."""
    if ask.beside is not None:
        behind = entry.fact.span.start > ask.beside.span.start
        return behind and not ask.beside.from_cell and ask.beside.quote == entry.fact.quote
    clause = plain_words(entry.clause)
    return all(any(says(other, clause, tokens(clause)) for other in called(word)) for word in done)


def only_named(ask: Ask, name: str) -> bool:
    """Whether the measure that a question asks for is nothing but a word of a name in it: 计划进度, 任务书完成率."""
    words = [word for word, measure in MEASURE_WORDS.items() if measure is ask.measure]
    rest = plain(ask.said).replace(plain(name), " ")
    return any(word in name for word in words) and not any(word in rest for word in words)


def _goes_on(ask: Ask) -> bool:
    """Whether a question goes on about what an earlier part, or turn, spoke of."""
    implied = {*STOCK.values(), *(said for _, said in STATES)}
    return any(word not in ask.said and word not in implied for word in ask.hints.split())


def _may(ask: Ask, entry: Entry) -> bool:
    """Whether an entry is a sentence's figure of no item of the field, in the unit that is asked for, or something withheld, and of no
    other thing."""
    fact = entry.fact
    counted = isinstance(fact.value, Amount) and fact.measure in UNSAID and entry.own not in of_the_field()
    fits = counted and ask.unit is not None and unit_fits(ask.unit, fact.unit) and _measured(ask, fact)
    told = not fact.from_cell and (fits or isinstance(fact.value, Withheld))
    return told and not another(ask, entry)


def _measured(ask: Ask, fact: Fact) -> bool:
    """Whether a question names no measure but how many there are, or one that is a part of the figure's own name."""
    return ask.measure in (None, Measure.COUNT) or only_named(ask, plain(fact.item))


def _names(fact: Fact, said: str) -> str:
    """What a figure is about and what it is of, joined, where a question has both as they are printed."""
    item, about = plain(fact.item), plain(fact.subject or "")
    names = f"{about}{item}"
    return names if len(names) >= LONG and item in said and about in said else ""


def _says_all(ask: Ask, words: frozenset[str], entry: Entry, names: str) -> bool:
    """Whether a figure's names say all that is looked for."""
    there = tokens(names) | tokens(plain(entry.fact.organisation))
    items = [plain(one.text) for one in ask.demands if one.item]
    return words <= there and (not ask.terms or (bool(items) and all(item in names for item in items)))
