"""Passages for retrieval: what is embedded and indexed, each with its headings and its place.

Owns how a document is cut: never inside a sentence or a table row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Block, Cell, Document, Report, Role, Row, Section, Span, Table


class ChunkKind(StrEnum):
    """Where a passage stands."""

    PROSE = "prose"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A passage of one report. `heading` is its section path; `text` its own words with joined lines; `span` its place."""

    id: str
    filing: str
    report: int
    kind: ChunkKind
    section: int
    annex: bool
    heading: tuple[str, ...]
    text: str
    span: Span

    @property
    def ranked(self) -> str:
        """What is ranked and embedded: the innermost headings in front of the words, without organisation and year."""
        return " › ".join((*self.heading[-2:], self.text))


SHORT = 80
"""Sentences are joined until a passage has so many characters."""

LONG = 200
"""Sentences are not joined beyond so many characters; one sentence alone may be longer."""

WORDY = 40
"""A cell with more characters than this is a passage of its own and not part of its row's."""

BAR = "｜"
COLON = "："
OPENING, CLOSING = "（(“‘《【〔「", "）)”’》】〕」"
SENTENCE_ENDS = "。！？!?"
MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>|\*\*|^\s*#+\s*", re.MULTILINE)
LINE_BREAK = re.compile(r"\s*\n\s*")
LATIN_EDGE = re.compile(r"(?<=[A-Za-z,.;])\s*\n\s*(?=[A-Za-z])")
YEAR = re.compile(r"(?:19|20)\d{2}\s*年度?")


