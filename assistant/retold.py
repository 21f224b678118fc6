"""Says an English question in the very words of the reports that it speaks of: each of its words may be called several things, and
the figure around which all of them are said by one of these is what it asks for.

What is said so is read like any Chinese question, with all the demands of one, and its answer has to be that figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.counting import NO_COUNTS
from assistant.english import CLAUSE, WORD, marked
from assistant.english_order import MARK
from assistant.phrases import senses
from assistant.shelf import Entry, Shelf, plain_words
from assistant.statement import MONEY, prints
from assistant.vocabulary import english_grammar
from ingest.fact import Amount, Measure
from ingest.names import plain

HOW = re.compile(
    r"\bhow (?P<much>many|much|long|large|big)\b|\b(?P<number>number|count) of\b|"
    r"\b(?P<share>share|percentage|percent|proportion|ratio|rate)\b|"
    r"\b(?P<extent>area|length|volume|size|distance|mileage|output)\b|"
    r"\b(?P<money>amount|sum|value|cost|price|fines?|worth|liabilities|debt|loans?|investment|premiums?|profits?)\b",
    re.IGNORECASE,
)
"""What an English question wants a figure by."""
ANY = re.compile(
    r"\b(?:amount|number|quantity|figure|total|count|share|percentage|percent|proportion|ratio)s?$", re.I
)
"""Words that only say that a figure is wanted."""
AIMED = re.compile(r"\b(?:target|goal|plan(?:ned)?|aim(?:ed)?|expected|budget(?:ed)?)\b", re.IGNORECASE)
SCORED = re.compile(r"\b(?:scores?|marks?|points?|rating)\b", re.IGNORECASE)
AIMS = re.compile("目标|计划|拟|力争|预期|不少于|不低于|不高于")
EMPTY = frozenset("的之数量总个共全年度等了各类和与及其中为达有达到至约近余本部门单位")
"""Characters of a name that tell nothing apart."""
ADVERB = re.compile(r"[a-z]{3,}ly$")
MADE = frozenset(
    {
        "did",
        "does",
        "do",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "can",
        "could",
        "in",
        "at",
        "by",
        "on",
        "for",
        "of",
        "to",
        "with",
        "under",
    }
)
"""Words that end the name of what is counted."""
ENOUGH = 0.5
"""So much of a figure's own name has to be what the question says."""
MOST_REPORTS = 40
LEVELS = (1.0, 0.7, 0.4, 0.2)
"""What a word is worth that is said in a figure's labels, right around it, in its sentence, and before it."""
COUNT, MONEYED, SHARED, EXTENT = "count", "money", "share", "extent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A phrase of the question: what it may be called, whether it has to be said, and whether it names what is counted."""

    chinese: tuple[str, ...]
    needed: bool
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A clause that asks for one figure: its phrases, the kind of figure, and whether targets or scores are meant."""

    slots: tuple[Slot, ...]
    kind: str | None
    aimed: bool
    scored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that says all of a clause: how well, by which words, and which words stand only around its name."""

    entry: Entry
    score: float
    around: tuple[str, ...]


def asks_figure(question: str) -> bool:
    """Whether an English question asks for a figure in so many words."""
    return HOW.search(question) is not None and not re.match(
        r"(?:why|who|is|are|was|were|did|does|do|has|have)\b", question, re.I
    )


def retold(
    question: str, names: Sequence[str], shelf: Shelf, years: Sequence[int]
) -> tuple[str, tuple[Entry, ...]] | None:
    """A question in the words of the figures that it asks for, and these figures; nothing where a clause of it has none, or
    several."""
    wishes = [_wish(clause) for clause in _clauses(marked(question, names))]
    if not all(any(slot.needed for slot in wish.slots) for wish in wishes):
        return None
    found: list[Told] = []
    for wish in wishes:
        told = _best(wish, shelf, years, found[-1].entry if found else None)
        if told is None:
            return None
        found.append(told)
    return "，".join(_said(one) for one in found) + "？", tuple(one.entry for one in found)


def _clauses(text: str) -> list[str]:
    """The clauses that each ask for a figure, with what stands around them."""
    found: list[str] = []
    for clause in CLAUSE.split(text):
        if found and clause and (HOW.search(found[-1]) is None or HOW.search(clause) is None):
            found[-1] = f"{found[-1]}, {clause}"
        elif clause and clause.strip():
            found.append(clause)
    return found


def _wish(clause: str) -> Wish:
    kind = HOW.search(clause)
    return Wish(
        slots=tuple(_slots(clause)),
        kind=_kind(kind) if kind else None,
        aimed=AIMED.search(clause) is not None,
        scored=SCORED.search(clause) is not None,
    )


def _kind(found: re.Match[str]) -> str:
    if found["share"]:
        return SHARED
    if found["extent"]:
        return EXTENT
    if found["money"] or (found["much"] or "").lower() == "much":
        return MONEYED
    return COUNT


