"""What a spreadsheet shows for a stored number: the printed figure is the shown one.

Owns the number formats (0.00, #,##0.00;(#,##0.00), 0.00%, 0!.0,"万元", yyyy"年"m"月"). A format that is not understood gives
None, never a guess. Digits are rounded half up, as spreadsheets do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from functools import cache

Stored = Decimal | datetime | date | time | str

CHINESE_DATES = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 55), 'h"时"mm"分"'),
    **dict.fromkeys((33, 56), 'h"时"mm"分"ss"秒"'),
}
"""Formats that files name by number only: what they show depends on the language, here Chinese."""

_SYSTEM = (("[$-F800]", 'yyyy"年"m"月"d"日"'), ("[$-F400]", "h:mm:ss"))
"""The long date and the time of the system that shows them."""

_GENERAL_DIGITS = 11
_ENDLESS = Decimal(10) ** 18
"""From here on a stored number has lost digits that a format would show."""
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*")|(?P<escaped>[\\!].)|(?P<blank>_.)|(?P<fill>\*.)|(?P<bracket>\[[^\]]*\])
    |(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<era>e+)(?![+-])|(?P<day>y+|m+|d+|h+|s+|aaaa?)
    |(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_MONEY = re.compile(r"\[\$([^-\]]*)(?:-[^\]]*)?\]")
_HARMLESS = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d+|[黑蓝青绿洋红白黄]+色?|颜色\s?\d+|dbnum0)\]",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"[EeBb/]")
_WEEK = "一二三四五六日"


class Part(Enum):
    """The kinds of pieces that a format is made of."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    TEXT = auto()
    GENERAL = auto()
    DATE = auto()


Piece = tuple[Part, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the up to four formats that a format code holds, and the condition under which it applies."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, Decimal] | None

    def has(self, part: Part) -> bool:
        """Whether a piece of this kind is in it."""
        return any(found is part for found, _ in self.pieces)


def shown(value: Stored, code: str) -> str | None:
    """What the format `code` shows for `value`; None where it cannot be told."""
    known = next((local for mark, local in _SYSTEM if code.upper().startswith(mark)), code or "General")
    sections = _sections(known)
    if sections is None:
        return None
    if isinstance(value, str):
        return _text(value, sections)
    if isinstance(value, Decimal):
        return _number(value, sections)
    return _date(value, sections[0])


def printed(value: float | int) -> Decimal:
    """A stored number with the fifteen digits that spreadsheets count with."""
    return Decimal(value) if isinstance(value, int) and abs(value) < 10**15 else Decimal(f"{value:.15g}")


@cache
def _sections(code: str) -> tuple[Section, ...] | None:
    """The sections of a format code; None where a piece of it is not understood."""
    sections: list[Section] = []
    pieces: list[Piece] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code):
        kind, words = match.lastgroup or "", match.group()
        if words == ";" and kind == "other":
            sections.append(Section(pieces=tuple(pieces), condition=condition))
            pieces, condition = [], None
        elif kind == "bracket" and (found := _CONDITION.fullmatch(words)):
            condition = (found[1], Decimal(found[2]))
        else:
            piece = _piece(kind, words)
            if piece is None:
                return None
            pieces.append(piece)
    sections.append(Section(pieces=tuple(pieces), condition=condition))
    understood = len(sections) <= 4 and all(
        section.has(Part.DATE) or not _NOT_PLAIN.search(_literals(section)) for section in sections
    )
    return tuple(sections) if understood else None


def _piece(kind: str, words: str) -> Piece | None:
    """A piece of a format; None for elapsed time ([h]), Chinese numerals ([DBNum1]) and the like."""
    match kind:
        case "quoted":
            return Part.LITERAL, "\0" + words[1:-1]
        case "escaped":
            return Part.LITERAL, "\0" + words[1:]
        case "blank":
            return Part.LITERAL, " "
        case "fill":
            return Part.LITERAL, ""
        case "bracket":
            money = _MONEY.fullmatch(words)
            return (Part.LITERAL, money[1] if money else "") if money or _HARMLESS.fullmatch(words) else None
        case "general":
            return Part.GENERAL, words
        case "half" | "day":
            return Part.DATE, words.lower()
        case "era":
            return Part.DATE, "yyyy"
        case "digit" | "point" | "comma" | "percent" | "text":
            return Part[kind.upper()], words
        case _:
            return Part.LITERAL, words


def _literals(section: Section) -> str:
    """The characters of a section that stand for themselves without being quoted."""
    return "".join(words for part, words in section.pieces if part is Part.LITERAL and words[:1] != "\0")


def _text(value: str, sections: tuple[Section, ...]) -> str:
    """A text: by the fourth section, or one that has an @; as it is otherwise."""
    section = sections[3] if len(sections) == 4 else sections[-1]
    if not section.has(Part.TEXT) and len(sections) < 4:
        return value
    return _clean("".join(value if part is Part.TEXT else words for part, words in section.pieces))


def _number(value: Decimal, sections: tuple[Section, ...]) -> str | None:
    section, signed = (
        _chosen(value, sections) if value.is_finite() and abs(value) < _ENDLESS else (None, False)
    )
    if section is None or section.has(Part.DATE):
        return None
    sign = "-" if signed and value < 0 else ""
    if section.has(Part.GENERAL) or section.has(Part.TEXT):
        figure = _general(abs(value))
        if figure is None:
            return None
        words = (figure if part in (Part.GENERAL, Part.TEXT) else text for part, text in section.pieces)
        return sign + _clean("".join(words))
    if not section.has(Part.DIGIT):
        return _clean(sign * bool(section.pieces) + "".join(text for _, text in section.pieces))
    return sign + _clean(_digits(abs(value), section.pieces))


