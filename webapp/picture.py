"""`python -m webapp.picture PAGE < FILE > PAGE.png`: a page of a PDF or an image file as a picture, drawn by a process of its own.

A file is untrusted, and the library that draws it is native code: what breaks there must not break the app.
"""

import io
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

from ingest.readers.image import sheet

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0
"""Pixels a point."""
SECONDS = 20
_POINTS = 72
_HEADER = 1024
"""A PDF says so in its first bytes."""
_COLOURS = 32
_MOST_PIXELS = 40_000_000
_MEMORY = 1 << 30

log = logging.getLogger(__name__)


def drawn(data: bytes, page: int) -> bytes | None:
    """The PNG of a page (counted from 1) of a PDF or an image file; None where it cannot be drawn, and the log says why."""
    command = [sys.executable, "-m", "webapp.picture", str(page)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except subprocess.SubprocessError as error:
        log.warning("page %d cannot be drawn: %s", page, error)
        return None
    return done.stdout


def size(png: bytes) -> tuple[float, float]:
    """Width and height in points of a page that was drawn."""
    return int.from_bytes(png[16:20], "big") / SCALE, int.from_bytes(png[20:24], "big") / SCALE


def _draw(data: bytes, page: int) -> bytes:
    image = _page_of(data, page) if b"%PDF" in data[:_HEADER] else _frame_of(data, page)
    written = io.BytesIO()
    image.quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


def _frame_of(data: bytes, page: int) -> "Image":
    """A frame of an image file, as large as the page that was read in it."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        opened.seek(page - 1)
        if opened.width * opened.height > 2 * _MOST_PIXELS:
            raise ValueError(f"page {page} is {opened.width} × {opened.height} pixels, too large to be drawn")
        grey, dpi = sheet(opened)
    scale = SCALE * _POINTS / dpi
    return grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)


def _page_of(data: bytes, page: int) -> "Image":
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        found = document[page - 1]
        width, height = found.get_size()
        if width * height * SCALE**2 > _MOST_PIXELS:
            raise ValueError(f"page {page} is {width:.0f} × {height:.0f} points, too large to be drawn")
        image: Image = found.render(scale=SCALE).to_pil()
    return image


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # there is no such limit on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(_draw(sys.stdin.buffer.read(), int(sys.argv[1])))
