"""The tables of performance self-evaluations: points lost, targets missed, the scores of projects and of the whole."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

SHEET = """项目支出绩效自评表
（2023年度）
项目名称	{project}
主管部门	样例市信息中心			实施单位	样例市信息中心
项目资金（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	{money}	{money}	{money}	10	100.00%	10
	其中：其他资金						
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
{rows}
总分						100	{total}
"""
ONE = """	产出指标	数量指标	改造机房面积	≥300平方米	276平方米	30	27.6	场地移交较晚
		时效指标	故障处理时长	≤6小时	7小时	20	18	备件到货慢
		成本指标	单位改造成本	20万元	18万元	20	20
	满意度指标	服务对象满意度指标	使用部门满意度	≥90%	93%	20	20	"""
TWO = """	产出指标	数量指标	汇集共享目录	≥120项	131项	50	50
	满意度指标	服务对象满意度指标	使用部门满意度	≥90%	88%	40	37	样本偏少"""
FILING = f"""2023年度样例市信息中心部门决算
第一部分 样例市信息中心概况
一、部门职责
负责全市信息化工作。
第三部分 2023年度部门决算情况说明
一、预算绩效情况
部门整体支出绩效自评得分91.8分，共有2个项目开展绩效自评，平均得分96.30分。
数据共享交换平台项目预算50.00万元，支出50.00万元，自评97分；机房环境改造工程预算80.00万元，支出80.00万元，自评95.6分。
第五部分 附件
{SHEET.format(project="机房环境改造工程", money="80.00", rows=ONE, total="95.6")}
{SHEET.format(project="数据共享交换平台项目", money="50.00", rows=TWO, total="97")}
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("机房环境改造工程那张自评表，三级指标里没拿满分的都是哪些", ["2.4 分", "2 分"]),
        ("样例市信息中心2023年哪些指标扣了分？", ["3 分", "2.4 分", "2 分"]),
        ("样例市信息中心2023年产出指标里，未得满分的三级指标有几个，合计被扣多少分？", ["2 个", "4.4 分"]),
        ("机房环境改造工程自评表里，得分低于分值的指标一共丢了多少分？", ["4.4 分"]),
        ("机房环境改造工程扣分最多的指标是哪个？", ["2.4 分"]),
        ("机房环境改造工程那张自评表，故障处理时长扣了几分？", ["2 分"]),
        ("数据共享交换平台项目哪些指标没达到年度指标值？", ["2 个百分点"]),
        ("机房环境改造工程哪些指标没达标？", ["24 平方米", "1 小时"]),
        ("样例市信息中心2023年自评打了几分？", ["91.8 分"]),
        ("样例市信息中心2023年部门整体支出绩效自评得分（不是单个项目）", ["91.8 分"]),
        ("样例市信息中心2023年绩效自评 平均几分", ["96.30 分"]),
        ("样例市信息中心2023年两个项目自评，谁分最低，几分", ["95.6 分"]),
        ("样例市信息中心2023年哪些项目的自评总分不到96分？", ["95.6 分"]),
        ("样例市机房环境改造工程自评得了几分？", ["95.6 分"]),
    ],
)
def test_points_and_targets_are_told_of_each_indicator(
    filing: Corpus, question: str, values: list[str]
) -> None:
    given = answer(question, (), filing)
    assert [f"{one.value} {one.unit or ''}".strip() for one in given.values] == values, given.answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("机房环境改造工程的总分年度指标值是多少？", "blank"),  # no score where its target is asked for
        ("机房环境改造工程的自评总分实际完成了多少？", "blank"),
        ("机房环境改造工程的其他资金满分是多少分？", "blank"),  # nor that of the whole where a row's is
        ("样例市信息中心2023年自评扣了多少分", "no_item"),  # nor what it lacks of the full mark
    ],
)
def test_the_score_of_a_whole_is_told_of_nothing_else(filing: Corpus, question: str, reason: str) -> None:
    given = answer(question, (), filing)
    assert (given.values, given.reason) == ((), reason), given.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("样例市数据共享交换平台项目自评表中的使用部门满意度达到年度指标值了吗？", "no"),
        ("样例市信息中心2023年改造机房面积是否完成了300平方米的年度目标？", "no"),
        ("样例市信息中心2023年单位改造成本达到目标了吗？", "yes"),
        ("样例市信息中心2023年故障处理时长达到目标了吗？", "no"),
    ],
)
def test_a_target_is_reached_or_missed(filing: Corpus, question: str, verdict: str) -> None:
    given = answer(question, (), filing)
    assert given.verdict == verdict, given.answer
    assert len(given.values) == 2


def test_another_place_has_no_such_project(filing: Corpus) -> None:
    given = answer("示例县机房环境改造工程自评得了几分？", (), filing)
    assert given.values == ()
