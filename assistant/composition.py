"""What a figure is made of: the parts that a table prints beside it, under it or above it, and whether they add up to it.

Owns which cells are the parts of which whole, and in how many ways a whole is split. Which figure is the whole is found as
any other is, by `assistant.lookup`. Arithmetic decides where a table does not say by its codes or headers what belongs to what.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.compute import failed, figure, figure_of, guarded, share
from assistant.domain import Ask, Composed, Found, Missing, Operation, Reason, Statement
from assistant.shelf import STAFF, TOTALS, Entry, Shelf
from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.fact import Amount, Blank, Dash, Fact, Fund, Measure
from ingest.names import functional

LookUp = Callable[[Ask, Shelf], Found | Missing]


class Way(StrEnum):
    """What a whole is split by."""

    ITEM = "分项"
    NATURE = "基本支出和项目支出"
    ECONOMIC = "经济分类"
    SOURCE = "资金来源"
    FUNCTION = "功能分类"


ASKED: tuple[tuple[str, Way], ...] = (
    ("功能|方面|领域|[花用]在", Way.FUNCTION),
    ("经济", Way.ECONOMIC),
    ("性质|基本支出[和与及、]项目", Way.NATURE),
    ("来源|资金", Way.SOURCE),
)
"""The words by which a question says what to split by."""
TOLD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("三公经费", ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")),
    ("基本支出", ("人员经费", "公用经费")),
    ("人员经费", ("工资福利支出", "对个人和家庭的补助")),
    ("政府采购支出总额", ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出")),
    ("公务用车购置及运行维护费", ("公务用车购置费", "公务用车运行维护费")),
    ("本年支出合计", ("基本支出", "项目支出")),
)
"""Wholes and parts by definition, for reports that tell them in sentences."""

WHOLES = TOTALS | {"本年收入合计", "本年支出合计"}
DETAILED = (("基本支出",), ("人员经费",), ("公用经费",))
NATURE = frozenset({"基本支出", "项目支出"})
HALVES = ("人员经费", "公用经费")
"""The halves of basic expenditure: what they are made of are the items, for nearly all of each is one class."""
DEEPEST = 7
"""Digits of the longest account code."""
LISTED = 8
"""Of more parts than that, those that are zero are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A whole and its parts in one way; the facts of the parts are amounts, `empty` of them are blank."""

    way: Way
    whole: Found
    parts: tuple[Entry, ...]
    empty: int
    missed: Figure
    rounding: bool

    @property
    def telling(self) -> int:
        """How many parts are more than zero."""
        return sum(1 for part in self.parts if (value := figure_of(part.fact)) and value.value)


def whole_of(parts: Sequence[str]) -> str | None:
    """The item that some items make up by definition."""
    return next((whole for whole, of in TOLD if len(parts) == len(of) and set(parts) == set(of)), None)


def composed(ask: Ask, shelf: Shelf, look_up: LookUp) -> Composed | Found | Missing:
    """What the figure of `ask` is made of; the figure alone where it is zero."""
    measure = None if ask.measure is Measure.SHARE else ask.measure
    wholes = _wholes(replace(ask, measure=measure, unit=None), shelf, look_up)
    first = wholes[0]
    if not isinstance(first, Found):
        return first
    if (value := figure(first)) is not None and not value.value:
        return first
    wished = next((way for words, way in ASKED if re.search(words, ask.hints)), None)
    splits = [
        split for whole in wholes if isinstance(whole, Found) for split in _splits(whole, shelf, look_up)
    ]
    fitting = [split for split in splits if wished in (None, split.way)]
    if not fitting:
        return failed(ask, Reason.NO_ITEM)
    coded = any(fact.code for fact in (first.statement.main, *first.statement.agreeing))
    best = min(fitting, key=lambda split: _rank(split, ask.fund, coded=coded))
    others = {split.way for split in splits if split.telling > 1 and _closes(split)} - {best.way, Way.ITEM}
    return _told(best, tuple(way.value for way in Way if way in others))


def _wholes(ask: Ask, shelf: Shelf, look_up: LookUp) -> list[Found | Missing]:
    """The figure that is meant; for 基本支出 and its halves that of the general budget too, whose detail has a table."""
    found = [look_up(ask, shelf)]
    if ask.fund is None and ask.terms in DETAILED:
        found.append(look_up(replace(ask, fund=Fund.GENERAL), shelf))
    return found


def _rank(split: Split, fund: Fund | None, *, coded: bool) -> tuple[bool, bool, bool, bool, bool, int]:
    """Parts that add up before others, income by its sources, several parts before one, of the money that is meant, the
    accounts under an account before its nature."""
    whole = split.whole.statement.main
    income = "收入" in whole.term and split.way is not Way.SOURCE
    under = coded and split.way in (Way.ECONOMIC, Way.FUNCTION)
    other = fund is not None and whole.scope.fund is not fund
    order = list(Way).index(split.way)
    return not _closes(split), income, split.telling < 2, other, coded and not under, order


def _closes(split: Split) -> bool:
    return not split.missed.value or split.rounding


def _told(split: Split, ways: tuple[str, ...]) -> Composed | Missing:
    """The split as its parts' shares, the largest first."""
    ask = split.whole.ask
    kept = [part for part in split.parts if len(split.parts) <= LISTED or _amount(part).value]
    kept.sort(key=lambda part: -_amount(part).base)
    parts = []
    for part in kept:
        found = Found(ask=ask, statement=Statement(main=part.fact))
        computed = guarded(lambda found=found: share(found, split.whole, Operation.SHARE, None))  # type: ignore[misc]
        if computed is None:
            return failed(ask, Reason.NO_ITEM)
        parts.append(computed)
    return Composed(
        whole=split.whole,
        parts=tuple(parts),
        missed=split.missed.value,
        rounding=split.rounding,
        left_out=split.empty + len(split.parts) - len(kept),
        ways=ways,
    )


