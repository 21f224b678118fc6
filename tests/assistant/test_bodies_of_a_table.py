"""Bodies that a table of a report has a row for: their own staff, and orders of bodies alone; deeds that were put off or only listed."""

from collections.abc import Sequence

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

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
第三部分 部门决算情况说明
一、所属单位情况
表1 所属单位收支情况表
单位：万元
单位名称	年末在职人数（人）	本年收入	基本支出
样例市第一中学	412	600.00	500.00
样例市第二中学	200	300.00	200.00
样例市考试院	20	100.00	90.00
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
    assert [f"{one.value} {one.unit}" for one in given.values][:1] == figures, given.answer


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [("附属工程验收了吗", "no"), ("新校区建成了吗", None), ("操场改造完成了吗", "yes")],
)
def test_what_was_put_off_or_only_listed_was_not_done(
    filing: Corpus, asked: str, verdict: str | None
) -> None:
    given = answer(f"样例市教育局2021年{asked}", (), filing)
    assert given.verdict == verdict, given.answer
