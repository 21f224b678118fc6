"""Amounts and counts whose clause has no measure word: 基本支出 460.45 万元, 来宾 10 人次, 5 个部门.

Owns what such a figure is of and the measure it takes from its list or its report. Clauses with measure words are read
in `ingest.extract.statement`.
"""

import re

from ingest.extract.carried import (
    State,
    Statement,
    bare,
    counted_last,
    is_money,
    is_percent,
    row_of,
    titled,
    without_comparison,
)
from ingest.extract.clauses import Said
from ingest.extract.owners import PUBLIC_PARTS, own_count
from ingest.extract.scores import evaluated, scale, score, taken_off
from ingest.extract.wording import (
    DIRECTED,
    FUND_NAME,
    WITHIN,
    actor,
    clean,
    counted,
    done,
    following,
    inside,
    known_within,
    led,
    unled,
    verbal,
)
from ingest.fact import Bound, Measure
from ingest.names import canonical, known

_INHERITED = frozenset({Measure.FINAL, Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET})
_BUDGETS = _INHERITED - {Measure.FINAL}
_DIMENSIONS = frozenset({"长", "宽", "高", "深", "厚", "长度", "宽度", "高度", "厚度"})
_PEOPLE = frozenset({"人", "人次", "名"})
_BATCHES = frozenset({"批次", "批"})
_TURNS = _BATCHES | {"次", "场次", "场", "期"}
"""By what a deed is counted before those who took part in it are."""
_RECEPTION = "公务接待"
_OF_FOREIGNERS = re.compile(r"外事|外宾|国\(境\)外")
# Words for the people of the groups just counted: 因公出国（境）团组 1 个，人数 5 人.
_THEIR_PEOPLE = re.compile(r"^(?:累计|共计)?(?:出国\(境\))?(?:人数|人员|人次)?$")
_TIMES = frozenset({"小时", "个小时", "分钟", "天", "年", "个月", "秒", "周", "个工作日", "工作日"})
_FINAL_ITEMS = (
    "支出",
    "经费",
    "费",
    "费用",
    "补助",
    "合计",
    "总计",
    "收入",
    "结余",
    "结转",
    "支出总额",
    "来源",
    "占用",
    "收支",
)
_PRICES = ("合同金额", "合同价", "签订价", "单价", "标准", "合同额", "资产总值", "名义金额", "人均", "调剂")
_SAVING = ("节约", "节省", "减少", "增加")
_BUDGET_NAMES = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算")
_RISEN = re.compile(r"^(?:提升|提高|增加|增长|减少|下降|降低|上升)(?:到|至)$")
_TARGETED = re.compile(r"^(?P<noun>.*?)(?:目标值?|(?P<actual>实际完成值?))$")
_AGAINST = re.compile(
    r"^(?:高于|低于|超过|超出|达到|较|比)?(?:年度|年初|全年|预期)?(?:目标|指标|计划)(?:值|要求)?$"
)
_PLANNED = re.compile(r"^为(?:年度|全年|当年|预期|原)?(?:计划|任务)(?:数|量)?$")
_BALANCES = re.compile(r"结转|结余")
_TOTALS = ("总计", "合计", "共计")
_OF_FUND = re.compile(r"(?:一般公共|政府性基金|国有资本(?:经营)?)预算(?:财政拨款)?$")
_PROCURED = frozenset({"支出合计", "支出", "货物支出", "工程支出", "服务支出", "货物", "工程", "服务"})
_COVERED = re.compile(r"^共?涉及(?:预算|财政性?|项目)?(?:资金|金额)(?:合计|共计|总额)?$")
# Money and worth of what was just counted: 处置车辆 1 辆，账面原值 18 万元.
_MONEY = re.compile(
    r"^(?:共?涉及)?(?:预算|财政性?|项目)?(?:资金|金额)(?:合计|共计|总额)?$|^(?:账面|资产)?(?:价值|原值|净值)$"
)
_FUND_INCOME = re.compile(
    r"(?P<fund>(?:政府性基金|国有资本经营|一般公共)预算)(?:财政拨款)?(?:本年)?收入(?!支出)"
)
_FOR = re.compile(r"^用于.+的(?P<noun>[^的]{2,})$")
_BOUGHT = frozenset({"采购金额", "合同金额", "成交金额", "中标金额"})
# The 三公 expenses of which a sentence goes on to tell the parts: “三公”经费决算 4.5 万元，公务接待费 1 万元.
_PUBLIC = re.compile(
    r"三公[”\"]?经费[”\"]?(?:财政拨款)?(?:支出)?(?P<measure>预算|决算)(?:中|[^，,。；\d]{0,6}[\d,.]+(?:万|亿)?元)"
)
_OTHERWISE = re.compile(r"预算|决算|执行")
_PARTS_OF_SPENDING = ("基本支出", "项目支出")
_PROJECTS = re.compile(
    r"^(?:涉及|评价|自评|预算)?项目(?:支出)?(?:(?:全面)?开展了?(?:财政|预算)?(?:重点|事前)?绩效(?:自评|评价|评估|(?:运行)?监控))?$"
)
_GIVEN = re.compile(
    r"(?:年[初中]|上年|全年|当年|本年)?(?:预算)?(?:安排|追加|下达|批复|发行|拨付|收到|调[增减]|结转|支付)"
)
COMPARING = frozenset({"", "相比", "比较", "相比较", "对比"})
# What is left of words that name nothing: 90 分以上(含)的 119 个.
_NO_NOUN = re.compile(r"^(?:\([^()]{1,2}\))?的?$")
_FOREIGN_TAIL = ("用于",)
# Money called by what it is for: 用于设备购置资金 12 万元.
_USED = re.compile(r"^用于(?P<noun>[^的，,]{2,}(?:资金|经费|补贴|补助))$")
# In an evaluation the appropriation beside other funds is where a project's money comes from, not what was spent.
_SOURCE = "财政拨款"
_DRAWN = re.compile(r"^中(?:分配|安排|列支|支出|拨付)")
_BARE = frozenset({"资金", "金额", "补助", "经费", "款项"})
# Money that came or is to come is not yet spent.
_CAME = re.compile(r"收到|下达|下拨|到位|预拨|拨入|申请(?!费)|争取|匹配")
_NEW = re.compile(r"^新增?建?")
_PURPOSE = re.compile(r"^用于(?:开展|召开|举办)?")


