"""The evaluation runs in the data folder: which there are, and what each says of itself in short.

Owns where reports stand and what is kept of them in memory: the heads of all, the results of the few last opened.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import streamlit as st

from eval.case import Part
from eval.errors import BadRun
from eval.result import Result, Run, Summary, read_run, summarise

FOLDER = "evaluation"
REPORT = "report.json"
LISTED = 60
ALL = "all"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A run without its results. `name` is its folder; `part` is dev, test or all."""

    name: str
    file: Path
    set: str
    part: str
    started: datetime
    commit: str
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What there is: the latest first, and the folders whose report cannot be read."""

    heads: tuple[Head, ...]
    unreadable: tuple[str, ...]

    def named(self, name: str | None) -> Head | None:
        """The run of that name."""
        return next((head for head in self.heads if head.name == name), None)

    def rivals(self, head: Head) -> tuple[Head, ...]:
        """The other runs of the same set: of the same part first, the earlier before the later."""
        others = [other for other in self.heads if other.set == head.set and other.name != head.name]
        return tuple(
            sorted(others, key=lambda other: (other.part != head.part, other.started > head.started))
        )


def found(data: Path) -> Runs:
    """The runs in a data folder (`python -m eval run --out DATA/evaluation/NAME`, or started on the page)."""
    files = sorted((data / FOLDER).glob(f"*/{REPORT}"), key=_moment, reverse=True)[:LISTED]
    read = [(file, _head(str(file), _moment(file))) for file in files]
    heads = sorted((head for _, head in read if head), key=lambda head: head.started, reverse=True)
    return Runs(heads=tuple(heads), unreadable=tuple(file.parent.name for file, head in read if head is None))


def run_of(head: Head) -> Run:
    """A run with its results. Raises BadRun where its report has gone or was damaged meanwhile."""
    return _run(str(head.file), _moment(head.file))


def part_of(results: Iterable[Result]) -> str:
    """The part of a set that results are of."""
    parts = {result.part for result in results}
    return parts.pop() if len(parts) == 1 else ALL


def parts() -> Sequence[str]:
    """The parts that can be run."""
    return (ALL, *(part.value for part in Part))


def _moment(file: Path) -> int:
    """When a file was last written; a file that has just gone is the oldest of all."""
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@st.cache_resource(show_spinner=False, max_entries=4)
def _run(file: str, written: int) -> Run:
    return read_run(Path(file))


@st.cache_resource(show_spinner=False, max_entries=4 * LISTED)
def _head(file: str, written: int) -> Head | None:
    """The head of a report as it was written at that moment; nothing where it is none."""
    path = Path(file)
    try:
        run = read_run(path)
        started = datetime.fromisoformat(run.started).astimezone()
    except (BadRun, TypeError, ValueError):
        log.warning("the evaluation report %r cannot be read", file, exc_info=True)
        return None
    return Head(
        name=path.parent.name,
        file=path,
        set=run.set.removesuffix(".jsonl"),
        part=part_of(run.results),
        started=started,
        commit=run.commit,
        summary=summarise(run.results),
    )
