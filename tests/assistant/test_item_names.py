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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("专用设备", "专用设备（台件）"),
        ("平台运维满意度", "满意度（平台运维）"),
        ("满意度", None),
        ("平台运维", None),
        ("房屋", None),
    ],
)
def test_brackets_behind_a_name_say_its_unit_or_what_it_is_of(said: str, meant: str | None) -> None:
    rows = ("专用设备（台件）", "满意度（平台运维）", "办结数量（平台运维）", "房屋（平方米）")
    assert printed_items((name, name) for name in rows).get(said) == meant


def test_the_field_names_long_accounts_so_too() -> None:
    assert field_items()["行政事业单位养老"] == "行政事业单位养老支出"


BODIES = [(name, name) for name in ("样例市第一中学", "样例市第二中学", "样例市考试院", "样例市城区供水项目")]


def test_the_place_is_left_out_where_several_bodies_begin_with_it() -> None:
    items = printed_items(BODIES)
    assert (items.get("第一中学"), items.get("考试院")) == ("样例市第一中学", "样例市考试院")
    assert "城区供水项目" not in items
    assert "第一中学" not in printed_items(BODIES[:2])
