"""The parts of a whole in order, and what else is asked first: what is left, sums, shares, the year before, turns that go on."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

BUREAU = "样例县水务局2022年"


@pytest.mark.parametrize(
    ("question", "first", "figures"),
    [
        ("哪一类支出最多", "农林水支出", ["1333.90"]),
        ("花钱最多的地方", "农林水支出", ["1333.90"]),
        ("支出最大的功能分类", "农林水支出", ["1333.90"]),
        ("前三大支出科目", "行政运行", ["612.44", "418.90", "152.36"]),
        ("支出排前两位的方面", "农林水支出", ["1333.90", "130.14"]),
        ("收入里最大的一块是什么", "一般公共预算财政拨款收入", ["1545.09"]),
        ("基本支出里哪项最多", "工资福利支出", ["633.66"]),
        ("三公经费里哪项最大", "公务用车购置及运行维护费", ["11.30"]),
        ("商品和服务支出排名前三的费用", "差旅费", ["21.45", "18.60", "13.26"]),
        ("工资福利支出中占比最大的是什么", "基本工资", ["26.56"]),
    ],
)
def test_the_largest_parts_are_those_that_make_up_the_whole(
    corpus: Corpus, question: str, first: str, figures: list[str]
) -> None:
    found = answer(f"{BUREAU}{question}", (), corpus)
    assert [str(one.value) for one in found.values] == figures
    assert first in found.answer.split(f" {figures[0]}")[0]


def test_the_smallest_part_says_how_many_others_are_zero_or_blank(corpus: Corpus) -> None:
    found = answer(f"{BUREAU}支出最少的功能分类", (), corpus)
    assert [str(one.value) for one in found.values] == ["33.75"]
    assert "另有 22 项为零或空白" in found.answer


@pytest.mark.parametrize(
    ("turns", "figures"),
    [
        (["今年结余多少钱"], ["8.50"]),
        (["预算结余多少"], ["113.59"]),
        (["会议费多还是培训费多"], ["3.18"]),
        (["会议费加上培训费是多少"], ["5.64"]),
        (["三公经费多少", "其中公务接待费"], ["2.85"]),
        (["政府采购支出总额", "其中货物？"], ["24.50"]),
        (["收入多少", "比去年呢"], ["121.29"]),
        (["收入多少", "是多了还是少了"], ["121.29"]),
        (["收入多少", "增加了多少"], ["121.29"]),
        (["人员经费减公用经费"], ["541.07"]),
        (["会议费占商品和服务支出过半了吗"], ["2.37"]),
        (["基本支出里有一半以上是人员经费吗"], ["82.46"]),
        (["退休费占对个人和家庭的补助的比重是多少"], ["78.64"]),
        (["人均人员经费 按56人"], ["12.27"]),
        (["人员经费与公用经费合计是多少"], ["833.53"]),
        (["本年支出合计、本年收入合计的决算数"], ["1548.99", "1545.09"]),
        (["行政单位医疗完成年初预算的百分之几"], ["97.83"]),
        (["事业单位医疗完成年初预算的百分之几"], []),
        (["钱都花在哪些方面了"], ["1333.90", "130.14", "51.20", "33.75"]),
        (["总支出合多少亿元"], ["0.1549"]),
        (["服务类采购是多少"], ["61.62"]),
        (["三公的预算用掉了百分之多少"], ["78.61"]),
        (["三公经费及其中公务接待费"], ["14.15", "2.85"]),
        (["收入总计跟去年比变动幅度多大"], ["8.45"]),
        (["收入总计 及比上年增减"], ["1557.49", "121.29"]),
        (["收入总计的上年数是多少"], ["1436.20"]),
        (["基本支出按经济分类最大的一类是什么"], ["633.66"]),
        (["支出主要花在哪儿了"], ["1333.90", "130.14", "51.20", "33.75"]),
        (["会议费和培训费分别是多少", "一共多少"], ["5.64"]),
        (["基本支出里哪项最多", "样例县水务局今年结余多少钱"], ["8.50"]),
        (["三公经费多少", "样例县水务局的预算呢"], ["18.00"]),
        (["会议费和培训费分别是多少", "差额"], ["0.72"]),
        (["会议费和培训费分别是多少", "哪个多"], ["3.18"]),
    ],
)
def test_plain_questions_of_one_body_have_their_figure(
    corpus: Corpus, turns: list[str], figures: list[str]
) -> None:
    *before, last = (f"{BUREAU}{turns[0]}", *turns[1:])
    assert [str(one.value) for one in answer(last, before, corpus).values] == figures


def test_every_body_is_asked_where_each_is(corpus: Corpus) -> None:
    found = answer("各单位支出分别是多少", (), corpus)
    assert [str(one.value) for one in found.values] == ["1366.17", "1548.99"]