def _amount(part: Entry) -> Figure:
    value = figure_of(part.fact)
    assert value is not None
    return value


def _splits(whole: Found, shelf: Shelf, look_up: LookUp) -> Iterator[Split]:
    """All ways in which one table, or else the sentences of one report, split the whole."""
    tables: dict[int, list[Entry]] = defaultdict(list)
    said = whole.statement.main
    for entry in shelf.entries:
        fact = entry.fact
        if fact.table is not None and (fact.filing, fact.report) == (said.filing, said.report):
            tables[fact.table].append(entry)
    found = False
    for fact in (said, *whole.statement.agreeing):
        if fact.table is None or (fact.filing, fact.report) != (said.filing, said.report):
            continue
        cells = [entry for entry in tables[fact.table] if _alike(entry.fact, fact)]
        stated = replace(whole, statement=_stated_by(fact, whole.statement))
        for parts, sure in (
            (_beside(fact, cells), True),
            (_under(fact, cells), True),
            (_above(fact, cells), False),
        ):
            split = _split(stated, parts)
            if split and (sure or _closes(split)):
                found = True
                yield split
        if fact.term == "基本支出" and fact.scope.fund is Fund.GENERAL:
            detail = [entry for table in tables.values() for entry in table if _in_detail(entry.fact, fact)]
            if (split := _split(stated, detail)) and _closes(split):
                yield split
    if not found:
        yield from _in_sentences(whole, shelf, look_up)


def _stated_by(fact: Fact, statement: Statement) -> Statement:
    """The statement with the cell in front that the parts stand beside."""
    every = (statement.main, *statement.agreeing)
    return replace(statement, main=fact, agreeing=tuple(other for other in every if other is not fact))


def _alike(fact: Fact, whole: Fact) -> bool:
    """Whether a cell of the whole's table may be a part of it: of the same year and measure, and no whole of its own."""
    return fact.measure is whole.measure and fact.year == whole.year and fact.id != whole.id


def _beside(whole: Fact, cells: Sequence[Entry]) -> list[Entry]:
    """The columns beside a total column, each as its own total where it has columns of its own."""
    if not whole.column or whole.column[-1] not in WHOLES:
        return []
    prefix = whole.column[:-1]
    columns: dict[str, list[Entry]] = defaultdict(list)
    for entry in cells:
        column = entry.fact.column
        same = (entry.fact.row, entry.fact.code) == (whole.row, whole.code)
        if same and len(column) > len(prefix) and column[: len(prefix)] == prefix:
            columns[column[len(prefix)]].append(entry)
    kept = []
    for label, entries in columns.items():
        leaf = [entry for entry in entries if entry.fact.column[len(prefix) :] == (label,)]
        leaf = leaf or [entry for entry in entries if entry.fact.column[len(prefix) + 1 :][0] in TOTALS]
        if len(leaf) != 1:
            return []
        kept += leaf
    return kept


