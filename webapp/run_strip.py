"""The strip on top of the page of evaluations: a set is chosen and run here, its progress watched, its end told."""

import streamlit as st

from assistant.domain import Language
from eval.errors import BadSet
from eval.result import Outcome
from webapp import evaluating, runs
from webapp.backend import Library
from webapp.evaluating import Evaluation
from webapp.guard import guard
from webapp.markup import tag
from webapp.strings import say, word

PULSE = 0.8


def run_strip(library: Library, language: Language) -> None:
    """Draw what there is of it: the form, the run under way, or its end."""
    current = evaluating.desk().current
    if current is None:
        _form(library, language)
    elif current.running:
        _watch(language)
    else:
        _ended(current, library, language)


def _form(library: Library, language: Language) -> None:
    loaded = {filing.file for filing in library.corpus.filings()}
    try:
        sets = evaluating.sets(loaded)
    except BadSet as error:
        st.html(tag("p", say(language, "error_set", detail=error), klass="banner bad"))
        return
    if not sets:
        st.html(tag("p", say(language, "no_sets"), klass="banner quiet"))
        return
    # A select box keeps the words that it was first drawn with: each language has boxes of its own.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            say(language, "set"),
            sets,
            format_func=lambda one: say(
                language, "set_ready", name=one.name, ready=one.ready, total=one.total
            ),
            key=f"evaluation_set-{language.value}",
            width=340,
        )
        part = st.selectbox(
            say(language, "part"),
            runs.parts(),
            format_func=lambda name: word(language, "part", name),
            key=f"evaluation_part-{language.value}",
            width=190,
        )
        begin = st.button(
            say(language, "run_set"), type="primary", icon=":material/play_arrow:", key="evaluate_start"
        )
    if begin:
        if not evaluating.desk().start(library.settings.data.resolve(), chosen, part):
            st.toast(say(language, "run_busy"), icon=":material/hourglass_top:")
        st.rerun()


@st.fragment(run_every=PULSE)
def _watch(language: Language) -> None:
    """How far the run is; when it has ended, the page once more as a whole."""
    with guard():
        current = evaluating.desk().current
        if current is None or not current.running:
            st.rerun(scope="app")
        else:
            _progress(current, language)


def _progress(current: Evaluation, language: Language) -> None:
    done, total = current.progress
    title = tag("b", _titled("run_going", current, language))
    state = say(language, "run_step", done=done, total=total) if done else say(language, "run_opening")
    line = tag("div", title, tag("span", state), klass="line")
    share = f"width:{100 * done / total:.1f}%" if total else "width:0"
    meter = tag("div", tag("i", style=share), klass="meter", role="progressbar", aria_valuenow=done)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(tag("div", line, meter, klass="going"))
        st.button(say(language, "stop"), on_click=current.stop, key="evaluate_stop")


def _ended(current: Evaluation, library: Library, language: Language) -> None:
    """One line on how it ended, until it has been taken note of; what it found is shown by itself, once."""
    head = runs.found(library.settings.data).named(current.name) if current.state == "done" else None
    state = "broken" if current.state == "done" and head is None else current.state
    counts = {}
    if head:
        outcomes = head.summary.outcomes
        counts = {"run": head.summary.run, "right": outcomes[Outcome.RIGHT]}
        counts["wrong"] = outcomes[Outcome.WRONG_FIGURE]
        if st.session_state.get("evaluation_seen") != head.name:
            st.session_state.evaluation_seen = head.name
            st.session_state.evaluation_run = head.name
    words = _titled(f"run_{state}", current, language, **counts)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(tag("div", tag("span", klass=f"light {state}"), words, klass="going end"))
        st.button(say(language, "dismiss"), on_click=evaluating.desk().dismiss, key="evaluate_dismiss")


def _titled(key: str, current: Evaluation, language: Language, **counts: int) -> str:
    return say(language, key, set=current.set, part=word(language, "part", current.part), **counts)
