"""A file's path: read → extract → check → chunk → the stores. Owns the order, and when nothing is to do.

Files are read in a process of its own. The same bytes, read by the same code and embedded with the same model, are no work.
A file with the name of another one and new bytes takes its place.
"""

import hashlib
import importlib.metadata
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest import checks, chunk, doubt
from ingest.archive import Left, Member
from ingest.document import Report
from ingest.errors import Unreadable
from ingest.extract import prose, tables
from ingest.formats import reader
from ingest.intake import arrivals, files
from ingest.isolation import Bounds, Isolation
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.documents import Counts, FilingRecord
from ingest.store.shelf import Contents, Shelf, open_shelf

log = logging.getLogger(__name__)

SOURCES = (".py", ".tsv", ".json")
APART = (
    "store", "__main__.py", "archive.py", "errors.py", "intake.py", "isolation.py", "pipeline.py", "settings.py", "worker.py"
)  # fmt: skip
"""Code of this package that has no say in what is read in a file."""

LIBRARIES = ("lxml", "markdown-it-py", "openpyxl", "pdfplumber", "rapidocr-onnxruntime", "rjieba", "xlrd")
"""Packages that have a say in it."""

NOTHING = Counts(facts=0, tables=0, chunks=0, issues=0)


class State(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REMOVED = "removed"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: why, where it was not taken; what it holds, where it was. `file` is a file of an archive by
    its path in there."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The files of a run, before the first of them."""

    names: tuple[str, ...]


Progress = Callable[[Expected | Step | Outcome], None]
"""Told what is to come, how far it is, and what became of each file."""


def add(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Add files, and those of folders and archives that can be read. A file that fails is reported and does not stop the
    rest.

    Raises Misuse for a path that is missing or a folder without filings; Busy, NotWritable, Outdated or ModelMissing
    where nothing can be done at all.
    """
    found = files(paths)
    bounds = Bounds(seconds=settings.read_seconds, memory=settings.read_memory_bytes)
    with (
        open_shelf(settings) as shelf,
        Isolation(bounds) as isolation,
        arrivals(found, settings, isolation) as arrived,
    ):
        run = _Run(shelf=shelf, isolation=isolation, settings=settings, tell=progress or _silent)
        run.tell(Expected(names=tuple(one.name for one in arrived)))
        return tuple(_told(run, one, (number, len(arrived))) for number, one in enumerate(arrived, start=1))


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
    _require_size(path, settings)
    started = time.perf_counter()
    document = reader(path)(path, settings.limits)
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
    versions = (f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    digest = hashlib.sha256(", ".join(versions).encode())
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if path.suffix in SOURCES and place.parts[0] not in APART:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What a run works with."""

    shelf: Shelf
    isolation: Isolation
    settings: Settings
    tell: Progress


def _told(run: _Run, arrived: Member | Left, place: tuple[int, int]) -> Outcome:
    """What becomes of one file, `place` of those of the run, told when it is known."""
    if isinstance(arrived, Left):
        state = State.FAILED if arrived.amiss else State.SKIPPED
        outcome = Outcome(file=arrived.name, state=state, detail=arrived.why)
    else:
        outcome = _add(run, arrived, _teller(run.tell, arrived.name, place))
    run.tell(outcome)
    return outcome


def _add(run: _Run, member: Member, advance: embedding.Advance) -> Outcome:
    started = time.perf_counter()
    shelf, settings = run.shelf, run.settings
    try:
        _require_size(member.path, settings)
        digest = _digest(member.path)
        held = {filing.digest: filing for filing in shelf.filings()}
        namesake = next((filing for filing in held.values() if filing.file == member.name), None)
        known = held.get(digest)
        if known and known.reader == reader_version() and known.model == embedding.identity(settings):
            return _same_bytes(member.name, known, namesake, shelf)
        contents = run.isolation.run(member.name, read, member.path, settings)
    except Unreadable as error:
        return Outcome(file=member.name, state=State.FAILED, detail=str(error))
    shelf.publish(replace(contents, document=replace(contents.document, file=member.name)), advance)
    log.info("%s is visible after %.2f s", member.name, time.perf_counter() - started)
    state = State.REPLACED if namesake or known else State.ADDED
    filing = shelf.find(digest)
    return _outcome(filing, state, _joined(_why(known, namesake), _elsewhere(filing, shelf.filings())))


def _same_bytes(name: str, known: FilingRecord, namesake: FilingRecord | None, shelf: Shelf) -> Outcome:
    """The bytes are loaded already; another filing of this file's name has been replaced by them all the same."""
    if namesake and namesake.digest != known.digest:
        shelf.withdraw(namesake)
        return _outcome(known, State.REPLACED, f"{name!r} 的内容即 now has the bytes of {known.file!r}")
    detail = "" if known.file == name else f"内容同 same bytes as {name!r}"
    return _outcome(known, State.UNCHANGED, detail)


def _why(known: FilingRecord | None, namesake: FilingRecord | None) -> str:
    if known:
        return "读取程序或模型有变，重新读取 read again, for the readers or the model have changed"
    return f"取代 took the place of {namesake.digest[:12]}" if namesake else ""


def _elsewhere(filing: FilingRecord, filings: Sequence[FilingRecord]) -> str:
    """Which other filings report on the same: perhaps an older version under another name."""
    own = set(map(_subject, filing.reports))
    others = [one.file for one in filings if one.key != filing.key and own & set(map(_subject, one.reports))]
    return (
        f"同一单位、年度、种类的报告另见 the same report is also in {', '.join(map(repr, others))}"
        if others
        else ""
    )


def _subject(report: Report) -> tuple[str, int, str]:
    return (report.organisation, report.year, report.kind.value)


def _joined(*said: str) -> str:
    return "；".join(filter(None, said))


def _outcome(filing: FilingRecord, state: State, detail: str = "") -> Outcome:
    return Outcome(
        file=filing.file,
        state=state,
        detail=detail,
        digest=filing.digest,
        reports=filing.reports,
        counts=filing.counts,
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


def _teller(tell: Progress, name: str, place: tuple[int, int]) -> embedding.Advance:
    number, files = place

    def advance(done: int, total: int) -> None:
        tell(Step(name=name, file=number, files=files, done=done, total=total))

    advance(0, 0)
    return advance


def _silent(_: object) -> None:
    """Nobody listens."""
