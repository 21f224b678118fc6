"""Which parts of a question are names, and what their characters may not be taken for."""

import pytest

from assistant.scan import sealed

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
