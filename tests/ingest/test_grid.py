"""Tables: every cell under its own header and beside its own name, or an issue; never a neighbour's cell."""

from pathlib import Path

import pytest

from ingest.document import Block, IssueKind, Table, TableKind
from ingest.readers import caption
from ingest.readers.grid import tables

Rows = list[tuple[str, tuple[str, ...], tuple[str, ...]]]

TITLE = "支出决算表\n公开03表\n金额单位：万元\n\n"
EXPENDITURE = """项目\t\t本年支出合计\t基本支出\t项目支出\t经营支出
科目代码\t科目名称\t\t\t\t
栏次\t\t1\t2\t3\t4
"""
INDICATORS = "\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
FUNDS = """项目资金（万元）\t\t年初\t全年\t全年\t分值\t执行率\t得分
\t\t预算数\t预算数\t执行数\t\t\t
"""


def read(text: str) -> Table:
    """The only table of a text."""
    (table,), _ = tables(text, ())
    return table


def rows(block: Block) -> Rows:
    """Name, path and cells of each row of a block."""
    return [(row.label, row.path, tuple(cell.text for cell in row.cells)) for row in block.rows]


def kinds(text: str) -> list[IssueKind]:
    """The kinds of the issues that reading a text leaves."""
    return [issue.kind for issue in tables(text, ())[1]]


def test_a_statutory_table_is_read_with_caption_header_codes_and_notes() -> None:
    text = (
        TITLE
        + EXPENDITURE
        + "合计\t\t30.00\t10.00\t20.00\t0.00\n214\t交通运输支出\t30.00\t10.00\t20.00\t0.00\n21401\t公路水路运输\t30.00\t10.00\t20.00\t0.00\n"
        + "\n注：1. 本表反映支出。\n\n2. 本套报表有尾差。\n\n正文。"
    )
    table = read(text)
    assert (table.title, table.code, table.unit, table.kind) == (
        "支出决算表",
        "公开03表",
        "万元",
        TableKind.EXPENDITURE,
    )
    assert table.notes == ("注：1. 本表反映支出。", "2. 本套报表有尾差。")
    assert table.span.of(text) == text[: text.index("\n\n正文")]
    assert [column.path for column in table.blocks[0].values] == [
        ("本年支出合计",),
        ("基本支出",),
        ("项目支出",),
        ("经营支出",),
    ]
    assert [
        (row.code, *found) for row, found in zip(table.blocks[0].rows, rows(table.blocks[0]), strict=True)
    ] == [
        (None, "合计", (), ("30.00", "10.00", "20.00", "0.00")),
        ("214", "交通运输支出", (), ("30.00", "10.00", "20.00", "0.00")),
        ("21401", "公路水路运输", ("交通运输支出",), ("30.00", "10.00", "20.00", "0.00")),
    ]


def test_income_and_expenditure_side_by_side_are_two_blocks() -> None:
    text = """收入支出决算总表
公开01表
单位：万元

收入\t\t\t支出\t\t
项目\t行次\t金额\t项目\t行次\t金额
栏次\t\t1\t栏次\t\t2
一、财政拨款收入\t1\t8.00\t一、教育支出\t5\t
\t2\t\t二、科学技术支出\t6\t7.00

<b>本年收入合计</b>\t3\t8.00\t<b>本年支出合计</b>\t7\t7.00
总计\t4\t8.00\t总计\t8\t8.00
"""
    income, spending = read(text).blocks
    assert (income.name, spending.name) == (("收入",), ("支出",))
    assert rows(income) == [
        ("财政拨款收入", (), ("8.00",)),
        ("本年收入合计", (), ("8.00",)),
        ("总计", (), ("8.00",)),
    ]
    assert rows(spending) == [
        ("教育支出", (), ("",)),
        ("科学技术支出", (), ("7.00",)),
        ("本年支出合计", (), ("7.00",)),
        ("总计", (), ("8.00",)),
    ]


SIDES = [("财政拨款收入", "8.00"), ("事业收入", "1.00"), ("本年收入合计", "9.00")]
BY_FUNCTION = [("教育支出", "2.00"), ("住房保障支出", "6.00"), ("本年支出合计", "8.00")]
BY_NATURE = [("基本支出", "5.00"), ("项目支出", "3.00")]


