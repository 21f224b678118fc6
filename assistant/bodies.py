"""Finds the organisations that an English question names, and says them by their Chinese names.

A name is matched by what its words may stand for in the names of the loaded reports; another place in front makes it
the name of another body, which is said in Chinese as far as the words go.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product

from assistant.name_parts import (
    ELSEWHERE,
    SHORTEST_PLACE,
    body_of,
    heads,
    place_of,
    proper_names,
    territories,
)
from assistant.phrases import forms, longest
from assistant.short_forms import is_short_form
from assistant.vocabulary import english_bodies, english_grammar, english_places, places

BETWEEN = frozenset({"of", "in", "the", "and", "for", "'s", "s", "'", "cpc"})
"""What stands between the words of a name and says nothing that tells names apart; the party is left out of Chinese names, too."""
AREAS = {
    "city": "市",
    "municipal": "市",
    "province": "省",
    "provincial": "省",
    "county": "县",
    "district": "区",
}
INSTITUTIONS = (
    "department bureau administration authority commission committee office center detachment brigade corps institute "
    "academy station university college school hospital court procuratorate"
)
BODIES = frozenset(INSTITUTIONS.split())
LONGEST_PHRASE = 5
"""So many English words may stand for one of a name: federation of returned overseas Chinese."""
LONGEST_PROPER = 4
"""Proper names have at most so many characters."""
SPOKEN_OF = re.compile(r"^[A-Z][a-z]+$")
PINYIN = re.compile(
    r"^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|[iu]?ai|i?ao|u?an|ian|eng|ing|uang|[aoe]n|[iu]n|ei|ou|er|i[aeu]|u[aoei]|[aoeiuv])){2,4}$"
)
"""A word that can be read as Chinese syllables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A stretch of the question's words that names an organisation, or only a place (`placed`), in Chinese."""

    start: int
    end: int
    chinese: str
    placed: bool = False


class Named:
    """The names of organisations by the places and the bodies that an English question may say of them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._by_place: dict[str, list[str]] = defaultdict(list)
        self._by_body: dict[str, list[str]] = defaultdict(list)
        self.places: dict[str, str] = {}
        for name in names:
            cut = _cut(name)
            self.places.update((read, place) for place in cut.places for read in readings(place))
            for read in {*cut.sounds, *(read for place in cut.places for read in readings(place))}:
                self._by_place[read].append(name)
            self._by_body[body_of(name)].append(name)

    def meant(self, words: Sequence[str], at: int) -> list[str]:
        """The names that the words from `at` may say: all those whose place is spoken of, and of every other body two, for
        without their places all of them read alike."""
        spoken_of = {word.lower() for word in words}
        placed = list(
            dict.fromkeys(name for said in spoken_of & self._by_place.keys() for name in self._by_place[said])
        )
        first = {chinese for _, meanings in _meanings(words, at) for chinese in meanings}
        known = frozenset(placed)
        others = (
            [name for name in names if name not in known][:2]
            for body, names in self._by_body.items()
            if any(chinese in body for chinese in first)
        )
        return [*placed, *chain.from_iterable(others)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A name from its place on, and its proper names, the outer place first: 长沙市岳麓区教育局 has 长沙 and 岳麓."""

    bare: str
    places: tuple[str, ...]
    sounds: Mapping[str, tuple[str, ...]]
    """Its parts by their pinyin, for proper names that only it has: 尚溪 of a 尚溪小学."""

    def begins(self, place: str) -> bool:
        """Whether it is a body of `place`, area word included."""
        return any(self.bare[self.bare.find(own) :].startswith(place) for own in self.places)


@lru_cache(maxsize=4096)
def _cut(name: str) -> Cut:
    own = tuple(heads(name))
    bare = own[0].rest if own else name
    return Cut(bare=bare, places=proper_names(name), sounds=_sounds(bare))


def _sounds(bare: str) -> dict[str, tuple[str, ...]]:
    """The parts of a name by their pinyin."""
    from pypinyin import lazy_pinyin  # only an English question needs it

    read, found = lazy_pinyin(bare), defaultdict[str, list[str]](list)
    for start in range(len(read)) if len(read) == len(bare) else ():
        for end in range(start + 2, min(start + LONGEST_PROPER, len(read)) + 1):
            found["".join(read[start:end])].append(bare[start:end])
    return {sound: tuple(parts) for sound, parts in found.items()}


