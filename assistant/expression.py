"""Computations that a question writes out: 执行率=决算÷(年初预算+追加), 决算相当于年初预算与追加之和的百分之几, 年初预算加追加一共多少.

Owns that grammar: which words are which operand, which of them are first put together, and what is done with them. A measure that stands
alone (追加) is one of what the first operand, or the name before the equals sign, is of.
"""

import re
from dataclasses import dataclass

from assistant.domain import Joint, Operation
from assistant.scan import MEASURE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """What is done with the operands, a question for each figure in their order, and how many of these make each operand."""

    operation: Operation
    operands: tuple[str, ...]
    joints: tuple[Joint, ...] = ()


PLUS, MINUS = r"[+＋]|(?<![追增添附叠])加上?", r"[－−-]|(?<![增削核])减去?(?!少)|扣除"
AND = r"[与和及、]"
TOGETHER = r"之和|合计|一?共(?!预算)|总共|加起来|加在一起|相加"
BETWEEN: tuple[tuple[re.Pattern[str], Operation], ...] = (
    (re.compile(r"\s*(?:÷|/|／|除以|相当于)\s*"), Operation.TIMES),
    (re.compile(r"是(?=[^，,。？?]{2,30}?(?:几|多少)倍)"), Operation.TIMES),
    (re.compile(rf"比(?=[^，,。？?]{{2,30}}?(?:{TOGETHER})的?[多高大少低小]多少)"), Operation.DIFFERENCE),
)
"""What stands between two operands, and what is done with them."""
FIRST_TOGETHER = re.compile(
    rf"(?P<names>[^，,。：:？?比]+?)(?:(?:{TOGETHER})(?:以?后|起来)?|(?<=[加＋+])[^，,。：:？?比]+?)[，,]?(?=[比较](?P<other>(?!上年|去年|上一?年度?|前年|预算的)[^，,。？?比]{{2,20}}?)[的要还]*[多高大少低小](?:出|了)*(?:多少|几))"
)
"""An operand that is put together before it is held against another: 年初预算与追加相加，比决算多多少."""
BEHIND = re.compile(
    rf"(?P<names>(?:(?!{TOGETHER}|等于|来算|计算|测算|是|有|[得几百多])[^，,。？?=＝×*%（()）])+)(?P<sum>的?(?:{TOGETHER}))?"
)
"""An operand that stands in no brackets."""
SUM = re.compile(rf"(?:^|[，,。：:])(?P<names>[^，,。：:？?]+?)(?:{TOGETHER})")
TAKE = re.compile("^.*[按用把以将拿]照?(?!于)")
NAMED = re.compile(r"(?P<of>[^=＝，,。：:]{0,20}?)(?:预算)?(?:执行率|完成率|比例|占比|比重|率)?\s*[=＝]")
"""What a formula defines, and what that is of."""
PERCENT = re.compile(r"百分|[%％]|几成|比[例重]|率|相当于|占")
SAID = re.compile(r"\d+(?:\.\d+)?(?:亿|万)?元?")
FLOWS = ("收入", "支出")
"""What is itself a total, and stands in measures too: 支出决算."""
ADDED = {
    "年初": "年初预算",
    "追加": "年中追加预算",
    "追加数": "年中追加预算",
    "年中追加": "年中追加预算",
    "决算": "决算数",
    "部门预算批复数": "部门预算批复数",
    "预算批复数": "部门预算批复数",
    "批复预算": "部门预算批复数",
}
"""Measures by a word that is too short to ask for."""


def expression(text: str) -> Expression | None:
    """What a question without its organisations and years writes out; nothing where no operand is made of several figures."""
    text = SAID.sub("", text)
    named = NAMED.search(text)
    body = text[named.end() :] if named else text
    of = named["of"] if named else ""
    if (sum_first := FIRST_TOGETHER.search(body)) and re.search(f"{PLUS}|{AND}", sum_first[0]):
        summed = re.sub(rf"(?:{TOGETHER}).*$|[，,]$", "", sum_first[0])
        return _of_two([f"（{summed}）", sum_first["other"]], of, Operation.DIFFERENCE, percent=False)
    for between, operation in BETWEEN:
        if len(halves := between.split(body, maxsplit=1)) == 2:
            return _of_two(halves, of, operation, percent=PERCENT.search(text) is not None)
    if found := SUM.search(body):
        names = _two_measures(found["names"])
        if all(map(_measure, names)):
            return Expression(operation=Operation.SUM, operands=_questions(names, ""))
    return None


def _of_two(halves: list[str], of: str, operation: Operation, *, percent: bool) -> Expression | None:
    """Two operands; nothing where each is one figure with a name of its own, as any two that are held against each other."""
    sides = [_behind(halves[0], last=True), _behind(halves[1], last=False)]
    names = [name for _, several in sides for name in several]
    several = max(len(side) for _, side in sides) > 1
    if not all(side for _, side in sides) or not (several or of or names[1] == _measure(names[1])):
        return None
    return Expression(
        operation=Operation.RATIO if percent and operation is Operation.TIMES else operation,
        operands=_questions(names, of),
        joints=tuple(Joint(operation=how, size=len(side)) for how, side in sides),
    )


def _two_measures(said: str) -> list[str]:
    """A name with its measure, and the measure that the last word joins to it."""
    joined = [
        one for one in re.finditer(f"{PLUS}|{AND}", said) if said[one.end() :] == _measure(said[one.end() :])
    ]
    return [said[: joined[-1].start()], said[joined[-1].end() :]] if joined else [""]


def _behind(half: str, *, last: bool) -> tuple[Operation, list[str]]:
    """The operand that stands before, or behind, what divides."""
    if found := re.search(r"[（(]([^（()）]+)[)）]\s*$" if last else r"^[（(]([^（()）]+)[)）]", half):
        return _names(found[1], several=True)
    said = TAKE.sub("", re.split(r"[，,。：:]", half)[-1].strip("的是等于 ")) if last else half
    found = BEHIND.match(said)
    return _names(found["names"], several=bool(found["sum"])) if found else (Operation.SUM, [])


def _names(said: str, *, several: bool) -> tuple[Operation, list[str]]:
    """What an operand is made of, and how; words that only join tell names apart where `several` are put together."""
    less = re.search(MINUS, said) is not None
    signed = less or re.search(PLUS, said) or not several
    joins = MINUS if less else PLUS if signed else AND
    names = [name.strip().removesuffix("的") for name in re.split(joins, said) if name.strip()]
    return Operation.DIFFERENCE if less else Operation.SUM, names


def _measure(name: str) -> str:
    """The measure that a name ends with."""
    ends = (name[at:] for at in range(len(name)))
    return next(
        (end for end in ends if (end in MEASURE_WORDS or end in ADDED) and not end.startswith(FLOWS)), ""
    )


def _questions(names: list[str], of: str) -> tuple[str, ...]:
    """A question for each name; a bare measure is one of what the first name is of."""
    first = names[0]
    topic = of.strip() or first.removesuffix(_measure(first)).strip(" 的")
    whole = (f"{topic if name == _measure(name) else ''}{_asked(name)}" for name in names)
    return tuple(f"{name}是多少" for name in whole)


def _asked(name: str) -> str:
    measure = _measure(name)
    return name.removesuffix(measure) + ADDED.get(measure, measure) if measure else name
