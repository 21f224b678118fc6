"""Whose figures of which year a turn asks for: the reports that are asked together, one group after the other.

Owns which organisation goes with which year. Which figures are asked of them is `assistant.asks`'s.
"""

from collections.abc import Sequence
from itertools import product

from assistant.domain import Holder, Operation
from assistant.frame import Frame
from assistant.years import spelt

OVER_REPORTS = (
    Operation.RANK,
    Operation.HIGHEST,
    Operation.LOWEST,
    Operation.COMPARE,
    Operation.AVERAGE,
    Operation.SUM,
    Operation.SELECT,
)
"""What is done with one figure of several reports."""


def whose_and_when(
    turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...], operation: Operation
) -> list[tuple[tuple[Holder, ...], int | None]]:
    """The reports that are asked together, and of which year: each organisation of the one beside its name where all have
    one, A 2023年和B 2020年, else of all years that are spoken of."""
    groups = _groups(turn, holders, years, operation)
    named = turn.identity.mentions
    if not 1 < len(named) == len(groups) == len(turn.identity.organisations):
        return list(product(groups, years or (None,)))
    edges = [0, *(at for mention in named for at in (mention.start, mention.end)), len(turn.text)]
    around = [spelt(turn.text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    for beside in (around[1:], around[:-1]):
        if all(len(one) == 1 for one in beside):
            return [(group, year) for group, (year,) in zip(groups, beside, strict=True)]
    return list(product(groups, years or (None,)))


def _groups(
    turn: Frame, holders: tuple[Holder, ...], years: Sequence[int], operation: Operation
) -> list[tuple[Holder, ...]]:
    """The reports that are asked together: those of each organisation, in the question's order, or all."""
    named = turn.identity.organisations
    if not (named or turn.everybody or (operation in OVER_REPORTS and len(turn.items) < 2 and not turn.top)):
        return [holders]
    organisations = named or tuple(
        dict.fromkeys(
            holder.report.organisation for holder in holders if not years or holder.report.year in years
        )
    )
    return [tuple(h for h in holders if h.report.organisation == name) for name in organisations]
