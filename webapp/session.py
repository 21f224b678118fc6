"""What a browser session holds: its language, its conversation, the citation that is open, the filter."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from assistant.domain import Answer, Language
from webapp import conversations
from webapp.conversations import Conversation, Turn
from webapp.selection import Selection

DEFAULTS: tuple[tuple[str, object], ...] = (
    ("language", Language.CHINESE.value),
    ("opened", None),
    ("mode", "excerpt"),
    ("whole", False),
    ("organisations", []),
    ("years", []),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The citation in the panel: a turn and a number; `asked` where it was clicked and did not open by itself."""

    turn: str
    n: int
    asked: bool = False

    @property
    def value(self) -> str:
        """As buttons report it."""
        return f"{self.turn}:{self.n}"


def start() -> None:
    """Fill in what is not there yet."""
    for key, value in DEFAULTS:
        st.session_state.setdefault(key, value)
    if "conversation" not in st.session_state:
        st.session_state.conversation = conversations.new()


def language() -> Language:
    """The language of the page."""
    return Language(str(st.session_state.language))


def conversation() -> Conversation:
    """The conversation on the page."""
    return cast(Conversation, st.session_state.conversation)


def hold(found: Conversation) -> None:
    """Put a conversation on the page."""
    st.session_state.conversation = found


def switch(found: Conversation) -> None:
    """Another conversation, with the first source of its last answer open."""
    hold(found)
    answered = [turn for turn in found.turns if turn.answer and turn.answer.citations]
    st.session_state.opened = first_source(answered[-1]) if answered else None
    st.session_state.mode = "excerpt"


def selection() -> Selection:
    """The filter."""
    organisations = st.session_state.organisations
    years = st.session_state.years
    return Selection(organisations=tuple(organisations), years=tuple(years))


def ask(question: str, *, afresh: bool = False) -> None:
    """Put a question, `afresh` where it does not go on from the turns before; the page answers it in its next run."""
    if question.strip():
        hold(conversation().asking(question.strip()[:2000], afresh=afresh))


def first_source(turn: Turn) -> Opened | None:
    """The citation that an answer opens by itself."""
    if not turn.answer or not turn.answer.citations:
        return None
    return Opened(turn=turn.id, n=turn.answer.citations[0].n)


def opened() -> Opened | None:
    """The open citation, if it is still part of the conversation."""
    found = cast(Opened | None, st.session_state.opened)
    return found if found and answer_of(found) else None


def answer_of(place: Opened) -> Answer | None:
    """The answer that a citation belongs to."""
    for turn in conversation().turns:
        if turn.id == place.turn and turn.answer:
            cited = any(citation.n == place.n for citation in turn.answer.citations)
            return turn.answer if cited else None
    return None


def open_source(value: str) -> None:
    """Open the citation that a chip names."""
    turn, _, n = value.partition(":")
    if n.isdecimal():
        st.session_state.opened = Opened(turn=turn, n=int(n), asked=True)
        st.session_state.mode = "excerpt"


def show(mode: str) -> None:
    """Change the view of the source."""
    st.session_state.mode = mode


def close_source(_: str) -> None:
    """Close the panel."""
    st.session_state.opened = None


def show_whole(_: str) -> None:
    """Open the whole table in the page's next run."""
    st.session_state.whole = True
