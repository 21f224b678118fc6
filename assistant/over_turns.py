"""What a turn does with the figures that the turns before it asked for, one by one: 合计呢, 两家差多少, 平均呢, 占比呢, 节约了多少.

Each of them keeps its own organisation, year, item, measure and money. Owns which of them are meant: those that differ in what was
changed last from turn to turn. Turns that name something themselves are completed by `assistant.dialogue`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from assistant import cues
from assistant.another import OF_ONE_BUDGET
from assistant.composition import TOLD, WHOLES, whole_of
from assistant.condition import DIGITS
from assistant.derive import INNER
from assistant.domain import Ask, Operation, Query, Reason, Refusal, ReportKey, Status, Wanted
from assistant.frame import Frame
from assistant.identity import Identity
from assistant.larger import OTHER_BASE, YEARS
from assistant.measures import shared
from assistant.scan import LEFT_OVER
from ingest.fact import BUDGETS, Measure

TOGETHER = re.compile(
    r"一共|加起来|合计|总共|总计|共(?:计|有|是)?(?:多少|几|计)|总[额数]|加一起|合起来|together|in total"
)
FOR_EACH = re.compile(r"平均(?:下来)?每一?[年家项]|每一?[年家项]平均|年均")
"""A mean of several figures, and not an amount for one of several people or things."""
WITH_LAST = re.compile(r"^(?:那么?|它|再)*(?:(?P<more>加上?|算上)|和|跟|与|同)")
"""What puts something beside the figure that was asked for last."""
MANY = re.compile(r"([两俩二三四五六七八九])(?:个|项|家|年|笔|样|类|块|者|单位|部门)")
"""How many of the figures are meant."""
SAVED = re.compile(r"节[约省]|省[了下]|(?P<left>剩)|(?P<cut>压[减缩])")
"""What was not spent of what was planned."""
PLANNED = re.compile("批复|计划|核定|审定|送审|定额|限额|概算|合同")
DONE = re.compile("实际|完成|执行|支付|购置|结算")
"""What names of things say that were planned, and that were done: what is less of these was saved."""
RATE = re.compile(r"率|比[例重]|幅度|百分|几成|%")
SPENT = re.compile(r"花|开支|支出")
FALL = "减少"
"""The direction that a turn takes for granted."""
POINTED = re.compile(r"[前后]者(?!占)|[两二]者")
"""Words for figures that were asked for, in their order."""
COST = "费"
"""How the name of a single cost ends."""


class Aspect(Enum):
    """What tells one figure from another, and the words by which a turn says that it goes over that."""

    BODY = r"家|单位|部门|机构"
    ITEM = r"[两三四五六七八九哪几](?:项|笔|样|类|块)"
    YEAR = r"年"
    MONEY = r"资金|口径"
    MEASURE = r"预算(?:和|与|跟)决算"


PARTS: dict[Aspect, tuple[str, ...]] = {
    Aspect.BODY: ("reports",),
    Aspect.ITEM: ("terms", "words", "codes", "part"),
    Aspect.YEAR: ("year",),
    Aspect.MONEY: ("fund", "place"),
    Aspect.MEASURE: ("measure",),
}
"""The parts of an ask that each aspect is told by."""
OF_TWO = (Operation.DIFFERENCE, Operation.TIMES, Operation.RATIO, Operation.GROWTH)
OF_SEVERAL = (
    Operation.SUM,
    Operation.AVERAGE,
    Operation.COMPARE,
    Operation.HIGHEST,
    Operation.LOWEST,
    Operation.RANK,
)
FIGURES = (None, Wanted.FIGURE, Wanted.ORGANISATION, Wanted.DATE, Wanted.PASSAGE)
"""What a turn wants that does something with figures: 哪家多 and 哪年多 want the one that has more."""
_NOBODY = Identity(mentions=(), rivals=(), unknown=None)
APART = (Aspect.BODY, Aspect.ITEM, Aspect.MONEY, Aspect.YEAR)
"""What figures that are added up or put in order may differ in."""
OVER: dict[Operation, tuple[Aspect, ...]] = {
    **dict.fromkeys(OF_SEVERAL, APART),
    **dict.fromkeys(OF_TWO, tuple(Aspect)),
    Operation.COMPARE: (*APART, Aspect.MEASURE),
    Operation.GROWTH: (Aspect.YEAR,),
}
"""What the figures of each operation may differ in, the more telling first."""


def over_turns(now: Frame, operation: Operation, asked: Sequence[Query]) -> Query | None:
    """The question for what `now` does with the figures that earlier turns `asked` for; nothing where there are none to do it with."""
    asks = _figures(asked)
    if not asks:
        return None
    years, now = set(now.years), _of_their_years(now)
    if _moved(now):
        meant = _meant(replace(now, text=Aspect.YEAR.value), operation, asks)
        later = sorted(meant or (), key=lambda ask: -(ask.year or 0))
        rises = None if now.claimed is None else now.claimed != FALL
        return replace(_query(now, asked, tuple(later), operation), first_more=rises) if later else None
    if operation is Operation.SHARE:
        meant = _of_named(now, asks) if now.items else _part_and_whole(now, asks)
        return None if meant is None else _query(now, asked, meant, operation)
    if saved := SAVED.search(now.text):
        return _saved(now, saved, asked, asks)
    measure = next(iter(now.measures), Measure.FINAL if SPENT.search(now.text) else None)
    if WITH_LAST.match(now.text) and (now.items or measure):
        return _query(now, asked, _beside_last(now, measure, asked, asks[-1]), operation)
    if measure:
        asks = [replace(ask, measure=measure) for ask in asks]
    meant = _meant(now, operation, asks)
    if meant and years and {ask.year for ask in meant} != years:
        return None
    if operation in (Operation.SUM, Operation.AVERAGE) and (meant or not (now.units or now.items)):
        meant = _without_whole(meant or ())
    return _query(now, asked, meant, operation) if meant is not None else None


def once_more(now: Frame, reports: tuple[ReportKey, ...], asked: Sequence[Query]) -> Query | None:
    """What the turn before did with several figures, done with those of another organisation, year or measure, where `now` says
    no more than that."""
    before = asked[-1]
    alone = (
        now.operation is Operation.LOOKUP
        and set(now.measures) <= {Measure.FINAL, *BUDGETS}
        and len(now.measures) < 2
    )
    plain = not (now.items or TOGETHER.search(now.text)) and _names_nothing(
        replace(now, identity=_NOBODY, years=())
    )
    if before.refusal or len(before.asks) < 2 or before.operation not in OVER or not (alone and plain):
        return None
    said_of = (now.identity.mentions, now.years, now.measures)
    apart = {aspect for ask in before.asks[1:] for aspect in _differ(before.asks[0], ask)}
    replaced = [
        aspect
        for aspect, words in zip((Aspect.BODY, Aspect.YEAR, Aspect.MEASURE), said_of, strict=True)
        if words
    ]
    if apart & set(replaced) or any(year < 1000 for year in now.years):
        return None
    first = before.asks[0]
    other = replace(
        first,
        reports=reports if now.identity.mentions else first.reports,
        year=next(iter(now.years), first.year),
        measure=next(iter(now.measures), first.measure),
    )
    asks = tuple(_with(ask, other, set(replaced)) for ask in before.asks)
    return _query(now, asked, asks, before.operation)


def operation_of(now: Frame) -> Operation | None:
    """What a turn does with several figures, or with a part and its whole, of which it names no more than one."""
    saved = SAVED.search(now.text)
    now = _of_their_years(now)
    if moved := _moved(now):
        return moved
    if not _names_nothing(now if not (saved and saved["cut"]) else replace(now, change=None)):
        return None
    if now.whole and now.items and all(mark.surface in now.whole for mark in now.marks if mark.item):
        return Operation.SHARE if set(now.measures) <= {Measure.SHARE, *BUDGETS} else None
    if saved and (not saved["cut"] or RATE.search(now.text)) and now.items in ((), (LEFT_OVER,)):
        return Operation.GROWTH if RATE.search(now.text) else Operation.DIFFERENCE
    beside = WITH_LAST.match(now.text)
    if now.items and not (beside and len(now.items) == 1) and not _all_together(now):
        return None
    if now.measures in ((), (Measure.SHARE,)) and (shared(now) or re.search(cues.TAKES, now.free)):
        return Operation.SHARE if not beside else None
    if not set(now.measures) <= {Measure.FINAL, *BUDGETS} or len(now.measures) > 1:
        return None
    if FOR_EACH.search(now.text):
        return Operation.AVERAGE
    together = (beside and beside["more"]) or TOGETHER.search(now.text)
    if now.operation is Operation.LOOKUP:
        return Operation.SUM if together else None
    return now.operation if now.operation in OVER else None


def _of_their_years(now: Frame) -> Frame:
    """A turn that holds two years against each other, as one that only asks how far their figures are apart."""
    if not YEARS.search(now.text) or RATE.search(now.text):
        return now
    apart = now.operation if now.operation in OVER else Operation.DIFFERENCE
    return replace(now, years=(), change=None, operation=apart)


def _moved(now: Frame) -> Operation | None:
    """What tells by how much something moved, where a turn asks no more than that and does not say from what: 降了百分之几."""
    only = set(now.measures) <= {Measure.CHANGE, Measure.CHANGE_RATE, Measure.FINAL} and not now.items
    if now.change is None or not only or SAVED.search(now.text) or OTHER_BASE.search(now.question):
        return None
    if not _names_nothing(replace(now, change=None)):
        return None
    return Operation.GROWTH if Measure.CHANGE_RATE in now.measures else Operation.DIFFERENCE


def _all_together(now: Frame) -> bool:
    """Whether the only name of a turn is one that a total has by itself: 一共花了多少."""
    named = [mark.surface for mark in now.marks if mark.item]
    return bool(named) and all(TOGETHER.search(surface) for surface in named)


def _names_nothing(now: Frame) -> bool:
    """Whether a turn names nothing that its figures are of, besides items."""
    named = now.codes or POINTED.sub("", now.rest).strip() or now.place or now.years or now.identity.mentions
    otherwise = (
        now.things or now.limit or now.given or now.claim or now.fund or now.change or now.identity.unknown
    )
    return not (named or otherwise) and now.wanted in FIGURES


def _figures(asked: Sequence[Query]) -> list[Ask]:
    """The figures that were asked for since something else was: what was computed from them stands beside them."""
    found: list[Ask] = []
    for query in asked:
        if query.refusal or query.wanted is not Wanted.FIGURE:
            found.clear()
        elif query.operation is Operation.LOOKUP:
            found += [ask for one in (query, *query.further) for ask in one.asks]
    return found


def _meant(now: Frame, operation: Operation, asks: Sequence[Ask]) -> tuple[Ask, ...] | None:
    """The figures that the operation goes over, in the order in which they were asked for; nothing where there are not so many."""
    over = _over(now, operation, asks)
    if over is None:
        return None
    last = asks[-1]
    meant, moved = [last], set[Aspect]()
    for before, after in zip(asks[-2::-1], asks[:0:-1], strict=True):
        differ = _differ(before, after)
        moved |= differ if over not in differ else set()
        one = _with(before, last, moved - {over})
        if over in differ and all(over in _differ(one, other) for other in meant):
            meant.insert(0, one)
    number = 2 if operation in OF_TWO else DIGITS.get((MANY.search(now.text) or "  ")[1], len(meant))
    meant = meant[-number:]
    alike = over is Aspect.MEASURE or len({_kind(one) for one in meant}) == 1
    return tuple(meant) if alike and len(meant) == max(number, 2) else None


def _saved(now: Frame, saved: re.Match[str], asked: Sequence[Query], asks: Sequence[Ask]) -> Query | None:
    """What was saved: of one year and the one before where both were spoken of, else of the budget; what is left, or cut, only
    where a budget was spoken of."""
    operation = Operation.GROWTH if RATE.search(now.text) else Operation.DIFFERENCE
    years = _meant(now, Operation.DIFFERENCE, asks)
    if years and not saved["left"] and len({ask.year for ask in years}) > 1:
        return _query(now, asked, tuple(sorted(years, key=lambda ask: -(ask.year or 0))), operation)
    last = asks[-1]
    if len(asks) > 1 and PLANNED.search(asks[-2].words) and DONE.search(last.words):
        return replace(_query(now, asked, (last, asks[-2]), operation), first_more=False)
    budgets = [
        ask.measure for ask in asks if ask.measure in BUDGETS and not _differ(ask, last) - {Aspect.MEASURE}
    ]
    planned = bool(budgets) or not (saved["left"] or saved["cut"])
    if last.measure not in (None, Measure.FINAL, *BUDGETS) or not planned:
        return None
    measures = (Measure.FINAL, (*budgets, Measure.BUDGET)[0])
    both = tuple(replace(last, measure=measure, unit=None) for measure in measures)
    return replace(_query(now, asked, both, operation), first_more=False)


def _beside_last(now: Frame, measure: Measure | None, asked: Sequence[Query], last: Ask) -> tuple[Ask, ...]:
    """The figure that was asked for last, or all those that were added up last, and the other one that the turn names: another item,
    or another measure of the same."""
    other = replace(last, measure=measure) if measure else last
    if now.items:
        other = replace(
            other, terms=now.items, words="", codes=(), part=None, demands=now.demands, said=now.topic
        )
    summed = asked[-1].operation is Operation.SUM and now.items
    both = (*(asked[-1].asks if summed else (last,)), other)
    return both if now.items or _kind(last) is not _kind(other) else ()


def _of_named(now: Frame, asks: Sequence[Ask]) -> tuple[Ask, ...] | None:
    """The figure asked for last and the whole that the turn names, where one of them is a budget: 占三公经费预算多少."""
    last, items = asks[-1], now.items
    budget = next((one for one in (*now.measures, last.measure) if one in BUDGETS), None)
    if budget is None or last.terms == items:
        return None
    return last, replace(last, terms=items, words="", measure=budget, demands=())


def _part_and_whole(now: Frame, asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The figure asked for last and what it is a share of: the nearest one before it that can hold it, of its year and measure; the
    total, where the turn says so; by itself what contains it by definition. None where nothing does."""
    last = asks[-1]
    planned, total = last.measure in BUDGETS, set(last.terms) & WHOLES
    others = [_with(one, last, _differ(one, last) - {Aspect.ITEM, Aspect.MONEY}) for one in asks[-2::-1]]
    wholes = [one for one in others if _differ(one, last) and _can_hold(one, last)]
    if total and last.fund:
        wholes.insert(0, replace(last, fund=None, demands=()))
    if "总" in now.text:
        wholes.sort(key=lambda one: not set(one.terms) & WHOLES)
    if others and _can_hold(last, others[0]) and (total or not wholes):
        return others[0], last
    of = next((whole for whole, parts in TOLD if set(last.terms) & set(parts) and whole not in INNER), None)
    if wholes and (planned or last.fund or wholes[0].terms != (of,)):
        return last, wholes[0]
    if not planned:
        return () if total else (replace(last, measure=Measure.SHARE, unit=None),)
    return (last, replace(last, terms=(of,), words="", demands=())) if of else ()


