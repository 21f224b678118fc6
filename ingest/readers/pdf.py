"""PDF files: their characters and lines as pages of words and rules, by pdfplumber.

Owns what is particular to PDF: characters drawn twice, lines drawn as thin boxes, text layers that say nothing, files
that are damaged or locked. What the pages say is read by `ingest.readers.paged`.
"""

import hashlib
import io
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.document import Document
from ingest.errors import Unreadable
from ingest.limits import USUAL, Limits, within
from ingest.readers import image, paged
from ingest.readers.page import Box, Page, Rule, Word
from ingest.readers.reading_order import wide

if TYPE_CHECKING:
    from pdfplumber.page import Page as Source

_THIN = 3.0
"""A box thinner than this, in points, is a line."""
_SPLIT = 0.3
"""Characters further apart than this share of their height are different words."""
_BASELINE = 0.3
"""Characters whose middles stand further apart than this share of their height are different words."""
_GARBLED = 0.2
"""A text layer of which this share of characters has no meaning is none."""
_STAMP = 60
"""A text layer of fewer characters, on a page of which images cover most, is no reading of it."""
_PICTURE = 0.6
"""Images that cover this share of a page are the page."""
_WHITE = ((1,), (1, 1, 1), (0, 0, 0, 0), 1)

Mark = dict[str, Any]


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the file is damaged, locked, empty or too large."""
    data = path.read_bytes()
    pages = tuple(image.looked_at(tuple(_pages(data, path.name, limits)), data, path.name, limits))
    if not any(page.words for page in pages):
        raise Unreadable(
            f"{path.name!r} 里没有文字，也没有认出文字：请检查文件，或换更清楚的扫描件 "
            "/ has no text and shows none that is recognised: check the file, or scan it again"
        )
    return paged.document(pages, file=path.name, digest=hashlib.sha256(data).hexdigest())


def _pages(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """The pages of a file one by one. What parsers of broken bytes raise is not to be foreseen; all of it is one
    message."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    broken: tuple[type[Exception], ...] = (PdfminerException, *_broken())
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            within(limits, name, pages=len(opened.pages))
            for number, source in enumerate(opened.pages, start=1):
                yield _page(source, number)
                source.close()
    except broken as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args, error.__cause__)):
            raise Unreadable(
                f"{name!r} 有密码：请另存为不加密的文件 / is locked: save it without a password"
            ) from error
        raise Unreadable(
            f"{name!r} 不是完好的 PDF：请重新下载或另存一次 / is no intact PDF: download it or save it again"
        ) from error


def _broken() -> tuple[type[Exception], ...]:
    """What reading a damaged file raises in the libraries below."""
    from pdfminer.psexceptions import PSException

    return (
        PSException, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
        RecursionError, TypeError, ValueError, struct.error, zlib.error,
    )  # fmt: skip


def _page(source: "Source", number: int) -> Page:
    """A page with its words and lines, as far as it is shown. Characters that are drawn twice for bold type stand once."""
    left, top, right, bottom = map(float, source.cropbox)
    printed = source.dedupe_chars(tolerance=1).chars
    chars = [char for char in printed if char["upright"]]
    sideways = len(printed) > 2 * len(chars)
    meaning = [char for char in chars if not _garbled(char["text"])]
    garbled = len(chars) - len(meaning) > _GARBLED * len(chars)
    rules = tuple(_rules(source))
    words = (
        ()
        if garbled or sideways or _stamped(meaning, source)
        else tuple(_words(meaning, [rule for rule in rules if rule.x1 - rule.x0 < _THIN]))
    )
    shown = bool(source.images) or garbled or sideways or bool(source.curves)
    return Page(
        number=number,
        width=right - left,
        height=bottom - top,
        words=tuple(replace(word, box=_moved(word.box, left, top)) for word in words),
        rules=tuple(_moved_rule(rule, left, top) for rule in rules),
        image_only=not words and shown,
    )


