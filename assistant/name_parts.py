"""How the name of a body is built: the party whose it is, the places that it lies in, the territory or the kind of body.

Owns how a name is cut and what people say for it that is no part of it in its order (海州市政协 of a 政协海州市委员会).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.vocabulary import places

AREAS = "省市县区州旗"
BODY = "(?:[局厅院园所站馆校队处办]|机关|中学|小学|中心|公司)"
"""How the names of bodies end that have rows of their own."""
OF_A_ROW = re.compile(rf"[一-鿿]{{3,}}{BODY}")
"""The name of a body that has a row in another one's report."""
PEOPLES = (
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|"
    "羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族)"
)
AREA_WORD = rf"(?:(?:{PEOPLES}|维吾尔|蒙古)*自治)?[{AREAS}]"
"""What kind of area a place is, the peoples whose it is included: 苓岭|裕固族自治县."""
AREA = re.compile(rf"([一-鿿]{{2,3}}?)(?:{PEOPLES}+自治)?[{AREAS}]")
ONE_CHARACTER = re.compile("[^本全各该我你他两几多数市区州省外邻每此贵某哪和与及]县")
"""A county of one character keeps its area word: 攸县."""
BEHIND_PLACE = re.compile(f"^{AREA_WORD}")
PARTY = re.compile("^(?:中国共产党|中共)")
"""The party stands before the place, and people leave it out."""
LEAGUES = {
    "中国共产主义青年团": ("共青团", "团"),
    "共青团": ("共青团", "团"),
    "中国人民政治协商会议": ("政协",),
    "政协": ("政协",),
    "中国国民党革命委员会": ("民革",),
    "民革": ("民革",),
    "中国民主同盟": ("民盟",),
    "民盟": ("民盟",),
    "中国民主建国会": ("民建",),
    "民建": ("民建",),
    "中国民主促进会": ("民进",),
    "民进": ("民进",),
    "中国农工民主党": ("农工党",),
    "农工党": ("农工党",),
    "中国致公党": ("致公党",),
    "致公党": ("致公党",),
    "九三学社": ("九三学社",),
    "台湾民主自治同盟": ("台盟",),
    "台盟": ("台盟",),
}
"""Whose committee a body is, and what it is called for short: without it the name is that of the party's committee."""
LEAGUE = re.compile(f"^({'|'.join(LEAGUES)})(.*[{AREAS}])(?:委员会|委)?((?:机关|办公[室厅])?)$")
COMMITTEE = (
    "{at}{area}{mark}委",
    "{at}{mark}委",
    "{at}{mark}{area}委",
    "{mark}{at}{area}委",
    "{mark}{at}{area}委员会",
)
MARKED = ("{at}{area}{mark}", "{at}{mark}", "{mark}{at}{area}")
"""How a committee of a place is called by what it is called for short, with and without its own word."""
LED = re.compile(f"^(?:中国共产党|中共|{'|'.join(LEAGUES)})")
"""The party or league whose body it is: it stands before the place."""
SEAT = re.compile(
    r"(?<=街道)办事处$|(?<=[镇乡])(?:人民)?政府$|(?<=[镇乡])$|(?<=街道)$|(?<=区)(?:管理委员会|管委会)$"
)
"""What the office of a territory is called behind the territory's own name, by which it is called as well."""
OFFICES = ("街道办事处", "街道办", "街道", "街办", "办事处")
"""What people call the office of a 街道 behind its proper name."""
TERRITORY = re.compile(rf"(?:街道|{PEOPLES}*[镇乡]|(?:高新|经济|工业|自贸|国际|生态|新|产业).*区)$")
"""What follows the proper name of a territory."""
BRANCH = re.compile(r"人民政府(?=.{2,8}街道)")
"""The government whose branch an office is: it stands between the place and the territory's own name."""
ZONE = re.compile(r"(高新|经济|工业|自贸|保税|产业)[一-鿿]{0,10}?区")
"""A zone is a place of its own within a city."""
WITHIN_ZONE = re.compile(rf"^{ZONE.pattern}(?:（[^）]*）)?(?=[一-鿿]{{2,}})")
"""The zone that a territory or a body lies in."""
WAYS = "路街桥巷村"
"""What a territory is called after: people leave it out (泉水街道 of 泉水路街道)."""
LENGTHS = (4, 3, 2)
"""Of the names of places, the longest first."""
SHORTEST_PLACE = 2
ELSEWHERE = "某某"
"""The place of a name in another script that no gazetteer knows."""


@dataclass(frozen=True, slots=True)
class Head:
    """A place that a name may be said from; `rest` is the name from there on."""

    name: str
    place: str
    rest: str


def place_of(name: str) -> str:
    """The place that a name begins with behind its party, if the gazetteer or its own 省/市/县/区 tells."""
    name = LED.sub("", name)
    for length in LENGTHS:
        if name[:length] in places():
            return name[:length]
    if ONE_CHARACTER.match(name):
        return name[:2]
    area = AREA.match(name)
    return area.group(1) if area else ""


def without_area(text: str) -> str:
    """A place without its area word: 海州 for 海州市, and for 海州 itself."""
    return text[:-1] if len(text) > SHORTEST_PLACE and text[-1] in AREAS else text


