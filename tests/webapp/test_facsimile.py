"""The page of a citation is drawn as printed, by another process, with marks where the characters stand."""

import io
import re
from pathlib import Path

import pytest

from assistant.domain import Citation
from ingest.document import Document, Run
from webapp import facsimile, picture

TEXT = "差旅费\t4.20"
DOCUMENT = Document(
    file="报告.pdf",
    digest="d" * 64,
    text=TEXT,
    reports=(),
    sections=(),
    paragraphs=(),
    tables=(),
    issues=(),
    layout=(
        Run(start=0, end=3, page=2, box=(21.5, 41.5, 51.5, 51.5)),
        Run(start=4, end=8, page=2, box=(101.5, 41.5, 118.5, 51.5)),
    ),
)
CITATION = Citation(
    n=1,
    filing=DOCUMENT.digest,
    file=DOCUMENT.file,
    organisation="示例中心",
    year=2023,
    section=(),
    table=None,
    table_number=None,
    row=(),
    column=(),
    page=2,
    box=(101.5, 41.5, 118.5, 51.5),
    start=4,
    end=8,
    quote_start=0,
    quote_end=8,
    quote="差旅费 <4.20>",
)


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    """Two pages of 200 × 100 points."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "pages.pdf"
    canvas = Canvas(str(path), pagesize=(200, 100))
    for number in (1, 2):
        canvas.drawString(20, 50, f"page {number}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def test_a_page_is_drawn_in_its_size(pdf: bytes) -> None:
    png = picture.drawn(pdf, 2)
    assert png is not None
    assert picture.size(png) == (200, 100)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken"])
def test_what_cannot_be_drawn_is_no_picture_and_no_failure(data: bytes) -> None:
    assert picture.drawn(data, 1) is None


def test_the_row_is_tinted_and_the_figure_boxed_where_they_are_printed(pdf: bytes) -> None:
    png = picture.drawn(pdf, 2)
    assert png is not None
    html = facsimile.drawn(png, CITATION, DOCUMENT)
    marks = re.findall(r'<i class="(\w+)" style="([^"]+)"', html)
    assert marks == [
        ("tint", "left:10.000%;top:40.000%;width:50.000%;height:13.000%"),
        ("boxed", "left:50.000%;top:40.000%;width:10.000%;height:13.000%"),
    ]
    assert "&lt;4.20&gt;" in html


def test_a_page_of_an_image_file_is_drawn_as_large_as_it_was_read() -> None:
    from PIL import Image

    written = io.BytesIO()
    Image.new("L", (1654, 1170), 255).save(written, "PNG", dpi=(200, 200))
    png = picture.drawn(written.getvalue(), 1)
    assert png is not None
    assert picture.size(png) == pytest.approx((1654 * 72 / 200, 1170 * 72 / 200), abs=1)
