"""Figures that belong together are of one money: the operands of one computation, the measures of one thing, a figure and its change.

Owns when figures are of one money and table, and the search for those that are. Whose money a question names is read in `assistant.measures`;
what it means where it names none is `assistant.distance`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain import Ask, Computed, Found, Missing, Operand, ReportKey, Result
from assistant.lookup import look_up
from assistant.shelf import Shelf, principal
from assistant.tokens import tokens, word_tokens
from assistant.whole_names import of_the_field
from ingest.fact import BUDGETS, Fact, Fund, Measure
from ingest.names import plain

Scope = tuple[Fund, str | None]
"""Whose money a figure is of, and of which table's definition."""
WIDENING = {Fund.ALL: 0, Fund.FISCAL: 1, Fund.GENERAL: 2}
"""How narrow money is, where one is within the other."""
DEFINED = (None, "基本支出明细")
"""The definitions by which one account is counted: another table's is another thing."""
OF_BUDGET = (*BUDGETS, Measure.COMPLETION)


def of_one_money(
    asks: Sequence[Ask], found: Sequence[Operand | Missing], shelf: Shelf
) -> list[Operand | Missing]:
    """The operands of a computation, all of the widest money and table of theirs that states every one of them, or as they are: 电费 of the
    table of basic expenditure is not added to all 培训费. Of the money that the question names the narrowest is meant."""
    stated = [one for one in found if isinstance(one, Found)]
    scopes = {_scope(one) for one in stated}
    if len(stated) < len(found) or len(scopes) < 2 or not all(map(_defined, scopes)):
        return list(found)
    if any(not set(ask.terms) <= of_the_field() for ask in asks):
        return list(found)  # whose money a project is paid of, no table of accounts says
    named = {ask.fund for ask in asks}
    if len(named) > 1 or any(ask.place for ask in asks):
        return list(found)  # each of its own money, or of the table that the question names
    order = sorted(scopes, key=lambda scope: WIDENING[scope[0]], reverse=named != {None})
    for scope in order:
        inside = _of(scope, shelf)
        again = [one for one in (_again(each, scope, inside) for each in stated) if one]
        if len({one.statement.main.id for one in again}) == len(stated):
            return [*again]
    return list(found)


def _again(found: Found, scope: Scope, inside: Shelf) -> Found | None:
    """The figure of the same thing in another money and table."""
    if _scope(found) == scope:
        return found
    other = look_up(replace(found.ask, fund=None), inside)
    same = isinstance(other, Found) and _alike(other.statement.main, found.statement.main)
    return other if same and isinstance(other, Found) else None


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two figures are of one thing and kind, whosever money they are."""
    things = (one.term, one.measure, one.year, one.organisation) == (
        other.term,
        other.measure,
        other.year,
        other.organisation,
    )
    return things and one.annex is other.annex


def _scope(found: Found) -> Scope:
    scope = found.statement.main.scope
    return scope.fund, scope.table


def _defined(scope: Scope) -> bool:
    return scope[0] in WIDENING and scope[1] in DEFINED


def _of(scope: Scope, shelf: Shelf) -> Shelf:
    """The figures of one money and table."""
    own = (one for one in shelf.entries if (one.fact.scope.fund, one.fact.scope.table) == scope)
    return Shelf(entries=tuple(own), years=shelf.years)


def measured(
    results: tuple[Result, ...], shelf_of: Callable[[Sequence[ReportKey]], Shelf]
) -> tuple[Result, ...]:
    """The results; what was spent of a thing, of the money whose budget or completion stands beside it, or that it is computed with
    beside it."""
    return tuple(
        _computed_with(one, results) or _with_completion(one, results, shelf_of) or one
        if isinstance(one, Found)
        else one
        for one in results
    )


def _computed_with(found: Found, results: Sequence[Result]) -> Found | None:
    """The same figure of other money in what is computed beside it, unless the question names its money: 预算和决算各多少，相差多少."""
    leaves = [leaf for one in results if isinstance(one, Computed) for leaf in one.leaves]
    main = found.statement.main
    if found.ask.fund or found.ask.place or any(leaf.statement.main.id == main.id for leaf in leaves):
        return None
    same = [
        leaf for leaf in leaves if _alike(leaf.statement.main, main) and leaf.ask.terms == found.ask.terms
    ]
    return same[0] if len(same) == 1 else None


def _with_completion(
    found: Found, results: Sequence[Result], shelf_of: Callable[[Sequence[ReportKey]], Shelf]
) -> Found | None:
    """What was spent of the thing and the money whose completion is told beside it: by one name 培训支出 is an account and 培训费 another."""
    if found.statement.main.measure is not Measure.FINAL or found.ask.fund:
        return None
    beside = next((one for one in results if isinstance(one, Found) and _completes(one, found)), None)
    if beside is None:
        return None
    term, scope = principal(beside.statement.main), _scope(beside)
    ask = found.ask if term == principal(found.statement.main) else replace(found.ask, terms=(term,))
    again = look_up(replace(ask, fund=None), _of(scope, shelf_of(ask.reports)))
    if not isinstance(again, Found):
        return None
    stated = again.statement.main
    return again if (principal(stated), stated.measure) == (term, Measure.FINAL) else None


def _completes(one: Found, found: Found) -> bool:
    """Whether a completion is told where what was spent was asked for in the same words, of another account or of narrower money."""
    other, main = one.statement.main, found.statement.main
    alike = (other.year, other.organisation) == (main.year, main.organisation)
    apart = other.scope.fund is not main.scope.fund or principal(other) != principal(main)
    asked = (one.ask.terms, one.ask.words) == (found.ask.terms, found.ask.words)
    asked = asked or (bool(_spoken(one.ask)) and _spoken(one.ask) <= _spoken(found.ask))
    return other.measure is Measure.COMPLETION and alike and apart and asked and _defined(_scope(one))


def _spoken(ask: Ask) -> frozenset[str]:
    """The words by which something was asked for."""
    return tokens(plain(ask.spoken)) | word_tokens(plain(ask.words))


def same_money(one: Found, other: Found) -> bool:
    """Whether two figures are of one money: the first may be printed alike for two appropriations; all money is no appropriation, for of
    another year it may have been more."""
    own, fund = one.statement.main.scope.fund, other.statement.main.scope.fund
    printed = {fact.scope.fund for fact in one.statement.agreeing} - {Fund.ALL}
    return fund is own or (own is not Fund.ALL and fund in printed)
