"""Which figures a turn asks for: one Ask for each organisation, year, item, measure and unit that it speaks of."""

import re
from collections.abc import Sequence
from itertools import pairwise, product

from assistant import cues
from assistant.domain import Ask, Holder, Operation
from assistant.frame import Frame, Terms
from assistant.scan import FUNDS, Mark
from assistant.shelf import WHOLE_SCORE
from assistant.trend import years_of
from ingest.fact import BUDGETS, Measure, Part
from ingest.names import canonical

JOINED = re.compile(
    r"^(和|与|及|以及|、|跟|，|,|;|；|还有|比|各|分别|同|或|或者|还是|/|and|or|\s|比起|相比|对比|占|减去|扣除|扣掉|刨去|刨掉|去掉|除去|加上|加|除以|\+|＋)+$"
)
AND = re.compile(r"\s*(?:和|与|及|以及|跟|、|/|还有)\s*")
APART = (Operation.SUM, Operation.DIFFERENCE, Operation.AVERAGE)
OVER_REPORTS = (
    Operation.RANK,
    Operation.HIGHEST,
    Operation.LOWEST,
    Operation.COMPARE,
    Operation.AVERAGE,
    Operation.SUM,
    Operation.SELECT,
)
LEADING = (Measure.CHANGE, Measure.CHANGE_RATE, Measure.COMPLETION, Measure.SHARE)
OF_THE_WHOLE = (Measure.FINAL, Measure.COMPLETION, Measure.BALANCE, Measure.ADDED_BUDGET)
PARTICULAR = (Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET, Measure.ADDED_BUDGET)
HEADCOUNTS = ("年末实有人数", "在职人数", "编制数", "人员编制", "实有人数")
SO_MANY = re.compile(r"[两俩二三四五六七八九几](?:个|项|笔|样|类|块)")
"""How many things are spoken of together."""
AMOUNT_TOO = r"(增加额|减少额|增减额|变动额|增量)[^，,。]{0,4}(和|与|及|、)"
"""An amount beside the rate of a change."""
COMPLETED = r"完成[^，,。]{0,6}(百分|比例|几成|多少%|%)"
"""A completion, however the percentage is asked for."""
SPENT = frozenset(["花", "花了", "花的", "花掉", "用了", "用掉", "支了", "开支", "列支"])
"""Everyday words for spending: beside a budget they do not ask for what was spent."""
OF_BUDGET = re.compile("(?<!一般公共)(?<!政府性基金)(?<!国有资本经营)预算")
"""A budget, and not the name of a fund."""
SPENT_SO_MUCH = re.compile(r"[花用支][了掉出]+(?:多少|几)")
"""What was spent is itself asked for; the budget beside it is only told."""
MONEY_ASKED = re.compile(r"(?:支出|金额|花费|费用|开支)(?:数|额)?(?:是|为|有)?(?:多少)?[？?]?$")
"""A question that ends in money, and not in a rate or a count."""
PART_NAMES = frozenset(words.split("|")[0] for words, _ in cues.PARTS)
TOTAL = {"收入": "本年收入合计", "支出": "本年支出合计"}


def asks_of(
    turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...]
) -> tuple[tuple[Ask, ...], Operation]:
    """The asks of `turn` in the order of its words, and what is to be done with them."""
    if turn.change and len(years) == 2 and abs(years[0] - years[1]) == 1:
        years = (max(years),)
    operation = _operation(turn, years)
    if operation is Operation.TREND:
        years = years_of(turn.text, years, holders)
    items = _items(turn, operation)
    measures = _measures(turn, operation, years)
    found = tuple(
        Ask(
            reports=tuple(holder.key for holder in group),
            year=year,
            words=words,
            terms=_own(terms, words),
            codes=turn.codes,
            measure=measure,
            part=_part(terms),
            place=turn.place,
            unit=unit,
            head=turn.head,
            counted=turn.counted,
            said=turn.topic,
            fund=turn.fund if any(term not in FUNDS for term in terms) or words else None,
            hints=f"{turn.hints} {turn.whole or ''} {turn.context} {_basis(turn)} {turn.claimed or ''} {_along(turn, operation)}",
            within=tuple(term for term in turn.within if term not in terms),
        )
        for group, year, (terms, words), measure, unit in product(
            _groups(turn, holders, years, operation),
            years or (None,),
            items,
            measures,
            turn.units or (turn.into or _money(turn, measures),),
        )
    )
    one_item = len(found) == 1 and bool(found[0].terms) and not found[0].words
    if operation is Operation.SUM and one_item and not _shared(turn):
        operation = Operation.LOOKUP  # the filing itself adds the parts up
    return found, operation


