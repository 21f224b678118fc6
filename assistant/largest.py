"""The parts of a whole in order: which of them is the largest, which are the first three.

Owns when the parts of a whole are meant; what they are, and whether they are all of it, is found by `assistant.composition`. Parts that do
not add up to their whole are not put in order: one that is missing could be the largest.
"""

import re
from dataclasses import replace

from assistant.accounts import DEEPEST_ECONOMIC, ECONOMIC, FUNCTIONAL, level_of
from assistant.composition import HALVES, NATURE, TOLD, LookUp, composed
from assistant.compute import base, difference, figure
from assistant.condition import PARTS
from assistant.domain import Ask, Composed, Compute, Computed, Found, Operand, Operation, Ranked
from assistant.ordered import in_order
from assistant.shelf import Shelf
from assistant.whole_names import INCOME, SPENDING
from ingest.fact import BUDGETS, Measure
from ingest.names import accounts, canonical

FUNDED = ("一般公共预算财政拨款支出", "政府性基金预算财政拨款支出", "财政拨款支出")
MOST_OFF_PLAN = re.compile(
    "哪[一几]?[项个笔块样][^，,。？?]{0,12}?(?:节[约省]|省|超支?|超出)[了得的]*(?:最|多)|(?:节[约省]|省|超支?|超出)[了得的]*最[多大少小]"
)
"""What asks which of several things was most below its budget, or above it."""
OVERSPENT = re.compile("超")
ORDERED = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST)


def of_parts(step: Compute, ask: Ask, shelf: Shelf, look_up: LookUp) -> Ranked | None:
    """The parts of what the ask names, or of all spending, in the order asked for; nothing where other things are meant."""
    of_all = {"": SPENDING, "支出": SPENDING, "收入": INCOME}.get(ask.words)
    listed = ask.kind in (None, PARTS) or (ask.kind is not None and _economic(ask))
    if step.operation not in ORDERED or step.limit or not listed or of_all is None:
        return None
    inner = bool(ask.within) and set(ask.terms) <= NATURE  # 基本支出的商品和服务支出中
    terms = (ask.within if inner else ask.terms or ask.within) or ((of_all,) if ask.kind else ())
    if len(terms) == 2 and {SPENDING, *FUNDED} >= set(terms):
        terms = tuple(
            term for term in terms if term in FUNDED
        )  # what is spent of a fund is its column 本年支出
    if len(terms) != 1:
        return None
    whole = replace(ask, terms=terms, within=())
    by_function = (
        [replace(whole, hints=f"{ask.hints} {FUNCTIONAL}")]
        if terms == (SPENDING,) and ECONOMIC not in ask.hints
        else []
    )
    splits = [composed(one, shelf, look_up) for one in (*by_function, whole)]
    sound = [one for one in splits if isinstance(one, Composed) and (not one.missed or one.rounding)]
    made = next((one for one in sound if len(_some(one)) > 1), next(iter(sound), None))
    if made is None:
        return None
    kept = _some(made)
    found: list[Operand] = [part if ask.measure is Measure.SHARE else part.leaves[0] for part in kept]
    empty = made.left_out + len(made.parts) - len(kept)
    if len(found) == 1:
        return Ranked(operation=step.operation, entries=tuple(found), left_out=empty)
    ranked = in_order(step, found)
    smallest = step.operation is Operation.LOWEST or step.ascending
    return replace(ranked, left_out=empty * smallest) if isinstance(ranked, Ranked) else None


def _economic(ask: Ask) -> bool:
    """Whether the accounts of one class of the economic classification are meant, whatever their level is called, or those of a half of
    basic expenditure, which are told without their classes."""
    named = set(ask.terms or ask.within)
    classes = {canonical(account.name) for account in accounts("economic")}
    return bool(named) and (named <= classes or (named <= {*HALVES} and level_of(ask) == DEEPEST_ECONOMIC))


def _some(made: Composed) -> list[Computed]:
    """The parts of a whole that are more than nothing."""
    return [part for part in made.parts if (value := figure(part.leaves[0])) is not None and value.value]


def off_plan_most(step: Compute, ask: Ask, shelf: Shelf, look_up: LookUp) -> Ranked | None:
    """The parts of what the ask names in the order of what was saved of their budgets, or spent above them; nothing where a part has
    no budget, or none was so."""
    whole = ask.terms or ask.within
    parts = dict(TOLD).get(whole[0], ()) if len(whole) == 1 else ()
    over = OVERSPENT.search(ask.said) is not None
    off: list[Operand] = []
    for part in parts:
        named = replace(ask, terms=(part,), within=(), words="", unit=None, demands=())
        final = look_up(replace(named, measure=Measure.FINAL), shelf)
        budgets = (look_up(replace(named, measure=one), shelf) for one in BUDGETS)
        budget = next((one for one in budgets if isinstance(one, Found)), None)
        if not isinstance(final, Found) or budget is None or figure(final) is None or figure(budget) is None:
            return None
        if (base(final) > base(budget)) is over and base(final) != base(budget):
            off.append(difference(final, budget))
    least = step.operation is Operation.LOWEST
    entries = tuple(sorted(off, key=base, reverse=not least))
    return (
        Ranked(operation=Operation.LOWEST if least else Operation.HIGHEST, entries=entries)
        if entries
        else None
    )
