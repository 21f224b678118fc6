"""Characters of which a recogniser is not sure, set right where the words of the field leave one way to read them.

Owns the correction, which touches Chinese characters and commas only: no digit is ever corrected. What was unsure stays unsure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from ingest.document import ReportKind, TableKind
from ingest.names import economic, functional, terms
from ingest.readers.ocr import Reading

_UNSURE = 0.97
_SHORTEST = 4
"""Shorter words are found in too many places."""
_ALIKE = (
    "人入",
    "己已巳",
    "未末",
    "千干于",
    "土士",
    "日曰",
    "休体",
    "科料",
    "贷货",
    "兔免",
    "拔拨",
    "侍待",
    "住往",
    "夭天",
)
"""Characters that are taken for each other with great confidence."""
_SLIPS = (
    (re.compile("收人(?![员才数口民次均士类力工体为])"), "收入"),
    (re.compile("部[内內](?![设部控容])"), "部门"),
)
"""Two short words that no filing does without."""
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+\.\d{1,2}")
"""A figure with its commas taken for points."""
_MISTAKEN = {char: group for group in _ALIKE for char in group}
_HEADINGS = (
    "部门决算表",
    "部门决算情况说明",
    "部门概况",
    "名词解释",
    "机构设置",
    "主要职能",
    "整体支出绩效自评报告",
)


def repaired(reading: Reading) -> Reading:
    """The reading with what it was not sure of as the words of the field have it."""
    text = reading.text
    for number, sure in enumerate(reading.sure):
        char = text[number]
        if not _chinese(char) or not (sure < _UNSURE or char in _MISTAKEN):
            continue
        known = _known(text, number)
        if sure < _UNSURE or known in _MISTAKEN[char]:
            text = text[:number] + known + text[number + 1 :]
    for slip, word in _SLIPS:
        text = slip.sub(word, text)
    if _GROUPED.fullmatch(text):
        text = text.replace(".", ",", text.count(".") - 1)
    return replace(reading, text=text)


def _known(text: str, number: int) -> str:
    """The character at a place, by the longest word of the field around it that all other characters spell."""
    holes = _holes()
    for length in range(min(len(text), max(len(word) for word in _words())), _SHORTEST - 1, -1):
        for start in range(max(0, number - length + 1), min(number, len(text) - length) + 1):
            char = holes.get((text[start:number], text[number + 1 : start + length]))
            if char:
                return char
    return text[number]


@cache
def _holes() -> Mapping[tuple[str, str], str | None]:
    """What stands in words between their beginning and their end; None where words differ in it alone."""
    found: dict[tuple[str, str], str | None] = {}
    for word in _words():
        for number, char in enumerate(word):
            key = word[:number], word[number + 1 :]
            found[key] = char if found.get(key, char) == char else None
    return found


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word in _printed() if len(word) >= _SHORTEST and all(map(_chinese, word)))


def _printed() -> Iterator[str]:
    yield from (kind.value for kind in (*TableKind, *ReportKind))
    yield from _HEADINGS
    yield from functional().values()
    yield from economic().values()
    for term in terms():
        yield from (term.canonical, *term.printed)


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