@pytest.mark.parametrize(
    "header",
    [
        "收入\t\t支出\t\t\t\n项目\t决算数\t项目（按功能分类）\t决算数\t项目(按支出性质)\t决算数\n",
        "收入\t\t支出\t\t\t\n项目\t金额\t功能分类科目\t金额\t经济分类科目\t金额\n",
        "项目\t金额\t功能分类\t金额\t经济分类\t金额\n",
    ],
)
def test_blocks_side_by_side_are_told_apart_without_numbers_of_rows(header: str) -> None:
    text = (
        f"收入支出决算总表\n单位：万元\n\n{header}"
        "一、财政拨款收入\t8.00\t一、教育支出\t2.00\t一、基本支出\t5.00\n"
        "二、事业收入\t1.00\t二、住房保障支出\t6.00\t二、项目支出\t3.00\n"
        "本年收入合计\t9.00\t本年支出合计\t8.00\t\t\n"
    )
    found = [[(row.label, row.cells[0].text) for row in block.rows] for block in read(text).blocks]
    assert found == [SIDES, BY_FUNCTION, BY_NATURE]


def test_one_row_of_header_may_name_both_sides() -> None:
    text = """财政拨款收入支出决算总表
单位：万元

收入\t决算数\t支出\t合计\t一般公共预算财政拨款
一、一般公共预算财政拨款\t8.00\t一、教育支出\t2.00\t2.00
二、政府性基金预算财政拨款\t\t二、住房保障支出\t6.00\t6.00
本年收入合计\t8.00\t本年支出合计\t8.00\t8.00
"""
    income, spending = read(text).blocks
    assert rows(income) == [
        ("一般公共预算财政拨款", (), ("8.00",)),
        ("政府性基金预算财政拨款", (), ("",)),
        ("本年收入合计", (), ("8.00",)),
    ]
    assert rows(spending) == [
        ("教育支出", (), ("2.00", "2.00")),
        ("住房保障支出", (), ("6.00", "6.00")),
        ("本年支出合计", (), ("8.00", "8.00")),
    ]


def test_remarks_behind_figures_are_words_of_the_row_and_no_block() -> None:
    text = "项目名称\t预算数\t支出内容\t决算数\n运维\t3.00\t机房\t2.00\n培训\t1.00\t教材\t1.00\n"
    assert [rows(block) for block in read(text).blocks] == [
        [("运维", (), ("3.00", "机房", "2.00")), ("培训", (), ("1.00", "教材", "1.00"))]
    ]


@pytest.mark.parametrize(
    "header",
    [
        "经济分类科目编码\t经济分类科目名称\t基本支出\t\n类款\t\t合计\t人员经费\n",
        "经济分类\t\t基本支出\t\n\t\t合计\t人员经费\n",
    ],
)
def test_accounts_are_codes_whatever_stands_over_them(header: str) -> None:
    text = (
        f"一般公共预算财政拨款基本支出决算表\n单位：万元\n\n{header}"
        "301\t工资福利支出\t5.00\t5.00\n30101\t基本工资\t3.00\t3.00\n30103\t奖金\t2.00\t2.00\n"
    )
    (block,) = read(text).blocks
    assert [(row.code, row.label, [cell.text for cell in row.cells]) for row in block.rows] == [
        ("301", "工资福利支出", ["5.00", "5.00"]),
        ("30101", "基本工资", ["3.00", "3.00"]),
        ("30103", "奖金", ["2.00", "2.00"]),
    ]


def test_totals_stand_in_their_own_block_or_in_the_last_under_their_header() -> None:
    text = """一般公共预算财政拨款基本支出决算表
单位：万元

经济分类\t\t基本支出\t经济分类\t\t基本支出\t经济分类\t\t基本支出
编码\t名称\t\t编码\t名称\t\t编码\t名称\t
301\t工资福利支出\t5.00\t302\t商品和服务支出\t2.00\t310\t资本性支出\t1.00
30101\t基本工资\t5.00\t30201\t办公费\t2.00\t31002\t办公设备购置\t1.00
人员经费合计\t\t5.00\t公用经费合计\t\t\t\t\t3.00
"""
    last = [[(row.label, row.cells[0].text) for row in block.rows][2:] for block in read(text).blocks]
    assert last == [[("人员经费合计", "5.00")], [], [("公用经费合计", "3.00")]]


def test_a_fund_named_again_under_a_balance_belongs_to_the_balance() -> None:
    text = """财政拨款收入支出决算总表
单位：万元

收入\t\t\t支出\t\t\t
项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款
栏次\t\t1\t栏次\t\t2\t3
一、一般公共预算财政拨款\t1\t8.00\t一、教育支出\t5\t9.00\t9.00
年初财政拨款结转和结余\t2\t1.00\t年末财政拨款结转和结余\t6\t0.00\t0.00
一般公共预算财政拨款\t3\t1.00\t\t7\t\t
总计\t4\t9.00\t总计\t8\t9.00\t9.00
"""
    assert rows(read(text).blocks[0]) == [
        ("一般公共预算财政拨款", (), ("8.00",)),
        ("年初财政拨款结转和结余", (), ("1.00",)),
        ("一般公共预算财政拨款", ("年初财政拨款结转和结余",), ("1.00",)),
        ("总计", (), ("9.00",)),
    ]


