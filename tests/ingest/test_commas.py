"""Commas between cells become tabs, those inside figures stay, and what cannot be counted is no table."""

from pathlib import Path

import pytest

from ingest.readers.commas import tabbed
from ingest.readers.text import parse, read

QUOTED = """项目,行次,金额,
"其中：甲,乙",1,"1,200.00",
丙,,30.00,
"丁
戊",3,5.00,"""

BARE = """编码,名称,合计,基本支出
201,甲,1,200.00,1,200.00
202,乙,30.00,30.00
203,丙,12.00,
204,丁,1,012.00,12.00"""

DOUBTFUL = """编码,名称,合计,基本支出,项目支出
201,甲,1,200.00,1,200.00
202,乙,30.00,30.00,0.00
203,丙,12.00,0.00
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (QUOTED, "项目\t行次\t金额\t\n其中：甲,乙\t1\t1,200.00\t\n丙\t\t30.00\t\n丁 戊\t3\t5.00\t"),
        (
            BARE,
            "编码\t名称\t合计\t基本支出\n201\t甲\t1,200.00\t1,200.00\n202\t乙\t30.00\t30.00\n203\t丙\t12.00\t\n204\t丁\t1,012.00\t12.00",
        ),
        ("标题,,,\n甲,1,2.00,\n乙,2,3.00,\n丙,3,4.00,\n全年支出 9.00 万元。,,,", None),
    ],
)
def test_cells_between_commas_are_cells_between_tabs(text: str, expected: str | None) -> None:
    assert tabbed(text) == (
        expected or "标题\n甲\t1\t2.00\t\n乙\t2\t3.00\t\n丙\t3\t4.00\t\n全年支出 9.00 万元。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "全年支出1,200.00万元,其中:基本支出1,000.00万元,项目支出200.00万元。\n" * 4,
        "甲,乙,丙\n丁,戊,己\n" * 3,
        "甲\t1,200.00\n乙\t1,300.00\n丙\t2,500.00\n",
        "甲    1,200.00    3\n乙    1,300.00    4\n丙    2,500.00    7\n",
    ],
)
def test_commas_that_make_no_table_stay_as_they_are(text: str) -> None:
    assert tabbed(text) == text


def test_commas_inside_the_figures_of_a_stroked_table_set_nothing_apart(tmp_path: Path) -> None:
    rows = "甲 | 1 | 43,402.32\n乙 | 2 | 4,006.56\n丙 | 3 | 1,375.29\n"
    path = tmp_path / "filing.txt"
    path.write_text(f"项目 | 行次 | 金额\n{rows}", encoding="utf-8")
    assert read(path).text == f"项目 \t 行次 \t 金额\n{rows}".replace("|", "\t").replace("  ", " ")


def test_rows_whose_cells_cannot_be_counted_are_an_issue() -> None:
    document = parse(tabbed(DOUBTFUL), file="a.csv", digest="0")
    assert document.tables == ()
    assert [issue.kind.name for issue in document.issues if issue.kind.name == "UNREAD_TABLE"]
