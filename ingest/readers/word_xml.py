"""Elements of WordprocessingML by their local names, for the format has two sets of namespaces."""

from typing import Any

_OFF = ("0", "false", "off")


def name(element: Any) -> str:
    """The local name of an element, empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """The first element at the end of a path of local names, None where there is none."""
    for step in path:
        element = None if element is None else element.find(f"{{*}}{step}")
    return element


def attribute(element: Any, local: str) -> str:
    """An attribute by its local name, empty where it is not there."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == local), "")


def number(element: Any, local: str, otherwise: int = 0) -> int:
    """A whole number of at most six digits in an attribute; `otherwise` where there is none."""
    text = attribute(element, local)
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        return otherwise
    return int(text)


def on(element: Any) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and attribute(element, "val").lower() not in _OFF
