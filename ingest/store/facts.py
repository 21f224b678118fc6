"""Facts in the relational store: our types in and out, thousands in a few milliseconds."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select, tuple_, union

from ingest.document import Span
from ingest.fact import Amount, Blank, Bound, Dash, Fact, Fund, Measure, Part, Scope, Value, Withheld, Words
from ingest.names import account_of
from ingest.store.schema import SEPARATOR, facts, joined

Pair = tuple[int, int]
"""A report in the store: the filing's key and the report's number."""

EMPTY_FORMS: dict[str, Value] = {"blank": Blank(), "dash": Dash(), "withheld": Withheld()}
MEASURES = {measure.value: measure for measure in Measure}
BOUNDS = {bound.value: bound for bound in Bound}
FUNDS = {fund.value: fund for fund in Fund}
PARTS = {part.value: part for part in Part}
COLUMNS = [column for column in facts.c if column.name not in ("number",)]


def write(connection: Connection, filing: int, written: Sequence[Fact]) -> None:
    """Store the facts of a filing, in their order."""
    rows = [_row(filing, number, fact) for number, fact in enumerate(written)]
    if rows:
        connection.execute(facts.insert(), rows)


def names(connection: Connection, reports: Sequence[Pair] | None = None) -> frozenset[tuple[str, str]]:
    """What the cells of some reports (of all of them without a choice) call their items, as printed and canonical, the
    subjects of their tables, and what the classifications call the accounts whose codes they print."""
    chosen = [] if reports is None else [tuple_(facts.c.filing, facts.c.report).in_(reports)]
    held = [facts.c.table_number.is_not(None), *chosen]
    items = select(facts.c.item, facts.c.term).where(*held).distinct()
    subjects = select(facts.c.subject, facts.c.subject).where(*held, facts.c.subject.is_not(None)).distinct()
    rows = (*connection.execute(items), *connection.execute(subjects))
    codes = select(facts.c.code, facts.c.term).where(*held, facts.c.code.is_not(None)).distinct()
    accounts = ((account_of(code), term) for code, term in connection.execute(codes))
    return frozenset((str(name), str(term)) for name, term in (*rows, *accounts) if name)


def projects(connection: Connection, reports: Sequence[Pair]) -> tuple[str, ...]:
    """What the scored tables of some reports are about, what their sentences call a project and state money or a score of, and the
    rows of their tables with a score, a rate or an adjusted budget which have no code and are no indicators; as printed."""
    chosen = tuple_(facts.c.filing, facts.c.report).in_(reports)
    cells = facts.c.table_number.is_not(None)
    spent = [Measure.SCORE.value, Measure.COMPLETION.value, Measure.ADJUSTED_BUDGET.value]
    marked = [Measure.TARGET.value, Measure.FULL_MARK.value]
    money = [Measure.INITIAL_BUDGET.value, Measure.BUDGET.value, Measure.FINAL.value]
    about = select(facts.c.subject).where(chosen, cells, facts.c.measure.in_([Measure.SCORE.value, *marked]))
    called = [
        select(name).where(chosen, ~cells, name.like("%项目"), facts.c.measure.in_([*spent, *money]))
        for name in (facts.c.item, facts.c.subject)
    ]
    rows = select(facts.c.item, facts.c.filing, facts.c.report).where(
        chosen, cells, facts.c.subject.is_(None)
    )
    listed = rows.where(facts.c.code.is_(None), facts.c.measure.in_(spent))
    indicators = rows.where(facts.c.measure.in_(marked))
    found = (union(about, *called), listed.except_(indicators))
    names = (row[0] for one in found for row in connection.execute(one))
    return tuple(dict.fromkeys(str(name) for name in names if name))


def told_of(connection: Connection, reports: Sequence[Pair], word: str) -> tuple[str, ...]:
    """What the sentences of some reports call their items and subjects that have a word in their names, as printed."""
    chosen = tuple_(facts.c.filing, facts.c.report).in_(reports)
    told = [
        select(name).where(chosen, facts.c.table_number.is_(None), name.contains(word))
        for name in (facts.c.item, facts.c.subject)
    ]
    return tuple(str(name) for (name,) in connection.execute(union(*told)))


def having(connection: Connection, terms: Sequence[str]) -> frozenset[Pair]:
    """The reports with a fact of one of these canonical items, or of a table's subject that is called so."""
    query = select(facts.c.filing, facts.c.report).where(facts.c.term.in_(terms)).distinct()
    return frozenset((filing, report) for filing, report in connection.execute(query))


