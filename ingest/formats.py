"""What reads a file: by what it is, and by the ending of its name where its content does not say. One more format is one
more row in both tables."""

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.errors import Unreadable
from ingest.limits import Limits
from ingest.readers import content, converted, docx, html, image, markdown, pdf, text, xls, xlsx
from ingest.readers.content import Kind
from ingest.readers.package import locked

Reader = Callable[[Path, Limits], Document]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".csv": text.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".docm": docx.read,
    ".xlsx": xlsx.read,
    ".xlsm": xlsx.read,
    ".xls": xls.read,
    ".et": xls.read,
    ".html": html.read,
    ".htm": html.read,
    ".doc": converted.read,
    ".wps": converted.read,
    ".rtf": converted.read,
    ".odt": converted.read,
    ".ods": converted.read,
    ".png": image.read,
    ".jpg": image.read,
    ".jpeg": image.read,
    ".tif": image.read,
    ".tiff": image.read,
}

_BY_CONTENT: dict[Kind, Reader] = {
    Kind.PDF: pdf.read,
    Kind.IMAGE: image.read,
    Kind.WORD: docx.read,
    Kind.WORKBOOK: xlsx.read,
    Kind.OLD_WORKBOOK: xls.read,
    Kind.OLD_OFFICE: converted.read,
    Kind.PAGE: html.read,
}

_TEXTS = (".txt", ".csv", ".md")
"""Endings of files that may hold tags and are texts all the same."""
_OTHERS = {Kind.ARCHIVE: "压缩包 an archive"}

ARCHIVES = (".zip",)
"""What is unpacked, and the files in it read."""

ENDINGS = ", ".join((*READERS, *ARCHIVES))


def reader(path: Path) -> Reader:
    """What reads the file at `path`. Raises Unreadable for a format that nothing reads."""
    ending = path.suffix.lower()
    named = READERS.get(ending)
    if named is None:
        raise Unreadable(
            f"{path.name!r} 的格式不能读（可读：{ENDINGS}）：请先转换 / not a format that is read: convert it first"
        )
    kind = content.kind(path)
    if kind is Kind.LOCKED:
        raise locked(path.name)
    if ending in _TEXTS and (kind is Kind.PAGE or kind not in _BY_CONTENT):
        return named
    if kind is Kind.TEXT and named not in (pdf.read, image.read):
        return text.read
    if kind in _OTHERS and kind not in _BY_CONTENT:
        raise Unreadable(
            f"{path.name!r} 的内容是{_OTHERS[kind]}：请先转换 / its content is not what its name says: convert it first"
        )
    return _BY_CONTENT.get(kind, named)
