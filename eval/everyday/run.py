"""The battery itself: makes the questions of each intent, draws some, asks them, judges what comes back.

Owns which questions are drawn: of each intent as many, its wordings in turn. What is right is the scorer's to say.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from random import Random

from eval.case import Case, Category, Gold
from eval.errors import BadSet
from eval.everyday import amounts, bodies, changes, pairs, turns, wholes
from eval.everyday.ledger import Ledger
from eval.everyday.posting import ledgers
from eval.everyday.question import Across, Make, Question, spell
from eval.result import Outcome, Result
from eval.runner import Ask, Known, judge, result
from eval.score import Stage, failed
from ingest.document import Document
from ingest.fact import Fact

log = logging.getLogger(__name__)
WITHIN: Mapping[str, Make] = {
    **amounts.INTENTS,
    **pairs.INTENTS,
    **changes.INTENTS,
    **wholes.INTENTS,
    **turns.INTENTS,
}
ACROSS: Mapping[str, Across] = {**bodies.INTENTS, **turns.ACROSS}
INTENTS = (*WITHIN, *ACROSS)
BEST = (Outcome.RIGHT, Outcome.SILENT, Outcome.WRONG, Outcome.WRONG_FIGURE, Outcome.CRASH)
"""Of several golds the one that an answer fits best is what it was meant for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is asked: so many questions of each intent (all without a number), drawn with a seed; `only` these intents."""

    sample: int | None = None
    seed: int = 0
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One question and what became of it."""

    question: Question
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """All trials, with the items that were left out of the questions, by reason."""

    trials: tuple[Trial, ...]
    left_out: Mapping[str, int]


Progress = Callable[[Sequence[Question]], Iterable[Question]]
Generated = Callable[
    [Mapping[str, Document], Sequence[Fact], tuple[Ask, Known], Plan, Progress],
    Battery,
]
"""Asks what it makes of some documents (by digest) and their facts of the product, of whose filings so much is known."""


def battery(
    documents: Mapping[str, Document],
    facts: Sequence[Fact],
    asked: tuple[Ask, Known],
    plan: Plan,
    progress: Progress = iter,
) -> Battery:
    """Ask what clerks ask of some documents (by digest); `asked` is the product, and what is known of its filings."""
    known = ledgers(documents, facts)
    left_out: dict[str, int] = defaultdict(int)
    for ledger in known:
        for reason in ledger.left_out.values():
            left_out[reason] += 1
    return Battery(
        trials=tuple(Trial(question=one, result=tried(one, *asked)) for one in progress(drawn(known, plan))),
        left_out=left_out,
    )


def drawn(known: Sequence[Ledger], plan: Plan) -> tuple[Question, ...]:
    """The questions of a plan. Raises BadSet."""
    if unknown := [intent for intent in plan.only if intent not in INTENTS]:
        raise BadSet(f"unknown intent {unknown[0]!r}; give one of {', '.join(INTENTS)}")
    chosen = [intent for intent in INTENTS if not plan.only or intent in plan.only]
    return tuple(one for intent in chosen for one in _of(intent, known, plan))


def questions(intent: str, known: Sequence[Ledger], seed: int) -> Iterator[Question]:
    """All questions of an intent."""
    draw = Random(f"{seed}:{intent}")
    if intent in ACROSS:
        return spell(intent, ACROSS[intent](tuple(known), draw))
    return spell(intent, (fill for ledger in known for fill in WITHIN[intent](ledger, draw)))


def _of(intent: str, known: Sequence[Ledger], plan: Plan) -> Iterator[Question]:
    """The questions that are drawn of an intent, its wordings in turn."""
    return in_turn(questions(intent, known, plan.seed), plan, intent)


def in_turn(made: Iterable[Question], plan: Plan, intent: str) -> Iterator[Question]:
    """As many questions of an intent as a plan wants, each wording in its turn."""
    by_way: dict[str, list[Question]] = defaultdict(list)
    for question in made:
        by_way[f"{question.register}:{question.way}"].append(question)
    draw = Random(f"{plan.seed}:{intent}:drawn")
    piles = [draw.sample(pile, len(pile)) for pile in by_way.values()]
    draw.shuffle(piles)
    turns = (one for turn in zip_longest(*piles) for one in turn if one)
    return islice(turns, plan.sample)


def tried(question: Question, ask: Ask, known: Known) -> Result:
    """Ask one question; of its golds the one counts that the answer fits best."""
    cases = [_case(question, gold) for gold in question.golds]
    try:
        answer = ask(question.text, question.history)
    except Exception as error:  # an entry point: a measure must outlive whatever breaks in the product
        log.warning("%s crashed: %r", question.text, error, exc_info=True)
        return result(cases[0], Outcome.CRASH, failed(Stage.CRASH, f"crashed: {error!r}"))
    judged = [_cited(judge(case, answer, known, 0.0)) for case in cases]
    return min(judged, key=lambda one: BEST.index(one.outcome))


def _cited(judged: Result) -> Result:
    """A right answer stays right here where only its citations fail it; the fault is kept as the reason."""
    return replace(judged, outcome=Outcome.RIGHT) if judged.stage == Stage.CITATION else judged


def _case(question: Question, gold: Gold) -> Case:
    """A question as the scorer takes it."""
    return Case(
        id=f"{question.intent}: {question.text}",
        lang="zh",
        category=Category.DIALOGUE if question.history else Category.DERIVED,
        style=question.register.value,
        history=question.history,
        question=question.text,
        gold=gold,
        evidence=(),
        note="",
    )
