"""Which organisations a question names: by full name, alias, short form or with a slip of the pen.

A short form is the characters of a name in their order; a slip is one wrong or extra character inside. Another place
in front, or another institution word, makes another organisation and never a slip.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.domain import Holder
from assistant.near import sounds_alike
from assistant.vocabulary import places

INSTITUTION = re.compile(
    r"(委员会|人民政府|办公厅|办公室|管理处|研究院|检察院|中心|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|公司|集团|厅|局|委|办|院|所|站|处|队)"
)
UNKNOWN = re.compile(
    r"([一-鿿]{2,16}?(?:委员会|人民政府|办公厅|管理处|研究院|检察院|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|"
    r"研究所|管理局|中心|厅|局|公安局|档案馆|图书馆|博物馆|农业农村局|党校|办公室))"
)
AREA = re.compile(r"([一-鿿]{2,3}[省市县区州])$")
CONNECTS = re.compile(r"[是比和与跟同及或成年月底末初的看问查说给在对把被让还有费元额款数]")
"""Characters that end what stands before a name rather than belong to the name of a place."""
VAGUE = re.compile(
    r"(?P<place>[一-鿿]{2,3}?[省市县区州]?)?的?(?:那|这|某)(?:一)?(?:个|家|所)(?P<body>中心|局|厅|委|支队|大队|学校|医院|学院|单位|部门)"
)
"""A body that is only pointed at: 长沙那个中心."""
ANY_BODY = ("单位", "部门")
FULLER = "交通运输"
"""交通 and 交通运输 name the same office."""
OWN_AREA = tuple("我咱本全该各们这哪个地那贵你什几所有请问查")
SHORTEST = 3
AREAS = "省市县区州"
BODIES = frozenset("局厅委办院所站处队心学校会")
"""The characters that institution words end with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place of the question that names an organisation; `slip` when a character was wrong."""

    start: int
    end: int
    organisation: str
    slip: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The organisations named, in the question's order; `unknown` is one that no report is of; `rivals` share a span."""

    mentions: tuple[Mention, ...]
    rivals: tuple[str, ...]
    unknown: str | None

    @property
    def organisations(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(mention.organisation for mention in self.mentions))


def identify(question: str, holders: Sequence[Holder], items: Container[str] = ()) -> Identity:
    """The organisations that `question` (without blanks) names, among those that have reports; a name of `items` is
    none."""
    names: dict[str, tuple[str, ...]] = {}
    for holder in holders:
        known = names.get(holder.report.organisation, ())
        names[holder.report.organisation] = (
            *known,
            *(alias for alias in holder.report.aliases if len(alias) > 1),
        )
    found = [mention for name, aliases in names.items() for mention in _mentions(question, name, aliases)]
    kept = _longest(found) or _pointed_at(question, tuple(names))
    rivals = tuple(
        dict.fromkeys(
            mention.organisation
            for mention in kept
            if any(_same(mention, other) and mention.organisation != other.organisation for other in kept)
        )
    )
    foreign = _foreign(question, kept)
    kept = tuple(mention for mention in kept if mention not in foreign)
    unknown = _area_before(question, foreign[0]) if foreign else None
    if not kept and unknown is None:
        unknown = _stranger(question, tuple(names), items)
    return Identity(mentions=kept, rivals=rivals, unknown=unknown)