def _under(whole: Fact, cells: Sequence[Entry]) -> list[Entry]:
    """The accounts under an account, or the classes under a total, in the column of the whole; an only one by its own."""
    if whole.code is None and not (whole.row and whole.row[-1].endswith("合计")):
        return []
    accounts = {
        entry.fact.code: entry for entry in cells if entry.fact.column == whole.column and entry.fact.code
    }
    if whole.term in HALVES:
        staff = whole.term == HALVES[0]
        return [accounts[code] for code in accounts if len(code) == 5 and code.startswith(STAFF) is staff]
    length, above = (3, "") if whole.code is None else (len(whole.code) + 2, whole.code)
    while length <= DEEPEST:
        below = [code for code in accounts if len(code) == length and code.startswith(above)]
        if len(below) != 1 or whole.code is None:
            return [accounts[code] for code in below]
        length, above = length + 2, below[0]
    return []


def _above(whole: Fact, cells: Sequence[Entry]) -> list[Entry]:
    """The rows without codes that a total row closes: all above it in its column, from the total before it on."""
    rows = [
        entry
        for entry in cells
        if entry.fact.column == whole.column
        and len(entry.fact.row) == 1
        and entry.fact.code is None
        and entry.fact.span.start < whole.span.start
    ]
    rows.sort(key=lambda entry: entry.fact.span.start)
    totals = [at for at, entry in enumerate(rows) if entry.fact.row[0].endswith(("合计", "总计"))]
    return rows[totals[-1] :] if totals else rows


def _in_detail(fact: Fact, whole: Fact) -> bool:
    """Whether a cell is a class of the table of basic expenditure, which prints no total of its own."""
    detail = fact.scope.table == "基本支出明细" and fact.code is not None and len(fact.code) == 3
    return detail and _alike(fact, whole) and not fact.annex


def _split(whole: Found, cells: Sequence[Entry]) -> Split | None:
    """The parts held against the whole; nothing where one is no exact amount of the whole's kind."""
    value = figure(whole)
    empty = [entry for entry in cells if isinstance(entry.fact.value, Blank | Dash)]
    parts = tuple(entry for entry in cells if isinstance(entry.fact.value, Amount))
    amounts = [amount for entry in parts if (amount := figure_of(entry.fact)) is not None]
    if value is None or len(cells) < 2 or not amounts or len(parts) + len(empty) < len(cells):
        return None
    names = {(entry.own, entry.fact.code, entry.fact.column) for entry in parts}
    mixed = any(amount.dimension != value.dimension for amount in amounts)
    if mixed or len(amounts) < len(parts) or len(names) < len(parts):
        return None
    added = arithmetic.convert(arithmetic.add(amounts), value.unit)
    allowed = max(value.step, *(amount.step for amount in amounts)) * len(amounts)
    return Split(
        way=_way(parts),
        whole=whole,
        parts=parts,
        empty=len(empty),
        missed=arithmetic.subtract(added, value),
        rounding=abs(added.base - value.base) <= allowed,
    )


def _way(parts: Sequence[Entry]) -> Way:
    """What the parts are told apart by: their names, or their columns where they are of one name."""
    names = {part.own for part in parts}
    codes = {part.fact.code[0] for part in parts if part.fact.code}
    if len(names) < len(parts):
        names, codes = {part.fact.column[-1] for part in parts if part.fact.column}, set()
    if names & NATURE:
        return Way.NATURE
    if len(codes) == 1:
        return Way.ECONOMIC if codes == {"3"} else Way.FUNCTION
    if names & set(functional().values()):
        return Way.FUNCTION
    return Way.SOURCE if any("拨款" in name or "收入" in name for name in names) else Way.ITEM


def _in_sentences(whole: Found, shelf: Shelf, look_up: LookUp) -> Iterator[Split]:
    """The parts that a whole has by definition, where the same report states each of them and they add up."""
    said = whole.statement.main
    for term, terms in TOLD:
        if term not in whole.ask.terms:
            continue
        asked = replace(whole.ask, reports=((said.filing, said.report),), year=said.year, hints="")
        found = [look_up(replace(asked, terms=(part,)), shelf) for part in terms]
        facts = {one.statement.main.id for one in found if isinstance(one, Found)}
        parts = [entry for entry in shelf.entries if entry.fact.id in facts]
        same = all(part.fact.scope == said.scope or part.own in NATURE for part in parts)
        split = _split(whole, parts) if len(parts) == len(terms) and same else None
        if split and _closes(split):
            yield split
