"""Over which columns the labels of a header reach that blanks lay out.

Owns the tree of labels over columns: a label stands in the middle of its columns or at their beginning, names them, or has a total first
among them. Where that can be read in two ways, nothing is read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, takewhile

from ingest.readers.laid_labels import SUBTOTALS, Label

_ALIGNED = 1.5
"""Labels that are set in the middle stand no further from it, on average."""
_CENTRED = 3
"""A label over several columns stands no further from their middle."""
_ITEMS = re.compile(r"项目|.*科目")
_NAMING = re.compile(r"[类款项]{1,3}|.*(?:编码|代码|名称)")
_NEAR = 0.25
"""A label over all columns may stand so far from their middle, as a share of their width."""
_SURE = 2
"""So much nearer to the middles of their columns must labels stand than in any other way to share these."""
_MOST = 600
"""More ways than these to share columns are not tried."""

Placed = list[tuple[int, Label]]


def tree(parents: Sequence[Label], leaves: Sequence[Label], reach: range) -> Placed | None:
    """The labels over some columns, each with its row and the columns that it reaches over."""
    if not parents:
        return [(0, replace(leaves[at], first=at, end=at + 1)) for at in reach]
    line = min(label.bottom for label in parents)
    upper = sorted((one for one in parents if one.top <= line), key=lambda one: one.left)
    rest = [one for one in parents if one not in upper]
    spanned = _spanned(upper, rest, leaves, reach)
    if spanned is None:
        return None
    found: Placed = [(0, one) for one in spanned]
    ends = sorted({reach.start, reach.stop, *(end for one in spanned for end in (one.first, one.end))})
    for first, end in pairwise(ends):
        under = any(one.first == first for one in spanned)
        low = (
            leaves[first].left if first == reach.start else (leaves[first - 1].right + leaves[first].left) / 2
        )
        high = leaves[end - 1].right if end == reach.stop else (leaves[end - 1].right + leaves[end].left) / 2
        own = [one for one in rest if low <= one.middle < high]
        rest = [one for one in rest if one not in own]
        below = tree(own, leaves, range(first, end))
        if below is None:
            return None
        found += [(row + under, label) for row, label in below]
    return found if not rest else None


def _spanned(
    upper: Sequence[Label], rest: Sequence[Label], leaves: Sequence[Label], reach: range
) -> list[Label] | None:
    """Labels of one line with the columns that they reach over."""
    line = max(one.bottom for one in upper)
    runs: list[list[int]] = []
    for at in reach:
        if leaves[at].top <= line:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    found: list[Label] = []
    for run in runs:
        low = leaves[run[0] - 1].right if run[0] > reach.start else -1
        high = leaves[run[-1] + 1].left if run[-1] + 1 < reach.stop else 10_000
        own = [one for one in upper if low <= one.middle < high]
        block = _naming(own, run, leaves)
        if block:
            found.append(replace(own[0], first=block[0], end=block[-1] + 1))
            run, own = run[len(block) :], own[1:]
        if not own:
            continue
        cuts = _named_parts(own[0], run, rest, leaves) if len(own) == 1 else None
        cuts = cuts or _over(own, run, leaves)
        if cuts is None or any(end - first < 2 for first, end in cuts):
            return None
        found += [replace(one, first=first, end=end) for one, (first, end) in zip(own, cuts, strict=True)]
    return found if len(found) == len(upper) else None


def _naming(own: Sequence[Label], run: Sequence[int], leaves: Sequence[Label]) -> list[int]:
    """The columns of codes and names with which a run begins, if the first label is that of all of them: 项目, 科目."""
    block = list(takewhile(lambda at: bool(_NAMING.fullmatch(leaves[at].text)), run))
    over = own and _ITEMS.match(own[0].text) and own[0].middle <= leaves[block[-1]].right if block else False
    return (
        block
        if over and len(block) > 1 and (len(own) == 1 or own[1].middle > leaves[block[-1]].right)
        else []
    )


def _named_parts(
    parent: Label, run: Sequence[int], rest: Sequence[Label], leaves: Sequence[Label]
) -> list[tuple[int, int]] | None:
    """The columns under the only label over a run that it names, with a subtotal before them, or those from a subtotal on."""
    line = min((one.bottom for one in rest), default=0)
    below = sorted((one for one in rest if one.top <= line), key=lambda one: one.left)
    units = [(leaves[at].text, at, at + 1) for at in run]
    if below and all(leaves[at].top > below[0].bottom for at in run):
        shared = _shares(below, run, leaves)
        if shared is None:
            return None
        units = [(one.text, *span) for one, span in zip(below, shared, strict=True)]
    named = [number for number, unit in enumerate(units) if _part(unit[0], parent.text)]
    heads = [number for number, unit in enumerate(units) if unit[0] in SUBTOTALS]
    if named and len(named) < len(units) and named == list(range(named[0], named[-1] + 1)):
        first = named[0] - (named[0] > 0 and units[named[0] - 1][0] in SUBTOTALS)
        return [(units[first][1], units[named[-1]][2])]
    if named or not heads or not heads[0]:
        return None
    end = heads[0]
    while end < len(units) and _level(leaves[units[end][1]], leaves[units[heads[0]][1]]):
        end += 1
    return [(units[heads[0]][1], units[end - 1][2])]


def _level(one: Label, other: Label) -> bool:
    """Whether two labels stand at the same height."""
    return one.top + one.bottom == other.top + other.bottom


def _over(own: Sequence[Label], run: Sequence[int], leaves: Sequence[Label]) -> list[tuple[int, int]] | None:
    """The columns under labels: all of a run, or only those whose labels stand lowest. None where that is not sure."""
    whole = _shares(own, run, leaves)
    lowest = max(leaves[at].bottom for at in run)
    parts: list[list[int]] = []
    for at in (at for at in run if leaves[at].bottom == lowest):
        if parts and parts[-1][-1] == at - 1:
            parts[-1].append(at)
        else:
            parts.append([at])
    deep: list[tuple[int, int]] = []
    for part in parts:
        inside = [one for one in own if leaves[part[0]].left <= one.middle <= leaves[part[-1]].right]
        deep += (_shares(inside, part, leaves) or []) if inside else []
    ways = [way for way in (whole, deep) if way and len(way) == len(own)]
    fitting = [
        way for way in ways if all(_stands(one, span, leaves) for one, span in zip(own, way, strict=True))
    ]
    if fitting:
        return fitting[0] if all(way == fitting[0] for way in fitting) else None
    near = whole and (
        _repeated(own, run, leaves)
        or all(_near(one, span, leaves) for one, span in zip(own, whole, strict=True))
    )
    return whole if near else None


def _near(label: Label, span: tuple[int, int], leaves: Sequence[Label]) -> bool:
    """Whether a label stands at least near the middle of some columns, or over the total with which they begin."""
    first, left, right = leaves[span[0]], leaves[span[0]].left, leaves[span[1] - 1].right
    if first.text in SUBTOTALS and label.left < first.right and first.left < label.right:
        return True
    return abs(label.middle - (left + right) / 2) <= _NEAR * (right - left)


def _repeated(labels: Sequence[Label], run: Sequence[int], leaves: Sequence[Label]) -> bool:
    """Whether the first column of a run comes again under each label."""
    return sum(leaves[at].text == leaves[run[0]].text for at in run) == len(labels) > 1


def _stands(label: Label, span: tuple[int, int], leaves: Sequence[Label]) -> bool:
    """Whether a label stands in the middle of some columns, or at their beginning."""
    left, right = leaves[span[0]].left, leaves[span[1] - 1].right
    return abs(label.middle - (left + right) / 2) <= _CENTRED or abs(label.left - left) <= 1


def _part(text: str, whole: str) -> bool:
    """Whether a name is made of characters of another one, in their order: 公务用车购置费 of 公务用车购置及运行维护费."""
    left = iter(whole)
    return len(text) > 3 and text != whole and all(char in left for char in text)


def _shares(
    labels: Sequence[Label], run: Sequence[int], leaves: Sequence[Label]
) -> list[tuple[int, int]] | None:
    """The columns of a run shared out among labels: by a first column that comes again under each, else by their middles."""
    again = [at for at in run if leaves[at].text == leaves[run[0]].text]
    if len(again) == len(labels):
        return list(pairwise((*again, run[-1] + 1)))
    lefts = [at for at in run if any(abs(leaves[at].left - one.left) <= 1 for one in labels)]
    ways = []
    for cuts in combinations(run[1:], len(labels) - 1):
        spans = list(pairwise((run[0], *cuts, run[-1] + 1)))
        ways.append((_away(labels, spans, leaves), spans))
        if len(ways) > _MOST:
            return None
    ways.sort()
    if len(lefts) == len(labels) and lefts[0] == run[0]:
        begun = list(pairwise((*lefts, run[-1] + 1)))
        centred = ways[0][0] <= _ALIGNED * len(labels) and ways[0][1] != begun
        return None if centred else begun
    if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < _SURE):
        return None
    return ways[0][1]


def _away(labels: Sequence[Label], spans: Sequence[tuple[int, int]], leaves: Sequence[Label]) -> float:
    """How far labels stand from the middles of some columns."""
    middles = [(leaves[first].left + leaves[end - 1].right) / 2 for first, end in spans]
    return sum(abs(one.middle - middle) for one, middle in zip(labels, middles, strict=True))
