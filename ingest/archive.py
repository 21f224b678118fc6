"""Archives (zip): the files in one, put into a folder under names of ours, so that no path of theirs leads anywhere.

Owns what an archive may do: no links, no paths out of it, no passwords, no archive in an archive in an archive, and no more
than the limits say, whatever its directory claims. Files of the system (__MACOSX, ~$…, those with a leading dot) are left
out without a word, files of formats that are not read with one.
"""

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.errors import Unreadable
from ingest.formats import ARCHIVES, ENDINGS, READERS
from ingest.limits import Limits, within

DEEPEST = 2
"""An archive may hold archives; those in turn hold files only."""
SMALL = 10_000_000
"""Bytes of a file up to which nobody asks how well they were packed."""
AT_ONCE = 1 << 20
LONGEST = 60
"""Characters of a file's name on disk."""

_OF_SYSTEM = re.compile(r"\.(?!\.?$)|~\$|__MACOSX$|thumbs\.db$|desktop\.ini$", re.IGNORECASE)
_NOT_ON_DISK = re.compile(r'[\\/:*?"<>|]')
_OUTSIDE = re.compile(r"/|[A-Za-z]:")
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, zlib.error, lzma.LZMAError, EOFError)
_UTF8 = 0x800
_LOCKED = 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive: where it was put, and its name in the archive with the folders that lead to it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What was not taken out of an archive, and why; `amiss` where that is more than a format that is not read."""

    name: str
    why: str
    amiss: bool = True


def unpack(path: Path, folder: Path, limits: Limits) -> tuple[Member | Left, ...]:
    """The files of the archive at `path`, written into `folder`.

    A file that unpacks to too much, or to far more than its packed size, is left, as one that is damaged is. Raises Unreadable where it is no
    archive, has a password, or holds nothing, too many files, or more bytes in all than the limits allow.
    """
    unpacking = _Unpacking(path.name, folder, limits)
    unpacking.open(path)
    if not unpacking.found:
        raise Unreadable(
            f"{path.name!r} 里没有可读的文件（{ENDINGS}）：请换一个 / holds no file that is read: give another"
        )
    return tuple(unpacking.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archive:
    """An open archive: what its files are named after, how deep it stands in others, and how many bytes it has."""

    zip: zipfile.ZipFile
    prefix: str
    depth: int
    size: int


class _Unpacking:
    """One archive being unpacked with those inside: what was found, and how much there is so far."""

    def __init__(self, name: str, folder: Path, limits: Limits) -> None:
        self.found: list[Member | Left] = []
        self._name = name
        self._folder = folder
        self._limits = limits
        self._files = 0
        self._written = 0
        self._put = 0

    def open(self, path: Path, prefix: str = "", depth: int = 1) -> None:
        """Unpack the archive at `path`."""
        name = prefix.rstrip("/") or self._name
        try:
            with zipfile.ZipFile(path) as file:
                entries = [entry for entry in file.infolist() if not entry.is_dir()]
                self._files += len(entries)
                within(self._limits, self._name, files=self._files)
                _require_unlocked(name, entries)
                for entry in entries:
                    self._take(
                        _Archive(zip=file, prefix=prefix, depth=depth, size=path.stat().st_size), entry
                    )
        except zipfile.BadZipFile as error:
            raise Unreadable(
                f"{name!r} 不是完好的压缩包：请重新压缩 / is no sound archive: pack it again ({error})"
            ) from error

    def _take(self, archive: _Archive, entry: zipfile.ZipInfo) -> None:
        """Unpack one entry, or note why not."""
        named = _decoded(entry).replace("\\", "/")
        parts = [part for part in named.split("/") if part not in ("", ".")]
        if not parts or any(_OF_SYSTEM.match(part) for part in parts):
            return
        name = archive.prefix + _printable("/".join(parts))
        ending = Path(parts[-1]).suffix.lower()
        if _OUTSIDE.match(named) or ".." in parts:
            self._leave(
                archive.prefix + _printable(named),
                "路径指向压缩包之外，未解压 / its path leads out of the archive",
            )
        elif not _is_file(entry):
            self._leave(name, "是链接，未解压 / it is a link")
        elif ending in ARCHIVES and archive.depth == DEEPEST:
            self._leave(name, "压缩包套得太深：请先解开 / an archive too deep inside others: unpack it first")
        elif ending not in ARCHIVES and ending not in READERS:
            self.found.append(
                Left(name=name, why=f"格式不能读（可读：{ENDINGS}）/ not a format that is read", amiss=False)
            )
        elif swollen := self._swollen(archive, entry, name):
            self.found.append(Left(name=name, why=swollen))
        else:
            self._write(archive, entry, name)

    def _write(self, archive: _Archive, entry: zipfile.ZipInfo, name: str) -> None:
        self._put += 1
        path = self._folder / str(self._put) / _on_disk(name)
        path.parent.mkdir(parents=True)
        try:
            if entry.header_offset < 0:
                raise zipfile.BadZipFile("it begins before the archive does")
            with archive.zip.open(entry) as source, path.open("xb") as target:
                for piece in _pieces(source):
                    self._written += len(piece)
                    within(self._limits, self._name, unpacked_bytes=self._written)
                    target.write(piece)
            if path.suffix.lower() in ARCHIVES:
                self._inner(path, name, archive.depth + 1)
            else:
                self.found.append(Member(path=path, name=name))
        except _DAMAGED as error:
            self._leave(
                name, f"在压缩包里已损坏：请重新压缩 / is damaged in the archive: pack it again ({error})"
            )

    def _inner(self, path: Path, name: str, depth: int) -> None:
        """Unpack an archive of this one; what is wrong with it does not stop the rest."""
        try:
            self.open(path, f"{name}/", depth)
        except Unreadable as error:
            self.found.append(Left(name=name, why=str(error)))

    def _leave(self, name: str, why: str) -> None:
        self.found.append(Left(name=name, why=f"{name!r} {why}"))

    def _swollen(self, archive: _Archive, entry: zipfile.ZipInfo, name: str) -> str:
        """Why a file is not unpacked that alone is above the limit or would become far more than it is; nothing for any other.
        No more than what the directory says is ever unpacked of it, and it cannot be packed in more than the whole archive has."""
        packed = max(1, min(entry.compress_size, archive.size))
        times = entry.file_size // packed if entry.file_size > SMALL else 0
        try:
            within(self._limits, name, packing=times, unpacked_bytes=entry.file_size)
        except Unreadable as error:
            return str(error)
        return ""


def _require_unlocked(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise Unreadable(f"{name!r} 有密码：请解除后再添加 / is locked by a password: unlock it first")


def _decoded(entry: zipfile.ZipInfo) -> str:
    """The name as who packed it wrote it: without a mark for UTF-8 it may be that all the same, or GBK."""
    named = entry.orig_filename
    if entry.flag_bits & _UTF8:
        return named
    raw = named.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return named


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a plain file: archives made on Unix say what else it may be."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "_" for character in name)


def _on_disk(name: str) -> str:
    """A name that every file system takes."""
    last = Path(name.rpartition("/")[2])
    stem = last.stem.encode("utf-8", "replace").decode()[:LONGEST]
    return _NOT_ON_DISK.sub("_", stem).strip(". ") + last.suffix.lower() or "_"


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(AT_ONCE):
        yield piece
