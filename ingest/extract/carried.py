"""What carries over from one figure of a paragraph to the next: the item spoken of, its measure, the list it opened.

Owns the state of a paragraph and the small readings of a clause that need it. What one figure states is read in
`ingest.extract.statement`.
"""

import re
from dataclasses import dataclass, replace

from ingest.extract.clauses import Clause, Said
from ingest.extract.owners import own
from ingest.extract.wording import (
    COMPARED,
    DIRECTED,
    DIVIDED,
    GROUP,
    HELD,
    HELD_ON,
    WITHIN,
    actor,
    clean,
    measured,
)
from ingest.fact import AIMED, Measure
from ingest.names import known

SCORED = re.compile(r"(?:绩效)?(?:自评|评价|评分)?得分$")
# Income and expenditure together are their totals.
_BOTH_SIDES = frozenset({"收支", "收、支", "收支总", "收支总体", "收入支出总体"})
# What is done with money, which says nothing of what for.
_COLONS = frozenset(":：")
_DEEDS = ("支付", "拨付", "列支", "安排")
# Money that came, a contract or a worth has no budget and no execution of its own.
_UNSPENT = ("到位资金", "资金到位", "到位", "投资", "合同金额", "合同价", *_DEEDS)
# Worth of counted things is not what the next count was paid from.
_OF_COUNTS = ("金额", "资金", "原值", "净值", "价值")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one figure is. `year` is the year it is of as printed, None for the one the sentence speaks of.

    `named` is false where the words name no item and `item` only repeats the measure words; `inherited` is true where
    the measure is that of the list the figure stands in; `lead` who or what the sentence spoke of before.
    """

    item: str
    measure: Measure
    basis: str | None = None
    column: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    subject: str | None = None
    year: str | None = None
    named: bool = True
    inherited: bool = False
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What carries over inside a paragraph.

    `topic` is the item that measure words without a noun speak of when the paragraph has named none (a functional
    path or a project in the heading); `row` the path of that item; `total` what stands before 其中 in words, `whole` the
    same as an item and `spread` the measure its members share, `divided` all three of the last list and `member`
    whether the last amount was one of its members; `about` what the last count is about, `counts` the counted nouns of the
    sentence with their units, outside brackets, `numbered` whether the last figure was a count and `paid` whether an amount
    of money stands before it in its sentence or part of one; `purpose` what the last amount was of that is no deed alone;
    `rate` the last rate, `indicator` that whose target the sentence told last,
    `target` whether the figure behind it was its target; `lead` who or what the sentence speaks of; `final` whether plain amounts here are final accounts.
    """

    topic: str | None = None
    row: tuple[str, ...] = ()
    item: str | None = None
    phrase: str | None = None
    measure: Measure | None = None
    total: str | None = None
    whole: str | None = None
    spread: Measure | None = None
    grouped: bool = False
    divided: tuple[str | None, str | None, Measure | None] | None = None
    member: bool = False
    basis: str | None = None
    changed: bool = False
    money: str | None = None
    purpose: str | None = None
    count: str | None = None
    about: str | None = None
    counts: tuple[tuple[str, str], ...] = ()
    lead: str | None = None
    rate: str | None = None
    indicator: str | None = None
    target: bool = False
    numbered: bool = False
    paid: bool = False
    heard: bool = False
    event: str | None = None
    final: bool = False
    report: bool = False


def listen(said: Said, state: State) -> State:
    """The state after the clauses without figures that stand between the last figure and this one."""
    if said.first:
        if state.grouped and not _subject(said):
            state = replace(state, item=state.whole)
        state = replace(
            state,
            counts=(),
            paid=False,
            basis=state.basis if _goes_on(said) else None,
            changed=False,
            total=None,
            whole=None,
            spread=None,
            grouped=False,
            heard=False,
            indicator=None,
        )
    for clause in (*said.between, Clause(mark=said.mark, words=said.head)):
        if GROUP.search(clause.words):
            whole = (state.item or state.phrase) if state.measure is not None else None
            item = state.item if state.measure is not None else None
            spread = state.measure
            if DIVIDED.search(clause.words) and state.divided is not None and state.member:
                whole, item, spread = state.divided
            divided = (whole, item, spread)
            state = replace(state, total=whole, whole=item, spread=spread, grouped=True, divided=divided)
    if said.mark in _COLONS and said.between and known(named := clean(said.between[-1].words)):
        state = replace(state, item=named)
    contents = False
    for clause in said.between:
        contents = clause.words.startswith("内容") or (contents and clause.mark not in ("；", ";", "。"))
        if not contents:
            state = _heard(clause, state)
    if said.mark and said.mark in "；;":
        again = state.grouped and not _own_noun(said)
        state = replace(state, item=state.whole if again else state.item, paid=False)
    return state


def heard(said: Said, state: State) -> State:
    """The state after the clauses in front of a figure alone, without the figure."""
    for clause in said.between:
        state = _heard(clause, state)
    return state


