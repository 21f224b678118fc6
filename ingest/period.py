"""Which year words speak of: absolute (2023年度, 截至2023年12月31日) or counted from a year (上年, 去年, 前年).

Owns the words for years. Which of several years a figure belongs to is decided where the figure is read.
"""

import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d{2}"

# Words, and the distance from the year spoken of. 上年结转 and 上年结余 are names of money of this year.
_RELATIVE: tuple[tuple[str, int], ...] = (
    (r"大前年", -3),
    (r"前年|上上年度?|the year before last", -2),
    (r"(?:上一?年度?|去年|上年同期|去年同期|上个年度)(?!末?结[转余])|last year|previous year", -1),
    (r"本年度?|今年|当年|这一年|this year|current year", 0),
    (r"明年|来年|下一?年度?|次年|next year", 1),
)
_SHAPES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(words, re.IGNORECASE), distance) for words, distance in _RELATIVE
)
_ABSOLUTE = re.compile(
    rf"(?<![\d.])(?P<year>{_YEAR})(?=年|(?![\d.,%]|\s?[万亿元余多个名人台辆家条项件套份张座所处场起位户次篇期路米公吨类批]))"
)
_RANGE = re.compile(rf"(?<!\d)(?P<first>{_YEAR})年?[-—~至到](?P<last>{_YEAR})(?=年|\D|$)")
_SHORT = re.compile(r"(?<=[划计于在自从至到])(?P<year>\d{2})年|^(?P<opening>\d{2})年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year named in a text; `relative` when it was counted from the year spoken of."""

    year: int
    start: int
    end: int
    relative: bool


def find(text: str, year: int) -> tuple[Period, ...]:
    """The years that `text` names, in order; `year` is the one spoken of."""
    found: list[Period] = []
    for match in _RANGE.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if first < last <= first + 30:
            found.extend(_period(value, match, relative=False) for value in range(first, last + 1))
    absolute = [match for match in _ABSOLUTE.finditer(text) if not _overlaps(found, match)]
    found.extend(_period(int(match["year"]), match, relative=False) for match in absolute)
    for match in _SHORT.finditer(text):
        found.append(
            _period(year // 100 * 100 + int(match["year"] or match["opening"]), match, relative=False)
        )
    for shape, distance in _SHAPES:
        for match in shape.finditer(text):
            if not _overlaps(found, match):
                found.append(_period(year + distance, match, relative=True))
    return tuple(sorted(found, key=lambda period: (period.start, period.year)))


def _period(year: int, match: re.Match[str], *, relative: bool) -> Period:
    return Period(year=year, start=match.start(), end=match.end(), relative=relative)


def _overlaps(found: list[Period], match: re.Match[str]) -> bool:
    return any(match.start() < period.end and period.start < match.end() for period in found)
