"""Which organisations a question names: by full name, alias, short form or with a slip of the pen.

A short form is the characters of a name in their order, its place whole or not at all; a slip is one character taken for
another by ear or by eye. Another place in front, or another institution word, makes another organisation and never a slip.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.foreign import OWN_AREA, named_before, named_in
from assistant.name_parts import (
    AREAS,
    Head,
    body_of,
    known_place,
    leaves_out,
    of_its_league,
    place_of,
    without_area,
)
from assistant.organisations import Mention, Organisations, mistaken
from assistant.vocabulary import institutions, places, renamed_bodies
from assistant.words import cut

INSTITUTION = re.compile(
    r"(委员会|管委会|人民政府|办公厅|办公室|管理处|研究院|检察院|中心|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|公司|集团|厅|局|馆|委|办|院|所|站|处|队|部(?!门|分|署))"
)
UNKNOWN = re.compile(
    r"([一-鿿]{2,16}?(?:委员会|人民政府|办公厅|管理处|研究院|检察院|支队|总队|大队|学院|大学|医院|学校|中学|小学|法院|"
    r"研究所|监督所|管理所|派出所|司法所|事务所|服务站|管理站|监测站|管理局|中心|厅|局|公安局|农业农村局|党校|办公室|馆(?![藏员舍内际])|幼儿园|电视台|供销社|红十字会|总工会|残联|妇联|文联|"
    r"(?:组织|宣传|统战|社会工作|武装|联络|政治)部|政法委|纪委|监委|街道办(?:事处)?))"
)
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
OF_NOW = re.compile("本(?=年|月|季|期)|公(?=务|用|车|共)|支(?=出)")
"""What begins a word of its own behind a name: 某局本年收入 speaks of no 某局本级, 政府办公务接待 of no 办公室."""
FULLER = "交通运输"
"""交通 and 交通运输 name the same office."""
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
SCHOOLS = ("小学", "中学")
"""What is called by its first character: 二实小."""
UNSAID = re.compile(
    "第(?=[一二三四五六七八九十])|人民(?=政府|检察院|法院)|(?<=集团)(?:股份|控股|有限|责任)*公司$"
)
"""What people leave out of a name without another meaning: 四中, 县政府办."""
ANY_KIND = frozenset(["管理", "服务", "事务", "政府", "街道", "街道事", "工作", "社区服务", "机关"])
"""What bodies of all kinds are called by: with an institution word alone it names none of them."""
SHORTEST = 3
NUMERALS = frozenset("一二三四五六七八九十0123456789")
"""Which one of several bodies of one name: never taken for each other."""
WHICH_OF_THEM = re.compile(r"(?:[一-鿿]{2,3}[省市县区州])?第[一二三四五六七八九十\d]+$")
"""Which one of several, right before a name that has not that number: 第一|实验小学 of a 第二实验小学."""
BODIES = frozenset("局厅委办院所站处队心学校会馆部")
"""The characters that institution words end with."""


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
    return named_before(lead, mention.of(question), mention.organisation, items)


def _territories(question: str, held: Organisations) -> Iterator[Mention]:
    """The proper name of a territory that stands for its office: a word of its own at the beginning of a question or clause, or
    before 的, a year or the end."""
    at = 0
    for word in cut(question):
        start, at = question.find(word.text, at), question.find(word.text, at) + len(word.text)
        if held.seated(word.text) and (OPENS.search(question[:start]) or CLOSES.match(question, at)):
            for name in held.seated(word.text):
                yield Mention(start=start, end=at, organisation=name, slip=False)


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
    """Whether a known place is meant by something that is none."""
    return place in places() or (known_place(place) and not known_place(said))


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
    end, said = _in_order(question, start, sayable, slips)
    if len(said) < SHORTEST + slips or _goes_on(question, start, end) or not is_short_form(said, whole):
        return 0
    exact = _in_order(question, start, sayable, 0)[1] if slips else ""
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


def _in_order(question: str, start: int, name: str, slips: int) -> tuple[int, str]:
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


def is_short_form(part: str, name: str) -> bool:
    """Whether `part` says enough of `name`: its own institution word or none, and two characters besides place and word."""
    if leaves_out(part, name) or not of_its_league(part, name):
        return False
    part, name = _in_full(part, name), UNSAID.sub("", name)
    place = place_of(name)
    rest = part.removeprefix(place).lstrip(AREAS)
    words = INSTITUTION.findall(rest)
    own = INSTITUTION.findall(name)
    if words and own and not _same_kind(words[-1], own[-1], rest):
        return False
    whole = body_of(name).lstrip(AREAS)
    of_its_own = INSTITUTION.sub("", rest)
    if rest == part != whole and (not words or any(kind.endswith(of_its_own) for kind in ANY_KIND)):
        return False
    own_body = rest[1:] if rest != part and rest[:1] in BODIES else rest  # 省厅科技中心: the body behind 厅
    tail = own_body if INSTITUTION.sub("", own_body) and name.endswith(own_body) else ""
    before = name[: len(name) - len(tail)][-1:]
    if (
        tail
        and tail != name.removeprefix(place).lstrip(AREAS)
        and part != rest
        and before not in BODIES
        and before not in AREAS
    ):
        return False
    placed = bool(place) and part.startswith(place) and bool(words)
    return placed or rest == whole or len(of_its_own) >= 2


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


def _is_noun(place: str, question: str) -> bool:
    """Whether a place's name is a plain word where it stands: 来宾 is a city, and who was received."""
    return any(word.text == place and word.tag == "n" for word in cut(question))


def _stranger(question: str, held: Organisations, items: Container[str]) -> str | None:
    """An organisation that the question names although no report is of it."""
    for length in (4, 3, 2):
        for at in range(len(question) - length + 1):
            place = question[at : at + length]
            if place in places() and not held.speaks_of(place):
                institution = UNKNOWN.match(question[at:])
                if institution or not _is_noun(place, question):
                    return institution.group(1) if institution else place
    for match in UNKNOWN.finditer(question):
        body = match.group(1)
        leads = match.start() == 0 and not body.startswith(OWN_AREA) and body not in items
        if (leads and not held.like(body)) or place_of(body):
            return named_in(body) or body
        if other := named_in(body):
            return other
    return None