def test_groups_of_accounts_are_blocks_and_their_totals_stand_in_the_last_of_each_header() -> None:
    text = """一般公共预算财政拨款基本支出决算明细表
单位：万元

人员经费\t\t\t公用经费\t\t\t\t\t
科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数
301\t工资福利支出\t5.00\t302\t商品和服务支出\t2.00\t310\t资本性支出\t1.00
30101\t基本工资\t5.00\t30201\t办公费\t2.00\t31002\t办公设备购置\t1.00
\t\t\t30299\t其他商品和服务支出\t\t\t\t
人员经费合计\t\t5.00\t公用经费合计\t\t\t\t\t3.00
"""
    blocks = read(text).blocks
    assert [(block.name, rows(block)) for block in blocks] == [
        (
            ("人员经费",),
            [
                ("工资福利支出", (), ("5.00",)),
                ("基本工资", ("工资福利支出",), ("5.00",)),
                ("人员经费合计", (), ("5.00",)),
            ],
        ),
        (
            ("公用经费",),
            [
                ("商品和服务支出", (), ("2.00",)),
                ("办公费", ("商品和服务支出",), ("2.00",)),
                ("其他商品和服务支出", ("商品和服务支出",), ("",)),
            ],
        ),
        (
            ("公用经费",),
            [
                ("资本性支出", (), ("1.00",)),
                ("办公设备购置", ("资本性支出",), ("1.00",)),
                ("公用经费合计", (), ("3.00",)),
            ],
        ),
    ]


def test_both_halves_of_the_three_public_table_keep_their_names_apart() -> None:
    text = """财政拨款“三公”经费支出决算表
单位：万元

预算数\t\t\t\t\t\t决算数\t\t\t\t\t
合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购 置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购 置费\t公务用车运行维护费\t
1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
6.00\t0.00\t4.00\t1.00\t3.00\t2.00\t5.00\t0.00\t3.50\t0.50\t3.00\t1.50
"""
    table = read(text)
    (block,) = table.blocks
    (row,) = block.rows
    assert table.kind is TableKind.THREE_PUBLIC
    assert {column.path: cell.text for column, cell in zip(block.values, row.cells, strict=True)} == {
        ("预算数", "合计"): "6.00",
        ("预算数", "因公出国（境）费"): "0.00",
        ("预算数", "公务用车购置及运行维护费", "小计"): "4.00",
        ("预算数", "公务用车购置及运行维护费", "公务用车购置费"): "1.00",
        ("预算数", "公务用车购置及运行维护费", "公务用车运行维护费"): "3.00",
        ("预算数", "公务接待费"): "2.00",
        ("决算数", "合计"): "5.00",
        ("决算数", "因公出国（境）费"): "0.00",
        ("决算数", "公务用车购置及运行维护费", "小计"): "3.50",
        ("决算数", "公务用车购置及运行维护费", "公务用车购置费"): "0.50",
        ("决算数", "公务用车购置及运行维护费", "公务用车运行维护费"): "3.00",
        ("决算数", "公务接待费"): "1.50",
    }


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("21402\t铁路运输\t5.00\t5.00\t\t", ("5.00", "5.00", "", "")),
        # a cell too far to the right: only this way does 合计 = 基本 + 项目
        ("21402\t铁路运输\t\t5.00\t2.00\t3.00", ("5.00", "2.00", "3.00", "")),
        # a filing that does not add up stands as printed
        ("21402\t铁路运输\t5.00\t2.00\t2.00\t", ("5.00", "2.00", "2.00", "")),
        # a rounding difference is no reason to move anything
        ("21402\t铁路运输\t5.00\t2.00\t3.01\t0.00", ("5.00", "2.00", "3.01", "0.00")),
    ],
)
def test_a_row_stands_as_printed_unless_its_sums_leave_one_other_place(
    row: str, cells: tuple[str, ...]
) -> None:
    text = (
        TITLE
        + EXPENDITURE
        + "214\t交通运输支出\t30.00\t10.00\t20.00\t0.00\n21401\t公路\t25.00\t8.00\t17.00\t0.00\n"
        + row
    )
    assert rows(read(text).blocks[0])[-1] == ("铁路运输", ("交通运输支出",), cells)


