"""A word of a question that the figure, or the passage, found for it has to account for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A content word as it was said; `item` is the name it was read as, `deed` that it only says what was done,
    `counted` that its number is asked for, `thing` that it names what the question is about."""

    text: str
    item: str | None = None
    deed: bool = False
    counted: bool = False
    thing: bool = False