def read(said: Said, state: State) -> Statement | None:
    """基本支出 460.45 万元 · 来宾 10 人次 · 5 个部门; what only rose or fell names nothing."""
    directed = None if following(said.tail) and not is_money(said) else DIRECTED.match(bare(said.head))
    if directed and without_comparison(directed["noun"]) in COMPARING:
        return None
    if is_money(said):
        return _amount(said, state)
    if (
        "元/" in (said.hit.unit or "")
        or is_percent(said)
        or said.hit.unit in _TIMES
        or said.hit.unit in ("个百分点", "百分点", "℃")
    ):
        noun = counted(said.head)
        if _RISEN.match(noun) and state.item:
            noun = state.item
        if _AGAINST.match(bare(said.head)) and is_percent(said) and state.rate:
            return Statement(item=state.rate, measure=Measure.TARGET)
        return Statement(item=noun, measure=Measure.STATED) if len(noun) > 1 else None
    if scored := score(said, state):
        return scored
    noun = _people(said, state) or following(said.tail) or unled(counted(said.head), said.hit.unit)
    noun = own_count(noun, said.hit.unit)
    if not said.head and not noun and state.count and said.mark == "" and not said.tail[:1].isalpha():
        noun = state.count
    if (
        said.hit.unit in _BATCHES
        and clean(noun) in ("", "累计")
        and (state.money or "").startswith(_RECEPTION)
    ):
        noun = _RECEPTION
    if not noun or (said.hit.unit is None and not _figured(said)):
        return None
    if _NO_NOUN.match(noun) or (said.hit.unit in _BATCHES and said.head.endswith("分")):
        return None
    if off := taken_off(said, noun, state):
        return off
    noun = _counted_again(said, noun, state)
    if _PROJECTS.match(noun) and (deed := evaluated(said)):
        noun = f"{deed}项目"
    if scale(said, noun):
        return None
    if _PLANNED.match(said.head) and state.numbered and state.count:
        return Statement(item=state.count, measure=Measure.TARGET)
    if target := _TARGETED.match(bare(noun)):
        actual = target["actual"] is not None
        item = clean(target["noun"]) or state.count or noun
        return Statement(item=item, measure=Measure.ACTUAL if actual else Measure.TARGET)
    return Statement(item=noun, measure=Measure.COUNT, subject=_about(said, noun, state))


def _counted_again(said: Said, noun: str, state: State) -> str:
    """新增接入系统 69 个，累计接入 404 个: a verb alone counts again what the sentence counted before in this unit."""
    if not noun.startswith("累计") or not verbal(noun):
        return noun
    before = [item for unit, item in state.counts if unit == said.hit.unit and item.startswith("新")]
    return counted(_NEW.sub("", before[-1])) if before else noun


def _people(said: Said, state: State) -> str | None:
    """团组数 0 个，累计 0 人次 · 国内公务接待 31 批次，268 人次 · 应急出动 3 次，14 人次: the people of what was just counted."""
    received = state.counts[-1] if state.counts else ("", "")
    if received[0] in _TURNS and said.hit.unit in _PEOPLE and clean(said.head) in ("", "累计"):
        return received[1]
    groups = state.count if state.count and state.count.endswith(("团组数", "团组")) else None
    if groups and said.hit.unit in _PEOPLE and _THEIR_PEOPLE.match(clean(said.head)):
        return groups.removesuffix("数").removesuffix("团组") + "人次"
    return None


