"""Questions that ask for several figures: each is answered, or what is missing is named."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2022年度样例市实训学校部门决算
第一部分 样例市实训学校概况
一、部门职责
承担职业培训。
二、机构设置
年末在校学生110人，教学班5个。
2023年度样例市实训学校部门决算
第一部分 样例市实训学校概况
一、部门职责
承担职业培训。
二、机构设置
内设职能科室4个。年末在职职工36人，退休人员9人。事业编制40人，实际37人。
年末在校学生120人，教学班6个。
第三部分 2023年度部门决算情况说明
一、服务情况
拆除旧房31户，过渡安置的群众85人。
实训终端年度计划安装42套，实际安装37套。
全年外事来访2批次，9人次，外事来访支出0.46万元。
线上展播观看人数3000人次。为25名困难学员发放关怀金3.60万元。
二、支出情况
1.教育支出（类）职业教育（款）中等职业教育（项）。年初预算为16.53万元，支出决算为12.25万元，完成年初预算的74.1%。
三、收支总体情况
本年收入总计增加，主要原因是学生人数增加。
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2023年中等职业教育的年初预算数和完成率是多少？", ["16.53 万元", "74.1 %"]),
        ("2023年中等职业教育年初原本打算花多少，结果花到百分之几？", ["16.53 万元", "74.1 %"]),
        ("2023年有几个职能科室、几个人？", ["4 个", "36 人"]),
        ("2023年事业编批了多少个，实际在岗多少人？", ["40 人", "37 人"]),
        ("2023年事业编制和实有人数各多少？", ["40 人", "37 人"]),
        ("2023年教学班和职工各多少？", ["6 个", "36 人"]),
        ("2023年学生有多少人，班有多少个？", ["120 人", "6 个"]),
        ("2023年拆了多少户，过渡安置的群众有多少人？", ["31 户", "85 人"]),
        ("2023年外事来访 几批 几人 花费", ["2 批次", "9 人次", "0.46 万元"]),
        ("2023年困难学员关怀金 金额和人数", ["3.60 万元", "25 名"]),
        ("2023年困难学员关怀金的发放人数和金额各是多少？", ["25 名", "3.60 万元"]),
        ("2023年外事来访批次人次", ["2 批次", "9 人次"]),
        ("2023年实训终端本来要装多少套，真正装上去多少套？", ["42 套", "37 套"]),
        ("2023年跟2022年比，学生多了几个、班多了几个？", ["10 人", "1 个"]),
    ],
)
def test_each_figure_that_is_asked_for_is_given(filing: Corpus, question: str, values: list[str]) -> None:
    given = answer(f"样例市实训学校{question}", (), filing)
    assert [f"{value.value} {value.unit}" for value in given.values] == values


@pytest.mark.parametrize(
    ("question", "values", "missing"),
    [
        ("2023年拆了多少间，过渡安置的群众有多少人？", ["85 人"], "拆了多少间"),
        ("2023年跟2022年比，学生多了几个、船多了几艘？", ["10 人"], "船多了几艘"),
        ("2023年教学班几个，花了多少运维费？", ["6 个"], "花了多少运维费决算数"),
        ("2023年报废了几辆车，年底还剩几辆车？", [], "年底还剩几辆车"),
    ],
)
def test_what_has_no_figure_is_named_and_never_given_the_others(
    filing: Corpus, question: str, values: list[str], missing: str
) -> None:
    given = answer(f"样例市实训学校{question}", (), filing)
    assert [f"{value.value} {value.unit}" for value in given.values] == values
    assert f"{missing}：" in given.answer or f"{missing}增减额：" in given.answer
