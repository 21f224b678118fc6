"""Says an English question in the very words of the reports that it speaks of: each of its words may be called several things, and
the figure around which all of them are said by one of these is what it asks for.

What is said so is read like any Chinese question, with all the demands of one, and its answer has to be that figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.counting import NO_COUNTS
from assistant.english import CLAUSE, WORD, marked
from assistant.english_order import MARK, RUN_BY
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
    r"\b(?P<money>pay|paid|spend|spent|earn|earned|amount|sum|value|cost|price|fines?|worth|liabilities|debt|loans?|investment|premiums?|profits?)\b",
    re.IGNORECASE,
)
"""What an English question wants a figure by."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
YEARS = re.compile(r"⟦Y\d+⟧")
OTHERWISE = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can)\b|\b(?:why|who|whom|where|when|which|how (?!much|many|long|large|big))\b",
    re.IGNORECASE,
)
"""What asks for anything but a figure."""
ANY = re.compile(
    r"\b(?:amount|number|quantity|figure|total|count|share|percentage|percent|proportion|ratio|area|length|distance|size)s?$",
    re.IGNORECASE,
)
"""Words that only say that a figure is wanted."""
AIMED = re.compile(r"\b(?:target|goal|plan(?:ned)?|aim(?:ed)?|expected|budget(?:ed)?)\b", re.IGNORECASE)
SCORED = re.compile(r"\b(?:scores?|marks?|points?|rating)\b", re.IGNORECASE)
AIMS = re.compile("目标|计划|力争|预期|不少于|不低于|不高于")
EMPTY = frozenset("的之数量总额个共全年度等了各类和与及其中为达有到至约近余本项金")
"""Characters of a name that tell nothing apart."""
USED_FOR = re.compile(r"^.+(?:用于|包括)(?=.)")
"""What stands before the thing in a figure's name that only says what money was used for."""
ADVERB = re.compile(r"[a-z]{3,}ly$")
ENDS = frozenset(
    [
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
        "to",
        "with",
        "under",
        "worth",
        "above",
        "over",
        "among",
        "within",
        "excluding",
        "that",
        "which",
        "who",
        "whose",
        "per",
        "using",
        "held",
        "run",
        "made",
        "?",
        "(",
        ";",
        ":",
    ]
)
"""Words that end the name of what is counted."""
PIECES = frozenset(["pieces", "items", "sets", "cases", "types", "kinds", "sorts", "numbers"])
SAYS = re.compile(r"\b(?:did|does|do|was|were|is|are|has|have|had|can|could)\b", re.IGNORECASE)
SOME_OF = re.compile(r"\b(?:of|among) (?:them|these|those|which)\b", re.IGNORECASE)
ASKING = re.compile(r"\s*(?:and )?(?:what|which|who|how|why|when|where)\b", re.IGNORECASE)
ASIDE = re.compile(r",? \b(?:rather than|as opposed to|instead of|not counting the)\b[^,?;]*", re.IGNORECASE)
"""What an English question says that it does not mean."""
SAID = frozenset(Measure) - {Measure.FINAL, Measure.COUNT, Measure.STATED, Measure.TEXT}
"""Measures that a question has to say."""
MORE = re.compile("其他|其它|非|未|不")
"""What makes a name that of another thing."""
LATER, LATEST = 0.03, 4
"""What the words lose that come later in the vocabulary."""
SOFT, APART = 0.2, 0.15
"""What a word gains that need not be said, and what one loses whose halves stand apart."""
MEASURES = frozenset(measure.value for measure in Measure)
ENOUGH = 0.5
"""So much of a figure's own name has to be what the question says."""
MOST_REPORTS = 40
LEVELS = (1.0, 0.7, 0.4, 0.2)
"""What a word is worth that is said in a figure's labels, right around it, in its sentence, and before it."""
COUNT, MONEYED, SHARED, EXTENT = "count", "money", "share", "extent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A phrase of the question: what it may be called, whether it has to be said, and whether it names what is counted, the
    how-manieth of several."""

    chinese: tuple[str, ...]
    needed: bool
    head: bool = False
    thing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A clause that asks for one figure: its phrases, the kind of figure, whether targets or scores are meant, the numbers that it
    gives itself; `bare` that it only names what is counted, `part` that it asks for some of what was counted before."""

    slots: tuple[Slot, ...]
    kind: str | None
    aimed: bool
    scored: bool
    numbers: frozenset[str] = frozenset()
    bare: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that says all of a clause: how well, by which words, and which words stand only around its name."""

    entry: Entry
    score: float
    around: tuple[str, ...]


def asks_figure(question: str) -> bool:
    """Whether an English question asks for a figure: in so many words, or by a name alone."""
    if OTHERWISE.search(question):
        return False
    return HOW.search(question) is not None or re.search(r"\bwhat\b", question, re.IGNORECASE) is None


def wishes(question: str, names: Sequence[str]) -> tuple[Wish, ...]:
    """The figures that an English question asks for, clause by clause."""
    text = ASIDE.sub(" ", re.sub(RUN_BY, "by", marked(question, names), flags=re.IGNORECASE))
    return tuple(_shared([_wish(clause) for clause in _clauses(text)]))


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


def _clauses(text: str) -> list[str]:
    """The clauses that each ask for a figure, with what stands around them."""
    found: list[str] = []
    for clause in CLAUSE.split(text):
        if found and clause and not (HOW.search(found[-1]) and (HOW.search(clause) or ASKING.match(clause))):
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
        bare=SAYS.search(clause) is None,
        part=SOME_OF.search(clause) is not None,
        numbers=frozenset(NUMBER.findall(YEARS.sub(" ", clause))),
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
    counted = _things(words)
    at = 0
    while at < len(words):
        word, lower = words[at], words[at].lower()
        thing = counted.get(at)
        head = thing is not None
        hit = None if MARK.fullmatch(word) else senses(words, at)
        if mark := MARK.fullmatch(word):
            if mark["kind"] == "=":
                yield Slot(chinese=(mark["text"],), needed=True)
        elif hit and (hit[1] > at + 1 or lower not in english_grammar()):
            plain_count = (
                ANY.search(" ".join(words[at : hit[1]])) is not None or hit[0].chinese[0] in MEASURES
            )
            needed = hit[0].needed and not plain_count
            named = (lower, *hit[0].chinese) if word.isupper() else hit[0].chinese
            yield Slot(chinese=named, needed=needed, head=head and needed, thing=thing or 0)
            at = hit[1] - 1
        elif word.isalnum() and lower not in english_grammar() and not ADVERB.search(lower):
            yield Slot(chinese=(lower,), needed=True, head=head, thing=thing or 0)
        at += 1


def _things(words: Sequence[str]) -> dict[int, int]:
    """The words that name what is counted, by place: which of several things each belongs to."""
    asked = (
        at + 2
        for at in range(len(words) - 1)
        if " ".join(words[at : at + 2]).lower() in ("how many", "number of")
    )
    found: dict[int, int] = {}
    thing = 0
    for at in range(next(asked, len(words)), len(words)):
        lower = words[at].lower()
        if (
            lower in ENDS
            or MARK.fullmatch(words[at])
            or (lower in ("of", "from") and found and words[at - 1].lower() not in PIECES)
        ):
            break
        if lower in ("and", ","):
            thing += 1
        else:
            found[at] = thing
    return found


def _shared(wishes: Sequence[Wish]) -> list[Wish]:
    """The clauses; one that only names what is counted goes on like the last: how many units and how many systems does it serve."""
    rest = tuple(slot for slot in wishes[-1].slots if not slot.head) if wishes else ()
    found: list[Wish] = []
    for wish in wishes:
        if wish.bare and wish.kind == COUNT and all(slot.head for slot in wish.slots):
            wish = replace(wish, slots=(*wish.slots, *rest))
        elif found and wish.slots and not any(slot.needed for slot in wish.slots):
            things = tuple(slot for slot in found[-1].slots if slot.head)
            own = tuple(replace(slot, needed=True) for slot in wish.slots)
            wish = replace(wish, kind=found[-1].kind, slots=(*things, *own))
        found.append(wish)
    return found


def _each(wish: Wish, shelf: Shelf, years: Sequence[int], after: Entry | None) -> list[Told]:
    """The figure of a clause; where none counts all of its things together, one for each of them."""
    if not any(slot.needed for slot in wish.slots):
        return []
    if one := _best(wish, shelf, years, after):
        return [one]
    things = dict.fromkeys(slot.thing for slot in wish.slots if slot.head)
    if len(things) < 2:
        return []
    split = (
        _best(
            replace(wish, slots=tuple(s for s in wish.slots if not s.head or s.thing == thing)),
            shelf,
            years,
            after,
        )
        for thing in things
    )
    found = list(split)
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
    if f"{fact.value.low.normalize():f}" in wish.numbers:
        return False  # a figure that the question gives is not asked for
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
    item = _text(USED_FOR.sub("", fact.item))
    own = set(range(len(item)))
    for slot in wish.slots:
        level, word = _level(slot, texts)
        if level is None or word is None:
            if slot.needed:
                return None
            continue
        score += LEVELS[level] if slot.needed else SOFT * (_text(word) in item)
        score -= LATER * min(slot.chinese.index(word), LATEST) + APART * (_text(word) not in texts[level])
        if slot.head and level > 1:
            return None
        if slot.needed and level in (1, 2) and word not in (fact.unit or ""):
            around.append(word)
        own -= _places(slot, item)
    telling = [at for at, character in enumerate(item) if character not in EMPTY and character.isalnum()]
    left = [at for at in telling if at in own]
    if (
        MORE.search("".join(item[at] for at in left))
        or not telling
        or len(left) > (1 - ENOUGH) * len(telling)
    ):
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
    """The characters of a text that a phrase says, or two neighbours of which a longer word has side by side."""
    found: set[int] = set()
    for word in map(_text, slot.chinese):
        for piece in {word, *(word[at : at + 2] for at in range(len(word) - 1) if len(word) > 2)} - {""}:
            found |= {at for match in re.finditer(re.escape(piece), text) for at in range(*match.span())}
    return found


def _said(told: Told) -> str:
    """The question for a figure in its own words, those that stand side by side in its sentence as one."""
    fact = told.entry.fact
    around = () if fact.from_cell else dict.fromkeys(told.around)
    words = [word for word in around if word not in (fact.item, fact.subject)]
    unit = (
        "" if fact.unit in MONEY or fact.unit in NO_COUNTS else (fact.unit or "").lstrip("百千万亿") or "个"
    )
    name = " ".join(
        one for one in (_joined(fact.item, words, _text(told.entry.clause)), fact.subject or "") if one
    )
    if fact.from_cell and fact.measure not in SAID and fact.column and fact.column[-1] not in MEASURES:
        name = f"{name}{fact.column[-1]}"
    measure = fact.measure.value if fact.measure in SAID and fact.measure.value not in name else ""
    return f"{fact.organisation}{fact.year}年{name}{measure}{'有多少' + unit if unit else '是多少'}"


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
