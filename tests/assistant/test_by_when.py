"""What is said to be done by a time, and the date of the sentence that tells of it."""

import pytest

from assistant.by_when import by_when, in_time
from assistant.masked import Said


@pytest.mark.parametrize(
    ("said", "bare", "before"),
    [
        ("湿地公园在2020年以前就通过验收了", "湿地公园 通过验收了", (2020, 1)),
        ("湿地公园2018年就通过验收了", "湿地公园 通过验收了", (2019, 1)),
        ("隐患2023年底前全部整改完", "隐患 全部整改完", (2024, 1)),
        ("早在2021年6月之前完工", " 完工", (2021, 6)),
        ("2021年6月底前完工", " 完工", (2021, 7)),
        ("2020年前期工作完成了", None, None),
        ("2020年通过验收了", None, None),
    ],
)
def test_the_time_by_which_something_is_said_to_be_done(
    said: str, bare: str | None, before: tuple[int, int] | None
) -> None:
    found = by_when(Said(said, said))
    assert (found and found[0].text, found and found[1]) == (bare, before)


@pytest.mark.parametrize(
    ("clause", "before", "held"),
    [
        ("2019年12月通过验收", (2020, 1), True),
        ("2019年12月通过验收", (2019, 1), False),
        ("2019年通过验收", (2020, 1), True),
        ("2019年通过验收", (2019, 6), None),
        ("2020年通过验收", (2019, 6), False),
        ("通过验收", (2025, 1), True),
        ("通过验收", (2020, 1), None),
        ("2019年开工、2021年完工", (2020, 1), None),
    ],
)
def test_only_a_date_says_that_it_was_in_time(
    clause: str, before: tuple[int, int], held: bool | None
) -> None:
    assert in_time(f"公园面积12公顷，{clause}", clause, before, 2024) is held
