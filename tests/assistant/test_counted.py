"""What a question counts, and what stands beside a name to say it once more."""

from collections.abc import Sequence

import pytest

from assistant.counted import counted_in, units_of
from assistant.counting import unit_fits
from assistant.gloss import glossed, remainders
from assistant.scan import Mark


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("新接了多少个视频站点？", "视频站点"),
        ("去了几个城市", "城市"),
        ("平台新来了多少用户？", "用户"),
        ("安排了多少预算？", ""),
        ("来了几个人", ""),
        ("三公经费是多少？", ""),
    ],
)
def test_the_noun_behind_the_word_that_asks_how_many_is_counted(question: str, thing: str) -> None:
    assert counted_in(question) == thing


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("正科级事业单位数量", ()),
        ("发了多少救助款", ("钱",)),
        ("追回多少劳动报酬", ("钱",)),
        ("有多少农民工拿到劳动报酬", ()),
        ("有多少名农民工拿到劳动报酬", ("名",)),
        ("买了多少白金", ()),
        ("来访团组数", ()),
        ("演练次数", ("次",)),
        ("来了多少位", ("位",)),
        ("租赁线路数量", ()),
        ("许可多少万件", ("件",)),
        ("平台新增用户数", ()),
        ("车辆数", ()),
        ("下属单位数", ()),
        ("累计办案件数", ("件",)),
    ],
)
def test_a_unit_is_no_end_of_a_longer_word(question: str, units: tuple[str, ...]) -> None:
    assert units_of(question) == units


@pytest.mark.parametrize(
    ("wanted", "unit", "fits"),
    [("人", "名", True), ("位", "人次", True), ("人", "个", False), ("项", "人", False), ("个", "名", True)],
)
def test_people_are_counted_by_any_word_for_people(wanted: str, unit: str, fits: bool) -> None:
    assert unit_fits(wanted, unit) is fits


def marks(question: str, *names: str) -> Sequence[Mark]:
    starts = [(question.index(name), name) for name in names]
    return [Mark(start=at, end=at + len(name), surface=name, item=name) for at, name in starts]


@pytest.mark.parametrize(
    ("question", "repeated"),
    [
        ("住房那一块（住房保障支出）花了多少", "住房那一块"),
        ("示例处，住房那块（住房保障支出）是多少", "住房那块"),
        ("其他支出（不含住房保障支出）是多少", ""),
    ],
)
def test_words_before_brackets_that_hold_a_whole_name_say_it_once_more(question: str, repeated: str) -> None:
    found = glossed(question, marks(question, "住房保障支出"))
    assert "".join(question[start:end] for start, end in found) == repeated


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("工资福利支出里，归到其他那一行的是多少", ["工资福利支出", "其他工资福利支出"]),
        ("工资福利支出和其他支出各多少", ["工资福利支出"]),
    ],
)
def test_other_inside_of_an_item_is_its_remainder(question: str, items: list[str]) -> None:
    held = {"其他工资福利支出": "其他工资福利支出"}
    assert [mark.item for mark in remainders(marks(question, "工资福利支出"), question, held)] == items
