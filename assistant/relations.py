"""Whether the figures stand to each other as a yes-or-no question claims, one function for each thing that they are held against.

Decides by figures alone: what is lacking proves nothing, and a blank one is nought only where sums prove it. What sentences
say belongs to `assistant.told`, which of the two is asked to `assistant.judge`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from assistant.aims import aimed_at
from assistant.compute import failed, figure, guarded, share
from assistant.derive import direction, same_scope
from assistant.domain import (
    Against,
    Ask,
    Computed,
    Degree,
    Found,
    Judge,
    Judged,
    Missing,
    Operation,
    Ranked,
    Reason,
    Relation,
    Result,
    Statement,
)
from assistant.existing import MONEY_UNITS, proof_of, to_nothing
from assistant.grounds import (
    Decided,
    Figures,
    Value,
    added_up,
    ground,
    missing,
    operand,
    pair_of,
    same,
    same_thing,
    value,
)
from assistant.indicators import at_most
from assistant.nought import beside, proved_whole
from assistant.reckon import as_one
from assistant.shelf import principal
from assistant.tokens import tokens
from assistant.whole_names import SPENDING
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.fact import BUDGETS, Measure
from ingest.names import plain

PARTS = {"基本支出": "项目支出", "项目支出": "基本支出"}
ANY_UNIT = "个"
"""The word for anything that is counted."""


def _to_figure(step: Judge, means: Figures) -> Decided:
    """A figure held against one that the question names."""
    claim, degree = step.claim, step.claim.degree
    assert degree is not None
    found = operand(step, 0, means)
    if isinstance(found, Missing) and not degree.value and (proof := proof_of(found, means)):
        return Judged(verdict=claim.relation.holds(Decimal(0), degree.value), ground=proof)
    if isinstance(found, Missing) and len(step.operands) > 2:
        found = _part_of(step, means) or found
    stated = value(found)
    if stated is None:
        return missing(found)
    holds = _meets(stated, claim.relation, degree)
    if holds is None:
        return missing()
    return Judged(verdict=holds, ground=ground(found, *_sides(step, found, means)))


def _part_of(step: Judge, means: Figures) -> Computed | None:
    """The share that a part has of a whole, each looked up by itself."""
    part, whole = operand(step, 1, means), operand(step, 2, means)
    if not isinstance(part, Found) or not isinstance(whole, Found) or not pair_of(part, whole):
        return None
    one, other = part.statement.main, whole.statement.main
    alike = (one.organisation, one.year, one.scope.fund) == (other.organisation, other.year, other.scope.fund)
    return (
        guarded(lambda: share(part, whole, Operation.SHARE, None))
        if alike and not same(part, whole)
        else None
    )


def _sides(step: Judge, share: Result, means: Figures) -> tuple[Result, ...]:
    """The part and the whole that a share is said to be of, where the share is stated and not computed from them."""
    if len(step.operands) < 3 or not isinstance(share, Found):
        return ()
    both = operand(step, 1, means), operand(step, 2, means)
    return both if all(isinstance(one, Found) for one in both) and not same(*both) else ()


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
        rounding = ROUND_DOWN if degree.over else ROUND_HALF_UP
        return shown.quantize(claimed.value, rounding=rounding) == claimed.value
    return relation.holds(stated.base, claimed.base)


def _same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures are counted alike: 台 and 台（套） are."""
    kinds = one.dimension, other.dimension
    return kinds[0] == kinds[1] or (
        min(map(len, kinds)) > 0 and any(kinds[0] in kind and kinds[1] in kind for kind in kinds)
    )


def _to_another(step: Judge, means: Figures) -> Decided:
    """Two figures held against each other."""
    left, right = operand(step, 0, means), operand(step, 1, means)
    if same(left, right):
        left = added_up(step, means) or left
    pair = pair_of(left, right)
    if pair is None or same(left, right):  # a figure is not held against itself
        return missing(left, right)
    return Judged(verdict=step.claim.relation.holds(pair[0].base, pair[1].base), ground=ground(left, right))


def _to_itself(step: Judge, means: Figures) -> Decided:
    """Whether a filing states one quantity alike wherever it does: in a table and in prose, in two tables."""
    found = operand(step, 0, means)
    statement = found.statement if isinstance(found, Found) else None
    if statement is None or not (statement.agreeing or statement.differing):
        return missing(found)
    return Judged(verdict=not statement.differing, ground=ground(found))


def _to_year_before(step: Judge, means: Figures) -> Decided:
    """How a figure moved since another year: by its stated change, else by both years' figures."""
    claim, found = step.claim, operand(step, 0, means)
    change = None if "预算" in (_basis(found) or "") else _change(found)
    if change is None:
        return missing(found)
    stood_on = found.leaves if isinstance(found, Computed) else ground(found, _otherwise(found, means))
    if claim.degree is None:
        return Judged(verdict=claim.relation.holds(change.value, Decimal(0)), ground=stood_on)
    if change.value and (change.value < 0) is not claim.falls:
        return Judged(verdict=False, ground=ground(found, _otherwise(found, means)))
    holds = _meets(replace(change, value=abs(change.value)), claim.relation, claim.degree)
    if holds is None:
        return missing()
    return Judged(verdict=holds, ground=ground(found, _otherwise(found, means)))