def test_a_row_with_several_possible_places_is_an_issue_and_no_row() -> None:
    # 4.00 4.00 may be basic or project expenditure, and nothing above tells which
    text = TITLE + EXPENDITURE + "214\t交通运输支出\t9.00\t4.00\t5.00\t0.00\n215\t其他\t4.00\t\t\t\t4.00\n"
    table, found = tables(text, ())
    assert [label for label, _, _ in rows(table[0].blocks[0])] == ["交通运输支出"]
    assert [(issue.kind, issue.span.of(text)) for issue in found] == [
        (IssueKind.ROW_NOT_PLACED, "215\t其他\t4.00\t\t\t\t4.00")
    ]


def test_the_accounts_above_and_below_tell_where_shifted_figures_belong() -> None:
    header = """一般公共预算财政拨款收入支出决算批复表
单位：万元

科目代码\t科目名称\t本年收入\t\t\t本年支出\t\t\t
\t\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出\t
类\t款\t项\t栏次\t1\t2\t3\t4\t5\t6
"""
    body = """\t\t\t合计\t9.00\t3.00\t6.00\t\t\t
\t合计\t9.00\t3.00\t6.00\t9.00\t3.00\t6.00\t
204\t公共安全支出\t9.00\t3.00\t6.00\t9.00\t3.00\t6.00\t
20402\t公安\t9.00\t3.00\t6.00\t9.00\t3.00\t6.00\t
2040201\t行政运行\t3.00\t3.00\t\t3.00\t3.00\t\t
2040202\t管理事务\t6.00\t\t\t6.00\t6.00\t6.00\t
"""
    found = rows(read(header + body.split("\n", 1)[1]).blocks[0])
    assert found[-1] == ("管理事务", ("公共安全支出", "公安"), ("6.00", "", "6.00", "6.00", "", "6.00"))
    assert found[0] == ("合计", (), ("9.00", "3.00", "6.00", "9.00", "3.00", "6.00"))


def test_a_shift_that_the_accounts_deny_is_an_issue() -> None:
    # moved one to the left the row balances, but then 公路 and 铁路 no longer add up to 交通
    text = (
        TITLE
        + EXPENDITURE
        + "214\t交通\t9.00\t4.00\t5.00\t\n21401\t公路\t5.00\t\t5.00\t\n21402\t铁路\t\t3.00\t\t3.00\n"
    )
    table, found = tables(text, ())
    assert [label for label, _, _ in rows(table[0].blocks[0])] == ["交通", "公路"]
    assert [issue.kind for issue in found] == [IssueKind.ROW_NOT_PLACED]


def test_a_continuation_with_other_columns_is_mapped_in_order_when_the_numbers_agree() -> None:
    text = """经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数
三公经费\t2.00\t6.00\t1.00
1、公务用车\t1.50\t3.00\t0.50
其中：购置\t\t\t
运行维护\t1.50\t3.00\t0.50
2、公务接待\t0.50\t3.00\t0.50

会议费\t1.00\t\t\t\t0.90\t
培训费\t\t\t2.00\t\t1.80\t
"""
    (block,) = read(text).blocks
    assert block.unit == "万元"
    assert rows(block) == [
        ("三公经费", (), ("2.00", "6.00", "1.00")),
        ("公务用车", ("三公经费",), ("1.50", "3.00", "0.50")),
        ("购置", ("三公经费", "公务用车"), ("", "", "")),
        ("运行维护", ("三公经费", "公务用车"), ("1.50", "3.00", "0.50")),
        ("公务接待", ("三公经费",), ("0.50", "3.00", "0.50")),
        ("会议费", (), ("1.00", "", "0.90")),
        ("培训费", (), ("", "2.00", "1.80")),
    ]


def test_a_continuation_whose_columns_do_not_agree_is_an_issue() -> None:
    text = "项目\t预算数\t决算数\n会议费\t1.00\t2.00\n\n培训费\t\t3.00\t\t4.00\t5.00\n"
    table, found = tables(text, ())
    assert rows(table[0].blocks[0]) == [("会议费", (), ("1.00", "2.00"))]
    assert [issue.kind for issue in found] == [IssueKind.ROW_NOT_PLACED]


def test_blank_lines_rows_of_dashes_and_page_numbers_do_not_end_a_table() -> None:
    text = "项目\t预算数\t决算数\n----\t----\t----\n会议费\t1.00\t2.00\n\n- 12 -\n\n培训费\t3.00\t4.00\n"
    assert rows(read(text).blocks[0]) == [("会议费", (), ("1.00", "2.00")), ("培训费", (), ("3.00", "4.00"))]


def test_a_header_printed_again_on_the_next_page_is_no_row() -> None:
    text = "项目\t预算数\t决算数\n会议费\t1.00\t2.00\n\n项目\t预算数\t决算数\n培训费\t3.00\t4.00\n"
    assert rows(read(text).blocks[0]) == [("会议费", (), ("1.00", "2.00")), ("培训费", (), ("3.00", "4.00"))]


