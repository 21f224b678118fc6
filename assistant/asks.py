"""Which figures a turn asks for: one Ask for each organisation, year, item, measure and unit that it speaks of."""

import re
from collections.abc import Sequence
from itertools import product

from assistant import condition, cues
from assistant.altogether import SO_MANY, altogether, naming
from assistant.condition import HELD_AGAINST
from assistant.coordinate import in_columns, in_one_column, joined, of_one_time
from assistant.domain import Ask, Holder, Operation
from assistant.frame import Frame, Terms
from assistant.joints import left_out, of_its_column, remainder
from assistant.measures import (
    OF_BUDGET,
    OF_TWO,
    OFF_PLAN,
    basis_of,
    budget_of,
    each_in_its_unit,
    fund_of,
    held,
    measure_of_things,
    measures_of,
    money_asked,
    shared,
    units_of,
)
from assistant.place import ANNEX
from assistant.scan import COLUMNS, FUNDS, SPENT_AS, Mark
from assistant.scan import PEOPLE as STAFF
from assistant.shares import TOTAL, Thing, in_its_row, named_whole, of_whole, part_and_whole
from assistant.shelf import PART_ITEMS, WHOLE_SCORE
from assistant.trend import years_of
from assistant.whose import OVER_REPORTS, whose_and_when
from assistant.years import COMPARED
from ingest.fact import BUDGETS, Measure, Part

APART = (
    Operation.SUM,
    Operation.DIFFERENCE,
    Operation.AVERAGE,
    Operation.GROWTH,
    Operation.RATIO,
    Operation.TIMES,
)
EVERY_QUARTER = re.compile("(?:各个?|每个?|[四4]个)(?:季度|月份?)[^，,。？?]*(?:多少|几)")
"""What asks for a figure of each part of the year."""
VERSUS = re.compile(r"(?<![占同环分])[比较](?!上年|去年|上一年|前一年|上年度|例|重|值|率)")
"""One thing against another one, and not against the year before."""
OF_THE_WHOLE = (Measure.FINAL, Measure.COMPLETION, Measure.BALANCE, Measure.ADDED_BUDGET)
MOVEMENTS = frozenset({Measure.CHANGE, Measure.CHANGE_RATE})
HEADCOUNTS = ("年末实有人数", "在职人数", "编制数", "人员编制", "实有人数")
TAKEN_OFF = re.compile("扣了?(?:几|多少)?分")
"""Points that are no score."""
TOPIC = re.compile(r"^[^比较]*?[，,][^，,]*[比较]")
"""What is spoken of, before two things of it are held against each other."""
PEOPLE = ("人", "个人", "名")
MEAN_SCORE = "平均得分"
SCORED = ("", "项目", "自评项目")
"""Of what a mean score is, where nothing else is named."""
OF_POINTS = (Operation.SUM, Operation.HIGHEST, Operation.RANK)
"""What is done with the points that were lost."""


def asks_of(
    turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...]
) -> tuple[tuple[Ask, ...], Operation]:
    """The asks of `turn` in the order of its words, and what is to be done with them."""
    if turn.change and len(years) == 2 and abs(years[0] - years[1]) == 1:
        years = (max(years),)
    operation = _operation(turn, years)
    if outside := left_out(turn):
        return tuple(_ask(turn, holders, years, thing) for thing in outside), Operation.DIFFERENCE
    if rest := remainder(turn):
        return tuple(_ask(turn, holders, years, thing) for thing in rest), Operation.SHARE
    pair = held(turn, operation) if len(years) < 2 and len(turn.identity.organisations) < 2 else None
    if operation is Operation.TREND:
        years = years_of(turn.text, years, holders)
    if turn.things and operation is not Operation.LOOKUP and not _counted_up(turn):
        return (_over_things(turn, holders, years),), operation
    items = of_one_time(of_its_column(turn, in_one_column(turn, _items(turn, operation))))
    operation, measures = pair or (operation, measures_of(turn, operation, years))
    if set(measures) <= MOVEMENTS and len(years) == 2 and abs(years[0] - years[1]) == 1:
        years = (max(years),)
    if operation is Operation.DIFFERENCE and len(measures) == 2 and turn.units == ("%",):
        operation = Operation.GROWTH  # 超了百分之几: by how much of what was planned
    if operation is Operation.GROWTH and OFF_PLAN.search(turn.text) and measures[0] in BUDGETS:
        measures = (*measures[1:], measures[0])  # 预算和决算…，省了百分之几
    each = (
        Ask(
            reports=tuple(holder.key for holder in group),
            year=year,
            words=words,
            terms=_own(terms, words),
            codes=tuple(code for code in turn.codes if code in words.split()) or turn.codes,
            measure=measure,
            part=_part(terms),
            place=turn.place,
            unit=None if unit in PEOPLE and _beside_staff(terms, items) else unit,
            head=turn.head,
            counted=turn.counted,
            said=turn.topic,
            demands=turn.demands,
            fund=fund_of(turn, terms, words),
            hints=f"{turn.hints} {turn.whole or ''} {turn.context} {basis_of(turn)} {turn.claimed or ''} {_along(turn, operation)}",
            within=tuple(term for term in turn.within if term not in terms),
            spoken=_spoken(turn, terms),
            against=budget_of(turn, measures) if measure is Measure.COMPLETION else None,
            assumed=bool(terms) and not (words or naming(turn) or turn.pointed),
        )
        for (group, year), (terms, words), (measure, unit) in product(
            whose_and_when(turn, holders, years, operation),
            items,
            each_in_its_unit(measures, units_of(turn) or (turn.into or money_asked(turn, measures),)),
        )
    )
    found = tuple(dict.fromkeys(each))
    one_item = len(found) == 1 and bool(found[0].terms) and not found[0].words
    if operation is Operation.SUM and one_item and not shared(turn):
        operation = Operation.LOOKUP  # the filing itself adds the parts up
    return found, operation


