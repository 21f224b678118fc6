"""The figures that a Chinese question asks for, as clauses: each of its words as filings call it.

A thing is what it is called, and another word another thing; a deed is told in many words, and of several one has to be said.
"""

import re
from collections.abc import Iterator

from assistant.accounted import MONEY_SPENT
from assistant.asked import POINTING
from assistant.counting import ANYTHING
from assistant.domain import Ask, Query
from assistant.fit import COMPATIBLE
from assistant.spoken import meanings
from assistant.synonyms import called, together
from assistant.whole_names import of_the_field
from assistant.wishes import NUMBER, Slot, Wish
from assistant.words import cut
from ingest.fact import Measure

YEAR = re.compile(r"20\d\d年?")
MONEY_ASKED = "钱"
OWN = 0.65
"""So much of a figure's own name has to be said: in the filing's language more than in another."""


def heard(query: Query) -> tuple[Wish, ...]:
    """The clauses of a question, one for each figure that it asks for."""
    return tuple(_wish(ask) for one in (query, *query.further) for ask in one.asks)


def _wish(ask: Ask) -> Wish:
    spent = ask.measure is Measure.FINAL or MONEY_SPENT.search(ask.said)
    unit = ask.unit or (MONEY_ASKED if spent else None)
    said = YEAR.sub(" ", ask.said)
    return Wish(
        said=said,
        slots=tuple(_slots(ask)),
        kind=None,
        numbers=frozenset(NUMBER.findall(said)),
        bare=False,
        part=False,
        unit=unit,
        own=OWN,
        measures=COMPATIBLE.get(ask.measure, (ask.measure,)) if ask.measure else (),
    )


def _slots(ask: Ask) -> Iterator[Slot]:
    """What each word may be called, those included that nothing else demands; several words may be one of the thesaurus, and a deed
    among these is told with it."""
    phrases = [ask.said[start:end] for start, end in together(ask.said)]
    yield from (Slot(chinese=called(phrase), needed=True) for phrase in phrases)
    deeds: dict[str, None] = {}
    done = False
    for one in ask.demands:
        if one.item is None and any(one.text in phrase for phrase in phrases):
            done |= one.deed
            continue
        names = (*called(one.text), *(meanings(one.item) if one.item else ()))
        if one.deed:
            deeds.update(dict.fromkeys(names))
        elif not POINTING.fullmatch(one.text):
            known = tuple(name for name in meanings(one.item or "") if name in of_the_field())
            counted = one.thing and one.text in ask.counted
            yield Slot(chinese=tuple(dict.fromkeys(names)), needed=True, head=counted, items=known)
    if deeds:
        yield Slot(chinese=tuple(deeds), needed=not done)
    if ask.counted and ask.unit == ANYTHING and not any(ask.counted in one.text for one in ask.demands):
        yield Slot(chinese=called(ask.counted), needed=True, head=True)
    demanded = "".join((*(one.text for one in ask.demands), *phrases))
    for word in cut(ask.words):
        if len(word.text) > 1 and not word.empty and word.text not in demanded:
            yield Slot(chinese=called(word.text), needed=True)