def _money(turn: Frame, measures: Sequence[Measure | None]) -> str | None:
    """The kind of the figures where the question ends in money, or where what was spent is asked for beside its budget."""
    if measures == (None,) and MONEY_ASKED.search(turn.text):
        return "钱"
    return "钱" if Measure.FINAL in measures and any(measure in BUDGETS for measure in measures) else None


def _operation(turn: Frame, years: Sequence[int]) -> Operation:
    """What is done with the figures; a share of a named whole and a condition are operations of their own."""
    if turn.limit is not None:
        return Operation.SELECT
    of_another = _shared(turn) and (turn.within or len(turn.items) == 2)
    if turn.operation is Operation.LOOKUP and turn.whole and OF_BUDGET.search(turn.whole):
        return turn.operation  # spending of a budget is its completion
    if (turn.whole or of_another) and turn.operation is Operation.LOOKUP:
        return Operation.SHARE
    if turn.whole and turn.operation is Operation.SUM:
        return Operation.SHARE  # of several together
    many = (
        len(turn.items) > 1 or len(turn.pieces) > 1 or len(years) > 1 or len(turn.identity.organisations) > 1
    )
    if turn.operation is Operation.DIFFERENCE and Measure.BALANCE in turn.measures and not many:
        return Operation.LOOKUP  # what was saved of the budget is what is left of it
    if turn.operation in (Operation.SUM, Operation.AVERAGE) and not (many or turn.everybody):
        return Operation.LOOKUP
    if turn.operation is Operation.LOOKUP and turn.change is Measure.CHANGE and len(years) == 2:
        return Operation.DIFFERENCE
    if turn.operation is Operation.LOOKUP and turn.change is Measure.CHANGE_RATE and len(years) == 2:
        return Operation.GROWTH
    if turn.operation is Operation.LOOKUP and _altogether(turn):
        return Operation.SUM
    if turn.top and turn.operation in (Operation.LOOKUP, Operation.HIGHEST):
        return Operation.RANK
    return turn.operation


def _shared(turn: Frame) -> bool:
    """Whether a share is asked for."""
    return Measure.SHARE in turn.measures or (
        turn.units == ("%",) and re.search(cues.TAKES, turn.free) is not None
    )


def _altogether(turn: Frame) -> bool:
    """Whether several figures are to be added: 水费电费一共, 四家单位三公经费合计."""
    if re.search(cues.EACH, turn.text, re.IGNORECASE) or turn.within:
        return False
    many = len(turn.identity.organisations) > 1 or turn.everybody
    # 本年支出合计 is the name of one figure, 三公经费合计 may be the sum of several.
    totalled = any(
        mark.item and mark.surface.endswith("合计") and mark.surface != mark.item for mark in turn.marks
    )
    said = re.search(r"一共|合计|总共|总计|共(计|有)?多少|in total", turn.free) is not None
    announced = len(turn.pieces) > 1 and SO_MANY.search(turn.text) is not None
    return (many and (totalled or said)) or (said and (announced or _listed(turn)))


def _listed(turn: Frame) -> bool:
    """Whether the turn names several items side by side."""
    marks = [mark for mark in turn.marks if mark.item]
    return any(_joined(turn, left, right) for left, right in pairwise(marks))


