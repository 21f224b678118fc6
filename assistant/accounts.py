"""The accounts that a question goes over: their level, their classification, the column that is meant, and which of them have nothing.

Owns which account's cell may stand in such a series. Which cells make one series is decided by `assistant.rows`.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.compute import figure
from assistant.condition import PARTS
from assistant.domain import Ask, Compute, Computed, Found, Missing, Operation, Ranked
from assistant.ordered import in_order
from assistant.scan import SPENT_AS
from assistant.shelf import Entry
from assistant.whole_names import BASIC, SPENDING
from ingest.fact import Fact, Fund, Part
from ingest.names import canonical

LEVELS = {"类级": 1, "款级": 2, "项级": 3}
"""How deep accounts stand in their classification; a code has one, two and three pairs of digits more than the first."""
ECONOMIC, FUNCTIONAL = "经济", "功能"
"""The classifications, as hints say them (`assistant.condition.classified`)."""
ECONOMIC_CODE = "3"
"""How codes of the economic classification begin; those of the functional one begin otherwise."""
DEEPEST_ECONOMIC = 2
"""It has no third level."""


def level_of(ask: Ask) -> int | None:
    """How deep the accounts stand that an ask goes over."""
    if ask.kind == PARTS and FUNCTIONAL in ask.hints:
        return LEVELS["类级"]
    level = next((level for word, level in LEVELS.items() if word in (ask.kind or "")), None)
    return min(level, DEEPEST_ECONOMIC) if level and ECONOMIC in ask.hints else level


def at_level(entry: Entry, level: int) -> bool:
    """Whether an account stands at a level of its classification, by its code or by the accounts above it."""
    code = entry.fact.code
    if entry.fact.from_cell:
        return code is not None and len(code) == 1 + 2 * level
    return len(entry.fact.row) == level


def in_column(ask: Ask, entry: Entry) -> bool:
    """Whether an account's figure is of the classification and of the column that are said: 项目支出最高的科目 are functional ones, for
    economic accounts make up basic expenditure alone."""
    said = {*ask.terms, *ask.within}
    asked = SPENT_AS & said
    fact, economic = entry.fact, (entry.fact.code or "").startswith(ECONOMIC_CODE)
    if ECONOMIC in ask.hints:
        return economic and (not asked or (asked == {BASIC} and fact.scope.part is Part.BASIC))
    spent = bool(asked) or SPENDING in said
    if economic and (spent or FUNCTIONAL in ask.hints):
        return False
    columns = {canonical(label) for label in fact.column}
    if asked:
        return fact.from_cell and asked <= columns
    return not spent or not (columns & SPENT_AS or fact.scope.table)


def order(fact: Fact) -> tuple[bool, ...]:
    """Before other accounts where the question leaves it open: of all money, of what it was spent for, of all that was spent."""
    economic = (fact.code or "").startswith(ECONOMIC_CODE)
    return fact.scope.fund is not Fund.ALL, economic, fact.scope.table is not None


def in_order_of_amount(step: Compute, found: Sequence[Found], blank: int) -> Ranked | Computed | Missing:
    """The accounts that have something, in order; those with nothing, `blank` or zero, are only counted unless all are to be listed."""
    some = [one for one in found if (value := figure(one)) is not None and value.value]
    if step.each or step.limit is not None or not some:
        return in_order(step, found)
    if len(some) == 1:
        ranked: Ranked | Computed | Missing = Ranked(operation=step.operation, entries=tuple(some))
    else:
        ranked = in_order(step, some)
    smallest = step.operation is Operation.LOWEST or step.ascending or len(some) == 1
    count = (blank + len(found) - len(some)) * smallest
    return replace(ranked, left_out=count) if isinstance(ranked, Ranked) else ranked
