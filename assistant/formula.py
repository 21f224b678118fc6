"""Works a printed formula out again, apart from what computed it: `(5.00 − 4.00) ÷ 4.00 × 100% = 25.00%`.

Every side is a calculation or a figure with its unit; `=` joins what is exactly equal, `≈` what is equal to the digits shown.
A count names its figures and the bound: `4.00 万元、6.00 万元：> 5 万元 的有 1 家`.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ingest.arithmetic import Figure

SIGN = re.compile(r"\s*([=≈])\s*")
SIDE = re.compile(r"(?P<sum>[\d.()+−÷×%\s-]*[\d)%])\s*(?P<unit>[^\d\s.()+−÷×%=≈]*)")
COUNTED = re.compile(r"(?P<figures>.+)：(?P<sign>[<>]) (?P<bound>.+) 的有 (?P<count>\d+) \S+")
FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(\S*)")
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
    if counted := COUNTED.fullmatch(formula):
        return _counts(counted)
    *parts, last = SIGN.split(formula)
    sides = [side for one in (*parts[::2], last) if (side := SIDE.fullmatch(one))]
    if not parts or len(sides) != len(parts) // 2 + 1:
        return False
    try:
        return all(
            _same(one, other, sign) for (one, other), sign in zip(pairwise(sides), parts[1::2], strict=True)
        )
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


def _same(one: re.Match[str], other: re.Match[str], sign: str) -> bool:
    """Whether two sides are equal; where both have a unit, in the base unit."""
    left, right = _worked(one["sum"]), _worked(other["sum"])
    scales = [Fraction(Figure(value=Decimal(1), unit=side["unit"]).base) for side in (one, other)]
    if one["unit"] and other["unit"]:
        left, right = left * scales[0], right * scales[1]
    else:
        scales = [Fraction(1), Fraction(1)]
    return left == right if sign == "=" else abs(left - right) <= _step(other["sum"]) * scales[1] / 2


def _step(shown: str) -> Fraction:
    """One unit of the last digit of a figure."""
    digits = shown.removesuffix("%")
    return Fraction(1, 10 ** len(digits.partition(".")[2])) / (100 if digits != shown else 1)


def _worked(calculation: str) -> Fraction:
    """Raises ValueError where it is no calculation, ZeroDivisionError."""
    code = re.sub(r"([\d.]+)%", r"(\1/100)", calculation).translate(SIGNS).strip()
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
    bound, *_ = _figures(counted["bound"])
    beyond = operator.gt if counted["sign"] == ">" else operator.lt
    figures = list(_figures(counted["figures"]))
    alike = all(one.dimension == bound.dimension or not bound.unit for one in figures)
    return alike and sum(beyond(one.base, bound.base) for one in figures) == int(counted["count"])


def _figures(printed: str) -> Iterator[Figure]:
    for one in printed.split("、"):
        if match := FIGURE.fullmatch(one.strip()):
            yield Figure(value=Decimal(match[1]), unit=match[2])
