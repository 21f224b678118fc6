"""What passes between the five stages of an answer, and the answer contract.

Question → Query (parse) → Plan (plan) → Evidence (execute) → Draft (compose) → Answer (verify). Stages meet only here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ingest.chunk import Chunk
from ingest.document import Report
from ingest.fact import Fact, Measure, Part

ReportKey = tuple[str, int]
"""A report of the corpus: the filing's digest and the report's number in it."""


class Language(StrEnum):
    """The language that the user writes."""

    CHINESE = "zh"
    ENGLISH = "en"


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
    VERDICT = "verdict"


class Operation(StrEnum):
    """What is done with the figures that are found."""

    LOOKUP = "lookup"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A report that a question may be about, with what makes it recognisable."""

    key: ReportKey
    file: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One figure that is asked for. `words` are the question's words for the item; `terms` the canonical terms in them.

    `measure` is None where the question does not say (then 决算). `reports` are the reports that it may stand in.
    `hints` are words that need not
    be found, `within` the items that only contain what is asked for.
    """

    reports: tuple[ReportKey, ...]
    year: int | None
    words: str
    terms: tuple[str, ...]
    codes: tuple[str, ...]
    measure: Measure | None
    part: Part | None
    place: str | None
    unit: str | None
    hints: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure that the question itself brings ("按19人算")."""

    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A condition on figures: above or below a value."""

    above: bool
    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """How a question was understood. `numeric` says that only a figure can
    be the answer; `topic` is what is left for ranking passages when organisation, year and
    question words are taken away; `claimed` the direction that the question takes for granted (增加 / 减少)."""

    question: str
    language: Language
    holders: tuple[Holder, ...]
    years: tuple[int, ...]
    asks: tuple[Ask, ...]
    operation: Operation
    wanted: Wanted
    numeric: bool
    topic: str
    claimed: str | None
    over_budget: bool
    given: tuple[Given, ...]
    limit: Limit | None
    top: int | None
    decimals: int | None
    assumed: tuple[str, ...]
    reading: str
    refusal: "Refusal | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a question cannot be planned, with the nearest things that can be answered."""

    status: Status
    reason: Reason
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Find the facts of one ask. `claimed` is a direction taken for granted, to be checked against the change;
    `otherwise` the search for a passage where no figure has to be the answer."""

    ask: Ask
    claimed: str | None = None
    otherwise: "Search | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compute:
    """Do `operation` with the facts of the asks, in order."""

    operation: Operation
    asks: tuple[Ask, ...]
    given: tuple[Given, ...]
    decimals: int | None
    limit: Limit | None = None
    top: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Find passages of the reports on a topic."""

    reports: tuple[ReportKey, ...]
    topic: str
    wanted: Wanted
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Decide a yes-or-no question: by a figure if there is one, else by a passage."""

    ask: Ask
    against: Ask | None
    claimed: str | None
    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Find the reason of a figure's change, or of its distance from the budget; `claimed` and `over_budget` are taken
    for granted by the question."""

    ask: Ask
    claimed: str | None
    against_budget: bool
    over_budget: bool
    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    """Nothing to look up."""

    refusal: Refusal


Step = Lookup | Compute | Judge | Explain | Search | Refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps of a query, in order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The facts that state one quantity: `main` the one shown; `agreeing` and `differing` the others."""

    main: Fact
    agreeing: tuple[Fact, ...] = ()
    differing: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a lookup found."""

    ask: Ask
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a lookup did not find, and why. `fact` is the blank or withheld cell; `rivals` answer equally well."""

    ask: Ask | None
    refusal: Refusal
    fact: Fact | None = None
    rivals: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A figure computed from others. `formula` is in words with the operands' figures."""

    operation: Operation
    value: Decimal
    unit: str | None
    formula: str
    operands: tuple[Found, ...]
    given: tuple[Given, ...] = ()
    stated: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Figures in order, the first one leading."""

    operation: Operation
    entries: tuple[Found, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A yes or a no, with the figures that decide it."""

    verdict: bool
    ground: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A premise that the filing contradicts: it says `direction`, the question took the other one for granted."""

    direction: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that answer: the part of a chunk that is shown, by its place."""

    chunk: Chunk
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """What a search found, the best first."""

    wanted: Wanted
    passages: tuple[Passage, ...]
    verdict: bool | None = None


Result = Found | Missing | Computed | Ranked | Judged | Corrected | Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The results of a plan's steps, in order."""

    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source: where the characters stand that print the figure or phrase, and the row or sentence around them."""

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
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that answers. `value` is decimal digits as printed, without separators."""

    value: str
    unit: str | None
    label: str
    organisation: str
    year: int | None
    kind: str
    citations: tuple[int, ...]
    formula: str | None = None
    operands: tuple["Figure", ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The figure as the contract prints it."""
        printed = asdict(self)
        printed["citations"] = list(self.citations)
        printed["operands"] = [operand.to_json() for operand in self.operands]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the user gets. `answer` marks its figures and sentences with [n]; every n is in `citations`."""

    status: Status
    reason: Reason | None
    reading: str
    answer: str
    language: Language = Language.CHINESE
    verdict: str | None = None
    values: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    checks: tuple[Note, ...] = ()
    options: tuple[Option, ...] = ()
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
            "citations": [citation.to_json() for citation in self.citations],
            "checks": [{**asdict(check), "citations": list(check.citations)} for check in self.checks],
            "options": [asdict(option) for option in self.options],
            "ms": dict(self.ms),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer before verification, with the facts that its citations are of, by number."""

    answer: Answer
    facts: Mapping[int, Fact]
