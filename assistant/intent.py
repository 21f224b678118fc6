"""What a question can want: kinds of answers, what is done with figures, what a yes-or-no question claims, conditions."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Wanted(StrEnum):
    """The kind of thing a question asks for."""

    FIGURE = "figure"
    PASSAGE = "passage"
    REASON = "reason"
    DEFINITION = "definition"
    DUTY = "duty"
    LIST = "list"
    PERSON = "person"
    DATE = "date"
    ORGANISATION = "organisation"
    SUBJECT = "subject"
    REFERENCE = "reference"
    VERDICT = "verdict"


ABOUT_ONE_THING = frozenset(
    {
        Wanted.REASON,
        Wanted.DEFINITION,
        Wanted.DUTY,
        Wanted.PERSON,
        Wanted.DATE,
        Wanted.ORGANISATION,
        Wanted.SUBJECT,
        Wanted.REFERENCE,
    }
)
"""Kinds that a question asks for by a word of their own (why, who, when)."""
TOLD_IN_WORDS = ABOUT_ONE_THING | {Wanted.PASSAGE, Wanted.LIST}


class Operation(StrEnum):
    """What is done with the figures that are found."""

    LOOKUP = "lookup"
    CONVERT = "convert"
    RATIO = "ratio"
    TIMES = "times"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    SHARE = "share"
    COMPLETION = "completion"
    PER_HEAD = "per_head"
    SUM = "sum"
    AVERAGE = "average"
    HIGHEST = "highest"
    LOWEST = "lowest"
    RANK = "rank"
    COMPARE = "compare"
    SELECT = "select"
    COUNT = "count"
    COMPOSITION = "composition"
    TREND = "trend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """So many asks, in their order, that are one operand of what is computed: their sum, or the first less the others."""

    operation: Operation
    size: int


class Sign(StrEnum):
    """How a figure stands to the bound of a condition."""

    ABOVE = ">"
    BELOW = "<"
    EQUAL = "="

    def holds(self, left: Decimal, right: Decimal) -> bool:
        """Whether one value stands so to another."""
        match self:
            case Sign.ABOVE:
                return left > right
            case Sign.BELOW:
                return left < right
            case Sign.EQUAL:
                return left == right