def chunks(document: Document) -> tuple[Chunk, ...]:
    """All passages of a document in its order: prose, table rows and long cells, table notes. Annexes repeat the body
    and stay apart from it."""
    sections = {section.number: section for section in document.sections}
    found = [
        *_prose(document, sections),
        *(piece for table in document.tables for piece in _table(document, table, sections)),
    ]
    found.sort(key=lambda piece: (piece.span.start, piece.span.end))
    headings = _headings(document, sections)
    return tuple(
        Chunk(
            id=f"{document.digest[:12]}-{number:05d}",
            filing=document.digest,
            report=piece.report,
            kind=piece.kind,
            section=piece.section,
            annex=piece.annex,
            heading=(*headings.get(piece.section, ()), *piece.title),
            text=piece.text,
            span=piece.span,
        )
        for number, piece in enumerate(found)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A passage before it is numbered. `title` is the table's, under the section's headings."""

    kind: ChunkKind
    report: int
    section: int
    annex: bool
    title: tuple[str, ...]
    text: str
    span: Span


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a text, blanks around it left out; one inside brackets or quotes cuts nothing."""
    closed = _closed(text)
    found, start, inside = [], 0, 0
    for place, character in enumerate(text):
        if place < inside:
            continue
        if place in closed and closed[place] - place <= LONG:
            inside = closed[place]
        elif character in SENTENCE_ENDS:
            end = place + 1
            while end < len(text) and text[end] in CLOSING + SENTENCE_ENDS:
                end += 1
            found.append((start, end))
            start = inside = end
    found.append((start, len(text)))
    return tuple(trimmed for begin, end in found if (trimmed := _trimmed(text, begin, end)))


def readable(text: str) -> str:
    """Words on one line: broken lines joined (with a blank only between Latin words), markup dropped."""
    plain = LATIN_EDGE.sub(" ", MARKUP.sub("", text))
    return re.sub(r"[ \t　]+", " ", LINE_BREAK.sub("", plain)).strip()


def _closed(text: str) -> dict[int, int]:
    """Where each bracket or quote that is closed again ends."""
    waiting: list[tuple[int, str]] = []
    found = {}
    for place, character in enumerate(text):
        if character in OPENING:
            waiting.append((place, CLOSING[OPENING.index(character)]))
        elif character in CLOSING and any(awaited == character for _, awaited in waiting):
            while waiting:
                opened, awaited = waiting.pop()
                if awaited == character:
                    found[opened] = place
                    break
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _passages(text: str, start: int) -> Iterator[Span]:
    """Sentences joined to passages; `start` is the place of the text in the document."""
    begin = end = None
    for first, last in sentences(text):
        if begin is not None and end is not None and (end - begin >= SHORT or last - begin > LONG):
            yield Span(start=start + begin, end=start + end)
            begin = None
        begin = first if begin is None else begin
        end = last
    if begin is not None and end is not None:
        yield Span(start=start + begin, end=start + end)


def _prose(document: Document, sections: dict[int, Section]) -> Iterator[_Piece]:
    for paragraph in document.paragraphs:
        section = sections[paragraph.section]
        for span in _passages(paragraph.span.of(document.text), paragraph.span.start):
            text = readable(span.of(document.text))
            if text:
                yield _Piece(
                    kind=ChunkKind.PROSE,
                    report=section.report,
                    section=section.number,
                    annex=section.annex,
                    title=(),
                    text=text,
                    span=span,
                )


def _table(document: Document, table: Table, sections: dict[int, Section]) -> Iterator[_Piece]:
    section = sections.get(table.section)
    same = section is not None and bool(section.path) and readable(table.title) in section.path[-1]
    title = () if same or not table.title else (readable(table.title),)
    for kind, text, span in (*_rows(document, table), *_notes(document, table)):
        yield _Piece(
            kind=kind,
            report=table.report,
            section=table.section,
            annex=table.annex,
            title=title,
            text=text,
            span=span,
        )


def _rows(document: Document, table: Table) -> Iterator[tuple[ChunkKind, str, Span]]:
    """Each row with something in it; the rows of the printed grid where no block could be made of them."""
    for block in table.blocks:
        for row in block.rows:
            yield from _row(document, block, row)
    if not table.blocks:
        for cells in table.grid:
            filled = [cell for cell in cells if cell.text]
            if filled:
                text = BAR.join(readable(cell.text) for cell in filled)
                span = Span(start=filled[0].span.start, end=filled[-1].span.end)
                yield ChunkKind.ROW, text, span


def _row(document: Document, block: Block, row: Row) -> Iterator[tuple[ChunkKind, str, Span]]:
    """A row, its long cells apart; where all columns are of words, names with nothing beside them are a list."""
    name = " ".join(filter(None, (row.code, *row.path[-1:], readable(row.label))))
    short, filled = [], False
    for column, cell in zip(block.values, row.cells, strict=True):
        label = _column_name(block, column.path)
        if not cell.text or not any(character.isalnum() for character in cell.text):
            continue
        if column.role is Role.WORDS and len(cell.text) > WORDY:
            yield from _long_cell(document, BAR.join(filter(None, (name, label))), cell)
        else:
            filled = True
            short.append(label + COLON + readable(cell.text) if label else readable(cell.text))
    if filled or (name and all(column.role is Role.WORDS for column in block.values)):
        yield ChunkKind.ROW, BAR.join(filter(None, (name, *short))), row.span


def _column_name(block: Block, path: Sequence[str]) -> str:
    """The innermost two labels of a column, with the block's own name in front where it has one."""
    labels = [*block.name[-1:], *path[-2:]]
    return "·".join(dict.fromkeys(readable(label) for label in labels if label))


def _long_cell(document: Document, name: str, cell: Cell) -> Iterator[tuple[ChunkKind, str, Span]]:
    for span in _passages(cell.span.of(document.text), cell.span.start):
        text = readable(span.of(document.text))
        if text:
            yield ChunkKind.ROW, name + COLON + text if name else text, span


def _notes(document: Document, table: Table) -> Iterator[tuple[ChunkKind, str, Span]]:
    """The table's notes at their places; a note that is not found as it is stands for the whole table."""
    after = table.span.start
    for note in table.notes:
        text = readable(note)
        if not text:
            continue
        loose = re.compile(r"\s*".join(re.escape(part) for part in note.split()))
        match = loose.search(document.text, after, table.span.end)
        span = Span(start=match.start(), end=match.end()) if match else table.span
        after = match.end() if match else after
        yield ChunkKind.NOTE, text, span


def _headings(document: Document, sections: dict[int, Section]) -> dict[int, tuple[str, ...]]:
    """The heading path of each section without the organisation and the year, which every passage has as fields."""
    reports = {report.number: report for report in document.reports}
    return {
        number: tuple(filter(None, (_bare(label, reports.get(section.report)) for label in section.path)))
        for number, section in sections.items()
    }


def _bare(heading: str, report: Report | None) -> str:
    text = YEAR.sub("", readable(heading))
    names = sorted((report.organisation, *report.aliases), key=len, reverse=True) if report else []
    for name in names:
        if len(name) > 3:
            text = text.replace(name, "")
    return text.strip(" 　、，：")
