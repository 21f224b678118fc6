"""Filings and what was read in them: text, reports, sections, paragraphs, tables, issues and checks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Select, func, select

from ingest.document import (
    Document,
    Issue,
    IssueKind,
    Paragraph,
    Report,
    ReportKind,
    Run,
    Section,
    Span,
    Table,
)
from ingest.errors import Misuse
from ingest.store import places
from ingest.store.schema import SEPARATOR, checks, chunks, facts, filings, issues, joined, parts, reports
from ingest.verdict import Check, State

SECTIONS, PARAGRAPHS, LAYOUT, TABLE, CAPTION = "sections", "paragraphs", "layout", "table", "caption"
WHOLE = 3
"""The rows of a filing's parts that are no table: all its sections, all its paragraphs, and its layout."""


FEW = 200
"""So many filings are named in a query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a filing holds."""

    facts: int
    tables: int
    chunks: int
    issues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRecord:
    """A visible filing. `added` is the time in UTC (ISO 8601); `reader` and `model` what it was read and embedded with."""

    key: int
    digest: str
    file: str
    added: str
    reader: str
    model: str
    reports: tuple[Report, ...]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a table is called."""

    number: int
    title: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A filing without what is in its tables: its canonical text, headings, paragraphs and captions."""

    text: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Caption, ...]


def write(connection: Connection, filing: int, document: Document) -> None:
    """Store the parts of a document, its text excepted, which stands with the filing."""
    groups: list[tuple[str, int, object]] = [
        (SECTIONS, 0, document.sections),
        (PARAGRAPHS, 0, document.paragraphs),
        *((TABLE, number, table) for number, table in enumerate(document.tables)),
    ]
    rows = [
        {"filing": filing, "kind": kind, "number": number, "payload": _shape(kind).dump_json(part).decode()}
        for kind, number, part in groups
    ]
    layout = places.layout_written(document.layout)
    rows.append({"filing": filing, "kind": LAYOUT, "number": 0, "payload": layout})
    connection.execute(parts.insert(), rows)
    if document.reports:
        connection.execute(reports.insert(), [_report_row(filing, report) for report in document.reports])


def write_findings(
    connection: Connection, filing: int, found: Sequence[Issue], checked: Sequence[Check]
) -> None:
    """Store what reading could not place, and what the cross-checks said."""
    rows = [
        {
            "filing": filing,
            "number": number,
            "kind": issue.kind.value,
            "detail": issue.detail,
            "place": places.written(issue.span),
        }
        for number, issue in enumerate(found)
    ]
    if rows:
        connection.execute(issues.insert(), rows)
    rows = [
        {
            "filing": filing,
            "number": number,
            "rule": check.rule,
            "state": check.state.value,
            "detail": check.detail,
            "facts": joined(check.facts),
            "report": check.report,
        }
        for number, check in enumerate(checked)
    ]
    if rows:
        connection.execute(checks.insert(), rows)


def read(connection: Connection, filing: int) -> Document:
    """The document of a filing, as it was read. Its issues include those of the extraction of facts."""
    row = connection.execute(
        select(filings.c.digest, filings.c.file, filings.c.text).where(filings.c.key == filing)
    )
    digest, file, text = row.one()
    query = _parts(filing)
    found: dict[str, list[Any]] = defaultdict(list)
    for kind, payload in connection.execute(query):
        found[kind].append(_shape(kind).validate_json(payload))
    return Document(
        file=file,
        digest=digest,
        text=text,
        reports=read_reports(connection, [filing]).get(filing, ()),
        sections=found[SECTIONS][0],
        paragraphs=found[PARAGRAPHS][0],
        tables=tuple(found[TABLE]),
        issues=read_issues(connection, filing),
        layout=read_layout(connection, filing),
    )


def read_layout(connection: Connection, filing: int) -> tuple[Run, ...]:
    """Where the characters of a filing stand on its pages; nothing where it has none."""
    query = select(parts.c.payload).where(parts.c.filing == filing, parts.c.kind == LAYOUT)
    return places.layout_read(connection.execute(query).scalar_one())


def read_outline(connection: Connection, filing: int) -> Outline:
    """The outline of a filing: a small part of the work that its whole document is."""
    text = connection.execute(select(filings.c.text).where(filings.c.key == filing)).scalar_one()
    query = _parts(filing)
    found: dict[str, list[Any]] = defaultdict(list)
    for kind, payload in connection.execute(query):
        found[kind].append(_shape(CAPTION if kind == TABLE else kind).validate_json(payload))
    return Outline(
        text=text,
        sections=found[SECTIONS][0],
        paragraphs=found[PARAGRAPHS][0],
        captions=tuple(found[TABLE]),
    )


