"""Names side by side that share their beginning, which only the first of them says: 政府采购货物、工程、服务."""

import re
from collections.abc import Container, Sequence

from assistant.cues import EACH
from assistant.whole_names import LONGEST

BESIDE = re.compile("[、和与及]")
SHORTEST = 2
PURCHASES = "政府采购"
CLASS = re.compile(
    "(?P<lead>^|[，,；;。？?])(?P<of>(?:那|那么|其中|里[头面]?|当?中)*的?)(?P<classes>(?:货物|工程|服务)(?:类|这块|那块)?(?:[、和与及](?:货物|工程|服务)(?:类|这块|那块)?)*)"
    "(?=采购|支出|各|分别|占|花|用|[是有为]?多少|呢)"
)
"""What is bought, where a turn or a clause speaks of nothing else: 其中服务多少, 工程和服务各占百分之几."""
OF_ALL = re.compile("占(?:了|到)?的?(?:总数|总额|总量|全部|整个)(?=的?(?:比|百分|多少|几成))")
"""The whole that a share is of, by a word for all."""


def purchased(turns: Sequence[str]) -> tuple[str, ...]:
    """The turns of a conversation; where the last one names what is bought alone, and it or the one before speaks of purchases, by its
    full name."""
    *before, asked = turns
    start = asked.find(PURCHASES)
    if start < 0 and not (before and PURCHASES in before[-1]):
        return tuple(turns)
    head, rest = asked[: max(start, 0)], asked[max(start, 0) :]
    told = CLASS.sub(_named, rest)
    return *before, f"{head}{told if told == rest else OF_ALL.sub(f'占{PURCHASES}支出总额', told)}"


def _named(found: re.Match[str]) -> str:
    names = re.findall("货物|工程|服务", found["classes"])
    return f"{found['lead']}{'、'.join(f'{PURCHASES}{name}支出' for name in names)}"


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
