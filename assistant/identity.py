"""Which organisations a question names: by full name, alias, short form or with a slip of the pen.

A short form is the characters of a name in their order, its place whole or not at all; a slip is one character taken for
another by ear or by eye. Another place in front, or another institution word, makes another organisation and never a slip.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.foreign import OWN_AREA, named_before, named_in
from assistant.name_parts import (
    Head,
    known_place,
    place_of,
    without_area,
)
from assistant.organisations import Mention, Organisations
from assistant.short_forms import BODIES, FEDERATIONS, INSTITUTION, in_order, is_short_form, of_any_kind
from assistant.vocabulary import places, renamed_bodies
from assistant.words import cut

UNKNOWN = re.compile(
    r"([一-鿿]{2,16}?(?:委员会|人民政府|办公厅|管理处|研究院|检察院|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|"
    r"研究所|监督所|管理所|派出所|司法所|事务所|服务站|管理站|监测站|管理局|中心|厅|局|公安局|农业农村局|党校|办公室|馆(?![藏员舍内际])|幼儿园|电视台|供销社|红十字会|总工会|残联|妇联|文联|"
    r"(?:组织|宣传|统战|社会工作|武装|联络|政治)部|政法委|纪委|监委|街道办(?:事处)?))"
)
SHORTENED = re.compile(
    r"([一-鿿]{2,12}?(?:(?:卫健|发改|城管|国资|经信|农业农村)委|(?:政府|人大|政协|[省市县区州旗]委)办(?![公理事法案实学好])|"
    r"[省市县区州旗]委(?![员托派办组宣统政书常党老社网编机农])|政协(?![委办会事提])|工商联|侨联|科协|团委|供销合作社|"
    r"(?<![前后这那其各一二三四五六七八九十])[一二三四五六七八九十]{1,3}中(?![央心学小国等间标介层期断旬午])|交警(?![支大总])|办事处))"
)
"""The same for what bodies are called for short: another body only behind its place."""
TOWN = re.compile(r"[一-鿿]{2,3}[市县区旗][一-鿿]{1,3}?(?:街道|(?<!城)[镇乡](?![镇村亲下土风化]))")
"""A town or a street by its name, its office not said."""
CONNECTS = re.compile(r"[是比和与跟同及或成年月底末初的看问查说给在对把被让还有费元额款数]")
"""Characters that end what stands before a name rather than belong to the name of a place."""
OPENS = re.compile(r"(?:^|[，,。；;：:？?！!、（(])$")
CLOSES = re.compile(r"$|[的\d，,。；;：:？?！!、）)]|[今去前本]年")
"""What stands before and behind a name that is a word of its own."""
VAGUE = re.compile(
    r"(?P<place>[一-鿿]{2,3}?[省市县区州]?)?的?(?:那|这|某)(?:一)?(?:个|家|所)(?P<body>[一-鿿]{0,2}?(?:中心|局|厅|委|支队|大队|学校|医院|学院|单位|部门))"
)
"""A body that is only pointed at: 长沙那个中心."""
ANY_BODY = ("单位", "部门")
AREA_WORDS = frozenset(
    [
        "城市",
        "都市",
        "超市",
        "门市",
        "上市",
        "集市",
        "夜市",
        "股市",
        "地区",
        "社区",
        "园区",
        "小区",
        "城区",
        "灾区",
        "郊区",
        "辖区",
        "景区",
        "库区",
        "校区",
        "片区",
        "街区",
        "山区",
        "矿区",
        "牧区",
        "林区",
        "厂区",
        "节省",
    ]
)
"""Words that end in the character of an area and name none."""
SHORTEST = 3
LONGEST_ITEM = 24
"""No name of an item that a question begins with is looked for beyond so many characters."""
SECOND_LEVEL = 0xD8
WHICH_OF_THEM = re.compile(r"(?:[一-鿿]{2,3}[省市县区州])?第[一二三四五六七八九十\d]+$")
"""Which one of several, right before a name that has not that number: 第一|实验小学 of a 第二实验小学."""
PART_OF = re.compile(r"(?![的和与跟同及或比、])[一-鿿]{1,5}?(?:分局|分院|分校|分中心|派出所)")
"""A part of a body with a report of its own: 公安局|海淀分局."""


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


def identify(question: str, held: Organisations, items: Container[str] = ()) -> Identity:
    """The organisations that `question` (without blanks) names, among those that have reports; a name of `items` is
    none."""
    known = held.named.get(question)
    kept = held.named.keep(question, _named(question, held)) if known is None else known
    rivals = tuple(
        dict.fromkeys(
            mention.organisation
            for mention in kept
            if any(_same(mention, other) and mention.organisation != other.organisation for other in kept)
        )
    )
    foreign = {mention: _other(question, mention, kept, items) for mention in kept}
    bodies = (
        other for mention, other in foreign.items() if other and INSTITUTION.search(mention.of(question))
    )
    unknown = next(bodies, None)
    kept = tuple(mention for mention in kept if not (foreign[mention] or _by_chance(question, mention, kept)))
    if not kept and unknown is None:
        unknown = _stranger(question, held, items)
    placed = tuple(replace(mention, start=_placed(question, mention)) for mention in kept)
    return Identity(mentions=placed, rivals=rivals, unknown=unknown)


def _named(question: str, held: Organisations) -> tuple[Mention, ...]:
    """The organisations that the question has the names of, or points at."""
    found = list(dict.fromkeys(_exact(question, held)))
    sure = {mention.organisation for mention in found if _stands_alone(question, mention)}
    slips = dict.fromkeys(_slips(question, held, sure))
    found += [mention for mention in slips if mention.organisation not in sure]
    return _unsaid(_longest(found)) or _pointed_at(question, held)


def _placed(question: str, mention: Mention) -> int:
    """Where a mention begins together with its own place right before it: 长沙|数据中心."""
    place = place_of(mention.organisation)
    for name in (place, without_area(place)):
        if name and question.endswith(name, 0, mention.start):
            return mention.start - len(name)
    return mention.start


def _by_chance(question: str, mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether an organisation that has been named is only met again by characters of other words: 市公安交通|管理工作."""
    named = any(other.end <= mention.start and other.organisation == mention.organisation for other in kept)
    return named and question[mention.end - 1] not in BODIES


