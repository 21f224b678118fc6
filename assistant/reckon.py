"""Carries out a computation: finds its operands, puts together what is one operand, and hands them to the operation.

Owns what an operand is: which unit it is looked up in, how many there are of what an amount is divided among, and whose figure is
missing. How an ask is answered is passed in.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.beside import of_a_body, people_beside, staff_of_row, things_of
from assistant.composition import whole_of
from assistant.compute import compute, failed, figure, main_of
from assistant.counting import COUNTERS, PERSONS
from assistant.derive import direction_of, of_both_ends, over_year
from assistant.domain import (
    Ask,
    Compute,
    Computed,
    Found,
    Missing,
    Operand,
    Operation,
    Reason,
    ReportKey,
    Result,
)
from assistant.in_tables import rows_of_a_table
from assistant.largest import MOST_OFF_PLAN, of_parts, off_plan_most
from assistant.lookup import look_up
from assistant.one_money import of_one_money
from assistant.ordered import ORDERED, Lacking, in_order
from assistant.rows import OVER_ROWS, over_rows
from assistant.shelf import Shelf
from assistant.statement import MONEY
from assistant.tokens import covered, tokens
from assistant.trend import over_years
from assistant.whole_names import never_another
from assistant.worked import EACH_ONE
from ingest.fact import BUDGETS, Measure
from ingest.names import canonical, plain

DIRECTIONS = ("增加", "减少")
HEADCOUNTS = ("在职人数", "年末实有人数")
"""Those who work there, by the name that a filing has."""
PER_HEAD = "人均"
SPENT_ON = re.compile("接待|出国|出境|会议")
"""Spending on people who come, meet or travel, which nobody divides among those who work there."""
ATTENDED = re.compile("培训|活动|慰问")
"""Spending on people who take part, who may be told with it where nothing tells how many work there."""
CHANGED = re.compile("[增减升降涨跌高低变缩压]|(?<!多)少|多(?!少)|上年|去年|同比|前年")
"""What says that something moved: 差多少 alone says not from what."""
SHARE_OF_EACH = re.compile("(?:各自|分别|各)的?[^占，,。？?]{0,8}占比")
"""What asks for the shares of several things, of which none is one of the others."""
SHARED_BY = re.compile("([^平])均(?!衡|等|匀)")
"""Among what something is divided: 人均, 案均."""
COUNTED_BY = {"生": "人", "车": "辆", "床": "张", "班": "个", "件": "个"}
"""How that is counted, where not by the same word."""
OF_OTHERS = re.compile(
    "(?:平均|摊到)每一?(?!个?人|[位名年月日天]|[一-鿿]{0,2}(?:职工|员工|职员|干部|人员))[一-鿿]|一个[一-鿿]{1,3}平均"
)
"""What says that something is divided among other things than those who work there, by a word that nothing here counts by: 平均每宗."""
STANDARD = re.compile("标准|定额|限额|上限")
"""What may be spent, and not what was."""
SUMMED = re.compile(r"(?<=..)(总额|金额|数额)$")
"""What a sum is called behind the name of what is summed up."""
Find = Callable[[Ask], Found | Missing | Computed]


class Shelves(Protocol):
    """The facts that are loaded."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""


def reckon(step: Compute, find: Find, library: Shelves) -> Result:
    """What a computation gives: a stated figure where the filing states it, else the operation over its operands."""
    asks = list(step.asks)
    alone = len(asks) == 1 and not step.joints
    if step.operation is Operation.PER_HEAD and not step.given and alone:
        if per_head := _stated_per_head(asks[0], library) or _apiece(step, _operand(asks[0], find)):
            return per_head
        return compute(step, _per_head(asks[0], step, find, library))
    spent = asks and {asks[0].measure, asks[-1].measure} <= {None, Measure.FINAL}
    alike = len({ask.fund for ask in asks if ask.fund}) < 2  # what is printed says no share of other money
    if step.operation is Operation.SHARE and spent and alike and len(asks) < 3 and not step.joints:
        shelf, part = library.shelf(asks[0].reports), replace(asks[0], measure=Measure.SHARE)
        inside = replace(part, terms=(), within=(), words=" ".join((*part.within, *part.terms, part.words)))
        own = never_another() & set(part.terms)
        for ask in (inside, part) if part.within and not own else (part,):
            stated = look_up(ask, shelf)
            if isinstance(stated, Found) and _of_whole(
                stated, asks[-1], said=asks[0].fund is not asks[-1].fund
            ):
                return stated
    if step.operation is Operation.SHARE and len(asks) > 1 and SHARE_OF_EACH.search(asks[0].said):
        return failed(asks[0], Reason.NO_ITEM)
    if MOST_OFF_PLAN.search(asks[0].said if asks else ""):
        shelf = library.shelf(asks[0].reports)
        return off_plan_most(step, asks[0], shelf, look_up) or failed(asks[0], Reason.NO_ITEM)
    if step.operation is Operation.DIFFERENCE and (missed := _off_budget(asks, library)):
        return missed
    if step.operation is Operation.SUM and (whole := _stated_whole(asks, library)):
        return whole
    if step.operation is Operation.DIFFERENCE and alone:
        if of_both_ends(asks[0]):
            shelf = library.shelf(asks[0].reports)
            return over_year(asks[0], shelf, look_up) or failed(asks[0], Reason.NO_ITEM)
        return _moved(step, asks[0], find)
    if alone and (step.operation in OVER_ROWS or step.limit or asks[0].kind):
        if parts := of_parts(step, asks[0], library.shelf(asks[0].reports), look_up):
            return parts
        shelf = library.shelf(asks[0].reports)
        found = over_rows(step, asks[0], shelf)
        return (rows_of_a_table(step, asks[0], shelf) or found) if isinstance(found, Missing) else found
    return _over_operands(step, asks, find, library)