def test_a_name_that_a_page_break_cut_is_joined_where_its_bracket_tells() -> None:
    text = "项目\t预算数\t决算数\n系统运维（一体化\t1.00\t2.00\n\n平台）\t\t\n培训费\t3.00\t4.00\n"
    assert rows(read(text).blocks[0])[0] == ("系统运维（一体化平台）", (), ("1.00", "2.00"))


def test_pieces_of_a_name_that_nothing_explains_are_issues() -> None:
    text = "项目\t预算数\t决算数\n综合指挥中\t1.00\t2.00\n\n心运营\t\t\n培训费\t3.00\t4.00\n"
    assert rows(read(text).blocks[0]) == [("培训费", (), ("3.00", "4.00"))]
    assert kinds(text) == [IssueKind.ROW_NOT_PLACED] * 2


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (
            "\t年度资金总额\t9.00\t8.00\t4.00\t10\t50.00%\t5.00",
            ("9.00", "8.00", "4.00", "10", "50.00%", "5.00"),
        ),
        # the whole row stands one column to the left, or to the right: the ratio tells
        ("其他资金\t\t8.00\t4.00\t1\t50%\t1\t", ("", "8.00", "4.00", "1", "50%", "1")),
        (
            "\t年度资金总额\t\t9.00\t8.00\t4.00\t10\t50.00%\t5.00",
            ("9.00", "8.00", "4.00", "10", "50.00%", "5.00"),
        ),
    ],
)
def test_a_ratio_tells_how_far_a_row_is_shifted(row: str, cells: tuple[str, ...]) -> None:
    text = FUNDS + "\t当年财政拨款\t9.00\t8.00\t4.00\t9\t50.00%\t4.50\n" + row
    (block,) = read(text).blocks
    assert [column.path[-1] for column in block.values] == [
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ]
    assert rows(block)[-1][2] == cells


def test_a_ratio_column_takes_no_bare_integer() -> None:
    text = "财政供养人员情况（人）\t编制数\t实际在职人数\t控制率\n\t\t33\t28\n"
    assert kinds(text) == [IssueKind.ROW_NOT_PLACED]


def test_a_row_that_only_its_header_names_is_read_where_no_row_has_a_name() -> None:
    text = "财政供养人员情况（人）\t编制数\t实际在职人数\t控制率\n\t33\t28\t84.85%\n"
    (block,) = read(text).blocks
    assert (block.unit, rows(block)) == ("人", [("", (), ("33", "28", "84.85%"))])


@pytest.mark.parametrize(
    "row",
    [
        "\t\t30\t\t\t61",  # numbers of the rows moved under the amounts
        "三、其他\t\t3\t8.00\t三、国防支出\t7\t2.00",  # one group moved: the other is not safe either
        "三、其他\t3\t三、国防支出\t7\t2.00\t",
    ],
)
def test_a_row_of_groups_side_by_side_that_has_moved_is_an_issue_in_all_of_them(row: str) -> None:
    text = "收入支出决算总表\n单位：万元\n\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n一、财政\t1\t8.00\t一、教育支出\t5\t1.00\n二、事业\t2\t1.00\t二、外交支出\t6\t1.00\n"
    text += (
        "总计\t4\t8.00\t总计\t8\t8.00\n年初\t5\t8.00\t年末\t9\t8.00\n使用\t6\t8.00\t分配\t10\t8.00\n" + row
    )
    table, found = tables(text, ())
    assert [len(block.rows) for block in table[0].blocks] == [5, 5]
    assert {issue.kind for issue in found} == {IssueKind.ROW_NOT_PLACED}


