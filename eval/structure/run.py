"""The sweep of structure itself: makes the questions of each intent, draws some, asks them, judges what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from eval.errors import BadSet
from eval.everyday.question import Question, spell
from eval.everyday.run import Battery, Plan, Progress, Trial, in_turn, tried
from eval.runner import Ask, Known
from eval.structure import absent, columns, crossed, earlier, scopes, several, turns
from eval.structure.judge import settled
from eval.structure.made import Make
from eval.structure.sheets import Book, books
from eval.structure.wordings import WORDINGS
from ingest.document import Document
from ingest.fact import Fact

FAMILIES: Mapping[str, Mapping[str, Make]] = {
    "columns": columns.INTENTS,
    "turns": turns.INTENTS,
    "several": several.INTENTS,
    "crossed": crossed.INTENTS,
    "scopes": scopes.INTENTS,
    "earlier": earlier.INTENTS,
    "absent": absent.INTENTS,
}
INTENTS: Mapping[str, Make] = {name: make for family in FAMILIES.values() for name, make in family.items()}
FAMILY_OF = {name: family for family, intents in FAMILIES.items() for name in intents}


def structure(
    documents: Mapping[str, Document],
    facts: Sequence[Fact],
    asked: tuple[Ask, Known],
    plan: Plan,
    progress: Progress = iter,
) -> Battery:
    """Ask what crosses items, columns, funds and turns of some documents (by digest)."""
    chosen = drawn(books(documents, facts), plan)
    trials = (Trial(question=one, result=settled(one, tried(one, *asked))) for one in progress(chosen))
    return Battery(trials=tuple(trials), left_out={})


def drawn(known: Sequence[Book], plan: Plan) -> tuple[Question, ...]:
    """The questions of a plan: `only` names intents or families. Raises BadSet."""
    if unknown := [name for name in plan.only if name not in INTENTS and name not in FAMILIES]:
        raise BadSet(f"unknown intent {unknown[0]!r}; give one of {', '.join((*FAMILIES, *INTENTS))}")
    chosen = [name for name in INTENTS if not plan.only or {name, FAMILY_OF[name]} & set(plan.only)]
    return tuple(one for name in chosen for one in in_turn(questions(name, known, plan.seed), plan, name))


def questions(intent: str, known: Sequence[Book], seed: int) -> Iterator[Question]:
    """All questions of an intent."""
    draw = Random(f"{seed}:{intent}")
    fills = (fill for book in known for fill in INTENTS[intent](book, draw))
    return spell(intent, fills, WORDINGS)
