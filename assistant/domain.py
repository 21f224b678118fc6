"""What passes between the five stages of an answer, and the answer contract.

Question → Query (parse) → Plan (plan) → Evidence (execute) → Draft (compose) → Answer (verify). Stages meet only here.
"""

from dataclasses import dataclass
from decimal import Decimal

from assistant.claim import Against as Against
from assistant.claim import Claim as Claim
from assistant.claim import Degree as Degree
from assistant.claim import Relation as Relation
from assistant.contract import Answer as Answer
from assistant.contract import Citation as Citation
from assistant.contract import ContextKind as ContextKind
from assistant.contract import ContextPart as ContextPart
from assistant.contract import Draft as Draft
from assistant.contract import Figure as Figure
from assistant.contract import Form as Form
from assistant.contract import Language as Language
from assistant.contract import Note as Note
from assistant.contract import Option as Option
from assistant.contract import Origin as Origin
from assistant.contract import Reason as Reason
from assistant.contract import Status as Status
from assistant.demand import Demand as Demand
from assistant.demand import Working as Working
from assistant.intent import Joint as Joint
from assistant.intent import Operation as Operation
from assistant.intent import Sign as Sign
from assistant.intent import Wanted as Wanted
from ingest.chunk import Chunk
from ingest.document import Report
from ingest.fact import Fact, Fund, Measure, Part

ReportKey = tuple[str, int]
"""A report of the corpus: the filing's digest and the report's number in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A report that a question may be about, with what makes it recognisable."""

    key: ReportKey
    file: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One figure that is asked for. `words` are the question's words for the item; `terms` the canonical terms in them.

    `measure` is None where the question does not say (then 决算). `reports` are the reports that it may stand in. `hints` are words that need not be found,
    `head` those of the words that stand with the question word, `counted` the noun whose number is asked for, `said` all that the question says besides
    organisations and years, `spoken` its words for the item where `terms` are only what people mean by them, `beside` what an earlier part of the same
    question was answered with, `within` the items that only contain what is asked for, `against` the budget that a completion is of, where the question
    says which, `kind` the noun of the rows that are meant one by one (项目, 项级科目); `named`: only what the figure itself is called counts, nothing says that
    a figure is wanted; `assumed`: a total is taken, nothing names the item; `unread` are words of a later part that nothing explains, `alone` what a part says by itself, `demands` the words to account for.
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
    fund: Fund | None = None
    hints: str = ""
    head: str = ""
    counted: str = ""
    said: str = ""
    beside: Fact | None = None
    within: tuple[str, ...] = ()
    named: bool = False
    against: Measure | None = None
    kind: str | None = None
    spoken: str = ""
    assumed: bool = False
    unread: str = ""
    alone: str = ""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure that the question itself brings ("按19人算")."""

    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A condition on figures: how they stand to a value, or to another measure of the same thing (`against`)."""

    sign: Sign
    value: Decimal
    unit: str | None
    against: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """How a question was understood. `numeric` says that only a figure can be the answer; `topic` is what ranks passages, without organisation, year and question words;
    `into` the unit of money that the answer is wanted in; `spent_on` says that a figure per head is one of the people that the money was spent on, `per` by what the things
    are counted that it is divided among; `counted` is the word for what is counted where only the number of those that meet the condition is wanted; `claimed` the
    direction that the question takes for granted (增加 / 减少); `carried` what earlier turns said of it; `further` what else the same question asks for; `claim` what a
    yes-or-no question claims of the figures that it and `further` ask for; `each` that the things named are asked for one by one (分别); `joints` the operands where some of
    the asks are first put together, `of_whole` that the question says what a share is of, `ascending` that the smallest comes first; `spent` that it takes spending for
    granted, `first_more` that of two figures it takes the first for the larger (or not), `apart` that it asks for each operand by itself, in a unit of its own; `noted` the
    table whose notes are asked for; `used` that it asks what money was used for, `cause` what it takes for the reason, `ground` that it says itself that something is not
    published; `before` what the turn before asked for, where this one goes on with it; `labels` those that print it, `roles` those whose holders it asks for, `workings` what it wants computed."""

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
    into: str | None
    spent_on: bool
    per: str | None
    counted: str | None
    assumed: tuple[str, ...]
    reading: str
    refusal: "Refusal | None" = None
    further: "tuple[Query, ...]" = ()
    claim: Claim | None = None
    content: tuple[tuple[str, ...], ...] = ()
    needs: str | None = None
    spent: bool = False
    noted: str | None = None
    used: bool = False
    cause: str = ""
    ground: bool = False
    each: bool = False
    joints: tuple[Joint, ...] = ()
    of_whole: bool = False
    ascending: bool = False
    first_more: bool | None = None
    apart: bool = False
    carried: frozenset[ContextKind] = frozenset()
    before: Ask | None = None
    workings: tuple[Working, ...] = ()
    labels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a question cannot be planned, with the nearest things that can be answered and, where a word more does it, the questions for them."""

    status: Status
    reason: Reason
    nearest: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Find the facts of one ask. `claimed` is a direction taken for granted, checked against the change; `otherwise` the search where no figure has to be
    the answer; `into` the unit to convert to; `further` that it is of a further part of a question, `before` what the turn that it goes on with asked for."""

    ask: Ask
    into: str | None = None
    decimals: int | None = None
    further: bool = False
    claimed: str | None = None
    otherwise: "Search | None" = None
    before: Ask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compute:
    """Do `operation` with the facts of the asks, in order; `joints` are the operands where some of the asks are first put together."""

    operation: Operation
    asks: tuple[Ask, ...]
    given: tuple[Given, ...]
    decimals: int | None
    limit: Limit | None = None
    top: int | None = None
    into: str | None = None
    spent_on: bool = False
    per: str | None = None
    counted: str | None = None
    joints: tuple[Joint, ...] = ()
    of_whole: bool = False
    ascending: bool = False
    first_more: bool | None = None
    apart: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Find passages of the reports on a topic; `needs` is the pattern that a passage must have to be an answer, `spent` what the question takes for granted that money was
    spent on, `place` the table whose notes are wanted, `used` the item that is asked what for, `cause` what the question itself takes for the reason; `ground` says that the
    question itself knows the thing to be withheld; `things` are what the question is about by name, `labels` those behind which the answer is printed, `roles` those whose holders are asked for."""

    reports: tuple[ReportKey, ...]
    topic: str
    wanted: Wanted
    terms: tuple[str, ...] = ()
    needs: str | None = None
    spent: Ask | None = None
    place: str | None = None
    used: Ask | None = None
    cause: str = ""
    ground: bool = False
    things: tuple[Demand, ...] = ()
    labels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Decide a yes-or-no question: whether its `claim` holds for what the `operands` find, each the steps that ask for one figure; else by a passage that has the question's
    `content`, and that only where the organisation is `settled`. `asks` are the figures that the question itself speaks of."""

    claim: Claim
    asks: tuple[Ask, ...]
    operands: tuple[tuple[Lookup | Compute, ...], ...]
    settled: bool
    content: tuple[tuple[str, ...], ...]
    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Find the reason of a figure's change, or of its distance from the budget; `claimed` and `over_budget` are taken for granted by the question."""

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
    """The steps of a query, in order, and what their results have to be computed by."""

    steps: tuple[Step, ...]
    workings: tuple[Working, ...] = ()


