"""The parts of a whole in order: which of them is the largest, which are the first three.

Owns when the parts of a whole are meant; what they are, and whether they are all of it, is found by `assistant.composition`. Parts that do
not add up to their whole are not put in order: one that is missing could be the largest.
"""

from dataclasses import replace

from assistant.composition import LookUp, composed
from assistant.condition import PARTS
from assistant.domain import Ask, Composed, Compute, Operand, Operation, Ranked
from assistant.ordered import in_order
from assistant.shelf import Shelf
from ingest.fact import Measure

SPENDING = ("本年支出合计",)
INCOME = ("本年收入合计",)
BY_FUNCTION = "功能"
ORDERED = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST)


def of_parts(step: Compute, ask: Ask, shelf: Shelf, look_up: LookUp) -> Ranked | None:
    """The parts of what the ask names, or of all spending, in the order asked for; nothing where other things are meant."""
    of_all = {"": SPENDING, "支出": SPENDING, "收入": INCOME}.get(ask.words)
    if step.operation not in ORDERED or step.limit or ask.kind not in (None, PARTS) or of_all is None:
        return None
    terms = ask.terms or ask.within or (of_all if ask.kind else ())
    if len(terms) != 1:
        return None
    split = BY_FUNCTION if terms == SPENDING else ""
    made = composed(replace(ask, terms=terms, within=(), hints=f"{ask.hints} {split}"), shelf, look_up)
    if not isinstance(made, Composed) or (made.missed and not made.rounding):
        return None
    nothing = made.left_out or not all(part.value for part in made.parts)
    if (step.operation is Operation.LOWEST or step.ascending) and nothing:
        return None  # the smallest are those that are zero
    kept = [part for part in made.parts if part.value]
    found: list[Operand] = [part if ask.measure is Measure.SHARE else part.leaves[0] for part in kept]
    if len(found) == 1:
        return Ranked(operation=step.operation, entries=tuple(found))
    ranked = in_order(step, found)
    return ranked if isinstance(ranked, Ranked) else None
