"""Where the cells of a row belong: as printed where that fits, else where types and sums leave one place only.

Owns the placement of figures under the columns of a group. What cannot be placed is an Issue, never a guess.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, product
from math import comb

from ingest.document import Cell, Column, Issue, IssueKind, Role
from ingest.readers.balance import Equation, Values, adds_up, equations, families, trusted
from ingest.readers.cells import Printed, Shape, bare, code, figure, numeric, odd, shape, total
from ingest.readers.header import Group, ratio

_CODES = re.compile(r"\d{3,7}(?:[、，,/;；和]\d{3,7})+")
"""Several accounts in one cell."""
_SUMS = re.compile("(?:合计|小计)$")
"""What is said over figures that others add up to."""
_TRIES = 20_000
_REACH = 5

Places = dict[int, Cell]


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A row of a group while it is being placed; `choices` are its possible places, one once it is settled.

    `home` is the column of its name, `outer` holds the names printed in columns before that one.
    """

    row: Printed
    label: str
    home: int
    outer: tuple[tuple[int, str], ...]
    code: str | None
    whole: bool
    choices: list[Places] = field(default_factory=list)
    printed: Places = field(default_factory=dict)
    settled: bool = False


Family = tuple[Draft, list[Draft]]
"""A row and those that add up to it."""


def place(group: Group, rows: Sequence[Printed]) -> tuple[tuple[Draft, ...], tuple[Issue, ...]]:
    """The rows of a group with their cells in their columns, and issues for those that cannot be placed."""
    if _unlabelled(group, rows):
        return (), tuple(_without_header(row) for row in rows if row.used)
    habits = _habits(group, rows)
    drafts = [draft for row in rows if (draft := _draft(group, row, habits))]
    promised = equations([column for column in group.values if column.role is Role.FIGURE])
    sums = trusted(promised, [_values(draft.printed) for draft in drafts if draft.whole])
    for draft in drafts:
        _settle(draft, group, sums)
    _relate(drafts, [column.index for column in group.values])
    settled = tuple(draft for draft in drafts if draft.settled)
    issues = [_unplaced(draft) for draft in drafts if not draft.settled]
    issues += [issue for draft in settled for issue in _lost(group, draft)]
    return settled, tuple(issues)


def _unlabelled(group: Group, rows: Sequence[Printed]) -> bool:
    """Whether the header is not whole: a label of sums stands over words, or none over a column between others in
    which most rows have a figure."""
    known = {column.index for column in group.columns}
    words = [
        label for column in group.columns if column.role in (Role.LABEL, Role.WORDS) for label in column.path
    ]
    if any(_SUMS.search(label) for label in words):
        return True
    between = range(group.first, max(known, default=group.first))
    return any(
        sum(numeric(row.at(index).text) for row in rows) * 2 > len(rows)
        for index in between
        if index not in known
    )


def _without_header(row: Printed) -> Issue:
    words = "".join(bare(row.at(index).text) for index in row.used[:2])
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=f"{words[:30]}：有一栏数字没有表头", span=row.span)


def _unplaced(draft: Draft) -> Issue:
    name = draft.label or "无行名"
    many = f"{name}：{len(draft.choices)} 种排法都说得通"
    detail = many if draft.choices else f"{name}：数字与各列对不上"
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=detail, span=draft.row.span)


