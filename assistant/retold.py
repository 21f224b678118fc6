"""Says a question in the very words of the reports that it speaks of: each of its words may be called several things, and
the figure around which all of them are said by one of these is what it asks for.

What is said so is read like any Chinese question, with all the demands of one, and its answer has to be that figure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.another import otherwise_moved
from assistant.bodies import pinyin
from assistant.counting import NO_COUNTS, unit_fits
from assistant.cues import STOCK
from assistant.shelf import Entry, Shelf, plain_words
from assistant.statement import MONEY, prints
from assistant.wishes import MEASURES, Kind, Slot, Wish
from ingest.fact import BUDGETS, SCORES, Amount, Fact, Measure
from ingest.names import plain

AIMED = r"\b(?:target|goal|plan|aim|expect|budget|estimate)|目标|计划|预算|指标|原定"
SPOKEN_OF = {
    **dict.fromkeys((*BUDGETS, Measure.ADDED_BUDGET, Measure.TARGET), re.compile(AIMED, re.IGNORECASE)),
    **dict.fromkeys(SCORES, re.compile(r"\b(?:scor|mark|point|rating)|分", re.IGNORECASE)),
    **dict.fromkeys(
        (Measure.CHANGE, Measure.CHANGE_RATE),
        re.compile(
            r"\b(?:increas|decreas|chang|grow|grew|rise|rose|fall|fell|drop|cut|reduc|declin)|[增减升降涨跌]|变化",
            re.IGNORECASE,
        ),
    ),
    Measure.BALANCE: re.compile(
        r"\b(?:left|remain|balance|unspent|carr|surplus)|[剩结余]|没花|没用", re.IGNORECASE
    ),
    Measure.COMPLETION: re.compile(r"\b(?:rate|complet|execut|percent)|率|完成|执行|进度", re.IGNORECASE),
}
"""Measures that a question has to speak of, and by which words."""
AIMS = re.compile("目标|计划|力争|预期|不少于|不低于|不高于")
"""What a sentence says of what is only aimed at."""
EMPTY = frozenset("的之数量总额个共全年度等了各类和与及其中为达有到至约近余本项金")
"""Characters of a name that tell nothing apart."""
USED_FOR = re.compile(r"^.+(?:用于|包括)(?=.)")
"""What stands before the thing in a figure's name that only says what money was used for."""
SAID = frozenset(Measure) - {Measure.FINAL, Measure.COUNT, Measure.STATED, Measure.TEXT}
"""Measures that the question for a figure names."""
MORE = re.compile("其他|其它|非|未|不")
"""What makes a name that of another thing."""
LEVELS = (1.0, 0.7, 0.4, 0.2)
"""What a word is worth that is said in a figure's labels, right around it, in its sentence, and before it."""
SOFT, APART, LATER, LATEST = 0.2, 0.15, 0.03, 4
"""What a word gains that need not be said; what one loses whose halves stand apart, and for each place that it comes later in the
vocabulary, up to the last."""
CLEAR = 0.05
"""Who misses the best by no more says a clause as well."""
MOST_REPORTS = 40
"""Of more reports than these no question is said in their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that says all of a clause: how well, by which words, and which words stand only around its name."""

    entry: Entry
    score: float
    around: tuple[str, ...]


def retold(asked: Sequence[Wish], shelf: Shelf, years: Sequence[int]) -> tuple[tuple[str, Entry], ...]:
    """What a question asks for in the words of the figures, each with its figure; nothing where a clause of it has none, or several."""
    found: list[Told] = []
    for wish in asked:
        told = _each(wish, shelf, years, found[-1].entry if found else None)
        if not told:
            return ()
        found += told
    once = {one.entry.fact.id for one in found}
    return tuple((_said(one), one.entry) for one in found) if len(once) == len(found) else ()


def tells(entry: Entry, asked: Sequence[Wish], shelf: Shelf, years: Sequence[int]) -> bool:
    """Whether a figure says all that one of the clauses asks for."""
    return any(_may(entry, wish, shelf, years) and _told(entry, wish) is not None for wish in asked)


def _each(wish: Wish, shelf: Shelf, years: Sequence[int], after: Entry | None) -> list[Told]:
    """The figure of a clause; where none counts all of its things together, one for each of them."""
    if not any(slot.needed for slot in wish.slots):
        return []
    if one := _best(wish, shelf, years, after):
        return [one]
    things = dict.fromkeys(slot.thing for slot in wish.slots if slot.head)
    if len(things) < 2:
        return []
    alone = (
        replace(wish, slots=tuple(slot for slot in wish.slots if not slot.head or slot.thing == thing))
        for thing in things
    )
    found = [_best(one, shelf, years, after) for one in alone]
    return [one for one in found if one] if all(found) else []


def _best(wish: Wish, shelf: Shelf, years: Sequence[int], after: Entry | None) -> Told | None:
    """The figure that says a clause best; nothing where another one says it as well. What goes on about another figure is told
    in its sentence."""
    told = [
        one
        for entry in shelf.entries
        if _may(entry, wish, shelf, years) and (not wish.part or after is None or _goes_on(entry, after))
        for one in (_told(entry, wish),)
        if one is not None
    ]
    if not told:
        return None
    best = max(told, key=lambda one: one.score)
    rivals = {prints(one.entry.fact) for one in told if one.score >= best.score - CLEAR}
    return best if len(rivals) == 1 else None


def _goes_on(entry: Entry, after: Entry) -> bool:
    one, other = entry.fact, after.fact
    return one.id != other.id and (one.filing, one.quote) == (other.filing, other.quote)


