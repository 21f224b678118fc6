"""How a question is written, brought to how filings are: simplified characters, years in digits, no pictures and stickers."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from assistant.vocabulary import stickers

if TYPE_CHECKING:
    from opencc import OpenCC

NAUGHT = "〇零○OoＯ"
DIGITS = str.maketrans(f"{NAUGHT}一二三四五六七八九", "0" * len(NAUGHT) + "123456789")
YEAR = re.compile(
    rf"(?<![一二三四五六七八九{NAUGHT}])二[{NAUGHT}][一二三四五六七八九{NAUGHT}]{{2}}(?=年|[^一二三四五六七八九十百千万{NAUGHT}]|$)"
)
CHATTED = re.compile(r"(?<![a-z\d])(?:orz|lol|emm+|233+|hh+|ha(?:ha)+)(?![a-z\d])", re.IGNORECASE)
"""What people type in chats for a face."""
PICTURED = ("So", "Sk", "Cs", "Co")
"""Kinds of characters that are pictures."""
JOINERS = "\u200d\ufe0e\ufe0f\u20e3"
"""What joins pictures to one."""


def written(question: str) -> str:
    """A question as filings would write it."""
    text = _faceless(question if _simplified(question) else _converter().convert(question))
    return YEAR.sub(lambda year: year[0].translate(DIGITS), text)


def _faceless(text: str) -> str:
    """A text without pictures, stickers and faces; a circled number is none."""
    kept = "".join(" " if one in JOINERS or _pictured(one) else one for one in _stickers().sub(" ", text))
    return CHATTED.sub(" ", kept) if kept.strip() else text


def _pictured(one: str) -> bool:
    """Whether a character is a picture: no letter, digit or sign is one, in whatever circle or square it stands."""
    pictured = one > "\x7f" and unicodedata.category(one) in PICTURED
    return pictured and unicodedata.normalize("NFKC", one) == one and one not in "○℃"


def _simplified(text: str) -> bool:
    """Whether all characters are of the set in which simplified text is written, so that nothing needs to be converted."""
    try:
        "".join(one for one in text if "一" <= one <= "鿿").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _stickers() -> re.Pattern[str]:
    """The stickers that messengers write as names in brackets."""
    return re.compile(rf"\[(?:{'|'.join(map(re.escape, stickers()))})\]")


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # its dictionaries load only where there is something to convert

    return OpenCC("t2s")
