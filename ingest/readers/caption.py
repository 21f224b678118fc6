"""What is printed around a table: its title, code and unit above it, its notes below it.

Owns the recognition of caption and note lines, scrambled ones included, and the kind of a statutory table from its
title. Which rows a table has belongs to `ingest.readers.region`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.document import TableKind
from ingest.readers.cells import NUMBERING, bare
from ingest.readers.lines import Line, fields

MONEY = ("万元", "亿元", "千元", "百元", "元")
_REACH = 12
_MARKS = re.compile(r"^[\s#*>]+|[\s*]+$")
_NUMBER = r"[A-Z]?\d{2}(?:[-_]\d{1,2})?表"
_CODE = re.compile(
    rf"(?:(?:(?:部门|单位)?(?:预?决算?|财决))?(?:公开|批复|附)|财决|(?:部门|单位)决算){_NUMBER}"
)
_CODED = re.compile(rf"[A-Za-z一-鿿]{{1,8}}{_NUMBER}")
"""What a line alone can be but the code of some form: a title says no number right before its 表."""
_UNIT = re.compile(rf"(?:金额)?(?:计量)?单位[:：](?P<unit>{'|'.join(MONEY)})(?![一-鿿])")
_OWNER = re.compile(
    r"(?:编制|填报|公开|预算)?(?:单位|部门)(?:名称|[（(].{1,6}[）)])?[:：].*|(?:填报|编制)日期[:：].*"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_UNIT_NOTE = re.compile(rf"以[“\"]?(?P<unit>{'|'.join(MONEY)})[”\"]?为(?:金额)?单位")
_TITLE = re.compile(r"[^。；;！？?]{2,60}表(?:[（(][^（()）]{1,24}[）)])?")
_EDITION = re.compile(r"[（(][^（()）]*[）)]$")
_NO_TITLE = re.compile(r"见.{0,6}表$|如下表$|下表$|上表$|^附件?[\d一二三四五六七八九十]*[:：]|^-")
_NUMBERED = re.compile(
    r"^(?:[A-Z]{1,2}\d{2}(?:[-_]\d{1,2})?|表(?:\d+|[一二三四五六七八九十]+?(?=一般公共)|[一二三四五六七八九十]+))[:：、\s]*"
)
_OLD_FORMS = str.maketrans("財決復開單額萬", "财决复开单额万")
_NOTE = re.compile(r"^(?:注|备注|说明|注释|附注)\d*[:：]")
_NOTE_MORE = re.compile(r"^\d+[.、．]\s*本(?:表|套)")
_FOOT = re.compile(r"^(?:填表人|制表人?|填报人|编制人|经办人)[:：]")

_KINDS: tuple[tuple[str, TableKind], ...] = (
    (r".*三公.*经费.*表", TableKind.THREE_PUBLIC),
    (r"政府性基金.*表", TableKind.GOVERNMENT_FUND),
    (r"国有资本经营.*表", TableKind.STATE_CAPITAL),
    (r"(?:一般公共预算|财政拨款).*基本支出决算.*表", TableKind.BASIC),
    (r"一般公共预算.*支出决算.*表", TableKind.GENERAL_BUDGET),
    (r"(?:部门|单位)?财政拨款收入支出决算.*表", TableKind.FISCAL_SUMMARY),
    (r"(?:部门|单位)?收入支出决算.*表", TableKind.SUMMARY),
    (r"(?:部门|单位)?收入决算.*表", TableKind.INCOME),
    (r"(?:部门|单位)?支出决算.*表", TableKind.EXPENDITURE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Title, code and unit of a table; `first` is the number of the line where they start, None without any."""

    title: str = ""
    code: str | None = None
    unit: str | None = None
    first: int | None = None


def kind(title: str) -> TableKind:
    """The statutory table that a title names; what stands in brackets behind it says by what its rows go (分单位)."""
    plain = _EDITION.sub("", re.sub(r"[\s“”\"'‘’]", "", _YEAR.sub("", title)))
    if "决算" not in plain:
        return TableKind.OTHER
    return next((found for shape, found in _KINDS if re.fullmatch(shape, plain)), TableKind.OTHER)


