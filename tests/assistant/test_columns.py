"""Cells of a row whose columns alone tell them apart are several quantities, and are called by their columns."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市卫生局部门决算
第一部分 概况
一、主要职责
负责全市卫生工作。
二、部门人员情况
部门人员情况表
单位名称	编制数	实有人数	离退休人数
局本级	9	8	2
样例市急救站	3	2	1
合计	12	10	3
第三部分 情况说明
三、项目到位情况
单位：万元
项目	年初预算	实际到位	实际支出
消杀药品经费	96.00	72.00	70.85
"""


@pytest.mark.parametrize(
    ("question", "label", "value"),
    [
        ("急救站编制数是多少", "样例市急救站编制数", "3"),
        ("年末实有人数是多少", "年末实有人数", "10"),
        ("消杀药品经费实际到位多少", "消杀药品经费实际到位", "72.00"),
        ("消杀药品经费决算数", "消杀药品经费决算数", "70.85"),
    ],
)
def test_a_column_tells_what_of_its_row_is_stated(
    filing: Corpus, question: str, label: str, value: str
) -> None:
    given = answer(f"样例市卫生局2023年{question}？", (), filing)
    assert given.status == "answered", given.answer
    assert [(one.label, str(one.value)) for one in given.values] == [(label, value)]
