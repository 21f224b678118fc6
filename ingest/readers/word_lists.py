"""The numbers that Word sets before paragraphs of a list: they are printed, but stand nowhere in the text.

Owns the counting of lists and levels and the numerals they are written in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.word_xml import attribute, child, number

DEEPEST = 9
BULLET = "- "

_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_COUNTING = (
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
)
_RINGS = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
_CYCLES = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list: where it starts, its numerals, its wording (（%1）), and whether an outer one restarts it."""

    start: int
    numerals: str
    wording: str
    restarts: bool


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has counted; lists of one origin count together."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, name: str, depth: int) -> str | None:
        """The number of the next paragraph of the list `name`, with what parts it from the text; None where its
        numerals are not known."""
        level = self.levels.get(name, {}).get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(self.origins[name], {})
        for restarted, start in self.restarts.pop(name, {}).items():
            counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            if (below := self.levels[name].get(deeper)) is None or below.restarts:
                del counts[deeper]
        return self._printed(name, level, counts)

    def _printed(self, name: str, level: Level, counts: dict[int, int]) -> str | None:
        if level.numerals == "bullet":
            return BULLET
        wording = level.wording
        for digit in _PLACE.findall(wording):
            of = self.levels[name].get(int(digit) - 1)
            written = numeral(counts.get(int(digit) - 1, of.start), of.numerals) if of else None
            if written is None:
                return None
            wording = wording.replace(f"%{digit}", written, 1)
        return (
            f"{wording.strip()} " if wording.strip()[-1:].isascii() and wording.strip() else wording.strip()
        )


def lists(root: Any) -> Lists:
    """The lists that the numbering part of a document defines; none where it has no such part."""
    found = Lists()
    if root is None:
        return found
    abstract = {attribute(one, "abstractNumId"): one for one in root.iterfind("{*}abstractNum")}
    linked = {
        attribute(link, "val"): one
        for one in abstract.values()
        if (link := child(one, "styleLink")) is not None
    }
    for one in root.iterfind("{*}num"):
        name, origin = attribute(one, "numId"), attribute(child(one, "abstractNumId"), "val")
        source = abstract.get(origin)
        if source is None:
            continue
        link = attribute(child(source, "numStyleLink"), "val")
        levels = dict(_levels(linked.get(link, source) if link else source))
        for change in one.iterfind("{*}lvlOverride"):
            levels |= dict(_levels(change))
            start = child(change, "startOverride")
            if start is not None:
                restart = found.restarts.setdefault(name, {})
                restart[number(change, "ilvl")] = number(start, "val")
        found.levels[name], found.origins[name] = levels, origin
    return found


def _levels(root: Any) -> Iterator[tuple[int, Level]]:
    for level in root.iterfind("{*}lvl"):
        yield (
            number(level, "ilvl"),
            Level(
                start=number(child(level, "start"), "val", 0),
                numerals=attribute(child(level, "numFmt"), "val") or "decimal",
                wording=attribute(child(level, "lvlText"), "val"),
                restarts=number(child(level, "lvlRestart"), "val", 1) != 0,
            ),
        )


def numeral(value: int, kind: str) -> str | None:
    """A number in the numerals of a list; None where they are not known."""
    if kind in _COUNTING:
        return chinese(value)
    if kind == "chineseLegalSimplified":
        return chinese(value).translate(_LEGAL)
    if kind in _RINGS:
        return chr(ord(_RINGS[kind]) + value - 1) if 1 <= value <= 20 else str(value)
    if kind in _CYCLES:
        return _CYCLES[kind][(value - 1) % len(_CYCLES[kind])]
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(value).lower() if kind == "lowerRoman" else _roman(value)
    plain = {"decimal": str(value), "decimalZero": f"{value:02}", "none": ""}
    plain["decimalFullWidth"] = plain["decimalHalfWidth"] = str(value)
    return plain.get(kind)


def chinese(value: int) -> str:
    """二十一 for 21, up to 999."""
    if not 0 <= value < 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones or not words else "")


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written
