"""How far a thing is above or below another one: what a question claims of that, and what a sentence says."""

from decimal import Decimal

import pytest

from assistant.compared import Apart, claimed_apart


@pytest.mark.parametrize(
    ("said", "thing", "other", "above", "by"),
    [
        ("增加值增速比全市平均低2.3个点", "增加值增速", "全市平均", False, "2.3"),
        ("满意度高于全省平均水平1.5个百分点", "满意度", "全省平均水平", True, "1.5"),
        ("执行率是不是低于全县", "执行率是不是", "全县", False, None),
        ("投资增速比全国还快", "投资增速", "全国", True, None),
    ],
)
def test_a_claim_of_a_distance_names_two_things(
    said: str, thing: str, other: str, above: bool, by: str | None
) -> None:
    assert claimed_apart(said) == Apart(thing=thing, other=other, above=above, by=Decimal(by) if by else None)


@pytest.mark.parametrize("said", ["水费比上年高", "水费比年初预算多2万元", "满意度比目标低", "水费是多少"])
def test_what_is_held_against_a_year_or_a_plan_is_no_distance(said: str) -> None:
    assert claimed_apart(said) is None
