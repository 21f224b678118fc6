"""What a variation is: ways of asking again, and what must become of the answer. Templates filled with parts of a question."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from eval.vary.anatomy import Anatomy


class Expected(StrEnum):
    """What must become of the answer."""

    SAME = "the same answer"
    REFUSED = "no figure at all"
    LET_GO = "not that figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One wording: `make` says a question in it, and nothing where it does not fit the question."""

    name: str
    make: Callable[[Anatomy], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """A kind of variation with its wordings."""

    name: str
    says: str
    ways: tuple[Way, ...]
    expected: Expected = Expected.SAME


def template(form: str, *, needs: tuple[str, ...] = (), english: bool = False) -> Way:
    """A wording with the parts of a question in braces; it fits the questions that have all of them, and `needs`."""
    wanted = (*needs, *(name for _, name, _, _ in Formatter().parse(form) if name))

    def make(asked: Anatomy) -> str:
        if asked.english is not english:
            return ""
        parts = {name: asked.part(name) for name in wanted}
        return form.format(**parts) if all(parts.values()) else ""

    return Way(name=form, make=make)


def templates(*forms: str, needs: tuple[str, ...] = (), english: bool = False) -> tuple[Way, ...]:
    """Several wordings that need the same."""
    return tuple(template(form, needs=needs, english=english) for form in forms)


def rewriting(name: str, change: Callable[[Anatomy], str], *needs: str) -> Way:
    """A wording made by changing characters of a Chinese question that has what it `needs`; it fits where they change."""

    def make(asked: Anatomy) -> str:
        if asked.english or not all(asked.part(need) for need in needs):
            return ""
        changed = change(asked)
        return "" if changed == asked.question else changed

    return Way(name=name, make=make)
