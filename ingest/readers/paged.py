"""Pages as geometry → the Document that they are, whatever they were read from.

Owns the order of the steps: tables, lines, furniture, paragraphs, tables over pages, canonical text.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Document, Issue, IssueKind, Run, Span
from ingest.readers import text
from ingest.readers.aligned import sheets
from ingest.readers.flowing import margins
from ingest.readers.furniture import without
from ingest.readers.page import Page, shown
from ingest.readers.reading_order import TextLine, text_lines
from ingest.readers.ruled import lattices
from ingest.readers.script import Script
from ingest.readers.sheet import Sheet, inside, sheet
from ingest.readers.unruled import tabular, unruled


def document(pages: Sequence[Page], *, file: str, digest: str) -> Document:
    """The Document of a file's pages; a page that only shows an image is an issue of it."""
    tables = [_ruled(page) for page in pages]
    outside = [(page, _outside(page, sheets)) for page, sheets in zip(pages, tables, strict=True)]
    kept = without(outside)
    aligned = [found for table in unruled(kept) for found in sheets(table)]
    written = Script(margins([(page, lines) for page, lines in zip(pages, kept, strict=True)]))
    for page, ruled, lines in zip(pages, tables, kept, strict=True):
        loose = [found for found in aligned if found.page == page.number]
        text_of = [line for line in lines if not any(_within(line, found) for found in loose)]
        elements: list[TextLine | Sheet] = [*ruled, *loose, *text_of]
        for element in sorted(elements, key=_top):
            written.add(element)
    canonical = written.finished()
    read = text.parse(canonical.text, file=file, digest=digest)
    sure = _without(read, written.unread)
    return replace(sure, layout=_as_shown(canonical.layout, pages), issues=(*_unread(pages), *sure.issues))


def _without(read: Document, unsure: Sequence[Span]) -> Document:
    """A document without the tables that were found where columns are not sure: each such place is one issue."""
    tables = [table for table in read.tables if not any(_touch(table.span, span) for span in unsure)]
    rest = [issue for issue in read.issues if not any(_touch(issue.span, span) for span in unsure)]
    said = (
        Issue(kind=IssueKind.UNREAD_TABLE, detail="没有框线的表格，各列不能确定", span=span)
        for span in unsure
    )
    return replace(
        read,
        tables=tuple(replace(table, number=number) for number, table in enumerate(tables)),
        issues=(*said, *rest),
    )


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _ruled(page: Page) -> list[Sheet]:
    """The tables of a page that lines part into columns; a frame around a table has the lines of another one in its cells."""
    found = (sheet(lattice, page) for lattice in lattices(page))
    return [one for one in found if not _frame(one)]


def _frame(found: Sheet) -> bool:
    alone = all(len(row) == 1 for row in found.rows)
    return alone and any(tabular(line) for row in found.rows for line in row[0].lines)


def _within(line: TextLine, found: Sheet) -> bool:
    return found.box[1] <= (line.box[1] + line.box[3]) / 2 <= found.box[3]


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
