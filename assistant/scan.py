"""Finds the words of a question that mean something: items, measures, fillers; the longest first, none overlapping."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from assistant import cues
from assistant.words import left
from ingest.fact import Fund, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of the question and its meaning: a canonical item, a measure, or nothing (a filler).

    A hint is a spoken name beside a printed one: it says something, but need not be found.
    """

    start: int
    end: int
    surface: str
    item: str | None = None
    measure: Measure | None = None
    hint: bool = False

    @property
    def filler(self) -> bool:
        """Whether it carries nothing to look up."""
        return self.item is None and self.measure is None


Near = Callable[[str], Iterable[tuple[int, int, str]]]
"""Names that are almost in a text: start, end, canonical item."""

MEASURE_WORDS: dict[str, Measure] = {
    word: measure for words, measure in cues.MEASURES for word in words.split("|") if not word.isascii()
}
TOTALS = frozenset({"本年支出合计", "本年收入合计", "收支总计"})
WITHIN = re.compile(
    r"(项下|名下|之下|里面|里头|里|中|当中|之中|下面|下|内)(?!心|共|部|设)|[，,](?![一二两三四五几]?[笔项个者样家]|各|分别)(?=[^，,。]{2,30}(?:各|分别))"
)
FUNDS = frozenset(fund.value for fund in Fund)
"""Names that say whose money it is, where anything else is named."""
LEFT_OVER = frozenset({"年末结余", "期末结余", "年终结余"})
DESCRIBED = 5
COUNTING = re.compile(r"多少|几")
"""A spoken name that only asks how many."""
CONJUNCTION = re.compile(
    r"以及|还有|和|与|及|、|跟|比|减去|扣除|扣掉|刨去|刨掉|去掉|除去|加上|加|除以|或者|或|；|;|，|,| and | or |/|\+|＋"
)
LONGEST = 40


def scan(question: str, items: Mapping[str, str], near: Near) -> tuple[Mark, ...]:
    """The marks of `question` (plain, Chinese): items by surface → canonical or by `near` names, measures, fillers."""
    found: list[Mark] = []
    taken = [False] * len(question)
    matches = [*_matches(question, items), *((m.start, m.end, m, 1) for m in _nearby(question, near))]
    for start, end, mark, _ in sorted(matches, key=_precedence):
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def _precedence(match: tuple[int, int, Mark, int]) -> tuple[int, ...]:
    """Names and measures before fillers; the one that begins first, then the longest, then the exact one; of fillers
    the longest."""
    start, end, mark, rank = match
    return (1, start - end, start) if mark.filler else (0, start, -end, rank)


def _nearby(question: str, near: Near) -> Iterable[Mark]:
    """Items named by a shortened or misspelt name."""
    for start, end, item in near(question):
        yield Mark(start=start, end=end, surface=question[start:end], item=item)


def pieces(question: str, marks: tuple[Mark, ...]) -> tuple[tuple[int, int], ...]:
    """The parts between conjunctions that stand in no mark and that carry something to look up."""
    inside = [False] * len(question)
    for mark in marks:
        inside[mark.start : mark.end] = [not mark.filler] * (mark.end - mark.start)
    cuts = [m.span() for m in CONJUNCTION.finditer(question) if not any(inside[m.start() : m.end()])]
    edges = [0, *(at for cut in cuts for at in cut), len(question)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return tuple(
        (a, b)
        for a, b in spans
        if any(a <= mark.start < b and mark.item for mark in marks)
        or residue(
            question[a:b], [replace(m, start=m.start - a, end=m.end - a) for m in marks if a <= m.start < b]
        )
    )


def printed_first(marks: tuple[Mark, ...], spoken: frozenset[str], question: str) -> tuple[Mark, ...]:
    """Spoken names count only where nothing better names what is asked: beside a printed name, or beside a longer
    description, they are manners of speech."""
    named = {mark.item for mark in marks if mark.item}
    if named - TOTALS:
        marks = tuple(
            replace(mark, item=None) if mark.item in TOTALS and mark.surface in spoken else mark
            for mark in marks
        )
    described = len(residue(question, marks)) > DESCRIBED
    if len(named) > 1 or described:
        marks = tuple(_manner(mark) if COUNTING.search(mark.surface) else mark for mark in marks)
    better = [mark for mark in marks if mark.item and mark.surface not in spoken and mark.item not in FUNDS]
    if not described and all(contains(mark, question) for mark in better):
        return marks
    return tuple(_manner(mark) if mark.surface in spoken else mark for mark in marks)


def contains(mark: Mark, text: str) -> bool:
    """Whether what is asked for is only a part of what the mark names: 三公经费里…"""
    return WITHIN.match(text[mark.end : mark.end + 40].removeprefix("支出")) is not None


def _manner(mark: Mark) -> Mark:
    """A spoken name beside a printed one: what is left of that one, or a hint."""
    if mark.surface in LEFT_OVER:
        return replace(mark, item=None, measure=Measure.BALANCE)
    return replace(mark, item=None, hint=True)


def residue(question: str, marks: Iterable[Mark]) -> str:
    """The words that no mark covers, in order, with blanks where something was taken out."""
    return left(question, ((mark.start, mark.end) for mark in marks))


def _matches(question: str, items: Mapping[str, str]) -> Iterable[tuple[int, int, Mark, int]]:
    for start in range(len(question)):
        for end in range(start + 1, min(len(question), start + LONGEST) + 1):
            surface = question[start:end]
            if surface in items:
                yield start, end, Mark(start=start, end=end, surface=surface, item=items[surface]), 0
            if surface in MEASURE_WORDS:
                yield (
                    start,
                    end,
                    Mark(start=start, end=end, surface=surface, measure=MEASURE_WORDS[surface]),
                    1,
                )
            if surface in cues.HINTS:
                yield start, end, Mark(start=start, end=end, surface=surface, hint=True), 2
