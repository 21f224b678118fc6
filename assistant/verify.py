"""Draft → Answer: reads every cited place again; an answer whose figure is not printed there is withheld."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.cite import Sources
from assistant.domain import Answer, Draft, Figure, Reason, Status
from ingest.fact import Amount, Fact, Words
from ingest.names import plain
from ingest.quantity import read

FIGURES = re.compile(r"\d+(?:\.\d+)?")
MARKS = re.compile(r"\[\d+\]")


def verify(draft: Draft, sources: Sources) -> Answer:
    """The draft's answer if every figure is printed where it is cited; otherwise the answer is withheld."""
    answer = draft.answer
    sound = all(_printed(fact, sources) for fact in draft.facts.values())
    cited = all(n in draft.facts for figure in answer.values for n in figure.citations)
    if sound and cited and all(_backed(figure, draft.facts) for figure in answer.values):
        return answer
    return replace(
        answer,
        status=Status.NOT_FOUND,
        reason=Reason.NO_ITEM,
        answer=wording.text("withheld", answer.language),
        verdict=None,
        values=(),
        citations=(),
        checks=(),
    )


def _printed(fact: Fact, sources: Sources) -> bool:
    """Whether the characters at the fact's place, read again, are its value."""
    characters = fact.span.of(sources.text(fact.filing))
    match fact.value:
        case Amount(low=low, high=high):
            again = read(characters)
            return again is not None and (again.amount.low, again.amount.high) == (low, high)
        case Words(text=text):
            return plain(text) == plain(characters)
        case _:
            return True


def _backed(figure: Figure, facts: Mapping[int, Fact]) -> bool:
    """Whether a figure is one of its cited facts, or computed from operands that are."""
    if figure.share is not None and not _backed(figure.share, facts):
        return False
    if figure.kind == "computed":
        return bool(figure.formula and figure.operands) and all(
            _backed(operand, facts) for operand in figure.operands
        )
    return any(_digits(facts[n]) == figure.value for n in figure.citations if n in facts)


def _digits(fact: Fact) -> str | Decimal:
    value = fact.value
    if isinstance(value, Amount):
        return str(value.low) if value.high is None else f"{value.low}-{value.high}"
    return value.text if isinstance(value, Words) else ""
