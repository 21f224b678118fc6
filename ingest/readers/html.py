"""Web pages (.html, .htm, and the many .xls that are one): what a browser would show of the text, in order.

Owns blocks, lists and tables of a page, and what of it is not shown. Scripts never run, nothing is fetched.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.document import Document, IssueKind
from ingest.limits import USUAL, Limits, within
from ingest.readers import canonical, encoding, package
from ingest.readers.canonical import Block, Heading, Remark, Rows, Source, Words
from ingest.readers.merged import Laid, laid_out
from ingest.readers.page_style import CHINESE_NUMERALS, Veil, list_style, veil
from ingest.readers.word_lists import BULLET, numeral

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main", "p", "section",
        "summary", "td", "th",
    }
)  # fmt: skip
_UNREAD = frozenset(
    {
        "area", "audio", "base", "button", "canvas", "col", "colgroup", "del", "embed", "head", "iframe", "input",
        "link", "map", "meta", "nav", "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg",
        "template", "textarea", "title", "video",
    }
)  # fmt: skip
_WIDEST = 1_000
"""Columns that one cell may reach over: what browsers allow."""
_END = Words(text="")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the page cannot be read, or holds too much."""
    data, text = encoding.read(path)
    source = Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits)
    return canonical.document(blocks(text, source), source)


def blocks(text: str, source: Source) -> Iterator[Block]:
    """The blocks of the page `text`. Raises Unreadable."""
    import lxml.html
    from lxml.etree import ParserError, XMLSyntaxError

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (ParserError, XMLSyntaxError) as error:
        raise package.damaged(source.file) from error
    page = _Page(source=source, veil=veil(root))
    try:
        yield from page.flow(root)
    except RecursionError as error:  # elements in elements in elements
        raise package.damaged(source.file) from error
    if page.hidden:
        yield Remark(kind=IssueKind.HIDDEN, detail=f"网页中隐藏的内容未读（{page.hidden} 字）")
    if page.pictures:
        yield Remark(kind=IssueKind.NOT_TEXT, detail=f"{page.pictures} 张图片中的文字未读")


@dataclass(slots=True)
class _Page:
    """A page as it is read; what of it is not text or not shown is counted."""

    source: Source
    veil: Veil
    hidden: int = 0
    pictures: int = 0

    def flow(self, parent: Any) -> Iterator[Block]:
        """The blocks of an element in order; inline text makes a paragraph up to the next block."""
        inline: list[str] = []
        for piece in self._pieces(parent):
            if isinstance(piece, str):
                inline.append(piece)
                continue
            if words := _joined(inline):
                yield Words(text=words)
            inline = []
            if piece is not _END:
                yield piece
        if words := _joined(inline):
            yield Words(text=words)

    def _pieces(self, parent: Any) -> Iterator[str | Block]:
        yield _inline(parent.text)
        for element in parent:
            yield from self._piece(element)
            yield _inline(element.tail)

    def _piece(self, element: Any) -> Iterator[str | Block]:
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _UNREAD:
            return
        if self._veiled(element):
            return
        if name == "br":
            yield "\n"
        elif name == "img":
            self.pictures += 1
        elif name in _HEADINGS:
            yield _END
            yield from (_headed(block, _HEADINGS[name]) for block in self.flow(element))
        elif name == "table":
            yield _END
            yield from self._table(element)
        elif name in ("ol", "ul"):
            yield _END
            yield from self._list(element)
        elif name == "pre":
            yield Words(text="".join(element.itertext()))
        elif name in _BLOCKS:
            yield _END
            yield from self._pieces(element)
            yield _END
        else:
            yield from self._pieces(element)

    def _list(self, element: Any) -> Iterator[Block]:
        """The items of a list with the numbers that are shown before them."""
        style = list_style(element)
        number = _count(element.get("start"), 1)
        for item in element:
            if self._veiled(item):
                continue
            number = _count(item.get("value"), number)
            found = list(self.flow(item))
            if found and isinstance(found[0], Words) and item.tag == "li":
                found[0] = Words(text=_marker(style, number) + found[0].text)
            number += item.tag == "li"
            yield from found

    def _table(self, table: Any) -> Iterator[Block]:
        """A table; one that only lays the page out is read as what stands in it."""
        for title in table.iterchildren("caption"):
            yield from self.flow(title)
        cells = list(self._rows(table))
        rows = [[list(self.flow(cell)) for cell in row] for row in cells]
        every = [block for row in rows for cell in row for block in cell]
        nested = any(isinstance(block, Rows) for block in every)
        if (nested and sum(map(_several, rows)) < 2) or all(len(row) < 2 for row in rows):
            yield from every
            return
        within(self.source.limits, self.source.file, cells=sum(_span(cell) for row in cells for cell in row))
        yield laid_out(_laid(cells, rows), self.source)
        yield from (block for block in every if isinstance(block, Rows | Remark))

    def _rows(self, table: Any) -> Iterator[list[Any]]:
        """The cells of each row that is shown, the head of the table first and its foot last."""
        order = {"thead": 0, "tfoot": 2}
        groups = sorted(table, key=lambda group: order.get(group.tag, 1) if isinstance(group.tag, str) else 1)
        for group in groups:
            if self._veiled(group):
                continue
            for row in [group] if group.tag == "tr" else group.iterchildren("tr"):
                if not self._veiled(row):
                    yield [cell for cell in row.iterchildren("td", "th") if not self._veiled(cell)]

    def _veiled(self, element: Any) -> bool:
        """Whether an element is not shown; its characters are counted."""
        covered = self.veil.covers(element)
        if covered:
            self.hidden += len("".join("".join(element.itertext()).split()))
        return covered


