"""Decimal arithmetic on figures with units: convert, add, subtract, divide, compare.

Owns what may be added to what, rounding (half up), and when two printed figures say the same. Amounts of money convert
between their scales and counts between theirs; nothing converts across kinds. Reading numbers belongs to
`ingest.quantity`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from ingest.fact import Amount, Bound

MONEY = "元"
PERCENT = "%"
POINTS = "个百分点"
NUMBER = ""

# Scale in front of a unit, and the power of ten it stands for.
_SCALES: tuple[tuple[str, int], ...] = (
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
)
# Units that begin with a scale and have none.
_WHOLE = ("千克", "千米", "千瓦", "千瓦时", "百分点")
_SPELLINGS = {
    "百分点": POINTS,
    "％": PERCENT,
    "m2": "㎡",
    "m²": "㎡",
    "m^2": "㎡",
    "平方米": "㎡",
    "平米": "㎡",
    "m3": "m³",
    "立方米": "m³",
    "名": "人",
    "": NUMBER,
}


def spelt(unit: str) -> str:
    """A unit by the one spelling that all of its spellings have here: 平方米 and m2 are ㎡, 名 is 人."""
    return _SPELLINGS.get(unit, unit)


class MixedUnits(ValueError):
    """Two figures of different kinds (money, percent, counts of different things) cannot be added or compared."""


class NoBase(ValueError):
    """A ratio or a growth whose base is zero has no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An exact number with its unit; the decimals of `value` are those it was printed or computed with."""

    value: Decimal
    unit: str | None

    @property
    def dimension(self) -> str:
        """What kind of figure it is: 元, %, 个百分点, the thing counted, or nothing for a bare number."""
        return _split(self.unit)[1]

    @property
    def step(self) -> Decimal:
        """One unit of its last digit, in the base unit of its dimension."""
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)
        return Decimal(1).scaleb(min(exponent, 0) + _split(self.unit)[0])

    @property
    def base(self) -> Decimal:
        """Its value in the base unit of its dimension (元, 条 …)."""
        return self.value.scaleb(_split(self.unit)[0])


class Agreement(StrEnum):
    """How two statements of one figure stand to each other."""

    AGREE = "一致"
    ROUNDING = "尾差"
    DIFFER = "不一致"


def figure(amount: Amount, unit: str | None) -> Figure:
    """The figure of a stated amount; of a range or a bound its lower end."""
    return Figure(value=amount.low, unit=unit)


def convert(given: Figure, unit: str | None) -> Figure:
    """`given` in `unit`, exactly; raises MixedUnits across kinds."""
    power, dimension = _split(unit)
    if dimension != given.dimension:
        raise MixedUnits(f"{_name(given.unit)} 不能换算成 {_name(unit)}: 不是同一种量")
    return Figure(value=_shown(given.base.scaleb(-power)), unit=unit)


def add(figures: Sequence[Figure]) -> Figure:
    """The sum, in the unit of the first; raises MixedUnits across kinds and ValueError for no figures."""
    if not figures:
        raise ValueError("没有可以相加的数")
    unit = figures[0].unit
    return Figure(value=_shown(sum((convert(one, unit).value for one in figures), Decimal(0))), unit=unit)


def subtract(first: Figure, second: Figure) -> Figure:
    """The difference, in the unit of the first; of two percentages it is in 个百分点."""
    unit = POINTS if first.dimension == second.dimension == PERCENT else first.unit
    return Figure(value=_shown(first.value - convert(second, first.unit).value), unit=unit)


def ratio(part: Figure, whole: Figure, places: int | None = None) -> Figure:
    """part ÷ whole as a bare number, for figures of one kind."""
    divisor = convert(whole, part.unit).value
    if divisor == 0:
        raise NoBase("除数为 0，没有比值")
    quotient = part.value / divisor
    return Figure(value=quotient if places is None else rounded(quotient, places), unit=None)


def percent(part: Figure, whole: Figure, places: int = 2) -> Figure:
    """part ÷ whole in percent, rounded half up: shares and completion rates."""
    return Figure(value=rounded(ratio(part, whole).value * 100, places), unit=PERCENT)


def growth(this: Figure, last: Figure, places: int = 2) -> Figure:
    """(this − last) ÷ last in percent, rounded half up."""
    return percent(subtract(this, last), last, places)


def per(amount: Figure, count: Figure, places: int = 2) -> Figure:
    """amount ÷ count, rounded half up, in the unit of the amount by the thing counted (万元/人)."""
    if count.base == 0:
        raise NoBase("除数为 0，没有平均数")
    unit = f"{amount.unit or ''}/{count.dimension}" if count.dimension else amount.unit
    return Figure(value=rounded(amount.value / count.base, places), unit=unit)


def mean(figures: Sequence[Figure], places: int = 2) -> Figure:
    """The mean, rounded half up, in the unit of the first."""
    total = add(figures)
    return Figure(value=rounded(total.value / len(figures), places), unit=total.unit)


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` to `places` decimals, half up."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def compare(first: Figure, second: Figure) -> Agreement:
    """Whether two printed figures say the same, at the coarser of their printed precisions."""
    if first.dimension != second.dimension:
        raise MixedUnits(f"{_name(first.unit)} 与 {_name(second.unit)} 不能比较: 不是同一种量")
    step = max(first.step, second.step)
    difference = abs(_at(first.base, step) - _at(second.base, step))
    if difference == 0:
        return Agreement.AGREE
    return Agreement.ROUNDING if difference <= step else Agreement.DIFFER


def agree(first: tuple[Amount, str | None], second: tuple[Amount, str | None]) -> Agreement | None:
    """The same for stated amounts with their units; None where a bound leaves it open."""
    (one, unit), (other, other_unit) = first, second
    low, high = Figure(value=one.low, unit=unit), Figure(value=other.low, unit=other_unit)
    if one.bound is other.bound and one.bound is not Bound.RANGE:
        return compare(low, high)
    if one.bound is Bound.RANGE and other.bound is Bound.RANGE:
        same = one.low == other.low and one.high == other.high
        return Agreement.AGREE if same else Agreement.DIFFER
    if one.bound is Bound.EXACT:
        return _within(low, other, other_unit)
    if other.bound is Bound.EXACT:
        return _within(high, one, unit)
    return None


def _within(exact: Figure, amount: Amount, unit: str | None) -> Agreement | None:
    """Whether an exact figure meets a bound; about is met only by the very figure."""
    limit = Figure(value=amount.low, unit=unit)
    if exact.dimension != limit.dimension:
        raise MixedUnits(f"{_name(exact.unit)} 与 {_name(unit)} 不能比较: 不是同一种量")
    if amount.bound is Bound.ABOUT:
        return Agreement.AGREE if compare(exact, limit) is Agreement.AGREE else None
    if amount.bound is Bound.AT_LEAST:
        met = exact.base >= limit.base
    elif amount.bound is Bound.AT_MOST:
        met = exact.base <= limit.base
    else:
        assert amount.high is not None
        met = limit.base <= exact.base <= Figure(value=amount.high, unit=unit).base
    return Agreement.AGREE if met else Agreement.DIFFER


def _at(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _shown(value: Decimal) -> Decimal:
    """Without a power of ten: 8.6E+3 as 8600."""
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _split(unit: str | None) -> tuple[int, str]:
    """Power of ten and dimension of a unit as printed."""
    name = re.sub(r"\s", "", unit or "").replace("（", "(").replace("）", ")")
    name = _SPELLINGS.get(name, name)
    if name.startswith(_WHOLE):
        return 0, name
    for scale, power in _SCALES:
        if name.startswith(scale):
            rest = name.removeprefix(scale)
            return power, _SPELLINGS.get(rest, rest) if rest or scale in ("百", "千") else NUMBER
    return 0, name


def _name(unit: str | None) -> str:
    return f"{unit!r}" if unit else "没有单位的数"
