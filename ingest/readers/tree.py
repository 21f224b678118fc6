"""Which heading stands under which: the lists of numbers that are open at each line of a report.

Owns the order of the markers and what to make of numbers that restart, repeat or skip. What a single line begins
with belongs to `ingest.readers.headings`.
"""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Span
from ingest.names import plain
from ingest.readers.headings import LONGEST, Mark, Marked, extent, marked, printed
from ingest.readers.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place where the sections of `depth` and deeper end, and where one begins if there is a path.

    `heading` is the place of the heading where it is no prose; a heading that is a statement is both.
    """

    start: int
    depth: int
    path: tuple[str, ...] | None
    annex: bool
    heading: Span | None


@dataclass(slots=True, kw_only=True)
class _Level:
    """An open list of numbered things: its last number and words, and the heading that is open in it, if any."""

    mark: Mark
    number: int
    words: str
    hashes: int
    title: str | None

    @property
    def headed(self) -> bool:
        """Whether its last numbered thing was a heading; the next one is judged alike."""
        return self.title is not None


@dataclass(slots=True)
class _Tree:
    """The lists that are open, outermost first."""

    levels: list[_Level] = field(default_factory=list)
    annexed: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(level.title for level in self.levels if level.title is not None)

    @property
    def annex(self) -> bool:
        outer = (level.title or "" for level in self.levels if level.mark <= Mark.ANNEX)
        return self.annexed or any("附件" in title for title in outer)

    def attach(self) -> None:
        """The title of an annex: what follows stands under the part of the annexes, or under nothing."""
        self.annexed = True
        outer = [level for level in self.levels if level.mark <= Mark.ANNEX]
        self.levels = outer if any("附件" in (level.title or "") for level in outer) else []

    def place(self, found: Marked) -> _Level:
        """Open or continue the list that `found` belongs to, and close what is deeper; its title is still to be set."""
        level = _Level(
            mark=found.mark, number=found.number, words=found.words, hashes=found.hashes, title=None
        )
        self.levels = [*self.levels[: self.depth(found)], level]
        return level

    def depth(self, found: Marked) -> int:
        """How many of the open lists stay open above the list of `found`."""
        if found.mark <= Mark.CHINESE:
            outer = [number for number, level in enumerate(self.levels) if not self._above(level, found)]
            return outer[0] if outer else len(self.levels)
        same = [number for number, level in enumerate(self.levels) if level.mark is found.mark]
        repeated = [number for number in same if self._repeats(self.levels[number], found)]
        following = [number for number in same if self.levels[number].number == found.number - 1]
        alike = [number for number in following if self.levels[number].headed is found.bare]
        if found.number <= 1:
            return repeated[-1] if repeated else len(self.levels)
        return next((numbers[-1] for numbers in (alike, following, same) if numbers), len(self.levels))

    @staticmethod
    def _above(level: _Level, found: Marked) -> bool:
        """Whether an open list stays open above a part, an annex, a # heading or a heading 一、."""
        if level.mark is not Mark.HASH:
            return level.mark < found.mark
        table = level.words.endswith("表")
        return found.mark >= Mark.HASH and not table and level.hashes < (found.hashes or 7)

    @staticmethod
    def _repeats(level: _Level, found: Marked) -> bool:
        return level.headed and level.number == found.number and level.words == found.words


def entries(rows: Sequence[Line], skipped: Collection[int], annexes: Collection[int]) -> Iterator[Entry]:
    """The entries of one report's `rows`. Rows numbered in `skipped` are no headings; at `annexes` an annex begins."""
    tree = _Tree()
    width = _width(rows)
    named = _named(rows, skipped)
    done = -1
    for number, row in enumerate(rows):
        if number in annexes:
            tree.attach()
            yield _end(tree, row.start)
        if number <= done or number in skipped:
            continue
        found = marked(row.text) or named.get(plain(row.text))
        if found is None:
            continue
        cut = _columns(row) >= width and not found.hashes
        if cut or not _heads(tree, found, rows, number):
            if found.mark is not Mark.HASH and (entry := _item(tree, found, row)):
                yield entry
            continue
        done = extent(rows, number, found)
        yield _begin(tree, found, rows[number : done + 1])


def _named(rows: Sequence[Line], skipped: Collection[int]) -> dict[str, Marked]:
    """The parts that a table of contents names, by their words: some are printed further on without their number."""
    found = (marked(rows[number].text) for number in sorted(skipped) if 0 <= number < len(rows))
    return {mark.words: mark for mark in found if mark and mark.mark is Mark.PART and mark.words}


def _width(rows: Sequence[Line]) -> int:
    """The columns from which a line of prose is cut by its line end, where the text is broken at a fixed width."""
    widths = sorted(_columns(row) for row in rows if row.text.strip() and not row.tabular)
    usual = widths[-len(widths) // 5] if len(widths) > 12 else 0
    wrapped = usual and widths[-1] <= min(usual + 8, 2 * LONGEST + 20)
    return usual - 5 if wrapped else sys.maxsize


def _columns(row: Line) -> int:
    """How wide a line prints: a Chinese character takes two columns."""
    return sum(2 if character >= "\u2e80" else 1 for character in row.text.strip())


def _heads(tree: _Tree, found: Marked, rows: Sequence[Line], number: int) -> bool:
    """Whether the line is a heading: it stands like one, and the thing before it in its list was one, too."""
    if found.mark <= Mark.ANNEX:
        return True
    if found.hashes:
        return found.bare or found.sentence
    if not (found.bare or (found.sentence and _supported(found, rows, number))):
        return False
    if found.topical:
        return True
    before = tree.depth(found)
    list_before = tree.levels[before] if before < len(tree.levels) else None
    if found.mark is Mark.CHINESE or list_before is None or list_before.mark is not found.mark:
        return True
    return list_before.headed


def _supported(found: Marked, rows: Sequence[Line], number: int) -> bool:
    """Whether text, a table or a deeper number stands under the line."""
    for row in rows[number + 1 : number + 6]:
        if row.text.strip():
            below = marked(row.text)
            return below is None or below.mark > found.mark
    return False


def _begin(tree: _Tree, found: Marked, rows: Sequence[Line]) -> Entry:
    level = tree.place(found)
    level.title = " ".join(title for row in rows if (title := printed(row.text)))
    if found.mark is Mark.PART:
        tree.annexed = False
    path = tree.path
    return Entry(
        start=rows[0].start,
        depth=len(path),
        path=path,
        annex=tree.annex,
        heading=None if found.states else Span(start=rows[0].start, end=rows[-1].end),
    )


def _item(tree: _Tree, found: Marked, row: Line) -> Entry | None:
    """An item of a list: it closes the headings of its list and below, and opens none."""
    before = len(tree.path)
    tree.place(found).title = None
    return _end(tree, row.start) if len(tree.path) < before else None


def _end(tree: _Tree, start: int) -> Entry:
    return Entry(start=start, depth=len(tree.path) + 1, path=None, annex=tree.annex, heading=None)
