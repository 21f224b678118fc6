"""What a file is by its content, whatever its name says: many an .xls is a web page, and a .doc may be a PDF.

Owns the signs that a format has at its beginning or in its directory. Reading belongs to the readers.
"""

import re
import zipfile
from enum import Enum, auto
from pathlib import Path

from ingest.errors import Unreadable

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<(?:table|body|head|meta|div|p|h[1-6])[\s>]", re.IGNORECASE)
_OFFICE_XML = re.compile(
    r"urn:schemas-microsoft-com:office:spreadsheet|schemas\.microsoft\.com/office/word/2003"
)


class Kind(Enum):
    """The formats that are told apart."""

    TEXT = auto()
    BYTES = auto()
    PDF = auto()
    WORD = auto()
    WORKBOOK = auto()
    OLD_WORKBOOK = auto()
    PAGE = auto()
    OLD_OFFICE = auto()
    LOCKED = auto()
    IMAGE = auto()
    ARCHIVE = auto()


_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", Kind.PDF),
    (b"{\\rtf", Kind.OLD_OFFICE),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
)
_IN_COMPOUND: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.OLD_OFFICE),
    ("Workbook", Kind.OLD_WORKBOOK),
    ("Book", Kind.OLD_WORKBOOK),
)
_IN_ZIP: tuple[tuple[str, Kind], ...] = (
    ("word/", Kind.WORD),
    ("xl/", Kind.WORKBOOK),
    ("content.xml", Kind.OLD_OFFICE),
)


def kind(path: Path) -> Kind:
    """What the file at `path` is; TEXT or BYTES where nothing says more. Raises Unreadable where it cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(
            f"{path.name!r} 无法打开（{reason}）：请检查权限 / cannot be opened: check permissions"
        ) from error
    if data.startswith(_ZIP):
        return _packed(path)
    if data.startswith(_COMPOUND):
        return next((kind for name, kind in _IN_COMPOUND if name.encode("utf-16-le") in data), Kind.BYTES)
    head = data[:_HEAD]
    return next((kind for sign, kind in _SIGNS if head.startswith(sign)), _written(head))


def _packed(path: Path) -> Kind:
    """What a zip is by the names in it; a damaged one by the names that can still be seen."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        data = path.read_bytes()
        return next((kind for name, kind in _IN_ZIP if name.encode() in data), Kind.ARCHIVE)
    return next((kind for name, kind in _IN_ZIP if any(one.startswith(name) for one in names)), Kind.ARCHIVE)


def _written(head: bytes) -> Kind:
    """What a text is by its first tags; UTF-16 shows by its mark, and zero bytes without it are no text."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\0" in head:
        return Kind.BYTES
    text = head.decode("utf-16" if wide else "latin-1", "ignore")
    if _OFFICE_XML.search(text):
        return Kind.OLD_OFFICE
    return Kind.PAGE if _PAGE.search(text) else Kind.TEXT
