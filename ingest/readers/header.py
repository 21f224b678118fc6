"""The header of a block: labels of merged cells, and what its columns are.

Owns the tree of labels over a column and the role and unit that follow from it. Where the cells of a row belong is
left to `ingest.readers.place`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Column, Role
from ingest.names import known
from ingest.readers.cells import Printed, Shape, bare, code, numeric, parent, shape, total

_ENDLESS = 1_000
_SPARSE = 6
_MODIFIERS = ("年初", "年中", "全年", "上年", "本年", "当年", "调整", "追加")
_ORDINAL = re.compile(r"行次|栏次|序号|编号")
_CODE = re.compile(r".*(?:代码|编码)|[类款项]{1,3}")
_SIDE = re.compile(r"(?:收入|支出)?(?:项目|科目)?(?:名称)?")
_QUALIFIED = re.compile(r"[（(][^（()）]*[）)]$")
_NAMES = re.compile(r"项目$|名称|内容|摘要|类型|类别|科目|事项|目标$|[一二三四]级指标")
_ALWAYS_NAMES = re.compile(r"(?:科目|项目|指标|单位)名称|[一二三四]级指标")
_LABELS = ("item", "part", "fund")
"""What labels of columns name."""
_TITLED = re.compile(r"(?:项目|专项)(?:支出)?名称")
"""The name of a row, behind which words tell of it: its 资金来源."""
_MEASURED_IN = re.compile(r"(?:计量|度量)?单位")
_SIGNS = re.compile(r"(?:指标)?性质")
_WORDS = re.compile(r"目标|完成情况|完成值|指标值|性质|原因|措施|备注|说明")
_FIGURES = re.compile(r"(?:合计|小计|[数额率费])(?:[（(].*[）)])?$")
_RATIO = re.compile(r"率|比例|比重|占比|幅度")
_UNIT = re.compile(r"[（(](?:金额)?(?:计量)?(?:单位[:：])?([^（()）]{1,6})[）)]\s*$")
_UNITS = frozenset(
    (
        "万元",
        "亿元",
        "千元",
        "百元",
        "元",
        "人",
        "人次",
        "个",
        "辆",
        "台",
        "套",
        "台/套",
        "台、套",
        "台件",
        "台套",
        "批次",
        "次",
        "分",
        "%",
        "％",
        "m2",
        "m²",
        "㎡",
        "平方米",
        "公里",
        "天",
        "小时",
        "项",
        "件",
        "户",
        "条",
    )
)
_HEADLIKE = re.compile(
    r"(?:数|率|额|值|得分|权重|规模|投资|指标|目标|情况|措施|比例|预算|决算|结余|支出|备注|原因(?:分析)?|年初|全年"
    r"|本年|上年|年中|栏次|行次|名称|代码|编码|指标性质|度量单位)(?:[（(].*[）)])?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The header of a band: for each column its labels from the outermost."""

    paths: tuple[tuple[str, ...], ...]

    def leaf(self, index: int) -> str:
        """The innermost label of a column."""
        path = self.paths[index] if index < len(self.paths) else ()
        return path[-1] if path else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Columns that stand side by side as one block: a label, its value columns, and the code and ordinal columns.

    The block reaches from column `first` up to, but not including, `end`; the last one to the end of the row.
    """

    name: tuple[str, ...]
    first: int
    end: int
    columns: tuple[Column, ...]
    unit: str | None

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that hold figures or words."""
        return tuple(column for column in self.columns if column.role in (Role.FIGURE, Role.WORDS))

    def indexes(self, *roles: Role) -> tuple[int, ...]:
        """The columns of some roles."""
        return tuple(column.index for column in self.columns if column.role in roles)


def head(rows: Sequence[Printed]) -> Head:
    """The labels over each column of a band's header rows.

    A blank beside a label belongs to it where something stands below in that column; a blank below a label is the
    same cell, merged downwards.
    """
    width = max((row.used[-1] + 1 for row in rows if row.used), default=0)
    own = [[bare(row.at(index).text) for index in range(width)] for row in rows]
    _join(own)
    full = [list(labels) for labels in own]
    for level, labels in enumerate(full):
        for index in range(1, width):
            deeper = any(own[below][index] for below in range(level + 1, len(own)))
            together = all(full[above][index] == full[above][index - 1] for above in range(level))
            if not labels[index] and deeper and together:
                labels[index] = labels[index - 1]
    return Head(paths=tuple(_path([labels[index] for labels in full]) for index in range(width)))


