"""How near the top of a ranked list of passages the gold evidence stands.

Owns the measure of retrieval, for the product and for the baseline alike: the place of the first passage that holds a
piece of the evidence, and the place by which the whole of it is held, which is the most that a perfect reader of the
first passages could answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.case import Abstention, Case
from eval.filings import Filings

TOPS = (1, 3, 5, 10)
"""The lengths of list at which recall is told."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage, by its place in the text of a filing."""

    file: str
    start: int
    end: int


Find = Callable[[str, Sequence[str]], Sequence[Spot]]
"""The passages for a question with its history, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Places counted from 1; 0 where no passage of the list holds it."""

    first: int
    whole: int


def rankable(case: Case) -> bool:
    """Whether there is evidence to be found: what is abstained from has none."""
    return bool(case.evidence) and not isinstance(case.gold, Abstention)


def rank(case: Case, spots: Sequence[Spot], filings: Filings) -> Rank:
    """Where the evidence of `case` stands among `spots`. Evidence that its own filing does not hold is never found."""
    held = [(place.file, filings.held(place)) for place in case.evidence]
    places = [_first(file, span, spots) for file, span in held]
    found = [place for place in places if place]
    return Rank(first=min(found, default=0), whole=max(places, default=0) if all(places) else 0)


def _first(file: str, span: tuple[int, int] | None, spots: Sequence[Spot]) -> int:
    """The place of the first passage that holds the span whole."""
    if span is None:
        return 0
    for place, spot in enumerate(spots, 1):
        if spot.file == file and spot.start <= span[0] and span[1] <= spot.end:
            return place
    return 0


def recall(places: Sequence[int], top: int) -> float:
    """The share of `places` among the first `top`; nothing ranked is nothing found."""
    return sum(0 < place <= top for place in places) / len(places) if places else 0.0


def reciprocal(places: Sequence[int]) -> float:
    """The mean of 1/place (MRR); what was not found counts as 0."""
    return sum(1 / place for place in places if place) / len(places) if places else 0.0
