"""A spoken name that may mean several items: what the report has decides, and where it has several, the user."""

from collections.abc import Callable
from dataclasses import replace

from assistant.domain import Ask, Found, Missing, Reason, Refusal, Status
from assistant.shelf import Shelf
from assistant.spoken import meanings

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


def _with(ask: Ask, term: str, item: str) -> Ask:
    return replace(ask, terms=tuple(item if one == term else one for one in ask.terms))
