"""In which role somebody is asked for: who built, supervised, supplied, led or took part; and how filings say who did.

A role is a word for a body beside the deed (施工单位), or the deed alone (由谁承建). Who has it is told behind the word, before it, or by the deed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant import kinds
from assistant.asked import GENERAL
from assistant.domain import Operation, Wanted
from assistant.frame import Frame
from assistant.patterns import pattern
from ingest.names import plain

HOLDER = "(?:方|单位|企业|公司|机构|商|人)"
"""What makes a deed the name of a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role by its names and by the deeds that tell who has it; `with_it` where these are done together with somebody, or given
    to him; `chosen` that whoever is chosen for it has it, whatever he is then called."""

    names: str
    deeds: str
    with_it: str = ""
    chosen: bool = False


ROLES = {
    "builder": Role(names=rf"(?:施工|承建|承包){HOLDER}", deeds="承建|施工|承包"),
    "supervisor": Role(names=rf"监理{HOLDER}", deeds="监理"),
    "designer": Role(names=rf"设计(?:{HOLDER}|院)", deeds="(?:负责|承担)设计|设计"),
    "supplier": Role(
        names=rf"供应商|服务商|(?:中标|成交|供货|承接|运维|开发){HOLDER}|厂家|厂商",
        deeds="中标|供货|承接|成交",
        chosen=True,
    ),
    "leader": Role(names=rf"牵头{HOLDER}", deeds="牵头"),
    "member": Role(names=r"(?:联合体)?成员单位|联合体成员", deeds=""),
    "partner": Role(
        names=r"合作(?:方|单位|机构|企业|公司|院校|高校|伙伴)",
        deeds="合作|共建|联合|建立|签订|签署|签约",
        with_it="与|和|同|跟|联合",
    ),
    "agent": Role(names=r"(?:招标|采购)?代理(?:机构|公司|单位)", deeds="代理", with_it="委托"),
    "assessor": Role(
        names=r"(?:第三方|评价|评审|审计|评估)(?:机构|单位)", deeds="评价|评审|审计|评估", with_it="委托|聘请"
    ),
}
"""The roles in which others work with a unit of government."""
BODY = r"(?:公司|集团|研究所|研究院|设计院|大学|学院|事务所|中心|协会|学会|基金会|商会|银行|医院|合作社|厂|局|院|所|队|会|部(?![门分署])|处(?![置理])|科(?![技学研])|室(?![内外]))"
NAME = (
    r"(?!于|我|本|该|各|其|相关)(?:(?!由|确定|选定|通过|委托|中标|承建)[一-鿿A-Za-z0-9·]|[（(][一-鿿]{2,6}[）)]){2,28}?"
    rf"(?:{BODY})(?:[一-鿿]{{0,7}}{BODY})*"
)
NAMES = rf"(?P<names>{NAME}(?:(?:、|以及|和|与|及){NAME})*)"
SIZED = r"[一-鿿]{0,4}(?:面积|长度|里程|工期|投资|金额|规模|造价|概算|预算|数量|[上下共计])[为达约]?\d[\d.,]*[万亿]?[一-鿿㎡%]{0,3}"
"""How large something is, which names no other thing."""
PROCURED = re.compile(
    rf"{SIZED}|(?:公开|邀请)?(?:招标|招投标|采购|磋商|谈判|询价)|竞争性|单一来源|方式|流程|合同|协议|价款?|平台|政府|[年月日]"
)
"""Words by which a sentence tells how somebody was chosen, which are not what he was chosen for."""
WHO = rf"谁|{kinds.WHICH}"
CALLED = r"(?:名称|名字|全称|名单)?(?:分别)?(?:是|为|叫)?"
"""What stands behind the name of a role at the end of keywords."""
SEVERAL = re.compile("[、，]|和|与|及|以及")


def asked_roles(turn: Frame) -> tuple[str, ...]:
    """The roles that a turn asks for, in the order of its words; none where it asks for anything else."""
    open_ = turn.wanted in (None, Wanted.PASSAGE, Wanted.LIST)
    others = turn.english or turn.figure or turn.claim or turn.operation is not Operation.LOOKUP
    if others or not (open_ or turn.wanted in (Wanted.ORGANISATION, Wanted.PERSON)):
        return ()
    places = {key: match for key, role in ROLES.items() if (match := _asked(role, turn, open_))}
    named = [key for key, match in places.items() if re.fullmatch(ROLES[key].names, match[0])]
    if open_ and not any(re.fullmatch(CALLED, _behind(places[key])) for key in named):
        return ()
    return tuple(sorted(named or places, key=lambda key: places[key].start()))


def _asked(role: Role, turn: Frame, open_: bool) -> re.Match[str] | None:
    """Where a turn says a role, by its name or, in a question, by its deed."""
    text = plain(turn.topic)
    by = rf"(?:{WHO})[^,，。?？]{{0,6}}?(?:{role.deeds})|(?:{role.deeds})(?:工作)?(?:的|者)?(?:又|都)?(?:分别)?(?:是|由|归)?(?:{WHO})"
    deed = re.search(by, text) if role.deeds and not (role.with_it or open_) else None
    return re.search(role.names, text) or deed


def _behind(match: re.Match[str]) -> str:
    """What a text says behind a role besides punctuation."""
    return re.sub(r"[?？()（）。\s的]", "", match.string[match.end() :])


def of_roles(turn: Frame, roles: tuple[str, ...]) -> Frame:
    """A turn that asks who has some roles, with what it says and demands of the thing alone for which they were taken."""
    words = (f"{ROLES[key].names}|{ROLES[key].deeds or ROLES[key].names}" for key in roles)
    said = re.sub("|".join((*words, kinds.FIRM, "中标|机构")), " ", plain(turn.topic))
    of_thing = (one for one in turn.demands if one.item or one.text in said)
    kept = tuple(one for one in of_thing if one.item or not GENERAL.fullmatch(one.text))
    return replace(turn, topic=said, demands=kept, wanted=Wanted.ORGANISATION)


def told(key: str, text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """The places where a text says who has a role, with all who have it."""
    for form in _forms(key):
        for match in pattern(form).finditer(text):
            yield match, tuple(name for name in SEVERAL.split(match["names"]) if name)


def without_told(text: str) -> str:
    """A text without what it tells of others in their roles, how they were chosen and how large something is."""
    matches = (match for key in ROLES for match, _ in told(key, text))
    for said in {match[0] for match in matches}:
        text = text.replace(said, " ")
    return PROCURED.sub(" ", text)


def _forms(key: str) -> Iterator[str]:
    role = ROLES[key]
    yield rf"(?:{role.names})(?:名称)?(?:分别)?[为是：:]\s*{NAMES}"
    yield rf"(?:确定|选定|由|[，,。；;]|^){NAMES}(?:作?为|担任)[^，,。；;]{{0,8}}?(?:{role.names})"
    if role.chosen:
        yield rf"(?:确定|选定|确认)(?:(?:{ROLES['leader'].names})[为是：:]?)?{NAMES}"
    if role.with_it:
        yield rf"(?:{role.with_it}){NAMES}(?:等[^，,。；;]{{0,4}}?)?[^，,。；;]{{0,20}}?(?:{role.deeds}|{role.names})"
    elif role.deeds:
        yield rf"(?:由|[，,。；;]|^){NAMES}[^，,。；;]{{0,14}}?(?:{role.deeds})"
