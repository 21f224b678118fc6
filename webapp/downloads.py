"""The values of an answer as files to take away. Amounts stay decimals; words that look like formulas stay words."""

import csv
import io
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from openpyxl import Workbook

from assistant.domain import Figure

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ("单位", "年度", "项目", "数值", "计量单位", "来源", "算式")
KINDS = {"stated": "文件所载", "computed": "计算得出", "given": "问题给出"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def rows(values: tuple[Figure, ...]) -> tuple[tuple[str, ...], ...]:
    """The values as rows, the operands of a computed value under it."""
    found: list[tuple[str, ...]] = []
    for value in values:
        year = str(value.year or "")
        kind = KINDS.get(value.kind, value.kind)
        found.append(
            (value.organisation, year, value.label, value.value, value.unit or "", kind, value.formula or "")
        )
        found += rows(value.operands)
    return tuple(found)


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
def csv_bytes(values: tuple[Figure, ...]) -> bytes:
    """UTF-8 with a mark that tells spreadsheet programs so."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows([guarded(cell) for cell in row] for row in rows(values))
    return out.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=256)
def xlsx_bytes(values: tuple[Figure, ...]) -> bytes:
    """A workbook with one sheet; amounts are numbers that show the decimals that were printed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "values"
    sheet.append(HEADER)
    for number, row in enumerate(rows(values), start=2):
        for column, cell in enumerate(row, start=1):
            target = sheet.cell(row=number, column=column)
            exact = amount(cell) if column == 4 else None
            target.value = exact if exact is not None else guarded(cell)
            if exact is not None:
                places = max(0, -int(exact.as_tuple().exponent))
                target.number_format = "#,##0" + ("." + "0" * places if places else "")
    for letter, width in zip("ABCDEFG", (28, 8, 32, 16, 10, 10, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
