"""A spoken name that may mean several items: what the report has decides, and where it has several, the user. One that says only a
part of its item (公车加油) means that part where a sentence tells it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain import Ask, Found, Missing, Reason, Refusal, Status
from assistant.lexicon import STATED
from assistant.said import says
from assistant.shelf import Entry, Shelf
from assistant.spoken import meanings
from assistant.statement import MONEY
from assistant.tokens import tokens
from assistant.words import cut, formal
from ingest.fact import Measure
from ingest.names import plain

ABSENT = (Reason.NO_ITEM, Reason.NO_YEAR)


def either(ask: Ask, shelf: Shelf, look: Callable[[Ask, Shelf], Found | Missing]) -> Found | Missing | None:
    """What an ask with an open name finds; the choice where several of its items are there; nothing for other asks."""
    term = next((term for term in ask.terms if len(meanings(term)) > 1), None)
    if term is None:
        return None
    results = [look(_with(ask, term, item), shelf) for item in meanings(term)]
    there = [one for one in results if isinstance(one, Found) or one.refusal.reason not in ABSENT]
    if len(there) == 1:
        return there[0]
    facts = tuple(one.statement.main for one in there if isinstance(one, Found))
    if not facts:
        return results[0]
    refusal = Refusal(status=Status.CLARIFY, reason=Reason.AMBIGUOUS)
    return Missing(ask=ask, refusal=refusal, rivals=facts)


def part_of_it(
    ask: Ask, shelf: Shelf, look: Callable[[Ask, Shelf], Found | Missing]
) -> Found | Missing | None:
    """What a sentence tells of the very part of an item by which a question calls it: 公务用车加油 58.60 of 公务用车运行维护费; nothing
    where no sentence has one, or several are of it."""
    if ask.measure not in (None, Measure.FINAL) or ask.unit not in (None, "钱", *MONEY) or ask.words:
        return None
    whole = plain("".join(ask.terms))
    named = [word for one in ask.demands if one.item in ask.terms for word in cut(one.text)]
    own = [formal(one.text) for one in named if not one.empty and not says(one.text, whole, tokens(whole))]
    parts = {entry.own for entry in shelf.entries if own and _has(own, ask, entry)}
    return look(replace(ask, terms=(parts.pop(),)), shelf) if len(parts) == 1 else None


def _has(words: Sequence[str], ask: Ask, entry: Entry) -> bool:
    """Whether a sentence's amount is of something that has all of some words in its own name, behind what it is a part of."""
    amount = not entry.fact.from_cell and entry.fact.unit in MONEY and entry.own not in ask.terms
    if not amount or entry.own in STATED or not all(word in entry.own for word in words):
        return False
    known = plain(" ".join((*words, *ask.terms, ask.said)))
    if not all(word.empty or says(word.text, known, tokens(known)) for word in cut(entry.own)):
        return False  # what it is called besides is of another thing: 公务用车购置 for 公务出国
    before = plain(entry.before.rpartition("。")[2])
    return any(term in before for term in ask.terms)


def _with(ask: Ask, term: str, item: str) -> Ask:
    return replace(ask, terms=tuple(item if one == term else one for one in ask.terms))
