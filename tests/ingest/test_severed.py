"""Rows that a break cut in two, and rows that a break moved: whole again where codes, places and sums agree, else issues."""

import pytest

from ingest.document import IssueKind, Table
from ingest.readers.grid import tables

HEAD = """支出决算表
公开03表
金额单位：万元

科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
"""
ACCOUNTS = """合计\t\t30.00\t10.00\t20.00
208\t社会保障和就业支出\t10.00\t10.00\t
20805\t行政事业单位养老支出\t10.00\t10.00\t
2080505\t养老保险缴费支出\t6.00\t6.00\t
"""
REST = "214\t交通运输支出\t20.00\t\t20.00\n21401\t公路水路运输\t20.00\t\t20.00\n"
PENSION = ("2080506", "职业年金缴费支出", ("4.00", "4.00", ""))

Read = tuple[str | None, str, tuple[str, ...]]


def read(text: str) -> Table:
    (table,), _ = tables(text, ())
    return table


def rows(text: str) -> list[Read]:
    """Code, name and cells of each row of the first block."""
    return [
        (row.code, row.label, tuple(cell.text for cell in row.cells)) for row in read(text).blocks[0].rows
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        # the name alone, its figures behind the break
        "2080506\t职业年金\n\n\t缴费支出\t4.00\t4.00\t\n",
        "2080506\t职业年金\n\n- 7 -\n\n\t缴费支出\t4.00\t4.00\t\n",
        # the same with the tabs of its blank cells
        "2080506\t职业年金\t\t\t\n\n\t缴费支出\t4.00\t4.00\t\n",
        # code and name are both cut, at the end of a line
        "20805\t职业年金\n06\t缴费支出\t4.00\t4.00\t\n",
        "20805\t职业年金\n\n06\t缴费支出\t4.00\t4.00\t\n",
        # the figures stand with the first piece
        "2080506\t职业年金\t4.00\t4.00\t\n\n\t缴费支出\t\t\t\n",
    ],
)
def test_a_row_of_accounts_that_a_break_cut_is_whole_again(pieces: str) -> None:
    text = HEAD + ACCOUNTS + pieces + REST
    assert rows(text)[4:6] == [PENSION, ("214", "交通运输支出", ("20.00", "", "20.00"))]
    assert tables(text, ())[1] == ()


@pytest.mark.parametrize(
    "pieces",
    [
        "\t缴费支出\t4.00\t4.00\t\n",  # nothing begins the name
        "2080506\t职业年金\t4.00\t4.00\t\n\t缴费支出\t4.00\t4.00\t\n",  # the row above is whole
        "21399\t职业年金\n06\t缴费支出\t4.00\t4.00\t\n",  # the code would stand under no other
    ],
)
def test_a_name_without_a_code_among_accounts_is_an_issue_and_no_row(pieces: str) -> None:
    text = HEAD + ACCOUNTS + pieces + REST
    assert "缴费支出" not in [label for _, label, _ in rows(text)]
    assert {issue.kind for issue in tables(text, ())[1]} == {IssueKind.ROW_NOT_PLACED}


def test_totals_and_numbered_rows_among_accounts_need_no_code() -> None:
    text = HEAD + ACCOUNTS + REST + "\t其中：车购税\t3.00\t\t3.00\n合计\t\t30.00\t10.00\t20.00\n"
    assert [label for _, label, _ in rows(text)[-2:]] == ["车购税", "合计"]


@pytest.mark.parametrize("before", ["", "\n"])
def test_a_row_one_cell_too_long_has_moved_and_the_others_of_its_page_have_not(before: str) -> None:
    moved = "2080506\t职业年金缴费支出\t\t4.00\t4.00\t\n"
    assert rows(HEAD + ACCOUNTS + before + moved + REST)[4:] == [
        PENSION,
        ("214", "交通运输支出", ("20.00", "", "20.00")),
        ("21401", "公路水路运输", ("20.00", "", "20.00")),
    ]


def test_a_name_cut_in_the_middle_of_a_row_of_two_blocks_goes_on_where_it_stopped() -> None:
    text = """收入支出决算总表
单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t8.00\t一、教育支出\t1.00
二、事业收入\t1.00\t二、社会保障

\t\t和就业支出\t3.00
三、其他收入\t1.00\t三、住房保障支出\t6.00
"""
    income, spending = read(text).blocks
    assert [(row.label, row.cells[0].text) for row in income.rows] == [
        ("财政拨款收入", "8.00"),
        ("事业收入", "1.00"),
        ("其他收入", "1.00"),
    ]
    assert [(row.label, row.cells[0].text) for row in spending.rows] == [
        ("教育支出", "1.00"),
        ("社会保障和就业支出", "3.00"),
        ("住房保障支出", "6.00"),
    ]
