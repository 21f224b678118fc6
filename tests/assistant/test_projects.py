"""Projects that a question goes over one by one: all that the filing lists, and not those alone that have tables of their own."""

import pytest

from assistant.pipeline import answer
from assistant.projects import Projects
from ingest.store.corpus import Corpus

SHEET = """项目支出绩效自评表
（2023年度）
项目名称	{project}
主管部门	样例市信息中心			实施单位	样例市信息中心
项目资金（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	{money}	{money}	{money}	10	100.00%	10
绩效指标	一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因
	产出指标	数量指标	服务部门数量	≥30个	31个	90	{rest}
总分						100	{total}
"""
FILING = f"""2023年度样例市信息中心部门决算
第一部分 样例市信息中心概况
一、部门职责
负责全市信息化工作。
二、车辆情况
年末共有车辆5辆，其中：应急保障用车2辆、其他用车3辆。
第三部分 评价结论
一、总体情况
各事项的得分见下表。
单位：万元、分
序号	名称	年初预算	实际支出	执行率	自评得分
1	机房环境改造工程	80.00	80.00	100.00%	95.60
2	数据共享交换平台项目	50.00	50.00	100.00%	88.00
3	政务热线运维经费	90.00	45.00	50.00%	79.00
	合计	220.00	175.00	79.55%	87.53
第五部分 附件
{SHEET.format(project="机房环境改造工程", money="80.00", rest="85.6", total="95.6")}
{SHEET.format(project="数据共享交换平台项目", money="50.00", rest="78", total="88")}
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("得分低于90分的项目有几个", ["2 个"]),
        ("哪个项目得分最低", ["79.00 分"]),
        ("支出最少的项目是哪个", ["45.00 万元"]),
        ("把年中新加进来的几个项目加起来，一共花了多少万元", []),
    ],
)
def test_all_projects_of_the_list_are_gone_over(filing: Corpus, question: str, values: list[str]) -> None:
    given = answer(f"样例市信息中心2023年{question}", (), filing)
    assert [f"{one.value} {one.unit or ''}".strip() for one in given.values] == values, given.answer


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("图书馆的项目支出多少", False),
        ("第三中学的项目支出多少", False),
        ("第一中学的项目支出多少", False),
        ("第一中学的项目执行率", False),
        ("第三中学的项目执行率", True),
        ("新校区项目支出多少", True),
    ],
)
def test_the_project_expenditure_of_a_row_is_its_column_and_no_project(question: str, called: bool) -> None:
    projects = Projects(("第三中学新校区建设",), (), ("样例市第一中学", "样例市第三中学"))
    assert ("第三中学新校区建设" in projects(question, ())) is called


def test_a_count_says_which_ones_are_counted(filing: Corpus) -> None:
    given = answer("样例市信息中心2023年得分低于90分的项目有几个？分别是哪些？", (), filing)
    assert [
        name in given.answer for name in ("数据共享交换平台项目", "政务热线运维经费", "机房环境改造工程")
    ] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("那5辆车是不是都归在其他用车里头", None),
        ("车辆全部是其他用车吗", None),
        ("有没有其他用车", "yes"),
    ],
)
def test_that_there_are_some_is_not_that_all_are(filing: Corpus, question: str, verdict: str | None) -> None:
    given = answer(f"样例市信息中心2023年{question}？", (), filing)
    assert given.verdict == verdict, given.answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("热线项目花了多少钱", ["45.00 万元"]),
        ("共享平台那个项目的执行率", ["100.00 %"]),
        ("热线和共享平台两个项目得分各多少", ["79.00 分", "88.00 分"]),
        ("热线项目与共享平台项目，哪个得分高", ["88.00 分"]),
        ("机房环境项目，服务部门数量目标多少，实际多少", ["30 个", "31 个"]),
        ("机房绿化项目花了多少钱", []),
        ("热线项目送审金额是多少", []),
        ("把新加进来的几个项目加起来，一共花出去多少万元", []),
    ],
)
def test_a_project_is_called_by_some_words_of_its_name(
    filing: Corpus, question: str, values: list[str]
) -> None:
    given = answer(f"样例市信息中心2023年{question}？", (), filing)
    assert [f"{one.value} {one.unit or ''}".strip() for one in given.values] == values, given.answer


PROJECTS = Projects(
    ("湿地公园生态监测经费", "鸟类监测补助资金", "政务云一期", "年度资金总额"),
    ("信息化项目送审金额",),
    ("核桃面积",),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("湿地项目花了多少", "湿地公园生态监测经费花了多少"),
        ("湿地那个项目，执行率是多少", "湿地公园生态监测经费的执行率是多少"),
        ("鸟类和湿地两个项目得分", "鸟类监测补助资金和湿地公园生态监测经费得分"),
        ("湿地与政务云得分谁高", "湿地公园生态监测经费与政务云一期得分谁高"),
        ("监测项目得分", "监测项目得分"),
        ("信息化项目送审金额", "信息化项目送审金额"),
        ("湿地项目批复文号", "湿地项目批复文号"),
    ],
)
def test_a_name_is_said_in_full_where_one_project_has_its_words(text: str, said: str) -> None:
    assert PROJECTS(text, ()) == said


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("监测项目得分", 2),
        ("监测项目得分各多少", 0),
        ("湿地项目得分", 0),
        ("湿地公园生态监测经费项目得分", 0),
        ("采购项目得分", 0),
    ],
)
def test_which_of_several_projects_is_asked_back(text: str, several: int) -> None:
    assert len(PROJECTS.several(text, ())) == several


def test_each_of_several_projects_comes_with_the_question_for_it() -> None:
    assert PROJECTS.several("2024年监测项目得分多少", ()) == {
        "湿地公园生态监测经费": "2024年湿地公园生态监测经费得分多少",
        "鸟类监测补助资金": "2024年鸟类监测补助资金得分多少",
    }
