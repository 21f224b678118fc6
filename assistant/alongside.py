"""A part of a question that is told only by its unit and its noun (…，多少户拿到了), beside the figure that another part was
answered with.

Only what the part itself says counts: the figure has to be the only such one of its stretch of the sentence, with all of these words
around it. What a part takes over from the part before it is `assistant.beside`'s.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.counting import PERSONS, unit_fits
from assistant.domain import Ask, Found
from assistant.fit import COMPATIBLE
from assistant.lookup import found_by
from assistant.parts import ASKS, COUNTED
from assistant.said import says
from assistant.shelf import Entry, Shelf, plain_words
from assistant.tokens import tokens
from assistant.words import EMPTY, cut
from assistant.worked import workings
from ingest.fact import Amount, Fact

PARTED = re.compile("[；;。]|其中")
"""What ends a stretch of a sentence, in which figures are told of one thing."""
DENIED = re.compile("[没未无]|其中|(?<!差)不(?!同|少|超)")
"""What says that something was not done, or that a part is meant."""
ANYBODY = re.compile("老?百姓|群众|乡亲|老乡|居民|村民|市民|农[户民]|人家|家庭|对象")
"""Whoever got something: who counts persons or households need not say who they are."""
GOT = re.compile("惠及|受益|享受|受惠|获得|领到|拿到|领取|覆盖|[坐占]着|[发给拿领得收帮办去来花用付支训]")
"""What only says that something was given, got or done."""
HOUSEHOLDS = ("户", "家")
HOW_MANY = re.compile(rf"(?:{ASKS.pattern})(?:{COUNTED})?")
"""What asks how many, and what is counted by."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def alongside(ask: Ask, told: Found, shelf: Shelf) -> Found | None:
    """What a part of a question means beside the figure that another one was `told`, wherever a sentence states that."""
    if not ask.alone or workings(ask.alone) or DENIED.search(ask.alone):
        return None
    if ask.unit is None and ANYBODY.fullmatch(ask.counted):
        ask = replace(ask, unit=PERSONS[0])
    said = (told.statement.main, *told.statement.agreeing)
    meant = [one for fact in said if not fact.from_cell and (one := _beside(ask, fact, shelf))]
    if len({(one.fact.value, one.fact.unit) for one in meant}) != 1:
        return None
    found = found_by(replace(ask, demands=()), meant[0], shelf.entries)
    return found if isinstance(found, Found) else None


def _beside(ask: Ask, said: Fact, shelf: Shelf) -> Entry | None:
    """The one figure of the stretch of `said` that a part asks for."""
    here = (entry for entry in shelf.entries if _in_sentence(entry.fact, said))
    sentence = sorted(here, key=lambda entry: entry.fact.span.start)
    at = next((at for at, entry in enumerate(sentence) if entry.fact.id == said.id), None)
    if at is None or ask.year not in (None, said.year) or sentence[at].key not in ask.reports:
        return None
    behind = _as_far(sentence[at:])
    before = _as_far(sentence[at::-1], backwards=True)
    stretch = [*before, *behind]
    fits = [entry for entry in stretch if _fits(ask, entry)]
    said_all = [entry for entry in fits if _says_all(ask, entry, [sentence[at], *stretch])]
    named = [entry for entry in said_all if _own(ask, entry)] or (said_all if len(fits) == 1 else [])
    return named[0] if len(named) == 1 else None


def _in_sentence(fact: Fact, said: Fact) -> bool:
    same = (fact.filing, fact.quote, fact.year) == (said.filing, said.quote, said.year)
    return same and not fact.from_cell and isinstance(fact.value, Amount)


def _as_far(entries: Sequence[Entry], *, backwards: bool = False) -> list[Entry]:
    """The entries after the first, as far as nothing parts one from the one before it."""
    kept = []
    for one, other in pairwise(entries):
        first, then = (other, one) if backwards else (one, other)
        if PARTED.search(_around(first)[1] + _around(then)[0]):
            break
        kept.append(other)
    return kept


def _around(entry: Entry) -> tuple[str, str]:
    """What the clause of a figure says before it and behind it; all of it twice where its number is written in words."""
    clause, value = entry.clause, entry.fact.value
    for found in NUMBER.finditer(clause):
        if isinstance(value, Amount) and Decimal(found[0].replace(",", "")) == value.low:
            return clause[: found.start()], clause[found.end() :]
    return clause, clause


def _fits(ask: Ask, entry: Entry) -> bool:
    """Whether a figure is in the unit and of the measure that a part asks for; without a unit its name says a word of the part."""
    measures = COMPATIBLE.get(ask.measure, (ask.measure,) if ask.measure else ())
    if entry.fact.measure not in measures:
        return False
    return unit_fits(ask.unit, entry.fact.unit) if ask.unit else bool(_own(ask, entry))


def content(ask: Ask) -> Iterable[str]:
    """The words of a part that have to be said: not what asks or counts, and neither that somebody got something nor who."""
    counts_people = ask.unit in (*PERSONS, *HOUSEHOLDS)
    bare = HOW_MANY.sub(lambda match: " " * len(match[0]), ask.alone)
    for word in cut(ask.alone):
        said = bare[word.start : word.end].strip()
        if len(said) < len(word.text) or not said.isalnum() or GOT.fullmatch(said) or said in PERSONS:
            continue
        if (word.empty and len(said) > 1) or (len(said) == 1 and EMPTY.fullmatch(said)):
            continue
        if not (counts_people and ANYBODY.fullmatch(said)):
            yield said


def _says_all(ask: Ask, entry: Entry, stretch: Sequence[Entry]) -> bool:
    """Whether all that a part says is said in the stretch; what it says with one character right around the figure."""
    whole = plain_words(" ".join(f"{one.fact.item} {one.own} {one.clause}" for one in stretch))
    near = plain_words(f"{entry.fact.item} {entry.own} {entry.clause}")
    there = tokens(whole)
    return all(word in near if len(word) == 1 else says(word, whole, there) for word in content(ask))


def _own(ask: Ask, entry: Entry) -> bool:
    """Whether the name of a figure has a word of the part."""
    name = plain_words(f"{entry.fact.item} {entry.own}")
    return any(says(word, name, tokens(name)) if len(word) > 1 else word in name for word in content(ask))