def _beside_staff(terms: Terms, items: Sequence[tuple[Terms, str]]) -> bool:
    """Whether a thing is asked for beside those who work there, who alone are counted in persons: 床位和在职人数各多少."""
    return not STAFF & set(terms) and any(STAFF & set(others) for others, _ in items)


def _ask(turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...], thing: tuple[Terms, str]) -> Ask:
    """The ask for what was spent on one thing."""
    return Ask(
        reports=tuple(holder.key for holder in holders),
        year=years[0] if years else None,
        words=thing[1],
        terms=thing[0],
        codes=(),
        measure=None,
        part=None,
        place=turn.place,
        unit=None,
        fund=turn.fund,
    )


def _over_things(turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...]) -> Ask:
    """The one ask for all things of a kind: the items are what they stand under."""
    measures = measures_of(turn, Operation.SELECT, years)
    counted = turn.limit is not None or turn.operation in (
        Operation.HIGHEST,
        Operation.LOWEST,
        Operation.RANK,
    )
    named = {
        mark.item for mark in turn.marks if not any(re.fullmatch(w, mark.surface) for w, _ in cues.FUNDS)
    }
    terms = tuple(term for term in turn.items if term != WHOLE_SCORE and term in named)
    by_function = turn.things == condition.PARTS and SPENT_AS & set(terms) and "功能科目" in turn.text
    return Ask(
        reports=tuple(holder.key for holder in holders),
        year=years[0] if years else None,
        words=turn.rest,
        terms=_own(terms, turn.rest),
        codes=turn.codes,
        measure=measure_of_things(turn, measures[0]),
        part=None,
        place=turn.place,
        unit=None if counted or not turn.units else turn.units[0],
        fund=turn.fund,
        said=turn.topic,
        hints=f"{turn.hints} {turn.claimed or ''} {_along(turn, turn.operation)} {condition.classified(turn.text)}",
        within=tuple(term for term in turn.within if term not in terms),
        kind=condition.ACCOUNTS if by_function else turn.things,
    )


