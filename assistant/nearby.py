"""What a filing has that is nearest to what was asked and not found: names to choose from, never an answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from assistant.counting import unit_fits
from assistant.domain import (
    Ask,
    Compute,
    Explain,
    Judge,
    Lookup,
    Missing,
    Plan,
    Reason,
    Refuse,
    ReportKey,
    Result,
    Search,
    Step,
)
from assistant.fit import COMPATIBLE, UNSEEN
from assistant.shelf import Entry, Shelf
from assistant.tokens import covered, word_tokens
from assistant.words import left
from ingest.fact import Amount, Fact
from ingest.names import plain

MOST = 3
"""So many names are offered."""
FEW = 3
"""Where more reports than these are asked, nothing is near."""
ALIKE = 0.3
"""The share of the question's words, by weight, that have to stand around a figure."""
CALLED = 0.6
"""Or the share of the words of its own name that the question has to have."""
TELLING = 2
"""A name of fewer pairs of characters says too little by itself."""


def with_nearby(
    results: tuple[Result, ...], plan: Plan, shelf_of: Callable[[Sequence[ReportKey]], Shelf]
) -> tuple[Result, ...]:
    """The results; where nothing was found, the first of them with the facts that are nearest to what was asked."""
    first, *rest = results or (None,)
    if not isinstance(first, Missing) or not all(_not_there(one) for one in results):
        return results
    reports, topic, unit = _asked(plan.steps)
    if not 0 < len(reports) <= FEW:
        return results
    return (replace(first, near=nearby(topic, unit, shelf_of(reports))), *rest)


def _not_there(result: Result) -> bool:
    return isinstance(result, Missing) and result.refusal.reason is Reason.NO_ITEM and not result.rivals


def _asked(steps: Iterable[Step]) -> tuple[tuple[ReportKey, ...], str, str | None]:
    """Of which reports the steps ask, in which words, in which unit."""
    reports: dict[ReportKey, None] = {}
    said, units = "", set()
    for step in steps:
        asks, searches = _spoken_of(step)
        reports |= dict.fromkeys(key for asked in (asks, searches) for one in asked for key in one.reports)
        said = (
            said or next((ask.said for ask in asks if ask.said), "") or next((s.topic for s in searches), "")
        )
        units |= {ask.unit for ask in asks}
    return tuple(reports), said, units.pop() if len(units) == 1 else None


def _spoken_of(step: Step) -> tuple[tuple[Ask, ...], tuple[Search, ...]]:
    match step:
        case Lookup():
            return (step.ask,), ()
        case Compute():
            return step.asks, ()
        case Explain():
            return (step.ask,), (step.search,)
        case Judge():
            return step.asks, (step.search,)
        case Search():
            return (), (step,)
        case Refuse():
            return (), ()
        case _:
            assert_never(step)


def nearby(topic: str, unit: str | None, shelf: Shelf) -> tuple[Fact, ...]:
    """The facts of a shelf that have most of the words of `topic` in their names or around them, the nearest first, one of
    each name."""
    said = (
        word_tokens(left(plain(topic), ())) & shelf.weight.keys()
    )  # what the filing never says is near to nothing
    scored: dict[tuple[str | None, str], tuple[float, Fact]] = {}
    for entry in shelf.entries if said else ():
        fact, name = entry.fact, (entry.fact.subject, entry.own)
        fits = isinstance(fact.value, Amount) and (unit is None or unit_fits(unit, fact.unit))
        if fits and (near := _near(said, entry, shelf)) > scored.get(name, (0.0, fact))[0]:
            scored[name] = (near, fact)
    best = sorted(scored.values(), key=lambda one: -one[0])
    return tuple(fact for _, fact in best[:MOST])


def _near(said: frozenset[str], entry: Entry, shelf: Shelf) -> float:
    """How near an entry is to what was said, by its own name and by all that is around it; 0 where it is not."""
    around = covered(said, entry.words | entry.near, shelf.weight, UNSEEN)
    named = covered(entry.own_words, said, shelf.weight, UNSEEN)
    if around < ALIKE and (named < CALLED or len(entry.own_words) < TELLING):
        return 0.0
    usual = COMPATIBLE[None]
    measure = usual.index(entry.fact.measure) if entry.fact.measure in usual else len(usual)
    return around + named / 2 - 0.01 * measure
