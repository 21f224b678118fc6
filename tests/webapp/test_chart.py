"""How the figures of an answer are drawn, tabled and taken away."""

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.domain import Answer, Citation, Figure, Form, Language, Status
from webapp import chart
from webapp.answer_card import card, halves
from webapp.chart import INKS, MOST, pictures
from webapp.downloads import csv_bytes, xlsx_bytes
from webapp.entries import entries, names, title

ZH, EN = Language.CHINESE, Language.ENGLISH
CITED = Citation(
    n=1,
    filing="f",
    file="示例.txt",
    organisation="示例中心",
    year=2023,
    section=("第二部分", "三、支出决算表"),
    table="支出决算表",
    table_number=2,
    row=("合计",),
    column=("项目支出",),
    page=7,
    box=None,
    start=0,
    end=6,
    quote_start=0,
    quote_end=30,
    quote="合计\t1,366.17\t616.89\t749.28",
)


def _figure(value: str, **changed: Any) -> Figure:
    figure = Figure(
        value=value,
        unit="万元",
        label="三公经费决算数",
        organisation="示例中心",
        year=2023,
        kind="stated",
        citations=(1,),
    )
    return replace(figure, **changed)


WHOLE = _figure("1366.17", label="本年支出合计")


def _part(label: str, value: str, share: str) -> Figure:
    part = _figure(value, label=label)
    stated = _figure(share, unit="%", kind="computed", formula=f"{value} ÷ 1366.17 × 100% = {share}%")
    return replace(part, share=replace(stated, operands=(part, WHOLE)))


PARTS = (_part("项目支出", "749.28", "54.85"), _part("基本支出", "616.89", "45.15"))
YEARS = (_figure("6.2", year=2020), _figure("5.97", year=2023))
BODIES = (_figure("14.15", organisation="水务局"), _figure("4.20"))


def _answer(form: Form | None, values: tuple[Figure, ...]) -> Answer:
    return Answer(
        status=Status.ANSWERED,
        reason=None,
        reading="示例中心",
        answer="…",
        values=values,
        form=form,
        citations=(CITED,),
    )


def _drawn(answer: Answer, language: Language = ZH) -> list[dict[str, Any]]:
    return [picture.chart.to_dict() for picture in pictures(answer, language, INKS["light"])]


def _points(spec: dict[str, Any]) -> list[dict[str, Any]]:
    (points,) = spec["datasets"].values()
    found: list[dict[str, Any]] = points
    return found


def _marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


@pytest.mark.parametrize(
    ("form", "values", "marks", "heading"),
    [
        (Form.RANKING, BODIES, ["bar", "text", "text"], "2023 · 三公经费决算数"),
        (Form.COMPARISON, BODIES, ["bar", "text", "text"], "2023 · 三公经费决算数"),
        (Form.COMPOSITION, PARTS, ["bar", "text", "text"], "示例中心 · 2023 · 本年支出合计"),
        (Form.TREND, YEARS, ["line", "point", "text"], "示例中心 · 三公经费决算数"),
    ],
)
def test_the_form_of_an_answer_decides_how_it_is_drawn(
    form: Form, values: tuple[Figure, ...], marks: list[str], heading: str
) -> None:
    (spec,) = _drawn(_answer(form, values))
    assert (_marks(spec), spec["title"]["text"]) == (marks, heading)


@pytest.mark.parametrize(
    ("form", "values"),
    [(None, BODIES), (Form.RANKING, BODIES[:1]), (Form.RANKING, (_figure("30-70"), _figure("达标")))],
)
def test_nothing_is_drawn_without_a_form_or_without_two_numbers(
    form: Form | None, values: tuple[Figure, ...]
) -> None:
    assert _drawn(_answer(form, values)) == []


def test_the_chart_prints_the_figures_as_the_filing_does() -> None:
    (spec,) = _drawn(_answer(Form.COMPOSITION, PARTS))
    assert [point["said"] for point in _points(spec)] == [
        "749.28 万元 · 54.85%",
        "616.89 万元 · 45.15%",
    ]


@pytest.mark.parametrize(
    ("language", "form", "values", "axis"),
    [
        (ZH, Form.COMPOSITION, PARTS, "占比（%）"),
        (EN, Form.COMPOSITION, PARTS, "Share (%)"),
        (ZH, Form.RANKING, BODIES, "万元"),
    ],
)
def test_the_axis_says_its_unit(
    language: Language, form: Form, values: tuple[Figure, ...], axis: str
) -> None:
    (spec,) = _drawn(_answer(form, values), language)
    assert spec["layer"][0]["encoding"]["x"]["axis"]["title"] == axis


