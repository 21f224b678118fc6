"""What a sweep found, as tables: how much was asked, outcomes by place and wording, failures by cause.

Owns wording and layout, and the naming of causes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.report import table
from eval.sweep.judge import Outcome
from eval.sweep.run import Kind, Sweep, Trial
from eval.sweep.target import Target
from eval.sweep.wordings import Wording
from ingest.fact import Fact

EXAMPLES = 3
FIELDS: Mapping[str, Callable[[Fact], object]] = {
    "organisation": lambda fact: fact.organisation,
    "year": lambda fact: fact.year,
    "item": lambda fact: fact.term,
    "measure": lambda fact: fact.measure,
    "part": lambda fact: fact.scope.part,
    "fund": lambda fact: fact.scope.fund,
    "column": lambda fact: fact.scope.table,
    "subject": lambda fact: fact.subject,
    "unit": lambda fact: fact.unit,
    "parent": lambda fact: fact.row[:-1],
    "table": lambda fact: (fact.filing, fact.table),
}
"""In what the fact that was shown may differ from the one that was asked for."""
FIGURES = (Outcome.WRONG_FIGURE, Outcome.WRONG_WORDS)


def markdown(sweep: Sweep, examples: int = EXAMPLES) -> str:
    """The whole sweep as text."""
    parts = [
        f"# Sweep: {len(sweep.trials)} questions for {sweep.asked} of {sweep.facts} facts ({_share(sweep.asked, sweep.facts)})",
        "\n".join(f"- {len(found)} not asked: {reason}" for reason, found in sweep.left_out.items()),
        "## Outcomes",
        table(("", "asked", *Outcome), _outcomes(sweep)),
        "## Figures by place and wording",
        table(("", "wording", "asked", *Outcome), _places(sweep)),
        "## Failures by cause",
        "\n".join(_causes(sweep, examples)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(sweep: Sweep) -> dict[str, Any]:
    """The sweep for programs: the counts, and every failure."""
    return {
        "facts": sweep.facts,
        "asked": sweep.asked,
        "left_out": {reason: len(found) for reason, found in sweep.left_out.items()},
        "outcomes": {
            kind.value: dict(
                Counter(trial.verdict.outcome.value for trial in sweep.trials if trial.kind is kind)
            )
            for kind in Kind
        },
        "failures": [_failure(trial, sweep) for trial in sweep.trials if not right(trial)],
    }


def right(trial: Trial) -> bool:
    """Whether a question got what it should."""
    return trial.verdict.outcome is Outcome.RIGHT


def wrong_figures(sweep: Sweep) -> int:
    """How many questions got a figure, or words, that are not what was asked for."""
    return sum(trial.verdict.outcome in FIGURES for trial in sweep.trials)


def share(sweep: Sweep) -> float:
    """The share of the questions that got what they should."""
    return sum(map(right, sweep.trials)) / len(sweep.trials) if sweep.trials else 1.0


def missed(sweep: Sweep, least: float, most: int | None) -> list[str]:
    """The levels that are not reached: the share that must be right, the wrong figures that there may be."""
    found = []
    if share(sweep) < least:
        found.append(f"right is {share(sweep):.4f}, below {least:g}")
    if most is not None and wrong_figures(sweep) > most:
        found.append(f"wrong figures are {wrong_figures(sweep)}, above {most}")
    if not sweep.trials:
        found.append("no question was asked")
    return found


def _outcomes(sweep: Sweep) -> list[tuple[str, ...]]:
    rows = []
    for kind in Kind:
        found = [trial for trial in sweep.trials if trial.kind is kind]
        rows.append((kind.value, *_counts(found)))
    return rows


def _places(sweep: Sweep) -> list[tuple[str, ...]]:
    found: dict[tuple[str, Wording], list[Trial]] = defaultdict(list)
    for trial in sweep.trials:
        if trial.kind is Kind.FIGURE:
            found[trial.target.kind, trial.wording].append(trial)
    order = tuple(Wording)
    return [
        (place, wording.value, *_counts(found[place, wording]))
        for place, wording in sorted(found, key=lambda key: (key[0], order.index(key[1])))
    ]


def _counts(trials: Sequence[Trial]) -> tuple[str, ...]:
    counted = Counter(trial.verdict.outcome for trial in trials)
    return (str(len(trials)), *(str(counted[outcome] or "") for outcome in Outcome))


def _causes(sweep: Sweep, examples: int) -> list[str]:
    grouped: dict[str, list[Trial]] = defaultdict(list)
    for trial in sweep.trials:
        if not right(trial):
            grouped[cause(trial, sweep.told)].append(trial)
    lines = []
    for name, trials in sorted(grouped.items(), key=lambda item: -len(item[1])):
        lines.append(f"- {len(trials)} · {name}")
        lines += [
            f"    - {trial.question} → {_got(trial)}"
            for trial in trials[:: max(1, len(trials) // examples)][:examples]
        ]
    return lines


def cause(trial: Trial, told: Mapping[tuple[str, int], Target]) -> str:
    """A failure by what it is: the outcome, what was asked for, and in what the fact that was shown differs."""
    verdict, fact = trial.verdict, trial.target.fact
    what = f"{trial.kind.value}, {'cell' if fact.from_cell else 'prose'}, {fact.measure.value}"
    shown = [told[file, start].fact for file, start, _ in verdict.cited if (file, start) in told]
    if not shown:
        return f"{verdict.outcome.value} ({verdict.why}) · {what}"
    other = [name for name, of in FIELDS.items() if of(shown[0]) != of(fact)]
    return f"{verdict.outcome.value} (another {', '.join(other[:3]) or 'place'}) · {what}"


def _got(trial: Trial) -> str:
    target, verdict = trial.target, trial.verdict
    return f"{target.printed or 'blank'}{target.fact.unit or ''} expected; {verdict.why} {verdict.shown}"


def _failure(trial: Trial, sweep: Sweep) -> dict[str, Any]:
    return {
        "question": trial.question,
        "kind": trial.kind.value,
        "wording": trial.wording.value,
        "place": trial.target.kind,
        "outcome": trial.verdict.outcome.value,
        "cause": cause(trial, sweep.told),
        "expected": trial.target.printed + (trial.target.fact.unit or ""),
        "fact": trial.target.fact.id,
        "file": trial.target.file,
        "why": trial.verdict.why,
        "shown": trial.verdict.shown,
    }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"
