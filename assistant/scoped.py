"""Questions that say at their end, or in brackets, of which money or part of the expenditure they ask: 水费占公用经费的比重（财政拨款基本支出）.

Owns these ways to say it; such a question reads like one that says it in front: 财政拨款基本支出里，水费占公用经费的比重.
"""

import re
from collections.abc import Sequence

from assistant.whole_names import functional_accounts, of_the_field
from ingest.names import plain

FUNDS = r"一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?"
PART = rf"(?:(?:{FUNDS})?(?:财政)?(?:拨款)?的?)(?:基本支出|项目支出)"
FUND = rf"(?:{FUNDS})?财政拨款|{FUNDS}"
SCOPE = rf"(?:{PART}|{FUND})"
ONLY = r"(?:其中的?|仅|只(?:看|算|要)|限|指|属|按照?|以|从)?"
BEHIND = re.compile(
    rf"(?<=[一-鿿”])(?<!表)[（(]{ONLY}(?P<part>{SCOPE})(?:部分|口径|里的?|中的?|列支|安排的?|那[块部]分?)?[）)]"
    rf"|[，,；;、 ]{ONLY}(?P<said>{SCOPE})的?口径(?:下|来?[看算计])?(?=$|[，,。；;？?是])"
)
"""What says it behind the names, in brackets or as a clause of its own."""


OF_MONEY = re.compile(rf"(?P<fund>(?:{FUNDS})?财政拨款|{FUNDS})(?:的?(?:本年)?支出)(?:里面?|当?中)(?=[，,])")
"""What says in front that an appropriation's spending is meant; which part of it, other words say."""


OF_BALANCE = re.compile(
    rf"(?P<balance>(?:年[初末底]|上年|期末)[^，,。？?]{{0,6}}?(?:结转和?结余|结转|结余))(?:里面?|当?中)(?:的|属于|来自)?(?P<fund>{FUND})的?(?:部分)?(?=(?:是|有|为)?多少)"
)
"""What asks for the part of a balance that is of one money."""

OF_THING = re.compile(
    rf"(?P<thing>[一-鿿]{{2,24}}?(?:支出|费|补助|费用))(?:里面?|当?中)[，,]?的?(?:属于|来自|由|用)?(?P<fund>{FUND})(?:的|那|安排的?|列支的?)(?:部分|那?[块份])(?=(?:是|有|为)?多少)"
)
"""What asks for the part of an item that is of one money."""


ALL_MONEY = "全部(?:资金|支出)|所有资金|全口径"
MONEY = rf"(?:{ALL_MONEY}|{FUND})"
OF_ITS = "的?(?:口径)?(?:下|里)?的?(?:部分|支出)?"
IN_BOTH = re.compile(
    rf"(?P<thing>[^，,。；;？?]{{2,60}}?)[，,]?(?:分别)?(?:按照?|以|用|在)?的?(?P<one>{MONEY}){OF_ITS}(?P<joined>和|与|跟|、|以及|比)"
    rf"(?:只[算看]|仅[算看]|按照?)?(?P<two>{MONEY}){OF_ITS}(?P<asked>[，,]?(?:各|分别|差|相差|[多少高低大小]).*)"
)
"""One thing of two kinds of money, both told or held against each other."""


SAID_TWICE = re.compile(
    rf"(?P<thing>[一-鿿]{{2,24}})[（(](?P<one>{MONEY})(?:口径)?[）)](?P<joined>和|与|跟|、|以及|比)(?P=thing)[（(](?P<two>{MONEY})(?:口径)?[）)]"
)
OF_ALL = re.compile(
    rf"(?P<one>{MONEY})的?(?P<flow>支出|收入)(?P<joined>和|与|跟|比)(?P<two>{FUND}|全部|总|所有|本年)的?(?P=flow)(?:合计)?(?=[，,]?(?:差|相差|[多少高低]))"
)
"""What was spent or received of one kind of money and of another, or in all, held against each other."""
SPENT_EACH = re.compile(
    rf"(?P<one>{FUND})(?P<joined>和|与|跟|、)(?P<two>{FUND})(?P<each>各|分别)自?(?P<flow>支出|收入|花|用)了?(?=多少)"
)
"""What was spent or received of two kinds of money: 一般公共预算财政拨款和政府性基金预算财政拨款各支出多少."""
EACH = re.compile("^[，,]?(?:各|分别)(?:自|都)?(?:是|为|有)?(?:多少|几)[万亿]?元?")
"""What asks for both."""
LARGER = re.compile("^(?:哪个|哪头|哪边|谁)(?:更|比较)?[大多高小少低]些?$")
"""What asks which is the larger: so much as they differ tells it."""


