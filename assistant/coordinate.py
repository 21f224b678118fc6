"""Which things of a turn stand side by side, and which are one thing in several columns.

Owns the words that join two names. How many asks come of it is `assistant.asks`'s.
"""

import re
from collections.abc import Sequence

from assistant import cues
from assistant.frame import Frame, Terms
from assistant.scan import COLUMNS, FUNDS, Mark

JOINED = re.compile(
    r"^(和|与|及|以及|、|跟|，|,|;|；|还有|比|各|分别|同|或|或者|还是|/|and|or|\s|比起|相比|对比|占|减去|扣除|扣掉|刨去|刨掉|去掉|除去|加上|加|除以|\+|＋)+$"
)
PART_NAMES = frozenset(words.split("|")[0] for words, _ in cues.PARTS)
FLOWS = frozenset({"本年收入合计", "本年支出合计"})
"""What came in and what was spent of one account, in the tables of income and of expenditure."""


def joined(turn: Frame, left: Mark, right: Mark) -> bool:
    """Whether nothing but a joining word stands between two names."""
    between = turn.text[left.end : right.start]
    return left.end > right.start or bool(between and JOINED.match(between))


def in_columns(turn: Frame, marks: Sequence[Mark]) -> tuple[tuple[Terms, str], ...]:
    """One thing in several columns: 防汛的基本支出和项目支出, 机关服务的本年收入和本年支出."""
    for columns in (PART_NAMES, FLOWS):
        parts = [mark for mark in marks if mark.item in columns]
        rows = [mark for mark in marks if mark.item and mark.item not in columns]
        of_rows = columns is PART_NAMES or not any(
            mark.item in COLUMNS | FUNDS or joined(turn, mark, parts[0]) for mark in rows if parts
        )
        if len(parts) > 1 and len(rows) == 1 and of_rows:
            return tuple(((rows[0].item or "", part.item or ""), "") for part in parts)
    return ()
