"""A stored value and what its cell shows of it, with a word on what is lost between the two.

Owns the comparison; the formats belong to `ingest.readers.number_format`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ingest.readers.number_format import printed, shown

UNSHOWN = "######"
"""What stands in a cell whose shown value cannot be told: what a spreadsheet prints in a column that is too narrow."""

Value = float | int | str | bool | datetime | date | time | timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The text that a cell shows; `rounded` and `unshown` say what else is stored, where it is not all of it."""

    text: str
    rounded: str = ""
    unshown: str = ""


def show(name: str, value: Value, code: str) -> Shown:
    """What the cell `name` (C5) shows for a stored value under the number format `code`."""
    if value is None:
        return Shown(text="")
    if isinstance(value, bool):
        return Shown(text=str(value).upper())
    exact = printed(value) if isinstance(value, int | float) else value
    text = None if isinstance(exact, timedelta) else shown(exact, code)
    if text is None:
        return unshown(f"{name} 存储 {exact}，格式 {code} 的显示值无法得知")
    if isinstance(value, int | float) and _digits(text) != _digits(format(exact, "f")):
        return Shown(text=text, rounded=f"{name} 显示“{text}”，存储 {exact}")
    return Shown(text=text)


def unshown(detail: str) -> Shown:
    """A cell of which no value is known that it shows."""
    return Shown(text=UNSHOWN, unshown=detail)


def _digits(figure: str) -> str:
    """The digits that count: a percent sign or a scale moves the point, rounding takes digits away."""
    return re.sub(r"\D", "", figure).strip("0")
