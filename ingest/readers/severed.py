"""Rows that a page break or a line break cut in two: put together again where the pieces fit, else issues.

Owns what tells a piece of a row from a row of its own. Where the cells of a whole row belong is left to
`ingest.readers.place`.
"""

from collections.abc import Collection, Iterator, Sequence

from ingest.document import Cell, Issue, IssueKind, Role, Span
from ingest.readers import cut_names
from ingest.readers.cells import NUMBERING, Printed, Shape, bare, code, numeric, parent, shape, total
from ingest.readers.header import Group
from ingest.readers.listing import Listing, account, figures, label, listing, own

_CUT = "行被切断，后半无法确认"


def mended(
    rows: Sequence[Printed], found: Sequence[Group], width: int
) -> tuple[tuple[Printed, ...], tuple[Issue, ...]]:
    """The rows of a band with severed ones whole again; `width` is how many cells its rows have."""
    like = listing(rows, found, width)
    kept: list[Printed] = []
    issues: list[Issue] = []
    above: Printed | None = None
    for row in _rejoined(like, rows):
        last = kept[-1] if kept else None
        if last and (whole := _begun(like, last, row) or _ended(like, last, row)):
            kept[-1] = above = whole
            continue
        why, cut = _doubt(like, above, row)
        alone = any(_without_account(like.groups[place], row) for place in like.accounts)
        if last and ((cut and last is above) or (alone and _open_end(like, last) is not None)):
            issues.append(_unplaced(kept.pop(), _CUT))
        why = why or ("没有编码，或是被切断的行" if alone else "")
        if why:
            issues.append(_unplaced(row, why))
        else:
            kept.append(row)
        above = row
    return tuple(kept), tuple(issues)


def _rejoined(like: Listing, rows: Sequence[Printed]) -> Iterator[Printed]:
    """The rows with those in one whose names are one for sure."""
    held: Printed | None = None
    for row in rows:
        if held and cut_names.one(like, held, row):
            held = _merged(held, row)
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _doubt(like: Listing, above: Printed | None, row: Printed) -> tuple[str, bool]:
    """Why a row may be but a piece, and whether the one above it may be one as well."""
    if above is None:
        return "", False
    piece = _tail(above, row)
    if piece is not None:
        group = like.groups[like.of(piece)]
        named = piece in group.indexes(Role.LABEL)
        return "跨页的残行无法接回上一行", named and cut_names.unknown(label(group, above))
    upper, lower = cut_names.doubtful(like, above, row)
    return "或是上一页末行的后半" if lower else "", upper


def _without_account(group: Group, row: Printed) -> bool:
    """Whether a row of a group of accounts has a name and figures, but no account."""
    name = label(group, row)
    return bool(name) and figures(group, row) and not account(group, row) and not own(name)


def _open_end(like: Listing, row: Printed) -> int | None:
    """The column in which a row breaks off: a name behind which nothing is printed, its figures included."""
    end = row.used[-1] if row.used else -1
    if end < 0 or shape(row.at(end).text) is not Shape.WORDS or bare(row.at(end).text).endswith(("：", ":")):
        return None
    place = like.of(end)
    accounts, cut = place in like.accounts, len(row.cells) == end + 1 < like.width
    named = end in like.groups[place].indexes(Role.LABEL)
    return end if named and (cut or accounts) and not total(bare(row.at(end).text)) else None


def _begun(like: Listing, last: Printed, row: Printed) -> Printed | None:
    """A row whose name the one above it began: the pieces stand in one column, and nothing stands twice."""
    end = _open_end(like, last)
    if end is None or shape(row.at(end).text) is not Shape.WORDS or own(bare(row.at(end).text)):
        return None
    place = like.of(end)
    group = like.groups[place]
    if not figures(group, row) and not any(figures(other, row) for other in like.groups[place:]):
        return None
    before = [index for index in row.used if index < end]
    if place not in like.accounts:
        return _merged(last, row) if not before and last.part != row.part else None
    if any(index not in group.indexes(Role.CODE) for index in before):
        return None
    whole = "".join(printed.at(index).text for index in group.indexes(Role.CODE) for printed in (last, row))
    return _merged(last, row) if _fits(whole, bool(before), like.accounts[place]) else None


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


def _ended(like: Listing, last: Printed, row: Printed) -> Printed | None:
    """A row whose name ends behind a page break: the piece closes the bracket that the name leaves open, or stands alone
    among rows of accounts, where every row has a code."""
    piece = _tail(last, row)
    if piece is None:
        return None
    place = like.of(piece)
    group = like.groups[place]
    coded = place in like.accounts and bool(account(group, last))
    named = coded and piece in group.indexes(Role.LABEL) and bool(label(group, last))
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
