"""What a clause leaves unsaid around its figure: its name in front of a colon, 元 behind 万, whose money brackets say it is.

Owns these completions of a clause; what it then states is read in `ingest.extract.statement`.
"""

import re
from dataclasses import replace

from ingest.extract.clauses import Said
from ingest.extract.wording import GROUP, clean

_WITHIN_BRACKETS = re.compile(r"^(?:其中)?(?:包含|包括|含)(?=..)")
_OWNER = re.compile(r"^(?P<year>(?:19|20)\d{2}年度?，?)?\([^()\d]*(?:单位|简称)[^()\d]*\)(?=[^()]{2})")
_NO_NAME = re.compile(
    r"(?:如下|情况|分析|说明|指标|方面|内容|结果|目标|措施|问题|原因|为|是|有|共|合计|总计|共计)$|[“”《》。]"
)
_LONGEST = 24
_SCALES = ("万", "亿")
_MONEY = re.compile(
    r"(?:资金|经费|预算数?|支出数?|收入|拨款|执行数?|金额|补助|补贴|奖金|投入|投资|费用?|款|财政|到位|支付|拨付|总额)(?:\(A\)|\(B\))?$"
)


def unbracketed(one: Said) -> Said:
    """(含教育收费 3 万元) names 教育收费; brackets in front of a name, left where the organisation stood, say only whose it is."""
    if one.aside:
        return replace(one, head=_WITHIN_BRACKETS.sub("", one.head, count=1))
    return replace(one, head=_OWNER.sub("", one.head, count=1))


def named(one: Said) -> Said:
    """收入：792 万元 is said as 收入 792 万元, unless what stands before the colon opens a list or a section."""
    if one.head or one.mark not in (":", "：") or not one.between:
        return one
    last = one.between[-1]
    name = clean(last.words)
    if len(name) < 2 or len(name) > _LONGEST or _NO_NAME.search(name) or GROUP.search(last.words):
        return one
    return replace(one, head=last.words, mark=last.mark, between=one.between[:-1])


def moneyed(one: Said, before: Said | None) -> Said:
    """资金 300 万，实际完成值 300 万: an amount of money, by its name or beside one in the same sentence."""
    if one.hit.unit not in _SCALES or one.tail:
        return one
    beside = before is not None and before.sentence == one.sentence and before.hit.unit == f"{one.hit.unit}元"
    if not (_MONEY.search(clean(one.head)) or beside):
        return one
    return replace(one, hit=replace(one.hit, unit=f"{one.hit.unit}元"))
