"""Of which part of the expenditure a question asks, wherever it says so."""

import pytest

from assistant.pipeline import answer
from assistant.scoped import gone_on, in_front
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

BUREAU = "样例县水务局2022年"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("水费占公用经费比重（财政拨款基本支出）", "财政拨款基本支出里，水费占公用经费比重"),
        ("水费和电费合计，一般公共预算基本支出口径", "一般公共预算基本支出里，水费和电费合计"),
        ("办公费（只看基本支出部分）是多少", "基本支出里，办公费是多少"),
        ("水费（基本支出）比电费（基本支出）少多少", "水费（基本支出）比电费（基本支出）少多少"),
        ("水费（公开06表）", "水费（公开06表）"),
        ("项目支出占本年支出的比例（财政拨款）", "财政拨款里，项目支出占本年支出的比例"),
        ("公共安全支出，一般公共预算财政拨款口径", "一般公共预算财政拨款里，公共安全支出"),
        ("支出决算表（财政拨款）", "支出决算表（财政拨款）"),
        ("年末结转和结余中政府性基金是多少", "政府性基金里，年末结转和结余是多少"),
        ("水费全口径比财政拨款口径多多少", "水费在全部资金口径比财政拨款口径多多少"),
        ("水费（全部资金）和水费（财政拨款）各多少", "水费（全部资金）是多少，水费（财政拨款）是多少"),
        ("水费全部资金和财政拨款，哪个大", "水费全部资金和财政拨款，哪个大"),
    ],
)
def test_the_part_is_put_in_front(said: str, read: str) -> None:
    assert in_front(said) == read


@pytest.mark.parametrize(
    "where", ["基本支出里，{}", "{}（基本支出）", "{}，财政拨款基本支出口径", "财政拨款基本支出中的{}"]
)
@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("水费", ["1.36 万元"]),
        ("水费和电费一共多少", ["11.20 万元"]),
        ("水费比电费少多少", ["8.48 万元"]),
        ("水费占商品和服务支出的比重", ["1.01 %"]),
        ("水费 电费 哪个大", ["9.84 万元"]),
    ],
)
def test_figures_are_of_that_part_whatever_is_done_with_them(
    corpus: Corpus, where: str, asked: str, figures: list[str]
) -> None:
    given = answer(BUREAU + where.format(asked), (), corpus)
    assert figures_of(given)[:1] == figures, given.answer


