"""Vehicles that there are, those that were bought and those that are gone: one number is not told for another."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例县水务局部门决算
第三部分 2023年度部门决算情况说明
一、“三公”经费支出说明
1.公务接待费支出2.00万元，全年共接待来访团组20批次、170人次。
2.公务用车购置及运行维护费支出6.40万元。公务用车购置及运行维护费支出决算比2022年减少0.52万元，下降7.51%。主要原因是车辆报废1辆。
其中：公务用车购置支出0万元。全年按规定更新购置公务用车0辆。截至2023年12月底，单位共有公务用车2辆，其中：轿车0辆、越野车2辆。
公务用车运行维护费支出6.40万元。主要用于防汛检查所需的公务用车燃料费、维修费、保险费等支出。
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("样例县水务局2023年年末公务用车多少辆", ["2 辆"]),
        ("样例县水务局2023年公务用车几辆", ["2 辆"]),
        ("样例县水务局2023年报废了几辆车", ["1 辆"]),
        ("样例县水务局2023年更新了几辆公务用车", ["0 辆"]),
        ("样例县水务局2023年购置了多少辆公务用车", ["0 辆"]),
        ("样例县水务局2023年每辆车平均运行维护费是多少", ["3.20 万元"]),
        ("How many official vehicles did the Yangli County Water Bureau keep at the end of 2023?", ["2 辆"]),
        ("How many vehicles did the Yangli County Water Bureau scrap in 2023?", ["1 辆"]),
    ],
)
def test_a_number_of_vehicles_is_of_those_that_are_asked_for(
    filing: Corpus, question: str, figures: list[str]
) -> None:
    assert figures_of(answer(question, (), filing)) == figures
