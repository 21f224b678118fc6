"""A cell that could not be read is not answered for by another one of its row."""

import pytest

from assistant.contract import Status
from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市园艺局部门决算
第二部分 2023年度部门决算表
支出决算表
单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出	上缴上级支出	经营支出
合计		100.00	44.44	50.56	5.00
201	一般公共服务支出	50.56		50.56
221	住房保障支出	49,44	44.44		5.00
22102	住房改革支出	49,44	44.44		5.00
2210201	住房公积金	49,44	44.44		5.00
"""


@pytest.mark.parametrize(
    "question", ["住房公积金支出决算数是多少", "住房公积金花了多少钱", "住房保障支出占本年支出合计的比例"]
)
def test_a_part_of_a_row_is_not_told_for_a_whole_that_was_not_read(filing: Corpus, question: str) -> None:
    given = answer(f"2023年样例市园艺局{question}", (), filing)
    assert (given.status, given.values) == (Status.NOT_FOUND, ())


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("住房公积金基本支出是多少", "44.44 万元"),
        ("住房公积金上缴上级支出是多少", "5.00 万元"),
        ("一般公共服务支出是多少", "50.56 万元"),
        ("本年支出合计是多少", "100.00 万元"),
    ],
)
def test_what_stands_beside_it_is_told_by_its_own_name(filing: Corpus, question: str, figure: str) -> None:
    assert figures_of(answer(f"2023年样例市园艺局{question}", (), filing)) == [figure]
