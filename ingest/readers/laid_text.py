"""Texts that are laid out by blanks, as a PDF's text is when its layout is kept: their paragraphs, captions and tables.

Owns which lines are tables, where these go on behind the end of a page, and which lines are one paragraph. Columns and rows
belong to `ingest.readers.laid_table`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.names import plain
from ingest.readers import caption
from ingest.readers.cells import NUMBERING, bare, total
from ingest.readers.headings import Mark, marked
from ingest.readers.laid_table import rows
from ingest.readers.pitch import PitchLine, joined, pitch_lines
from ingest.readers.reading_order import run_on
from ingest.readers.spanning import known

_PAGE_NUMBER = re.compile(
    r"[-—–~～\s]*(?:\d{1,4}|第\s*\d{1,4}\s*页(?:\s*[/,，]?\s*共\s*\d{1,4}\s*页)?)[-—–~～\s]*"
)
_NUMBERED = re.compile(r"[-—–~～第]")
_FIELD = re.compile(r"[^：:]{2,12}[：:].*")
_SENTENCE = re.compile(r"[。；;]")
_PROSE = re.compile(r"[，,：:。；;](?!\d)")
_ENDED = re.compile(r"[。！？!?：:；;][”」』）)]*$")
_OPEN = re.compile(r"[：:，,]$")
_LEADER = re.compile(r"[.·…_]{3,}\s*\d*$")
_REPEATED = 3
"""What stands beside the numbers of so many pages is no text."""
_SHORT = 4
"""A text of fewer characters may be the end of a name."""
_LONG = 0.5
"""A line that takes this share of the width may go on in the next one."""
_DEEP = 12
"""A line that begins further to the right is set in the middle."""
_INSIDE = 4
"""A label over a whole table begins at least so many columns from the left."""
_LEVELS = 4
"""Over the columns of a table stand no more labels that reach over all of them."""
_LOOK = 60
"""So many numbered lines without figures may follow one another in a table."""
_EMPTY = 2
"""Over a total without figures stand more labels than so many."""
_BLANKS = 1
"""So many blank lines may stand between two rows."""


def canonical(text: str) -> str:
    """A laid out text as one with tabs: a paragraph is a line, a row is a line of cells, a blank line parts what is not one table."""
    return "\n\n".join(_parts(text)) + "\n"


def _parts(text: str) -> Iterator[str]:
    lines = _without_furniture(pitch_lines(text))
    right = _margin(lines)
    place = 0
    while place < len(lines):
        end = _table_end(lines, place)
        if end > place:
            yield from _table(lines[place:end])
            place = end
        elif not lines[place].text:
            place += 1
        elif not _rowlike(lines[place]) and _set_apart(lines[place]):
            for piece in lines[place].pieces:
                yield piece.text
            place += 1
        else:
            end = _paragraph_end(lines, place, right)
            yield _paragraph([line for line in lines[place:end] if line.text])
            place = end


def _table(lines: Sequence[PitchLine]) -> Iterator[str]:
    """A table, or its lines as they are where its columns or rows are not sure."""
    found = rows([line for line in lines if line.text])
    if found is None:
        yield "\n".join(_spread(line) for line in lines if line.text)
    else:
        yield "\n".join(map("\t".join, found))


def _spread(line: PitchLine) -> str:
    return "    ".join(piece.text for piece in line.pieces)


def _without_furniture(lines: Sequence[PitchLine]) -> list[PitchLine]:
    """The lines without the numbers of pages, what stands beside these again and again, and the blanks around them."""
    numbers = {at for at in range(len(lines)) if _numbers_page(lines, at)}
    beside = {at: [*_next(lines, at, -1, numbers), *_next(lines, at, 1, numbers)] for at in numbers}
    said = Counter(_counted(lines[at].text) for near in beside.values() for at in near)
    often = {
        at
        for near in beside.values()
        for at in near
        if said[_counted(lines[at].text)] >= _REPEATED and not _caption(lines[at])
    }
    drop = numbers | often
    for at in numbers:
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(lines) and (near in drop or not lines[near].text):
                drop.add(near)
                near += step
    kept = []
    for at, line in enumerate(lines):
        if at not in drop:
            kept.append(line)
    return kept


def _numbers_page(lines: Sequence[PitchLine], at: int) -> bool:
    """Whether a line only numbers a page: it says so, or stands alone."""
    if not _PAGE_NUMBER.fullmatch(lines[at].text):
        return False
    near = [lines[other].text for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return bool(_NUMBERED.match(lines[at].text)) or not any(near)


def _next(lines: Sequence[PitchLine], at: int, step: int, numbers: set[int]) -> list[int]:
    """The line next to the number of a page, if it stands apart from the text."""
    near = at + step
    while 0 <= near < len(lines) and not lines[near].text:
        near += step
    if not 0 <= near < len(lines) or near in numbers or len(lines[near].text) < _SHORT:
        return []
    beyond = near + step
    return [near] if not 0 <= beyond < len(lines) or not lines[beyond].text else []


def _counted(text: str) -> str:
    return re.sub(r"\d+", "#", plain(text))


def _margin(lines: Sequence[PitchLine]) -> int:
    """Where the lines of prose end."""
    ends = sorted(line.right for line in lines if not line.gapped and _SENTENCE.search(line.text))
    return ends[len(ends) - 1 - len(ends) // 8] if ends else 80


def _caption(line: PitchLine) -> bool:
    """Whether a line is a caption, or pieces of one set apart."""
    texts = [caption.clean(piece.text) for piece in line.pieces]
    return bool(texts) and all(caption.title_of(text) or caption.piece(text) for text in texts)


def _set_apart(line: PitchLine) -> bool:
    """Whether the pieces of a line are things of their own: an owner, a unit, a name with what it is."""
    return len(line.pieces) > 1 and (
        _caption(line) or all(_FIELD.fullmatch(piece.text) for piece in line.pieces)
    )


def _rowlike(line: PitchLine) -> bool:
    """Whether the pieces of a line stand apart as cells do."""
    if len(line.pieces) < 2 or (not line.gapped and _PROSE.search(line.text)):
        return False
    if _set_apart(line) or _LEADER.search(line.text):
        return False
    mark = marked(line.pieces[0].text)
    if (mark and mark.mark is Mark.PART) or line.pieces[0].text in ("附", "目"):
        return False
    return not caption.note(caption.clean(line.text))


def _between(line: PitchLine) -> bool:
    """Whether a line of one piece may be part of a table: no caption, note, heading or sentence."""
    text = caption.clean(line.text)
    if not text or line.gapped or _OPEN.search(text):
        return False
    mark = marked(line.text)
    if mark and mark.mark in (Mark.PART, Mark.ANNEX):
        return False
    return not (
        _caption(line) or caption.note(text) or _SENTENCE.search(line.text) or _LEADER.search(line.text)
    )


def _table_end(lines: Sequence[PitchLine], first: int) -> int:
    """The end of the table that begins at a line; the same place where none does."""
    begin = first
    while begin < min(len(lines), first + _LEVELS) and _between(lines[begin]) and _over(lines[begin]):
        begin += 1
    if begin >= len(lines) or not _rowlike(lines[begin]):
        return first
    end, last, count = begin, begin, 0
    while end < len(lines):
        line = lines[end]
        if not line.text:
            if not _goes_on(lines, end):
                break
        elif _rowlike(line):
            last, count = end, count + 1
        elif not (_between(line) and _fits(line, lines[begin : last + 1])) or _heading(lines, end):
            break
        end += 1
    while not lines[end - 1].text:
        end -= 1
    empty = end == begin + 2 and len(lines[begin].pieces) > _EMPTY and total(bare(lines[begin + 1].text))
    return end if (count > 1 or empty) and not _contents(lines[first:end]) else first


def _over(line: PitchLine) -> bool:
    """Whether a line may be a label over the columns of a table: it stands apart, or says what such labels say."""
    return (line.left >= _INSIDE and len(line.text) > 1) or plain(line.text) in known()


def _heading(lines: Sequence[PitchLine], at: int) -> bool:
    """Whether a numbered line is a heading: no rows with figures or numbers follow it."""
    if not marked(lines[at].text):
        return False
    behind = at + 1
    end = min(len(lines), at + _LOOK)
    while behind < end and lines[behind].text and not _rowlike(lines[behind]):
        behind += 1
    if behind == end or not lines[behind].text:
        return True
    return not any(piece.figure or NUMBERING.match(piece.text) for piece in lines[behind].pieces)


def _goes_on(lines: Sequence[PitchLine], blank: int) -> bool:
    """Whether rows go on behind a blank line."""
    behind = blank
    while behind < len(lines) and not lines[behind].text and behind - blank < _BLANKS:
        behind += 1
    if behind >= len(lines) or not _rowlike(lines[behind]):
        return False
    return any(piece.figure for piece in lines[behind].pieces)


def _fits(line: PitchLine, table: Sequence[PitchLine]) -> bool:
    """Whether a line of one piece stands in one column: there is no line in which two figures, or figure and name, stand under it."""
    piece = joined(line.words)
    under = 0
    for other in table:
        inside = [one for one in other.pieces if one.left < piece.right and one.right > piece.left]
        under += len(inside) > 1 and any(one.figure for one in inside[1:])
    return not under


def _contents(lines: Sequence[PitchLine]) -> bool:
    """Whether lines are a table of contents: headings with the number of a page."""
    return all(
        len(line.pieces) == 2 and line.pieces[1].text.isdigit() and marked(line.pieces[0].text)
        for line in lines
        if line.text
    )


def _paragraph_end(lines: Sequence[PitchLine], first: int, right: int) -> int:
    """The end of the paragraph that begins at a line."""
    end = first + 1
    while end < len(lines) and _follows(lines, end, right):
        end += 1
    return end


def _follows(lines: Sequence[PitchLine], at: int, right: int) -> bool:
    """Whether a line goes on with the paragraph of the line above it: that is long, and this one is not indented."""
    above, line = lines[at - 1], lines[at]
    if not line.text or marked(line.text) or _caption(line) or _table_end(lines, at) > at:
        return False
    if caption.note(caption.clean(line.text)) or _caption(above) or _LEADER.search(above.text):
        return False
    if _titled(above, line, right):
        return True
    margin = 0 if above.left < _DEEP else above.left
    broken = line.number - above.number > 1 and _ENDED.search(above.text)
    return line.left <= margin + 1 and above.right >= _LONG * right and not broken


def _titled(above: PitchLine, line: PitchLine, right: int) -> bool:
    """Whether two lines are a title that is set in the middle and was too long for one line."""
    long = above.right - above.left >= _LONG * right or (above.left + above.right == line.left + line.right)
    inside = above.left < line.left and line.right < above.right
    return above.left >= _INSIDE and inside and long and not _SENTENCE.search(above.text)


def _paragraph(lines: Sequence[PitchLine]) -> str:
    text = ""
    for line in lines:
        text += run_on(text, line.text) + line.text
    return text
