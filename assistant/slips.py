"""A question without its slips of the pen, by the words that the reports themselves print: 送审金鹅, 应急广波.

For a second reading where the first one found nothing. Put right is a character that no word of the dictionary has, where the reports
print its neighbours around one that sounds or looks the same, and nowhere around this one. Names of items are `assistant.near`'s,
names of measures `assistant.mistyped`'s.
"""

import re
from collections.abc import Iterator

from assistant.near import confused
from assistant.words import EMPTY, GRAMMAR, JOINED, cut

WINDOW = 4
"""So many characters side by side, all but one of them as they are printed, tell what that one was to be."""
CHINESE = re.compile(f"[一-鿿]{{{WINDOW}}}")


def corrected(question: str, printed: str) -> str:
    """`question` with each slip put right that the words of `printed` tell in one way only."""
    for at in _doubtful(question):
        if any(pair in printed for pair in (question[max(0, at - 1) : at + 1], question[at : at + 2])):
            continue  # the reports have it beside one of its neighbours: 自|评 is a word of theirs
        meant = set(_meant(question, at, printed))
        if len(meant) == 1:
            question = question[:at] + meant.pop() + question[at + 1 :]
    return question


def _doubtful(question: str) -> Iterator[int]:
    """Where characters stand that are no grammar and belong to no word of the dictionary."""
    for word in cut(question):
        if word.tag == JOINED or (len(word.text) == 1 and word.tag not in GRAMMAR):
            yield from (at for at in range(word.start, word.end) if not EMPTY.fullmatch(question[at]))


def _meant(question: str, at: int, printed: str) -> Iterator[str]:
    """What a character may have been meant for; nothing where the reports print it so themselves."""
    for start in range(max(0, at - WINDOW + 1), at + 1):
        around = question[start : start + WINDOW]
        if not CHINESE.fullmatch(around):
            continue
        if around in printed:
            return
        before, behind = around[: at - start], around[at - start + 1 :]
        spelt = re.compile(f"{re.escape(before)}([一-鿿]){re.escape(behind)}")
        for match in spelt.finditer(printed):
            if confused(question[at], match[1]):
                yield match[1]
