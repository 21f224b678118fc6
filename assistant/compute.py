"""Computes one figure from found ones, with the formula in words; `ingest.arithmetic` does the sums, in Decimal with units.

Owns when there may be a figure at all: a part inside its whole, no sum of a whole and its own part, one unit. Putting several
figures in order belongs to `assistant.ordered`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from assistant.counting import COUNTERS
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Corrected,
    Found,
    Missing,
    Operand,
    Operation,
    Reason,
    Refusal,
    Result,
    Status,
)
from ingest import arithmetic
from ingest.arithmetic import Figure, MixedUnits, NoBase
from ingest.fact import Amount, Fact, Fund, Part
from ingest.names import canonical

SIGNIFICANT = 4
PLACES = 2
WIDER = {
    Fund.GENERAL: (Fund.GENERAL, Fund.FISCAL, Fund.ALL),
    Fund.GOVERNMENT_FUND: (Fund.GOVERNMENT_FUND, Fund.FISCAL, Fund.ALL),
    Fund.STATE_CAPITAL: (Fund.STATE_CAPITAL, Fund.FISCAL, Fund.ALL),
}
"""What money of one fund may be a part of; of the others a filing does not always say whose it is."""
SPLIT = frozenset({Part.BASIC, Part.PROJECT})
TIMES = "倍"
MONEY = ("元", "万元", "亿元")


def figure(found: Operand) -> Figure | None:
    """The exact figure of what was found or computed; nothing for words and ranges."""
    if isinstance(found, Computed):
        return Figure(value=found.value, unit=found.unit)
    return figure_of(found.statement.main)


def figure_of(fact: Fact) -> Figure | None:
    """The exact figure that a fact states; nothing for words and ranges."""
    value = fact.value
    return arithmetic.figure(value, fact.unit) if isinstance(value, Amount) and value.high is None else None


def main_of(found: Operand) -> Fact:
    """The fact that is shown for what was found, the first one for what was computed."""
    return found.statement.main if isinstance(found, Found) else leaves_of(found)[0].statement.main


def leaves_of(found: Operand) -> tuple[Found, ...]:
    """The stated figures that something comes from."""
    return (found,) if isinstance(found, Found) else found.leaves


def failed(ask: Ask | None, reason: Reason) -> Missing:
    """Nothing could be computed."""
    status = Status.CLARIFY if reason is Reason.AMBIGUOUS else Status.NOT_FOUND
    return Missing(ask=ask, refusal=Refusal(status=status, reason=reason))


def compute(step: Compute, found: Sequence[Operand | Missing]) -> Computed | Missing:
    """The step's operation over what was found, in the order of the question."""
    usable = [one for one in found if not isinstance(one, Missing) and figure(one) is not None]
    missing = [one for one in found if isinstance(one, Missing)]
    if missing or not usable:
        return missing[0] if missing else failed(None, Reason.NO_ITEM)
    try:
        result = _one_figure(step, usable)
        return (
            in_unit(_counted(result, step), step.into, step.decimals)
            if isinstance(result, Computed)
            else result
        )
    except (MixedUnits, NoBase):
        return failed(None, Reason.NO_ITEM)


def _counted(computed: Computed, step: Compute) -> Computed:
    """A number that no filing gives a unit, in the word that the question counts by."""
    asked = step.asks[0].unit if step.asks else None
    bare = computed.unit is None and asked in COUNTERS
    return replace(computed, unit=asked) if bare else computed


def _one_figure(step: Compute, usable: list[Operand]) -> Computed | Missing:
    """A single figure from all that was found. Raises MixedUnits and NoBase."""
    places = PLACES if step.decimals is None else step.decimals
    if step.operation is Operation.PER_HEAD:
        return _per_head(usable, step, places)
    if step.operation in (Operation.SUM, Operation.AVERAGE) and len(usable) > 1:
        return failed(None, Reason.NO_ITEM) if _overlap(usable) else _total(step.operation, usable, places)
    if step.operation is Operation.SHARE and len(usable) > 2:
        together = None if _overlap(usable[:-1]) else _share_of_sum(usable, places)
        return together if together and together.value <= 100 else failed(None, Reason.NO_ITEM)
    percent_wanted = any(ask.unit == "%" for ask in step.asks) and step.operation is Operation.DIFFERENCE
    same = (len(usable) == 2 and usable[0] == usable[1]) or _one_fact(usable)  # two names for one figure
    if len(usable) != 2 or same or (percent_wanted and main_of(usable[0]).unit != "%"):
        return failed(None, Reason.NO_ITEM)
    match step.operation:
        case Operation.DIFFERENCE:
            return difference(usable[0], usable[1])
        case Operation.GROWTH:
            return growth(usable[0], usable[1], places)
        case Operation.TIMES if len({value.dimension for value in _figures(usable)}) == 2:
            return _per_head(usable, step, places)  # people divided by households
        case Operation.TIMES:
            return times(usable[0], usable[1], places)
        case Operation.SHARE:
            part, whole = usable if step.of_whole else sorted(usable, key=base)
            rates = main_of(part).unit == "%"  # a rate is no part of a rate
            inside = not rates and base(part) <= base(whole) and _inside(main_of(part), main_of(whole))
            return share(part, whole, Operation.SHARE, places) if inside else failed(None, Reason.NO_ITEM)
        case _:
            return share(usable[0], usable[1], step.operation, places)


