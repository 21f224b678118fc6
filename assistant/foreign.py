"""What a question puts before the name of a body: another place, which makes it another organisation, or words of its own.

Places that no gazetteer has are told by what they are not: words that lead to a name, or names of items.
"""

import re
from collections.abc import Container

from assistant.name_parts import (
    AREA,
    AREAS,
    LENGTHS,
    SHORTEST_PLACE,
    known_place,
    leaves_out,
    place_of,
    places_in,
    without_area,
)
from assistant.vocabulary import places

OWN_AREA = tuple("我咱本全该各们这哪个地那贵你什几所有请问查两三四五")
"""What an area word of one's own begins with: 我市, 全省, 本区."""
LEADING = frozenset(
    "是比和与跟同及或成年月日底末初的地得看问查说给在对把被让还有费元额款数了呢吗么吧个家下里中上内外从由向往为到将按就也都又且再先只才要想会能可该"
    "我你您他她它咱们本各全每某请帮找用花以除于等叫属归含至达超过少多高低共"
)
"""Characters that lead to a name rather than end the name of a place."""
JOINING = frozenset("和同及成元有的地")
"""Such characters that names of places end with as well: of a place of two they are the second."""
NAMES = ("ns", "nr", "nz", "nt", "a")
"""Kinds of words that may be names of places; some counties are called by an adjective (平和)."""
EMPTY = ("u", "p", "c", "r", "d", "y", "t", "f", "m", "q", "k", "e", "o")
"""Kinds of words that no place is named by."""
COUNTY = re.compile("[一-鿿]?[县市旗]")
"""A county says itself which one it is, whatever province is said before it."""
PLACED = re.compile(r"([一-鿿]{2,3})([省市县区州])$")


def named_before(lead: str, said: str, organisation: str, items: Container[str]) -> str | None:
    """The organisation that a question names with `said` where `lead` before it ends in another place than that of
    `organisation`; nothing where it does not."""
    run = re.search(r"[一-鿿]*$", lead)
    bare = run.group(0).removesuffix("的") if run else ""
    place = place_of(organisation)
    if place and said.startswith(place) and (place in places() or COUNTY.match(said, len(place) - 1)):
        return None
    rest = said.lstrip(AREAS)
    area = said[: len(said) - len(rest)][:1]
    if other := _gazetteer(bare, area):
        near = other in organisation and (not leaves_out(other + rest, organisation) or _strange(rest))
        return None if near else other + rest
    if not bare or (place and said.startswith(place)) or _ends_in(bare, rest, organisation):
        return None
    if any(bare[at:] in items for at in range(len(bare) - 1)):
        return None
    other = _coined(bare + area) or _with_nouns(bare, organisation)
    return other + rest if other else None


def _with_nouns(bare: str, organisation: str) -> str:
    """The end of a text that is another place with the nouns that go on to the body: 岭川省水库移民|服务中心."""
    name = named_in(bare) or ""
    place = AREA.match(name)
    if not place or place[0][:-1] in organisation:
        return ""
    behind = _cut(name[place.end() :])
    return name if behind and all(kind.startswith("n") for _, _, kind in behind) else ""


def _ends_in(bare: str, rest: str, organisation: str) -> bool:
    """Whether a text ends in a place of the organisation's own, with no other area word, and `rest` is a body of that place."""
    for place in places_in(organisation):
        at = bare.rfind(place)
        own = at >= 0 and len(bare) - at <= len(place) + 1 and bare[at:] in organisation
        if own and not leaves_out(bare[at:] + rest, organisation):
            return True
    return False


def named_in(body: str) -> str | None:
    """The organisation in a text that ends with an institution word, without the words that lead to it, where it begins
    with a place."""
    for start, word, kind in _cut(body):
        rest = body[start:]
        if _leads(word, kind) or rest.startswith(OWN_AREA):
            continue
        if (kind.startswith(NAMES) and len(word) > 1) or PLACED.match(rest[:3]) or PLACED.match(rest[:4]):
            return rest
        return rest if len(word) == 1 and _strange(rest) else None
    return None


def _strange(rest: str) -> bool:
    """Whether a text begins with two characters that are no word: a place that no dictionary has."""
    first, *others = _cut(rest)
    return bool(others) and len(first[1]) == len(others[0][1]) == 1 and not _leads(*others[0][1:])


def _gazetteer(bare: str, area: str) -> str:
    """The place of the gazetteer that a text ends with, with its area word."""
    name = without_area(bare)
    for text in (bare, name):
        for length in LENGTHS:
            if text[-length:] in places():
                return text[-length:] + (bare[len(name) :] if text == name else "") + area
    return ""


def _coined(bare: str) -> str:
    """The end of a text that can only be the name of a place."""
    if bare in AREAS:
        return bare
    if place := next((bare[-length:] for length in LENGTHS if known_place(bare[-length:])), ""):
        return place
    if (found := PLACED.search(bare)) and not found[1].startswith(OWN_AREA):
        *before, (_, word, _) = _cut(bare)
        if len(word) > SHORTEST_PLACE and found[0].endswith(word):
            return word
        if len(word) > 1 or (before and not _leads(*before[-1][1:])):
            return _named(bare)
    if bare.startswith(OWN_AREA) and len(bare) <= 2:
        return ""
    if bare[-1] in LEADING and (len(bare) != 2 or bare[-1] not in JOINING or bare[0] in LEADING):
        return ""
    return _named(bare)


def _named(bare: str) -> str:
    """The last words of a text that do not lead to a name, where they are no words of the language."""
    words = _cut(bare)
    if words and words[-1][1] in AREAS:
        words = words[:-1]
    kept: list[tuple[str, str]] = []
    start = end = sum(len(word) for _, word, _ in words)
    for at, word, kind in reversed(words):
        if _leads(word, kind) and not (kept and len(word) == 1 and len(kept) == 1 and len(kept[0][0]) == 1):
            break
        kept.append((word, kind))
        start = at
        if end - start >= SHORTEST_PLACE:
            break
    strange = any(len(word) == 1 or kind.startswith(NAMES) for word, kind in kept)
    return bare[start:] if end - start >= SHORTEST_PLACE and (strange or end < len(bare)) else ""


def _leads(word: str, kind: str) -> bool:
    """Whether a word leads to a name: a word of grammar, or one of asking."""
    if len(word) == 1:
        return word in LEADING
    return kind.startswith(EMPTY) or (kind.startswith(("v", "i", "l")) and not kind.startswith("vn"))


def _cut(text: str) -> list[tuple[int, str, str]]:
    """The words of a text with their beginnings and kinds."""
    import rjieba  # its dictionary loads only where no list tells what a word is

    found, at = [], 0
    for word, kind in rjieba.tag(text, False):
        found.append((at, word, kind))
        at += len(word)
    return found
