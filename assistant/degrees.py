"""The figures that a question claims: 2亿, 三成, 一半, 零, with the words that say above, below or equal.

A figure that only describes what is spoken of (单价100万元以上的设备, 那590万, 七个项目) is none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.claim import Degree, Relation
from ingest.quantity import numeral
from ingest.units import UNITS

COUNTED = "|".join(
    sorted((re.escape(unit) for unit, _ in UNITS if unit not in ("%", "元")), key=len, reverse=True)
)
MONEY = ("元", "千元", "万元", "亿元")
WORDS = "一二两三四五六七八九十百千"
SCALES = {"亿": "亿元", "万": "万元", "块": "元", "块钱": "元"}
SIGNS: tuple[tuple[str, Relation], ...] = (
    (r"(?:没有?|未|不)(?:超过|超出|超|突破|高于|大于|多于|到过?达)|控制在|最多", Relation.AT_MOST),
    (
        r"(?<![不没未有])(?:低于|少于|小于)|不及|不足|不够|不满|(?:没有?|未|不)(?:达到|达|到)|仅?不到",
        Relation.BELOW,
    ),
    (r"(?:没有?|未|不)(?:低于|少于|小于)|至少|起码|达到|到达|达|够|满|(?<![不没未])到", Relation.AT_LEAST),
    (
        r"超过|超出|超|突破|高于|大于|多于|高过|多过|不止|过了?(?=半|[一二两三四五六七八九十百千万亿\d])",
        Relation.ABOVE,
    ),
    (r"等于|正好|刚好|恰好|就是|是|为|有|共|花了?|用了?|支了", Relation.EQUAL),
)
"""The words before a figure that say how it is meant, the more particular first."""
AFTER: tuple[tuple[str, Relation], ...] = (
    (r"及?以上", Relation.AT_LEAST),
    (r"以下|[之以]内", Relation.AT_MOST),
)
ABOUT = r"大约|约|差不多|近"
SIGN = "|".join(f"(?:{words})" for words, _ in SIGNS)
BOUND = "|".join(f"(?:{words})" for words, relation in SIGNS if relation is not Relation.EQUAL)
FIGURE = re.compile(
    rf"(?<![\d.,第表前那这每按])(?P<sign>(?:(?:{SIGN})了?)*) ?(?P<about>{ABOUT})?(?P<said>"
    rf"百分之(?P<hundredths>\d+(?:\.\d+)?|[{WORDS}]+)|(?P<tenths>[{WORDS}\d])成(?P<half>半)?(?![立为果绩效员本])|"
    rf"(?P<parts>[{WORDS}])分之(?P<of>[{WORDS}])|(?P<middle>一半|半数|(?<=过)半)|(?P<nought>零)(?=元|$|[了的,，])|"
    rf"(?P<value>\d[\d,]*(?:\.\d+)?|[{WORDS}]+(?=个?[亿万]))[个余]?(?P<unit>亿元|万元|千元|元|块钱?|%|[万亿]?(?:{COUNTED})|亿|万)?)"
    r"(?P<more>多?左右|上下|(?<=[亿万元块])多(?![少于过出花用]))?(?P<after>及?以上|以下|[之以]内)?(?P<end>$|[了的]*$|[,，。])?"
)
SO_MANY = re.compile(
    rf"(?:(?<=[了过置新购买采待开办])|有)(?P<value>(?!20\d\d年)\d+|[二两三四五六七八九十百]+)(?P<unit>{COUNTED})(?=[一-鿿])"
)
"""How many of a thing there are said to be: 购置了两台新车."""

CALENDAR = re.compile(r"(?:19|20)\d\d")
"""The number of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claimed figure with its relation, and where its words stand."""

    relation: Relation
    degree: Degree
    start: int
    end: int


def claimed_in(text: str) -> Claimed | None:
    """The figure that a statement claims."""
    if found := next((one for match in FIGURE.finditer(text) if (one := _claimed(match))), None):
        return found
    if many := SO_MANY.search(text):
        degree = Degree(value=_number(many["value"]), unit=many["unit"])
        return Claimed(relation=Relation.EQUAL, degree=degree, start=many.start("value"), end=many.end())
    return None


def _claimed(match: re.Match[str]) -> Claimed | None:
    sign = match["sign"] or ""
    unit: str | None = SCALES.get(match["unit"] or "", match["unit"])
    if not _meant(match, sign, unit):
        return None
    value, counted = _figure(match, unit)
    words_of = match.string[match.start("sign") : match.end("sign") + 1] if sign else ""
    before = (found for words, found in SIGNS if re.search(words, words_of))
    after = (found for words, found in AFTER if re.fullmatch(words, match["after"] or ""))
    said = (found for found in (*before, *after) if found is not Relation.EQUAL)
    about = bool(match["about"] or match["more"])
    return Claimed(
        relation=next(said, Relation.EQUAL),
        degree=Degree(value=value, unit=counted, about=about, over=match["more"] == "多"),
        start=match.start(),
        end=max(match.end(group) for group in ("said", "more", "after")),
    )


def _meant(match: re.Match[str], sign: str, unit: str | None) -> bool:
    """Whether the figure is what is claimed, and does not describe a thing: that stands before the thing's name."""
    last = match["end"] is not None
    if match["after"] or match["more"]:
        return last
    if match["value"] is None:
        return True
    if unit == "年" and CALENDAR.fullmatch(match["value"]) and not sign:  # when it was: 2020年，…
        return False
    if unit in MONEY or unit == "%":
        return True
    return last if unit else bool(sign) and last


def _figure(match: re.Match[str], unit: str | None) -> tuple[Decimal, str | None]:
    if said := match["hundredths"]:
        return _number(said), "%"
    if said := match["tenths"]:
        return _number(said) * 10 + (5 if match["half"] else 0), "%"
    if match["parts"]:
        return _number(match["of"]) * 100 / _number(match["parts"]), "%"
    if match["middle"]:
        return Decimal(50), "%"
    if match["nought"]:
        return Decimal(0), None
    return _number(match["value"]), unit


def _number(said: str) -> Decimal:
    known = numeral(said)
    return Decimal(said.replace(",", "")) if known is None else Decimal(known)
