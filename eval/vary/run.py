"""The measure itself: draws questions for each kind of variation, asks them as they are and varied, judges what comes back.

Owns which questions are drawn: only those that are right as they are, as evenly over the categories as there are some.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, zip_longest
from random import Random

from eval import result
from eval.case import Case, Conflict, Figures
from eval.response import Response, parse
from eval.runner import Ask, Known, got, judge
from eval.score import same
from eval.vary.anatomy import Anatomy, Names, anatomy
from eval.vary.around import CLOSINGS, ENGLISH, MEMORY, OPENINGS
from eval.vary.changes import VARIATIONS as CHANGES
from eval.vary.order import VARIATIONS as ORDER
from eval.vary.spelling import VARIATIONS as SPELLING
from eval.vary.variation import Expected, Variation, Way

log = logging.getLogger(__name__)
VARIATIONS: tuple[Variation, ...] = (*OPENINGS, *CLOSINGS, *MEMORY, *ORDER, *SPELLING, *ENGLISH, *CHANGES)


class Outcome(StrEnum):
    """What became of the answer."""

    SAME = "same"
    SILENT = "silent"
    WORDS = "other words"
    FIGURE = "other figure"
    CRASH = "crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One question, varied in one way, and what became of its answer: `got` in one line."""

    variation: Variation
    way: str
    case: Case
    question: str
    outcome: Outcome
    got: str

    @property
    def right(self) -> bool:
        """Whether that is what has to become of it."""
        match self.variation.expected:
            case Expected.SAME:
                return self.outcome is Outcome.SAME
            case Expected.REFUSED:
                return self.outcome in (Outcome.SILENT, Outcome.WORDS)
            case Expected.LET_GO:
                return self.outcome in (Outcome.SILENT, Outcome.WORDS, Outcome.FIGURE)

    @property
    def wrong(self) -> bool:
        """Whether a figure is shown that does not answer the question."""
        if self.variation.expected is Expected.SAME:
            return self.outcome is Outcome.FIGURE
        return not self.right and self.outcome is not Outcome.CRASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is asked: so many questions of each kind, drawn with a seed; `only` these kinds, where some are named."""

    sample: int = 30
    seed: int = 0
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, and what its answers are held against."""

    ask: Ask
    known: Known


class _Asker:
    """The product under measurement; what it answers to a question as it is is asked once."""

    def __init__(self, ask: Ask, known: Known) -> None:
        self._ask, self._known = ask, known
        self._right: dict[str, bool] = {}

    def right(self, case: Case) -> bool:
        """Whether a case is answered right as it is."""
        if case.id not in self._right:
            self._right[case.id] = self.of(case, case.question, Expected.SAME)[0] is Outcome.SAME
        return self._right[case.id]

    def of(self, case: Case, question: str, expected: Expected) -> tuple[Outcome, str]:
        """What becomes of a case that is asked in these words, and the answer in one line."""
        try:
            answer = self._ask(question, case.history)
        except Exception as error:  # an entry point: a measure must outlive whatever breaks in the product
            log.warning("%s crashed: %r", question, error, exc_info=True)
            return Outcome.CRASH, repr(error)
        found = judge(case, answer, self._known, 0.0)
        if found.outcome is result.Outcome.CRASH:
            return Outcome.CRASH, found.reason
        response = parse(answer)
        shown = f"{got(response)} | {response.reading}"
        return (SAME[found.outcome] if expected is Expected.SAME else kept(case, response)), shown


SAME = {
    result.Outcome.RIGHT: Outcome.SAME,
    result.Outcome.SILENT: Outcome.SILENT,
    result.Outcome.WRONG: Outcome.WORDS,
    result.Outcome.WRONG_FIGURE: Outcome.FIGURE,
}
"""What became of an answer that has to be the same, by what the scorer says of it."""


def kept(case: Case, response: Response) -> Outcome:
    """What became of a figure that does not answer what is asked now."""
    if not response.answered:
        return Outcome.SILENT
    if not response.values:
        return Outcome.WORDS
    golds = case.gold.values if isinstance(case.gold, Figures | Conflict) else ()
    is_kept = any(same(gold, shown) for gold in golds for shown in response.values)
    return Outcome.SAME if is_kept else Outcome.FIGURE


def vary(
    cases: Iterable[Case],
    names: Names,
    asked: Asked,
    plan: Plan,
    progress: Callable[[Sequence[Variation]], Iterable[Variation]] = iter,
) -> tuple[Trial, ...]:
    """Ask varied questions of every kind; `asked` is the product, and what is known of its filings."""
    asker = _Asker(asked.ask, asked.known)
    here = [(case, anatomy(case, names)) for case in cases if not asked.known.missing(case)]
    chosen = [one for one in VARIATIONS if not plan.only or one.name in plan.only]
    return tuple(trial for one in progress(chosen) for trial in _of(one, here, asker, plan))


def _of(
    variation: Variation, here: Sequence[tuple[Case, Anatomy]], asker: _Asker, plan: Plan
) -> Iterator[Trial]:
    """The trials of one kind: its ways in turn, each with questions of its own."""
    drawn = [_drawn(way, here, asker, f"{plan.seed}:{variation.name}:{way.name}") for way in variation.ways]
    turns = (one for turn in zip_longest(*drawn) for one in turn if one)
    for way, case, question in islice(turns, plan.sample):
        outcome, shown = asker.of(case, question, variation.expected)
        yield Trial(variation=variation, way=way, case=case, question=question, outcome=outcome, got=shown)


def _drawn(
    way: Way, here: Sequence[tuple[Case, Anatomy]], asker: _Asker, seed: str
) -> Iterator[tuple[str, Case, str]]:
    """The questions that a wording fits and that are right as they are, the categories in turn."""
    fitting: dict[str, list[tuple[Case, str]]] = defaultdict(list)
    for case, parts in here:
        if question := way.make(parts):
            fitting[case.category].append((case, question))
    drawing = Random(seed)
    piles = [drawing.sample(pile, len(pile)) for pile in fitting.values()]
    drawing.shuffle(piles)
    for case, question in (one for turn in zip_longest(*piles) for one in turn if one):
        if asker.right(case):
            yield way.name, case, question