def _otherwise(found: Result, means: Figures) -> Result:
    """A stated change in percent, or the amount of one that is stated in percent, where the same sentence has both."""
    stated = found.statement.main if isinstance(found, Found) else None
    measure = {Measure.CHANGE: Measure.CHANGE_RATE, Measure.CHANGE_RATE: Measure.CHANGE}
    if not isinstance(found, Found) or stated is None or stated.measure not in measure:
        return missing()
    other = means.find(replace(found.ask, measure=measure[stated.measure], unit=None))
    if not isinstance(other, Found) or other.statement.main.quote != stated.quote:
        return missing()
    return other if direction(other) == direction(found) else missing()


def _change(found: Result) -> Figure | None:
    """A change with its sign."""
    stated = value(found)
    if stated is None:
        return None
    if isinstance(found, Computed):
        this, last = (value(one) for one in found.leaves[:2]) if len(found.leaves) == 2 else (None, None)
        if this is None or last is None or this.dimension != last.dimension:
            return None
        if not same_thing(*(leaf.statement.main for leaf in found.leaves)):  # one holds more than the other
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
        return missing()
    ask = next((one for one in step.asks if one.measure in BUDGETS), step.asks[0])
    if not (ask.terms or ask.words or ask.codes):
        ask = replace(ask, terms=(SPENDING,))
    named = (ask.measure,) if ask.measure in BUDGETS else ()
    adjusted = (Measure.ADJUSTED_BUDGET,) if step.claim.relation is Relation.AT_LEAST else ()
    spent = means.find(replace(ask, measure=Measure.FINAL, unit=None))
    budget: Value = missing(spent)
    for measure in (*named, *adjusted, Measure.BUDGET):
        budget = means.find(replace(ask, measure=measure, unit=None))
        pair = pair_of(spent, budget)
        both = isinstance(spent, Found) and isinstance(budget, Found) and same_scope(spent, budget)
        if pair and both and not _of_another_project(spent, budget, ask):
            return Judged(
                verdict=step.claim.relation.holds(pair[0].base, pair[1].base), ground=ground(spent, budget)
            )
    return _by_rate(ask, step.claim.relation, means) or missing(spent, budget)


def _of_another_project(spent: Value, budget: Value, ask: Ask) -> bool:
    """Whether only one of two figures is told of something, of which the question says nothing: a project's budget is none of a whole fund."""
    facts = [one.statement.main for one in (spent, budget) if isinstance(one, Found)]
    subjects = {fact.subject for fact in facts}
    said = tokens(plain(f"{ask.said} {' '.join(map(principal, facts))}"))
    return len(subjects) > 1 and not any(tokens(plain(name)) & said for name in subjects if name)


def _by_rate(ask: Ask, relation: Relation, means: Figures) -> Judged | None:
    """The completion rate, or the distance from the budget, that the filing prints where it does not print both amounts."""
    rate = means.find(replace(ask, measure=Measure.COMPLETION, unit=None))
    stated = value(rate)
    if stated is not None and stated.unit == "%":
        return Judged(verdict=relation.holds(stated.value, Decimal(100)), ground=ground(rate))
    beyond = means.find(
        replace(ask, measure=Measure.CHANGE, unit=None, hints=f"{ask.hints} {Measure.INITIAL_BUDGET}")
    )
    change = _change(beyond) if isinstance(beyond, Found) else None
    if change is None or "预算" not in (_basis(beyond) or ""):
        return None
    return Judged(
        verdict=relation.holds(change.value, Decimal(0)), ground=ground(_spent(beyond, means), beyond)
    )


def _spent(beyond: Result, means: Figures) -> Result:
    """What was spent of the item whose distance from its budget is printed, where the same report has it."""
    if not isinstance(beyond, Found):
        return missing()
    main = beyond.statement.main
    found = means.find(
        replace(beyond.ask, terms=(main.term,), words="", measure=Measure.FINAL, unit=None, hints="")
    )
    alike = isinstance(found, Found) and same_thing(found.statement.main, main) and same_scope(beyond, found)
    return found if alike else missing()


def _basis(found: Result) -> str | None:
    """What a change is counted from."""
    return found.statement.main.basis if isinstance(found, Found) else None