def _pointed_at(question: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    """The organisations of a place that a vague word may point at; without a place it may be any or none."""
    match = VAGUE.search(question)
    place = (match["place"] or "").rstrip(AREAS) if match else ""
    if match is None or place not in places():
        return ()
    body = "" if match["body"] in ANY_BODY else match["body"]
    return tuple(
        Mention(start=match.start(), end=match.end(), organisation=name, slip=False)
        for name in names
        if place in name and name.endswith(body)
    )


def _same(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _mentions(question: str, name: str, aliases: tuple[str, ...]) -> list[Mention]:
    """All readings of the question's parts as one organisation."""
    found = []
    for alias in dict.fromkeys((name, *aliases)):
        at = question.find(alias)
        while at >= 0 and not alias.startswith(("我", "本")):
            found.append(Mention(start=at, end=at + len(alias), organisation=name, slip=False))
            at = question.find(alias, at + 1)
    found += _short_forms(question, name, slips=0)
    if not any(_stands_alone(question, mention) for mention in found):
        found += _short_forms(question, name, slips=1)
    return found


def _short_forms(question: str, name: str, *, slips: int) -> list[Mention]:
    """The parts of the question that shorten `name`, with so many slips; a slip has to be worth two characters."""
    found = []
    for start in range(len(question)):
        end, said = _in_order(question, start, name, slips)
        if len(said) < SHORTEST + slips or _goes_on(question, start, end) or not is_short_form(said, name):
            continue
        exact = _in_order(question, start, name, 0)[1] if slips else ""
        if not slips or len(said) >= len(exact) + 2 or not is_short_form(exact, name):
            found.append(Mention(start=start, end=end, organisation=name, slip=bool(slips)))
    return found


def _stands_alone(question: str, mention: Mention) -> bool:
    """Whether nothing before or behind a mention can be more of the name."""
    end = mention.end
    if re.search(r"[一-鿿]$", question[: mention.start]):
        return False
    return not re.match(r"[一-鿿]", question[end:].lstrip("的 ")[:1]) or question[end - 1] in BODIES


def _goes_on(question: str, start: int, end: int) -> bool:
    """Whether a part without an institution word is only the beginning of a longer name of another body."""
    if INSTITUTION.search(question[start:end]) or CONNECTS.match(question, end):
        return False
    body = UNKNOWN.match(question, start)
    return body is not None and body.end() > end and "的" not in body.group(1)


def _in_order(question: str, start: int, name: str, slips: int) -> tuple[int, str]:
    """The end of the longest part from `start` whose characters stand in `name` in their order, but for `slips`,
    and those characters as the name has them."""
    position, end, left, said = 0, start, slips, ""
    for at in range(start, len(question)):
        step = name.find(question[at], position)
        if step < 0 and FULLER in (question[at - 2 : at + 2], question[at - 3 : at + 1]) and at - end < 2:
            continue
        meant = name[position : position + 1]
        if step < 0 and question[at] in AREAS and not (meant and sounds_alike(question[at], meant)):
            break
        if (
            step < 0
            and left
            and at > start
            and (at > start + 1 or question[start : start + 2] not in places())
        ):
            left -= 1
            step = _alike(question[at], name, position)
            if step < 0:
                continue
        if step < 0:
            break
        position, end, said = step + 1, at + 1, said + name[step]
    return end, said


def _alike(character: str, name: str, position: int) -> int:
    """Where `name` goes on from `position` with a character that sounds like this one; -1 if nowhere."""
    return next((at for at in range(position, len(name)) if sounds_alike(character, name[at])), -1)


def is_short_form(part: str, name: str) -> bool:
    """Whether `part` says enough of `name`: its own institution word or none, and two characters besides place and word."""
    place = place_of(name)
    rest = part
    for character in place:
        rest = rest.replace(character, "", 1) if rest.startswith(character) else rest
    rest = rest.removeprefix("市").removeprefix("省")
    words = INSTITUTION.findall(rest)
    own = INSTITUTION.findall(name)
    if words and own and words[-1][-1] != own[-1][-1]:
        return False
    if not words and rest == part:
        return False
    tail = rest if INSTITUTION.sub("", rest) and name.endswith(rest) else ""
    before = name[: len(name) - len(tail)][-1:]
    if (
        tail
        and tail != rest_of(name, place)
        and part != rest
        and before not in BODIES
        and before not in AREAS
    ):
        return False
    placed = bool(place) and part.startswith(place) and bool(words)
    return placed or len(INSTITUTION.sub("", rest)) >= 2


def rest_of(name: str, place: str) -> str:
    """A name without the place it begins with."""
    return name.removeprefix(place).lstrip(AREAS)


def place_of(name: str) -> str:
    """The place that a name begins with, if the gazetteer or its own 省/市/县/区 tells."""
    for length in (4, 3, 2):
        if name[:length] in places():
            return name[:length]
    area = re.match(r"[一-鿿]{2,3}?[省市县区州]", name)
    return area.group(0)[:-1] if area else ""


def _longest(found: list[Mention]) -> tuple[Mention, ...]:
    """The longest mentions, none inside or across a longer one; equal spans of several organisations stay."""
    ordered = sorted(found, key=lambda mention: (mention.start - mention.end, mention.slip, mention.start))
    kept: list[Mention] = []
    for mention in ordered:
        clash = [other for other in kept if mention.start < other.end and other.start < mention.end]
        if all(_same(mention, other) and mention.slip == other.slip for other in clash):
            kept.append(mention)
    return tuple(sorted(set(kept), key=lambda mention: (mention.start, mention.organisation)))


def _area_before(question: str, mention: Mention) -> str | None:
    """A place that stands right before a mention and is not in the organisation's name."""
    part = question[mention.start : mention.end]
    lead = question[: mention.start] + (part[0] if part[0] in "省市县区州" else "")
    bare = lead.rstrip("省市县区州")
    for length in (4, 3, 2):
        if bare[-length:] in places() and bare[-length:] not in mention.organisation:
            return bare[-length:] + lead[len(bare) :] + part.lstrip("省市县区州")
    area = AREA.search(lead)
    own = area is not None and (
        area.group(1)[-3:] in mention.organisation
        or (area.group(1)[-1] in "市省" and area.group(1)[-3:-1] in mention.organisation)
    )
    said = area is not None and not CONNECTS.search(area.group(1)[-3:-1])
    if area and said and not own and not area.group(1).startswith(OWN_AREA):
        return area.group(1)[-3:] + part.lstrip("省市县区州")
    return None


def _foreign(question: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if _area_before(question, mention))


def _stranger(question: str, names: tuple[str, ...], items: Container[str]) -> str | None:
    """An organisation that the question names although no report is of it."""
    known = "".join(names)
    for length in (4, 3, 2):
        for at in range(len(question) - length + 1):
            place = question[at : at + length]
            if place in places() and place not in known:
                institution = UNKNOWN.match(question[at:])
                return institution.group(1) if institution else place
    for match in UNKNOWN.finditer(question):
        body = match.group(1)
        leads = match.start() == 0 and not body.startswith(OWN_AREA) and body not in items
        if place_of(body) or (leads and not any(body in name for name in names)):
            return body
    return None
