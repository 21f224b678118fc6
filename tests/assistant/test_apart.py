"""Questions that name two operands apart, which of their words are which, and what they get on the samples."""

import pytest

from assistant.apart import Apart, operands_apart
from assistant.domain import Operation
from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of


@pytest.mark.parametrize(
    ("text", "operation", "operands"),
    [
        (" 一张编制床位合几个职工？", Operation.PER_HEAD, ("在职职工有多少个", "编制床位有多少张")),
        (" 每个窗口平均有多少名工作人员", Operation.PER_HEAD, ("工作人员有多少名", "窗口有多少个")),
        (
            "平均一户几口人？（ ，安置群众除以拆迁户数）",
            Operation.TIMES,
            ("安置群众是多少", "拆迁户数是多少"),
        ),
        ("用门诊收入除以门诊人次", Operation.TIMES, ("门诊收入是多少", "门诊人次是多少")),
        (" 办公费除以印刷费是多少", Operation.TIMES, ("办公费是多少", "印刷费是多少")),
        (" 办公费÷印刷费等于百分之几", Operation.RATIO, ("办公费是多少", "印刷费是多少")),
        (
            "请测算 防汛中，非财政资金安排的金额（全部支出减财政拨款支出）。",
            Operation.DIFFERENCE,
            ("防汛全部支出是多少", "防汛财政拨款支出是多少"),
        ),
        (
            " 基本支出与项目支出（基本支出加项目支出）",
            Operation.SUM,
            ("基本支出是多少", "项目支出是多少"),
        ),
    ],
)
def test_each_operand_is_a_question_of_its_own(
    text: str, operation: Operation, operands: tuple[str, str]
) -> None:
    assert operands_apart(text) == Apart(operation=operation, operands=operands)


@pytest.mark.parametrize(
    "text",
    [
        "一个单位有几个内设机构",
        "平均每个单位有几名职工",
        "平均一辆车花多少运行维护费",
        "办公费减少了多少（与上年比）",
        "一个项目有多少个指标",
    ],
)
def test_what_names_no_two_operands_is_left_alone(text: str) -> None:
    assert operands_apart(text) is None


@pytest.mark.parametrize(
    ("question", "status", "values"),
    [
        ("样例县水务局2022年平均一个来访团组有几名来宾？", "answered", ["8.00 人次"]),
        ("样例县水务局2022年公务接待费÷会议费是多少", "answered", ["0.90 倍"]),
        ("样例县水务局2022年基本支出与项目支出（基本支出除以项目支出）", "answered", ["1.17 倍"]),
        (
            "样例县水务局2022年防汛中别的资金安排的（全部支出减一般公共预算财政拨款支出）",
            "answered",
            ["0.00 万元"],
        ),
        ("样例县水务局2022年公务接待费vs会议费 谁大 大多少", "answered", ["0.33 万元"]),
        ("样例县水务局2022年政府采购的货物、工程、服务哪一类最多", "answered", ["312.60 万元"]),
        ("样例县水务局2022年平均每批接待几个来宾", "not_found", []),
    ],
)
def test_operands_are_found_each_by_its_own_name(
    corpus: Corpus, question: str, status: str, values: list[str]
) -> None:
    found = answer(question, (), corpus)
    got = figures_of(found)[:1]
    assert (found.status.value, got) == (status, values)


def test_equal_operands_have_no_larger_one(corpus: Corpus) -> None:
    found = answer("样例县水务局2022年防汛的钱（全部支出减一般公共预算财政拨款支出）", (), corpus)
    assert "64.20 − 64.20 = 0.00" in found.answer
    assert "较多" not in found.answer