def _one_fact(usable: Sequence[Operand]) -> bool:
    """Whether two names were answered by one and the same statement."""
    return (
        len(usable) == 2
        and all(isinstance(one, Found) for one in usable)
        and main_of(usable[0]) == main_of(usable[1])
    )


def _of_one_year(usable: Sequence[Operand]) -> bool:
    """Whether two figures of one organisation and year are apart, so that one can be divided among the other."""
    if len(usable) != 2:
        return False
    one, other = map(main_of, usable)
    return one != other and (one.organisation, one.year) == (other.organisation, other.year)


def _inside(part: Fact, whole: Fact) -> bool:
    """Whether one figure can be a part of the other: of one organisation, its money within the other's, not basic expenditure of
    project expenditure."""
    funds = WIDER.get(part.scope.fund)
    money = whole.scope.fund not in WIDER or funds is None or whole.scope.fund in funds
    apart = {part.scope.part, whole.scope.part} == SPLIT
    return part.organisation == whole.organisation and money and not apart


def _overlap(usable: Sequence[Operand]) -> bool:
    """Whether one figure is among the figures twice: under two names, or as a part of a whole, by the rows and codes of one table."""
    facts = [main_of(one) for one in usable]
    if len(set(facts)) < len(facts):
        return True
    return any(_holds(one, other) or _holds(other, one) for one, other in combinations(facts, 2))


def _holds(whole: Fact, part: Fact) -> bool:
    """Whether a row of a table holds another one of it."""
    if not (whole.from_cell and part.from_cell) or (whole.filing, whole.table) != (part.filing, part.table):
        return False
    coded = whole.code is not None and part.code is not None and whole.code != part.code
    above = {canonical(label) for label in part.row[:-1]}
    return (coded and str(part.code).startswith(str(whole.code))) or (
        whole.column == part.column and whole.term in above
    )


def base(found: Operand) -> Decimal:
    """What was found in the base unit of its kind; zero for words."""
    value = figure(found)
    return Decimal(0) if value is None else value.base


def _figures(usable: Sequence[Operand]) -> list[Figure]:
    return [value for one in usable if (value := figure(one)) is not None]


def _said(one: Operand, unit: str | None) -> str:
    """An operand in a formula: its figure in `unit`, or how it is itself computed."""
    value = _figures((one,))[0]
    if (
        isinstance(one, Computed)
        and one.unit == unit
        and one.operation in (Operation.SUM, Operation.DIFFERENCE)
    ):
        return f"({one.formula.rsplit(' = ', 1)[0]})"
    return str(arithmetic.convert(value, unit).value)


def _total(operation: Operation, usable: list[Operand], places: int) -> Computed:
    values = _figures(usable)
    terms = " + ".join(_said(one, values[0].unit) for one in usable)
    if operation is Operation.SUM:
        result = arithmetic.add(values)
        return _computed(operation, result, f"{terms} = {result.value}", usable)
    result = arithmetic.mean(values, places)
    together = sum(
        (Fraction(arithmetic.convert(value, values[0].unit).value) for value in values), Fraction(0)
    )
    formula = f"({terms}) ÷ {len(values)} {equals(together / len(values), result.value)}"
    return _computed(operation, result, formula, usable)


def converted(found: Found, unit: str, places: int | None) -> Computed | None:
    """What was found in another unit of money; nothing where it is not money. Rounded only where decimals would be added."""
    value = figure(found)
    if value is None or value.dimension != Figure(value=value.value, unit=unit).dimension:
        return None
    result = _short(arithmetic.convert(value, unit), places)
    exact = arithmetic.convert(value, unit).value
    formula = f"{value.value} {value.unit} {equals(exact, result.value)} {unit}"
    return _computed(Operation.CONVERT, result, formula, (found,))


