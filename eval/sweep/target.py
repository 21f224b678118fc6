"""What a question may say of a fact: its name, what it is part of, whose money, where it stands.

Owns the words of a fact, taken from its own fields and its place, and nothing of how they are understood.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from eval.numbers import Reading, read
from ingest.document import Document, TableKind
from ingest.fact import Amount, Fact, Fund, Measure, Part, Words


class Aspect(StrEnum):
    """One thing that a question may say of a fact."""

    NAME = "name"
    MEASURE = "measure"
    COUNTED = "counted"
    BASIS = "basis"
    SUBJECT = "subject"
    COLUMN = "column"
    SIDE = "side"
    PART = "part"
    FUND = "fund"
    PARENT = "parent"
    PLACE = "place"
    CODE = "code"
    ABOVE = "above"
    ANNEX = "annex"


FUNDS = {
    Fund.ALL: "",
    Fund.FISCAL: "财政拨款",
    Fund.GENERAL: "一般公共预算财政拨款",
    Fund.GOVERNMENT_FUND: "政府性基金预算财政拨款",
    Fund.STATE_CAPITAL: "国有资本经营预算财政拨款",
}
PLAIN = frozenset({Measure.FINAL, Measure.STATED, Measure.COUNT, Measure.ACTUAL})
"""Measures that one asks for by the same plain words: how much, how many."""
BUDGETS = frozenset({Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET})
MONEY = frozenset({"元", "千元", "万元", "亿元"})
SIDES = frozenset({"收入", "支出"})
SAYS_NOTHING = frozenset(
    {"金额", "小计", "合计", "本年支出合计", "本年支出", "支出合计", "数量", "总计", *SIDES}
)
"""Column labels that are meant where a question names no column."""
_MEASURED = re.compile(r"预算|决算|完成|执行|结余|指标值|实际值|分值|得分|权重|偏差|增减|比例|占比")
_FINAL = re.compile("决算|执行数")
LONGEST_MEASURE = 12
"""Columns with longer labels say more than a measure."""
_YEAR = re.compile(r"^(?:20\d\d|上|本)年(?:度)?(?!支出|收入)")
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)][.．]?|\d{1,2}[、.．]|[a-zA-Z][.．、]|第[一二三四五六七八九十]部分|"
    r"附件\d*[:：]?|其中[：:]?|[①-⑳])\s*"
)
_EDGE = re.compile(r"^[\s:：,，;；.。、]+|[\s:：,，;；.。、]+$")
_UNIT = re.compile(r"[（(](?:单位[:：])?(?:万元|元|亿元|%|人|个|辆|台|次|分)[）)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A fact to ask for. `words` holds what can be said of it, "" where there is nothing to say; `printed` its characters;
    `within` marks a figure inside of a cell of words."""

    fact: Fact
    file: str
    kind: str
    printed: str
    words: Mapping[Aspect, str]
    within: bool

    @property
    def reading(self) -> Reading | None:
        """The figure as the scorer reads it; nothing for words and empty cells."""
        return read(self.printed)


def label(text: str) -> str:
    """A label as people type it: no numbering, no blanks and quotes, no unit in brackets."""
    name = re.sub(r"[\s*#“”\"]|</?\w+\s*/?>", "", text)
    while (shorter := _EDGE.sub("", _NUMBER.sub("", name))) not in ("", name):
        name = shorter
    return _UNIT.sub("", name)


