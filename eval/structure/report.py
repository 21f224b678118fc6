"""What became of questions of structure: tables by family, intent and wording, every wrong figure in words, all as JSON."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.everyday.report import OUTCOMES, counts, line, right
from eval.everyday.report import to_json as everyday_json
from eval.everyday.run import Battery, Trial
from eval.report import table
from eval.result import Outcome
from eval.structure.run import FAMILY_OF

EXAMPLES = 3
Key = Callable[[Trial], str]


def family(trial: Trial) -> str:
    """The family of a question's intent."""
    return FAMILY_OF[trial.question.intent]


def intent(trial: Trial) -> str:
    """What a question asks."""
    return trial.question.intent


def way(trial: Trial) -> str:
    """How a question is worded, its turns before included."""
    return f"{trial.question.intent}: {trial.question.way}"


def markdown(battery: Battery, examples: int | None = EXAMPLES) -> str:
    """The whole sweep as text: so many examples of each intent, or all of them and the counts by wording."""
    trials = battery.trials
    wrong = [trial for trial in trials if trial.result.outcome is Outcome.WRONG_FIGURE]
    others = [trial for trial in trials if not right(trial) and trial not in wrong]
    parts = [
        f"# Structure: {len(trials)} questions, {len(wrong)} wrong figures",
        _table("family", trials, family, total=True),
        "## By intent",
        _table("intent", trials, intent),
        *(("## By wording", _table("wording", trials, way)) if examples is None else ()),
        "## Wrong figures",
        _listed(wrong, examples),
        "## Otherwise not right",
        _listed(others, examples),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(battery: Battery) -> dict[str, Any]:
    """The sweep for programs: the counts by family, intent and wording, and every failure."""
    grouped = {"families": family, "ways": way}
    counted = {
        name: {
            key: dict(zip(OUTCOMES, _outcomes(found), strict=True)) for key, found in _by(battery.trials, of)
        }
        for name, of in grouped.items()
    }
    return {**everyday_json(battery), **counted}


def write(battery: Battery, folder: Path) -> None:
    """Write `structure.md`, with every failure, and `structure.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "structure.md").write_text(markdown(battery, None), encoding="utf-8")
    content = json.dumps(to_json(battery), ensure_ascii=False, indent=1)
    (folder / "structure.json").write_text(content, encoding="utf-8")


def _by(trials: Sequence[Trial], of: Key) -> list[tuple[str, list[Trial]]]:
    keys = dict.fromkeys(map(of, trials))
    return [(key, [trial for trial in trials if of(trial) == key]) for key in keys]


def _table(head: str, trials: Sequence[Trial], of: Key, *, total: bool = False) -> str:
    rows = [(key, *counts(found)) for key, found in _by(trials, of)]
    rows += [("all", *counts(trials))] * total
    return table((head, "asked", *OUTCOMES, "share right"), rows)


def _outcomes(trials: Sequence[Trial]) -> list[int]:
    return [sum(trial.result.outcome is outcome for trial in trials) for outcome in OUTCOMES]


def _listed(trials: Sequence[Trial], examples: int | None) -> str:
    lines = []
    for key, found in _by(trials, intent):
        lines += [f"- {len(found)} · {FAMILY_OF[key]} · {key}", *map(line, found[:examples])]
    return "\n".join(lines)
