"""Lines of a text, each with its place: what the outline and the tables are found in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line break; `start` is the offset of its first character in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    @property
    def tabular(self) -> bool:
        """Whether it is a row of a table: fields set apart by tabs."""
        return "\t" in self.text


def lines(text: str) -> tuple[Line, ...]:
    """All lines of `text`, blank ones included."""
    found, start = [], 0
    for content in text.split("\n"):
        found.append(Line(start, content))
        start += len(content) + 1
    return tuple(found)
