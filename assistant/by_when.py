"""Whether something was done by a time that a yes-or-no question names: 2020 年以前就通过验收了吗.

Owns how the time is said and how the date of a sentence is held against it. A sentence without a date says only that it was done by
the end of its report's year.
"""

import re
from collections.abc import Iterator

from assistant.masked import Said

Month = tuple[int, int]
"""A year and a month, counted on where the month is the thirteenth: the end of the year."""
BY = re.compile(
    r"(?:[在于到截早至]|赶在)*(?P<year>20\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<end>(?:年?[底末]|内)?)"
    r"(?:(?P<before>(?:[之以]前|(?<![目当此])前(?![往期后言述列三五十]))(?:就|便|已经?)*)|(?P<already>(?:就|便|已经?)+))[，,]?"
)
DATED = re.compile(r"(?P<year>20\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?(?!度?(?:预算|决算|至))")


def by_when(said: Said) -> tuple[Said, Month] | None:
    """A statement without the time by which something is said to be done, and the month that it has to be before."""
    if not (match := BY.search(said.masked)):
        return None
    year, month = int(match["year"]), int(match["month"] or 0)
    through = match["end"] or match["already"]
    before = (year, month + 1 if through else month) if month else (year + 1 if through else year, 1)
    start, end = match.span()
    parts = said.part(0, start), said.part(end)
    return Said(
        *(f"{one} {other}" for one, other in zip(*((part.text, part.masked) for part in parts), strict=True))
    ), before


def in_time(sentence: str, clause: str, before: Month, year: int) -> bool | None:
    """Whether what a sentence of a report of that `year` says to be done was done before that month; nothing where it does not say."""
    dates = list(_dates(clause)) or list(_dates(sentence))
    if not dates:
        return True if (year + 1, 1) <= before else None
    if len(dates) > 1:
        return None
    (when,) = dates
    if when[1]:
        return when < before
    return True if (when[0] + 1, 1) <= before else False if (when[0], 1) >= before else None


def _dates(text: str) -> Iterator[Month]:
    for match in DATED.finditer(text):
        yield int(match["year"]), int(match["month"] or 0)
