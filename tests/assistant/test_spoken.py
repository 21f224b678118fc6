"""What people say for items: phrases with a gap, words that hide in other words, open names, slips in short names."""

import pytest

from assistant.near import NearNames
from assistant.pipeline import answer
from assistant.precedence import printed_first
from assistant.scan import Mark, scan
from assistant.spoken import SpokenNames, meanings
from ingest.names import spoken
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

SAID = SpokenNames(spoken(), {"办公费": "办公费"})
PRINTED = {
    name: name for name in ("专用设备购置", "公务接待费", "福利费", "劳务费", "无人机租赁费", "维修（护）费")
}
NEAR = NearNames(PRINTED)


def _items(text: str) -> list[str]:
    return [mark.item for mark in printed_first(scan(text, PRINTED, NEAR, SAID), text) if mark.item]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("在外头租东西用掉多少钱", ["租赁费"]),
        ("打电话、寄东西这类邮电开销", ["邮电费", "邮电费", "邮电费"]),
        ("请两个人来干活付了多少", ["劳务费"]),
        ("财政补助收入多少", ["财政拨款收入"]),
        ("发工资搞福利这一块", ["工资福利支出"]),
        ("打印机坏了几次", []),
        ("召开会议多少次", []),
        ("买车票花了多少", []),
        ("车补发了多少", ["其他交通费用"]),
        ("无人机租赁费多少", ["无人机租赁费"]),
        ("吃饭的公务接待费", ["公务接待费"]),
        ("福力费是多少", ["福利费"]),
        ("牢务费是多少", ["劳务费"]),
        ("维修户费是多少", ["维修（护）费"]),
        ("养老金多少", ["机关事业单位基本养老保险缴费或退休费"]),
        ("员工出差花了多少", ["差旅费"]),
        ("打印机、桌椅这些办公设备", ["办公设备购置"]),
    ],
)
def test_everyday_words_name_an_item_where_nothing_printed_does(text: str, items: list[str]) -> None:
    assert _items(text) == items


def test_things_listed_before_the_item_that_pays_for_them_are_no_words_to_find() -> None:
    marks = scan("打印机、桌椅这些办公设备", PRINTED, NEAR, SAID)
    assert marks[0] == Mark(start=0, end=8, surface="打印机、桌椅这些")


def test_a_slip_that_fits_two_names_is_none() -> None:
    assert list(NearNames({"会议费": "会议费", "会易费": "会易费"})("会意费多少")) == []


@pytest.mark.parametrize(
    ("term", "items"), [("差旅费", ("差旅费",)), ("维修（护）费或大型修缮", ("维修（护）费", "大型修缮"))]
)
def test_an_open_name_is_carried_as_one_term(term: str, items: tuple[str, ...]) -> None:
    assert meanings(term) == items


@pytest.mark.parametrize(
    ("question", "status", "values"),
    [
        ("示例市数字服务中心2023年打印复印花了多少", "answered", ["1.35 万元"]),
        ("示例市数字服务中心2023年请人干活花了多少", "answered", ["1.50 万元"]),
        ("示例市数字服务中心2023年添置电脑桌椅花了多少", "answered", ["6.85 万元"]),
        ("示例市数字服务中心2023年给退休人员发的退休金多少", "answered", ["12.60 万元"]),
        ("示例市数字服务中心2023年别的工资福利开销多少", "answered", ["22.05 万元"]),
        ("示例市数字服务中心2023年基本公资是多少", "answered", ["118.20 万元"]),
        ("样例县水务局2022年单位一共有几台车", "answered", ["5 辆"]),
        ("样例县水务局2022年租房子花了多少钱", "not_found", []),
        ("样例县水务局2022年新买公车花了几个钱", "answered", ["0.00 万元"]),
        ("样例县水务局2022年养车钱多少", "answered", ["11.30 万元"]),
        ("样例县水务局2022年笔、本子、墨盒之类的办公费是多少", "answered", ["18.60 万元"]),
        ("样例县水务局2022年纸张笔墨那一类的办公费是多少", "answered", ["18.60 万元"]),
        ("样例县水务局2022年办公费账单加起来多少", "answered", ["18.60 万元"]),
        ("样例县水务局2022年办公费、差旅费，基本支出里各多少", "answered", ["18.60 万元", "21.45 万元"]),
        ("样例县水务局2022年公车里，养车花了多少", "answered", ["11.30 万元"]),
        ("样例县水务局2022年公务用车购置及运行维护费中，公务用车购置费是多少", "answered", ["0.00 万元"]),
        ("样例县水务局2022年差旅费和会议费哪头大", "answered", ["21.45 万元"]),
        ("示例市数字服务中心2023年退休的开支了多少", "answered", ["12.60 万元"]),
        ("示例市数字服务中心2023年社保交了多少", "clarify", []),
        ("示例市数字服务中心2023年养老金多少", "clarify", []),
        ("示例市数字服务中心2023年机房租赁费多少", "not_found", []),
        ("样例县水务局2022年节约用水宣传花了多少", "not_found", []),
    ],
)
def test_a_question_in_everyday_words(corpus: Corpus, question: str, status: str, values: list[str]) -> None:
    found = answer(question, (), corpus)
    assert found.status.value == status
    assert figures_of(found) == values


def test_an_open_name_asks_back_with_a_figure_for_each_meaning(corpus: Corpus) -> None:
    found = answer("示例市数字服务中心2023年养老金多少", (), corpus)
    assert [option.figure for option in found.options] == ["46.52 万元", "12.60 万元"]
