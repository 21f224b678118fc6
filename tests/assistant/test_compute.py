"""Figures computed from facts: value, unit and formula."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.compute import base, compute, main_of
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
    Sign,
    Statement,
)
from assistant.ordered import Lacking, in_order
from ingest.document import Span
from ingest.fact import Amount, Fact, Fund, Measure, Part, Scope

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
        (Operation.TIMES, [("22", "人次"), ("1.5", "人次")], "14.67", "倍", "22 ÷ 1.5 ≈ 14.67"),
        (Operation.RATIO, [("3", "万元"), ("2", "万元")], "150.00", "%", "3 ÷ 2 × 100% = 150.00%"),
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
        (Operation.DIFFERENCE, [("1", "万元")]),
    ],
)
def test_what_cannot_be_computed_is_not(operation: Operation, operands: list[tuple[str, str]]) -> None:
    assert isinstance(compute(step(operation), [found(*operand) for operand in operands]), Missing)


def test_a_headcount_of_the_question_is_used() -> None:
    result = compute(step(Operation.PER_HEAD, (Given(value=Decimal(20), unit="人"),)), [found("10.00")])
    assert isinstance(result, Computed)
    assert (str(result.value), result.unit) == ("0.50", "万元")


def test_nothing_is_divided_by_itself_or_by_a_figure_of_another_year() -> None:
    people = found("220", "人次")
    assert isinstance(compute(step(Operation.PER_HEAD), [people, people]), Missing)
    groups = found("26", "批", "批次")
    assert isinstance(compute(step(Operation.PER_HEAD), [people, groups]), Computed)
    before = replace(groups.statement.main, year=2022)
    other = Found(ask=ASK, statement=Statement(main=before))
    assert isinstance(compute(step(Operation.PER_HEAD), [people, other]), Missing)


def test_figures_are_ranked_over_units() -> None:
    result = in_order(step(Operation.RANK), [found("1", "万元", "甲"), found("20000", "元", "乙")])
    assert isinstance(result, Ranked)
    assert [main_of(entry).item for entry in result.entries] == ["乙", "甲"]


def test_a_condition_selects_over_units() -> None:
    limit = Limit(sign=Sign.ABOVE, value=Decimal(2000), unit="元")
    result = in_order(
        step(Operation.SELECT, limit=limit), [found("0.15"), found("0.33", item="乙"), found("3.33")]
    )
    assert isinstance(result, Ranked)
    assert [str(one.low) for entry in result.entries if isinstance(one := main_of(entry).value, Amount)] == ["3.33", "0.33"]  # fmt: skip


@pytest.mark.parametrize("operation", [Operation.DIFFERENCE, Operation.GROWTH, Operation.SHARE])
def test_a_figure_is_not_compared_with_itself(operation: Operation) -> None:
    one = found("6.00", "万元")
    assert isinstance(compute(step(operation), [one, one]), Missing)


def of_scope(value: str, scope: Scope, organisation: str = "样例中心") -> Found:
    one = found(value, item=value)
    main = replace(one.statement.main, scope=scope, organisation=organisation)
    return replace(one, statement=Statement(main=main))


def test_a_share_of_a_named_whole_is_of_that_whole_and_never_more_than_all_of_it() -> None:
    named = replace(step(Operation.SHARE), of_whole=True)
    shares = [compute(named, [found(part), found(whole)]) for part, whole in (("1", "4"), ("4", "1"))]
    assert [isinstance(one, Computed) and str(one.value) for one in shares] == ["25.00", False]


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        (Scope(fund=Fund.GENERAL), Scope(fund=Fund.ALL), True),
        (Scope(fund=Fund.GENERAL), Scope(fund=Fund.GOVERNMENT_FUND), False),
        (Scope(part=Part.BASIC), Scope(part=Part.PROJECT), False),
        (Scope(part=Part.BASIC), Scope(), True),
    ],
)
def test_a_part_is_of_the_money_that_its_whole_is_of(part: Scope, whole: Scope, inside: bool) -> None:
    result = compute(step(Operation.SHARE), [of_scope("1", part), of_scope("2", whole)])
    assert isinstance(result, Computed) is inside


def test_a_share_of_another_organisation_is_none() -> None:
    result = compute(step(Operation.SHARE), [of_scope("1", Scope(), "甲局"), of_scope("2", Scope(), "乙局")])
    assert isinstance(result, Missing)


def row(value: str, *labels: str) -> Found:
    one = found(value, item=labels[-1])
    main = replace(one.statement.main, row=labels, table=1, column=("决算数",), term=labels[-1])
    return replace(one, statement=Statement(main=main))


def test_a_whole_is_not_added_to_its_own_part() -> None:
    whole, part, other = row("5", "工资"), row("2", "工资", "奖金"), row("1", "工资", "津贴")
    added = [compute(step(Operation.SUM), pair) for pair in ([part, other], [whole, part], [part, part])]
    assert [isinstance(one, Computed) for one in added] == [True, False, False]


@pytest.mark.parametrize(
    ("operation", "first"),
    [(Operation.HIGHEST, None), (Operation.LOWEST, None), (Operation.COMPARE, None), (Operation.RANK, "2")],
)
def test_a_superlative_speaks_only_where_no_missing_figure_could_overturn_it(
    operation: Operation, first: str | None
) -> None:
    result = in_order(
        step(operation),
        [found("1", item="甲"), found("2", item="乙")],
        Lacking(names=("丙局",), overturns=True),
    )
    lacking = (
        result.lacking
        if isinstance(result, Missing)
        else result.missing
        if isinstance(result, Ranked)
        else ()
    )
    leading = str(base(result.entries[0]) / 10000) if isinstance(result, Ranked) else None
    assert (lacking, leading) == (("丙局",), first)


def test_the_smallest_comes_first_where_that_is_asked() -> None:
    upwards = replace(step(Operation.RANK), ascending=True)
    result = in_order(upwards, [found("2", item="乙"), found("1", item="甲")])
    assert isinstance(result, Ranked)
    assert [main_of(entry).item for entry in result.entries] == ["甲", "乙"]


def test_a_sum_within_a_difference_stands_in_its_formula() -> None:
    together = compute(step(Operation.SUM), [found("1", item="甲"), found("2", item="乙")])
    assert isinstance(together, Computed)
    result = compute(step(Operation.DIFFERENCE), [together, found("5", item="丙")])
    assert isinstance(result, Computed)
    assert (str(result.value), result.formula) == ("2", "5 − (1 + 2) = 2")
    assert [main_of(one).item for one in result.leaves] == ["甲", "乙", "丙"]