TWO_KINDS = """第二部分 2021年度部门决算表
支出决算表
公开03表
部门：样例市教育局	金额单位：万元
科目代码	科目名称	本年支出合计	基本支出	项目支出
	合计	1000.00	700.00	300.00
205	教育支出	1000.00	700.00	300.00
20502	普通教育	1000.00	700.00	300.00
2050203	初中教育	1000.00	700.00	300.00
一般公共预算财政拨款支出决算表
公开05表
部门：样例市教育局	金额单位：万元
科目代码	科目名称	小计	基本支出	项目支出
	合计	900.00	650.00	250.00
205	教育支出	900.00	650.00	250.00
20502	普通教育	900.00	650.00	250.00
2050203	初中教育	900.00	650.00	250.00
第三部分 2021年度部门决算情况说明
三、支出决算情况说明
本年支出合计1000.00万元，其中：基本支出700.00万元，占70.00%；项目支出300.00万元，占30.00%。年末结转和结余12.00万元。
五、一般公共预算财政拨款支出决算情况说明
（三）一般公共预算财政拨款支出决算具体情况
1.教育支出（类）普通教育（款）初中教育（项）。年初预算为800.00万元，支出决算为900.00万元，完成年初预算的112.50%。
九、政府性基金预算支出决算情况说明
2021年度政府性基金预算财政拨款支出40.00万元。
"""
FILING = f"2021年度样例市教育局部门决算\n第一部分 样例市教育局概况\n一、部门职责\n主管教育。\n{TWO_KINDS}"


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("项目支出占本年支出的比例", ["30.00 %"]),
        ("项目支出占本年支出的比例（财政拨款）", ["27.78 %"]),
        ("一般公共预算财政拨款的项目支出占本年支出的比例", ["27.78 %"]),
        ("财政拨款里，基本支出和项目支出各多少", ["650.00 万元", "250.00 万元"]),
        ("基本支出比项目支出多多少，一般公共预算财政拨款口径", ["400.00 万元"]),
        ("初中教育决算数与年初预算数相差多少", ["100.00 万元"]),
        ("初中教育（一般公共预算财政拨款）决算数", ["900.00 万元"]),
        ("初中教育支出（全部资金）", ["1000.00 万元"]),
        ("初中教育的年初预算、决算各是多少，相差多少", ["800.00 万元", "900.00 万元", "100.00 万元"]),
        ("初中教育支出（国有资本经营预算）", []),
        ("政府性基金预算的初中教育支出", []),
        ("普通教育年初预算数", []),
        ("年末结转和结余", ["12.00 万元"]),
        ("年末结转和结余中一般公共预算是多少", []),  # what is told of all money is of no one budget
        ("年末结转和结余（政府性基金）", []),
        ("初中教育（全部资金）和初中教育（财政拨款）各是多少", ["1000.00 万元", "900.00 万元"]),
        ("初中教育，按全部支出口径和只算财政拨款口径各是多少", ["1000.00 万元", "900.00 万元"]),
        ("初中教育全口径比财政拨款口径多多少", ["100.00 万元"]),
        ("初中教育全部资金和财政拨款相差多少", ["1000.00 万元", "900.00 万元", "100.00 万元"]),
        ("项目支出全口径和一般公共预算财政拨款口径分别多少", ["300.00 万元", "250.00 万元"]),
        ("财政拨款支出和全部支出相差多少", ["900.00 万元", "1000.00 万元", "100.00 万元"]),
        ("一般公共预算财政拨款和政府性基金预算财政拨款各支出多少", ["900.00 万元", "40.00 万元"]),
    ],
)
def test_figures_are_of_the_money_asked_for_and_of_one_kind_of_money(
    filing: Corpus, asked: str, figures: list[str]
) -> None:
    given = answer(f"样例市教育局2021年{asked}", (), filing)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("2022年水费 电费 邮电费 高到低", ["9.84 万元", "6.20 万元", "1.36 万元"]),
        ("2022年政府采购合同给中小企业的有多少", ["348.90 万元"]),
        ("2022年政府采购，买服务的金额", ["61.62 万元"]),
        ("2022年水费和电费，哪项花得多", ["9.84 万元"]),
        ("2022年政府采购里没有给中小企业的合同有多少", ["49.82 万元"]),
    ],
)
def test_order_and_parts_are_heard_in_short_questions(corpus: Corpus, asked: str, figures: list[str]) -> None:
    given = answer(f"样例县水务局{asked}", (), corpus)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize(
    ("turns", "read"),
    [
        (("某局教育支出多少？", "财政拨款口径呢？"), ("某局教育支出多少（财政拨款）",)),
        (("某局教育支出多少？", "那项目支出呢？"), ("某局教育支出多少？", "其中项目支出呢")),
        (
            ("某局教育支出多少？", "基本支出呢", "项目支出呢", "财政拨款呢"),
            ("某局教育支出多少？", "其中项目支出呢（财政拨款）"),
        ),
        (("某局三公经费多少？", "项目支出呢？"), ("某局三公经费多少？", "项目支出呢？")),
        (("某局教育支出多少？", "财政拨款收入呢？"), ("某局教育支出多少？", "财政拨款收入呢？")),
    ],
)
def test_a_turn_that_only_says_whose_money_or_which_part_goes_on(
    turns: tuple[str, ...], read: tuple[str, ...]
) -> None:
    assert gone_on(turns) == read


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("2022年除水费以外的商品和服务支出是多少", ["133.02 万元"]),
        ("2022年商品和服务支出中，水费以外的是多少", ["133.02 万元"]),
        ("2022年商品和服务支出不含电费是多少", ["124.54 万元"]),
        ("2022年商品和服务支出除电费外是多少", ["124.54 万元"]),
        ("2022年其他商品和服务支出", ["4.61 万元"]),
    ],
)
def test_what_is_left_out_is_taken_away(corpus: Corpus, asked: str, figures: list[str]) -> None:
    given = answer(f"样例县水务局{asked}", (), corpus)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("除财政拨款外的其他收入", ["4.20 万元"]),  # a line of income has nothing of an appropriation
        ("除财政拨款外的事业收入", ["30.00 万元"]),
    ],
)
def test_money_that_is_left_out_is_not_the_money_that_is_meant(
    corpus: Corpus, asked: str, figures: list[str]
) -> None:
    given = answer(f"示例市数字服务中心2023年{asked}是多少", (), corpus)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize(
    ("turns", "figures"),
    [
        (
            ("一般公共预算财政拨款支出中，初中教育的项目支出是多少", "占项目支出合计的比例呢"),
            ["100.00 %"],
        ),
        (("初中教育的本年支出是多少", "那基本支出呢"), ["700.00 万元"]),
        (("一般公共预算财政拨款支出中，初中教育的本年支出是多少", "那基本支出呢"), ["650.00 万元"]),
        (("初中教育的项目支出是多少", "普通教育呢"), ["300.00 万元"]),
        (("初中教育（一般公共预算财政拨款）的支出是多少", "2021年呢"), ["900.00 万元"]),
        (("财政拨款里，初中教育年初预算多少", "实际花了多少", "差多少"), ["100.00 万元"]),
        (("初中教育的本年支出是多少", "其中政府性基金是多少"), []),
        (("教育支出的本年支出是多少", "政府性基金的呢"), []),
    ],
)
def test_money_and_column_go_on_in_the_next_turn(
    filing: Corpus, turns: tuple[str, ...], figures: list[str]
) -> None:
    *before, asked = (f"样例市教育局2021年{turns[0]}", *turns[1:])
    given = answer(asked, tuple(before), filing)
    assert figures_of(given) == figures, given.answer