@lru_cache(maxsize=1024)
def known_place(text: str) -> bool:
    """Whether the gazetteer or the dictionary has a text as the name of a place."""
    if text in places() or without_area(text) == ELSEWHERE:
        return True
    return ["ns"] in (_kinds(text), _kinds(without_area(text)))


def _kinds(text: str) -> list[str]:
    """The kinds of the words of a text."""
    import rjieba  # its dictionary holds the counties; it loads only where the gazetteer does not tell

    return [kind for _, kind in rjieba.tag(text, False)]


def heads(name: str) -> Iterator[Head]:
    """A name from its place on, and from each place inside that one: 长沙市岳麓区教育局 from 长沙 and from 岳麓."""
    if not LEAGUE.match(name):
        yield from (Head(name, place, rest) for place, rest in _places(PARTY.sub("", name)))


@lru_cache(maxsize=1 << 14)
def places_in(name: str) -> tuple[str, ...]:
    """The places that a name begins with behind its party or league, the outer one first."""
    return tuple(place for place, _ in _places(LED.sub("", name)))


def _places(rest: str) -> Iterator[tuple[str, str]]:
    """The places that a name begins with, each with the name from there on."""
    place = place_of(rest)
    while place:
        yield place, rest
        behind = rest[len(place) :]
        rest = BEHIND_PLACE.sub("", behind)
        inner = _inner(rest, place)
        place = inner if rest != behind or inner in places() else ""


def _inner(rest: str, outer: str) -> str:
    """The place inside `outer` that the rest of a name begins with: 海州东 inside 海州."""
    if rest.startswith(outer) and (area := AREA.match(rest)):
        return area[1]
    return place_of(rest)


def body_of(name: str) -> str:
    """A name without the party and the places that it begins with; its area word stays."""
    inner = list(heads(name))[-1:]
    return inner[0].rest.removeprefix(inner[0].place) if inner else PARTY.sub("", name)


def kind_of(name: str) -> str:
    """What a body is besides its places and zones: 残疾人联合会."""
    return WITHIN_ZONE.sub("", BEHIND_PLACE.sub("", body_of(name)))


@lru_cache(maxsize=1 << 14)
def leaves_out(said: str, name: str) -> bool:
    """Whether what was said names a place of a name and nothing of the place, the zone or the territory inside it: that is
    the body of the outer place (海州市残联 is none of 海州市临江区)."""
    *outer, inner = places_in(name) or ("",)
    first = next((place for place in (*outer, inner) if place and place in said), "")
    rest = said.partition(first)[2] if first else ""
    zone = ZONE.search(body_of(name))
    own = seats(name) or ((zone[1],) if zone else ())
    far = first in outer and inner not in rest
    return bool(first) and (far or bool(own)) and not any(one in rest for one in own)


def territories(name: str) -> tuple[str, ...]:
    """The territory whose office a name is, with and without the places before it, its own name last: 南湖街道 of a 街道办事处."""
    if not SEAT.search(name):
        return ()
    territory = SEAT.sub("", name)
    placed = BRANCH.sub("", territory)
    own = _own(name)
    inner = [head.rest for head in heads(placed)][-1:]
    plain = re.sub(rf"{PEOPLES}+(?=[镇乡]$)", "", own)
    return tuple(dict.fromkeys((territory, placed, *inner, plain, own)))


def _own(name: str) -> str:
    """A territory's name of its own: 南湖街道."""
    return kind_of(BRANCH.sub("", SEAT.sub("", name))) if SEAT.search(name) else ""


def seats(name: str) -> tuple[str, ...]:
    """The proper name of the territory whose office a name is, with and without what it is called after: 泉水路 and 泉水."""
    own = TERRITORY.sub("", _own(name))
    short = own[:-1] if len(own) > SHORTEST_PLACE and own[-1] in WAYS else own
    return tuple(dict.fromkeys(proper for proper in (own, short) if len(proper) >= SHORTEST_PLACE))


def proper_names(name: str) -> tuple[str, ...]:
    """The proper names in an organisation's name: its places, the outer one first, and that of the territory whose office it
    is (南湖)."""
    return tuple(dict.fromkeys((*(head.place for head in heads(name)), *seats(name))))


def of_league(name: str) -> tuple[str, ...]:
    """What the committee of a league or of the 政协 is called: 海州团市委, 海州市政协."""
    league = LEAGUE.match(name)
    if not league:
        return ()
    full, where, office = league.groups()
    within, area = list(_places(where)), where[-1]
    names = (*(rest.removesuffix(area) for _, rest in within), *(place for place, _ in within[-1:]))
    said = [
        pattern.format(at=at, area=area, mark=mark)
        for at in names
        for mark in LEAGUES[full]
        for pattern in (*COMMITTEE, *(MARKED if len(mark) > 1 else ()))
    ]
    return tuple(dict.fromkeys(f"{one}{end}" for one in said for end in ("", office, office and "办")))


def of_its_league(said: str, name: str) -> bool:
    """Whether what was said of a name has its league, if that is the committee of one."""
    league = LEAGUE.match(name)
    return not league or any(mark in said for mark in LEAGUES[league[1]])
