"""What is loaded, as far as a question can name it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.domain import Holder, ReportKey
from assistant.name_parts import BEHIND_PLACE
from assistant.near import NearNames
from assistant.organisations import Organisations
from assistant.projects import Projects
from assistant.spoken import SpokenNames
from ingest.names import terms

STATED = frozenset(term.canonical for term in terms() if term.kind == "item")
"""What reports state of their own organisations: who asks for it means the report of the body that is named."""
FACILITY = re.compile(r"(中心|馆|站|基地|园)$")
"""What a system, a building or a place that a report tells of may be called as well as a body with accounts of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The reports, and printed item names → canonical items; `spoken` finds the names that only people say,
    `near` names that are shortened or misspelt; `projects` says the names of projects in full."""

    holders: tuple[Holder, ...]
    items: Mapping[str, str]
    spoken: SpokenNames
    near: NearNames
    organisations: Organisations
    telling_of: Callable[[str], tuple[ReportKey, ...]]
    projects: Projects

    def __contains__(self, name: object) -> bool:
        """Whether `name` names an item."""
        return name in self.items or name in self.spoken

    def facility(self, name: str) -> tuple[ReportKey, ...]:
        """The reports that tell of `name` where it may be a facility of theirs, by that name or by the name that it has behind its place;
        none where it can only be a body."""
        if not FACILITY.search(name):
            return ()
        return self.telling_of(name.rpartition("的")[2]) or self._of_its_place(name)

    def _of_its_place(self, name: str) -> tuple[ReportKey, ...]:
        """The reports by bodies of the place that `name` begins with that tell of what it goes on with: 博物馆 of a 文化和旅游局."""
        found: dict[ReportKey, None] = {}
        for head in (head for start, head in self.organisations.placed(name) if start == 0):
            rest = BEHIND_PLACE.sub("", name.removeprefix(head.place))
            own = {holder.key for holder in self.organisations.reports(head.name)}
            found.update(dict.fromkeys(key for key in self.telling_of(rest) if rest and key in own))
        return tuple(found)
