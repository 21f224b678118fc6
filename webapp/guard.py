"""The last line of defence of a page: what fails becomes one sentence, and the cause goes to the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from webapp import session
from webapp.strings import say

log = logging.getLogger(__name__)


@contextmanager
def guard() -> Iterator[None]:
    """Draw a part of the page; Streamlit's own ways out (stop, rerun) pass."""
    try:
        yield
    except Exception:
        log.exception("a part of the page failed")
        st.error(say(session.language(), "error_page"), icon=":material/error:")
