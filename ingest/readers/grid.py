"""From cells as printed to a table: the tables of a text, and one table from a raw grid of any format.

Owns the order of the steps: bands, header, groups, placement, paths. Each step has its module beside this one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Block, Column, Issue, IssueKind, Role, Row, Section, Span, Table, TableKind
from ingest.readers import indicator, paths
from ingest.readers.bands import Band, Form, bands
from ingest.readers.caption import Caption, kind, unit_in_note
from ingest.readers.cells import NUMBERING, Printed, Shape, bare, numeric, shape, total
from ingest.readers.header import Group, Head, groups, head
from ingest.readers.lines import lines
from ingest.readers.named_figures import told_apart
from ingest.readers.place import place
from ingest.readers.realigned import realigned
from ingest.readers.region import Region, announced, regions, spaced
from ingest.readers.repeats import merged
from ingest.readers.severed import mended
from ingest.readers.shared_rows import divided
from ingest.readers.split_codes import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document a table stands."""

    number: int
    report: int
    section: int
    annex: bool
    heading: str


Found = tuple[tuple[Block, ...], tuple[Issue, ...]]

_FINAL = "决算数"


def tables(text: str, sections: tuple[Section, ...]) -> tuple[tuple[Table, ...], tuple[Issue, ...]]:
    """All tables of a text with the section that each stands in, and what could not be read of them."""
    found: list[Table] = []
    issues: list[Issue] = []
    content = lines(text)
    for number, region in enumerate(regions(content)):
        read, trouble = table(region, _place(number, region, sections))
        found.append(read)
        issues.extend(trouble)
    for span in spaced(content):
        detail = f"{bare(span.of(text).splitlines()[0])}…：各栏只用空格隔开，请改用制表符或交原件"
        issues.append(Issue(kind=IssueKind.UNREAD_TABLE, detail=detail, span=span))
    for line in announced(content):
        span = Span(start=line.start, end=line.end)
        issues.append(Issue(kind=IssueKind.MISSING_TABLE, detail=f"{bare(line.text)}：表未附", span=span))
    return tuple(found), tuple(issues)


def table(region: Region, where: Place) -> tuple[Table, tuple[Issue, ...]]:
    """One table from its rows as printed; a reader of another format makes the region out of its own cells."""
    blocks: list[Block] = []
    issues: list[Issue] = []
    for band in bands(divided(joined(merged(region.rows)))):
        more, trouble = _blocks(band)
        blocks.extend(more)
        issues.extend(trouble)
    caption = region.caption
    if not region.rows:
        issues.append(
            Issue(kind=IssueKind.EMPTY_TABLE, detail=f"{caption.title}：只有表头和注", span=region.span)
        )
    return _named(region, where, tuple(blocks)), tuple(issues)


def _named(region: Region, where: Place, blocks: tuple[Block, ...]) -> Table:
    caption: Caption = region.caption
    stated = next((unit for note in region.notes if (unit := unit_in_note(note))), None)
    named = kind(caption.title)
    if named is not TableKind.OTHER:
        blocks = tuple(map(_told_apart, blocks))
    return Table(
        number=where.number,
        report=where.report,
        section=where.section,
        kind=named,
        title=caption.title or where.heading,
        code=caption.code,
        unit=caption.unit or stated,
        annex=where.annex,
        notes=region.notes,
        blocks=blocks,
        grid=tuple(row.cells for row in region.rows),
        span=region.span,
    )


def _told_apart(block: Block) -> Block:
    """A block of a statutory table without 决算数 under all its columns (基本支出 and 项目支出 alike): such tables state nothing else,
    and it hides what tells the columns apart."""
    paths = [column.path for column in block.values]
    outer = {path[:-1] for path in paths}
    alike = len(paths) > 1 and all(path[-1:] == (_FINAL,) for path in paths)
    if not alike or len(outer) < len(paths) or () in outer:
        return block
    columns = (
        replace(column, path=column.path[:-1]) if column in block.values else column
        for column in block.columns
    )
    return replace(block, columns=tuple(columns))