def targets(documents: Mapping[str, Document], facts: Iterable[Fact]) -> tuple[Target, ...]:
    """The facts of some filings with their words."""
    stated = tuple(facts)
    around = _Around(
        shared=_shared(stated),
        worded=frozenset(_cell(fact) for fact in stated if isinstance(fact.value, Words)),
    )
    return tuple(_target(fact, documents[fact.filing], around) for fact in stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The column labels that all columns of a table have, and the cells that hold words."""

    shared: Mapping[tuple[str, int], frozenset[str]]
    worded: frozenset[Hashable]


def _cell(fact: Fact) -> Hashable:
    return fact.filing, fact.table, fact.quote, fact.row, fact.column


def _shared(facts: Iterable[Fact]) -> Mapping[tuple[str, int], frozenset[str]]:
    """The column labels that all columns of a table have: they tell none apart."""
    paths: dict[tuple[str, int], list[frozenset[str]]] = defaultdict(list)
    for fact in facts:
        if fact.table is not None:
            paths[fact.filing, fact.table].append(frozenset(map(label, fact.column)))
    return {table: frozenset.intersection(*found) for table, found in paths.items()}


def _target(fact: Fact, document: Document, around: _Around) -> Target:
    table = None if fact.table is None else document.tables[fact.table]
    heading = document.sections[fact.section].path
    place = table.title if table else next((path for path in reversed(heading) if label(path)), "")
    kind = (
        "prose" if table is None else table.kind.value if table.kind is not TableKind.OTHER else "other table"
    )
    dropped = around.shared[fact.filing, fact.table] if fact.table is not None else frozenset[str]()
    within = isinstance(fact.value, Amount) and fact.from_cell and _cell(fact) in around.worded
    words = _words(fact, label(place), dropped)
    return Target(
        fact=fact,
        file=document.file,
        kind=f"annex {kind}" if fact.annex else kind,
        printed=fact.span.of(document.text),
        words={**words, Aspect.COUNTED: fact.unit or ""} if within else words,
        within=within,
    )


def _words(fact: Fact, place: str, dropped: frozenset[str]) -> Mapping[Aspect, str]:
    name, fund = _of_itself(fact.item, fact), FUNDS[fact.scope.fund]
    column = "" if fact.table is None else _column(fact, name, fund, dropped)
    above = [_of_itself(row, fact) for row in fact.row[:-1]]
    if fact.table is not None and fact.column and label(fact.column[-1]) == name:  # the columns name the item
        above, column = [one for one in map(label, fact.column[:-1]) if not _measures(one, fact)], ""
    part = "" if fact.scope.part is Part.ALL else fact.scope.part.value
    subject = _of_itself(fact.subject or "", fact)
    return {
        Aspect.NAME: name,
        Aspect.MEASURE: family(fact.measure),
        Aspect.COUNTED: _counted(fact),
        Aspect.BASIS: label(fact.basis or ""),
        Aspect.SUBJECT: "" if subject in name else subject,
        Aspect.COLUMN: column,
        Aspect.SIDE: next(
            (side for side in map(label, fact.column) if side in SIDES and side not in name), ""
        ),
        Aspect.PART: "" if part in column or part in name else part,
        Aspect.FUND: "" if fund and (fund in name or fund in column) else fund,
        Aspect.PARENT: above[-1] if above and above[-1] != name else "",
        Aspect.PLACE: _YEAR.sub("", place),
        Aspect.CODE: fact.code or "",
        Aspect.ABOVE: above[-2] if len(above) > 1 else "",
        Aspect.ANNEX: "附件" if fact.annex else "",
    }


def _of_itself(text: str, fact: Fact) -> str:
    """A label without the name of the body, which the question says anyway: 示例市水利局本级 is its 本级."""
    name = label(text)
    return name.removeprefix(fact.organisation) or name


def _counted(fact: Fact) -> str:
    """The unit that the question says: of counts; a target may be of any unit, and nobody names it."""
    if fact.unit in MONEY or fact.unit is None:
        return "money" if fact.measure in PLAIN else ""
    return fact.unit if fact.measure in (Measure.COUNT, Measure.STATED) else ""


def family(measure: Measure) -> str:
    """The measures that one word asks for, by one name."""
    if measure in PLAIN:
        return Measure.FINAL.value
    return measure.value


def _column(fact: Fact, name: str, fund: str, dropped: frozenset[str]) -> str:
    """The labels over a cell that tell it from the others of its row, its measure apart."""
    said = [_YEAR.sub("", label(path)) for path in fact.column if label(path) not in dropped]
    kept = [
        path
        for path in said
        if path not in SAYS_NOTHING and path not in ("", name, fund) and not _measures(path, fact)
    ]
    return "".join(kept)


def _measures(path: str, fact: Fact) -> bool:
    """Whether a column label only says which measure its column holds."""
    words = _FINAL if fact.measure is Measure.FINAL else _MEASURED
    return bool(words.search(path)) and len(path) <= LONGEST_MEASURE
