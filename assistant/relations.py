"""Whether the figures stand to each other as a yes-or-no question claims, one function for each thing that they are held against.

Decides by figures alone: what is lacking proves nothing, and a blank one is nought only where sums prove it. What sentences
say belongs to `assistant.told`, which of the two is asked to `assistant.judge`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from assistant.compute import failed, figure
from assistant.derive import direction, same_scope
from assistant.domain import (
    Against,
    Ask,
    Compute,
    Computed,
    Degree,
    Found,
    Judge,
    Judged,
    Lookup,
    Missing,
    Ranked,
    Reason,
    Relation,
    ReportKey,
    Result,
    Statement,
)
from assistant.indicators import at_most
from assistant.nought import beside, proved_nought, proved_whole
from assistant.reckon import as_one
from assistant.shelf import Shelf, principal
from assistant.tokens import covered, tokens, word_tokens
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.fact import BUDGETS, Amount, Fact, Measure
from ingest.names import plain

Decided = Judged | Missing
Value = Found | Computed | Missing
PARTS = {"基本支出": "项目支出", "项目支出": "基本支出"}
SPENDING = ("本年支出合计",)
MONEY_UNITS = ("元", "千元", "万元", "亿元")
ANY_UNIT = "个"
"""The word for anything that is counted."""
COST = re.compile(r"(?:经费|费用?|支出)$")
"""What an item of money says behind the deed that it pays for."""
EXPLAINED = 0.8


class Figures(Protocol):
    """Where figures come from."""

    def find(self, ask: Ask) -> Value:
        """The figure of one ask."""

    def run(self, step: Lookup | Compute) -> Result:
        """What a step finds."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""


def value(found: Result) -> Figure | None:
    """The exact figure of what was found or computed."""
    if isinstance(found, Computed):
        return Figure(value=found.value, unit=found.unit)
    return figure(found) if isinstance(found, Found) else None


def _pair(left: Result, right: Result) -> tuple[Figure, Figure] | None:
    """Two figures of one kind."""
    one, other = value(left), value(right)
    return (one, other) if one and other and one.dimension == other.dimension else None


def _same(left: Result, right: Result) -> bool:
    """Whether two questions found one and the same figure."""
    if not isinstance(left, Found) or not isinstance(right, Found):
        return False
    one, other = left.statement.main, right.statement.main
    return _same_thing(one, other) and (one.year, one.measure, one.scope) == (
        other.year,
        other.measure,
        other.scope,
    )


def _ground(*found: Result) -> tuple[Found | Computed, ...]:
    return tuple(one for one in found if isinstance(one, (Found, Computed)))


def _missing(*found: Result) -> Missing:
    """Why a figure is lacking; the first reason, a blank before nothing."""
    lacking = [one for one in found if isinstance(one, Missing)]
    known = [one for one in lacking if one.refusal.reason is not Reason.NO_ITEM]
    return (known or lacking or [failed(None, Reason.NO_ITEM)])[0]


def _operand(step: Judge, at: int, means: Figures) -> Result:
    """The figure that one of the questions in the question asks for; nothing where it asks for several."""
    steps = step.operands[at] if at < len(step.operands) else ()
    return means.run(steps[0]) if len(steps) == 1 else failed(None, Reason.NO_ITEM)


def _to_figure(step: Judge, means: Figures) -> Decided:
    """A figure held against one that the question names."""
    claim, degree = step.claim, step.claim.degree
    assert degree is not None
    found = _operand(step, 0, means)
    if isinstance(found, Missing) and not degree.value and (proof := _proof(found, means)):
        return Judged(verdict=claim.relation.holds(Decimal(0), degree.value), ground=proof)
    stated = value(found)
    if stated is None:
        return _missing(found)
    holds = _meets(stated, claim.relation, degree)
    return _missing() if holds is None else Judged(verdict=holds, ground=_ground(found))


def _meets(stated: Figure, relation: Relation, degree: Degree) -> bool | None:
    """Whether a figure stands so to the one that is claimed; nothing where they are of two kinds."""
    counted = stated.dimension not in (*MONEY_UNITS, "%")
    if degree.unit in (None, ANY_UNIT) and degree.value and not counted:
        return None
    claimed = Figure(value=degree.value, unit=stated.unit if degree.unit in (None, ANY_UNIT) else degree.unit)
    if not _same_kind(stated, claimed):
        return None
    if degree.about and relation is Relation.EQUAL:
        shown = arithmetic.convert(stated, claimed.unit).value
        return shown.quantize(claimed.value, rounding=ROUND_HALF_UP) == claimed.value
    return relation.holds(stated.base, claimed.base)


