"""When two facts state the same quantity, and whether they agree."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.domain import Ask, Statement
from assistant.shelf import SPENDING, WHOLE_SCORE, Entry, principal, scope_of, scores_all
from ingest import arithmetic
from ingest.arithmetic import Agreement
from ingest.fact import Amount, Blank, Bound, Dash, Fact, Fund, Measure, Scope, Words
from ingest.names import unnamed
from ingest.restatements import (
    WIDER,
    certain,
    familiar,
    measured,
    of_subject,
    same_account,
    scope,
    subject,
    whose,
    within,
)
from ingest.verdict import exact

RISING = frozenset({"增加", "增长", "上升", "上涨", "提高", "多"})
FALLING = frozenset({"减少", "下降", "降低", "下滑", "压减", "少"})
"""The words that give a stated change its direction."""
MONEY = frozenset({"元", "千元", "万元", "亿元"})
"""Units that convert into each other."""
PLACE = re.compile("[一-鿿]{2,5}?[省市县区州盟旗]")
"""The place of a body, which the names of its projects may begin with, or not."""
PROJECT = "项目"
NAME = 4
"""The name of a project of its own has so many characters without the word for one."""


def prints(fact: Fact) -> str:
    """The fact's value and unit in one string, equal for equal figures."""
    value = fact.value
    if isinstance(value, Amount):
        return f"{value.bound} {value.low.normalize()} {value.high} {fact.unit}"
    return value.text if isinstance(value, Words) else type(value).__name__


def quantity(entry: Entry, account: bool) -> tuple[object, ...]:
    """What is stated, whoever states it and whosever money it is: organisation, period, item, measure, part, subject and
    dimension of unit. Of an account the path tells nothing more."""
    fact = entry.fact
    dimension = "money" if fact.unit in MONEY else fact.unit
    scope = _scope(entry, account)
    return (
        fact.organisation,
        fact.year,
        _thing(entry),
        measured(fact),
        scope.part,
        scope.table,
        fact.subject if of_subject(fact) and entry.own == fact.term else subject(fact),
        None if account else within(fact),
        fact.basis or (fact.column if fact.measure is Measure.CHANGE else None),
        entry.flow,
        dimension,
    )


def _named(entry: Entry) -> tuple[object, ...]:
    return _thing(entry), measured(entry.fact), entry.fact.year, entry.fact.organisation


def _thing(entry: Entry) -> str:
    """What an entry is of: a project of its own, with or without the place and the words that say so; the score of the whole, whatever it is
    called; a total, whosever money its name says that it is."""
    if scores_all(entry):
        return WHOLE_SCORE
    short = entry.own.removesuffix(SPENDING).removesuffix(PROJECT)
    if len(short) < NAME or familiar(entry.own):
        return whose(entry.own, Fund.ALL)[0]
    place = PLACE.match(entry.fact.organisation)
    apart = short.removeprefix(place[0]) if place else short
    return apart if len(apart) >= NAME else short


def _scope(entry: Entry, account: bool) -> Scope:
    """Whose money, as far as it tells quantities apart: a sentence without an item speaks of all, and a project of its own,
    which is no `account` of the tables, has one budget."""
    fact = entry.fact
    if not fact.from_cell and unnamed(fact.item):
        return replace(scope_of(fact), fund=Fund.ALL)
    own = scope(fact)
    if own is not fact.scope:
        return own
    if not familiar(entry.own) and not account:
        return replace(scope_of(fact), fund=Fund.ALL)
    return replace(scope_of(fact), fund=whose(entry.own, fact.scope.fund)[1])


def _same(best: Entry, candidates: Sequence[Entry], *, of_money: bool) -> list[Fact]:
    """The statements of the quantity of `best`: of its account, and of its fund or one that is the same here; what is said of all money
    contradicts nothing `of_money` of one kind."""
    named = _named(best)  # most are told apart by this alone
    near = [entry for entry in candidates if _named(entry) == named and not _beside(best.fact, entry.fact)]
    coded = any(entry.fact.code for entry in near)
    wanted = quantity(best, coded)
    alike = [entry for entry in near if quantity(entry, coded) == wanted]
    account = {fact.id for fact in same_account([entry.fact for entry in alike], best.fact.code)}
    alike = [entry for entry in alike if entry.fact.id in account] if best.fact.id in account else alike
    money = {entry.fact.id: _scope(entry, coded).fund for entry in alike}
    own = money[best.fact.id]
    funds = _one_fund(own, [(money[entry.fact.id], entry.fact) for entry in alike])
    stated = [entry.fact for entry in alike if money[entry.fact.id] in funds]
    of_all = {fact.id for fact in stated if of_money and money[fact.id] is Fund.ALL is not own}
    return [fact for fact in stated if fact.id not in of_all or agree(fact, best.fact)]


