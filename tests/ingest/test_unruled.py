"""Tables without ruling lines between their columns: what is read of them is what the text file says, or it is an Issue."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.document import Document, IssueKind, TableKind
from ingest.names import plain
from ingest.readers import pdf, text
from tests.ingest.test_pdf_reader import CITY, COUNTY, stated
from tests.ingest.typeset import Style, typeset

PLAIN = Style(drawn="none", centred=True)
STYLES = {
    "no lines": PLAIN,
    "lines between rows": replace(PLAIN, drawn="rows", repeat_header=True),
    "three lines": replace(PLAIN, drawn="three", numbers="{}"),
    "a box": replace(PLAIN, drawn="box", repeat_header=True),
    "headers at the left": replace(PLAIN, centred=False),
    "large type": replace(PLAIN, table_size=10.5, size=15, name_width=2),
    "names over lines": replace(PLAIN, name_width=1.6),
    "names over many lines": replace(PLAIN, name_width=1.2, repeat_header=True),
    "names spread over their cells": replace(PLAIN, spaced=True, name_width=2),
}
CASES = [
    ("no lines", CITY, 9),
    ("no lines", COUNTY, 3),
    ("lines between rows", CITY, 9),
    ("three lines", CITY, 7),
    ("a box", CITY, 9),
    ("headers at the left", CITY, 8),
    ("large type", CITY, 7),
    ("names over lines", CITY, 6),
    ("names over lines", COUNTY, 2),
    ("names over many lines", COUNTY, 0),
    ("names spread over their cells", CITY, 0),
]
"""A style, a sample, and how many of its tables (12 and 11) are read at least."""


def _pair(root: Path, folder: Path, name: str, style: Style) -> tuple[Document, Document]:
    expected = text.read(root / "samples" / f"{name}.txt")
    return expected, pdf.read(typeset(expected.text, folder / f"{name}.pdf", style))


@pytest.mark.parametrize(("style", "name", "least"), CASES)
def test_no_fact_is_read_that_the_text_does_not_state(
    root: Path, tmp_path: Path, style: str, name: str, least: int
) -> None:
    expected, found = _pair(root, tmp_path, name, STYLES[style])
    known = stated(expected)
    assert [fact for fact in stated(found) if fact not in known] == []
    assert len(found.tables) >= least
    lost = len(expected.tables) - len(found.tables)
    silent = [one for one in found.issues if one.kind in (IssueKind.UNREAD_TABLE, IssueKind.EMPTY_TABLE)]
    assert len(silent) >= lost > 0
    assert all(one.span.start < one.span.end for one in silent)


def test_the_statutory_tables_are_read_cell_for_cell(root: Path, tmp_path: Path) -> None:
    expected, found = _pair(root, tmp_path, CITY, PLAIN)
    read = {table.kind: table for table in found.tables}
    for table in expected.tables:
        if table.kind is not TableKind.OTHER:
            width = max(map(len, table.grid))
            grid = [[plain(cell.text) for cell in row] + [""] * (width - len(row)) for row in table.grid]
            assert [[plain(cell.text) for cell in row] for row in read[table.kind].grid] == grid, table.title
    assert len({table.kind for table in expected.tables} - {TableKind.OTHER}) == 9
