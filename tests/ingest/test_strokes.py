"""Upright strokes between cells become tabs in their places, and nothing else of a text changes."""

from pathlib import Path

import pytest

from ingest.readers.strokes import tabbed
from ingest.readers.text import read

OPEN = """2023年度云岭市水务局部门决算

第二部分 决算表
表五 一般公共预算财政拨款支出决算表
编制单位：云岭市水务局 | | | 金额单位：万元
科目编码 | 科目名称 | 合计 | 基本支出
213 | 农林水支出 | 1,230.00 | 
21303 | 水利 | 1,230.00 | 
 | 合计 | 1,230.00 | 30.00
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目|行次|数\n甲| 1|\n |2 |3.00", "项目\t行次\t数\n甲\t 1\t\n \t2 \t3.00"),
        ("| 项目 | 数 |\n|---|---|\n| 甲 | 3.00 |", "  项目 \t 数  \n ---\t--- \n  甲 \t 3.00  "),
        ("项目｜行次｜数｜\n甲｜1｜3.00｜", "项目\t行次\t数 \n甲\t1\t3.00 "),
        ("┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1 │2 │", " ──\t── \n 甲\t乙 \n ──\t── \n 1 \t2  "),
    ],
)
def test_a_stroke_between_cells_becomes_a_tab_and_one_around_a_row_a_blank(text: str, expected: str) -> None:
    assert tabbed(text) == expected
    assert len(tabbed(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "正文没有竖线。\n\n甲\t乙\n1\t2\n",
        "来源：某局 | 日期：2024年 | 浏览：3次\n\n正文。\n",
        "电话：见下 | 传真：见下\n网址：见下 | 邮编：见下\n",
        "甲\t乙|丙\n1\t2|3\n",
    ],
)
def test_strokes_that_make_no_table_stay_as_they_are(text: str) -> None:
    assert tabbed(text) == text


def test_cells_of_a_stroked_table_stand_in_their_columns_blank_ones_too(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(OPEN, encoding="utf-8")
    read_ = read(path)
    (table,) = read_.tables
    (block,) = table.blocks
    assert (table.title, table.unit) == ("一般公共预算财政拨款支出决算表", "万元")
    assert [column.path for column in block.values] == [("合计",), ("基本支出",)]
    assert [(row.code, row.label, [cell.text for cell in row.cells]) for row in block.rows] == [
        ("213", "农林水支出", ["1,230.00", ""]),
        ("21303", "水利", ["1,230.00", ""]),
        (None, "合计", ["1,230.00", "30.00"]),
    ]
    assert read_.issues == ()
