"""A printed formula is worked out again, side by side."""

import pytest

from assistant.formula import holds, result, uses


@pytest.mark.parametrize(
    "formula",
    [
        "749.28 − 616.89 = 132.39",
        "5.97 + 0.14 = 6.11",
        "(2946.81 − 450) ÷ 450 × 100% ≈ 554.85%",
        "(4.00 − 5.00) ÷ 5.00 × 100% = -20.00%",
        "(1.00 + 2.00) ÷ 4.00 × 100% = 75.00%",
        "16900 ÷ 41 ≈ 412.20",
        "60112.23 万元 ≈ 6.01 亿元",
        "4.20 万元 = 42000 元",
        "10.00 − 4.00 = 6.00 万元 = 60000 元",
        "97.01 − 94.26 = 2.75 个百分点",
        "40 万元、6 万元、0.85 万元：> 5 万元 的有 2 家",
        "1.2 亿元、6 万元：< 5000 万元 的有 1 个",
    ],
)
def test_what_is_equal_holds(formula: str) -> None:
    assert holds(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "749.28 − 616.89 = 132.38",
        "117.24 ÷ 117.66 × 100% = 99.64%",
        "117.24 ÷ 117.66 × 100% ≈ 99.65%",
        "60112.23 万元 ≈ 6.02 亿元",
        "4.20 万元 = 4200 元",
        "4.00 ÷ 0.00 ≈ 4.00",
        "40 万元、6 万元、0.85 万元：> 5 万元 的有 3 家",
        "40 万元、6 %：> 5 万元 的有 1 家",
        "4.20",
        "一共 = 4.20",
        "__import__ = 1",
        "2 ** 2 = 4",
        "",
    ],
)
def test_what_is_not_equal_or_no_formula_does_not_hold(formula: str) -> None:
    assert not holds(formula)


def test_a_formula_ends_with_its_result_and_uses_its_operands() -> None:
    formula = "1.50 亿元、600 万元：> 1 亿元 的有 1 家"
    assert result(formula) == "1"
    assert result("(4.00 − 5.00) ÷ 5.00 × 100% = -20.00%") == "20.00"
    assert [uses("10.00 − 4.00 = 6.00", value) for value in ("10.00", "4", "400.00", "4.10")] == [
        True,
        True,
        True,
        False,
    ]


def test_percentages_are_counted_as_they_are_printed() -> None:
    formula = "87.95 %、62.13 %、98.05 %：< 90 % 的有 2 个"
    assert (holds(formula), holds(formula.replace("2 个", "3 个"))) == (True, False)
