"""Yes or no by the very figure, the count of what was bought, the whole, the date or the target; undecided where none of them says."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """样例市海东区林业站2024年度部门决算
第一部分 部门概况
二、机构设置
样例市海东区林业站属一级预算单位，下属二级预算单位3个。青石湿地公园总面积120公顷，2019年12月通过市级验收。
第二部分 2024年度部门决算表
支出决算表
单位：万元

功能分类科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		170.00	120.00	50.00
213	农林水支出	170.00	120.00	50.00
21302	林业和草原	170.00	120.00	50.00
2130204	事业机构	120.00	120.00	0.00
2130205	森林资源培育	50.00	0.00	50.00

财政拨款“三公”经费支出决算表
单位：万元

合计		因公出国（境）费		公务用车购置及运行维护费						公务接待费	
				小计		公务用车购置费		公务用车运行维护费			
预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数
13.00	9.00			12.00	8.50			12.00	8.50	1.00	0.50

第三部分 2024年度部门决算情况说明
七、财政拨款“三公”经费支出决算情况说明
2024年购置车辆0辆。公务用车运行维护费支出8.50万元，比上年增加0.70万元，增长8.97%，主要原因是燃油价格上涨。
十一、预算绩效情况说明
群众满意度96.8%（目标值95%），职工满意度87.4%（目标值90%），未达标原因是夜班费标准没有调整。
"""


@pytest.mark.parametrize(
    ("question", "verdict", "shown"),
    [
        ("海东区林业站2024年新买公车了吗", "no", ["0"]),
        ("海东区林业站2024年换新车了没有？", "no", ["0"]),
        ("海东区林业站2024年没有添置公务用车吧", "yes", ["0"]),
        ("海东区林业站公务用车运行维护费同比下降？", "no", ["0.70", "8.97"]),
        ("海东区林业站2024年三公经费超预算？", "no", ["9.00", "13.00"]),
        ("因为买了车，海东区林业站2024年三公经费超预算了，是不是？", "no", ["9.00", "13.00"]),
        ("海东区林业站2024年职工满意度达标了吗？", "no", ["87.4", "90"]),
        ("海东区林业站2024年群众满意度达到目标了吗？", "yes", ["96.8", "95"]),
        ("海东区林业站的青石湿地公园在2020年以前就通过市级验收了吗？", "yes", []),
        ("海东区林业站的青石湿地公园2018年就通过市级验收了吗？", "no", []),
        ("海东区林业站有二级预算单位吗", "yes", []),
    ],
)
def test_a_verdict_stands_on_what_the_filing_says(
    filing: Corpus, question: str, verdict: str, shown: list[str]
) -> None:
    found = answer(question, (), filing)
    assert (found.verdict, [one.value for one in found.values]) == (verdict, shown)


@pytest.mark.parametrize(
    "question",
    [
        "海东区林业站2020年以前买过车吗？",
        "海东区林业站2024年买救护车了吗？",
        "海东区林业站的林区道路2020年以前就修好了吗？",
    ],
)
def test_what_nothing_says_stays_undecided(filing: Corpus, question: str) -> None:
    assert answer(question, (), filing).verdict is None
