"""Whether a question set can be trusted: every gold proved against the filings that it speaks of.

Owns the proof of the set: evidence stands where it says, gold figures and phrases stand in the evidence or follow from
it by the expression in the note, ids are unique. A record whose filing is absent is NOT RUN, never passed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from eval.case import (
    Abstention,
    Case,
    Category,
    Conflict,
    Correction,
    Figures,
    GoldFigure,
    Groups,
    Text,
    YesNo,
)
from eval.errors import BadExpression
from eval.expression import evaluate, literals
from eval.filings import Filings
from eval.numbers import Reading, held
from eval.words import plain, unsaid

_SCALES = frozenset(Decimal(number) for number in (1, 100, 10000, 100000000))
_COUNTS = Decimal(20)
_COMPUTED = (Category.DERIVED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the proof of a set gave: how many records hold, which fail and why, which could not be run."""

    passed: int
    failures: tuple[tuple[str, str], ...]
    not_run: tuple[str, ...]


def check(cases: Sequence[Case], filings: Filings) -> Checked:
    """Prove every case against the filings at hand."""
    failures: list[tuple[str, str]] = []
    not_run: list[str] = []
    repeated = {name for name, times in Counter(case.id for case in cases).items() if times > 1}
    failures += [(name, "the id is not unique") for name in sorted(repeated)]
    passed = 0
    for case in cases:
        if any(file not in filings.texts for file in case.files):
            not_run.append(case.id)
            continue
        faults = faults_of(case, filings)
        failures += [(case.id, fault) for fault in faults]
        passed += not faults and case.id not in repeated
    return Checked(passed=passed, failures=tuple(failures), not_run=tuple(not_run))


def faults_of(case: Case, filings: Filings) -> tuple[str, ...]:
    """Everything that is wrong with one case whose filings are at hand."""
    faults = [
        f"line {place.line} of {place.file} does not hold {place.text!r}"
        for place in case.evidence
        if filings.held(place) is None
    ]
    faults += _unproved_figures(case)
    faults += _unproved_phrases(case, filings)
    if not case.evidence and not isinstance(case.gold, Abstention):
        faults.append("has no evidence")
    return tuple(faults)


def figures_of(case: Case) -> tuple[GoldFigure, ...]:
    """The gold figures of a case, if any."""
    match case.gold:
        case Figures() | YesNo() | Correction() | Conflict():
            return case.gold.values
        case _:
            return ()


def _unproved_figures(case: Case) -> list[str]:
    """Gold figures that neither the evidence prints nor the note's expression gives."""
    printed = held("\n".join(place.text for place in case.evidence))
    expressions, faults = _expressions(case.note)
    results = [evaluate(expression) for expression in expressions]
    for expression in expressions:
        faults += _foreign(expression, printed, case)
    for gold in figures_of(case):
        computed = any(_gives(result, gold) for result in results)
        if case.category in _COMPUTED and not computed:
            faults.append(f"no expression in the note gives {gold}")
        elif not computed and gold.reading not in printed:
            faults.append(f"{gold} stands in no evidence")
    return faults


def _expressions(note: str) -> tuple[list[str], list[str]]:
    """The expressions of a note (its parts between semicolons); a part that opens like one and is none is a fault."""
    expressions, faults = [], []
    for part in (part.strip() for part in note.replace("；", ";").split(";")):
        if not part.startswith(("(", "Decimal(", "round(", "abs(", "-", *"0123456789")):
            continue
        try:
            evaluate(part)
            expressions.append(part)
        except BadExpression as error:
            faults += [str(error)] if "Decimal(" in part else []
    return expressions, faults


def _foreign(expression: str, printed: frozenset[Reading], case: Case) -> list[str]:
    """Operands that neither the evidence nor the question holds; scales and small counts need no evidence."""
    asked = held(" ".join((case.question, *case.history)))
    return [
        f"the operand {number} of the note stands in no evidence"
        for number in literals(expression)
        if number not in _SCALES
        and not (number == int(number) and 0 < number <= _COUNTS)
        and Reading(number) not in printed | asked
    ]


def _gives(result: Decimal | bool, gold: GoldFigure) -> bool:
    if isinstance(result, bool) or gold.reading.high is not None:
        return False
    step = Decimal(1).scaleb(-gold.reading.decimals)
    return result.quantize(step, ROUND_HALF_UP) == gold.reading.low


def _unproved_phrases(case: Case, filings: Filings) -> list[str]:
    """Groups of phrases of which the lines of the evidence say none."""
    groups: Groups = ()
    match case.gold:
        case Text() | YesNo():
            groups = case.gold.groups
        case Figures():
            groups = case.gold.phrases
        case _:
            return []
    spans = [(place, filings.line(place)) for place in case.evidence]
    lines = [filings.texts[place.file][slice(*span)] for place, span in spans if span]
    return [
        f"{' / '.join(group)!r} stands on no line of the evidence"
        for group in groups
        if unsaid((group,), plain("\n".join(lines)))
    ]
