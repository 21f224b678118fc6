"""Other names and other ways of saying, where a filing has nothing under the words of the question."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市档案馆部门决算
第一部分 概况
一、主要职责
负责全市档案。
第二部分 2023年度部门决算表
一般公共预算财政拨款基本支出决算明细表
公开06表
部门：样例市档案馆	金额单位：万元
科目代码	科目名称	决算数
301	工资福利支出	60.00
30110	职工基本医疗保险缴费	4.10
30111	公务员医疗补助缴费	3.20
第三部分 2023年度部门决算情况说明
七、三公经费情况说明
公务接待费支出预算为10.00万元，支出决算为3.33万元，与上年相比增加1.56万元，增长88.14%。
十、机关运行经费支出说明
机关运行经费支出33.50万元，比年初预算数增加12.80万元，增长61.84%，主要原因是年中追加。
十二、工作情况
档案查阅系统注册用户突破300万，服务单位167家。
十三、项目支出绩效情况
（1）平台运行维护经费项目
平台运行维护经费项目的机房设备任务书完成率100%，中心设备维护率99%。
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("公务员医疗补助花了多少钱", ["3.20 万元"]),
        ("注册用户有多少万", ["300 万"]),
        ("平台运行维护经费项目的机房设备任务书完成率是百分之多少", ["100 %"]),
        ("机关运行经费与年初预算相比增加多少", ["12.80 万元"]),
        ("机关运行经费与年初预算相比，增加了多少", ["12.80 万元"]),
        ("机关运行经费比年初预算增长百分之几", ["61.84 %"]),
        ("公务接待费比上年增长百分之几", ["88.14 %"]),
        ("公务接待费比年初预算增长百分之几", []),
    ],
)
def test_what_is_told_in_other_words(filing: Corpus, question: str, figures: list[str]) -> None:
    given = answer(f"样例市档案馆2023年{question}？", (), filing)
    assert figures_of(given) == figures, given.answer


def test_a_fall_is_called_a_fall(filing: Corpus) -> None:
    given = answer("样例市档案馆2023年公务接待费比预算减少百分之几？", (), filing)
    assert [(one.value, one.label) for one in given.values] == [("66.70", "公务接待费决算数下降率")]
