"""Item names that a question shortens or misspells: characters of the name in their order, or same-sounding ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from assistant.vocabulary import alike, sounds
from assistant.words import EMPTY, JOINED, cut

SHORTEST = 4
SHORTEST_MISSPELT = 3
LONGEST = 24
PART_OF_NAME = 0.5
FIRST_CHINESE = "㐀"
ENDING = "支出"
"""What people leave off at the end of an account's name."""
FUND = re.compile("一般公共预算|政府性基金|国有资本经营")
"""The beginnings of names that say enough: the filing's money of that budget."""
OTHER_NOUN = ("量", "率")
"""What makes another noun of a name: 采集数据量 is no short form of 采集报送客票数据."""
GOES_ON = re.compile(
    r"$|[^一-鿿]|[的这那花用支拨有是比较占和与及、里上增减]|预算|决算|年初|全年|完成|执行|结[余转]|一?共|总共|方面"
)
"""What stands behind a name, and not behind the first word of a longer one."""


QUALIFIED = re.compile(r"（([^（）]{4,})）$")
REMAINDER = "其他"
"""What begins the name of a remainder, which nothing without this word is."""


class NearNames:
    """An index of item names by their pairs of characters, and where a text almost has one."""

    def __init__(self, items: Mapping[str, str], indexed: "NearNames | None" = None) -> None:
        """For names → canonical items; what is indexed already of the same names is not indexed again."""
        plainer = {name.replace("（", "").replace("）", ""): item for name, item in items.items()}
        self.items = {
            name: item for name, item in plainer.items() if SHORTEST_MISSPELT <= len(name) <= LONGEST
        }
        self.indexed = indexed
        self.qualified: dict[str, set[str]] = defaultdict(set)
        """What names say in brackets that they are of: several names of one thing are none of its own."""
        for name, item in items.items():
            if of := QUALIFIED.search(name):
                self.qualified[of[1]].add(item)
        self.by_pair: dict[str, set[str]] = defaultdict(set)
        for name in self.items if indexed is None else self.items.keys() - indexed.items.keys():
            for pair in _pairs(name):
                self.by_pair[pair].add(name)

    def _like(self, text: str) -> set[str]:
        """The names that share a pair of characters with `text`."""
        own = set().union(*(self.by_pair.get(pair, ()) for pair in _pairs(text)))
        return own if self.indexed is None else own | self.indexed._like(text)

    def __call__(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and item of each part of `text` that shortens or misspells exactly one item's name."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for name in self._like(text):
            for start, end in (*_shortened(text, name), *_misspelt(text, name)):
                remainder = name.startswith(REMAINDER) and not text.startswith(REMAINDER[:1], start)
                part = text[start:end]
                shared = len(self.qualified.get(part, ())) > 1
                if not (remainder or shared or self._begins_others(part, name)):
                    found[start, end].add(self.items[name])
        for (start, end), items in found.items():
            if len(items) == 1:
                yield start, end, next(iter(items))

    def _begins_others(self, part: str, name: str) -> bool:
        """Whether what is left of `name` is only how several names begin, each going on with a word of its own."""
        rest = name.removeprefix(part)
        if rest == name or len(rest) < 2 or EMPTY.fullmatch(rest) or FUND.match(part):
            return False
        return any(other.startswith(part) and self.items[other] != self.items[name] for other in self.items)


def _pairs(text: str) -> set[str]:
    """Neighbouring characters, and those around a third one: a slip in the middle of three leaves no others."""
    around = {f"{text[at]}_{text[at + 2]}" for at in range(len(text) - 2)}
    return around | {text[at : at + 2] for at in range(len(text) - 1)}


def _shortened(text: str, name: str) -> Iterable[tuple[int, int]]:
    """The longest part of `text` whose characters stand in `name` in their order and are at least half of it."""
    best = (0, 0)
    for start, character in enumerate(text):
        if character not in name:
            continue
        position, end = 0, start
        for at in range(start, len(text)):
            step = name.find(text[at], position)
            if step < 0:
                break
            position, end = step + 1, at + 1
        if end - start > best[1] - best[0]:
            best = (start, end)
    length = best[1] - best[0]
    part = text[best[0] : best[1]]
    ends = part[:1] == name[0] and part[-1:] == name[-1] and length >= PART_OF_NAME * len(name)
    whole = part + ENDING == name and GOES_ON.match(text, best[1]) is not None
    other = text[best[1] : best[1] + 1] in OTHER_NOUN
    near = (
        length >= SHORTEST and not other and (ends or whole or (part in name and length >= 0.7 * len(name)))
    )
    torn = part[:1] != name[0] and any(word.start < best[0] < word.end for word in cut(text))  # 中|考上线率
    if near and not torn and not all(word.empty for word in cut(part)):  # 一共支出 shortens no name
        yield best


def _misspelt(text: str, name: str) -> Iterable[tuple[int, int]]:
    """Parts of `text` as long as `name` with one other character that sounds the same: one half of them is the name's."""
    half = len(name) // 2
    starts = {*_places(text, name[:half]), *(at - half for at in _places(text, name[half:]))}
    for start in sorted(starts & {*range(len(text) - len(name) + 1)}):
        part = text[start : start + len(name)]
        wrong = [at for at, (a, b) in enumerate(zip(part, name, strict=True)) if a != b]
        slip = len(wrong) == 1 and confused(part[wrong[0]], name[wrong[0]])
        if slip and not (wrong[0] == len(name) - 1 and _in_a_word(text, start + wrong[0])):
            yield start, start + len(name)


def _in_a_word(text: str, last: int) -> bool:
    """Whether a character begins a word of the dictionary, which says what it means: 医疗|废物 is no slip of 医疗费."""
    return any(word.start == last and len(word.text) > 1 and word.tag != JOINED for word in cut(text))


def _places(text: str, part: str) -> Iterator[int]:
    """Where `part` stands in `text`, over itself, too."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def confused(one: str, other: str) -> bool:
    """Whether a character is taken for another by ear or by eye."""
    return other in alike().get(one, ()) or sounds_alike(one, other)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two characters are read alike, tones aside."""
    return one == other or _reading(one) == _reading(other)


def _rare(character: str) -> str:
    """How a character is read that is not among the usual ones; what is no Chinese character is read as itself."""
    if (character < FIRST_CHINESE and character != "〇") or "\uff00" <= character <= "\uffef":
        return character
    from pypinyin import lazy_pinyin  # it loads all its dictionaries at once

    return str(lazy_pinyin(character)[0])


@lru_cache(maxsize=8192)
def _reading(character: str) -> str:
    """How a character is read, without what typists confuse: front and back nasals, flat and curled tongue."""
    reading = sounds().get(character) or _rare(character)
    slurred = reading.removesuffix("g") if reading.endswith("ng") else reading
    return slurred[0] + slurred[2:] if slurred[:2] in ("zh", "ch", "sh") else slurred