def _other(question: str, mention: Mention, kept: tuple[Mention, ...], items: Container[str]) -> str | None:
    """The organisation that a mention names in truth, where another place stands right before it."""
    start = max((other.end for other in kept if other.end <= mention.start), default=0)
    lead = question[start : mention.start]
    if numbered := WHICH_OF_THEM.search(lead):
        return lead[numbered.start() :] + mention.of(question)
    if part := PART_OF.match(question, mention.end):
        return mention.of(question) + part[0]
    return named_before(lead, mention.of(question), mention.organisation, items)


def _territories(question: str, held: Organisations) -> Iterator[Mention]:
    """The proper name of a territory that stands for its office: a word of its own at the beginning of a question or clause, or
    before 的, a year or the end."""
    for word in cut(question) if held.seats_in(question) else ():
        alone = OPENS.search(question[: word.start]) or CLOSES.match(question, word.end)
        if alone and not _goes_on(question, word.start, word.end):
            for name in held.seated(word.text):
                yield Mention(start=word.start, end=word.end, organisation=name, slip=False)


def _pointed_at(question: str, held: Organisations) -> tuple[Mention, ...]:
    """The organisations of a place that a vague word may point at; without a place it may be any or none."""
    match = VAGUE.search(question)
    said = without_area(match["place"] or "") if match else ""
    if match is None or not said:
        return ()
    body = "" if match["body"] in ANY_BODY else match["body"]
    return tuple(
        Mention(start=match.start(), end=match.end(), organisation=name, slip=False)
        for place in (said, said[1:])
        for name in held.at(place)
        if name.endswith(body)
    )


