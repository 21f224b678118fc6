"""Old Excel workbooks (.xls, .et): each cell as it is shown.

Owns the way from such a file to worksheets. xlrd is the one library that reads number formats, merged cells and what
is hidden from it, and runs nothing.
"""

import hashlib
import struct
from io import StringIO
from pathlib import Path
from typing import Any

from ingest.document import Document
from ingest.limits import USUAL, Limits, within
from ingest.readers import canonical, package, worksheet
from ingest.readers.canonical import Source
from ingest.readers.number_format import CHINESE_DATES
from ingest.readers.stored import Shown, Value, show
from ingest.readers.worksheet import Merge, Place, Sheet, letters

_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, MemoryError, struct.error,
)  # fmt: skip
"""What xlrd rages with at bytes that make no sense, besides its own XLRDError and CompDocError."""


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the workbook cannot be read, or holds too much."""
    data = path.read_bytes()
    source = Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits)
    return canonical.document(worksheet.blocks(_sheets(data, source), source), source)


def _sheets(data: bytes, source: Source) -> list[Sheet]:
    """The sheets of a workbook in order. Raises Unreadable."""
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=StringIO(), formatting_info=True, ragged_rows=True, on_demand=True
        )
        found = []
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            within(source.limits, source.file, cells=sum(map(sheet.row_len, range(sheet.nrows))))
            found.append(_sheet(book, sheet))
            book.unload_sheet(number)
        return found
    except (*_DAMAGE, xlrd.XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            raise package.locked(source.file) from error
        raise package.damaged(source.file) from error


def _sheet(book: Any, sheet: Any) -> Sheet:
    if sheet.visibility:
        return worksheet.veiled(sheet.name)
    cells: dict[Place, Shown] = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            shown = _cell(f"{letters(column + 1)}{row + 1}", cell, book)
            if shown.text or shown.rounded:
                cells[row + 1, column + 1] = shown
    rows = {number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden}
    columns = {number + 1 for number, one in sheet.colinfo_map.items() if one.hidden}
    return Sheet(
        name=sheet.name,
        cells=cells,
        merges=tuple(
            Merge(top=top + 1, left=left + 1, bottom=bottom, right=right)
            for top, bottom, left, right in sheet.merged_cells
        ),
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(columns),
    )


def _cell(name: str, cell: Any, book: Any) -> Shown:
    import xlrd

    style = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    code = CHINESE_DATES.get(style.format_key, style.format_str) if style else "General"
    value: Value
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            value = cell.value
        case xlrd.XL_CELL_NUMBER if style and style.format_key in CHINESE_DATES:
            value = xlrd.xldate_as_datetime(cell.value, book.datemode)
        case xlrd.XL_CELL_NUMBER:
            value = cell.value
        case xlrd.XL_CELL_DATE:
            value = xlrd.xldate_as_datetime(cell.value, book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            value = bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            value = xlrd.error_text_from_code.get(cell.value, "#ERROR")
        case _:
            value = None
    return show(name, value, code)
