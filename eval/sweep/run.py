"""The sweep itself: chooses the facts, asks each in its wordings, judges what comes back.

Owns what is asked and what is left out; wording, judging and reporting have modules of their own.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from random import Random
from typing import Any

from eval.sweep import judge
from eval.sweep.judge import Outcome, Verdict
from eval.sweep.spoken import everyday, short
from eval.sweep.target import SIDES, Aspect, Target, targets
from eval.sweep.telling import by_name, named, told
from eval.sweep.wordings import Said, Wording, question
from ingest.document import Document
from ingest.fact import Blank, Dash, Fact
from ingest.names import canonical

log = logging.getLogger(__name__)
Ask = Callable[[str, Sequence[str]], Mapping[str, Any]]
LONGEST_NAME = 40
"""A longer name is a sentence that nobody types."""
TWINS = "nothing natural tells it from another fact"
UNNAMED = "no name that somebody would type"
ONE_IN = 10
"""Of so many facts one is asked for in a year, and of a place, that is not there."""
PLACE = re.compile(r"^[一-鿿]{2,8}?(?:省|市|县|区|州)")
ELSEWHERE = {
    "省": ("四川省", "陕西省"),
    "市": ("青岛市", "洛阳市"),
    "县": ("宁海县",),
    "区": ("玄武区",),
    "州": ("延边州",),
}


class Kind(StrEnum):
    """What is tried."""

    FIGURE = "figure"
    EMPTY = "empty cell"
    YEAR = "year not loaded"
    PLACE = "another place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One question of the sweep and what became of it."""

    kind: Kind
    wording: Wording
    question: str
    target: Target
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """All trials; `facts` is how many facts there are, `chosen` how many of them were tried or left out, by what reason."""

    facts: int
    asked: int
    left_out: Mapping[str, tuple[Target, ...]]
    trials: tuple[Trial, ...]
    told: Mapping[tuple[str, int], Target]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is asked: so many facts (all without a number), drawn with a seed."""

    sample: int | None = None
    seed: int = 0


def sweep(
    documents: Mapping[str, Document],
    facts: Sequence[Fact],
    ask: Ask,
    plan: Plan,
    progress: Callable[[Sequence[Said]], Iterable[Said]] = iter,
) -> Sweep:
    """Ask for the facts of some documents (by digest)."""
    every = targets(documents, facts)
    alike = by_name(every)
    chosen = Random(plan.seed).sample(every, min(plan.sample or len(every), len(every)))
    names = _Names(documents.values(), every)
    asked, left_out = [], defaultdict(list)
    for target in chosen:
        needs = told(target, alike[named(target)])
        if needs is None:
            left_out[TWINS].append(target)
        elif target.words[Aspect.NAME] in SIDES or not 1 < len(target.words[Aspect.NAME]) <= LONGEST_NAME:
            left_out[UNNAMED].append(target)
        else:
            asked.append(names.said(target, needs, plan.seed))
    places = {(target.file, target.fact.span.start): target for target in every}
    trials = [trial for at, said in enumerate(progress(asked)) for trial in _trials(said, ask, places, at)]
    return Sweep(
        facts=len(chosen),
        asked=len(asked),
        left_out={reason: tuple(found) for reason, found in left_out.items()},
        trials=tuple(trials),
        told=places,
    )


class _Names:
    """Short names of the bodies, and the names that items of a body have."""

    def __init__(self, documents: Iterable[Document], every: Iterable[Target]) -> None:
        self._short = {
            report.organisation: short(report.organisation, report.aliases)
            for document in documents
            for report in document.reports
        }
        self._taken: dict[str, set[str]] = defaultdict(set)
        for target in every:
            self._taken[target.fact.organisation].add(canonical(target.words[Aspect.NAME]))

    def said(self, target: Target, needs: tuple[Aspect, ...], seed: int) -> Said:
        body = target.fact.organisation
        return Said(
            target=target,
            needs=needs,
            short=self._short.get(body, body),
            everyday=everyday(
                target,
                frozenset(self._taken[body]),
                seed,
                whole=not {Aspect.COLUMN, Aspect.PART, Aspect.PARENT}.intersection(needs),
            ),
        )


def _trials(said: Said, ask: Ask, places: Mapping[tuple[str, int], Target], at: int) -> Iterator[Trial]:
    target = said.target
    empty = isinstance(target.fact.value, (Blank, Dash))
    for wording in Wording:
        words = question(said, wording)
        judged = _asked(ask, words, lambda answer: _judged(answer, target, places))
        kind = Kind.EMPTY if empty else Kind.FIGURE
        yield Trial(kind=kind, wording=wording, question=words, target=target, verdict=judged)
    if at % ONE_IN == 0:
        yield from _absent(said, ask)


def _judged(answer: Mapping[str, Any], target: Target, places: Mapping[tuple[str, int], Target]) -> Verdict:
    if isinstance(target.fact.value, (Blank, Dash)):
        return judge.empty(answer, target, places)
    return judge.judge(answer, target, places)


def _absent(said: Said, ask: Ask) -> Iterator[Trial]:
    """The same question for a year before all filings, and for a body of the same name somewhere else."""
    words, body = question(said, Wording.FORMAL), said.target.fact.organisation
    year = words.replace(f"{said.target.fact.year}年度", f"{said.target.fact.year - 9}年度", 1)
    tried = [(Kind.YEAR, year, "no_year")]
    if place := PLACE.match(body):
        level = ELSEWHERE[place[0][-1]]
        elsewhere = level[0] if level[0] != place[0] else level[-1]
        tried.append((Kind.PLACE, words.replace(body, elsewhere + body[place.end() :], 1), "no_organisation"))
    for kind, asked, reason in tried:
        judged = _asked(ask, asked, partial(judge.refused, reason=reason))
        yield Trial(kind=kind, wording=Wording.FORMAL, question=asked, target=said.target, verdict=judged)


def _asked(ask: Ask, words: str, judged: Callable[[Mapping[str, Any]], Verdict]) -> Verdict:
    try:
        return judged(ask(words, ()))
    except Exception as error:  # an entry point: a sweep must outlive whatever breaks in the product
        log.warning("%s crashed: %r", words, error, exc_info=True)
        return Verdict(outcome=Outcome.CRASH, why=repr(error))
