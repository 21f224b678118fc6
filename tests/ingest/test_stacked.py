"""Cells in order without their columns become rows where sums settle each of them, and stay an issue elsewhere."""

import pytest

from ingest.readers.stacked import tabbed
from ingest.readers.stacked_sums import Row, placed

ACCOUNTS = (
    "支出决算表\n公开03表\n项目 科目编码 科目名称 本年支出合计 基本支出 项目支出 栏次 1 2 3 "
    "合计 90.00 60.00 30.00 205 教育支出 60.00 60.00 20508 进修及培训 60.00 60.00 221 住房保障支出 30.00 30.00"
)
SUMMARY = "收入支出决算总表\n收入 支出 项目 行次 金额 项目 行次 金额 栏次 1 栏次 2 一、事业收入 1 5.00 一、教育支出 3 5.00 总计 2 5.00 总计 4 {}"
PUBLIC = (
    "财政拨款“三公”经费支出决算表\n预算数 决算数 合计 因公出国（境）费 公务用车费 公务接待费 合计 因公出国（境）费 公务用车费 公务接待费"
    " 小计 购置费 运行费 小计 购置费 运行费 1 2 3 4 5 6 7 8 9 10 11 12 6.00 0.00 3.00 0.00 3.00 3.00 4.00 0.00 3.00 0.00 3.00 {}"
)


@pytest.mark.parametrize("separator", ["\n", "   ", "\u3000 "])
def test_an_account_with_blanks_left_out_stands_where_the_sums_of_the_table_put_it(separator: str) -> None:
    written = tabbed(ACCOUNTS.replace(" ", separator)).split("\n")
    assert [line.split("\t") for line in written if "\t" in line] == [
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
        ["", "合计", "90.00", "60.00", "30.00"],
        ["205", "教育支出", "60.00", "60.00", ""],
        ["20508", "进修及培训", "60.00", "60.00", ""],
        ["221", "住房保障支出", "30.00", "", "30.00"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (ACCOUNTS.replace("90.00 60.00 30.00", "90.00 90.00"), 0),
        (SUMMARY.format("5.00"), 4),
        (SUMMARY.format("6.00"), 0),
        (PUBLIC.format("1.00"), 4),
        (PUBLIC.format("2.00"), 0),
    ],
)
def test_what_its_own_sums_deny_is_no_table(text: str, rows: int) -> None:
    assert sum("\t" in line for line in tabbed(text.replace(" ", "\n")).split("\n")) == rows


def test_rows_that_sums_leave_open_are_not_placed() -> None:
    rows = [
        Row(code="", name="合计", figures=("2.00", "1.00", "1.00")),
        Row(code="205", name="甲", figures=("1.00", "1.00")),
        Row(code="221", name="乙", figures=("1.00", "1.00")),
    ]
    assert placed(rows, 3) is None
