"""The page of a citation as it was printed: its picture, the row or sentence tinted, the cited characters boxed."""

import base64
from collections.abc import Iterable

from assistant.domain import Citation
from ingest.document import Box, Document, Span
from ingest.layout import boxes
from webapp import picture
from webapp.markup import Html, tag

_AROUND = 1.5
"""Points that a box stands off the characters."""


def drawn(png: bytes, citation: Citation, document: Document) -> Html:
    """The picture of the cited page with the marks on it."""
    whole = picture.size(png)
    quote = _on_page(citation, document, Span(start=citation.quote_start, end=citation.quote_end))
    cited = _on_page(citation, document, Span(start=citation.start, end=citation.end))
    image = tag("img", src=f"data:image/png;base64,{base64.b64encode(png).decode()}", alt=citation.quote)
    tints = (tag("i", klass="tint", style=_style(box, whole)) for box in quote)
    marks = (
        tag("i", klass="boxed", style=_style(box, whole), data_target=number == 0)
        for number, box in enumerate(cited)
    )
    return tag(
        "div",
        tag("div", image, *tints, *marks, klass="paper", style=f"aspect-ratio:{whole[0]:.1f}/{whole[1]:.1f}"),
        klass="facsimile",
        data_scroll=True,
        tabindex="0",
    )


def _on_page(citation: Citation, document: Document, span: Span) -> Iterable[Box]:
    """The places of a span on the cited page, one for each piece of line."""
    return (box for page, box in boxes(document.text, document.layout, span) if page == citation.page)


def _style(box: Box, whole: tuple[float, float]) -> str:
    """A box as shares of the page, so that it fits whatever width the picture is shown at."""
    left, top, right, bottom = (
        side + off for side, off in zip(box, (-_AROUND, -_AROUND, _AROUND, _AROUND), strict=True)
    )
    width, height = whole
    sides = {
        "left": left / width,
        "top": top / height,
        "width": (right - left) / width,
        "height": (bottom - top) / height,
    }
    return ";".join(f"{name}:{100 * share:.3f}%" for name, share in sides.items())
