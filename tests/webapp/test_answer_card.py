"""What an answer looks like in the conversation."""

import re
from dataclasses import replace

import pytest

from assistant.domain import (
    Answer,
    Citation,
    ContextKind,
    ContextPart,
    Figure,
    Language,
    Note,
    Option,
    Origin,
    Reason,
    Status,
)
from webapp.answer_card import card
from webapp.downloads import guarded, rows
from webapp.reading import parts, reading_line

FIGURE = Figure(
    value="4.20",
    unit="万元",
    label="三公经费",
    organisation="示例中心",
    year=2023,
    kind="stated",
    citations=(1,),
)
CITED = Citation(
    n=2,
    filing="f",
    file="示例.txt",
    organisation="示例中心",
    year=2023,
    section=("第三部分",),
    table=None,
    table_number=None,
    row=(),
    column=(),
    page=None,
    box=None,
    start=14,
    end=18,
    quote_start=10,
    quote_end=20,
    quote="决算为 4.30万元",
)
ANSWER = Answer(
    status=Status.ANSWERED,
    reason=None,
    reading="示例中心 | 2023（默认） | 三公经费",
    answer="三公经费为 4.20 万元 [1]。",
    values=(FIGURE,),
)
CONTEXT = (
    ContextPart(kind=ContextKind.ORGANISATION, value="示例中心", text="示例中心", origin=Origin.CARRIED),
    ContextPart(kind=ContextKind.YEAR, value="2023", text="2023", origin=Origin.ASSUMED),
    ContextPart(kind=ContextKind.ITEM, value="三公经费", text="三公经费", origin=Origin.SAID),
    ContextPart(kind=ContextKind.MEASURE, value="决算数", text="决算数", origin=Origin.SAID),
    ContextPart(kind=ContextKind.OPERATION, value="lookup", text="查数", origin=Origin.SAID),
)
CHOICES = {
    ContextKind.ORGANISATION: (("示例中心", "示例中心"), ("示例局", "示例局")),
    ContextKind.YEAR: (("2023", "2023"), ("2022", "2022")),
    ContextKind.OPERATION: (("lookup", "查数"), ("composition", "构成")),
}


def test_the_figure_stands_large_before_the_sentence() -> None:
    html = card(ANSWER, "t", CHOICES, Language.CHINESE)
    assert html.index('<span class="number">4.20<small>万元</small></span>') < html.index('class="said"')


def test_a_chip_offers_what_else_there_is_and_asks_the_whole_question_again() -> None:
    html = reading_line(replace(ANSWER, context=CONTEXT), CHOICES, Language.CHINESE)
    asked = re.findall(r'data-event="(\w+)" data-value="([^"]+)"', html)
    assert asked == [
        ("afresh", "三公经费决算数是多少？"),
        ("afresh", "示例局三公经费决算数是多少？"),
        ("afresh", "示例中心2022年三公经费决算数是多少？"),
        ("afresh", "示例中心三公经费是多少？"),
        ("afresh", "示例中心三公经费决算数的构成"),
    ]


def test_what_was_said_carried_over_and_assumed_look_different() -> None:
    html = reading_line(replace(ANSWER, context=CONTEXT), CHOICES, Language.CHINESE)
    assert re.findall(r'class="part (\w+)"(?: title="([^"]+)")?', html) == [
        ("carried", "承接上文"),
        ("assumed", "问题没有说明，系统取的"),
        ("said", ""),
        ("said", ""),
        ("said", ""),
    ]


def test_a_difference_is_changed_by_a_further_question() -> None:
    parts_of = (*CONTEXT[:-1], replace(CONTEXT[-1], value="difference", text="差额"))
    html = reading_line(replace(ANSWER, context=parts_of), CHOICES, Language.CHINESE)
    asked = re.findall(r'data-event="(\w+)" data-value="([^"]+)"', html)
    assert asked == [
        ("ask", "那示例局呢？"),
        ("ask", "2022年呢？"),
        ("afresh", "示例中心三公经费决算数是多少？"),
        ("afresh", "示例中心三公经费决算数的构成"),
    ]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("甲 | 2023 | 乙", ("甲", "2023", "乙")), ("", ())],
)
def test_the_reading_line_is_cut_where_it_was_joined(reading: str, expected: tuple[str, ...]) -> None:
    assert parts(reading) == expected


def test_a_conflict_shows_the_other_figure_as_its_source_prints_it() -> None:
    note = Note(rule="同一数字", state="differ", detail="相差 0.10 万元", citations=(2,))
    html = card(
        replace(ANSWER, status=Status.CONFLICT, citations=(CITED,), checks=(note,)), "t", {}, Language.CHINESE
    )
    assert '<span class="number">4.20<small>万元</small></span>' in html
    assert '<span class="number">4.30<small>万元</small></span>' in html
    assert '<ul class="open"><li><b class="state differ">不一致</b>' in html


def test_an_abstention_has_its_reason_and_its_buttons() -> None:
    answer = Answer(
        status=Status.NOT_FOUND,
        reason=Reason.BLANK,
        reading="",
        answer="空白。",
        options=(Option(label="公务接待费 <2022>", question="公务接待费2022年是多少？", figure="1.10 万元"),),
    )
    html = card(answer, "t", {}, Language.CHINESE)
    assert '<p class="banner quiet">这一格是空白（不等于 0.00）</p>' in html
    assert 'data-event="ask" data-value="公务接待费2022年是多少？"' in html
    assert "公务接待费 &lt;2022&gt;" in html
    assert "CSV" not in html


def test_many_figures_become_a_table() -> None:
    values = tuple(replace(FIGURE, value=value) for value in ("8.00", "4.00", "1.00", "0.00"))
    html = card(replace(ANSWER, values=values), "t", {}, Language.CHINESE)
    assert [f'<td class="num">{value}</td>' in html for value in ("8.00", "4.00", "1.00", "0.00")] == [
        True
    ] * 4


def test_values_are_taken_away_exactly_with_their_operands_below() -> None:
    computed = replace(
        FIGURE, value="1.80", kind="computed", formula="6.00 − 4.20 = 1.80", operands=(FIGURE,)
    )
    cells = [row[:8] for row in rows((computed,), (), Language.CHINESE)]
    assert cells == [
        ("示例中心", "2023", "三公经费", "1.80", "万元", "", "计算得出", "6.00 − 4.20 = 1.80"),
        ("示例中心", "2023", "三公经费", "4.20", "万元", "", "文件所载", ""),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-0.35", "-0.35"), ("三公经费", "三公经费"), ("-x", "'-x")],
)
def test_words_never_run_as_a_spreadsheet_formula(given: str, expected: str) -> None:
    assert guarded(given) == expected
