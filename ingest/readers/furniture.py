"""What is printed on page after page and belongs to no text: page headers, footers and page numbers.

Owns telling them from captions that tables repeat: a caption is never furniture.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.names import plain
from ingest.readers import caption
from ingest.readers.page import Page
from ingest.readers.reading_order import TextLine

_NUMBER = re.compile(r"[-—–~·\s]*第?\s*(?P<n>\d{1,4})\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–~·\s]*")
_COUNTED = re.compile(r"第?\d{1,4}页(?:[/,]?共\d{1,4}页)?|\d{1,4}/\d{1,4}$|^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$")
_EDGE = 0.12
"""The share of a page's height, at its top and at its bottom, in which furniture stands."""
_EDGE_LINES = 2
"""So many lines at the top and at the bottom may be furniture."""
_PAGES = 3
"""What stands on fewer pages is no furniture."""

Pages = Sequence[tuple[Page, Sequence[TextLine]]]


def without(pages: Pages) -> tuple[tuple[TextLine, ...], ...]:
    """The lines of each page without the furniture."""
    repeated = _repeated(pages)
    return tuple(
        tuple(
            line
            for line in lines
            if not (_edge(line, page, lines) and (_numbers(line, page) or _key(line, page) in repeated))
        )
        for page, lines in pages
    )


def _repeated(pages: Pages) -> set[tuple[str, bool]]:
    """What stands at the same edge of at least three pages, and of a third of those that have text."""
    found: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for page, lines in pages:
        for line in lines:
            if _edge(line, page, lines) and not _caption(line):
                found[_key(line, page)].add(page.number)
    least = max(_PAGES, sum(bool(lines) for _, lines in pages) // 3)
    return {key for key, numbers in found.items() if len(numbers) >= least}


def _key(line: TextLine, page: Page) -> tuple[str, bool]:
    """What a line says without the number of its page, and whether it stands at the top."""
    return _COUNTED.sub("#", plain(line.text)), line.box[1] < page.height / 2


def _numbers(line: TextLine, page: Page) -> bool:
    """Whether a line only numbers the page."""
    return bool(_NUMBER.fullmatch(line.text)) and len(line.words) <= 5


def _caption(line: TextLine) -> bool:
    words = caption.clean(line.text)
    return bool(caption.title_of(words) or caption.piece(words))


def _edge(line: TextLine, page: Page, lines: Sequence[TextLine]) -> bool:
    """Whether a line stands at the top or bottom edge of the page, and is among the first or last ones there."""
    if line.box[3] <= _EDGE * page.height:
        return line in lines[:_EDGE_LINES]
    return line.box[1] >= (1 - _EDGE) * page.height and line in lines[-_EDGE_LINES:]