def _may(entry: Entry, wish: Wish, shelf: Shelf, years: Sequence[int]) -> bool:
    """Whether a fact is of the kind, the year and the measure that a clause asks for."""
    fact = entry.fact
    if not isinstance(fact.value, Amount) or fact.year not in (years or (shelf.years.get(entry.key),)):
        return False
    if wish.measures and fact.measure not in wish.measures:
        return False
    if f"{fact.value.low.normalize():f}" in wish.numbers:
        return False  # a figure that the question gives is not asked for
    if (spoken_of := SPOKEN_OF.get(fact.measure)) and not spoken_of.search(wish.said):
        return False
    if fact.unit in STOCK and otherwise_moved([word for slot in wish.slots for word in slot.chinese], entry):
        return False
    if AIMS.search(entry.clause) and not re.search(AIMED, wish.said, re.IGNORECASE):
        return False
    return _of_kind(fact, wish.kind) and (wish.unit is None or unit_fits(wish.unit, fact.unit))


def _of_kind(fact: Fact, kind: Kind | None) -> bool:
    unit = fact.unit or ""
    match kind:
        case None:
            return True
        case Kind.MONEY:
            return unit in MONEY
        case Kind.SHARE:
            return unit in NO_COUNTS
        case _:
            return unit not in (*MONEY, *NO_COUNTS) and (kind is Kind.COUNT or bool(unit))


def _told(entry: Entry, wish: Wish) -> Told | None:
    """How well a figure says a clause; nothing where it leaves one of its words out, or is called something more."""
    fact = entry.fact
    item = _text(USED_FOR.sub("", fact.item))
    texts = _texts(entry)
    score, around, own = 0.0, [], set(range(len(item)))
    for slot in wish.slots:
        if slot.items and entry.names.isdisjoint(slot.items):
            return None
        level, word = _level(slot, texts)
        if word is None:
            if slot.needed:
                return None
            continue
        if slot.head and level > 1:
            return None
        score += LEVELS[level] if slot.needed else SOFT * (_text(word) in item)
        score -= LATER * min(slot.chinese.index(word), LATEST) + APART * (_text(word) not in texts[level])
        if slot.needed and level in (1, 2) and word not in (fact.unit or "") and not slot.sounded:
            around.append(word)
        own -= _places(slot.chinese, item)
    telling = [at for at, character in enumerate(item) if character not in EMPTY and character.isalnum()]
    left = [at for at in telling if at in own]
    if (
        not telling
        or len(left) > (1 - wish.own) * len(telling)
        or MORE.search("".join(item[at] for at in left))
    ):
        return None
    return Told(entry=entry, score=score + 1 - len(left) / len(telling), around=tuple(around))


def _texts(entry: Entry) -> tuple[str, ...]:
    """What is said in a figure's labels, right around it, in its sentence, and before it."""
    fact = entry.fact
    labels = (fact.item, fact.subject or "", *fact.row, *(fact.column if fact.from_cell else ()))
    return (
        _text(" ".join(labels)),
        _text(f"{entry.clause} {fact.unit or ''}"),
        _text(fact.context or ""),
        _text(f"{entry.before} {entry.place} {fact.organisation}"),
    )


@lru_cache(maxsize=65536)
def _text(text: str) -> str:
    return plain_words(plain(text)).replace('"', "").lower()


def _level(slot: Slot, texts: Sequence[str]) -> tuple[int, str | None]:
    """The nearest of `texts` that says a phrase, and by which word."""
    for level, text in enumerate(texts):
        for word in slot.chinese:
            if _has(text, word) or (slot.sounded and word in pinyin(text).lower()):
                return level, word
    return len(texts), None


def _has(text: str, word: str) -> bool:
    """Whether a text says a word, or both halves of a long one."""
    said = _text(word)
    half = len(said) // 2
    return bool(said) and (said in text or (half > 1 and said[:half] in text and said[half:] in text))


def _places(words: Iterable[str], text: str) -> set[int]:
    """The characters of a text that a phrase says, or two neighbours of which a longer word has side by side."""
    found: set[int] = set()
    for word in map(_text, words):
        for piece in {word, *(word[at : at + 2] for at in range(len(word) - 1) if len(word) > 2)} - {""}:
            found |= {at for match in re.finditer(re.escape(piece), text) for at in range(*match.span())}
    return found


def _said(told: Told) -> str:
    """The question for a figure in its own words, those that stand side by side in its sentence as one."""
    fact = told.entry.fact
    around = () if fact.from_cell else dict.fromkeys(told.around)
    words = [word for word in around if word not in (fact.item, fact.subject)]
    name = f"{_joined(fact.item, words, _text(told.entry.clause))} {fact.subject or ''}".strip()
    if fact.measure in SAID:
        name += fact.measure.value if fact.measure.value not in name else ""
    elif fact.from_cell and fact.column and fact.column[-1] not in MEASURES:
        name += fact.column[-1]
    counted = fact.unit not in (*MONEY, *NO_COUNTS)
    asked = f"有多少{(fact.unit or '').lstrip('百千万亿') or '个'}" if counted else "是多少"
    return f"{fact.organisation}{fact.year}年{name}{asked}"


def _joined(item: str, words: Sequence[str], clause: str) -> str:
    """A name and the words around it in the order of their sentence."""
    placed = sorted(
        (clause.find(_text(word)), word) for word in (item, *words) if word == item or word not in item
    )
    said, end = "", -1
    for at, word in placed:
        said += ("" if at == end >= 0 else " ") + word
        end = at + len(_text(word)) if at >= 0 else -1
    return said.strip()
