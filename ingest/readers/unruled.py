"""Tables without ruling lines between their columns: where on the pages they stand.

Owns telling their lines from those of the text, also where such a table goes on over pages. Which columns they have belongs to
`ingest.readers.aligned`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers import caption
from ingest.readers.headings import marked
from ingest.readers.page import Box
from ingest.readers.reading_order import TextLine, around

AMOUNT = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d")
_APART = 1.2
"""Words that stand so many heights apart are cells, not words of a sentence."""
_CAPTIONS_APART = 2.5
_CELLS = 3
"""So many pieces on a line are cells."""
_ENOUGH = 2
"""So many lines of cells make a table, or so many cells on one line."""
_NEAR = 2.6
"""Lines that stand further apart, in heights, belong to different tables, or to none."""
_PROSE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one page prints of a table: its lines, those of the header first where the page has one."""

    page: int
    header: tuple[TextLine, ...]
    body: tuple[TextLine, ...]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All of them."""
        return (*self.header, *self.body)

    @property
    def box(self) -> Box:
        """Where they stand."""
        return around([line.box for line in self.lines])


Unruled = tuple[Part, ...]


def unruled(pages: Sequence[Sequence[TextLine]]) -> tuple[Unruled, ...]:
    """The tables in the lines of all pages, each with its parts."""
    found: list[list[Part]] = []
    open_ = False
    for lines in pages:
        spans = list(_spans(lines, going_on=open_))
        for number, (first, end) in enumerate(spans):
            part = _part(lines[first:end])
            if open_ and number == 0 and not _text(lines[:first]) and _goes_on(found[-1], part):
                found[-1].append(part)
            else:
                found.append([part])
        if lines:
            open_ = bool(spans) and not lines[spans[-1][1] :]
    return tuple(map(tuple, found))


def _goes_on(before: Sequence[Part], part: Part) -> bool:
    """Whether a page begins with more rows of a table: it has no header, or says the header again."""
    return not part.header or [line.text for line in part.header] == [line.text for line in before[0].header]


def _text(lines: Sequence[TextLine]) -> bool:
    """Whether lines are more than the caption of a table."""
    return not all(_captions(line) for line in lines)


def _part(lines: Sequence[TextLine]) -> Part:
    first = next((number for number, line in enumerate(lines) if _figures(line)), len(lines))
    return Part(page=lines[0].page, header=tuple(lines[:first]), body=tuple(lines[first:]))


def _figures(line: TextLine) -> bool:
    return any(re.fullmatch(r"[-−\d,.]+", word.text) for word in line.words)


def _spans(lines: Sequence[TextLine], *, going_on: bool) -> Iterator[tuple[int, int]]:
    """First line and end of each table of a page; where one is `going_on`, a page may begin with its last row."""
    rows = [number for number, line in enumerate(lines) if tabular(line)]
    groups: list[list[int]] = []
    for number in rows:
        if groups and all(_between(lines, at) for at in range(groups[-1][-1] + 1, number + 1)):
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        few = len(group) < _ENOUGH and _amounts(lines[group[0]]) < _CELLS
        if few and not (going_on and group[0] == 0):
            continue
        first, end = group[0], group[-1] + 1
        while first and _between(lines, first) and _between(lines, first - 1, near=False):
            first -= 1
        while end < len(lines) and _between(lines, end) and _below(lines[end], lines[group[0] : end]):
            end += 1
        yield first, end


def tabular(line: TextLine) -> bool:
    """Whether a line is surely one of a table: its words stand apart as cells do, and no sentence ends."""
    cells = len(list(line.pieces(_APART)))
    return cells >= (2 if _amounts(line) else _CELLS) and not _PROSE.search(line.text) and not _captions(line)


def _amounts(line: TextLine) -> int:
    return sum(bool(AMOUNT.fullmatch(word.text)) for word in line.words)


def _between(lines: Sequence[TextLine], number: int, *, near: bool = True) -> bool:
    """Whether a line may belong to a table: no caption, note or sentence, and not far below the one before it."""
    line = lines[number]
    if _captions(line) or caption.note(caption.clean(line.text)) or _PROSE.search(line.text):
        return False
    gap = line.box[1] - lines[number - 1].box[3] if number and near else 0.0
    return gap < _NEAR * line.size


def _below(line: TextLine, table: Sequence[TextLine]) -> bool:
    """Whether a line under the last amounts is the rest of a name, or a row without amounts."""
    if len(list(line.pieces(_APART))) > 1:
        return True
    box = around([one.box for one in table])
    inside = box[0] - line.size <= line.box[0] and line.box[2] <= box[2] + line.size
    return not marked(line.text) and inside and line.box[1] - table[-1].box[3] < line.size


def _captions(line: TextLine) -> bool:
    """Whether a line is a caption, or pieces of one set apart."""
    words = (caption.clean(piece.text) for piece in line.pieces(_CAPTIONS_APART))
    return all(caption.title_of(one) or caption.piece(one) for one in words)
