"""The particulars that a filing prints by their labels: in its head, at the foot of a form, in a form's cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain import Missing, Passage, Passages, Reason, Refusal, ReportKey, Search, Status, Wanted
from assistant.particulars import FORMED, ISSUED_ON, SIGNED_ON
from assistant.shelf import Shelf
from ingest.chunk import Chunk, ChunkKind
from ingest.document import Section, Span
from ingest.store.documents import Outline

DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
PRINTED = (
    r"(?<![一-鿿])(?P<label>%s)(?:[ \u3000]*[：:][ \u3000]*\t?|[ \u3000]*[\t|][ \u3000]*)(?P<value>[^\n\t|；;。，,]*?)"
    r"(?=\s+[一-鿿（）()]{2,8}[：:]|[ \u3000]{2,}|\s*(?:[\t\n|；;。，,]|$))"
)
"""A label with its value, up to the next label, a gap, or the end of what they stand in."""
FOOT = rf"(?m)^[ \u3000]*(?P<label>)(?P<value>{DATE})[ \u3000]*$"
"""A date that stands on a line by itself, as reports are signed."""
SAID_ISSUED = (
    rf"(?P<label>)(?P<value>[^。\n]*决算[^。\n]*?{DATE}[^，,。；;\n]{{0,12}}?(?:公开|公布|发布)[^。\n]*)"
)
OF_YEAR = re.compile(r"(\d{4})\s*年度?(?:部门|单位)?[预决]算")
KEPT_BACK = re.compile(r"[（(]?(?:略|不予?公开|保密|[*＊×]+)[）)]?")
MOST = 4
"""So many of one label are told; with more the question does not say which it means."""


class Reading(Protocol):
    """The documents that print them, and whose they are."""

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, with the years of all."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A label with its value, and the place of both."""

    label: str
    value: str
    span: Span


def labelled(step: Search, reading: Reading) -> Passages | Missing | None:
    """What is printed behind the labels that are asked for, in the latest report of each organisation that prints any; that it is left
    blank or kept back; nothing where no label is there and another passage may tell it."""
    found: dict[str, tuple[ReportKey, list[Printed]]] = {}
    for key in step.reports:
        if places := list(_all(step, key, reading)):
            found.setdefault(reading.names([key])[0], (key, places))
    told = [_passage(one, key, reading.document(key[0])) for key, places in found.values() for one in places]
    values = [one.value for _, places in found.values() for one in places]
    if any(map(_tells, values)) and len(found) <= MOST:
        return Passages(wanted=Wanted.REFERENCE, passages=tuple(told))
    if ISSUED_ON in step.labels or (values and not any(map(_tells, values))):
        reason = Reason.NO_ITEM if not values else Reason.WITHHELD if any(values) else Reason.BLANK
        return Missing(ask=None, refusal=Refusal(status=Status.NOT_FOUND, reason=reason))
    return None


def _tells(value: str) -> bool:
    """Whether a value is neither blank nor kept back."""
    return bool(value) and not KEPT_BACK.fullmatch(value)


def _all(step: Search, key: ReportKey, reading: Reading) -> Iterator[Printed]:
    """Of each label its values in one report, each once; a blank or withheld one only where there is no other."""
    for labels in step.labels:
        places = {re.sub(r"\s", "", one.value): one for one in reversed([*_printed(labels, key, reading)])}
        told = [one for one in places.values() if _tells(one.value)]
        if len(told) <= MOST:
            yield from reversed(told or list(places.values())[:1])


def _printed(labels: str, key: ReportKey, reading: Reading) -> Iterator[Printed]:
    """The places that print one label in a report, in order; of dates of signing only the last; when its accounts were published may
    be told in a sentence."""
    if labels == SIGNED_ON:
        yield from [*_found(FOOT, key, reading)][-1:]
        return
    formed = re.compile(f"(?:{FORMED[labels]}|{KEPT_BACK.pattern})?")
    found = [one for one in _found(PRINTED % labels, key, reading) if formed.fullmatch(one.value)]
    if not found and labels == ISSUED_ON:
        year = reading.shelf([key]).years[key]
        told = _found(SAID_ISSUED, key, reading)
        found = [one for one in told if set(OF_YEAR.findall(one.value)) <= {str(year)}]
    yield from found


def _found(pattern: str, key: ReportKey, reading: Reading) -> Iterator[Printed]:
    document = reading.document(key[0])
    for match in re.finditer(pattern, document.text):
        if _section(document, match.start()).report == key[1]:
            span = Span(start=match.start(), end=match.end("value"))
            yield Printed(label=match["label"], value=match["value"].strip(), span=span)


def _section(document: Outline, at: int) -> Section:
    """The innermost section around a place; the first before all of them."""
    around = (one for one in document.sections if one.span.start <= at < one.span.end)
    return max(around, key=lambda one: one.span.start, default=document.sections[0])


def _passage(one: Printed, key: ReportKey, document: Outline) -> Passage:
    section = _section(document, one.span.start)
    chunk = Chunk(
        id=f"{key[0]}:{one.span.start}",
        filing=key[0],
        report=key[1],
        kind=ChunkKind.ROW,
        section=section.number,
        annex=section.annex,
        heading=section.path,
        text=f"{one.label}：{one.value}" if one.label else one.value,
        span=one.span,
    )
    return Passage(chunk=chunk, start=one.span.start, end=one.span.end, score=0.0)
