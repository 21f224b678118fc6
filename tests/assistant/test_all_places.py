"""Every place that states a figure is cited with it, under whatever name; the place that a question names tells its own."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市水文局部门决算
第一部分 概况
一、主要职责
负责全市水文。
二、人员情况
根据定密标准，此项内容不予公开。
第二部分 2023年度部门决算表
收入支出决算总表
公开01表
部门：样例市水文局	金额单位：万元
收入			支出
项目	行次	金额	项目	行次	金额
一、一般公共预算财政拨款收入	1	90.00	一、农林水支出	3	99.00
二、其他收入	2	9.00	二、国有资本经营预算支出	4	0.00
本年收入合计	5	99.00	本年支出合计	7	99.00
年初结转和结余	6	8.00	年末结转和结余	8	8.00
财政拨款收入支出决算总表
公开04表
部门：样例市水文局	金额单位：万元
收入			支出
项目	行次	金额	项目	行次	合计	一般公共预算财政拨款	政府性基金预算财政拨款	国有资本经营预算财政拨款
一、一般公共预算财政拨款	1	90.00	一、农林水支出	4	90.00	90.00	0.00	0.00
二、政府性基金预算财政拨款	2	0.00	二、国有资本经营预算支出	5	0.00	0.00	0.00	0.00
本年收入合计	3	90.00	本年支出合计	6	90.00	90.00	0.00	0.00
年初财政拨款结转和结余	7	2.00	年末财政拨款结转和结余	11	2.00	1.00	1.00	0.00
一般公共预算财政拨款	8	1.00
政府性基金预算财政拨款	9	1.00
国有资本经营预算财政拨款	10	0.00
政府性基金预算财政拨款收入支出决算表
公开08表
部门：样例市水文局	金额单位：万元
科目代码	科目名称	年初结转和结余	本年收入	本年支出	年末结转和结余
	合计	1.00	0.00	0.00	1.00
213	农林水支出	1.00	0.00	0.00	1.00
第三部分 2023年度部门决算情况说明
四、财政拨款收入支出决算总体情况说明
2023年度财政拨款本年收入90.00万元。
五、一般公共预算财政拨款支出决算情况说明
2023年度财政拨款支出90.00万元，占本年支出合计的90.91%，与上年相比，财政拨款支出减少3.00万元，减少3.23%。
六、一般公共预算财政拨款基本支出决算情况说明
2023年度一般公共预算财政拨款基本支出60.00万元，其中：人员经费46.41万元，占基本支出的77.4%。
七、三公经费情况说明
公务接待费支出决算为0.33万元，全年共接待来访团组2个、来宾15人次。
机构运行信息表
项目	行次	预算数	统计数
国内公务接待批次（个）	1		2
国内公务接待人次（人）	2		51
八、工作情况
新增监控视频站点216个、1312路。购置办公桌椅18套（35280元），打印机2台，（票据）打印机1台。
附件：部门整体支出绩效自评报告
（一）基本支出情况
2023年度一般公共预算财政拨款基本支出60.00万元，其中：人员经费46.42万元，占基本支出的77.37%。
"""


def places_of(corpus: Corpus, question: str) -> tuple[list[str], list[str | None]]:
    """The figures of an answer, and the table of each place that is cited (nothing for sentences)."""
    given = answer(f"样例市水文局2023年{question}？", (), corpus)
    return figures_of(given), [one.table for one in given.citations]


@pytest.mark.parametrize(
    ("question", "figures", "tables"),
    [
        ("财政拨款支出是多少", ["90.00 万元"], {"财政拨款收入支出决算总表", None}),
        ("财政拨款收入是多少", ["90.00 万元"], {"收入支出决算总表", "财政拨款收入支出决算总表", None}),
        ("财政拨款总开支是多少钱", ["90.00 万元"], {"财政拨款收入支出决算总表", None}),
        ("政府性基金预算财政拨款年初结转和结余是多少", ["1.00 万元"], {"财政拨款收入支出决算总表", "政府性基金预算财政拨款收入支出决算表"}),
        ("年初财政拨款结转和结余是多少", ["2.00 万元"], {"财政拨款收入支出决算总表"}),
        ("国有资本经营预算支出是多少", ["0.00 万元"], {"收入支出决算总表"}),
    ],
)  # fmt: skip
def test_all_places_that_state_a_total_are_cited_whatever_they_call_it(
    filing: Corpus, question: str, figures: list[str], tables: set[str | None]
) -> None:
    told, cited = places_of(filing, question)
    assert (told, set(cited)) == (figures, tables)


def test_what_is_said_of_all_money_contradicts_nothing_of_one_kind(filing: Corpus) -> None:
    assert places_of(filing, "年初结转和结余是多少")[0] == ["8.00 万元"]
    assert places_of(filing, "财政拨款年初结转和结余是多少")[0] == ["2.00 万元"]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("基本支出情况里人员经费占基本支出的百分之几", ["77.37 %"]),
        ("基本支出情况里人员经费是多少", ["46.42 万元", "46.41 万元"]),
        ("人员经费是多少", ["46.41 万元", "46.42 万元"]),
    ],
)
def test_the_place_that_is_named_tells_first(filing: Corpus, question: str, figures: list[str]) -> None:
    assert places_of(filing, question)[0] == figures


def test_a_share_is_called_by_its_whole_and_a_total_as_the_sentence_calls_it(filing: Corpus) -> None:
    given = answer("样例市水文局2023年财政拨款支出占本年支出合计的比例是多少？", (), filing)
    assert [one.label for one in given.values] == ["财政拨款支出占本年支出合计的比例"]
    assert given.values[0].kind == "stated"


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("公务接待费的接待批次有多少个", ["2 个"]),
        ("公务接待费是多少", ["0.33 万元"]),
        ("（票据）打印机的数量是多少台", ["1 台"]),
    ],
)
def test_a_count_is_told_where_it_is_named(filing: Corpus, question: str, figures: list[str]) -> None:
    assert places_of(filing, question)[0] == figures


@pytest.mark.parametrize(
    ("keywords", "figures"),
    [
        ("样例市水文局 新增监控视频站点 数量 路 2023", ["1312 路"]),
        ("样例市水文局 新增监控视频站点 数量 个 2023", ["216 个"]),
        ("样例市水文局 办公桌椅 金额 2023", ["35280 元"]),
        ("样例市水文局 办公桌椅 数量 套 2023", ["18 套"]),
    ],
)
def test_a_unit_at_the_end_of_keywords_is_that_of_the_figure(
    filing: Corpus, keywords: str, figures: list[str]
) -> None:
    assert figures_of(answer(keywords, (), filing)) == figures


def test_what_is_withheld_under_its_very_name_is_not_told_as_another_thing(filing: Corpus) -> None:
    given = answer("样例市水文局 人员情况 2023", (), filing)
    assert given.reason is not None and given.reason.value == "withheld", given.answer


@pytest.mark.parametrize("asked", ["公务接待了多少人次", "接待了多少人", "国内公务接待人次"])
def test_two_places_that_count_receptions_otherwise_are_both_told(filing: Corpus, asked: str) -> None:
    given = answer(f"样例市水文局2023年{asked}？", (), filing)
    assert sorted(figures_of(given)) == ["15 人次", "51 人次"], given.answer
