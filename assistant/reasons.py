"""Why a figure moved: the sentence of the filing that gives the reason of that very figure, and the premise checked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.compute import figure
from assistant.derive import direction
from assistant.domain import Ask, Corrected, Found, Passage, Passages, ReportKey, Wanted
from assistant.lookup import look_up
from assistant.shelf import Entry, Shelf
from assistant.statement import MONEY
from assistant.tokens import covered, tokens, word_tokens
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.document import Span
from ingest.fact import BUDGETS, Fact, Measure
from ingest.names import plain
from ingest.store.documents import Outline

REASON = re.compile(r"原因|主要是|由于|是因为")
CLAUSE = re.compile(r"[^；;]+[；;]?")
TO_BUDGET = re.compile(r"(大于|小于|高于|低于|超过|少于|多于|未完成)[^，,。]{0,6}预算")
SUM = re.compile(r"\d[\d.,]*|[一半两几]?[分毛块]钱|分文")
"""How much it was, which the question need not know to the digit."""
ABOUT = 0.5
AGAINST_BUDGET = (*BUDGETS, Measure.COMPLETION)
CHANGES = (Measure.CHANGE, Measure.CHANGE_RATE)


class Reading(Protocol):
    """The facts and the documents that reasons stand in."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


def nothing_spent(ask: Ask, reading: Reading) -> Corrected | None:
    """The figure of nought that the filing states where the question takes spending for granted."""
    found = look_up(replace(ask, measure=Measure.FINAL, unit=None), reading.shelf(ask.reports))
    spent = figure(found) if isinstance(found, Found) else None
    if not isinstance(found, Found) or spent is None or spent.value != 0 or spent.unit not in MONEY:
        return None
    return Corrected(direction="没有发生", found=(found,))


def premise(ask: Ask, claimed: str | None, over_budget: bool, reading: Reading) -> Corrected | None:
    """What the filing says against a direction, or an overspending, that the question takes for granted."""
    shelf = reading.shelf(ask.reports)
    if over_budget:
        spent = look_up(replace(ask, measure=Measure.FINAL), shelf)
        budget = look_up(replace(ask, measure=Measure.BUDGET), shelf)
        if isinstance(spent, Found) and isinstance(budget, Found):
            left, right = figure(spent), figure(budget)
            if left and right and left.dimension == right.dimension and left.base <= right.base:
                return Corrected(direction="未超预算", found=(spent, budget))
    if claimed:
        change = look_up(replace(ask, measure=Measure.CHANGE), shelf)
        if isinstance(change, Found) and (stated := direction(change)) and stated != claimed:
            return Corrected(direction=stated, found=(change,))
    return None


def reason(ask: Ask, against_budget: bool, reading: Reading) -> Passages | None:
    """The reason stated beside the figures of the ask's item: of its change, or of its distance from the budget."""
    shelf = reading.shelf(ask.reports)
    wanted = AGAINST_BUDGET if against_budget else CHANGES
    told = sorted(
        (entry for entry in shelf.entries if _tells(entry, ask, shelf)),
        key=lambda entry: (entry.fact.annex, entry.fact.span.start),
    )
    for measures in (wanted, (*CHANGES, *AGAINST_BUDGET), tuple(Measure)):
        if measures is not wanted and against_budget and (apart := _apart(ask, told, reading)):
            return Passages(wanted=Wanted.REASON, passages=(apart,))
        for entry in told:
            budgetary = "预算" in (entry.fact.basis or "") and entry.fact.measure in CHANGES
            if entry.fact.measure not in measures or (budgetary and measures is CHANGES):
                continue
            document = reading.document(entry.fact.filing)
            passage = _reason_by(entry.fact, document)
            if passage and _about(ask, document.text[passage.start : passage.end]):
                return Passages(wanted=Wanted.REASON, passages=(passage,))
    return None


def _apart(ask: Ask, told: Sequence[Entry], reading: Reading) -> Passage | None:
    """The clause of the item's own sections that gives the reason of its distance from the budget without a figure."""
    for entry in told:
        document = reading.document(entry.fact.filing)
        for paragraph in document.paragraphs:
            if paragraph.section != entry.fact.section:
                continue
            for start, end in _clauses(document.text, paragraph.span):
                said = plain(document.text[start:end]).replace('"', "")
                if REASON.search(said) and TO_BUDGET.search(said) and any(term in said for term in ask.terms):
                    return _passage(entry.fact, start, end, paragraph.span)
    return None


def _about(ask: Ask, text: str) -> bool:
    """Whether the words speak of what the question says besides the item."""
    words = word_tokens(SUM.sub(" ", ask.words))
    return covered(words, tokens(plain(text)), {}, 1.0) >= ABOUT


def _tells(entry: Entry, ask: Ask, shelf: Shelf) -> bool:
    """Whether a sentence speaks of the ask's item and year."""
    fact = entry.fact
    year = ask.year or shelf.years.get(entry.key)
    return (
        not fact.from_cell
        and entry.key in ask.reports
        and fact.year == year
        and bool(entry.own_names & set(ask.terms))
    )


def _reason_by(fact: Fact, document: Outline) -> Passage | None:
    """The clause with the figure and its reason, or the following one of the paragraph that begins with the reason."""
    for paragraph in document.paragraphs:
        if not paragraph.span.holds(fact.span):
            continue
        clauses = list(_clauses(document.text, paragraph.span))
        at = next((n for n, (start, end) in enumerate(clauses) if start <= fact.span.start < end), None)
        if at is None:
            return None
        for start, end in clauses[at : at + 3]:
            if REASON.search(document.text[start:end]):
                return _passage(fact, clauses[at][0], end, paragraph.span)
    return None


def _clauses(text: str, span: Span) -> Iterator[tuple[int, int]]:
    for a, b in sentences(text[span.start : span.end]):
        for match in CLAUSE.finditer(text, span.start + a, span.start + b):
            yield match.span()


def _passage(fact: Fact, start: int, end: int, span: Span) -> Passage:
    """The words from `start` to `end` as a passage of the fact's section."""
    chunk = Chunk(
        id=fact.id,
        filing=fact.filing,
        report=fact.report,
        kind=ChunkKind.PROSE,
        section=fact.section,
        annex=fact.annex,
        heading=(),
        text="",
        span=span,
    )
    return Passage(chunk=chunk, start=start, end=end, score=0.0)
