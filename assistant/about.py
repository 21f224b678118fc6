"""Whether a passage is about what a question names: another project, system or event of the same kind is another thing.

A passage may leave the name to what it stands among: its headings, its section, its table. Deeds and qualities are told in many words
and need not be found; of three things or more one may be called otherwise.
"""

from collections.abc import Iterable

from assistant.demand import Demand
from assistant.said import says
from assistant.shelf import plain_words
from assistant.spoken import meanings
from assistant.tokens import tokens
from ingest.chunk import Chunk

FORGIVEN = 3
"""One thing in three may be called otherwise."""


class About:
    """The passages among which some stand, and whether what stands there speaks of the things that a question names."""

    def __init__(self, chunks: Iterable[Chunk], things: Iterable[Demand]) -> None:
        """Of all passages of the reports, and what the question demands."""
        self._chunks = tuple(chunks)
        self._things = tuple(dict.fromkeys(things))
        self._known: dict[tuple[str, int], bool] = {}

    def __call__(self, chunk: Chunk) -> bool:
        """Whether the section of a passage speaks of them."""
        place = chunk.filing, chunk.section
        if self._things and place not in self._known:
            beside = (one.ranked for one in self._chunks if (one.filing, one.section) == place)
            text = plain_words(" ".join((*chunk.heading, *beside)))
            self._known[place] = accounts_for(self._things, text)
        return self._known.get(place, True)


def accounts_for(things: Iterable[Demand], text: str) -> bool:
    """Whether a plain text names so many of the things that it is about them."""
    wanted, there = tuple(things), tokens(text)
    missed = [one for one in wanted if not any(says(name, text, there) for name in _names(one))]
    return len(missed) <= len(wanted) // FORGIVEN


def _names(thing: Demand) -> tuple[str, ...]:
    """What a thing may be called."""
    return (thing.text, *(meanings(thing.item) if thing.item else ()))