def _stamped(chars: Sequence[Mark], source: "Source") -> bool:
    """Whether a page is a picture on which little more than a page number was set."""
    covered = sum(float(one["width"]) * float(one["height"]) for one in source.images)
    return len(chars) < _STAMP and covered > _PICTURE * float(source.width) * float(source.height)


def _moved(box: Box, left: float, top: float) -> Box:
    """A box as seen from the corner of what is shown of the page."""
    x0, y0, x1, y1 = box
    return round(x0 - left, 2), round(y0 - top, 2), round(x1 - left, 2), round(y1 - top, 2)


def _moved_rule(rule: Rule, left: float, top: float) -> Rule:
    x0, y0, x1, y1 = _moved((rule.x0, rule.top, rule.x1, rule.bottom), left, top)
    return Rule(x0=x0, top=y0, x1=x1, bottom=y1)


def _garbled(text: str) -> bool:
    """Whether a character of the text layer has no meaning: a glyph without a name, a replacement, a control."""
    return text.startswith("(cid:") or any(unicodedata.category(char) in ("Cc", "Cn", "Co") for char in text)


def _words(chars: Sequence[Mark], dividers: Sequence[Rule]) -> Iterator[Word]:
    """Characters that follow one another without a gap, Chinese ones and others apart; a ruling line parts them."""
    group: list[Mark] = []
    for char in chars:
        if group and not _continues(group[-1], char, dividers):
            yield _word(group)
            group = []
        if not char["text"].isspace():
            group.append(char)
        elif group:
            yield _word(group)
            group = []
    if group:
        yield _word(group)


def _continues(before: Mark, char: Mark, dividers: Sequence[Rule]) -> bool:
    size = min(_height(before), _height(char))
    gap = char["x0"] - before["x1"]
    level = abs(_middle(char) - _middle(before)) <= _BASELINE * size
    alike = wide(before["text"][-1]) == wide(char["text"][0])
    if not (level and alike and -size < gap <= _SPLIT * size and char["x0"] > before["x0"]):
        return False
    left, right, y = (before["x0"] + before["x1"]) / 2, (char["x0"] + char["x1"]) / 2, _middle(char)
    return not any(left < rule.x0 <= right and rule.top <= y <= rule.bottom for rule in dividers)


def _height(char: Mark) -> float:
    return float(char["bottom"] - char["top"])


def _middle(char: Mark) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _word(group: Sequence[Mark]) -> Word:
    return Word(
        text="".join(char["text"] for char in group),
        box=(
            float(min(char["x0"] for char in group)),
            float(min(char["top"] for char in group)),
            float(max(char["x1"] for char in group)),
            float(max(char["bottom"] for char in group)),
        ),
    )


def _rules(source: "Source") -> Iterator[Rule]:
    """Lines, thin boxes, and the sides of boxes that are drawn with a line; shading rules nothing."""
    for line in source.lines:
        if line["stroking_color"] not in _WHITE:
            yield _rule(line["x0"], line["top"], line["x1"], line["bottom"])
    for box in (*source.rects, *_boxes(source.curves)):
        left, top, right, bottom = box["x0"], box["top"], box["x1"], box["bottom"]
        if right - left < _THIN or bottom - top < _THIN:
            if box["non_stroking_color"] not in _WHITE or box["stroke"]:
                yield _middle_rule(left, top, right, bottom)
        elif box["stroke"] and box["stroking_color"] not in _WHITE:
            for low in (top, bottom):
                yield _rule(left, low, right, low)
            for side in (left, right):
                yield _rule(side, top, side, bottom)


def _boxes(curves: Sequence[Mark]) -> Iterator[Mark]:
    """Curves that are thin enough to be lines."""
    return (curve for curve in curves if min(curve["width"], curve["height"]) < _THIN)


def _middle_rule(left: float, top: float, right: float, bottom: float) -> Rule:
    if right - left >= bottom - top:
        return _rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return _rule((left + right) / 2, top, (left + right) / 2, bottom)


def _rule(left: float, top: float, right: float, bottom: float) -> Rule:
    return Rule(x0=float(left), top=float(top), x1=float(right), bottom=float(bottom))
