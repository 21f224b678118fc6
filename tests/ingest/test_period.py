"""Which years words speak of."""

import pytest

from ingest.period import find


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年度收入", [2023]),
        ("与上年相比", [2022]),
        ("较 2021 年增加，比去年少", [2021, 2022]),
        ("截至2023年12月31日", [2023]),
        ("前年和今年", [2021, 2023]),
        ("本年度、下年度", [2023, 2024]),
        ("2021-2023年行动", [2021, 2022, 2023]),
        ("原计划22年开展", [2022]),
        ("使用上年结转资金", []),
        ("last year and 2020", [2022, 2020]),
        ("发放 2000 名", []),
    ],
)
def test_years_are_absolute_or_counted_from_the_year_spoken_of(text: str, years: list[int]) -> None:
    assert [period.year for period in find(text, 2023)] == years


def test_relative_years_are_marked() -> None:
    assert [period.relative for period in find("2023年比上年", 2023)] == [False, True]
