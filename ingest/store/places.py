"""How places are kept in the relational store: spans and layouts in short texts, read back as they were."""

from collections.abc import Sequence

from ingest.document import Run, Span


def written(span: Span) -> str:
    """`start end`."""
    return f"{span.start} {span.end}"


def read(place: str) -> Span:
    """The span that `written` wrote."""
    start, end = map(int, place.split())
    return Span(start=start, end=end)


def layout_written(runs: Sequence[Run]) -> str:
    """A line for each run: start, end, page, the four sides, and the confidence where there is one."""
    return "\n".join(
        " ".join(
            (*map(str, (run.start, run.end, run.page)), *map(repr, run.box), *map(repr, _confidence(run)))
        )
        for run in runs
    )


def layout_read(lines: str) -> tuple[Run, ...]:
    """The runs that `layout_written` wrote."""
    return tuple(map(_run, lines.splitlines()))


def _confidence(run: Run) -> tuple[float, ...]:
    return () if run.confidence is None else (run.confidence,)


def _run(line: str) -> Run:
    start, end, page, *measures = line.split()
    left, top, right, bottom, *confidence = map(float, measures)
    return Run(
        start=int(start),
        end=int(end),
        page=int(page),
        box=(left, top, right, bottom),
        confidence=confidence[0] if confidence else None,
    )
