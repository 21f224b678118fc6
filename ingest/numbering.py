"""Digits that are no quantity, by kind, as a table: years, dates, document numbers, list numbers, codes, names.

Owns the kinds and their shapes. A shape is matched on text as `ingest.flow` gives it.
"""

import re
from enum import StrEnum

_ORDINALS = r"[\d一二三四五六七八九十百]+"
_YEAR = r"(?:19|20)\d{2}"
_QUOTED = re.compile(r"[“\"‘'「『]([^“”\"‘’'「」『』，。；！？]{1,14})[”\"’'」』]")
_TITLE = re.compile(r"《[^《》]{1,60}》")


class Kind(StrEnum):
    """What digits in a text are."""

    QUANTITY = "quantity"
    YEAR = "year"
    DATE = "date"
    DOCUMENT = "document"
    ORDINAL = "ordinal"
    PHONE = "phone"
    CODE = "code"
    NAME = "name"
    TIME = "time"
    UNREAD = "unread"


_ROWS: tuple[tuple[Kind, str], ...] = (
    (Kind.DOCUMENT, r"[\[(]\d{4}[\])](?:第)?\d+号?"),
    (
        Kind.DOCUMENT,
        r"(?<![A-Za-z])[A-Z]{1,4}(?:/[A-Z]+)? ?\d{2,6}(?:\.\d+)?-\d{2,4}(?!\d)",
    ),
    (Kind.DOCUMENT, r"(?:公开|财决|批复)\d{2}(?:-\d)?表"),
    (Kind.ORDINAL, r"(?:附件|附表|附|(?<!代)表|图)\d+(?:-\d+)?(?![\d.,]|[%个万亿元])(?!-\d)"),
    (Kind.ORDINAL, rf"第{_ORDINALS}(?:[、,，]{_ORDINALS}(?=[、,，批次部期章条位名]))*"),
    (
        Kind.ORDINAL,
        r"(?<![\d.])(?:(?<=[。；;：:，,])|^)\d{1,2}[.、．](?!\d(?!\d{3}年))",
    ),
    (Kind.ORDINAL, r"\(\d{1,2}\)"),
    (Kind.ORDINAL, r"(?<=目标)\d{1,2}(?=(?:未?完成)?[:：])"),
    (
        Kind.ORDINAL,
        r"^\d{1,2}(?=[\u4e00-\u9fff])(?![年月日万亿元个项名人件条家次台辆套份张天起处])",
    ),
    (Kind.ORDINAL, r"(?<![之以目])前\d{1,3}名?(?![\d年天个])(?=[名位强，。；])"),
    (Kind.DATE, rf"{_YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?"),
    (Kind.DATE, rf"{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)"),
    (Kind.DATE, r"(?<![\d.,])\d{1,2}(?:[-~、至]\d{1,2})?月(?:\d{1,2}日)?"),
    (Kind.DATE, r"(?<=月)\d{1,2}日|(?<![\d.])\d{1,2}日(?![以之内])"),
    (Kind.YEAR, rf"(?<![\d.,]){_YEAR}年?[-—~至、]{_YEAR}(?=年|$|[^\d,.])(?:年度?)?"),
    (Kind.YEAR, rf"(?<!\d){_YEAR}年"),
    (Kind.YEAR, r"(?<=[划计于在自从至到])\d{2}年"),
    (Kind.TIME, r"(?<![\d:：.])\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)"),
    (Kind.NAME, r"\d{1,2}\*\d{1,2}(?:小时)?"),
    (Kind.TIME, r"(?<!\d)24小时(?!内|之内|以内)"),
    (Kind.NAME, r"\d+(?:\+(?:\d+|[A-Zn]))+"),
    (Kind.NAME, r"[A-Za-z]+-?\d+(?:\.\d+)*(?:版本?)?(?!\d)(?!,\d)"),
    (Kind.NAME, r"(?<![\d.,])\d+(?:\.\d+)+版本?"),
    (Kind.NAME, r"(?<![\d.,])\d{1,3}号(?:线|楼|院|文|令|公告|桥|机)?"),
    (Kind.NAME, r"(?<![\d.,])\d{1,3}(?:楼|层)(?![次级])"),
    # Grades and sizes in a name: 1-4级残疾军人, 240L垃圾桶.
    (Kind.NAME, r"(?<![\d.,])\d{1,2}[-~至]\d{1,2}级"),
    (Kind.NAME, r"(?<![\d.,])\d{1,4}L(?=[\u4e00-\u9fff])"),
    (Kind.NAME, r"(?<![\d.,])[2-6]G(?![A-Za-z]|数据|存|内|流)"),
    (Kind.NAME, r"(?<![\d.,])[2-4]D(?![A-Za-z])"),
    (
        Kind.NAME,
        r"(?:单价|单位价值|单台价值|单项价值)(?:在)?[\d.,]+(?:万|亿)?元(?:\(含\))?(?:及?以上|及?以下)",
    ),
    # A limit inside a name or a rule: 价值 50 万元以上通用设备, 单笔 10 万元以上的支出, 60 周岁以上老人.
    (
        Kind.NAME,
        r"(?<![\d.,])\d[\d.,]*(?:(?:万|亿)?元|周?岁)(?:\(含\))?(?:及?以上|及?以下)(?:\(含\))?(?=的?[\u4e00-\u9fff])(?![并且和及])",
    ),
    (
        Kind.PHONE,
        r"(?<![\d.,])1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)400-\d{3,4}-\d{3,4}(?!\d)",
    ),
    (Kind.PHONE, r"(?<=电话)[:：]?\d{7,8}(?!\d)"),
    (
        Kind.PHONE,
        r"(?<![\d.,])(?:1[12]\d{3}|110|119|120|122)(?=热线|系统|平台|电话|服务|省级|市级|政务|市长)",
    ),
    (Kind.CODE, r"(?<![\d.,])2\d{6}(?![\d.,]\d|\d|[%万亿元个条人次件项])"),
    (Kind.CODE, r"(?:(?<=代码)|(?<=编码)|(?<=科目)|(?<=即))[:：]?\d{3,7}(?![\d.,]|[万亿元个条人次件项])"),
)
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple((kind, re.compile(shape)) for kind, shape in _ROWS)
# A bare year stands before words and never before a unit; tried last, where nothing else claims the digits.
_BARE_YEAR = re.compile(
    rf"(?<![\d.,%-]){_YEAR}(?![\d.,%]|\s?[万亿元余多个名人台辆家条项件套份张座所处场起位户次篇期路平米公吨类批])"
)


def named(text: str) -> tuple[tuple[int, int, Kind], ...]:
    """The places in `text` of digits that are no quantity, with their kinds, none over another."""
    found: list[tuple[int, int, Kind]] = []
    for kind, shape in _SHAPES:
        for match in shape.finditer(text):
            _add(found, match.start(), match.end(), kind)
    for match in _BARE_YEAR.finditer(text):
        _add(found, match.start(), match.end(), Kind.YEAR)
    for start, end in quoted(text):
        for digits in re.finditer(r"\d[\d.,+]*", text[start:end]):
            _add(found, start + digits.start(), start + digits.end(), Kind.NAME)
    return tuple(sorted(found))


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand: short words in quotation marks and the titles of documents."""
    return tuple(match.span() for pattern in (_QUOTED, _TITLE) for match in pattern.finditer(text))


def _add(found: list[tuple[int, int, Kind]], start: int, end: int, kind: Kind) -> None:
    if not any(start < other_end and other_start < end for other_start, other_end, _ in found):
        found.append((start, end, kind))