def _lost(group: Group, draft: Draft) -> Iterator[Issue]:
    """The cells of a settled row that found no place in it."""
    placed = {cell.span.start for cell in draft.choices[0].values()}
    naming = group.indexes(Role.LABEL, Role.CODE, Role.ORDINAL)
    for index in draft.row.used:
        cell = draft.row.at(index)
        inside = group.first <= index < group.end and index not in naming
        if inside and cell.span.start not in placed and bare(cell.text) != draft.label:
            detail = f"{draft.label}：{bare(cell.text)[:20]} 不属于任何一列"
            yield Issue(kind=IssueKind.CELL_NOT_PLACED, detail=detail, span=cell.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habits:
    """Where the rows of a group have their names, if any has one, and the columns of numbers (行次) that they fill."""

    name: int | None
    nameless: bool
    numbers: tuple[int, ...]

    def broken(self, row: Printed, cells: Places) -> bool:
        """Whether a row with figures leaves out its number, so that its cells have moved."""
        filled = any(cell.text for cell in cells.values())
        return filled and any(not row.at(index).text.isdigit() for index in self.numbers)


def _habits(group: Group, rows: Sequence[Printed]) -> _Habits:
    """The last label column that most rows fill, and the number columns that nearly all of them fill."""
    labels = group.indexes(Role.LABEL)
    counts = {index: sum(bool(row.at(index).text) for row in rows) for index in labels}
    filled = [index for index in labels if counts[index] * 2 > max(counts.values(), default=0)]
    numbers = [
        column.index
        for column in group.columns
        if column.role is Role.ORDINAL
        and column.path[-1] == "行次"
        and sum(row.at(column.index).text.isdigit() for row in rows) * 10 > 8 * len(rows)
    ]
    name = filled[-1] if filled else (labels[-1] if labels else None)
    return _Habits(name=name, nameless=not any(counts.values()), numbers=tuple(numbers))


def _draft(group: Group, row: Printed, habits: _Habits) -> Draft | None:
    """A row as printed; None where it holds nothing of this group."""
    labels = [(index, text) for index in group.indexes(Role.LABEL) if (text := _name(row.at(index)))]
    stray = [
        (index, text) for index in group.indexes(Role.CODE, Role.ORDINAL) if (text := _worded(row.at(index)))
    ]
    figures = [column.index for column in group.values if column.role is Role.FIGURE]
    astray = [(index, text) for index in figures if (text := _worded(row.at(index))) and not odd(text)]
    accounts = [row.at(index).text for index in group.indexes(Role.CODE) if code(row.at(index).text)]
    strange = _strange(group, row)
    cells = {index: row.at(index) for index in (*(column.index for column in group.values), *strange)}
    if not (labels or stray or accounts or any(cell.text for cell in cells.values())):
        return None
    names = [*stray, *labels] or astray or _headed(group)
    home, label = names[-1] if names else (-1, "")
    # A name in the wrong column makes the whole row suspect, but a total stands where it likes.
    named = habits.name is None or home == habits.name or (bool(names) and not astray and total(label))
    named = named or (not (labels or stray or astray) and (bool(names) or habits.nameless))
    muddled = habits.broken(row, cells) or _muddled(stray, labels, astray, strange)
    return Draft(
        row=row,
        label=label,
        home=home,
        outer=tuple(names[:-1]),
        code=accounts[0] if accounts else None,
        whole=named and not (muddled or astray or strange) and _typed(group, cells),
        printed={} if muddled else cells,
    )


def _muddled(
    stray: Sequence[tuple[int, str]],
    labels: Sequence[tuple[int, str]],
    astray: Sequence[tuple[int, str]],
    strange: Sequence[int],
) -> bool:
    """Whether words stand among figures or numbers in a way that no single shift explains."""
    displaced = any(not total(text) for _, text in stray) or len(astray) > 1
    return displaced or (bool(astray) and bool(labels or stray or strange))


def _name(cell: Cell) -> str:
    """The text of a label cell; a figure, or a placeholder of dots or dashes, is no name."""
    text = bare(cell.text)
    return "" if shape(text) is Shape.DASH or numeric(text) else text


def _worded(cell: Cell) -> str:
    """The words of a cell that should hold none."""
    return (
        bare(cell.text) if shape(cell.text) is Shape.WORDS and not _CODES.fullmatch(bare(cell.text)) else ""
    )


def _headed(group: Group) -> list[tuple[int, str]]:
    """The name of rows of words that the header itself names (年度总体目标: 预期目标, 实际完成情况)."""
    first = group.columns[0]
    words = all(column.role is Role.WORDS for column in group.values)
    return [(first.index, first.path[-1])] if words and first.role is Role.LABEL and first.path else []


def _strange(group: Group, row: Printed) -> tuple[int, ...]:
    """Columns that hold what they should not: something beside the group's columns, a figure among names or codes."""
    known = {column.index for column in group.columns}
    beside = [index for index in row.used if index not in known and group.first <= index < group.end]
    named = [index for index in group.indexes(Role.LABEL) if numeric(row.at(index).text)]
    coded = [
        index
        for index in group.indexes(Role.CODE, Role.ORDINAL)
        if numeric(row.at(index).text) and not row.at(index).text.isdigit()
    ]
    return tuple(sorted((*beside, *named, *coded)))


def _typed(group: Group, cells: Places) -> bool:
    """Whether each cell suits its column."""
    return all(_suits(column, cells[column.index].text) for column in group.values if column.index in cells)


def _suits(column: Column, text: str) -> bool:
    """A ratio carries % or decimals, a figure no %, and neither column takes words; signs that are no figure say nothing."""
    found = shape(text)
    if column.role is Role.WORDS or found in (Shape.BLANK, Shape.DASH, Shape.WITHHELD):
        return True
    if found is Shape.WORDS:
        return _unread(text)
    if not ratio(column):
        return found is Shape.FIGURE or column.unit in ("%", "％")
    return found is Shape.RATIO or "." in text or column.unit in ("%", "％") or not figure(text)


def _unread(text: str) -> bool:
    """Whether a cell holds signs instead of a figure, which can only stand where they are printed."""
    return odd(text) and not _CODES.fullmatch(bare(text))


def _values(cells: Places) -> dict[int, Decimal]:
    """The figures among the cells of a row."""
    return {index: value for index, cell in cells.items() if (value := figure(cell.text)) is not None}


def _settle(draft: Draft, group: Group, sums: Sequence[Equation]) -> None:
    """Take the row as printed where it fits, else collect the placements that do."""
    figured = [column.index for column in group.values if column.role is Role.FIGURE]
    unread = {index for index in figured if index in draft.printed and _unread(draft.printed[index].text)}
    known = [equation for equation in sums if not unread & {equation.total, *equation.parts}]
    if draft.whole and all(equation.holds(_values(draft.printed)) for equation in known):
        draft.choices, draft.settled = [draft.printed], True
        return
    if unread:  # sums without it tell nothing of where the row belongs
        return
    figures = [(index, cell) for index, cell in sorted(draft.printed.items()) if _filled(cell)]
    if not draft.label or not figures:
        # A name with only blanks says nothing wrong; figures without a name cannot be used.
        draft.settled = bool(draft.label) and bool(draft.printed)
        draft.choices = [draft.printed] if draft.settled else []
        return
    draft.choices = _moved(figures, group, sums) or _spread(figures, group, sums)
    if not draft.choices and draft.whole:
        # The filing itself does not add up: nothing moves it into balance, so it stands as printed.
        draft.choices, draft.settled = [draft.printed], True


def _filled(cell: Cell) -> bool:
    return shape(cell.text) not in (Shape.BLANK, Shape.WORDS)


def _moved(figures: Sequence[tuple[int, Cell]], group: Group, sums: Sequence[Equation]) -> list[Places]:
    """Placements of all figures moved by the same number of columns."""
    order = [column.index for column in group.values]
    found = []
    for step in sorted(range(-_REACH, _REACH + 1), key=abs):
        if all(index + step in order for index, _ in figures):
            cells = {index + step: cell for index, cell in figures}
            if _sound(cells, group, sums, len(figures)):
                found.append(cells)
    return found


def _spread(figures: Sequence[tuple[int, Cell]], group: Group, sums: Sequence[Equation]) -> list[Places]:
    """Placements that keep the order of the figures and leave gaps."""
    order = [column.index for column in group.values]
    if comb(len(order), len(figures)) > _TRIES:
        return []
    cells = [cell for _, cell in figures]
    ways = (dict(zip(chosen, cells, strict=True)) for chosen in combinations(order, len(cells)))
    return [way for way in ways if _sound(way, group, sums, len(figures))]


def _sound(cells: Places, group: Group, sums: Sequence[Equation], count: int) -> bool:
    """Whether a placement suits types and sums, and something speaks for it: a sum, a ratio, or a full row."""
    values = _values(cells)
    if not _typed(group, cells) or not all(equation.holds(values) for equation in sums):
        return False
    rates = any(
        ratio(column) and shape(cells[column.index].text) is Shape.RATIO
        for column in group.values
        if column.index in cells
    )
    return rates or count == len(group.values) or any(equation.tells(values) for equation in sums)


def _relate(drafts: Sequence[Draft], columns: Sequence[int]) -> None:
    """Settle rows by the accounts: a code is the sum of the codes under it, the total that of the shortest codes.

    A row with one possible place is settled by itself, unless its family is known and denies it.
    """
    related = [
        (drafts[whole], [drafts[child] for child in children])
        for whole, children in families([(draft.code, draft.label) for draft in drafts])
    ]
    own: dict[Draft, list[Family]] = defaultdict(list)
    for family in related:
        for draft in (family[0], *family[1]):
            own[draft].append(family)
    for draft in drafts:
        known = (_only_open(draft, family) for family in own[draft])
        if not draft.settled and len(draft.choices) == 1 and not any(known):
            draft.settled = True
    moved = True
    while moved:
        moved = False
        for whole, children in related:
            members = [whole, *children]
            open_rows = [draft for draft in members if not draft.settled]
            if open_rows and all(draft.choices for draft in open_rows):
                moved = _choose(whole, children, open_rows, columns) or moved


def _only_open(draft: Draft, family: Family) -> bool:
    """Whether a row is the only one of its family that is not settled."""
    return all(member.settled for member in (family[0], *family[1]) if member is not draft)


def _choose(
    whole: Draft, children: Sequence[Draft], open_rows: Sequence[Draft], columns: Sequence[int]
) -> bool:
    """Keep the one combination of placements under which a family adds up, if there is one only."""
    ways = 1
    for draft in open_rows:
        ways *= len(draft.choices)
    if ways > _TRIES:
        return False
    fixed: dict[int, Values] = {
        id(draft): _values(draft.choices[0]) for draft in (whole, *children) if draft.settled
    }
    sound = []
    for chosen in product(*(draft.choices for draft in open_rows)):
        known = fixed | {id(draft): _values(cells) for draft, cells in zip(open_rows, chosen, strict=True)}
        if adds_up(known[id(whole)], [known[id(child)] for child in children], columns):
            sound.append(chosen)
    if len(sound) != 1:
        return False
    for draft, cells in zip(open_rows, sound[0], strict=True):
        draft.choices, draft.settled = [cells], True
    return True
