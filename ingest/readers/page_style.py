"""What the styles of a web page hide, and the numerals that they give its lists.

Owns the few properties that decide whether text is shown. Style sheets outside the page are not fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

CHINESE_NUMERALS = ("chineseCounting", "chineseLegalSimplified")

_HIDES = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE
)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_STYLES = {
    "none": "none",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What is not shown: elements that say so, and those of the classes and ids that a style sheet hides (.x, #y)."""

    names: frozenset[str]

    def covers(self, element: Any) -> bool:
        """Whether an element, with all that is in it, is not shown."""
        if not isinstance(element.tag, str):
            return True
        if element.get("hidden") is not None or _HIDES.search(element.get("style", "")):
            return True
        named = [f".{name}" for name in element.get("class", "").split()] + [f"#{element.get('id', '')}"]
        return any(name in self.names for name in named)


def veil(root: Any) -> Veil:
    """What the style sheets in a page hide."""
    return Veil(names=frozenset(name for sheet in root.iter("style") for name in _hidden(sheet.text or "")))


def _hidden(sheet: str) -> Iterator[str]:
    for selectors, properties in _RULE.findall(sheet):
        if _HIDES.search(properties):
            for selector in selectors.split(","):
                if match := _SIMPLE.fullmatch(selector.strip()):
                    yield match[1]


def list_style(element: Any) -> str:
    """How a list numbers its items: the name of its numerals, `bullet` or `none`."""
    if match := _LIST_STYLE.search(element.get("style", "")):
        found = next((word for word in match[1].lower().split() if word in _STYLES), None)
        if found:
            return _STYLES[found]
    if element.tag == "ul":
        return "bullet"
    return _TYPES.get(element.get("type", ""), "decimal")
