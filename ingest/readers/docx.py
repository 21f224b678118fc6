"""Word documents (.docx): the body as it is printed, in order.

Owns paragraphs, tables and what stands in them. python-docx shows neither numbers of lists nor tracked changes, text
boxes, content controls and footnotes, so the parts are read as XML.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.document import Document, IssueKind
from ingest.limits import USUAL, Limits
from ingest.readers import canonical, package
from ingest.readers.canonical import Block, Heading, Remark, Source, Words
from ingest.readers.merged import Laid, laid_out
from ingest.readers.package import Package
from ingest.readers.word_lists import Lists, lists
from ingest.readers.word_styles import Styles, styles
from ingest.readers.word_text import Line, line
from ingest.readers.word_xml import attribute, child, name, number, on

_HAIR = 113
"""Twentieths of a point (2 mm): cells that begin nearer to each other stand under each other."""
_WIDTH = 1_000
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
"""Elements that hold paragraphs, tables, rows or cells without a form of their own."""
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_PAGE = re.compile(r"[ .…]*\t[ \t]*(\d+)\s*$")

Cell = tuple[Any, int, bool]
"""A cell, the column of the grid that it begins in, and whether it is merged to the cell above or before it."""


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the document cannot be read, or holds too much."""
    data = path.read_bytes()
    return parse(data, Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits))


def parse(data: bytes, source: Source) -> Document:
    """The Document that the bytes of a Word file are. Raises Unreadable."""
    try:
        return canonical.document(_blocks(package.opened(data, source), source), source)
    except RecursionError as error:  # tables in tables in tables
        raise package.damaged(source.file) from error


