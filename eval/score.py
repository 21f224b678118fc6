"""Whether an answer is right: one pure function a kind of gold answer.

Owns what counts as right. An answer passes or fails with a reason that a reader can check by hand, and the stage that
is most likely at fault. What stands behind an answer (citations) belongs to `eval.grounding`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from eval.case import Abstention, Case, Conflict, Correction, Figures, GoldFigure, Text, YesNo
from eval.numbers import held, unit
from eval.response import Response, ShownFigure
from eval.words import plain, unmarked, unsaid

LONGEST = 600
"""Characters of an answer to a question for words; more is not an answer but a section."""


class Stage(StrEnum):
    """Where an answer went wrong."""

    IDENTITY = "identity"
    EXTRACTION = "extraction"
    UNDERSTANDING = "understanding"
    LOOKUP = "lookup"
    RETRIEVAL = "retrieval"
    CITATION = "citation"
    ABSTENTION = "abstention"
    CRASH = "crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Pass or fail, why, and the stage at fault (none for a pass)."""

    passed: bool
    reason: str
    stage: Stage | None


RIGHT = Verdict(passed=True, reason="right", stage=None)


def failed(stage: Stage, reason: str) -> Verdict:
    """A failure at `stage`."""
    return Verdict(passed=False, reason=reason, stage=stage)


def score(case: Case, response: Response) -> Verdict:
    """Whether the answer is right, citations aside."""
    match case.gold:
        case Figures():
            judged = figures(case.gold, response)
            return (_other_side(case, response) or judged) if judged.passed else judged
        case Text():
            return text(case.gold, response)
        case YesNo():
            return verdict(case.gold, response)
        case Abstention():
            return abstention(case.gold, response)
        case Correction():
            return correction(case.gold, response)
        case Conflict():
            return conflict(case.gold, response)
        case _:
            assert_never(case.gold)


def figures(gold: Figures, response: Response) -> Verdict:
    """The asked figures, the main one first, with their units and no others; rankings in their order."""
    fault = _not_answered(response, Stage.LOOKUP) or _first_wrong(gold.values, response, gold.ordered)
    if fault or (fault := _contradicted(response)):
        return fault
    if response.status == "conflict":
        shown = ", ".join(map(str, response.values))
        return failed(Stage.LOOKUP, f"shows a contradiction ({shown}) where the filing has none")
    fault = _count_wrong(gold.values, response.values) or _unmatched(gold, response.values)
    if fault:
        return fault
    return _unsaid(gold.phrases, response, Stage.UNDERSTANDING) or RIGHT


def text(gold: Text, response: Response) -> Verdict:
    """An answer of bearable length that says one phrase of each group."""
    fault = _not_answered(response, Stage.RETRIEVAL) or _contradicted(response)
    return fault or _unsaid(gold.groups, response, Stage.RETRIEVAL) or RIGHT


def verdict(gold: YesNo, response: Response) -> Verdict:
    """The right yes or no, with what must be said and shown beside it."""
    fault = _not_answered(response, Stage.LOOKUP)
    if fault:
        return fault
    if response.verdict != gold.verdict:
        return failed(
            Stage.UNDERSTANDING, f"says {response.verdict or 'neither yes nor no'} instead of {gold.verdict}"
        )
    for value in gold.values:
        shown = any(same(value, leaf) for leaf in response.leaves)
        if not shown and value.reading not in held(unmarked(response.answer)):
            return failed(Stage.LOOKUP, f"does not show {value}")
    return _unsaid(gold.groups, response, Stage.RETRIEVAL) or RIGHT


def abstention(gold: Abstention, response: Response) -> Verdict:
    """No answer, with a status and a reason that fit, and no figure among the values."""
    wanted = f"{'/'.join(gold.status)} ({'/'.join(gold.reason) or 'any reason'})"
    if response.status not in gold.status:
        said = ", ".join(map(str, response.values)) or response.answer[:60]
        reason = f" ({response.reason})" if response.reason else ""
        return failed(Stage.ABSTENTION, f"{response.status}{reason} with {said!r} instead of {wanted}")
    if gold.reason and response.reason not in gold.reason:
        return failed(Stage.ABSTENTION, f"abstains for {response.reason} instead of {wanted}")
    if response.values and not response.answered:
        return failed(Stage.ABSTENTION, "abstains but shows a figure among its values")
    return RIGHT