def test_bands_of_one_table_are_blocks_with_their_own_headers() -> None:
    text = (
        "项目支出名称\t运行维护经费\t\t\t\t\t\t\n主管部门\t某某厅\t\t\t实施单位\t某某中心\t\t\n"
        + FUNDS
        + "\t年度资金总额\t9.00\t8.00\t4.00\t10\t50.00%\t5.00\n"
        + "年度总体目标\t预期目标\t\t\t实际完成情况\t\t\t\n\t<p>完成运维。</p>\t\t\t<p>已完成运维。</p>\t\t\t\n"
        + INDICATORS
        + "绩效指标\t产出指标(50分)\t数量指标\t办件\t≥20万件\t21万件\t2\t1.5\t系统升级\n总分\t\t\t\t\t\t100\t95\t\n"
    )
    pairs, funds, goals, indicators = read(text).blocks
    assert rows(pairs) == [
        ("项目支出名称", (), ("运行维护经费",)),
        ("主管部门", (), ("某某厅",)),
        ("实施单位", (), ("某某中心",)),
    ]
    assert rows(funds) == [("年度资金总额", (), ("9.00", "8.00", "4.00", "10", "50.00%", "5.00"))]
    assert rows(goals) == [("年度总体目标", (), ("完成运维。", "已完成运维。"))]
    assert rows(indicators) == [
        ("办件", ("产出指标(50分)", "数量指标"), ("≥20万件", "21万件", "2", "1.5", "系统升级")),
        ("总分", (), ("", "", "100", "95", "")),
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (
            "\t\t\t办件\t30\t30\t0.5\t0.5\t",
            ("办件", ("产出指标(50)", "数量指标"), ("30", "30", "0.5", "0.5", "")),
        ),
        (
            "\t\t办件\t1份\t0\t1\t0\t取消",
            ("办件", ("产出指标(50)", "数量指标"), ("1份", "0", "1", "0", "取消")),
        ),
        (
            "\t质量指标\t\t合格率\t98%\t99%\t2\t2\t\t",
            ("合格率", ("产出指标(50)", "质量指标"), ("98%", "99%", "2", "2", "")),
        ),
        (
            "办件\t\t\t有提升\t提升\t\t2\t2",
            ("办件", ("产出指标(50)", "数量指标"), ("有提升", "提升", "2", "2", "")),
        ),
        (
            "效益指标（30分）\t社会效益指标\t办事\t不变\t不变\t6\t6\t",
            ("办事", ("效益指标（30分）", "社会效益指标"), ("不变", "不变", "6", "6", "")),
        ),
        (
            "分)\t办件\t8个\t4个\t0.5\t0\t停用",
            ("办件", ("产出指标(50)", "数量指标"), ("8个", "4个", "0.5", "0", "停用")),
        ),
    ],
)
def test_an_indicator_is_read_by_the_order_of_its_cells(
    row: str, found: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    text = INDICATORS + "绩效指标\t产出指标(50)\t数量指标\t上报\t3期\t3期\t2\t2\t\n\n" + row
    assert rows(read(text).blocks[0])[-1] == found


def test_indicators_whose_marks_stand_before_their_values_are_read_under_their_headers() -> None:
    text = (
        "一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分\t原因\n"
        "产出指标\t数量指标\t办件\t10\t≥20万件\t21万件\t10\t\n\t\t上报\t5\t12\t11\t4\t升级\n"
        "\t质量指标\t合格率\t5\t98%\t99%\t5\t\n"
    )
    assert rows(read(text).blocks[0]) == [
        ("办件", ("产出指标", "数量指标"), ("10", "≥20万件", "21万件", "10", "")),
        ("上报", ("产出指标", "数量指标"), ("5", "12", "11", "4", "升级")),
        ("合格率", ("产出指标", "质量指标"), ("5", "98%", "99%", "5", "")),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "\t\t\t有提升\t提升\t1\t1\t\t",
        "\t\t\t办件\t8个\t8个\t2\t3\t",
        "\t\t\t办件\t8个\t8个\t2\t",
    ],
)
def test_an_indicator_whose_count_does_not_come_out_is_an_issue(row: str) -> None:
    text = INDICATORS + "绩效指标\t产出指标(50)\t数量指标\t上报\t3期\t3期\t2\t2\t\n" + row
    assert kinds(text) == [IssueKind.ROW_NOT_PLACED]


def test_an_indicator_without_an_actual_value_stands_as_printed_where_its_marks_do() -> None:
    text = INDICATORS + "\t效益指标\t社会效益指标\t新增就业人数\t≥90人\t\t10\t8\t数据待核定\n"
    (block,) = read(text).blocks
    assert rows(block) == [
        ("新增就业人数", ("效益指标", "社会效益指标"), ("≥90人", "", "10", "8", "数据待核定"))
    ]


def test_an_indicator_cut_apart_by_a_page_break_is_not_offered() -> None:
    text = (
        INDICATORS
        + "\t满意度\t服务对用户满意\t满意\t满意\t2\t2\t\t\n\n指标(10分)\t象满意度指标\t程度\t\t\t\t\t\n\t\t回访\t95%\t98%\t2\t2\t\n"
    )
    table, found = tables(text, ())
    assert rows(table[0].blocks[0]) == [("回访", (), ("95%", "98%", "2", "2", ""))]
    assert [issue.kind for issue in found] == [IssueKind.ROW_NOT_PLACED, IssueKind.ROW_NOT_PLACED]


