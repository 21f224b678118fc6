"""Two runs side by side: what got better, what broke, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.result import Outcome, Result, Run, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A question that ended differently in two runs."""

    old: Result
    new: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two runs have in common and how they differ. `only_old` and `only_new` are ids that the other lacks."""

    better: tuple[Change, ...]
    broken: tuple[Change, ...]
    other: tuple[Change, ...]
    edited: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]


def compare(old: Run, new: Run) -> Comparison:
    """Compare two runs by the ids of their questions; a question that was not run on either side is not compared."""
    before, after = _by_id(old), _by_id(new)
    shared = [name for name in before if name in after]
    changes = [Change(old=before[name], new=after[name]) for name in shared]
    changed = [change for change in changes if change.old.outcome != change.new.outcome]
    better = tuple(change for change in changed if change.new.outcome == Outcome.RIGHT)
    broken = tuple(change for change in changed if change.old.outcome == Outcome.RIGHT)
    return Comparison(
        better=better,
        broken=broken,
        other=tuple(change for change in changed if change not in better and change not in broken),
        edited=tuple(change.new.id for change in changes if _asked(change.old) != _asked(change.new)),
        only_old=tuple(name for name in before if name not in after),
        only_new=tuple(name for name in after if name not in before),
    )


def text(old: Run, new: Run) -> str:
    """The comparison for the terminal."""
    comparison = compare(old, new)
    lines = [_sums("old", old), _sums("new", new), ""]
    for title, changes in (
        ("broken", comparison.broken),
        ("better", comparison.better),
        ("changed", comparison.other),
    ):
        lines.append(f"{title}: {len(changes)}")
        lines += [line for change in changes for line in _lines(change)]
    for title, names in (
        ("question or gold edited", comparison.edited),
        ("only in the old run", comparison.only_old),
        ("only in the new run", comparison.only_new),
    ):
        if names:
            lines.append(f"{title}: {', '.join(names)}")
    return "\n".join(lines)


def _by_id(run: Run) -> Mapping[str, Result]:
    return {result.id: result for result in run.results if result.outcome != Outcome.NOT_RUN}


def _asked(result: Result) -> tuple[object, ...]:
    return result.history, result.question, result.gold


def _sums(name: str, run: Run) -> str:
    summary = summarise(run.results)
    wrong = summary.outcomes[Outcome.WRONG_FIGURE]
    right = f"{summary.outcomes[Outcome.RIGHT]} of {summary.run} right ({summary.right:.1%})"
    return f"{name}: {right}, {wrong} wrong figures, median {summary.median_ms:.0f} ms · {run.set} · {run.commit} · {run.started}"


def _lines(change: Change) -> tuple[str, ...]:
    asked = " → ".join((*change.new.history, change.new.question))
    return (
        f"  {change.new.id} [{change.old.outcome} → {change.new.outcome}] {asked}",
        f"    gold {change.new.gold}",
        f"    old  {change.old.got}  ({change.old.reason})",
        f"    new  {change.new.got}  ({change.new.reason})",
    )
