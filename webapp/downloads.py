"""The figures of an answer as files to take away, each with its source. Amounts stay decimals; words that look like formulas
stay words."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain import Citation, Figure, Language
from webapp.strings import say, word

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS: tuple[tuple[str, int], ...] = (
    ("organisation", 28),
    ("year", 8),
    ("item", 32),
    ("value", 16),
    ("counted_in", 10),
    ("share_axis", 12),
    ("kind", 11),
    ("formula", 40),
    ("file", 26),
    ("section", 36),
    ("table", 30),
    ("row", 28),
    ("column", 28),
    ("page_number", 8),
    ("quote", 60),
)
"""What stands in a row, and how wide its column is."""
NUMBERS = (4, 6)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Sources = tuple[Citation, ...]


def rows(figures: Sequence[Figure], sources: Sources, language: Language) -> tuple[tuple[str, ...], ...]:
    """The figures as rows, the operands of a computed one under it."""
    found: list[tuple[str, ...]] = []
    places = {citation.n: citation for citation in sources}
    for figure in figures:
        found.append(
            (
                figure.organisation,
                str(figure.year or ""),
                figure.label,
                figure.value,
                figure.unit or "",
                figure.share.value if figure.share else "",
                word(language, "kind", figure.kind),
                figure.formula or (figure.share.formula if figure.share else None) or "",
                *_source(figure, places),
            )
        )
        if figure.kind == "computed":
            found += rows(figure.operands, sources, language)
    return tuple(found)


def _source(figure: Figure, places: dict[int, Citation]) -> tuple[str, ...]:
    """Where a stated figure stands: the first of its citations; a computed one has its operands' sources."""
    cited = places.get(figure.citations[0]) if figure.citations and figure.kind != "computed" else None
    if cited is None:
        return ("",) * 7
    return (
        cited.file,
        " › ".join(cited.section),
        cited.table or "",
        " / ".join(cited.row),
        " / ".join(cited.column),
        str(cited.page or ""),
        " ".join(cited.quote.split()),
    )


def header(language: Language) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(say(language, name) for name, _ in COLUMNS)


def amount(text: str) -> Decimal | None:
    """The decimal that a text is, or nothing."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def guarded(text: str) -> str:
    """Text that a spreadsheet will not run as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and amount(text) is None else text


@lru_cache(maxsize=256)
def csv_bytes(figures: tuple[Figure, ...], sources: Sources, language: Language) -> bytes:
    """UTF-8 with a mark that tells spreadsheet programs so."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header(language))
    writer.writerows([guarded(cell) for cell in row] for row in rows(figures, sources, language))
    return out.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=256)
def xlsx_bytes(figures: tuple[Figure, ...], sources: Sources, language: Language) -> bytes:
    """A workbook with one sheet; amounts are numbers that show the decimals that were printed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = say(language, "sheet")
    sheet.append(header(language))
    for number, row in enumerate(rows(figures, sources, language), start=2):
        for column, cell in enumerate(row, start=1):
            _fill(sheet, number, column, cell)
    for cell, (_, width) in zip(sheet[1], COLUMNS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """One cell: a number with its printed decimals, or words."""
    target = sheet.cell(row=row, column=column)
    exact = amount(text) if column in NUMBERS else None
    if exact is None:
        target.value = int(text) if COLUMNS[column - 1][0] == "year" and text.isdecimal() else guarded(text)
        target.alignment = Alignment(vertical="top", wrap_text=COLUMNS[column - 1][0] == "quote")
        return
    target.value = exact
    target.alignment = Alignment(vertical="top")
    places = max(0, -int(exact.as_tuple().exponent))
    target.number_format = "#,##0" + ("." + "0" * places if places else "")
