"""What a clause leaves unsaid around its figure: a name in front of a colon or behind the amount, 元 behind 万 beside money.

Owns these completions of a clause; what it then states is read in `ingest.extract.statement`.
"""

import re
from dataclasses import replace

from ingest.extract.carried import State
from ingest.extract.clauses import Said
from ingest.extract.wording import DIRECTED, GROUP, clean, following, measured

_NO_NAME = re.compile(
    r"(?:如下|情况|分析|说明|指标|方面|内容|结果|目标|措施|问题|原因|为|是|有|共|合计|总计|共计)$|[“”《》。]"
)
_LONGEST = 24
# The name in quotes that an amount in brackets stands behind: “某小区改造项目”（723 万元）.
_QUOTED = re.compile(r"“(?P<name>[^“”]{2,50})”\($")
# Who gives the money is not what it is for: 区级财政年初预算安排 200 万元专项资金.
_GIVER = re.compile(r"^由?(?:我?[省市州县区]?本?级?(?:财政(?:局|厅|部门)?)?|中央(?:财政)?)将?$")
_GIVING = re.compile(
    r"^(?:[省市州县区本]级(?:财政)?|财政(?:局|厅|部)?)?(?:预算)?(?:安排|下达|下拨|拨付|投入|支付)了?$"
)
_PURSE = re.compile(r"[^预]..*(?:资金|经费|补助|补贴|奖金)$")
_PURPOSE = re.compile(r"^(?:用于|支持)(?P<noun>[^，,。；;]{4,40}?(?:项目|工程|建设|工作|住房|支出))$")
_SCALES = frozenset({"万", "十万", "百万", "千万", "亿"})
_MONEY = re.compile(
    r"(?:资金|经费|预算|决算|支出|收入|拨款|执行|金额|补助|补贴|奖金|投入|投资|费用?|款|财政|到位|支付|拨付|总额|合计|总计|结余|结转)(?:数额?|额)?(?:\(A\)|\(B\))?$"
)


def named(one: Said) -> Said:
    """收入：792 万元 is said as 收入 792 万元, unless what stands before the colon opens a list or a section."""
    if not one.head and one.aside and not one.tail and (quoted := _QUOTED.search(one.opening)):
        return replace(one, head=quoted["name"])
    if one.head or one.mark not in (":", "：") or not one.between:
        return one
    last = one.between[-1]
    name = clean(last.words)
    if len(name) < 2 or len(name) > _LONGEST or _NO_NAME.search(name) or GROUP.search(last.words):
        return one
    return replace(one, head=last.words, mark=last.mark, between=one.between[:-1])


def moneyed(one: Said, before: Said | None, state: State) -> Said:
    """支出 0.40 万，比上年减少 0.20 万: an amount of money, by its name, as a change of one or beside one in the same sentence."""
    tail = one.tail.lstrip("余")
    if one.hit.unit not in _SCALES or (tail and not _PURSE.search(following(tail))):
        return one
    beside = before is not None and before.sentence == one.sentence and before.hit.unit == f"{one.hit.unit}元"
    moved = state.money is not None and DIRECTED.match(one.head) is not None
    if not (_MONEY.search(clean(one.head)) or beside or moved or tail):
        return one
    return replace(one, hit=replace(one.hit, unit=f"{one.hit.unit}元"))


def called(one: Said) -> Said:
    """安排 200 万元专项资金 names the money behind it, 安排 50 万元支持改造项目 what it is for."""
    if not (one.hit.unit or "").endswith("元") or not one.tail:
        return one
    found = measured(one.head)
    giver, words = (clean(found[0]), found[1]) if found else (clean(one.head), "")
    gives = not giver or _GIVER.match(giver) or (not words and _GIVING.match(giver))
    name = following(one.tail)
    if gives and _PURSE.search(name):
        return replace(one, head=name + words)
    if not words and _GIVING.match(giver) and (purpose := _PURPOSE.match(one.tail)):
        return replace(one, head=purpose["noun"])
    return one
