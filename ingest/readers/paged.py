"""Pages as geometry → the Document that they are, whatever they were read from.

Owns the order of the steps: tables, lines, furniture, paragraphs, tables over pages, canonical text.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Document, Issue, IssueKind, Run, Span
from ingest.readers import text
from ingest.readers.flowing import margins
from ingest.readers.furniture import without
from ingest.readers.page import Page, shown
from ingest.readers.reading_order import TextLine, text_lines
from ingest.readers.ruled import lattices
from ingest.readers.script import Script
from ingest.readers.sheet import Sheet, inside, sheet


def document(pages: Sequence[Page], *, file: str, digest: str) -> Document:
    """The Document of a file's pages; a page that only shows an image is an issue of it."""
    tables = [[sheet(lattice, page) for lattice in lattices(page)] for page in pages]
    outside = [(page, _outside(page, sheets)) for page, sheets in zip(pages, tables, strict=True)]
    kept = without(outside)
    written = Script(margins([(page, lines) for page, lines in zip(pages, kept, strict=True)]))
    for sheets, lines in zip(tables, kept, strict=True):
        elements: list[TextLine | Sheet] = [*sheets, *lines]
        for element in sorted(elements, key=_top):
            written.add(element)
    canonical = written.finished()
    read = text.parse(canonical.text, file=file, digest=digest)
    return replace(read, layout=_as_shown(canonical.layout, pages), issues=(*_unread(pages), *read.issues))


def _as_shown(layout: Sequence[Run], pages: Sequence[Page]) -> tuple[Run, ...]:
    """Places on the pages as they are shown: those of images that were set upright lie askew."""
    by_number = {page.number: page for page in pages if page.turn}
    if not by_number:
        return tuple(layout)
    return tuple(
        replace(run, box=shown(run.box, by_number[run.page])) if run.page in by_number else run
        for run in layout
    )


def _outside(page: Page, sheets: Sequence[Sheet]) -> tuple[TextLine, ...]:
    """The lines of a page that stand in none of its tables."""
    words = [word for word in page.words if not any(inside(word, found.box) for found in sheets)]
    return text_lines(words, page.number)


def _top(element: TextLine | Sheet) -> float:
    if isinstance(element, Sheet):
        return element.box[1]
    return (element.box[1] + element.box[3]) / 2


def _unread(pages: Sequence[Page]) -> tuple[Issue, ...]:
    """The pages that show something of which no character could be read."""
    return tuple(
        Issue(
            kind=IssueKind.UNREAD_PAGE,
            detail=f"第 {page.number} 页没有可读的文字层，图像里也没有认出文字",
            span=Span(start=0, end=0),
        )
        for page in pages
        if page.image_only and not page.words
    )
