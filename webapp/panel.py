"""The panel beside the conversation: the source of the open citation."""

import logging

import streamlit as st

from assistant.domain import Answer, Citation, Language
from ingest.document import Document
from webapp import backend, facsimile, markup, session, source
from webapp.markup import Html, tag
from webapp.session import Opened
from webapp.sheet import sheet
from webapp.strings import say

log = logging.getLogger(__name__)


def panel(language: Language) -> None:
    """Draw the open citation, or a quiet line that says what comes here."""
    place = session.opened()
    answer = session.answer_of(place) if place else None
    if place is None or answer is None:
        answered = [turn.answer for turn in session.conversation().turns if turn.answer]
        none = bool(answered) and not answered[-1].citations
        hint = say(language, "source_none" if none else "source_hint")
        title = tag("div", say(language, "source"), klass="key")
        sheet("panel-empty", tag("aside", title, tag("p", hint), klass="source empty"), {})
        return
    citation = next(found for found in answer.citations if found.n == place.n)
    document = backend.document(citation.filing)
    _sheet(answer, document, place, language)
    if document is None:
        return
    _download(document, language)
    if st.session_state.pop("whole", False):
        _whole(citation, document, language)


def _sheet(answer: Answer, document: Document | None, place: Opened, language: Language) -> None:
    citation = next(found for found in answer.citations if found.n == place.n)
    mode = str(st.session_state.mode)
    html = tag(
        "aside",
        source.tools(answer, place, mode, language),
        source.head(citation, language),
        tag("div", _body(citation, document, language, mode), klass="place"),
        source.others(answer, place.turn, place.n, language),
        klass="source" if place.asked else "source unasked",
    )
    handlers = {
        "cite": session.open_source,
        "mode": session.show,
        "close": session.close_source,
        "whole": session.show_whole,
    }
    sheet("panel-sheet", html, handlers, active=place.value, flag="keys")


def _body(citation: Citation, document: Document | None, language: Language, mode: str) -> Html:
    if document is None:
        return tag("p", say(language, "source_gone"), klass="banner quiet")
    try:
        printed = _printed(citation, document) if mode == "excerpt" else Html()
        return markup.joined(printed, source.body(citation, document, language, mode, beside=bool(printed)))
    except Exception:
        log.exception("source %r cannot be drawn", citation)
        return tag("p", say(language, "error_source"), klass="banner bad")


def _printed(citation: Citation, document: Document) -> Html:
    """The page of a citation as it was printed; nothing where the file has no pages or they cannot be drawn."""
    if citation.page is None:
        return Html()
    png = backend.page_picture(document.digest, citation.page)
    return facsimile.drawn(png, citation, document) if png else Html()


def _download(document: Document, language: Language) -> None:
    name, digest = document.file, document.digest
    st.download_button(
        f"{say(language, 'download')} {name}",
        data=lambda: backend.original(digest),
        file_name=name,
        key="download",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def _whole(citation: Citation, document: Document, language: Language) -> None:
    table = source.table_of(citation, document)
    if table is None:
        return

    @st.dialog(table.title or say(language, "whole_table"), width="large")
    def dialog() -> None:
        drawn = source.drawn(table, source.marks_in(table, citation), language)
        html = tag("aside", markup.joined(source.head(citation, language), drawn), klass="source whole")
        sheet("whole-sheet", html, {})

    dialog()