def _same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures are counted alike: 台 and 台（套） are."""
    kinds = one.dimension, other.dimension
    return kinds[0] == kinds[1] or (
        min(map(len, kinds)) > 0 and any(kinds[0] in kind and kinds[1] in kind for kind in kinds)
    )


def _to_another(step: Judge, means: Figures) -> Decided:
    """Two figures held against each other."""
    left, right = _operand(step, 0, means), _operand(step, 1, means)
    pair = _pair(left, right)
    if pair is None or _same(left, right):  # a figure is not held against itself
        return _missing(left, right)
    return Judged(verdict=step.claim.relation.holds(pair[0].base, pair[1].base), ground=_ground(left, right))


def _to_itself(step: Judge, means: Figures) -> Decided:
    """Whether a filing states one quantity alike wherever it does: in a table and in prose, in two tables."""
    found = _operand(step, 0, means)
    statement = found.statement if isinstance(found, Found) else None
    if statement is None or not (statement.agreeing or statement.differing):
        return _missing(found)
    return Judged(verdict=not statement.differing, ground=_ground(found))


def _to_year_before(step: Judge, means: Figures) -> Decided:
    """How a figure moved since another year: by its stated change, else by both years' figures."""
    claim, found = step.claim, _operand(step, 0, means)
    change = None if "预算" in (_basis(found) or "") else _change(found)
    if change is None:
        return _missing(found)
    ground = found.leaves if isinstance(found, Computed) else _ground(found, _otherwise(found, means))
    if claim.degree is None:
        return Judged(verdict=claim.relation.holds(change.value, Decimal(0)), ground=ground)
    if change.value and (change.value < 0) is not claim.falls:
        return Judged(verdict=False, ground=_ground(found, _otherwise(found, means)))
    holds = _meets(replace(change, value=abs(change.value)), claim.relation, claim.degree)
    if holds is None:
        return _missing()
    return Judged(verdict=holds, ground=_ground(found, _otherwise(found, means)))


def _otherwise(found: Result, means: Figures) -> Result:
    """A stated change in percent, or the amount of one that is stated in percent, where the same sentence has both."""
    stated = found.statement.main if isinstance(found, Found) else None
    measure = {Measure.CHANGE: Measure.CHANGE_RATE, Measure.CHANGE_RATE: Measure.CHANGE}
    if not isinstance(found, Found) or stated is None or stated.measure not in measure:
        return _missing()
    other = means.find(replace(found.ask, measure=measure[stated.measure], unit=None))
    alike = isinstance(other, Found) and other.statement.main.quote == stated.quote
    return other if alike and direction(other) == direction(found) else _missing()


def _change(found: Result) -> Figure | None:
    """A change with its sign."""
    stated = value(found)
    if stated is None:
        return None
    if isinstance(found, Computed):
        this, last = (value(one) for one in found.leaves[:2]) if len(found.leaves) == 2 else (None, None)
        if this is None or last is None or this.dimension != last.dimension:
            return None
        years = [one.statement.main.year for one in found.leaves]
        rises = this.base > last.base if years[0] > years[1] else this.base < last.base
        return replace(stated, value=abs(stated.value) if rises else -abs(stated.value))
    way = direction(found) if isinstance(found, Found) else None
    if way is None and stated.value:
        return None
    return replace(stated, value=abs(stated.value) if way == "增加" else -abs(stated.value))


def _to_budget(step: Judge, means: Figures) -> Decided:
    """Spending held against the budget that the question names, or against any."""
    if not step.asks:
        return _missing()
    ask = next((one for one in step.asks if one.measure in BUDGETS), step.asks[0])
    if not (ask.terms or ask.words or ask.codes):
        ask = replace(ask, terms=SPENDING)
    named = (ask.measure,) if ask.measure in BUDGETS else ()
    adjusted = (Measure.ADJUSTED_BUDGET,) if step.claim.relation is Relation.AT_LEAST else ()
    spent = means.find(replace(ask, measure=Measure.FINAL, unit=None))
    budget: Value = _missing(spent)
    for measure in (*named, *adjusted, Measure.BUDGET):
        budget = means.find(replace(ask, measure=measure, unit=None))
        pair = _pair(spent, budget)
        if pair and isinstance(spent, Found) and isinstance(budget, Found) and same_scope(spent, budget):
            return Judged(
                verdict=step.claim.relation.holds(pair[0].base, pair[1].base), ground=(spent, budget)
            )
    return _by_rate(ask, step.claim.relation, means) or _missing(spent, budget)


