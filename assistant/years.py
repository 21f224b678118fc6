"""The years that a question speaks of, in full or by their distance."""

import re
from collections.abc import Iterable, Sequence

YEAR = re.compile(
    r"(?<![\d.])(20[0-3]\d)(?![\d.]|块|元|万)(?:年度|年(?![底末初终]))?|(?<!\d)(1\d|2\d)(?:年度|年(?![底末初终])|(?=年[底末初终]))(?!\d)"
)
RELATIVE: tuple[tuple[str, int], ...] = (
    ("前年", -2),
    ("去年|上年度|上一年|(?<!加)上年(?!结转|结余|末|留|剩|转)|前一年", -1),
    ("今年|本年度|当年", 0),
)
SAID_YEARS = "|".join(words for words, _ in RELATIVE)
SAID_TWICE = re.compile(r"(去年|今年|前年|上年|本年度)(?=[（(]20\d\d)")
"""A relative year that the question itself gives in full."""


def years(text: str) -> tuple[int, ...]:
    found = [(match.start(), int(match[1] or f"20{match[2]}")) for match in YEAR.finditer(text)]
    if len(found) == 1 and text[: found[0][0]].endswith(("比", "较")) and not re.search(SAID_YEARS, text):
        found = [(at, year + 1) for at, year in found]  # what is compared with it is of the next year
    text = SAID_TWICE.sub(lambda match: " " * len(match[0]), text)
    compared = re.search(r"(比|较|跟|和|与|同)(上年|上一年|去年|前一年|上年度)", text)
    for words, offset in RELATIVE:
        for match in re.finditer(words, text):
            if not (compared and compared.start() <= match.start() < compared.end()):
                found.append((match.start(), offset))
    return tuple(dict.fromkeys(year for _, year in sorted(found)))


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
