"""The PDF reader: a filing printed in many ways is the filing that its text is, and every figure stands where it is printed."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest.document import Document, IssueKind, Span
from ingest.errors import Unreadable
from ingest.extract import prose, tables
from ingest.fact import Amount, Fact
from ingest.layout import boxes, place
from ingest.limits import Limits
from ingest.names import plain
from ingest.readers import pdf, text
from tests.ingest.typeset import Style, typeset

COUNTY, CITY = "样例县水务局2022年度部门决算", "示例市数字服务中心2023年度部门决算"
STYLES = {
    "boxes": (
        CITY,
        Style(rules="boxes", digits_lowered=4, header="示例部门决算公开", numbers="{}", name_width=2),
    ),
    "cells": (
        CITY,
        Style(rules="cells", repeat_header=True, numbers="第 {} 页", indent=False, name_width=1.8),
    ),
    "dashes": (COUNTY, Style(rules="dashes", spaced=True, twice=True, name_width=1.6)),
    "open sides": (CITY, Style(open_sides=True, digits_lowered=-3, wide=20, table_size=6.5, slip=2.5)),
    "large type": (COUNTY, Style(table_size=10.5, size=15, repeat_header=True, name_width=2, wide=7)),
}
NO_INNER_RULES = Style(inner_rules=False, name_width=4)


Printed = Callable[[str], tuple[Document, Document, Path]]


@pytest.fixture(scope="module")
def printed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A sample in a style: as its text says it, as its PDF says it, and the PDF; each is made once."""

    @cache
    def make(style: str) -> tuple[Document, Document, Path]:
        name, chosen = STYLES[style]
        document = text.read(root / "samples" / f"{name}.txt")
        path = typeset(document.text, tmp_path_factory.mktemp("printed") / f"{name}.pdf", chosen)
        return document, pdf.read(path), path

    return make


def _tables(document: Document) -> list[object]:
    """The tables without their places, and with names in plain form."""
    return [
        (
            table.kind,
            plain(table.title),
            table.code,
            table.unit,
            table.annex,
            [plain(note) for note in table.notes],
            [
                (
                    block.name,
                    block.unit,
                    [(column.path, column.role, column.unit) for column in block.columns],
                    [
                        (row.label, row.code, row.path, [cell.text for cell in row.cells])
                        for row in block.rows
                    ],
                )
                for block in table.blocks
            ],
        )
        for table in document.tables
    ]


def _prose(document: Document, indented: bool) -> list[str]:
    """The paragraphs in plain form. Where they are not indented, a sentence that ends at the margin may end one or not."""
    paragraphs = [plain(paragraph.span.of(document.text)) for paragraph in document.paragraphs]
    return paragraphs if indented else ["".join(paragraphs)]


def _facts(document: Document) -> tuple[Fact, ...]:
    return (*tables.facts(document)[0], *prose.facts(document)[0])


