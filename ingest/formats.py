"""What reads a file, by the ending of its name: one more format is one more row."""

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.limits import Limits
from ingest.readers import text

Reader = Callable[[Path, Limits], Document]

READERS: dict[str, Reader] = {".txt": text.read, ".md": text.read}

ARCHIVES = (".zip",)
"""What is unpacked, and the files in it read."""

ENDINGS = ", ".join((*READERS, *ARCHIVES))
