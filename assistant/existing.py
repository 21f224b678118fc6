"""Whether there is some of what a yes-or-no question names: 有没有公务接待, 买车了吗.

Decides by figures: the amount, how many things it paid for, or the whole that it is a part of. A blank one is nought only where
sums prove it, and a whole decides only where it is nought itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.domain import Ask, Found, Judge, Judged, Missing, Result, Statement
from assistant.grounds import Decided, Figures, ground, missing, value
from assistant.nought import proved_nought
from assistant.shelf import Entry, principal
from assistant.tokens import covered, tokens, word_tokens
from ingest.fact import Amount, Fact
from ingest.names import canonical, plain

MONEY_UNITS = ("元", "千元", "万元", "亿元")
COST = re.compile(r"(?:经费|费用?|支出)+$")
"""What an item of money says behind the deed that it pays for."""
GOT = re.compile(r"(?:更新|购置|新购|新增|购买|购入|添置)+(?:公务用|公务|公)?车(?:辆)?$")
"""The deed that an account names, as a sentence counts it: 更新公务用车 5 辆."""
GOT_ONES = re.compile(r"(?:(?:本年|当年|实际)?(?:更新|购置|新购|新增|购买|购入|添置)[（()）]*)+(?:数量?)?")
"""The deed alone, told of the account that pays for it: 购置（更新）5 辆."""
BOUGHT, CARS, THREE = "公务用车购置费", "公务用车购置及运行维护费", "三公经费"
WHOLES = {
    BOUGHT: (CARS, THREE),
    "公务用车运行维护费": (CARS, THREE),
    **dict.fromkeys((CARS, "公务接待费", "因公出国（境）费"), (THREE,)),
}
"""What an item is a part of: where that is nought, so is the part."""
EXPLAINED = 0.8


def to_nothing(step: Judge, means: Figures) -> Decided | None:
    """Whether a figure says that there is something; a blank says nothing unless something proves it nought."""
    ask = step.asks[0] if step.asks else None
    if ask is None or not (ask.terms or ask.within or ask.codes or (ask.fund and ask.words)):
        return None
    found = means.find(ask)
    if isinstance(found, Missing):
        proof = proof_of(found, means)
        nought = Judged(verdict=False, ground=proof) if proof else _of_whole(ask, means)
        return _by_count(ask, means) or nought or found
    stated = value(found)
    if stated is None or (isinstance(found, Found) and not _says(ask, found.statement.main)):
        return None
    return Judged(verdict=stated.value != 0, ground=ground(found, _so_many(found, means)))


def proof_of(blank: Missing, means: Figures) -> tuple[Found, ...]:
    """The figures that prove a blank one nought."""
    if blank.fact is None or blank.ask is None:
        return ()
    facts = proved_nought(blank.fact, means.shelf(((blank.fact.filing, blank.fact.report),)))
    return tuple(Found(ask=blank.ask, statement=Statement(main=fact)) for fact in facts)


def _of_whole(ask: Ask, means: Figures) -> Judged | None:
    """That there is none of a part of which the whole is nought."""
    wholes = WHOLES.get(ask.terms[0], ()) if len(ask.terms) == 1 else ()
    for whole in wholes:
        found = means.find(replace(ask, terms=(whole,)))
        stated = value(found)
        if (
            isinstance(found, Found)
            and stated
            and not stated.value
            and principal(found.statement.main) == whole
        ):
            return Judged(verdict=False, ground=(found,))
    return None


def _by_count(ask: Ask, means: Figures) -> Judged | None:
    """By how many things of its kind were bought, where the money is not stated."""
    entries = means.shelf(ask.reports).entries
    deed = COST.sub("", ask.terms[0]) if len(ask.terms) == 1 else ""
    counted = [fact for fact in _counted(deed, entries) if ask.year in (None, fact.year)]
    if len({(fact.filing, fact.report, fact.year) for fact in counted}) != 1:
        return None
    found = Found(ask=ask, statement=Statement(main=counted[0]))
    stated = value(found)
    return Judged(verdict=stated.value != 0, ground=(found,)) if stated else None


def _so_many(found: Result, means: Figures) -> Result:
    """How many things the money of an item was spent on, where the report counts them: 公务用车购置数 0, 更新公务用车 5 辆."""
    main = found.statement.main if isinstance(found, Found) else None
    deed = COST.sub("", main.term) if main else ""
    if not isinstance(found, Found) or main is None or main.unit not in MONEY_UNITS or deed == main.term:
        return missing()
    entries = means.shelf(((main.filing, main.report),)).entries
    counted = [fact for fact in _counted(deed, entries) if fact.year == main.year]
    alike = [fact for fact in counted if fact.measure is main.measure or not fact.from_cell]
    return Found(ask=found.ask, statement=Statement(main=alike[0])) if alike else missing()


def _counted(deed: str, entries: tuple[Entry, ...]) -> Iterator[Fact]:
    """What the reports count of the things that a deed got."""
    cars = canonical(deed) == BOUGHT
    for fact in (entry.fact for entry in entries):
        if not deed or not isinstance(fact.value, Amount) or fact.unit in (*MONEY_UNITS, "%", None):
            continue
        named = fact.from_cell and fact.item.startswith(deed)
        told = GOT.fullmatch(fact.item) or fact.item.startswith(deed)
        of_it = canonical(fact.subject or "") == BOUGHT and GOT_ONES.fullmatch(fact.item)
        if named or (cars and fact.unit == "辆" and (told or of_it)):
            yield fact


def _says(ask: Ask, fact: Fact) -> bool:
    """Whether the figure is of the very item, not of the money spent on such things, and its own labels say all that
    the question asks besides."""
    if ask.terms and fact.unit in MONEY_UNITS and principal(fact) not in ask.terms:
        return False
    labels = (fact.item, *fact.row, *fact.column, fact.subject or "", fact.basis or "")
    return covered(word_tokens(ask.words), tokens(plain(" ".join(labels))), {}, 1.0) >= EXPLAINED
