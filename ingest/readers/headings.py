"""What a line begins with (第一部分, 一、, （一）, 1、, （1）, 附件 1, #) and whether it is a heading or an item of a list.

Owns the markers and the judgement of single lines. Which heading stands under which belongs to
`ingest.readers.outline`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.names import plain
from ingest.readers.lines import Line, tabular

LONGEST = 40
"""Characters of the longest heading, without its number."""

_MARKUP = re.compile(r"\*\*|</?[A-Za-z]+\s*/?>")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(r"^\s*[-*+]\s+")
_NUMERALS = "〇一二三四五六七八九十"
_DONE = re.compile(r"(?:概况|情况|情况说明|说明|决算表|报表|附表|名词解释|附件|报告|总结)$")
_INSIDE = re.compile(r"[。;:!?](?=.)")
_ENDED = re.compile(r"[。;!?]$")
_QUANTITY = re.compile(r"\d+(?:\.\d+)?(?:万?元|亿元|%|万|人|辆|台|次|个|条|项|件|家|批)")
_ACCOUNT = re.compile(r"（(?:类|款|项)）")
_CAPTION = re.compile(
    r"^(?:注[:：]|说明[:：]|备注|表[一二三四五六七八九十\d]+|(?:金额)?单位[:：])|本表|本套报表"
)
_ATTACHED = re.compile(r"^20\d\d年度?.*表$")
_TOPIC = re.compile(r"(?:情况|说明|构成|设置|职责|职能|内容|范围|概况|分析|措施|问题|等)。$")
_OPEN = re.compile(r"(?:[的和与及或、,]|[（\"])$")


class Mark(IntEnum):
    """Kinds of markers, the outermost first."""

    PART = 0
    ANNEX = 1
    HASH = 2
    CHINESE = 3
    CHINESE_BRACKETED = 4
    DIGIT = 5
    DIGIT_BRACKETED = 6


_MARKS = (
    (Mark.PART, re.compile(r"^第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章|篇)[:：]?")),
    (Mark.ANNEX, re.compile(r"^附(?:件|表)(?P<n>\d{0,2})(?:-\d{1,2})?[:：]?$")),
    (Mark.CHINESE, re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})[、.]")),
    (Mark.CHINESE_BRACKETED, re.compile(r"^（(?P<n>[一二三四五六七八九十]{1,3})）[、.]?")),
    (Mark.DIGIT, re.compile(r"^(?P<n>\d{1,2})(?:[、.](?!\d)|[、.](?=20\d\d年)|）)")),
    (Mark.DIGIT_BRACKETED, re.compile(r"^（(?P<n>\d{1,2})）[、.]?")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line with a marker: its kind, its number, its words in plain form without the marker, and how many # set it."""

    mark: Mark
    number: int
    words: str
    hashes: int

    @property
    def bare(self) -> bool:
        """Whether it stands like a heading: short, without a sentence's end, a figure or an account's path."""
        listed = self.mark is Mark.DIGIT and _ATTACHED.search(self.words)
        cut = _ENDED.search(self.words) or self.words[-1:] == ":" or self.words.count(",") > 1
        return self._short and not cut and not listed

    @property
    def sentence(self) -> bool:
        """Whether it is one short sentence: a heading where text stands under it, an item of a list otherwise."""
        return self._short and self.words[-1:] == "。"

    @property
    def states(self) -> bool:
        """Whether a heading says something and does not only name a topic: 预算编制准确性有待提高。"""
        return self.sentence and not _TOPIC.search(self.words)

    @property
    def topical(self) -> bool:
        """Whether it only names a topic, like a heading, though it ends like a sentence: 决算单位构成。"""
        return self.sentence and not self.states and len(self.words) <= LONGEST // 2

    @property
    def _short(self) -> bool:
        excluded = (_INSIDE, _QUANTITY, _ACCOUNT, _CAPTION)
        return len(self.words) <= LONGEST and not any(pattern.search(self.words) for pattern in excluded)


def marked(text: str) -> Marked | None:
    """What the line `text` begins with; None for a line without a marker and for a row of a table."""
    if tabular(text):
        return None
    words, hashes = plain(_BULLET.sub("", text)), _hashes(text)
    for mark, pattern in _MARKS:
        if match := pattern.match(words):
            return Marked(mark=mark, number=_number(match["n"]), words=words[match.end() :], hashes=hashes)
    return Marked(mark=Mark.HASH, number=0, words=words, hashes=hashes) if hashes and words else None


def printed(text: str) -> str:
    """A heading as printed, without markup and padding."""
    return " ".join(_MARKUP.sub("", _HASHES.sub("", text)).split())


def extent(lines: Sequence[Line], place: int, found: Marked) -> int:
    """The last line of the heading that begins on line `place`: its title may stand below, or be wrapped."""
    if found.mark is Mark.PART:
        return _part_extent(lines, place, found)
    following = _next(lines, place)
    if following is None or not _continues(lines[following].text):
        return place
    words = plain(lines[following].text)
    if _unclosed(found.words) or (_OPEN.search(found.words) and following == place + 1):
        return following if len(found.words + words) <= LONGEST else place
    return place


def _part_extent(lines: Sequence[Line], place: int, found: Marked) -> int:
    """第一部分 has its title on its own line, or on the next one or two."""
    last, words = place, found.words
    while not words or (not _DONE.search(words) and last - place < 6):
        following = _next(lines, last)
        if following is None or not _continues(lines[following].text):
            break
        added = plain(lines[following].text)
        if words and not _DONE.search(added):
            break
        last, words = following, words + added
    return last


def _continues(text: str) -> bool:
    """Whether a line may be the rest of a heading: short, unnumbered, no row, no sentence, no caption."""
    found, words = marked(text), plain(text)
    own = found and found.mark is not Mark.HASH and words != "附件"
    if tabular(text) or own or _CAPTION.search(words):
        return False
    return 0 < len(words) <= LONGEST and not re.search(r"[。;:]", words)


def _next(lines: Sequence[Line], place: int) -> int | None:
    """The next line that is not blank, at most four lines on."""
    for number in range(place + 1, min(len(lines), place + 5)):
        if lines[number].text.strip():
            return number
    return None


def _unclosed(words: str) -> bool:
    return words.count("（") > words.count("）") or words.count('"') % 2 == 1


def _hashes(text: str) -> int:
    return match.group().count("#") if (match := _HASHES.match(text)) else 0


def _number(numeral: str) -> int:
    """一 → 1, 十二 → 12, 二十一 → 21; "" and what is no number (十二十) → 0."""
    if not numeral or numeral.isdigit():
        return int(numeral or 0)
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (10 * (_NUMERALS.index(tens) if tens else 1) if ten else 0) + (
        _NUMERALS.index(ones) if ones else 0
    )
