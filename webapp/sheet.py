"""A piece of page drawn as HTML whose buttons report back: what Streamlit's own widgets cannot draw.

Owns the component and nothing of its content. The HTML must come in escaped (`webapp.markup`).
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parent
Handler = Callable[[str], None]


@cache
def _script() -> str:
    return (FOLDER / "sheet.js").read_text(encoding="utf-8")


def _component() -> ComponentRenderer:
    """Registered at every mounting: the registry belongs to the server, and registering the same again is free."""
    return st.components.v2.component(
        "sheet", html='<div class="sheet"></div>', js=_script(), isolate_styles=False
    )


def sheet(key: str, html: str, handlers: Mapping[str, Handler], *, active: str = "", flag: str = "") -> None:
    """Draw `html`; a click on an element with data-event calls that handler with its data-value before the rerun.

    `active` is the value of the citation that is open; `flag` is "keys" where the
    arrow keys press the buttons with data-key, "reveal" where the page scrolls to what is drawn.
    """

    def callback(event: str, handler: Handler) -> Callable[[], None]:
        def run() -> None:
            value = st.session_state[key].get(event)
            if value is not None:
                handler(str(value))

        return run

    stamp = hashlib.blake2b(html.encode(), digest_size=8).hexdigest()
    callbacks: dict[str, Any] = {
        f"on_{event}_change": callback(event, handler) for event, handler in handlers.items()
    }
    data = {
        "html": html,
        "stamp": stamp,
        "active": active,
        "keys": flag == "keys",
        "reveal": flag == "reveal",
    }
    _component()(key=key, data=data, **callbacks)
