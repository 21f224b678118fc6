"""Lines of text → paragraphs, over the ends of lines and pages.

Owns where a paragraph begins, told by the margins: a line that is indented, or that follows one which does not reach the
right margin, begins one. What a paragraph is belongs to `ingest.readers.headings` and `paragraphs`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers import caption
from ingest.readers.headings import marked
from ingest.readers.page import Page
from ingest.readers.reading_order import TextLine

_LEADER = re.compile(r"[.·…_]{3,}\s*\d*$|\s\d{1,3}$")
_ENDED = re.compile(r"。[”）]?$")
_INDENT = 1.2
"""A line that begins so many characters to the right of the margin is indented."""
_DEEP = 5.0
"""A line that begins further to the right is not indented but set apart."""
_SOME = 0.05
"""Where fewer of the long lines are indented, paragraphs are not."""
_FULL = 2.2
"""A line that ends less than so many characters before the right margin is full: a mark or a number did not fit."""
_TALLER = 1.15
"""Type larger by this factor is another paragraph."""
_APART = 1.9
"""Lines that stand further apart than so many times the usual distance belong to different paragraphs."""
_NEARLY = 0.75
"""A heading set in the middle that takes this share of a line may go on in the next one."""
_LONG = 0.5
"""Lines longer than this share of the page tell where its margins are."""

Paragraph = tuple[TextLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the text of a page begins and ends, the usual distance of its lines, and whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    indented: bool = True


def margins(pages: Sequence[tuple[Page, Sequence[TextLine]]]) -> dict[int, Margins]:
    """The margins of each page, from all pages of its size."""
    by_size: dict[int, list[tuple[Page, Sequence[TextLine]]]] = {}
    for page, lines in pages:
        by_size.setdefault(round(page.width), []).append((page, lines))
    found: dict[int, Margins] = {}
    for group in by_size.values():
        measured = _margins(group)
        found.update((page.number, measured) for page, _ in group)
    return found


def paragraphs(lines: Iterable[TextLine], edges: dict[int, Margins]) -> tuple[Paragraph, ...]:
    """The paragraphs of lines that follow one another without a table between them."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and _follows(found[-1][-1], line, edges):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(map(tuple, found))


def _margins(group: Sequence[tuple[Page, Sequence[TextLine]]]) -> Margins:
    width = group[0][0].width
    long = [line for _, lines in group for line in lines if line.box[2] - line.box[0] > _LONG * width]
    distances = [
        below.box[1] - above.box[1]
        for _, lines in group
        for above, below in pairwise(lines)
        if below.box[1] > above.box[1]
    ]
    if not long:
        return Margins(left=0.0, right=width, pitch=width)
    lefts, rights = sorted(line.box[0] for line in long), sorted(line.box[2] for line in long)
    left = lefts[len(lefts) // 8]
    begun = sum(_INDENT < (line.box[0] - left) / line.size < _DEEP for line in long)
    return Margins(
        left=left,
        right=rights[len(rights) - 1 - len(rights) // 8],
        pitch=sorted(distances)[len(distances) // 2] if distances else width,
        indented=begun >= _SOME * len(long),
    )


def _follows(before: TextLine, line: TextLine, edges: dict[int, Margins]) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    above, here = edges[before.page], edges[line.page]
    size = min(before.size, line.size)
    if max(before.size, line.size) > _TALLER * size or marked(line.text) or _LEADER.search(before.text):
        return False
    if _ENDED.search(before.text) and (not here.indented or caption.title_of(caption.clean(line.text))):
        return False
    if line.page == before.page and line.box[1] - before.box[1] > _APART * here.pitch:
        return False
    full = before.box[2] >= above.right - _FULL * size
    return (full and line.box[0] < here.left + _INDENT * size) or _centred(before, line, here)


def _centred(before: TextLine, line: TextLine, edges: Margins) -> bool:
    """Whether two lines are a heading that is set in the middle and was too long for one line."""
    middle, size = (edges.left + edges.right) / 2, before.size
    both = all(abs((one.box[0] + one.box[2]) / 2 - middle) < size for one in (before, line))
    length, rest = (one.box[2] - one.box[0] for one in (before, line))
    return both and before.page == line.page and rest < length > _NEARLY * (edges.right - edges.left)
