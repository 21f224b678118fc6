"""What reads a file, by the ending of its name: one more format is one more row."""

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.limits import Limits
from ingest.readers import image, pdf, text

Reader = Callable[[Path, Limits], Document]

READERS: dict[str, Reader] = {".txt": text.read, ".md": text.read, ".pdf": pdf.read}
READERS |= dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), image.read)

ENDINGS = ", ".join(READERS)