def in_unit(computed: Computed, unit: str | None, places: int | None) -> Computed:
    """A computed amount in the unit asked for; itself where that is not of its kind."""
    value = Figure(value=computed.value, unit=computed.unit)
    if unit in (None, computed.unit) or value.dimension != Figure(value=value.value, unit=unit).dimension:
        return computed
    exact = arithmetic.convert(value, unit)
    result = _short(exact, places)
    formula = f"{computed.formula} {computed.unit} {equals(exact.value, result.value)} {unit}"
    return replace(computed, value=result.value, unit=unit, formula=formula)


def equals(exact: Decimal | Fraction, shown: Decimal) -> str:
    """The end of a formula: `=` where the figure shown is exact, `≈` where it was rounded."""
    return f"{'=' if Fraction(exact) == Fraction(shown) else '≈'} {shown}"


def _percent(part: Decimal, whole: Decimal, result: Figure) -> str:
    """The end of a formula that gives a percentage."""
    return equals(Fraction(part) / Fraction(whole) * 100, result.value) + "%"


def _short(value: Figure, places: int | None) -> Figure:
    """A converted figure with no more decimals than wanted; of less than one, four digits that say something."""
    small = max(0, SIGNIFICANT - 1 - value.value.adjusted()) if abs(value.value) < 1 else PLACES
    wanted = small if places is None else places
    if places is None and -int(value.value.as_tuple().exponent) <= wanted:
        return value
    return Figure(value=arithmetic.rounded(value.value, wanted), unit=value.unit)


def _computed(operation: Operation, result: Figure, formula: str, operands: Sequence[Operand]) -> Computed:
    return Computed(
        operation=operation, value=result.value, unit=result.unit, formula=formula, operands=tuple(operands)
    )


def difference(one: Operand, other: Operand) -> Computed:
    """The larger less the smaller. Raises MixedUnits."""
    larger, smaller = sorted((one, other), key=base, reverse=True)
    left, right = _figures((larger, smaller))
    result = arithmetic.subtract(left, right)
    formula = f"{_said(larger, left.unit)} − {_said(smaller, left.unit)} = {result.value}"
    return _computed(Operation.DIFFERENCE, result, formula, (one, other))


def as_claimed(result: Result, step: Compute) -> Result:
    """What was computed, a fall as the fall that the question speaks of; of two figures of which the question takes the smaller one for
    the larger, that they are not so."""
    if step.operation is Operation.GROWTH and step.first_more is False and isinstance(result, Computed):
        return fallen(result, step.decimals)
    if step.first_more is None or step.operation is not Operation.DIFFERENCE:
        return result
    if not isinstance(result, Computed) or len(result.operands) != 2 or result.value == 0:
        return result
    one, other = result.operands
    if (base(one) > base(other)) is step.first_more:
        return result
    return Corrected(direction="前者较少" if step.first_more else "前者较多", found=(result,))


def times(one: Operand, other: Operand, places: int | None) -> Computed:
    """How many times the other one a figure is. Raises MixedUnits and NoBase."""
    top, bottom = _figures((one, other))
    exact = arithmetic.ratio(top, bottom).value
    result = Figure(value=arithmetic.rounded(exact, PLACES if places is None else places), unit=TIMES)
    divisor = arithmetic.convert(bottom, top.unit).value
    ending = equals(Fraction(top.value) / Fraction(divisor), result.value)
    formula = f"{_said(one, top.unit)} ÷ {_said(other, top.unit)} {ending}"
    return _computed(Operation.TIMES, result, formula, (one, other))


def growth(this: Operand, last: Operand, places: int | None) -> Computed:
    """(this − last) ÷ last, in percent. Raises MixedUnits and NoBase."""
    now, before = _figures((this, last))
    result = arithmetic.growth(now, before, PLACES if places is None else places)
    base = arithmetic.convert(before, now.unit).value
    one, other = _said(this, now.unit), _said(last, now.unit)
    formula = f"({one} − {other}) ÷ {other} × 100% {_percent(now.value - base, base, result)}"
    return _computed(Operation.GROWTH, result, formula, (this, last))