def correction(gold: Correction, response: Response) -> Verdict:
    """A false premise that is called false, with the figures that contradict it and no others."""
    fault = _not_answered(response, Stage.LOOKUP)
    if fault:
        return fault
    if response.reason != "false_premise":
        return failed(Stage.UNDERSTANDING, "takes the false premise for true")
    if not response.values:
        return failed(
            Stage.LOOKUP, f"corrects the premise without a figure; the gold is {_listed(gold.values)}"
        )
    return (
        _first_wrong(gold.values, response, False)
        or _count_wrong(gold.values, response.values)
        or _unmatched(Figures(values=gold.values), response.values)
        or RIGHT
    )


def conflict(gold: Conflict, response: Response) -> Verdict:
    """A contradiction shown as one, with all its figures and no others."""
    fault = _not_answered(response, Stage.LOOKUP) or _first_wrong(gold.values, response, False)
    if fault:
        return fault
    if response.status != "conflict":
        return failed(Stage.LOOKUP, f"smooths over the contradiction of {_listed(gold.values)}")
    return (
        _count_wrong(gold.values, response.values)
        or _unmatched(Figures(values=gold.values), response.values)
        or RIGHT
    )


def wrong_figure(case: Case, response: Response) -> bool:
    """Whether it answers with a figure in front that is not gold: the worst that can happen."""
    if not response.answered or not response.values:
        return False
    first = response.values[0]
    match case.gold:
        case Figures():
            asked = case.gold.values[:1] if case.gold.ordered else case.gold.values
            return not any(same(value, first) for value in asked)
        case Correction() | Conflict():
            return not any(same(value, first) for value in case.gold.values)
        case Abstention():
            return "answered" not in case.gold.status
        case YesNo():
            shown = first.leaves
            return bool(case.gold.values) and not any(
                same(v, leaf) for leaf in shown for v in case.gold.values
            )
        case Text():
            return False
        case _:
            assert_never(case.gold)


def same(gold: GoldFigure, shown: ShownFigure) -> bool:
    """Whether a shown figure is the gold one: equal number and the same unit."""
    return gold.reading == shown.reading and unit(gold.unit) == unit(shown.unit)


_ABSTAINED = {
    "no_organisation": Stage.IDENTITY,
    "no_year": Stage.IDENTITY,
    "out_of_scope": Stage.UNDERSTANDING,
    "ambiguous": Stage.UNDERSTANDING,
    "false_premise": Stage.UNDERSTANDING,
}
"""The stage at fault where an answer that exists is not given; else it is the lookup's or the retrieval's."""


def _not_answered(response: Response, stage: Stage) -> Verdict | None:
    if response.answered:
        return None
    at_fault = _ABSTAINED.get(response.reason or "", stage)
    return failed(at_fault, f"abstains ({response.status}, {response.reason}) where the filing answers")


def _contradicted(response: Response) -> Verdict | None:
    if response.reason == "false_premise":
        return failed(Stage.UNDERSTANDING, "calls a true premise false")
    return None


def _first_wrong(asked: tuple[GoldFigure, ...], response: Response, ordered: bool) -> Verdict | None:
    if not response.values and asked[0].reading in held(unmarked(response.answer)):
        return failed(Stage.UNDERSTANDING, f"tells {asked[0]} within a passage, not as the figure asked for")
    if not response.values:
        return failed(Stage.LOOKUP, f"shows no figure; the gold is {_listed(asked)}")
    first, main = response.values[0], asked[0]
    candidates = asked[:1] if ordered else asked
    if any(same(value, first) for value in candidates):
        return None
    if any(same(main, value) for value in response.values[1:]):
        return failed(Stage.UNDERSTANDING, f"{first} stands before the asked {main}")
    return failed(Stage.LOOKUP, _difference(main, first))


