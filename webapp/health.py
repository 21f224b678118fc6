"""The health card of a filing: what it is, how much of it was read, what was not, and what its figures say of each other."""

from collections import Counter
from collections.abc import Sequence

from assistant.domain import Language
from ingest.document import Document, Issue, Report, ReportKind, TableKind
from ingest.review import Finding, Place, Review, telling
from ingest.store.documents import FilingRecord
from ingest.verdict import State
from webapp import markup
from webapp.markup import Html, tag
from webapp.strings import say

STATUTORY = tuple(kind for kind in TableKind if kind is not TableKind.OTHER)
SHOWN = 12
STATES = {"一致": "agree", "不一致": "differ", "无法核对": "unchecked"}


def reports_named(filing: FilingRecord, language: Language) -> str:
    """The reports of a filing in words."""
    names = (
        say(language, "report_name", organisation=report.organisation, year=report.year)
        + f" {report.kind.value}"
        for report in filing.reports
    )
    return "、".join(names)


def health(filing: FilingRecord, document: Document, reviews: Sequence[Review], language: Language) -> Html:
    """The card."""
    title = markup.joined(*(_report(report, language) for report in filing.reports)) or filing.file
    added = say(language, "added_on", date=filing.added[:10])
    return tag(
        "article",
        tag("div", title, klass="title"),
        tag("div", f"{filing.file} · {added}", klass="file"),
        _numbers(filing, document, reviews, language),
        _missing(filing, document, language),
        _checks(reviews, language),
        _issues(document.issues, language),
        klass="health",
    )


def _report(report: Report, language: Language) -> Html:
    name = say(language, "report_name", organisation=report.organisation, year=report.year)
    return tag("div", tag("b", name), tag("span", report.kind.value, klass="kind"))


def _found(document: Document) -> tuple[TableKind, ...]:
    kinds = {table.kind for table in document.tables}
    return tuple(kind for kind in STATUTORY if kind in kinds)


def _expected(filing: FilingRecord) -> bool:
    return any(report.kind is ReportKind.FINAL_ACCOUNTS for report in filing.reports)


def _numbers(filing: FilingRecord, document: Document, reviews: Sequence[Review], language: Language) -> Html:
    counts = dict.fromkeys(STATES.values(), 0)
    for review in reviews:
        for state, count in review.counts.items():
            counts[STATES[state.value]] += count
    cells = [
        (say(language, "facts"), f"{filing.counts.facts:,}", ""),
        (say(language, "agree"), str(counts["agree"]), "agree"),
        (say(language, "differ"), str(counts["differ"]), "differ" if counts["differ"] else ""),
        (say(language, "unchecked"), str(counts["unchecked"]), ""),
        (say(language, "recognised_pages"), _recognised(document), ""),
        (say(language, "issue_count"), str(filing.counts.issues), "warn" if filing.counts.issues else ""),
    ]
    if _expected(filing):
        found = len(_found(document))
        tone = "" if found == len(STATUTORY) else "warn"
        cells.insert(0, (say(language, "tables_found"), say(language, "of_nine", count=found), tone))
    boxes = (
        tag("div", tag("dt", label), tag("dd", value, klass=tone or None)) for label, value, tone in cells
    )
    return tag("dl", *boxes)


def _recognised(document: Document) -> str:
    """How many of the pages that hold something were read from an image; a dash where the file has no pages."""
    pages = {run.page for run in document.layout}
    seen = {run.page for run in document.layout if run.confidence is not None}
    return f"{len(seen)} / {len(pages)}" if pages else "—"


def _missing(filing: FilingRecord, document: Document, language: Language) -> Html:
    missing = [kind.value for kind in STATUTORY if kind not in _found(document)]
    if not missing or not _expected(filing):
        return Html()
    return tag("p", say(language, "missing_tables", names="、".join(missing)), klass="missing")


def _checks(reviews: Sequence[Review], language: Language) -> Html:
    """What differs stands open with the places of its figures; then what could not be checked, and how much agrees."""
    findings = [finding for review in reviews for finding in review.findings]
    differing = [_finding(one, language) for one in findings if one.state is State.DIFFER]
    rest = [_finding(one, language) for one in findings if one.state is State.UNCHECKED]
    agreeing = Counter(one.rule for one in findings if one.state is State.AGREE)
    rest += [
        _line("agree", f"{rule} × {count}" if count > 1 else rule, language)
        for rule, count in agreeing.most_common()
    ]
    opened = tag("ul", *differing, klass="checks open") if differing else Html()
    return markup.joined(opened, _folded(say(language, "checks_title", count=len(findings)), rest, language))


def _line(state: str, words: object, language: Language) -> Html:
    return tag("li", tag("b", say(language, state), klass=f"state {state}"), tag("span", words))


def _finding(finding: Finding, language: Language) -> Html:
    """A check, and for each figure of one that differs where it stands."""
    places = telling(finding.places)[:SHOWN] if finding.state is State.DIFFER else ()
    shown = (
        tag(
            "li",
            tag("b", place.value),
            tag("span", " › ".join(step for step in (place.where, place.row, place.column) if step)),
            tag("i", _at(place, language)),
        )
        for place in places
    )
    listed = tag("ul", *shown, klass="places") if places else Html()
    words = markup.joined(f"{finding.rule}：{finding.detail}", listed)
    return _line(STATES[finding.state.value], words, language)


def _at(place: Place, language: Language) -> str:
    """Where a figure stands as the file itself counts: by its page, else by its line; nothing where it has neither."""
    if place.page:
        return say(language, "page", page=place.page)
    return say(language, "line", line=place.line) if place.line else ""


def _issues(issues: Sequence[Issue], language: Language) -> Html:
    lines = [
        tag("li", tag("b", issue.kind.value, klass="state unchecked"), tag("span", issue.detail))
        for issue in issues
    ]
    return _folded(say(language, "issues_title", count=len(issues)), lines, language)


def _folded(title: str, lines: list[Html], language: Language) -> Html:
    if not lines:
        return Html()
    rest = (
        tag("li", tag("span", say(language, "more", count=len(lines) - SHOWN))) if len(lines) > SHOWN else ""
    )
    return tag("details", tag("summary", title), tag("ul", *lines[:SHOWN], rest), klass="checks")