def of_both(text: str) -> str:
    """A question for an item of two kinds of money with the item said for each of them."""
    text = SAID_TWICE.sub(r"\g<thing>\g<one>\g<joined>\g<two>", text)
    text = OF_ALL.sub(
        lambda said: f"本年{said['flow']}合计{said['one']}{said['joined']}{_money(said['two'])}", text
    )
    text = SPENT_EACH.sub(_each_flow, text)
    found = IN_BOTH.fullmatch(text)
    thing = plain(found["thing"]) if found else ""
    if found is None or not any(thing.endswith(name) for name in of_the_field()):
        return text
    one, two = (re.sub(ALL_MONEY, "全部资金", found[money]) for money in ("one", "two"))
    if found["joined"] == "比":
        return f"{found['thing']}在{one}口径比{two}口径{found['asked']}"
    rest = LARGER.sub("相差多少", EACH.sub("", found["asked"]).strip("，,？?"))
    apart = "，".join(f"{found['thing']}（{money}）是多少" for money in (one, two))
    return f"{apart}，{rest}" if rest else apart


def _money(said: str) -> str:
    """A kind of money, where all of it is said by a word for all."""
    return said if re.fullmatch(FUND, said) else "全部资金"


def _each_flow(said: re.Match[str]) -> str:
    flow = said["flow"] if said["flow"] == "收入" else "支出"
    return f"{said['one']}{flow}{said['joined']}{said['two']}{flow}{said['each']}"


def in_front(text: str) -> str:
    """A question with the money or the part of the expenditure that it is asked of in front."""
    text = of_both(text)
    text = OF_MONEY.sub(r"\g<fund>里", text)
    text = OF_BALANCE.sub(r"\g<balance>（\g<fund>）", text)
    text = OF_THING.sub(r"\g<thing>（\g<fund>）", text)
    found = BEHIND.search(text)
    if found is None or BEHIND.search(text, found.end()):
        return text
    rest = text[: found.start()] + text[found.end() :]
    if re.search(ALL_MONEY, rest):
        return text  # one of two kinds of money that are asked for
    return f"{found['part'] or found['said']}里，{rest}"


ALONE = re.compile(
    rf"(?:那|那么|按照?|换成|改成|如果是?|要是)*(?P<fund>{FUND})的?(?:口径)?(?:下|的话|来?看|算)?(?:呢|(?:是|有)?多少)?[？?。]?"
)
"""A turn that only says whose money is meant."""
PART_ALONE = re.compile(r"(?:那|那么)?(?P<part>基本支出|项目支出)(?:呢|(?:是|有)?多少)?[？?。]?")
"""A turn that only names a part of the expenditure."""
OTHERWISE = re.compile(
    r"[（(]?(?:按照?)?(?:全部资金|全口径|所有资金|财政拨款|一般公共预算财政拨款|一般公共预算)(?:的?口径)[）)]?"
)
OF_OTHERS = re.compile(rf"(?:{FUND})的?(?=本年|基本支出|项目支出|支出合计)")
"""The money that was said before, in front of what was spent of it."""
SHORTEST = 4
"""An account's name of so many characters is no everyday word."""


def gone_on(turns: Sequence[str]) -> tuple[str, ...]:
    """The turns of a conversation, the last one as a question of its own where it only says whose money, or which part of an account's
    expenditure, is meant of what was asked before."""
    *before, asked = turns
    if before and (found := ALONE.fullmatch(asked.strip())):
        *earlier, last = gone_on(before)
        plain_last = OF_OTHERS.sub("", OTHERWISE.sub("", last)).rstrip("？?。 ")
        return *earlier, f"{plain_last}（{found['fund']}）"
    if before and (named := PART_ALONE.fullmatch(asked.strip())):
        of = next(
            (at for at, turn in reversed(list(enumerate(before))) if not PART_ALONE.fullmatch(turn.strip())),
            0,
        )
        if _names_account(before[of]):
            return *before[: of + 1], f"其中{named['part']}呢"
    return tuple(turns)


def _names_account(turn: str) -> bool:
    return any(name in plain(turn) for name in functional_accounts() if len(name) >= SHORTEST)