def _one_fund(fund: Fund, stated: Iterable[tuple[Fund, Fact]]) -> frozenset[Fund]:
    """The funds that are one here: where the tables print the same for a fund and for the wider one it is part of, the
    rest of the wider one is nothing, and a figure of either states the same."""
    printed_by: dict[Fund, set[object]] = defaultdict(set)
    for money, fact in stated:
        figure = exact(fact) if fact.from_cell and not fact.annex else None
        if figure is not None and figure.value:
            printed_by[money].add(figure.base)
    own = printed_by.get(fund, set())
    one = (
        other
        for other, figures in printed_by.items()
        if figures & own and (other in WIDER[fund] or fund in WIDER[other])
    )
    return frozenset({fund, *one})


def _beside(one: Fact, other: Fact) -> bool:
    """Whether two cells of a row stand in columns that only their own labels tell apart: 编制数 and 实有人数 of a body."""
    unnamed = one.measure is other.measure and one.measure in (Measure.COUNT, Measure.STATED)
    row = (one.filing, one.quote) == (other.filing, other.quote)
    return unnamed and row and one.from_cell and other.from_cell and one.column != other.column


def gather(best: Entry, candidates: Sequence[Entry], ask: Ask | None = None) -> Statement:
    """All statements of the quantity of `best`: the main one, those that agree, those that differ.

    The main one is a printed figure before a blank, then `best` where the `ask` names its place, else the statutory table,
    the body's prose, the annex, of the fund of `best` first; of those that agree with it the one that fits the question best
    comes first, then those of the same money.
    """
    placed = ask is not None and ask.place is not None
    same = _same(best, candidates, of_money=ask is not None and ask.fund is not None)
    stated = [fact for fact in same if not isinstance(fact.value, (Blank, Dash))] or same
    preferred = best.fact if best.fact in stated else min(stated, key=_place)
    fund = best.fact.scope.fund
    main = min(
        (
            fact
            for fact in stated
            if agree(fact, preferred)
            and _decimals(fact) >= _decimals(preferred)
            and (_limits(preferred) or not _limits(fact))
        ),
        key=lambda fact: (
            placed and fact is not best.fact,
            *_place(fact)[:2],
            fact.scope.fund is not fund,
            principal(fact) != best.own,
            _place(fact),
        ),
    )
    others = sorted(
        (fact for fact in stated if fact is not main),
        key=lambda fact: (fact is not best.fact, fact.scope.fund is not main.scope.fund, _place(fact)),
    )
    return Statement(
        main=main,
        agreeing=tuple(fact for fact in others if agree(fact, main)),
        differing=tuple(fact for fact in others if certain(fact) and certain(main) and not agree(fact, main)),
    )


def _limits(fact: Fact) -> bool:
    """Whether a figure is only a limit: 不少于300家."""
    return isinstance(fact.value, Amount) and fact.value.bound in (Bound.AT_LEAST, Bound.AT_MOST)


def _decimals(fact: Fact) -> int:
    """How many decimals a figure prints: a rounder one agrees with two that differ, and stands for neither."""
    exponent = fact.value.low.as_tuple().exponent if isinstance(fact.value, Amount) else 0
    return -exponent if isinstance(exponent, int) else 0


def _place(fact: Fact) -> tuple[bool, bool, int]:
    return fact.annex, not fact.from_cell, fact.span.start


def agree(one: Fact, other: Fact) -> bool:
    """Whether two statements of one quantity print the same, at the coarser printed precision."""
    if not isinstance(one.value, Amount) or not isinstance(other.value, Amount):
        return prints(one) == prints(other) or isinstance(one.value, Amount) != isinstance(
            other.value, Amount
        )
    return arithmetic.agree(_signed(one), _signed(other)) in (None, Agreement.AGREE)


def _signed(fact: Fact) -> tuple[Amount, str | None]:
    """The stated amount; a change with its direction as its sign (减少 25.00 % is -25 %)."""
    assert isinstance(fact.value, Amount)
    falls = set(fact.column) & FALLING and fact.value.low > 0
    return (replace(fact.value, low=-fact.value.low) if falls else fact.value), fact.unit
