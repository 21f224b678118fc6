"""Whether a figure is of another thing than a question asks for, though its name has the question's words.

Owns these kinds of another thing: another account, other money, what is left of the money, a thing told together with others, what was not done, those who
took part for those who are there, what there is altogether for what was added, an
area for money. How well a
figure's words fit belongs to `assistant.fit`.
"""

import re
from collections.abc import Iterable

from assistant import cues
from assistant.condition import ECONOMIC, classified
from assistant.counted import COUNTED
from assistant.counting import PERSONS
from assistant.distance import FUNDS, OTHER_FUND, names_fund, other_fund
from assistant.domain import Ask
from assistant.shelf import WHOLE_BODY, WHOLE_SCORE, Entry
from assistant.statement import MONEY
from assistant.tokens import tokens
from assistant.whole_names import (
    accounts_of_the_field,
    economic_accounts,
    functional_accounts,
    never_another,
    of_a_row,
    of_the_field,
)
from assistant.withheld import ATTENDED, HEADCOUNT
from ingest.fact import Fund, Measure
from ingest.names import canonical, plain

LEFT_OVER = re.compile("结[余转]")
"""What is left of some money, which is not what was spent or received of it."""
NEGATED = re.compile("[少未没欠不](?=([一-鿿]{2}))")
"""What turns a verb around: 少到位, 未支出."""
NOT_OF = re.compile("(?<![除是并莫无含括和及与或、])非(?![常要得])(?=([一-鿿]{2}))")
"""Right before a name where just what it does not name is meant: 非财政拨款."""
ADDED, ALTOGETHER = "新增", re.compile("累[计积]")
"""What came on top of what there was, and what there is with that."""
DIMENSIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("收入|收益|租金|价款", tuple(MONEY)),
    ("里程|总?长度|全长|总长", ("米", "公里", "千米", "里", "延米")),
    ("总?面积", ("平方米", "㎡", "m2", "m²", "平方公里", "平方千米", "亩", "公顷")),
)
"""Nouns of what is measured, and the units in which it is."""
DIMENSION_ASKED = re.compile(
    f"({'|'.join(nouns for nouns, _ in DIMENSIONS)})(?:一共|总共)?(?:是|为|有)?(?:多少|几|多[长大])?[?？。]*$"
)
"""What ends a question for one of them."""
UNDONE_ASKED = re.compile(f"(?:多少|几)(?:{COUNTED})?(?:还|尚|都|仍)?(?:没有?|未)[一-鿿]")
"""What asks how many are still to be done: 多少件没办完."""
UNDONE = re.compile("[未没不剩余欠缺存]")
"""How names of these numbers say so."""
OF_ONE_BUDGET = (Fund.GENERAL, Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL)
"""Money of which it is said surely whose it is."""
OF_ALL_MONEY = re.compile("(?<!拨款)(?<!预算)(?:收入支出|收入|支出)决算(?:总体)?情况")
"""The sections in which sentences tell of all money where they name none."""
BUDGETED = "预算"
"""What is in the names of all budgets."""
TOTALLED = re.compile("(?:合计|总计|总额)$")
DEEDS = (re.compile(cues.CAME), re.compile(cues.WENT))
COME_OR_GONE, SO_MANY = re.compile(cues.COME_OR_GONE), re.compile(cues.SO_MANY_CAME_OR_WENT)
MEMBERS = re.compile("[、和及]")
"""What joins the members of which a sentence tells one figure: the question may name what they all are."""