def fallen(computed: Computed, places: int | None) -> Computed:
    """A negative growth as the fall that the question speaks of."""
    if computed.operation is not Operation.GROWTH or computed.value >= 0:
        return computed
    this, last = computed.operands
    now, before = _figures((this, last))
    now = arithmetic.convert(now, before.unit)
    result = Figure(value=-computed.value, unit=computed.unit)
    fall = _percent(before.value - now.value, before.value, result)
    one, other = _said(last, before.unit), _said(this, before.unit)
    formula = f"({one} − {other}) ÷ {one} × 100% {fall}"
    return _computed(Operation.GROWTH, result, formula, (this, last))


def share(part: Operand, of: Operand, operation: Operation, places: int | None) -> Computed:
    """part ÷ whole, in percent. Raises MixedUnits and NoBase."""
    top, bottom = _figures((part, of))
    result = arithmetic.percent(top, bottom, PLACES if places is None else places)
    whole = arithmetic.convert(bottom, top.unit).value
    terms = f"{_said(part, top.unit)} ÷ {_said(of, top.unit)}"
    formula = f"{terms} × 100% {_percent(top.value, whole, result)}"
    return _computed(operation, result, formula, (part, of))


def _share_of_sum(usable: Sequence[Operand], places: int) -> Computed:
    """What several parts make together of the last one, the whole. Raises MixedUnits and NoBase."""
    *parts, whole = usable
    together = _total(Operation.SUM, list(parts), places)
    return replace(share(together, whole, Operation.SHARE, places), operands=tuple(usable))


def _per_head(usable: list[Operand], step: Compute, places: int) -> Computed | Missing:
    """An amount for each of the people that the question or the filing counts, in the unit asked for or the amount's."""
    given = [one for one in step.given if one.unit not in MONEY]
    amount = _figures(usable[:1])[0]
    said = [Figure(value=one.value, unit=one.unit) for one in step.given if one.unit in MONEY]
    if any(one.dimension != amount.dimension or one.base != amount.base for one in said):
        return failed(None, Reason.NO_ITEM)  # the question speaks of another amount
    counted = [Figure(value=given[0].value, unit="人")] if given else _figures(usable[1:2])
    into = step.into or ("元" if amount.unit in MONEY and counted and _small(amount, counted[0]) else None)
    if into is not None and amount.dimension == Figure(value=amount.value, unit=into).dimension:
        amount = arithmetic.convert(amount, into)
    if not counted or not (given or _of_one_year(usable)):
        return failed(None, Reason.NO_ITEM)
    each = arithmetic.per(amount, counted[0], places)
    result = Figure(value=each.value, unit=amount.unit)
    return Computed(
        operation=Operation.PER_HEAD,
        value=result.value,
        unit=result.unit,
        formula=f"{amount.value} ÷ {counted[0].value} "
        + equals(Fraction(amount.value) / Fraction(counted[0].value), result.value),
        operands=tuple(usable[:1] if given else usable[:2]),
        given=tuple(given[:1]),
    )


def _small(amount: Figure, among: Figure) -> bool:
    """Whether an amount apiece has no digit that says something in the amount's own unit: 0.02 万元."""
    return among.value > 0 and abs(amount.value) < among.value / 10


def before(this: Operand, change: Operand, *, rises: bool) -> Computed:
    """The year before from this year's figure and the stated change. Raises MixedUnits."""
    now, step = _figures((this, change))
    result = arithmetic.subtract(now, step) if rises else arithmetic.add((now, step))
    sign = "−" if rises else "+"
    formula = f"{now.value} {sign} {arithmetic.convert(step, now.unit).value} = {result.value}"
    return _computed(Operation.DIFFERENCE, result, formula, (this, change))


def rate_of_change(this: Found, change: Found, *, rises: bool) -> Computed:
    """A stated change in percent of what the figure was before it. Raises MixedUnits and NoBase."""
    now, step = _figures((this, change))
    last = arithmetic.subtract(now, step) if rises else arithmetic.add((now, step))
    result = arithmetic.percent(step, last, PLACES)
    moved = arithmetic.convert(step, now.unit).value
    base = arithmetic.convert(last, now.unit).value
    formula = (
        f"{moved} ÷ ({now.value} {'−' if rises else '+'} {moved}) × 100% {_percent(moved, base, result)}"
    )
    return _computed(Operation.GROWTH, result, formula, (this, change))


def guarded(call: Callable[[], Computed]) -> Computed | None:
    """What `call` computes, or nothing where units or a zero base forbid it."""
    try:
        return call()
    except (MixedUnits, NoBase):
        return None
