"""Ratios of one run, for machines are noisy: what the product takes beside the bare work that it cannot do without.

Owns what is timed and the levels that the project states for it. Work and bare work are timed in turn, and the median of
the pairs' ratios counts. Child processes run first: peak memory is read in processes whose parent is still small, for a child
inherits its parent's peak. Growth with the corpus belongs to `eval.scale`.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.pipeline import answer
from eval.case import Case, Category
from eval.crowd import crowd
from eval.errors import NotIngested, NotMeasured
from eval.invented.filings import invented
from eval.report import table
from eval.scale import Step, rows
from ingest import pipeline
from ingest.intake import files
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus

if TYPE_CHECKING:
    from langchain_huggingface import HuggingFaceEmbeddings

ROOT = Path(__file__).resolve().parents[1]
NUMERIC = (Category.TABLE_CELL, Category.PROSE_NUMBER, Category.DERIVED)
WORDS = (Category.NARRATIVE,)
MOST = 24
"""Questions of a kind that are timed."""
ROUNDS = 5
"""How often a question and the start of a process are timed."""
LIMITS = {
    "numeric question": 0.5,
    "passage question": 1.5,
    "five at once": 3.0,
    "ingestion": 1.3,
    "cold ask": 4.0,
}
"""How many times the bare work each may take."""
BARE_START = ("-c", "import sqlalchemy, pydantic_settings")
PEAK = """
import resource, runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
except SystemExit as ended:
    if ended.code:
        raise
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (1e6 if sys.platform == "darwin" else 1e3), file=sys.stderr)
"""
"""Runs a module and says at the end how much memory the process had at most, in MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Work timed beside bare work, in seconds: one pair a run."""

    name: str
    against: str
    runs: tuple[tuple[float, float], ...]

    @property
    def value(self) -> float:
        """The median of how many times the bare work it took."""
        return median([work / bare for work, bare in self.runs])

    @property
    def limit(self) -> float:
        """What it may be."""
        return LIMITS[self.name]

    @property
    def held(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Ratios, and the peak memory of a process in MB by what it did."""

    ratios: tuple[Ratio, ...]
    memory: tuple[tuple[str, float], ...]


def measure(
    cases: Sequence[Case], paths: Sequence[Path], settings: Settings, told: Callable[[str], None]
) -> Bench:
    """Time the product on filings and questions about them. Raises NotMeasured where the questions are of one kind only
    or a process fails, and IngestError."""
    numeric, words = chosen(cases, NUMERIC), chosen(cases, WORDS)
    with TemporaryDirectory(prefix="bench-") as temporary:
        fresh = _fresh(settings, Path(temporary) / "data")
        told("peak memory")
        batch = Path(temporary) / "questions.jsonl"
        lines = [json.dumps({"id": case.id, "question": case.question}) for case in words]
        batch.write_text("\n".join(lines), encoding="utf-8")
        memory = (
            ("ingestion", _peak(fresh, "ingest", "add", *_listed(paths))),
            ("one numeric question", _peak(fresh, "assistant", "ask", numeric[0].question)),
            (f"{len(words)} passage questions", _peak(fresh, "assistant", "ask", "--batch", str(batch))),
        )
        told("cold starts")
        cold = _cold(numeric[0].question, fresh)
        told("warm questions")
        with Corpus.open(fresh) as corpus:
            warm = tuple(
                Ratio(name=name, against="one query embedding", runs=_warm(asked, corpus))
                for name, asked in (("numeric question", numeric), ("passage question", words))
            )
            told("five people at once")
            together = _together((*numeric, *words), corpus, Path(temporary))
        told("ingestion")
        ingested = _ingestion(paths, _fresh(settings, Path(temporary) / "again"))
    return Bench(ratios=(*warm, together, ingested, cold), memory=memory)


def chosen(cases: Sequence[Case], categories: Sequence[Category]) -> tuple[Case, ...]:
    """Questions of some kinds, spread over the set; those that go on from an earlier turn are left out.

    Raises NotMeasured where there is none.
    """
    fit = [case for case in cases if case.category in categories and not case.history]
    if not fit:
        raise NotMeasured(f"the set has no question of {', '.join(categories)}: give one that has")
    count = min(len(fit), MOST)
    return tuple(fit[place * len(fit) // count] for place in range(count))


def _fresh(settings: Settings, data: Path) -> Settings:
    """The settings on an empty data folder, with the model where it is unpacked already."""
    models = (settings.models or settings.data / "models").resolve()
    return settings.model_copy(update={"data": data, "models": models, "database": None, "chroma": None})


def _warm(cases: Sequence[Case], corpus: Corpus) -> tuple[tuple[float, float], ...]:
    """Each question beside an embedding of it, in turn: the best of the rounds counts, for whatever else the machine does
    only adds. A first round warms up."""
    model = embedding.loaded(corpus.settings)
    rounds = [[_pair(case, corpus, model) for case in cases] for _ in range(1 + ROUNDS)][1:]
    best = [map(min, zip(*pairs, strict=True)) for pairs in zip(*rounds, strict=True)]
    return tuple((work, bare) for work, bare in best)


def _pair(case: Case, corpus: Corpus, model: "HuggingFaceEmbeddings") -> tuple[float, float]:
    """The seconds of an answer and of a bare embedding."""
    embedding._question.cache_clear()  # a question that comes again would find its vector kept
    work = _seconds(lambda: answer(case.question, (), corpus))
    return work, _seconds(lambda: model.embed_query(case.question))


def _together(cases: Sequence[Case], corpus: Corpus, folder: Path) -> Ratio:
    """Five people at once while a filing is added, beside one alone: the times that 95 of 100 answers keep."""
    filing = next(invented(1))
    file = folder / filing.file
    file.write_text(filing.text, encoding="utf-8")
    command = ("-m", "ingest", "add", str(file), "--data", str(corpus.settings.data))

    def adding() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, *command], env=_environment(corpus.settings), stdout=subprocess.DEVNULL
        )

    return Ratio(
        name="five at once",
        against="one person alone (both: the slowest of 20 answers)",
        runs=(crowd(cases, corpus, adding),),
    )


