"""Cells in order without their columns: one to a line, or with ragged blanks between them, blank cells left out.

Owns which lines are such a table and how its cells fall into rows: by account codes, by running numbers, by the numbers under the
header. Which columns a row with blanks fills belongs to `ingest.readers.stacked_sums`. A table is read only where its own sums bear
it out; any other is written as rows of wide blanks, so that it becomes an issue.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.document import TableKind
from ingest.readers import caption
from ingest.readers.cells import Shape, bare, code, figure, numeric, shape, total
from ingest.readers.headings import Mark, marked
from ingest.readers.stacked_sums import Row, placed

_LEAST = 8
"""So many figures that stand alone make a stretch of lines a table."""
_LONGEST = 40
_PAGE = re.compile(r"[-—~～－]\s*\d{1,3}\s*[-—~～－]|第\s*\d{1,3}\s*页.*")
_NAMING = re.compile(r"项目(?:[（(].*[）)])?|.*(?:编码|代码)|(?:科目|项目)名称|[类款项]")
_NUMBERS = "栏次"
_ORDER = "行次"
_GAP = "    "
_SPACED = re.compile(r"(?<![一-鿿])([合小总])[ \u3000]+计(?![一-鿿])")
_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000")
_PUBLIC = ("合计", "因公出国", "公务用车", "小计", "购置", "运行", "公务接待")
"""What the labels of the table of 三公 say, from the outside in."""
_HALVES = ("预算数", "决算数")

Entry = tuple[str, ...]
Grid = list[Entry]


def tabbed(text: str) -> str:
    """`text` with the tables of single cells as rows of tabs; where there are none, the same text."""
    lines = text.split("\n")
    if sum(numeric(piece) for line in lines for piece in _pieces(line)) < _LEAST:
        return text
    return "\n".join(_written(lines))


def _pieces(line: str) -> list[str]:
    """The cells of a line; a row of tabs has its columns and none of these."""
    if "\t" in line:
        return []
    whole = _SPACED.sub(r"\1计", line.strip())
    return [bare(piece) for piece in _BLANKS.split(whole) if piece.strip()]


def _written(lines: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(lines):
        yield lines[place]
        place += 1
        if not _titled(lines[place - 1]):
            continue
        while (
            place < len(lines) and "\t" not in lines[place] and all(map(caption.piece, _pieces(lines[place])))
        ):
            yield lines[place]
            place += 1
        end = _end(lines, place)
        cells = [
            piece for line in lines[place:end] if not _PAGE.fullmatch(line.strip()) for piece in _pieces(line)
        ]
        if sum(map(numeric, cells)) < _LEAST:
            continue
        yield from _table(cells)
        place = end


def _titled(line: str) -> bool:
    title = caption.title_of(caption.clean(line))
    return title is not None and caption.kind(title) is not TableKind.OTHER


def _end(lines: Sequence[str], first: int) -> int:
    """Where the lines of single cells end: at a note, a title, a chapter, a sentence."""
    end = first
    while end < len(lines):
        text = caption.clean(lines[end])
        found = marked(text)
        chapter = found is not None and found.mark in (Mark.PART, Mark.ANNEX)
        long = any(len(piece) > _LONGEST or "。" in piece for piece in _pieces(lines[end]))
        if caption.note(text) or chapter or long or "\t" in lines[end] or _titled(lines[end]):
            break
        end += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    return end


def _table(cells: Sequence[str]) -> Iterator[str]:
    grid = _summary(cells) or _public(cells) or _accounts(cells)
    if grid is None:
        yield from map(_GAP.join, _lines(cells))
    else:
        yield from map("\t".join, grid)


def _lines(cells: Sequence[str]) -> Iterator[list[str]]:
    """The cells of a table that was not read, a line for each name."""
    line: list[str] = []
    for cell in cells:
        if line and shape(cell) is Shape.WORDS and any(map(numeric, line)):
            yield line
            line = []
        line.append(cell)
    yield line


def _counted(cells: Sequence[str]) -> int:
    """How many cells from the first on are 1, 2, 3 …"""
    return next((place for place, cell in enumerate(cells) if cell != str(place + 1)), len(cells))


def _accounts(cells: Sequence[str]) -> Grid | None:
    """A table of accounts: each row begins with a code, and the numbers under the header count its columns."""
    if _NUMBERS not in cells:
        return None
    start = cells.index(_NUMBERS)
    width = _counted(cells[start + 1 :])
    labels = [cell for cell in cells[:start] if not _NAMING.fullmatch(cell)]
    if len(labels) == width + 1 and total(labels[1]):
        labels = labels[1:]  # the one over all of them
    rows = _coded(cells[start + 1 + width :])
    if width < 2 or len(labels) != width or not total(labels[0]) or rows is None:
        return None
    filled = placed(rows, width)
    if filled is None:
        return None
    return [("科目编码", "科目名称", *labels), *filled]


def _coded(cells: Sequence[str]) -> list[Row] | None:
    """The rows of accounts; None where a name stands behind figures, unless the next row begins right behind it."""
    rows: list[Row] = []
    for place, cell in enumerate(cells):
        behind = cells[place + 1] if place + 1 < len(cells) else ""
        if (code(cell) and shape(behind) is Shape.WORDS) or total(cell):
            coded = code(cell)
            rows.append(Row(code=cell if coded else "", name="" if coded else cell, figures=()))
        elif not rows:
            return None
        elif numeric(cell) or shape(cell) is Shape.DASH:
            rows[-1] = rows[-1].with_figure(cell)
        elif rows[-1].figures and not (code(behind) or total(behind)):
            return None
        else:
            rows[-1] = rows[-1].named(cell)
    return rows


def _summary(cells: Sequence[str]) -> Grid | None:
    """Income and expenditure side by side, each row with its running number."""
    heads = [place for place, cell in enumerate(cells) if cell == _ORDER]
    if len(heads) != 2 or _NUMBERS not in cells:
        return None
    start, one, other = cells.index(_NUMBERS), *heads
    left, right = tuple(cells[one - 1 : other - 1]), tuple(cells[other - 1 : start])
    last = len(cells) - cells[::-1].index(_NUMBERS) + len(right) - 2
    sides = cells[: one - 1]
    entries = _numbered(cells[last:], (len(left) - 2, len(right) - 2))
    if entries is None or len(sides) != 2 or len(entries) % 2:
        return None
    rows = [(*first, *second) for first, second in zip(entries[::2], entries[1::2], strict=True)]
    if not (_even(entries[-2], entries[-1]) and all(map(_adds, entries[1::2]))):
        return None
    blank = ("",) * (len(left) - 1)
    return [(sides[0], *blank, sides[1], *("",) * (len(right) - 1)), (*left, *right), *rows]


def _even(one: Entry, other: Entry) -> bool:
    """Whether both sides close with the same total."""
    return one[0] == other[0] and figure(one[2]) is not None and figure(one[2]) == figure(other[2])


def _adds(entry: Entry) -> bool:
    """Whether the first figure of several is the sum of the others."""
    figures = [figure(text) or 0 for text in entry[2:]]
    return len(figures) == 1 or figures[0] == sum(figures[1:])


def _numbered(cells: Sequence[str], widths: tuple[int, int]) -> list[Entry] | None:
    """Name, running number and figures of each entry, one of the left side after one of the right; None where an entry has
    some of its figures only."""
    entries: list[Entry] = []
    last = [0, 0]
    name = ""
    for cell in cells:
        side = len(entries) % 2
        if cell.isdigit() and (int(cell) == last[side] + 1 or (name and int(cell) > last[side])):
            entries.append((name, cell))
            last[side], name = int(cell), ""
        elif (numeric(cell) or shape(cell) is Shape.DASH) and entries and not name:
            entries[-1] = (*entries[-1], cell)
        elif shape(cell) is Shape.WORDS:
            name += cell
        else:
            return None
    whole = [
        (*entry, *("",) * widths[number % 2]) if len(entry) == 2 else entry
        for number, entry in enumerate(entries)
    ]
    full = all(len(entry) == 2 + widths[number % 2] for number, entry in enumerate(whole))
    return whole if full and not name else None


def _public(cells: Sequence[str]) -> Grid | None:
    """The table of 三公: budget and final accounts, each with its total, its three parts and what vehicles divide into."""
    labels = [cell for cell in cells if shape(cell) is Shape.WORDS and cell not in (_NUMBERS, *_HALVES)]
    halves = [cell for cell in cells if cell in _HALVES]
    begin = next((place for place in range(len(cells)) if _counted(cells[place:]) >= 6), None)
    if tuple(halves) != _HALVES or begin is None or len(labels) != 2 * len(_PUBLIC):
        return None
    if any(sum(words in label for label in labels) < 2 for words in _PUBLIC):
        return None
    figures = cells[begin + _counted(cells[begin:]) :]
    if len(figures) != 12 or not all(map(numeric, figures)):
        return None
    if not (_closes(figures[:6]) and _closes(figures[6:])):
        return None
    whole, abroad, cars, received = labels[:4]
    inside = labels[8:11]
    over = (whole, abroad, cars, "", "", received)
    below = ("", "", *inside, "")
    first = (_HALVES[0], *("",) * 5, _HALVES[1], *("",) * 5)
    return [first, (*over, *over), (*below, *below), tuple(figures)]


def _closes(figures: Sequence[str]) -> bool:
    """合计 = 因公出国 + 公务用车 + 公务接待, 公务用车 = 购置 + 运行."""
    whole, abroad, cars, bought, run, received = (figure(text) or 0 for text in figures)
    return whole == abroad + cars + received and cars == bought + run
