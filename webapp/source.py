"""The source of a citation: the table as the filing prints it with the cell marked, or the paragraph with the phrase marked."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain import Answer, Citation, Language
from assistant.render import headings
from ingest.document import Cell, Document, Paragraph, Section, Span, Table
from ingest.names import plain
from webapp import markup
from webapp.markup import Html, tag
from webapp.session import Opened
from webapp.strings import say

NUMBER = re.compile(r"^[-−+]?[\d,，.\s]+%?$")
AROUND = 1500
LONG = 24
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Which cells of a grid are marked: the cited one, its row's label, its columns' headers."""

    cell: Place
    labels: frozenset[Place]
    headers: frozenset[Place]


def head(citation: Citation, language: Language) -> Html:
    """Filing › section › table, and the page where the filing has pages."""
    report = say(language, "report_name", organisation=citation.organisation, year=citation.year)
    page = tag("span", say(language, "page", page=citation.page), klass="page") if citation.page else ""
    return tag(
        "header",
        tag("div", tag("b", report), page, _recognised(citation, language), klass="report"),
        tag("div", *(tag("span", step) for step in headings(citation)), klass="crumbs"),
        tag("div", citation.file, klass="file"),
    )


def _recognised(citation: Citation, language: Language) -> Html | str:
    """That the place was read from a scan, and how surely; rounded down, for nothing is read with certainty."""
    if citation.confidence is None:
        return ""
    return tag(
        "span", say(language, "recognised", sure=int(citation.confidence * 100)), klass="page recognised"
    )


def tools(answer: Answer, place: Opened, mode: str, language: Language) -> Html:
    """The chips of all citations, the way through them, and the views."""
    turn, n = place.turn, place.n
    numbers = [citation.n for citation in answer.citations]
    at = numbers.index(n)
    before = numbers[at - 1] if at > 0 else None
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    title = say(language, "clicked_source", n="{n}")
    chips = (markup.chip(turn, number, title.format(n=number)) for number in numbers)
    views = [_view(name, "mode", name, name == mode, language) for name in ("excerpt", "original")]
    if answer.citations[at].table_number is not None:
        views.append(_view("whole_table", "whole", "1", False, language))
    return tag(
        "nav",
        tag("div", *chips, klass="chips"),
        tag(
            "div",
            _step("‹", "previous", turn, before, language),
            _step("›", "next", turn, after, language),
            klass="steps",
        ),
        tag("div", *views, klass="views"),
        markup.button("×", "close", "1", klass="close", data_key="close", aria_label=say(language, "close")),
    )


def _view(label: str, event: str, value: str, current: bool, language: Language) -> Html:
    klass = "view open" if current else "view"
    return markup.button(say(language, label), event, value, klass=klass, aria_pressed=str(current).lower())


def _step(sign: str, key: str, turn: str, n: int | None, language: Language) -> Html:
    return markup.button(
        sign,
        "cite",
        f"{turn}:{n}",
        klass="step",
        data_key=key,
        disabled=n is None,
        title=say(language, key),
        aria_label=say(language, key),
    )


def body(
    citation: Citation, document: Document, language: Language, mode: str, *, beside: bool = False
) -> Html:
    """The place itself in one of the views; `beside` the picture of its page only the row of a table is shown."""
    if mode == "original":
        return _original(citation, document.text)
    table = table_of(citation, document)
    marks = marks_in(table, citation) if table else None
    if table and marks:
        return drawn(table, marks, language, row_only=beside)
    return _prose(citation, document)


def table_of(citation: Citation, document: Document) -> Table | None:
    """The table that a citation names."""
    return next((table for table in document.tables if table.number == citation.table_number), None)


def marks_in(table: Table, citation: Citation) -> Marks | None:
    """The cited cell with its labels; nothing where no cell of the grid prints it."""
    cell = _cell_at(table.grid, citation)
    if cell is None:
        return None
    above = table.grid[: cell[0]]
    headers = (_nearest(above, label, cell[1]) for label in citation.column)
    label = citation.row[-1] if citation.row else ""
    labels = _labels(table.grid[cell[0]], label, cell)
    found = frozenset(header for header in headers if header is not None)
    return Marks(cell=cell, labels=labels, headers=found)


def _cell_at(grid: tuple[tuple[Cell, ...], ...], citation: Citation) -> Place | None:
    places = (
        (row, column)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if cell.span.start <= citation.start
        and citation.end <= cell.span.end
        and (cell.text or citation.start == citation.end)
    )
    return next(places, None)


def _nearest(rows: tuple[tuple[Cell, ...], ...], label: str, column: int) -> Place | None:
    """The header cell with this label that stands nearest over the column, in the lowest row that has it."""
    wanted = plain(label)
    places = [
        (row, at)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        if cell.text and plain(cell.text) == wanted
    ]
    return min(places, key=lambda place: (abs(place[1] - column), -place[0]), default=None)


def _labels(cells: tuple[Cell, ...], label: str, at: Place) -> frozenset[Place]:
    """The row's own label: the cell that prints it, else the nearest words to the left."""
    left = [(column, cell.text) for column, cell in enumerate(cells[: at[1]]) if cell.text]
    named = [column for column, words in left if label and plain(label) in plain(words)]
    words = [column for column, text in left if not NUMBER.match(text)]
    chosen = (named or words)[-1:]
    return frozenset((at[0], column) for column in chosen)


