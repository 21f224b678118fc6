"""Which parts of a question are names, and what their characters may not be taken for."""

import pytest

from assistant.near import NearNames
from assistant.precedence import printed_first
from assistant.scan import scan
from assistant.spoken import SpokenNames
from assistant.whole_names import sealed

ITEMS = {
    "参加上级活动次数": "参加上级活动次数",
    "上级活动": "上级活动",
    "系统排名前10": "系统排名前10",
    "示例局系统运维": "示例局系统运维",
    "示例局": "示例局",
    "一般公共预算财政拨款": "一般公共预算财政拨款",
    "住房公积金": "住房公积金",
}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("参加上级活动次数分值是多少", ["参加上级活动次数"]),
        ("系统排名前10得分和参加上级活动次数", ["系统排名前10", "参加上级活动次数"]),
        ("上级活动有几次", []),  # too short to be nothing else
        ("一般公共预算财政拨款是多少", []),  # a term of the field says what it says anywhere
        ("住房公积金是多少", []),
        ("示例局系统运维花了多少", []),  # the body at its beginning has to be found
    ],
)
def test_a_filings_own_long_names_are_sealed(question: str, names: list[str]) -> None:
    spans = sealed(question, ITEMS, [(0, 3)] if question.startswith("示例局") else [])
    assert [question[start:end] for start, end in spans] == names


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("数字建设的资金有多少", ["数字建设资金"]),  # 的 between the parts of a name
        ("培训费里，员工培训花了多少", ["培训费"]),  # inside of itself a spoken name is words
        ("员工培训花了多少", ["培训费"]),
        ("演练来了几个人", []),  # who came is nobody who works there
        ("一共几个人", ["在职人数"]),
        ("日贷一共花的是多少", []),  # a total only where nothing else is named
        ("一共花的是多少", ["本年支出合计"]),
    ],
)
def test_what_a_name_is_in_its_sentence(question: str, items: list[str]) -> None:
    names = {"数字建设资金": "数字建设资金", "培训费": "培训费"}
    spoken = {"员工培训": ("培训费",), "几个人": ("在职人数",), "一共花的": ("本年支出合计",)}
    marks = scan(question, names, NearNames(names), SpokenNames(spoken, names))
    assert [mark.item for mark in printed_first(marks, question) if mark.item] == items


SPOKEN = {
    "公共安全": ("公共安全支出",),
    "财政拨款": ("财政拨款收入",),
    "买服务": ("委托业务费",),
    "全年进账": ("本年收入合计",),
}
PRINTED = (
    "基本支出",
    "基本支出结转",
    "项目支出",
    "财政拨款收入",
    "商品和服务支出",
    "公共安全支出",
    "一般公共预算财政拨款",
)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("公共安全的项目支出是多少", ["公共安全支出", "项目支出"]),  # a column of the account
        ("公共安全的财政拨款收入", ["公共安全支出", "财政拨款收入"]),
        ("公共安全的商品和服务支出", ["公共安全支出", "商品和服务支出"]),  # what it was spent on
        ("买服务的商品和服务支出", ["商品和服务支出"]),  # a manner of speech
        ("财政拨款公共安全支出", ["公共安全支出"]),  # whose money it is
        ("财政拨款总计", []),
        ("财政拨款全年支出", []),
        ("财政拨款是多少", ["财政拨款收入"]),
        ("一般公共预算财政拨款全年进账", ["本年收入合计"]),
        ("基本支出结余是多少", ["基本支出"]),  # no slip of 基本支出结转
        ("基本支岀结转是多少", ["基本支出结转"]),
    ],
)
def test_what_is_a_row_a_column_a_fund_or_a_slip(question: str, items: list[str]) -> None:
    names = {name: name for name in PRINTED}
    marks = scan(question, names, NearNames(names), SpokenNames(SPOKEN, names))
    assert [mark.item for mark in printed_first(marks, question) if mark.item] == items


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("培训费用了多少", ["用了"]),
        ("培训费一共花了多少", ["花了"]),
        ("培训费被挪用了多少", []),  # another verb, of which that is only the end
        ("培训费使用了多少", ["用了"]),
        ("培训自评得了多少分", ["得了"]),
    ],
)
def test_a_measure_word_is_no_end_of_another_verb(question: str, measures: list[str]) -> None:
    names = {"培训费": "培训费"}
    marks = scan(question, names, NearNames(names), SpokenNames({}, names))
    assert [mark.surface for mark in marks if mark.measure] == measures


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("培训费的预算完成率是多少", ["培训费"]),  # an indicator of this name is not asked for beside money
        ("预算完成率是多少", ["完成率"]),
    ],
)
def test_an_indicator_named_as_a_measure_is_the_measure_of_what_is_named_beside_it(
    question: str, items: list[str]
) -> None:
    names = {"培训费": "培训费", "预算完成率": "完成率"}
    marks = scan(question, names, NearNames(names), SpokenNames({}, names))
    assert [mark.item for mark in marks if mark.item] == items
