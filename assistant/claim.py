"""What a yes-or-no question claims: the relation of a figure to what it is held against, or something told in words."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.masked import Said


class Relation(StrEnum):
    """How the figure is said to stand to what it is held against."""

    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "="

    def holds(self, left: Decimal, right: Decimal) -> bool:
        """Whether two values of one unit stand so."""
        return {
            Relation.ABOVE: left > right,
            Relation.AT_LEAST: left >= right,
            Relation.BELOW: left < right,
            Relation.AT_MOST: left <= right,
            Relation.EQUAL: left == right,
        }[self]


class Against(StrEnum):
    """What a figure is held against: a figure of the question, another figure of the filing, its budget, its target, the year
    before, all that it is a part of, the figures that it is listed with, itself in another place of the filing, nothing at all; or no
    figure decides (WORDS)."""

    FIGURE = "figure"
    OTHER = "other"
    BUDGET = "budget"
    TARGET = "target"
    BEFORE = "before"
    WHOLE = "whole"
    LISTED = "listed"
    EACH = "each"
    ITSELF = "itself"
    NOTHING = "nothing"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A figure that the question itself claims; `about` where it is only said roughly, `over` where it
    is somewhat more than said: 3万多."""

    value: Decimal
    unit: str | None
    about: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation to something; `denied` where the question says that it does not hold. `degree` is the figure that is claimed,
    the size of a change (`falls` where that is
    said to be a fall), or the place in an order; `before` the month that something is said to be done before."""

    against: Against
    relation: Relation = Relation.ABOVE
    degree: Degree | None = None
    falls: bool = False
    denied: bool = False
    before: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A yes-or-no question: what it states, what that claims, and the questions for the figures that can tell."""

    said: str
    claim: Claim
    asks: tuple[str, ...]

    @classmethod
    def of(cls, said: Said, claim: Claim, *asks: str) -> "Stated":
        """What a text states, with the questions in even blanks."""
        return cls(said=said.text, claim=claim, asks=tuple(" ".join(ask.split()) for ask in asks))
