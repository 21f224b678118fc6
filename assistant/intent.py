"""What a question can want: the kind of its answer, what is done with figures, and what a yes-or-no question claims."""

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
    VERDICT = "verdict"


class Operation(StrEnum):
    """What is done with the figures that are found."""

    LOOKUP = "lookup"
    CONVERT = "convert"
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