def above(lines: Sequence[Line], first: int) -> Caption:
    """The caption that ends above line number `first`: pieces upwards to the title, or to the first other line."""
    title, code, unit, start = "", None, None, None
    number, left = first - 1, _REACH
    while number >= 0 and left:
        parts = _parts(lines[number])
        if parts:
            left -= 1
            code, unit = _first(code, code_of, parts), _first(unit, unit_of, parts)
            if named := (title_of(parts[0]) if len(parts) == 1 else None):
                return Caption(title=named, code=code, unit=unit, first=number)
            if not all(piece(part) for part in parts):
                break
            start = number
        number -= 1
    return Caption(title=title, code=code, unit=unit, first=start)


def row(line: Line) -> bool:
    """Whether the fields of a row are nothing but caption: owner, year, code, unit, or a statutory title alone."""
    parts = _parts(line)
    titled = len(parts) == 1 and kind(title_of(parts[0]) or "") is not TableKind.OTHER
    return bool(parts) and (titled or all(piece(part) for part in parts))


def _parts(line: Line) -> list[str]:
    """The cleaned fields of a line that hold something; a line that is no row is one field."""
    found = (part for _, part in fields(line.text)) if line.tabular else (line.text,)
    return [text for part in found if (text := clean(part))]


def _first(known: str | None, told: Callable[[str], str | None], parts: Sequence[str]) -> str | None:
    """What is known already, else the first that one of the parts tells."""
    return known or next((said for part in parts if (said := told(part))), None)


def below(lines: Sequence[Line], last: int) -> int:
    """The number of the last note line that belongs to the table whose last row is line `last` (itself if none)."""
    number, end = last + 1, last
    while number < len(lines):
        text = bare(lines[number].text)
        if text and not note(text):
            break
        if text:
            end = number
        number += 1
    return end


def note(text: str) -> bool:
    """Whether a line is a note under a table."""
    return bool(_NOTE.match(text) or _NOTE_MORE.match(text) or _FOOT.match(text))


def unit_in_note(text: str) -> str | None:
    """The unit that a note states for its table."""
    found = _UNIT_NOTE.search(text)
    return found["unit"] if found else None


def clean(text: str) -> str:
    """A line without heading marks, markup and padding."""
    return bare(_MARKS.sub("", text))


def title_of(text: str) -> str | None:
    """The title that a cleaned line prints, without numbering and unit."""
    if "\t" in text or _NO_TITLE.search(text) or _CODED.fullmatch(text) or _scrambled(text):
        return None
    if not _TITLE.fullmatch(text):
        return None
    named = re.sub(r"[（(](?:金额)?单位[:：].*$", "", NUMBERING.sub("", text))
    return _NUMBERED.sub("", named) or None


def piece(text: str) -> bool:
    """Whether a cleaned line holds nothing but pieces of a caption."""
    rest = _UNIT.sub("", _CODE.sub("", text)).strip("()（） ")
    rest = _YEAR.sub("", rest) if _YEAR.fullmatch(rest) else rest
    return bool(not rest or _OWNER.fullmatch(rest) or _CODED.fullmatch(text) or _scrambled(text))


def code_of(text: str) -> str | None:
    """The table's code (公开01表 …), also where its characters are out of order."""
    if found := _CODE.search(text) or _CODED.fullmatch(text):
        return found.group()
    return scrambled if (scrambled := _scrambled(text)) and _CODE.fullmatch(scrambled) else None


def unit_of(text: str) -> str | None:
    """The unit of money that a caption line states, also where its characters are out of order."""
    found = _UNIT.search(text) or _UNIT.search(_scrambled(text) or "")
    return found["unit"] if found else None


def _scrambled(text: str) -> str | None:
    """What a caption line says whose characters were printed in another order."""
    folded = text.translate(_OLD_FORMS).replace(":", "：")
    if len(folded) > 12:
        return None
    digits = "".join(re.findall(r"\d+", folded))
    wanted = [f"公开{digits}表", f"财决批复{digits}表", *(f"金额单位：{unit}" for unit in MONEY)]
    wanted += [f"单位：{unit}" for unit in MONEY]
    return next((words for words in wanted if words != folded and sorted(words) == sorted(folded)), None)