def read(connection: Connection, pairs: Sequence[Pair], digests: dict[int, str]) -> tuple[Fact, ...]:
    """The facts of some reports in the order of their filings and in filing order. `digests` by filing key."""
    if not pairs:
        return ()
    query = select(*COLUMNS).where(tuple_(facts.c.filing, facts.c.report).in_(pairs))
    rows = connection.execute(query.order_by(facts.c.filing, facts.c.number))
    return tuple([_fact(row, digests) for row in rows.all()])


def read_items(connection: Connection, terms: Sequence[str], digests: dict[int, str]) -> tuple[Fact, ...]:
    """The facts of some canonical items, in filing order. `digests` by filing key."""
    query = select(*COLUMNS).where(facts.c.term.in_(terms))
    rows = connection.execute(query.order_by(facts.c.filing, facts.c.number))
    return tuple([_fact(row, digests) for row in rows.all() if row.filing in digests])


def _row(filing: int, number: int, fact: Fact) -> dict[str, Any]:
    return {
        "filing": filing,
        "number": number,
        "id": fact.id,
        "report": fact.report,
        "organisation": fact.organisation,
        "year": fact.year,
        "item": fact.item,
        "term": fact.term,
        "code": fact.code,
        "measure": fact.measure.value,
        "fund": fact.scope.fund.value,
        "part": fact.scope.part.value,
        "scope": fact.scope.table,
        "subject": fact.subject,
        "basis": fact.basis,
        "row_labels": joined(fact.row),
        "column_labels": joined(fact.column),
        **_value_columns(fact.value),
        "unit": fact.unit,
        "start": fact.span.start,
        "end": fact.span.end,
        "quote_start": fact.quote.start,
        "quote_end": fact.quote.end,
        "section": fact.section,
        "table_number": fact.table,
        "annex": fact.annex,
        "context": fact.context,
    }


def _value_columns(value: Value) -> dict[str, str | None]:
    columns: dict[str, str | None] = {"form": "", "low": None, "high": None, "bound": None, "words": None}
    match value:
        case Amount(low=low, high=high, bound=bound):
            filled = {
                "form": "amount",
                "low": str(low),
                "high": None if high is None else str(high),
                "bound": bound.value,
            }
        case Words(text=text):
            filled = {"form": "words", "words": text}
        case Blank():
            filled = {"form": "blank"}
        case Dash():
            filled = {"form": "dash"}
        case Withheld():
            filled = {"form": "withheld"}
    return columns | filled


def _fact(row: Iterable[Any], digests: dict[int, str]) -> Fact:
    (
        filing, id_, report, organisation, year, item, term, code, measure, fund, part, scope, subject, basis,
        row_labels, column_labels, form, low, high, bound, words, unit, start, end, quote_start, quote_end,
        section, table, annex, context,
    ) = row  # fmt: skip
    return Fact(
        id=id_,
        filing=digests[filing],
        report=report,
        organisation=organisation,
        year=year,
        item=item,
        term=term,
        code=code,
        measure=MEASURES[measure],
        scope=_scope(fund, part, scope),
        subject=subject,
        basis=basis,
        row=_labels(row_labels),
        column=_labels(column_labels),
        value=_amount(low, high, bound) if form == "amount" else _other(form, words),
        unit=unit,
        span=Span(start=start, end=end),
        quote=Span(start=quote_start, end=quote_end),
        section=section,
        table=table,
        annex=annex,
        context=context,
    )


@lru_cache(maxsize=16384)
def _amount(low: str, high: str | None, bound: str) -> Amount:
    return Amount(low=Decimal(low), high=None if high is None else Decimal(high), bound=BOUNDS[bound])


def _other(form: str, words: str | None) -> Value:
    return Words(text=words or "") if form == "words" else EMPTY_FORMS[form]


@lru_cache(maxsize=1024)
def _scope(fund: str, part: str, table: str | None) -> Scope:
    return Scope(fund=FUNDS[fund], part=PARTS[part], table=table)


@lru_cache(maxsize=16384)
def _labels(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()
