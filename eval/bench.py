"""Ratios of one run, for machines are noisy: ingestion of filings against embedding the same distinct passages bare.

`python -m eval.bench PATH…` adds the filings to an empty data folder. The bare embedding runs before and after it, and the
mean of both counts, so that a machine that grows slower in between does not decide. The model is loaded and warm.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest import pipeline
from ingest.errors import IngestError
from ingest.settings import Settings
from ingest.store import embedding

LIMIT = 1.3
"""Ingestion may take so many times the bare embedding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What one run took, in seconds: `bare` before and after `ingestion`."""

    filings: int
    passages: int
    distinct: int
    bare: tuple[float, float]
    ingestion: float

    @property
    def ratio(self) -> float:
        """Ingestion over the mean of the bare embeddings."""
        return self.ingestion / (sum(self.bare) / len(self.bare))


def run(paths: Sequence[Path], settings: Settings) -> Timing:
    """Time the ingestion of filings into an empty folder beside embedding their distinct passages.

    Raises IngestError, also where a filing cannot be added.
    """
    files = pipeline.files(paths)
    texts = [chunk.ranked for file in files for chunk in pipeline.read(file, settings).chunks]
    distinct = list(dict.fromkeys(texts))
    embedding.embed(settings, distinct[:8])
    with tempfile.TemporaryDirectory() as folder:
        fresh = settings.model_copy(
            update={
                "data": Path(folder),
                "models": settings.models or settings.data / "models",
                "database": None,
            }
        )
        before = _seconds(lambda: embedding.embed(settings, distinct))
        ingestion = _seconds(lambda: _require_added(pipeline.add(paths, fresh)))
        after = _seconds(lambda: embedding.embed(settings, distinct))
    return Timing(
        filings=len(files),
        passages=len(texts),
        distinct=len(distinct),
        bare=(before, after),
        ingestion=ingestion,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the timing and its ratio; 1 where it is over the limit or a filing failed."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="where the unpacked model is (default: FILINGS_DATA)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    try:
        timing = run(options.paths, Settings(data=options.data) if options.data else Settings())
    except IngestError as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({**asdict(timing), "ratio": round(timing.ratio, 3)}))
    else:
        print(
            f"{timing.filings} filings, {timing.passages} passages ({timing.distinct} distinct): "
            f"ingestion {timing.ingestion:.1f} s, bare embedding {timing.bare[0]:.1f} s and {timing.bare[1]:.1f} s, "
            f"ratio {timing.ratio:.2f} (limit {LIMIT})"
        )
    return 0 if timing.ratio <= LIMIT else 1


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _require_added(outcomes: Sequence[pipeline.Outcome]) -> None:
    for outcome in outcomes:
        if outcome.state is not pipeline.State.ADDED:
            raise IngestError(f"{outcome.file!r} was not added: {outcome.detail or outcome.state.value}")


if __name__ == "__main__":
    sys.exit(main())