@lru_cache(maxsize=4)
def _named(names: tuple[str, ...]) -> Named:
    return Named(names)


def bodies(words: Sequence[str], names: Sequence[str]) -> tuple[Body, ...]:
    """The organisations named in `words`, in order; `names` are those that have reports."""
    found: list[Body] = []
    at, held = 0, _named(tuple(names))
    while at < len(words):
        body = _known(words, at, held) or _elsewhere(words, at, held) or _foreign(words, at, held)
        if body:
            found.append(body)
        at = body.end if body else at + 1
    return tuple(found)


def _known(words: Sequence[str], at: int, held: Named) -> Body | None:
    """The name that takes most words from `at`; a short form that several share stays short."""
    named = held.meant(words, at)
    matched = [(end, said, name) for name in named for end, said in (_spelt(words, at, name),) if said]
    if not matched:
        return None
    end = max(match[0] for match in matched)
    best = [match for match in matched if match[0] == end]
    if _begins_before(words, at):
        return None
    start, place = _place_before(words, at)
    if not place:
        end, place = _place_behind(words, end)
    if place and not any(_cut(name).begins(place) for _, _, name in best):
        return Body(start=start, end=end, chinese=place + best[0][1].removeprefix(place_of(best[0][2])))
    own = [match for match in best if not place or _cut(match[2]).begins(place)]
    return Body(start=start, end=end, chinese=own[0][2] if len(own) == 1 else own[0][1])


def _begins_before(words: Sequence[str], at: int) -> bool:
    """Whether a word of names that stands right before `at` makes it the end of another body's name: Religious Affairs Bureau."""
    before = words[at - 1] if at else ""
    unknown = before.lower() not in AREAS and not _places().get(before.lower())
    return unknown and bool(SPOKEN_OF.match(before)) and bool(_meaning((before,)))


def _spelt(words: Sequence[str], at: int, name: str) -> tuple[int, str]:
    """How far the words from `at` say `name`, and the part of it that they say; nothing where that is too little."""
    cut, best = _cut(name), (at, "")
    pending = [(at, cut.bare)]
    while pending:
        end, left = pending.pop()
        if end < len(words) and end > at and words[end].lower() in BETWEEN:
            pending.append((end + 1, left))
            continue
        for after, said in _steps(words, end, left, cut):
            rest = left.replace(said, "\0" * len(said), 1)
            pending.append((after, rest))
            part = "".join(a for a, b in zip(cut.bare, rest, strict=True) if b == "\0")
            part = (
                part
                if not cut.places or part.startswith(cut.places)
                else part.lstrip("".join(AREAS.values()))
            )
            whole = part == cut.bare or part in territories(name)
            if after > best[0] and (whole or is_short_form(part, name)):
                best = after, part
    return best


def _steps(words: Sequence[str], at: int, left: str, cut: Cut) -> Iterator[tuple[int, str]]:
    """What the next word or words may stand for in what is left of a name."""
    if at < len(words):
        word = words[at].lower()
        for proper in cut.places:
            if proper in left and word in readings(proper):
                yield at + 1 + (len(proper) == 2 and words[at + 1 : at + 2] == ["County"]), proper
        if SPOKEN_OF.match(words[at]) and not _meaning((words[at],)):
            yield from ((at + 1, part) for part in cut.sounds.get(word, ()) if part in left)
    for length, meanings in _meanings(words, at):
        yield from ((at + length, chinese) for chinese in meanings if chinese in left)


