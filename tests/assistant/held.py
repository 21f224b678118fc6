"""Organisations that have a report of 2023 each, for tests of names."""

from assistant.domain import Holder
from assistant.organisations import Organisations
from ingest.document import Report, ReportKind, Span


def holder(name: str) -> Holder:
    report = Report(
        number=0,
        organisation=name,
        aliases=(),
        year=2023,
        kind=ReportKind.FINAL_ACCOUNTS,
        span=Span(start=0, end=1),
    )
    return Holder(key=(name, 0), file=f"{name}.txt", report=report)


def holding(*names: str) -> Organisations:
    """The organisations of some names."""
    return Organisations([holder(name) for name in names])
