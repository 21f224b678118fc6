"""What a turn only points at beside what the turn before it was answered with: the others of the same kind (另一个呢), the budget
that its money belongs to (这一类预算)."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.another import OF_ONE_BUDGET
from assistant.condition import DIGITS
from assistant.domain import Ask, Found
from assistant.lookup import found_by, look_up
from assistant.shelf import TOTALS, Entry, Shelf
from assistant.whole_names import SPENDING
from ingest.fact import Amount, Fact

OTHERS = re.compile(
    r"(?:除了?[这那它](?:个|项|笔|类)?(?:之?外|以外)?[，,]?)?(?:还有|那|剩下的?|另外?的?|其[余他]的?)那?"
    r"(?:(?P<several>[一二两三四五六七八九几]?)(?:个|项(?!目)|类(?!别)|种|笔|家|样)|(?<=其[余他]))(?:主要|重点)?的?(?P<noun>[一-鿿]{0,4}?)"
    r"(?:各?(?:是|有|花了?|得了?|为)?多少.{0,3})?(?:呢|$)"
)
"""Which others are meant, and how many of them."""
KINDS = re.compile(r"项目|专项|部分|指标|科目|采购|类别|支出")
"""What the others may be called together."""
BUDGET = re.compile(
    r"(?:[这那该此](?:一|个|项|类|种|本)*|同一?类|所属|所在)的?(?:预算|账)(?!数|额|是|为|有|多少)"
)
MOST = 4
"""More others than these are a list, and not what is pointed at."""


def others(ask: Ask, before: Ask, shelf: Shelf) -> tuple[Found, ...]:
    """The figures of what stands beside the thing that the turn before asked for, in the same form, where `ask` points at
    them and there are as many as it says."""
    pointed = OTHERS.search(re.sub(r"[\s？?。]", "", ask.said))
    if pointed is None or not set(ask.terms) <= set(before.terms) or KINDS.sub("", pointed["noun"]):
        return ()
    measures = (ask.measure, before.measure) if ask.measure else (before.measure,)
    asked = (look_up(replace(before, measure=measure), shelf) for measure in measures)
    answered = next((one for one in asked if isinstance(one, Found)), None)
    number = DIGITS.get(pointed["several"] or "")
    stated = (answered.statement.main, *answered.statement.agreeing) if answered else ()
    for said in (*stated, *(_stated(stated[0], shelf) if stated else ())):
        beside = _less_total(said, _beside(said, shelf))
        if beside and len(beside) <= MOST and len(beside) == (number or len(beside)):
            found = (found_by(ask, entry, shelf.entries) for entry in beside)
            return tuple(one for one in found if isinstance(one, Found))
    return ()


def its_budget(ask: Ask, before: Ask, shelf: Shelf) -> Ask | None:
    """The ask with the one budget that prints the item of the turn before, where `ask` points at that; nothing where it points
    at none."""
    if ask.fund is not None or not BUDGET.search(ask.said):
        return None
    funds = {
        entry.fact.scope.fund
        for entry in shelf.entries
        if entry.key in ask.reports
        and entry.own_names & set(before.terms)
        and isinstance(entry.fact.value, Amount)
    } & set(OF_ONE_BUDGET)
    if len(funds) != 1:
        return None
    fund = funds.pop()
    return (
        replace(ask, terms=(f"{fund.value}支出",), assumed=False)
        if ask.terms == (SPENDING,)
        else replace(ask, fund=fund)
    )


def _stated(main: Fact, shelf: Shelf) -> list[Fact]:
    """Wherever else the report states a fact of the same thing."""
    same = (main.filing, main.report, main.year, main.measure, main.value)
    facts = [entry.fact for entry in shelf.entries]
    again = [one for one in facts if (one.filing, one.report, one.year, one.measure, one.value) == same]
    return [
        main,
        *(one for one in again if main.subject == one.subject and (one.subject or one.term == main.term)),
    ]


def _beside(said: Fact, shelf: Shelf) -> list[Entry]:
    """What is stated in the form of a fact of other things: in its column of the table, in its sentence, else in its section."""
    here: dict[str, Entry] = {}
    for entry in shelf.entries:
        if _alike(entry.fact, said) and entry.fact.term not in TOTALS and _of_another(entry.fact, said):
            here.setdefault(entry.fact.subject or entry.own, entry)
    breath = [entry for entry in here.values() if entry.fact.quote == said.quote]
    return breath if breath and not said.from_cell else list(here.values())


def _less_total(said: Fact, beside: list[Entry]) -> list[Entry]:
    """What stands beside a fact without what all of them add up to."""
    values = {id(entry): entry.fact.value.low for entry in beside if isinstance(entry.fact.value, Amount)}
    own = said.value.low if isinstance(said.value, Amount) else None
    whole = sum(values.values(), own or Decimal(0))
    return [entry for entry in beside if own is None or 2 * values[id(entry)] != whole]


def _alike(fact: Fact, main: Fact) -> bool:
    """Whether a fact states the same of a thing beside it: in the same column of a table, or in the sentences of a section."""
    same = (fact.filing, fact.report, fact.year, fact.measure, fact.unit, fact.table, fact.section) == (
        main.filing,
        main.report,
        main.year,
        main.measure,
        main.unit,
        main.table,
        main.section,
    )
    level = len(fact.row) == len(main.row) and len(fact.code or "") == len(main.code or "")
    return same and fact.column == main.column and level and isinstance(fact.value, Amount)


def _of_another(fact: Fact, main: Fact) -> bool:
    """Whether a fact is of another thing, and not of the same one by another name."""
    if fact.subject is not None and main.subject is not None:
        return fact.subject != main.subject
    return fact.term != main.term and fact.row[:-1] == main.row[:-1]
