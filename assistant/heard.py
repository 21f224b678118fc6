"""The figures that a Chinese question asks for, as clauses: each of its words with what else it may be called.

A thing is what it is called, and another word another thing; a deed is told in many words. What a report says itself is another deed
than its synonyms; one that it never tells of can only be meant by one of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.asked import POINTING
from assistant.domain import Ask, Query
from assistant.fit import COMPATIBLE
from assistant.shelf import Shelf, plain_words
from assistant.spoken import meanings
from assistant.vocabulary import english_senses
from assistant.whole_names import of_the_field
from assistant.wishes import NUMBER, Slot, Wish
from assistant.words import formal
from ingest.fact import Measure
from ingest.names import plain

YEAR = re.compile(r"20\d\d年?")
MONEY_ASKED = "钱"
OWN = 0.65
"""So much of a figure's own name has to be said: in the filing's language more than in another."""


def heard(query: Query, shelf: Shelf) -> tuple[Wish, ...]:
    """The clauses of a question, one for each figure that it asks for."""
    return tuple(_wish(ask, shelf) for one in (query, *query.further) for ask in one.asks)


def _wish(ask: Ask, shelf: Shelf) -> Wish:
    unit = ask.unit or (MONEY_ASKED if ask.measure is Measure.FINAL else None)
    said = YEAR.sub(" ", ask.said)
    return Wish(
        said=said,
        slots=tuple(_slots(ask, shelf)),
        kind=None,
        numbers=frozenset(NUMBER.findall(said)),
        bare=False,
        part=False,
        unit=unit,
        own=OWN,
        measures=COMPATIBLE.get(ask.measure, (ask.measure,)) if ask.measure else (),
    )


def _slots(ask: Ask, shelf: Shelf) -> Iterator[Slot]:
    """What each word may be called; of several deeds, which are told in many words, one has to be said."""
    deeds: dict[str, None] = {}
    for one in ask.demands:
        names = (one.text, formal(one.text), *(meanings(one.item) if one.item else ()))
        if one.deed:
            deeds.update(dict.fromkeys((*names, *_synonyms(one.text, shelf))))
        elif not POINTING.fullmatch(one.text):
            known = tuple(name for name in names[2:] if name in of_the_field())
            counted = one.thing and one.text in ask.counted
            yield Slot(chinese=tuple(dict.fromkeys(names)), needed=True, head=counted, items=known)
    if deeds:
        yield Slot(chinese=tuple(deeds), needed=True)


def _synonyms(deed: str, shelf: Shelf) -> tuple[str, ...]:
    """What a deed may be called besides, where no figure of the shelf is told with it."""
    return () if deed in shelf.said else _alike().get(deed, ())


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    """For each Chinese word those that the same English phrases stand for."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, chinese, _ in english_senses():
        for word in chinese:
            found[plain_words(plain(word))].update(dict.fromkeys(one for one in chinese if one != word))
    return {word: tuple(others) for word, others in found.items()}
