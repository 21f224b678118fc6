"""Expressions in the notes of computed golds, evaluated in Decimal and nothing else."""

import ast
import operator
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from eval.errors import BadExpression

_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS: dict[type[ast.unaryop], Callable[[Decimal], Decimal]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def _round(value: Decimal, digits: Decimal = Decimal(0)) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)


_FUNCTIONS: dict[str, Callable[..., Decimal]] = {"round": _round, "abs": abs, "min": min, "max": max}


def evaluate(text: str) -> Decimal | bool:
    """The value of an arithmetic expression or of one comparison. Raises BadExpression."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        if isinstance(tree, ast.Compare) and len(tree.ops) == 1:
            compare = _COMPARISONS[type(tree.ops[0])]
            return compare(_value(tree.left, text), _value(tree.comparators[0], text))
        return _value(tree, text)
    except (
        SyntaxError,
        KeyError,
        ArithmeticError,
        TypeError,
        RecursionError,
        MemoryError,
        ValueError,
    ) as error:
        raise BadExpression(f"{text!r} is no arithmetic: {error}") from error


def literals(text: str) -> tuple[Decimal, ...]:
    """The numbers that an expression is made of, decimals to round to left out. Raises BadExpression."""
    evaluate(text)
    tree = ast.parse(text.strip(), mode="eval")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) == 2]
    rounding = {id(node.args[1]) for node in calls if ast.unparse(node.func) == "round"}
    constants = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in rounding
    ]
    return tuple(Decimal(c.value) if isinstance(c.value, str) else _value(c, text) for c in constants)


def _value(node: ast.expr, text: str) -> Decimal:
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            # The digits as written: a float of them would not be the amount.
            return Decimal((ast.get_source_segment(text.strip(), node) or "").replace("_", ""))
        case ast.BinOp():
            return _OPERATORS[type(node.op)](_value(node.left, text), _value(node.right, text))
        case ast.UnaryOp():
            return _SIGNS[type(node.op)](_value(node.operand, text))
        case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str(digits))], keywords=[]):
            return Decimal(digits)
        case ast.Call(func=ast.Name(id=name), keywords=[]):
            return _FUNCTIONS[name](*(_value(argument, text) for argument in node.args))
        case _:
            raise BadExpression(
                f"{text!r} is no arithmetic: only + - * / ( ) and {', '.join(_FUNCTIONS)} are"
            )