def _moved(step: Compute, ask: Ask, find: Find) -> Result:
    """By how much something changed, where the question speaks of that: as the filing says, else from its figures of both years."""
    if not CHANGED.search(ask.said):
        return failed(ask, Reason.NO_ITEM)
    stated = find(replace(ask, measure=Measure.CHANGE))
    if not isinstance(stated, Missing) or ask.year is None:
        return stated
    computed = compute(step, [_operand(one, find) for one in (ask, replace(ask, year=ask.year - 1))])
    return stated if isinstance(computed, Missing) else computed


def _off_budget(asks: Sequence[Ask], library: Shelves) -> Found | None:
    """By how much the filing itself says that a budget was missed, in the direction that the question takes for granted."""
    if (
        len(asks) != 2
        or asks[1].measure not in BUDGETS
        or replace(asks[1], measure=asks[0].measure) != asks[0]
    ):
        return None
    budget = asks[1].measure.value
    change = replace(asks[0], measure=Measure.CHANGE, hints=f"{asks[0].hints} {budget}")
    found = look_up(change, library.shelf(change.reports))
    if not isinstance(found, Found):
        return None
    main = found.statement.main
    said = direction_of(main)
    claimed = [way for way in DIRECTIONS if way in change.hints]
    fits = (main.basis or "").startswith(budget[:2]) and said is not None and claimed in ([], [said])
    return found if fits else None


def _stated_per_head(ask: Ask, library: Shelves) -> Found | None:
    """What the filing itself states per head of the item."""
    words = " ".join((PER_HEAD, *ask.terms, ask.words))
    per_head = replace(ask, terms=(), words=words, measure=None, unit=None, named=False)
    found = look_up(per_head, library.shelf(ask.reports))
    if not isinstance(found, Found) or PER_HEAD not in found.statement.main.item:
        return None
    item, about = found.statement.main.item, found.statement.main.subject or ""
    said = tokens(plain(" ".join((*ask.terms, ask.words))))
    if said and not said & tokens(plain(f"{item} {about}")):
        return None  # per head of something else
    allowed = STANDARD.search(item)
    return found if not allowed or allowed[0] in f"{ask.words} {ask.hints}" else None


def _apiece(step: Compute, amount: Operand | Missing) -> Found | Missing | None:
    """An amount whose name says that it is one apiece (案均办案成本): it is what was asked for, and nothing to divide again; among others
    (人均) it is no answer."""
    if not isinstance(amount, Found) or not EACH_ONE.search(item := main_of(amount).item):
        return None
    among = SHARED_BY.search(item)
    other = among and step.per and COUNTED_BY.get(among[1], among[1]) not in step.per
    return failed(amount.ask, Reason.NO_ITEM) if other else amount


def _stated_whole(asks: Sequence[Ask], library: Shelves) -> Found | None:
    """What the filing itself prints for the sum of all parts of a whole."""
    terms = [ask.terms[0] for ask in asks if len(ask.terms) == 1 and ask.reports == asks[0].reports]
    whole = whole_of(terms) if len(terms) == len(asks) else None
    if whole is None:
        return None
    shelf = library.shelf(asks[0].reports)
    found = look_up(replace(asks[0], terms=(whole,)), shelf)
    step = Compute(operation=Operation.SUM, asks=(), given=(), decimals=None)
    added = compute(step, [look_up(ask, shelf) for ask in asks])
    whole_value, sum_value = (figure(one) if not isinstance(one, Missing) else None for one in (found, added))
    if whole_value and sum_value and abs(whole_value.base - sum_value.base) > whole_value.step * len(asks):
        return None  # of other money than the parts
    return found if isinstance(found, Found) else None