def _difference(gold: GoldFigure, shown: ShownFigure) -> str:
    if shown.reading is None:
        return f"{shown.value!r} is no figure; the gold is {gold}"
    if gold.reading == shown.reading:
        return f"the unit is {shown.unit or 'missing'} instead of {gold.unit or 'none'}"
    if gold.reading.low == -shown.reading.low:
        return f"the sign of {shown} is wrong; the gold is {gold}"
    return f"wrong figure {shown}; the gold is {gold}"


def _count_wrong(asked: tuple[GoldFigure, ...], shown: tuple[ShownFigure, ...]) -> Verdict | None:
    if len(shown) > len(asked):
        extra = ", ".join(str(value) for value in shown if not any(same(gold, value) for gold in asked))
        return failed(
            Stage.UNDERSTANDING,
            f"{len(shown)} figures where {len(asked)} are asked (extra: {extra or 'repeats'})",
        )
    if len(shown) < len(asked):
        return failed(
            Stage.LOOKUP, f"{len(shown)} of {len(asked)} figures; missing: {_listed(_without(asked, shown))}"
        )
    return None


def _without(asked: tuple[GoldFigure, ...], shown: tuple[ShownFigure, ...]) -> tuple[GoldFigure, ...]:
    """The asked figures that none is left for when each shown one stands for one of them."""
    left = list(asked)
    for value in shown:
        if match := next((gold for gold in left if same(gold, value)), None):
            left.remove(match)
    return tuple(left)


def _other_side(case: Case, response: Response) -> Verdict | None:
    """Why an equal figure is still not the one asked for: it is of income where expenditure is asked, or the reverse."""
    asked = " ".join((*case.history, case.question))
    for side, other in (("支出", "收入"), ("收入", "支出")):
        label = response.values[0].label
        if side in asked and other not in asked and other in label and side not in label:
            return failed(Stage.LOOKUP, f"shows {label!r} where {side} is asked")
    return None


def _unmatched(gold: Figures, shown: tuple[ShownFigure, ...]) -> Verdict | None:
    """Why figures of equal number do not pair up: a wrong one, a wrong order, or labels that are swapped."""
    if gold.ordered:
        for place, (asked, value) in enumerate(zip(gold.values, shown, strict=True), 1):
            if not same(asked, value):
                return failed(Stage.UNDERSTANDING, f"place {place} is {value} instead of {asked}")
    left = list(shown)
    for asked in gold.values:
        match = next((value for value in left if same(asked, value)), None)
        if match is None:
            return failed(Stage.LOOKUP, f"{asked} is missing; {', '.join(map(str, left))} is shown instead")
        left.remove(match)
    return _swapped(gold.values, shown)


def _swapped(asked: tuple[GoldFigure, ...], shown: tuple[ShownFigure, ...]) -> Verdict | None:
    for gold in asked:
        owners = [value for value in shown if gold.label and _named(gold.label, value)]
        if owners and not any(same(gold, value) for value in owners):
            return failed(Stage.LOOKUP, f"shows {owners[0]} as {gold.label!r}, which is {gold}")
    return None


def _named(label: str, shown: ShownFigure) -> bool:
    year = f"{shown.year}年" if shown.year else ""
    return plain(label) in plain(f"{shown.organisation}{year}{shown.label}")


def _unsaid(groups: tuple[tuple[str, ...], ...], response: Response, stage: Stage) -> Verdict | None:
    missing = unsaid(groups, unmarked(response.answer))
    if missing:
        return failed(stage, f"does not say {' / '.join(missing)!r}")
    length = len(plain(response.answer))
    if groups and length > LONGEST:
        return failed(stage, f"a whole section of {length} characters instead of an answer")
    return None


def _listed(values: tuple[GoldFigure, ...]) -> str:
    return ", ".join(map(str, values))
