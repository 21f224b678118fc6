"""A question that names no organisation, over many reports: which of them can hold its answer, told by the store before
any fact is read.

Below `MANY` reports nothing changes. Where more organisations than that could be meant, the question is asked back; what
compares all of them reads only the facts of its items.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.domain import (
    Ask,
    Compute,
    Explain,
    Judge,
    Lookup,
    Reason,
    Refusal,
    Refuse,
    ReportKey,
    Search,
    Status,
    Step,
    Wanted,
)

MANY = 30
"""Reports that are read for one question that does not say whose it means."""
SAME = (Wanted.DEFINITION,)
"""What every filing says alike: a few of them are enough."""
ENOUGH = 12
AS_GOOD = 0.9
NEAREST = 6
"""So many names are told where it is asked back whose figure is meant."""


class Store(Protocol):
    """What tells about reports without reading their facts."""

    def having(self, terms: Sequence[str], reports: Sequence[ReportKey]) -> tuple[ReportKey, ...]:
        """Those of some reports that state one of these items."""

    def relevance(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[ReportKey, float]:
        """How well the best passage of each report has a topic's words; those without any are left out."""

    def of_year(self, reports: Sequence[ReportKey], year: int | None) -> tuple[ReportKey, ...]:
        """Those of some reports that state figures of a year: its own and the one after."""

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """A step over all reports of many organisations, of which only the facts of `terms` are read."""

    step: Compute
    terms: tuple[str, ...]


def narrowed(step: Step, store: Store) -> Step | Wide:
    """The step over the reports that can answer it, or a question back where those are of too many organisations."""
    match step:
        case Refuse():
            return step
        case Search():
            return _search(step, store)
        case Compute():
            return _compute(step, store)
        case Lookup(ask=ask) | Explain(ask=ask):
            return _of_one(step, ask, store)
        case Judge():
            return _judge(step, store)


def in_years(step: Step, store: Store) -> Step | None:
    """The step over the reports of the years that it names, and of the years after them, which tell of the one before;
    nothing where those are all that it speaks of. What they do not answer, other reports may."""
    if isinstance(step, Compute):
        near = tuple(_in_year(ask, store) for ask in step.asks)
        return replace(step, asks=near) if near != step.asks else None
    if isinstance(step, (Lookup, Explain)):
        return replace(step, ask=one) if (one := _in_year(step.ask, store)) != step.ask else None
    return None


def _in_year(ask: Ask, store: Store) -> Ask:
    """An item by its name is the same in fewer reports; free words are held against all, to see what else has them."""
    if not ask.terms or ask.words:
        return ask
    reports = store.of_year(ask.reports, ask.year)
    return replace(ask, reports=reports) if reports and len(reports) < len(ask.reports) else ask


def _of_one(step: Lookup | Explain, ask: Ask, store: Store) -> Step:
    reports = _reports(ask, store)
    if reports == ask.reports:
        return step
    if not reports:
        return _unanswered(ask.reports, reports, store)
    return replace(step, ask=replace(ask, reports=reports))


def _judge(step: Judge, store: Store) -> Step:
    if all(len(reports) <= MANY for reports in (step.search.reports, *(ask.reports for ask in step.asks))):
        return step
    asks = [(ask, _reports(ask, store)) for ask in step.asks]
    if not asks or not all(reports for _, reports in asks):
        return _unanswered(step.search.reports, None, store)
    kept = tuple(replace(ask, reports=reports) for ask, reports in asks if reports)
    few = tuple(dict.fromkeys(key for ask in kept for key in ask.reports))
    return replace(step, asks=kept, search=replace(step.search, reports=few))


def _compute(step: Compute, store: Store) -> Step | Wide:
    """One figure of each of many organisations is read by its item; several figures of unnamed ones are asked back."""
    every = {key for ask in step.asks for key in ask.reports}
    if len(every) <= MANY:
        return step
    if all(len(store.names(ask.reports)) == 1 for ask in step.asks):
        terms = tuple(dict.fromkeys(term for ask in step.asks for term in ask.terms))
        return Wide(step=step, terms=terms) if terms else _unanswered(tuple(every), None, store)
    asks = [(ask, _reports(ask, store)) for ask in step.asks]
    for ask, reports in asks:
        if not reports:
            return _unanswered(ask.reports, reports, store)
    return replace(step, asks=tuple(replace(ask, reports=reports) for ask, reports in asks if reports))


def _reports(ask: Ask, store: Store) -> tuple[ReportKey, ...] | None:
    """The reports that can hold what is asked for; nothing where they are of too many organisations."""
    if len(ask.reports) <= MANY:
        return ask.reports
    reports = store.of_year(ask.reports, ask.year)
    reports = store.having(ask.terms, reports) if ask.terms else reports
    words = " ".join((*ask.terms, ask.words))
    if len(store.names(reports)) > MANY and ask.words:
        reports = _best(words, reports, store)
    return None if len(store.names(reports)) > MANY else reports


def _search(step: Search, store: Store) -> Step:
    if len(step.reports) <= MANY:
        return step
    reports = _best(step.topic, step.reports, store)
    if step.wanted in SAME:
        reports = reports[:ENOUGH]
    if not reports or len(store.names(reports)) > MANY:
        return _unanswered(step.reports, None if reports else (), store)
    return replace(step, reports=reports)


def _best(topic: str, reports: tuple[ReportKey, ...], store: Store) -> tuple[ReportKey, ...]:
    """The reports whose passages have the words about as well as the best one."""
    scores = store.relevance(topic, reports)
    least = AS_GOOD * max(scores.values(), default=0.0)
    return tuple(key for key in reports if key in scores and scores[key] >= least)


def _unanswered(asked: Sequence[ReportKey], found: tuple[ReportKey, ...] | None, store: Store) -> Refuse:
    """No report has what is asked for; or too many have (`found` is nothing), and it is asked back whose is meant."""
    if found is None:
        nearest = store.names(asked)[:NEAREST]
        return Refuse(refusal=Refusal(status=Status.CLARIFY, reason=Reason.AMBIGUOUS, nearest=nearest))
    return Refuse(refusal=Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM))
