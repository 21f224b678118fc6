"""The parts of one question in the light of each other: whose and of when all of them are, and what a later one names itself.

Owns what the parts have in common. Where the cuts are belongs to `assistant.parts`, what a turn leaves unsaid to
`assistant.dialogue`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Operation, Query, Wanted
from assistant.frame import Frame
from assistant.parts import unread
from ingest.fact import BUDGETS

OTHER_BASE = re.compile(r"[上去前]一?年|同[比期]|环比|预算")
"""What a change is counted from, where a part says so itself."""


def together(turns: Sequence[Frame], whole: Frame) -> list[Frame]:
    """The parts of one question, the first of them with the organisations and years that any names."""
    first, *others = turns
    identity = first.identity if first.identity.mentions else whole.identity
    spoken = next((year for turn in turns for year in turn.years if year > 1000), None)
    return [
        replace(first, identity=identity, years=first.years or whole.years),
        *(replace(turn, years=_counted_from(spoken, turn.years)) for turn in others),
    ]


def _counted_from(spoken: int | None, years: tuple[int, ...]) -> tuple[int, ...]:
    """Relative years of a later part count from the year that the question has spoken of: 2020年…，当年…."""
    return tuple(year if year > 1000 or spoken is None else spoken + year for year in years)


def of_the_same(turn: Frame, first: Frame) -> Frame:
    """A later part that only repeats words of the first one, as of the same thing: X新增接入多少个，累计接入多少个; a change or a
    reason of one that counts from a budget counts from it too."""
    said = set(turn.rest.split())
    budget = tuple(mark for mark in first.marks if mark.measure in BUDGETS)
    held = first.change is not None or first.operation is Operation.DIFFERENCE
    moved = held and (turn.change is not None or turn.wanted is Wanted.REASON)
    if turn.wanted is Wanted.REASON and turn.claimed is None:
        turn = replace(turn, claimed=first.claimed)
    if budget and moved and not OTHER_BASE.search(turn.question):
        turn = replace(turn, marks=(*turn.marks, *budget))
    again = not turn.items and said and said < set(first.rest.split())
    return replace(turn, rest=first.rest) if again else turn


def with_unread(query: Query, before: Frame, own: Frame) -> Query:
    """A later part with the words that name its thing and that nothing here explains: it may not be what was asked before."""
    named = own.marks or own.codes or own.rest or own.place or own.change
    words = "" if named else unread(own.topic, before.question)
    return replace(query, asks=tuple(replace(ask, unread=words) for ask in query.asks)) if words else query
