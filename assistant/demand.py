"""What a question demands of its answer: words that the figure, or the passage, has to account for, and what is to be computed."""

from dataclasses import dataclass

from assistant.intent import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A content word as it was said; `item` is the name it was read as, `deed` that it only says what was done,
    `counted` that its number is asked for, `thing` that it names what the question is about."""

    text: str
    item: str | None = None
    deed: bool = False
    counted: bool = False
    thing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """What is to be computed: an amount for one of several (per head), a percentage (share), a multiple (times), a difference, an order
    of bodies (rank), or a sum of so many `figures`."""

    operation: Operation
    figures: int = 1
