"""Merged labels that stand in every cell, or without the cells that they reach over."""

import pytest

from ingest.document import Table
from ingest.readers.cells import bare
from ingest.readers.text import parse

REPEATED = (
    "收入支出决算总表\n单位：万元\n| 收入 | 收入 | 支出 | 支出 |\n|---|---|---|---|\n| 项目 | 决算数 | 项目 | 决算数 |\n"
    "| 一、财政拨款收入 | 5.00 | 一、教育支出 | 3.00 |\n| 二、其他收入 | 0.00 | 二、住房保障支出 | 2.00 |\n| **总计** | **5.00** | **总计** | **5.00** |\n"
)
DROPPED = (
    "收入支出决算总表\n单位：万元\n收入\t支出\n项目\t决算数\t项目\t决算数\n"
    "一、财政拨款收入\t5.00\t一、教育支出\t3.00\n二、其他收入\t0.00\t二、住房保障支出\t2.00\n总计\t5.00\t总计\t5.00\n"
)


def table(text: str) -> Table:
    return parse(text, file="某.txt", digest="0" * 64).tables[0]


@pytest.mark.parametrize("text", [REPEATED, DROPPED])
def test_each_group_has_its_own_columns(text: str) -> None:
    read = [
        [
            (row.label, bare(cell.text), column.path[0])
            for row in block.rows
            for column, cell in zip(block.values, row.cells, strict=False)
        ]
        for block in table(text).blocks
    ]
    assert read == [
        [("财政拨款收入", "5.00", "收入"), ("其他收入", "0.00", "收入"), ("总计", "5.00", "收入")],
        [("教育支出", "3.00", "支出"), ("住房保障支出", "2.00", "支出"), ("总计", "5.00", "支出")],
    ]


def test_codes_and_names_under_one_repeated_label_stand_in_columns_of_their_own() -> None:
    read = table(
        "支出决算表\n单位：万元\n| 项目 | 项目 | 本年支出合计 | 基本支出 |\n|---|---|---|---|\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 |\n"
        "| 合计 | 合计 | 5.00 | 4.00 |\n| 205 | 教育支出 | 5.00 | 4.00 |\n"
    )
    rows = [(row.code, row.label, [cell.text for cell in row.cells]) for row in read.blocks[0].rows]
    assert rows == [(None, "合计", ["5.00", "4.00"]), ("205", "教育支出", ["5.00", "4.00"])]