def _by_rate(ask: Ask, relation: Relation, means: Figures) -> Judged | None:
    """The completion rate, or the distance from the budget, that the filing prints where it does not print both amounts."""
    rate = means.find(replace(ask, measure=Measure.COMPLETION, unit=None))
    stated = value(rate)
    if stated is not None and stated.unit == "%":
        return Judged(verdict=relation.holds(stated.value, Decimal(100)), ground=_ground(rate))
    beyond = means.find(
        replace(ask, measure=Measure.CHANGE, unit=None, hints=f"{ask.hints} {Measure.INITIAL_BUDGET}")
    )
    change = _change(beyond) if isinstance(beyond, Found) else None
    if change is None or "预算" not in (_basis(beyond) or ""):
        return None
    return Judged(verdict=relation.holds(change.value, Decimal(0)), ground=_ground(beyond))


def _basis(found: Result) -> str | None:
    """What a change is counted from."""
    return found.statement.main.basis if isinstance(found, Found) else None


def _to_target(step: Judge, means: Figures) -> Decided:
    """What was done held against the target."""
    if not step.asks:
        return _missing()
    ask = as_one(step.asks) or step.asks[0]  # a project, and an indicator of it
    done = means.find(replace(ask, measure=Measure.ACTUAL, unit=None))
    target = means.find(replace(ask, measure=Measure.TARGET, unit=None))
    pair = _pair(done, target)
    if pair is None or not isinstance(target, Found):
        return _missing(done, target)
    relation = Relation.AT_MOST if at_most(target.statement.main) else step.claim.relation
    return Judged(verdict=relation.holds(pair[0].base, pair[1].base), ground=_ground(done, target))


def _to_whole(step: Judge, means: Figures) -> Decided:
    """Whether a part is all of its whole: both print the same; else the share that is printed says so."""
    part, whole, share = (_operand(step, at, means) for at in range(3))
    if pair := _pair(part, whole):
        return Judged(verdict=pair[0].base == pair[1].base, ground=_ground(part, whole, _rest(part, means)))
    stated = value(share)
    if stated is None or stated.unit != "%":
        return _missing(part, whole, share)
    return Judged(verdict=stated.value == 100, ground=_ground(share))


def _rest(part: Result, means: Figures) -> Result:
    """The other part of expenditure, where the first is one of its two parts."""
    ask = part.ask if isinstance(part, Found) else None
    name = next((term for term in ask.terms if term in PARTS), None) if ask else None
    if ask is None or name is None or len(ask.terms) < 2:
        return failed(None, Reason.NO_ITEM)
    others = tuple(term for term in ask.terms if term != name)
    return means.find(replace(ask, terms=(*others, PARTS[name]), part=None))


def _among(step: Judge, means: Figures) -> Decided:
    """The place of a thing in the order of those that it is listed with."""
    thing, degree = _operand(step, len(step.operands) - 1, means), step.claim.degree
    if degree is None or not isinstance(thing, Found) or (mine := figure(thing)) is None:
        return _missing(thing)
    listed, complete = _listed(step, thing, means)
    figures = [(one, stated) for one in listed if (stated := figure(one))]
    if not any(_same_thing(one.statement.main, thing.statement.main) for one in listed):
        return _missing()
    ahead = [one for one, stated in figures if step.claim.relation.holds(stated.base, mine.base)]
    level = [one for one, stated in figures if stated.base == mine.base]
    first = int(degree.value)
    if not complete and len(ahead) < first:
        return _missing()
    return Judged(verdict=len(ahead) < first <= len(ahead) + len(level), ground=(thing, *ahead[:first]))


