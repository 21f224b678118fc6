"""The canonical text of a filing from its blocks: headings, lines of prose and tables, as a text file would print them.

Owns how a block is written, so that the same filing says the same in every format. What the text means is left to
`ingest.readers.text`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.document import Document, Issue, IssueKind, Span
from ingest.errors import Unreadable
from ingest.limits import Limits, within
from ingest.readers import text
from ingest.readers.headings import marked

_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]"
_WRAP = re.compile(r"[ \t\u00a0\u3000]*[\t\n]\s*")
_INSIDE = re.compile(rf"(?<={_WIDE}){_WRAP.pattern}(?={_WIDE})")
_TABS = re.compile(r" *\t[\t ]*")
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that its style makes a heading; `level` counts from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph as printed; a line break in it is one of the text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table as printed: a merged cell's text stands in its first cell, the others are empty."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something at this place that was not read, or not as it is stored."""

    kind: IssueKind
    detail: str


Block = Heading | Words | Rows | Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that blocks come from: its name, the SHA-256 of its bytes, and how much of it is read."""

    file: str
    digest: str
    limits: Limits


def document(blocks: Iterable[Block], source: Source) -> Document:
    """The Document that `blocks` make; raises Unreadable where they hold no text at all, or too much."""
    pieces: list[str] = []
    issues: list[Issue] = []
    cells = place = 0
    for block in blocks:
        if isinstance(block, Remark):
            span = Span(start=max(place - 1, 0), end=max(place - 1, 0))
            issues.append(Issue(kind=block.kind, detail=block.detail, span=span))
            continue
        cells += sum(map(len, block.rows)) if isinstance(block, Rows) else 0
        within(source.limits, source.file, cells=cells)
        if piece := _written(block):
            pieces.append(piece)
            place += len(piece) + 2
    if not pieces:
        raise Unreadable(f"{source.file!r} 没有文字：请换一份 / holds no text: give another file")
    read = text.parse("\n\n".join(pieces) + "\n", file=source.file, digest=source.digest)
    return replace(read, issues=(*issues, *read.issues))


def _written(block: Heading | Words | Rows) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Words():
            return "\n".join(lines(block.text))
        case Rows():
            return _table(block.rows)


def _heading(block: Heading) -> str:
    """A heading with a number of its own is known by it; another one gets the marks that a text would have."""
    found = lines(block.text)
    if len(found) != 1 or marked(found[0]):
        return "\n".join(found)
    return f"{'#' * min(block.level, _DEEPEST)} {found[0]}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A row a line. Without a second column it is a frame around prose."""
    if all(len(row) < 2 for row in rows):
        return "\n".join(line for row in rows for text in row for line in lines(text))
    return "\n".join("\t".join(cell(text) for text in row) for row in rows)


def lines(text: str) -> list[str]:
    """The lines of a paragraph, without tabs, for those set the cells of a row apart; blank lines are none."""
    plain = _CONTROL.sub("", _BREAK.sub("\n", text))
    return [line for one in plain.split("\n") if (line := _TABS.sub(" ", one).strip())]


def cell(text: str) -> str:
    """The text of a cell on one line: a break between Chinese characters is a wrapped word, any other one a blank."""
    plain = _CONTROL.sub("", _BREAK.sub("\n", text)).strip()
    return _WRAP.sub(" ", _INSIDE.sub("", plain))