def _groups(
    turn: Frame, holders: tuple[Holder, ...], years: Sequence[int], operation: Operation
) -> list[tuple[Holder, ...]]:
    """The reports that are asked together: those of each organisation, in the question's order, or all."""
    named = turn.identity.organisations
    if not (named or turn.everybody or (operation in OVER_REPORTS and len(turn.items) < 2 and not turn.top)):
        return [holders]
    organisations = named or tuple(
        dict.fromkeys(
            holder.report.organisation for holder in holders if not years or holder.report.year in years
        )
    )
    return [tuple(h for h in holders if h.report.organisation == name) for name in organisations]


def _items(turn: Frame, operation: Operation) -> tuple[tuple[Terms, str], ...]:
    """Items and free words of each thing asked for: joined by 和 or 比 they are several, otherwise they describe one."""
    marks = [mark for mark in turn.marks if mark.item and mark.item not in turn.within]
    if turn.pointed:
        shared = operation is Operation.SHARE and turn.whole
        return (*turn.pointed, (_whole(turn, marks), "")) if shared else turn.pointed
    if operation in (Operation.COMPOSITION, Operation.TREND) and turn.rest in TOTAL and not marks:
        return (((TOTAL[turn.rest],), ""),)
    if operation is Operation.SHARE and (turn.whole or turn.within):
        return _part_and_whole(turn, marks)
    if operation is Operation.PER_HEAD:
        marks = [mark for mark in marks if mark.item not in HEADCOUNTS] + [
            m for m in marks if m.item in HEADCOUNTS
        ]
        return tuple(((mark.item,), "") for mark in marks if mark.item) or (((), turn.rest),)
    if crossed := _columns(marks):
        return crossed
    if len(turn.pieces) > 1 and (operation in APART or re.search(cues.EACH, turn.question, re.IGNORECASE)):
        inner = [
            (tuple(term for term in terms if term not in turn.within), words) for terms, words in turn.pieces
        ]
        if said := tuple((terms, words) for terms, words in inner if terms or words):
            return said
    if operation is Operation.SHARE:
        return tuple(((mark.item,), "") for mark in marks if mark.item)
    groups: list[list[Mark]] = []
    for mark in marks:
        if (
            groups
            and operation not in (Operation.SUM, Operation.AVERAGE)
            and not _joined(turn, groups[-1][-1], mark)
        ):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    terms = dict.fromkeys(tuple(dict.fromkeys(mark.item for mark in group if mark.item)) for group in groups)
    return tuple((one, turn.rest) for one in terms) or ((_total(turn), turn.rest),)


def _columns(marks: Sequence[Mark]) -> tuple[tuple[Terms, str], ...]:
    """One thing in both parts of expenditure: 防汛的基本支出和项目支出."""
    parts = [mark.item for mark in marks if mark.item in PART_NAMES]
    rows = tuple(mark.item for mark in marks if mark.item and mark.item not in PART_NAMES)
    if len(parts) < 2 or len(rows) != 1:
        return ()
    return tuple(((*rows, part), "") for part in parts if part)


def _part_and_whole(turn: Frame, marks: Sequence[Mark]) -> tuple[tuple[Terms, str], ...]:
    """The part's items and free words, then the whole's."""
    part = tuple(mark.item for mark in marks if mark.item and mark.surface not in (turn.whole or ""))
    whole = (_whole(turn, marks), "")
    return (*(((one,), "") for one in part), whole) if len(part) > 1 else ((part, turn.rest), whole)


def _whole(turn: Frame, marks: Sequence[Mark]) -> Terms:
    """What a share is of."""
    named = turn.whole or ""
    items = tuple(mark.item for mark in marks if mark.item and mark.surface in named)
    return items or turn.within or (canonical(named),)


def _total(turn: Frame) -> Terms:
    """The total that is meant where no item is named: of the named table, or of income or spending itself."""
    if turn.rest or turn.codes:
        return ()
    if Measure.SCORE in turn.measures:
        return (WHOLE_SCORE,)
    if turn.place or "总计" in turn.free:
        if "总计" in turn.question or "收支" in (turn.place or ""):
            return ("收支总计",)
        return (TOTAL["收入" if "收入" in (turn.place or "") else "支出"],) if "计" in turn.question else ()
    if "收入" in turn.question:
        return (TOTAL["收入"],)
    spent = any(measure in (*BUDGETS, *OF_THE_WHOLE) for measure in turn.measures)
    return (TOTAL["支出"],) if spent or "支出" in turn.question else ()


