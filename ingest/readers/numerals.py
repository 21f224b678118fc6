"""Numbers of lists in the numerals that documents and pages write them in: 一, （二）, iii, ④.

Owns the names of the numerals, which are those of Word.
"""

BULLET = "- "
"""What stands for any bullet, as in the text of a text file."""

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
