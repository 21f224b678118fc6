"""What an answer is about, part by part: organisation, year, item, measure, table, operation, money; and a context as a question.

Owns the reading line. A part says whether the question said it, an earlier turn did, or it was taken by default.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import wording
from assistant.cite import Sources
from assistant.contract import Answer, ContextKind, ContextPart, Figure, Form, Language, Origin
from assistant.domain import Operation, Query
from assistant.shelf import principal
from ingest.fact import Fact, Measure
from ingest.names import canonical

SHOWN = 3
"""Of more organisations or items than that only the number is said."""
MEASURED = frozenset(Measure) - {Measure.COUNT, Measure.STATED, Measure.TEXT}
OVER_BODIES = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST, Operation.COMPARE)
ASKABLE = (Operation.LOOKUP, Operation.COMPOSITION, Operation.TREND, Operation.RANK)
"""What a question put together of parts can ask for."""
Context = tuple[ContextPart, ...]


def context_of(query: Query, answer: Answer, facts: Mapping[int, Fact], sources: Sources) -> Context:
    """The parts of `answer`, whose figures cite `facts`; of an abstention what the question named."""
    cited = _cited(answer, facts)
    parts = _of_figures(query, answer, facts, sources) if cited else _of_query(query, list(facts.values()))
    return tuple(_carried(part, query) for part in parts if part.text)


def _cited(answer: Answer, facts: Mapping[int, Fact]) -> list[Fact]:
    """The facts that the values state or are computed from."""
    own = (v for at, v in enumerate(answer.values) if not (at and _again(answer.values[at - 1], v)))
    figures = [leaf for value in own for leaf in _leaves(value)]
    return [facts[one.citations[0]] for one in figures if one.citations and one.citations[0] in facts]


def _again(stated: Figure, figure: Figure) -> bool:
    """Whether a figure is only what the one before it would be by its own operands."""
    return figure.kind == "computed" and stated.kind == "stated" and figure.label == stated.label


def _leaves(figure: Figure) -> list[Figure]:
    """The stated figures of a value: of a part with its share the part alone, of a computed one its operands."""
    return [figure] if figure.kind != "computed" and not figure.operands else list(figure.operands)


def _carried(part: ContextPart, query: Query) -> ContextPart:
    said = part.origin is Origin.SAID and part.kind in query.carried
    return replace(part, origin=Origin.CARRIED) if said else part


def _of_figures(
    query: Query, answer: Answer, facts: Mapping[int, Fact], sources: Sources
) -> list[ContextPart]:
    """What the figures are of; a composition is of its whole, which is cited first."""
    cited = _cited(answer, facts)
    language, fact = query.language, cited[0]
    years = [answer.values[0].year] if answer.values[0].kind == "computed" else [one.year for one in cited]
    of = [facts[min(facts)]] if answer.form is Form.COMPOSITION else cited
    items = [principal(one) for one in of]
    measures = [one.measure for one in cited if one.measure in MEASURED]
    spoken = any(ask.measure for ask in query.asks)
    named = len({holder.report.organisation for holder in query.holders}) == 1
    table = sources.title(fact.filing, fact.table) if fact.table is not None else None
    return [
        _several(ContextKind.ORGANISATION, [one.organisation for one in cited], language, said=named),
        _years(years, language, said=bool(query.years) or answer.form is Form.TREND),
        _several(ContextKind.ITEM, items, language, said=True),
        _measure(measures, language, said=spoken),
        _part(ContextKind.TABLE, canonical(table or ""), said=any(ask.place for ask in query.asks)),
        _operation(query.operation, language),
        _part(ContextKind.FUND, fact.scope.fund.value, said=any(ask.fund for ask in query.asks)),
    ]


def _of_query(query: Query, facts: Sequence[Fact]) -> list[ContextPart]:
    """What the question itself named; whose passages were found where it named no organisation."""
    bodies = [holder.report.organisation for holder in query.holders] or [one.organisation for one in facts]
    terms = [term for ask in query.asks for term in ask.terms]
    named = len(set(bodies)) == 1
    asked = [ask.measure for ask in query.asks if ask.measure in MEASURED]
    return [
        _several(ContextKind.ORGANISATION, bodies if named else [], query.language, said=True),
        _years(list(query.years), query.language, said=True),
        _several(ContextKind.ITEM, terms, query.language, said=True),
        _measure([measure for measure in asked if measure], query.language, said=True),
    ]


def _part(kind: ContextKind, value: str, *, said: bool, text: str | None = None) -> ContextPart:
    return ContextPart(
        kind=kind,
        value=value,
        text=value if text is None else text,
        origin=Origin.SAID if said else Origin.ASSUMED,
    )


def _several(kind: ContextKind, values: Sequence[str], language: Language, *, said: bool) -> ContextPart:
    """One value, a few side by side, or only how many; several cannot be asked for by one word."""
    each = list(dict.fromkeys(values))
    if len(each) < 2:
        return _part(kind, "".join(each), said=said)
    text = "、".join(each) if len(each) <= SHOWN else wording.counted(kind, len(each), language)
    return _part(kind, "", text=text, said=True)


def _years(years: Sequence[int | None], language: Language, *, said: bool) -> ContextPart:
    known = sorted({year for year in years if year})
    value = str(known[0]) if len(known) == 1 else ""
    text = value if value or not known else f"{known[0]}—{known[-1]}"
    return _part(ContextKind.YEAR, value, text=text, said=said)


def _measure(measures: Sequence[Measure], language: Language, *, said: bool) -> ContextPart:
    each = list(dict.fromkeys(measures))
    value = each[0].value if len(each) == 1 else ""
    text = "、".join(wording.measure(measure, language) for measure in each)
    return _part(ContextKind.MEASURE, value, text=text, said=said)


def _operation(operation: Operation, language: Language) -> ContextPart:
    value = Operation.RANK if operation in OVER_BODIES else operation
    return _part(ContextKind.OPERATION, value.value, text=wording.operation(operation, language), said=True)


def reading_of(context: Context, language: Language) -> str:
    """The context in a line; what was taken by default is marked."""
    plain = [part for part in context if part.value != Operation.LOOKUP.value]
    assumed = wording.text("assumed", language)
    return " | ".join(part.text + assumed * (part.origin is Origin.ASSUMED) for part in plain)


def changed(context: Context, kind: ContextKind, value: str | None, language: Language) -> str | None:
    """The question for `context` with one part changed, or left out where `value` is nothing; nothing where a question put
    together of parts cannot say it."""
    parts = {part.kind: part.value for part in context if part.origin is not Origin.ASSUMED}
    several = any(part.text and not part.value for part in context if part.kind is not kind)
    operation = Operation(parts.get(ContextKind.OPERATION, Operation.LOOKUP.value))
    parts = {**parts, kind: value or ""}
    if kind is ContextKind.OPERATION:
        operation = Operation(value) if value else Operation.LOOKUP
    over = operation in (Operation.RANK, Operation.TREND)
    if operation not in ASKABLE or not parts.get(ContextKind.ITEM) or (several and not over):
        return None
    return wording.question(operation, parts, language)
