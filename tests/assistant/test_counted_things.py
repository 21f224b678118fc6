"""Counted things, indicators, plans and claims of one filing: what a row, a noun or a part states is told, and not what stands beside it."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例县水务局部门决算
第一部分 概况
一、主要职责
负责全县水务工作。
二、所属单位情况
所属单位情况表
金额单位：万元
单位名称	年末在职人数（人）	本年收入	本年支出
样例县水务局（本级）	20	300.00	280.00
样例县水文中心	12	150.00	140.00
样例县第一中学	60	900.00	880.00
样例县机关幼儿园	8	90.00	85.00
合计	100	1440.00	1385.00
第三部分 情况说明
一、政府采购支出说明
政府采购支出总额100.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出50.00万元、政府采购服务支出30.00万元。授予中小企业合同金额70.00万元，占政府采购支出总额的70.00%，货物采购授予中小企业合同金额占货物支出金额的78.50%，服务采购授予中小企业合同金额占服务支出金额的62.10%。
二、三公经费支出说明
公务接待费支出决算为3.00万元，全年共接待来访团组20个、来宾170人次。
三、案件办理情况
全年办案情况见下表。
2023年各类案件办理情况表
单位：件、%
案件类别	新收	结案数	结案率
民事	50	48	96.00
执行	40	30	75.00
合计	90	78	86.67
四、工作情况
大厅设置窗口16个，扣减3个窗口单位绩效分。
五、预算绩效情况
部门整体支出自评得分95.50分。
六、下一步工作计划
2024年6月底前完成资产清查和权证办理。
第五部分 附件
2023年度部门整体支出绩效评价基础数据表
经费控制情况（万元）	2022年决算数	2023年预算数	2023年决算数
三公经费	4.00	5.00	3.00
部门基本支出预算调整	——	18.40	
2023年度部门整体支出绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
产出指标	数量指标	改造泵站座数	10座	8座	5	3.6	雨季停工
总分					100	96.50	
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("货物采购授予中小企业占比", ["78.50 %"]),
        ("服务采购里授予中小企业的占百分之几", ["62.10 %"]),
        ("工程采购授予中小企业占比", []),
        ("货物采购授予小微企业占比", []),
        ("货物采购给了中小企业多少钱", []),
        ("民事案件结案率", ["96.00 %"]),
        ("执行案件结案率是多少", ["75.00 %"]),
        ("破产案件结案率", []),
        ("设了多少个窗口", ["16 个"]),
        ("改造泵站座数得分", ["3.6 分"]),
        ("部门整体支出自评得分", ["95.50 分", "96.50 分"]),
        ("部门基本支出预算调整", ["18.40 万元"]),
        ("部门基本支出预算调整的决算数", []),
        ("平均每个团组多少人", ["8.50 人次"]),
        ("出国平均每个团组几人", []),
    ],
)
def test_what_a_row_or_a_noun_states_is_told(filing: Corpus, question: str, figures: list[str]) -> None:
    given = answer(f"样例县水务局2023年{question}？", (), filing)
    assert figures_of(given) == figures, given.answer


def test_bodies_of_all_kinds_are_put_in_order(filing: Corpus) -> None:
    given = answer("样例县水务局2023年哪个单位在职人数最多？", (), filing)
    assert given.values[0].value == "60", given.answer


def test_what_is_planned_is_not_told_as_done(filing: Corpus) -> None:
    given = answer("样例县水务局2023年资产清查完成了吗？", (), filing)
    assert given.verdict is None, given.answer
