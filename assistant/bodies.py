"""Finds the organisations that an English question names, and says them by their Chinese names.

A name is matched by what its words may stand for in the names of the loaded reports; another place in front makes it
the name of another body, which is said in Chinese as far as the words go.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.identity import is_short_form
from assistant.organisations import place_of
from assistant.phrases import forms
from assistant.vocabulary import english_bodies, places

BETWEEN = frozenset({"of", "the", "and", "for", "'s", "s", "'"})
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
ELSEWHERE = "某某"
"""The place of a name that the gazetteer does not know."""
SPOKEN_OF = re.compile(r"^[A-Z][a-z]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A stretch of the question's words that names an organisation, or only a place (`placed`), in Chinese."""

    start: int
    end: int
    chinese: str
    placed: bool = False


def bodies(words: Sequence[str], names: Sequence[str]) -> tuple[Body, ...]:
    """The organisations named in `words`, in order; `names` are those that have reports."""
    found: list[Body] = []
    at = 0
    while at < len(words):
        body = _known(words, at, names) or _elsewhere(words, at, names) or _foreign(words, at)
        if body:
            found.append(body)
        at = body.end if body else at + 1
    return tuple(found)


def _known(words: Sequence[str], at: int, names: Sequence[str]) -> Body | None:
    """The name of `names` that takes most words from `at`; a short form that several share stays short."""
    matched = [(end, said, name) for name in names for end, said in (_spelt(words, at, name),) if said]
    if not matched:
        return None
    end = max(match[0] for match in matched)
    best = [match for match in matched if match[0] == end]
    start, place = _place_before(words, at)
    if place and not any(name.startswith(place) for _, _, name in best):
        return Body(start=start, end=end, chinese=place + best[0][1].removeprefix(place_of(best[0][2])))
    own = [match for match in best if not place or match[2].startswith(place)]
    return Body(start=start, end=end, chinese=own[0][2] if len(own) == 1 else own[0][1])


def _spelt(words: Sequence[str], at: int, name: str) -> tuple[int, str]:
    """How far the words from `at` say `name`, and the part of it that they say; nothing where that is too little."""
    place, best = place_of(name), (at, "")
    pending = [(at, name)]
    while pending:
        end, left = pending.pop()
        if end < len(words) and end > at and words[end].lower() in BETWEEN:
            pending.append((end + 1, left))
            continue
        for after, said in _steps(words, end, left, place):
            rest = left.replace(said, "\0" * len(said), 1)
            pending.append((after, rest))
            part = "".join(a for a, b in zip(name, rest, strict=True) if b == "\0")
            part = part if part.startswith(place) else part.lstrip("".join(AREAS.values()))
            if after > best[0] and (part == name or is_short_form(part, name)):
                best = after, part
    return best


def _steps(words: Sequence[str], at: int, left: str, place: str) -> Iterator[tuple[int, str]]:
    """What the next word or words may stand for in what is left of a name."""
    if at < len(words) and place and place in left and words[at].lower() == pinyin(place).lower():
        yield at + 1, place
    for length in (1, 2, 3):
        if at + length <= len(words):
            keys = _keys(words[at : at + length])
            meant = {chinese for key in keys for chinese in _bodies().get(key, ()) if chinese in left}
            yield from ((at + length, chinese) for chinese in sorted(meant))


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    """The dictionary forms of a stretch of words."""
    *first, last = (word.lower() for word in words)
    meant = forms(last)
    if last.endswith("s") and meant[0] in BODIES:  # several departments are no body
        return ()
    return tuple(" ".join((*first, form)) for form in meant[:3])


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
    if SPOKEN_OF.match(word) and area and word.lower() not in _bodies():
        return start - 1, ELSEWHERE + area
    return at, ""


def _elsewhere(words: Sequence[str], at: int, names: Sequence[str]) -> Body | None:
    """A known name behind the place at `at`, which makes it another body's."""
    after = at + 1
    while after < len(words) and words[after].lower() in AREAS:
        after += 1
    body = _known(words, after, names) if after < len(words) else None
    return body if body and body.start == at else None


def _foreign(words: Sequence[str], at: int) -> Body | None:
    """A place and words of organisations up to an institution word: a body of which no report may be; or the place."""
    if not (place := _places().get(words[at].lower())) or not words[at][0].isupper():
        return None
    said, end, kept = place, at + 1, Body(start=at, end=at + 1, chinese=place, placed=True)
    while end < len(words):
        if words[end].lower() in BETWEEN:
            end += 1
            continue
        key = next((k for n in (3, 2, 1) for k in _keys(words[end : end + n]) if k in _bodies()), None)
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
def _places() -> dict[str, str]:
    """The places of the gazetteer by their pinyin."""
    return {pinyin(place).lower(): place for place in sorted(places())}


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    return {" ".join(forms(word)[0] for word in key.split()): chinese for key, chinese in english_bodies()}