def test_figures_of_different_units_never_share_an_axis() -> None:
    people = tuple(replace(figure, unit="人") for figure in BODIES)
    specs = _drawn(_answer(Form.RANKING, (*BODIES, *people)))
    assert [spec["layer"][0]["encoding"]["x"]["axis"]["title"] for spec in specs] == ["万元", "人"]
    assert _drawn(_answer(Form.RANKING, (BODIES[0], people[1]))) == []


def test_bars_beyond_the_twelfth_are_left_to_the_table() -> None:
    many = tuple(_figure(str(Decimal(90 - at)), organisation=f"单位{at}") for at in range(15))
    answer = _answer(Form.RANKING, many)
    (picture,) = pictures(answer, ZH, INKS["light"])
    assert (len(_points(picture.chart.to_dict())), picture.left_out) == (MOST, 3)
    assert all(f"<td>单位{at}</td>" in card(answer, "t", {}, ZH) for at in range(15))


def test_a_line_over_missing_years_is_broken() -> None:
    (gap,) = _drawn(_answer(Form.TREND, YEARS))
    (whole,) = _drawn(_answer(Form.TREND, (replace(YEARS[0], year=2022), YEARS[1])))
    dashes = [spec["layer"][0]["mark"]["strokeDash"] for spec in (gap, whole)]
    assert dashes == [[5, 4], [1, 0]]


def test_light_and_dark_differ_in_ink_only() -> None:
    answer = _answer(Form.RANKING, BODIES)
    light, dark = (pictures(answer, ZH, INKS[name])[0].chart.to_dict() for name in ("light", "dark"))
    assert light["layer"][0]["mark"]["color"] != dark["layer"][0]["mark"]["color"]
    assert light["layer"][0]["encoding"]["x"]["scale"] == dark["layer"][0]["encoding"]["x"]["scale"]
    assert "Noto Sans CJK SC" in chart.FONT


@pytest.mark.parametrize(
    ("figures", "told", "common"),
    [
        (BODIES, ("水务局", "示例中心"), "2023 · 三公经费决算数"),
        (YEARS, ("2020", "2023"), "示例中心 · 三公经费决算数"),
        (PARTS, ("项目支出", "基本支出"), "示例中心 · 2023 · 本年支出合计"),
        ((YEARS[0], BODIES[0]), ("示例中心 · 2020", "水务局 · 2023"), "三公经费决算数"),
    ],
)
def test_entries_are_called_by_what_tells_them_apart(
    figures: tuple[Figure, ...], told: tuple[str, ...], common: str
) -> None:
    assert (names(figures), title(figures)) == (told, common)


def test_the_highest_brings_the_figures_that_it_leads() -> None:
    answer = _answer(Form.RANKING, (replace(BODIES[0], operands=BODIES),))
    assert entries(answer) == BODIES
    html = card(answer, "t", {}, ZH)
    assert html.index('<span class="number">14.15') < html.index('<table class="entries">')


def test_a_chart_stands_between_the_large_figure_and_the_table() -> None:
    answer = _answer(Form.COMPOSITION, PARTS)
    above, below = halves(answer, "t", {}, ZH)
    assert "<table" not in above
    assert '<tfoot><tr><td class="rank"></td><td>合计</td><td class="num">1,366.17</td>' in below
    assert '<td class="num share">54.85%</td>' in below


def test_a_workbook_holds_numbers_with_their_printed_decimals_and_their_sources() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_bytes(PARTS[:1], (CITED,), ZH))).worksheets[0]
    header, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert dict(zip(header, row, strict=True)) == {
        "单位": "示例中心",
        "年度": 2023,
        "项目": "项目支出",
        "数值": 749.28,
        "计量单位": "万元",
        "占比（%）": 54.85,
        "性质": "文件所载",
        "算式": "749.28 ÷ 1366.17 × 100% = 54.85%",
        "文件": "示例.txt",
        "章节": "第二部分 › 三、支出决算表",
        "表": "支出决算表",
        "行": "合计",
        "列": "项目支出",
        "页": "7",
        "原文": "合计 1,366.17 616.89 749.28",
    }
    assert [sheet["D2"].number_format, sheet["F2"].number_format] == ["#,##0.00", "#,##0.00"]


def test_a_csv_opens_as_chinese_and_its_columns_speak_the_language_of_the_page() -> None:
    data = csv_bytes(BODIES, (CITED,), EN)
    assert data.startswith(b"\xef\xbb\xbf")
    assert (
        data.decode("utf-8-sig")
        .splitlines()[0]
        .startswith("Organisation,Year,Item,Value,Unit,Share (%),Kind")
    )
