"""Web pages (.html, .htm, and the many .xls that are one): what a browser would show of the text, in order.

Owns blocks, lists and tables of a page, and what of it is not shown. Scripts never run, nothing is fetched.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.document import Document, IssueKind
from ingest.errors import Unreadable
from ingest.limits import USUAL, Limits, within
from ingest.readers import canonical, encoding, page_table
from ingest.readers.canonical import Block, Heading, Remark, Rows, Source, Words
from ingest.readers.merged import laid_out
from ingest.readers.numerals import BULLET, numeral
from ingest.readers.page_style import CHINESE_NUMERALS, Veil, list_style, veil
from ingest.readers.page_table import Cell, count

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
_END = Words(text="")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the page cannot be read, or holds too much."""
    data, text = encoding.read(path)
    source = Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits)
    return canonical.document(blocks(text, source), source)


def blocks(text: str, source: Source) -> Iterator[Block]:
    """The blocks of the page `text`. Raises Unreadable."""
    root = _parsed(text, source.file)
    page = _Page(source=source, veil=veil(root))
    try:
        yield from page.flow(root)
    except RecursionError as error:  # elements in elements in elements
        raise _endless(source.file) from error
    if page.hidden:
        yield Remark(kind=IssueKind.HIDDEN, detail=f"网页中隐藏的内容未读（{page.hidden} 字）")
    if page.pictures:
        yield Remark(kind=IssueKind.NOT_TEXT, detail=f"{page.pictures} 张图片中的文字未读")


def _parsed(text: str, name: str) -> Any:
    """The root of a page. Raises Unreadable also where the parser gave up half-way, which it does silently."""
    import lxml.html
    from lxml.etree import Element, ErrorLevels, ParserError

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except ParserError:  # nothing but comments
        return Element("html")
    if any(error.level == ErrorLevels.FATAL for error in parser.error_log):
        raise _endless(name)
    return root


def _endless(name: str) -> Unreadable:
    """The refusal of a page that is nested deeper than any real one, or has a paragraph without end."""
    return Unreadable(
        f"{name!r} 嵌套过深或一段过长：请在浏览器里打开后另存为文本 / nested too deep, or a piece too long: save it as text"
    )


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
        number = count(element.get("start"), 1)
        for item in element:
            if self._veiled(item):
                continue
            number = count(item.get("value"), number)
            found = list(self.flow(item))
            if found and isinstance(found[0], Words) and item.tag == "li":
                found[0] = Words(text=_marker(style, number) + found[0].text)
            number += item.tag == "li"
            yield from found

    def _table(self, table: Any) -> Iterator[Block]:
        """A table; one that only lays the page out is read as what stands in it."""
        for title in table.iterchildren("caption"):
            yield from self.flow(title)
        read = [
            [list(self._cells(row)) for row in group if not self._veiled(row, row.getparent())]
            for group in page_table.groups(table)
        ]
        rows = [row for group in read for row in group]
        every = [block for row in rows for cell in row for block in cell.blocks]
        nested = any(isinstance(block, Rows) for block in every)
        several = sum(sum(bool(cell.words) for cell in row) > 1 for row in rows)
        if (nested and several < 2) or all(len(row) < 2 for row in rows):
            yield from every
            return
        within(self.source.limits, self.source.file, cells=sum(cell.columns for row in rows for cell in row))
        yield laid_out([row for group in read for row in page_table.laid(group, self.source)], self.source)
        yield from (block for block in every if isinstance(block, Rows | Remark))

    def _cells(self, row: Any) -> Iterator[Cell]:
        for element in row.iterchildren("td", "th"):
            if not self._veiled(element):
                yield page_table.cell(element, tuple(self.flow(element)))

    def _veiled(self, element: Any, *around: Any) -> bool:
        """Whether an element, or one `around` it, is not shown; its characters are counted."""
        covered = any(self.veil.covers(one) for one in (element, *around))
        if covered:
            self.hidden += len("".join("".join(element.itertext()).split()))
        return covered


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
