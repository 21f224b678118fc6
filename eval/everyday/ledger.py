"""What is certain of one organisation and year: items with their figures, wholes with their parts, counts.

Owns these values and the arithmetic that golds are made with. Which facts become figures belongs to
`eval.everyday.posting`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from eval.everyday.item import Item
from ingest.fact import Measure

YUAN = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """By how much an item differs from last year, with its sign, as amount and as percentage; `after` is how its sentence goes on."""

    amount: Decimal
    rate: Decimal
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a ledger: what was spent or received, what was budgeted, how it moved."""

    key: str
    item: Item
    value: Decimal
    unit: str
    budgets: Mapping[Measure, Decimal] = field(default_factory=dict)
    moved: Moved | None = None
    printed: frozenset[Decimal] = frozenset()
    """The percentages that the filing itself gives of it: shares, completion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A whole with parts; `split` where the parts are all of it, told by their sum. `by` is how one calls the split."""

    whole: str
    parts: tuple[str, ...]
    split: bool
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that is certain of one organisation and year; `blank` items stand in their table with nothing in the cell."""

    body: str
    short: str
    year: int
    entries: Mapping[str, Entry]
    groups: tuple[Group, ...]
    counts: Mapping[str, tuple[Decimal, str]]
    blank: tuple[Item, ...]
    left_out: Mapping[str, str]
    """Items of which nothing is asked, with the reason."""


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """A share in percent, two decimals."""
    return rounded(part * 100 / whole)


def rounded(value: Decimal, decimals: int = 2) -> Decimal:
    """Half up, as people do."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