def _joined(turn: Frame, left: Mark, right: Mark) -> bool:
    between = turn.text[left.end : right.start]
    return left.end > right.start or bool(between and JOINED.match(between))


def _measures(turn: Frame, operation: Operation, years: Sequence[int]) -> tuple[Measure | None, ...]:
    """The measures wanted; a change or a completion stands for itself, 决算 beside it is only its subject."""
    if operation is Operation.LOOKUP and (side_by_side := _side_by_side(turn)):
        return side_by_side
    named = tuple(measure for measure in turn.measures if measure is not turn.change or len(years) < 2)
    if turn.units == ("%",) and re.search(COMPLETED, turn.text) and set(named) <= {Measure.FINAL}:
        return (Measure.COMPLETION,)
    if operation is Operation.LOOKUP and _shared(turn) and not named:
        return (Measure.SHARE,)
    of_budget = OF_BUDGET.search(turn.free) is not None
    if Measure.SHARE in named and of_budget and any(measure in BUDGETS for measure in named):
        return (Measure.COMPLETION,)  # spending as a share of its budget
    if operation is Operation.SHARE:
        named = tuple(measure for measure in named if measure is not Measure.SHARE)
    alone = len(turn.identity.organisations) < 2 and len(years) < 2
    if operation is Operation.DIFFERENCE and alone and len(named) == 1 and named[0] in BUDGETS:
        return Measure.FINAL, named[0]
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
    if Measure.BALANCE in named and operation is Operation.LOOKUP:
        return (Measure.BALANCE,)  # what is left of the budget: the budget is only what it is left of
    if any(measure in PARTICULAR for measure in named) and not re.search(
        r"预算(数)?(和|与|、)", turn.question
    ):
        named = tuple(measure for measure in named if measure is not Measure.BUDGET)
    moved = turn.claimed and operation is Operation.LOOKUP and turn.figure and not named
    if moved and re.search(r"(增|添|减|涨|降|多|少)[加少长低了]*(多少|几)", turn.free):
        return (Measure.CHANGE,)
    leading = tuple(measure for measure in named if measure in LEADING)
    if leading and turn.question.count("多少") + turn.question.count("几") < 2:
        return leading[:1]
    return named or ((Measure.SCORE,) if WHOLE_SCORE in turn.items else (None,))


def _side_by_side(turn: Frame) -> tuple[Measure, ...]:
    """The measures that the turn lists: 执行率和结余各是多少."""
    marks = [mark for mark in turn.marks if mark.measure]
    pairs = [pair for pair in pairwise(marks) if AND.fullmatch(turn.text[pair[0].end : pair[1].start])]
    listed = dict.fromkeys(mark.measure for pair in pairs for mark in pair if mark.measure)
    return tuple(listed) if len(listed) > 1 else ()


def _basis(turn: Frame) -> str:
    """What a change is counted from where that is a budget."""
    budget = next((measure for measure in turn.measures if measure in BUDGETS), None)
    return budget.value if budget and turn.change else ""


def _along(turn: Frame, operation: Operation) -> str:
    """What a whole is to be split by, where the question says."""
    found = re.search(cues.ALONG, turn.text) if operation is Operation.COMPOSITION else None
    return found[0] if found else ""


def _own(terms: Terms, words: str) -> Terms:
    """The terms without the names of funds, which say whose money it is where there is anything else to look up."""
    kept = tuple(term for term in terms if term not in FUNDS)
    return kept if kept or words else terms


def _part(terms: Terms) -> Part | None:
    if len(terms) < 2:
        return None
    return next((part for words, part in cues.PARTS if words.split("|")[0] in terms), None)
