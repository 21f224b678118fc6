"""Works a printed formula out again, apart from what computed it: `(5.00 − 4.00) ÷ 4.00 × 100% = 25.00%`.

Every side is a calculation or a figure with its unit; `=` joins what is exactly equal, `≈` what is equal to the digits shown.
A count names its figures and the bound: `4.00 万元、6.00 万元：> 5 万元 的有 1 家`.
"""

import ast
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ingest.arithmetic import Figure

SIGN = re.compile(r"\s*([=≈])\s*")
SIDE = re.compile(r"(?P<sum>[\d.()+−÷×%\s-]*[\d)%])\s*(?P<unit>[^\d\s.()+−÷×%=≈]*)")
COUNTED = re.compile(r"(?P<figures>.+)：(?P<sign>[<>=]) (?P<bound>.+) 的有 (?P<count>\d+) \S+")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SIGNS = str.maketrans({"−": "-", "÷": "/", "×": "*"})
WORKED: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def holds(formula: str) -> bool:
    """Whether each side of a formula equals the next; false where it cannot be worked out."""
    counted = COUNTED.fullmatch(formula)
    try:
        return _counts(counted) if counted else _equal(formula)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return False


def result(formula: str) -> str:
    """The figure that a formula ends with, as printed."""
    numbers: list[str] = NUMBER.findall(formula)
    return numbers[-1] if numbers else ""


def uses(formula: str, value: str) -> bool:
    """Whether a figure stands in a formula, in its own unit of money or in another one."""
    wanted = Decimal(value).normalize().as_tuple().digits
    return any(Decimal(one).normalize().as_tuple().digits == wanted for one in NUMBER.findall(formula))


def _equal(formula: str) -> bool:
    *parts, last = SIGN.split(formula)
    sides = [side for one in (*parts[::2], last) if (side := SIDE.fullmatch(one))]
    pairs = zip(pairwise(sides), parts[1::2], strict=True)
    return bool(parts) and all(_same(one, other, sign) for (one, other), sign in pairs)


def _same(one: re.Match[str], other: re.Match[str], sign: str) -> bool:
    """Whether two sides are equal; where both have a unit, in the base unit."""
    if not (one["unit"] and other["unit"]):
        left, right, scale = _worked(one["sum"]), _worked(other["sum"]), Fraction(1)
    else:
        (left, _), (right, _) = _based(one), _based(other)
        scale = Fraction(Figure(value=Decimal(1), unit=other["unit"]).base)
    return left == right if sign == "=" else abs(left - right) <= _step(other["sum"]) * scale / 2


def _step(shown: str) -> Fraction:
    """One unit of the last digit of a figure."""
    digits = shown.removesuffix("%").rstrip()
    return Fraction(1, 10 ** len(digits.partition(".")[2])) / (100 if digits != shown else 1)


def _worked(calculation: str) -> Fraction:
    """Raises ValueError where it is no calculation, ZeroDivisionError."""
    code = re.sub(r"([\d.]+)\s*%", r"(\1/100)", calculation).translate(SIGNS).strip()
    return _value(ast.parse(code, mode="eval").body, code)


def _value(node: ast.expr, code: str) -> Fraction:
    match node:
        case ast.Constant():
            return Fraction(ast.get_source_segment(code, node) or "")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, code)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in WORKED:
            return WORKED[type(op)](_value(left, code), _value(right, code))
        case _:
            raise ValueError(code)


def _counts(counted: re.Match[str]) -> bool:
    """Whether as many figures are beyond the bound as the formula says."""
    figures, bounds = (
        [_based(side) for one in printed.split("、") if (side := SIDE.fullmatch(one.strip()))]
        for printed in (counted["figures"], counted["bound"])
    )
    beyond = {">": operator.gt, "<": operator.lt, "=": operator.eq}[counted["sign"]]
    (bound, dimension), *_ = bounds
    alike = all(kind == dimension for _, kind in figures) or not dimension
    return alike and sum(beyond(value, bound) for value, _ in figures) == int(counted["count"])


def _based(side: re.Match[str]) -> tuple[Fraction, str]:
    """A side in the base unit of its kind, and the kind."""
    one = Figure(value=Decimal(1), unit=side["unit"])
    return _worked(side["sum"]) * Fraction(one.base), one.dimension