def _to_target(step: Judge, means: Figures) -> Decided:
    """What was done held against the target."""
    if not step.asks:
        return missing()
    ask = as_one(step.asks) or step.asks[0]  # a project, and an indicator of it
    target = means.find(replace(ask, measure=Measure.TARGET, unit=None))
    done = means.find(replace(ask, measure=Measure.ACTUAL, unit=None))
    done = _beside_target(target, means) if isinstance(done, Missing) else done
    if not _of_one_aim(done, target) and (aim := aimed_at(ask, means.shelf(ask.reports))):
        target, done = (Found(ask=ask, statement=Statement(main=one.fact)) for one in aim)
    elif not _of_one_aim(done, target):
        return missing(done, target)
    pair = pair_of(done, target)
    if pair is None or not isinstance(target, Found):
        return missing(done, target)
    limit = at_most(target.statement.main)
    if step.claim.relation is Relation.AT_MOST and not limit:  # a limit is claimed, and this is none
        return missing()
    relation = Relation.AT_MOST if limit else step.claim.relation
    return Judged(verdict=relation.holds(pair[0].base, pair[1].base), ground=ground(done, target))


def _of_one_aim(done: Value, target: Value) -> bool:
    """Whether what was done and what was to be done are of one thing, and can be compared: two cells of different rows are not."""
    if not isinstance(done, Found) or not isinstance(target, Found) or not pair_of(done, target):
        return False
    one, other = done.statement.main, target.statement.main
    rows = [(fact.filing, fact.table, fact.row) for fact in (one, other) if fact.from_cell]
    return len(set(rows)) == 1 if len(rows) == 2 else same_thing(one, other)


def _beside_target(target: Value, means: Figures) -> Value:
    """The figure that a sentence prints with its target: 满意度87.4%（目标值90%）."""
    if not isinstance(target, Found):
        return missing(target)
    main = target.statement.main
    done = means.find(replace(target.ask, terms=(main.term,), words="", measure=None, unit=None))
    stated = done.statement.main if isinstance(done, Found) else None
    of_it = stated and same_thing(stated, main) and (stated.quote, stated.year) == (main.quote, main.year)
    return done if of_it and stated and stated.measure is Measure.STATED else missing()


def _to_whole(step: Judge, means: Figures) -> Decided:
    """Whether a part is all of its whole: both print the same; else the share that is printed says so."""
    part, whole, share = (operand(step, at, means) for at in range(3))
    if same(part, whole):  # where the whole is not printed, its name is taken for the part's
        return missing()
    if pair := pair_of(part, whole):
        return Judged(verdict=pair[0].base == pair[1].base, ground=ground(part, whole, _rest(part, means)))
    stated = value(share)
    if stated is None or stated.unit != "%":
        return missing(part, whole, share)
    return Judged(verdict=stated.value == 100, ground=ground(share))


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
    thing, degree = operand(step, len(step.operands) - 1, means), step.claim.degree
    if degree is None or not isinstance(thing, Found) or (mine := figure(thing)) is None:
        return missing(thing)
    listed, complete = _listed(step, thing, means)
    figures = [(one, stated) for one in listed if (stated := figure(one))]
    if not any(same_thing(one.statement.main, thing.statement.main) for one in listed):
        return missing()
    ahead = [one for one, stated in figures if step.claim.relation.holds(stated.base, mine.base)]
    level = [one for one, stated in figures if stated.base == mine.base]
    first = int(degree.value)
    if not complete and len(ahead) < first:
        return missing()
    return Judged(verdict=len(ahead) < first <= len(ahead) + len(level), ground=(thing, *ahead[:first]))


def _listed(step: Judge, thing: Found, means: Figures) -> tuple[Sequence[Found], bool]:
    """What a thing is listed with, and whether that is all: what the question ranks, else its table."""
    if len(step.operands) > 1:
        ranked = operand(step, 0, means)
        entries = ranked.entries if isinstance(ranked, Ranked) else ()
        stated = [one for one in entries if isinstance(one, Found)]
        return stated, isinstance(ranked, Ranked) and not ranked.missing and len(stated) == len(entries)
    main = thing.statement.main
    facts = beside(main, means.shelf(((main.filing, main.report),)))
    whole = proved_whole(main, means.shelf(((main.filing, main.report),)))
    return [Found(ask=thing.ask, statement=Statement(main=fact)) for fact in facts], whole


def _each(step: Judge, means: Figures) -> Decided:
    """Whether all of a list meet the condition: the ground is what does not, else all of it."""
    ranked, degree = operand(step, 0, means), step.claim.degree
    if not isinstance(ranked, Ranked) or degree is None:
        return missing(ranked)
    met = [
        (one, _meets(stated, step.claim.relation, degree))
        for one in ranked.entries
        if (stated := figure(one))
    ]
    failing = tuple(one for one, holds in met if holds is False)
    if not failing and (ranked.missing or any(holds is None for _, holds in met)):
        return missing()
    return Judged(verdict=not failing, ground=failing or tuple(one for one, _ in met))


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
    Against.NOTHING: to_nothing,
    Against.WORDS: _undecided,
}
"""How each kind of claim is decided."""