def drawn(table: Table, marks: Marks | None, language: Language, *, row_only: bool = False) -> Html:
    """The table with its caption and notes, or only its header and the row of the cited cell."""
    width = max((len(row) for row in table.grid), default=0)
    first = _first_data_row(table)
    rows = [
        tag("tr", *(_cell(cell, (row, column), marks) for column, cell in enumerate(_padded(cells, width))))
        for row, cells in enumerate(table.grid)
    ]
    unit = say(language, "unit", unit=table.unit) if table.unit else ""
    caption = tag(
        "div", tag("b", table.title), tag("span", table.code or ""), tag("span", unit), klass="caption"
    )
    if row_only and marks:
        rows = [*rows[:first], *([rows[marks.cell[0]]] if marks.cell[0] >= first else [])]
    shown = () if row_only else table.notes
    notes = tag("div", *(tag("p", note) for note in shown), klass="notes") if shown else ""
    grid = tag(
        "div",
        tag("table", tag("thead", *rows[:first]), tag("tbody", *rows[first:])),
        klass="grid",
        data_scroll=True,
        tabindex="0",
    )
    return markup.joined(caption, grid, notes)


def _padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell | None, ...]:
    return (*cells, *([None] * (width - len(cells))))


def _first_data_row(table: Table) -> int:
    """The first row of the grid that a block holds as data."""
    starts = [row.span.start for block in table.blocks for row in block.rows]
    if not starts:
        return 1
    rows = (number for number, cells in enumerate(table.grid) if cells and cells[-1].span.end >= min(starts))
    return next(rows, 1)


def _cell(cell: Cell | None, place: Place, marks: Marks | None) -> Html:
    words = cell.text if cell else ""
    kinds = ["num"] if NUMBER.match(words) else []
    kinds += [] if kinds or not words else ["long" if len(words) > 4 else "short"]
    if marks is None:
        return tag("td", words, klass=" ".join(kinds) or None)
    if place == marks.cell:
        return tag("td", tag("mark", words or "\u00a0"), klass=" ".join([*kinds, "cited"]), data_target=True)
    if place in marks.labels or place in marks.headers:
        kinds.append("label" if place in marks.labels else "header")
    elif place[0] == marks.cell[0]:
        kinds.append("row")
    return tag("td", words, klass=" ".join(kinds) or None)


def _prose(citation: Citation, document: Document) -> Html:
    """The paragraph with the sentence tinted and the phrase marked, and its neighbours in the section, quieter."""
    place = Span(start=citation.start, end=citation.end)
    at = next((i for i, p in enumerate(document.paragraphs) if p.span.holds(place)), None)
    if at is None:
        return _original(citation, document.text)
    section = document.paragraphs[at].section
    near = document.paragraphs[max(0, at - 1) : at + 2]
    shown = [
        _paragraph(p, document.text, citation if p is document.paragraphs[at] else None)
        for p in near
        if p.section == section
    ]
    heading = _heading(document.sections, section)
    return tag(
        "div", tag("h4", heading) if heading else "", *shown, klass="prose", data_scroll=True, tabindex="0"
    )


def _heading(sections: tuple[Section, ...], number: int) -> str:
    found = next((section for section in sections if section.number == number), None)
    return found.path[-1] if found and found.path else ""


def _paragraph(paragraph: Paragraph, text: str, citation: Citation | None) -> Html:
    if citation is None:
        return tag("p", _flowing(paragraph.span.of(text)), klass="near")
    return tag("p", _marked(text, citation, paragraph.span.start, paragraph.span.end, _flowing))


def _flowing(words: str) -> str:
    """Prose without the line breaks of the page."""
    return re.sub(r"\s*\n\s*", "", words)


def _original(citation: Citation, text: str) -> Html:
    """The place in the filing's own text, line by line."""
    start = max(0, text.rfind("\n", 0, max(0, citation.start - AROUND)) + 1)
    end = text.find("\n", citation.end + AROUND)
    end = len(text) if end < 0 else end
    return tag(
        "div", _marked(text, citation, start, end, str), klass="original", data_scroll=True, tabindex="0"
    )


def _marked(text: str, citation: Citation, start: int, end: int, draw: Callable[[str], str]) -> Html:
    """Text from start to end: the quote tinted, the cited characters marked."""
    klass = "passage" if citation.end - citation.start > LONG else None
    first = max(start, citation.quote_start)
    last = max(citation.end, min(end, citation.quote_end))
    first = min(first, citation.start)
    return markup.joined(
        draw(text[start:first]),
        tag(
            "span",
            draw(text[first : citation.start]),
            tag("mark", draw(text[citation.start : citation.end]), klass=klass, data_target=True),
            draw(text[citation.end : last]),
            klass="quote",
        ),
        draw(text[last:end]),
    )


def others(answer: Answer, turn: str, n: int, language: Language) -> Html:
    """The other sources of the answer, each a line that opens it."""
    rest = [citation for citation in answer.citations if citation.n != n]
    if not rest:
        return Html()
    lines = (
        markup.button(
            markup.joined(
                tag("span", citation.n, klass="n"),
                tag("span", citation.table or (citation.section or ("",))[-1], klass="where"),
                tag("span", " ".join(citation.quote.split()), klass="quoted"),
            ),
            "cite",
            f"{turn}:{citation.n}",
            klass="other",
        )
        for citation in rest
    )
    return tag("div", tag("div", say(language, "other_sources"), klass="key"), *lines, klass="others")
