"""The packages that Word and Excel write: a zip of XML parts that name each other.

Owns the refusal of packages that are damaged, locked or unpack to too much, and of parts that declare entities, which
the format forbids and only bombs have. Nothing outside the package is ever followed.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ingest.errors import Unreadable
from ingest.limits import within
from ingest.readers.canonical import Source

LARGEST_PART = 100_000_000
"""Bytes of the largest XML part that is read into memory at once."""

_XML = (".xml", ".rels")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The XML parts of a package by their names, in the file called `name`."""

    name: str
    parts: Mapping[str, bytes]

    def tree(self, part: str) -> Any:
        """The root element of a part, None where the package has no such part. Raises Unreadable."""
        from lxml import etree

        data = self.parts.get(part)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self.name) from error

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to inside the package: the last word of the kind and the part, by the id used for it."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for link in () if root is None else root:
            target = link.get("Target") if hasattr(link, "get") else None
            if target is None or link.get("TargetMode") == "External":
                continue
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (kind, posixpath.normpath(place))
        return found

    def first(self, part: str, kind: str) -> str | None:
        """The first part of a kind that `part` points to."""
        return next((target for found, target in self.related(part).values() if found == kind), None)


def opened(data: bytes, source: Source) -> Package:
    """The package that the bytes of a file are. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            within(source.limits, source.file, unpacked_bytes=sum(entry.file_size for entry in entries))
            parts: dict[str, bytes] = {}
            for entry in entries:
                if entry.filename.lower().endswith(_XML):
                    parts[entry.filename] = _part(archive, entry, source.file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged(source.file) from error
    except RuntimeError as error:  # what zipfile raises for an entry with a password
        raise locked(source.file) from error
    return Package(name=source.file, parts=parts)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """A part unpacked: one byte more than it declares is already too much, for `zipfile` stops at the declared size."""
    if entry.file_size > LARGEST_PART:
        most = LARGEST_PART // 1_000_000
        raise Unreadable(
            f"{name!r} 内部的 {entry.filename!r} 超过 {most} MB：请拆分 / a part is larger than {most} MB: split it"
        )
    data = archive.read(entry)
    if _DECLARES.search(data.replace(b"\0", b"")):
        raise Unreadable(
            f"{name!r} 声明了 XML 实体，不是 Office 写的文件：请重新另存 / it declares XML entities: save it anew"
        )
    return data


def damaged(name: str) -> Unreadable:
    """The refusal of a file whose bytes do not hold together."""
    return Unreadable(
        f"{name!r} 已损坏：请用 Word、Excel 或 WPS 打开后另存 / it is damaged: open it in Office and save it anew"
    )


def locked(name: str) -> Unreadable:
    """The refusal of a file with a password."""
    return Unreadable(f"{name!r} 有密码：请取消密码后另存 / it has a password: save it without one")
