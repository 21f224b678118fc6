"""The figures of an answer that belong together: which they are, what tells them apart, and what they have in common."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Answer, Figure

BETWEEN = " · "


def entries(answer: Answer) -> tuple[Figure, ...]:
    """The figures of a ranking, comparison, composition or trend in their order; the leading one stands for all where it is
    what was asked for. All values of any other answer."""
    if answer.form is None or len(answer.values) != 1 or not answer.values[0].operands:
        return answer.values
    first, *others = answer.values[0].operands
    return (replace(first, formula=answer.values[0].formula), *others)


def _parts(figure: Figure) -> tuple[str, ...]:
    return figure.organisation, str(figure.year or ""), figure.label


def names(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What tells each figure from the others: of organisation, year and label those that differ."""
    varied = [len(set(column)) > 1 for column in zip(*map(_parts, figures), strict=True)] or [True] * 3
    shown = varied if any(varied) else [True, True, False]
    return tuple(
        BETWEEN.join(part for part, kept in zip(_parts(figure), shown, strict=True) if kept and part)
        for figure in figures
    )


def title(figures: Sequence[Figure]) -> str:
    """What the figures have in common; for parts the whole that they make."""
    if figures and figures[0].share and figures[0].share.operands:
        whole = figures[0].share.operands[-1]
        return BETWEEN.join(part for part in _parts(whole) if part)
    columns = zip(*map(_parts, figures), strict=True)
    return BETWEEN.join(column[0] for column in columns if len(set(column)) == 1 and column[0])
