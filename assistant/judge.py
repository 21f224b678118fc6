"""Yes or no: whether what a question claims holds, by the filing's figures where it claims figures, else by its words.

A figure that is lacking proves nothing; a blank one is nought only where sums prove it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from assistant.accounted import OF_PARTS
from assistant.by_when import in_time
from assistant.compared import apart, claimed_apart
from assistant.compute import failed
from assistant.domain import (
    Against,
    Ask,
    Claim,
    Compute,
    Judge,
    Judged,
    Lookup,
    Missing,
    Passage,
    Passages,
    Reason,
    ReportKey,
    Search,
    Wanted,
)
from assistant.grounds import Figures
from assistant.relations import BY_FIGURES
from assistant.tokens import covered, tokens
from assistant.told import CLAUSE, Told, told
from ingest.chunk import Chunk
from ingest.names import plain
from ingest.store.documents import Outline

NAMED = 0.75
"""So much of an item's name makes a passage one about it."""
LEVEL = ("持平", "一致", "没有变化")
BASES = {
    Against.BEFORE: re.compile(r"上年|去年|上一年|同比|20\d\d年(?!年初预算|预算)"),
    Against.BUDGET: re.compile("预算"),
}
"""What a figure may be said to be level with, as a sentence says it."""
BY_WORDS = (Against.WORDS, Against.NOTHING, Against.WHOLE)
"""Claims that a sentence may decide where no figure does."""
OF_FIGURES = (Against.BEFORE, Against.TARGET, Against.OTHER)
"""Those that it may decide only where no item is named."""
OF_TWO = (Against.FIGURE, Against.OTHER)
"""Claims that may be of the distance between two things."""
COMPARING = (Against.OTHER, Against.LISTED, Against.EACH)
"""Claims over several organisations, and not of each of them."""
OF_YEARS = (Against.NOTHING, Against.FIGURE, Against.BUDGET, Against.TARGET)
"""Claims of each of the years that are named, and of none against another."""
OF_ITEMS = (Against.BUDGET, Against.TARGET)
"""Claims of each of the items that are named."""


