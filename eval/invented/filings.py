"""Invented filings for benchmarks: as many near-identical reports as wanted, each with questions about it.

Organisations are put together from syllables and body words; two share a place, others a body, and one organisation may
have reports of several years. All sums close, but for one contradiction in every tenth report. Filing i of a seed is the
same whatever the count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from eval.case import Case
from eval.invented.bodies import bodies
from eval.invented.cases import Absent, Printed, cases, contradicted
from eval.invented.figures import Organisation, accounts
from eval.invented.reasons import reasons
from eval.invented.tables import Layout
from eval.invented.text import Planted, Writing, write

_FIRST = "岚澹砚栖霁蘅葭漪筠翊峤沄珞苓棠鹭霜瑶琅篁芷槿榆泠"
_SECOND = "溪川原屏浦陂坞汀泽岭洲渡湖塘湾墟崖澳麓津"
_KINDS = "市县区"
_HELD_OUT = 48
_YEARS = (2021, 2022, 2023)
# The years of three organisations in a row by their count: 1 + 2 + 3 reports.
_TURN = ((0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2))
_PLANTED_EVERY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A filing with its questions; the evidence of some stands in the filing just before it, of the same organisation."""

    file: str
    text: str
    organisation: str
    year: int
    cases: tuple[Case, ...]


def invented(count: int, seed: int = 0) -> Iterator[Invented]:
    """The first `count` filings of a seed. Raises ValueError where there are not so many names."""
    most = _limit(seed)
    if count > most:
        raise ValueError(f"{count} filings are more than the {most} that there are names for")
    for number in range(count):
        yield _filing(number, seed)


def _filing(number: int, seed: int) -> Invented:
    printed = _printed(number, seed)
    before = _printed(number - 1, seed) if _turn(number)[1] else None
    if before and before.writing.figures.year != printed.writing.figures.year - 1:
        before = None
    organisation, year = printed.writing.organisation, printed.writing.figures.year
    rng = Random(f"{seed}/{number}/cases")
    loaded = _years(number, seed)
    other = Organisation(key="", place=rng.choice(_places(seed)[1]), body=organisation.body)
    absent = Absent(
        year=rng.choice([one for one in (2020, *_YEARS, 2024) if one not in loaded]),
        only=len(loaded) == 1,
        name=other.name,
        short=other.short,
    )
    return Invented(
        file=printed.file,
        text=printed.text,
        organisation=organisation.name,
        year=year,
        cases=cases(printed, before, absent, number + 1, rng),
    )


def _printed(number: int, seed: int) -> Printed:
    organisation = _organisation(_turn(number)[0], seed)
    year = _years(number, seed)[_turn(number)[1]]
    figures, last = accounts(organisation, year), accounts(organisation, year - 1)
    rng = Random(f"{seed}/{number}")
    layout = rng.choice(tuple(Layout))
    planted = None
    if number % _PLANTED_EVERY == _PLANTED_EVERY - 1:
        what = rng.choice(("work", "personnel", "reception"))
        true = contradicted(figures, organisation.body.work[0], what)
        planted = Planted(what=what, printed=true + Decimal(rng.randint(11, 99)).scaleb(-2))
    writing = Writing(
        organisation=organisation,
        figures=figures,
        last=last,
        layout=layout,
        planted=planted,
        reasons=reasons(rng, organisation.body, figures, last),
    )
    return Printed(file=f"invented-{number + 1:04d}.txt", text=write(writing, rng), writing=writing)


def _turn(number: int) -> tuple[int, int]:
    """The organisation of a filing and which of its years it is."""
    turn, place = divmod(number, len(_TURN))
    organisation, year = _TURN[place]
    return turn * 3 + organisation, year


def _years(number: int, seed: int) -> tuple[int, ...]:
    """The years that the organisation of a filing reports on, in order."""
    organisation = _turn(number)[0]
    rng = Random(f"{seed}/{organisation}/years")
    return tuple(sorted(rng.sample(_YEARS, organisation % 3 + 1)))


def _organisation(number: int, seed: int) -> Organisation:
    """Two in a row share their place; the second and the next place's first share their body word."""
    places, kinds = _places(seed)[0], bodies()
    lap, place = divmod(number // 2, len(places))
    body = kinds[(lap * 2 + number % 2 + place) % len(kinds)]
    return Organisation(key=f"{seed}/{number}", place=places[place], body=body)


@cache
def _places(seed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places of a seed, and those that are kept for questions about organisations that do not exist."""
    pairs = [(one, other) for one in range(len(_FIRST)) for other in range(len(_SECOND))]
    names = [_FIRST[a] + _SECOND[b] + _KINDS[(a * 7 + b * 3 + a * b) % 3] for a, b in pairs]
    Random(seed).shuffle(names)
    return tuple(names[_HELD_OUT:]), tuple(names[:_HELD_OUT])


def _limit(seed: int) -> int:
    organisations = len(_places(seed)[0]) * len(bodies())
    return organisations // 3 * len(_TURN)
