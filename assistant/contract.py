"""The answer contract: what a user, a page or a program gets, and how it is printed as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from ingest.fact import Fact


class Language(StrEnum):
    """The language that the user writes."""

    CHINESE = "zh"
    ENGLISH = "en"


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    CONFLICT = "conflict"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    DECLINED = "declined"


class Reason(StrEnum):
    """Why there is no plain answer."""

    NO_ORGANISATION = "no_organisation"
    NO_YEAR = "no_year"
    NO_ITEM = "no_item"
    BLANK = "blank"
    WITHHELD = "withheld"
    OUT_OF_SCOPE = "out_of_scope"
    AMBIGUOUS = "ambiguous"
    FALSE_PREMISE = "false_premise"


class Form(StrEnum):
    """How the figures of an answer stand to each other, which decides how they are drawn."""

    RANKING = "ranking"
    COMPARISON = "comparison"
    COMPOSITION = "composition"
    TREND = "trend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source: where the characters stand that print the figure or phrase, and the row or sentence around them.

    `confidence` (0 to 1) is that of the least sure character, where they were recognised in a scan.
    """

    n: int
    filing: str
    file: str
    organisation: str
    year: int
    section: tuple[str, ...]
    table: str | None
    table_number: int | None
    row: tuple[str, ...]
    column: tuple[str, ...]
    page: int | None
    box: tuple[float, float, float, float] | None
    start: int
    end: int
    quote_start: int
    quote_end: int
    quote: str
    confidence: float | None = None

    def to_json(self) -> dict[str, Any]:
        """The citation as the contract prints it."""
        return {
            "n": self.n,
            "file": self.file,
            "filing": self.filing,
            "report": f"{self.organisation} {self.year}",
            "section": list(self.section),
            "table": self.table,
            "table_number": self.table_number,
            "row": list(self.row),
            "column": list(self.column),
            "page": self.page,
            "box": list(self.box) if self.box else None,
            "start": self.start,
            "end": self.end,
            "quote_start": self.quote_start,
            "quote_end": self.quote_end,
            "quote": self.quote,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that answers. `value` is decimal digits as printed, without separators; `operands` what it is computed from,
    or the figures that it leads; `share` what a part makes of its whole, in percent."""

    value: str
    unit: str | None
    label: str
    organisation: str
    year: int | None
    kind: str
    citations: tuple[int, ...]
    formula: str | None = None
    operands: tuple["Figure", ...] = ()
    share: "Figure | None" = None

    def to_json(self) -> dict[str, Any]:
        """The figure as the contract prints it."""
        printed = asdict(self)
        printed["citations"] = list(self.citations)
        printed["operands"] = [operand.to_json() for operand in self.operands]
        printed["share"] = self.share.to_json() if self.share else None
        return printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A check shown under an answer."""

    rule: str
    state: str
    detail: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A reading to choose from, with its figure; `question` asks for exactly it."""

    label: str
    question: str
    figure: str | None = None


class ContextKind(StrEnum):
    """What a part of an answer's context says."""

    ORGANISATION = "organisation"
    YEAR = "year"
    ITEM = "item"
    MEASURE = "measure"
    TABLE = "table"
    OPERATION = "operation"
    FUND = "fund"


class Origin(StrEnum):
    """Where a part of the context comes from: the question, an earlier turn, a default."""

    SAID = "said"
    CARRIED = "carried"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPart:
    """One part of how a question was read. `value` is what a question calls it, empty where it is several; `text` is shown."""

    kind: ContextKind
    value: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the user gets. `answer` marks its figures and sentences with [n]; every n is in `citations`. `form` where
    several figures belong together; `context` is the reading part by part; `note` says what part a chat model had in it."""

    status: Status
    reason: Reason | None
    reading: str
    answer: str
    language: Language = Language.CHINESE
    verdict: str | None = None
    values: tuple[Figure, ...] = ()
    form: Form | None = None
    citations: tuple[Citation, ...] = ()
    checks: tuple[Note, ...] = ()
    options: tuple[Option, ...] = ()
    context: tuple[ContextPart, ...] = ()
    note: str | None = None
    ms: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The answer as the contract prints it."""
        return {
            "status": self.status.value,
            "reason": self.reason.value if self.reason else None,
            "reading": self.reading,
            "answer": self.answer,
            "verdict": self.verdict,
            "values": [value.to_json() for value in self.values],
            "form": self.form.value if self.form else None,
            "citations": [citation.to_json() for citation in self.citations],
            "checks": [{**asdict(check), "citations": list(check.citations)} for check in self.checks],
            "options": [asdict(option) for option in self.options],
            "context": [asdict(part) for part in self.context],
            "note": self.note,
            "ms": dict(self.ms),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer before verification, with the facts that its citations are of, by number; `lacking` names what was asked
    for and no source has."""

    answer: Answer
    facts: Mapping[int, Fact]
    lacking: tuple[str, ...] = ()