def _listed(step: Judge, thing: Found, means: Figures) -> tuple[Sequence[Found], bool]:
    """What a thing is listed with, and whether that is all: what the question ranks, else its table."""
    if len(step.operands) > 1:
        ranked = _operand(step, 0, means)
        entries = ranked.entries if isinstance(ranked, Ranked) else ()
        stated = [one for one in entries if isinstance(one, Found)]
        return stated, isinstance(ranked, Ranked) and not ranked.missing and len(stated) == len(entries)
    main = thing.statement.main
    facts = beside(main, means.shelf(((main.filing, main.report),)))
    whole = proved_whole(main, means.shelf(((main.filing, main.report),)))
    return [Found(ask=thing.ask, statement=Statement(main=fact)) for fact in facts], whole


def _same_thing(one: Fact, other: Fact) -> bool:
    return one.organisation == other.organisation and principal(one) == principal(other)


def _each(step: Judge, means: Figures) -> Decided:
    """Whether all of a list meet the condition: the ground is what does not, else all of it."""
    ranked, degree = _operand(step, 0, means), step.claim.degree
    if not isinstance(ranked, Ranked) or degree is None:
        return _missing(ranked)
    met = [
        (one, _meets(stated, step.claim.relation, degree))
        for one in ranked.entries
        if (stated := figure(one))
    ]
    failing = tuple(one for one, holds in met if holds is False)
    if not failing and (ranked.missing or any(holds is None for _, holds in met)):
        return _missing()
    return Judged(verdict=not failing, ground=failing or tuple(one for one, _ in met))


def _to_nothing(step: Judge, means: Figures) -> Decided | None:
    """Whether a figure says that there is something; a blank says nothing unless the sums prove it nought."""
    ask = step.asks[0] if step.asks else None
    if ask is None or not (ask.terms or ask.within or ask.codes):
        return None
    found = means.find(ask)
    if isinstance(found, Missing):
        proof = _proof(found, means)
        return Judged(verdict=False, ground=proof) if proof else found
    stated = value(found)
    if stated is None or (isinstance(found, Found) and not _says(ask, found.statement.main)):
        return None
    return Judged(verdict=stated.value != 0, ground=_ground(found, _so_many(found, means)))


def _so_many(found: Result, means: Figures) -> Result:
    """How many things the money of an item was spent on, where a table counts them by the name of that item: 公务用车购置数 0."""
    main = found.statement.main if isinstance(found, Found) else None
    deed = COST.sub("", main.term) if main else ""
    if not isinstance(found, Found) or main is None or main.unit not in MONEY_UNITS or deed == main.term:
        return _missing()
    entries = means.shelf(((main.filing, main.report),)).entries
    counted = [
        entry.fact
        for entry in entries
        if entry.fact.from_cell
        and entry.fact.year == main.year
        and entry.fact.item.startswith(deed)
        and isinstance(entry.fact.value, Amount)
        and entry.fact.unit not in (*MONEY_UNITS, "%", None)
    ]
    alike = [fact for fact in counted if fact.measure is main.measure]
    return Found(ask=found.ask, statement=Statement(main=alike[0])) if alike else _missing()


def _proof(blank: Missing, means: Figures) -> tuple[Found, ...]:
    """The figures that prove a blank one nought."""
    if blank.fact is None or blank.ask is None:
        return ()
    facts = proved_nought(blank.fact, means.shelf(((blank.fact.filing, blank.fact.report),)))
    return tuple(Found(ask=blank.ask, statement=Statement(main=fact)) for fact in facts)


def _says(ask: Ask, fact: Fact) -> bool:
    """Whether the figure is of the very item, not of the money spent on such things, and its own labels say all that
    the question asks besides."""
    if ask.terms and fact.unit in MONEY_UNITS and principal(fact) not in ask.terms:
        return False
    labels = (fact.item, *fact.row, *fact.column, fact.subject or "", fact.basis or "")
    return covered(word_tokens(ask.words), tokens(plain(" ".join(labels))), {}, 1.0) >= EXPLAINED


def _undecided(step: Judge, means: Figures) -> None:
    """No figure decides what is told in words."""


BY_FIGURES: dict[Against, Callable[[Judge, Figures], Decided | None]] = {
    Against.FIGURE: _to_figure,
    Against.OTHER: _to_another,
    Against.BUDGET: _to_budget,
    Against.TARGET: _to_target,
    Against.BEFORE: _to_year_before,
    Against.ITSELF: _to_itself,
    Against.WHOLE: _to_whole,
    Against.LISTED: _among,
    Against.EACH: _each,
    Against.NOTHING: _to_nothing,
    Against.WORDS: _undecided,
}
"""How each kind of claim is decided."""
