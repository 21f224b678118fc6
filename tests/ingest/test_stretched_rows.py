"""Rows and headers of tables that a conversion stretched: labels over two rows, a cell too many, names and figures in one cell."""

from collections.abc import Sequence

import pytest

from ingest.document import Table
from ingest.readers.text import parse


def table_of(text: str) -> Table:
    return parse(f"第三部分 部门决算表\n{text}", file="某.txt", digest="0" * 64).tables[0]


def cells_of(table: Table) -> Sequence[tuple[str, tuple[str, ...]]]:
    return [
        (row.label, tuple(cell.text for cell in row.cells)) for block in table.blocks for row in block.rows
    ]


SPLIT = """“三公”经费支出决算表
单位：万元
预算数						决算数
合计	因公出国	公务用车购置及运行维护费			公务接待费	合计	因公出国	公务用车购置及运行维护费			公务接待费
	（境）费	小计	公务用车	公务用车			（境）费	小计	公务用车	公务用车
			购置费	运行维护费					购置费	运行维护费
60.00	12.00	36.00	18.00	18.00	12.00	46.81	8.64	32.25	17.98	14.27	5.92
"""
SIDES = """财政拨款收入支出决算总表
单位：万元
项目	行次	金额	项目	行次	合计	一般公共预算	政府性基金
						财政拨款	预算财政拨款
一、一般公共预算财政拨款	1	19.00	一、教育支出	33	12.00	12.00	
二、政府性基金预算财政拨款	2		二、农林水支出	34	7.00	7.00	
本年收入合计	27	19.00	本年支出合计	59	19.00	19.00	
"""


def test_labels_over_two_rows_of_a_header_are_one() -> None:
    paths = [column.path for column in table_of(SPLIT).blocks[0].values]
    assert paths[1] == ("预算数", "因公出国（境）费")
    assert [path[-1] for path in paths[9:11]] == ["公务用车购置费", "公务用车运行维护费"]
    assert cells_of(table_of(SPLIT))[0][1][9:11] == ("17.98", "14.27")
    assert [column.path for column in table_of(SIDES).blocks[1].values][1:] == [
        ("一般公共预算财政拨款",),
        ("政府性基金预算财政拨款",),
    ]


DETAIL = """一般公共预算财政拨款基本支出决算明细表
单位：万元
科目编码	科目名称	决算数	科目代码	科目名称	决算数	科目编码	科目名称	决算数
301	工资福利支出	9.00	302	商品和服务支出	5.00	310	资本性支出	1.00
30101	基本工资	4.00	30201	办公费	1.00	31001	房屋建筑物购建	
30102	津贴补贴	3.00	30226	劳务费	4.00	{moved}
30103	奖金	2.00	30227	委托业务费		31099	其他资本性支出	1.00
"""


@pytest.mark.parametrize(
    ("moved", "read"),
    [
        ("399\t其他支出\t", True),
        ("\t399\t其他支出\t", True),
        ("\t\t399\t其他支出\t", False),
        ("其他支出\t399\t", False),
    ],
)
def test_a_row_with_one_blank_too_many_stands_where_names_and_figures_suit(moved: str, read: bool) -> None:
    assert (("劳务费", ("4.00",)) in cells_of(table_of(DETAIL.format(moved=moved)))) is read


WHOLE = """部门整体支出绩效自评表
年度预算申请（万元）		年初预算数	全年预算数	全年执行数	分值	执行率	得分
	年度资金总额	28.20	33.73	32.31	10	95.80%	9.5
	按收入性质分：				按支出性质分：
	其中：一般公共预算：32.31				其中：基本支出：23.41
	政府性基金拨款：				项目支出：8.90
"""


def test_a_cell_with_a_name_and_its_figure_is_a_row() -> None:
    table = table_of(WHOLE)
    assert cells_of(table) == [
        ("年度资金总额", ("28.20", "33.73", "32.31", "10", "95.80%", "9.5")),
        ("一般公共预算", ("32.31",)),
        ("基本支出", ("23.41",)),
        ("政府性基金拨款", ("",)),
        ("项目支出", ("8.90",)),
    ]
    assert table.blocks[1].unit == "万元"


