"""A filing of the samples written anew in other formats, as an office would: styled headings, merged cells, numbers with formats.

Owns what the tests of the readers give them to read. Its tables are merged by what the sample prints, not by what a reader made
of it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from ingest.readers import text
from tests.ingest.typeset import Style, typeset

Grid = tuple[tuple[str, ...], ...]

PRINT = Style(name_width=2)
"""How a PDF is printed: its columns are wide enough for their figures."""

_FIGURE = re.compile(r"-?\d{1,3}(?:,\d{3})*\.\d\d")
_PLAIN = re.compile(r"\d{4,}\.\d\d")
_WHOLE = re.compile(r"[1-9]\d{0,8}|0")
_RATE = re.compile(r"\d+\.\d\d%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of prose; a heading has its depth, from 1."""

    text: str
    heading: int = 0


Part = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Merged cells: the first one, and how many rows and columns there are."""

    row: int
    column: int
    rows: int
    columns: int


def parts(sample: Path) -> tuple[Part, ...]:
    """The lines and tables of a sample in order, joined where the end of a page cut them."""
    read = text.read(sample)
    depths = {
        section.span.start: len(section.path)
        for section in read.sections
        if section.path[-1:] != section.path[:0]
    }
    joined = {
        paragraph.span.start: paragraph.span.of(read.text).replace("\n", "") for paragraph in read.paragraphs
    }
    inside = [paragraph.span for paragraph in read.paragraphs]
    found: list[Part] = []
    rows: list[tuple[str, ...]] = []
    start = 0
    for line in read.text.split("\n"):
        if "\t" in line:
            rows.append(tuple(line.split("\t")))
        elif line.strip():
            if rows:
                found.append(_even(rows))
                rows = []
            lead = next((span.start for span in inside if start <= span.start <= start + len(line)), None)
            if lead is not None:
                found.append(Line(text=line[: lead - start] + joined[lead]))
            elif not any(span.start <= start < span.end for span in inside):
                found.append(Line(text=line, heading=depths.get(start, 1) - 1))
        start += len(line) + 1
    return (*found, _even(rows)) if rows else tuple(found)


def _even(rows: list[tuple[str, ...]]) -> Grid:
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def areas(grid: Grid) -> list[Area]:
    """The merged cells of a header: a label over several labels, and one over blanks that nothing else is over."""
    height = next((at for at, row in enumerate(grid) if any(map(_number, row))), len(grid))
    height = next((at for at, row in enumerate(grid[:height]) if "栏次" in row), height)
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column, label in enumerate(grid[row]):
            if not label or (row, column) in taken:
                continue
            columns = 1
            while column + columns < len(grid[row]) and _under(grid, row, column + columns, height):
                columns += 1
            rows = 1
            while columns == 1 and row + rows < height and not grid[row + rows][column]:
                rows += 1
            cells = {(row + down, column + across) for down in range(rows) for across in range(columns)}
            if len(cells) > 1 and not cells & taken:
                taken |= cells
                found.append(Area(row=row, column=column, rows=rows, columns=columns))
    return found


def _under(grid: Grid, row: int, column: int, height: int) -> bool:
    """Whether a blank cell of a header belongs to the label beside it: it has a label of its own below."""
    apart = any(grid[above][column] for above in range(row))
    return (
        not grid[row][column] and not apart and any(grid[below][column] for below in range(row + 1, height))
    )


def _number(cell: str) -> bool:
    return bool(
        _FIGURE.fullmatch(cell) or _PLAIN.fullmatch(cell) or _WHOLE.fullmatch(cell) or _RATE.fullmatch(cell)
    )


def stored(cell: str) -> tuple[str | int | float, str]:
    """A cell as a workbook stores it, and the number format that shows it as it is printed."""
    if _FIGURE.fullmatch(cell):
        return float(cell.replace(",", "")), "#,##0.00"
    if _PLAIN.fullmatch(cell):
        return float(cell), "0.00"
    if _RATE.fullmatch(cell):
        return float(cell[:-1]) / 100, "0.00%"
    if _WHOLE.fullmatch(cell):
        return int(cell), "General"
    return cell, "General"


def as_text(found: tuple[Part, ...], path: Path) -> None:
    """A text file: rows of tabs."""
    path.write_text(_lines(found), encoding="utf-8")


def _lines(found: tuple[Part, ...]) -> str:
    pieces = [part.text if isinstance(part, Line) else "\n".join(map("\t".join, part)) for part in found]
    return "\n\n".join(pieces) + "\n"


def as_pdf(found: tuple[Part, ...], path: Path) -> None:
    """A printed page: wrapped lines, ruled tables with merged cells, and nothing but the size of type tells a heading."""
    typeset(_lines(found), path, PRINT)


def as_markdown(found: tuple[Part, ...], path: Path) -> None:
    """Markdown: headings with #, tables with pipes."""
    pieces = []
    for part in found:
        if isinstance(part, Line):
            pieces.append("#" * part.heading + " " * bool(part.heading) + part.text)
        else:
            rows = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in part]
            pieces.append("\n".join([rows[0], "|" + "---|" * len(part[0]), *rows[1:]]))
    path.write_text("\n\n".join(pieces) + "\n", encoding="utf-8")


