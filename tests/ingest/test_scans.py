"""A page that is only an image: what is read of it, how surely, and what of that is offered as a fact."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.domain import Answer
from assistant.pipeline import answer
from ingest import pipeline
from ingest.document import Document, IssueKind
from ingest.errors import Unreadable
from ingest.layout import confidence, place
from ingest.limits import Limits
from ingest.readers import image, ocr, raster
from ingest.settings import Settings
from ingest.store.corpus import Corpus

DPI = 200
TURN = 0.8
LINES = ("2023年度示例市数字服务中心部门决算", "第二部分部门决算表", "支出决算表", "单位：万元")
ROWS = (
    ("科目代码", "科目名称", "本年支出合计", "基本支出", "项目支出"),
    ("合计", "", "1,247.23", "556.15", "691.08"),
    ("201", "一般公共服务支出", "1,058.85", "486.37", "572.48"),
    ("206", "科学技术支出", "118.60", "", "118.60"),
    ("208", "社会保障和就业支出", "69.78", "69.78", "0.00"),
)
SIDES = (60, 125, 260, 350, 430, 510)


def printed(*, ruled: bool = True) -> bytes:
    """A page with a title, a caption and a table."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 420))
    canvas.setFont("STSong-Light", 14)
    for number, line in enumerate(LINES):
        canvas.drawString(60, 380 - 30 * number, line)
    for number, row in enumerate(ROWS):
        for left, right, words in zip(SIDES, SIDES[1:], row, strict=False):
            if ruled:
                canvas.rect(left, 240 - 22 * number, right - left, 22)
            canvas.setFont("Times-Roman" if words.isascii() else "STSong-Light", 10)
            canvas.drawString(left + 6, 247 - 22 * number, words)
    canvas.save()
    return written.getvalue()


def scan_of(page: bytes, path: Path) -> Path:
    """The page as a scanner would give it: askew, grey, noisy."""
    import numpy
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(page) as opened:
        bitmap = opened[0].render(scale=DPI / 72, grayscale=True)
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
    if not (grey[: grey.shape[0] // 6] < 128).any():
        pytest.skip("NOT RUN: no Chinese font to draw the page with")
    noise = numpy.random.default_rng(1).normal(0, 6, grey.shape)
    dirty = numpy.clip(raster.turned(grey, -TURN, 255) * 0.9 + noise, 0, 255).astype(numpy.uint8)
    Image.fromarray(dirty).save(path, dpi=(DPI, DPI))
    return path


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page with its table, scanned."""
    return scan_of(printed(), tmp_path_factory.mktemp("scan") / "示例.png")


def test_a_scanned_table_without_lines_is_one_issue_and_no_fact(tmp_path: Path) -> None:
    read = pipeline.read(scan_of(printed(ruled=False), tmp_path / "示例.png"), Settings(model="none"))
    assert [one.kind for one in read.issues] == [IssueKind.UNREAD_TABLE]
    assert (read.facts, read.document.tables) == ((), ())
    assert "1,247.23" in read.issues[0].span.of(read.document.text)


@pytest.fixture(scope="module")
def document(scanned: Path) -> Document:
    """The scan as read."""
    return image.read(scanned)


def test_the_cells_of_a_scan_are_those_of_the_page(document: Document) -> None:
    assert [[cell.text for cell in row] for row in document.tables[0].grid] == [list(row) for row in ROWS]
    assert [(found.organisation, found.year) for found in document.reports] == [("示例市数字服务中心", 2023)]
    assert document.tables[0].title == "支出决算表"


def test_every_word_of_a_scan_has_its_confidence_and_its_place(document: Document) -> None:
    assert all(
        run.confidence is not None and 0 < run.confidence <= 1
        for run in document.layout
        if run.end > run.start
    )
    cell = next(cell for row in document.tables[0].grid for cell in row if cell.text == "1,058.85")
    sure, where = confidence(document.layout, cell.span), place(document.text, document.layout, cell.span)
    assert sure is not None and sure > 0.8
    assert where is not None and where[0] == 1


def test_places_are_those_of_the_page_as_it_was_scanned(scanned: Path, document: Document) -> None:
    """The ink of the figure lies in its box, though the page was set upright to be read."""
    import numpy
    from PIL import Image

    cell = next(cell for row in document.tables[0].grid for cell in row if cell.text == "1,247.23")
    found = place(document.text, document.layout, cell.span)
    assert found is not None
    left, top, right, bottom = (round(side * DPI / 72) for side in found[1])
    ink = numpy.array(Image.open(scanned))[top:bottom, left:right] < 110
    around = numpy.array(Image.open(scanned))[top - 3 : bottom + 3, left - 3 : right + 3] < 110
    assert ink.any()
    assert ink.sum() >= 0.95 * around.sum()


@pytest.fixture(scope="module")
def asked(scanned: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    """Asks a data folder that holds the scan alone."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), model="none")
    pipeline.add([scanned], settings)
    with Corpus.open(settings) as corpus:
        yield lambda question: answer(question, (), corpus)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("科学技术支出是多少？", "[1]由扫描件文字识别得出，请对照原件。"),
        (
            "How much was spent on science and technology?",
            "[1] was read from a scan by text recognition: compare it with the original.",
        ),
    ],
)
def test_an_answer_from_a_scan_says_so(asked: Callable[[str], Answer], question: str, said: str) -> None:
    given = asked(question)
    assert [value.value for value in given.values] == ["118.60"]
    assert said in given.answer
    assert all(citation.confidence is not None and citation.page == 1 for citation in given.citations)


