"""The figures that an English question asks for, clause by clause: what each of its phrases may be called in a filing, which of
them name what is counted, and by what kind of unit the figure is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.bodies import PINYIN
from assistant.english import CLAUSE, WORD, marked
from assistant.english_order import MARK, RUN_BY
from assistant.phrases import senses
from assistant.vocabulary import english_grammar
from ingest.fact import Measure

HOW = re.compile(
    r"\bhow (?P<much>many|much|long|large|big)\b|\b(?P<number>number|count) of\b|"
    r"\b(?P<share>share|percentage|percent|proportion|ratio|rate)\b|"
    r"\b(?P<extent>area|length|volume|size|distance|mileage|output)\b|"
    r"\b(?P<money>pay|paid|spend|spent|earn|earned|amount|sum|value|cost|price|fines?|worth|liabilities|debt|loans?|investment|premiums?|profits?)\b",
    re.IGNORECASE,
)
"""What an English question wants a figure by."""
OTHERWISE = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can)\b|\b(?:why|who|whom|where|when|which|how (?!much|many|long|large|big))\b",
    re.IGNORECASE,
)
"""What asks for anything but a figure."""
ASKED = re.compile(
    r"\b(?:amount|number|quantity|figure|total|count|share|percentage|percent|proportion|ratio|area|length|distance|size)s?$",
    re.IGNORECASE,
)
"""Words that only say that a figure is wanted."""
AUXILIARIES = "did does do was were is are has have had can could"
SAYS = re.compile(rf"\b(?:{AUXILIARIES.replace(' ', '|')})\b", re.IGNORECASE)
GOING_ON = (
    "in at by on for to with under worth above over among within excluding that which who whose per using held run made "
    "? ( ; :"
)
ENDS = frozenset(f"{AUXILIARIES} {GOING_ON}".split())
"""Words that end the name of what is counted."""
PIECES = frozenset(["pieces", "items", "sets", "cases", "types", "kinds", "sorts", "numbers"])
"""Words that a thing is counted by, before "of"."""
SOME_OF = re.compile(
    r"\b(?:of|among) (?:them|these|those|which)\b|^(?:and )?(?:to|for|among|from|with|by) how many\b",
    re.IGNORECASE,
)
"""What goes on about what was told before: of whom so many are, or to how many it was given."""
ASKING = re.compile(r"\s*(?:and )?(?:what|which|who|how|why|when|where)\b", re.IGNORECASE)
ASIDE = re.compile(r",? \b(?:rather than|as opposed to|instead of)\b[^,?;]*", re.IGNORECASE)
"""What an English question says that it does not mean."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
YEARS = re.compile(r"⟦Y\d+⟧")
ADVERB = re.compile(r"[a-z]{3,}ly$")
MEASURES = frozenset(measure.value for measure in Measure)


class Kind(StrEnum):
    """By what a figure is meant."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    EXTENT = "extent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A phrase of the question: what it may be called, whether it has to be said, whether it names what is counted (the how-manieth
    of several things), and whether it is a name that Chinese characters are read by; `items` are those of the field that it is the name of."""

    chinese: tuple[str, ...]
    needed: bool
    head: bool = False
    thing: int = 0
    sounded: bool = False
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A clause that asks for one figure: its words, its phrases, the kind of figure, and the numbers that it gives itself; `bare` that
    it only names what is counted, `part` that it asks for some of what was counted before; `unit` by what it is counted, `measures` of which it may be, `own` how much of the figure's own name has to be said."""

    said: str
    slots: tuple[Slot, ...]
    kind: Kind | None
    numbers: frozenset[str]
    bare: bool
    part: bool
    unit: str | None = None
    measures: tuple[Measure, ...] = ()
    own: float = 0.5


def asks_figure(question: str) -> bool:
    """Whether an English question asks for a figure: in so many words, or by a name alone."""
    if OTHERWISE.search(question):
        return False
    return HOW.search(question) is not None or re.search(r"\bwhat\b", question, re.IGNORECASE) is None


def wishes(question: str, names: Sequence[str]) -> tuple[Wish, ...]:
    """The figures that an English question asks for, clause by clause."""
    text = ASIDE.sub(" ", re.sub(RUN_BY, "by", marked(question, names), flags=re.IGNORECASE))
    return tuple(_shared([_wish(clause) for clause in _clauses(text)]))


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
    found = HOW.search(clause)
    return Wish(
        said=clause,
        slots=tuple(sorted(_slots(clause), key=lambda slot: slot.sounded)),
        kind=_kind(found) if found else None,
        numbers=frozenset(NUMBER.findall(YEARS.sub(" ", clause))),
        bare=SAYS.search(clause) is None,
        part=SOME_OF.search(clause) is not None,
    )


def _kind(found: re.Match[str]) -> Kind:
    if found["share"]:
        return Kind.SHARE
    if found["extent"]:
        return Kind.EXTENT
    return Kind.MONEY if found["money"] or (found["much"] or "").lower() == "much" else Kind.COUNT


def _slots(clause: str) -> Iterator[Slot]:
    """The phrases of a clause that say what it is about."""
    words = [word for word in WORD.findall(clause) if word not in ("'", "'s")]
    things = _things(words)
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        mark = MARK.fullmatch(word)
        if hit := None if mark else senses(words, at):
            end = hit[1] if hit[1] > at + 1 or word.lower() not in english_grammar() else end
        if mark and mark["kind"] == "=":
            yield Slot(chinese=(mark["text"],), needed=True)
        elif hit and (end > at + 1 or word.lower() not in english_grammar()):
            asked = ASKED.search(" ".join(words[at:end])) or hit[0].chinese[0] in MEASURES
            needed = hit[0].needed and not asked
            called = (word.lower(), *hit[0].chinese) if word.isupper() else hit[0].chinese
            yield Slot(chinese=called, needed=needed, head=at in things and needed, thing=things.get(at, 0))
        elif word.isalnum() and word.lower() not in english_grammar() and not ADVERB.search(word.lower()):
            sounded = word.istitle() and PINYIN.match(word.lower()) is not None
            yield Slot(
                chinese=(word.lower(),),
                needed=True,
                head=at in things,
                thing=things.get(at, 0),
                sounded=sounded,
            )
        at = end


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
        of_it = lower in ("of", "from") and found and words[at - 1].lower() not in PIECES
        if lower in ENDS or MARK.fullmatch(words[at]) or of_it:
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
        if wish.bare and wish.kind == Kind.COUNT and all(slot.head for slot in wish.slots):
            wish = replace(wish, slots=(*wish.slots, *rest))
        elif found and wish.kind is None and wish.slots and not any(slot.needed for slot in wish.slots):
            things = tuple(slot for slot in found[-1].slots if slot.head)
            own = tuple(replace(slot, needed=True) for slot in wish.slots)
            wish = replace(wish, kind=found[-1].kind, slots=(*things, *own))
        found.append(wish)
    return found
