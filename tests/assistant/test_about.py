"""A passage answers only where what stands there is about the things that the question names."""

import pytest

from assistant.about import accounts_for
from assistant.demand import Demand
from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("things", "text", "about"),
    [
        (["水库"], "渠道清淤推迟，部分泵站设备老化。", False),
        (["泵站"], "渠道清淤推迟，部分泵站设备老化。", True),
        (["渠道", "闸门"], "渠道清淤推迟，部分泵站设备老化。", False),
        (["渠道", "设备", "闸门"], "渠道清淤推迟，部分泵站设备老化。", True),
        ([], "渠道清淤推迟。", True),
    ],
)
def test_of_three_things_one_may_be_called_otherwise(things: list[str], text: str, about: bool) -> None:
    assert accounts_for([Demand(text=one, thing=True) for one in things], text) is about


def test_a_thing_may_be_told_by_the_item_that_it_is() -> None:
    assert accounts_for([Demand(text="吃喝", item="公务接待费", thing=True)], "公务接待费支出0.84万元")


@pytest.mark.parametrize(
    "question",
    [
        "样例县水务局水库除险加固项目存在什么问题",
        "样例县水务局防汛物资存在什么问题",
        "样例县水务局自来水厂停建的原因",
        "示例市数字服务中心 房屋面积",
        "样例县水务局哪些单位有政府性基金",
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(corpus: Corpus, question: str) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, found.reason and found.reason.value) == ("not_found", "no_item")


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("样例县水务局清淤为啥晚了", "冬季来水"),
        ("示例市数字服务中心满意度调查有什么毛病", "满意度调查"),
        ("示例市数字服务中心打算怎么改进付款太慢", "验收节点"),
    ],
)
def test_other_words_for_the_same_are_answered(corpus: Corpus, question: str, phrase: str) -> None:
    assert phrase in answer(question, (), corpus).answer


def test_why_money_was_left_is_not_why_a_total_moved(corpus: Corpus) -> None:
    found = answer("样例县水务局资金结余的原因", (), corpus)
    assert "小于年初预算数" in found.answer and "投入增加" not in found.answer


def test_a_further_part_is_about_the_thing_of_the_first(corpus: Corpus) -> None:
    found = answer("样例县水务局水库除险加固项目花了多少，存在什么问题", (), corpus)
    assert [value.value for value in found.values] == ["418.90"]
    assert "清淤" not in found.answer