def test_the_end_of_a_value_behind_a_page_break_makes_that_value_unsafe() -> None:
    text = (
        INDICATORS
        + "\t产出指标\t时效指标\t服务时间\t一年\t至八月(或累计费用达20\t1\t1\t\n\n\t\t\t\t万)\t\t\t\n\t\t办件\t8个\t8个\t2\t2\t\n"
    )
    _, found = tables(text, ())
    assert [(issue.kind, issue.span.of(text)) for issue in found] == [
        (IssueKind.CELL_NOT_PLACED, "至八月(或累计费用达20"),
        (IssueKind.CELL_NOT_PLACED, "万)"),
    ]


def test_a_figure_in_the_row_of_column_numbers_is_an_issue() -> None:
    text = (
        "收入决算表\n单位：万元\n\n项目\t本年收入合计\t财政拨款收入\n栏次\t1\t22,131.98\n合计\t5.00\t5.00\n"
    )
    assert kinds(text) == [IssueKind.FIGURE_IN_HEADER]


def test_a_table_of_caption_and_notes_only_is_a_table_with_an_issue() -> None:
    text = "政府性基金预算财政拨款收入支出决算批复表\n\n部门：某单位\n\n表07批復決財\n万元：单位金额\n\n注：1.本表无数据。\n\n第三部分"
    table, found = tables(text, ())
    assert (table[0].kind, table[0].code, table[0].unit, table[0].blocks) == (
        TableKind.GOVERNMENT_FUND,
        "财决批复07表",
        "万元",
        (),
    )
    assert [issue.kind for issue in found] == [IssueKind.EMPTY_TABLE]


def test_a_title_with_nothing_behind_it_is_a_missing_table() -> None:
    assert kinds("正文。\n\n附件3\n\n2023年度部门整体支出绩效自评表\n") == [IssueKind.MISSING_TABLE]


@pytest.mark.parametrize(
    "text",
    [
        "第一部分 概况\t1\n一、部门职责\t1\n二、机构设置\t2\n",
        "\t2023年度收入合计856.67万元。\n\n\t2023年度支出合计856.67万元。\n",
    ],
)
def test_a_table_of_contents_and_indented_prose_are_no_tables(text: str) -> None:
    assert tables(text, ()) == ((), ())


@pytest.mark.parametrize(
    ("line", "code", "unit"),
    [
        ("公开 01 表", "公开01表", None),
        ("财决批复02表", "财决批复02表", None),
        ("金额单位：万元", None, "万元"),
        ("单位：亿元", None, "亿元"),
        ("表07批復決財", "财决批复07表", None),
        ("万元：单位金额", None, "万元"),
        ("部门：某某中心", None, None),
    ],
)
def test_caption_lines_say_code_and_unit_in_any_order_of_characters(
    line: str, code: str | None, unit: str | None
) -> None:
    text = caption.clean(line)
    assert (caption.piece(text), caption.code_of(text), caption.unit_of(text)) == (True, code, unit)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("收入支出决算总表", TableKind.SUMMARY),
        ("收入支出决算批复表", TableKind.SUMMARY),
        ("2023年度收入决算表", TableKind.INCOME),
        ("支出决算批复表", TableKind.EXPENDITURE),
        ("财政拨款收入支出决算总表", TableKind.FISCAL_SUMMARY),
        ("一般公共预算财政拨款支出决算表", TableKind.GENERAL_BUDGET),
        ("一般公共预算财政拨款收入支出决算批复表", TableKind.GENERAL_BUDGET),
        ("一般公共预算财政拨款基本支出决算明细表", TableKind.BASIC),
        ("政府性基金预算财政拨款收入支出决算表", TableKind.GOVERNMENT_FUND),
        ("国有资本经营预算财政拨款支出决算表", TableKind.STATE_CAPITAL),
        ("财政拨款“三公”经费支出决算表", TableKind.THREE_PUBLIC),
        ("基本支出情况表", TableKind.OTHER),
        ("2023年度项目支出绩效自评表", TableKind.OTHER),
    ],
)
def test_a_title_tells_the_statutory_table(title: str, kind: TableKind) -> None:
    assert caption.kind(title) is kind


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("表五 一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表"),
        ("表5　一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表"),
        ("Z01_1 收入支出决算总表(财决01表)", "收入支出决算总表(财决01表)"),
        ("财决公开05表", None),
        ("Z08表", None),
    ],
)
def test_a_title_is_told_from_its_number_and_its_code(line: str, title: str | None) -> None:
    assert caption.title_of(caption.clean(line)) == title


def test_every_cell_is_found_again_at_its_place(samples: tuple[Path, ...]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in samples]
    found = [(text, table) for text in texts for table in tables(text, ())[0]]
    rows = [(text, row) for text, table in found for block in table.blocks for row in block.rows]
    cells = [(text, row, cell) for text, row in rows for cell in row.cells]
    assert (len(found), len(cells) > 1000) == (23, True)
    assert [cell for text, _, cell in cells if cell.span.of(text) != cell.text] == []
    assert [cell for _, row, cell in cells if not row.span.holds(cell.span)] == []


