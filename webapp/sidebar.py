"""The sidebar: the pages, the conversations, what is loaded, the filter, the language."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.domain import Language
from webapp import backend, conversations, session
from webapp.backend import Library
from webapp.conversations import Conversation
from webapp.markup import tag
from webapp.strings import say

TITLE = 26
NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}


def sidebar(pages: Sequence[StreamlitPage]) -> None:
    """Draw it. `pages`: the page of questions first."""
    language = session.language()
    with st.sidebar:
        st.html(tag("div", say(language, "app"), klass="brand"))
        for place in pages:
            st.page_link(place)
        if st.button(
            say(language, "new_conversation"),
            icon=":material/add:",
            key="new",
            width="stretch",
            disabled=not session.conversation().turns,
        ):
            session.switch(conversations.new())
            st.switch_page(pages[0])
        library = backend.opened()
        if library:
            _conversations(library, language, pages[0])
            _filings(library, language)
            _filter(library, language)
        _language(language)


def _conversations(library: Library, language: Language, chat: StreamlitPage) -> None:
    kept = list(conversations.saved(library.settings.data))
    if not kept:
        return
    with st.container(key="conversations", gap=None):
        day = ""
        for found in kept:
            when = _day(found.last)
            if when != day:
                st.html(tag("div", say(language, when), klass="key"))
                day = when
            _conversation(found, chat)
    st.html(tag("p", say(language, "kept"), klass="fine"))


def _conversation(found: Conversation, chat: StreamlitPage) -> None:
    title = found.title if len(found.title) <= TITLE else found.title[: TITLE - 1] + "…"
    current = found.id == session.conversation().id
    key = f"open-{found.id}-current" if current else f"open-{found.id}"
    if st.button(title, key=key, type="tertiary", width="stretch"):
        session.switch(found)
        st.switch_page(chat)
    if current:
        _look_after(found, chat)


def _look_after(found: Conversation, chat: StreamlitPage) -> None:
    """What can be done with the conversation on the page."""
    language = session.language()
    with st.container(horizontal=True, gap="small", key="look-after"):
        if st.button(say(language, "rename"), key="rename", type="tertiary"):
            _rename(found, language)
        if st.button(say(language, "delete"), key="delete", type="tertiary"):
            _delete(found, language, chat)


def _rename(found: Conversation, language: Language) -> None:
    @st.dialog(say(language, "rename"))
    def dialog() -> None:
        name = st.text_input(say(language, "rename_lead"), found.title, max_chars=conversations.LONGEST_NAME)
        if st.button(say(language, "save"), type="primary", key="save-name"):
            renamed = found.named(name)
            conversations.save(backend.settings().data, renamed)
            session.hold(renamed)
            st.rerun()

    dialog()


def _delete(found: Conversation, language: Language, chat: StreamlitPage) -> None:
    @st.dialog(say(language, "delete"))
    def dialog() -> None:
        lead = say(language, "delete_lead", title=found.title, turns=len(found.turns))
        st.html(tag("p", lead))
        with st.container(horizontal=True):
            if st.button(say(language, "confirm_delete"), type="primary", key="confirm-delete"):
                conversations.delete(backend.settings().data, found)
                session.switch(conversations.new())
                st.switch_page(chat)
            if st.button(say(language, "cancel"), key="cancel-delete"):
                st.rerun()

    dialog()


def _day(moment: datetime) -> str:
    days = (datetime.now(UTC).date() - moment.astimezone(UTC).date()).days
    return ("today", "yesterday")[days] if days in (0, 1) else "earlier"


def _filings(library: Library, language: Language) -> None:
    filings = library.corpus.filings()
    if not filings:
        st.html(tag("div", say(language, "no_filings"), klass="loaded"))
        return
    issues = sum(1 for filing in filings if filing.counts.issues)
    state = say(language, "with_issues", count=issues) if issues else say(language, "all_ready")
    names = [
        tag("li", tag("span", report.organisation), tag("b", report.year))
        for filing in filings
        for report in filing.reports
    ]
    count = tag("b", say(language, "filings", count=len(filings)))
    dot = tag("i", klass="dot part" if issues else "dot")
    summary = tag("summary", count, tag("span", dot, state))
    st.html(tag("details", summary, tag("ul", *names), klass="loaded"))


def _filter(library: Library, language: Language) -> None:
    reports = [report for filing in library.corpus.filings() for report in filing.reports]
    organisations = sorted({report.organisation for report in reports})
    years = sorted({report.year for report in reports}, reverse=True)
    if len(reports) < 2:
        return
    label = say(language, "filter_on" if session.selection() else "filter")
    with st.popover(label, icon=":material/filter_list:", width="stretch", help=say(language, "filter_help")):
        everything = say(language, "any")
        st.multiselect(
            say(language, "organisation"), organisations, key="organisations", placeholder=everything
        )
        st.multiselect(say(language, "year"), years, key="years", placeholder=everything)


def _language(language: Language) -> None:
    chosen = st.segmented_control(
        say(language, "language"),
        list(NAMES),
        default=language,
        required=True,
        format_func=lambda known: NAMES[known],
        key="language_choice",
        label_visibility="collapsed",
        width="stretch",
    )
    if chosen is not None and chosen is not language:
        st.session_state.language = chosen.value
        st.rerun()