def _over_operands(step: Compute, asks: list[Ask], find: Find, library: Shelves) -> Result:
    """The operation over the figures of several asks."""
    if step.operation is Operation.PER_HEAD and not step.apart:
        asks = [asks[0], *(replace(ask, unit=None, within=(), fund=None) for ask in asks[1:])]
    if step.operation in ORDERED:
        asks = _parts_only(asks)
        step = replace(step, asks=tuple(asks))
    counted = step.limit is not None
    found = [find(ask) if step.apart else _operand(ask, find, counted=counted) for ask in asks]
    if step.operation is Operation.PER_HEAD and len(found) == 2:
        found[1] = _staff(asks[1], found[1], find)
    if step.spent_on and len(found) == 2 and isinstance(found[0], Found) and isinstance(found[1], Missing):
        found[1] = people_beside(found[0], asks[1], library.shelf(asks[1].reports)) or found[1]
    if len(found) == 2:
        found = _told_apart(asks, found, find)
        if step.operation is Operation.DIFFERENCE and not _of_one_thing(asks, found):
            return failed(asks[0], Reason.NO_ITEM)
    found = of_one_money(asks, found, library.shelf([key for ask in asks for key in ask.reports]))
    if step.operation is Operation.TREND:
        years = library.shelf([key for ask in asks for key in ask.reports]).years
        return over_years(asks, found, {years[key] for ask in asks for key in ask.reports if key in years})
    if step.operation in ORDERED or step.limit:
        found = _of_own_years(asks, found)
        return in_order(step, found, _lacking(step, found, library))
    result = compute(step, _put_together(step, found))
    summed = isinstance(result, Missing) and step.operation is Operation.SUM
    return (_added_up(asks, found, find) or result) if summed else result


def _staff(ask: Ask, found: Operand | Missing, find: Find) -> Operand | Missing:
    """How many work there, by the other name that a filing may have for them."""
    if not isinstance(found, Missing) or ask.words or len(ask.terms) != 1 or ask.terms[0] not in HEADCOUNTS:
        return found
    others = (find(replace(ask, terms=(term,), demands=())) for term in HEADCOUNTS if term not in ask.terms)
    return next((one for one in others if isinstance(one, Found)), found)


def _parts_only(asks: list[Ask]) -> list[Ask]:
    """Without the whole that is only the topic where its parts are held against each other: 公车，买车和养车哪头大."""
    for whole in asks:
        others = [ask for ask in asks if ask != whole]
        terms = [ask.terms[0] for ask in others if len(ask.terms) == 1]
        if len(terms) == len(others) > 1 and whole.terms == (whole_of(terms),):
            return others
    return asks


def _of_own_years(asks: Sequence[Ask], found: Sequence[Operand | Missing]) -> list[Operand | Missing]:
    """The figures, without those of a year before that are only reckoned back where the organisation states one of another year
    that is asked about: two organisations, each with a year of its own."""
    stated = {ask.reports for ask, one in zip(asks, found, strict=True) if isinstance(one, Found)}
    bodies = len({ask.reports for ask in asks}) > 1
    return [
        failed(ask, Reason.NO_YEAR)
        if bodies and isinstance(one, Computed) and one.year and ask.reports in stated
        else one
        for ask, one in zip(asks, found, strict=True)
    ]


def _added_up(asks: Sequence[Ask], each: Sequence[Operand | Missing], find: Find) -> Found | None:
    """The one figure that the filing itself states for several things together: 会议费和培训费 in one row; not that of one of them."""
    whole = as_one(asks)
    found = find(whole) if whole else None
    own = {main_of(one) for one in each if not isinstance(one, Missing)}
    if not isinstance(found, Found) or len(own) > 1:
        return None
    main = found.statement.main
    lost = [ask for ask, one in zip(asks, each, strict=True) if isinstance(one, Missing)]
    said = (tokens(" ".join((*ask.terms, ask.words))) for ask in lost)
    return (
        found
        if main not in own or all(covered(some, tokens(main.item), {}, 1.0) == 1.0 for some in said)
        else None
    )


def as_one(asks: Sequence[Ask]) -> Ask | None:
    """Several things of one organisation as one ask."""
    if len({ask.reports for ask in asks}) != 1:
        return None
    terms = tuple(dict.fromkeys(term for ask in asks for term in ask.terms))
    return replace(asks[0], terms=terms, words=" ".join(ask.words for ask in asks).strip())


def _told_apart(asks: Sequence[Ask], found: list[Operand | Missing], find: Find) -> list[Operand | Missing]:
    """Two asks in other words that one statement answers: the one that another statement answers too has that one."""
    one, other = found
    if not (
        isinstance(one, Found) and isinstance(other, Found) and one.statement.main == other.statement.main
    ):
        return found
    said = [replace(ask, beside=one.statement.main) for ask in asks]
    others = [_operand(ask, find) for ask in said if ask.words]
    if len(others) == 2 and isinstance(others[0], Found) is not isinstance(others[1], Found):
        return [others[0], other] if isinstance(others[0], Found) else [one, others[1]]
    return found


