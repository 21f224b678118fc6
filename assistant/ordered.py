"""Several figures of one kind put in order, picked by a condition, or counted: rankings, the highest, those above a bound.

A superlative speaks only where no missing figure could overturn it; it says whose are missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import cues
from assistant.compute import base, failed, figure, main_of
from assistant.domain import (
    Compute,
    Computed,
    Found,
    Limit,
    Missing,
    Operand,
    Operation,
    Ranked,
    Reason,
    Refusal,
    Status,
)
from assistant.formula import SIGN
from ingest.arithmetic import Figure

ORDERED = (*cues.ORDERED, Operation.COMPARE)
PROVEN = (Operation.HIGHEST, Operation.LOWEST, Operation.COMPARE)
"""What one missing figure can overturn."""
BOTH_ENDS = re.compile("最[多高大].*最[少低小]|最[少低小].*最[多高大]")
"""What asks for the first and for the last of some things."""
Outcome = Ranked | Computed | Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Who has no figure, and whether a figure of theirs could overturn what the others show."""

    names: tuple[str, ...] = ()
    overturns: bool = False


NOBODY = Lacking()


def both_ends(step: Compute) -> bool:
    """Whether a question asks which of some things has most and which has least."""
    return step.limit is None and any(BOTH_ENDS.search(ask.said) for ask in step.asks)


def in_order(step: Compute, found: Sequence[Operand | Missing], lacking: Lacking = NOBODY) -> Outcome:
    """The figures found in the order that is asked for."""
    usable = [one for one in found if not isinstance(one, Missing) and figure(one) is not None]
    missing = [one for one in found if isinstance(one, Missing)]
    if step.limit is not None and step.operation in ORDERED:
        usable = [one for one in usable if _meets(one, step.limit)]
    elif step.limit is not None:
        return selected(step, step.limit, usable, lacking.names) if usable or not missing else missing[0]
    kinds = {value.dimension for one in usable if (value := figure(one)) is not None}
    if len(usable) < 2 or len(kinds) > 1:
        return missing[0] if missing else failed(None, Reason.NO_ITEM)
    told = [one.statement.main.id for one in usable if isinstance(one, Found)]
    if len(set(told)) < len(told):  # two names that the filing has one figure for are not told apart
        return failed(None, Reason.NO_ITEM)
    if lacking.overturns and step.operation in PROVEN:
        return _unproven(usable, lacking.names)
    downwards = step.operation is not Operation.LOWEST and not step.ascending
    entries = tuple(sorted(usable, key=base, reverse=downwards))[: step.top]
    several = Operation.RANK if step.top else step.operation
    return Ranked(
        operation=several, entries=entries, missing=lacking.names, ascending=not downwards, each=step.each
    )


def _unproven(usable: Sequence[Operand], lacking: Sequence[str]) -> Missing:
    """Which figures there are, and whose are missing."""
    refusal = Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM)
    return Missing(ask=None, refusal=refusal, rivals=tuple(map(main_of, usable)), lacking=tuple(lacking))


def selected(step: Compute, limit: Limit, usable: Sequence[Operand], lacking: Sequence[str]) -> Outcome:
    """Those whose figure meets the condition, the largest first, or how many they are."""
    kept = sorted((one for one in usable if _meets(one, limit)), key=base, reverse=True)
    if step.counted:
        kinds = {value.dimension for one in usable if (value := figure(one)) is not None}
        mixed = bool(limit.value) and len(kinds) != 1
        return failed(None, Reason.NO_ITEM) if lacking or mixed else _count(step, limit, kept, usable)
    if not kept:
        return failed(None, Reason.NO_ITEM)
    return Ranked(operation=Operation.SELECT, entries=tuple(kept), missing=tuple(lacking))


def _count(step: Compute, limit: Limit, kept: Sequence[Operand], usable: Sequence[Operand]) -> Computed:
    """How many meet the condition; those that do prove it, or all where none does."""
    proof = tuple(kept or usable)
    values = "、".join(map(_worked, proof))
    bound = f"{limit.value} {limit.unit or ''}".strip()
    said = f"{values}：{limit.sign.value} {bound} 的有 {len(kept)} {step.counted}"
    return Computed(
        operation=Operation.COUNT,
        value=Decimal(len(kept)),
        unit=step.counted,
        formula=said,
        operands=proof,
    )


def _worked(one: Operand) -> str:
    """A figure, or what it is computed by, with its unit."""
    value = figure(one)
    assert value is not None
    digits = SIGN.split(one.formula)[0] if isinstance(one, Computed) else str(value.value)
    return f"{digits} {value.unit or ''}".strip()


def _meets(one: Operand, limit: Limit) -> bool:
    value = figure(one)
    bound = Figure(value=limit.value, unit=limit.unit or main_of(one).unit)
    if value is None or (limit.value and value.dimension != bound.dimension):
        return False
    return limit.sign.holds(value.base, bound.base)
