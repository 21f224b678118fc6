"""The text of a Word paragraph as it is printed, and what hangs on it: text boxes, footnotes, pictures.

Owns what of a run is read: inserted text is, deleted and hidden text is not, nor what fields compute from.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import attribute, child, name, on

_UNREAD = frozenset(
    {
        "del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr",
        "tbl", "comment", "annotationRef", "footnoteRef", "endnoteRef", "pgNum", "fldData",
    }
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PICTURED = frozenset({"blip", "imagedata", "OLEObject", "chart", "relIds"})
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(slots=True)
class Line:
    """What a paragraph prints: its text, the text boxes on it, its notes by kind and id; what is not read is counted."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    formulas: int = 0
    hidden: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The printed text."""
        return "".join(self.parts)


def line(paragraph: Any, styles: Styles) -> Line:
    """What `paragraph` prints."""
    return _Reading(paragraph=paragraph, styles=styles).read()


@dataclass(slots=True)
class _Reading:
    """A paragraph as it is read; `codes` counts the fields whose instruction is not over."""

    paragraph: Any
    styles: Styles
    found: Line = field(default_factory=Line)
    codes: int = 0

    def read(self) -> Line:
        for one in self.paragraph:
            self._take(one)
        return self.found

    def _take(self, element: Any) -> None:
        local = name(element)
        if not local or local in _UNREAD:
            return
        match local:
            case "t":
                self._say(element.text or "")
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen":
                self._say(_SIGNS[local])
            case "sym":
                self._say(_symbol(attribute(element, "char")))
            case "fldChar":
                self._field(attribute(element, "fldCharType"))
            case "footnoteReference" | "endnoteReference":
                self.found.notes.append((_NOTES[local], attribute(element, "id")))
            case "oMath":
                self.found.formulas += 1
            case "drawing" | "pict" | "object":
                self._graphic(element)
            case "r":
                self._run(element)
            case "AlternateContent":
                self._into(next(iter(element), None))
            case "sdt" if on(child(element, "sdtPr", "showingPlcHdr")):
                return
            case _:
                self._into(element)

    def _into(self, element: Any) -> None:
        for one in () if element is None else element:
            self._take(one)

    def _say(self, text: str) -> None:
        if not self.codes:
            self.found.parts.append(text)

    def _field(self, state: str) -> None:
        """A field is printed as its result, which stands behind `separate`."""
        if state == "begin":
            self.codes += 1
        elif self.codes:
            self.codes -= 1 if state in ("separate", "end") else 0

    def _run(self, run: Any) -> None:
        if self.styles.hidden(run, self.paragraph):
            self.found.hidden.append("".join(one.text or "" for one in run.iterfind("{*}t")))
        else:
            self._into(run)

    def _graphic(self, element: Any) -> None:
        boxes = [one for one in element.iter() if name(one) == "txbxContent"]
        self.found.boxes += [box for box in boxes if not _within(box, boxes)]
        self.found.pictures += any(name(one) in _PICTURED for one in element.iter())


def _within(box: Any, boxes: list[Any]) -> bool:
    """Whether a text box stands inside another one, which is read with it, or is the older form of one."""
    above = list(box.iterancestors())
    return any(other in above for other in boxes) or any(name(one) == "Fallback" for one in above)


def _symbol(code: str) -> str:
    """The character of a symbol; those of symbol fonts have none."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if _PRIVATE.match(character) else character
