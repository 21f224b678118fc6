"""Which things of a turn stand side by side, and which are one thing in several columns.

Owns the words that join two names. How many asks come of it is `assistant.asks`'s.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant import cues
from assistant.domain import Operation
from assistant.frame import Frame, Terms
from assistant.joints import TAKEN
from assistant.scan import CARRIED, COLUMNS, FUNDS, RECEIVED_AS, SPENT_AS, STAFF, Mark
from assistant.whole_names import INCOME, SPENDING, of_a_row
from assistant.years import PART_OF_YEAR

JOINED = re.compile(
    r"^(和|与|及|以及|、|跟|，|,|;|；|还有|比|各|分别|同|或|或者|还是|/|and|or|\s|比起|相比|对比|占|减去|扣除|扣掉|刨去|刨掉|去掉|除去|加上|加|减|除以|\+|＋)+$"
)
IN_ORDER = (*cues.ORDERED, Operation.COMPARE)
PART_NAMES = frozenset(words.split("|")[0] for words, _ in cues.PARTS)
FLOWS = frozenset({INCOME, SPENDING})
"""What came in and what was spent of one account, in the tables of income and of expenditure."""
OF_A_BODY = COLUMNS | STAFF
"""What tables of several bodies state of each of them."""
ALTOGETHER = re.compile(r"(?:一共|总共|共计?|合计)(?:支出|开支|花|用)(?:了|掉了?)?多少|总支出(?:是|为)?多少")
"""What asks for all that was spent of an account, before its parts."""
COMPARED = re.compile(r"比(?![例重])|[是有为](?=[^，,]+倍)")
"""Behind the column of one thing, before another that it is held against: 公安的项目支出比教育多, 是教育的几倍."""
OF_THEM = re.compile(
    r"^[，,]?(?:的?20\d\d年度?)?(?:等?(?:这?[两俩二三四五六七八九十几][个项类](?:[类款项]级)?(?:科目|项目|支出)?)?|哪一?[个项所家](?:科目|单位|学校|中心|机构)?|谁)的?$"
)
"""What stands between the last of several things and the column that all of them are asked for in: 三个科目的."""


def joined(turn: Frame, left: Mark, right: Mark) -> bool:
    """Whether nothing but a joining word stands between two names, or a blank where things are put in order: 水费 电费 哪个多."""
    between = turn.text[left.end : right.start]
    if not between and turn.operation in IN_ORDER and not {left.item, right.item} & (COLUMNS | FUNDS):
        return _spaced(turn, left, right)
    if between in ("，", ",") and _column_of(left, right) and not re.search(cues.EACH, turn.text):
        return False
    return left.end > right.start or bool(between and JOINED.match(between))


def listed(turn: Frame, left: Mark, right: Mark) -> bool:
    """Whether two names stand side by side, joined by a word or as two keywords."""
    return joined(turn, left, right) or _spaced(turn, left, right)


def _spaced(turn: Frame, left: Mark, right: Mark) -> bool:
    """Whether nothing but a blank stands between two names, as between keywords."""
    return re.search(rf"{re.escape(left.surface)}\s+{re.escape(right.surface)}", turn.question) is not None


def _column_of(left: Mark, right: Mark) -> bool:
    """Whether one name may be a column of the row that the other names: 公安，项目支出花了多少."""
    return right.item in SPENT_AS and left.item not in COLUMNS | FUNDS


def in_columns(turn: Frame, marks: Sequence[Mark]) -> tuple[tuple[Terms, str], ...]:
    """One thing in several columns, or each of several: 防汛的基本支出和项目支出, 机关服务的本年收入和本年支出, 防汛的本年收入减去财政拨款收入,
    防汛和水利的基本支出、项目支出."""
    for columns in (PART_NAMES, PART_NAMES | {SPENDING}, FLOWS, RECEIVED_AS | {INCOME}, OF_A_BODY):
        parts = [mark for mark in marks if mark.item in columns]
        rows = [mark for mark in marks if mark.item and mark.item not in columns]
        of_rows = columns is PART_NAMES or not any(
            mark.item in COLUMNS | FUNDS or joined(turn, mark, parts[0]) for mark in rows if parts
        )
        of_rows = of_rows and (columns is not OF_A_BODY or all(of_a_row(one.item) for one in rows))
        if len(parts) > 1 and len(rows) > 1 and of_rows and _table(turn, rows, parts):
            return tuple(((row.item or "", part.item or ""), "") for row in rows for part in parts)
        if len(parts) > 1 and len(rows) == 1 and of_rows:
            whole = (
                [SPENDING]
                if columns is PART_NAMES and ALTOGETHER.search(turn.text, rows[0].end, parts[0].start)
                else []
            )
            named = dict.fromkeys([*whole, *(part.item or "" for part in parts)])
            return tuple(((rows[0].item or "", column), "") for column in named)
    return ()


def _table(turn: Frame, rows: Sequence[Mark], columns: Sequence[Mark]) -> bool:
    """Whether several rows are named side by side, and behind them the columns that are asked for of each."""
    side_by_side = all(listed(turn, *pair) for names in (rows, columns) for pair in pairwise(names))
    between = turn.text[rows[-1].end : columns[0].start]
    behind = rows[-1].end <= columns[0].start and OF_THEM.fullmatch(between) is not None
    return side_by_side and behind and turn.operation is Operation.LOOKUP


def of_one_cell(items: Sequence[str]) -> Terms:
    """The row and the column of two items that name one cell, an account and what is spent or carried over of it: 公安的项目支出."""
    row, column = items if len(items) == 2 else ("", "")
    return (row, column) if column in SPENT_AS | CARRIED and row not in COLUMNS | FUNDS else ()


def in_one_column(turn: Frame, things: tuple[tuple[Terms, str], ...]) -> tuple[tuple[Terms, str], ...]:
    """The things of a turn, each in the one column that is named before or behind them all: 文化活动、群众文化的项目支出,
    从基本支出看，文化活动与群众文化."""
    named = [mark for mark in turn.marks if mark.item and mark.item not in (*FUNDS, *turn.within)]
    columns = [mark for mark in named if mark.item in COLUMNS]
    if len(columns) == len(named) == 1 and len(things) == len(turn.codes) > 1:
        return tuple(((columns[0].item or "",), words) for _, words in things)
    rows = [mark for mark in named if mark.item not in COLUMNS]
    if len({mark.item for mark in columns}) != 1 or len(rows) < 2:
        return things
    column = columns[0]
    listed = all(joined(turn, *pair) for pair in pairwise(rows))
    leads = listed and column.end <= rows[0].start and not joined(turn, column, rows[0])
    leads = leads and TAKEN.search(turn.text, column.end, rows[0].start) is None
    ends = listed and rows[-1].end <= column.start and OF_THEM.search(turn.text[rows[-1].end : column.start])
    against = turn.text[rows[0].end : column.start] in ("", "的") and COMPARED.match(turn.text, column.end)
    if not (leads or ends or (against and len(rows) == 2)):
        return things
    own = ((tuple(t for t in terms if t != column.item and t not in FUNDS), words) for terms, words in things)
    return tuple(((*terms, column.item or ""), words) for terms, words in own if terms)


def of_one_time(things: tuple[tuple[Terms, str], ...]) -> tuple[tuple[Terms, str], ...]:
    """The things of a turn, all of the month or quarter that the first one names where tables have a row for each: 三季度受理和办结各多少."""
    times = {term for terms, _ in things for term in terms if PART_OF_YEAR.fullmatch(term)}
    if len(times) != 1 or not times <= set(things[0][0]):
        return things
    return tuple((terms if times <= {*terms} else (*times, *terms), words) for terms, words in things)
