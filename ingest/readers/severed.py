"""Rows that a page break or a line break cut in two: put together again where the pieces fit, else issues.

Owns what tells a piece of a row from a row of its own. Where the cells of a whole row belong is left to
`ingest.readers.place`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Issue, IssueKind, Role, Span
from ingest.readers.cells import NUMBERING, Printed, Shape, bare, code, numeric, parent, shape, total
from ingest.readers.header import Group

_LEAST = 4
"""So many rows of a group must have a code before a name without one is taken for a piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """What the rows of a band are like: the groups that they fill, their accounts, how many cells they have.

    `accounts` has an entry for each group whose rows all go by account codes, by the number of the group.
    """

    groups: tuple[Group, ...]
    accounts: dict[int, frozenset[str]]
    width: int

    def of(self, index: int) -> int:
        """The number of the group that holds a column."""
        return max(place for place, group in enumerate(self.groups) if group.first <= index)


def mended(
    rows: Sequence[Printed], found: Sequence[Group], width: int
) -> tuple[tuple[Printed, ...], tuple[Issue, ...]]:
    """The rows of a band with severed ones whole again; `width` is how many cells its rows have."""
    accounts = {place: known for place, group in enumerate(found) if (known := _accounts(group, rows, width))}
    listing = _Listing(groups=tuple(found), accounts=accounts, width=width)
    kept: list[Printed] = []
    issues: list[Issue] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last and (whole := _begun(listing, last, row) or _ended(listing, last, row)):
            kept[-1] = whole
        elif last and _tail(last, row) is not None:
            issues.append(_unplaced(row, "跨页的残行无法接回上一行"))
        elif any(_without_account(found[place], row) for place in accounts):
            if last and _open_end(listing, last) is not None:
                issues.append(_unplaced(kept.pop(), "行被切断，后半无法确认"))
            issues.append(_unplaced(row, "没有编码，或是被切断的行"))
        else:
            kept.append(row)
    return tuple(kept), tuple(issues)


def _accounts(group: Group, rows: Sequence[Printed], width: int) -> frozenset[str]:
    """The codes of the whole rows of a group, if nearly all with a name and figures have one; none for other groups."""
    named = [row for row in rows if _label(group, row) and _figures(group, row)]
    coded = [row for row in named if _account(group, row)]
    whole = (row for row in rows if _figures(group, row) or len(row.cells) >= width)
    codes = frozenset(account for row in whole if (account := _account(group, row)))
    plain = sum(not total(_label(group, row)) for row in named)
    return codes if len(coded) >= _LEAST and len(coded) * 10 >= plain * 8 else frozenset()


def _account(group: Group, row: Printed) -> str:
    return next((text for index in group.indexes(Role.CODE) if code(text := row.at(index).text)), "")


def _label(group: Group, row: Printed) -> str:
    return next((text for index in group.indexes(Role.LABEL) if (text := bare(row.at(index).text))), "")


def _figures(group: Group, row: Printed) -> bool:
    return any(numeric(row.at(column.index).text) for column in group.values)


def _own(label: str) -> bool:
    """Whether a label begins a row of its own: numbered, a total, 其中."""
    return bool(NUMBERING.match(label)) or total(label) or label.startswith("其中")


def _without_account(group: Group, row: Printed) -> bool:
    """Whether a row of a group of accounts has a name and figures, but no account."""
    label = _label(group, row)
    return bool(label) and _figures(group, row) and not _account(group, row) and not _own(label)


def _open_end(listing: _Listing, row: Printed) -> int | None:
    """The column in which a row breaks off: a name behind which nothing is printed, its figures included."""
    end = row.used[-1] if row.used else -1
    if end < 0 or shape(row.at(end).text) is not Shape.WORDS or bare(row.at(end).text).endswith(("：", ":")):
        return None
    place = listing.of(end)
    accounts, cut = place in listing.accounts, len(row.cells) == end + 1 < listing.width
    named = end in listing.groups[place].indexes(Role.LABEL)
    return end if named and (cut or accounts) and not total(bare(row.at(end).text)) else None


def _begun(listing: _Listing, last: Printed, row: Printed) -> Printed | None:
    """A row whose name the one above it began: the pieces stand in one column, and nothing stands twice."""
    end = _open_end(listing, last)
    if end is None or shape(row.at(end).text) is not Shape.WORDS or _own(bare(row.at(end).text)):
        return None
    place = listing.of(end)
    group = listing.groups[place]
    if not _figures(group, row) and not any(_figures(other, row) for other in listing.groups[place:]):
        return None
    before = [index for index in row.used if index < end]
    if place not in listing.accounts:
        return _merged(last, row) if not before and last.part != row.part else None
    if any(index not in group.indexes(Role.CODE) for index in before):
        return None
    whole = "".join(printed.at(index).text for index in group.indexes(Role.CODE) for printed in (last, row))
    return _merged(last, row) if _fits(whole, bool(before), listing.accounts[place]) else None


def _fits(account: str, pieced: bool, known: Collection[str]) -> bool:
    """Whether a code can be that of a row; one made of two pieces has to stand under another of its table."""
    return code(account) and (not pieced or (parent(account) in known and account not in known))


def _tail(last: Printed, row: Printed) -> int | None:
    """The only cell of a row behind a page break, where it is no heading, no total and no figure."""
    if len(row.used) != 1 or last.part == row.part:
        return None
    text = bare(row.at(row.used[0]).text)
    heading = numeric(text) or text.endswith(("：", ":")) or NUMBERING.match(text) or total(text)
    return None if heading else row.used[0]


def _ended(listing: _Listing, last: Printed, row: Printed) -> Printed | None:
    """A row whose name ends behind a page break: the piece closes the bracket that the name leaves open, or stands alone
    among rows of accounts, where every row has a code."""
    piece = _tail(last, row)
    if piece is None:
        return None
    place = listing.of(piece)
    group = listing.groups[place]
    account = place in listing.accounts and bool(_account(group, last))
    named = account and piece in group.indexes(Role.LABEL) and bool(_label(group, last))
    closes = _open(bare(last.at(piece).text)) > 0 > _open(bare(row.at(piece).text))
    return _merged(last, row) if named or closes else None


def _open(text: str) -> int:
    return sum((char in "（(") - (char in "）)") for char in text)


def _merged(first: Printed, second: Printed) -> Printed:
    """Two pieces as one row; the place of a cell in both is that of its first part."""
    width = max(len(first.cells), len(second.cells))
    cells = tuple(_joined(first.at(index), second.at(index)) for index in range(width))
    return Printed(cells=cells, part=second.part, span=Span(start=first.span.start, end=second.span.end))


def _joined(first: Cell, second: Cell) -> Cell:
    if not first.text or not second.text:
        return first if first.text else second
    return Cell(text=first.text + second.text, span=first.span)


def _unplaced(row: Printed, why: str) -> Issue:
    words = "".join(bare(row.at(index).text) for index in row.used[:2])
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=f"{words[:30]}：{why}", span=row.span)
