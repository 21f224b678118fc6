"""What a question is made of, as far as a variation has to know: body, year, item, and how it asks at its end.

Found with the names that the filings print, without the product's reading of the question.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from eval.case import Case, Category, Conflict, Figures
from eval.sweep.target import SIDES, label
from ingest.document import Document
from ingest.fact import Fact

PRINTED = (Category.TABLE_CELL, Category.PROSE_NUMBER, Category.CONFLICT)
MONEY = ("万元", "元", "亿元")
SHORTEST_BODY = 4
BODY_ENDS = "局厅处队警院委办心所站校会室科"
"""How names of bodies end, whole or shortened."""
LONGEST_ITEM = 16
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)(?:年度|年)?")
_ENDED = re.compile(r"[？?。！!\s]+$")
_AMOUNT = re.compile(r"(?:[，,]?\s*(?:是|为|有)多少(?:钱|万元|元)?)$")
_SPENT = re.compile(r"(?<![多少])(?:花|用|付|支)(?:了|掉了?|去)?多少(?:钱|万元|元)?$")
_LED = re.compile(r"^[\s，,、的在度]+")
_OPEN = re.compile(r"[\s，,在]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The bodies and the items that the filings know, the longest first."""

    bodies: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """A question with the parts it says, empty where it does not; `figure` where one figure answers it,
    `printed` where that is printed, `money` where it is money.

    `stem` is a question that names a quantity, without its 是多少; `spent` one without its 花了多少; `terse` one of keywords;
    `rest` one that begins with body and year, without them.
    """

    question: str
    english: bool = False
    body: str = ""
    organisation: str = ""
    year: str = ""
    item: str = ""
    stem: str = ""
    spent: str = ""
    rest: str = ""
    terse: str = ""
    figure: str = ""
    printed: str = ""
    money: str = ""

    @property
    def bare(self) -> str:
        """The question without the mark at its end."""
        return _ENDED.sub("", self.question)

    @property
    def ended(self) -> str:
        """The question with a mark at its end, so that something may follow."""
        return self.question if self.question != self.bare else f"{self.bare}，"

    @property
    def number(self) -> str:
        """The four digits of its year."""
        return self.year[:4]

    def part(self, name: str) -> str:
        """A part by its name."""
        return str(getattr(self, name))


def names(documents: Iterable[Document], facts: Iterable[Fact]) -> Names:
    """The names of the filings that questions may say."""
    bodies = {report.organisation for document in documents for report in document.reports}
    items = {name for fact in facts if 2 < len(name := label(fact.item)) <= LONGEST_ITEM} - set(SIDES)
    return Names(bodies=_longest(bodies), items=_longest(items))


def anatomy(case: Case, known: Names) -> Anatomy:
    """The parts of the last turn of a case."""
    question = case.question.strip()
    body, organisation = _body(question, known.bodies)
    years = _YEAR.findall(question)
    year = years[0] if len(years) == 1 else ""
    outside = question.replace(body, "\n") if body else question
    found = [name for name in known.items if name in outside]
    item = found[0] if found and question.count(found[0]) == 1 and f"{found[0]}表" not in question else ""
    bare, amount = _ENDED.sub("", question), isinstance(case.gold, Figures | Conflict)
    values = case.gold.values if isinstance(case.gold, Figures | Conflict) else ()
    one = amount and (len(values) == 1 or isinstance(case.gold, Conflict))
    return Anatomy(
        question=question,
        english=case.lang == "en",
        body=body,
        organisation=organisation,
        year=year,
        item=item,
        stem=_AMOUNT.sub("", bare) if amount and _AMOUNT.search(bare) else "",
        spent=_SPENT.sub("", bare) if amount and _SPENT.search(bare) else "",
        terse=bare if amount and case.style == "terse" else "",
        rest=_rest(question, body, year),
        figure="one" if one else "",
        printed="one" if one and case.category in PRINTED else "",
        money="one" if one and values[0].unit in MONEY else "",
    )


def _rest(question: str, body: str, year: str) -> str:
    """What follows a beginning that only says body and year; nothing where they stand elsewhere."""
    if not body or not year:
        return ""
    first, second = sorted((body, year), key=question.index)
    opened = re.match(rf"{re.escape(first)}{_OPEN.pattern}{re.escape(second)}", question)
    return _LED.sub("", question[opened.end() :]) if opened else ""


def _body(question: str, bodies: Iterable[str]) -> tuple[str, str]:
    """The longest stretch of a question whose characters stand in this order in the name of a body, and that body."""
    found = [(_stretch(question, body), body) for body in bodies]
    return (
        max(found, key=lambda one: len(one[0]), default=("", ""))
        if any(said for said, _ in found)
        else ("", "")
    )


def _stretch(question: str, body: str) -> str:
    best = ""
    for start in range(len(question)):
        at, end = -1, start
        while end < len(question) and (at := body.find(question[end], at + 1)) >= 0:
            end += 1
        while end > start and question[end - 1] not in BODY_ENDS:
            end -= 1
        if end - start > max(len(best), SHORTEST_BODY - 1):
            best = question[start:end]
    return best


def _longest(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
