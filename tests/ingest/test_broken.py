"""Rows whose cells a line break cuts are one row again where their tabs tell it; every character keeps its place."""

import pytest

from ingest.readers.broken import mended
from ingest.readers.text import parse

TABLE = (
    "支出决算表\n单位：万元\n项目\t\t本年支出合计\t基本支出\n科目编码\t科目名称\t\t\n\t合计\t9.00\t9.00\n"
    "208\t社会保障和就\n业支出\t5.00\t5.00\n20805\t行政事业单位养\n老支出\t5.00\t5.00\n2080505\t机关事业单位基\n本养老保险缴费\n支出\t5.00\t5.00\n"
    "221\t住房保障支出\t4.00\t4.00\n22102\t住房改革支出\t4.00\t4.00\n2210201\t住房公积金\t4.00\t4.00\n"
)


def test_a_name_that_goes_on_in_the_next_line_is_one_cell() -> None:
    whole = mended(TABLE)
    assert len(whole) == len(TABLE)
    table = parse(whole, file="某.txt", digest="0" * 64).tables[0]
    rows = [(row.code, row.label) for row in table.blocks[0].rows]
    assert rows == [
        (None, "合计"),
        ("208", "社会保障和就业支出"),
        ("20805", "行政事业单位养老支出"),
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("221", "住房保障支出"),
        ("22102", "住房改革支出"),
        ("2210201", "住房公积金"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "没有表格的一段话\n又一段话\n",
        "项目\t金额\n一、甲\t1.00\n二、乙\n三、丙\t2.00\n",
        "名称\t预算\t决算\n甲\t1.00\t1.00\n乙\t2.00\n丙\t3.00\n丁\t4.00\t4.00\n",
        TABLE.replace("业支出\t5.00\t5.00", "业支出\t5.00"),
    ],
)
def test_what_the_tabs_do_not_tell_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


HEADED = (
    "支出决算表\n单位：万元\n"
    "项目\t\t本年支出合计\t基本支出\t对附属单位\n补助支出\n"
    "科目编码\t科目名称\t\t\t\n"
    "\t合计\t9.00\t9.00\t\n"
    "208\t社会保障和就业支出\t5.00\t5.00\t\n221\t住房保障支出\t4.00\t4.00\t\n"
)
GOALS = (
    "年度总体目标\t预期目标\t\t实际完成情况\n\t目标1：办结案件；\n目标2：改造法庭。\t\t1.办结率九成；\n2.已竣工。\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\n\t产出指标\t数量指标\t办结案件\n"
)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (HEADED, "项目\t\t本年支出合计\t基本支出\t对附属单位 补助支出"),
        (
            HEADED.replace("对附属单位\n补助支出", "").replace("科目编码", "经济分类\n科目编码"),
            "经济分类 科目编码\t科目名称\t\t\t",
        ),
        (GOALS, "\t目标1：办结案件； 目标2：改造法庭。\t\t1.办结率九成； 2.已竣工。"),
        (
            "单位\t人数\t收入\t支出\n甲校\t1\t2.00\t3.00\n乙\n（本级）\t1\t2.00\t3.00\n丙校\t1\t2.00\t3.00\n",
            "乙 （本级）\t1\t2.00\t3.00",
        ),
    ],
)
def test_one_row_in_pieces_beside_whole_ones_is_whole_again(text: str, row: str) -> None:
    assert row in mended(text).split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "部门概况\n附件1\n名称\t金额\t备注\n甲\t1.00\t\n乙\t2.00\t\n",
        "名称\t预算\t决算\n甲\t1.00\t1.00\n一般公共预算\n教育支出\t1.00\t1.00\n丁\t4.00\t4.00\n",
        "名称\t预算\t决算\n甲\t1.00\t1.00\n合计\n丁\t4.00\t4.00\n",
    ],
)
def test_a_line_that_may_stand_by_itself_goes_on_with_nothing(text: str) -> None:
    assert mended(text) == text
