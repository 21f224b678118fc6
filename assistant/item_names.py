"""The names by which questions name items: those of the field, and those that filings print."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cache

from assistant.name_parts import AREAS, BODY
from assistant.near import NearNames
from ingest.names import accounts, canonical, plain, terms

GENERIC = frozenset(
    [
        "合计",
        "总计",
        "小计",
        "其他",
        "项目",
        "收入",
        "支出",
        "金额",
        "数量",
        "预算",
        "决算",
        "单位",
        "部门",
        "中心",
        "情况",
        "资金",
        "货物",
        "工程",
        "服务",
        "离退休",
    ]
)
"""Labels that are everyday words of questions, and no names in them."""
LONGEST_ITEM = 40
SHORTEST_ACCOUNT = 4
"""A functional account of fewer characters (教育, 社区) is an everyday word where no filing prints it."""
LONG_ENOUGH = 6
"""A name of so many characters is one without 支出 too; a shorter one (公共安全) is an everyday word."""
COUNTED_IN = r"[万亿]?(?:元|台|套|件|辆|个|人|张|册|项|平方米|㎡)+"
QUALIFIED = re.compile(
    rf"(?P<counted>[^（(]{{3,}})[（(]{COUNTED_IN}[）)]|(?P<name>[^（(]{{2,}})[（(](?P<of>.{{4,}})[）)]|(?P<long>[^（(]{{5,}})[（(].+[）)]"
)
"""A name with brackets behind it: 专用设备（台套） where they only say in which unit it is counted, 满意度（平台运维） what it is of."""
IN_PLACE = re.compile(rf"(?P<place>[一-鿿]{{2,3}}[{AREAS}])(?P<body>[一-鿿]{{2,18}}{BODY})")
NUMBERED = re.compile(r"第(?P<which>[一二三四五六七八九十]+)(?P<kind>[中小])学")
"""Schools by their numbers, which people shorten together with their place: 一中."""
SEVERAL = 3
"""So many names begin with a place before it is one that people leave out."""
LONG_NAME = 5
"""A name of so many characters is one without its brackets, too."""


@cache
def field_items() -> dict[str, str]:
    """The names of the field → canonical items: standard items and accounts of the two classifications."""
    return _items_of_field((3, 5, 7))


@cache
def field_near() -> NearNames:
    """The same, shortened or misspelt; an account of the lowest level is known by half a name only where a filing prints it."""
    return NearNames(_items_of_field((3, 5)))


def _items_of_field(levels: Container[int]) -> dict[str, str]:
    """The names of standard items, of economic accounts and of the functional ones whose codes are so long."""
    items = {
        plain(name): term.canonical
        for term in terms()
        if term.kind == "item"
        for name in (term.canonical, *term.printed)
    }
    named = [account.name for account in accounts("economic")]
    named += [
        account.name
        for account in accounts("functional")
        if len(account.name) >= SHORTEST_ACCOUNT and len(account.code) in levels
    ]
    shortened = {_short(plain(one)): canonical(one) for one in named}
    return shortened | items | {plain(one): canonical(one) for one in named}


def printed_items(known: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The names of items as filings print them (printed and canonical) → canonical items."""
    known = sorted(known)
    names = (*known, *((term, term) for _, term in known))  # what one row is called is no other one's account
    plainly = [(plain(name).replace('"', ""), term) for name, term in names]
    pairs = [
        *((_short(name), term) for name, term in plainly),
        *plainly,
    ]  # a whole name is no other one's short form
    return (
        _unqualified(term for _, term in known)
        | _in_place(known)
        | {
            name: term
            for name, term in pairs
            if 2 <= len(name) <= LONGEST_ITEM and name not in GENERIC and not name.isdigit()
        }
    )


def _in_place(known: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names of bodies without the place that several of them begin with, which a question about that place leaves out, 第一中学; and
    numbered schools as they are called with it: 示例一中."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, term in known:
        if there := IN_PLACE.fullmatch(plain(name)):
            found[there["place"]].append((there["body"], term))
    several = {at: bodies for at, bodies in found.items() if len({term for _, term in bodies}) >= SEVERAL}
    return {
        said: term for at, bodies in several.items() for body, term in bodies for said in _called(at, body)
    }


def _called(place: str, body: str) -> Iterable[str]:
    """What a body of a place is called there."""
    yield body
    if school := NUMBERED.fullmatch(body):
        short = school["which"] + school["kind"]
        yield from (place + short, place[:-1] + short, place[-1] + short)


def _short(name: str) -> str:
    """A name without its last word, where what is left is still a name: that of a remainder (其他公安 is no 公安), or a long one."""
    short = name.removesuffix("支出")
    return short if len(short) >= LONG_ENOUGH or (name.startswith("其他") and len(name) > 4) else name


def _unqualified(terms: Iterable[str]) -> dict[str, str]:
    """Names without the brackets behind them, and with what these say in front (平台运维办结数量), where that leaves one term."""
    found: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        if not (match := QUALIFIED.fullmatch(plain(term))):
            continue
        name, of = match["counted"] or match["name"] or match["long"], match["of"]
        if of:
            found[of + name].add(term)
        if name not in GENERIC and (match["counted"] or len(name) >= LONG_NAME):
            found[name].add(term)
    return {name: next(iter(terms)) for name, terms in found.items() if len(terms) == 1}