def read_issues(connection: Connection, filing: int) -> tuple[Issue, ...]:
    """What could not be placed in a filing, in the order of reading."""
    query = select(issues.c.kind, issues.c.detail, issues.c.place).where(issues.c.filing == filing)
    return tuple(
        Issue(kind=IssueKind(kind), detail=detail, span=places.read(place))
        for kind, detail, place in connection.execute(query.order_by(issues.c.number))
    )


def read_checks(connection: Connection, filing: int) -> tuple[Check, ...]:
    """The cross-checks of a filing, in their order."""
    columns = (checks.c.rule, checks.c.state, checks.c.detail, checks.c.facts, checks.c.report)
    query = select(*columns).where(checks.c.filing == filing).order_by(checks.c.number)
    return tuple(
        Check(
            rule=rule,
            state=State(state),
            detail=detail,
            facts=tuple(ids.split(SEPARATOR)) if ids else (),
            report=report,
        )
        for rule, state, detail, ids, report in connection.execute(query)
    )


def read_filings(connection: Connection, known: Iterable[FilingRecord] = ()) -> tuple[FilingRecord, ...]:
    """All visible filings, in the order in which they came. Those of `known` that have not changed are not read again."""
    columns = [column for column in filings.c if column.name not in ("text", "visible", "settled")]
    rows = connection.execute(select(*columns).where(filings.c.visible).order_by(filings.c.key)).all()
    before = {record.key: record for record in known}
    same = {row.key for row in rows if row.key in before and _told(before[row.key]) == tuple(row)}
    new = [row.key for row in rows if row.key not in same]
    counted = {name: _counts(connection, name, new) for name in ("facts", "tables", "chunks", "issues")}
    held = read_reports(connection, new)
    return tuple(
        before[row.key]
        if row.key in same
        else FilingRecord(
            **row._mapping,
            reports=held.get(row.key, ()),
            counts=Counts(**{name: counts.get(row.key, 0) for name, counts in counted.items()}),
        )
        for row in rows
    )


def _told(record: FilingRecord) -> tuple[object, ...]:
    """What the row of a filing says of it, as `read_filings` reads it."""
    return record.key, record.digest, record.file, record.added, record.reader, record.model


def find(records: Sequence[FilingRecord], name: str) -> FilingRecord:
    """The filing with this file name, or whose digest begins so (8 characters or more). Raises Misuse."""
    for record in records:
        if name == record.file or (len(name) >= 8 and record.digest.startswith(name.lower())):
            return record
    raise Misuse(
        f"{name!r} 未入库：用 python -m ingest list 查看 / is not loaded: python -m ingest list shows what is"
    )


def read_reports(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Report, ...]]:
    """The reports of some filings, by the filings' keys."""
    found: dict[int, list[Report]] = defaultdict(list)
    query = select(reports).order_by(reports.c.filing, reports.c.number)
    for row in connection.execute(_of(query, reports.c.filing, keys)):
        found[row.filing].append(
            Report(
                number=row.number,
                organisation=row.organisation,
                aliases=tuple(row.aliases.split(SEPARATOR)) if row.aliases else (),
                year=row.year,
                kind=ReportKind(row.kind),
                span=Span(start=row.start, end=row.end),
            )
        )
    return {filing: tuple(held) for filing, held in found.items()}


def _report_row(filing: int, report: Report) -> dict[str, Any]:
    return {
        "filing": filing,
        "number": report.number,
        "organisation": report.organisation,
        "aliases": joined(report.aliases),
        "year": report.year,
        "kind": report.kind.value,
        "start": report.span.start,
        "end": report.span.end,
    }


def _counts(connection: Connection, name: str, keys: Sequence[int]) -> dict[int, int]:
    """How many facts, tables, chunks or issues some filings have. Read from the index alone: what is stored besides
    the tables of a filing is known."""
    table = {"facts": facts, "tables": parts, "chunks": chunks, "issues": issues}[name]
    query = select(table.c.filing, func.count()).group_by(table.c.filing)
    counted = connection.execute(_of(query, table.c.filing, keys)).all()
    return {filing: count - (WHOLE if name == "tables" else 0) for filing, count in counted}


def _of(query: Select[Any], column: ColumnElement[int], keys: Sequence[int]) -> Select[Any]:
    """A query narrowed to few filings; of many, all rows are read, which costs less than to name them."""
    return query.where(column.in_(keys)) if len(keys) <= FEW else query


def _parts(filing: int) -> Select[str, str]:
    """The parts of a filing without its layout, which only citations need."""
    query = select(parts.c.kind, parts.c.payload).where(parts.c.filing == filing, parts.c.kind != LAYOUT)
    return query.order_by(parts.c.number)


@cache
def _shape(kind: str) -> TypeAdapter[Any]:
    shapes: dict[str, Any] = {
        SECTIONS: tuple[Section, ...],
        PARAGRAPHS: tuple[Paragraph, ...],
        TABLE: Table,
        CAPTION: Caption,
    }
    return TypeAdapter(shapes[kind])
