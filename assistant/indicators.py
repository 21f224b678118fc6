"""The indicators of self-evaluation tables, one by one: the points that each lost, and how far it fell short of its target.

Owns which rows are indicators, and when one has reached its target. Whose they are is told by the ask: of one project, of the whole
organisation, under one kind of indicator; else of every table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.compute import compute, failed, figure_of
from assistant.condition import HELD_AGAINST, OF_PROJECTS, WHOLE
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Limit,
    Missing,
    Operation,
    Ranked,
    Reason,
    Statement,
)
from assistant.ordered import in_order, selected
from assistant.shelf import TOTALS, WHOLE_SCORE, Entry, Shelf
from assistant.tokens import covered, tokens
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.fact import AIMED, Amount, Bound, Fact, Measure, Words
from ingest.names import canonical, plain

FULL_OF = re.compile(r"[（(]\d+(?:\.\d+)?分?[）)]?$")
"""How many points a kind of indicators has, printed behind its name: 产出指标（50分）."""
LESS_IS_BETTER = "成本"
DURATIONS = frozenset({"天", "日", "月", "个月", "年", "小时", "分钟", "工作日", "个工作日", "周"})
Row = tuple[str, int | None, tuple[str, ...]]


def over_indicators(step: Compute, limit: Limit, ask: Ask, shelf: Shelf) -> Ranked | Computed | Missing:
    """Which indicators meet the condition, how many they are, what they lost together, which lost most."""
    rows = _rows(ask, shelf)
    short, unclear = _shortfalls(ask, limit, rows)
    if not short:
        return failed(ask, Reason.NO_ITEM)
    lost = [one for one in short if one.value > 0]
    if step.operation is Operation.SUM:
        whole = compute(step, lost) if len(lost) > 1 else None
        return whole or (lost[0] if lost else failed(ask, Reason.NO_ITEM))
    if step.operation in (Operation.HIGHEST, Operation.RANK):
        return in_order(step, lost)
    return selected(step, limit, short, unclear)


def shortfall(target: Fact, done: Fact) -> Figure | None:
    """By how much what was done misses its target, below zero where it is beyond it; nothing where they cannot be compared. What
    may cost or take so much at most is missed by more."""
    aimed, reached = figure_of(target), figure_of(done)
    if aimed is None or reached is None or aimed.dimension != reached.dimension:
        return None
    if at_most(target):
        return arithmetic.subtract(reached, aimed)
    return arithmetic.subtract(aimed, reached)


def at_most(target: Fact) -> bool:
    """Whether less is better: a target that says so, one of none at all, or one of costs or of time that does not say which way."""
    value = target.value
    if not isinstance(value, Amount) or value.bound is not Bound.EXACT:
        return isinstance(value, Amount) and value.bound is Bound.AT_MOST
    if value.low == 0:
        return True
    return target.unit in DURATIONS or any(LESS_IS_BETTER in label for label in target.row[:-1])


def _rows(ask: Ask, shelf: Shelf) -> Mapping[Row, Mapping[Measure, Fact]]:
    """The indicators that the ask goes over, by where they stand, with what is stated of each."""
    found: dict[Row, dict[Measure, Fact]] = {}
    for entry in shelf.entries:
        fact = entry.fact
        of_year = fact.year == (ask.year or shelf.years.get(entry.key))
        if entry.key in ask.reports and of_year and fact.from_cell and _meant(ask, entry, shelf):
            found.setdefault((fact.filing, fact.table, fact.row), {}).setdefault(fact.measure, fact)
    return {row: facts for row, facts in found.items() if all(measure in facts for measure in AIMED)}


def _meant(ask: Ask, entry: Entry, shelf: Shelf) -> bool:
    """Whether a cell is of an indicator of the table, and under the kind of indicators, that the ask speaks of."""
    fact = entry.fact
    if fact.term in TOTALS | {WHOLE_SCORE} or len(fact.row) < 2:
        return False
    about = fact.subject or WHOLE
    whole = WHOLE in about
    if ask.kind and ((WHOLE in ask.kind and not whole) or (OF_PROJECTS in ask.kind and whole)):
        return False
    names = {canonical(about), *(canonical(FULL_OF.sub("", label)) for label in fact.row)}
    if not all(term in names for term in (*ask.terms, *ask.within)):
        return False
    words = tokens(plain(ask.words))
    return not words or covered(words, entry.words | tokens(plain(about)), shelf.weight, 1.0) == 1.0


def _shortfalls(
    ask: Ask, limit: Limit, rows: Mapping[Row, Mapping[Measure, Fact]]
) -> tuple[Sequence[Computed], tuple[str, ...]]:
    """What each indicator lacks, and the names of those where it cannot be told."""
    of = limit.against or Measure.SCORE
    found, unclear = [], []
    for facts in rows.values():
        wanted, got = facts.get(HELD_AGAINST[of]), facts.get(of)
        if wanted is None or got is None:
            continue
        missed = _points(wanted, got) if of is Measure.SCORE else shortfall(wanted, got)
        if missed is not None:
            found.append(_computed(ask, wanted, got, missed))
        elif of is Measure.ACTUAL and not _as_wanted(facts):
            unclear.append(wanted.item)
    return found, tuple(unclear)


def _points(full: Fact, score: Fact) -> Figure | None:
    mark, points = figure_of(full), figure_of(score)
    return arithmetic.subtract(mark, points) if mark and points else None


def _as_wanted(facts: Mapping[Measure, Fact]) -> bool:
    """Whether a target in words was reached: the same words tell what was done, or it has its full mark."""
    target, done = facts[Measure.TARGET].value, facts[Measure.ACTUAL].value
    if isinstance(target, Words) and isinstance(done, Words) and target.text == done.text:
        return True
    full, score = facts.get(Measure.FULL_MARK), facts.get(Measure.SCORE)
    lost = _points(full, score) if full and score else None
    return lost is not None and not lost.value


def _computed(ask: Ask, wanted: Fact, got: Fact, missed: Figure) -> Computed:
    """What is lacking as a difference, the figure that is meant to be the larger one first."""
    ones: Iterable[Fact] = (
        (got, wanted) if got.measure is Measure.ACTUAL and at_most(wanted) else (wanted, got)
    )
    one, other = (Found(ask=ask, statement=Statement(main=fact)) for fact in ones)
    left, right = (figure_of(of.statement.main) for of in (one, other))
    assert left is not None and right is not None
    return Computed(
        operation=Operation.DIFFERENCE,
        value=missed.value,
        unit=missed.unit,
        formula=f"{left.value} − {arithmetic.convert(right, left.unit).value} = {missed.value}",
        operands=(one, other),
    )
