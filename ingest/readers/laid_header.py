"""The header over columns that blanks lay out: which label each column has, and the rows that tabs would print.

Owns the way from labels to columns. Whatever can be read in two ways is not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.names import plain
from ingest.readers import caption
from ingest.readers.laid_labels import LEVELS, Label, by_words, labels_of, leaves_of, overlap, said, words_of
from ingest.readers.laid_rows import Band
from ingest.readers.laid_spans import Placed, tree
from ingest.readers.pitch import PitchLine
from ingest.readers.spanning import known

_CODES = re.compile(r".*(?:编码|代码)")
_SURE = 2
"""So much better than any other way to set bands under labels must be the one that is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The columns of a table, and the rows of its header: a label stands in the first column that it reaches over."""

    columns: tuple[Band, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[range, ...]


def header(lines: Sequence[PitchLine], bands: Sequence[Band]) -> Head | None:
    """The header in some lines over columns of which `bands` are those that hold something; None where it is not sure."""
    words = [tuple(words_of(line, bands)) for line in lines]
    labels = labels_of(words)
    leaves = leaves_of(labels, bands)
    own = set(leaves)
    parents = [label for label in labels if label not in own]
    if any(not said(leaf.text) for leaf in leaves) or parents:
        leaves, parents = by_words(words, leaves, parents)
    under = _matched(leaves, bands)
    if under is None or not leaves:
        return None
    columns = tuple(
        Band(left=held[0].left, right=held[-1].right) if held else Band(left=leaf.left, right=leaf.right)
        for leaf, held in zip(leaves, under, strict=True)
    )
    whole = tuple(
        replace(leaf, left=min(leaf.left, band.left), right=max(leaf.right, band.right))
        for leaf, band in zip(leaves, columns, strict=True)
    )
    placed = tree(parents, whole, range(len(leaves)))
    groups = _groups(leaves)
    if placed is None or any(_broken(label.text) for _, label in placed) or _alike(placed, groups):
        return None
    return Head(columns=columns, rows=_rows(placed, len(leaves)), groups=groups)


def _broken(text: str) -> bool:
    """Whether a label is surely none: one character, a name without its last one, or a piece of a caption."""
    words = plain(text)
    if text in LEVELS or said(text):
        return False
    return len(words) < 2 or caption.unit_of(text) is not None or any(name[:-1] == words for name in known())


def _alike(placed: Placed, groups: Sequence[range]) -> bool:
    """Whether labels of one row begin in the same column, or two columns of a group have the same labels over them."""
    cells = [(row, label.first) for row, label in placed]
    paths = {
        at: tuple(
            label.text for _, label in sorted(placed, key=lambda one: one[0]) if label.first <= at < label.end
        )
        for at in {label.first for _, label in placed}
    }
    return len(set(cells)) < len(cells) or any(
        len({paths.get(at) for at in group}) < len(group) for group in groups
    )


Way = tuple[int, tuple[int, ...]]


def _matched(leaves: Sequence[Label], bands: Sequence[Band]) -> list[list[Band]] | None:
    """The bands under each label, in order: those that it stands over, else the nearest. None where that is not sure."""
    ways: list[Way] = [(0, ())]
    for place, band in enumerate(bands):
        further: dict[int, list[Way]] = {}
        for score, way in ways:
            last = way[-1] if way else -1
            for number in range(max(last, 0), len(leaves)):
                shared = overlap(leaves[number], band)
                again = number == last
                if again and not _together(leaves[number], bands[place - 1], band):
                    continue
                worth = score + min(shared, 4) * (2 if shared > 0 else 1) - again
                further.setdefault(number, []).append((worth, (*way, number)))
        ways = [way for held in further.values() for way in sorted(held, reverse=True)[:2]]
    ways.sort(reverse=True)
    if not ways or (len(ways) > 1 and ways[0][0] - ways[1][0] < _SURE):
        return None
    return [
        [band for band, at in zip(bands, ways[0][1], strict=True) if at == number]
        for number in range(len(leaves))
    ]


def _together(label: Label, one: Band, other: Band) -> bool:
    """Whether two bands may be one column: the parts of a code, or both under its label."""
    return bool(_CODES.fullmatch(label.text)) or min(overlap(label, one), overlap(label, other)) > 0


def _rows(placed: Placed, width: int) -> tuple[tuple[str, ...], ...]:
    rows = [[""] * width for _ in range(max(row for row, _ in placed) + 1)]
    for row, label in placed:
        rows[row][label.first] = label.text
    return tuple(map(tuple, rows))


def _groups(leaves: Sequence[Label]) -> tuple[range, ...]:
    """Columns side by side that have rows of their own: each begins with a label like the first one."""
    starts = [at for at, leaf in enumerate(leaves) if leaf.text == leaves[0].text]
    return tuple(range(first, end) for first, end in pairwise((*starts, len(leaves))))
