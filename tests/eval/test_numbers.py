"""The scorer reads numbers with its own few lines."""

from decimal import Decimal

import pytest

from eval.numbers import Reading, chinese, find, held, read, unit


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("740.90", "740.9", None),
        ("12,175.60", "12175.60", None),
        ("3 000", "3000", None),
        ("１２.5", "12.5", None),
        ("-25", "-25", None),
        ("−25%", "-25", None),
        ("≥20", "20", None),
        ("30%-70%", "30", "70"),
        ("30～70", "30", "70"),
        ("十二", "12", None),
        ("两百", "200", None),
    ],
)
def test_a_figure_is_read_as_printed(printed: str, low: str, high: str | None) -> None:
    assert read(printed) == Reading(Decimal(low), Decimal(high) if high else None)


@pytest.mark.parametrize("printed", ["", "-", "约", "2023年", "1.2.3", "12,34", "无"])
def test_what_is_no_figure_is_not_read(printed: str) -> None:
    assert read(printed) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("支出12.30万元，增长4.5%", ["12.30", "4.5"]),
        ("预算数6.00，决算数4.20", ["6", "4.2"]),
        ("完成30%-70%的任务", ["30-70"]),
        ("差额 -1.80 万元", ["-1.8"]),
        ("第3-1表", ["3-1"]),
        ("没有数字", []),
    ],
)
def test_figures_of_a_sentence_come_in_their_order(text: str, figures: list[str]) -> None:
    assert list(find(text)) == [read(figure) for figure in figures]


def test_a_quote_holds_its_figures_split_by_blanks_or_not() -> None:
    assert {read("7905.95"), read("5"), read("30"), read("70"), read("2")} <= held(
        "7 905.95，五个，30-70，两辆"
    )


@pytest.mark.parametrize(
    ("words", "number"), [("十", 10), ("二十一", 21), ("一百零五", 105), ("三万", 30000), ("〇", 0)]
)
def test_a_numeral_in_words_is_a_number(words: str, number: int) -> None:
    assert chinese(words) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("％", "%", True),
        ("个百分点", "百分点", True),
        ("percentage points", "百分点", True),
        ("台（套）", "台(套)", True),
        ("", None, True),
        ("分", None, True),
        ("万元", "元", False),
        ("%", "百分点", False),
        ("人", "人次", False),
    ],
)
def test_units_are_the_same_only_when_spelled_the_same(one: str, other: str | None, same: bool) -> None:
    assert (unit(one) == unit(other)) is same
