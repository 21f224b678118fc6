"""The page of filings: a drop zone, the progress of what is being read, and a health card for each filing."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

import streamlit as st

from assistant.domain import Language
from ingest.formats import ARCHIVES, ENDINGS, READERS
from webapp import backend, session, worker
from webapp.backend import Library
from webapp.guard import guard
from webapp.health import health, reports_named
from webapp.markup import Html, tag
from webapp.sheet import sheet
from webapp.strings import say
from webapp.worker import Job, Report

TYPES = [ending.removeprefix(".") for ending in (*READERS, *ARCHIVES)]
ONE = [ending.removeprefix(".") for ending in READERS]
PULSE = 0.8
AT_ONCE = 12
"""Cards that are shown before more are asked for: each reads a filing."""


def page() -> None:
    """Draw the page."""
    language = session.language()
    library = backend.required(language)
    if library is None:
        return
    with st.container(key="library"):
        st.html(
            tag(
                "header",
                tag("h1", say(language, "page_library")),
                tag("p", say(language, "library_lead", endings=ENDINGS)),
            )
        )
        _drop(library, language)
        _filings(library, language)


def _drop(library: Library, language: Language) -> None:
    job = _current()
    if job:
        if job.ended:
            _ended(job, language)
        else:
            _progress(language)
        return
    generation = st.session_state.setdefault("uploads", 0)
    with st.container(key=f"drop-{language.value}"):
        uploads = st.file_uploader(
            say(language, "drop"),
            type=TYPES,
            accept_multiple_files=True,
            key=f"uploads-{generation}",
            label_visibility="collapsed",
        )
    if uploads and st.button(say(language, "start"), type="primary", key="start"):
        _begin(worker.start(library.settings.data.resolve(), uploads))


def _current() -> Job | None:
    return cast(Job | None, st.session_state.get("job"))


def _begin(job: Job) -> None:
    st.session_state.job = job
    st.session_state.uploads += 1
    st.rerun()


@st.fragment(run_every=PULSE)
def _progress(language: Language) -> None:
    """What became of each file so far; when all is read, the page once more as a whole."""
    with guard():
        _job(language)


def _job(language: Language) -> None:
    job = _current()
    if job is None:
        return
    running = job.running
    st.html(progress(job.reports(), running, language))
    if running:
        st.button(say(language, "stop"), on_click=job.stop, key="stop")
        return
    _finish(job)
    st.rerun(scope="app")


def _ended(job: Job, language: Language) -> None:
    """What became of the files of the last job, until it has been taken note of."""
    st.html(progress(st.session_state.job_reports, False, language))
    if st.session_state.job_broken:
        st.html(tag("p", say(language, "error_worker"), klass="banner bad"))
    if st.button(say(language, "dismiss"), key="dismiss", type="primary"):
        st.session_state.job = None
        st.rerun()


def progress(reports: Sequence[Report], running: bool, language: Language) -> Html:
    """How many files were read, and what became of each; what was cancelled is not among those that were read."""
    states = Counter(report.state for report in reports if not report.open)
    done, left = states.total() - states["stopped"], states["stopped"]
    title = "reading_in" if running else "cut_short" if left else "read_in"
    heading = tag("b", say(language, title, count=len(reports), done=done, left=left))
    summary = " · ".join(
        say(language, "counted", name=say(language, name), count=states[name]) for name in states
    )
    meter = tag("div", tag("i", style=f"width:{100 * done // max(1, len(reports))}%"), klass="meter")
    lines = tag("ul", *(_line(report, language) for report in reports))
    return tag("div", heading, tag("span", summary, klass="summary"), meter, lines, klass="progress")


def _line(report: Report, language: Language) -> Html:
    """One file: what became of it, and why or what is to be known about it."""
    working = report.state == "working"
    state = tag("b", say(language, report.state), tag("span", report.detail) if working else "")
    note = tag("small", report.detail) if report.detail and not working else ""
    name = tag("span", report.file, klass="name")
    return tag("li", tag("span", klass=f"light {report.state}"), name, state, note)


def _finish(job: Job) -> None:
    """Keep what was reported, and let go of the process."""
    st.session_state.job_reports = job.reports()
    st.session_state.job_broken = job.broken
    job.clear()


def _filings(library: Library, language: Language) -> None:
    filings = library.corpus.filings()
    if gone := st.session_state.pop("gone", None):
        st.toast(say(language, "removed", file=gone), icon=":material/check:")
    if not filings:
        st.html(tag("p", say(language, "no_filings"), klass="banner quiet"))
        return
    wanted = ""
    if len(filings) > 3:
        wanted = st.text_input(
            say(language, "search_filings"),
            key="wanted",
            placeholder=say(language, "search_filings"),
            label_visibility="collapsed",
            icon=":material/search:",
        ).strip()
    found = [filing for filing in filings if wanted in f"{filing.file} {reports_named(filing, language)}"]
    if not found:
        st.html(tag("p", say(language, "none_match"), klass="banner quiet"))
    shown = AT_ONCE * st.session_state.setdefault("cards", 1)
    for filing in found[:shown]:
        with st.container(key=f"filing-{filing.digest[:12]}", border=True):
            reviews = backend.reviews(filing.digest, filing.added)
            html = health(filing, library.corpus.document(filing.digest), reviews, language)
            sheet(f"health-{filing.digest[:12]}", html, {})
            _actions(filing.digest, language)
    if len(found) > shown and st.button(
        say(language, "more_filings", count=len(found) - shown),
        key="more-filings",
        icon=":material/expand_more:",
    ):
        st.session_state.cards += 1
        st.rerun()


def _actions(digest: str, language: Language) -> None:
    with st.container(horizontal=True, gap="small", key=f"actions-{digest[:12]}"):
        if st.button(
            say(language, "replace"), key=f"replace-{digest[:12]}", icon=":material/sync:", type="tertiary"
        ):
            _replace(digest, language)
        if st.button(
            say(language, "remove"), key=f"remove-{digest[:12]}", icon=":material/delete:", type="tertiary"
        ):
            _remove(digest, language)


def _remove(digest: str, language: Language) -> None:
    library = backend.library()
    filing = next(found for found in library.corpus.filings() if found.digest == digest)

    @st.dialog(say(language, "remove_title"))
    def dialog() -> None:
        counts = filing.counts
        names = reports_named(filing, language)
        words = {"file": filing.file, "reports": names, "facts": counts.facts, "issues": counts.issues}
        st.html(tag("p", say(language, "remove_lead", **words)))
        with st.container(horizontal=True):
            if st.button(say(language, "confirm_remove"), type="primary", key="confirm"):
                failure = worker.remove(library.settings.data.resolve(), digest)
                if failure:
                    st.error(failure)
                    return
                st.session_state.gone = filing.file
                st.rerun()
            if st.button(say(language, "cancel"), key="cancel"):
                st.rerun()

    dialog()


def _replace(digest: str, language: Language) -> None:
    library = backend.library()
    filing = next(found for found in library.corpus.filings() if found.digest == digest)

    @st.dialog(say(language, "replace"))
    def dialog() -> None:
        st.html(tag("p", say(language, "replace_lead", file=filing.file)))
        with st.container(key=f"drop-{language.value}-one"):
            upload = st.file_uploader(
                say(language, "replace"), type=ONE, key="replacement", label_visibility="collapsed"
            )
        if upload and st.button(say(language, "start"), type="primary", key="confirm-replace"):
            _begin(worker.start(library.settings.data.resolve(), [upload], replaces=digest))

    dialog()