@pytest.mark.parametrize(
    "caption",
    [
        "支出决算表\n公开03表\n编制单位：某局\t\t\t金额单位：万元\n",
        "支出决算表\t\t\t\n\t\t\t公开03表\n部门：某局\t2023年度\t\t单位：万元\n",
        "支出决算表\n\n公开03表\n单位名称：某局\t\t\t\n\t\t\t单位：万元\n",
    ],
)
def test_a_row_of_nothing_but_caption_is_no_row_of_the_table(caption: str) -> None:
    table = read(caption + EXPENDITURE + "合计\t\t30.00\t10.00\t20.00\t0.00\n")
    assert (table.title, table.code, table.unit) == ("支出决算表", "公开03表", "万元")
    assert [column.path for column in table.blocks[0].values][:2] == [("本年支出合计",), ("基本支出",)]


def test_a_statutory_title_in_a_row_of_its_own_begins_another_table() -> None:
    text = "".join(
        f"{title}\t\t\n单位：万元\t\t\n科目代码\t科目名称\t合计\n201\t一般公共服务支出\t5.00\n\n"
        for title in ("收入决算表", "支出决算表")
    )
    found, _ = tables(text, ())
    assert [(table.title, table.unit, len(table.blocks[0].rows)) for table in found] == [
        ("收入决算表", "万元", 1),
        ("支出决算表", "万元", 1),
    ]


def test_the_name_of_an_organisation_is_no_unit() -> None:
    assert caption.unit_of("编制单位：元江县某局") is None


@pytest.mark.parametrize("edges", [("| ", " |"), ("", " |"), ("|", "|")])
def test_strokes_set_fields_apart_as_tabs_do(edges: tuple[str, str]) -> None:
    lines = (
        "科目代码 | 科目名称 | 合计",
        "---|---|---",
        "201 | 一般公共服务支出 | 5.00",
        "205 | 教育支出 | ",
    )
    text = TITLE + "".join(f"{edges[0]}{line}{edges[1]}\n" for line in lines)
    (block,) = read(text).blocks
    assert [(row.code, row.label, row.cells[0].text) for row in block.rows] == [
        ("201", "一般公共服务支出", "5.00"),
        ("205", "教育支出", ""),
    ]
    assert block.rows[0].cells[0].span.of(text) == "5.00"


def test_a_sentence_with_strokes_is_no_row() -> None:
    assert tables("来源：某局 | 日期：2024年 | 浏览：3次\n", ()) == ((), ())


SPLIT = "项目\t\t\t\t合计\t基本支出\n科目编码\t\t\t科目名称\t\t\n"


@pytest.mark.parametrize(
    "rows_",
    [
        "205\t\t\t教育支出\t9.00\t4.00\n205\t02\t\t普通教育\t9.00\t4.00\n205\t02\t01\t学前教育\t5.00\t0.00\n205\t02\t02\t小学教育\t4.00\t4.00\n",
        "205\t\t\t教育支出\t9.00\t4.00\n\t02\t\t普通教育\t9.00\t4.00\n\t\t01\t学前教育\t5.00\t0.00\n\t\t02\t小学教育\t4.00\t4.00\n",
    ],
)
@pytest.mark.parametrize("numbers", ["", "类\t款\t项\t栏次\t1\t2\n", "类\t款\t项\t\t\t\n"])
def test_a_code_in_a_column_for_each_level_is_one_code(rows_: str, numbers: str) -> None:
    table = read(TITLE + SPLIT + numbers + "合计\t\t\t\t9.00\t4.00\n" + rows_)
    assert [(row.code, row.label, row.cells[0].text) for row in table.blocks[0].rows] == [
        (None, "合计", "9.00"),
        ("205", "教育支出", "9.00"),
        ("20502", "普通教育", "9.00"),
        ("2050201", "学前教育", "5.00"),
        ("2050202", "小学教育", "4.00"),
    ]
    assert [cell.text for cell in table.grid[-1]][:3] in (["205", "02", "02"], ["", "", "02"])


def test_a_level_whose_class_is_not_printed_has_no_code() -> None:
    (block,) = read(
        TITLE
        + SPLIT
        + "\t02\t\t普通教育\t9.00\t4.00\n\t\t01\t学前教育\t9.00\t4.00\n\t\t02\t小学教育\t0.00\t0.00\n"
    ).blocks
    assert [row.code for row in block.rows] == [None, None, None]
