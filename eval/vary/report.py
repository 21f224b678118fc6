"""What became of varied questions, as a table by kind and as JSON with every failure."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from eval.report import table
from eval.vary.run import Outcome, Trial
from eval.vary.variation import Expected, Variation

EXAMPLES = 3


def markdown(trials: Sequence[Trial], examples: int = EXAMPLES) -> str:
    """The whole measure as text."""
    head = ("kind", "must give", "asked", *Outcome, "right")
    parts = [
        f"# Variations: {len(trials)} questions in other words, {share(trials):.1%} as they have to be, "
        f"{wrong_figures(trials)} wrong figures",
        table(head, [_row(one, _trials(trials, one)) for one in _kinds(trials)] + _sums(trials)),
        "## Failures",
        "\n".join(line for one in _kinds(trials) for line in _failures(one, _trials(trials, one), examples)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(trials: Sequence[Trial]) -> dict[str, Any]:
    """The measure for programs: the counts by kind, and every failure."""
    return {
        "asked": len(trials),
        "right": sum(trial.right for trial in trials),
        "wrong_figures": wrong_figures(trials),
        "kinds": {
            one.name: dict(Counter(trial.outcome.value for trial in _trials(trials, one)))
            for one in _kinds(trials)
        },
        "failures": [
            {
                "kind": trial.variation.name,
                "way": trial.way,
                "id": trial.case.id,
                "as_it_is": trial.case.question,
                "question": trial.question,
                "expected": trial.variation.expected.value,
                "outcome": trial.outcome.value,
                "got": trial.got,
            }
            for trial in trials
            if not trial.right
        ],
    }


def share(trials: Sequence[Trial]) -> float:
    """The share of the questions whose answer became what it has to."""
    return sum(trial.right for trial in trials) / len(trials) if trials else 1.0


def wrong_figures(trials: Sequence[Trial]) -> int:
    """How many questions got a figure that does not answer them."""
    return sum(trial.wrong for trial in trials)


def missed(trials: Sequence[Trial], least: float, most: int | None) -> list[str]:
    """The levels that are not reached: the share that must be right, the wrong figures that there may be."""
    found = []
    if share(trials) < least:
        found.append(f"right is {share(trials):.4f}, below {least:g}")
    if most is not None and wrong_figures(trials) > most:
        found.append(f"wrong figures are {wrong_figures(trials)}, above {most}")
    if not trials:
        found.append("no question was asked")
    return found


def _kinds(trials: Sequence[Trial]) -> list[Variation]:
    return list({trial.variation.name: trial.variation for trial in trials}.values())


def _trials(trials: Sequence[Trial], kind: Variation) -> list[Trial]:
    return [trial for trial in trials if trial.variation.name == kind.name]


def _row(kind: Variation, trials: Sequence[Trial]) -> tuple[str, ...]:
    return (f"{kind.name}: {kind.says}", kind.expected.value, *_counts(trials))


def _sums(trials: Sequence[Trial]) -> list[tuple[str, ...]]:
    """All kinds that must give the same, and all that must not."""
    kept = [trial for trial in trials if trial.variation.expected is Expected.SAME]
    changed = [trial for trial in trials if trial.variation.expected is not Expected.SAME]
    return [
        (name, "", *_counts(found))
        for name, found in (("all that ask the same", kept), ("all that ask for something else", changed))
        if found
    ]


def _counts(trials: Sequence[Trial]) -> tuple[str, ...]:
    counted = Counter(trial.outcome for trial in trials)
    return (
        str(len(trials)),
        *(str(counted[outcome] or "") for outcome in Outcome),
        f"{share(trials):.0%}",
    )


def _failures(kind: Variation, trials: Sequence[Trial], examples: int) -> list[str]:
    """The first failures of a kind, wrong figures in front."""
    failed = sorted((trial for trial in trials if not trial.right), key=lambda trial: not trial.wrong)
    if not failed:
        return []
    lines = [f"- {len(failed)} · {kind.name}"]
    return lines + [
        f"    - {trial.outcome.value}: {trial.question!r} → {trial.got[:160]}" for trial in failed[:examples]
    ]
