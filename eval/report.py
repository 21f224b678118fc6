"""A run as people read it: tables for the terminal and Markdown, and the files of a report.

Owns wording and layout of the text report; the HTML page belongs to `eval.page`.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.page import page
from eval.ranking import TOPS
from eval.result import Outcome, Result, Run, Summary, by, summarise, to_json

_HEADER = (
    "",
    "run",
    "right",
    "share",
    "wrong figure",
    "wrong",
    "silent",
    "crash",
    "not run",
    "median ms",
    "p95 ms",
)


_RETRIEVAL = ("", "questions", *(f"recall@{top}" for top in TOPS), "MRR")


def write(run: Run, folder: Path) -> None:
    """Write `report.json`, `report.md` and `report.html` of a run into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(to_json(run), ensure_ascii=False, indent=1, default=str)
    (folder / "report.json").write_text(content, encoding="utf-8")
    (folder / "report.md").write_text(markdown(run), encoding="utf-8")
    (folder / "report.html").write_text(page(run), encoding="utf-8")


def markdown(run: Run) -> str:
    """The whole run as text: counts, wrong figures, failures."""
    summary = summarise(run.results)
    parts = [
        f"# {run.set}: {headline(summary)}",
        f"{run.started} · commit {run.commit} · model {run.model} · corpus version {run.corpus_version} · "
        f"{len(run.filings)} filings",
        measures(summary),
        "## By category",
        table(_HEADER, _rows(run.results, "category")),
        "## Retrieval by category",
        table(_RETRIEVAL, _retrieval(run.results)),
        "## By style",
        table(_HEADER, _rows(run.results, "style")),
        "## By language",
        table(_HEADER, _rows(run.results, "lang")),
        "## Failures by stage",
        table(
            ("stage", "failures"), [(stage, str(len(found))) for stage, found in stages(run.results).items()]
        ),
        f"## Wrong figures ({summary.outcomes[Outcome.WRONG_FIGURE]})",
        *_failures(result for result in run.results if result.outcome == Outcome.WRONG_FIGURE),
        "## Right without the gold evidence (to be read by hand)",
        *_failures(result for result in run.results if elsewhere(result)),
        "## Other failures",
        *_failures(result for _, found in stages(run.results).items() for result in found if _other(result)),
    ]
    return "\n\n".join(parts) + "\n"


def headline(summary: Summary) -> str:
    """The result in one line, counts first."""
    counts = summary.outcomes
    line = f"{counts[Outcome.RIGHT]} of {summary.run} right ({summary.right:.1%})"
    return line + f", {counts[Outcome.WRONG_FIGURE]} wrong figures, {counts[Outcome.CRASH]} crashes"


def measures(summary: Summary) -> str:
    """What is measured of citations and time, in one paragraph."""
    lines = [
        f"citations that hold: {summary.precise} of {summary.citations} ({summary.precision:.1%})",
        f"gold evidence quoted: {summary.covered} of {summary.expected} ({summary.recall:.1%})",
        f"answers with an unbacked figure: {summary.unbacked}",
        f"time: median {summary.median_ms:.0f} ms, p95 {summary.p95_ms:.0f} ms",
    ]
    if summary.outcomes[Outcome.NOT_RUN]:
        lines.append(f"NOT RUN: {summary.outcomes[Outcome.NOT_RUN]} questions whose filing is absent")
    return "\n".join(f"- {line}" for line in lines)


def stages(results: Sequence[Result]) -> dict[str, tuple[Result, ...]]:
    """The failures by the stage at fault, the most frequent first."""
    groups = by((result for result in results if result.stage), "stage")
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def elsewhere(result: Result) -> bool:
    """Whether a right answer cites none of the gold evidence: another place may print an equal figure by chance."""
    return (
        result.outcome == Outcome.RIGHT and result.covered == 0 < result.expected and bool(result.citations)
    )


def _other(result: Result) -> bool:
    return result.outcome not in (Outcome.RIGHT, Outcome.WRONG_FIGURE, Outcome.NOT_RUN)


def _failures(results: Iterable[Result]) -> list[str]:
    lines = []
    for result in results:
        asked = " → ".join((*result.history, result.question))
        lines.append(
            f"- **{result.id}** [{result.category}, {result.stage}] {asked}\n"
            f"  - gold: {result.gold}\n  - got: {result.got}\n  - why: {result.reason}"
        )
    return lines or ["none"]


def _rows(results: Sequence[Result], name: str) -> list[tuple[str, ...]]:
    groups = [*by(results, name).items(), ("all", tuple(results))]
    return [(group, *_counts(summarise(found))) for group, found in groups]


def _retrieval(results: Sequence[Result]) -> list[tuple[str, ...]]:
    """How often the first passages hold the whole evidence, and the mean reciprocal place of the first piece."""
    groups = [*by(results, "category").items(), ("all", tuple(results))]
    summaries = [(group, summarise(found)) for group, found in groups]
    return [
        (
            group,
            str(len(summary.wholes)),
            *(f"{summary.retrieved(top):.0%}" for top in TOPS),
            f"{summary.mrr:.2f}",
        )
        for group, summary in summaries
        if summary.wholes
    ]


def _counts(summary: Summary) -> tuple[str, ...]:
    outcomes = (Outcome.WRONG_FIGURE, Outcome.WRONG, Outcome.SILENT, Outcome.CRASH, Outcome.NOT_RUN)
    return (
        str(summary.run),
        str(summary.outcomes[Outcome.RIGHT]),
        f"{summary.right:.0%}" if summary.run else "–",
        *(str(summary.outcomes[outcome]) for outcome in outcomes),
        f"{summary.median_ms:.0f}",
        f"{summary.p95_ms:.0f}",
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that is aligned in a terminal too: the first column left, figures right."""
    cells = [list(header), *map(list, rows)]
    widths = [max(3, *(_width(row[column]) for row in cells)) for column in range(len(header))]
    lines = [_line(row, widths) for row in cells]
    rule = "|".join("-" * (width + 1) + ("-" if not column else ":") for column, width in enumerate(widths))
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    cells = [f"{row[0]}{padded[0]}", *(f"{pad}{cell}" for cell, pad in zip(row[1:], padded[1:], strict=True))]
    return "| " + " | ".join(cells) + " |"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
