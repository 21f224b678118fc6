"""What says an item's name in another way, or by the name beside it: words before brackets, 其他 of what contains it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.precedence import contains
from assistant.scan import TOTALS, Mark

CLAUSE = re.compile(r"[，,；;。？?]|(?:里面|里头|里|中|当中)[，,]?(?=[一-鿿]{3})")
OF_LEVEL = re.compile("[这那]?一?[类款](?:级?科目)?[里下中]")
"""What stands behind the name of an account of which an account below is asked for."""
ITS_LEVEL = re.compile("[类款项]?的?")
"""What may stand between that and a total."""
BRACKETS, SHUT = ("（", "("), ("）", ")")


def remainders(marks: Sequence[Mark], bare: str, items: Mapping[str, str]) -> Iterable[Mark]:
    """The marks, and what is called 其他 of what contains it (对个人和家庭的补助里的“其他”); a total right behind that only says that it is added up."""
    found = tuple(_remainders(marks, bare, items))
    yield from (
        mark
        for mark in marks
        if not (mark.item in TOTALS and any(_adds_up(mark, one, bare) for one in found))
    )
    yield from found


def _adds_up(total: Mark, one: Mark, bare: str) -> bool:
    """Whether a total stands right behind another name: “其他”项支出合计."""
    return ITS_LEVEL.fullmatch(bare[one.end : total.start]) is not None


def _remainders(marks: Sequence[Mark], bare: str, items: Mapping[str, str]) -> Iterable[Mark]:
    """What is called 其他 of what contains it."""
    for mark in marks:
        item = items.get(f"其他{mark.surface}") or items.get(f"其他{mark.surface}支出")
        start = bare.find("其他", mark.end)
        free = start >= 0 and not any(one.start <= start < one.end and one.item for one in marks)
        if item and free and (contains(mark, bare) or OF_LEVEL.match(bare, mark.end)):
            yield replace(mark, start=start, end=start + 2, surface="其他", item=item)


def glossed(bare: str, marks: Sequence[Mark]) -> Iterable[tuple[int, int]]:
    """Where words that no filing prints say in another way what brackets behind them name: 养老那一块（行政事业单位养老支出）,
    补充养老（年金）."""
    for mark in marks:
        if not (
            mark.item
            and bare[mark.start - 1 : mark.start] in BRACKETS
            and bare[mark.end : mark.end + 1] in SHUT
        ):
            continue
        start = max((match.end() for match in CLAUSE.finditer(bare, 0, mark.start)), default=0)
        before = [one for one in marks if one.item and start <= one.start and one.end == mark.start - 1]
        if all(one.spoken for one in before) and (before or not mark.spoken):
            yield before[0].start if before else start, mark.start - 1
