"""How a stretch of prose falls into sentences and clauses around its figures.

Owns the cutting: each quantity with the words before and behind it. What the words say is read in
`ingest.extract.statement`.
"""

import re
from dataclasses import dataclass, replace

from ingest.flow import Flow
from ingest.numbering import Kind
from ingest.quantity import Found

_ENDS = frozenset("。！？!?")
_STOPS = frozenset("。！？!?，,；;：:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Words without a quantity, and the mark in front of them."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quantity in its sentence, in offsets of the stream.

    `head` are the words of its clause before it, `tail` those behind it, `between` the clauses without a quantity
    since the last one; `mark` the mark in front of the head; `sentence` where its sentence stands; `opening` all of
    the sentence before the figure; `first` whether it is the sentence's first; `aside` whether it stands in brackets;
    `follows` whether the last quantity stands in the same clause; `clause` from the end of the clause of the last
    quantity to the end of the own one; `behind` all between the figure and the next one or the end of the sentence.
    """

    hit: Found
    head: str
    tail: str
    mark: str
    between: tuple[Clause, ...]
    sentence: tuple[int, int]
    opening: str
    first: bool
    aside: bool
    follows: bool
    clause: tuple[int, int]
    behind: str = ""


def sentences(stream: Flow, hits: tuple[Found, ...]) -> tuple[tuple[int, int], ...]:
    """Where the sentences of the stream stand; a mark inside a figure ends none."""
    text, found, start = stream.text, [], 0
    inside = {place for hit in hits for place in range(hit.start, hit.end)}
    for place, character in enumerate(text):
        if character in _ENDS and place not in inside:
            found.append((start, place + 1))
            start = place + 1
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def said(stream: Flow, hits: tuple[Found, ...]) -> tuple[Said, ...]:
    """The quantities of the stream, each with its words."""
    text = stream.text
    quantities = _whole(stream, [hit for hit in hits if hit.kind is Kind.QUANTITY])
    stops = _stops(text, hits, quantities)
    found, last, spoken, begun = [], 0, -1, 0
    bounds = sentences(stream, hits)
    for number, hit in enumerate(quantities):
        bound = next(bound for bound in bounds if bound[0] <= hit.start < bound[1])
        lists = [other.end for other in hits if other.kind is Kind.ORDINAL and last <= other.end <= hit.begin]
        lists = [end for end in lists if _numbers(text, end)]
        left = max([last, *(place + 1 for place in stops if last <= place < hit.begin), *lists])
        follows = number > 0 and left == last
        ahead = quantities[number + 1].begin if number + 1 < len(quantities) else len(text)
        right = next((place for place in stops if place >= hit.finish), len(text))
        begun = begun if follows else next((place + 1 for place in stops if last <= place < left), left)
        found.append(
            Said(
                hit=hit,
                head=_continued(text[left : hit.begin]) if follows else text[left : hit.begin].lstrip("、."),
                tail=text[hit.finish : min(ahead, right)],
                mark=text[left - 1] if left and left != last else "",
                between=_clauses(text, last, left, stops),
                sentence=bound,
                opening=text[bound[0] : hit.begin],
                first=bound[0] != spoken,
                aside=_open(text[: hit.begin], stops),
                follows=follows,
                clause=(begun, right),
                behind=text[hit.finish : min(ahead, bound[1])],
            )
        )
        last, spoken = hit.finish, bound[0]
    return tuple(found)


def _whole(stream: Flow, hits: list[Found]) -> list[Found]:
    """Quantities, the pieces of one that a single blank parts as one without an amount: 1 1.05 万元 may be 11.05 or 1.05."""
    found: list[Found] = []
    for hit in hits:
        last = found[-1] if found else None
        if last and stream.text[last.end : hit.start] == " " and _apart(stream, last, hit) == 1:
            hit = replace(hit, start=last.start, begin=last.begin, amount=None)
            found.pop()
        found.append(hit)
    return found


def _apart(stream: Flow, left: Found, right: Found) -> int:
    """How many characters of the source stand between two figures."""
    return stream.places[right.start] - stream.places[left.end - 1] - 1


def _continued(words: str) -> str:
    """What is new in a clause that goes on behind a quantity: 76 家单位、330 个系统."""
    _, comma, new = words.partition("、")
    if comma:
        return new.lstrip("、.")
    return words if "结转" in words else re.sub(r"^[^和及与]{1,8}(?:以及|和|及|与)", "", words)


def _open(text: str, stops: list[int]) -> bool:
    """Whether the end of `text` stands inside brackets that hold a quantity."""
    depth = 0
    for place in stops:
        if place < len(text):
            depth += (text[place] in "([") - (text[place] in ")]")
    return depth > 0


def _numbers(text: str, end: int) -> bool:
    """Whether an ordinal that ends here numbers a list (（1）, 2.) and is not a name (第三方)."""
    return text[end - 1] in ")、.．"


def _stops(text: str, hits: tuple[Found, ...], quantities: list[Found]) -> list[int]:
    """The marks that end a clause: punctuation outside figures, and the brackets around a quantity."""
    inside = {place for hit in hits for place in range(hit.begin, hit.finish)}
    stops = {place for place, character in enumerate(text) if character in _STOPS and place not in inside}
    opened: list[int] = []
    for place, character in enumerate(text):
        if place in inside:
            continue
        if character in "([":
            opened.append(place)
        elif character in ")]" and opened:
            start = opened.pop()
            if any(start < hit.start < place for hit in quantities):
                stops |= {start, place}
            else:
                stops -= set(range(start, place))
    return sorted(stops)


def _clauses(text: str, start: int, end: int, stops: list[int]) -> tuple[Clause, ...]:
    """The clauses from `start` to `end`, a clause that starts in a figure's tail included."""
    found, left, mark = [], start, ""
    for place in [stop for stop in stops if start <= stop < end]:
        found.append(Clause(mark=mark, words=text[left:place]))
        left, mark = place + 1, text[place]
    return tuple(clause for clause in found if clause.words or clause.mark)
