"""What is near to something printed is not it: a figure has to account for every word of its question."""

import pytest

from assistant.accounted import demands
from assistant.pipeline import answer
from assistant.scan import Mark
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("样例县水务局2022年授予中小企业合同金额", ["348.90"]),
        ("样例县水务局2022年授予小微企业合同金额", []),
        ("示例市数字服务中心2023年组织应急演练几次", ["4"]),
        ("示例市数字服务中心2023年组织消防应急演练几次", []),
        ("示例市数字服务中心2023年受理共享申请多少项", ["214"]),
        ("样例县水务局2022年河长制业务培训了多少人", ["86"]),
        ("样例县水务局2022年河长制业务培训了多少女学员", []),
        ("样例县水务局2022年来宾多少人次", ["168"]),
        ("样例县水务局2022年第三批来宾多少人次", []),
        ("样例县水务局2022年下属单位有几个", []),
        ("样例县水务局2022年水库一共花了多少钱", []),
        ("样例县水务局2022年差旅费和会议费和培训费", ["21.45", "3.18", "2.46"]),
        ("样例县水务局2022年差旅费花了多少，预算是多少", ["21.45"]),
    ],
)
def test_one_more_qualifying_word_makes_it_another_thing(
    corpus: Corpus, question: str, values: list[str]
) -> None:
    assert [str(value.value) for value in answer(question, (), corpus).values] == values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("第八届灯会吸引多少游客", ["第八届", "灯会", "吸引", "游客"]),
        ("女学生多少人", ["女", "学生"]),
        ("一级教练员几人", ["一级", "教练员"]),
        ("麻烦帮我查一下游客到底有多少", ["游客"]),
        ("扣除局里的车辆还有几辆", ["车辆"]),
    ],
)
def test_what_asks_or_computes_need_not_be_found(text: str, words: list[str]) -> None:
    assert [one.text for one in demands(text, text, (), {})] == words


def test_a_name_is_asked_for_as_it_was_said_and_as_it_was_read() -> None:
    mark = Mark(start=0, end=2, surface="吃喝", item="公务接待费")
    [found] = demands("吃喝花了多少", "吃喝花了多少", (mark,), {})
    assert (found.text, found.item, found.deed) == ("吃喝", "公务接待费", False)
