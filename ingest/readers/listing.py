"""What the rows of a band are like: which groups they fill, and which of these go by account codes.

Owns what is told of one row against the others of its band. Rows in pieces belong to `severed` and `cut_names`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Role
from ingest.readers.cells import NUMBERING, Printed, bare, code, numeric, total
from ingest.readers.header import Group

_LEAST = 4
"""So many rows of a group must have a code, a number or figures before one without is taken for a piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The groups of a band, their accounts, and how many cells its rows have.

    `accounts` has an entry for each group whose rows all go by account codes, by the number of the group; `numbered` has the
    groups whose rows begin with a number, `filled` those whose rows have figures, nearly all of them.
    """

    groups: tuple[Group, ...]
    accounts: dict[int, frozenset[str]]
    numbered: frozenset[int]
    filled: frozenset[int]
    width: int

    def of(self, index: int) -> int:
        """The number of the group that holds a column."""
        return max(place for place, group in enumerate(self.groups) if group.first <= index)


def listing(rows: Sequence[Printed], found: Sequence[Group], width: int) -> Listing:
    """What the rows of a band are like; `width` is how many cells its rows have."""
    known = ((place, _accounts(group, rows, width)) for place, group in enumerate(found))
    lists = {place: [row for row in rows if _plain(group, row)] for place, group in enumerate(found)}
    return Listing(
        groups=tuple(found),
        accounts={place: codes for place, codes in known if codes},
        numbered=frozenset(
            place
            for place, group in enumerate(found)
            if _nearly(sum(numbered(group, row) for row in lists[place]), len(lists[place]))
        ),
        filled=frozenset(
            place
            for place, group in enumerate(found)
            if _nearly(sum(figures(group, row) for row in lists[place]), len(lists[place]))
        ),
        width=width,
    )


def _nearly(count: int, of: int) -> bool:
    """Whether nearly all rows are so, those of the ends of pages apart."""
    return count >= _LEAST and count * 10 >= of * 8


def _accounts(group: Group, rows: Sequence[Printed], width: int) -> frozenset[str]:
    """The codes of the whole rows of a group, if nearly all with a name and figures have one; none for other groups."""
    named = [row for row in rows if label(group, row) and figures(group, row)]
    coded = [row for row in named if account(group, row)]
    whole = (row for row in rows if figures(group, row) or len(row.cells) >= width)
    codes = frozenset(found for row in whole if (found := account(group, row)))
    plain = sum(not total(label(group, row)) for row in named)
    return codes if len(coded) >= _LEAST and len(coded) * 10 >= plain * 8 else frozenset()


def _plain(group: Group, row: Printed) -> bool:
    """Whether a row of a group has a name, and neither is a total nor 其中."""
    name = label(group, row)
    return bool(name) and not total(name) and not name.startswith("其中")


def account(group: Group, row: Printed) -> str:
    """The account code of a row; nothing for a row without one."""
    return next((text for index in group.indexes(Role.CODE) if code(text := row.at(index).text)), "")


def label(group: Group, row: Printed) -> str:
    """The name of a row; nothing for a row without one."""
    return next((text for index in group.indexes(Role.LABEL) if (text := bare(row.at(index).text))), "")


def figures(group: Group, row: Printed) -> bool:
    """Whether a row has a figure."""
    return any(numeric(row.at(column.index).text) for column in group.values)


def numbered(group: Group, row: Printed) -> bool:
    """Whether a row begins with a number, in its name or in a cell of its own."""
    said = any(row.at(index).text.isdigit() for index in group.indexes(Role.ORDINAL))
    return said or bool(NUMBERING.match(label(group, row)))


def own(name: str) -> bool:
    """Whether a name begins a row of its own: numbered, a total, 其中."""
    return bool(NUMBERING.match(name)) or total(name) or name.startswith("其中")