def _heard(clause: Clause, state: State) -> State:
    words = clause.words
    if clause.mark == ")" and state.event and HELD_ON.match(words):
        state = replace(state, event=state.event + clean(words))
    if (compared := COMPARED.search(words)) and 1 < len(noun := clean(words[: compared.start()])) <= 24:
        final = measured(noun)
        noun = final[0] if final and final[0] and final[2] is Measure.FINAL else noun
        state = replace(state, item=titled(noun), changed=False, heard=True)
    if within := WITHIN.match(words):
        state = replace(state, total=titled(clean(within["noun"])))
    if (held := HELD.search(words)) and (event := held["event"] or held["held"] or held["bare"]):
        state = replace(state, event=clean(event))
    return state


def _subject(said: Said) -> str:
    """What a sentence or the next part of it begins to speak of, if it does not only compare: 与上年相比增加 …"""
    aside = (without_comparison(clause.words) for clause in said.between if not clause.mark)
    return "".join((*aside, _own_noun(said)))


def _own_noun(said: Said) -> str:
    """The noun of a clause that does not only compare."""
    noun = _noun(said)
    directed = DIRECTED.match(bare(noun))
    return without_comparison(directed["noun"] if directed else noun)


def _goes_on(said: Said) -> bool:
    """Whether a sentence begins with 其中: its changes are counted from what those of the whole were."""
    clauses = (*said.between, Clause(mark=said.mark, words=said.head))
    return any(clause.mark in ("", "。") and clause.words.startswith("其中") for clause in clauses)


def _noun(said: Said) -> str:
    found = measured(said.head)
    return found[0] if found else said.head


def carry(said: Said, statement: Statement, state: State) -> State:
    """The state behind a figure: what it was said of, and what a change was counted from."""
    words = clean(said.head)
    if words.endswith(statement.item) and (lead := actor(words.removesuffix(statement.item))):
        state = replace(state, lead=lead)
    counted = statement.measure in (Measure.COUNT, *AIMED)
    state = replace(state, numbered=counted or (state.numbered and is_percent(said)))
    if is_money(said):
        state = replace(state, member=statement.inherited, paid=True)
    if statement.measure is Measure.TARGET:
        state = replace(state, indicator=statement.item)
    target = statement.measure is Measure.TARGET and is_percent(said)
    state = replace(state, target=target)
    if target:
        return state
    if is_percent(said):
        state = replace(state, rate=clean(bare(said.head)))
    changed = statement.measure in (Measure.CHANGE, Measure.CHANGE_RATE)
    state = replace(state, basis=statement.basis if changed else state.basis, changed=changed)
    if statement.measure is Measure.SCORE:
        scored = SCORED.sub("", statement.item)
        return replace(state, item=scored if len(scored) > 1 else state.item)
    if not statement.named:
        return replace(state, phrase=statement.item, measure=statement.measure)
    if statement.measure in (Measure.SHARE, Measure.CHANGE_RATE, Measure.COMPLETION):
        return replace(state, item=statement.item)
    if statement.year is not None:
        return replace(state, item=statement.item)
    if counted:
        # What is done with these things is not done with the next.
        about = statement.subject if (statement.subject or "") not in said.tail else None
        counts = state.counts if said.aside else (*state.counts, (said.hit.unit or "", statement.item))
        return replace(state, count=statement.item, about=about, counts=counts)
    if is_money(said):
        event = None if known(statement.item) and statement.subject is None else state.event
        money = None if statement.item.endswith(_OF_COUNTS) else statement.item
        purpose = state.purpose if statement.item.endswith(_DEEDS) else statement.item
        state = replace(state, money=money, event=event, purpose=purpose)
    measure = statement.measure if statement.measure is not Measure.CHANGE else state.measure
    return replace(state, item=statement.item, measure=measure)


def is_money(said: Said) -> bool:
    return (said.hit.unit or "").endswith("元")


def is_percent(said: Said) -> bool:
    return said.hit.unit in ("%", "‰")


def spoken(state: State) -> str | None:
    """What measure words without a noun speak of."""
    return state.item or state.topic


def executed(state: State) -> str | None:
    """What a budget, its execution or its completion speaks of: the item in force, where that can have one."""
    return state.topic if (state.item or "").endswith(_UNSPENT) else spoken(state)


def counted_last(state: State) -> str | None:
    """The counted thing that a rate behind it speaks of, where no money stands between."""
    return state.count if state.numbered and not state.paid else None


def row_of(item: str, state: State) -> tuple[str, ...]:
    return state.row if state.row and item == state.topic else ()


def without_comparison(words: str) -> str:
    found = COMPARED.search(words)
    return clean(words[: found.start()] if found else words) or (clean(words[found.end() :]) if found else "")


def titled(noun: str) -> str:
    """A fund's name alone in front of a measure word speaks of its expenditure; 财政拨款 behind 三公经费 only qualifies;
    收、支 alone are their totals."""
    noun = own(clean(noun))
    if noun.endswith("财政拨款") and len(noun) > 4 and "三公" in noun:
        return noun.removesuffix("财政拨款")
    if noun in ("一般公共预算财政拨款", "财政拨款"):
        return noun + "支出"
    if noun.removeprefix("财政拨款") in _BOTH_SIDES:
        return ("财政拨款" if noun.startswith("财政拨款") else "") + "收支总计"
    if noun.endswith("本年支出") and known(noun.removesuffix("本年支出")):
        return noun.removesuffix("本年支出")
    return noun


def bare(head: str) -> str:
    return head.rstrip("为是约达:：了 ").removesuffix("共计")
