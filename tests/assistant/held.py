"""What many tests of answers need: organisations that have a report of 2023 each, and the figures that were told."""

from assistant.contract import Answer
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


def figures_of(given: Answer) -> list[str]:
    """The figures of an answer in its order, each with its unit: ``["6.20 万元", "17.7 %"]``."""
    return [f"{one.value} {one.unit}" for one in given.values]