def _same(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _exact(question: str, held: Organisations) -> Iterator[Mention]:
    """The parts of the question that say a name, an alias or a short form as it is written, or the name of before a reform."""
    yield from _as_written(question, held)
    for former, names in renamed_bodies().items():
        if former in question and not held.has_body(former):
            for now in names:
                yield from _renamed(question, former, now, held)


def _renamed(question: str, former: str, now: str, held: Organisations) -> Iterator[Mention]:
    """The organisations that a question names by a former name of their kind: 环保局 for a 生态环境局."""
    start = question.find(former)
    end, longer = start + len(now), len(now) - len(former)
    for mention in _as_written(question.replace(former, now, 1), held):
        if mention.start <= start and end <= mention.end:
            yield replace(mention, end=mention.end - longer)


def _as_written(question: str, held: Organisations) -> Iterator[Mention]:
    """The parts of the question that say a name, an alias or a short form in its own characters."""
    for start, end, name in held.spelt(question):
        yield Mention(start=start, end=end, organisation=name, slip=False)
    for start, head in held.placed(question):
        yield from _short_forms(question, start, head, slips=0)
    inside = _inside_places(question, held)
    for body in held.spoken_of(question):
        mentions = _unplaced(question, body, held.bodies[body], slips=0)
        yield from (mention for mention in mentions if mention.start not in inside)
    yield from _territories(question, held)


def _inside_places(question: str, held: Organisations) -> frozenset[int]:
    """Where a question goes on with the name of a place: no body begins there."""
    placed = ((start, head.place) for start, head in held.placed(question))
    return frozenset(at for start, place in placed for at in range(start + 1, start + len(place)))


def _slips(question: str, held: Organisations, sure: Container[str]) -> Iterator[Mention]:
    """The parts of the question that say a name which is not `sure` with one character mistaken. A mistaken place counts
    only where it is a known place and what was said is none: of any other it cannot be told whether there is such a place."""
    for start, head in held.placed(question):
        if head.name not in sure:
            yield from _short_forms(question, start, head, slips=1)
    for start, head in held.misplaced(question):
        end = start + len(head.place)
        if head.name not in sure and _slip_of(question[start:end], head.place):
            meant = question[:start] + head.place + question[end:]
            for mention in _short_forms(meant, start, head, slips=0):
                yield Mention(start=start, end=mention.end, organisation=head.name, slip=True)
    for body in held.spoken_of(question):
        if not any(name in sure for name in held.bodies[body]):
            yield from _unplaced(question, body, held.bodies[body], slips=1)


def _slip_of(said: str, place: str) -> bool:
    """Whether a place is meant by something that is none: a known one, or one whose rare character was typed as a common one."""
    rare = any(_rare(b) and not _rare(a) for a, b in zip(said, place, strict=True) if a != b)
    return place in places() or ((rare or known_place(place)) and not known_place(said))


def _rare(character: str) -> bool:
    """Whether a character is of the second level of the national standard GB/T 2312."""
    return character.encode("gb2312", "replace")[0] >= SECOND_LEVEL


def _short_forms(question: str, start: int, head: Head, *, slips: int) -> Iterator[Mention]:
    """The part from `start` that shortens a name from its place on, with so many slips."""
    end = _shortens(question, start, (head.rest, head.rest), slips)
    if end:
        yield Mention(start=start, end=end, organisation=head.name, slip=bool(slips))


def _unplaced(question: str, body: str, names: tuple[str, ...], *, slips: int) -> Iterator[Mention]:
    """The parts that shorten a body without its place: any organisation with such a body is meant."""
    for start in range(len(question)):
        within = question[max(0, start - 1) : start + 1] in AREA_WORDS
        if (
            not within
            and question[start] in body
            and (end := _shortens(question, start, (body, names[0]), slips))
        ):
            yield from (Mention(start=start, end=end, organisation=name, slip=bool(slips)) for name in names)


def _shortens(question: str, start: int, name: tuple[str, str], slips: int) -> int:
    """Where the part from `start` ends that shortens a name, of which the first of `name` is what may be said; 0 if
    nowhere. A slip has to be worth two characters."""
    sayable, whole = name
    end, said = in_order(question, start, sayable, slips)
    least = len(said) if said in FEDERATIONS and not slips else SHORTEST + slips
    if len(said) < least or _goes_on(question, start, end) or not is_short_form(said, whole):
        return 0
    exact = in_order(question, start, sayable, 0)[1] if slips else ""
    if slips and len(said) < len(exact) + 2 and is_short_form(exact, whole):
        return 0
    return end


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


def _longest(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The longest mentions, none inside or across a longer one; equal spans of several organisations stay."""
    ordered = sorted(found, key=lambda mention: (mention.start - mention.end, mention.slip, mention.start))
    kept: list[Mention] = []
    for mention in ordered:
        clash = [other for other in kept if mention.start < other.end and other.start < mention.end]
        if all(_same(mention, other) and mention.slip == other.slip for other in clash):
            kept.append(mention)
    return tuple(sorted(set(kept), key=lambda mention: (mention.start, mention.organisation)))


def _unsaid(kept: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions without those of a name that only goes on behind another's (某局本级 behind 某局): what it goes on with
    was not said."""
    return tuple(
        mention
        for mention in kept
        if not any(
            _same(mention, other) and mention.organisation.startswith(other.organisation)
            for other in kept
            if other.organisation != mention.organisation
        )
    )


def _begins(question: str, at: int) -> bool:
    """Whether a word begins there: 其中|卫生 has no 中卫."""
    return any(word.start == at for word in cut(question))


def _is_noun(place: str, question: str) -> bool:
    """Whether a place's name is a plain word where it stands: 来宾 is a city, and who was received."""
    return any(word.text == place and word.tag == "n" for word in cut(question))


def _stranger(question: str, held: Organisations, items: Container[str]) -> str | None:
    """An organisation that the question names although no report is of it."""
    for length in (4, 3, 2):
        for at in range(len(question) - length + 1):
            place = question[at : at + length]
            if place in places() and not held.speaks_of(place) and _begins(question, at):
                institution = UNKNOWN.match(question[at:])
                if institution or not _is_noun(place, question):
                    return institution.group(1) if institution else place
    for match in UNKNOWN.finditer(question):
        body = match.group(1)
        longer = (question[:end] in items for end in range(match.end(), min(len(question), LONGEST_ITEM) + 1))
        item = any(body[at:] in items for at in range(len(body) - 2))  # 占公立医院: an account
        leads = match.start() == 0 and not body.startswith(OWN_AREA) and not item and not any(longer)
        if (leads and not held.like(body) and not of_any_kind(body)) or place_of(body):
            return named_in(body) or body
        if other := named_in(body):
            return other
    said = (match[0] for kind in (SHORTENED, TOWN) for match in kind.finditer(question))
    strange = (body for body in said if not any(body[at:] in items for at in range(len(body) - 2)))
    return next((other for body in strange if (other := named_in(body))), None)
