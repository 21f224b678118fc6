"""Whether an answer to a question of structure is right: the computed figure, told of the cells that it is made of.

A figure that is neither asked for nor an operand is wrong, wherever it stands; one operand in place of the answer too. What
is incomplete, told as a contradiction or not cited is not right, but no wrong figure. Figures are held against golds by the
scorer of the sets.
"""

from collections.abc import Sequence
from dataclasses import replace

from eval.case import Figures, GoldFigure
from eval.errors import BadAnswer
from eval.everyday.question import Operand, Question
from eval.response import Response, parse
from eval.result import Outcome, Result
from eval.score import same


def settled(question: Question, judged: Result) -> Result:
    """What became of a question, from how the best of its golds was met."""
    try:
        response = parse(judged.answer or {})
    except BadAnswer:
        return judged
    if judged.outcome is Outcome.RIGHT:
        fault = _uncited(question, response)
        return replace(judged, outcome=Outcome.WRONG, reason=fault) if fault else judged
    if judged.outcome not in (Outcome.WRONG, Outcome.WRONG_FIGURE):
        return judged
    return replace(judged, outcome=_outcome(question, response))


def _outcome(question: Question, response: Response) -> Outcome:
    """A wrong figure, or an answer that is neither that nor right."""
    asked = _asked(question)
    operands = [one.figure for one in question.operands]
    if not response.values or not response.answered:
        return Outcome.WRONG
    if not asked:
        return Outcome.WRONG_FIGURE
    told = [value for value in response.values if any(same(one, value) for one in asked)]
    if response.status == "conflict":
        return Outcome.WRONG if told else Outcome.WRONG_FIGURE
    if any(not any(same(one, value) for one in (*asked, *operands)) for value in response.values):
        return Outcome.WRONG_FIGURE
    parts = {str(one) for one in operands if any(same(one, value) for value in response.values)}
    return (
        Outcome.WRONG
        if told or len(parts) == len({str(one) for one in operands}) > 1
        else Outcome.WRONG_FIGURE
    )


def _asked(question: Question) -> list[GoldFigure]:
    """The figures of all golds."""
    return [value for gold in question.golds if isinstance(gold, Figures) for value in gold.values]


def _uncited(question: Question, response: Response) -> str:
    """Which operand no citation holds; what is computed of others may be told where it is printed itself."""
    operands = [one.figure for one in question.operands]
    printed = [value for value in response.values if value.kind == "stated"]
    if any(not any(same(one, value) for one in operands) for value in printed):
        return ""
    return _missing(question.operands, response) if response.values else ""


def _missing(operands: Sequence[Operand], response: Response) -> str:
    for operand in operands:
        if not any(
            source.file == file and source.start < end and start < source.end
            for file, start, end in operand.spots
            for source in response.citations
        ):
            return f"does not cite {operand.figure}"
    return ""