def test_a_closed_cell_of_a_table_is_the_white_between_its_lines() -> None:
    import numpy

    sheet = numpy.full((300, 500), 255, dtype=numpy.uint8)
    for x in (50, 200, 450):
        sheet[40:261, x : x + 2] = 0
    for y in (40, 150, 260):
        sheet[y : y + 2, 50:452] = 0
    sheet[60:140, 200:202] = 255
    found = raster.rules(sheet, 100)
    assert len(found) == 6
    merged = [
        (round(x0), round(y0), round(x1), round(y1))
        for x0, y0, x1, y1 in raster.cells(found, (300, 500), 100)
    ]
    assert [box[:2] for box in sorted(merged)] == [(55, 45), (55, 155), (205, 155)]


@pytest.mark.parametrize("angle", [-3.2, -0.6, 0.0, 1.1])
def test_the_turn_of_a_page_is_found(angle: float) -> None:
    import numpy

    sheet = numpy.full((900, 700), 255, dtype=numpy.uint8)
    for y in range(100, 800, 40):
        sheet[y : y + 12, 90:610:3] = 0
    assert raster.skew(raster.ink(raster.turned(sheet, -angle, 255), 100)) == pytest.approx(angle, abs=0.08)


def test_frames_are_pages_and_their_number_is_bounded(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "blank.tiff"
    blank = Image.new("L", (400, 500), 255)
    blank.save(path, save_all=True, append_images=[blank, blank])
    with pytest.raises(Unreadable, match="FILINGS_MAX_PAGES"):
        image.read(path, Limits(pages=2))
    with pytest.raises(Unreadable, match="没有认出文字"):
        image.read(path)


@pytest.mark.parametrize("name", ["half.png", "half.jpg", "half.tiff", "words.png"])
def test_a_damaged_image_is_one_clear_line(tmp_path: Path, name: str) -> None:
    from PIL import Image

    path = tmp_path / name
    if name.startswith("half"):
        Image.effect_noise((300, 300), 50).save(path)
        path.write_bytes(path.read_bytes()[:2000])
    else:
        path.write_text("no image", encoding="utf-8")
    with pytest.raises(Unreadable, match="不是完好的图像"):
        image.read(path)


def test_an_image_too_large_is_not_decoded(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "large.png"
    Image.new("1", (3000, 2000), 1).save(path)
    with pytest.raises(Unreadable, match="FILINGS_MAX_PIXELS"):
        image.read(path, Limits(pixels=1_000_000))
    path.write_bytes(_said_to_be(path.read_bytes(), 30_000, 30_000))
    with pytest.raises(Unreadable, match=r"900,000,000.*FILINGS_MAX_PIXELS"):
        image.read(path)


def _said_to_be(png: bytes, width: int, height: int) -> bytes:
    """An image whose head says another size."""
    head = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]


@pytest.mark.parametrize(
    ("width", "height", "dpi"),
    [(1, 1, 200), (30, 30, 200), (70, 70, 200), (3000, 1, 200), (2, 900, 200), (300, 300, 10)],
)
def test_an_image_too_small_or_too_coarse_for_a_word_shows_none(
    tmp_path: Path, width: int, height: int, dpi: int
) -> None:
    from PIL import Image

    path = tmp_path / "small.png"
    spotted = Image.new("L", (width, height), 255)
    spotted.paste(0, (width // 2, height // 2, width // 2 + 10, height // 2 + 10))
    spotted.save(path, dpi=(dpi, dpi))
    with pytest.raises(Unreadable, match="没有认出文字"):
        image.read(path)


def test_a_later_frame_too_large_is_said_to_be_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    path = tmp_path / "frames.png"
    Image.new("L", (30, 30)).save(
        path, "GIF", save_all=True, append_images=[Image.new("L", (30, 30), 255)], disposal=2
    )
    place = struct.pack("<cHHHH", b",", 0, 0, 30, 30)
    head, first, later = path.read_bytes().split(place)
    path.write_bytes(head + place + first + struct.pack("<cHHHH", b",", 0, 0, 60_000, 60_000) + later)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)
    with pytest.raises(Unreadable, match="像素太多"):
        image.read(path)
    assert Image.MAX_IMAGE_PIXELS == 100_000


def test_a_missing_library_of_the_system_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr(ocr, "_RapidEye", absent)
    ocr.eye.cache_clear()
    with pytest.raises(Unreadable, match="libgl1"):
        ocr.eye()
    ocr.eye.cache_clear()
