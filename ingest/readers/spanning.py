"""The header over columns that no ruling lines part: its labels, and over which columns each of them reaches.

Owns the reading of a header by the places of its words. A label is one that statutory tables are known to have; a label over
several columns stands over their middle, or over the beginning of the first one. Whatever is not so is not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from ingest.names import plain, terms
from ingest.readers.page import Word
from ingest.readers.reading_order import TextLine

_WRAPPED = 1.5
"""Lines of one label stand less than so many heights of type under each other."""
_GAP = 0.3
"""Words of a line that stand so many heights apart are different labels."""
_LEVEL = 0.35
"""Labels whose middles differ by no more than so many heights stand in one row."""
_MOST = 6
"""So many labels are shared out over the columns of one run; no statutory table has more."""
_HEADS = (
    *("项目", "行次", "栏次", "序号", "金额", "收入", "支出", "合计", "小计", "决算数", "预算数", "备注"),
    *("年初预算数", "全年预算数", "本年支出", "本年收入", "人员经费", "公用经费"),
    *("科目代码", "科目编码", "科目名称", "功能分类科目编码", "功能分类科目代码", "支出功能分类科目编码"),
    *("经济分类科目编码", "经济分类科目代码", "年初结转和结余", "年末结转和结余", "基本支出结转"),
    *("项目支出结转", "项目支出结余", "项目支出结转和结余"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where the words of a column stand."""

    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label of a header: its lines, its place, and the columns that it reaches over, from `first` up to `end`."""

    lines: tuple[tuple[Word, ...], ...]
    left: float
    right: float
    top: float
    bottom: float
    first: int = -1
    end: int = -1

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(word.text for line in self.lines for word in line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The labels row by row, each in the row where it belongs, and the columns under them."""

    rows: tuple[tuple[Label, ...], ...]
    columns: tuple[Column, ...]


def header(lines: Sequence[TextLine], bands: Sequence[Column], size: float) -> Header | None:
    """The header over columns of which `bands` are those that hold something; None where it can be read in two ways."""
    labels = _labels(lines, size)
    leaves = _leaves(labels)
    if not leaves or not all(plain(label.text) in known() for label in labels):
        return None
    below = _matched(leaves, bands)
    if below is None:
        return None
    columns = tuple(_around(leaf, below.get(number)) for number, leaf in enumerate(leaves))
    if any(one.right > other.left for one, other in pairwise(columns)):
        return None
    own = {leaf.lines for leaf in leaves}
    upper = [label for label in labels if label.lines not in own]
    placed = _tree(upper, _Frame(columns=columns, leaves=leaves, size=size), (0, len(columns)))
    if placed is None:
        return None
    rows = (
        sorted((label for at, label in placed if at == row), key=lambda label: label.first)
        for row in range(max(row for row, _ in placed) + 1)
    )
    return Header(rows=tuple(map(tuple, rows)), columns=columns)


def _matched(leaves: Sequence[Label], bands: Sequence[Column]) -> dict[int, Column] | None:
    """The band that each label stands over. One that stands over none is that of the band beside it, where no other label can be."""
    found: dict[int, Column] = {}
    loose: list[Column] = []
    for band in bands:
        over = [number for number, leaf in enumerate(leaves) if _overlap(leaf, band)]
        if len(over) > 1:
            return None
        if over:
            found[over[0]] = _around(found.get(over[0], band), band)
        else:
            loose.append(band)
    while loose:
        sure = [(band, free) for band in loose if len(free := _beside(band, leaves) - found.keys()) == 1]
        if not sure:
            return None
        for band, free in sure[:1]:
            found[free.pop()] = band
            loose.remove(band)
    return found


def _beside(band: Column, leaves: Sequence[Label]) -> set[int]:
    """The labels next to a band on either side."""
    before = [number for number, leaf in enumerate(leaves) if leaf.right <= band.left]
    after = [number for number, leaf in enumerate(leaves) if leaf.left >= band.right]
    return {*before[-1:], *after[:1]}


def _around(leaf: Label | Column, band: Column | None) -> Column:
    if band is None:
        return Column(left=leaf.left, right=leaf.right)
    return Column(left=min(leaf.left, band.left), right=max(leaf.right, band.right))


@cache
def known() -> frozenset[str]:
    """What the columns of statutory tables are called."""
    names = (name for term in terms() for name in (term.canonical, *term.printed))
    return frozenset(map(plain, (*_HEADS, *names)))


def _labels(lines: Sequence[TextLine], size: float) -> list[Label]:
    """Words that stand together on a line, and those closely under them, each as a label."""
    found: list[Label] = []
    for line in lines:
        for piece in line.pieces(_GAP):
            left, top, right, bottom = piece.box
            own = Label(lines=(piece.words,), left=left, right=right, top=top, bottom=bottom)
            over = [one for one in found if _overlap(one, own) and _closely(one, own, size)]
            if len(over) == 1:
                found.remove(over[0])
                own = _joined(over[0], own)
            found.append(own)
    return found


def _closely(one: Label, own: Label, size: float) -> bool:
    """Whether a line stands as closely under a label as its own next line would."""
    last = one.lines[-1][0].box[1]
    return 0 < own.top - last < _WRAPPED * size


def _joined(one: Label, own: Label) -> Label:
    return Label(
        lines=(*one.lines, *own.lines),
        left=min(one.left, own.left),
        right=max(one.right, own.right),
        top=one.top,
        bottom=own.bottom,
    )