def another(ask: Ask, entry: Entry) -> bool:
    """Whether a figure is surely of another thing than is asked for: another account (行政单位医疗 is no 事业单位医疗, though it stands under
    行政事业单位医疗), other money, a share of another item, what is left or what is not, what is denied or told together with more."""
    asked = never_another() & set(ask.terms)
    named = entry.own in never_another() or _account_told(entry)
    other = bool(asked) and named and not entry.own_names & set(ask.terms)
    left = not ask.terms and LEFT_OVER.search(entry.own) and not LEFT_OVER.search(ask.said)
    labels = " ".join((entry.own, entry.place, *entry.fact.row, *entry.fact.column))
    balance = entry.fact.measure is Measure.BALANCE or LEFT_OVER.search(f"{labels} {entry.fact.item}")
    spent = any(LEFT_OVER.search(term) for term in ask.terms) and not balance
    denied = any(f"非{name}" not in f"{labels} {entry.clause}" for name in NOT_OF.findall(_unnamed(ask)))
    return (
        bool(other or left or denied or spent)
        or _share_of_another(ask, entry)
        or _against_another(ask, entry)
        or of_other_money(ask, entry)
        or _with_another(ask, entry)
        or _turned(ask, entry)
        or _took_part(ask, entry)
        or _of_a_project(ask, entry)
        or _of_its_total(ask, entry)
        or _otherwise_classified(ask, entry)
        or _done(ask, entry)
        or _came_or_went(ask, entry)
        or _otherwise_summed(ask, entry)
        or _of_another_dimension(ask, entry)
    )


def _unnamed(ask: Ask) -> str:
    """What a question says besides the names of items."""
    said = ask.said
    for name in (one.text for one in ask.demands if one.item):
        said = said.replace(name, " ")
    return said


def _share_of_another(ask: Ask, entry: Entry) -> bool:
    """Whether a share is told of another standard item than those that are asked for: 人员经费占基本支出 is no share of an account."""
    named = entry.own_names & set(ask.terms) or (not ask.terms and entry.own_words & tokens(plain(ask.words)))
    return entry.fact.measure is Measure.SHARE and entry.own in of_the_field() and not named


def _against_another(ask: Ask, entry: Entry) -> bool:
    """Whether a change is against the year before, or an unnamed one, where that against a budget is asked for."""
    moved = entry.fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE)
    return moved and cues.BUDGET.search(ask.hints) is not None and BUDGETED not in (entry.fact.basis or "")


def _account_told(entry: Entry) -> bool:
    """Whether a sentence tells of an account by its whole path: 社会保障和就业支出（类）…离退休（款）…（项）, whatever it was called that year."""
    path = [canonical(label) for label in entry.fact.row]
    return not entry.fact.from_cell and len(path) > 2 and path[0] in accounts_of_the_field()


def of_other_money(ask: Ask, entry: Entry) -> bool:
    """Whether a figure is surely of other money than the question speaks of: the cell of a statutory table, what is told of a budget,
    or of all money."""
    fact = entry.fact
    told = not fact.from_cell and fact.scope.fund is Fund.ALL and OF_ALL_MONEY.search(entry.place)
    together = fact.scope.fund is Fund.FISCAL and ask.fund in (Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL)
    sure = (fact.from_cell and not fact.annex) or fact.scope.fund in OF_ONE_BUDGET or told or together
    if ask.fund in (None, Fund.ALL) or not sure or names_fund(ask, entry):
        return False
    printed, called = (
        plain(" ".join((*fact.row, *fact.column))),
        [one for one in FUNDS if one in ask.fund.value],
    )
    return other_fund(ask.fund, fact) == OTHER_FUND and called[-1] not in printed


def _with_another(ask: Ask, entry: Entry) -> bool:
    """Whether an entry is of what is asked for together with something that the question does not name: 会议费和培训费."""
    members = [canonical(name) for name in MEMBERS.split(entry.fact.item) if name]
    named = (
        set(ask.terms) & set(members) if len(members) > 1 and not entry.own_names & set(ask.terms) else set()
    )
    rest = [name for name in members if name not in named]
    said = plain(ask.said)
    return bool(named) and not all(
        plain(name).removesuffix("费") in said or name in ask.terms for name in rest
    )


def _turned(ask: Ask, entry: Entry) -> bool:
    """Whether a name says that just what the question speaks of was not done: 少到位 where 到位 is asked for."""
    said = plain(ask.said)
    return any(found[1] in said and found[0] + found[1] not in said for found in NEGATED.finditer(entry.own))


def _took_part(ask: Ask, entry: Entry) -> bool:
    """Whether a figure counts those who took part in something, where the question asks how many people there are."""
    label = f"{entry.fact.subject or ''}{entry.own}"
    counts_people = ask.unit in PERSONS and (entry.fact.unit or "") in PERSONS
    return bool(
        counts_people
        and not of_a_row(entry.own)
        and ATTENDED.search(label)
        and HEADCOUNT.search(ask.said)
        and not ATTENDED.search(ask.said)
    )


