"""The views of one run that are lists of cases: those that failed, and those that another run ended differently."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assistant.domain import Language
from eval.compare import Comparison, compare
from eval.errors import BadRun
from eval.result import Outcome, Result, Run
from webapp import cases, runs
from webapp.guard import guard
from webapp.markup import tag
from webapp.runs import Head, Runs
from webapp.scores import titled
from webapp.sheet import sheet
from webapp.strings import say, word

FAILED = (Outcome.WRONG_FIGURE, Outcome.WRONG, Outcome.SILENT, Outcome.CRASH)
CHANGES = ("broken", "better", "other")


@st.fragment
def failing(chosen: Head, failed: Sequence[Result], language: Language) -> None:
    """The failing cases, narrowed to a category and an outcome."""
    with guard():
        if not failed:
            st.html(tag("p", say(language, "no_failing"), klass="banner quiet"))
            return
        categories = Counter(result.category for result in failed)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="narrow"):
            category = st.selectbox(
                say(language, "category"),
                ["", *sorted(categories)],
                format_func=lambda name: _counted("category", name, categories, language),
                key=f"category-{language.value}-{chosen.name}",
                width=230,
            )
            left = [result for result in failed if category in ("", result.category)]
            outcomes = Counter(result.outcome.value for result in left)
            outcome = st.selectbox(
                say(language, "outcome"),
                ["", *(known.value for known in FAILED if outcomes[known.value])],
                format_func=lambda name: _counted("outcome", name, outcomes, language),
                key=f"outcome-{language.value}-{chosen.name}",
                width=230,
            )
        found = [result for result in left if outcome in ("", result.outcome.value)]
        place = _place(f"{chosen.name}/{category}/{outcome}", len(found))
        _cases(cases.failing(found, place, language))


def _counted(kind: str, name: str, counts: Counter[str], language: Language) -> str:
    shown = word(language, kind, name) if name else say(language, "any")
    return say(language, "counted", name=shown, count=counts[name] if name else counts.total())


def _place(what: str, count: int) -> int:
    """The page that is open; another choice of cases begins at its first."""
    if st.session_state.get("cases_of") != what:
        st.session_state.cases_of = what
        st.session_state.cases_page = 0
    return min(int(st.session_state.cases_page), cases.pages(count) - 1)


def _turn(page: str) -> None:
    st.session_state.cases_page = int(page)
    st.session_state.cases_turned = True


def _cases(html: str) -> None:
    turned = st.session_state.pop("cases_turned", False)
    with st.container(key="cases"):
        sheet("cases-sheet", html, {"page": _turn}, flag="reveal" if turned else "")


def compared(found: Runs, chosen: Head, run: Run, language: Language) -> None:
    """What has changed between a run and another one of its set."""
    rivals = found.rivals(chosen)
    if not rivals:
        st.html(tag("p", say(language, "no_rival"), klass="banner quiet"))
        return
    other = st.selectbox(
        say(language, "compare_with"),
        rivals,
        format_func=lambda head: titled(head, language),
        key=f"rival-{language.value}-{chosen.name}",
        width=420,
    )
    try:
        old = runs.run_of(other)
    except BadRun:
        st.html(tag("p", say(language, "error_evaluation", file=other.name), klass="banner bad"))
        return
    earlier = other.started <= chosen.started
    comparison = compare(old, run) if earlier else compare(run, old)
    _changes(f"{chosen.name}/{other.name}", comparison, language)


@st.fragment
def _changes(what: str, comparison: Comparison, language: Language) -> None:
    """What broke, what got better, what else ended differently."""
    with guard():
        counts = {key: len(getattr(comparison, key)) for key in CHANGES}
        kind = st.segmented_control(
            say(language, "changes"),
            CHANGES,
            default=next((key for key in CHANGES if counts[key]), CHANGES[0]),
            required=True,
            format_func=lambda key: say(language, f"changes_{key}", count=counts[key]),
            key=f"changes-{what}",
            label_visibility="collapsed",
        )
        sets = {"only_old": len(comparison.only_old), "only_new": len(comparison.only_new)}
        edited = len(comparison.edited)
        if edited or any(sets.values()):
            st.html(tag("p", say(language, "not_compared", edited=edited, **sets), klass="fine"))
        found = getattr(comparison, str(kind))
        if not found:
            st.html(tag("p", say(language, f"none_{kind}"), klass="banner quiet"))
            return
        _cases(cases.changed(found, _place(f"{what}/{kind}", len(found)), language))
