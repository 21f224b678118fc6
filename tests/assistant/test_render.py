"""An answer as text: what the command line prints and the copy button copies."""

from dataclasses import replace

import pytest

from assistant.domain import Answer, Citation, Figure, Language, Note, Option, Reason, Status
from assistant.render import grouped, headings, place, shown, state, to_markdown

QUOTE = "6.00\t4.20"
CITED = Citation(
    n=1,
    filing="f" * 64,
    file="示例.txt",
    organisation="示例中心",
    year=2023,
    section=("第二部分 决算表", "九、“三公”经费支出决算表"),
    table="“三公”经费支出决算表",
    table_number=8,
    row=(),
    column=("决算数", "合计"),
    page=None,
    box=None,
    start=105,
    end=109,
    quote_start=100,
    quote_end=109,
    quote=QUOTE,
)
FIGURE = Figure(
    value="4.20",
    unit="万元",
    label="三公经费决算数",
    organisation="示例中心",
    year=2023,
    kind="stated",
    citations=(1,),
)
ANSWER = Answer(
    status=Status.ANSWERED,
    reason=None,
    reading="示例中心 | 2023 | 三公经费",
    answer="示例中心2023年度三公经费为 4.20 万元 [1]。",
    values=(FIGURE,),
    citations=(CITED,),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7905.95", "7,905.95"),
        ("0.00", "0.00"),
        ("-1234567.8", "-1,234,567.8"),
        ("0.50", "0.50"),
        ("30-70", "30-70"),
        ("已完成", "已完成"),
    ],
)
def test_a_figure_keeps_its_decimals_and_gets_separators(value: str, expected: str) -> None:
    assert grouped(value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("4.20", "万元", "4.20 万元"), ("70.00", "%", "70.00%"), ("12", None, "12"), ("1200", "人", "1,200 人")],
)
def test_a_unit_follows_its_figure_as_it_is_written(value: str, unit: str | None, expected: str) -> None:
    assert shown(replace(FIGURE, value=value, unit=unit)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("一致", "agree"),
        ("agree", "agree"),
        ("不一致", "differ"),
        ("differ", "differ"),
        ("无法核对", "unchecked"),
        ("?", "unchecked"),
    ],
)
def test_a_check_is_never_taken_as_passed_by_mistake(given: str, expected: str) -> None:
    assert state(Note(rule="r", state=given, detail="d")) == expected


def test_a_table_that_its_heading_names_is_not_said_twice() -> None:
    assert headings(CITED) == ("第二部分 决算表", "九、“三公”经费支出决算表")
    assert headings(replace(CITED, table="附表")) == ("第二部分 决算表", "九、“三公”经费支出决算表", "附表")


def test_a_place_names_file_headings_row_and_column() -> None:
    named = replace(CITED, row=("支出", "行政运行"))
    said = "示例.txt › 第二部分 决算表 › 九、“三公”经费支出决算表 › 支出 / 行政运行 × 决算数 / 合计"
    assert place(named) == said


def test_an_answer_stands_first_and_its_sources_last() -> None:
    expected = """**4.20 万元** 三公经费决算数 [1]

示例中心2023年度三公经费为 4.20 万元 [1]。

出处:
[1] 示例.txt › 第二部分 决算表 › 九、“三公”经费支出决算表 › 决算数 / 合计  
> 6.00 4.20

*读作: 示例中心 | 2023 | 三公经费*"""
    assert to_markdown(ANSWER) == expected


def test_working_checks_and_verdict_are_shown_in_the_language_of_the_question() -> None:
    computed = replace(FIGURE, kind="computed", formula="6.00 − 4.20 = 1.80", value="1.80")
    note = Note(rule="合计", state="一致", detail="4.20 = 4.20", citations=(1,))
    answer = replace(
        ANSWER, values=(computed,), checks=(note,), verdict="yes", language=Language.ENGLISH, citations=()
    )
    expected = """**Yes**  
**1.80 万元** 三公经费决算数 [1]

示例中心2023年度三公经费为 4.20 万元 [1]。

Working: 6.00 − 4.20 = 1.80

Checks:
- 合计: agree (4.20 = 4.20) [1]

*Read as: 示例中心 | 2023 | 三公经费*"""
    assert to_markdown(answer) == expected


def test_an_abstention_offers_what_can_be_asked() -> None:
    answer = Answer(
        status=Status.NOT_FOUND,
        reason=Reason.NO_ITEM,
        reading="",
        answer="文件中没有列示所问的内容。",
        options=(Option(label="公务接待费", question="公务接待费是多少？", figure="1.10 万元"),),
    )
    assert to_markdown(answer) == "文件中没有列示所问的内容。\n\n可以改问:\n- 公务接待费: 1.10 万元"
