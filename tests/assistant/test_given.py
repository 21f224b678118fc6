"""To how many decimals figures are wanted."""

import pytest

from assistant.given import decimals


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("人均多少万元，保留两位小数", 2),
        ("人均多少万元（两位小数）", 2),
        ("占比是多少，算到小数点后一位", 1),
        ("结果精确到小数点后3位", 3),
        ("保留2位", 2),
        ("折合多少亿元，取整", 0),
        ("有两位领导带队", None),
    ],
)
def test_decimals_are_read_from_what_is_said_of_places(question: str, places: int | None) -> None:
    assert decimals(question) == places
