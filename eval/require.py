"""Levels that a run must reach (`--require right=0.95`): shares must not fall below, counts must not exceed."""

from collections.abc import Callable
from dataclasses import dataclass

from eval.result import Outcome, Summary

_AT_LEAST: dict[str, Callable[[Summary], float]] = {
    "right": lambda summary: summary.right,
    "citation_precision": lambda summary: summary.precision,
    "evidence_recall": lambda summary: summary.recall,
    "run": lambda summary: summary.run,
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
    """A level of one measure."""

    name: str
    level: float

    def unmet(self, summary: Summary) -> str | None:
        """How the level is missed; nothing where it is reached. Nothing run reaches nothing."""
        if not summary.run:
            return f"{self.name}: no question was run"
        if self.name in _AT_LEAST:
            reached = _AT_LEAST[self.name](summary)
            return f"{self.name} is {reached:.4g}, below {self.level:g}" if reached < self.level else None
        reached = _AT_MOST[self.name](summary)
        return f"{self.name} is {reached:.4g}, above {self.level:g}" if reached > self.level else None


def requirement(given: str) -> Requirement:
    """`NAME=VALUE` as a requirement. Raises ValueError with what is known."""
    name, _, level = given.partition("=")
    if name not in _AT_LEAST and name not in _AT_MOST:
        raise ValueError(f"unknown measure {name!r}; {KNOWN}")
    try:
        return Requirement(name=name, level=float(level))
    except ValueError as error:
        raise ValueError(f"{level!r} is no number; give for example {name}=0.95") from error
