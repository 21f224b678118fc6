"""Computes figures from found ones, with the formula in words; `ingest.arithmetic` does the sums, in Decimal with units."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Limit,
    Missing,
    Operation,
    Ranked,
    Reason,
    Refusal,
    Status,
)
from ingest import arithmetic
from ingest.arithmetic import Figure, MixedUnits, NoBase
from ingest.fact import Amount, Fact

ORDERED = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST, Operation.COMPARE)
PLACES = 2


def figure(found: Found) -> Figure | None:
    """The exact figure of what was found; nothing for words and ranges."""
    return figure_of(found.statement.main)


def figure_of(fact: Fact) -> Figure | None:
    """The exact figure that a fact states; nothing for words and ranges."""
    value = fact.value
    return arithmetic.figure(value, fact.unit) if isinstance(value, Amount) and value.high is None else None


def failed(ask: Ask | None, reason: Reason) -> Missing:
    """Nothing could be computed."""
    status = Status.CLARIFY if reason is Reason.AMBIGUOUS else Status.NOT_FOUND
    return Missing(ask=ask, refusal=Refusal(status=status, reason=reason))


def compute(step: Compute, found: Sequence[Found | Missing]) -> Computed | Ranked | Missing:
    """The step's operation over what was found, in the order of the question."""
    usable = [one for one in found if isinstance(one, Found) and figure(one) is not None]
    missing = [one for one in found if isinstance(one, Missing)]
    if step.limit is not None:
        selected = _selected(step.limit, usable, missing)
        return _counted(step, selected, usable) if step.counted else selected
    if step.operation in ORDERED:
        return _ordered(step, usable, missing)
    if missing or not usable:
        return missing[0] if missing else failed(None, Reason.NO_ITEM)
    try:
        result = _one_figure(step, usable)
        return in_unit(result, step.into, step.decimals) if isinstance(result, Computed) else result
    except (MixedUnits, NoBase):
        return failed(usable[0].ask, Reason.NO_ITEM)


def _one_figure(step: Compute, usable: list[Found]) -> Computed | Missing:
    """A single figure from all that was found. Raises MixedUnits and NoBase."""
    places = PLACES if step.decimals is None else step.decimals
    if step.operation is Operation.PER_HEAD:
        return _per_head(usable, step, places)
    if step.operation in (Operation.SUM, Operation.AVERAGE) and len(usable) > 1:
        return _total(step.operation, usable, places)
    if step.operation is Operation.SHARE and len(usable) > 2:
        return _share_of_sum(usable, places)
    percent_wanted = any(ask.unit == "%" for ask in step.asks) and step.operation is Operation.DIFFERENCE
    same = (
        len(usable) == 2 and usable[0].statement.main == usable[1].statement.main
    )  # two names for one figure
    if len(usable) != 2 or same or (percent_wanted and usable[0].statement.main.unit != "%"):
        return failed(usable[0].ask, Reason.NO_ITEM)
    match step.operation:
        case Operation.DIFFERENCE:
            return difference(usable[0], usable[1])
        case Operation.GROWTH:
            return growth(usable[0], usable[1], places)
        case Operation.SHARE:
            part, whole = sorted(usable, key=base)
            return share(part, whole, Operation.SHARE, places)
        case _:
            return share(usable[0], usable[1], step.operation, places)


def _selected(limit: Limit, usable: list[Found], missing: list[Missing]) -> Ranked | Missing:
    """Those whose figure meets the condition, the largest first."""
    kept = [one for one in usable if _meets(one, limit)]
    if not kept:
        return missing[0] if missing else failed(usable[0].ask if usable else None, Reason.NO_ITEM)
    entries = tuple(sorted(kept, key=base, reverse=True))
    return Ranked(operation=Operation.SELECT, entries=entries, missing=tuple(_who(one) for one in missing))


def _counted(step: Compute, selected: Ranked | Missing, usable: Sequence[Found]) -> Computed | Missing:
    """How many of those with a figure meet the condition; nothing where one is missing or of another kind, for it might."""
    assert step.limit is not None
    kept = selected.entries if isinstance(selected, Ranked) else ()
    kinds = {value.dimension for value in _figures(usable)}
    if len(kinds) != 1 or (isinstance(selected, Ranked) and selected.missing) or len(usable) < len(step.asks):
        return failed(usable[0].ask if usable else None, Reason.NO_ITEM)
    values = "、".join(f"{value.value} {value.unit}" for value in _figures(usable))
    sign = ">" if step.limit.above else "<"
    bound = f"{step.limit.value} {step.limit.unit or ''}".strip()
    result = Figure(value=Decimal(len(kept)), unit=step.counted or "")
    return _computed(
        Operation.COUNT, result, f"{values}：{sign} {bound} 的有 {len(kept)} {step.counted}", usable
    )


def _meets(found: Found, limit: Limit) -> bool:
    value = figure(found)
    bound = Figure(value=limit.value, unit=limit.unit or found.statement.main.unit)
    if value is None or value.dimension != bound.dimension:
        return False
    return value.base > bound.base if limit.above else value.base < bound.base


