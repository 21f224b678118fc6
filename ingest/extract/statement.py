"""What a sentence states of each of its figures: item, measure, basis, direction, year.

Owns the reading of one quantity whose clause has a measure word (预算, 决算, 完成, 占, 增加 …). It decides only what the
words say; where they say nothing the item stays the noun phrase as printed and the measure STATED.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.extract import held, plain, targets
from ingest.extract.carried import (
    State,
    Statement,
    bare,
    carry,
    counted_last,
    executed,
    heard,
    is_money,
    is_percent,
    listen,
    row_of,
    spoken,
    titled,
    without_comparison,
)
from ingest.extract.clauses import Said
from ingest.extract.wording import (
    ADDING,
    BUDGETED_BASIS,
    COMPARED,
    COMPLETED,
    COMPLETED_OF,
    COMPLETION_RATE,
    CUTTING,
    DIRECTED,
    DIRECTION,
    FUND_NAME,
    REACHING,
    RISE,
    SHARE,
    SHORTLY,
    clean,
    led,
    measured,
    verbal,
)
from ingest.fact import BUDGETS, Measure

__all__ = ["State", "Statement", "heard", "read"]

_NO_NOUN = frozenset(
    {
        "整体",
        "整体的",
        "总",
        "的",
        "全年",
        "本年",
        "年末",
        "资金",
        "本期",
        "支出",
        "部门",
        "当年",
        "完成",
        "实际",
    }
)
_NO_RATED = _NO_NOUN | {"项目", "本项目", "该项目"}
# The project that a report is about, spoken of as such.
_GIVER = re.compile(r"^(?:[省市州县区]级)?财政$|^[省市州县区]级$")
_THIS = re.compile(r"^[该本]项目(?:在?\d{4}年度?)?(?:共?安排)?$")
_MOVED_TO = r"(?:提高|提升|增加|增长|上升|上涨|扩大|扩充|降低|下降|减少|缩短|缩减|压缩|压减|核减|调整|[增升降减])(?:到|至|为)"
_FROM = r"(?P<noun>[^，,；;。：:]{2,30}?)(?P<mark>由|从)(?:每[^，,；;。\d]{1,10}|原来的?|原先的?|上年的?|去年的?)?"
_MOVES_FROM = re.compile(rf"^{_FROM}$")
_THEN_TO = re.compile(rf"^的?{_MOVED_TO}")
_MOVES_TO = re.compile(rf"^{_MOVED_TO}(?:每[^，,；;。\d]{{1,10}})?$")
_WENT_FROM = re.compile(rf"{_FROM}\d[\d.,]*[^\d，,；;。]{{0,6}}{_MOVED_TO}(?:每[^，,；;。\d]{{1,10}})?$")
# 与上年 30 万元相比，收入合计增加: the item may stand behind.
_COMPARED_WITH = re.compile(rf"^(?:相比|比较|比)[，,]?(?P<noun>[^，,。；;]*?)(?:各|均|共)?(?:{DIRECTION})")
_FINANCES = re.compile(r"^(?:年中)?[^，,]{0,4}财政(?:局|部门)?$")
_TARGET_OF = re.compile(
    r"(?:完成了?|为|达到|达|占)(?:年度|全年|年初|预期|计划)?(?:目标|计划|任务)(?:任务|值|数|量)?(?:[\d,.]+[^\d，,。；;]{0,4})?的$"
)
_ONLY = re.compile(r"(?:仅|只|已|均)$")
_NOT_REACHED = re.compile(r"(?:未能?|没有?|尚未)(?:达到?|超过)(?:了|至|到)?$")
_FURTHER = re.compile(r"^(?:高出?|低)于?$")
_EARLIER_STATE = re.compile(r"^[较比](?P<when>[^，,；;。\d]{2,8}(?:前|时)|原来|此前)的?$")
_BEGINS_DIRECTED = re.compile(rf"^(?:{DIRECTION})")
_COMPARING = re.compile(r"^[较比与同]$")
# Last year's budget, and not its execution: 比上年预算数.
_LAST_BUDGET = re.compile(r"^[^预]*预算(?!执行|支出)")
_IN_YEAR = re.compile(r"^而?(?P<year>(?:19|20)\d{2}年度?|上年度?|去年)(?:同期)?(?:决算)?(?:支出)?数?[为是]$")
_AGAINST_BUDGET = re.compile(
    r"^(?:支出)?决算数?(?:(?P<above>大于|高于|超过|超出|超)|小于|低于|少于)(?P<basis>(?:年初|全年|调整)?预算)数?$"
)
_LEVEL_ALONE = re.compile(r"^(?:全?[省市县区州镇乡]级?|[省市县区州镇乡]?本级)$")
_IN_FULL = {"增": "增加", "多": "增加", "减": "减少", "少": "减少"}  # by the first character
_INCOMES = ("收入", "收入合计", "收入总计")
_WHOLE_INCOME = re.compile(
    r"(?P<whose>(?:(?:一般公共|政府性基金|国有资本经营)预算)?(?:财政拨款)?(?:本年)?)收入(?P<what>合计|总计)?"
)
_MOVED = re.compile(r"^年中|将|纳入|调整$")


def read(said: Said, state: State) -> tuple[Statement | None, State]:
    """The statement of one figure and the state behind it; None where no item can be told."""
    state = listen(said, state)
    if _NOT_REACHED.search(said.head):  # 支出率未达 100%: the figure is none of what is spoken of
        return None, state
    for rule in _RULES:
        statement = rule(said, state)
        if statement is not None and not statement.item:  # a target of nothing that is named
            return None, state
        if statement is not None:
            rate = is_percent(said) and statement.measure is Measure.STATED
            lead = spoken(state) if rate else state.lead
            return replace(statement, lead=lead), carry(said, statement, state)
    return None, state


def _from_to(said: Said, state: State) -> Statement | None:
    """伙食标准由每人每天 65 元提高到 80 元: what it was before, and what it is now."""
    measure = Measure.STATED if is_money(said) or is_percent(said) else Measure.COUNT
    if _EARLIER_STATE.match(said.head) and _BEGINS_DIRECTED.match(said.tail):
        item = _alike(said, state)
        return Statement(item=f"原{item}", measure=measure) if item else None
    if (found := _MOVES_FROM.match(said.head)) and _THEN_TO.match(said.tail):
        return Statement(item=f"{clean(found['noun'])}{found['mark']}", measure=measure)
    if _MOVES_TO.match(said.head) and (found := _WENT_FROM.search(said.opening)):
        return Statement(item=clean(found["noun"]), measure=measure)
    return None


def _completion(said: Said, state: State) -> Statement | None:
    """完成年初预算的 142.21% · 预算执行率为 98.79%."""
    if not is_percent(said):
        return None
    if targeted := _TARGET_OF.search(said.opening):
        own = clean(_ONLY.sub("", said.head[: max(0, len(said.head) - len(targeted[0]))]))
        if thing := own or (state.count if state.numbered else state.item):
            return Statement(item=thing, measure=Measure.COMPLETION, basis="目标")
    if match := COMPLETED.search(said.head):
        item = clean(said.head[: match.start()]) or executed(state)
        basis = match["basis"].replace("的", "")
    elif said.follows and (match := COMPLETED_OF.search(said.opening)):
        item, basis = executed(state), match["basis"].replace("的", "")
    elif match := COMPLETION_RATE.match(bare(said.head)):
        noun = clean(match["noun"])
        if noun and noun not in _NO_RATED and "执行" not in match["words"]:
            return None
        counted = None if "执行" in match["words"] else counted_last(state)
        item = noun if noun and noun not in _NO_RATED else counted or executed(state) or clean(said.head)
        basis = "目标" if item == counted else "预算"
        if match["words"] == "完成率" and item == clean(said.head):
            return None
    else:
        return None
    if not item:
        return Statement(item=clean(said.head), measure=Measure.COMPLETION, basis=basis, named=False)
    return Statement(item=titled(item), measure=Measure.COMPLETION, basis=basis, row=row_of(item, state))


def _alike(said: Said, state: State) -> str | None:
    """The counted thing of the sentence in the unit of this figure: the last one, or the only one before others."""
    items = [item.removeprefix("原") for unit, item in state.counts if unit == said.hit.unit]
    if state.counts and state.counts[-1][0] == said.hit.unit:
        return items[-1]
    return items[0] if len(set(items)) == 1 else None


def _share(said: Said, state: State) -> Statement | None:
    """占基本支出的 89.66%."""
    if not is_percent(said) or not (match := SHARE.match(bare(said.head))):
        return None
    item = clean(match["noun"]) or spoken(state) or state.count
    basis = clean(match["basis"]) if match["basis"] else state.total
    return Statement(item=item, measure=Measure.SHARE, basis=basis, row=row_of(item, state)) if item else None


def _change(said: Said, state: State) -> Statement | None:
    """与上年相比减少 389.11 万元 · 年中追加 269.26 万元."""
    head = bare(said.head)
    match = DIRECTED.match(head) or SHORTLY.match(head) or (RISE.match(head) if is_percent(said) else None)
    if said.hit.unit == "个百分点" and _FURTHER.match(head) and state.target:
        return Statement(item=state.rate or "", measure=Measure.CHANGE, basis="目标", column=(head,))
    if match is None or (REACHING.search(said.head) and match.re is not RISE):
        return None
    words = _IN_FULL.get(match["words"][0], match["words"]) if match.re is SHORTLY else match["words"]
    noun = without_comparison(match["noun"])
    if (found := measured(noun)) and found[2] is Measure.FINAL:
        noun = found[0]
    if noun in plain.COMPARING or (words in CUTTING and _FINANCES.match(noun)):
        noun = ""
    if said.hit.unit == "个百分点" and not noun and state.rate:
        noun = state.rate
    item = titled(noun) if noun and noun not in _NO_NOUN else None
    if noun == "支出" and (state.item or "").endswith(_INCOMES):  # 收入增加 5%，支出增加 4%
        item = _spending(state.item or "")
    if item is None:
        counted = None if is_money(said) or said.first else counted_last(state)
        if counted and not is_percent(said) and said.hit.unit != "个百分点":
            counted = _alike(said, state) or counted
        item = counted or spoken(state) or (state.count if "同比" in head else None)
    if words in ADDING and not is_money(said):
        return None
    if words in ADDING and _MOVED.search(noun):
        item = spoken(state)
    if words in ADDING or (words in CUTTING and "年中" in head):
        column = (words,) if words in CUTTING else ()
        return Statement(
            item=item or clean(head),
            measure=Measure.ADDED_BUDGET,
            column=column,
            row=row_of(item or "", state),
            named=item is not None,
        )
    if item is None:
        return Statement(item=clean(head), measure=Measure.STATED, named=False) if noun else None
    measure = Measure.CHANGE_RATE if is_percent(said) else Measure.CHANGE
    return Statement(
        item=item, measure=measure, basis=_basis(said, state), column=(words,), row=row_of(item, state)
    )


def _basis(said: Said, state: State) -> str | None:
    """What a change is counted from: the last comparison of the sentence, else that of the change just before."""
    found = list(COMPARED.finditer(said.opening))
    if not found:
        return "上年" if "同比" in said.head else state.basis if state.changed or state.grouped else None
    if budget := BUDGETED_BASIS.search(said.opening, found[-1].start()):
        return budget["basis"]
    words = found[-1]["basis"].removesuffix("度")
    words = "上年" if words in ("上年", "上一年", "去年", "上年同期", "去年同期") else words
    return "上年预算" if words == "上年" and _LAST_BUDGET.match(found[-1].group()) else words


def _earlier(said: Said, state: State) -> Statement | None:
    """较 2022 年 652.57 万元增加…, 2022 年为 652.57 万元: the figure of the year compared with."""
    if (alone := _IN_YEAR.match(said.head)) and not said.first and (item := spoken(state)) and is_money(said):
        measure = state.measure if state.measure in BUDGETS else Measure.FINAL
        return Statement(item=item, measure=measure, year=alone["year"], row=row_of(item, state))
    head = said.head or (said.between[-1].words if said.aside and said.between else "")  # 与上年（8万元）相比
    found = COMPARED.search(head)
    if found is None or found.end() != len(head.rstrip("的为是")) or is_percent(said):
        return None
    noun = clean(head[: found.start()])
    if not noun and (behind := _COMPARED_WITH.match(said.behind)):
        noun = clean(behind["noun"])
    item = titled(noun) if noun else spoken(state)
    if item is None or "预算" in found["basis"] or found["basis"] == "年初":
        return None
    measure = Measure.FINAL if is_money(said) else Measure.COUNT
    return Statement(item=item, measure=measure, year=found["basis"], row=row_of(item, state))


def _budgeted(said: Said, state: State) -> Statement | None:
    """支出决算为 856.67 万元 · 公务接待费支出预算为 0.50 万元 · 决算数大于预算数 5 万元."""
    if not (is_money(said) or (said.hit.unit is None and said.hit.amount)):
        return None
    if (held := _AGAINST_BUDGET.match(said.head)) and (item := executed(state)):
        item = _spending(item) if said.head.startswith("支出") and item.endswith(_INCOMES) else item
        column = ("增加" if held["above"] else "减少",)
        return Statement(
            item=item, measure=Measure.CHANGE, basis=held["basis"], column=column, row=row_of(item, state)
        )
    found = measured(said.head)
    if found is None:
        return None
    words, measuring, measure = found
    noun = _COMPARING.sub("", led(without_comparison(words)))
    if (
        verbal(noun) and state.counts
    ):  # 编报目标的项目 1 个，涉及预算金额…: the budget of what was just counted
        noun = state.counts[-1][1]
    if _GIVER.match(noun) and measure in BUDGETS:
        return Statement(item=clean(noun + measuring), measure=measure, named=False)
    if _THIS.match(noun):
        named = state.topic is not None
        return Statement(item=state.topic or clean(measuring), measure=measure, named=named)
    if (not noun and measuring.startswith("支出")) and (state.item or "").endswith(_INCOMES):
        return Statement(item=_spending(state.item or ""), measure=measure)
    if not noun and "支出" in measuring and (state.item or "").endswith("收入"):
        return Statement(item=clean(measuring), measure=measure)
    if noun in _NO_NOUN or not noun or noun == "项目":
        item = (
            (executed(state) or counted_last(state))
            if not (noun in _NO_NOUN and noun not in ("支出", "资金", "年末", "完成"))
            else None
        )
        if item is None:
            return Statement(
                item=clean((noun if noun != "的" else "") + measuring), measure=measure, named=False
            )
        return Statement(item=item, measure=measure, row=row_of(item, state))
    if measuring.startswith("支出") and (FUND_NAME.search(noun) or _LEVEL_ALONE.match(noun)):
        noun += "财政拨款支出" if noun == "一般公共预算" else "支出"
    return Statement(item=titled(noun), measure=measure, row=row_of(noun, state))


def _spending(income: str) -> str:
    """The expenditure beside an income: 收入决算为 90 万元，支出决算为 80 万元."""
    whole = _WHOLE_INCOME.fullmatch(income)
    return f"{whole['whose']}支出{whole['what'] or ''}" if whole else "支出"


_RULES: tuple[Callable[[Said, State], Statement | None], ...] = (
    targets.read,
    _from_to,
    _completion,
    _share,
    _earlier,
    held.read,
    _change,
    _budgeted,
    plain.read,
)
