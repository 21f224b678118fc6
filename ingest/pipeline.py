"""A file's path: read → extract → check → chunk → the stores. Owns which files are read, and when nothing is to do.

The same bytes, read by the same code and embedded with the same model, are no work. A file with the name of another one
and new bytes takes its place.
"""

import hashlib
import importlib.metadata
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest import checks, chunk, doubt
from ingest.document import Report
from ingest.errors import Misuse, Unreadable
from ingest.extract import prose, tables
from ingest.formats import ENDINGS, READERS
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.documents import Counts, FilingRecord
from ingest.store.shelf import Contents, Shelf, open_shelf

log = logging.getLogger(__name__)

SOURCES = (".py", ".tsv", ".json")
APART = ("store", "__main__.py", "pipeline.py", "settings.py", "errors.py")
"""Code of this package that has no say in what is read in a file."""

LIBRARIES = ("rjieba", "rapidocr-onnxruntime")
"""What reads differently with another version."""

NOTHING = Counts(facts=0, tables=0, chunks=0, issues=0)


class State(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REMOVED = "removed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: why, where it failed; what it holds, where it did not."""

    file: str
    state: State
    detail: str = ""
    digest: str = ""
    reports: tuple[Report, ...] = ()
    counts: Counts = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a run is: the file at work (`file` of `files`, from 1), and its passages that have their vectors."""

    name: str
    file: int
    files: int
    done: int
    total: int


Progress = Callable[[Step], None]


def add(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Add files, and those of folders that can be read. A file that fails is reported and does not stop the rest.

    Raises Misuse for a path that is missing or a folder without filings; Busy, NotWritable, Outdated or ModelMissing
    where nothing can be done at all.
    """
    found = files(paths)
    with open_shelf(settings) as shelf:
        return tuple(
            _add(file, shelf, settings, _teller(progress, file, number, len(found)))
            for number, file in enumerate(found, start=1)
        )


def remove(names: Sequence[str], settings: Settings) -> tuple[Outcome, ...]:
    """Remove filings by file name or by the beginning of their digest. Raises Misuse where one is not loaded; then
    nothing is removed."""
    with open_shelf(settings) as shelf:
        chosen = {filing.digest: filing for filing in (shelf.find(name) for name in names)}
        for filing in chosen.values():
            shelf.withdraw(filing)
        return tuple(_outcome(filing, State.REMOVED) for filing in chosen.values())


def read(path: Path, settings: Settings) -> Contents:
    """Everything that a file says, without any store. Raises Unreadable."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(
            f"{path.name!r} 的格式不能读（可读：{ENDINGS}）：请先转换 / not a format that is read: convert it first"
        )
    _require_size(path, settings)
    started = time.perf_counter()
    document = reader(path, settings.limits)
    cell_facts, cell_issues = tables.facts(document)
    prose_facts, prose_issues = prose.facts(document)
    found, doubtful = doubt.settled(document, (*cell_facts, *prose_facts))
    contents = Contents(
        original=path.read_bytes(),
        document=document,
        facts=found,
        chunks=chunk.chunks(document),
        issues=(*document.issues, *cell_issues, *prose_issues, *doubtful),
        checks=checks.run(document, found),
        reader=reader_version(),
    )
    log.info(
        "read %s: %d tables, %d facts, %d chunks, %d issues in %.2f s",
        path.name, len(document.tables), len(found), len(contents.chunks), len(contents.issues),
        time.perf_counter() - started,
    )  # fmt: skip
    return contents


@cache
def reader_version() -> str:
    """Changes with any code or vocabulary that has a say in what is read, so that no store keeps what old code read."""
    package = Path(__file__).parent
    digest = hashlib.sha256("".join(map(importlib.metadata.version, LIBRARIES)).encode())
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if path.suffix in SOURCES and place.parts[0] not in APART:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _add(path: Path, shelf: Shelf, settings: Settings, advance: embedding.Advance | None) -> Outcome:
    started = time.perf_counter()
    try:
        _require_size(path, settings)
        digest = _digest(path)
        held = {filing.digest: filing for filing in shelf.filings()}
        namesake = next((filing for filing in held.values() if filing.file == path.name), None)
        known = held.get(digest)
        if known and known.reader == reader_version() and known.model == embedding.identity(settings):
            return _same_bytes(path, known, namesake, shelf)
        shelf.publish(read(path, settings), advance)
    except Unreadable as error:
        return Outcome(file=path.name, state=State.FAILED, detail=str(error))
    log.info("%s is visible after %.2f s", path.name, time.perf_counter() - started)
    state = State.REPLACED if namesake or known else State.ADDED
    return _outcome(shelf.find(digest), state, _why(known, namesake))


def _same_bytes(path: Path, known: FilingRecord, namesake: FilingRecord | None, shelf: Shelf) -> Outcome:
    """The bytes are loaded already; another filing of this file's name has been replaced by them all the same."""
    if namesake and namesake.digest != known.digest:
        shelf.withdraw(namesake)
        return _outcome(known, State.REPLACED, f"{path.name!r} 的内容即 now has the bytes of {known.file!r}")
    detail = "" if known.file == path.name else f"内容同 same bytes as {path.name!r}"
    return _outcome(known, State.UNCHANGED, detail)


def _why(known: FilingRecord | None, namesake: FilingRecord | None) -> str:
    if known:
        return "读取程序或模型有变，重新读取 read again, for the readers or the model have changed"
    return f"取代 took the place of {namesake.digest[:12]}" if namesake else ""


def _outcome(filing: FilingRecord, state: State, detail: str = "") -> Outcome:
    return Outcome(
        file=filing.file,
        state=state,
        detail=detail,
        digest=filing.digest,
        reports=filing.reports,
        counts=filing.counts,
    )


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
    _require_names(list(found))
    return list(found)


def _readable(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and file.suffix.lower() in READERS and not hidden


def _require_names(files: list[Path]) -> None:
    """One name, one filing: a second one in the same run would silently replace the first."""
    first: dict[str, Path] = {}
    for file in files:
        other = first.setdefault(file.name, file)
        if other.resolve() != file.resolve() and other.read_bytes() != file.read_bytes():
            raise Misuse(
                f"{str(other)!r} 与 {str(file)!r} 同名而内容不同：请给其中一个改名 "
                "/ one name, different contents: rename one of them"
            )


def _require_size(path: Path, settings: Settings) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Unreadable(
            f"{path.name!r} 读不出：请检查权限 / cannot be read: check its rights ({error.strerror})"
        ) from error
    if size > settings.max_file_bytes:
        raise Unreadable(
            f"{path.name!r} 有 {size:,} 字节，超过上限 {settings.max_file_bytes:,}：请拆分，或调高 FILINGS_MAX_FILE_BYTES "
            "/ too large: split it, or raise FILINGS_MAX_FILE_BYTES"
        )


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise Unreadable(
            f"{path.name!r} 读不出：请检查权限 / cannot be read: check its rights ({error.strerror})"
        ) from error


def _teller(progress: Progress | None, file: Path, number: int, files: int) -> embedding.Advance | None:
    if progress is None:
        return None

    def tell(done: int, total: int) -> None:
        progress(Step(name=file.name, file=number, files=files, done=done, total=total))

    tell(0, 0)
    return tell