def _meanings(words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What the next word and the next few words may stand for in names of organisations."""
    for length in range(1, LONGEST_PHRASE + 1):
        if at + length <= len(words):
            yield length, _meaning(tuple(words[at : at + length]))


@lru_cache(maxsize=4096)
def _meaning(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({chinese for key in _keys(words) for chinese in _bodies().get(key, ())}))


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    """The dictionary forms of a stretch of words."""
    *first, last = (forms(word) for word in words)
    if words[-1].lower().endswith("s") and last[0] in BODIES:  # several departments are no body
        return ()
    return tuple(" ".join((*(meant[0] for meant in first), form)) for form in last[:3])


def _place_before(words: Sequence[str], at: int) -> tuple[int, str]:
    """Where a place that stands right before `at` begins, and the place; the word itself where it is unknown."""
    start = at
    while start and words[start - 1].lower() in (*AREAS, *BETWEEN):
        start -= 1
    if not start or (words[start - 1].lower() in BETWEEN):
        return at, ""
    word, area = words[start - 1], next((AREAS[w.lower()] for w in words[start:at] if w.lower() in AREAS), "")
    if place := _places().get(word.lower()):
        return start - 1, place + area if start < at and area else place
    if SPOKEN_OF.match(word) and word.lower() not in _bodies() and (area or _foreign_word(word)):
        return start - 1, ELSEWHERE + area
    return at, ""


def _place_behind(words: Sequence[str], at: int) -> tuple[int, str]:
    """Where a place that "of" joins to what ends at `at` ends, and the place."""
    name = at + 1
    if name >= len(words) or words[at].lower() != "of" or not SPOKEN_OF.match(words[name]):
        return at, ""
    place = _places().get(words[name].lower()) or (ELSEWHERE if _foreign_word(words[name]) else "")
    end = name + 1
    area = AREAS.get(words[end].lower(), "") if place and end < len(words) else ""
    return (end + bool(area), place + area) if place else (at, "")


def _foreign_word(word: str) -> bool:
    """Whether a word can only be a proper name: nothing of the language is known by it."""
    return word.lower() not in english_grammar() and longest([word], 0) is None


def _elsewhere(words: Sequence[str], at: int, held: Named) -> Body | None:
    """A known name behind the place at `at`, which makes it another body's."""
    after = at + 1
    while after < len(words) and words[after].lower() in AREAS:
        after += 1
    body = _known(words, after, held) if after < len(words) else None
    return body if body and body.start == at else None


def _foreign(words: Sequence[str], at: int, held: Named) -> Body | None:
    """A place and words of organisations up to an institution word: a body of which no report may be; or the place."""
    place = _places().get(words[at].lower()) or held.places.get(words[at].lower())
    if not place or not words[at][0].isupper():
        return None
    said, end, kept = place, at + 1, Body(start=at, end=at + 1, chinese=place, placed=True)
    if end < len(words) and (area := AREAS.get(words[end].lower())):
        said, end = place + area, end + 1
        kept = Body(start=at, end=end, chinese=said, placed=True)
    while end < len(words):
        if words[end].lower() in BETWEEN:
            end += 1
            continue
        key = next(
            (k for n in range(LONGEST_PHRASE, 0, -1) for k in _keys(words[end : end + n]) if k in _bodies()),
            None,
        )
        if key is None:
            break
        said, end = said + _bodies()[key][0], end + len(key.split())
        if key.split()[-1] in BODIES or key.endswith("police"):
            kept = Body(start=at, end=end, chinese=said)
    return kept


@cache
def pinyin(chinese: str) -> str:
    """A place as its name is written in English: Changsha."""
    from pypinyin import lazy_pinyin  # only an English question needs it

    return "".join(lazy_pinyin(chinese)).capitalize()


@cache
def readings(chinese: str) -> frozenset[str]:
    """How the name of a place may be written in English, in lower case: a character may have several readings (朝, 都), ü is
    written u as well, and a county of one character is called without its area word."""
    from pypinyin import Style
    from pypinyin import pinyin as read

    text = chinese[:1] if len(chinese) == SHORTEST_PLACE and chinese[1] in AREAS.values() else chinese
    spelt = {"".join(way) for way in product(*read(text, style=Style.NORMAL, heteronym=True))}
    named = {english for english, place in english_places().items() if place == chinese}
    return frozenset({*spelt, *(way.replace("v", "u") for way in spelt), *named, pinyin(chinese).lower()})


@cache
def _places() -> dict[str, str]:
    """The places of the gazetteer by their pinyin, the first reading of their characters before others."""
    found = {read: place for place in sorted(places()) for read in readings(place)}
    return found | {pinyin(place).lower(): place for place in sorted(places())}


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    return {" ".join(forms(word)[0] for word in key.split()): chinese for key, chinese in english_bodies()}
