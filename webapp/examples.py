"""Example questions made from what is loaded: organisations and years of the filings, items of the field."""

from collections.abc import Sequence

from assistant.domain import Language
from ingest.document import Report, ReportKind
from webapp.strings import say

WANTED = 6
KINDS = (
    ("example_figure", "item_three_public"),
    ("example_figure", "item_expenditure"),
    ("example_difference", "item_reception"),
    ("example_duty", ""),
    ("example_rank", "item_reception"),
    ("example_completion", "item_three_public"),
    ("example_figure", "item_basic"),
)


def examples(reports: Sequence[Report], language: Language) -> tuple[str, ...]:
    """Six questions over the reports, the latest first, as many organisations as there are."""
    statutory = [report for report in reports if report.kind is ReportKind.FINAL_ACCOUNTS] or list(reports)
    if not statutory:
        return ()
    latest = sorted(statutory, key=lambda report: -report.year)
    asked = []
    for number, (key, item) in enumerate(KINDS):
        report = latest[number % len(latest)]
        if key == "example_rank" and not _shared(latest, report.year):
            continue
        words = {"organisation": report.organisation, "year": report.year}
        asked.append(say(language, key, item=say(language, item) if item else "", **words))
    return tuple(dict.fromkeys(asked))[:WANTED]


def _shared(reports: Sequence[Report], year: int) -> bool:
    """Whether several organisations report on a year, so that they can be ranked."""
    return len({report.organisation for report in reports if report.year == year}) > 1
