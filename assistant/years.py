"""The years that a question speaks of, in full or by their distance."""

import re
from collections.abc import Iterable, Sequence

YEAR = re.compile(
    r"(?<![\d.])(20[0-3]\d)(?![\d.]|块|元|万)(?:年度|年(?![底末初终]))?|(?<!\d)(1\d|2\d)(?:年度|年(?![底末初终])|(?=年[底末初终]))(?!\d)"
)
PART_OF_YEAR = re.compile("第?[一二三四1-4]季度|(?:1[0-2]|[1-9])月份?|[上下]半年")
"""A part of a year, of which tables have a row each."""
CARRIED = "的?(?:结转|结余|剩)"
"""What makes the year before that from which money was carried over, into the one that is asked for."""
RELATIVE: tuple[tuple[str, int], ...] = (
    ("前年", -2),
    (f"去年(?!{CARRIED})|上年度|上一年|(?<!加)上年(?!{CARRIED}|末|留|转)|前一年", -1),
    ("今年|本年度|当年", 0),
)
SAID_YEARS = "|".join(words for words, _ in RELATIVE)
SAID_TWICE = re.compile(
    rf"(?:{SAID_YEARS}|前年|今年|本年度)度?(?=[，,、也\s]*(?:就是|即|指的?是?)?[（(\s]*20\d\d)"
)
"""A relative year that the question itself gives in full."""
SOURCE = re.compile(
    r"(?:根据|依据|按照?|由|从|手[上头里]只?有)[^，,。；;？?]{0,8}?(?P<from>20\d\d)年?(?!末|底)|(?<![和与跟及、至到])(?P<of>20\d\d)年?度?的?(?:那|这)?(?:一)?(?:[份本]|(?:部门|单位)?(?:决算)?(?:报告|说明|公开(?:材料|文件))|[^，,。；;？?\d]{0,16}表(?=[里中上，,]))"
)
"""The year of the report that a figure of another year is to be taken from."""

COMPARED = re.compile(r"(比|较|跟|和|与|同)(上年|上一年|去年|前一年|上年度)")
SIDE_BY_SIDE = re.compile(
    r"(?:今年|本年度?|当年|20\d\d年?度?)的?(?:和|与|跟|及|、)(?:上年度?|上一年|去年|前一年)[^，,。；;？?比较]{0,16}?(?:各|分别)"
)
"""This year and the one before, each asked for: 本年和上年各是多少."""
CARRIED_INTO = re.compile(r"(?:结转|结余|留存?|转)(?:了|到|至|入|给|下)+20\d\d年?")
"""The year into which money is carried, which is the end of the one that is asked for."""
ONLY_BEFORE = re.compile(
    rf"(?<![和与及跟、])(?:{RELATIVE[1][0]})(?:的?(?:决算|实际|同期)?数|度?(?:各自?|分别)?[是为有花用]了?(?:多少|几))"
)
"""The figure of the year before one that is named, and not that year's own: 2023年决算中三公经费的上年数."""


def years(text: str) -> tuple[int, ...]:
    if len(YEAR.findall(text)) > 1:
        text = CARRIED_INTO.sub(lambda match: " " * len(match[0]), text)
    found = [(match.start(), int(match[1] or f"20{match[2]}")) for match in YEAR.finditer(text)]
    if len(found) == 1 and text[: found[0][0]].endswith(("比", "较")) and not re.search(SAID_YEARS, text):
        found = [(at, year + 1) for at, year in found]  # what is compared with it is of the next year
    text = SAID_TWICE.sub(lambda match: " " * len(match[0]), text)
    compared = None if SIDE_BY_SIDE.search(text) else COMPARED.search(text)
    for words, offset in RELATIVE:
        for match in re.finditer(words, text):
            if not (compared and compared.start() <= match.start() < compared.end()):
                found.append((match.start(), offset))
    told = _asked([year for _, year in sorted(found)], text)
    if len(told) == 2 and told[0] > 0 > told[1] and ONLY_BEFORE.search(text):
        return (told[0] + told[1],)
    return tuple(dict.fromkeys(told))


def _asked(told: list[int], text: str) -> list[int]:
    """The years that are asked about, without that of the report which the year before is only read from."""
    sources = {int(match["from"] or match["of"]) for match in SOURCE.finditer(text)}
    others = [year for year in told if year not in sources]
    return others if {year + 1 for year in others} == sources else told


def spelt(text: str) -> tuple[int, ...]:
    """The years that a text has in digits, each as it stands there."""
    return tuple(int(match[1] or f"20{match[2]}") for match in YEAR.finditer(text))


def years_out(text: str) -> str:
    return YEAR.sub(lambda match: " " * len(match[0]), text)


def relative(text: str, items: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Where words name a year by its distance, unless they are a part of an item's name (当年财政拨款)."""
    for words, _ in RELATIVE:
        for match in re.finditer(words, text):
            if not any(start <= match.start() < end for start, end in items):
                yield match.span()
