"""What a turn only points at: a part of the figure before, the others of its kind, the budget that its money belongs to."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市信息中心部门决算
第一部分 样例市信息中心概况
一、部门职责
负责全市信息化工作。
第二部分 2023年度部门决算表
支出决算表
公开03表
单位：万元
科目编码	项目	本年支出合计	基本支出	项目支出
栏次	栏次	1	2	3
合计	合计	900.00	300.00	600.00
206	科学技术支出	900.00	300.00	600.00
20601	科学技术管理事务	500.00	300.00	200.00
20604	技术研究与开发	400.00	0.00	400.00
一般公共预算财政拨款支出决算表
公开05表
单位：万元
科目编码	项目	本年支出合计	基本支出	项目支出
栏次	栏次	1	2	3
合计	合计	700.00	300.00	400.00
206	科学技术支出	700.00	300.00	400.00
20601	科学技术管理事务	500.00	300.00	200.00
20604	技术研究与开发	200.00	0.00	200.00
第三部分 2023年度部门决算情况说明
一、政府采购情况
政府采购支出总额90.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出30.00万元、政府采购服务支出40.00万元。
二、公务接待费情况
公务接待费支出决算3.00万元，共接待12批次、96人次。
三、项目绩效自评情况
数据共享平台项目：年初预算80.00万元，全年预算85.00万元，自评得分96.5分。
网络安全专项项目：年初预算60.00万元，全年预算66.00万元，自评得分93.2分。
"""

SPENT = "样例市信息中心2023年技术研究与开发决算数是多少？"
SCORED = "样例市信息中心2023年数据共享平台项目自评得了多少分？"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ((SPENT, "其中由一般公共预算财政拨款列支的是多少？"), ["200.00 万元"]),
        ((SPENT, "里面财政拨款承担了多少？"), ["200.00 万元"]),
        ((SPENT, "财政拨款那部分呢？"), ["200.00 万元"]),
        (("样例市信息中心2023年科学技术管理事务决算数是多少？", "其中基本支出呢？"), ["300.00 万元"]),
        (("样例市信息中心2023年本年支出合计多少？", "其中项目支出有多少？"), ["600.00 万元"]),
        ((SCORED, "另一个项目呢？"), ["93.2 分"]),
        ((SCORED, "剩下那个项目得了多少分？"), ["93.2 分"]),
        ((SCORED, "另外两个项目呢？"), []),  # there is one
        (("样例市信息中心2023年数据共享平台项目全年预算多少？", "其他项目呢？"), ["66.00 万元"]),
        (
            ("样例市信息中心2023年政府采购货物支出多少？", "除了这个，剩下两类各多少？"),
            ["30.00 万元", "40.00 万元"],
        ),
        (("样例市信息中心2023年花了多少接待费？", "多少批次、多少来宾？"), ["12 批次", "96 人次"]),
        (
            (
                "How much did 样例市信息中心 spend on official receptions in 2023?",
                "How many batches and visitors did that cover?",
            ),
            ["12 批次", "96 人次"],
        ),
    ],
)
def test_a_turn_that_points_is_read_by_what_was_answered_before(
    filing: Corpus, turns: tuple[str, ...], values: list[str]
) -> None:
    *before, question = turns
    given = answer(question, tuple(before), filing)
    assert figures_of(given) == values