def _ingestion(paths: Sequence[Path], fresh: Settings) -> Ratio:
    """Ingestion into an empty folder beside embedding the filings' distinct passages, before it and after it: the mean of
    both counts, so that a machine that grows slower in between does not decide."""
    read = [pipeline.read(file, fresh) for file in files(paths)]
    distinct = list(dict.fromkeys(chunk.ranked for contents in read for chunk in contents.chunks))
    embedding.embed(fresh, distinct[:8])
    before = _seconds(lambda: embedding.embed(fresh, distinct))
    work = _seconds(lambda: _require_added(pipeline.add(paths, fresh)))
    after = _seconds(lambda: embedding.embed(fresh, distinct))
    return Ratio(
        name="ingestion",
        against=f"embedding {len(distinct)} distinct passages of {len(read)} filings",
        runs=((work, (before + after) / 2),),
    )


def _cold(question: str, fresh: Settings) -> Ratio:
    """A question to a new process beside a new process that only imports what no question can do without."""
    asked = ("-m", "assistant", "ask", question, "--data", str(fresh.data))
    pairs = [
        (_seconds(lambda: _run(asked, fresh)), _seconds(lambda: _run(BARE_START, fresh)))
        for _ in range(ROUNDS)
    ]
    return Ratio(
        name="cold ask", against="a process that imports sqlalchemy and pydantic_settings", runs=tuple(pairs)
    )


def _peak(fresh: Settings, *command: str) -> float:
    """The peak memory of a command in MB."""
    done = _run(("-c", PEAK, *command, "--data", str(fresh.data)), fresh)
    return float(done.stderr.splitlines()[-1])


def _run(arguments: Sequence[str], fresh: Settings) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [sys.executable, *arguments],
        env=_environment(fresh),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"a process failed: {' '.join(done.stderr.split())[-300:]!r}; run it by hand")
    return done


def _environment(fresh: Settings) -> dict[str, str]:
    """That of an installation that has been used before: the product's bytecode is kept, as that of its libraries is."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "FILINGS_MODELS": str(fresh.models),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }


def _listed(paths: Sequence[Path]) -> list[str]:
    return [str(path.resolve()) for path in files(paths)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _require_added(outcomes: Sequence[pipeline.Outcome]) -> None:
    for outcome in outcomes:
        if outcome.state is not pipeline.State.ADDED:
            raise NotIngested(f"{outcome.file!r} was not added: {outcome.detail or outcome.state.value}")


def markdown(bench: Bench | None, steps: Sequence[Step]) -> str:
    """What was measured as tables."""
    parts = []
    if bench:
        head = ("", "runs", "median", "bare work", "ratio", "limit", "", "against")
        parts += ["## Ratios", table(head, [_row(ratio) for ratio in bench.ratios])]
        peaks = [(name, f"{peak:,.0f}") for name, peak in bench.memory]
        parts += ["## Peak memory of a process", table(("", "MB"), peaks)]
    if steps:
        sizes, *lines = rows(steps)
        parts += ["## Growth with the corpus", table(sizes, lines)]
        left = [f"{step.filings:,}" for step in steps if not step.embedded]
        if left:
            parts.append(
                f"At {', '.join(left)} filings no passage has a vector: only facts and keywords were loaded, "
                "passages were ranked by keywords alone, and the baseline has no dense list."
            )
    return "\n\n".join(parts) + "\n"


def _row(ratio: Ratio) -> tuple[str, ...]:
    work, bare = (median(column) for column in zip(*ratio.runs, strict=True))
    kept = "kept" if ratio.held else "MISSED"
    return (
        ratio.name,
        str(len(ratio.runs)),
        _time(work),
        _time(bare),
        f"{ratio.value:.2f}",
        f"{ratio.limit:g}",
        kept,
        ratio.against,
    )


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds * 1000:,.1f} ms"


def to_json(bench: Bench | None, steps: Sequence[Step]) -> dict[str, Any]:
    """What was measured as JSON."""
    ratios = bench.ratios if bench else ()
    return {
        "ratios": [
            {**asdict(ratio), "ratio": round(ratio.value, 4), "limit": ratio.limit, "held": ratio.held}
            for ratio in ratios
        ],
        "memory": dict(bench.memory) if bench else {},
        "scale": [{**asdict(step), "share": round(step.share, 4)} for step in steps],
    }


def write(bench: Bench | None, steps: Sequence[Step], folder: Path) -> None:
    """Write `bench.json` and `bench.md` into `folder`, and where sizes were run the plot `bench.svg`."""
    from eval.plot import svg

    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(to_json(bench, steps), ensure_ascii=False, indent=1)
    (folder / "bench.json").write_text(content + "\n", encoding="utf-8")
    (folder / "bench.md").write_text("# Benchmarks\n\n" + markdown(bench, steps), encoding="utf-8")
    if steps:
        (folder / "bench.svg").write_text(svg(steps), encoding="utf-8")
