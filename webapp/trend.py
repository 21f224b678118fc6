"""The runs over time as two small charts: the share of right answers, and the wrong figures."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import streamlit as st

from assistant.domain import Language
from eval.result import Outcome
from webapp.markup import Html, joined, tag
from webapp.runs import Head, parts
from webapp.strings import say, word

Picture = alt.LayerChart | alt.FacetChart
HEIGHT = 140
# Distinct in light and dark, and for the colour-blind; a set keeps the colour of its place in the alphabet.
COLOURS = ("#2f7fd1", "#c8700a", "#2b9a66", "#a05bc4", "#8a7a2f", "#cf4a6b")
INKS = {"dark": "#a4aebb"}
INK = "#566070"
DASHES = ((1, 0), (7, 4), (2, 3))


def trend(heads: Sequence[Head], language: Language) -> tuple[Picture, Picture]:
    """Both charts, one line a set and part."""
    points = [_point(head, language) for head in heads if head.summary.run]
    lowest = min((point["share"] for point in points), default=0.0)
    floor = max(0.0, int(lowest * 10 - 0.5) / 10)
    share = alt.Y("share:Q", title=None, scale=alt.Scale(domain=[floor, 1]), axis=_axis(".0%"))
    wrong = alt.Y("wrong:Q", title=None, scale=alt.Scale(domainMin=0, nice=True), axis=_axis("d"))
    return _chart(points, share, language), _chart(points, wrong, language)


def legend(heads: Sequence[Head], language: Language) -> Html:
    """The colour of each set, and the line of each part where there are several."""
    sets = sorted({head.set for head in heads})
    colours = dict(zip(sets, COLOURS * len(sets), strict=False))
    keys = [tag("span", tag("i", style=f"background:{colours[name]}"), name) for name in sets]
    shown = {head.part for head in heads}
    if len(shown) > 1:
        keys += [
            tag("span", tag("i", klass=f"dash {part}"), word(language, "part", part))
            for part in parts()
            if part in shown
        ]
    return joined(*keys)


def _point(head: Head, language: Language) -> dict[str, Any]:
    summary = head.summary
    return {
        "set": head.set,
        "part": word(language, "part", head.part),
        "when": head.started.isoformat(),
        "share": summary.right,
        "right": f"{summary.outcomes[Outcome.RIGHT]} / {summary.run}",
        "wrong": summary.outcomes[Outcome.WRONG_FIGURE],
    }


def _axis(shown: str) -> alt.Axis:
    step = 0.05 if "%" in shown else 1
    return alt.Axis(format=shown, tickCount=4, tickMinStep=step, labelOverlap=False, labelColor=_ink())


def _ink() -> str:
    """The colour of the labels: a chart is a picture, so the style sheet does not reach it."""
    return INKS.get(st.context.theme.type or "", INK)


def _chart(points: list[dict[str, Any]], y: alt.Y, language: Language) -> Picture:
    sets = sorted({point["set"] for point in points})
    names = [word(language, "part", part) for part in parts()]
    base = alt.Chart({"values": points}).encode(
        x=alt.X(
            "when:T",
            title=None,
            axis=alt.Axis(format="%m-%d %H:%M", tickCount=3, labelOverlap=True, labelColor=_ink()),
        ),
        y=y,
        color=alt.Color("set:N", scale=alt.Scale(domain=sets, range=list(COLOURS)), legend=None),
    )
    dashes = alt.Scale(domain=names, range=[list(dash) for dash in DASHES])
    line = base.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash("part:N", scale=dashes, legend=None)
    )
    dots = base.mark_point(filled=True, size=55, opacity=1).encode(
        tooltip=[
            alt.Tooltip("set:N", title=say(language, "set")),
            alt.Tooltip("part:N", title=say(language, "part")),
            alt.Tooltip("when:T", title=say(language, "when"), format="%Y-%m-%d %H:%M"),
            alt.Tooltip("right:N", title=say(language, "outcome_right")),
            alt.Tooltip("wrong:Q", title=say(language, "outcome_wrong_figure")),
        ]
    )
    return alt.layer(line, dots).properties(height=HEIGHT)
