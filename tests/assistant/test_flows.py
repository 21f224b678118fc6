"""Income and spending side by side, what they come from and go to, and figures with a question in words behind them."""

import pytest

from assistant.flows import flows, told_apart
from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

BUREAU = "样例县水务局2022年"
BOTH = ["1545.09 万元", "1548.99 万元"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("收支各多少", "收入和支出各多少"),
        ("收入支出的差额", "收入和支出的差额"),
        ("财政拨款收支分别是多少", "财政拨款收入和财政拨款支出分别是多少"),
        ("政府性基金收入和支出", "政府性基金收入和政府性基金支出"),
        ("收支总计", "收支总计"),
        ("收入支出决算总表", "收入支出决算总表"),
        ("一般公共预算财政拨款收入支出决算表", "一般公共预算财政拨款收入支出决算表"),
    ],
)
def test_two_figures_are_told_apart_and_totals_and_tables_stay_one(said: str, told: str) -> None:
    assert told_apart(said) == told


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("收入和支出各多少", ["本年收入合计", "本年支出合计"]),
        ("支出、收入哪个大", ["本年支出合计", "本年收入合计"]),
        ("收入和支出总计", []),
        ("事业收入和支出", []),
        ("收入和收入", []),
    ],
)
def test_only_bare_income_and_spending_are_their_totals(text: str, items: list[str]) -> None:
    assert [item for _, _, item in flows(text)] == items


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"{BUREAU}收入支出分别多少", BOTH),
        (f"{BUREAU}收支各是多少？", BOTH),
        (f"{BUREAU}支出和收入分别是多少", BOTH[::-1]),
        (f"{BUREAU}收支差额是多少", ["3.90 万元"]),
        (f"{BUREAU}收支总计", ["1557.49 万元"]),
        (f"{BUREAU}培训费和总收入", ["2.46 万元", "1545.09 万元"]),
        (f"{BUREAU}会议费和培训费相差多少", ["0.72 万元"]),
        (f"{BUREAU}收支情况怎么样", BOTH),
        (f"{BUREAU}收入比上年", ["121.29 万元"]),
        (f"{BUREAU}基本支出占支出的比例", ["53.81 %"]),
        ("What were the total income and total spending of 样例县水务局 in 2022?", BOTH),
        ("How much did 样例县水务局 spend in 2022, and what was its total income?", BOTH[::-1]),
    ],
)
def test_income_and_spending_are_answered_each(corpus: Corpus, question: str, values: list[str]) -> None:
    assert figures_of(answer(question, (), corpus)) == values


@pytest.mark.parametrize(
    ("question", "verdict"), [("收支平衡吗", "no"), ("收入大于支出吗", "no"), ("支出比收入多吗", "yes")]
)
def test_whether_they_balance_is_told_by_their_figures(corpus: Corpus, question: str, verdict: str) -> None:
    found = answer(f"{BUREAU}{question}", (), corpus)
    assert (found.verdict, {str(one.value) for one in found.values}) == (
        verdict,
        {"1545.09", "1548.99"},
    )


@pytest.mark.parametrize(
    ("question", "figure", "told"),
    [
        ("收入多少，主要来自哪里", "1545.09", "一般公共预算财政拨款收入 1545.09 万元（100.00%）"),
        ("基本支出多少，主要包括哪些内容", "833.53", "主要包括基本工资、津贴补贴"),
        ("收入来源有哪些，各多少", "1545.09", "一般公共预算财政拨款收入 1545.09 万元（100.00%）"),
        ("支出结构", "1548.99", "项目支出 715.46 万元（46.19%）"),
        ("一般公共预算支出按功能科目怎么分", "1548.99", "农林水支出 1333.90 万元（86.11%）"),
        ("一般公共预算支出都花在哪些方面，各占多少", "1548.99", "社会保障和就业支出 130.14 万元（8.40%）"),
    ],
)
def test_a_figure_and_what_it_is_made_of_are_both_told(
    corpus: Corpus, question: str, figure: str, told: str
) -> None:
    found = answer(f"{BUREAU}{question}", (), corpus).answer
    assert f"决算数为 {figure} 万元" in found
    assert told in found


@pytest.mark.parametrize(
    ("question", "verdict", "values"),
    [
        ("公用经费是多少，比人员经费多吗", "no", ["146.23", "687.30"]),
        ("基本支出多少，占总支出一半以上吗？", "yes", ["833.53", "53.81"]),
        ("公务接待费花了多少，超预算了没有", "no", ["2.85", "4.00"]),
        ("公务接待费多少，比会议费多多少", None, ["2.85", "0.33"]),
    ],
)
def test_a_figure_and_what_is_judged_of_it_are_both_told(
    corpus: Corpus, question: str, verdict: str | None, values: list[str]
) -> None:
    found = answer(f"{BUREAU}{question}", (), corpus)
    assert (found.verdict, [str(one.value) for one in found.values]) == (verdict, values)
