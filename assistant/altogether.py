"""Whether several figures of a turn are to be added up: 水费电费一共, 四家单位三公经费合计, A和B的本年支出合计."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant import cues
from assistant.coordinate import joined
from assistant.frame import Frame
from assistant.scan import SPENT_AS, Mark

SO_MANY = re.compile(r"([两俩二三四五六七八九几])(?:个|项|笔|样|类|块|张)")
"""How many things are spoken of together."""
ALL_YEAR = ("本年支出合计", "本年收入合计")
"""The columns of all that came in or was spent."""
PLUS = re.compile(r"加上?|\+|＋")
SIDE_BY_SIDE = re.compile(
    r"(?<=[一-鿿])(?:和|与|及|、|加)(?=[一-鿿][^，,。；]{1,20}(?:一共|合计|总共|共计?)(?:花|用|多少|支|付|要)?)"
)
"""Things joined by a word that only joins, and then taken together."""


def altogether(turn: Frame) -> bool:
    """Whether several figures are to be added: 水费电费一共, 四家单位三公经费合计."""
    if re.search(cues.EACH, turn.text, re.IGNORECASE):
        return False
    parts = [mark for mark in naming(turn) if mark.item not in turn.within]
    if any(PLUS.fullmatch(turn.text[one.end : other.start]) for one, other in pairwise(parts)):
        return True
    if turn.within:
        return _says_together(turn) and _listed(turn, parts)
    many = len(turn.identity.organisations) > 1 or turn.everybody or len(turn.years) > 1
    # 本年支出合计 is the name of one figure, 三公经费合计 may be the sum of several.
    totalled = any(
        mark.item and mark.surface.endswith("合计") and mark.surface != mark.item for mark in turn.marks
    )
    said = _says_together(turn)
    columns = [mark for mark in turn.marks if mark.item in SPENT_AS or _column_of_all(turn, mark)]
    summed = any(mark.surface.endswith("合计") for mark in columns)
    rows = [mark for mark in parts if mark not in columns]
    if summed and (_listed(turn, rows) or len(turn.codes) == len(turn.pieces) > 1):
        return True  # A和B的项目支出合计
    coded = len(turn.codes) == len(turn.pieces)
    announced = len(turn.pieces) > 1 and (
        coded or SO_MANY.search(turn.text) or SIDE_BY_SIDE.search(turn.text)
    )
    return (many and (totalled or said)) or (said and bool(announced or _listed(turn, parts)))


def _column_of_all(turn: Frame, mark: Mark) -> bool:
    """Whether a total's name is that of the column of what was named before it: 住房保障支出和教育支出的本年支出合计."""
    return mark.item in ALL_YEAR and turn.text[: mark.start].endswith("的")


def _says_together(turn: Frame) -> bool:
    return re.search(r"一共|合计|总共|总计|共(计|有)?多少|in total", turn.free) is not None


def _listed(turn: Frame, named: Sequence[Mark]) -> bool:
    """Whether the turn names several items side by side."""
    return any(
        joined(turn, left, right) or (left.end == right.start and _costs(left) and _costs(right))
        for left, right in pairwise(named)
    )


def _costs(mark: Mark) -> bool:
    """Whether a name is one of a single cost, which stands beside others without a word between them: 水费电费."""
    return mark.surface.endswith("费")


def naming(turn: Frame) -> list[Mark]:
    return [mark for mark in turn.marks if mark.item]