def _place(number: int, region: Region, sections: tuple[Section, ...]) -> Place:
    """The innermost section that holds the rows of a table (its title line may be the heading itself)."""
    start = region.rows[0].span.start if region.rows else region.span.end - 1
    inside = [section for section in sections if section.span.start <= start < section.span.end]
    if not inside:
        return Place(number=number, report=0, section=0, annex=False, heading="")
    section = max(inside, key=lambda section: (section.span.start, -section.span.end, len(section.path)))
    heading = NUMBERING.sub("", bare(section.path[-1])) if section.path else ""
    return Place(
        number=number, report=section.report, section=section.number, annex=section.annex, heading=heading
    )


def _blocks(band: Band) -> Found:
    """The blocks of a band."""
    if band.form is Form.PAIRS:
        return (_pairs(band.rows),), ()
    band, named = told_apart(band)
    if not band.header:
        return (), tuple(_unplaced(row, "没有表头") for row in band.rows)
    header = head(band.header)
    numbers = tuple(_in_numbers(band))
    rows, lost = _aligned(band, header)
    found = groups(header, rows)
    rows = realigned(rows, found, len(band.header[0].cells))
    shape_of = indicator.layout([column for group in found for column in group.columns])
    if shape_of is not None:
        columns = indicator.block_columns([column for group in found for column in group.columns], shape_of)
        read, trouble = indicator.rows(shape_of, band.rows)
        return (Block(name=(), columns=columns, rows=read, unit=None), *named), (*numbers, *trouble)
    blocks, trouble = _grouped(found, rows)
    return (*blocks, *named), (*numbers, *lost, *trouble)


def _grouped(found: Sequence[Group], rows: Sequence[Printed]) -> Found:
    """A block for each group of columns, a total over several groups in the last of them.

    Where one group of a row cannot be placed, the others beside it are not safe either.
    """
    kept, totals = _totals(found, rows)
    placed = [place(group, kept[number]) for number, group in enumerate(found)]
    unsafe = {
        issue.span for _, issues in placed for issue in issues if issue.kind is IssueKind.ROW_NOT_PLACED
    }
    blocks: list[Block] = []
    for number, group in enumerate(found):
        drafts = [draft for draft in placed[number][0] if draft.row.span not in unsafe]
        read = (*paths.rows(group, drafts), *totals.get(number, ()))
        if group.values:
            blocks.append(Block(name=group.name, columns=group.columns, rows=read, unit=group.unit))
    return tuple(blocks), tuple(dict.fromkeys(issue for _, issues in placed for issue in issues))


def _totals(
    found: Sequence[Group], rows: Sequence[Printed]
) -> tuple[dict[int, list[Printed]], dict[int, tuple[Row, ...]]]:
    """The rows of each group, and the totals that a header over several groups has for all of them."""
    kept = {number: list(rows) for number in range(len(found))}
    totals: dict[int, tuple[Row, ...]] = {}
    for row in rows:
        for first, last, whole in _across(found, row):
            totals[last] = (*totals.get(last, ()), whole)
            for number in range(first, last + 1):
                kept[number].remove(row)
    return kept, totals


def _across(found: Sequence[Group], row: Printed) -> Iterator[tuple[int, int, Row]]:
    """Totals whose label stands in one group and whose figure in the last of it and others under the same label."""
    for number, group in enumerate(found):
        alike = [place for place in range(number, len(found)) if found[place].name == group.name]
        here = next((index for index in row.used if group.first <= index < group.end), None)
        if here != group.first or not group.name or not total(bare(row.at(here).text)):
            continue
        behind = [index for index in row.used if index > here]
        ends = {found[place].values[-1].index: place for place in alike if len(found[place].values) == 1}
        last = ends.get(behind[0]) if behind else alike[-1]
        if last is None or last <= number or len(found[last].values) != 1:
            continue
        cell = row.at(found[last].values[-1].index)
        label = bare(row.at(here).text)
        yield number, last, Row(label=label, code=None, path=(), cells=(cell,), span=row.span)


