"""Names side by side that share their beginning, which only the first of them says: 政府采购货物、工程、服务."""

import re
from collections.abc import Container

from assistant.cues import EACH
from assistant.whole_names import LONGEST

BESIDE = re.compile("[、和与及]")
SHORTEST = 2


def in_full(text: str, names: Container[str]) -> str:
    """`text` with the beginning of such names said for each of them, where that makes a name and the rest alone is none."""
    at = 0
    while found := BESIDE.search(text, at):
        at = found.end()
        if _of_one_name(text, found, names):
            continue
        shared = _shared(text, found.start(), at, names)
        text = text[:at] + shared + text[at:]
    return text


def _of_one_name(text: str, joint: re.Match[str], names: Container[str]) -> bool:
    """Whether one name reaches over the joint (公务用车购置及运行维护费) and its parts are not asked for one by one."""
    starts = range(max(0, joint.end() - LONGEST), joint.start() - SHORTEST + 1)
    ends = ((start, end) for start in starts for end in range(joint.end() + SHORTEST, start + LONGEST + 1))
    return any(
        text[a:b] in names and not re.match(rf"的?(?:{EACH})", text[b:]) for a, b in ends if b <= len(text)
    )


def _shared(text: str, end: int, at: int, names: Container[str]) -> str:
    """What the name that ends at `end` begins with, and the one at `at` lacks; the longest such beginning."""
    for length in range(min(LONGEST, end), 2 * SHORTEST - 1, -1):
        name = text[end - length : end]
        if name not in names:
            continue
        for cut in range(length - SHORTEST, SHORTEST - 1, -1):
            if _lacks(name[:cut], text[at : at + LONGEST], names):
                return name[:cut]
        return ""
    return ""


def _lacks(shared: str, rest: str, names: Container[str]) -> bool:
    """Whether the beginning of `rest` is a name only behind what is shared."""
    lengths = range(len(rest), SHORTEST - 1, -1)
    alone = next((length for length in lengths if rest[:length] in names), 0)
    return any(shared + rest[:length] in names for length in lengths if length > alone)
