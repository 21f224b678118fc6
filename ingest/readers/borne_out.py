"""Tables whose columns and names were told by where words stand, held against what else is known of them: an issue for what is denied.

Owns the verdict on a block (合计 = its parts, an account = the accounts under it), on single rows, and on names: those of the public
classification, and those that the same code has in other tables. It moves and mends nothing: a figure that stands in another column
than its sums say, or a name that is cut, is not offered at all.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.document import Block, Document, Issue, IssueKind, Role, Row, Table
from ingest.names import economic, functional, plain
from ingest.readers.balance import Values, equations, families
from ingest.readers.cells import figure

_OPEN, _CLOSED = re.compile(r"[(（]"), re.compile(r"[)）]")
_STEP = Decimal("0.01")


def held(document: Document) -> Document:
    """The document with the rows of its tables that their sums do not deny, and an issue for each other row."""
    kept: list[Table] = []
    issues: list[Issue] = []
    names = _names(document.tables)
    for table in document.tables:
        blocks: list[Block] = []
        for block in table.blocks:
            apart = _denied(block)
            cut = [row for row in block.rows if row not in apart and _cut(row, names)]
            issues += (_issue(row, "各栏与合计对不上，栏目靠空白推断") for row in apart)
            issues += (_issue(row, "名称不全，或与邻行相混") for row in cut)
            denied = (*apart, *cut)
            blocks.append(replace(block, rows=tuple(row for row in block.rows if row not in denied)))
        kept.append(replace(table, blocks=tuple(blocks)))
    return replace(document, tables=tuple(kept), issues=(*document.issues, *issues))


def _issue(row: Row, why: str) -> Issue:
    detail = f"{row.label or row.code or '无行名'}：{why}"
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=detail, span=row.span)


def _names(tables: Sequence[Table]) -> Mapping[str, frozenset[str]]:
    """What each account is called: in the public classification, else anywhere in these tables."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in (row for table in tables for block in table.blocks for row in block.rows):
        if row.code and row.label:
            official = functional().get(row.code) or economic().get(row.code)
            found[row.code].add(plain(official or row.label))
    return {code: frozenset(names) for code, names in found.items()}


def _cut(row: Row, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name lacks its end, its beginning or a bracket, or holds more than the name that its code has."""
    label = plain(row.label)
    others = names.get(row.code or "", frozenset()) - {label}
    unclosed = len(_OPEN.findall(label)) != len(_CLOSED.findall(label))
    return bool(label) and (unclosed or any(label in name or name in label for name in others))


def _denied(block: Block) -> tuple[Row, ...]:
    """The rows that sums contradict; all of them where most sums do."""
    values = [_values(block, row) for row in block.rows]
    wrong: set[int] = set()
    held, failed = 0, 0
    for equation in equations([column for column in block.values if column.role is Role.FIGURE]):
        telling = [at for at, found in enumerate(values) if equation.tells(found)]
        fails = {at for at in telling if not equation.holds(values[at])}
        held, failed, wrong = held + len(telling) - len(fails), failed + len(fails), wrong | fails
    for whole, children in families([(row.code, row.label) for row in block.rows]):
        moved = _moved(values[whole], [values[child] for child in children])
        held, failed = held + (not moved), failed + moved
        if moved:
            wrong |= {whole, *children}
    if failed > held:
        return block.rows
    return tuple(row for at, row in enumerate(block.rows) if at in wrong)


def _values(block: Block, row: Row) -> Values:
    return {
        column.index: value
        for column, cell in zip(block.values, row.cells, strict=True)
        if column.role is Role.FIGURE and (value := figure(cell.text)) is not None
    }


def _moved(whole: Values, children: Sequence[Values]) -> bool:
    """Whether one column lacks what another one has too much: a figure of the family stands in the wrong one."""
    columns = {*whole, *(column for child in children for column in child)}
    over = [
        sum((child.get(column, Decimal(0)) for child in children), Decimal(0)) - whole.get(column, Decimal(0))
        for column in columns
    ]
    apart = [difference for difference in over if abs(difference) > _STEP * max(1, len(children))]
    return bool(apart) and abs(sum(apart, Decimal(0))) <= _STEP * len(apart)
