"""Rows of indicators (绩效指标): a name, what was wanted, what was done, full mark, score, and a reason.

Owns the reading of these rows by the order of what they hold, because pages of one table set them under different
columns. Columns and blocks belong to `ingest.readers.header` and `ingest.readers.grid`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Cell, Column, Issue, IssueKind, Role, Row, Span
from ingest.readers.cells import Printed, Shape, bare, figure, numeric, shape, total

_LEVEL = re.compile(
    r".{0,14}指标(?:[（(][^（()）]{0,6}[）)]?)?|(?:经济|社会|生态|可持续)\S{0,4}(?:效益|影响)|(?:服务对象|受益对象)?满意度|(?:产出|效益)"
)
_FIRST = re.compile(
    r"(?:产出|效益|满意度|成本|投入|过程|管理|履职).{0,2}指标[（(]\d.*|(?:产出|效益|满意度)(?:指标)?"
)
_HEADS = ("三级指标", "指标值", "完成值", "分值", "得分", "原因")
_FRAME = ("绩效指标", "年度绩效指标")
_OPENING = re.compile(r"[（(]")
_CLOSING = re.compile(r"[）)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of an indicator table by meaning."""

    name: int
    target: int
    actual: int
    mark: int
    score: int
    reason: int | None


@dataclass(slots=True)
class _Reading:
    """What the rows read so far leave open: the levels that later rows inherit, the rows and issues found."""

    levels: list[str]
    rows: list[Row]
    issues: list[Issue]
    last: Printed | None = None


def layout(columns: Sequence[Column]) -> Layout | None:
    """The layout of a band whose columns are those of indicators in their usual order; others are read as they stand."""
    found = [next((c.index for c in columns if c.path and word in c.path[-1]), None) for word in _HEADS]
    name, target, actual, mark, score, reason = found
    if name is None or target is None or actual is None or mark is None or score is None:
        return None
    behind = [column.index for column in columns if column.index > name and column.path]
    if behind != [target, actual, mark, score, *([reason] if reason is not None else [])]:
        return None
    return Layout(name=name, target=target, actual=actual, mark=mark, score=score, reason=reason)


def rows(shape_of: Layout, printed: Sequence[Printed]) -> tuple[tuple[Row, ...], tuple[Issue, ...]]:
    """The indicators of a band with their levels as paths, and issues for rows whose count does not come out."""
    state = _Reading(levels=[], rows=[], issues=[])
    for row in printed:
        texts = [index for index in row.used if bare(row.at(index).text) not in _FRAME]
        if not any(numeric(row.at(index).text) for index in texts):
            _without_figures(state, shape_of, row, texts, printed)
        else:
            _indicator(state, shape_of, row, texts)
        state.last = row
    return tuple(state.rows), tuple(state.issues)


def _indicator(state: _Reading, shape_of: Layout, row: Printed, used: Sequence[int]) -> None:
    """A row with figures: the last two plain ones are full mark and score."""
    split = _split(shape_of, row, used)
    if split is None:
        if any(_level(bare(row.at(index).text)) for index in used):
            state.levels = []
        state.issues.append(_issue(row, "指标行的数字与各列对不上"))
        return
    names, cells = split
    labels = [bare(row.at(index).text) for index in names]
    if total(labels[-1]) and len(labels) == 1:
        path: tuple[str, ...] = ()
    else:
        _descend(state, labels[:-1])
        path = tuple(level for level in state.levels if level)
    state.rows.append(Row(label=labels[-1], code=None, path=path, cells=cells, span=row.span))


def _split(shape_of: Layout, row: Printed, used: Sequence[int]) -> tuple[list[int], tuple[Cell, ...]] | None:
    """The columns of the names and the cells target, actual, mark, score, reason; None where they do not come out."""
    plain = [index for index in used if shape(row.at(index).text) is Shape.FIGURE]
    if len(plain) < 2:
        return None
    mark, score = plain[-2:]
    after = [index for index in used if index > score]
    before = [index for index in used if index < mark]
    between = [index for index in used if mark < index < score]
    if len(after) > 1 or between or not _marks(row.at(mark), row.at(score)):
        return None
    reason = row.at(after[0]) if after else row.at(score + 1)
    tail = (row.at(mark), row.at(score), *((reason,) if shape_of.reason is not None else ()))
    if len(before) == 1 and total(bare(row.at(before[0]).text)):
        return before, (_blank(row), _blank(row), *tail)
    names = before[:-2]
    if not names or any(numeric(row.at(index).text) for index in names):
        return _as_printed(shape_of, row, before, tail)
    if not all(_level(bare(row.at(index).text)) for index in names[:-1]):
        return _as_printed(shape_of, row, before, tail)
    if _level(bare(row.at(names[-1]).text)) and shape_of.name != names[-1]:
        return _as_printed(shape_of, row, before, tail)
    return names, (row.at(before[-2]), row.at(before[-1]), *tail)


