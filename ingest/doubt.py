"""Which figures that had to be recognised are facts: those read surely, and those that arithmetic confirms.

Owns the judgement. How sure a reading is stands in the document's layout; the sums are those of `ingest.checks`. What is
doubtful is an Issue and not offered: a wrong figure is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import checks, layout
from ingest.document import Document, Issue, IssueKind, Span
from ingest.fact import Amount, Fact, Value, Words
from ingest.verdict import Check, State

SURE = 0.8
"""Wrong figures in scans of 90 to 200 dots an inch were read with less confidence than this, or had lost their point."""
VERY_SURE = 0.95
"""A figure read like this stands against another statement of the same quantity: filings do contradict themselves."""

_ALIKE = str.maketrans("OoQDlI|iSsBZz，．。：:·", "0000111155822,.....")
"""Characters that recognisers take for digits and points, and the other way round."""
_FIGURE_LIKE = re.compile(r"(?!(?:19|20)\d\d\.\d\d?\.\d)[-+−(（]?[\d.,\s]*\d[\d.,\s]*[%％)）]?(?:[万亿]?元)?")
"""Digits, points, commas and blanks that are no date: a figure is what is printed there, whatever was read."""
_EQUALS, _DIVIDED, _ROUNDED = "＝", "÷", "尾差"
"""What the names of checks say: an equality, one of a ratio, which is rounded, and one that only nearly holds."""
_PAIR = 2
_MONEY = ("元", "万元", "亿元")
_MOSTLY = 0.8

Sureness = Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What is known of the facts of a document, by id: how surely each was read, those that some sum confirms, those that
    one contradicts, and those that another statement contradicts."""

    sure: Sureness
    confirmed: frozenset[str]
    broken: frozenset[str]
    disputed: frozenset[str]


def settled(document: Document, facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """The facts that are offered, and issues for the figures that are not. Without recognised characters, all are."""
    if all(run.confidence is None for run in document.layout):
        return tuple(facts), ()
    sure = {fact.id: layout.confidence(document.layout, fact.span) for fact in facts}
    evidence = _evidence(checks.run(document, facts), {fact.id: fact for fact in facts}, sure)
    whole = frozenset(_pointless(facts))
    reasons = {fact.id: _doubt(fact, document, evidence, whole) for fact in facts}
    issues = tuple(
        Issue(
            kind=IssueKind.DOUBTFUL_FIGURE, detail=f"{fact.span.of(document.text)}：{reason}", span=fact.span
        )
        for fact in facts
        if (reason := reasons[fact.id])
    )
    return tuple(fact for fact in facts if not reasons[fact.id]), tuple(dict.fromkeys(issues))


def _doubt(fact: Fact, document: Document, evidence: _Evidence, whole: frozenset[str]) -> str | None:
    """Why a fact is not offered; None where it is."""
    sure = evidence.sure[fact.id]
    if sure is None:
        return None
    if isinstance(fact.value, Words):
        digits = _FIGURE_LIKE.fullmatch(fact.value.text.translate(_ALIKE))
        return "应为数字，未能认清" if digits else None
    if not isinstance(fact.value, Amount) or fact.id in evidence.confirmed:
        return None
    if sure < SURE:
        return f"扫描件中的数字未能认清（置信度 {sure:.2f}）"
    if _code_doubtful(fact, document):
        return f"所在行的科目编码 {fact.code} 未能认清"
    if fact.id in evidence.broken:
        return "扫描件中的数字与合计不符"
    if fact.id in evidence.disputed and sure < VERY_SURE:
        return f"扫描件中的数字与别处不符（置信度 {sure:.2f}）"
    return "同表金额都有小数，疑漏认小数点" if fact.id in whole else None


def _evidence(found: Sequence[Check], known: Mapping[str, Fact], sure: Sureness) -> _Evidence:
    """What the checks say. One that fails speaks against all its figures, however surely they were read: slips come in
    company."""
    agreed = {name for check in found if _confirms(check, known) for name in check.facts}
    broken: set[str] = set()
    disputed: set[str] = set()
    for check in found:
        if check.state is State.DIFFER:
            (disputed if len(check.facts) <= _PAIR else broken).update(check.facts)
    alike = _alike_misread(known, sure)
    return _Evidence(
        sure=sure, confirmed=frozenset(agreed - alike), broken=frozenset(broken), disputed=frozenset(disputed)
    )


def _alike_misread(known: Mapping[str, Fact], sure: Sureness) -> set[str]:
    """Figures that were read alike in several places and surely in none: one slip of the recogniser made them all, so
    that an account and its only child confirm nothing of each other."""
    printed: dict[Value, list[str]] = {}
    for name, fact in known.items():
        if isinstance(fact.value, Amount):
            printed.setdefault(fact.value, []).append(name)
    return {
        name
        for names in printed.values()
        if len(names) > 1 and all(_unsure(sure[name]) for name in names)
        for name in names
    }


def _unsure(confidence: float | None) -> bool:
    return confidence is not None and confidence < SURE


def _confirms(check: Check, known: Mapping[str, Fact]) -> bool:
    """Whether a check leaves no room for another digit: a sum to the last one, or the same figure printed twice."""
    if check.state is not State.AGREE or _ROUNDED in check.detail:
        return False
    facts = [known[name] for name in check.facts]
    again = len(facts) > 1 and all(
        (fact.value, fact.unit) == (facts[0].value, facts[0].unit) for fact in facts
    )
    return again or (_EQUALS in check.rule and _DIVIDED not in check.rule)


def _code_doubtful(fact: Fact, document: Document) -> bool:
    """Whether the code of the row was not read surely: the figure would be another account's."""
    if fact.code is None or fact.table is None:
        return False
    start = document.text.find(fact.code, fact.quote.start, fact.quote.end)
    sure = (
        layout.confidence(document.layout, Span(start=start, end=start + len(fact.code)))
        if start >= 0
        else None
    )
    return _unsure(sure)


def _pointless(facts: Sequence[Fact]) -> Iterator[str]:
    """Amounts without decimals in tables whose amounts have them."""
    money = [
        fact
        for fact in facts
        if fact.table is not None
        and fact.unit in _MONEY
        and isinstance(fact.value, Amount)
        and fact.value.low
    ]
    every = Counter(fact.table for fact in money)
    pointed = Counter(fact.table for fact in money if _decimals(fact))
    for fact in money:
        if not _decimals(fact) and pointed[fact.table] >= max(3, _MOSTLY * (every[fact.table] - 1)):
            yield fact.id


def _decimals(fact: Fact) -> bool:
    assert isinstance(fact.value, Amount)
    exponent = fact.value.low.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0
