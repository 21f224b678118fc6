"""Organisations that a question names by their place alone, or by place and body apart.

A place means its organisation only where the place stands by itself (桐溪2024, 澜泽的…) and no other report is of that place: right
before other words it may begin the name of somebody else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.identity import Identity
from assistant.name_parts import AREAS, LENGTHS, without_area
from assistant.organisations import Mention, Organisations
from assistant.short_forms import BODIES

BEHIND = re.compile(r"$|[^一-鿿]|[的那这在里]")
"""What may follow a place that stands by itself."""
BEFORE = re.compile(r"(?:^|[^一-鿿]|(?<=\d)年度?)$")
APART = re.compile(r"(?P<body>[一-鿿]{1,12})[（(](?P<place>[一-鿿]{2,8}?)(?P<of>的?)[）)]")
"""A body with its place in brackets behind it."""


def put_before(text: str, held: Organisations) -> str:
    """A question with the places that stand in brackets behind a body before it: 县医院（澜泽）."""

    def turned(match: re.Match[str]) -> str:
        place, body = match["place"], match["body"]
        names = held.of_place(without_area(place))
        lead = next(
            (at for at in range(len(body) - 1) if any(_within(body[at:], name) for name in names)), None
        )
        if lead is None and match["of"] and place[-1] in AREAS and body[-1] in BODIES:
            lead = 0  # somebody else's, of another place
        return match[0] if lead is None else f"{body[:lead]}{place}{body[lead:]}"

    return APART.sub(turned, text)


def _within(body: str, name: str) -> bool:
    """Whether the characters of `body` stand in a name in their order."""
    left = iter(name)
    return all(character in left for character in body)


def by_place(
    said: Identity, question: str, names: Iterable[tuple[int, int]], held: Organisations
) -> Identity:
    """What a question names, with the places where it says the place of that once more; where it names nobody, the one organisation
    of the place that stands by itself, or right before a name which a filing has given, a project's: 示例市|数据共享项目."""
    if said.unknown:
        return said
    free = [
        mention
        for mention in _alone(question, held)
        if not any(mention.start < other.end and other.start < mention.end for other in said.mentions)
    ]
    if said.mentions:
        again = (mention for mention in free if mention.organisation in said.organisations)
        return replace(said, mentions=tuple(sorted((*said.mentions, *again), key=lambda one: one.start)))
    found = (*_before_names(question, names, held), *free)
    named = {mention.organisation for mention in found}
    return replace(said, mentions=found) if len(named) == 1 else said


def _before_names(question: str, names: Iterable[tuple[int, int]], held: Organisations) -> Iterator[Mention]:
    for start, _ in names:
        for length in (3, 4):
            place = question[max(0, start - length) : start]
            there = [name for name in held.names if name.startswith(place)]
            if len(place) == length and place[-1] in AREAS and len(there) == 1:
                yield Mention(start=start - length, end=start, organisation=there[0], slip=False)


def _alone(question: str, held: Organisations) -> Iterator[Mention]:
    """Where a place stands by itself, once for each organisation there."""
    for start in range(len(question)):
        if not BEFORE.search(question[:start]):
            continue
        for length in LENGTHS:
            end = start + length
            for name in held.of_place(question[start:end]) if BEHIND.match(question, end) else ():
                yield Mention(start=start, end=end, organisation=name, slip=False)
