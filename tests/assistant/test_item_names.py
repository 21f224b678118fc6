"""The names by which questions name items."""

import pytest

from assistant.item_names import field_items, printed_items


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("行政事业单位养老", "行政事业单位养老支出"),
        ("行政事业单位养老支出", "行政事业单位养老支出"),
        ("其他公安", "其他公安支出"),
        ("公共安全", None),
    ],
)
def test_a_long_account_is_named_without_its_last_word(said: str, meant: str | None) -> None:
    printed = printed_items((name, name) for name in ("行政事业单位养老支出", "其他公安支出", "公共安全支出"))
    assert printed.get(said) == meant


def test_what_one_row_is_called_in_full_is_no_short_form_of_another() -> None:
    rows = (("基层文化设施维修", "基层文化设施维修"), ("基层文化设施维修支出", "基层文化设施维修支出"))
    assert printed_items(rows)["基层文化设施维修"] == "基层文化设施维修"


def test_the_field_names_long_accounts_so_too() -> None:
    assert field_items()["行政事业单位养老"] == "行政事业单位养老支出"
