"""The figures that a Chinese question asks for, as clauses: each of its words with what else it may be called, where the reports that
it speaks of never say it themselves.

What a report says itself is another thing than its synonyms; a word that it never says can only be meant by one of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.asked import POINTING
from assistant.domain import Ask, Query
from assistant.shelf import Shelf, plain_words
from assistant.spoken import meanings
from assistant.vocabulary import english_senses
from assistant.wishes import NUMBER, Slot, Wish
from assistant.words import formal
from ingest.fact import Measure
from ingest.names import plain

YEAR = re.compile(r"20\d\d年?")
MONEY_ASKED = "钱"


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
    )


def _slots(ask: Ask, shelf: Shelf) -> Iterator[Slot]:
    """What each word may be called; of several deeds one has to be said."""
    deeds: dict[str, None] = {}
    for one in ask.demands:
        names = (one.text, *(meanings(one.item) if one.item else ()))
        if POINTING.fullmatch(one.text):
            continue
        if one.deed:
            deeds.update(dict.fromkeys(_called(one.text, shelf)))
        else:
            called = dict.fromkeys((*names, *(() if one.item else _called(one.text, shelf))))
            yield Slot(chinese=tuple(called), needed=True, head=one.thing and one.text in ask.counted)
    if deeds:
        yield Slot(chinese=tuple(deeds), needed=True)


def _called(word: str, shelf: Shelf) -> tuple[str, ...]:
    """A word, in the language of filings, and by its synonyms where no figure of the shelf is told with it."""
    own = tuple(dict.fromkeys((word, formal(word))))
    if any(name in shelf.said for name in own):
        return own
    return (*own, *_synonyms().get(word, ()))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """For each Chinese word those that the same English phrases stand for."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, chinese, _ in english_senses():
        for word in chinese:
            found[plain_words(plain(word))].update(dict.fromkeys(one for one in chinese if one != word))
    return {word: tuple(others) for word, others in found.items()}