def _blocks(packed: Package, source: Source) -> Iterator[Block]:
    main = packed.first("", "officeDocument")
    root = packed.tree(main) if main else None
    body = child(root, "body")
    if main is None or body is None:
        raise package.damaged(packed.name)
    related = {kind: packed.tree(part) for kind, part in packed.related(main).values() if kind in _PARTS}
    notes = {
        (kind, attribute(note, "id")): note
        for kind in ("footnotes", "endnotes")
        for note in (() if related.get(kind) is None else related[kind])
    }
    story = _Story(
        styles=styles(related.get("styles")),
        lists=lists(related.get("numbering")),
        notes=notes,
        source=source,
    )
    yield from story.flow(body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What has a say in how the parts of a document print."""

    styles: Styles
    lists: Lists
    notes: Mapping[tuple[str, str], Any]
    source: Source

    def flow(self, parent: Any) -> Iterator[Block]:
        """The blocks of a body, a cell or a text box, in order."""
        for element in parent:
            match name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "altChunk":
                    yield Remark(kind=IssueKind.NOT_TEXT, detail="嵌入的另一份文件未读")
                case "AlternateContent":
                    yield from self.flow(next(iter(element), ()))
                case around if around in _AROUND:
                    yield from self.flow(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        found, text, remarks = self._said(element)
        if self.styles.contents(element):
            text = _PAGE.sub(r"......\1", text)
        level = self.styles.heading(element)
        yield Words(text=text) if level is None else Heading(level=level, text=text)
        yield from self._hanging(found)
        yield from remarks

    def _said(self, element: Any) -> tuple[Line, str, list[Remark]]:
        """What a paragraph prints, its text with its number in the list, and what of it was not read."""
        found = line(element, self.styles)
        remarks = []
        mark = "" if self._gone(element, found) else self._number(element)
        if mark is None:
            remarks.append(
                Remark(kind=IssueKind.NOT_TEXT, detail=f"{found.text[:20]}：自动编号的数字式样未读")
            )
        if hidden := "".join(found.hidden).strip():
            remarks.append(Remark(kind=IssueKind.HIDDEN, detail=f"隐藏文字未读（{len(hidden)} 字）"))
        if found.pictures:
            remarks.append(Remark(kind=IssueKind.NOT_TEXT, detail="图片中的文字未读"))
        if found.formulas:
            remarks.append(Remark(kind=IssueKind.NOT_TEXT, detail="公式未读"))
        printed = bool(found.text.strip())
        return found, (mark or "") + found.text.lstrip() if printed else "", remarks

    def _number(self, element: Any) -> str | None:
        listed = self.styles.listed(element)
        return self.lists.next(*listed) if listed else ""

    def _gone(self, element: Any, found: Line) -> bool:
        """Whether a paragraph is deleted with its end: it is not counted in its list."""
        return child(element, "pPr", "rPr", "del") is not None and not found.text.strip()

    def _hanging(self, found: Line) -> Iterator[Block]:
        """The text boxes and notes of a paragraph, printed behind it."""
        for box in found.boxes:
            yield from self.flow(box)
        for note in found.notes:
            if note in self.notes:
                yield from self.flow(self.notes[note])

    def _table(self, table: Any) -> Iterator[Block]:
        """A table, and what is hidden of it; one that only frames others, or prose, is read as what stands in it."""
        yield from self._printed(table)
        if hidden := sum(map(_veiled, _parts(table, "tr"))):
            yield Remark(kind=IssueKind.HIDDEN, detail=f"表格中 {hidden} 行已隐藏，未读")

    def _printed(self, table: Any) -> Iterator[Block]:
        """The rows of a table that are printed, or what stands in them."""
        rows = list(_rows(table))
        starts = _starts(table, rows)
        nested = any(True for row in rows for cell, _, _ in row for _ in _parts(cell, "tbl"))
        several = sum(sum(_filled(cell) for cell, _, _ in row) > 1 for row in rows)
        if (nested and several < 2) or all(len(row) <= 1 for row in rows):
            for cell in (cell for row in rows for cell, _, _ in row):
                yield from self.flow(cell)
            return
        behind: list[Block] = []
        laid: list[list[Laid]] = []
        for row in rows:
            cells = []
            for cell, column, merged in row:
                text = "" if merged else self._cell(cell, behind)
                cells.append(Laid(start=starts[column], text=text))
            laid.append(cells)
        yield laid_out(laid, self.source, _HAIR)
        yield from behind

    def _cell(self, cell: Any, behind: list[Block]) -> str:
        """The text of a cell; what cannot stand in it goes behind the table."""
        texts = []
        for element in _parts(cell, "p", "tbl"):
            if name(element) == "tbl":
                behind.extend(self._table(element))
                continue
            found, text, remarks = self._said(element)
            texts.append(text)
            behind += [*self._hanging(found), *remarks]
        return "\n".join(texts)


def _rows(table: Any) -> Iterator[list[Cell]]:
    """The rows of a table that are not deleted and not hidden."""
    for element in _parts(table, "tr"):
        if _gone(element):
            continue
        column = number(child(element, "trPr", "gridBefore"), "val")
        row: list[Cell] = []
        for cell in _parts(element, "tc"):
            own = child(cell, "tcPr")
            down, across = child(own, "vMerge"), child(own, "hMerge")
            merged = any(
                one is not None and attribute(one, "val") in ("", "continue") for one in (down, across)
            )
            row.append((cell, column, merged or child(own, "cellDel") is not None))
            column += max(number(child(own, "gridSpan"), "val", 1), 1)
        if row:
            yield row


def _gone(row: Any) -> bool:
    """Whether a row is deleted or hidden."""
    properties = child(row, "trPr")
    return child(properties, "del") is not None or on(child(properties, "hidden"))


def _veiled(row: Any) -> bool:
    """Whether a row that is hidden, and not deleted, says something."""
    deleted = child(row, "trPr", "del") is not None
    return _gone(row) and not deleted and bool("".join(row.itertext()).strip())


def _parts(parent: Any, *wanted: str) -> Iterator[Any]:
    """The rows of a table, the cells of a row, or what stands in a cell, content controls and insertions opened."""
    for element in parent:
        if name(element) in wanted:
            yield element
        elif name(element) in _AROUND:
            yield from _parts(element, *wanted)


def _starts(table: Any, rows: Sequence[Sequence[Cell]]) -> dict[int, int]:
    """How far from the left each column of the grid begins; columns without a width are alike."""
    widths = [max(number(column, "w"), 0) for column in table.iterfind("{*}tblGrid/{*}gridCol")]
    if not any(widths):
        widths = []
    starts, place, reached = {}, 0, 0
    for column in sorted({column for row in rows for _, column, _ in row}):
        place += sum(widths[reached:column]) + _WIDTH * max(column - max(reached, len(widths)), 0)
        starts[column], reached = place, column
    return starts


def _filled(cell: Any) -> bool:
    """Whether a cell prints anything."""
    return any(name(one) in ("t", "tbl", "drawing", "pict") for one in cell.iter())