SHOWN = 12
"""So many places are cited for one figure: all that filings state it in, and an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The facts that state one quantity: `main` the one shown; `agreeing` and `differing` the others."""

    main: Fact
    agreeing: tuple[Fact, ...] = ()
    differing: tuple[Fact, ...] = ()

    @property
    def shown(self) -> tuple[Fact, ...]:
        """The main one and those that agree, as many as one figure is cited from."""
        return (self.main, *self.agreeing[: SHOWN - 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a lookup found; `recomputed` is what a printed percentage's own operands give, where that is another figure."""

    ask: Ask
    statement: Statement
    recomputed: "Computed | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What was not found (by a search: for `topic`), and why: a blank or withheld `fact`, `rivals` that fit alike; what is `near` by name, what is `lacking` for a proof."""

    ask: Ask | None
    refusal: Refusal
    fact: Fact | None = None
    rivals: tuple[Fact, ...] = ()
    near: tuple[Fact, ...] = ()
    topic: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A figure computed from others. `formula` is in words with the operands' figures."""

    operation: Operation
    value: Decimal
    unit: str | None
    formula: str
    operands: "tuple[Operand, ...]"
    given: tuple[Given, ...] = ()
    year: int | None = None

    @property
    def leaves(self) -> tuple[Found, ...]:
        """The stated figures that it comes from in the end."""
        each = (one.leaves if isinstance(one, Computed) else (one,) for one in self.operands)
        return tuple(leaf for leaves in each for leaf in leaves)


Operand = Found | Computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Figures in order, the first leading, or `each` asked for; `missing` names those without, `left_out` counts the zero or blank."""

    operation: Operation
    entries: tuple[Operand, ...]
    missing: tuple[str, ...] = ()
    ascending: bool = False
    each: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A whole and its parts, the largest first, each as its share of the whole. `missed` is by how much the parts miss it, `rounding` that this is no more
    than rounding; `left_out` counts the parts that are zero or blank; `ways` are further ways in which the whole is split."""

    whole: Found
    parts: tuple[Computed, ...]
    missed: Decimal
    rounding: bool
    left_out: int
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A yes or a no, with the figures that decide it and the words that say the same."""

    verdict: bool
    ground: tuple[Found | Computed, ...]
    told: "tuple[Passage, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A premise that the filing contradicts: it says `direction`, the question took the other one for granted."""

    direction: str
    found: "tuple[Operand, ...]"


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


Result = Found | Missing | Computed | Ranked | Composed | Judged | Corrected | Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The results of a plan's steps, in order."""

    results: tuple[Result, ...]
