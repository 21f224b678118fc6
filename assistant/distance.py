"""How far a fact is from what is meant where a question does not say: the widest scope, the body, the table.

Owns the defaults of scope, fund and place. Whether a fact has the question's words belongs to `assistant.lookup`.
"""

import re

from assistant import cues
from assistant.domain import Ask
from assistant.shelf import SPENDING, TOTALS, WHOLE_SCORE, Entry, flow_in, scope_of
from assistant.tokens import tokens
from ingest.fact import AIMED, Amount, Blank, Bound, Dash, Fact, Fund, Measure, Part, Withheld, Words
from ingest.names import canonical, plain

FUND_RANK = {Fund.ALL: 0, Fund.FISCAL: 1, Fund.GENERAL: 2, Fund.GOVERNMENT_FUND: 4, Fund.STATE_CAPITAL: 4}
FUNDS = ("财政拨款", "一般公共预算", "政府性基金", "国有资本")
TABLE_RANK = {None: 0, "三公": 0, "基本支出明细": 2}
FISCAL = (Fund.FISCAL, Fund.GENERAL)
OTHER_FUND = 0.5
AIM = re.compile("目标|计划")
AT_BEST = (Bound.AT_LEAST, Bound.AT_MOST)
ALL_OF_IT = "整体"
"""What is in the name of the table of the whole body."""
WHOLE = re.compile(r"[整总]体(?:支出)?(?:预算)?(?:绩效)?(?:自评|评价)")


def distance(ask: Ask, entry: Entry) -> float:
    """How far a fact is from what is meant when a question does not say: the widest scope, the body, the table."""
    fact = entry.fact
    far = 0.03 * TABLE_RANK.get(fact.scope.table, 2)
    far += 0.0 if names_fund(ask, entry) else other_fund(ask.fund, fact)
    if scope_of(fact).part is not (ask.part or scope_of(fact).part) or (
        fact.scope.part is not Part.ALL and not _says_part(ask, entry)
    ):
        far += 0.12
    far += 0.12 * (fact.scope.part is Part.ALL and _in_group(ask, fact))
    if isinstance(fact.value, (Blank, Dash, Words, Withheld)):
        told = ask.measure is not None or isinstance(fact.value, Words)
        far += 0.02 if told and fact.measure in (*AIMED, Measure.REASON) else 0.15
    said = " ".join((*ask.terms, ask.words, ask.hints))
    if entry.own not in ask.terms and any(fund in entry.own and fund not in said for fund in FUNDS):
        far += 0.1
    if fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE):
        far += 0.3 * (("预算" in (fact.basis or "")) is not (cues.BUDGET.search(ask.hints) is not None))
    if fact.measure is Measure.COMPLETION and "年初预算" in ask.hints:
        far += 0.3 * ("年初" not in (fact.basis or ""))
    if fact.from_cell and fact.column[-1:] == ("金额",) and "决算" not in entry.place:
        far += 0.08
    if entry.own.startswith("新增") and "新增" not in f"{ask.words} {ask.hints}":
        far += 0.6
    far += 0.5 * _aimed_at(ask, entry)
    if entry.flow != (wanted := flow(ask)):
        far += 0.3 if wanted else 0.1
    if fact.code is None and len(fact.row) > 1 and not fact.scope.table:
        above = tokens(" ".join(map(plain, fact.row[:-1])))
        named = entry.own in ask.terms and entry.own in map(canonical, fact.row[:-1])
        far += 0.06 * (not named and not above & tokens(plain(" ".join((ask.words, ask.hints, *ask.within)))))
    return (
        far
        + (0.04 if fact.from_cell else 0.15) * fact.annex
        + 0.02 * (not fact.from_cell)
        + 0.1 * (fact.subject is not None and not ask.words)
        + 0.3 * (fact.subject is not None and fact.from_cell and _of_all(ask, fact.subject))
    )


def _in_group(ask: Ask, fact: Fact) -> bool:
    """Whether a cell's column is one of those under a label that the question names, and not all of them: 基本支出 under 本年支出."""
    if not fact.from_cell or len(fact.column) < 2 or canonical(fact.column[-2]) not in ask.terms:
        return False
    leaf = canonical(fact.column[-1])
    return leaf not in TOTALS and leaf not in ask.terms and plain(fact.column[-1]) not in plain(ask.words)


def _aimed_at(ask: Ask, entry: Entry) -> bool:
    """Whether a sentence states a bound as an aim, where the question speaks of none: 目标为检查企业不少于300家."""
    fact = entry.fact
    if fact.from_cell or not isinstance(fact.value, Amount) or fact.value.bound not in AT_BEST:
        return False
    leading = fact.span.start - fact.quote.start
    aim = AIM.search(f"{entry.before[-leading:] if leading else ''}{entry.clause}")
    return aim is not None and not AIM.search(f"{ask.said} {ask.hints}") and ask.measure is not Measure.TARGET


def names_fund(ask: Ask, entry: Entry) -> bool:
    """Whether it is the asked item's own name that says whose money it is: 财政拨款收入 is a column of all income."""
    apart = entry.fact.scope.fund is not Fund.ALL  # 年初财政拨款结转和结余 of one of the budgets
    named = ask.fund is not None and entry.own in ask.terms and ask.fund.value in entry.own
    return named and not apart and not isinstance(entry.fact.value, (Blank, Dash))


def _of_all(ask: Ask, subject: str) -> bool:
    """Whether a question means the evaluation of the whole body, and not that of one project: it says so, or asks for a score
    and names no project."""
    named = canonical(subject) in (*ask.terms, *ask.within) or plain(subject) in plain(ask.said)
    whole = WHOLE.search(ask.said) is not None or WHOLE_SCORE in ask.terms
    return whole and not named and ALL_OF_IT not in subject


def other_fund(wanted: Fund | None, fact: Fact) -> float:
    """How far a figure's money is from that which the question speaks of, the widest where it speaks of none;
    appropriations without a budget's name are mostly those of the general budget. A column of sources names its own."""
    fund = fact.scope.fund
    if wanted is None:
        return 0.03 * FUND_RANK[fund]
    if fund is wanted or (fact.scope.table or "").startswith(wanted.value):
        return 0.0
    return 0.02 if wanted in FISCAL and fund in FISCAL else OTHER_FUND


def flow(ask: Ask) -> str:
    """Whether income, or what is carried over, is asked for; spending needs no word."""
    terms = (term for term in ask.terms if not term.endswith(SPENDING))
    said = " ".join((*terms, ask.words, ask.place or "", ask.hints)).replace("收入支出", "收支")
    return "" if "收支" in said else flow_in(said)


def _says_part(ask: Ask, entry: Entry) -> bool:
    """Whether the ask names the part of expenditure that the fact is of, or the item defines it (basic by nature)."""
    part = scope_of(entry.fact).part.value
    return part in ask.terms or entry.fact.scope.table == "基本支出明细" or part in ask.words