def stated(document: Document) -> list[object]:
    """The facts without their places."""
    return [
        (
            fact.item,
            fact.year,
            fact.measure,
            fact.scope,
            fact.subject,
            fact.row,
            fact.column,
            fact.value,
            fact.unit,
        )
        for fact in _facts(document)
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_printed_filing_is_the_filing_that_its_text_is(style: str, printed: Printed) -> None:
    expected, found, _ = printed(style)
    assert [(r.organisation, r.year, r.kind) for r in found.reports] == [
        (r.organisation, r.year, r.kind) for r in expected.reports
    ]
    assert [[plain(step) for step in section.path] for section in found.sections] == [
        [plain(step) for step in section.path] for section in expected.sections
    ]
    indented = STYLES[style][1].indent
    assert _prose(found, indented) == _prose(expected, indented)
    assert _tables(found) == _tables(expected)
    assert stated(found) == stated(expected)
    assert [issue.kind for issue in found.issues] == [issue.kind for issue in expected.issues]


def test_every_figure_stands_in_its_box(printed: Printed) -> None:
    import pdfplumber

    _, document, path = printed("boxes")
    amounts = [fact for fact in _facts(document) if isinstance(fact.value, Amount)]
    with pdfplumber.open(path) as opened:
        wrong = [
            (fact.span.of(document.text), again)
            for fact in amounts
            if (again := _read_again(opened, document, fact.span)) != _bare(fact.span.of(document.text))
        ]
    assert len(amounts) > 300
    assert wrong == []


def _read_again(opened: object, document: Document, span: Span) -> str:
    """The characters whose middles stand in the boxes of a span."""
    found = []
    for page, (left, top, right, bottom) in boxes(document.text, document.layout, span):
        for char in opened.pages[page - 1].chars:  # type: ignore[attr-defined]
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            if left <= x <= right and top <= y <= bottom:
                found.append(char["text"])
    return _bare("".join(found))


def _bare(words: str) -> str:
    return "".join(words.split())


def test_a_blank_cell_stands_in_the_box_of_its_cell(printed: Printed) -> None:
    _, document, _ = printed("cells")
    blanks = [
        cell.span
        for table in document.tables
        for row in table.grid
        for cell in row
        if not cell.text and place(document.text, document.layout, cell.span)
    ]
    widths = {
        round(box[2] - box[0]) for span in blanks for _, box in boxes(document.text, document.layout, span)
    }
    assert len(blanks) > 100
    assert min(widths) > 8


def test_rows_that_no_line_parts_give_no_figure_that_is_not_there(root: Path, tmp_path: Path) -> None:
    for name in (COUNTY, CITY):
        expected = text.read(root / "samples" / f"{name}.txt")
        found = pdf.read(typeset(expected.text, tmp_path / f"{name}.pdf", NO_INNER_RULES))
        known = stated(expected)
        amounts = [fact for fact in stated(found) if isinstance(fact[7], Amount)]  # type: ignore[index]
        assert [fact for fact in amounts if fact not in known] == []
        assert len(amounts) > 0.9 * sum(isinstance(fact[7], Amount) for fact in known)  # type: ignore[index]


def _canvas(path: Path, **options: object) -> Iterator[object]:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), **options)
    yield canvas
    canvas.save()


def _locked(path: Path) -> None:
    for canvas in _canvas(path, encrypt="secret"):
        canvas.drawString(100, 700, "2023")  # type: ignore[attr-defined]


def _empty(path: Path) -> None:
    for canvas in _canvas(path):
        canvas.showPage()  # type: ignore[attr-defined]


def _cut(path: Path) -> None:
    for canvas in _canvas(path):
        canvas.drawString(100, 700, "2023")  # type: ignore[attr-defined]
    path.write_bytes(path.read_bytes()[:300])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_locked, "有密码"),
        (_empty, "里没有文字"),
        (_cut, "不是完好的 PDF"),
        (lambda path: path.write_bytes(b""), "不是完好的 PDF"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40), "不是完好的 PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_the_next_step(
    make: object, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "报告.pdf"
    make(path)  # type: ignore[operator]
    with pytest.raises(Unreadable, match=f"'报告.pdf'.*{words}.*：.* / "):
        pdf.read(path)


def test_a_file_with_too_many_pages_is_refused(printed: Printed) -> None:
    _, _, path = printed("dashes")
    with pytest.raises(Unreadable, match="FILINGS_MAX_PAGES"):
        pdf.read(path, Limits(pages=3))


def test_a_page_without_readable_text_is_an_issue_and_the_rest_is_read(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    path = tmp_path / "半扫描.pdf"
    for canvas in _canvas(path):
        canvas.drawString(100, 700, "2023")  # type: ignore[attr-defined]
        canvas.showPage()  # type: ignore[attr-defined]
        canvas.drawImage(ImageReader(Image.new("L", (40, 40))), 0, 0, 500, 700)  # type: ignore[attr-defined]
        canvas.showPage()  # type: ignore[attr-defined]
        canvas.rotate(90)  # type: ignore[attr-defined]
        canvas.drawString(300, -300, "sideways")  # type: ignore[attr-defined]
    found = pdf.read(path)
    assert found.text.split() == ["2023", "sideways"]
    unread = [issue.detail for issue in found.issues if issue.kind is IssueKind.UNREAD_PAGE]
    assert unread == ["第 2 页没有可读的文字层，图像里也没有认出文字"]
