"""Shortened and misspelt item names."""

import pytest

from assistant.near import NearNames, sounds_alike

ITEMS = {
    name: name
    for name in (
        "发展与改革事务",
        "公务接待费",
        "项目支出",
        "基本支出",
        "国内债务付息",
        "国外债务付息",
        "一般公共服务支出",
        "住房改革支出",
        "行政事业单位医疗",
        "行政事业单位养老支出",
        "医疗费",
    )
}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("发改事务到账多少", ["发展与改革事务"]),
        ("公物接待费多少", ["公务接待费"]),
        ("项目只出多少", ["项目支出"]),
        ("项目投入多少", []),
        ("两个一共支出多少", []),
        ("国债务付息", []),
        ("住房改革花了多少", ["住房改革支出"]),
        ("住房改革试点花了多少", []),
        ("行政事业单位养老的结余", ["行政事业单位养老支出"]),
        ("行政事业单位有多少", []),
        ("医疗废物暂存间为什么没建", []),
        ("医疗废花了多少", ["医疗费"]),
    ],
)
def test_a_name_is_found_by_its_characters_or_its_sound(text: str, items: list[str]) -> None:
    assert [item for _, _, item in NearNames(ITEMS)(text)] == items


def test_what_several_names_are_of_shortens_none_of_them() -> None:
    names = ("满意度（办公云优化升级）", "解答疑问（办公云优化升级）", "人员与公用经费统筹")
    near = NearNames({name: name for name in names})
    assert [list(near("办公云优化升级多少")), [item for *_, item in near("人员和公用经费统筹")]] == [
        [],
        ["人员与公用经费统筹"],
    ]


@pytest.mark.parametrize(("one", "other", "alike"), [("中", "重", True), ("心", "兴", True), ("支", "只", True), ("收", "支", False)])  # fmt: skip
def test_characters_that_are_confused_in_typing_sound_alike(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike
