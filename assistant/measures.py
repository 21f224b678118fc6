"""What is asked of the things that a turn names: which measure, in which unit, whose money, which budget, two measures against each other."""

import re
from collections.abc import Sequence
from itertools import pairwise, product

from assistant import cues
from assistant.condition import BUDGETS_SAID, HELD_AGAINST, NOT_REACHED
from assistant.counting import RATES
from assistant.domain import Operation
from assistant.frame import Frame, first
from assistant.precedence import PARTS
from assistant.scan import FUNDS, LEFT_OVER
from assistant.shelf import WHOLE_SCORE
from assistant.whole_names import of_the_field
from ingest.fact import BUDGETS, Fund, Measure

OF_TWO = (Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO, Operation.TIMES)
OF_ONE = (Operation.LOOKUP, Operation.COMPARE, *cues.ORDERED)
"""What is done with figures as they are printed."""
AND = re.compile(r"\s*(?:和|与|及|以及|跟|、|/|还有)\s*")
RESULTS = ("倍",)
"""Units of what is computed, and of no figure that it is computed from."""
HELD = (
    Measure.FINAL,
    *BUDGETS,
    Measure.ADDED_BUDGET,
    Measure.TARGET,
    Measure.ACTUAL,
    Measure.FULL_MARK,
    Measure.SCORE,
)
"""Measures of one thing that can be held against each other."""
AS_PLANNED = {**dict.fromkeys(BUDGETS, Measure.FINAL), Measure.TARGET: Measure.ACTUAL}
"""What is planned, and what is held against it where only that is said."""
HELD_TO_PLAN = (Operation.DIFFERENCE, Operation.TIMES, Operation.RATIO)
AGAINST = re.compile(r"比|较|相比|相较|对比|减去|扣除")
OF_WHICH = re.compile(r"占|相当于|是|为|除以")
OFF_PLAN = re.compile("超支|(?:节[约省]|省下?|(?<!不)超出?)了?(?:多少|几|百分之)")
NO_COUNTS = ("元", "万元", "亿元", "%", "分")
LEADING = (Measure.CHANGE, Measure.CHANGE_RATE, Measure.COMPLETION, Measure.SHARE)
PARTICULAR = (Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET, Measure.ADDED_BUDGET)
AMOUNT_TOO = r"(增加额|减少额|增减额|变动额|增量)[^，,。]{0,4}(和|与|及|、)"
"""An amount beside the rate of a change."""
COMPLETED = r"(?:完成|执行|[花用支](?:到|掉)了?)[^，,。]{0,6}(百分|比例|几成|多少%|%)"
"""A completion, however the percentage is asked for."""
SPENT = frozenset(["花", "花了", "花的", "花掉", "用了", "用掉", "支了", "开支", "列支"])
"""Everyday words for spending: beside a budget they do not ask for what was spent."""
BUDGET_TAKES = re.compile(r"预算(?:数|额)?占")
"""A budget that is itself the part of a whole."""
OF_BUDGET = re.compile("(?<!一般公共)(?<!政府性基金)(?<!国有资本经营)预算")
"""A budget, and not the name of a fund."""
SPENT_SO_MUCH = re.compile(r"[花用支][了掉出]+(?:多少|几)")
"""What was spent is itself asked for; the budget beside it is only told."""
MOVED_BY = re.compile("(?<![核审裁扣])(?:增|添|减|涨|降|多|少)[加少长低了]*(?:多少|几)")
"""By how much something moved against the year before; what was cut in an examination (核减了多少) is an amount of its own."""
MONEY_ASKED = re.compile(
    r"(?:支出|金额|资金|经费|款项|花费|费用|开支)(?:数|额)?(?:是|为|有)?(?:多少)?[？?]?$"
)
"""A question that ends in money, and not in a rate or a count."""


def held(turn: Frame, operation: Operation) -> tuple[Operation, tuple[Measure, Measure]] | None:
    """Two measures of one thing that the turn holds against each other, and how: 全年预算比年初预算增长百分之几, 超支了多少."""
    if len(set(turn.items)) < 2 and off_plan(turn, operation):
        return Operation.DIFFERENCE, (Measure.FINAL, Measure.BUDGET)
    marks = [mark for mark in turn.marks if mark.measure in HELD]
    if len(marks) != 2 or operation not in (Operation.LOOKUP, *OF_TWO, Operation.SHARE) or turn.limit:
        return None
    one, other = (mark.measure for mark in marks)
    between = turn.text[marks[0].end : marks[1].start]
    if one is None or other is None or one is other:
        return None
    percent = turn.units == ("%",) or turn.change is Measure.CHANGE_RATE
    if AGAINST.search(between):
        rate = percent and (turn.change or turn.claimed)
        return Operation.GROWTH if rate else Operation.DIFFERENCE, (one, other)
    if (
        OF_WHICH.search(between)
        and (percent or turn.whole)
        and (one, other in BUDGETS) != (Measure.FINAL, True)
    ):
        return Operation.RATIO, (one, other)
    if operation is Operation.TIMES:
        return operation, (one, other)
    return None


def off_plan(turn: Frame, operation: Operation) -> bool:
    """Whether a turn asks by how much items of the field were over their budget or under it, in words that name no budget."""
    told = turn.change or set(turn.measures) - {Measure.FINAL} or AGAINST.search(turn.text)
    asked = operation in (Operation.DIFFERENCE, Operation.LOOKUP) and OFF_PLAN.search(turn.text) is not None
    return asked and not told and bool(turn.items) and of_the_field().issuperset(turn.items)


def budget_of(turn: Frame, measures: Sequence[Measure | None]) -> Measure | None:
    """The budget that a completion among some measures is asked of, where the turn says which: 完成全年预算的百分之几, 全年预算、决算、完成率;
    beside a budget alone (年初预算数和执行率) it is the rate that the filing tells."""
    inside = (mark.surface for mark in turn.marks if mark.measure is Measure.COMPLETION)
    said = [budget for surface in inside for words, budget in BUDGETS_SAID.items() if words in surface]
    of_it = len(measures) == 1 or Measure.FINAL in measures
    named = {budget for budget in (*said, *(turn.measures if of_it else ())) if budget in PARTICULAR[:2]}
    return named.pop() if len(named) == 1 else None


def measure_of_things(turn: Frame, named: Measure | None) -> Measure | None:
    """What of each thing is asked for: what is left where a budget is not used up, the score where points are spoken of."""
    if turn.unspent:
        return Measure.BALANCE
    if turn.limit and turn.limit.against in HELD_AGAINST:
        return HELD_AGAINST[turn.limit.against]
    if turn.limit and turn.limit.against in BUDGETS:
        return Measure.FINAL
    scored = "分" in ((turn.limit.unit,) if turn.limit else turn.units)
    return Measure.SCORE if scored and named is None else named


def units_of(turn: Frame) -> tuple[str, ...]:
    """The units asked for; a condition on what is counted asks for counts."""
    counted = turn.limit is not None and turn.limit.unit is not None and turn.limit.unit not in NO_COUNTS
    if turn.limit and turn.limit.unit and counted:
        return (turn.limit.unit,)
    if turn.limit and cues.HOW_MANY.search(turn.text):
        return ()  # what meets the condition is counted, and not what it has
    return tuple(unit for unit in turn.units if unit not in RESULTS)


def each_in_its_unit(
    measures: Sequence[Measure | None], units: Sequence[str | None]
) -> tuple[tuple[Measure | None, str | None], ...]:
    """The measures, each with the units that are asked for; of several, rates alone are in percent: 年初预算数和完成率."""
    if len(measures) < 2:
        return tuple(product(measures, units))
    fits = {one: [unit for unit in units if (unit == "%") is (one in RATES)] for one in measures}
    return tuple((one, unit) for one in measures for unit in fits[one] or (None,))


def money_asked(turn: Frame, measures: Sequence[Measure | None]) -> str | None:
    """The kind of the figures where the question ends in money, or where what was spent is asked for beside its budget."""
    if measures == (None,) and MONEY_ASKED.search(turn.text):
        return "钱"
    return "钱" if Measure.FINAL in measures and any(measure in BUDGETS for measure in measures) else None


def shared(turn: Frame) -> bool:
    """Whether a share is asked for."""
    return Measure.SHARE in turn.measures or (
        turn.units == ("%",) and re.search(cues.TAKES, turn.free) is not None
    )


def measures_of(turn: Frame, operation: Operation, years: Sequence[int]) -> tuple[Measure | None, ...]:
    """The measures wanted; a change or a completion stands for itself, 决算 beside it is only its subject."""
    if operation is Operation.LOOKUP and (side_by_side := _side_by_side(turn)):
        return side_by_side
    named = tuple(measure for measure in turn.measures if measure is not turn.change or len(years) < 2)
    if operation in (Operation.GROWTH, Operation.DIFFERENCE):
        left = Measure.BALANCE if re.search(cues.LESS, turn.text) else None
        named = tuple(measure for measure in named if measure not in (turn.change, left))
    if turn.units == ("%",) and re.search(COMPLETED, turn.text) and set(named) <= {Measure.FINAL}:
        return (Measure.COMPLETION,)
    if operation is Operation.LOOKUP and shared(turn) and not named:
        return (Measure.SHARE,)
    of_one = operation in OF_ONE and turn.units == ("%",) and not turn.change
    if of_one and set(named) & {*BUDGETS} and set(named) <= {*BUDGETS, Measure.FINAL}:
        return (Measure.COMPLETION,)  # a budget is no percentage, what was used of it is one
    if Measure.SHARE in named and BUDGET_TAKES.search(turn.text):
        return tuple(measure for measure in named if measure in BUDGETS) or (Measure.BUDGET,)
    of_budget = OF_BUDGET.search(turn.free) is not None
    if (
        Measure.SHARE in named
        and of_budget
        and not turn.within
        and any(measure in BUDGETS for measure in named)
    ):
        return (Measure.COMPLETION,)  # spending as a share of its budget
    if operation is Operation.SHARE:
        named = tuple(measure for measure in named if measure is not Measure.SHARE)
    alone = len(turn.identity.organisations) < 2 and len(years) < 2
    if alone and (planned := _against_plan(turn, operation, named)):
        return planned
    if turn.change is Measure.CHANGE_RATE and re.search(AMOUNT_TOO, turn.text):
        return Measure.CHANGE, Measure.CHANGE_RATE
    if operation is Operation.LOOKUP and turn.whole and OF_BUDGET.search(turn.whole):
        return (Measure.COMPLETION,)
    light = operation is Operation.LOOKUP and any(
        mark.measure is Measure.FINAL and mark.surface in SPENT for mark in turn.marks
    )
    if light and any(measure in BUDGETS for measure in named) and turn.question.count("多少") < 2:
        told = BUDGETS if SPENT_SO_MUCH.search(turn.text) else (Measure.FINAL,)
        named = tuple(measure for measure in named if measure not in told)
    if named == (Measure.BALANCE,) and LEFT_OVER in turn.items:
        return (None,)  # 年底还结余多少: the item says it already
    if Measure.BALANCE in named and operation in (Operation.LOOKUP, *cues.ORDERED):
        return (Measure.BALANCE,)  # what is left of the budget: the budget is only what it is left of
    if any(measure in PARTICULAR for measure in named) and not re.search(
        r"预算(数)?(和|与|、)", turn.question
    ):
        named = tuple(measure for measure in named if measure is not Measure.BUDGET)
    moved = turn.claimed and operation is Operation.LOOKUP and turn.figure and not named
    if moved and MOVED_BY.search(turn.free):
        return (Measure.CHANGE,)
    leading = tuple(measure for measure in named if measure in LEADING)
    if leading and turn.question.count("多少") + turn.question.count("几") < 2:
        return leading[:1]
    return named or ((Measure.SCORE,) if WHOLE_SCORE in turn.items else (None,))


def fund_of(turn: Frame, terms: tuple[str, ...], words: str) -> Fund | None:
    """Whose money one of the things is: what the name of another one says of itself is not said of this one."""
    if turn.fund is None or not (words or any(term not in FUNDS for term in terms)):
        return None
    saying = [mark for mark in turn.marks if mark.item and first(cues.FUNDS, mark.surface)]
    own = [mark for mark in saying if mark.item in terms]
    if own or not saying or first(cues.FUNDS, turn.free):
        said = {first(cues.FUNDS, mark.surface) for mark in own}
        return turn.fund if len(said) != 1 or len(saying) < 2 else next(fund for fund in Fund if fund in said)
    parts = all(mark.surface.endswith(tuple(PARTS)) for mark in saying) and any(
        term in PARTS for term in terms
    )
    return turn.fund if parts else None  # 财政拨款基本支出和项目支出


def _against_plan(
    turn: Frame, operation: Operation, named: tuple[Measure, ...]
) -> tuple[Measure, Measure] | None:
    """What was done and what was planned, where the turn holds one thing against its budget or target."""
    if operation in HELD_TO_PLAN and len(named) == 1 and named[0] in AS_PLANNED:
        return AS_PLANNED[named[0]], named[0]
    missed = operation is Operation.DIFFERENCE and not named and NOT_REACHED.search(turn.text)
    return (Measure.ACTUAL, Measure.TARGET) if missed else None


def _side_by_side(turn: Frame) -> tuple[Measure, ...]:
    """The measures that the turn lists: 执行率和结余各是多少."""
    marks = [mark for mark in turn.marks if mark.measure]
    pairs = [pair for pair in pairwise(marks) if AND.fullmatch(turn.text[pair[0].end : pair[1].start])]
    listed = dict.fromkeys(mark.measure for pair in pairs for mark in pair if mark.measure)
    return tuple(listed) if len(listed) > 1 else ()


def basis_of(turn: Frame) -> str:
    """What a change is counted from where that is a budget."""
    budget = next((measure for measure in turn.measures if measure in BUDGETS), None)
    return budget.value if budget and turn.change else ""
