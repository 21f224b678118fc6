"""The page of questions: the conversation on the left, the source of the open citation on the right."""

import streamlit as st

from assistant.domain import Answer, Language
from webapp import answer_card, backend, chart, conversations, markup, session
from webapp.backend import Library
from webapp.choices import choices
from webapp.conversations import Turn
from webapp.examples import examples
from webapp.guard import guard
from webapp.markup import tag
from webapp.panel import panel
from webapp.sheet import sheet
from webapp.strings import say


def page() -> None:
    """Draw the page."""
    language = session.language()
    library = backend.required(language)
    if library is None:
        return
    conversation_view(library)


@st.fragment
def conversation_view(library: Library) -> None:
    """The whole page but its frame: a chip redraws this much and no more."""
    with guard():
        _conversation(library)


def _conversation(library: Library) -> None:
    language = session.language()
    if not session.conversation().turns:
        with st.container(key="welcome"):
            _welcome(library, language)
        return
    left, right = st.columns([1.18, 1], gap="medium")
    with left, st.container(key="talk"):
        turns = st.container(key="turns")
        _input(language)
        with turns:
            _turns(library, language)
    with right, st.container(key="panel"):
        panel(language)


def _input(language: Language) -> None:
    chosen = session.selection()
    with st.container(key="ask"):
        if chosen:
            names = "、".join((*chosen.organisations, *map(str, chosen.years)))
            st.html(tag("p", say(language, "filter_state", what=names), klass="fine"))
        question = st.chat_input(say(language, "ask_here"), key="question", max_chars=2000)
    if question:
        session.ask(question)
        st.rerun(scope="app")


def _ask(question: str) -> None:
    session.ask(question)
    st.session_state.asked = True


def _ask_afresh(question: str) -> None:
    session.ask(question, afresh=True)
    st.session_state.asked = True


def _rerun_if_asked() -> None:
    """The sidebar lists conversations by their first question: a new question redraws it too."""
    if st.session_state.pop("asked", False):
        st.rerun(scope="app")


def _welcome(library: Library, language: Language) -> None:
    reports = [report for filing in library.corpus.filings() for report in filing.reports]
    chosen = [report for report in reports if session.selection().holds(report)]
    _rerun_if_asked()
    lines = [tag("p", say(language, f"welcome_{number}")) for number in (1, 2, 3)]
    asked = [
        markup.button(question, "ask", question, klass="example") for question in examples(chosen, language)
    ]
    offered = tag("div", tag("div", say(language, "try"), klass="key"), tag("div", *asked, klass="examples"))
    if not reports:
        offered = tag("p", say(language, "welcome_empty"), klass="banner quiet")
    title = tag("h1", say(language, "welcome_title"))
    html = tag("section", title, tag("div", *lines, klass="lead"), offered, klass="welcome")
    sheet("welcome-sheet", html, {"ask": _ask})
    if reports:
        _input(language)


def _turns(library: Library, language: Language) -> None:
    _rerun_if_asked()
    current = session.opened()
    turns = session.conversation().turns
    for turn in turns:
        with st.container(key=f"turn-{turn.id}"):
            st.html(tag("div", turn.question, klass="asked"))
            if turn.waiting:
                _answer(turn, language)
            elif turn.answer:
                flag = "reveal" if turn is turns[-1] else ""
                _card(turn, turn.answer, library, active=current.value if current else "", flag=flag)
            else:
                st.html(tag("p", turn.error, klass="banner bad"))


def _card(turn: Turn, answer: Answer, library: Library, *, active: str, flag: str) -> None:
    """An answer, with its figures drawn between the large figure and the table where they have a form."""
    language = session.language()
    handlers = {"cite": session.open_source, "ask": _ask, "afresh": _ask_afresh}
    chosen = choices(answer, library, language)
    drawn = chart.pictures(answer, language, chart.INKS.get(st.context.theme.type or "", chart.INKS["light"]))
    if not drawn:
        html = answer_card.card(answer, turn.id, chosen, language)
        sheet(f"card-{turn.id}", html, handlers, active=active, flag=flag)
        return
    above, below = answer_card.halves(answer, turn.id, chosen, language)
    sheet(f"card-{turn.id}", above, handlers, active=active, flag=flag)
    for at, picture in enumerate(drawn):
        with st.container(key=f"chart-{turn.id}-{at}"):
            st.html(f"<style>.st-key-chart-{turn.id}-{at} {{ min-height: {picture.height}px; }}</style>")
            st.altair_chart(picture.chart, theme=None, width="stretch", key=f"picture-{turn.id}-{at}")
            if picture.left_out:
                shown = say(language, "chart_rest", shown=chart.MOST, rest=picture.left_out)
                st.html(tag("p", shown, klass="fine"))
    sheet(f"more-{turn.id}", below, handlers, active=active)


def _answer(turn: Turn, language: Language) -> None:
    """Answer a waiting turn, keep the conversation, open the first source, draw again."""
    st.html(
        tag("p", tag("i"), say(language, "thinking"), tag("span", say(language, "slow")), klass="thinking")
    )
    shown, said = st.empty(), []

    def tell(sentence: str) -> None:
        said.append(sentence)
        shown.html(tag("p", "".join(said), klass="said"))

    answered = backend.ask(turn, session.conversation(), session.selection(), language, tell)
    session.hold(session.conversation().answered(answered))
    st.session_state.opened = session.first_source(answered)
    st.session_state.mode = "excerpt"
    conversations.save(backend.settings().data, session.conversation())
    st.rerun(scope="app")
