"""The figures of an answer drawn: bars for rankings, comparisons and compositions, a line for years.

Positions are floats; what is written on the chart are the printed figures. The form of the answer decides how it is drawn,
never what its figures are of. Figures of different units never share an axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import altair as alt

from assistant.domain import Answer, Figure, Form, Language
from assistant.render import grouped
from webapp.entries import entries, names, title
from webapp.strings import say

Drawn = alt.LayerChart | alt.FacetChart
MOST = 12
"""Bars that one chart holds; the table has the rest."""
ROW, LINE = 38, 230
"""Height of a row of bars, and of a whole line chart."""
AROUND = 66
"""Height of title and axis, which the height of a chart includes on the page."""
FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"
NAME = 240
"""How long a name may be beside its figure, also in a narrow window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of a theme: a chart is a picture, so the style sheet does not reach it."""

    text: str
    dim: str
    line: str
    accent: str


INKS = {
    "light": Ink(text="#1b2430", dim="#566070", line="#d8dee6", accent="#1d5fa6"),
    "dark": Ink(text="#e4e8ee", dim="#a4aebb", line="#36404c", accent="#6ea8ea"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart, and how many of its figures it leaves to the table."""

    chart: Drawn
    height: int
    left_out: int


def pictures(answer: Answer, language: Language, ink: Ink) -> tuple[Picture, ...]:
    """One chart for each unit of which there are two figures or more; none where the answer has no form."""
    if answer.form is None:
        return ()
    shown = entries(answer)
    drawn = [figure for figure in shown if position(figure) is not None]
    units = dict.fromkeys(figure.unit for figure in drawn)
    groups = [[figure for figure in drawn if figure.unit == unit] for unit in units]
    return tuple(_picture(group, answer.form, language, ink) for group in groups if len(group) > 1)


def position(figure: Figure) -> float | None:
    """Where a figure stands on an axis; nothing for words and ranges."""
    try:
        return float(Decimal(figure.value))
    except InvalidOperation:
        return None


def _picture(figures: Sequence[Figure], form: Form, language: Language, ink: Ink) -> Picture:
    points = [
        {
            "name": name,
            "at": at,
            "year": figure.year,
            "who": figure.organisation,
            "printed": grouped(figure.value),
            "said": _said(figure),
            "share": float(Decimal(figure.share.value)) if figure.share else None,
        }
        for at, (figure, name) in enumerate(zip(figures, names(figures), strict=True))
    ]
    for point, figure in zip(points, figures, strict=True):
        point["value"] = position(figure)
    unit = figures[0].unit or ""
    if form is Form.TREND:
        line = _framed(_line(points, unit, ink), title(figures), ink)
        return Picture(chart=line, height=LINE, left_out=0)
    shares = form is Form.COMPOSITION and all(figure.share for figure in figures)
    axis = ("share", say(language, "share_axis")) if shares else ("value", unit)
    chart = _bars(points[:MOST], *axis, ink)
    return Picture(
        chart=_framed(chart, title(figures), ink),
        height=_height(len(points)),
        left_out=max(0, len(points) - MOST),
    )


def _height(bars: int) -> int:
    return ROW * min(bars, MOST) + AROUND


def _said(figure: Figure) -> str:
    """A figure as it stands behind its bar."""
    digits = grouped(figure.value)
    said = f"{digits}%" if figure.unit == "%" else f"{digits} {figure.unit or ''}".strip()
    return f"{said} · {figure.share.value}%" if figure.share else said


def _bars(points: list[dict[str, Any]], along: str, unit: str, ink: Ink) -> Drawn:
    """A bar for each figure, over it its name and, at the right edge, the printed figure."""
    values = [float(point[along]) for point in points]
    low, high = min(0.0, *values), max(0.0, *values)
    base = alt.Chart({"values": points}).encode(y=alt.Y("at:O", axis=None, scale=alt.Scale(padding=0)))
    scale = alt.Scale(domain=[low, high or 1.0], nice=along == "value", zero=True)
    axis = alt.Axis(title=unit or None, tickCount=4, **_axis(ink))
    bar = base.mark_bar(height=9, cornerRadiusEnd=2, yOffset=8, color=ink.accent)
    words: dict[str, Any] = {"dy": -8, "font": FONT, "fontSize": 12.5}
    name = base.mark_text(align="left", dx=1, limit=NAME, color=ink.text, **words)
    said = base.mark_text(align="right", color=ink.dim, **words)
    return alt.layer(
        bar.encode(x=alt.X(f"{along}:Q", scale=scale, axis=axis), tooltip=_tips(unit)),
        name.encode(x=alt.datum(low), text="name:N"),
        said.encode(x=alt.value("width"), text="said:N"),
    ).properties(height=_height(len(points)))


def _line(points: list[dict[str, Any]], unit: str, ink: Ink) -> Drawn:
    """A point for each year with its printed figure, joined for each organisation."""
    years = sorted({int(point["year"]) for point in points})
    values = [float(point["value"]) for point in points]
    low, high = min(0.0, *values), max(0.0, *values)
    gap = years != list(range(years[0], years[-1] + 1))  # a broken line says that years between are not there
    whose = sorted({point["who"] for point in points})
    base = alt.Chart({"values": points}).encode(
        x=alt.X(
            "year:Q",
            scale=alt.Scale(domain=[years[0] - 0.35, years[-1] + 0.35], nice=False, zero=False),
            axis=alt.Axis(
                title=None,
                values=list(range(years[0], years[-1] + 1)),
                format="d",
                **{**_axis(ink), "grid": False},
            ),
        ),
        y=alt.Y(
            "value:Q",
            scale=alt.Scale(domain=[low, (high or 1.0) * 1.18], nice=False),
            axis=alt.Axis(
                title=unit or None,
                titleAngle=0,
                titleAlign="left",
                titleY=-10,
                titleX=2,
                tickCount=4,
                **_axis(ink),
            ),
        ),
        tooltip=_tips(unit),
    )
    color: Any = alt.value(ink.accent)
    if len(whose) > 1:
        color = alt.Color(
            "who:N", legend=alt.Legend(title=None, orient="bottom", labelFont=FONT, labelLimit=320)
        )
    return alt.layer(
        base.mark_line(strokeWidth=2, strokeDash=[5, 4] if gap else [1, 0]).encode(color=color),
        base.mark_point(filled=True, size=60, opacity=1).encode(color=color),
        base.mark_text(dy=-12, fontSize=12, font=FONT, color=ink.text).encode(text="printed:N"),
    ).properties(height=LINE)


def _tips(unit: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("name:N", title=" "), alt.Tooltip("said:N", title=unit or " ")]


def _axis(ink: Ink) -> dict[str, Any]:
    return {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelColor": ink.dim,
        "titleColor": ink.dim,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "gridColor": ink.line,
        "domain": False,
        "ticks": False,
    }


def _framed(chart: Drawn, words: str, ink: Ink) -> Drawn:
    """The chart with its title."""
    heading = alt.TitleParams(
        text=words, anchor="start", font=FONT, fontSize=12.5, fontWeight="normal", color=ink.dim, offset=12
    )
    framed: Drawn = chart.properties(title=heading, background="transparent").configure_view(stroke=None)
    return framed
