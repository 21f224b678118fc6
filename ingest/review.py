"""A reviewer's first page of a filing: what its cross-checks found, report by report, what differs first, with each figure's place.

Owns the order and the wording of that page; what is checked belongs to `ingest.checks`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ingest import layout
from ingest.document import Document, Issue, Report, Section, Span, Table
from ingest.fact import Fact
from ingest.verdict import Check, State, exact, printed

ORDER = (State.DIFFER, State.UNCHECKED, State.AGREE)
HEADINGS = {
    State.DIFFER: "不一致 differ",
    State.UNCHECKED: "无法核对 unchecked",
    State.AGREE: "一致 agree",
}
ROUNDING = "尾差"
LINED = ".txt"
"""The ending of files whose lines are those of the canonical text, so that a reader can count them."""
SHOWN = 12
"""So many places of one finding are printed; JSON has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A figure that a check looked at, and where it stands: table or heading, row, column, page; the line where the file has
    lines of its own."""

    value: str
    where: str
    row: str
    column: str
    line: int | None
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A cross-check with the places of its figures. `rounding` says that it differs by no more than rounding."""

    state: State
    rule: str
    detail: str
    rounding: bool
    facts: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """An issue with the table or heading that it stands in, its page, and its line where the file has lines of its own."""

    where: str
    line: int | None
    page: int | None
    kind: str
    detail: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What there is to say about one report, or about what no report holds; what differs by more than rounding comes first."""

    report: Report | None
    findings: tuple[Finding, ...]
    issues: tuple[Remark, ...]

    @property
    def title(self) -> str:
        """Whose report it is."""
        if self.report is None:
            return "不属于任何报告 outside the reports"
        return f"{self.report.organisation} {self.report.year} {self.report.kind.value}"

    @property
    def counts(self) -> Mapping[State, int]:
        """How many checks ended how."""
        found = Counter(finding.state for finding in self.findings)
        return {state: found[state] for state in ORDER}

    @property
    def summary(self) -> str:
        """The counts in a line."""
        rounded = sum(finding.rounding for finding in self.findings)
        counted = [f"{HEADINGS[state]} {count}" for state, count in self.counts.items()]
        counted[0] += f"（{ROUNDING} rounding {rounded}）" if rounded else ""
        return " · ".join((*counted, f"未定 issues {len(self.issues)}"))


def review(document: Document, facts: Sequence[Fact], checks: Sequence[Check]) -> tuple[Review, ...]:
    """The reports of `document` in their order, and what stands outside of them."""
    known = {fact.id: fact for fact in facts}
    lines = _Lines(document)
    found = []
    for report in (*document.reports, None):
        own = [check for check in checks if report is not None and check.report == report.number]
        issues = [issue for issue in document.issues if _holder(document, issue) == report]
        findings = sorted((_finding(check, document, known, lines) for check in own), key=_rank)
        remarks = tuple(
            _remark(issue, document, lines) for issue in sorted(issues, key=lambda issue: issue.span.start)
        )
        if report is not None or remarks:
            found.append(Review(report=report, findings=tuple(findings), issues=remarks))
    return tuple(found)


class _Lines:
    """The number of the line that a character stands in; those of the canonical text of a workbook or a page of paper say
    nothing to who opens the file."""

    def __init__(self, document: Document) -> None:
        self._text = document.text if document.file.lower().endswith(LINED) else None

    def __call__(self, at: int) -> int | None:
        return None if self._text is None else self._text.count("\n", 0, at) + 1


def _holder(document: Document, issue: Issue) -> Report | None:
    return next((report for report in document.reports if report.span.holds(issue.span)), None)


def _page(document: Document, span: Span) -> int | None:
    """The page that a span begins on; None where the format has none."""
    found = layout.place(document.text, document.layout, span)
    return found[0] if found else None


def _rank(finding: Finding) -> tuple[int, bool]:
    return ORDER.index(finding.state), finding.rounding


def _remark(issue: Issue, document: Document, lines: _Lines) -> Remark:
    table = next((one for one in document.tables if one.span.holds(issue.span)), None)
    holding = [one for one in document.sections if one.path and one.span.holds(issue.span)]
    section = max(holding, key=lambda one: len(one.path), default=None)
    return Remark(
        where=_where(table, section),
        line=lines(issue.span.start),
        page=_page(document, issue.span),
        kind=issue.kind.value,
        detail=issue.detail,
        start=issue.span.start,
        end=issue.span.end,
    )


def _finding(check: Check, document: Document, known: Mapping[str, Fact], lines: _Lines) -> Finding:
    looked_at = [known[one] for one in check.facts if one in known] if check.state is not State.AGREE else []
    return Finding(
        state=check.state,
        rule=check.rule,
        detail=check.detail,
        rounding=check.state is State.DIFFER and ROUNDING in check.detail and "相差" not in check.detail,
        facts=check.facts,
        places=tuple(_place(fact, document, lines) for fact in looked_at),
    )


def _place(fact: Fact, document: Document, lines: _Lines) -> Place:
    figure = exact(fact)
    table = next((table for table in document.tables if table.number == fact.table), None)
    section = next((one for one in document.sections if one.number == fact.section), None)
    where = _where(table, section)
    return Place(
        value=printed(figure) if figure else fact.span.of(document.text),
        where=("附件 " if fact.annex else "") + where,
        row=" / ".join(fact.row),
        column=" / ".join(fact.column) if fact.from_cell else "",
        line=lines(fact.span.start),
        page=_page(document, fact.span),
    )


def _where(table: Table | None, section: Section | None) -> str:
    """The title of a table, or the innermost headings."""
    return table.title if table and table.title else " › ".join(section.path[-2:]) if section else ""


def lines_of(found: Review) -> Iterator[str]:
    """The page of one report as text."""
    yield found.title
    yield f"  {found.summary}"
    for state in ORDER:
        findings = [finding for finding in found.findings if finding.state is state]
        if findings:
            yield f"  {HEADINGS[state]}"
            yield from _agreeing(findings) if state is State.AGREE else _told(findings)
    if found.issues:
        yield "  未定 issues"
    for issue in found.issues:
        place = _at(issue.line, issue.page) or issue.where
        yield f"    {place}  {issue.kind}  {issue.detail}"


def _agreeing(findings: Sequence[Finding]) -> Iterator[str]:
    """What agrees is only counted, rule by rule; rules that agree once stand together."""
    counts = Counter(finding.rule for finding in findings).most_common()
    yield from (f"    {count:>3}  {rule}" for rule, count in counts if count > 1)
    if once := [rule for rule, count in counts if count == 1]:
        yield f"    {len(once):>3}  各一处 once each: {'；'.join(once)}"


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    for number, finding in enumerate(findings, start=1):
        yield f"    {number}. {finding.rule}  {finding.detail}"
        places = telling(finding.places) if finding.state is State.DIFFER else ()
        for place in places[:SHOWN]:
            cell = " × ".join(label for label in (place.row, place.column) if label)
            steps = "  ".join(step for step in (place.where, cell, _at(place.line, place.page)) if step)
            yield f"         {place.value:>14}  {steps}"
        if len(places) > SHOWN:
            yield f"         … 另有 {len(places) - SHOWN} 处 more"


def telling(places: Sequence[Place]) -> tuple[Place, ...]:
    """The first place of each figure: others that print the same say no more."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.value, place)
    return tuple(first.values())


def _at(line: int | None, page: int | None) -> str:
    printed = (f"第 {line} 行 line {line}" if line else "", f"第 {page} 页 p. {page}" if page else "")
    return "，".join(filter(None, printed))


def to_json(found: Review) -> dict[str, Any]:
    """The page of one report as data."""
    return {
        "report": found.title,
        "number": found.report.number if found.report else None,
        "summary": {state.name.lower(): count for state, count in found.counts.items()}
        | {"rounding": sum(finding.rounding for finding in found.findings), "issues": len(found.issues)},
        "checks": [
            {
                "state": finding.state.value,
                "rule": finding.rule,
                "detail": finding.detail,
                "rounding": finding.rounding,
                "facts": list(finding.facts),
                "places": [asdict(place) for place in finding.places],
            }
            for finding in found.findings
        ],
        "issues": [asdict(issue) for issue in found.issues],
    }
