"""Image files, and pages of PDF files that are only images: decoded, and read by `ingest.readers.scan`.

Owns what is particular to image files: frames, colours, how many dots an inch has, and images too large to be decoded.
"""

import hashlib
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import Document
from ingest.errors import Unreadable
from ingest.limits import USUAL, Limits, within
from ingest.readers import ocr, paged, scan
from ingest.readers.page import Page

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

DPI = 200.0
"""The resolution at which pages are read: enough for small type, and a page takes seconds."""
_POINTS = 72.0
_LONG_SIDE = 11.69
"""Of a sheet, in inches, where a file does not say how large it is."""
_SHEETS = (4.0, 30.0)
"""What the longer side of a sheet may be, in inches; a file that says another size does not know it."""


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the file is damaged, too large, or shows no text."""
    data = path.read_bytes()
    pages = tuple(_pages(path, limits))
    if not any(page.words for page in pages):
        raise Unreadable(
            f"{path.name!r} 的图像里没有认出文字：请换更清楚的扫描件 / shows no text that is recognised: scan it again"
        )
    return paged.document(pages, file=path.name, digest=hashlib.sha256(data).hexdigest())


def looked_at(pages: Sequence[Page], data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """The pages of a PDF file, those without a text layer read from their image."""
    if not any(page.image_only for page in pages):
        yield from pages
        return
    import pypdfium2

    with pypdfium2.PdfDocument(data) as opened:
        for page in pages:
            yield _drawn(opened, page, name, limits) if page.image_only else page


def _drawn(opened: "PdfDocument", page: Page, name: str, limits: Limits) -> Page:
    scale = DPI / _POINTS
    within(limits, name, pixels=round(page.width * page.height * scale**2))
    source = opened[page.number - 1]
    bitmap = source.render(scale=scale, grayscale=True)
    grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    bitmap.close()
    source.close()
    return scan.page(grey, DPI, page.number, ocr.eye())


def _pages(path: Path, limits: Limits) -> Iterator[Page]:
    """The frames of an image file one by one, each released before the next. What decoders of broken bytes raise is not
    to be foreseen; all of it is one message."""
    import numpy
    from PIL import Image, ImageSequence

    broken = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, struct.error)
    try:
        with _opened(path) as opened:
            within(limits, path.name, pages=getattr(opened, "n_frames", 1))
            for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
                within(limits, path.name, pixels=frame.width * frame.height)
                grey, dpi = sheet(frame)
                yield scan.page(numpy.array(grey, dtype=numpy.uint8), dpi, number, ocr.eye())
    except Image.DecompressionBombError as error:  # a later frame, of a size that is never decoded
        raise Unreadable(
            f"{path.name!r} 有一页的像素太多：请降低分辨率后重新扫描 / has a page of too many pixels: scan it at a lower resolution"
        ) from error
    except broken as error:
        raise Unreadable(
            f"{path.name!r} 不是完好的图像：请重新扫描或另存一次 / is no intact image: scan it or save it again"
        ) from error


def _opened(path: Path) -> "Image":
    """An image file of which only the head is read. The library would refuse one of many pixels as it refuses a broken one; how
    many there may be is for our limits to say, before any is decoded."""
    from PIL import Image

    usual, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        return Image.open(path)
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def sheet(frame: "Image") -> tuple["Image", float]:
    """A frame in grey values on white paper, at no more dots an inch than are needed, and their number."""
    from PIL import Image, ImageOps

    dpi = _resolution(frame)
    upright = ImageOps.exif_transpose(frame)
    if "A" in upright.getbands() or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    grey = upright.convert("L")
    if dpi > DPI * 1.2:
        size = (max(1, round(grey.width * DPI / dpi)), max(1, round(grey.height * DPI / dpi)))
        grey, dpi = grey.resize(size, Image.Resampling.LANCZOS), DPI
    return grey, dpi


def _resolution(frame: "Image") -> float:
    """Dots an inch: what the file says, if a sheet of that size can be; else those of an A4 sheet."""
    longer = max(frame.size)
    said = frame.info.get("dpi", (0, 0))[0]
    low, high = _SHEETS
    if said and said > 1 and low <= longer / float(said) <= high:
        return float(said)
    return longer / _LONG_SIDE
