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
科目编码	科目名称	决算数	科目编码	科目名称	决算数	科目编码	科目名称	决算数
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
