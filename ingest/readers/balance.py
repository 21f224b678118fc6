"""Sums that a table states of itself: a total column and its parts, an account and the accounts under it.

Owns the arithmetic that tells where a figure of a table belongs. It judges placements and corrects no figure.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.document import Column
from ingest.readers.cells import bare, parent
from ingest.readers.header import ratio

_STEP = Decimal("0.01")

Values = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A total column and the columns that add up to it."""

    total: int
    parts: tuple[int, ...]

    def holds(self, values: Values) -> bool:
        """Whether the figures of a row agree; blanks count as nothing, each figure may be off by its last digit."""
        terms = [values[part] for part in self.parts if part in values]
        return abs(values.get(self.total, Decimal(0)) - sum(terms)) <= _STEP * max(1, len(terms))

    def tells(self, values: Values) -> bool:
        """Whether the row has anything to compare."""
        return bool(values.get(self.total)) and any(values.get(part) for part in self.parts)


def equations(columns: Sequence[Column]) -> tuple[Equation, ...]:
    """The sums that a header promises: 合计 or 小计 over the columns beside it under the same label."""
    found = []
    for place, column in enumerate(columns):
        if not column.path or not column.path[-1].endswith(("合计", "小计")) or ratio(column):
            continue
        parts = _parts(columns[place + 1 :], column.path[:-1]) or _parts(columns[:place], column.path[:-1])
        if len(parts) > 1:
            found.append(Equation(total=column.index, parts=parts))
    return tuple(found)


def _parts(columns: Sequence[Column], above: tuple[str, ...]) -> tuple[int, ...]:
    """The columns right under `above`; of a group of columns its own total."""
    parts: dict[str, list[Column]] = {}
    for column in columns:
        depth = len(above)
        if column.path[:depth] != above or len(column.path) <= depth or ratio(column):
            continue
        parts.setdefault(column.path[depth], []).append(column)
    found: list[int] = []
    for members in parts.values():
        totals = [column for column in members if column.path[-1] in ("合计", "小计") and len(members) > 1]
        found.extend(column.index for column in totals[:1] or members)
    return tuple(found)


def trusted(promised: Sequence[Equation], rows: Sequence[Values]) -> tuple[Equation, ...]:
    """The equations that more than half of the rows with something to compare bear out."""
    kept = []
    for equation in promised:
        verdicts = Counter(equation.holds(values) for values in rows if equation.tells(values))
        if verdicts[True] > verdicts[False]:
            kept.append(equation)
    return tuple(kept)


def adds_up(whole: Values, children: Sequence[Values], columns: Sequence[int]) -> bool:
    """Whether the children sum up to the whole in each column."""
    for column in columns:
        terms = [child[column] for child in children if column in child]
        if abs(whole.get(column, Decimal(0)) - sum(terms)) > _STEP * max(1, len(terms)):
            return False
    return True


def grand(label: str) -> bool:
    """Whether a label names the total of all accounts."""
    return bare(label) in ("合计", "总计")


def families(rows: Sequence[tuple[str | None, str]]) -> Iterator[tuple[int, list[int]]]:
    """Of rows by code and label the number of each that others add up to, with the numbers of these: an account and those right
    under it, the total and the shortest accounts."""
    shortest = min((len(code) for code, _ in rows if code), default=0)
    for number, (code, label) in enumerate(rows):
        children = [
            at
            for at, (other, _) in enumerate(rows)
            if other and (parent(other) == code if code else len(other) == shortest)
        ]
        if children and (code or grand(label)):
            yield number, children
