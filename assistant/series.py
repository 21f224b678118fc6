"""The parts of one question in the light of each other: whose and of when all of them are, and what a later one names itself.

Owns what the parts have in common. Where the cuts are belongs to `assistant.parts`, what a turn leaves unsaid to
`assistant.dialogue`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asks import asks_of
from assistant.domain import Operation, Query, Reason, Wanted
from assistant.frame import Frame
from assistant.larger import OTHER_BASE
from assistant.parts import unread
from assistant.scan import Mark, as_measures
from ingest.fact import BUDGETS, Measure

AIMED = (
    (re.compile("(?:计划|(?:指标|目标)[一-鿿]?定)(?=[一-鿿]{0,4}(?:多少|几))"), Measure.TARGET),
    (re.compile("实际(?=[一-鿿]{0,4}(?:多少|几))"), Measure.ACTUAL),
)
"""What was planned, and what was done."""


def together(turns: Sequence[Frame], whole: Frame) -> list[Frame]:
    """The parts of one question, the first of them with the organisations and years that any names."""
    first, *others = _as_planned(turns)
    identity = first.identity if first.identity.mentions else whole.identity
    spoken = next((year for turn in turns for year in turn.years if year > 1000), None)
    return [
        replace(first, identity=identity, years=first.years or whole.years),
        *(
            replace(turn, years=_counted_from(spoken, turn.years), marks=tuple(as_measures(turn.marks)))
            for turn in others
        ),
    ]


def _as_planned(turns: Sequence[Frame]) -> list[Frame]:
    """The parts; where one asks what was planned and another what was done, as the target and the actual figure of one thing."""
    found = [next((measure for words, measure in AIMED if words.search(turn.text)), None) for turn in turns]
    if not {measure for _, measure in AIMED} <= set(found):
        return list(turns)
    return [
        replace(turn, marks=(*turn.marks, Mark(start=0, end=0, surface="", measure=measure)))
        if measure and not turn.measures
        else turn
        for turn, measure in zip(turns, found, strict=True)
    ]


def to_go_on_with(turn: Frame) -> Frame:
    """A part as later ones go on with it: who only asks how many people (几个人) names no other thing."""
    return replace(turn, marks=tuple(mark for mark in turn.marks if not mark.counts))


def _counted_from(spoken: int | None, years: tuple[int, ...]) -> tuple[int, ...]:
    """Relative years of a later part count from the year that the question has spoken of: 2020年…，当年…."""
    return tuple(year if year > 1000 or spoken is None else spoken + year for year in years)


def of_the_same(turn: Frame, first: Frame) -> Frame:
    """A later part that only repeats words of the first one, as of the same thing: X新增接入多少个，累计接入多少个; a change or a
    reason of one that counts from a budget counts from it too."""
    said = set(turn.rest.split())
    budget = tuple(mark for mark in first.marks if mark.measure in BUDGETS)
    held = first.change is not None or first.claimed is not None or first.operation is Operation.DIFFERENCE
    moved = held and (turn.change is not None or turn.wanted is Wanted.REASON)
    moved = moved or Measure.COMPLETION in turn.measures
    if turn.wanted is Wanted.REASON and turn.claimed is None:
        turn = replace(turn, claimed=first.claimed)
    if budget and moved and not OTHER_BASE.search(turn.question):
        turn = replace(turn, marks=(*turn.marks, *budget))
    if budget and turn.measures == (Measure.FINAL,) and not turn.units:
        turn = replace(turn, units=("钱",))  # 预算多少、决算多少
    again = not turn.items and said and said < set(first.rest.split())
    return replace(turn, rest=first.rest) if again else turn


def with_unread(query: Query, before: Frame, own: Frame) -> Query:
    """A later part with the words that name its thing and that nothing here explains: it may not be what was asked before."""
    marks = any(not mark.hint for mark in own.marks)
    named = marks or own.codes or own.rest or own.place or own.change
    words = "" if named else unread(own.topic, before.question)
    return replace(query, asks=tuple(replace(ask, unread=words) for ask in query.asks)) if words else query


def alone(query: Query, part: Frame) -> Query:
    """The query of a part with what the part says by itself."""
    return replace(query, asks=tuple(replace(ask, alone=part.topic) for ask in query.asks))


def counted_only(query: Query, part: Frame) -> Query:
    """A part that says no more than what is counted (拆了多少户): it may stand beside what another part asks for."""
    words = unread(part.topic, "") if part.units else ""
    if query.refusal is None or query.refusal.reason is not Reason.NO_ITEM or not words:
        return query
    asks, operation = asks_of(part, query.holders, query.years)
    asks = tuple(replace(ask, unread=words) for ask in asks)
    return replace(query, refusal=None, asks=asks, operation=operation, wanted=Wanted.FIGURE, numeric=True)