def test_what_became_of_money_is_no_part_of_its_figure() -> None:
    rows = "序号\t项目名称\t年初预算\t实际支出\t结转结余\n1\t道路养护\t60.00\t28.40\t31.60（收回）\n2\t桥梁改造\t9.00\t9.00\t0\n"
    assert cells_of(table_of(f"项目资金使用情况表\n单位：万元\n{rows}"))[0] == (
        "道路养护",
        ("60.00", "28.40", "31.60"),
    )


def test_words_behind_the_name_of_a_project_tell_of_it() -> None:
    rows = "序号\t项目名称\t资金来源\t年初预算\t实际支出\n1\t道路养护\t县级\t60.00\t28.40\n2\t桥梁改造\t中央、县级\t9.00\t9.00\n"
    table = table_of(f"项目资金使用情况表\n单位：万元\n{rows}")
    assert cells_of(table) == [
        ("道路养护", ("县级", "60.00", "28.40")),
        ("桥梁改造", ("中央、县级", "9.00", "9.00")),
    ]


NUMBERED = """收入决算表
单位：万元
项目		本年收入合计	财政拨款收入	附属单位	其他收入
功能分类				上缴收入	
科目编码	科目名称				
栏次		1	2	3	4
合计		30.00	27.00		3.00
205	教育支出	30.00	27.00		3.00
20502	普通教育	30.00	27.00		3.00
"""


def test_all_rows_of_words_over_the_one_that_numbers_the_columns_are_the_header() -> None:
    table = table_of(NUMBERED)
    assert [column.path for column in table.blocks[0].values] == [
        ("本年收入合计",),
        ("财政拨款收入",),
        ("附属单位上缴收入",),
        ("其他收入",),
    ]
    assert cells_of(table)[0] == ("合计", ("30.00", "27.00", "", "3.00"))
    assert cells_of(table)[1] == ("教育支出", ("30.00", "27.00", "", "3.00"))


def test_a_row_with_figures_over_the_numbers_is_no_header() -> None:
    rows = NUMBERED.replace("功能分类				上缴收入	", "201	行政	1.00	1.00		")
    assert "本年收入合计" in [path for column in table_of(rows).blocks[0].values for path in column.path]


SHIFTED = """支出决算表
单位：万元
项目	本年支出合计	基本支出	项目支出 科目编码	科目名称
类	款	项	栏次	1	2	3
合计		30.00	20.00	10.00
205	教育支出	30.00	20.00	10.00
20502	普通教育	30.00	20.00	10.00
"""


def test_no_figure_is_told_where_sums_stand_over_the_names_of_the_rows() -> None:
    found = parse(f"第三部分 部门决算表\n{SHIFTED}", file="某.txt", digest="0" * 64)
    assert [row for table in found.tables for block in table.blocks for row in block.rows] == []
    assert sum("没有表头" in issue.detail for issue in found.issues) == 3


LEVELS = """部门整体支出绩效评价指标评分表
一级指标	分值	二级指标	分值	三级指标	分值	评价标准	得分
投入	40	预算配置	40	在职人员控制率	20	不超过编制数	20
				“三公经费”变动率	20	不高于上年	18
过程	60	预算执行	30	预算完成率	10	完成全部预算	10
				预算控制率	10	没有追加	8
				公用经费控制率	10	不超过预算	10
		预算管理	30	管理制度健全性	10	制度健全	9
				资金使用合规性	10	合规	10
				预决算信息公开性	10	按时公开	10
				资产管理	0	另行评价	
				政府采购	0	另行评价	
				节约	0	另行评价	
合计	100		100		100		95
"""


def test_indicators_keep_their_names_where_few_rows_fill_the_first_level() -> None:
    blocks = table_of(LEVELS).blocks
    names = [[row.label for row in block.rows] for block in blocks]
    assert [len(some) for some in names][:2] == [2, 3]
    assert ("“三公经费”变动率", ("20", "不高于上年", "18")) in cells_of(table_of(LEVELS))
