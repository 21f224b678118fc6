"""Questions about a whole and its parts: shares, composition, the largest part, and whether there is any."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from eval.case import Gold
from eval.everyday.item import COUNTED, WHOLES, Item
from eval.everyday.ledger import Entry, Group, Ledger, percent
from eval.everyday.question import Fill, Make, either, figures, gold, money, near, parts_of, told, yes_no

FEW = 2
HALF = Decimal(50)
EXISTING = (
    "fund",
    "capital",
    "abroad",
    "buying",
    "reception",
    "agency",
    "works",
    "other income",
    "business",
    "closing",
)
"""Items of which one asks whether there were any."""


def _shares(ledger: Ledger, draw: Random, each: int = FEW) -> Iterator[tuple[Entry, Entry]]:
    """Some parts of each whole, with the whole."""
    for group in ledger.groups:
        there = [part for part in parts_of(ledger, group) if part.value < ledger.entries[group.whole].value]
        for part in draw.sample(there, min(each, len(there))):
            yield part, ledger.entries[group.whole]


def share(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The share of one in the other."""
    for part, whole in _shares(ledger, draw):
        yield Fill(ledger=ledger, items=_items(part, whole), golds=_share(part, whole))


def _items(part: Entry, whole: Entry) -> dict[str, Item]:
    return {"a": part.item, "whole": whole.item}


def _share(part: Entry, whole: Entry) -> tuple[Gold, ...]:
    return either(_percents(part, whole), "%")


def _percents(part: Entry, whole: Entry) -> tuple[Decimal, ...]:
    computed = percent(part.value, whole.value)
    return (computed, *near(part, computed))


def figure_and_share(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """A figure and its share in one breath."""
    for part, whole in _shares(ledger, draw):
        golds = tuple(figures(money(part), gold(value, "%")) for value in _percents(part, whole))
        yield Fill(ledger=ledger, items=_items(part, whole), golds=golds)


def figure_and_part(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """A whole and one of its parts in one breath."""
    for part, whole in _shares(ledger, draw):
        yield Fill(ledger=ledger, items=_items(part, whole), golds=(figures(money(whole), money(part)),))


def half(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether one is more than half of the other."""
    for part, whole in _shares(ledger, draw):
        found = percent(part.value, whole.value)
        if found != HALF:
            yield Fill(ledger=ledger, items=_items(part, whole), golds=yes_no(found > HALF))


def _splits(ledger: Ledger) -> Iterator[Group]:
    """The splits of wholes into more than one part that is something."""
    return (group for group in ledger.groups if group.split and len(parts_of(ledger, group)) >= FEW)


def parts(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """What a whole is made of."""
    for key in dict.fromkeys(group.whole for group in _splits(ledger)):
        if not _doubtful(ledger, key):
            yield Fill(ledger=ledger, items={"whole": ledger.entries[key].item}, golds=_composed(ledger, key))


def _doubtful(ledger: Ledger, whole: str) -> bool:
    """Whether a part of a usual split is left out: then one of the right answers is not known."""
    return any(part in ledger.left_out for key, parted in WHOLES if key == whole for part in parted)


def _composed(ledger: Ledger, whole: str) -> tuple[Gold, ...]:
    """The ways to tell a composition: the parts that are something or all, alone, behind their whole, in a passage."""
    head = money(ledger.entries[whole])
    golds: list[Gold] = []
    for group in (group for group in ledger.groups if group.split and group.whole == whole):
        something, every = parts_of(ledger, group), tuple(ledger.entries[key] for key in group.parts)
        for parted in (something, every):
            golds += [figures(*map(money, parted)), figures(head, *map(money, parted))]
        golds.append(told(something))
    return tuple(golds)


def spent_on(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """What the money was spent on."""
    groups = [group for group in ledger.groups if group.whole == "spending" and group.split]
    if any(group.by and len(parts_of(ledger, group)) >= FEW for group in groups):
        golds = _composed(ledger, "spending")
        yield Fill(ledger=ledger, items={"whole": ledger.entries["spending"].item}, golds=golds)


def _words(group: Group) -> dict[str, str]:
    """What the parts are called: classes of a classification that is named, or just items."""
    return {"among": f"按{group.by}" if group.by else "里", "kind": "类" if group.by else "项"}


def _ends(ledger: Ledger, count: int, *, least: bool = False) -> Iterator[Fill]:
    """The first parts of each split by size; where the question does not say which split is meant, those of any."""
    for group in _splits(ledger):
        meant = [
            one for one in _splits(ledger) if one.whole == group.whole and (not group.by or one is group)
        ]
        ends = [_end(ledger, one, count, least) for one in meant]
        if all(ends) and (group.by or not _doubtful(ledger, group.whole)):
            yield Fill(
                ledger=ledger,
                items={"whole": ledger.entries[group.whole].item},
                words=_words(group),
                golds=tuple(figures(*map(money, end), ordered=count > 1) for end in ends),
            )


def _end(ledger: Ledger, group: Group, count: int, least: bool) -> tuple[Entry, ...]:
    """The first parts of a split by size; none where it has no more of them, two are equal, or the least is nothing."""
    ranked = sorted(parts_of(ledger, group), key=lambda entry: entry.value if least else -entry.value)
    apart = len({entry.value for entry in ranked[: count + 1]}) == count + 1
    return tuple(ranked[:count]) if apart and not (least and len(ranked) < len(group.parts)) else ()


def largest(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The largest part."""
    return _ends(ledger, 1)


def smallest(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The smallest part, of wholes whose parts are all something."""
    return _ends(ledger, 1, least=True)


def first_three(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """The three largest parts, in their order."""
    return _ends(ledger, 3)


def exists(ledger: Ledger, draw: Random) -> Iterator[Fill]:
    """Whether there was any, where the filing says how much: a blank says neither."""
    for key in EXISTING:
        if entry := ledger.entries.get(key):
            yield Fill(ledger=ledger, items={"a": entry.item}, golds=yes_no(entry.value > 0))
    for counted in COUNTED:
        if counted.exists and counted.term in ledger.counts:
            value, _ = ledger.counts[counted.term]
            item = Item(names=(counted.name,))
            yield Fill(
                ledger=ledger, items={"a": item}, words={"exists": counted.exists}, golds=yes_no(value > 0)
            )


INTENTS: dict[str, Make] = {
    "share": share,
    "figure and share": figure_and_share,
    "figure and part": figure_and_part,
    "more than half": half,
    "parts": parts,
    "spent on": spent_on,
    "largest part": largest,
    "smallest part": smallest,
    "first three": first_three,
    "is there any": exists,
}
