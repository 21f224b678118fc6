"""Phrases in running text: when does an answer say something, whatever its blanks, brackets and quotes."""

import re
import unicodedata

from eval.case import Groups

_MARKUP = re.compile(r"<[^<>]{1,40}>|\*\*|`|^\s*#+\s|^\s*[-*]\s", re.MULTILINE)
_MARK = re.compile(r"\[\d{1,3}\]")
_DROPPED = re.compile(r"[\s\"'“”‘’「」『』《》\u200b\ufeff]")
_DASHES = str.maketrans(
    {"—": "-", "–": "-", "−": "-", "―": "-", "〔": "(", "〕": ")", "【": "(", "】": ")", "～": "~"}
)


def unmarked(text: str) -> str:
    """`text` without its citation marks [1] [2]."""
    return _MARK.sub("", text)


def marks(text: str) -> tuple[int, ...]:
    """The numbers of the citation marks of `text`, in order."""
    return tuple(int(mark[1:-1]) for mark in _MARK.findall(text))


def plain(text: str) -> str:
    """`text` for comparison: compatibility form, lower case, no blanks, markup, quotes; one kind of bracket and dash."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", _MARKUP.sub("", text))).translate(_DASHES).lower()


def unsaid(groups: Groups, text: str) -> tuple[str, ...]:
    """The first missing group of phrases as its alternatives; nothing where `text` says one of every group."""
    said = plain(text)
    for group in groups:
        if not any(plain(phrase) in said for phrase in group):
            return group
    return ()
