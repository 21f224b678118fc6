"""Figures computed from facts: value, unit and formula."""

from decimal import Decimal

import pytest

from assistant.compute import compute
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Given,
    Limit,
    Missing,
    Operation,
    Ranked,
    Statement,
)
from ingest.document import Span
from ingest.fact import Amount, Fact, Measure, Scope

ASK = Ask(reports=(), year=None, words="", terms=(), codes=(), measure=None, part=None, place=None, unit=None)


def found(value: str, unit: str = "万元", item: str = "项") -> Found:
    span = Span(start=0, end=1)
    fact = Fact(
        id=item, filing="f", report=0, organisation="样例中心", year=2023, item=item, term=item, code=None,
        measure=Measure.FINAL, scope=Scope(), subject=None, basis=None, row=(), column=(),
        value=Amount(low=Decimal(value)), unit=unit, span=span, quote=span, section=0, table=None, annex=False,
        context="",
    )  # fmt: skip
    return Found(ask=ASK, statement=Statement(main=fact))


def step(operation: Operation, given: tuple[Given, ...] = (), limit: Limit | None = None) -> Compute:
    return Compute(operation=operation, asks=(), given=given, decimals=None, limit=limit)


@pytest.mark.parametrize(
    ("operation", "operands", "value", "unit", "formula"),
    [
        (Operation.DIFFERENCE, [("6.00", "万元"), ("4.20", "万元")], "1.80", "万元", "6.00 − 4.20 = 1.80"),
        (Operation.DIFFERENCE, [("4.20", "万元"), ("60000", "元")], "1.80", "元", ""),
        (
            Operation.GROWTH,
            [("120", "万元"), ("100", "万元")],
            "20.00",
            "%",
            "(120 − 100) ÷ 100 × 100% = 20.00%",
        ),
        (Operation.SHARE, [("1", "万元"), ("3", "万元")], "33.33", "%", "1 ÷ 3 × 100% ≈ 33.33%"),
        (Operation.SHARE, [("3", "万元"), ("1", "万元")], "33.33", "%", "1 ÷ 3 × 100% ≈ 33.33%"),
        (Operation.COMPLETION, [("3", "万元"), ("2", "万元")], "150.00", "%", "3 ÷ 2 × 100% = 150.00%"),
        (Operation.SUM, [("1.50", "万元"), ("2.25", "万元")], "3.75", "万元", "1.50 + 2.25 = 3.75"),
        (Operation.AVERAGE, [("1", "万元"), ("2", "万元")], "1.50", "万元", "(1 + 2) ÷ 2 = 1.50"),
        (Operation.PER_HEAD, [("412.82", "万元"), ("19", "人")], "21.73", "万元", "412.82 ÷ 19 ≈ 21.73"),
    ],
)
def test_one_figure_with_its_formula(
    operation: Operation, operands: list[tuple[str, str]], value: str, unit: str, formula: str
) -> None:
    result = compute(step(operation), [found(*operand) for operand in operands])
    assert isinstance(result, Computed)
    if formula:
        assert (str(result.value), result.unit, result.formula) == (value, unit, formula)
    else:
        assert result.value * (1 if result.unit == "元" else 10000) == Decimal("18000")


@pytest.mark.parametrize(
    ("operation", "operands"),
    [
        (Operation.SUM, [("1", "万元"), ("2", "人")]),
        (Operation.DIFFERENCE, [("1", "万元"), ("2", "辆")]),
        (Operation.GROWTH, [("1", "万元"), ("0.00", "万元")]),
        (Operation.RANK, [("1", "万元"), ("2", "辆")]),
        (Operation.DIFFERENCE, [("1", "万元")]),
    ],
)
def test_what_cannot_be_computed_is_not(operation: Operation, operands: list[tuple[str, str]]) -> None:
    assert isinstance(compute(step(operation), [found(*operand) for operand in operands]), Missing)


def test_a_headcount_of_the_question_is_used() -> None:
    result = compute(step(Operation.PER_HEAD, (Given(value=Decimal(20), unit="人"),)), [found("10.00")])
    assert isinstance(result, Computed)
    assert (str(result.value), result.unit) == ("0.50", "万元")


def test_figures_are_ranked_over_units() -> None:
    result = compute(step(Operation.RANK), [found("1", "万元", "甲"), found("20000", "元", "乙")])
    assert isinstance(result, Ranked)
    assert [entry.statement.main.item for entry in result.entries] == ["乙", "甲"]


def test_a_condition_selects_over_units() -> None:
    limit = Limit(sign=Sign.ABOVE, value=Decimal(2000), unit="元")
    result = compute(
        step(Operation.SELECT, limit=limit), [found("0.15"), found("0.33", item="乙"), found("3.33")]
    )
    assert isinstance(result, Ranked)
    assert [str(entry.statement.main.value.low) for entry in result.entries if isinstance(entry.statement.main.value, Amount)] == ["3.33", "0.33"]  # fmt: skip


@pytest.mark.parametrize("operation", [Operation.DIFFERENCE, Operation.GROWTH, Operation.SHARE])
def test_a_figure_is_not_compared_with_itself(operation: Operation) -> None:
    one = found("6.00", "万元")
    assert isinstance(compute(step(operation), [one, one]), Missing)
