"""The numbers that Word sets before paragraphs of a list: they are printed, but stand nowhere in the text.

Owns the counting of lists and levels; the numerals belong to `ingest.readers.numerals`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.numerals import BULLET, numeral
from ingest.readers.word_xml import attribute, child, number

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list: where it starts, its numerals, its wording (（%1）), and whether an outer one restarts it."""

    start: int
    numerals: str
    wording: str
    restarts: bool


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has counted; lists of one origin count together."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, name: str, depth: int) -> str | None:
        """The number of the next paragraph of the list `name`, with what parts it from the text; None where its
        numerals are not known."""
        level = self.levels.get(name, {}).get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(self.origins[name], {})
        for restarted, start in self.restarts.pop(name, {}).items():
            counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            if (below := self.levels[name].get(deeper)) is None or below.restarts:
                del counts[deeper]
        return self._printed(name, level, counts)

    def _printed(self, name: str, level: Level, counts: dict[int, int]) -> str | None:
        if level.numerals == "bullet":
            return BULLET
        wording = level.wording
        for digit in _PLACE.findall(wording):
            of = self.levels[name].get(int(digit) - 1)
            written = numeral(counts.get(int(digit) - 1, of.start), of.numerals) if of else None
            if written is None:
                return None
            wording = wording.replace(f"%{digit}", written, 1)
        return (
            f"{wording.strip()} " if wording.strip()[-1:].isascii() and wording.strip() else wording.strip()
        )


def lists(root: Any) -> Lists:
    """The lists that the numbering part of a document defines; none where it has no such part."""
    found = Lists()
    if root is None:
        return found
    abstract = {attribute(one, "abstractNumId"): one for one in root.iterfind("{*}abstractNum")}
    linked = {
        attribute(link, "val"): one
        for one in abstract.values()
        if (link := child(one, "styleLink")) is not None
    }
    for one in root.iterfind("{*}num"):
        name, origin = attribute(one, "numId"), attribute(child(one, "abstractNumId"), "val")
        source = abstract.get(origin)
        if source is None:
            continue
        link = attribute(child(source, "numStyleLink"), "val")
        levels = dict(_levels(linked.get(link, source) if link else source))
        for change in one.iterfind("{*}lvlOverride"):
            levels |= dict(_levels(change))
            start = child(change, "startOverride")
            if start is not None:
                restart = found.restarts.setdefault(name, {})
                restart[number(change, "ilvl")] = number(start, "val")
        found.levels[name], found.origins[name] = levels, origin
    return found


def _levels(root: Any) -> Iterator[tuple[int, Level]]:
    for level in root.iterfind("{*}lvl"):
        yield (
            number(level, "ilvl"),
            Level(
                start=number(child(level, "start"), "val", 0),
                numerals=attribute(child(level, "numFmt"), "val") or "decimal",
                wording=attribute(child(level, "lvlText"), "val"),
                restarts=number(child(level, "lvlRestart"), "val", 1) != 0,
            ),
        )
