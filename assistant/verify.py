"""Draft → Answer: reads every cited place again, works every formula out again and looks for every number of the text.

An answer whose figure is not printed where it is cited, whose formula does not hold, or which tells a number that none
of its sources prints, is withheld.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from assistant import formula, wording
from assistant.cite import Sources
from assistant.domain import Answer, Draft, Figure, Reason, Status
from ingest.fact import Amount, Fact, Words
from ingest.names import plain
from ingest.quantity import read

NUMBER = re.compile(r"\d+(?:\.\d+)?")
MARK = re.compile(r"\[\d+\]")
LEVELS = re.compile(r"(?<![\d.,])\d{3}(?:\s+\d{2}){1,2}(?![\d.,])")
"""An account's code that is printed in a cell for each level."""
GROUPED = re.compile(r"(?<=\d)[,，](?=\d{3})")
"""What separates the thousands of a number."""


def verify(draft: Draft, sources: Sources) -> Answer:
    """The draft's answer if it says nothing that its sources do not; otherwise the answer is withheld."""
    answer = draft.answer
    sound = all(_printed(fact, sources) for fact in draft.facts.values())
    cited = all(n in draft.facts for figure in answer.values for n in figure.citations)
    backed = all(_backed(figure, draft.facts) for figure in answer.values)
    if sound and cited and backed and _numbers(MARK.sub("", answer.answer)) <= _evidence(draft):
        return answer
    return replace(
        answer,
        status=Status.NOT_FOUND,
        reason=Reason.NO_ITEM,
        answer=wording.text("withheld", answer.language),
        verdict=None,
        values=(),
        form=None,
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
    """Whether a figure is one of its cited facts, or computed from operands that are, as its formula says."""
    if figure.share is not None and not _backed(figure.share, facts):
        return False
    if figure.formula and not formula.holds(figure.formula):
        return False
    if figure.kind == "computed":
        worked = figure.formula or ""
        return (
            bool(figure.operands)
            and formula.result(worked) == figure.value.lstrip("-")
            and all(_backed(one, facts) and formula.uses(worked, one.value) for one in figure.operands)
        )
    return any(_digits(facts[n]) == figure.value for n in figure.citations if n in facts)


def _evidence(draft: Draft) -> frozenset[str]:
    """The numbers that an answer may tell: those of its figures, its sources, its checks, what it offers instead and what
    it says to be lacking."""
    answer = draft.answer
    cited = (
        (
            one.quote,
            *map(_joined, LEVELS.findall(one.quote)),
            one.organisation,
            str(one.year),
            one.table or "",
            *one.section,
            *one.row,
            *one.column,
        )
        for one in answer.citations
    )
    said = (
        *map(_said, answer.values),
        *cited,
        (note.detail for note in answer.checks),
        (one.label for one in answer.options),
        draft.lacking,
    )
    return frozenset().union(*(_numbers(text) for texts in said for text in texts))


def _joined(code: str) -> str:
    return "".join(code.split())


def _said(figure: Figure) -> Iterator[str]:
    """What a figure says of itself, its operands and its share."""
    yield from (figure.value, figure.formula or "", figure.label, figure.organisation, str(figure.year))
    for part in (*figure.operands, *filter(None, (figure.share,))):
        yield from _said(part)


def _numbers(text: str) -> frozenset[str]:
    """The numbers that a text prints, without what separates their thousands."""
    return frozenset(NUMBER.findall(GROUPED.sub("", unicodedata.normalize("NFKC", text))))


def _digits(fact: Fact) -> str | Decimal:
    value = fact.value
    if isinstance(value, Amount):
        return str(value.low) if value.high is None else f"{value.low}-{value.high}"
    return value.text if isinstance(value, Words) else ""
