"""Decimal arithmetic with units."""

from decimal import Decimal

import pytest

from ingest import arithmetic
from ingest.arithmetic import Agreement, Figure, MixedUnits, NoBase
from ingest.fact import Amount, Bound


def figure(value: str, unit: str | None = "万元") -> Figure:
    return Figure(value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("12.34", "万元", "元", "123400"),
        ("9.8", "亿元", "万元", "98000"),
        ("1007", "元", "万元", "0.1007"),
        ("3", "万条", "条", "30000"),
        ("2", "千人次", "人次", "2000"),
        ("5", "台（套）", "台(套)", "5"),
    ],
)
def test_scales_convert_exactly(value: str, unit: str, other: str, expected: str) -> None:
    converted = arithmetic.convert(figure(value, unit), other)
    assert (f"{converted.value:f}", converted.unit) == (expected, other)


@pytest.mark.parametrize(
    ("unit", "other"), [("万元", "%"), ("个", "台"), ("%", "个百分点"), ("人", "人次"), (None, "元")]
)
def test_kinds_do_not_convert_into_each_other(unit: str | None, other: str) -> None:
    with pytest.raises(MixedUnits):
        arithmetic.convert(figure("1", unit), other)


def test_operators_keep_the_unit_of_the_first_and_round_half_up() -> None:
    assert arithmetic.add([figure("1.10"), figure("2500", "元")]) == figure("1.3500")
    assert arithmetic.subtract(figure("5.00"), figure("1.25")) == figure("3.75")
    assert arithmetic.subtract(figure("12", "%"), figure("10", "%")) == figure("2", "个百分点")
    assert arithmetic.percent(figure("1"), figure("8")) == figure("12.50", "%")
    assert arithmetic.growth(figure("0.15"), figure("0.20")) == figure("-25.00", "%")
    assert arithmetic.mean([figure("1"), figure("2"), figure("2")]) == figure("1.67")
    assert arithmetic.per(figure("10"), figure("4", "人")) == figure("2.50", "万元/人")
    assert arithmetic.rounded(Decimal("2.345"), 2) == Decimal("2.35")


@pytest.mark.parametrize("divide", [arithmetic.percent, arithmetic.growth, arithmetic.ratio])
def test_nothing_is_divided_by_zero(divide: object) -> None:
    assert callable(divide)
    with pytest.raises(NoBase):
        divide(figure("1"), figure("0.00"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (figure("7.30"), figure("7.3"), Agreement.AGREE),
        (figure("7.30"), figure("7.29"), Agreement.ROUNDING),
        (figure("7.30"), figure("7.28"), Agreement.DIFFER),
        (figure("6.6"), figure("6.64"), Agreement.AGREE),
        (figure("0", "元"), figure("0.00"), Agreement.AGREE),
        (figure("1.05"), figure("10500", "元"), Agreement.AGREE),
        (figure("50", "万条"), figure("500000", "条"), Agreement.AGREE),
    ],
)
def test_figures_are_compared_at_the_coarser_precision(
    first: Figure, second: Figure, expected: Agreement
) -> None:
    assert arithmetic.compare(first, second) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Amount(low=Decimal(20), bound=Bound.AT_LEAST), Amount(low=Decimal(61)), Agreement.AGREE),
        (Amount(low=Decimal(3), bound=Bound.AT_MOST), Amount(low=Decimal(4)), Agreement.DIFFER),
        (Amount(low=Decimal(5), high=Decimal(7), bound=Bound.RANGE), Amount(low=Decimal(6)), Agreement.AGREE),
        (Amount(low=Decimal(50), bound=Bound.ABOUT), Amount(low=Decimal(53)), None),
        (Amount(low=Decimal(50), bound=Bound.ABOUT), Amount(low=Decimal(20), bound=Bound.AT_LEAST), None),
    ],
)
def test_bounds_leave_open_what_they_do_not_say(
    one: Amount, other: Amount, expected: Agreement | None
) -> None:
    assert arithmetic.agree((one, "个"), (other, "个")) is expected