def _pairs(rows: Sequence[Printed]) -> Block:
    """Names paired with words, one row each."""
    columns = (
        Column(index=0, path=(), role=Role.LABEL, unit=None),
        Column(index=1, path=(), role=Role.WORDS, unit=None),
    )
    found = []
    for row in rows:
        for name, words in zip(row.used[::2], row.used[1::2], strict=True):
            label = bare(row.at(name).text).rstrip(":：")
            found.append(Row(label=label, code=None, path=(), cells=(row.at(words),), span=row.span))
    return Block(name=(), columns=columns, rows=tuple(found), unit=None)


def _in_numbers(band: Band) -> Iterator[Issue]:
    """Figures in a row that only numbers the columns."""
    for row in band.numbers:
        for cell in row.cells:
            if numeric(cell.text) and not cell.text.isdigit():
                detail = f"{cell.text} 印在栏次行里，不是任何一行的数"
                yield Issue(kind=IssueKind.FIGURE_IN_HEADER, detail=detail, span=cell.span)


def _aligned(band: Band, header: Head) -> tuple[tuple[Printed, ...], tuple[Issue, ...]]:
    """The rows of a band with the cells of later pages under the columns of its header.

    A page is set like its header where its rows usually have as many cells: a row that has more or fewer has moved.
    """
    home, width = band.header[0].part, len(band.header[0].cells)
    kept: list[Printed] = []
    issues: list[Issue] = []
    for part in dict.fromkeys(row.part for row in band.rows):
        rows = [row for row in band.rows if row.part == part]
        sizes = Counter(len(row.cells) for row in rows)
        same = part == home or sizes[width] == max(sizes.values())
        moved = rows if same else _mapped(rows, header, kept)
        if moved is None:
            issues.extend(_unplaced(row, "续页的列数与表头不同") for row in rows)
        else:
            kept.extend(moved)
    whole, lost = mended(kept, groups(header, kept), width)
    return whole, (*issues, *lost)


def _mapped(rows: Sequence[Printed], header: Head, before: Sequence[Printed]) -> list[Printed] | None:
    """A page whose columns differ from the header's: those that hold something, in order, if their number agrees."""
    used = sorted({index for row in rows for index in row.used})
    named = [index for index, path in enumerate(header.paths) if path]
    held = [index for index in named if any(row.at(index).text for row in before)]
    target = next((columns for columns in (named, held) if len(columns) == len(used)), None)
    if target is None or not _same_kinds(rows, before, used, target):
        return None
    moves = dict(zip(target, used, strict=True))
    width = len(header.paths)
    return [
        Printed(
            cells=tuple(row.at(moves.get(index, -1)) for index in range(width)), part=row.part, span=row.span
        )
        for row in rows
    ]


def _same_kinds(
    rows: Sequence[Printed], before: Sequence[Printed], used: Sequence[int], target: Sequence[int]
) -> bool:
    """Whether the columns of a page hold words where those before it hold words, and figures where figures."""
    return all(
        here == there
        for source, index in zip(used, target, strict=True)
        if (here := _wordy(rows, source)) is not None and (there := _wordy(before, index)) is not None
    )


def _wordy(rows: Sequence[Printed], index: int) -> bool | None:
    """Whether most cells of a column are words; None where it is blank."""
    shapes = [found for row in rows if (found := shape(row.at(index).text)) is not Shape.BLANK]
    return sum(found is Shape.WORDS for found in shapes) * 2 > len(shapes) if shapes else None


def _unplaced(row: Printed, detail: str) -> Issue:
    return Issue(kind=IssueKind.ROW_NOT_PLACED, detail=detail, span=row.span)
