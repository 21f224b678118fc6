"""Levels that a run must reach (`--require right=0.95`, of one category `--require table_cell.right=0.99`).

Shares must not fall below, counts must not exceed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from eval.case import Category
from eval.ranking import TOPS
from eval.result import Outcome, Result, Summary, summarise

_AT_LEAST: dict[str, Callable[[Summary], float]] = {
    "right": lambda summary: summary.right,
    "citation_precision": lambda summary: summary.precision,
    "evidence_recall": lambda summary: summary.recall,
    "run": lambda summary: summary.run,
    "mrr": lambda summary: summary.mrr,
    **{f"recall_at_{top}": partial(Summary.retrieved, top=top) for top in TOPS},
}
_AT_MOST: dict[str, Callable[[Summary], float]] = {
    "wrong_figures": lambda summary: summary.outcomes[Outcome.WRONG_FIGURE],
    "wrong": lambda summary: summary.outcomes[Outcome.WRONG],
    "silent": lambda summary: summary.outcomes[Outcome.SILENT],
    "crashes": lambda summary: summary.outcomes[Outcome.CRASH],
    "unbacked": lambda summary: summary.unbacked,
    "not_run": lambda summary: summary.outcomes[Outcome.NOT_RUN],
    "median_ms": lambda summary: summary.median_ms,
    "p95_ms": lambda summary: summary.p95_ms,
}
KNOWN = f"at least: {', '.join(_AT_LEAST)}; at most: {', '.join(_AT_MOST)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A level of one measure, over all questions or those of one category."""

    name: str
    level: float
    category: Category | None = None

    def unmet(self, results: Sequence[Result]) -> str | None:
        """How the level is missed; nothing where it is reached. Nothing run reaches nothing."""
        summary = summarise([result for result in results if self.category in (None, result.category)])
        said = f"{self.category}.{self.name}" if self.category else self.name
        if not summary.run:
            return f"{said}: no question was run"
        if self.name in _AT_LEAST:
            reached = _AT_LEAST[self.name](summary)
            return f"{said} is {reached:.4g}, below {self.level:g}" if reached < self.level else None
        reached = _AT_MOST[self.name](summary)
        return f"{said} is {reached:.4g}, above {self.level:g}" if reached > self.level else None


def requirement(given: str) -> Requirement:
    """`NAME=VALUE` or `CATEGORY.NAME=VALUE` as a requirement. Raises ValueError with what is known."""
    named, _, level = given.partition("=")
    *categories, name = named.split(".", 1)
    if name not in _AT_LEAST and name not in _AT_MOST:
        raise ValueError(f"unknown measure {name!r}; {KNOWN}")
    try:
        category = Category(categories[0]) if categories else None
    except ValueError as error:
        raise ValueError(f"unknown category {categories[0]!r}; {', '.join(Category)}") from error
    try:
        return Requirement(name=name, level=float(level), category=category)
    except ValueError as error:
        raise ValueError(f"{level!r} is no number; give for example {name}=0.95") from error