def _of_one_thing(asks: Sequence[Ask], found: Sequence[Operand | Missing]) -> bool:
    """Whether two measures of what only free words name are of one thing; of other asks, always."""
    one, other = asks
    if one.terms or one.codes or one.measure is other.measure or replace(one, measure=other.measure) != other:
        return True
    names = [canonical(main_of(each).item) for each in found if isinstance(each, Found)]
    return len(names) < 2 or names[0] in names[1] or names[1] in names[0]


def _put_together(step: Compute, found: Sequence[Operand | Missing]) -> Sequence[Operand | Missing]:
    """The operands, some of them computed from several of the figures found."""
    operands, at = [], 0
    for joint in step.joints:
        several = found[at : at + joint.size]
        inner = Compute(operation=joint.operation, asks=(), given=(), decimals=None)
        operands.append(compute(inner, several) if joint.size > 1 else several[0])
        at += joint.size
    return operands or found


def _lacking(step: Compute, found: Sequence[Operand | Missing], library: Shelves) -> Lacking:
    """What has no figure, by what tells the asks apart: the organisations, else the items. An organisation that says nothing of the
    item at all has no such thing; a blank cell reports nothing that could be the highest."""
    pairs = list(zip(step.asks, found, strict=True))
    apart = len({ask.reports for ask in step.asks}) > 1
    has = {ask.reports for ask, one in pairs if apart and not isinstance(one, Missing)}  # in one of its years
    missing = [(ask, one) for ask, one in pairs if isinstance(one, Missing) and ask.reports not in has]
    highest = step.operation is Operation.HIGHEST
    open_ones = [
        ask
        for ask, one in missing
        if not (one.refusal.reason is Reason.BLANK and highest) and (not apart or _speaks_of(ask, library))
    ]
    names = dict.fromkeys(
        "、".join(library.names(ask.reports)) if apart else _what(ask) for ask, _ in missing
    )
    return Lacking(names=tuple(names), overturns=bool(open_ones))


def _speaks_of(ask: Ask, library: Shelves) -> bool:
    """Whether an organisation states anything of the item, by its name."""
    return any(entry.own_names & set(ask.terms) for entry in library.shelf(ask.reports).entries)


def _what(ask: Ask) -> str:
    return "、".join(ask.terms) or ask.words


def _per_head(ask: Ask, step: Compute, find: Find, library: Shelves) -> list[Operand | Missing]:
    """An amount, and how many there are of what it is divided among: things, the people that it was spent on where the question
    speaks of them, else those who work there."""
    amount, shelf = _operand(ask, find), library.shelf(ask.reports)
    if isinstance(amount, Found) and of_a_body(amount):
        return [amount, staff_of_row(amount, shelf) or failed(ask, Reason.NO_ITEM)]
    others = step.per is None and OF_OTHERS.search(ask.said) is not None
    if others or (step.per and step.per not in PERSONS and not step.spent_on):
        number = things_of(amount, step.per, shelf) if step.per and isinstance(amount, Found) else None
        return [amount, number or failed(ask, Reason.NO_ITEM)]
    travels = isinstance(amount, Found) and SPENT_ON.search(main_of(amount).item) is not None
    if not (step.spent_on or travels) or not isinstance(amount, Found):
        staff = replace(ask, words="", head="", said="", spoken="", measure=None, unit=None)
        numbers = [_operand(replace(staff, terms=(term,)), find) for term in HEADCOUNTS]
        working = next((one for one in numbers if isinstance(one, Found)), numbers[0])
        deed = isinstance(amount, Found) and ATTENDED.search(main_of(amount).item) is not None
        if isinstance(working, Found) or not isinstance(amount, Found) or not deed:
            return [amount, working]
    return [amount, people_beside(amount, ask, shelf) or failed(ask, Reason.NO_ITEM)]


def _of_whole(stated: Found, whole: Ask, *, said: bool) -> bool:
    """Whether a stated share is of the whole that the question names: both say the same, or (unless it has to be `said` so) one name
    holds the other."""
    printed = stated.statement.main.basis or ""
    basis = SUMMED.sub("", canonical(printed))
    same = canonical(printed) in map(canonical, whole.hints.split())
    held = not said and any(basis in term or term in basis for term in whole.terms)
    return basis != "" and (same or held)


def _operand(ask: Ask, find: Find, *, counted: bool = False) -> Operand | Missing:
    """A figure to compute with, stated or itself computed; the unit asked for is that of the result, unless it says that money is
    meant or what is counted."""
    kept = ask.unit == "钱" or ask.unit in MONEY or (counted and ask.unit in COUNTERS)
    return find(replace(ask, unit=ask.unit if kept else None))
