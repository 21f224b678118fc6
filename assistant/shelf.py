"""The facts of some reports, arranged for looking up: by item, by code, and by the words around them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.domain import ReportKey
from assistant.tokens import rarity, tokens
from assistant.words import cut
from ingest.fact import SCORES, Fact, Fund, Measure, Part, Scope
from ingest.names import canonical, plain, unnamed
from ingest.restatements import quantity
from ingest.store.documents import Outline
from ingest.units import measured_in

SCOPED = re.compile(r"^(?:一般公共预算|财政拨款|一般公共预算财政拨款)基本支出(?:中的?|的)?(?P<item>.{3,})$")
"""An item that says its scope itself: 一般公共预算基本支出会议费 is the 会议费 of basic expenditure."""
WHOSE = re.compile(
    r"^(?:[本全]?(?:部门|单位)|(?:19|20)\d\d年末?)(?P<item>(?:年末)?(?:实际|实有|在职|在编|现有).+)$"
)
"""Those who work there, with the word for the whole organisation or the year in front."""
TOTALS = frozenset({"合计", "总计", "小计", "本年合计", "金额"})
PROCURED = frozenset({"货物", "工程", "服务"})
"""What a table of procurement calls its rows."""
THERE = frozenset({"实有", "现有", "共有", "设有"})
"""Verbs that only say that there is so much of the subject."""
SPENDING = "支出"
"""How names of what is spent end."""
STAFF = ("301", "303")
"""The economic classes of 人员经费; all others of basic expenditure are 公用经费."""
WHOLE_SCORE = "总分"
WHOLE_SCORES = re.compile(
    "总分|(?:部门|单位)?(?:整体)?(?:支出)?(?:绩效)?(?:自评|评价|(?<=整体支出绩效))(?:综合)?总?得分"
)
"""What the score of a whole report or project is called."""
WHOLE_BODY = "整体"
"""What says that a score is that of all that a body spent."""
OF_FUND = {"基本支出": "基本支出", "项目支出": "项目支出", "本年支出合计": "支出", "本年收入合计": "收入"}
"""The totals that a fund's name may stand before, and how they are then called."""
PART_ITEMS = {"基本支出": Part.BASIC, "项目支出": Part.PROJECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact with the names it goes by: `own` is its item (the column's where the row is a total), `own_names` what
    else that is called, `names` every
    label around it, `own_words` and `words` the same as tokens; `place` its table's title and number, or its headings;
    `flow` tells income and what is carried over from spending; `clause` is the part of a sentence
    that is nearer to the figure than to its neighbours, `before` what its section says on the way to it, or to its table."""

    fact: Fact
    own: str
    names: frozenset[str]
    own_names: frozenset[str]
    own_words: frozenset[str]
    words: frozenset[str]
    place: str
    flow: str
    clause: str
    before: str

    @property
    def around(self) -> frozenset[str]:
        """The words of the sentences that lead to the figure's own, as tokens."""
        return tokens(plain_words(self.before))

    @property
    def near(self) -> frozenset[str]:
        """The words right around a sentence's figure as tokens: nearer to it than to the figures beside it."""
        return tokens(plain_words(self.clause)) | self.own_words

    @property
    def key(self) -> ReportKey:
        """The report it stands in."""
        return self.fact.filing, self.fact.report


def principal(fact: Fact) -> str:
    """What the fact is of: its item, or where that is only a total, the innermost column label that says more."""
    if fact.term == "总计" and (
        side := next((s for s in ("收入", "支出") if any(s in c for c in fact.column)), None)
    ):
        return f"{side}总计"
    if (
        not fact.from_cell
        and fact.subject is None
        and fact.measure is not Measure.COUNT
        and unnamed(fact.item)
    ):
        return "本年支出合计"
    if not fact.from_cell and (scoped := SCOPED.match(fact.term)):
        return canonical(scoped["item"])
    if (
        fact.measure in SCORES and fact.subject and fact.from_cell
    ):  # what a table is about has its last row's score
        return canonical(fact.subject) if fact.term == WHOLE_SCORE else fact.term
    if whose := WHOSE.match(fact.term):
        return canonical(whose["item"])
    if fact.term in THERE and fact.subject:
        return fact.subject
    if fact.term not in TOTALS:
        return quantity(fact)
    for label in reversed(fact.column):
        term = canonical(label)
        if term not in TOTALS and term not in ("决算数", "预算数"):
            return term
    return fact.term


def scores_all(entry: Entry) -> bool:
    """Whether a figure is the score of all that a body spent: the last row of its form, or a sentence that says so."""
    fact = entry.fact
    whole = WHOLE_BODY in f"{fact.item} {entry.place}" and fact.subject is None
    return whole and fact.measure is Measure.SCORE and WHOLE_SCORES.fullmatch(fact.item) is not None


def _of_fund(own: str, fund: Fund) -> str:
    """What a total is called together with its fund: 一般公共预算财政拨款基本支出."""
    return own if fund is Fund.ALL or own not in OF_FUND else canonical(f"{fund.value}{OF_FUND[own]}")


def scope_of(fact: Fact) -> Scope:
    """Whose money and which part: what the item's own name says comes before what its place says."""
    if not fact.from_cell and SCOPED.match(fact.term):
        return Scope(fund=Fund.GENERAL, part=Part.BASIC, table="基本支出明细")
    return replace(fact.scope, part=PART_ITEMS.get(principal(fact), fact.scope.part))


def _flow(fact: Fact, own: str, title: str) -> str:
    """收入, 年初结转 or 年末结转 where a figure is not of spending; what is carried over is so on either side of a table, and what is spent
    of an income (债券收入安排的支出) is spending."""
    own = "" if own.endswith(SPENDING) else own
    return flow_in(f"{own} {' '.join(fact.column[:1])}") or ("收入" if title.startswith("收入决算") else "")


def flow_in(text: str) -> str:
    """Which money that is not spent some words name, what is carried over before what came in; none where they name none."""
    said = text.replace("财政拨款结转", "结转")
    return next((flow for flow in ("年初结转", "年末结转", "收入") if flow in said), "")


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """A text for matching; 区、县、市 are one word as people write them."""
    return SINGLES.sub(lambda match: match[0].replace("、", ""), plain(text))


SINGLES = re.compile(r"(?<![一-鿿])[一-鿿](?:、[一-鿿])+(?=、|[一-鿿])")
"""Things of one character each, counted up."""
OPENING = 40
"""Characters of a paragraph that say what all of it is about."""
LEAD = 160
"""Characters before a sentence that may name what it goes on about."""
LEADS_TO = re.compile("(?:如下|见下表|如下表)[：:。]?$|[：:]$")
"""How a paragraph ends that leads to the table below it."""
PAUSES = (re.compile(r"[，,；;。]"), re.compile(r"、|和|及|与|以及|（|\("))
"""What parts two figures of one sentence, the surest first."""


def clauses(facts: Iterable[Fact], text: str) -> dict[str, str]:
    """For each sentence's fact of a filing the part of the sentence that is nearer to it than to the figures beside it."""
    said = sorted((f for f in facts if not f.from_cell), key=lambda f: f.span.start)
    found = {}
    for at, fact in enumerate(said):
        before = said[at - 1] if at else None
        after = said[at + 1] if at + 1 < len(said) else None
        start = max(fact.quote.start, before.span.end if before else 0)
        end = min(fact.quote.end, after.span.start if after else len(text))
        if before and start == before.span.end:
            start = _pause(text, start, fact.span.start)
        if after and end == after.span.start:
            end = _pause(text, fact.span.end, end)
        found[fact.id] = text[start:end]
    return found


def _pause(text: str, start: int, end: int) -> int:
    """Where one figure's words end and the next one's begin."""
    for pause in PAUSES:
        if match := pause.search(text, start, end):
            return match.end()
    return end


def leads(facts: Iterable[Fact], outline: Outline) -> dict[str, str]:
    """For each sentence's fact what its section says right before it, and what its paragraph begins with."""
    opened: dict[int, int] = {}
    starts = [paragraph.span.start for paragraph in outline.paragraphs]
    found = {}
    for fact in sorted((f for f in facts if not f.from_cell), key=lambda f: f.quote.start):
        start = opened.setdefault(fact.section, max(0, fact.quote.start - LEAD))
        near = max(start, fact.quote.start - LEAD)
        opening = starts[at - 1] if (at := bisect_right(starts, fact.quote.start)) else near
        found[fact.id] = (
            f"{outline.text[opening : min(near, opening + OPENING)]} {outline.text[near : fact.span.start]}"
        )
    return found


def openings(facts: Iterable[Fact], outline: Outline) -> dict[str, str]:
    """For each cell's fact the sentence that leads to its table: 各月检测情况如下：."""
    cells = [fact for fact in facts if fact.table is not None]
    first: dict[tuple[int, int | None], int] = {}
    for fact in cells:
        place = (fact.section, fact.table)
        first[place] = min(first.get(place, fact.quote.start), fact.quote.start)
    ends = [paragraph.span.end for paragraph in outline.paragraphs]
    said: dict[tuple[int, int | None], str] = {}
    for (section, table), start in first.items():
        at = bisect_right(ends, start) - 1
        before = outline.paragraphs[at] if at >= 0 else None
        text = outline.text[before.span.start : before.span.end].strip() if before else ""
        if before and before.section == section and LEADS_TO.search(text):
            said[section, table] = text.rpartition("。")[2]
    return {fact.id: lead for fact in cells if (lead := said.get((fact.section, fact.table)))}


@lru_cache(maxsize=32768)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    """The tokens of some labels; rows, columns and headings come again and again."""
    return frozenset().union(*(tokens(plain_words(text)) for text in texts if text))


@lru_cache(maxsize=32768)
def _names(labels: tuple[str, ...]) -> frozenset[str]:
    """The canonical names of some labels."""
    return frozenset(canonical(label) for label in labels if label)


def _side(fact: Fact) -> frozenset[str]:
    """Whether an account of basic expenditure is of staff or of running costs, which not every form prints."""
    if fact.code is None or fact.scope.table != "基本支出明细":
        return frozenset()
    return frozenset({"人员经费" if fact.code.startswith(STAFF) else "公用经费"})


def _entry(fact: Fact, heading: str, title: str | None, said: tuple[str, str]) -> Entry:
    own = principal(fact)
    total = own in ("收入总计", "支出总计")
    labels = (fact.item, fact.subject or "", fact.basis or "", fact.scope.table or "")
    names = _names(labels) | _names(fact.row) | _names(fact.column) | {own, fact.term} | _side(fact)
    around = _words(labels) | _words(fact.row) | _words(fact.column) | _words((own, heading, title or ""))
    around |= _words((measured_in(fact.unit),))
    if fact.context:
        around |= tokens(plain_words(fact.context))
    return Entry(
        fact=fact,
        own=own,
        names=names | {"收支总计"} if total else names,
        own_names=frozenset({own, "收支总计"} if total else {own, _of_fund(own, fact.scope.fund)})
        | (set() if fact.from_cell or quantity(fact) != own else {fact.term})
        | ({WHOLE_SCORE} if WHOLE_SCORES.fullmatch(fact.item) else set())
        | ({canonical(f"政府采购{own}支出")} if own in PROCURED and "采购" in (title or "") else set()),
        own_words=_words((own, fact.item)),
        words=around | tokens(fact.code) if fact.code else around,
        place=plain_words(title or heading).replace('"', ""),
        flow=_flow(fact, own, title or ""),
        clause=said[0],
        before=said[1],
    )


@dataclass
class Shelf:
    """The entries of the facts that one lookup may draw from."""

    entries: tuple[Entry, ...]
    years: Mapping[ReportKey, int]

    @cached_property
    def weight(self) -> dict[str, float]:
        """How telling each token is among the entries."""
        return rarity(entry.words for entry in self.entries)

    @cached_property
    def by_year(self) -> Mapping[tuple[ReportKey, int], Sequence[Entry]]:
        """The entries by report and year, in their order."""
        found: dict[tuple[ReportKey, int], list[Entry]] = {}
        for entry in self.entries:
            found.setdefault((entry.key, entry.fact.year), []).append(entry)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries by their facts' ids."""
        return {entry.fact.id: entry for entry in self.entries}

    @cached_property
    def printed(self) -> str:
        """All that stands over and around the figures, in plain characters."""
        labels = {label for one in self.entries for label in (*one.fact.row, *one.fact.column, one.place)}
        told = {text for one in self.entries for text in (one.fact.item, one.fact.subject or "", one.clause)}
        return " ".join(map(plain_words, sorted(labels | told)))

    @cached_property
    def whose(self) -> Mapping[ReportKey, Set[str]]:
        """The organisations of the entries by report."""
        found: dict[ReportKey, set[str]] = {}
        for entry in self.entries:
            found.setdefault(entry.key, set()).add(entry.fact.organisation)
        return found

    def in_full(self, short: str) -> str | None:
        """The one item whose words begin with the characters of `short` in their order: 软著 for 软件著作权."""
        if not 2 <= len(short) <= 4 or short.isascii():
            return None
        names = {entry.own for entry in self.entries if entry.own[:1] == short[0]}
        meant = [name for name in names if _initials(short, name)]
        return meant[0] if len(meant) == 1 else None


def _initials(short: str, name: str) -> bool:
    """Whether `short` is made of the first characters of the words of `name`, few of them left out."""
    firsts = [word.text[0] for word in cut(name)]
    rest = iter(firsts)
    return len(firsts) <= len(short) + 1 and all(character in rest for character in short)


def arranged(facts: Sequence[Fact], outline: Outline) -> tuple[Entry, ...]:
    """The entries of some facts of one filing, whose headings, captions and text are in `outline`."""
    around, before = clauses(facts, outline.text), leads(facts, outline) | openings(facts, outline)
    headings = {section.number: " ".join(section.path[-2:]) for section in outline.sections}
    titles = {one.number: plain(f"{one.title} {one.code or ''}") for one in outline.captions}
    return tuple(
        _entry(
            fact,
            headings.get(fact.section, ""),
            None if fact.table is None else titles.get(fact.table, ""),
            (around.get(fact.id, ""), before.get(fact.id, "")),
        )
        for fact in facts
    )
