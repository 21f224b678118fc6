"""What a later part of a question does with the figures that those before it ask for."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市气象局部门决算
第一部分 概况
一、主要职责
负责全市气象。
第二部分 2023年度部门决算表
支出决算表
公开03表
部门：样例市气象局	金额单位：万元
科目代码	科目名称	本年支出合计	基本支出	项目支出
	合计	1000.00	600.00	400.00
208	社会保障和就业支出	120.00	100.00	20.00
220	自然资源海洋气象等支出	880.00	500.00	380.00
一般公共预算财政拨款基本支出决算明细表
公开06表
部门：样例市气象局	金额单位：万元
科目代码	科目名称	决算数
301	工资福利支出	500.00
30101	基本工资	300.00
30107	绩效工资	200.00
302	商品和服务支出	60.00
30201	办公费	15.00
30205	水费	9.00
30206	电费	36.00
310	资本性支出	40.00
31002	办公设备购置	25.00
31013	公务用车购置	15.00
第三部分 2023年度部门决算情况说明
七、三公经费情况说明
公务接待费支出预算为5.00万元，支出决算为3.00万元，与上年相比增加1.00万元，增长50.00%。
十、其他情况
年末共有行政编制40名，事业编制60名；立案查处12宗，罚款合计36.00万元。
"""
WHO = "样例市气象局2023年"


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("办公费和水费一共多少，占商品和服务支出的百分之几", ["24.00 万元", "40.00 %"]),
        ("办公费和水费各多少，合计占商品和服务支出的百分之几", ["15.00 万元", "9.00 万元", "40.00 %"]),
        (
            "办公费和水费各多少，各占商品和服务支出的百分之几",
            ["15.00 万元", "9.00 万元", "25.00 %", "15.00 %"],
        ),
        (
            "办公费和水费各占商品和服务支出的百分之几，相差几个百分点",
            ["25.00 %", "15.00 %", "10.00 个百分点"],
        ),
        (
            "资本性支出里，办公设备购置和公务用车购置一共多少，占资本性支出的百分之几",
            ["40.00 万元", "100.00 %"],
        ),
        ("基本支出的商品和服务支出里，办公费加水费一共多少", ["24.00 万元"]),
        ("水费占商品和服务支出的比例是多少，金额是多少", ["15.00 %", "9.00 万元"]),
        ("水费是多少，占商品和服务支出的百分之几", ["9.00 万元", "15.00 %"]),
        ("水费是多少，占浮标商品和服务支出的百分之几", ["9.00 万元"]),
        ("基本工资、绩效工资和工资福利支出一共占基本工资的百分之几", []),
        ("自然资源海洋气象等支出在收入决算表和支出决算表里各是多少", ["880.00 万元"]),
    ],
)
def test_what_is_done_with_figures_told_before(filing: Corpus, question: str, figures: list[str]) -> None:
    given = answer(f"{WHO}{question}？", (), filing)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize(
    ("turns", "figures"),
    [
        (
            ("样例市气象局公务接待费2022年和2023年各是多少，涨了百分之几？",),
            ["2.00 万元", "3.00 万元", "50.00 %"],
        ),
        (("公务接待费是多少？", "2022年呢？", "2023年比2022年多多少？"), ["1.00 万元"]),
        (("办公费是多少？", "水费呢？", "降了多少？"), []),
        (("办公费是多少？", "水费呢？", "差多少？"), ["6.00 万元"]),
    ],
)
def test_two_years_are_held_against_each_other(
    filing: Corpus, turns: tuple[str, ...], figures: list[str]
) -> None:
    *before, last = turns
    given = answer(last, [f"{WHO}{one}" for one in before], filing)
    assert figures_of(given) == figures, given.answer


@pytest.mark.parametrize("question", ["事业编制空着多少个", "罚款平均每宗多少万元", "罚款人均多少"])
def test_nothing_is_told_of_what_is_only_near(filing: Corpus, question: str) -> None:
    given = answer(f"{WHO}{question}？", (), filing)
    assert given.values == (), given.answer
