"""Projects that a question calls by some words of their names, where it says that a project is meant: 核桃那个项目, 双高和资助两张自评表.

The name is said in full before the question is read. Words that several projects share, or that none of them has, are left as they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant import cues
from assistant.whole_names import of_the_field
from assistant.words import Word, cut
from ingest.names import canonical, plain

SHORTEST = 4
CALLED = re.compile(
    r"(?:的?[那这](?:[一两几]?[个项张笔])?)?(?:项目|专项|课题|自评表|(?<=[那这][个项张笔]))(?!资金|经费|收入|库|数|名称|单位|负责)"
)
"""What says that what stands before it is a project."""
SCORED = re.compile(r"(?:自评|评价)?(?:得分|总分|评分|分数)|执行率")
"""What only projects have beside one another."""
CALLS = re.compile(f"{CALLED.pattern}|{SCORED.pattern}")
"""Where a question may call a project."""
JOINT = re.compile(r"(?:和|与|跟|及|、|还是|比|对|[,，/\s])$", re.IGNORECASE)
BREAK = re.compile(r"[，,。；;、？?！!：:/\s（）()]|和|与|跟|及(?!其)|还是")
"""Where the words of another name or clause end."""
LAST = re.compile(r"(?:等)?[两二三四五几这那各0-9]*[个项张笔]?$")
"""What counts the projects that stand before it: 和资助两个项目."""
COMMAS, OF = ("，", ","), "的"
"""A project before a comma is what the rest is of, and no first one of several things."""
DEED = "v"
GAP = 3
"""So many characters a short form may leave out at a place."""
GRAMMAR = ("p", "c", "d", "r", "m", "q", "f", "t", "u", "y", "e", "o", "x", "w")
LEADING = (*GRAMMAR, DEED)


def projects_of(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names of sheets and of rows that are scored or budgeted which are projects, and none of the field's names."""
    own = (
        name
        for name in (plain(one).replace('"', "") for one in names)
        if len(name) >= SHORTEST and canonical(name) not in of_the_field()
    )
    return tuple(dict.fromkeys(own))


def in_full(text: str, projects: Sequence[str], taken: Collection[tuple[int, int]]) -> str:
    """`text` with the whole name of each project that it calls by some of its words; `taken` are the names of bodies in it."""
    said = list(_called(text, projects, taken))
    for start, end, name in reversed(said):
        topic = len(said) == 1 and text[end : end + 1] in COMMAS
        text = text[:start] + name + (OF + text[end + 1 :] if topic else text[end:])
    return text


def _called(
    text: str, projects: Sequence[str], taken: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and project of each part that calls one, in order."""
    ends = [match.span() for match in CALLED.finditer(text)]
    if not ends and SCORED.search(text):
        ends = [(match.start(), match.start()) for match in BREAK.finditer(text)]
    found: dict[int, tuple[int, int, str]] = {}
    for start, end in ends:
        for one in _before(text, (_uncounted(text, start), end), projects, taken):
            found.setdefault(one[0], one)
    yield from sorted(found.values())


def _uncounted(text: str, at: int) -> int:
    """Where what stands before `at` ends without what only counts it: 管护用房|两个."""
    return at - len(LAST.findall(text[:at])[0])


def _before(
    text: str, place: tuple[int, int], projects: Sequence[str], taken: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The project whose words stand right before a place, up to its end, and those joined to it."""
    at, end = place
    while found := _named(text, at, projects, taken):
        start, name = found
        yield start, end, name
        joint = JOINT.search(text, 0, start)
        if joint is None:
            return
        at = end = _uncounted(text, joint.start())


def _named(
    text: str, at: int, projects: Sequence[str], taken: Collection[tuple[int, int]]
) -> tuple[int, str] | None:
    """Where the words before `at` begin that only one project has, and its name; nothing where its whole name stands there."""
    edges = [match.end() for match in BREAK.finditer(text, 0, at)]
    first = max((0, *edges, *(stop for _, stop in taken if stop <= at)))
    words = list(cut(text[first:at]))
    while words and not _having(words[:1], projects) and (words[0].empty or words[0].tag.startswith(LEADING)):
        del words[0]
    having = _having([word for word in words if _tells(word)], projects) or _spelt(words, projects)
    if len(having) != 1 or having[0] in text:
        return None
    return first + words[0].start, having[0]


def _having(words: Sequence[Word], projects: Sequence[str]) -> list[str]:
    """The projects whose names have all these words, or of several all but what is done."""
    nouns = [word for word in words if not word.tag.startswith(DEED)]
    for told in (words, nouns if len(nouns) > 1 else ()):
        if found := [name for name in projects if told and all(word.text in name for word in told)]:
            return found
    return []


def _spelt(words: Sequence[Word], projects: Sequence[str]) -> list[str]:
    """The projects whose names have the characters of these words in their order, with few others between."""
    said = "".join(word.text for word in words)
    spelt = re.compile(f".{{0,{GAP}}}".join(map(re.escape, said)))
    return [name for name in projects if len(said) > 1 and spelt.search(name)]


def _tells(word: Word) -> bool:
    """Whether a word says which project is meant."""
    return len(word.text) > 1 and not word.tag.startswith(GRAMMAR) and word.text not in cues.HINTS
