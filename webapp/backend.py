"""Opens the corpus once for all sessions and asks it; turns every failure into one sentence and a line in the log."""

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import streamlit as st
from pydantic import ValidationError

from assistant import model as chat
from assistant import pipeline
from assistant.domain import Answer, Language
from assistant.errors import BadModel
from assistant.model import Model
from assistant.reword import Tell, silent
from assistant.settings import ChatSettings
from ingest.document import Document
from ingest.review import Review, review
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from webapp import inbox
from webapp.conversations import Conversation, Turn
from webapp.pictures import Pictures
from webapp.selection import Selection, narrowed
from webapp.steady import steady
from webapp.strings import say

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What one run of a page works with."""

    settings: Settings
    corpus: Corpus


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings of this installation."""
    return Settings()


@st.cache_resource(show_spinner=False)
def _opened(data: str) -> tuple[Corpus, ExitStack]:
    stack = ExitStack()
    corpus = stack.enter_context(Corpus.open(settings()))
    inbox.sweep(settings())
    return corpus, stack


def library() -> Library:
    """The corpus of this installation; what a worker process adds becomes visible by itself."""
    found = settings()
    corpus = _opened(str(found.data))[0]
    pictures().follow(corpus)
    return Library(settings=found, corpus=corpus)


@st.cache_resource(show_spinner=False)
def pictures() -> Pictures:
    """The pages that were drawn lately, for all sessions."""
    return Pictures()


def opened() -> Library | None:
    """The library, or nothing where it cannot be opened: the log says why, the page in one sentence."""
    try:
        return library()
    except Exception:
        log.exception("the data folder cannot be opened")
        return None


def required(language: Language) -> Library | None:
    """The library for a page, or one sentence on the page where it cannot be opened."""
    found = opened()
    if found is None:
        st.error(say(language, "error_open", data=_data()), icon=":material/error:")
    return found


def _data() -> str:
    try:
        return str(settings().data)
    except Exception:  # the settings themselves may be what is wrong
        log.exception("the settings cannot be read")
        return "FILINGS_…"


@st.cache_resource(show_spinner=False)
def model() -> Model | None:
    """The chat model of the settings; none where they name none, or where it cannot be opened: the log says why."""
    try:
        found = chat.opened(ChatSettings())
        if found:  # what an answer cost is told with it
            logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
            logging.getLogger("assistant.model").setLevel(logging.INFO)
        return found
    except (BadModel, ValidationError) as error:
        log.error("without a chat model: %s", error)
        return None


def ask(
    turn: Turn, conversation: Conversation, selection: Selection, language: Language, tell: Tell = silent
) -> Turn:
    """The turn with its answer, or with the sentence that says why there is none. `tell` hears each sentence of a chat
    model that is verified."""
    try:
        corpus = narrowed(library().corpus, selection)
        earlier = _history(conversation.history(turn))
        found: Answer = steady(corpus, lambda: pipeline.answer(turn.question, earlier, corpus, model(), tell))
    except Exception:
        log.exception("no answer to %r", turn.question)
        return replace(turn, error=say(language, "error_answer"))
    return replace(turn, answer=found)


def _history(questions: Sequence[str]) -> tuple[str, ...]:
    return tuple(questions)[-12:]


def reviews(digest: str, added: str) -> tuple[Review, ...]:
    """What its cross-checks say of a filing, report by report, as it was read when it was `added`."""
    corpus = library().corpus
    filing = corpus.find(digest)
    facts = corpus.facts([(digest, report.number) for report in filing.reports])
    return review(corpus.document(digest), facts, corpus.checks(digest))


def document(digest: str) -> Document | None:
    """A filing as it was read; None where it is no longer in the library. Kept by the corpus, as long as it is there."""
    known = {record.digest for record in library().corpus.filings()}
    return library().corpus.document(digest) if digest in known else None


def original(digest: str) -> bytes:
    """The bytes of a filing's file. Raises Misuse where it is no longer in the library."""
    return library().corpus.original(digest)


def page_picture(digest: str, page: int) -> bytes | None:
    """The picture of a page; None where it cannot be drawn. Raises Misuse where its filing is no longer in the library."""
    return pictures().of(library().corpus, digest, page)