def _operation(turn: Frame, years: Sequence[int]) -> Operation:
    """What is done with the figures; a share of a named whole and a condition are operations of their own."""
    if turn.limit is not None and not (turn.limit.against in HELD_AGAINST and turn.operation in OF_POINTS):
        return Operation.SELECT
    of_another = shared(turn) and (turn.within or len(turn.items) == 2)
    if turn.operation is Operation.LOOKUP and turn.whole and OF_BUDGET.search(turn.whole):
        return turn.operation  # spending of a budget is its completion
    if (turn.whole or of_another) and turn.operation is Operation.LOOKUP:
        return Operation.SHARE
    if turn.whole and turn.operation is Operation.SUM:
        return Operation.SHARE  # of what several things make together
    if turn.operation is Operation.LOOKUP and any(given.unit in PEOPLE for given in turn.given):
        return Operation.PER_HEAD  # 按19人算
    if turn.operation is Operation.PER_HEAD and turn.things:
        return Operation.AVERAGE
    every = turn.things and condition.each_account(turn.text)
    if turn.operation is Operation.LOOKUP and (every or EVERY_QUARTER.search(turn.text)):
        return Operation.RANK
    many = (
        turn.things is not None
        or len(turn.items) > 1
        or len(turn.pieces) > 1
        or len(years) > 1
        or len(turn.identity.organisations) > 1
        or (turn.operation is Operation.SUM and len(turn.measures) > 1)
    )
    if turn.operation is Operation.DIFFERENCE and Measure.BALANCE in turn.measures and not many:
        return Operation.LOOKUP  # what was saved of the budget is what is left of it
    if turn.operation in (Operation.SUM, Operation.AVERAGE) and not (many or turn.everybody):
        return Operation.LOOKUP
    versus = VERSUS.search(turn.text) is not None and not COMPARED.search(turn.text)
    apart = len(years) == 2 or (len(turn.pieces) == 2 and versus)
    if turn.operation is Operation.LOOKUP and turn.change is Measure.CHANGE and apart:
        return Operation.DIFFERENCE
    if turn.operation is Operation.LOOKUP and turn.change is Measure.CHANGE_RATE and apart:
        return Operation.GROWTH
    if turn.operation is Operation.LOOKUP and not turn.change and cues.OFF_BUDGET.search(turn.text):
        return Operation.DIFFERENCE
    if turn.operation is Operation.LOOKUP and (
        altogether(turn) or (turn.things and condition.SUMMED.search(turn.text))
    ):
        return Operation.SUM
    if turn.top and turn.operation in (Operation.LOOKUP, Operation.HIGHEST):
        return Operation.RANK
    return turn.operation


def _counted_up(turn: Frame) -> bool:
    """Whether the things that are gone over are those that the turn has just named: 文化活动、博物馆两个项级科目, 货物、服务哪一类, 四张自评表（A、B、C、D）."""
    rows = [mark for mark in naming(turn) if mark.item not in COLUMNS]
    if turn.things == condition.PARTS:
        return len(rows) > 1
    found = SO_MANY.match(turn.text, rows[-1].end) if len(rows) > 1 else None
    listed = len(turn.pieces) if all(any(piece) for piece in turn.pieces) else 0
    one_by_one = any(condition.DIGITS.get(many) == listed > 1 for many in SO_MANY.findall(turn.text))
    return one_by_one or (found is not None and condition.DIGITS.get(found[1]) == len(rows))


def _items(turn: Frame, operation: Operation) -> tuple[tuple[Terms, str], ...]:
    """Items and free words of each thing asked for: joined by 和 or 比 they are several, otherwise they describe one."""
    marks = [mark for mark in turn.marks if mark.item and mark.item not in turn.within]
    if operation in OVER_REPORTS and turn.whole:  # what shares are of is not itself compared
        marks = [mark for mark in marks if not of_whole(mark, turn)] or marks
    if turn.pointed:
        shared = operation is Operation.SHARE and turn.whole
        return (*turn.pointed, (named_whole(turn, marks), "")) if shared else turn.pointed
    if operation in (Operation.COMPOSITION, Operation.TREND) and turn.rest in TOTAL and not marks:
        return (((TOTAL[turn.rest],), ""),)
    if operation is Operation.SHARE and (turn.whole or turn.within):
        return part_and_whole(turn, marks)
    if operation is Operation.PER_HEAD:
        marks = [mark for mark in marks if mark.item not in HEADCOUNTS] + [
            m for m in marks if m.item in HEADCOUNTS
        ]
        named = tuple(mark.item for mark in marks if mark.item)
        # 按19个职工算, 接待一位客人: among whom it is divided
        rest = " ".join(w for w in turn.rest.split() if not (w.isdecimal() or re.fullmatch(cues.SPENT_ON, w)))
        return tuple(((one,), "" if at else rest) for at, one in enumerate(named)) or (((), turn.rest),)
    if crossed := in_columns(turn, marks):
        return crossed
    apart = operation in APART and not (operation in OF_TWO and _two_of_one(turn))
    coded = len(turn.codes) == len(turn.pieces)
    counted = (
        turn.things is not None and operation in (*cues.ORDERED, Operation.COMPARE) and _counted_up(turn)
    )
    if len(turn.pieces) > 1 and (
        apart or coded or counted or re.search(cues.EACH, turn.question, re.IGNORECASE)
    ):
        inner = [
            (tuple(term for term in terms if term not in turn.within), words)
            for terms, words in turn.pieces
            if not (turn.place and words == ANNEX) and (terms or words not in cues.NAMELESS)
        ]
        if (found := SO_MANY.search(turn.text)) and operation is Operation.SUM:
            inner = inner[: condition.DIGITS.get(found[1], len(inner))]
        said = _without_topic(turn, tuple((terms, words) for terms, words in inner if terms or words))
        if len(said) > 1 or (said and operation not in OF_TWO):
            return _under_topic(said) if operation in OF_TWO and TOPIC.search(turn.text) else said
    if operation is Operation.SHARE:
        named = tuple(mark.item for mark in marks if mark.item)
        return in_its_row(named, turn.rest) or tuple(((one,), "") for one in named)
    groups: list[list[Mark]] = []
    for mark in marks:
        if (
            groups
            and operation not in (Operation.SUM, Operation.AVERAGE, Operation.TIMES, Operation.RATIO)
            and not joined(turn, groups[-1][-1], mark)
            and not (operation is Operation.COMPARE and len(marks) == 2 and not _two_of_one(turn))
        ):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    terms = dict.fromkeys(tuple(dict.fromkeys(mark.item for mark in group if mark.item)) for group in groups)
    return tuple((one, turn.rest) for one in terms) or ((_total(turn), turn.rest),)