def _as_printed(
    shape_of: Layout, row: Printed, before: Sequence[int], tail: tuple[Cell, ...]
) -> tuple[list[int], tuple[Cell, ...]] | None:
    """A row with a blank target or actual value, or levels of other names, where the header's own columns hold the rest."""
    names = [index for index in before if index <= shape_of.name]
    kept = row.at(shape_of.mark).text == tail[0].text and row.at(shape_of.score).text == tail[1].text
    if not kept or shape_of.name not in names:
        return None
    return names, (row.at(shape_of.target), row.at(shape_of.actual), *tail)


def _marks(mark: Cell, score: Cell) -> bool:
    """Whether two figures can be a full mark and a score."""
    full, given = figure(mark.text), figure(score.text)
    return full is not None and given is not None and 0 <= given <= full


def _level(label: str) -> bool:
    """Whether a label names a level of indicators, or is the end of one that a page break cut."""
    return bool(_LEVEL.fullmatch(label)) or _closing(label)


def _closing(label: str) -> bool:
    return len(_CLOSING.findall(label)) > len(_OPENING.findall(label)) and len(label) <= 6


def _descend(state: _Reading, labels: Sequence[str]) -> None:
    """Take over the levels that a row prints; the others are inherited from above."""
    for place, label in enumerate(labels):
        if _closing(label):
            continue
        outermost = bool(_FIRST.fullmatch(label)) or (place == 0 and len(labels) > 1)
        state.levels = [label] if outermost else [*state.levels[:1], label]


def _without_figures(
    state: _Reading, shape_of: Layout, row: Printed, used: Sequence[int], printed: Sequence[Printed]
) -> None:
    """A row without figures: a level on its own, or the end of a cell that a page break cut."""
    labels = [bare(row.at(index).text) for index in used]
    cut = state.last is not None and state.last.part != row.part
    if used and not cut and len(labels) <= 2 and all(_level(label) for label in labels):
        _descend(state, labels)
    elif (
        used
        and cut
        and len(used) == 1
        and state.rows
        and state.last
        and state.rows[-1].span == state.last.span
    ):
        _continue(state, shape_of, row, used[0], printed)
    elif used:
        _spoil(state, row)


def _continue(
    state: _Reading, shape_of: Layout, row: Printed, column: int, printed: Sequence[Printed]
) -> None:
    """Join the end of a name to its row; the end of a cell makes that cell unsafe."""
    last = state.rows[-1]
    text = bare(row.at(column).text)
    place = _open_bracket(last, text)
    if place is None:
        place = _under(shape_of, row, column, printed)
    if place is None:
        _spoil(state, row)
    elif place == 0:
        label = last.label + text
        state.rows[-1] = Row(label=label, code=None, path=last.path, cells=last.cells, span=last.span)
    else:
        state.issues.append(_cut(last.cells[place - 1].span, text))
        state.issues.append(_cut(row.at(column).span, text))


def _open_bracket(last: Row, text: str) -> int | None:
    """Which of name (0), target (1) and actual value (2) opens the bracket that a piece closes, if just one does."""
    if len(_CLOSING.findall(text)) <= len(_OPENING.findall(text)):
        return None
    parts = (last.label, *(cell.text for cell in last.cells[:2]))
    left = [
        place for place, part in enumerate(parts) if len(_OPENING.findall(part)) > len(_CLOSING.findall(part))
    ]
    return left[0] if len(left) == 1 else None


def _under(shape_of: Layout, row: Printed, column: int, printed: Sequence[Printed]) -> int | None:
    """The same by the column of the piece, as the next whole row of its page fills it."""
    for other in printed:
        if other.part == row.part and other.span.start > row.span.start:
            split = _split(shape_of, other, other.used)
            if split is not None:
                starts = [other.at(split[0][-1]).span.start, *(cell.span.start for cell in split[1][:2])]
                here = other.at(column).span.start
                return starts.index(here) if here in starts else None
    return None


def _spoil(state: _Reading, row: Printed) -> None:
    """A piece of several cells: the row before it was cut apart and is not safe, nor are the levels behind it."""
    state.issues.append(_issue(row, "跨页的残行无法接回上一行"))
    if state.rows and state.last and state.rows[-1].span == state.last.span:
        state.rows.pop()
        state.issues.append(_issue(state.last, "被分页切断，行名不完整"))
    state.levels = []


def _blank(row: Printed) -> Cell:
    return Cell(text="", span=Span(start=row.span.end, end=row.span.end))


def _cut(span: Span, text: str) -> Issue:
    return Issue(kind=IssueKind.CELL_NOT_PLACED, detail=f"单元格被分页切断：…{text}", span=span)


def _issue(row: Printed, detail: str) -> Issue:
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=detail, span=row.span)


def block_columns(columns: Sequence[Column], shape_of: Layout) -> tuple[Column, ...]:
    """The columns of an indicator block: names first, then the five that each row fills."""
    wanted = {
        shape_of.target: Role.WORDS,
        shape_of.actual: Role.WORDS,
        shape_of.mark: Role.FIGURE,
        shape_of.score: Role.FIGURE,
    }
    if shape_of.reason is not None:
        wanted[shape_of.reason] = Role.WORDS
    return tuple(
        Column(
            index=column.index, path=column.path, role=wanted.get(column.index, Role.LABEL), unit=column.unit
        )
        for column in columns
        if column.index in wanted or (column.role is Role.LABEL and column.path)
    )
