"""Figures of sentences: of all members of a list or of one of them, reached or only to be reached."""

from collections.abc import Sequence

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市信息中心部门决算
第一部分 样例市信息中心概况
一、部门职责
负责全市信息化工作。
第三部分 2023年度部门决算情况说明
一、一般性支出情况说明
2023年本部门培训费支出1.69万元，用于开展新进人员培训班、档案管理培训、保密培训，人数41人。
二、队伍建设
中心组织了干部职工培训等活动，发展了一名入党积极分子。
三、绩效情况
全年组织演练：防汛演练人数55人、消防演练人数115人、网络安全应急演练人数32人。
楼堂馆所控制情况（2023年完工项目）	批复规模（㎡）	实际规模（㎡）	规模控制率	预算投资（万元）	实际投资（万元）	投资概算控制率
老站房改造	860	852.4	99.12%	215.00	209.76	97.56%
新站房改造	100	90	90.00%	20.00	19.00	95.00%

平台监测点和企业端在线率95%以上，检查中监测点在线率98.2%、企业端在线率88.83%。
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("2023年培训一共多少人参加？", ["41人"]),
        ("2023年老站房改造实际投资多少", ["209.76万元"]),
        ("2023年老站房改造预算投资数", ["215.00万元"]),
        ("2023年老站房改造投资多少", []),
        ("2023年老站房改造实际规模多少平米", ["852.4㎡"]),
        ("2023年演练一共去了多少人？", []),
        ("2023年消防演练去了多少人？", ["115人"]),
        ("企业端实际在线率是多少？", ["88.83%"]),
        ("企业端在线率实际完成多少？", ["88.83%"]),
    ],
)
def test_a_figure_is_of_what_is_asked_for_and_not_of_one_member_or_a_target(
    filing: Corpus, question: str, figures: Sequence[str]
) -> None:
    given = answer(f"样例市信息中心{question}", (), filing)
    assert [f"{one.value}{one.unit}" for one in given.values] == figures, given.answer
