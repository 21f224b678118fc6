"""What a figure is of whose own clause names nothing: the whole, a part of it, a title or a heading above."""

from pathlib import Path

import pytest

from ingest import pipeline
from ingest.fact import Fact, Measure
from ingest.settings import Settings

FINAL, INITIAL, ADJUSTED = Measure.FINAL, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET
DONE, STATED = Measure.COMPLETION, Measure.STATED


def _stated(
    folder: Path, *lines: str, title: str = "示例市测试局2023年部门整体支出绩效自评报告"
) -> list[Fact]:
    """What the lines of a performance report state."""
    path = folder / "报告.txt"
    path.write_text("\n\n".join((title, *lines)), encoding="utf-8")
    facts = pipeline.read(path, Settings(data=folder, model="none")).facts
    return [fact for fact in facts if not fact.from_cell]


def _named(found: list[Fact]) -> list[tuple[str, str | None, Measure]]:
    return [(fact.item, fact.subject, fact.measure) for fact in found]


WHOLE = [("年初预算", None, INITIAL), ("决算", None, FINAL)]
PART = [("部分项目支出进度滞后", None, ADJUSTED), ("部分项目支出进度滞后", None, FINAL)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("四、存在的问题", "（一）预算编制不够精细。年初预算90.00万元，决算120.00万元，相差较大。"), WHOLE),
        (
            (
                "四、存在的问题",
                "2.部分项目支出进度滞后。资金下达较晚，全年预算30.00万元，实际支出20.00万元。",
            ),
            PART,
        ),
        (
            ("四、存在的问题", "监测平台尚未验收，全年预算30.00万元，实际支出20.00万元。"),
            [("监测平台尚未验收", None, ADJUSTED), ("监测平台尚未验收", None, FINAL)],
        ),
        (
            ("四、存在的问题", "一是部分工程项目支付偏慢，10月底预算执行率仅71.4%，低于全市平均水平。"),
            [("预算执行率", "部分工程项目支付偏慢", STATED)],
        ),
        (
            ("三、资金情况", "（一）基本支出情况。年初预算90.00万元，支出决算80.00万元。"),
            [("基本支出", None, INITIAL), ("基本支出", None, FINAL)],
        ),
        (
            ("三、资金情况", "2.馆舍修缮专项资金。预算30.00万元，支出20.00万元，执行率66.67%。"),
            [
                ("馆舍修缮专项资金", None, Measure.BUDGET),
                ("馆舍修缮专项资金", None, FINAL),
                ("馆舍修缮专项资金", None, DONE),
            ],
        ),
    ],
)
def test_a_part_of_the_money_is_never_the_whole(
    tmp_path: Path, lines: tuple[str, ...], expected: list[tuple[str, str | None, Measure]]
) -> None:
    assert _named(_stated(tmp_path, *lines)) == expected


def test_the_report_on_a_project_speaks_of_its_money(tmp_path: Path) -> None:
    lines = ("二、“馆舍修缮”项目绩效评价报告（摘要）", "（一）基本情况", "2023年实际支出20.00万元。")
    assert _named(_stated(tmp_path, *lines)) == [("馆舍修缮", None, FINAL)]


def test_the_totals_of_a_report_on_projects_are_theirs(tmp_path: Path) -> None:
    lines = ("一、基本情况", "调整后预算合计30.00万元，实际支出20.00万元。")
    title = "示例市测试局2023年项目支出绩效自评报告"
    assert _named(_stated(tmp_path, *lines, title=title))[-1] == ("项目支出", None, FINAL)
    assert _named(_stated(tmp_path, *lines))[-1] == ("实际支出", None, FINAL)
