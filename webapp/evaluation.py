"""The page of evaluations: a run started and watched, all runs over time, one run in detail and against another."""

import logging

import streamlit as st

from assistant.domain import Language
from eval.errors import BadRun
from webapp import backend, runs, session
from webapp.markup import tag
from webapp.run_strip import run_strip
from webapp.run_views import FAILED, compared, failing
from webapp.runs import Head, Runs
from webapp.scores import headline, runs_table, scores
from webapp.sheet import sheet
from webapp.strings import say
from webapp.trend import legend, trend

VIEWS = ("view_scores", "view_failing", "view_compare")
log = logging.getLogger(__name__)


def page() -> None:
    """Draw the page."""
    language = session.language()
    library = backend.required(language)
    if library is None:
        return
    with st.container(key="evaluation"):
        title = tag("h1", say(language, "page_evaluation"))
        st.html(tag("header", title, tag("p", say(language, "evaluation_lead"))))
        with st.container(key="evaluate"):
            run_strip(library, language)
        found = runs.found(library.settings.data)
        if not found.heads:
            _blank(language)
            _unreadable(found, language)
            return
        chosen = _chosen(found)
        _over_time(found, chosen, language)
        _one(found, chosen, language)


def _blank(language: Language) -> None:
    points = (tag("li", say(language, f"evaluation_blank_{n}")) for n in (1, 2, 3))
    title = tag("h2", say(language, "evaluation_blank"))
    st.html(tag("section", title, tag("ul", *points), klass="blank"))


def _chosen(found: Runs) -> Head:
    """The run that was chosen, else the latest."""
    return found.named(st.session_state.get("evaluation_run")) or found.heads[0]


def _choose(name: str) -> None:
    st.session_state.evaluation_run = name


def _over_time(found: Runs, chosen: Head, language: Language) -> None:
    share, wrong = trend(found.heads, language)
    with st.container(key="over-time"):
        left, right = st.columns([5, 7], gap="medium")
        with left:
            for key, chart in (("share_right", share), ("wrong_figures", wrong)):
                keys = legend(found.heads, language) if chart is share else ""
                st.html(tag("p", tag("b", say(language, key)), keys, klass="legend"))
                st.altair_chart(chart, width="stretch", key=f"chart-{key}")
        with right:
            sheet("runs", runs_table(found.heads, chosen, language), {"choose": _choose})
            _unreadable(found, language)


def _unreadable(found: Runs, language: Language) -> None:
    if found.unreadable:
        files = " · ".join(found.unreadable)
        st.html(tag("p", say(language, "error_evaluation", file=files), klass="fine"))


def _one(found: Runs, chosen: Head, language: Language) -> None:
    try:
        run = runs.run_of(chosen)
    except BadRun:
        log.exception("the evaluation report %r cannot be read", str(chosen.file))
        st.html(tag("p", say(language, "error_evaluation", file=chosen.name), klass="banner bad"))
        return
    with st.container(key="one-run"):
        sheet("run-head", headline(chosen, run, language), {})
        failed = [result for result in run.results if result.outcome in FAILED]
        view = st.segmented_control(
            say(language, "view"),
            VIEWS,
            default=VIEWS[0],
            required=True,
            format_func=lambda key: say(language, key, count=len(failed)),
            key="evaluation_view",
            label_visibility="collapsed",
        )
        if view == "view_failing":
            failing(chosen, failed, language)
        elif view == "view_compare":
            compared(found, chosen, run, language)
        else:
            sheet("run-scores", scores(run, language), {})