def _without_topic(turn: Frame, said: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things that a question asks each of, without free words that only say in front of what they are: 审批的项目，送审金额、核减金额分别…."""
    topic, *clauses = re.split("[,;:]", turn.text)
    asked = next((one for one in clauses if re.search(cues.EACH, one)), "")
    (terms, words), *others = said or (((), ""),)
    before = not terms and words and all(word in topic and word not in asked for word in words.split())
    listed = len(others) > 1 and all(
        more and any(word in asked for word in more.split()) for _, more in others
    )
    return tuple(others) if before and listed else said


def _two_of_one(turn: Frame) -> bool:
    """Whether one thing is compared with itself, in two years or of two organisations."""
    return len(turn.years) > 1 or len(turn.identity.organisations) > 1


def _under_topic(said: tuple[tuple[Terms, str], ...]) -> tuple[tuple[Terms, str], ...]:
    """Two things that are held against each other under one topic: 办公资产，购置比批复…."""
    if len(said) != 3:
        return said
    (terms, words), *two = said
    return tuple(((*terms, *own), f"{words} {more}".strip()) for own, more in two)


def _total(turn: Frame) -> Terms:
    """The total that is meant where no item is named: of the named table, or of income or spending itself."""
    if turn.operation is Operation.AVERAGE and Measure.SCORE in turn.measures and turn.rest in SCORED:
        return (MEAN_SCORE,)
    if turn.rest or turn.codes or TAKEN_OFF.search(turn.text):
        return ()
    if Measure.SCORE in turn.measures:
        return (WHOLE_SCORE,)
    if turn.place or "总计" in turn.free:
        if "总计" in turn.question or "收支" in (turn.place or ""):
            return ("收支总计",)
        own = next((part for part in PART_ITEMS if part in (turn.place or "")), None)
        total = own or TOTAL["收入" if "收入" in (turn.place or "") else "支出"]
        return (total,) if "计" in turn.question else ()
    if "收入" in turn.question:
        return (TOTAL["收入"],)
    spent = any(measure in (*BUDGETS, *OF_THE_WHOLE) for measure in turn.measures)
    return (TOTAL["支出"],) if spent or "支出" in turn.question else ()


def _along(turn: Frame, operation: Operation) -> str:
    """What a whole is to be split by, where the question says."""
    split = operation is Operation.COMPOSITION or operation in cues.ORDERED
    found = re.search(f"{cues.ALONG}|方面|领域|[花用]在了?哪", turn.text) if split else None
    return found[0] if found else ""


def _spoken(turn: Frame, terms: Terms) -> str:
    """What the turn itself calls the one item that it means by a name which only people use."""
    spoken = [mark for mark in turn.marks if mark.item in terms]
    said = len(spoken) == len(terms) == 1 and (spoken[0].spoken or spoken[0].item in STAFF)
    return spoken[0].surface if said else ""


def _own(terms: Terms, words: str) -> Terms:
    """The terms without the names of funds, which say whose money it is where there is anything else to look up."""
    kept = tuple(term for term in terms if term not in FUNDS)
    return kept if kept or words else terms


def _part(terms: Terms) -> Part | None:
    if len(terms) < 2:
        return None
    return next((part for words, part in cues.PARTS if words.split("|")[0] in terms), None)
