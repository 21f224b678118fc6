"""Query → Plan: the steps that answer it. Decides nothing about the content."""

from dataclasses import replace

from assistant.domain import (
    Ask,
    Compute,
    Judge,
    Lookup,
    Operation,
    Plan,
    Query,
    Refuse,
    Search,
    Step,
    Wanted,
)
from ingest.fact import Measure

TOLD_IN_WORDS = (
    Wanted.PASSAGE,
    Wanted.REASON,
    Wanted.DEFINITION,
    Wanted.DUTY,
    Wanted.LIST,
    Wanted.PERSON,
    Wanted.DATE,
    Wanted.ORGANISATION,
)


def plan(query: Query) -> Plan:
    """The steps for `query`, in order."""
    return Plan(steps=_steps(query))


def _steps(query: Query) -> tuple[Step, ...]:
    if query.refusal is not None:
        return (Refuse(refusal=query.refusal),)
    if query.wanted in TOLD_IN_WORDS:
        return (_search(query),)
    if query.wanted is Wanted.VERDICT:
        return (_judge(query),)
    if query.operation is Operation.LOOKUP:
        otherwise = None if query.numeric else _search(query)
        return tuple(Lookup(ask=ask, claimed=query.claimed, otherwise=otherwise) for ask in query.asks)
    return (Compute(operation=query.operation, asks=query.asks, given=query.given, decimals=query.decimals, limit=query.limit, top=query.top),)


def _search(query: Query) -> Search:
    reports = tuple(
        holder.key for holder in query.holders if not query.years or holder.report.year in query.years
    )
    terms = tuple(dict.fromkeys(term for ask in query.asks for term in ask.terms))
    return Search(reports=reports, topic=query.topic, wanted=query.wanted, terms=terms)


def _judge(query: Query) -> Judge:
    """A verdict on spending against its budget where a budget is named, else on the item itself."""
    asks = query.asks
    against: Ask | None = None
    ask = asks[0]
    if any(one.measure in (Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET) for one in asks):
        against = next(one for one in asks if one.measure and "预算" in one.measure.value)
        ask = replace(against, measure=Measure.FINAL)
    return Judge(ask=ask, against=against, claimed=query.claimed, search=_search(query))