def _can_hold(whole: Ask, part: Ask) -> bool:
    """Whether a figure can be the whole of another: a single cost holds none, nor does one part of a whole another part."""
    beside = any(set(whole.terms) & set(parts) and set(part.terms) & set(parts) for _, parts in TOLD)
    same = whole.terms == part.terms
    return same or (not beside and any(not term.endswith(COST) or term in dict(TOLD) for term in whole.terms))


def _without_whole(meant: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """Figures that are added up, without the whole that all others make; none where one holds another."""
    terms = [ask.terms for ask in meant]
    wholes = [
        one for one in meant if any(set(one.terms) != set(of) and _contains(one.terms, of) for of in terms)
    ]
    parts = tuple(one for one in meant if one not in wholes)
    funds = {ask.fund for ask in meant}
    if len(funds) > 1 and not funds <= set(OF_ONE_BUDGET):
        return ()
    whole = whole_of([term for ask in parts for term in ask.terms])
    return parts if not wholes or (len(wholes) == 1 and wholes[0].terms == (whole,)) else ()


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a whole by definition has something as a part, or as a part of a part; a total has everything."""
    of = [term for name, terms in TOLD if name in whole for term in terms]
    return bool(WHOLES & set(whole)) or bool(set(of) & set(part)) or (bool(of) and _contains(of, part))


def _over(now: Frame, operation: Operation, asks: Sequence[Ask]) -> Aspect | None:
    """What the figures differ in: what the turn says, else what was changed last."""
    may = OVER[operation]
    said = next((one for one in may if re.search(one.value, now.text)), None)
    steps = (_differ(before, after) for before, after in zip(asks[-2::-1], asks[:0:-1], strict=True))
    return said or next((one for differ in steps for one in may if one in differ), None)


def _differ(one: Ask, other: Ask) -> set[Aspect]:
    """In what two asks differ; what was spent is what is meant where no measure is named."""
    differ = {
        aspect for aspect, parts in PARTS.items() if any(getattr(one, p) != getattr(other, p) for p in parts)
    }
    return differ - {Aspect.MEASURE} if _measure(one) is _measure(other) else differ


def _measure(ask: Ask) -> Measure:
    return ask.measure or Measure.FINAL


def _kind(ask: Ask) -> Measure:
    """The measure; all budgets are of one kind."""
    return Measure.BUDGET if ask.measure in BUDGETS else _measure(ask)


def _with(one: Ask, last: Ask, aspects: set[Aspect]) -> Ask:
    """An ask in the light of what was changed after it."""
    return replace(one, **{part: getattr(last, part) for aspect in aspects for part in PARTS[aspect]})


def _query(now: Frame, asked: Sequence[Query], meant: tuple[Ask, ...], operation: Operation) -> Query:
    """The question for the figures that are meant."""
    keys = {key for ask in meant for key in ask.reports}
    holders = {holder.key: holder for query in asked for holder in query.holders if holder.key in keys}
    terms = dict.fromkeys(term for ask in meant for term in (*ask.terms, *ask.words.split()))
    bodies = dict.fromkeys(holder.report.organisation for holder in holders.values())
    return replace(
        asked[-1],
        question=now.question,
        asks=meant,
        operation=operation if len(meant) > 1 else Operation.LOOKUP,
        wanted=Wanted.FIGURE,
        numeric=True,
        further=(),
        each=re.search(f"{cues.EACH_FIGURE}|{cues.ALL_OF_THEM}", now.question) is not None,
        holders=tuple(holders.values()),
        years=tuple(dict.fromkeys(ask.year for ask in meant if ask.year)),
        decimals=now.decimals,
        into=now.into,
        ascending=now.ascending,
        refusal=None if meant else Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM),
        before=None,
        reading=" | ".join(
            ("、".join(bodies), "、".join(terms), *dict.fromkeys(a.measure.value for a in meant if a.measure))
        ),
    )