def _of_a_project(ask: Ask, entry: Entry) -> bool:
    """Whether a score is that of a project, where the question asks for that of all that a body spent."""
    fact = entry.fact
    around = f"{fact.item}{fact.subject or ''}{entry.place}"
    scored = Measure.SCORE in (ask.measure, fact.measure) or fact.term == WHOLE_SCORE
    named = fact.subject is not None and plain(fact.subject) in plain(ask.said)
    unnamed = fact.subject is not None and not named and WHOLE_BODY not in around
    return scored and unnamed and WHOLE_BODY in ask.said


def _of_its_total(ask: Ask, entry: Entry) -> bool:
    """Whether a sentence tells a member of a list where the question says no more than its total's name: 罚款合计…，其中…罚款…."""
    totals = (tokens(plain(label)) for label in entry.fact.row[:-1] if TOTALLED.search(label))
    asked = frozenset() if entry.fact.from_cell or ask.terms else tokens(plain(ask.words))
    return bool(asked) and any(asked <= total for total in totals)


def _otherwise_classified(ask: Ask, entry: Entry) -> bool:
    """Whether an entry is an account by function, where the question says that accounts are told apart by what is bought."""
    by_what_is_bought = ECONOMIC in ask.said and classified(ask.said) == ECONOMIC
    return by_what_is_bought and entry.own in functional_accounts() and entry.own not in economic_accounts()


def _done(ask: Ask, entry: Entry) -> bool:
    """Whether a number says nothing of what is still to be done, where a question asks how many of these there are."""
    said = f"{entry.own} {' '.join((*entry.fact.row, *entry.fact.column))} {entry.clause}"
    counts = entry.fact.unit not in MONEY and UNDONE_ASKED.search(ask.alone or ask.said) is not None
    return counts and UNDONE.search(said) is None


def _came_or_went(ask: Ask, entry: Entry) -> bool:
    """Whether a number is of the vehicles or machines that came or went in the year, where the question asks how many there are, or
    of those that there are, where it asks how many came or went."""
    asked = SO_MANY.search(ask.said)
    if entry.fact.unit not in cues.STOCK:
        return asked is not None and entry.fact.unit not in (None, *MONEY)
    if asked:
        return otherwise_moved((asked[0],), entry)
    there = ask.unit in cues.STOCK and not COME_OR_GONE.search(ask.said)
    return there and any(deed.search(entry.own) for deed in DEEDS)


def otherwise_moved(asked: Iterable[str], entry: Entry) -> bool:
    """Whether words say that vehicles came, or that they went, and nothing that is said of a number of them does."""
    labels = " ".join((entry.own, entry.clause, *entry.fact.row, *entry.fact.column))
    meant = [deed for deed in DEEDS if any(deed.search(words) for words in asked)]
    return bool(meant) and not any(deed.search(labels) for deed in meant)


def _otherwise_summed(ask: Ask, entry: Entry) -> bool:
    """Whether a number is of all there is where only what was added is asked for, or the other way round: 新增接入69个，累计接入404个."""
    asked, told = (
        (ADDED in text, ALTOGETHER.search(text) is not None)
        for text in (ask.alone or ask.said, f"{entry.own} {entry.clause}")
    )
    return asked[0] is not asked[1] and told == asked[::-1]


def _of_another_dimension(ask: Ask, entry: Entry) -> bool:
    """Whether a figure is in a unit that what the question ends with is not measured in: an area for 出租资产取得收入多少, money for 项目里程是多少."""
    asked = DIMENSION_ASKED.search(plain(ask.alone or ask.said).strip())
    unit = (entry.fact.unit or "").lstrip("百千万亿")
    if asked is None or not entry.fact.unit or entry.fact.unit == "%":
        return False
    units = next(units for nouns, units in DIMENSIONS if re.fullmatch(nouns, asked[1]))
    labels = " ".join((entry.own, *entry.fact.row, *entry.fact.column))
    return unit not in units and entry.fact.unit not in units and asked[1] not in labels
