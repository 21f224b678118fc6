"""Projects that a question calls by some words of their names, where it says that a project is meant: 核桃那个项目, 双高和资助两张自评表.

The name is said in full before the question is read. Words that several projects share, or that none of them has, are left as they are,
and so is what the sentences of the reports themselves call a project.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant import cues
from assistant.whole_names import LONGEST, of_the_field
from assistant.words import Word, cut
from ingest.names import canonical, plain

PROJECT = "项目"
SHORTEST = 4
CALLED = re.compile(
    rf"(?:的?[那这](?:[一两几]?[个项张笔])?)?(?<!占)(?:{PROJECT}|专项|课题|自评表|(?<=[那这][个项张笔]))(?!资金|经费|收入|库|数|名称|单位|负责)"
)
"""What says that what stands before it is a project."""
SCORED = re.compile(r"(?:自评|评价)?(?:得分|总分|评分|分数)|执行率")
"""What only projects have beside one another."""
JOINT = re.compile(r"(?:和|与|跟|及|、|还是|比|对|[,，/\s])$")
BREAK = re.compile(r"[，,。；;、？?！!：:/\s（）()]|和|与|跟|及(?!其)|还是")
"""Where the words of another name or clause end."""
LAST = re.compile(r"(?:等)?[两二三四五几这那各0-9]*[个项张笔]?$")
"""What counts the projects that stand before it: 和资助两个项目."""
COMMAS, OF = ("，", ","), "的"
"""A project before a comma is what the rest is of, and no first one of several things."""
INSIDE = re.compile("(?:的|里面|里头|里|当中|中)$")
"""What stands between a row and its column."""
DEED = "v"
GRAMMAR = ("p", "c", "d", "r", "m", "q", "f", "t", "u", "y", "e", "o", "x", "w")
ALL_OF_A_YEAR = re.compile(r"年度?项目$")
"""How all projects together are called, and no single one."""
WHICH_ONE = re.compile("第[一二三四五六七八九十]")
"""What tells one of several from the others, and is no number of things: 第一中学."""
ROW_END = 4
"""So many characters at the end of a row's name tell it from the others."""
GAP = 3
"""So many characters a short form may leave out at a place."""
ALL_OF_THEM = re.compile("[哪几各都]|多少个|分别|所有|全部|合计|[一总]共|加起来|平均|最")
GOES_ON = re.compile(
    r"$|[^一-鿿]|[的这那花用支拨投有是比较占和与及跟里上中得打为怎哪谁几扣失丢没未]|(?:总|评|均)分|自评|绩效|预算|决算|年初|全年|实际|目标|到位|完成|执行|结[余转]|一?共|总共|多少"
)
"""What stands behind a project: grammar, or what any project has."""
Spans = Collection[tuple[int, int]]


