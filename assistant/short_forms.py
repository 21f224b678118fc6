"""Whether some words shorten the name of a body: its characters in their order, its place whole or not at all, and enough of it.

Owns what is left out of names and what tells one kind of body from another; whose name a question says belongs to `identity`.
"""

import re

from assistant.name_parts import (
    AREAS,
    BEHIND_PLACE,
    kind_of,
    leaves_out,
    of_its_league,
    place_of,
    places_in,
    seats,
)
from assistant.organisations import mistaken
from assistant.vocabulary import institutions

INSTITUTION = re.compile(
    r"(委员会|管委会|人民政府|办公厅|办公室|管理处|研究院|检察院|中心|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|公司|集团|厅|局|馆|委|办|院|所|站|处|队|部(?!门|分|署))"
)
BODIES = frozenset("局厅委办院所站处队心学校会馆部")
"""The characters that institution words end with."""
UNSAID = re.compile(
    "人民政府(?=.{2,8}街道)|第(?=[一二三四五六七八九十])|人民(?=政府|检察院|法院)|(?<=集团)(?:股份|控股|有限|责任)*公司$"
)
"""What people leave out of a name without another meaning: 四中, 县政府办."""
ANY_KIND = frozenset(["管理", "服务", "事务", "政府", "街道", "街道事", "工作", "社区服务", "机关"])
"""What bodies of all kinds are called by: with an institution word alone it names none of them."""
FEDERATIONS = frozenset(["残联", "侨联", "妇联", "文联", "科协"])
"""What is called by two characters and needs no place."""
TOWNS = ("街道", "镇", "乡")
"""What lies in a town is not the town: 赤岗镇 is none of its schools."""
SCHOOLS = ("小学", "中学")
"""What is called by its first character: 二实小."""
OF_NOW = re.compile("本(?=年|月|季|期)|公(?=务|用|车|共)|支(?=出)")
"""What begins a word of its own behind a name: 某局本年收入 speaks of no 某局本级, 政府办公务接待 of no 办公室."""
FULLER = "交通运输"
"""交通 and 交通运输 name the same office."""
NUMERALS = frozenset("一二三四五六七八九十0123456789")
"""Which one of several bodies of one name: never taken for each other."""


def is_short_form(part: str, name: str) -> bool:
    """Whether `part` says enough of `name`: its own institution word or none, and two characters besides place and word."""
    if leaves_out(part, name) or not of_its_league(part, name):
        return False
    part, name = _in_full(part, name), UNSAID.sub("", name)
    if part.endswith(TOWNS) and not seats(name):
        return False
    place = next((own for own in places_in(name) if part.startswith(own)), place_of(name))
    rest = _behind_places(part, name)
    words = INSTITUTION.findall(rest)
    own = INSTITUTION.findall(name)
    if words and own and not _same_kind(words[-1], own[-1], rest):
        return False
    whole = kind_of(name)
    of_its_own = INSTITUTION.sub("", rest)
    if rest == part != whole and part not in FEDERATIONS and (not words or of_any_kind(rest)):
        return False
    own_body = rest[1:] if rest != part and rest[:1] in BODIES else rest  # 省厅科技中心: the body behind 厅
    tail = own_body if INSTITUTION.sub("", own_body) and name.endswith(own_body) else ""
    before = name[: len(name) - len(tail)][-1:]
    if tail and tail != whole and part != rest and before not in BODIES and before not in AREAS:
        return False
    if not rest:
        return False
    entire = bool(of_its_own) or len(words) > 1 or words[-1:] == own[-1:]
    placed = bool(place) and part.startswith(place) and bool(words) and entire
    return placed or rest == whole or len(of_its_own) >= 2


def _behind_places(part: str, name: str) -> str:
    """What a short form says besides the places of a name."""
    for place in places_in(name):
        if part.startswith(place):
            part = BEHIND_PLACE.sub("", part.removeprefix(place))
    return part.lstrip(AREAS)


def of_any_kind(body: str) -> bool:
    """Whether a body is only said by what bodies of all kinds are called by: 管理局."""
    own = INSTITUTION.sub("", body)
    return any(kind.endswith(own) for kind in ANY_KIND)


def _in_full(part: str, name: str) -> str:
    """A short form with what stands for a school in full, and without words that are left out as well as said."""
    if name.endswith(SCHOOLS) and part.endswith(name[-2]):
        part += "学"
    elif name.endswith("学校") and part.endswith("校"):
        part = part.removesuffix("校").removesuffix("学") + "学校"
    return UNSAID.sub("", part)


def _same_kind(said: str, own: str, rest: str) -> bool:
    """Whether two institution words are the same, or the first one is the other's beginning where a name ends: 委, 办."""
    return said[-1] == own[-1] or (own.startswith(said) and rest.endswith(said))


def in_order(question: str, start: int, name: str, slips: int) -> tuple[int, str]:
    """The end of the longest part from `start` whose characters stand in `name` in their order, but for `slips`,
    and those characters as the name has them."""
    position, end, left, said = 0, start, slips, ""
    for at in range(start, len(question)):
        step = name.find(question[at], position)
        if step < 0 and FULLER in (question[at - 2 : at + 2], question[at - 3 : at + 1]) and at - end < 2:
            continue
        if step < 0 and left and at > start and not _another_word(question, at, name):
            left -= 1
            step = _alike(question[at], name, position)
            if step < 0 and question[at] == question[at - 1]:
                continue
        if step < 0 or (OF_NOW.match(question, at) and name[step + 1 : step + 2] != question[at + 1]):
            break
        position, end, said = step + 1, at + 1, said + name[step]
    return end, said


def _another_word(question: str, at: int, name: str) -> bool:
    """Whether the character belongs to a word that names another kind of body: 税务 for 水务."""
    around = (question[at - 1 : at + 1], question[at : at + 2])
    return (
        question[at] in NUMERALS
        or question[at] in AREAS
        or any(word in institutions() and word not in name for word in around)
    )


def _alike(character: str, name: str, position: int) -> int:
    """Where `name` goes on from `position` with a character that this one is taken for; -1 if nowhere."""
    return next((at for at in range(position, len(name)) if mistaken(character, name[at])), -1)
