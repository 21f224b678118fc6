"""Numbers of answers and filings, as the scorer reads them.

Owns the scorer's own reading of figures and units. It shares no code with the product's reader on purpose: a mistake
in one must not hide in the other.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SIGN = r"(?:(?<![\d.%A-Za-z)])-)?"
_RANGE = re.compile(rf"({_SIGN}{_FIGURE})%?\s*[-~]\s*({_FIGURE})(?![\d.,-])")
_SINGLE = re.compile(rf"({_SIGN}{_FIGURE})")
_SPLIT = re.compile(r"(?<=[\d,.])[ \u00a0](?=[\d,.])")
_WHOLE = re.compile(rf"[≥≤><约近]*\s*(-?{_FIGURE})%?(?:\s*[-~]\s*({_FIGURE})%?)?")
_WORDS = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_FOLDED = str.maketrans({"−": "-", "—": "-", "–": "-", "~": "~", "～": "~", "﹣": "-", "‐": "-", "‑": "-"})
# A score is in points, a unit that filings seldom print.
_UNITS = {
    "分": "",
    "个百分点": "百分点",
    "percentagepoints": "百分点",
    "percentagepoint": "百分点",
    "percent": "%",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure: `high` only where it is a range. Equal by value: 740.9 and 740.90 are one figure."""

    low: Decimal
    high: Decimal | None = None

    @property
    def decimals(self) -> int:
        """How many decimals are printed."""
        return max(0, -int(self.low.as_tuple().exponent))

    def __str__(self) -> str:
        return f"{self.low:f}" if self.high is None else f"{self.low:f}-{self.high:f}"


def fold(text: str) -> str:
    """`text` in compatibility form, with one kind of minus sign and tilde."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)


def read(text: str) -> Reading | None:
    """The figure that `text` is, or nothing where it is no plain figure."""
    match = _WHOLE.fullmatch(_SPLIT.sub("", fold(text).strip()))
    if match:
        low, high = match.groups()
        return Reading(_decimal(low), _decimal(high) if high else None)
    word = fold(text).strip()
    return Reading(Decimal(chinese(word))) if _WORDS.fullmatch(word) else None


def find(text: str) -> tuple[Reading, ...]:
    """The figures that `text` prints in digits, in their order; a range counts as one figure."""
    folded = fold(text)
    ranges = {match.start(): match for match in _RANGE.finditer(folded)}
    found, after = [], 0
    for match in _SINGLE.finditer(folded):
        if match.start() < after:
            continue
        span = ranges.get(match.start())
        found.append(Reading(_decimal(match[1]), _decimal(span[2]) if span else None))
        after = (span or match).end()
    return tuple(found)


def held(text: str) -> frozenset[Reading]:
    """Every figure that `text` may be read to hold: split by blanks or not, ranges and their ends, numerals in words."""
    texts = (text, _SPLIT.sub("", fold(text)))
    found = [reading for variant in texts for reading in find(variant)]
    singles = [Reading(_decimal(match[1])) for variant in texts for match in _SINGLE.finditer(fold(variant))]
    words = [Reading(Decimal(chinese(match[0]))) for match in _WORDS.finditer(text)]
    return frozenset(found + singles + words)


def chinese(words: str) -> int:
    """The number that a Chinese numeral says: 十二 is 12, 两百 is 200."""
    total = section = digit = 0
    for word in words:
        if word == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        elif word in _SCALES:
            section, digit = section + (digit or 1) * _SCALES[word], 0
        else:
            digit = digit * 10 + _DIGITS[word]
    return total + section + digit


def unit(text: str | None) -> str:
    """A unit in one spelling: width, blanks, the sign of a power and the names of percent and percentage points do not matter."""
    plain = re.sub(r"[\s^]", "", fold(text or ""))
    return _UNITS.get(plain.lower(), plain)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
