"""Names that a break cut in two, wherever the code and the figures of the row stand: one where the vocabulary has both pieces
together, in doubt where a page ends between them and nothing tells.

Owns what two rows tell by their names. What is done with rows in doubt is left to `severed`.
"""

from ingest.document import Role
from ingest.names import account_of, canonical, known
from ingest.readers.cells import Printed
from ingest.readers.header import Group
from ingest.readers.listing import Listing, account, figures, label, numbered, own


def one(listing: Listing, last: Printed, row: Printed) -> bool:
    """Whether two rows are one: no cell is in both but a name, and of some group the pieces have a name that the vocabulary
    has, for its code where the rows have codes, and the second piece has not."""
    groups = [group for group in listing.groups if _in(group, last) and _in(group, row)]
    if any(_twice(group, last, row) for group in groups):
        return False
    return any(_proven(group, last, row) for group in groups)


def doubtful(listing: Listing, last: Printed, row: Printed) -> tuple[bool, bool]:
    """Whether the last row of a page, and the first one of the next, may be pieces of a row."""
    if last.part == row.part:
        return False, False
    pairs = [_cut(listing, place, last, row) for place in range(len(listing.groups))]
    return any(upper for upper, _ in pairs), any(lower for _, lower in pairs)


def unknown(name: str) -> bool:
    """Whether a name is none that the vocabulary has, so that it may be cut."""
    return bool(name) and not own(name) and not known(name)


def _in(group: Group, row: Printed) -> bool:
    return any(row.at(column.index).text for column in group.columns)


def _twice(group: Group, last: Printed, row: Printed) -> bool:
    """Whether something stands in both rows that a row has once, or the second name is one by itself."""
    names = group.indexes(Role.LABEL)
    held = [
        column.index for column in group.columns if last.at(column.index).text and row.at(column.index).text
    ]
    second = label(group, row)
    return any(index not in names for index in held) or len(held) > 1 or own(second)


def _proven(group: Group, last: Printed, row: Printed) -> bool:
    """Whether the names of two rows together are what the vocabulary calls their code, or, at the end of a page, an item."""
    first, second = label(group, last), label(group, row)
    whole = canonical(first + second)
    number = account(group, last) or account(group, row)
    if number:
        alone = (account(group, piece) and label(group, piece) for piece in (last, row))
        return whole == account_of(number) and not any(canonical(name) == whole for name in alone if name)
    return bool(first and second) and last.part != row.part and known(whole) and not known(second)


def _cut(listing: Listing, place: int, last: Printed, row: Printed) -> tuple[bool, bool]:
    """What is in doubt of two rows in one group: the first, the second, or both."""
    group = listing.groups[place]
    first, second = label(group, last), label(group, row)
    if not second:
        nameless = figures(group, row) and not account(group, row)
        return bool(first) and nameless and not figures(group, last), False
    if place in listing.accounts:
        if not account(group, row) or account(group, last) or not unknown(first):
            return False, False
        return True, canonical(second) != account_of(account(group, row))
    if not first:
        return False, False
    one_filled = figures(group, last) != figures(group, row)
    if place in listing.numbered and numbered(group, last) != numbered(group, row):
        cut = one_filled and (unknown(first) or unknown(second)) and not known(second)
        return cut, cut
    blank = place in listing.filled and one_filled and figures(group, row)
    cut = blank and unknown(second) and not numbered(group, row)
    return cut, cut
