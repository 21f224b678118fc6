"""Excel workbooks (.xlsx, .xlsm): each cell as it is shown.

Owns the way from a package to worksheets. Formulas are not computed: the value that was stored with one is shown, and a
formula without one is an Issue. Macros and links to other files are not looked at.
"""

import hashlib
import re
import warnings
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from ingest.document import Document
from ingest.limits import USUAL, Limits, within
from ingest.readers import canonical, package, worksheet
from ingest.readers.canonical import Source
from ingest.readers.number_format import CHINESE_DATES
from ingest.readers.package import Package
from ingest.readers.stored import Shown, show, unshown
from ingest.readers.worksheet import Merge, Place, Sheet, letters

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref\s*=\s*[\"']([^\"']*:[^\"']*)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_LAST_COLUMN = 16_384
_DAMAGE = (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError)
"""What openpyxl raises for parts that make no workbook: SyntaxError for XML that is none, the others for what it says."""


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the workbook cannot be read, or holds too much."""
    data = path.read_bytes()
    return parse(data, Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits))


def parse(data: bytes, source: Source) -> Document:
    """The Document that the bytes of a workbook are. Raises Unreadable."""
    packed = package.opened(data, source)
    within(source.limits, source.file, cells=_size(packed))
    return canonical.document(worksheet.blocks(_sheets(data, packed), source), source)


def _size(packed: Package) -> int:
    """The cells that openpyxl makes of a workbook: those stored, and all of merged and linked areas, however empty."""
    from openpyxl.utils import range_boundaries

    sheets = [part for name, part in packed.parts.items() if "/worksheets/" in name]
    count = sum(len(_CELL.findall(part)) for part in sheets)
    for area in (unescape(area.decode("latin-1")) for part in sheets for area in _AREA.findall(part)):
        try:
            left, top, right, bottom = range_boundaries(area)
        except ValueError as error:
            raise package.damaged(packed.name) from error
        count += (right - left + 1) * (bottom - top + 1)
    return count


def _sheets(data: bytes, packed: Package) -> list[Sheet]:
    """The sheets of a workbook in order. Raises Unreadable."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # It warns of what it does not keep when it writes: styles, validations, extensions. None of it is text.
            warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
            workbook = load_workbook(BytesIO(data), data_only=True, keep_links=False)
            empty = _without_value(packed)
            return [_sheet(sheet, empty.get(sheet.title, frozenset())) for sheet in workbook.worksheets]
    except _DAMAGE as error:
        raise package.damaged(packed.name) from error


def _sheet(sheet: Any, empty: frozenset[str]) -> Sheet:
    if sheet.sheet_state != "visible":
        return worksheet.veiled(sheet.title)
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = (column for column in sheet.column_dimensions.values() if column.hidden)
    # The public ways to a sheet's cells fill the whole rectangle, and one stray cell makes that billions.
    cells: dict[Place, Shown] = {place: _cell(cell, empty) for place, cell in sheet._cells.items()}
    return Sheet(
        name=sheet.title,
        cells={place: cell for place, cell in cells.items() if cell.text or cell.rounded},
        merges=tuple(
            Merge(top=merged.min_row, left=merged.min_col, bottom=merged.max_row, right=merged.max_col)
            for merged in sheet.merged_cells.ranges
        ),
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(
            at for one in columns for at in range(one.min, min(one.max, _LAST_COLUMN) + 1)
        ),
    )


def _cell(cell: Any, empty: frozenset[str]) -> Shown:
    name = f"{letters(cell.column)}{cell.row}"
    if name in empty:
        return unshown(f"{name} 是公式，没有保存计算结果：请用 Excel 或 WPS 打开后另存")
    value, code = cell.value, cell.number_format
    local = CHINESE_DATES.get(cell._style.numFmtId) if getattr(cell, "_style", None) else None
    if local is None or value is None or isinstance(value, str):
        return show(name, value, code or "General")
    if isinstance(value, int | float) and not isinstance(value, bool):
        from openpyxl.utils.datetime import from_excel

        value = from_excel(value, cell.parent.parent.epoch)
    return show(name, value, local)


def _without_value(packed: Package) -> dict[str, frozenset[str]]:
    """The cells of each sheet, by its name, that have a formula and no value stored with it."""
    start = packed.first("", "officeDocument")
    root = packed.tree(start) if start else None
    if start is None or root is None:
        return {}
    parts = packed.related(start)
    found: dict[str, frozenset[str]] = {}
    for sheet in root.iter("{*}sheet"):
        link = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        part = packed.parts.get(parts[link][1], b"") if link in parts else b""
        if _FORMULA.search(part):
            found[sheet.get("name", "")] = frozenset(_formulas(packed.tree(parts[link][1])))
    return found


def _formulas(root: Any) -> list[str]:
    """The names of the cells whose formula has no value; an empty text is one."""
    return [
        cell.get("r", "")
        for cell in root.iter("{*}c")
        if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str"
    ]