def _ordered(step: Compute, usable: list[Found], missing: list[Missing]) -> Ranked | Missing:
    """All of one kind, the largest first, or the smallest where that is asked for."""
    kinds = {value.dimension for one in usable if (value := figure(one)) is not None}
    if len(usable) < 2 or len(kinds) > 1:
        return missing[0] if missing else failed(usable[0].ask if usable else None, Reason.NO_ITEM)
    entries = tuple(sorted(usable, key=base, reverse=step.operation is not Operation.LOWEST))[: step.top]
    operation = Operation.RANK if step.top else step.operation
    return Ranked(operation=operation, entries=entries, missing=tuple(_who(one) for one in missing))


def _who(missing: Missing) -> str:
    return "" if missing.ask is None else "、".join(missing.ask.terms) or missing.ask.words


def base(found: Found) -> Decimal:
    """What was found in the base unit of its kind; zero for words."""
    value = figure(found)
    return Decimal(0) if value is None else value.base


def _figures(usable: Sequence[Found]) -> list[Figure]:
    return [value for one in usable if (value := figure(one)) is not None]


def _total(operation: Operation, usable: list[Found], places: int) -> Computed:
    values = _figures(usable)
    terms = " + ".join(str(arithmetic.convert(value, values[0].unit).value) for value in values)
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
    """A converted figure with no more decimals than wanted."""
    wanted = PLACES if places is None else places
    if places is None and -int(value.value.as_tuple().exponent) <= wanted:
        return value
    return Figure(value=arithmetic.rounded(value.value, wanted), unit=value.unit)


def _computed(operation: Operation, result: Figure, formula: str, operands: Sequence[Found]) -> Computed:
    return Computed(
        operation=operation, value=result.value, unit=result.unit, formula=formula, operands=tuple(operands)
    )


def difference(one: Found, other: Found) -> Computed:
    """The larger less the smaller. Raises MixedUnits."""
    larger, smaller = sorted((one, other), key=base, reverse=True)
    left, right = _figures((larger, smaller))
    result = arithmetic.subtract(left, right)
    formula = f"{left.value} − {arithmetic.convert(right, left.unit).value} = {result.value}"
    return _computed(Operation.DIFFERENCE, result, formula, (one, other))


def growth(this: Found, last: Found, places: int | None) -> Computed:
    """(this − last) ÷ last, in percent. Raises MixedUnits and NoBase."""
    now, before = _figures((this, last))
    result = arithmetic.growth(now, before, PLACES if places is None else places)
    base = arithmetic.convert(before, now.unit).value
    formula = f"({now.value} − {base}) ÷ {base} × 100% {_percent(now.value - base, base, result)}"
    return _computed(Operation.GROWTH, result, formula, (this, last))


def fallen(computed: Computed, places: int | None) -> Computed:
    """A negative growth as the fall that the question speaks of."""
    this, last = (one for one in computed.operands if isinstance(one, Found))
    if computed.operation is not Operation.GROWTH or computed.value >= 0:
        return computed
    now, before = _figures((this, last))
    now = arithmetic.convert(now, before.unit)
    result = Figure(value=-computed.value, unit=computed.unit)
    fall = _percent(before.value - now.value, before.value, result)
    formula = f"({before.value} − {now.value}) ÷ {before.value} × 100% {fall}"
    return _computed(Operation.GROWTH, result, formula, (this, last))


def share(part: Found, of: Found, operation: Operation, places: int | None) -> Computed:
    """part ÷ whole, in percent. Raises MixedUnits and NoBase."""
    top, bottom = _figures((part, of))
    result = arithmetic.percent(top, bottom, PLACES if places is None else places)
    whole = arithmetic.convert(bottom, top.unit).value
    formula = f"{top.value} ÷ {whole} × 100% {_percent(top.value, whole, result)}"
    return _computed(operation, result, formula, (part, of))


def _share_of_sum(usable: Sequence[Found], places: int) -> Computed:
    """What several parts make together of the last one, the whole. Raises MixedUnits and NoBase."""
    *parts, whole = _figures(usable)
    together = arithmetic.add(parts)
    result = arithmetic.percent(together, whole, places)
    terms = " + ".join(str(arithmetic.convert(part, together.unit).value) for part in parts)
    bottom = arithmetic.convert(whole, together.unit).value
    formula = f"({terms}) ÷ {bottom} × 100% {_percent(together.value, bottom, result)}"
    return _computed(Operation.SHARE, result, formula, usable)


def _per_head(usable: list[Found], step: Compute, places: int) -> Computed | Missing:
    """An amount for each of the people that the question or the filing counts, in the unit asked for or the amount's."""
    given = step.given
    amount = _figures(usable[:1])[0]
    if step.into is not None and amount.dimension == Figure(value=amount.value, unit=step.into).dimension:
        amount = arithmetic.convert(amount, step.into)
    counted = [Figure(value=given[0].value, unit="人")] if given else _figures(usable[1:2])
    if not counted:
        return failed(usable[0].ask, Reason.NO_ITEM)
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


def before(this: Found, change: Found, *, rises: bool) -> Computed:
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
