"""What a later part of a question does with the figures that the parts before it ask for: 占公用经费的百分之几, 相差几个百分点, 一共多少.

Owns what is done over the parts of one question; over the turns of a conversation it is `assistant.over_turns`'s. What was told is known
only when the steps are carried out: a share of one whole that is named, and a difference of nothing that is named, are of the figures told just
before (`assistant.execute`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain import Operation, Query
from assistant.frame import Frame
from assistant.over_turns import OVER, operation_of, over_turns
from assistant.points import POINTS
from assistant.shares import named_whole
from assistant.worked import TOGETHER


def with_those_before(
    said: Sequence[Frame], asked: Sequence[Query], earlier: Callable[[], list[Query]]
) -> list[Query]:
    """The parts of a question; one that names nothing, or nothing but a whole, as what it does with the figures of those before it, in
    the question or, where that names nobody itself, in the turns before."""
    own = any(turn.identity.mentions for turn in said)
    read: list[Query] = []
    for turn, query in zip(said, asked, strict=True):
        read.append(_done(turn, query, read, list if own else earlier) if read else query)
    return read


def _done(turn: Frame, query: Query, read: Sequence[Query], earlier: Callable[[], list[Query]]) -> Query:
    """A part of a question, `read` being those before it."""
    operation = operation_of(turn)
    over = over_turns(turn, operation, read) if operation in OVER else None
    apart = operation is Operation.DIFFERENCE and _two_shares(read)
    if apart and (over is None or POINTS in turn.units):
        return replace(query, asks=(), operation=Operation.DIFFERENCE, first_more=None, refusal=None)
    if operation in OVER and over is None and (before := earlier()):
        over = over_turns(turn, operation, [*before, *read])
    if over and not over.refusal:
        return replace(over, question=query.question)
    return _of_those_before(query, read[-1], turn) if _names_only_whole(turn) else query


def _names_only_whole(turn: Frame) -> bool:
    """Whether a part of a question asks for a share and names nothing but its whole: 占三公经费的百分之几."""
    named = [mark.surface for mark in turn.marks if mark.item]
    return bool(turn.whole and named) and all(surface in (turn.whole or "") for surface in named)


def _of_those_before(query: Query, before: Query, turn: Frame) -> Query:
    """The share of the whole that a part of a question names: that of the sum which the part before it tells, or of all its figures
    together where this one says so."""
    if query.operation is not Operation.SHARE or not query.asks or before.refusal:
        return query
    whole = replace(query.asks[-1], terms=named_whole(turn, turn.marks), words="")
    if before.operation is Operation.SUM:
        return replace(query, asks=(whole,), of_whole=True)
    if before.operation is Operation.LOOKUP and len(before.asks) > 1 and re.search(TOGETHER, turn.text):
        return replace(query, asks=(*before.asks, whole), each=False)
    return query


def _two_shares(asked: Sequence[Query]) -> bool:
    """Whether parts of a question ask for two shares, which a later part may hold against each other."""
    told = 0
    for query in asked:
        bodies = len({(ask.reports, ask.year) for ask in query.asks})
        several = bodies if bodies > 1 or not query.each else len(query.asks) - 1
        told += several if query.operation is Operation.SHARE else 0
    return told == 2
