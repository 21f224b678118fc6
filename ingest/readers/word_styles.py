"""What the styles of a Word document say of a paragraph: a heading, a line of contents, an item of a list, hidden text.

Owns the inheritance of styles. What a paragraph says of itself goes before its style.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.readers.word_xml import attribute, child, name, number, on

_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_BODY = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles of a document by their ids; `usual` is the one of paragraphs that name none."""

    by_id: Mapping[str, Any]
    usual: str

    def heading(self, paragraph: Any) -> int | None:
        """The level of a heading, from 1; None for other paragraphs."""
        for properties, style in self._properties(paragraph):
            if (outline := child(properties, "outlineLvl")) is not None:
                level = number(outline, "val", _BODY)
                return level + 1 if 0 <= level < _BODY else None
            if match := _HEADING.fullmatch(_named(style)):
                return int(match[1])
        return None

    def contents(self, paragraph: Any) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(_named(style)) for _, style in self._properties(paragraph))

    def listed(self, paragraph: Any) -> tuple[str, int] | None:
        """The list that a paragraph is an item of, and its level from 0."""
        depth: int | None = None
        for properties, _ in self._properties(paragraph):
            listing = child(properties, "numPr")
            if listing is None:
                continue
            level, of = child(listing, "ilvl"), child(listing, "numId")
            depth = number(level, "val") if depth is None and level is not None else depth
            if of is not None:
                found = attribute(of, "val")
                return (found, depth or 0) if found not in ("", "0") else None
        return None

    def hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether a run of text is not printed."""
        own = child(run, "rPr", "vanish")
        if own is not None:
            return on(own)
        of = attribute(child(run, "rPr", "rStyle"), "val")
        chains = (self._chain(of), self._chain(attribute(child(paragraph, "pPr", "pStyle"), "val")))
        return any(on(child(style, "rPr", "vanish")) for chain in chains for style in chain)

    def _properties(self, paragraph: Any) -> Iterator[tuple[Any, Any]]:
        """The properties of a paragraph, then those of its styles, the nearest first."""
        own = child(paragraph, "pPr")
        yield own, None
        for style in self._chain(attribute(child(own, "pStyle"), "val") or self.usual):
            yield child(style, "pPr"), style

    def _chain(self, of: str) -> Iterator[Any]:
        for _ in range(_LONGEST_CHAIN):
            style = self.by_id.get(of)
            if style is None:
                return
            yield style
            of = attribute(child(style, "basedOn"), "val")


def styles(root: Any) -> Styles:
    """The styles that the styles part of a document defines."""
    found = [] if root is None else [style for style in root if name(style) == "style"]
    usual = (
        attribute(style, "styleId")
        for style in found
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
    )
    return Styles(by_id={attribute(style, "styleId"): style for style in found}, usual=next(usual, ""))


def _named(style: Any) -> str:
    return attribute(child(style, "name"), "val")
