"""What contains a row: its account's parents, the row that an 其中 belongs to, the label it repeats or inherits.

Owns the path of a row inside its group.
"""

import re
from collections.abc import Sequence

from ingest.document import Cell, Role, Row, Span
from ingest.readers.balance import grand
from ingest.readers.cells import NUMBERING, Printed, bare, parent, total
from ingest.readers.header import Group
from ingest.readers.place import Draft

_LISTED = re.compile(r"^(\d{1,2})[、.．](?!\d)")
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、")
_SECTION = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")
_AMONG = re.compile(r"^其中[:：]?")


def plain(label: str) -> str:
    """A row's name without numbering, 其中 and a trailing colon."""
    return _AMONG.sub("", NUMBERING.sub("", label)).rstrip(":：") or label


def rows(group: Group, drafts: Sequence[Draft]) -> tuple[Row, ...]:
    """The settled rows of a group as rows of a block; a code beside two names is that of the outer one."""
    names = {draft.code: plain(draft.label) for draft in drafts if draft.code}
    walk = _Walk(group)
    ahead = _next_numbers(drafts)
    found = []
    for draft, following in zip(drafts, ahead, strict=True):
        path = walk.path(draft, following)
        account = None if draft.outer else draft.code
        if account:
            path = (*path, *_accounts(account, names))
        cells = tuple(_cell(draft, column.index) for column in group.values)
        label = plain(draft.label) if draft.label else ""
        found.append(Row(label=label, code=account, path=path, cells=cells, span=draft.row.span))
    return tuple(found)


def _next_numbers(drafts: Sequence[Draft]) -> list[int]:
    """For each row the next list number below it, 0 if none."""
    numbers, following = [], 0
    for draft in reversed(drafts):
        numbers.append(following)
        if listed := _LISTED.match(draft.label):
            following = int(listed[1])
    return numbers[::-1]


def _cell(draft: Draft, index: int) -> Cell:
    """The cell placed in a column, or a blank one."""
    placed = draft.choices[0]
    if index in placed:
        return placed[index]
    taken = {cell.span.start for cell in placed.values()}
    printed: Printed = draft.row
    here = printed.at(index)
    if not here.text and here.span.start not in taken:
        return here
    end = printed.span.end
    return Cell(text="", span=Span(start=end, end=end))


def _accounts(account: str, names: dict[str, str]) -> tuple[str, ...]:
    """The names of the accounts that contain an account, as far as they are printed."""
    above: list[str] = []
    outer = parent(account)
    while outer:
        if outer in names:
            above.insert(0, names[outer])
        outer = parent(outer)
    return tuple(above)


class _Walk:
    """Goes down the rows of a group and tells of each what it belongs to."""

    def __init__(self, group: Group) -> None:
        self._serial = [
            column.index
            for column in group.columns
            if column.role is Role.ORDINAL and column.path[-1] == "序号"
        ]
        self._levels: dict[int, str] = {}
        self._chapter = ""
        self._heading = ""
        self._above = ""
        self._count = 0
        self._entry = ""
        self._last_listed = False
        self._among: tuple[str, ...] = ()
        self._seen: set[str] = set()

    def path(self, draft: Draft, following: int) -> tuple[str, ...]:
        """The names of the rows and cells that contain a row, outermost first; `following` is the next list number."""
        self._descend(draft)
        if self._levels:
            return tuple(self._levels[index] for index in sorted(self._levels))
        if draft.code:
            return ()
        name = plain(draft.label)
        if (
            not NUMBERING.match(draft.label)
            and not total(name)
            and self._count
            and following == self._count + 1
        ):
            # What stands between numbers 1 and 2 of a list belongs to number 1.
            return (*((self._heading,) if self._heading else ()), self._entry)
        return self._below(draft, name)

    def _descend(self, draft: Draft) -> None:
        """Names in the columns before a row's own hold for the rows below it, until another stands there."""
        for index, name in (*draft.outer, (draft.home, "")):
            self._levels = {level: known for level, known in self._levels.items() if level < index}
            if name:
                self._levels[index] = plain(name)
        if grand(draft.label):
            self._levels = {}

    def _below(self, draft: Draft, name: str) -> tuple[str, ...]:
        """What a row without leading cells stands under, by 其中, numbering or a name that comes again."""
        serial = any(bare(draft.row.at(index).text) for index in self._serial)
        numbered = bool(NUMBERING.match(draft.label)) or serial
        if _AMONG.match(draft.label):
            self._among = (*self._listed(), self._above) if self._above else ()
            return self._among
        if self._among and self._serial and not numbered and not total(name):
            return self._among
        self._among = ()
        if name in self._seen and not numbered and not total(name):
            return (self._above,) if self._above and self._above != name else ()
        self._seen.add(name)
        if listed := _LISTED.match(draft.label):
            self._list(int(listed[1]))
            self._entry = name
        self._above, self._last_listed = name, bool(listed)
        if _CHAPTER.match(draft.label):
            self._chapter = name
        if _SECTION.match(draft.label) and self._chapter:
            return (self._chapter,)
        return self._listed()

    def _list(self, number: int) -> None:
        """Enter a list at its first number; a number out of turn belongs to no heading."""
        if number == 1:
            self._heading = self._above
        elif number != self._count + 1:
            self._heading = ""
        self._count = number

    def _listed(self) -> tuple[str, ...]:
        return (self._heading,) if self._last_listed and self._heading else ()