def _about(said: Said, noun: str, state: State) -> str | None:
    """What a count is about: the training of its 人数, the cost of its 团组, the whole that brackets divide, what is done
    with the counted things, else who or what stands before them."""
    if noun == "人数":
        return state.event
    if noun in ("实有", "实际"):
        return state.count
    if said.aside and (whole := _divided(said, noun, state)):
        return whole
    if noun in _DIMENSIONS:
        return next((item for _, item in reversed(state.counts) if item not in _DIMENSIONS), None)
    if state.final:
        return (
            None
            if _elsewhere(noun, state.money or "") or _elsewhere(state.money or "", noun)
            else state.money
        )
    if (deed := done(said.tail)) and following(said.tail) == noun:
        return deed
    words = clean(said.head)
    if said.follows:
        return state.about
    if (
        len(words) < 3
        or "、" in words
        or verbal(words)
        or words.endswith(("了", "的", "到"))
        or following(said.tail) != noun
    ):
        return None
    return actor(words[-30:])


def _elsewhere(domestic: str, foreign: str) -> bool:
    """Whether one of them speaks of guests of this country and the other of those from abroad."""
    return domestic.startswith("国内") and _OF_FOREIGNERS.match(foreign) is not None


def _divided(said: Said, noun: str, state: State) -> str | None:
    """The count in front of the brackets that has the unit of this one: 申请 31 次（厅本级 19 次，市州 5 次）."""
    wholes = [item for unit, item in state.counts if unit == said.hit.unit and item != noun]
    return wholes[-1] if wholes else None


def _figured(said: Said) -> bool:
    """Whether a number without a unit is plainly a figure: 人数为 0, 10600 余字段."""
    amount = said.hit.amount
    return said.head.endswith(("为", "是", "：", ":", "达", "共")) or (
        amount is not None and amount.bound is Bound.ABOUT
    )


def _amount(said: Said, state: State) -> Statement | None:
    """An amount of money without measure words."""
    noun = without_comparison(said.head)
    source = noun == _SOURCE and state.report and not state.final
    income = _OF_FUND.search(noun) and not state.grouped and (state.total or "").endswith("收入")
    noun = f"{noun.removesuffix('财政拨款')}财政拨款收入" if income else noun if source else titled(noun)
    if said.follows and _DRAWN.match(said.head):  # 从奖励资金 300 万元中分配 200 万元
        return None
    if noun.endswith("的"):  # 发行的 3.60 亿元债券: a name goes on behind the figure
        noun = noun.removesuffix("的")
        if _GIVEN.fullmatch(noun):
            return None
    if noun == "开支":
        return _bare_amount(said, state)
    if (use := _FOR.match(noun)) and use["noun"].endswith("支出"):
        topic = state.topic if state.topic in _PARTS_OF_SPENDING else None
        noun = use["noun"] if known(use["noun"]) or topic is None else topic
    if used := _USED.match(noun):
        noun = used["noun"]
    if noun.startswith(_FOREIGN_TAIL) or not noun:
        return _bare_amount(said, state)
    if noun.startswith("的") and (noun := noun.removeprefix("的")) in _BARE:
        return None
    noun = led(noun.rsplit("支出为", 1)[-1])
    if noun.endswith("了") and verbal(noun) and not (noun := following(said.tail)):
        return None
    if noun in _BOUGHT:
        noun = _qualified(said) + noun
    if FUND_NAME.search(noun) and state.grouped and (state.whole or "").startswith("财政拨款"):
        noun += state.whole or ""
    if FUND_NAME.search(noun) and state.grouped and _BALANCES.search(state.whole or ""):
        noun = state.whole or ""
    if noun in _TOTALS and said.between and known(named := known_within(said.between[-1].words)):
        noun = named
    if noun == "支出" and (received := [item for unit, item in state.counts if unit in _BATCHES]):
        noun = received[-1] + noun
    if (kind := noun.removesuffix("类")) in _PROCURED and "政府采购" in said.opening:
        noun = "政府采购" + kind
    if (_COVERED.match(noun) or (_MONEY.match(noun) and "涉及" in said.opening)) and (
        deed := evaluated(said)
    ):
        noun = f"{deed}涉及资金"
    elif _MONEY.match(noun) and (things := counted_last(state)):
        noun = noun if noun.startswith(things) else things + noun
    noun = _spent(noun, said)
    if noun == "支出" and state.paid and state.measure in _BUDGETS and state.item and not state.grouped:
        return Statement(item=state.item, measure=Measure.FINAL, row=row_of(state.item, state))
    noun = inside(noun)
    measure = _default(noun, said, state)
    subject = state.event if noun == "其他费用" else _paid_for(noun, state)
    inherited = state.grouped and measure is state.spread and measure in _INHERITED
    # A project may be in the lists of several funds, each time with what that fund gives to it.
    listed = (state.whole, noun) if inherited and state.whole and not known(state.whole) else ()
    return Statement(
        item=noun, measure=measure, row=row_of(noun, state) or listed, subject=subject, inherited=inherited
    )


