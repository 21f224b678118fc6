"""Which table a question names: by its title, its number or a shortened title."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from ingest.names import plain

T = TypeVar("T")
OF_YEAR = re.compile(r"[（(]?20\d\d年?度?[)）]?$")
"""The year behind a title."""
TELLING = re.compile("收入|(?:基本|项目)?支出|收支|财政拨款|一般公共预算|政府性基金|国有资本")
"""What tells one table's title from another's, so that no shorter title is meant."""
JOINED = re.compile(r"^\s*(?:以及|和|与|及|跟|、)?\s*")
ANNEX = "附件"
"""What names no table but all that is attached to a report."""

TABLE = re.compile(
    r"(?<!\d)(?!度)(?:附件[一二三四五\d]?(?:[中里内]的?|的))?((表[一二三四五六七八九](?![共般样起直定年月张个])|第[一二三四五六七八九]张表|(?:财决|预?决算?)?(?:公开|批复|附)[A-Z]?\d{1,2}表|(?:(?!在)[一-鿿三公]){2,16}?决算(明细|总)?(?:批复)?表|[一-鿿]{2,12}?收支总表|收入支出总表|(?:基本|项目)支出(?:决算)?(?:明细)?表|基础数据表|自评表|附件|三公表|"
    r"[一-鿿三公（）]{4,24}?(?:情况说明(?=[^是在写怎有说，,。？?])|(?:结构|具体|总体)?情况(?:说明)?(?=中|里|部分))))"
)
"""A table or an annex by its number, its code or its title; or a section of the explanations; with the annex that it stands in."""


def named_table(text: str) -> re.Match[str] | None:
    """Where a text names a table; in 附件1基础数据表 that says more than the annex."""
    return max(TABLE.finditer(text), key=lambda place: place[1] != ANNEX, default=None)


def two_tables(text: str) -> tuple[int, str, str, int] | None:
    """Where a text names two tables side by side, and what it calls them: 收入决算表和支出决算表."""
    found = [place for place in TABLE.finditer(text) if place[1] != ANNEX]
    for one, other in pairwise(found):
        between = text[one.end() : other.start()] + (JOINED.match(other[1]) or [""])[0]
        if JOINED.fullmatch(between):
            return one.start(), one[1], JOINED.sub("", other[1], count=1), other.end()
    return None


def at_place(place: str, things: Sequence[T], table: Callable[[T], str]) -> list[T]:
    """Those of `things` whose table, by its title and number, `place` names; none where it names none of theirs."""
    whole = plain(place)
    telling = min((found.start() for found in TELLING.finditer(whole)), default=len(whole) - 3)
    for said in (whole[at:] for at in range(max(1, min(telling + 1, len(whole) - 2)))):
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
