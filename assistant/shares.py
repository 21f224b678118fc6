"""What a share is asked of: the part's items and the whole's, where a turn names them or where a table gives them.

Owns which of a turn's names are the part and which the whole. That a share is asked for is read in `assistant.asks`.
"""

import re
from collections.abc import Sequence

from assistant.coordinate import of_one_cell
from assistant.frame import Frame, Terms
from assistant.scan import Mark
from assistant.whole_names import INCOME, SPENDING
from ingest.names import canonical, spoken

TOTAL = {"收入": INCOME, "支出": SPENDING}
ITS = "(?:其|它的?|该(?:科目|项)的?|自身的?)"
OF_ROW = re.compile(f"{ITS}?本年支出|{ITS}(?:本年|全部|总)?支出(?:合计|总额)?")
"""What is spent in all on what is spoken of, beside a kind of its spending; with a word for a total it is that of everything."""
Thing = tuple[Terms, str]


def in_its_row(items: Terms, words: str) -> tuple[Thing, ...]:
    """A cell and the total of its row, where two items name one and no other whole is named: 公安的项目支出占比."""
    cell = of_one_cell(items)
    return ((cell, words), ((cell[0], TOTAL["支出"]), "")) if cell else ()


def part_and_whole(turn: Frame, marks: Sequence[Mark]) -> tuple[Thing, ...]:
    """The part's items and free words, then the whole's."""
    part = tuple(mark.item for mark in marks if mark.item and not of_whole(mark, turn))
    whole = (named_whole(turn, marks), "")
    if cell := of_one_cell(part):
        own = OF_ROW.fullmatch(turn.whole or "")
        return in_its_row(part, turn.rest) if own else ((cell, turn.rest), whole)
    if len(part) < 2:
        return (part, turn.rest), whole
    return (*(((one,), "" if at else turn.rest) for at, one in enumerate(part)), whole)


def of_whole(mark: Mark, turn: Frame) -> bool:
    """Whether a mark stands in the words for what a share is of: 事业单位医疗 alone does not, where it is 行政事业单位医疗."""
    named = turn.whole or ""
    places = [match.start() for match in re.finditer(re.escape(named), turn.text)] if named else []
    if not places:
        return mark.surface in named
    return any(start <= mark.start and mark.end <= start + len(named) for start in places)


def named_whole(turn: Frame, marks: Sequence[Mark]) -> Terms:
    """What a share is of."""
    named = turn.whole or ""
    items = tuple(mark.item for mark in marks if mark.item and of_whole(mark, turn))
    meant = spoken().get(named, ())
    return items or turn.within or (meant if len(meant) == 1 else (TOTAL.get(named, canonical(named)),))
