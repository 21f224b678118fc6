"""Reasons of the figures of two years, of a total against the year before, and those that a table has a column for."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市防汛中心部门决算
第一部分 样例市防汛中心概况
一、部门职责
负责全市防汛工作。
第三部分 2023年度部门决算情况说明
一、“三公”经费支出情况
“三公”经费支出决算29.00万元，完成全年预算40.00万元的72.5%，比上年决算数增加14.00万元，增长93.3%。
“三公”经费支出决算小于预算数的主要情况：从严控制开支。
“三公”经费支出决算大于上年决算数的主要情况：公务往来恢复。
第四部分 附件
附件1-1 项目支出绩效自评表（2023年度）
项目名称	山洪预警维护					
主管部门	样例市防汛中心		实施单位	样例市防汛中心		
项目资金（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	50.00	50.00	45.00	10	90.00%	9
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
	产出指标	数量指标	预警演练次数	4次	3次	10	7.5	汛期延长
			维护站点数	36处	36处	10	10	
		时效指标	完工时间	6月	7月	10	8	材料到货迟
总分						100	94.5	
"""


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("2023年三公经费比上年翻了快一番，文里给的说法是啥？", "公务往来恢复", "从严控制"),
        ("2023年三公经费为什么没用完预算？", "从严控制开支", "公务往来"),
        ("原定四次的演练少搞了一次，他们是怎么交代的？", "汛期延长", "到货迟"),
        ("山洪预警维护完工晚了，是什么原因？", "材料到货迟", "汛期"),
    ],
)
def test_the_reason_of_that_very_figure_is_told(
    filing: Corpus, question: str, told: str, untold: str
) -> None:
    given = answer(f"样例市防汛中心{question}", (), filing)
    assert (told in given.answer, untold in given.answer) == (True, False), given.answer