class Projects:
    """The projects of some reports by their names, none of which is the field's."""

    def __init__(self, names: Iterable[str], told: Iterable[str], rows: Iterable[str]) -> None:
        """`names` are those of projects, `told` what sentences say of a project, `rows` all that tables state, all as they are printed."""
        own = [_plain(name) for name in names if canonical(name) not in of_the_field()]
        self._names = tuple(
            dict.fromkeys(name for name in own if len(name) >= SHORTEST and not ALL_OF_A_YEAR.search(name))
        )
        stated = [_plain(row) for row in rows]
        self._told, self._rows = " ".join(map(_plain, told)), " ".join(stated)
        self._row_ends = frozenset(row[-ROW_END:] for row in stated if len(row) >= ROW_END)
        self._stated = frozenset(stated)

    def called_in(self, text: str) -> bool:
        """Whether a text may call one of them."""
        return bool(self._names) and (CALLED.search(text) or SCORED.search(text)) is not None

    def __call__(self, text: str, bodies: Spans) -> str:
        """`text` with the whole name of each project that it calls by some of its words; `bodies` are the names of bodies in it."""
        called = list(self._called(text, bodies))
        for start, end, name in reversed(called):
            topic = len(called) == 1 and text[end : end + 1] in COMMAS
            text = text[:start] + name + (OF + text[end + 1 :] if topic else text[end:])
        return text

    def _called(self, text: str, bodies: Spans) -> Iterator[tuple[int, int, str]]:
        """Start, end and project of each part that calls one, in order."""
        ends = [
            match.span()
            for match in CALLED.finditer(text)
            if self._goes_on(text[match.end() :]) and not self._in_column(text, match)
        ]
        if not ends and SCORED.search(text):
            marks = (*BREAK.finditer(text), *SCORED.finditer(text))
            ends = sorted((mark.start(), mark.start()) for mark in marks)
            ends = [(at, end) for at, end in ends if not self._is_row(text, at)]
        found: dict[int, tuple[int, int, str]] = {}
        for start, end in ends:
            for one in self._before(text, (_uncounted(text, start), end), bodies):
                found.setdefault(one[0], one)
        yield from sorted(found.values())

    def _in_column(self, text: str, called: re.Match[str]) -> bool:
        """Whether 项目支出 is the column of the row that is named before it: 图书馆的项目支出, 第一中学项目支出."""
        before = INSIDE.sub("", text[: called.start()])
        column = called[0] == PROJECT and text.startswith("支出", called.end())
        own = any(before.endswith(name) for name in self._names)
        row = before[-ROW_END:] in self._row_ends or any(
            before.endswith(name) for name in of_the_field() if len(name) > 1
        )
        return column and row and not own

    def _is_row(self, text: str, at: int) -> bool:
        """Whether what stands before `at` is the whole name of a row, and no beginning of a project's: 危桥改造座数|得分."""
        rows = (text[start:at] for start in range(max(0, at - LONGEST), at - SHORTEST + 1))
        row = next((row for row in rows if row in self._stated), None)
        return row is not None and not any(name.startswith(row) for name in self._names)

    def _goes_on(self, rest: str) -> bool:
        """Whether a text goes on behind a project with what projects have, or what a row states; else a longer name goes on."""
        return GOES_ON.match(rest) is not None or cut(rest)[0].text in self._rows

    def _before(self, text: str, place: tuple[int, int], bodies: Spans) -> Iterator[tuple[int, int, str]]:
        """The project whose words stand right before a place, up to its end, and those joined to it."""
        at, end = place
        while found := self._named(text, at, bodies):
            start, name = found
            yield start, end, name
            joint = JOINT.search(text, 0, start)
            if joint is None:
                return
            at = end = _uncounted(text, joint.start())

    def _named(self, text: str, at: int, bodies: Spans) -> tuple[int, str] | None:
        """Where the words before `at` begin that only one project has, and its name."""
        start, having = self._having_all(text, at, bodies)
        return (start, having[0]) if len(having) == 1 else None

    def several(self, text: str, bodies: Spans) -> dict[str, str]:
        """The projects of which a text calls one and does not say which, 监测项目 where two have that word, each with the text that does."""
        places = [match.span() for match in CALLED.finditer(text) if GOES_ON.match(text, match.end())]
        if len(places) != 1 or ALL_OF_THEM.search(text):
            return {}
        ((at, end),) = places
        start, having = self._having_all(text, _uncounted(text, at), bodies)
        return {name: text[:start] + name + text[end:] for name in having} if len(having) > 1 else {}

    def _having_all(self, text: str, at: int, bodies: Spans) -> tuple[int, list[str]]:
        """Where the words before `at` begin, and the projects that have them; none where a whole name stands in the text, or where
        the reports themselves call something so."""
        edges = [match.end() for match in BREAK.finditer(text, 0, at)]
        first = max((0, *edges, *(stop for _, stop in bodies if stop <= at)))
        words = list(cut(text[first:at]))
        while (
            words
            and not WHICH_ONE.match(words[0].text)
            and (words[0].tag.startswith(GRAMMAR) or self._leads(words[0]))
        ):
            del words[0]
        start = first + (words[0].start if words else 0)
        having = self._having([word for word in words if _tells(word)]) or self._spelt(words)
        named = any(name in text for name in having) or f"{text[start:at]}{PROJECT}" in self._told
        return start, [] if named else having

    def _leads(self, word: Word) -> bool:
        """Whether a word only leads to a name and is none of any."""
        return (word.empty or word.tag.startswith(DEED)) and not self._having((word,))

    def _having(self, words: Sequence[Word]) -> list[str]:
        """The projects whose names have all these words, or of several all but what is done."""
        nouns = [word for word in words if not word.tag.startswith(DEED)]
        for told in (words, nouns if len(nouns) > 1 else ()):
            if found := [name for name in self._names if told and all(word.text in name for word in told)]:
                return found
        return []

    def _spelt(self, words: Sequence[Word]) -> list[str]:
        """The projects whose names have the characters of these words in their order, with few others between."""
        said = "".join(word.text for word in words)
        spelt = re.compile(f".{{0,{GAP}}}".join(map(re.escape, said)))
        return [name for name in self._names if len(said) > 1 and spelt.search(name)]


def _plain(name: str) -> str:
    """A name as a question is matched, without quotes."""
    return plain(name).replace('"', "")


def _uncounted(text: str, at: int) -> int:
    """Where what stands before `at` ends without what only counts it: 管护用房|两个."""
    return at - len(LAST.findall(text[:at])[0])


def _tells(word: Word) -> bool:
    """Whether a word says which project is meant."""
    grammar = word.tag.startswith(GRAMMAR) and not WHICH_ONE.match(word.text)
    return len(word.text) > 1 and not grammar and word.text not in cues.HINTS


NONE = Projects((), (), ())
"""The projects where no report is spoken of."""
