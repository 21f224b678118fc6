"""The organisations that have reports, indexed by the places and the bodies in their names.

Owns which characters may be slips of the pen, so that a question is held against the names that it may mean and never
against all of them. How a name is cut belongs to `name_parts`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.domain import Holder
from assistant.name_parts import (
    AREAS,
    LENGTHS,
    OFFICES,
    Head,
    body_of,
    heads,
    of_league,
    place_of,
    proper_names,
    seats,
    territories,
)
from assistant.near import sounds_alike
from assistant.vocabulary import alike, places
from ingest.store.kept import Kept

SUGGESTED = 6
"""How many names are told where the one that was asked for has no report."""
SHARED = 2
"""A body that has fewer characters of the question is not named by it."""

LATELY = 64
"""Of so many texts it is kept whom they name: a question is looked at again and again on its way."""

T = TypeVar("T")


def mistaken(one: str, other: str) -> bool:
    """Whether two characters are taken for each other, by ear or by eye."""
    return other in alike().get(one, ()) or sounds_alike(one, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place of the question that names an organisation; `slip` when a character was wrong."""

    start: int
    end: int
    organisation: str
    slip: bool

    def of(self, question: str) -> str:
        """The part of the question."""
        return question[self.start : self.end]


class Organisations:
    """The names of the organisations, with their reports."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        """An index of what `holders` are reports of."""
        held: dict[str, list[Holder]] = defaultdict(list)
        for holder in holders:
            held[holder.report.organisation].append(holder)
        self.names = tuple(held)
        self._held: Mapping[str, tuple[Holder, ...]] = {name: tuple(own) for name, own in held.items()}
        self._spelt = _by((spelt, name) for name in self.names for spelt in self._spellings(name))
        self._longest = max(map(len, self._spelt), default=0)
        every = [head for name in self.names for head in heads(name)]
        self._heads = _by((head.place, head) for head in every)
        self._proper = _by((proper, name) for name in self.names for proper in proper_names(name))
        self.bodies = _by((body_of(name), name) for name in self.names)
        self._in_bodies = _by((character, body) for body in self.bodies for character in set(body))
        self._seats = _by((seat, name) for name in self.names for seat in seats(name))
        self._known = {said for name in self.names for _, said in _pieces(name) if said in places()}
        self.named: Kept[str, tuple[Mention, ...]] = Kept(LATELY)
        self._looks = _by((blank, head) for head in every for blank in _blanked(head.place))

    def _spellings(self, name: str) -> Iterable[str]:
        aliases = [alias for holder in self._held[name] for alias in holder.report.aliases]
        called = [
            spelt for spelt in (name, *aliases) if len(spelt) > 1 and not spelt.startswith(("我", "本"))
        ]
        offices = [f"{proper}{seat}" for proper in seats(name) for seat in OFFICES if "街道" in name]
        other = (said for spelt in called for said in (*territories(spelt), *of_league(spelt)))
        return (*called, *other, *offices)

    def reports(self, name: str) -> tuple[Holder, ...]:
        """The reports of an organisation."""
        return self._held.get(name, ())

    def speaks_of(self, place: str) -> bool:
        """Whether an organisation's name has this place of the gazetteer."""
        return place in self._known

    def like(self, body: str) -> bool:
        """Whether some words are a part of an organisation's name."""
        return any(body in name for name in self.names)

    def has_body(self, body: str) -> bool:
        """Whether an organisation's body is called so and no more."""
        return any(own.lstrip(AREAS) == body for own in self.bodies)

    def at(self, place: str) -> tuple[str, ...]:
        """The organisations whose names begin with a place."""
        return tuple(dict.fromkeys(head.name for head in self._heads.get(place, ())))

    def of_place(self, place: str) -> tuple[str, ...]:
        """The organisations that have a place, or the proper name of their territory, anywhere in their names."""
        return self._proper.get(place, ())

    def seated(self, proper: str) -> tuple[str, ...]:
        """The organisations that are the office of the territory of that proper name."""
        return self._seats.get(proper, ())

    def seats_in(self, question: str) -> bool:
        """Whether a question has the characters of such a proper name."""
        return any(seat in question for seat in self._seats)

    def spelt(self, question: str) -> Iterator[tuple[int, int, str]]:
        """Where a question has a whole name or an alias: start, end, organisation."""
        for start in range(len(question)):
            for end in range(start + 2, min(len(question), start + self._longest) + 1):
                for name in self._spelt.get(question[start:end], ()):
                    yield start, end, name

    def placed(self, question: str) -> Iterator[tuple[int, Head]]:
        """Where a question says the place that a name begins with."""
        for start, said in _pieces(question):
            yield from ((start, head) for head in self._heads.get(said, ()))

    def misplaced(self, question: str) -> Iterator[tuple[int, Head]]:
        """Where a question says a place with one character mistaken; another place that there is, is no mistake."""
        for start, said in _pieces(question):
            if said in self._heads or said in places():
                continue
            near = dict.fromkeys(head for blank in _blanked(said) for head in self._looks.get(blank, ()))
            for head in near:
                wrong = [(a, b) for a, b in zip(said, head.place, strict=True) if a != b]
                if len(wrong) == 1 and mistaken(*wrong[0]):
                    yield start, head

    def spoken_of(self, question: str) -> Iterator[str]:
        """The bodies, without their places, that share enough characters with a question."""
        shared: dict[str, int] = defaultdict(int)
        for character in set(question):
            for body in self._in_bodies.get(character, ()):
                shared[body] += 1
        return (body for body, count in shared.items() if count >= SHARED)

    def nearest(self, unknown: str) -> tuple[str, ...]:
        """The names to tell where `unknown` has no report: of a place that sounds so, of the same body, of the place."""
        body = body_of(unknown).lstrip(AREAS)
        alike = [head.name for start, head in self.misplaced(unknown) if not start]
        same = [name for own, names in self.bodies.items() if own.lstrip(AREAS) == body for name in names]
        close = [name for name in alike if name in same]
        return tuple(dict.fromkeys((*close, *same, *self.at(place_of(unknown)), *self.names)))[:SUGGESTED]


def _pieces(question: str) -> Iterator[tuple[int, str]]:
    """Every part of a question as long as the name of a place."""
    for start in range(len(question)):
        for length in LENGTHS:
            if start + length <= len(question):
                yield start, question[start : start + length]


def _blanked(place: str) -> Iterator[str]:
    """A place with each of its characters left open in turn."""
    return (f"{place[:at]}?{place[at + 1 :]}" for at in range(len(place)))


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The values of each key, each once, in order."""
    found: dict[str, dict[T, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}
