"""Chinese questions that the rules find no figure for: the one figure that is told with all of their words."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市人民医院部门决算
第一部分 概况
一、主要职责
承担全市医疗服务。
第三部分 情况说明
一、国有资产情况
全年实现资产处置收入58,260.00元，报废报损资产432项，账面原值3,276,418.00元。
二、森林管护
全年发生森林火灾4起，受害森林面积217.5亩，聘用护林员36人，开展护林员培训12场，事业单位在职人员培训人数35人。
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("处置资产收回来多少元？报废了几项？", ["58260.00 元", "432 项"]),
        ("发生森林火灾多少起，受害森林面积是多少亩？", ["4 起", "217.5 亩"]),
        ("处置房产收回来多少元？", []),
        ("年末实有在职职工多少人？", []),
        ("没有处置的资产收回来多少元？", []),
    ],
)
def test_one_figure_told_with_all_words_answers(filing: Corpus, question: str, values: list[str]) -> None:
    """A word that nothing says, an item of the field that the figure is not of, or a denial leaves the question unanswered."""
    given = answer(f"样例市人民医院2023年{question}", (), filing)
    assert [f"{one.value} {one.unit or ''}".strip() for one in given.values] == values, given.answer
