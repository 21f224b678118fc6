"""Which of several figures that fit a question is meant: the one counted or priced as it asks, the total of columns that it does not
tell apart, the whole cell."""

import re
from collections.abc import Iterable, Sequence

from assistant.counted import COUNTED, counts_another
from assistant.counting import ANYTHING
from assistant.domain import Ask
from assistant.fit import Scored, column_of
from assistant.statement import MONEY
from ingest.fact import Fact, Measure, Words
from ingest.names import plain

PRICE, PRICE_ASKED = "单价", re.compile(f"(?<!平均)[一每](?:{COUNTED})(?:要|花|卖|是|得)*(?:多少|几)")
"""The column of what one of some things costs, and what asks for it."""
TOTAL = re.compile("小计|合计|总计")
INCLUDED = re.compile("[（(]含[^（）()]*[）)]")
"""What a question says to be included, which is no column of its own."""
FLOW, FLOWS = (
    re.compile("(?<!项目)(?<!基本)(?<!均)支出|(?<!均)收入|花[了掉费]"),
    {"支出": "支出", "收入": "收入", "花了": "支出", "花掉": "支出", "花费": "支出"},
)
"""What says that spending or income is meant, and what columns of it are called."""
UNNAMED = (Measure.STATED, Measure.COUNT)
"""What cells state whose columns name no measure."""
PARTED = re.compile("[占÷/]|除以")
"""What parts a figure from what it is held against."""
ABOUT_AS_WELL = 0.2
"""Who misses it by no more may still be what is meant, if its name says so."""


def preferred(ask: Ask, scored: list[Scored], led: Iterable[Scored]) -> list[Scored]:
    """Some figures that fit, without those that are not meant beside the others, the best first. `led` are all that fit with the sentences
    before their own; of those only what the best one's sentence counts is taken."""
    if ask.unit and (counted := _counted_so(ask, scored[0], led)):
        scored = counted
    for meant in (_of_counted, _priced, _all_columns, _of_flow):
        scored = meant(ask, scored)
    return scored if ask.unit else [_whole_cell(scored), *scored[1:]]


def _counted_so(ask: Ask, best: Scored, led: Iterable[Scored]) -> list[Scored]:
    """The figure of the best one's sentence that is counted by the very word of the question, where the best one is not."""
    fact = best.entry.fact
    if fact.from_cell or ask.unit == ANYTHING or _is_in(ask, fact):
        return []
    told = [one for one in led if one.entry.fact.quote == fact.quote and not one.entry.fact.from_cell]
    so = [one for one in told if one.entry.fact.filing == fact.filing and _is_in(ask, one.entry.fact)]
    return so if len(so) == 1 else []


def _of_counted(ask: Ask, scored: list[Scored]) -> list[Scored]:
    """The figures that are numbers of the very noun that the question counts, where the best one's name only has that noun before
    another: 设置窗口 168 个 before 窗口单位 3 个."""
    if ask.terms or not counts_another(ask.counted, plain(scored[0].entry.fact.item)):
        return scored
    near = [one for one in scored if scored[0].score - one.score <= ABOUT_AS_WELL]
    return [one for one in near if plain(one.entry.fact.item).endswith(ask.counted)] or scored


def _priced(ask: Ask, scored: list[Scored]) -> list[Scored]:
    """The figures that are prices of one, where the best one's row has them and the question asks for that: 一台多少钱."""
    if not PRICE_ASKED.search(ask.said):
        return scored
    best = scored[0].entry.fact
    row = [
        one for one in scored if (one.entry.fact.filing, one.entry.fact.quote) == (best.filing, best.quote)
    ]
    return [one for one in row if PRICE in column_of(one.entry.fact)] or scored


def _all_columns(ask: Ask, scored: list[Scored]) -> list[Scored]:
    """The figures; where the best is a number in one of the columns under a heading that the question does not name, the total of these."""
    best = scored[0].entry.fact
    if not best.from_cell or len(best.column) < 2 or best.unit in MONEY:
        return scored
    if plain(best.column[-1]) in plain(INCLUDED.sub("", ask.said)):
        return scored
    beside = (
        one for one in scored if one.entry.fact.quote == best.quote and one.entry.fact.filing == best.filing
    )
    alike = [one for one in beside if one.entry.fact.column[:-1] == best.column[:-1]]
    return [one for one in alike if TOTAL.fullmatch(one.entry.fact.column[-1])][:1] or scored


def _of_flow(ask: Ask, scored: list[Scored]) -> list[Scored]:
    """The figures; where a question names nothing but a row and whether it is what came in or what was spent (一中的支出), the whole of these
    columns."""
    best, said = scored[0].entry.fact, FLOW.search(PARTED.split(plain(ask.said))[0])
    unnamed = best.from_cell and best.code is None and best.measure in UNNAMED
    if not unnamed or said is None or ask.words or ask.fund or len(ask.terms) != 1:
        return scored
    row = (one for one in scored if _cell(one.entry.fact)[:3] == _cell(best)[:3])
    columns = [one for one in row if FLOWS[said[0]] in plain("".join(one.entry.fact.column))]
    whole = [
        one
        for one in columns
        if len(one.entry.fact.column) == 1 or TOTAL.fullmatch(one.entry.fact.column[-1])
    ]
    return whole if len(whole) == 1 else scored


def _is_in(ask: Ask, fact: Fact) -> bool:
    """Whether a figure is in the unit that the question says, whatever its scale."""
    return (fact.unit or "").lstrip("百千万亿") == ask.unit


def _whole_cell(scored: Sequence[Scored]) -> Scored:
    """The best, or the words that its cell is made of: a figure in them is not what the cell says."""
    best = scored[0]
    words = (one for one in scored if isinstance(one.entry.fact.value, Words) and one.entry.fact.from_cell)
    return next((one for one in words if _cell(one.entry.fact) == _cell(best.entry.fact)), best)


def _cell(fact: Fact) -> tuple[object, ...]:
    return fact.filing, fact.quote, fact.row, fact.column
