"""How the product holds up as a corpus grows: invented filings in steps, the same questions at each, the stack as it comes beside.

Owns the runs over sizes and what is measured at each. Inventing filings belongs to `eval.invented`, judging answers to
`eval.runner`, the picture to `eval.plot`. Above a given size passages get no vectors: only facts and keywords are loaded.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from assistant.pipeline import answer, passages
from eval.baseline import Baseline
from eval.case import Abstention, Case
from eval.errors import NotIngested, NotMeasured
from eval.filings import Filings
from eval.invented.filings import Invented, invented
from eval.ranking import Find, Spot, rank, rankable, recall
from eval.result import Outcome, Result, by, summarise
from eval.runner import Known, Product, one
from ingest.pipeline import State, add
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus

FIRST = 10
"""The filings whose questions are asked at every size."""
TOP = 5
"""Passages of a list that may hold the evidence."""
STAGES = ("parse", "plan", "execute", "compose", "verify")
NEAR = "same filings"
"""Questions about the first filings; the others are about later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run: corpora of so many filings, so many questions of each, and up to which size passages get vectors."""

    sizes: tuple[int, ...]
    seed: int = 0
    questions: int = 120
    embed_up_to: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was measured at one size. Shares are of right answers or found evidence; `right` is (right, asked) by group;
    `dense` is nothing where no passage has a vector. Times in ms (`answerable_p95` without the questions about what no
    filing says), ingestion in seconds a filing, stores in MB."""

    filings: int
    embedded: bool
    facts: int
    passages: int
    right: Mapping[str, tuple[int, int]]
    categories: Mapping[str, tuple[int, int]]
    wrong_figures: int
    crashes: int
    abstentions: tuple[int, int]
    first_ms: float
    median_ms: float
    p95_ms: float
    answerable_p95: float
    stages: Mapping[str, float]
    ingestion: float
    database: float
    vectors: float
    product: float
    keywords: float
    dense: float | None
    faults: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """The share of all questions that were answered right."""
        right, asked = self.right["all"]
        return right / asked if asked else 0.0


Told = Callable[[str], None]


def run(plan: Plan, settings: Settings, told: Told) -> tuple[Step, ...]:
    """Measure every size, the smallest first; `told` hears what is at work. Raises NotMeasured, NotIngested."""
    try:
        filings = tuple(invented(max(plan.sizes), plan.seed))
    except ValueError as error:
        raise NotMeasured(f"{error}: give smaller sizes") from error
    with TemporaryDirectory(prefix="scale-") as temporary:
        folder = Path(temporary)
        for filing in filings:
            (folder / filing.file).write_text(filing.text, encoding="utf-8")
        grown = {True: _Grown(folder, "embedded", settings), False: _Grown(folder, "keywords", settings)}
        return tuple(
            _step(filings[:size], plan, grown[size <= plan.embed_up_to], told) for size in sorted(plan.sizes)
        )


