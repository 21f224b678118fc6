"""Whether an answer gives exactly one figure from exactly one place: read from its JSON, with the scorer's own numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eval.errors import BadAnswer
from eval.numbers import Reading, unit
from eval.response import Response, ShownFigure, Source, parse
from eval.sweep.target import MONEY, Target
from eval.words import plain
from ingest.fact import Fact, Fund, Measure, Withheld, Words
from ingest.restatements import quantity, whose

SPENT = "支出"
"""How names of what is spent may end, or not."""
Told = Mapping[tuple[str, int], Target]


class Outcome(StrEnum):
    """How a question of the sweep ended."""

    RIGHT = "right"
    WRONG_FIGURE = "wrong figure"
    WRONG_CELL = "right figure, wrong cell"
    SECOND = "the figure beside others"
    WRONG_WORDS = "other words"
    SILENT = "silent"
    CRASH = "crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, why (a reason of the contract, or what was shown), and the places that the first figure cites."""

    outcome: Outcome
    why: str = ""
    shown: str = ""
    cited: tuple[tuple[str, int, int], ...] = ()


def judge(answer: Mapping[str, Any], target: Target, told: Told) -> Verdict:
    """Whether `answer` is the fact of `target`, with its place; of a quantity that the filing states in two ways it may be either.

    `told` are all facts by file and start.
    """
    try:
        response = parse(answer)
    except BadAnswer as error:
        return Verdict(outcome=Outcome.CRASH, why=str(error))
    if isinstance(target.fact.value, Withheld):
        return _expects(response, "withheld")
    if not response.answered:
        return Verdict(outcome=Outcome.SILENT, why=response.reason or response.status)
    if isinstance(target.fact.value, Words):
        return _words(response, target)
    return _figure(response, target, told)


def refused(answer: Mapping[str, Any], reason: str) -> Verdict:
    """Whether nothing is answered, for `reason`."""
    try:
        return _expects(parse(answer), reason)
    except BadAnswer as error:
        return Verdict(outcome=Outcome.CRASH, why=str(error))


def _expects(response: Response, reason: str) -> Verdict:
    if response.reason == reason:
        return Verdict(outcome=Outcome.RIGHT)
    if response.answered:
        return Verdict(outcome=Outcome.WRONG_FIGURE, why=f"not {reason}", shown=_shown(response))
    return Verdict(outcome=Outcome.SILENT, why=response.reason or response.status)


def _figure(response: Response, target: Target, told: Told) -> Verdict:
    if not response.values:
        return Verdict(outcome=Outcome.SILENT, why="told in words", shown=_shown(response))
    fits = [shown for shown in response.values if _is(shown, target)]
    first = response.values[0]
    cited = tuple((source.file, source.start, source.end) for source in _sources(response, first.citations))
    if not fits:
        return Verdict(
            outcome=Outcome.WRONG_FIGURE, why=first.kind, shown=f"{first} {first.label}", cited=cited
        )
    placed = [shown for shown in fits if _cites(response, shown.citations, target)]
    if not placed:
        return Verdict(outcome=Outcome.WRONG_CELL, why=first.kind, shown=str(first.label), cited=cited)
    if len(response.values) == 1 or (response.status == "conflict" and _of_one(response, target, told)):
        return Verdict(outcome=Outcome.RIGHT)
    return Verdict(outcome=Outcome.SECOND, why=response.status, shown=_shown(response), cited=cited)


def _of_one(response: Response, target: Target, told: Told) -> bool:
    """Whether all figures that are told as differing are statements of what was asked for."""
    places = (
        (source.file, source.start) for one in response.values for source in _sources(response, one.citations)
    )
    return all(place in told and _thing(told[place].fact) == _thing(target.fact) for place in places)


def _thing(fact: Fact) -> tuple[str, int, Measure]:
    """What a fact is of, whosever money: a total whatever its name says of it."""
    return whose(quantity(fact), Fund.ALL)[0].removesuffix(SPENT), fact.year, fact.measure


def _words(response: Response, target: Target) -> Verdict:
    cited = any(_at(source, target) for source in response.citations)
    if cited and plain(target.printed) in plain(response.answer):
        return Verdict(outcome=Outcome.RIGHT)
    outcome = Outcome.WRONG_FIGURE if response.values else Outcome.WRONG_WORDS
    return Verdict(outcome=outcome, why="for words", shown=_shown(response))


def _is(shown: ShownFigure, target: Target) -> bool:
    """Whether a shown figure is the printed one, in its unit; nothing is nothing in any unit of money."""
    wanted, given = target.reading, shown.reading
    if wanted is None or given is None or not (given == wanted or _turned(target, given, wanted)):
        return False
    units = shown.unit, target.fact.unit
    nought = wanted.low == 0 and MONEY.issuperset(units)  # 0 元 is 0 万元
    return nought or not all(units) or len(set(map(unit, filter(None, units)))) == 1


def _turned(target: Target, given: Reading, wanted: Reading) -> bool:
    """Whether a change is given without the sign that a word says: 减少 25 % for -25 %."""
    return target.fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE) and given.low == -wanted.low


def _sources(response: Response, numbers: Sequence[int]) -> list[Source]:
    return [source for source in response.citations if source.n in numbers]


def _cites(response: Response, numbers: Sequence[int], target: Target) -> bool:
    return any(_at(source, target) for source in _sources(response, numbers))


def _at(source: Source, target: Target) -> bool:
    span = target.fact.span
    return source.file == target.file and source.start < span.end and span.start < source.end


def empty(answer: Mapping[str, Any], target: Target, told: Told) -> Verdict:
    """Whether an empty cell is said to be blank, or answered with what a sentence or a cell says of the same quantity.

    `told` are all facts by file and start.
    """
    try:
        response = parse(answer)
    except BadAnswer as error:
        return Verdict(outcome=Outcome.CRASH, why=str(error))
    if not response.answered or not response.values:
        return _expects(response, "blank")
    first = response.values[0]
    sources = _sources(response, first.citations)
    facts = [told[source.file, source.start] for source in sources if (source.file, source.start) in told]
    if facts and all(_answers(fact, target) for fact in facts):
        return Verdict(outcome=Outcome.RIGHT, why="told elsewhere")
    cited = tuple((source.file, source.start, source.end) for source in sources)
    return Verdict(outcome=Outcome.WRONG_FIGURE, why=first.kind, shown=f"{first} {first.label}", cited=cited)


def _answers(told: Target, target: Target) -> bool:
    """Whether another fact states what an empty cell leaves open: the same item, measure and year; a cell of the same part
    and fund, a sentence seldom says whose money it speaks of."""
    one, other = told.fact, target.fact
    return _thing(one) == _thing(other) and (not one.from_cell or one.scope == other.scope)


def _shown(response: Response) -> str:
    return response.answer.replace("\n", " ")[:160]