def _slots(clause: str) -> Iterator[Slot]:
    """The phrases of a clause that say what it is about."""
    words = [word for word in WORD.findall(clause) if word not in ("'", "'s")]
    at, head = 0, re.search(r"\b(?:how many|number of)\b", clause, re.IGNORECASE) is not None
    counting = False
    while at < len(words):
        word, lower = words[at], words[at].lower()
        if mark := MARK.fullmatch(word):
            if mark["kind"] == "=":
                yield Slot(chinese=(mark["text"],), needed=True)
            at += 1
            continue
        if lower in MADE and not (counting and lower == "of" and words[at - 1].lower() == "number"):
            counting = False
        hit = senses(words, at)
        if lower in english_grammar() and (hit is None or hit[1] == at + 1):
            counting = counting or (head and lower in ("many", "number"))
            at += 1
            continue
        if hit:
            asked = ANY.search(" ".join(words[at : hit[1]])) is not None
            yield Slot(
                chinese=hit[0].chinese, needed=hit[0].needed and not asked, head=counting and hit[0].needed
            )
            at = hit[1]
            continue
        if word.isalnum() and not ADVERB.search(lower):
            yield Slot(chinese=(lower,), needed=True, head=counting)
        at += 1


def _best(wish: Wish, shelf: Shelf, years: Sequence[int], after: Entry | None) -> Told | None:
    """The figure that says a clause best; nothing where another one says it as well. What goes on about another figure is told
    in its sentence."""
    told = [
        one
        for entry in shelf.entries
        if _may(entry, wish, shelf, years) and (after is None or _goes_on(entry, after))
        for one in (_told(entry, wish),)
        if one is not None
    ]
    if not told:
        return None
    best = max(told, key=lambda one: one.score)
    rivals = {prints(one.entry.fact) for one in told if one.score >= best.score - 0.05}
    return best if len(rivals) == 1 else None


def _goes_on(entry: Entry, after: Entry) -> bool:
    one, other = entry.fact, after.fact
    return one.id != other.id and (one.filing, one.quote) == (other.filing, other.quote)


def _may(entry: Entry, wish: Wish, shelf: Shelf, years: Sequence[int]) -> bool:
    """Whether a fact is of the kind, the year and the measure that a clause asks for."""
    fact = entry.fact
    if not isinstance(fact.value, Amount) or fact.year not in (years or (shelf.years.get(entry.key),)):
        return False
    if fact.measure in (Measure.SCORE, Measure.FULL_MARK) and not wish.scored:
        return False
    if not wish.aimed and (fact.measure is Measure.TARGET or AIMS.search(entry.clause)):
        return False
    unit = fact.unit or ""
    match wish.kind:
        case "money":
            return unit in MONEY
        case "share":
            return unit in NO_COUNTS
        case "count":
            return unit not in MONEY and unit not in NO_COUNTS
        case "extent":
            return unit not in MONEY and unit not in NO_COUNTS and bool(unit)
        case _:
            return True


def _told(entry: Entry, wish: Wish) -> Told | None:
    """How well a figure says a clause; nothing where it leaves one of its words out, or is called something more."""
    fact = entry.fact
    labels = (fact.item, fact.subject or "", *fact.row, *(fact.column if fact.from_cell else ()))
    texts = (
        _text(" ".join(labels)),
        _text(f"{entry.clause} {fact.unit or ''}"),
        _text(fact.context or ""),
        _text(f"{entry.before} {entry.place} {fact.organisation}"),
    )
    score, around = 0.0, []
    own = set(range(len(_text(fact.item))))
    for slot in wish.slots:
        level, word = _level(slot, texts)
        if level is None or word is None:
            if slot.needed:
                return None
            continue
        score += LEVELS[level] if slot.needed else 0
        if slot.head and level > 1:
            return None
        if slot.needed and level in (1, 2) and word not in (fact.unit or ""):
            around.append(word)
        own -= _places(slot, _text(fact.item))
    item = _text(fact.item)
    telling = [at for at, character in enumerate(item) if character not in EMPTY and character.isalnum()]
    left = [at for at in telling if at in own]
    if not telling or len(left) > (1 - ENOUGH) * len(telling):
        return None
    return Told(entry=entry, score=score + 1 - len(left) / len(telling), around=tuple(around))


def _text(text: str) -> str:
    return plain_words(plain(text)).replace('"', "").lower()


def _level(slot: Slot, texts: Sequence[str]) -> tuple[int | None, str | None]:
    """The nearest of `texts` that says a phrase, and by which word."""
    for level, text in enumerate(texts):
        for word in slot.chinese:
            if _has(text, word):
                return level, word
    return None, None


def _has(text: str, word: str) -> bool:
    """Whether a text says a word, or both halves of a long one."""
    said = _text(word)
    half = len(said) // 2
    return bool(said) and (said in text or (half > 1 and said[:half] in text and said[half:] in text))


def _places(slot: Slot, text: str) -> set[int]:
    """The characters of a text that a phrase says."""
    words = [_text(word) for word in slot.chinese]
    pieces = {
        piece
        for word in words
        for piece in (word, word[: len(word) // 2], word[len(word) // 2 :])
        if len(piece) > 1 or piece == word
    }
    return {
        at
        for piece in pieces
        if piece
        for match in re.finditer(re.escape(piece), text)
        for at in range(*match.span())
    }


def _said(told: Told) -> str:
    """The question for a figure in its own words."""
    fact = told.entry.fact
    labels = list(dict.fromkeys(label for label in (fact.subject or "", *fact.row, fact.item) if label))
    other = [word for word in dict.fromkeys(told.around) if not any(word in label for label in labels)]
    counted = (fact.unit or "").lstrip("百千万亿") or "个"
    unit = "" if fact.unit in MONEY or fact.unit in NO_COUNTS else counted
    name = f"{fact.organisation}{fact.year}年{' '.join(other)} {' '.join(labels)}"
    return f"{name}{'是多少' if not unit else '有多少' + unit}"
