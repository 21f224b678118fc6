"""What one turn of a conversation says, before it is completed by earlier turns and by what is loaded."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import claims, condition, cues, given, kinds
from assistant.accounted import demands
from assistant.backwards import backwards
from assistant.claim import Stated
from assistant.condition import TOP
from assistant.conversation import whose
from assistant.counted import INTO, NUMBER, UNITS, counted_in, counts, units_of
from assistant.domain import Claim, Demand, Given, Limit, Operation, Wanted
from assistant.gloss import CLAUSE, glossed, remainders
from assistant.identity import Identity, identify
from assistant.lexicon import Lexicon
from assistant.mistyped import mended
from assistant.patterns import pattern
from assistant.place import named_table
from assistant.precedence import contains, left_of, of_the_last_row, printed_first
from assistant.scan import Mark, pieces, residue, said_of_names, scan
from assistant.scan import things as counted_names
from assistant.spoken import SpokenNames
from assistant.whole_names import blanked, named, restored, sealed
from assistant.words import formal
from assistant.years import relative, years_out
from assistant.years import years as years_of
from ingest.fact import SCORES, Fund, Measure
from ingest.names import known, plain

CODE = re.compile(
    r"(?<!\d)(\d{7}|\d{5}|[1-3]\d{2})(?=(号)?(科目|$|[^\d年万元亿人个次项条台%.])|项目|年(?:[初末]|未结))"
)
INCLUDED = re.compile(
    r"[（(](?:含|包括|包含|不含|不包括)[^（）()]{1,20}[）)]|(?:把|将|连)?[^，,。]{1,12}?(?:都|也|一并)?(?:算在内|算进去|计算在内|包括在内|算上|一[起块道]算)"
)
"""What is said to be counted in: it only says which of two figures is meant."""
EXCEPT = re.compile(r"(?<![扣刨抠剔排去])除(了)?[^，,。？?]{2,16}?(之外|以外|外|，|,|的(?=还|也))")
REPORTED = re.compile(
    r"部门决算(?!数|金额|支出)|(?<=[那这该][份个本])(?:部门)?决算(?!数|金额|支出)|决算(?=单位|部门|公开|草案|批复|报告|文件|情况说明|说明)"
)
"""Where 决算 names the report and not what was spent."""
BY_CLASSIFICATION = re.compile(
    r"(?:按照?|从|以)(?:支出)?的?(?:经济|功能)(?:性质)?(?:分类|科目)(?:支出|来?看|列示|列报|统计|反映|口径|角度|划分)*|(?:部门|单位)?(?:汇总|合并)(?:口径|(?=的))"
)
"""By which of the two classifications an account is named, and whose accounts are put together: the names themselves say so."""
PLAN = "(?:预算|目标|计划|指标)[值数]?"
AND = r"(?:和|与|跟|及|、|/|\s)+"
BESIDE_PLAN = re.compile(rf"{PLAN}(?:{AND}实际|实际$)|实际(?:值|数|的)?{AND}(?:年度|年初)?{PLAN}")
"""What was done, beside what was planned: 预算和实际各多少."""
TAKEN_AWAY = re.compile(rf"(?:{cues.LESS})[^，,。？?]{{1,20}}?(?:之?后|以后)[，,]")
CUT = re.compile(r"砍|削减|核减|调减")
"""A budget that is cut is asked for by how much."""
Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One turn. `text` is the question in plain form; `free` what stands outside items; `years` holds absolute years
    (2023) and offsets (-1) alike; `things` the noun of what is gone over one by one, `rest` the words that no mark explains,
    `head` those of its last clause, `counted` what it asks the number of, `context` what an earlier part of the same
    question, or an earlier turn, is about; `pointed` are things of earlier turns that this one only points at (这两项); `claim` what a
    yes-or-no question claims of its figures, `cause` what it takes for the reason."""

    question: str
    text: str
    english: bool
    identity: Identity
    everybody: bool
    years: tuple[int, ...]
    marks: tuple[Mark, ...]
    pieces: tuple[tuple[Terms, str], ...]
    codes: tuple[str, ...]
    place: str | None
    rest: str
    free: str
    topic: str
    change: Measure | None
    operation: Operation
    whole: str | None
    wanted: Wanted | None
    figure: bool
    claimed: str | None
    given: tuple[Given, ...]
    top: int | None
    units: tuple[str, ...]
    limit: Limit | None
    things: str | None
    unspent: bool
    ascending: bool
    decimals: int | None
    fund: Fund | None
    into: str | None
    head: str
    counted: str = ""
    context: str = ""
    claim: Claim | None = None
    cause: str = ""
    pointed: tuple[tuple[Terms, str], ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The canonical items, in order, each once."""
        return tuple(dict.fromkeys(mark.item for mark in self.marks if mark.item))

    @property
    def within(self) -> tuple[str, ...]:
        """The items that only contain what is asked for: 政府采购 in "政府采购里工程类多少"."""
        text = self.text
        named = [mark for mark in self.marks if mark.item]
        held: list[Mark] = []
        for at in range(len(named) - 1, -1, -1):
            of_it = held and len(named) - at > 2 and text[named[at].end : held[0].start] == "的"
            if of_it or contains(named[at], text):  # 基本支出的资本性支出里
                held.insert(0, named[at])
        others = len(named) > len(held)
        return tuple(mark.item for mark in held if mark.item) if others or self.rest else ()

    @property
    def hints(self) -> str:
        """Words that say something but need not be found."""
        units = (*self.units, self.limit.unit or "") if self.limit else self.units
        counted = [] if re.search(cues.BOUGHT, self.text) else [cues.STOCK.get(unit, "") for unit in units]
        states = ["收入"] if re.search(cues.INCOME, self.free) and "收支" not in self.text else []
        states += [said for pattern, said in cues.STATES if re.search(pattern, self.text)]
        return " ".join((*(mark.surface for mark in self.marks if mark.hint), *counted, *states)).strip()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures named, in order, each once; a change comes first."""
        named = tuple(dict.fromkeys(mark.measure for mark in self.marks if mark.measure))
        if self.units == ("分",) and not named:
            named = (Measure.SCORE,)
        if self.units and "分" not in self.units:  # 拿了几项 asks for no score
            named = tuple(measure for measure in named if measure not in SCORES)
        if Measure.BUDGET in named and CUT.search(self.text):
            named = tuple(Measure.ADDED_BUDGET if one is Measure.BUDGET else one for one in named)
        if (found := BESIDE_PLAN.search(self.text)) and not set(named) & {Measure.FINAL, Measure.ACTUAL}:
            named = (Measure.FINAL, *named) if found[0].startswith("实际") else (*named, Measure.FINAL)
        return (self.change, *named) if self.change else named


SO_MANY = re.compile("有?(?:一共|总共|共)?有?(?:几|多少)")
LONGEST_NUMBER = 12
"""So many characters the name of a number of things has."""


def first(table: Sequence[tuple[str, object]], text: str) -> object | None:
    """The meaning of the first pattern of `table` that `text` has."""
    return next((meaning for words, meaning in table if pattern(words).search(text)), None)


def frame(question: str, *, english: bool, lexicon: Lexicon) -> Frame:
    """What `question` (Chinese, or already in Chinese words) says by itself."""
    text, names, identity = whose(question, english=english, lexicon=lexicon)
    said = blanked(text, names)
    mentioned = [(mention.start, mention.end) for mention in identity.mentions]
    worked_back = backwards(text)
    change = None if worked_back else first(cues.CHANGES, said)
    things = _things(said, identity)
    things = None if things and _one_number(said, things[1], lexicon) else things
    spoken, said = said, blanked(said, _conditions(said, things))
    nameless = blanked(said, mentioned)
    places = named_table(nameless)
    bare = restored(_without(said, identity, change, places, lexicon.spoken), text, names)
    marks, bare = _marked(bare, lexicon)
    bare = blanked(bare, _named_again(text, marks))
    units = units_of(blanked(said, counted_names(marks)))
    marks = left_of(marks, units, counted_in(text))
    inside = [(mark.start, mark.end) for mark in marks if mark.item]
    free = blanked(text, inside)
    operation = Operation.SUM if things and condition.LOST_SO_MUCH in free else first(cues.OPERATIONS, free)
    ends = all(re.search(end, free) for end in cues.ENDS.values())
    moved = change is not None or ends or cues.OFF_BUDGET.search(text) is not None
    bare = blanked(bare, (*_asking(free, moved=moved), *relative(bare, inside)))
    return Frame(
        question=question,
        text=text,
        english=english,
        identity=identity,
        everybody=bool(re.search(cues.ALL_OF, said, re.IGNORECASE)),
        years=tuple(sorted(years_of(said)))[:1] if worked_back else years_of(said),
        marks=marks,
        pieces=_pieces(bare, marks),
        codes=tuple(match.group(1) for match in CODE.finditer(years_out(said))),
        place=places.group(1) if places else None,
        rest=" ".join(formal(residue(pattern(cues.LESS).sub(_blank, bare), marks)).split()),
        free=free,
        topic=_topic(text, identity),
        change=change if isinstance(change, Measure) else None,
        operation=operation if isinstance(operation, Operation) else Operation.LOOKUP,
        whole=_whole(text),
        wanted=kinds.wanted(free, text),
        figure=bool(units) or _asks_figure(free, nameless, marks),
        claimed=_claimed(free),
        given=given.given(said, divided=operation is Operation.PER_HEAD),
        units=units,
        limit=condition.limit(spoken, marks, over_things=things is not None),
        things=things[0] if things else None,
        unspent=things is not None and condition.UNSPENT.search(spoken) is not None,
        ascending=re.search(cues.ASCENDING, free, re.IGNORECASE) is not None,
        top=condition.top(spoken),
        decimals=given.decimals(said),
        fund=_fund(blanked(nameless, _accounts(marks))),
        head=_head(bare, marks),
        counted=counted_in(text),
        into=found[1] if (found := INTO.search(said)) else None,
        demands=() if english else demands(text, bare, marks, lexicon.items, question),
    )


def stated(text: str, lexicon: Lexicon) -> Stated | None:
    """What a yes-or-no question (Chinese, or already in Chinese words) claims; nothing where it is none."""
    text = " ".join(mended(plain(part)) for part in text.split()).replace('"', "")
    spelt = [span[:2] for span in lexicon.organisations.spelt(text)]
    identity = identify(text, lexicon.organisations, lexicon)
    spelt += [(mention.start, mention.end) for mention in identity.mentions]
    return claims.stated(text, (*spelt, *sealed(text, lexicon.items, spelt), *named(text, lexicon.items)))


def _marked(bare: str, lexicon: Lexicon) -> tuple[tuple[Mark, ...], str]:
    """The marks of a text, and the text without the words that only say once more what brackets name."""
    marks = printed_first(scan(bare, lexicon.items, lexicon.near, lexicon.spoken), bare)
    marks = of_the_last_row(tuple(remainders(marks, bare, lexicon.items)), bare)
    repeated = (*glossed(bare, marks), *said_of_names(bare, marks))
    kept = (mark for mark in marks if not any(a <= mark.start < b and mark.item for a, b in repeated))
    return tuple(kept), blanked(bare, repeated)


def _named_again(text: str, marks: Sequence[Mark]) -> Iterable[tuple[int, int]]:
    """Where words behind a subtraction only say what its result is called: 扣除本级后，下属单位的三公经费."""
    found = TAKEN_AWAY.search(text)
    if found and any(mark.item for mark in marks if mark.end < found.end()):
        behind = (at for mark in marks if mark.start >= found.end() for at in (mark.start, mark.end))
        edges = [found.end(), *behind, len(text)]
        yield from zip(edges[::2], edges[1::2], strict=True)


def _asks_figure(free: str, nameless: str, marks: Sequence[Mark]) -> bool:
    """Whether a figure is asked for, by a question word or a keyword."""
    asked = pattern(kinds.FIGURE).search(free) or NUMBER.search(nameless)
    return asked is not None or any(mark.counts for mark in marks)


def _things(text: str, identity: Identity) -> tuple[str, tuple[int, int]] | None:
    """The noun of what one organisation's question goes over one by one, and where it stands."""
    several = re.search(cues.ALL_OF, text, re.IGNORECASE)
    if len(identity.organisations) == 1 and _orders(text):  # whose accounts the one report breaks down
        named = condition.units(text) or (several and (condition.UNITS, several.span()))
        if named:
            return named
    over = any(pattern(words).search(text) for words, one in cues.OPERATIONS if one in cues.OVER_THINGS)
    picked = condition.picks(text) or cues.HOW_MANY.search(text) or condition.each_account(text)
    alone = several is None and len(identity.organisations) < 2
    return condition.kind(text) if (over or picked) and alone else None


def _one_number(text: str, thing: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether the noun of things only ends the name of a number that filings print: 绩效自评的项目有几个."""
    start, end = thing
    if not SO_MANY.match(text, end):
        return False
    names = (text[a:b] for b in range(start + 2, end + 1) for a in range(max(0, b - LONGEST_NUMBER), b - 2))
    return any(lexicon.items.get(name, "").endswith("项目数") for name in names)


def _conditions(text: str, things: tuple[str, tuple[int, int]] | None) -> Iterable[tuple[int, int]]:
    """Where words only say which of several things are meant, or by how much a target was missed."""
    missed = first(cues.OPERATIONS, text) is Operation.DIFFERENCE
    return [*([things[1]] if things else []), *(condition.lacking(text) if things or missed else [])]


def _orders(text: str) -> bool:
    """Whether several things are to be put in order."""
    return any(pattern(words).search(text) for words, one in cues.OPERATIONS if one in cues.ORDERED)


def _head(bare: str, marks: tuple[Mark, ...]) -> str:
    """The words of the last clause that has any: what the question is about, where the rest only leads to it."""
    edges = [0, *(match.end() for match in CLAUSE.finditer(bare)), len(bare)]
    for start, end in reversed(tuple(itertools.pairwise(edges))):
        inside = [mark for mark in marks if start <= mark.start < end]
        if any(mark.item for mark in inside):
            return ""
        moved = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside]
        if words := residue(bare[start:end], moved):
            return words
    return ""


def _accounts(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Where accounts of the classifications are named: a fund in their names (其他国有资本经营预算支出) limits nobody's money."""
    return [(mark.start, mark.end) for mark in marks if mark.item and known(mark.item, kinds=())]


def _fund(text: str) -> Fund | None:
    """Whose money the question speaks of, where it does; what it leaves out it does not mean."""
    found = first(cues.FUNDS, EXCEPT.sub(" ", text))
    return found if isinstance(found, Fund) else None


def _groups_of(match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the groups of a match stand."""
    return [match.span(group) for group in range(1, (match.re.groups or 0) + 1) if match[group]]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _asking(free: str, *, moved: bool) -> Iterable[tuple[int, int]]:
    """Where words outside of items say what is to be done or what kind of answer is wanted."""
    for table in (cues.OPERATIONS, kinds.WANTED):
        for words, _ in table:
            for match in pattern(words).finditer(free):
                yield from _groups_of(match)
    if moved or kinds.wanted(free, free) is Wanted.REASON:
        yield from (match.span() for match in re.finditer(f"{cues.RISES}|{cues.FALLS}", free, re.IGNORECASE))
    for match in (*TOP.finditer(free), *re.finditer(cues.ALL_OF, free, re.IGNORECASE)):
        yield match.span()


def _topic(text: str, identity: Identity) -> str:
    """`text` without organisations and years."""
    named = ((mention.start, mention.end) for mention in identity.mentions)
    return " ".join(blanked(years_out(text), named).split())


def _pieces(text: str, marks: tuple[Mark, ...]) -> tuple[tuple[Terms, str], ...]:
    """Items and free words of each part between conjunctions."""
    found = []
    for start, end in pieces(text, marks):
        within = [mark for mark in marks if start <= mark.start < end]
        moved = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in within]
        terms = tuple(dict.fromkeys(mark.item for mark in within if mark.item))
        found.append((terms, residue(text[start:end], moved)))
    return tuple(found)


def _claimed(text: str) -> str | None:
    rises, falls = re.search(cues.RISES, text), re.search(cues.FALLS, text)
    if bool(rises) == bool(falls):
        return None
    return "增加" if rises else "减少"


def _whole(text: str) -> str | None:
    """What a share is asked of, where the question names it."""
    found = re.search(cues.SHARE_OF, text)
    return found["whole"] if found and not cues.EVERYTHING.fullmatch(found["whole"]) else None


def _nameless(text: str) -> Iterable[tuple[int, int]]:
    """Where a question says of a share only that it is one of everything."""
    for match in re.finditer(cues.SHARE_OF, text):
        if cues.EVERYTHING.fullmatch(match["whole"]):
            yield match.span("whole")


def _without(
    text: str, identity: Identity, change: object | None, place: re.Match[str] | None, spoken: SpokenNames
) -> str:
    """`text` with organisations, years and the words of a change blanked out; offsets kept."""
    spans = [(mention.start, mention.end) for mention in identity.mentions]
    spans += [place.span()] if place else []
    named = [(start, end) for start, end, _ in spoken(text)]
    spans += [
        match.span()
        for match in UNITS.finditer(text)
        if match.group(1) not in ("人", "名")
        and not any(start <= match.start() and match.end() < end for start, end in named)
    ]
    spans += [
        match.span()
        for phrase in (
            EXCEPT,
            INCLUDED,
            INTO,
            BY_CLASSIFICATION,
            REPORTED,
            pattern(cues.SHARED_OUT),
        )
        for match in phrase.finditer(text)
    ]
    spans += [match.span() for match in counts(text) if match[1] not in (None, "人", "名")]
    spans += backwards(text)
    spans += condition.said(text)
    spans += _nameless(text)
    if change is not None:
        moved = next(words for words, _ in cues.CHANGES if pattern(words).search(text))
        for match in pattern(moved).finditer(text):
            spans += _groups_of(match) or [match.span()]
        spans += [match.span() for match in re.finditer(cues.CHANGED_BY, text)]
    spans += given.said(text)
    return blanked(years_out(text), spans)
