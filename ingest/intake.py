"""Which files a run reads: folders opened, archives unpacked, each file under the name that its filing will have.

Owns the folder that archives are unpacked into: it is emptied before a run and after it. What an archive may do belongs to
`ingest.archive`.
"""

import filecmp
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.archive import Left, Member, unpack
from ingest.errors import Misuse, Unreadable
from ingest.formats import ARCHIVES, ENDINGS, READERS
from ingest.isolation import Isolation
from ingest.limits import within
from ingest.settings import Settings

UNPACKED = "unpacked"


def files(paths: Sequence[Path]) -> list[Path]:
    """The files to add, folders opened, each once. Raises Misuse."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if _readable(file, path)]
            if not inside:
                raise Misuse(
                    f"目录 {str(path)!r} 里没有可读的文件（{ENDINGS}）：请换一个 / holds no file that is read: name another"
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise Misuse(f"{str(path)!r} 不存在：请检查路径 / does not exist: check the path")
    return list(found)


def _readable(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return file.is_file() and file.suffix.lower() in (*READERS, *ARCHIVES) and not hidden


@contextmanager
def arrivals(
    found: Sequence[Path], settings: Settings, isolation: Isolation
) -> Iterator[tuple[Member | Left, ...]]:
    """Those files and the files of archives among them, as long as the context lasts; for the one writer of the data folder
    only."""
    folder = settings.data / UNPACKED
    shutil.rmtree(folder, ignore_errors=True)  # what a killed run has left
    try:
        yield _distinct(
            arrival
            for number, path in enumerate(found)
            for arrival in _arrivals(path, folder / str(number), settings, isolation)
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _arrivals(
    path: Path, folder: Path, settings: Settings, isolation: Isolation
) -> tuple[Member | Left, ...]:
    if path.suffix.lower() not in ARCHIVES:
        return (Member(path=path, name=path.name),)
    try:
        within(settings.limits, path.name, unpacked_bytes=path.stat().st_size)
        return isolation.run(path.name, unpack, path, folder, settings.limits)
    except Unreadable as error:
        return (Left(name=path.name, why=str(error)),)


def _distinct(arrived: Iterator[Member | Left]) -> tuple[Member | Left, ...]:
    """One name, one filing: a second file of a name and other bytes would silently replace the first."""
    first: dict[str, Member] = {}
    found: list[Member | Left] = []
    for one in arrived:
        if isinstance(one, Member):
            other = first.setdefault(one.name, one)
            if not filecmp.cmp(other.path, one.path, shallow=False):
                why = f"{one.name!r} 在这次添加中已有同名而内容不同的一份：请改名 / another file of this name and other contents came before it: rename one"
                found.append(Left(name=one.name, why=why))
                continue
        found.append(one)
    return tuple(found)
