"""What is reached by a number and what is called by one: telephones, documents; and lists that a sentence announces."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市水务局部门决算
第一部分 样例市水务局概况
一、部门职责
负责全市水务工作。
二、机构设置
从预算单位构成看，部门决算包括局本级决算和2家下属单位决算。
纳入编制范围的二级预算单位包括：

序号	单位名称	单位性质	年末在职人数
1	样例市水务局本级	行政机关	16
2	样例市水文站	公益一类	24
3	样例市灌区管理所	公益一类	50

第三部分 2023年度部门决算情况说明
一、批复情况
本决算经样例市财政局《关于批复部门决算的通知》（样财〔2024〕41号）批复。
二、决算公开联系方式
决算公开信息反馈和联系方式：0999-5550136。
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("对决算有疑问打哪个电话？", "0999-5550136"),
        ("想打电话去问决算，号码是多少", "0999-5550136"),
        ("2023年决算批复的通知文号是多少？", "样财〔2024〕41号"),
        ("除局本级外还包括哪几家下属单位？", "样例市灌区管理所"),
        ("纳入编制范围的二级预算单位有哪些？", "样例市灌区管理所"),
    ],
)
def test_the_passage_has_the_very_thing_that_is_asked_for(filing: Corpus, question: str, told: str) -> None:
    assert told in answer(f"样例市水务局{question}", (), filing).answer


def test_another_number_is_no_number_of_a_document(filing: Corpus) -> None:
    given = answer("样例市水务局机构设置的文号是多少？", (), filing)
    assert "55" not in given.answer and not given.values
