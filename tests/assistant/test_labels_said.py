"""What a question has as the filing prints it tells one figure from others: row and column of a cell, a sentence's own name."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市水文局部门决算
第一部分 样例市水文局概况
一、部门职责
负责水文监测。
二、机构设置
单位\t编制数\t年末在职\t离退休
局机关\t62\t58\t31
市水文监测站\t14\t12\t3
合计\t76\t70\t34
第三部分 2023年度部门决算情况说明
一、支出情况
本年支出合计412.00万元，其中：基本支出330.00万元，占总支出的80.10%。
二、项目资金情况
金额单位：万元
项目名称\t年初预算\t实际到位\t实际支出
测站更新经费\t200.00\t140.00\t131.44
河道清淤经费（上年结转）\t60.00\t50.00\t31.44
测站更新经费少到位60.00万元。年中追加比例20.60%，高于15%的控制线。
全年完成形象进度68%，计划进度75%。
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("测站更新经费的实际到位是多少钱？", ["140.00 万元"]),
        ("河道清淤经费（上年结转）的实际支出是多少？", ["31.44 万元"]),
        ("市水文监测站年末在职多少人？", ["12"]),
        ("年中追加比例是百分之多少？", ["20.60 %"]),
        ("计划进度是百分之多少？", ["75 %"]),
        ("基本支出占总支出的比例是多少？", ["80.10 %"]),
    ],
)
def test_the_figure_is_the_one_that_is_called_by_the_words_of_the_question(
    filing: Corpus, question: str, values: list[str]
) -> None:
    given = answer(f"样例市水文局2023年{question}", (), filing)
    assert [f"{value.value} {value.unit or ''}".strip() for value in given.values] == values
    assert {value.kind for value in given.values} == {"stated"}
