"""Which table a question names: by its title, its number or a shortened title."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from ingest.names import plain

T = TypeVar("T")
OF_YEAR = re.compile(r"[（(]?20\d\d年?度?[)）]?$")
"""The year behind a title."""
ANNEX = "附件"
"""What names no table but all that is attached to a report."""


def at_place(place: str, things: Sequence[T], table: Callable[[T], str]) -> list[T]:
    """Those of `things` whose table, by its title and number, `place` names; none where it names none of theirs."""
    whole = plain(place)
    for said in (whole[at:] for at in range(max(1, len(whole) - 2))):
        for fits in (_titled, _contains, _shortens):
            if named := [thing for thing in things if fits(said, table(thing))]:
                return named
    return []


def _titled(place: str, title: str) -> bool:
    title = OF_YEAR.sub("", title)
    return title.startswith((place, place.replace("决算表", "决算批复表"))) or title.endswith(place)


def _contains(place: str, title: str) -> bool:
    return place in title or place.removesuffix("表") in title


def _shortens(place: str, title: str) -> bool:
    """Whether the characters of `place` stand in `title` in their order (财政拨款收支总表)."""
    rest = iter(title)
    return len(place) >= 5 and all(character in rest for character in place)
