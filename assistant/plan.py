"""Query → Plan: the steps that answer it. Decides nothing about the content."""

from dataclasses import replace

from assistant.domain import (
    Ask,
    Compute,
    Demand,
    Explain,
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
from assistant.intent import TOLD_IN_WORDS
from assistant.whole_names import OF_THE_YEAR
from ingest.fact import BUDGETS, Measure

MONEY = ("元", "万元", "亿元")
OF_BUDGET = (Measure.COMPLETION, Measure.BALANCE)
"""What is meant where no item is named."""


def plan(query: Query) -> Plan:
    """The steps for `query`, in order; what it asks a yes or no of at its beginning comes first."""
    if query.wanted is Wanted.VERDICT:
        return Plan(steps=_steps(query))
    judged = [one for one in query.further if _opens(one, query.question)]
    others = [one for one in query.further if one not in judged]
    opening = (step for one in judged for step in _steps(one))
    further = (_further(step) for one in others for step in _steps(one))
    return Plan(steps=(*opening, *_steps(query), *further), workings=query.workings)


def _opens(part: Query, question: str) -> bool:
    """Whether a question begins with one for yes or no."""
    return part.wanted is Wanted.VERDICT and question.startswith(part.question.rstrip("？"))


def _further(step: Step) -> Step:
    return replace(step, further=True) if isinstance(step, Lookup) else step


def _steps(query: Query) -> tuple[Step, ...]:
    if query.refusal is not None:
        return (Refuse(refusal=query.refusal),)
    if query.labels:
        return (search(query),)
    if query.wanted is Wanted.REASON and _explains(query):
        return tuple(_explain(query, ask) for ask in _explained(query))
    if query.wanted is Wanted.PASSAGE and query.numeric and query.operation is Operation.LOOKUP:
        return _by_name(query)
    if query.wanted in TOLD_IN_WORDS:
        return (search(query),)
    if query.wanted is Wanted.VERDICT:
        return (_judge(query),)
    if query.operation is Operation.LOOKUP:
        otherwise = None if query.numeric else search(query)
        return tuple(
            Lookup(
                ask=ask,
                into=query.into,
                decimals=query.decimals,
                claimed=query.claimed,
                otherwise=otherwise,
                before=query.before,
            )
            for ask in query.asks
        )
    return tuple(
        Compute(
            operation=query.operation,
            asks=asks,
            given=query.given,
            decimals=query.decimals,
            limit=query.limit,
            top=query.top,
            spent_on=query.spent_on,
            per=query.per,
            counted=query.counted,
            joints=query.joints,
            of_whole=query.of_whole,
            ascending=query.ascending,
            first_more=query.first_more,
            apart=query.apart,
            each=query.each,
            into=query.into or next((ask.unit for ask in query.asks if ask.unit in MONEY), None),
        )
        for asks in _operands(query)
    )


def _by_name(query: Query) -> tuple[Step, ...]:
    """Keywords that may be the name of a figure, else of a passage."""
    named = (replace(ask, named=True) for ask in query.asks[:1] if ask.words)
    return tuple(Lookup(ask=ask, otherwise=search(query)) for ask in named) or (search(query),)


def _operands(query: Query) -> tuple[tuple[Ask, ...], ...]:
    """The asks of each computation: the share of each body and year by itself, and parts whose shares are wanted one by one with the
    whole that they have in common."""
    if query.operation is not Operation.SHARE or query.joints or len(query.asks) < 3:
        return (query.asks,)
    whose = dict.fromkeys((ask.reports, ask.year) for ask in query.asks)
    bodies = [tuple(ask for ask in query.asks if (ask.reports, ask.year) == one) for one in whose]
    if any(len(one) < 2 for one in bodies):
        bodies = [query.asks]
    if not query.each:
        return tuple(bodies)
    return tuple((part, whole) for *parts, whole in bodies for part in parts)


def search(query: Query) -> Search:
    """The passages that the question is about, whatever it asks of them."""
    of_year = [holder for holder in query.holders if not query.years or holder.report.year in query.years]
    after = [holder for holder in query.holders if holder.report.year - 1 in query.years]
    reports = tuple(holder.key for holder in of_year or after)  # the next report tells of the year before
    terms = tuple(dict.fromkeys(term for ask in query.asks for term in ask.terms))
    spent = next((ask for ask in query.asks if ask.terms), None) if query.spent and _settled(query) else None
    return Search(
        reports=reports,
        topic=query.topic,
        wanted=query.wanted,
        terms=terms,
        needs=query.needs,
        spent=spent,
        place=query.noted,
        used=query.asks[0] if query.used and terms else None,
        cause=query.cause,
        ground=query.ground,
        things=_things(query),
        labels=query.labels,
        roles=query.roles,
    )


def _things(query: Query) -> tuple[Demand, ...]:
    """What the question is about by name; a telephone or a number of a document is known by its form."""
    if query.wanted is Wanted.REFERENCE:
        return ()
    return tuple(one for ask in query.asks[:1] for one in ask.demands if one.thing or query.roles)


def _settled(query: Query) -> bool:
    """Whether the question is about one organisation."""
    return len({holder.report.organisation for holder in query.holders}) == 1


def _explains(query: Query) -> bool:
    """Whether the reason of a figure is asked for: of an item, or of how the total moved or stands to its budget."""
    terms, codes = (query.asks[0].terms, query.asks[0].codes) if query.asks else ((), ())
    if terms in OF_THE_YEAR and query.asks[0].assumed and query.asks[0].measure is Measure.BALANCE:
        return False  # why money was left is not why a total moved
    return bool(terms or codes) and (
        terms not in OF_THE_YEAR or query.claimed is not None or _against_budget(query)
    )


def _against_budget(query: Query) -> bool:
    """Whether a figure is held against its budget."""
    return query.over_budget or any(ask.measure in (*BUDGETS, *OF_BUDGET) for ask in query.asks)


def _explained(query: Query) -> tuple[Ask, ...]:
    """Whose reasons are asked for: of each year and organisation where the question says so, else of the first item in the last
    of the years that it speaks of."""
    last = max((ask.year for ask in query.asks if ask.year is not None), default=None)
    if not query.each:
        return (next(ask for ask in query.asks if ask.year == last),)
    each = {(ask.reports, ask.year, ask.terms): ask for ask in reversed(query.asks)}
    return tuple(reversed(each.values()))


def _explain(query: Query, ask: Ask) -> Explain:
    """The reason of an item's figures."""
    against = _against_budget(query)
    year = (ask.year,) if ask.year is not None else query.years
    return Explain(
        ask=replace(ask, measure=None, unit=None),
        claimed=None if against else query.claimed,
        against_budget=against,
        over_budget=query.over_budget,
        search=search(replace(query, years=year)),
    )


def _judge(query: Query) -> Step:
    """A verdict on what the question claims of its figures."""
    assert query.claim is not None
    asked = (query, *query.further)
    if refused := next((one.refusal for one in asked if one.refusal), None):
        return Refuse(refusal=refused)
    figures = (replace(one, wanted=Wanted.FIGURE, numeric=True, claimed=None, further=()) for one in asked)
    return Judge(
        claim=query.claim,
        asks=query.asks,
        operands=tuple(
            tuple(step for step in _steps(one) if isinstance(step, (Lookup, Compute))) for one in figures
        ),
        settled=_settled(query),
        content=query.content,
        search=search(query),
    )
