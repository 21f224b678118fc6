"""Bodies that a table of a report has a row for: their own staff, and orders of bodies alone; deeds that were put off or only listed."""

from collections.abc import Sequence

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2021年度样例市教育局部门决算
第一部分 样例市教育局概况
一、部门职责
主管全市教育。
年末在职人员2920人。
第二部分 部门决算表
支出决算表
公开03表
部门：样例市教育局	金额单位：万元
科目代码	科目名称	本年支出合计	基本支出	项目支出
	合计	1000.00	700.00	300.00
205	教育支出	900.00	650.00	250.00
208	社会保障和就业支出	100.00	50.00	50.00
收入决算表
公开02表
部门：样例市教育局	金额单位：万元
科目代码	科目名称	本年收入合计	财政拨款收入	事业收入	其他收入
	合计	1000.00	700.00	200.00	100.00
205	教育支出	900.00	620.00	200.00	80.00
208	社会保障和就业支出	100.00	80.00	0.00	20.00
第三部分 部门决算情况说明
一、所属单位情况
表1 所属单位收支情况表
单位：万元
单位名称	年末在职人数（人）	在校学生数（人）	本年收入	本年支出		
				小计	基本支出	项目支出
样例市第一中学	412	2000	600.00	590.00	500.00	90.00
样例市第二中学	200	1500	300.00	280.00	200.00	80.00
样例市考试院	20		100.00	130.00	90.00	40.00
表2 各季度受理情况表
时间	受理件（件）	办结件（件）
第一季度	864	859
第二季度	932	928
第三季度	101	97
全年	1897	1884
二、绩效情况
新校区建设列入2021年城市建设资金安排。附属工程因设计变更推迟验收。操场改造已完成。
"""


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("第一中学人均基本支出", ["1.21 万元"]),
        ("支出前三名的单位", []),
        ("支出最大的功能分类是哪个", ["900.00 万元"]),
    ],
)
def test_figures_of_a_body_are_held_against_its_own(
    filing: Corpus, asked: str, figures: Sequence[str]
) -> None:
    given = answer(f"样例市教育局2021年{asked}", (), filing)
    assert figures_of(given)[:1] == figures, given.answer


@pytest.mark.parametrize(
    ("turns", "figures"),
    [
        (["教育局所属第一中学2021年在校学生多少人，在职多少人"], ["2000", "412"]),
        (["教育局下属考试院2021年项目支出多少，基本支出多少"], ["40.00", "90.00"]),
        (["一中2021年项目支出"], ["90.00"]),
        (["一中和样例二中2021年哪个学校的项目支出更大，各是多少"], ["90.00", "80.00"]),
        (["一中2021年生均支出（本年支出÷在校生）"], ["0.30"]),
        (["第一中学2021年支出多少"], ["590.00"]),
        (["第一中学2021年在校学生多少，全年一共支出多少"], ["2000", "590.00"]),
        (["第一中学2021年的支出占教育局本年支出合计的百分之几"], ["59.00"]),
        (["教育局所属学校2021年学生最多的是哪家，多少学生、多少在职教职工"], ["2000", "412"]),
        (["教育局所属学校2021年学生最多的是哪家，年末在职人数多少"], []),
        (["三中2021年项目支出"], []),
        (["教育局所属第三中学2021年在校学生多少人"], []),
        (["第二中学2021年本年支出"], ["280.00"]),
        (["第二中学2021年本年收入、本年支出、项目支出各多少"], ["300.00", "280.00", "80.00"]),
        (["第二中学2021年项目支出占本年支出的比重"], ["28.57"]),
        (["考试院2021年本年收入", "项目支出呢"], ["40.00"]),
        (["考试院2021年本年收入", "在职多少人"], ["20"]),
        (["教育局2021年在校学生数最多的学校是哪所"], ["2000"]),
        (["教育局2021年哪个所属单位项目支出最少"], ["40.00"]),
        (["教育局2021年第三季度受理件和办结件各多少"], ["101", "97"]),
        (["教育局2021年第三季度受理多少件", "办结呢"], ["97"]),
        (["教育局2021年第四季度受理多少件"], []),
        (["教育局2021年上半年受理多少件"], []),
        (["教育局2021年7月受理多少件"], []),
        (["教育局2021年教育支出的收入，除了财政拨款还进了多少钱"], ["280.00"]),
        (["教育局2021年教育支出的本年收入减去财政拨款收入"], ["280.00"]),
    ],
)
def test_the_row_that_was_named_goes_on_to_its_other_columns(
    filing: Corpus, turns: Sequence[str], figures: Sequence[str]
) -> None:
    first, *others = turns
    place = "样例市" if first[0] in "教考第" else "样例"
    *history, asked = (f"{place}{first}？", *others)
    given = answer(asked, history, filing)
    assert [str(one.value) for one in given.values] == figures, given.answer


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [("附属工程验收了吗", "no"), ("新校区建成了吗", None), ("操场改造完成了吗", "yes")],
)
def test_what_was_put_off_or_only_listed_was_not_done(
    filing: Corpus, asked: str, verdict: str | None
) -> None:
    given = answer(f"样例市教育局2021年{asked}", (), filing)
    assert given.verdict == verdict, given.answer
