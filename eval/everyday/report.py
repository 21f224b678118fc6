"""What became of the everyday questions, as a table by intent and as JSON with every failure."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from eval.everyday.run import Battery, Trial
from eval.report import table
from eval.result import Outcome

OUTCOMES = (Outcome.RIGHT, Outcome.WRONG_FIGURE, Outcome.WRONG, Outcome.SILENT, Outcome.CRASH)
EXAMPLES = 3


def markdown(battery: Battery, examples: int = EXAMPLES) -> str:
    """The whole battery as text."""
    trials = battery.trials
    cited = sum(right(trial) and trial.result.stage is not None for trial in trials)
    rows = [
        *((intent, *counts(_of(trials, intent))) for intent in _intents(trials)),
        ("all", *counts(trials)),
    ]
    parts = [
        f"# Everyday questions: {len(trials)}",
        "\n".join(f"- {number} items not asked for: {reason}" for reason, number in battery.left_out.items()),
        f"{cited} right answers have a fault in what they cite or show beside" if cited else "",
        table(("intent", "asked", *OUTCOMES, "share right"), rows),
        "## Failures",
        "\n".join(line for intent in _intents(trials) for line in _failures(intent, trials, examples)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(battery: Battery) -> dict[str, Any]:
    """The battery for programs: the counts by intent, and every failure."""
    trials = battery.trials
    return {
        "asked": len(trials),
        "left_out": dict(battery.left_out),
        "intents": {
            intent: dict(Counter(trial.result.outcome.value for trial in _of(trials, intent)))
            for intent in _intents(trials)
        },
        "failures": [
            {
                "intent": trial.question.intent,
                "register": trial.question.register.value,
                "history": list(trial.question.history),
                "question": trial.question.text,
                "gold": trial.result.gold,
                "got": trial.result.got,
                "outcome": trial.result.outcome.value,
                "reason": trial.result.reason,
                "reading": (trial.result.answer or {}).get("reading"),
                "answer": (trial.result.answer or {}).get("answer"),
            }
            for trial in trials
            if not right(trial)
        ],
        "faults": [
            {"question": trial.question.text, "fault": trial.result.reason}
            for trial in trials
            if right(trial) and trial.result.stage is not None
        ],
    }


def right(trial: Trial) -> bool:
    """Whether a question got what it should."""
    return trial.result.outcome is Outcome.RIGHT


def _intents(trials: Sequence[Trial]) -> list[str]:
    return list(dict.fromkeys(trial.question.intent for trial in trials))


def _of(trials: Sequence[Trial], intent: str) -> list[Trial]:
    return [trial for trial in trials if trial.question.intent == intent]


def counts(trials: Sequence[Trial]) -> tuple[str, ...]:
    """How many were asked, how many ended each way, and the share that is right."""
    counted = Counter(trial.result.outcome for trial in trials)
    share = f"{counted[Outcome.RIGHT] / len(trials):.0%}" if trials else "–"
    return (str(len(trials)), *(str(counted[outcome] or "") for outcome in OUTCOMES), share)


def _failures(intent: str, trials: Sequence[Trial], examples: int) -> list[str]:
    """The first failures of an intent, wrong figures in front."""
    failed = sorted(
        (trial for trial in _of(trials, intent) if not right(trial)),
        key=lambda trial: trial.result.outcome is not Outcome.WRONG_FIGURE,
    )
    if not failed:
        return []
    return [f"- {len(failed)} · {intent}", *map(line, failed[:examples])]


def line(trial: Trial) -> str:
    """A failure in one line: all turns, what was expected, what came."""
    asked = " → ".join((*trial.question.history, trial.question.text))
    return f"    - {asked} expected {trial.result.gold}; {trial.result.got[:160]}"
