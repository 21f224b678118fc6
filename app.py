"""The app: opens the corpus once and names the pages. Run with `streamlit run app.py` (or `make run`)."""

from pathlib import Path

import streamlit as st

from webapp import chat, evaluation, library, session
from webapp.guard import guard
from webapp.sidebar import sidebar
from webapp.strings import say

FOLDER = Path(__file__).parent / "webapp"
STYLES = (FOLDER / "style.css", FOLDER / "evaluation.css")
ICON = FOLDER / "icon.svg"


def main() -> None:
    """One run of the script."""
    session.start()
    language = session.language()
    st.set_page_config(
        page_title=say(language, "app"),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=250,
    )
    for style in STYLES:
        st.html(style)
    pages = [
        st.Page(
            chat.page,
            title=say(language, "page_chat"),
            icon=":material/forum:",
            url_path="chat",
            default=True,
        ),
        st.Page(
            library.page,
            title=say(language, "page_library"),
            icon=":material/folder_open:",
            url_path="library",
        ),
        st.Page(
            evaluation.page,
            title=say(language, "page_evaluation"),
            icon=":material/fact_check:",
            url_path="evaluation",
        ),
    ]
    place = st.navigation(pages, position="hidden")
    with guard():
        sidebar(pages)
    with guard():
        place.run()


main()