class Means(Figures, Protocol):
    """By what a claim is judged: figures, and passages."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""


def judge(step: Judge, means: Means) -> Judged | Missing | Passages:
    """Whether the claim holds, or why that cannot be said; of several things, whether it holds for each."""
    if any(OF_PARTS.search(ask.said) for ask in step.asks):
        return failed(step.asks[0], Reason.NO_ITEM)  # that it holds for the whole says nothing of each part
    each = _of_each(step, means)
    if len(each) > 1:
        return _all_of([judge(one, means) for one in each])
    if step.claim.against in OF_TWO and (stated := apart(step.claim, step.search, means)):
        return stated
    decided = BY_FIGURES[step.claim.against](step, means)
    if isinstance(decided, Missing) and step.claim.against in BASES:
        decided = _unmoved(step, means) or decided
    if isinstance(decided, Judged):
        words = _in_words(step, means, affirmed=False) if _nothing(step, decided) else None
        told_so = words.passages if words else decided.told
        return replace(decided, verdict=decided.verdict != step.claim.denied, told=told_so)
    if not _by_words(step):
        return decided or failed(step.asks[0] if step.asks else None, Reason.NO_ITEM)
    if len(set(step.search.reports)) > 1 and not step.settled:
        return _by_one(step, means)
    return _in_words(step, means) or decided or failed(None, Reason.NO_ITEM)


def _by_words(step: Judge) -> bool:
    """Whether a sentence may decide what no figure does."""
    named = any(ask.terms or ask.codes for ask in step.asks) or (
        step.claim.against in OF_TWO and claimed_apart(step.search.topic) is not None
    )
    told_of = step.claim.against in BY_WORDS or (step.claim.against in OF_FIGURES and not named)
    return step.claim.degree is None and told_of


def _of_each(step: Judge, means: Means) -> tuple[Judge, ...]:
    """The same question of each organisation that it names, in its own year, and of each item where that is meant; itself
    where one is held against another."""
    if step.claim.against in COMPARING:
        return (step,)
    own = tuple(ask for ask in step.asks if ask.year is None or _of_own_year(ask, means)) or step.asks
    items = step.claim.against in OF_ITEMS
    yearly = step.claim.against in OF_YEARS and all(
        isinstance(one, Lookup) for steps in step.operands for one in steps
    )

    def group(ask: Ask) -> tuple[object, ...]:
        return ask.reports, ask.terms if items else None, ask.year if yearly else None

    groups = tuple(dict.fromkeys(map(group, own)))
    if len(groups) < 2:
        return (step,)
    return tuple(_of_group([ask for ask in own if group(ask) == one], step, yearly=yearly) for one in groups)


def _of_group(asks: Sequence[Ask], step: Judge, *, yearly: bool) -> Judge:
    """The same question of the reports of some of its asks, and of their year where years are told apart."""
    reports, year = asks[0].reports, asks[0].year if yearly else None
    return replace(
        step,
        asks=tuple(asks),
        operands=tuple(tuple(_of_reports(reports, year, steps)) for steps in step.operands),
        search=replace(step.search, reports=tuple(key for key in step.search.reports if key in reports)),
        settled=True,
    )


def _of_reports(
    reports: tuple[ReportKey, ...], year: int | None, steps: Sequence[Lookup | Compute]
) -> list[Lookup | Compute]:
    """The steps over the figures of some reports, and of one year where that is told apart."""
    return [
        step
        for step in steps
        if all(
            ask.reports == reports and year in (None, ask.year)
            for ask in ((step.ask,) if isinstance(step, Lookup) else step.asks)
        )
    ]


def _of_own_year(ask: Ask, means: Means) -> bool:
    """Whether a report of the ask is of its very year."""
    years = means.shelf(ask.reports).years
    return any(years.get(key) == ask.year for key in ask.reports)


def _all_of(decided: Sequence[Judged | Missing | Passages]) -> Judged | Missing:
    """Whether it holds for all of them; why that cannot be said where it cannot for one."""
    if lacking := next((one for one in decided if isinstance(one, Missing)), None):
        return lacking
    held = [one for one in decided if not isinstance(one, Missing)]
    return Judged(
        verdict=all(one.verdict for one in held),
        ground=tuple(found for one in held if isinstance(one, Judged) for found in one.ground),
        told=tuple(
            passage for one in held for passage in (one.told if isinstance(one, Judged) else one.passages)
        ),
    )


def _by_one(step: Judge, means: Means) -> Passages | Missing:
    """What the only report that says anything about it says; where several do, it is asked back which is meant."""
    found = told(step.content, step.claim.against, step.search, means)
    if len(found) == 1 and (said := _as_told(found[0], step, means)):
        return said
    return failed(None, Reason.AMBIGUOUS if found else Reason.NO_ITEM)


def _as_told(found: Told, step: Judge, means: Means) -> Passages | None:
    """What a sentence says about the claim; nothing where it leaves open whether it was so in time."""
    affirmed = (
        found.affirmed if step.claim.before is None else _by_then(found, step, step.claim.before, means)
    )
    if affirmed is None:
        return None
    verdict = affirmed != step.claim.denied
    return Passages(wanted=Wanted.VERDICT, passages=(found.passage,), verdict=verdict)


def _by_then(found: Told, step: Judge, before: tuple[int, int], means: Means) -> bool | None:
    """Whether what a sentence tells of was so before a month."""
    chunk = found.passage.chunk
    year = means.shelf(step.search.reports).years[(chunk.filing, chunk.report)]
    if not found.affirmed:
        return False if (year + 1, 1) >= before else None
    sentence = plain(means.document(chunk.filing).text[found.passage.start : found.passage.end])
    done = [clause for clause in CLAUSE.split(sentence) if any(word in clause for word in step.content[-1])]
    return in_time(sentence, "".join(done), before, year)


def _nothing(step: Judge, decided: Judged) -> bool:
    """Whether figures say that something does not exist: the filing's own words belong to that."""
    return step.claim.against is Against.NOTHING and not decided.verdict


def _in_words(step: Judge, means: Means, affirmed: bool | None = None) -> Passages | None:
    """The sentence that decides, of the latest report that has one; only one that agrees with `affirmed`."""
    years = means.shelf(step.search.reports).years
    for year in sorted({years[key] for key in step.search.reports if key in years}, reverse=True):
        keys = tuple(key for key in step.search.reports if years.get(key) == year)
        search = replace(step.search, reports=keys)
        for found in told(step.content, step.claim.against, search, means)[:1]:
            if affirmed in (None, found.affirmed) and (said := _as_told(found, step, means)):
                return said
    return None


def _unmoved(step: Judge, means: Means) -> Judged | None:
    """A filing that says of the very item that it stayed level, with the year before or with its budget, prints no change."""
    terms = tuple(dict.fromkeys(term for ask in step.asks for term in ask.terms))
    of_year = all(ask.year is None or _of_own_year(ask, means) for ask in step.asks)
    if step.claim.degree is not None or len(terms) != 1 or not of_year:
        return None
    level = replace(step, content=((terms[0],), LEVEL), claim=Claim(against=Against.WORDS))
    words = _in_words(level, means, affirmed=True)
    base = BASES[step.claim.against]
    if words is None or not all(_names(one, terms[0], base, means) for one in words.passages):
        return None
    return Judged(verdict=step.claim.relation.holds(Decimal(0), Decimal(0)), ground=(), told=words.passages)


def _names(passage: Passage, term: str, base: re.Pattern[str], means: Means) -> bool:
    """Whether the words of a passage name an item themselves, and not only its headings, and what it is level with."""
    said = plain(means.document(passage.chunk.filing).text[passage.start : passage.end])
    level = [clause for clause in CLAUSE.split(said) if any(word in clause for word in LEVEL)]
    return covered(tokens(term), tokens(said), {}, 1.0) >= NAMED and any(map(base.search, level))
