"""An English question whose translation finds nothing is said in the words of the report, and answered by the figure that says all of it."""

import pytest

from assistant.phrases import senses
from assistant.pipeline import answer
from assistant.wishes import Kind, asks_figure, wishes
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """岚桥县应急管理局2023年度部门决算

目录

第一部分 岚桥县应急管理局概况
第二部分 2023年度部门决算情况说明

第一部分 岚桥县应急管理局概况

一、部门职责

负责全县安全生产和防灾减灾工作。

第二部分 2023年度部门决算情况说明

一、收入支出决算总体情况说明

2023年度收、支总计880.50万元。本年支出合计870.20万元，其中：基本支出520.10万元，项目支出350.10万元。

二、预算绩效情况说明

年度目标为：开展应急演练不少于12场，检查企业不少于300家。

全年检查企业326家，罚款合计41.60万元；补充帐篷120顶、棉被450床；登记古树88株，其中挂牌保护52株；开展应急演练15场。救援队营救被困群众37人，更换LED路灯210盏，拆除违法建筑面积0.64万平方米。
单价100万元以上设备（不含车辆）3台（套）。
接入电子监控视频264路，群众满意度为93.5%。
"""

WHO = "the Lanqiao Emergency Management Bureau (岚桥县应急管理局)"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many enterprises were inspected by {WHO} in 2023?", ["326 家"]),
        (f"How many emergency drills did {WHO} carry out in 2023?", ["15 场"]),
        (f"How many trapped people were rescued in 2023, per the report of {WHO}?", ["37 人"]),
        (f"How many tents and cotton quilts did {WHO} add in 2023?", ["120 顶", "450 床"]),
        (f"How many old trees were registered by {WHO} in 2023?", ["88 株"]),
        (f"{WHO} 2023: number of street lamps replaced with LED ones", ["210 盏"]),
        (f"What area of illegal buildings was demolished by {WHO} in 2023?", ["0.64 万平方米"]),
        (f"What fines in total were imposed by {WHO} in 2023?", ["41.60 万元"]),
        (f"How many electronic surveillance video feeds were hooked up by {WHO} in 2023?", ["264 路"]),
        (
            f"number of equipment items worth 1 million yuan or more, excluding vehicles, {WHO}, end of 2023",
            ["3 台（套）"],
        ),
    ],
)
def test_a_figure_is_found_by_what_the_report_calls_the_words(
    question: str, values: list[str], filing: Corpus
) -> None:
    told = answer(question, (), filing)
    assert figures_of(told) == values
    assert told.language == "en"


@pytest.mark.parametrize(
    "question",
    [
        f"How many drones did {WHO} buy in 2023?",
        f"How many trapped people were injured in 2023, per the report of {WHO}?",
        f"How many old trees were felled by {WHO} in 2023?",
        f"How many foreign enterprises were inspected by {WHO} in 2023?",
        f"How much did {WHO} spend on emergency drills in 2023?",
        f"How many blankets did {WHO} add in 2023?",
    ],
)
def test_a_word_that_no_figure_says_leaves_the_question_without_an_answer(
    question: str, filing: Corpus
) -> None:
    assert not answer(question, (), filing).values


def test_a_word_may_be_called_several_things_and_some_need_not_be_said() -> None:
    rescued, held = senses(["rescued"], 0), senses(["held"], 0)
    assert rescued is not None and held is not None
    assert {"救援", "营救"} <= set(rescued[0].chinese) and rescued[0].needed
    assert not held[0].needed


def test_clauses_ask_for_figures_of_their_kinds() -> None:
    asked = wishes("How many units and how many systems does the cloud serve, and how much did it cost?", ())
    assert [wish.kind for wish in asked] == [Kind.COUNT, Kind.COUNT, Kind.MONEY]
    assert [[slot.chinese[0] for slot in wish.slots if slot.head] for wish in asked[:2]] == [
        ["单位"],
        ["系统"],
    ]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many drills were held?", True),
        ("Member companies of the alliance, 2020", True),
        ("Why did the bureau spend less on vehicles?", False),
        ("Did the bureau spend more on water than on heating?", False),
        ("What problems were found?", False),
    ],
)
def test_reasons_and_verdicts_ask_for_no_figure(question: str, asked: bool) -> None:
    assert asks_figure(question) is asked
