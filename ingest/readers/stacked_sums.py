"""Which columns the figures of a row fill where blank cells were left out: those that the sums of the table allow.

Owns the search: a total is the sum of the columns beside it, an account the sum of the accounts under it. What sums leave open, or
contradict, is not placed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product
from math import prod

from ingest.readers.balance import Equation, Values, adds_up, families
from ingest.readers.cells import figure

_TRIES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of accounts: its figures in order, without the blanks between them."""

    code: str
    name: str
    figures: tuple[str, ...]

    def with_figure(self, text: str) -> "Row":
        """The row with one more figure."""
        return replace(self, figures=(*self.figures, text))

    def named(self, text: str) -> "Row":
        """The row with a longer name."""
        return replace(self, name=self.name + text)


Way = tuple[int, ...]


def placed(rows: Sequence[Row], width: int) -> list[tuple[str, ...]] | None:
    """The rows with their cells in `width` columns of which the first is the total; None unless sums settle every row."""
    sums = Equation(total=0, parts=tuple(range(1, width)))
    ways = [[way for way in _ways(row, width) if sums.holds(_values(row, way))] for row in rows]
    related = list(families([(row.code, row.name) for row in rows]))
    if not related or not all(ways):
        return None
    for whole, children in related:
        if len(ways[whole]) != 1 or not _settle(rows, ways, whole, children, width):
            return None
    if any(len(found) > 1 for found in ways):
        return None
    return [
        (row.code, row.name, *_cells(row, found[0], width)) for row, found in zip(rows, ways, strict=True)
    ]


def _ways(row: Row, width: int) -> Iterator[Way]:
    """The columns that the figures of a row may fill: the total, and some of its parts in order."""
    if 0 < len(row.figures) <= width:
        for parts in combinations(range(1, width), len(row.figures) - 1):
            yield (0, *parts)


def _values(row: Row, way: Way) -> Values:
    figures = (figure(text) for text in row.figures)
    return {column: value or Decimal(0) for column, value in zip(way, figures, strict=True)}


def _settle(
    rows: Sequence[Row], ways: list[list[Way]], whole: int, children: Sequence[int], width: int
) -> bool:
    """Keep the ways of the children under which they add up to the whole. False where there is none."""
    if prod(len(ways[child]) for child in children) > _TRIES:
        return False
    above = _values(rows[whole], ways[whole][0])
    sound = [
        chosen
        for chosen in product(*(ways[child] for child in children))
        if adds_up(
            above,
            [_values(rows[child], way) for child, way in zip(children, chosen, strict=True)],
            range(width),
        )
    ]
    for place, child in enumerate(children):
        ways[child] = [way for way in ways[child] if any(chosen[place] == way for chosen in sound)]
    return bool(sound)


def _cells(row: Row, way: Way, width: int) -> Iterator[str]:
    texts = dict(zip(way, row.figures, strict=True))
    return (texts.get(column, "") for column in range(width))
