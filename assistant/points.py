"""How far two shares are apart, in percentage points, worked out from the figures behind them and not from what was rounded."""

from decimal import Decimal
from fractions import Fraction

from assistant.compute import PLACES, base, equals, figure
from assistant.domain import Computed, Operand, Operation
from ingest import arithmetic

POINTS = "个百分点"


def points_apart(one: Operand, other: Operand, places: int | None) -> Computed | None:
    """The larger share less the smaller one; nothing where these are no percentages."""
    shares = [_share(of) for of in (one, other)]
    if None in shares:
        return None
    (smaller, less), (larger, more) = sorted((share for share in shares if share), key=lambda share: share[1])
    exact = more - less
    value = arithmetic.rounded(
        Decimal(exact.numerator) / exact.denominator, PLACES if places is None else places
    )
    return Computed(
        operation=Operation.DIFFERENCE,
        value=value,
        unit=POINTS,
        formula=f"{larger} − {smaller} {equals(exact, value)}",
        operands=(one, other),
    )


def _share(one: Operand) -> tuple[str, Fraction] | None:
    """A percentage as a formula has it, and its exact value."""
    value = figure(one)
    if value is None or value.unit != "%":
        return None
    if not isinstance(one, Computed):
        return str(value.value), Fraction(value.value)
    if one.operation is not Operation.SHARE:
        return None
    *parts, whole = one.operands
    worked = one.formula.replace(" ≈ ", " = ").split(" = ")[0].removesuffix("%")
    return f"({worked})", Fraction(sum(map(base, parts))) / Fraction(base(whole)) * 100
