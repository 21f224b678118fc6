"""What is loaded, as far as a question can name it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain import Holder
from assistant.near import NearNames
from assistant.organisations import Organisations
from assistant.spoken import SpokenNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The reports, and printed item names → canonical items; `spoken` finds the names that only people say,
    `near` names that are shortened or misspelt."""

    holders: tuple[Holder, ...]
    items: Mapping[str, str]
    spoken: SpokenNames
    near: NearNames
    organisations: Organisations

    def __contains__(self, name: object) -> bool:
        """Whether `name` names an item."""
        return name in self.items or name in self.spoken
