"""What a yes-or-no question claims: a figure, a comparison, overspending, an existence, or something told in words.

Reads words only; whether the claim holds is decided on the filing's figures and passages by `assistant.judge`.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant import cues
from assistant.domain import Claim, Given
from assistant.topic import telling

A_NOT_A = r"(?P<twice>[一-鿿])(?:没|不|未)(?:有)?(?P=twice)"
TAG = r"(没错|没记错|没说错)(吗|吧|么|不)?$|(对|是|真的?|属实|可以|准确|正确)(吗|吧|么|不)$"
LEANING = (
    r"(没有?|不|是|有|超[了过出]?|[多少高低]|增加|减少|涨|降|完|光|\d[^，,。？?]{0,4})[^，,。？?大]{0,6}吧$"
)
ENGLISH = (
    r"^(is|are|was|were|did|does|do|has|have|had|can|isn't|aren't|wasn't|weren't|didn't|doesn't|hasn't) |, (right|correct|is it|isn't it|did it|didn't it|was it|wasn't it)$"
    r"|is it (true|correct)"
)
VERDICT = re.compile(
    rf"([吗么]|没有|了没|了不)$|是不是|是否|有没有|有无|对不对|能不能|会不会|算不算|{A_NOT_A}|{TAG}|{LEANING}|{ENGLISH}",
    re.IGNORECASE,
)
NOT_A_VERDICT = re.compile(r"(什么|怎么|为什么|多么|这么|那么|要么)$")

SAID = re.compile(
    r"听说|据说|有人说|人家说|网上说|我记得|我印象中?|印象里|不是说|说的是|没记错|没说错|没弄错|没错|对吧|对吗|对不对|是吧|是真的|真的|属实|准确|正确|"
    r"这个(数|数字|说法|金额)|这话|这数|突破|超支|超没超|花没花|用没用|花完|用完|用光|花光|花尽|用尽|控制在|(预算)?(之内|以内)|"
    r"(全部|全都|都|全)(算|是|用于|属于|来自|花在|用在)|达标|持平|一样|相同|还要?(?=[多少高低大小])|是否有|是否|"
    r"\b(overspen\w+|higher|lower|smaller|larger|exceed\w*|stay\w*|within|anything|true|correct|reach\w*|used up|it|that)\b"
)
"""Manners of claiming: they carry nothing to look up."""
COUNTED = r"人次|个百分点|人|名|个|辆|台|次|件|项|条|家|批"
FIGURE = re.compile(
    r"(?<![\d.,第表前那这])(?P<sign>达到|达|够|满|至少)?(?:是|为|有|等于|花了?|用了?|共|大约|约|差不多)*(?P<about>大约|约|差不多|近)?"
    rf"(?P<value>\d[\d,]*(?:\.\d+)?)(?:(?P<unit>亿元|万元|千元|元|亿|万(?![人次条辆件个元])|%)|(?P<count>{COUNTED})(?=[吗么吧对没了的是,，。?？、]|左右|$))"
    r"(?!以上|以下|以内|及以上|的?[^，,。？?]{0,4}(以上|以下))(?P<more>左右|上下)?"
)
FULL_UNITS = {"亿": "亿元", "万": "万元"}

EXTREME = r"最(高|多|大|低|少|小|贵)|第一(?!中|批|期|小|季)|排名|highest|lowest|\b(the )?(most|least|largest|smallest)\b"
SPENT = (
    r"(花|用|支|执行|使用|支付|拨付)(得|的)?(完|光|尽|掉|精光|干净)|(一分(钱)?|分文|一点(儿|都|也)?)(都|也)?(不|没有?|无)(剩|留|结余)|全部(花|用掉|执行|支付|支出)了|完成了?[^，,。？?]{0,4}预算|预算[^，,。？?]{0,4}完成|"
    r"used up|fully (spent|used|executed)|spent in full|exhaust"
)
OVER = (
    r"超支|超[^，,。？?]{0,6}预算|(突破|高于|大于|多于|高过|多过)[^，,。？?]{0,8}预算|预算[^，,。？?]{0,4}(超|突破|不够)|比[^，,。？?]{0,8}预算[^，,。？?]{0,3}(多|高|大)|"
    r"overspen|over (the |its |their )?budget|(exceed|more than|above|higher than)[^?]*(budget|预算)"
)
UNDER = (
    r"(低于|少于|小于|不超过?|没超过?|未超过?)[^，,。？?]{0,8}预算|控制在[^，,。？?]{0,8}预算|预算(之|以)?内|比[^，,。？?]{0,8}预算[^，,。？?]{0,3}(少|低|小)|"
    r"(within|under|below|less than|lower than|underspen)[^?]*(budget|预算)?"
)
REACHED = r"(达到|完成|实现|达成|达)了?[^，,。？?]{0,8}(目标|指标)|(目标|指标)[^，,。？?]{0,8}(达到|完成|实现|达成|达标)|达标|(reach|met|meet|achiev|hit)\w*[^?]*(target|goal|目标|指标)"
WHOLE = r"(是不是|是否)都|都(是|面向|来自|用在|用于|属于|花在|算)|(全部|全都|都|全)(算|是|为|用于|属于|来自|花在|用在)|全部[^，,。？?]{0,4}(项目支出|基本支出)|只有|entirely|all of|solely|only"
COMPARED = r"比|较|高于|多于|大于|低于|少于|小于|不如|不及|超过|相比|同比|than|compared"
SAME = r"持平|一样|相同|相等|没变|不变|没有变化|same as|unchanged|equal"
LESS = r"少(?!数|年)|低|小(?!学|组|区)|降|减|跌|下滑|不如|不及|lower|less|fewer|smaller|fell|fall|decreas|drop|declin|went down"
MORE = (
    r"多(?!少)|高|大(?!概|约)|增|涨|上升|超过|升|higher|more|larger|bigger|rose|rise|increas|gr[eo]w|went up"
)
EXISTS = (
    r"(是否|有没有|[没未不])[^，,。？?]{0,6}(购置|更新|购买|新购|采购|新增|开支|支出|列支|接待|出国|出境|举办|召开|欠|借)|[花买用支办借欠](了|过|没)[^，,。？?]{0,12}([吗么没]|$)|"
    r"有没有|有无|是否(存在|发生|安排|产生|有)|有[^，,。？?]{0,24}[吗么吧]|没有?[^，,。？?]{0,24}[吗么吧]|没有$|\bany\b|\bhave\b|there (is|are|was|were)|anything"
)
CLAIMS: tuple[tuple[str, Claim], ...] = (
    (EXTREME, Claim.EXTREME),
    (SPENT, Claim.SPENT),
    (UNDER, Claim.UNDER),
    (OVER, Claim.OVER),
    (REACHED, Claim.REACHED),
    (WHOLE, Claim.WHOLE),
    (rf"({COMPARED}).*({SAME})|{SAME}", Claim.SAME),
    (rf"({COMPARED}).*({LESS})|({cues.FALLS})了?[吗么吧没]|是否[^，,。？?]{{0,6}}({cues.FALLS})", Claim.LESS),
    (rf"({COMPARED}).*({MORE})|({cues.RISES})了?[吗么吧没]|是否[^，,。？?]{{0,6}}({cues.RISES})", Claim.MORE),
    (r"低于|少于|小于|不如|不及", Claim.LESS),
    (r"高于|多于|大于|超过", Claim.MORE),
    (EXISTS, Claim.EXISTS),
)
"""The claims, the more particular first."""

BARE = re.compile(
    r"[\s，,的]*(去年|今年|前年|上年|本?年度?|当年)?[\s，,]*([有过了没]|没有|有没有|是否有?)*[\s了过]*[吗么吧没]?"
)
"""Nothing is claimed of what is named but that there is some: 买车了吗."""
OPEN = re.compile(
    rf"(一分(钱)?|分文|一点(儿|都|也)?)(都|也)?(不|没有?|无)(?=剩|留|结余)|不到|没到|不低于|不少于|不足|有没有|有无|是不是|是否|没有$|了没$|不是(?=.*[吗么]$)|没错|没记错|没说错|{A_NOT_A}"
)
DENIED = re.compile(r"没有?|(?<!并)未|不(?!少|足|仅|低于|高于|同|如|及|变)|无(?!线|人机|偿)")
IN_WORDS = re.compile(
    r"专门|单独|另外|另|独立|这类|这种|那种|之类|一类|类的|等等|已经|曾经|曾|已|获得?|具体|真正|任何|过(?=[一-鿿])|手里|底下|下面|还(?=[有挂])|挂着|"
    rf"有没有|有无|没有$|了没$|{A_NOT_A}|\b(true|that|complete the|report(ed)?|spent?|anything)\b"
)
"""Words of a question that a sentence which answers it need not have."""


def is_verdict(question: str) -> bool:
    """Whether a question wants yes or no."""
    text = question.strip().rstrip("?？。!！ ").lower()
    return bool(VERDICT.search(text)) and not NOT_A_VERDICT.search(text)


def asserted_in(text: str, others: Iterable[tuple[int, int]]) -> tuple[Given, tuple[int, int]] | None:
    """The figure that a yes-or-no question asks to confirm, and where it stands; a figure within `others` is none."""
    if not is_verdict(text):
        return None
    taken = tuple(others)
    for match in FIGURE.finditer(text):
        at = match.start("value")
        if any(start <= at < end for start, end in taken):
            continue
        unit = match["unit"] or match["count"]
        given = Given(
            value=Decimal(match["value"].replace(",", "")),
            unit=FULL_UNITS.get(unit, unit),
            about=bool(match["about"] or match["more"]),
            least=bool(match["sign"]),
        )
        return given, match.span()
    return None


def said(text: str) -> list[tuple[int, int]]:
    """Where a yes-or-no question only has manners of claiming."""
    return [match.span() for match in SAID.finditer(text)] if is_verdict(text) else []


def claim_of(text: str) -> Claim:
    """What a yes-or-no question, without the names in it, claims."""
    plain = re.sub(A_NOT_A, _once, text.strip().rstrip("?？。!！ "))
    if BARE.fullmatch(plain):
        return Claim.EXISTS
    return next((claim for pattern, claim in CLAIMS if re.search(pattern, plain, re.IGNORECASE)), Claim.TOLD)


def _once(match: re.Match[str]) -> str:
    """超没超 asks about 超; 有没有 and 是不是 stay what they are."""
    return match[0] if match["twice"] in "有是" else match["twice"]


def denied(text: str, claim: Claim) -> bool:
    """Whether the question claims that something is not so: 没超预算吧."""
    if claim in (Claim.UNDER, Claim.SAME):
        return False
    return DENIED.search(OPEN.sub(" ", text.strip().rstrip("?？。!！ "))) is not None


def content(topic: str, named: Mapping[str, str], measures: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The question's own content words in order, each with what filings call it: `named` items by their surface;
    the words of `measures` are none."""
    from ingest.store.postings import words  # its dictionary loads only where free words have to be matched

    text = SAID.sub(" ", topic.rstrip("?？。 "))
    text = telling(IN_WORDS.sub(" ", text), ())
    found: list[tuple[int, tuple[str, ...]]] = []
    for surface in sorted(named, key=len, reverse=True):
        if (at := text.find(surface)) >= 0:
            found.append((at, tuple(dict.fromkeys((surface, named[surface])))))
            text = text.replace(surface, " " * len(surface), 1)
    for surface in measures:
        text = text.replace(surface, " ")
    for pattern, formal in cues.EXPANSIONS:
        if match := re.search(pattern, text, re.IGNORECASE):
            found.append((match.start(), (match[0], *formal.split())))
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    for run in re.finditer(r"[\w+.]+", text):
        found += [(run.start() + n, _alike(word)) for n, word in enumerate(words(run[0])) if len(word) > 1]
    return tuple(dict.fromkeys(group for _, group in sorted(found)))


def _alike(word: str) -> tuple[str, ...]:
    """A word and the one that filings use for it."""
    formal = next((formal for spoken, formal in cues.FORMAL if re.search(spoken, word)), None)
    return (word,) if formal is None else (word, formal)
