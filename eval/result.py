"""The outcome of a run: one Result a question, a Run with what it was run on; to JSON and back.

Owns the shape of `report.json`, which reports, comparisons and the app read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from eval.errors import BadRun
from eval.ranking import TOPS, recall, reciprocal


class Outcome(StrEnum):
    """How a question ended, the worst of all in its own class."""

    RIGHT = "right"
    WRONG_FIGURE = "wrong_figure"
    WRONG = "wrong"
    SILENT = "silent"
    CRASH = "crash"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one question.

    `gold` and `got` are one line each for people; `answer` is the whole answer, `sources` the gold evidence as it
    stands in the filings. `part` is dev or test. `precise` of `citations` hold what they are cited for; `covered` of `expected` pieces of gold
    evidence are quoted. `first` is the place of the first passage of retrieval that holds a piece of it, `whole` the
    place by which all are held, 0 where none does, nothing where there was nothing to be found.
    """

    id: str
    category: str
    style: str
    lang: str
    part: str
    history: tuple[str, ...]
    question: str
    gold: str
    got: str
    outcome: Outcome
    reason: str
    stage: str | None
    faults: tuple[str, ...] = ()
    unbacked: tuple[str, ...] = ()
    citations: int = 0
    precise: int = 0
    covered: int = 0
    expected: int = 0
    first: int | None = None
    whole: int | None = None
    ms: float = 0.0
    answer: Mapping[str, Any] | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A set run once: its results and what they were got with."""

    set: str
    started: str
    commit: str
    settings: Mapping[str, Any]
    model: str
    corpus_version: int
    filings: tuple[str, ...]
    results: tuple[Result, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of some results."""

    total: int
    outcomes: Mapping[Outcome, int]
    citations: int
    precise: int
    covered: int
    expected: int
    unbacked: int
    firsts: tuple[int, ...]
    wholes: tuple[int, ...]
    median_ms: float
    p95_ms: float

    @property
    def run(self) -> int:
        """How many were run."""
        return self.total - self.outcomes[Outcome.NOT_RUN]

    @property
    def right(self) -> float:
        """The share of right ones among those that were run; nothing run is nothing right."""
        return self.outcomes[Outcome.RIGHT] / self.run if self.run else 0.0

    @property
    def precision(self) -> float:
        """The share of citations that hold what they are cited for."""
        return self.precise / self.citations if self.citations else 0.0

    @property
    def recall(self) -> float:
        """The share of gold evidence that is quoted."""
        return self.covered / self.expected if self.expected else 0.0

    def retrieved(self, top: int) -> float:
        """The share of questions whose whole evidence the first `top` passages hold (recall@k)."""
        return recall(self.wholes, top)

    @property
    def mrr(self) -> float:
        """The mean reciprocal place of the first passage that holds a piece of the evidence."""
        return reciprocal(self.firsts)


def summarise(results: Sequence[Result]) -> Summary:
    """The counts of `results`."""
    times = sorted(result.ms for result in results if result.outcome != Outcome.NOT_RUN)
    return Summary(
        total=len(results),
        outcomes={outcome: sum(result.outcome == outcome for result in results) for outcome in Outcome},
        citations=sum(result.citations for result in results),
        precise=sum(result.precise for result in results),
        covered=sum(result.covered for result in results),
        expected=sum(result.expected for result in results),
        unbacked=sum(bool(result.unbacked) for result in results),
        firsts=tuple(result.first for result in results if result.first is not None),
        wholes=tuple(result.whole for result in results if result.whole is not None),
        median_ms=_quantile(times, 0.5),
        p95_ms=_quantile(times, 0.95),
    )


def _quantile(times: Sequence[float], share: float) -> float:
    """The smallest time that at least `share` of the times do not exceed."""
    return times[max(0, -(-len(times) * round(share * 100) // 100) - 1)] if times else 0.0


def by(results: Iterable[Result], name: str) -> dict[str, tuple[Result, ...]]:
    """`results` grouped by one of their fields, in alphabetical order of the groups."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(str(getattr(result, name)), []).append(result)
    return {group: tuple(members) for group, members in sorted(groups.items())}


def to_json(run: Run) -> dict[str, Any]:
    """The run as `report.json` prints it, its summary in front for readers."""
    summary = summarise(run.results)
    counts = {
        "total": summary.total,
        **{outcome.value: number for outcome, number in summary.outcomes.items()},
        "share_right": round(summary.right, 4),
        "citation_precision": round(summary.precision, 4),
        "evidence_recall": round(summary.recall, 4),
        "unbacked": summary.unbacked,
        **{f"recall_at_{top}": round(summary.retrieved(top), 4) for top in TOPS},
        "mrr": round(summary.mrr, 4),
        "median_ms": summary.median_ms,
        "p95_ms": summary.p95_ms,
    }
    return {"summary": counts, **asdict(run)}


def from_json(record: Mapping[str, Any]) -> Run:
    """A run from its JSON. Raises KeyError, TypeError or ValueError where it is none."""
    fields = {name: value for name, value in record.items() if name != "summary"}
    results = tuple(_result(result) for result in fields.pop("results"))
    return Run(**{**fields, "filings": tuple(fields["filings"]), "results": results})


def _result(record: Mapping[str, Any]) -> Result:
    lists = {name: tuple(value) for name, value in record.items() if isinstance(value, list)}
    return Result(**{**record, **lists, "outcome": Outcome(record["outcome"])})


def read_run(path: Path) -> Run:
    """The run of a `report.json`, or of the folder that holds one. Raises BadRun."""
    file = path / "report.json" if path.is_dir() else path
    try:
        return from_json(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRun(
            f"cannot read a run from {str(file)!r}: {error!r}; give the folder of `eval run --out`"
        ) from error