def _overlap(one: Label | Column, other: Label | Column) -> bool:
    return one.left < other.right and other.left < one.right


def _leaves(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels that no other one stands under, from the left: each is that of a column."""
    open_ = [
        label
        for label in labels
        if not any(one.top > label.top and _overlap(one, label) for one in labels if one is not label)
    ]
    ordered = sorted(open_, key=lambda label: label.left)
    while upper := [
        label
        for before, label, after in zip(ordered, ordered[1:], ordered[2:], strict=False)
        if min(before.top, after.top) > label.bottom
    ]:  # it stands over the white between its columns
        ordered = [label for label in ordered if label not in upper]
    return tuple(replace(label, first=number, end=number + 1) for number, label in enumerate(ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Columns as wide as what stands in them and in the label next to them, and the borders between them."""

    columns: tuple[Column, ...]
    leaves: tuple[Label, ...]
    size: float

    def edge(self, number: int) -> float:
        """Where a column begins: in the middle of the white before it."""
        if number in (0, len(self.columns)):
            return self.columns[0].left if number == 0 else self.columns[-1].right
        return (self.columns[number - 1].right + self.columns[number].left) / 2

    def over(self, label: Label, first: int, end: int) -> str:
        """How a label stands over some columns: centred, left, or not so that it could be theirs."""
        low, high = self._white(first), self._white(end)
        if label.left < low[0] - self.size / 2 or label.right > high[1] + self.size / 2:
            return ""
        middle, slack = (label.left + label.right) / 2, self.size / 4
        if (low[0] + high[0]) / 2 - slack <= middle <= (low[1] + high[1]) / 2 + slack:
            return "centred"
        return "left" if abs(label.left - self.columns[first].left) <= self.size / 2 else ""

    def _white(self, number: int) -> tuple[float, float]:
        """From where to where the border before a column may stand; at the sides of the table as far as that column is wide."""
        first, last = self.columns[0], self.columns[-1]
        left = self.columns[number - 1].right if number else 2 * first.left - first.right
        right = self.columns[number].left if number < len(self.columns) else 2 * last.right - last.left
        return left, right


def _tree(upper: Sequence[Label], frame: _Frame, reach: tuple[int, int]) -> list[tuple[int, Label]] | None:
    """The labels over the columns of `reach`, each with its row; `upper` are those that are no column's own."""
    first, end = reach
    if not upper:
        return [(0, leaf) for leaf in frame.leaves[first:end]]
    highest = min(_middle(label) for label in upper)
    parents = [label for label in upper if _middle(label) - highest <= _LEVEL * frame.size]
    rest = [label for label in upper if label not in parents]
    lower = min(_level_below(parent, (*rest, *frame.leaves[first:end])) for parent in parents)
    spanned = _spanned(parents, lower - _LEVEL * frame.size, frame, reach)
    if spanned is None:
        return None
    found: list[tuple[int, Label]] = [(0, parent) for parent in spanned]
    inside = {number for parent in spanned for number in range(parent.first, parent.end)}
    found += [(0, frame.leaves[number]) for number in range(first, end) if number not in inside]
    for parent in spanned:
        left, right = frame.edge(parent.first), frame.edge(parent.end)
        own = [label for label in rest if left <= (label.left + label.right) / 2 < right]
        below = _tree(own, frame, (parent.first, parent.end))
        if below is None:
            return None
        rest = [label for label in rest if label not in own]
        found += [(row + 1, label) for row, label in below]
    return found if not rest else None


def _level_below(parent: Label, labels: Sequence[Label]) -> float:
    """How high the label stands that is next under another one."""
    under = [label for label in labels if label.top >= parent.bottom]
    across = (parent.left + parent.right) / 2
    nearest = min(under, key=lambda label: abs((label.left + label.right) / 2 - across), default=parent)
    return min(_middle(label) for label in (nearest, *(one for one in under if _overlap(one, parent))))


def _middle(label: Label) -> float:
    return (label.top + label.bottom) / 2


def _spanned(
    parents: Sequence[Label], level: float, frame: _Frame, reach: tuple[int, int]
) -> tuple[Label, ...] | None:
    """The labels of one row with the columns that they reach over; None where that can be read in two ways, or in none."""
    ordered = sorted(parents, key=lambda label: label.left)
    under = [number for number in range(*reach) if _middle(frame.leaves[number]) >= level]
    runs: list[list[int]] = []
    for number in under:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found: list[Label] = []
    for run in runs:
        left, right = frame.edge(run[0]), frame.edge(run[-1] + 1)
        own = [label for label in ordered if left <= (label.left + label.right) / 2 < right]
        if not own:
            continue
        if len(own) > _MOST:
            return None
        parted = list(_partitions(own, run, frame))
        if len(parted) != 1:
            return None
        found += parted[0]
    return tuple(found) if len(found) == len(ordered) else None


def _partitions(labels: Sequence[Label], run: Sequence[int], frame: _Frame) -> Iterator[list[Label]]:
    """The ways to share the columns of a run among labels, so that all stand in the middle, or all at the beginning."""
    for cuts in combinations(run[1:], len(labels) - 1):
        edges = (run[0], *cuts, run[-1] + 1)
        reached = [
            replace(label, first=first, end=end)
            for label, first, end in zip(labels, edges, edges[1:], strict=False)
        ]
        ways = {frame.over(label, label.first, label.end) for label in reached}
        if len(ways) == 1 and "" not in ways:
            yield reached