def sample(filings: Sequence[Invented], questions: int, seed: int) -> dict[str, tuple[Case, ...]]:
    """At most so many questions: half about the first filings, the same at every size, the others about later ones."""
    early = [case for filing in filings[:FIRST] for case in filing.cases]
    late = [case for filing in filings[FIRST:] for case in filing.cases]
    half = Random(f"{seed}/early").sample(early, min(len(early), max(1, questions // 2)))
    rest = Random(f"{seed}/late").sample(late, min(len(late), questions - len(half)))
    return {NEAR: tuple(half), "later filings": tuple(rest)}


class _Grown:
    """A data folder that filings are added to step by step, with vectors or without."""

    def __init__(self, filings: Path, name: str, settings: Settings) -> None:
        self.embedded = name == "embedded"
        self._filings = filings
        update: dict[str, Any] = {"data": filings / name, "database": None, "chroma": None}
        update["models"] = settings.models or settings.data / "models"
        self.settings = settings.model_copy(
            update=update if self.embedded else {**update, "model": embedding.NONE}
        )
        self._held: set[str] = set()

    def grow(self, filings: Sequence[Invented]) -> float:
        """Add those of `filings` that are not loaded yet; the seconds that each took. Raises NotIngested."""
        new = [self._filings / filing.file for filing in filings if filing.file not in self._held]
        if self.embedded:
            embedding.embed(self.settings, ["warm"])
        started = time.perf_counter()
        for outcome in add(new, self.settings) if new else ():
            if outcome.state is State.FAILED:
                raise NotIngested(f"{outcome.file!r} could not be ingested: {outcome.detail}")
            self._held.add(outcome.file)
        return (time.perf_counter() - started) / max(1, len(new))

    def megabytes(self) -> tuple[float, float]:
        """The relational store with what it keeps of vectors, and the vector index."""
        sizes = [
            (path, path.stat().st_size / 1e6) for path in self.settings.data.rglob("*") if path.is_file()
        ]
        vectors = sum(size for path, size in sizes if "vectors" in path.parts)
        return sum(size for _, size in sizes) - vectors, vectors


def _step(filings: Sequence[Invented], plan: Plan, grown: _Grown, told: Told) -> Step:
    told(f"{len(filings)} filings: ingestion")
    ingestion = grown.grow(filings)
    asked = sample(filings, plan.questions, plan.seed)
    known = Known(Filings({filing.file: filing.text for filing in filings}))
    told(f"{len(filings)} filings: questions")
    _first(grown, asked[NEAR][0])  # what a process imports once is no matter of size
    first = _first(grown, asked[NEAR][0])
    with Corpus.open(grown.settings) as corpus:
        counts = [record.counts for record in corpus.filings()]
        product = _product(corpus)
        product.ask(asked[NEAR][0].question, ())
        results = {name: _asked(cases, product, known) for name, cases in asked.items()}
    told(f"{len(filings)} filings: baseline")
    cases = [case for group in asked.values() for case in group if rankable(case)]
    keywords, dense = _baseline(cases, known.filings, grown)
    database, vectors = grown.megabytes()
    every = [result for group in results.values() for result in group]
    summary = summarise(every)
    abstained = {case.id for group in asked.values() for case in group if isinstance(case.gold, Abstention)}
    return Step(
        filings=len(filings),
        embedded=grown.embedded,
        facts=sum(count.facts for count in counts),
        passages=sum(count.chunks for count in counts),
        right={**{name: _right(group) for name, group in results.items()}, "all": _right(every)},
        categories={name: _right(group) for name, group in by(every, "category").items()},
        wrong_figures=summary.outcomes[Outcome.WRONG_FIGURE],
        crashes=summary.outcomes[Outcome.CRASH],
        abstentions=_right([result for result in every if result.id in abstained]),
        first_ms=first,
        median_ms=summary.median_ms,
        p95_ms=summary.p95_ms,
        answerable_p95=summarise([result for result in every if result.id not in abstained]).p95_ms,
        stages={stage: _stage(every, stage) for stage in STAGES},
        ingestion=ingestion,
        database=database,
        vectors=vectors,
        product=summary.retrieved(TOP),
        keywords=keywords,
        dense=dense,
        faults=tuple((result.id, f"{result.question} → {result.reason}") for result in every if result.stage),
    )


def _product(corpus: Corpus) -> Product:
    """The product on this corpus."""
    files = {record.digest: record.file for record in corpus.filings()}

    def ask(question: str, history: Sequence[str]) -> Mapping[str, Any]:
        return answer(question, history, corpus).to_json()

    def find(question: str, history: Sequence[str]) -> Sequence[Spot]:
        found = passages(question, history, corpus)
        return [Spot(files[chunk.filing], chunk.span.start, chunk.span.end) for chunk in found]

    return Product(ask=ask, find=find)


def _first(grown: _Grown, case: Case) -> float:
    """The milliseconds of the first question to a corpus that was just opened."""
    with Corpus.open(grown.settings) as corpus:
        started = time.perf_counter()
        _product(corpus).ask(case.question, case.history)
        return (time.perf_counter() - started) * 1000


def _asked(cases: Iterable[Case], product: Product, known: Known) -> tuple[Result, ...]:
    return tuple(
        one(case, product, known) for case in tqdm(cases, unit="question", disable=None, leave=False)
    )


def _right(results: Sequence[Result]) -> tuple[int, int]:
    return sum(result.outcome is Outcome.RIGHT for result in results), len(results)


def _stage(results: Sequence[Result], stage: str) -> float:
    """The median milliseconds of one stage of an answer."""
    times = [float(result.answer["ms"].get(stage, 0.0)) for result in results if result.answer]
    return median(times) if times else 0.0


def _baseline(cases: Sequence[Case], filings: Filings, grown: _Grown) -> tuple[float, float | None]:
    """The share of questions whose whole evidence is in the first passages, by BM25 and by vectors where there are any."""
    with TemporaryDirectory(prefix="baseline-") as folder:
        baseline = Baseline(filings, grown.settings, Path(folder) if grown.embedded else None)
        keywords = _whole(cases, baseline.bm25, filings)
        dense = _whole(cases, baseline.dense, filings) if grown.embedded else None
        baseline.close()
    return keywords, dense


def _whole(cases: Sequence[Case], find: Find, filings: Filings) -> float:
    places = [rank(case, find(case.question, case.history), filings).whole for case in cases]
    return recall(places, TOP)


def rows(steps: Sequence[Step]) -> list[tuple[str, ...]]:
    """One column a size, a header first."""
    names = list(dict.fromkeys(name for step in steps for name in step.categories))
    lines: list[tuple[str, Callable[[Step], str]]] = [
        ("vectors", lambda step: "yes" if step.embedded else "left out"),
        ("facts", lambda step: f"{step.facts:,}"),
        ("passages", lambda step: f"{step.passages:,}"),
        *(
            (f"right, {name}", lambda step, name=name: _counted(step.right.get(name)))
            for name in steps[0].right
        ),
        *((f"right, {name}", lambda step, name=name: _counted(step.categories.get(name))) for name in names),
        ("right abstentions", lambda step: _counted(step.abstentions)),
        ("wrong figures", lambda step: str(step.wrong_figures)),
        ("crashes", lambda step: str(step.crashes)),
        ("first question after opening, ms", lambda step: f"{step.first_ms:,.0f}"),
        ("question p50, ms", lambda step: f"{step.median_ms:,.0f}"),
        ("question p95, ms", lambda step: f"{step.p95_ms:,.0f}"),
        ("answerable question p95, ms", lambda step: f"{step.answerable_p95:,.0f}"),
        *((f"  {stage} p50, ms", lambda step, stage=stage: f"{step.stages[stage]:,.1f}") for stage in STAGES),
        ("ingestion, s a filing", lambda step: f"{step.ingestion:.2f}"),
        ("relational store, MB", lambda step: f"{step.database:,.0f}"),
        ("vector index, MB", lambda step: f"{step.vectors:,.0f}"),
        (f"evidence in {TOP}: product's passages", lambda step: f"{step.product:.0%}"),
        (f"evidence in {TOP}: baseline, BM25", lambda step: f"{step.keywords:.0%}"),
        (
            f"evidence in {TOP}: baseline, dense",
            lambda step: "–" if step.dense is None else f"{step.dense:.0%}",
        ),
    ]
    head = ("filings", *(f"{step.filings:,}" for step in steps))
    return [head, *((name, *(shown(step) for step in steps)) for name, shown in lines)]


def _counted(pair: tuple[int, int] | None) -> str:
    return f"{pair[0]} of {pair[1]}" if pair and pair[1] else "–"
