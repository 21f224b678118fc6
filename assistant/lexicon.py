"""What is loaded, as far as a question can name it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain import Holder
from assistant.near import NearNames
from assistant.organisations import Organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The reports, and item names → canonical items; `spoken` are the names that only people say,
    `near` finds names that are shortened or misspelt."""

    holders: tuple[Holder, ...]
    items: Mapping[str, str]
    spoken: frozenset[str]
    near: NearNames
    organisations: Organisations
