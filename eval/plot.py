"""The growth of a corpus as a picture: right answers and found evidence above, time below, over the number of filings.

Owns the drawing; the SVG stands for itself, without script or font from elsewhere.
"""

from collections.abc import Sequence
from typing import Any

from eval.scale import TOP, Step

WIDTH, HEIGHT = 520, 200
COLOURS = {
    "product, right answers": "#1f5fa8",
    f"product, evidence in {TOP}": "#7fb0dd",
    f"baseline, evidence in {TOP} (BM25)": "#b3571f",
    f"baseline, evidence in {TOP} (dense)": "#e0a070",
    "product, p95": "#1f5fa8",
    "product, p50": "#7fb0dd",
}
RIGHT, FOUND, KEYWORDS, DENSE, SLOW, MIDDLE = COLOURS


def svg(steps: Sequence[Step]) -> str:
    """The plot of some sizes."""
    import altair
    import vl_convert

    shares = _panel(_shares(steps), "share of questions", altair.Scale(domain=[0, 1]), ".0%")
    times = _panel(_times(steps), "ms a question", altair.Scale(type="log"), ",")
    chart = altair.vconcat(shares, times).resolve_scale(color="independent", x="shared")
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn


def _panel(points: list[dict[str, Any]], title: str, scale: Any, form: str) -> Any:
    import altair

    names = [name for name in COLOURS if any(point["line"] == name for point in points)]
    colours = altair.Scale(domain=names, range=[COLOURS[name] for name in names])
    return (
        altair.Chart(altair.InlineData(points), width=WIDTH, height=HEIGHT)
        .mark_line(point=True)
        .encode(
            x=altair.X("filings:Q", scale=altair.Scale(type="log"), axis=_sizes(points)),
            y=altair.Y("value:Q", scale=scale, title=title, axis=altair.Axis(format=form)),
            color=altair.Color("line:N", scale=colours, title=None),
        )
    )


def _sizes(points: list[dict[str, Any]]) -> Any:
    import altair

    return altair.Axis(title="filings", values=sorted({point["filings"] for point in points}), format=",")


def _shares(steps: Sequence[Step]) -> list[dict[str, Any]]:
    lines = [
        (line, step.filings, value)
        for step in steps
        for line, value in (
            (RIGHT, step.share),
            (FOUND, step.product),
            (KEYWORDS, step.keywords),
            (DENSE, step.dense),
        )
        if value is not None
    ]
    return [{"line": line, "filings": filings, "value": value} for line, filings, value in lines]


def _times(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [
        {"line": line, "filings": step.filings, "value": max(value, 0.1)}
        for step in steps
        for line, value in ((SLOW, step.p95_ms), (MIDDLE, step.median_ms))
    ]