def as_html(found: tuple[Part, ...], path: Path) -> None:
    """A web page: headings, paragraphs, lists, tables with merged cells, and a script that is not to be read."""
    pieces = [
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>决算</title><script>var x='1,000.00'</script></head>"
    ]
    for part in found:
        if not isinstance(part, Line):
            pieces.append(_html_table(part))
        elif part.heading:
            pieces.append(f"<h{part.heading + 1}>{escape(part.text)}</h{part.heading + 1}>")
        elif part.text.startswith("- "):
            pieces.append(f"<ul><li>{escape(part.text[2:])}</li></ul>")
        else:
            pieces.append(f"<p>{escape(part.text)}</p>")
    path.write_text("\n".join([*pieces, "</html>"]), encoding="utf-8")


def _html_table(grid: Grid) -> str:
    merged = areas(grid)
    first = {(area.row, area.column): area for area in merged}
    covered = {
        (area.row + down, area.column + across)
        for area in merged
        for down in range(area.rows)
        for across in range(area.columns)
    } - set(first)
    rows = []
    for row, texts in enumerate(grid):
        cells = ""
        for column, words in enumerate(texts):
            if (row, column) in covered:
                continue
            area = first.get((row, column))
            span = f' rowspan="{area.rows}" colspan="{area.columns}"' if area else ""
            cells += f"<td{span}>{escape(words)}</td>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def as_word(found: tuple[Part, ...], path: Path) -> None:
    """A Word document: headings and lists by style, tables with merged cells."""
    import docx

    made = docx.Document()
    for part in found:
        if isinstance(part, Line):
            if part.heading:
                made.add_heading(part.text, level=part.heading)
            elif part.text.startswith("- "):
                made.add_paragraph(part.text[2:], style="List Bullet")
            else:
                made.add_paragraph(part.text)
            continue
        table = made.add_table(rows=len(part), cols=len(part[0]))
        for cells, texts in zip(table.rows, part, strict=True):
            for cell, words in zip(cells.cells, texts, strict=True):
                cell.text = words
        for area in areas(part):
            last = table.cell(area.row + area.rows - 1, area.column + area.columns - 1)
            words = part[area.row][area.column]
            table.cell(area.row, area.column).merge(last).text = words
    made.save(str(path))


def as_workbook(found: tuple[Part, ...], path: Path) -> None:
    """An Excel workbook: a sheet for each table with what stands before it, numbers stored as numbers."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    row = 0
    for number, part in enumerate(found):
        if isinstance(part, Line):
            row += 1
            sheet.cell(row, 1).value = part.text
            continue
        for area in areas(part):
            sheet.merge_cells(
                start_row=row + area.row + 1,
                start_column=area.column + 1,
                end_row=row + area.row + area.rows,
                end_column=area.column + area.columns,
            )
        for texts in part:
            row += 1
            for column, words in enumerate(texts, start=1):
                if words:
                    cell = sheet.cell(row, column)
                    cell.value, cell.number_format = stored(words)
        if number + 1 < len(found):
            sheet, row = book.create_sheet(), 0
    book.save(path)


def as_old_workbook(found: tuple[Part, ...], path: Path) -> None:
    """The same in the older format."""
    import xlwt

    book = xlwt.Workbook()
    sheet, row = book.add_sheet("Sheet"), 0
    styles = {code: xlwt.easyxf(num_format_str=code) for code in ("#,##0.00", "0.00", "0.00%", "General")}
    for number, part in enumerate(found):
        if isinstance(part, Line):
            sheet.write(row, 0, part.text)
            row += 1
            continue
        for area in areas(part):
            sheet.merge(
                row + area.row,
                row + area.row + area.rows - 1,
                area.column,
                area.column + area.columns - 1,
            )
        for texts in part:
            for column, words in enumerate(texts):
                if words:
                    value, code = stored(words)
                    sheet.write(row, column, value, styles[code])
            row += 1
        if number + 1 < len(found):
            sheet, row = book.add_sheet(f"Sheet{number}"), 0
    book.save(str(path))


WRITERS: Mapping[str, Callable[[tuple[Part, ...], Path], None]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_word,
    ".xlsx": as_workbook,
    ".xls": as_old_workbook,
    ".pdf": as_pdf,
}
"""How a filing is written in each format, by the ending of its name."""