def _several(row: Sequence[Sequence[Block]]) -> bool:
    """Whether more than one cell of a row holds words."""
    return sum(any(isinstance(block, Words | Heading) for block in cell) for cell in row) > 1


def _laid(cells: Sequence[Sequence[Any]], read: Sequence[Sequence[Sequence[Block]]]) -> list[list[Laid]]:
    """Where each cell begins, with room for those that reach down from the rows above; `taken` counts their rows."""
    taken: dict[int, int] = {}
    laid = []
    for row, texts in zip(cells, read, strict=True):
        here, column, below = [], 0, {at: left - 1 for at, left in taken.items() if left > 1}
        for cell, found in zip(row, texts, strict=True):
            while column in taken:
                column += 1
            words = "\n".join(block.text for block in found if isinstance(block, Words | Heading))
            here.append(Laid(start=column, text=words))
            down = min(_count(cell.get("rowspan"), 1) or len(cells), len(cells))
            if down > 1:
                below.update(dict.fromkeys(range(column, column + _span(cell)), down - 1))
            column += _span(cell)
        laid.append(here)
        taken = below
    return laid


def _span(cell: Any) -> int:
    """The columns that a cell reaches over."""
    return min(max(_count(cell.get("colspan"), 1), 1), _WIDEST)


def _count(text: str | None, otherwise: int) -> int:
    """A whole number of at most six digits in an attribute."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else otherwise


def _inline(text: str | None) -> str:
    """Text between tags as it is shown: blanks and line ends are one blank."""
    return _SPACE.sub(" ", text or "")


def _joined(pieces: Iterable[str]) -> str:
    """A paragraph of inline pieces; only a <br> breaks its lines."""
    return "\n".join(_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n")).strip("\n")


def _headed(block: Block, level: int) -> Block:
    return Heading(level=level, text=block.text) if isinstance(block, Words) else block


def _marker(style: str, number: int) -> str:
    """What stands before an item of a list: a bullet, or a number in the numerals of the list."""
    if style in ("none", "bullet"):
        return "" if style == "none" else BULLET
    written = numeral(number, style) or str(number)
    return f"{written}、" if style in CHINESE_NUMERALS else f"{written}. "