def _chosen(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for a value, and whether its sign is still to be shown."""
    if any(section.condition for section in sections):
        section = next((one for one in sections if _applies(value, one.condition)), None)
        below = section is not None and section.condition in (("<", Decimal(0)), ("<=", Decimal(0)))
        return section, not below
    numeric = sections[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True


def _applies(value: Decimal, condition: tuple[str, Decimal] | None) -> bool:
    if condition is None:
        return True
    sign, bound = condition
    outcomes = {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }
    return outcomes[sign]


def _general(value: Decimal) -> str | None:
    """A number without a format: up to eleven characters, as many decimals as there are; None for longer ones."""
    whole = len(str(int(value)))
    if whole > _GENERAL_DIGITS or (value and value < Decimal("0.0001")):
        return None
    places = max(min(_GENERAL_DIGITS - whole - 1, 9), 0)
    rounded = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def _digits(value: Decimal, pieces: tuple[Piece, ...]) -> str:
    """Digits in their places, with what stands between them."""
    points = [number for number, (part, _) in enumerate(pieces) if part is Part.POINT]
    point = points[0] if points else len(pieces)
    slots = [number for number, (part, _) in enumerate(pieces) if part is Part.DIGIT]
    before, after = [n for n in slots if n < point], [n for n in slots if n > point]
    commas = [number for number, (part, _) in enumerate(pieces) if part is Part.COMMA]
    scaling = [number for number in commas if not any(slot > number for slot in before) and number < point]
    scaling += [number for number in commas if after and number > after[-1]]
    grouped = any(before and before[0] < number < before[-1] for number in commas)
    power = 2 * sum(part is Part.PERCENT for part, _ in pieces) - 3 * len(scaling)
    rounded = value.scaleb(power).quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    whole, _, fraction = format(rounded, "f").partition(".")
    filled = dict(_whole(whole, before, pieces, grouped)) | dict(_fraction(fraction, after, pieces))
    return "".join(
        filled.get(number, "") if part in (Part.DIGIT, Part.COMMA) else words.removeprefix("\0")
        for number, (part, words) in enumerate(pieces)
        if part is not Part.POINT or number == point
    )


def _whole(
    digits: str, slots: list[int], pieces: tuple[Piece, ...], grouped: bool
) -> Iterator[tuple[int, str]]:
    """The digits before the point, from the last place on; the first place takes all that are left."""
    left = digits.lstrip("0")
    used = 0
    for slot in reversed(slots):
        taken = left if slot == slots[0] else left[-1:]
        left = left[: len(left) - len(taken)]
        taken = taken or ("0" if pieces[slot][1] == "0" else "")
        marked = ""
        for digit in reversed(taken):
            marked = digit + ("," if grouped and used and used % 3 == 0 else "") + marked
            used += 1
        yield slot, marked


def _fraction(digits: str, slots: list[int], pieces: tuple[Piece, ...]) -> Iterator[tuple[int, str]]:
    """The digits behind the point; # and ? show no trailing zero."""
    last = max((place for place, digit in enumerate(digits) if digit != "0"), default=-1)
    for place, (slot, digit) in enumerate(zip(slots, digits, strict=True)):
        yield slot, digit if place <= last or pieces[slot][1] == "0" else ""


def _date(value: datetime | date | time, section: Section) -> str | None:
    """A date or time of day by its letters; m between hours and seconds are minutes."""
    if not section.has(Part.DATE) or section.has(Part.GENERAL):
        return None
    letters = [words for part, words in section.pieces if part is Part.DATE]
    half = any("/" in words for words in letters)
    out, clock = [], False
    for number, (part, words) in enumerate(section.pieces):
        if part is not Part.DATE:
            out.append(words.removeprefix("\0"))
            continue
        later = next((text for kind, text in section.pieces[number + 1 :] if kind is Part.DATE), "")
        minutes = words[0] == "m" and len(words) <= 2 and (clock or later[:1] == "s")
        shown_part = _dated(value, "n" * len(words) if minutes else words, half)
        if shown_part is None:
            return None
        out.append(shown_part)
        clock = words[0] == "h" or (clock and "/" in words)
    return _clean("".join(out))


def _dated(value: datetime | date | time, letters: str, half: bool) -> str | None:
    """One piece of a date; None for names of months and days in other languages, and for what `value` has not."""
    if isinstance(value, datetime | date) and letters[0] in "ymda" and "/" not in letters:
        plain = {
            "yyyy": f"{value.year}",
            "yy": f"{value.year % 100:02}",
            "m": f"{value.month}",
            "mm": f"{value.month:02}",
            "d": f"{value.day}",
            "dd": f"{value.day:02}",
            "aaa": _WEEK[value.weekday()],
            "aaaa": f"星期{_WEEK[value.weekday()]}",
        }
        return plain.get(letters)
    if isinstance(value, datetime | time):
        hour = (value.hour % 12 or 12) if half else value.hour
        clock = {
            "h": f"{hour}",
            "hh": f"{hour:02}",
            "n": f"{value.minute}",
            "nn": f"{value.minute:02}",
            "s": f"{value.second}",
            "ss": f"{value.second:02}",
            "am/pm": "AM" if value.hour < 12 else "PM",
            "上午/下午": "上午" if value.hour < 12 else "下午",
        }
        return clock.get(letters)
    return None


def _clean(text: str) -> str:
    """What is shown, without the padding of columns."""
    return text.replace("\0", "").strip()