def _qualified(said: Said) -> str:
    """在面向中小企业的项目中，由小微企业中标的，采购金额 5 万元: the clauses in front that say which."""
    found = ""
    for clause in reversed(said.between):
        within = WITHIN.match(clause.words)
        if not clause.words.endswith("的") and not (within and found):
            break
        found = (clause.words.removeprefix("在") if within else clause.words) + found
        if within:
            break
    return found


def _paid_for(noun: str, state: State) -> str | None:
    """培训费 2 万元，其中基本支出列支 1 万元: what was charged so."""
    return (state.purpose or state.topic) if noun.endswith("列支") else None


def _spent(noun: str, said: Said) -> str:
    """政府性基金预算财政拨款收入 5 万元，支出 4 万元: the expenditure beside the income of that fund."""
    found = _FUND_INCOME.search(said.opening) if noun == "支出" else None
    return f"{found['fund']}财政拨款支出" if found else noun


def _bare_amount(said: Said, state: State) -> Statement | None:
    """An amount with no noun of its own (均为 0 万元; 开支 0 万元)."""
    words = clean(said.head)
    measure = Measure.FINAL if state.final else Measure.STATED
    if words in ("开支", "支出") and (held := _just_counted(said, state) or state.event):
        return Statement(item=known_within(held), measure=measure)
    if not said.head and said.follows and (given := _just_counted(said, state)):
        return Statement(item=given, measure=measure)
    if said.head.endswith(("均为", "为", "都是")) and not words:
        return Statement(item=state.item, measure=measure) if state.item and state.heard else None
    if said.aside and not words and state.count and not said.tail:
        return Statement(item=state.count, measure=Measure.STATED)
    if said.tail.startswith(_FOREIGN_TAIL) and not words:
        purpose = clean(_PURPOSE.sub("", said.tail))
        whole = (state.whole, purpose) if state.grouped and state.whole else ()
        return Statement(item=purpose, measure=Measure.STATED, row=whole)
    return Statement(item=words, measure=measure, named=False) if words and state.item else None


def _just_counted(said: Said, state: State) -> str | None:
    """The thing with a name of its own that was counted right before: 艺术节 1 场，开支 9 万元 · 国家奖学金 11 人 8 万元."""
    counted = state.numbered and not said.first and not said.between
    thing = (state.count or "") if counted else ""
    return thing if len(thing) > 2 and not verbal(thing) else None


def _unspent(noun: str, state: State) -> bool:
    """Whether a list divides money that an evaluation only names: what came or was granted is not yet spent."""
    if noun.endswith("支出"):
        return False
    return state.spread is Measure.STATED and state.whole is not None and not state.final


def _of_public(noun: str, said: Said) -> Measure | None:
    """The measure of a part of the 三公 expenses: that of the whole, where no other one was said since."""
    found = list(_PUBLIC.finditer(said.opening)) if canonical(noun) in PUBLIC_PARTS else []
    if not found or _OTHERWISE.search(said.opening, found[-1].end()):
        return None
    return Measure.BUDGET if found[-1]["measure"] == "预算" else Measure.FINAL


def _default(noun: str, said: Said, state: State) -> Measure:
    """The measure of an amount that no word names: that of its list, else final accounts where the report explains them."""
    if noun.endswith(_PRICES) or noun in _TOTALS or noun.startswith(_SAVING):
        return Measure.STATED
    if state.grouped and state.spread in _INHERITED:
        return state.spread
    if state.grouped and (state.spread is Measure.ADDED_BUDGET or _unspent(noun, state)):
        return Measure.STATED
    if (measure := _of_public(noun, said)) is not None:
        return measure
    explained = "原因" in said.opening or "因为" in said.opening or "主要是" in said.opening
    if explained and noun != state.topic:
        return Measure.STATED
    if state.final:
        return Measure.FINAL
    exact = said.hit.amount is not None and said.hit.amount.bound is Bound.EXACT
    if _CAME.search(said.head):
        return Measure.STATED
    budgeted = "预算" in _BUDGET_NAMES.sub("", said.opening)
    return (
        Measure.FINAL
        if state.report and exact and noun.endswith(_FINAL_ITEMS) and not budgeted
        else Measure.STATED
    )