def _join(own: Sequence[list[str]]) -> None:
    """Put labels together that a header prints over two rows: 公务用车 over 购置费, 预算投资 over （万元）; what stands over several
    columns is a label of its own."""
    for level in range(1, len(own)):
        for index, label in enumerate(own[level]):
            above = next((place for place in range(level - 1, -1, -1) if own[place][index]), None)
            if not label or above is None or _over_several(own, above, index):
                continue
            whole = own[above][index] + label
            if label.startswith(("（", "(")) or known(whole, _LABELS):
                own[above][index], own[level][index] = whole, ""


def _over_several(own: Sequence[list[str]], level: int, index: int) -> bool:
    """Whether a label of a header stands over the next column, too: nothing beside it, and something below that."""
    beside = index + 1
    return (
        beside < len(own[level]) and not own[level][beside] and any(row[beside] for row in own[level + 1 :])
    )


def _path(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels without blanks and repetitions; a bare 年初 over 预算数 is one label."""
    path: list[str] = []
    for label in labels:
        if not label or (path and path[-1] == label):
            continue
        if path and path[-1] in _MODIFIERS:
            label = path.pop() + label
        path.append(label)
    return tuple(path)


def headlike(text: str) -> bool:
    """Whether a cell reads like the label of a column."""
    label = bare(text)
    return len(label) <= 30 and bool(_HEADLIKE.search(label)) and shape(label) is Shape.WORDS


def ratio(column: Column) -> bool:
    """Whether a column holds ratios: its figures carry % or decimals and never the unit of the table."""
    return bool(column.path and _RATIO.search(column.path[-1]))


def measured_in(path: tuple[str, ...]) -> bool:
    """Whether a column says for each row what it is measured in."""
    return bool(path) and bool(_MEASURED_IN.fullmatch(path[-1]))


def signed(path: tuple[str, ...]) -> bool:
    """Whether a column says for each row how its target is meant: ≥, ≤, ＝."""
    return bool(path) and bool(_SIGNS.fullmatch(path[-1]))


def unit_of(label: str) -> str | None:
    """The unit in brackets at the end of a label."""
    found = _UNIT.search(label)
    return found[1] if found and found[1] in _UNITS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What the cells of a column hold: their usual shape, and whether they are accounts, one under the other."""

    shape: Shape
    accounts: bool


def groups(header: Head, rows: Sequence[Printed]) -> tuple[Group, ...]:
    """The blocks that stand side by side under a header, by its labels and by what its columns hold."""
    held = [_held(rows, index) for index in range(len(header.paths))]
    starts = _starts(header, held)
    found = []
    for place, first in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(header.paths)
        columns = _columns(header, held, first, end)
        outer = header.paths[first][:-1] if len(starts) > 1 else ()
        naming = [column.path for column in columns if column.role is Role.LABEL] or [header.paths[first]]
        unit = next((unit for path in naming for label in path if (unit := unit_of(label))), None)
        reach = end if place + 1 < len(starts) else _ENDLESS
        found.append(Group(name=outer, first=first, end=reach, columns=columns, unit=unit))
    return tuple(found)


def _held(rows: Sequence[Printed], index: int) -> _Held:
    """What most cells of a column hold; BLANK too where hardly any row fills it."""
    texts = {row.at(index).text for row in rows} - {""}
    accounts = all(code(text) for text in texts) and any(parent(text) in texts for text in texts)
    return _Held(shape=_usual(rows, index), accounts=accounts)


def _usual(rows: Sequence[Printed], index: int) -> Shape:
    shapes = [shape(row.at(index).text) for row in rows]
    words = sum(
        found is Shape.WORDS and not total(bare(row.at(index).text))
        for found, row in zip(shapes, rows, strict=True)
    )
    figures = sum(found not in (Shape.WORDS, Shape.BLANK) for found in shapes)
    if (words + figures) * _SPARSE <= len(rows):
        # A few cells tell of their rows, not of the column.
        return Shape.BLANK
    return Shape.WORDS if words > figures else Shape.FIGURE


def _starts(header: Head, held: Sequence[_Held]) -> tuple[int, ...]:
    """Where a new group begins: names of rows come again behind a column of figures."""
    starts, valued = [0], False
    named = _numbering(header.leaf(0)) or not _figures(header, held, 0)
    for index in range(1, len(header.paths)):
        if valued and named and _names_again(header, held, index):
            starts.append(index)
            valued = False
        valued = valued or (_figures(header, held, index) and not _numbering(header.leaf(index)))
    return tuple(starts)


def _names_again(header: Head, held: Sequence[_Held], index: int) -> bool:
    """Whether a column names rows as the first one does: by the same label, by codes, or by words of their own.

    项目（按功能分类） names rows as 项目 does: what stands in brackets says by which order. Other words name rows where
    they are of the other side (收入, 支出), or where the figures behind them have a label that others had before.
    """
    first, leaf = (_QUALIFIED.sub("", header.leaf(place)) for place in (0, index))
    if not (first and leaf):
        return False
    if leaf == first or (_CODE.fullmatch(first) and _CODE.fullmatch(leaf)):
        return True
    if held[index].shape is not Shape.WORDS or _WORDS.search(leaf):
        return False
    sides = bool(_SIDE.fullmatch(first) and _SIDE.fullmatch(leaf))
    return sides or _outer(header, index) != _outer(header, 0) or _again(header, held, index)


def _outer(header: Head, index: int) -> str:
    """The label over the innermost one of a column, if there is one."""
    path = header.paths[index]
    return path[0] if len(path) > 1 else ""


def _again(header: Head, held: Sequence[_Held], index: int) -> bool:
    """Whether the next column of figures has the label of one before."""
    figures = [place for place in range(len(header.paths)) if _figures(header, held, place)]
    following = next((header.leaf(place) for place in figures if place > index), "")
    return following != "" and any(header.leaf(place) == following for place in figures if place < index)


def _numbering(leaf: str) -> bool:
    return bool(_ORDINAL.fullmatch(leaf) or _CODE.fullmatch(leaf))


def _figures(header: Head, held: Sequence[_Held], index: int) -> bool:
    """Whether a column holds figures, or would by its header."""
    leaf = header.leaf(index)
    if held[index].shape is Shape.BLANK:
        return not _ALWAYS_NAMES.fullmatch(leaf) and bool(_HEADLIKE.search(leaf) or "合计" in leaf)
    return held[index].shape is Shape.FIGURE


def _columns(header: Head, held: Sequence[_Held], first: int, end: int) -> tuple[Column, ...]:
    """The columns of one group; what stands before its first column of figures names the rows."""
    columns: list[Column] = []
    leading = True
    for index in range(first, end):
        path, leaf = header.paths[index], header.leaf(index)
        if not path and (held[index].shape is Shape.BLANK or not leading):
            continue
        named = any(other.shape is Shape.WORDS for other in held[index + 1 : end])
        accounts = leading and named and held[index].accounts
        role = Role.CODE if accounts else _role(leaf, held[index].shape, leading, index == first)
        leading = leading and (role not in (Role.FIGURE, Role.WORDS) or measured_in(path))
        leading = leading and not (_TITLED.fullmatch(leaf) and not _named_later(header, index + 1, end))
        columns.append(Column(index=index, path=path, role=role, unit=_unit(path)))
    return tuple(columns)


def _named_later(header: Head, first: int, end: int) -> bool:
    """Whether a later column names the rows as well."""
    return any(_ALWAYS_NAMES.fullmatch(header.leaf(index)) for index in range(first, end))


def _role(leaf: str, held: Shape, leading: bool, first: bool) -> Role:
    """The role of a column by its header, then by what it holds; a first column 单位 names bodies, for what is measured is named
    before what it is measured in."""
    if _ORDINAL.fullmatch(leaf):
        return Role.ORDINAL
    if _CODE.fullmatch(leaf):
        return Role.CODE
    if not first and (_MEASURED_IN.fullmatch(leaf) or _WORDS.search(leaf)):
        return Role.WORDS
    if leading and _ALWAYS_NAMES.fullmatch(leaf):
        return Role.LABEL
    if held is Shape.WORDS:
        return Role.LABEL if leading else Role.WORDS
    if held is Shape.BLANK and leading and (_NAMES.search(leaf) or (first and not _FIGURES.search(leaf))):
        return Role.LABEL
    return Role.FIGURE


def _unit(path: tuple[str, ...]) -> str | None:
    return next((unit for label in reversed(path) if (unit := unit_of(label))), None)


def numbering(row: Printed) -> bool:
    """Whether a row only numbers the columns: 栏次 1 2 3 …, or 1 2 3 … alone."""
    texts = [bare(row.at(index).text) for index in row.used]
    if "栏次" in texts or ("行次" in texts and not any(numeric(text) and "." in text for text in texts)):
        return all(
            text in ("栏次", "行次", "类", "款", "项", "项目", "合计") or numeric(text) for text in texts
        )
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]
