"""Finds the words of a question that mean something: items, measures, fillers; the longest first, none overlapping."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.flows import flows
from assistant.whole_names import LONGEST, accounts_of_the_field, of_the_field
from assistant.words import EMPTY, cut, left
from ingest.fact import Fund, Measure
from ingest.names import companions

COUNTING = re.compile(r"多少|几")
"""What makes a name one that asks how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of the question and its meaning: a canonical item, a measure, or nothing (a filler).

    A spoken mark is a name that only people say. A hint is one beside a printed name: it says something, but need
    not be found.
    """

    start: int
    end: int
    surface: str
    item: str | None = None
    measure: Measure | None = None
    hint: bool = False
    spoken: bool = False

    @property
    def filler(self) -> bool:
        """Whether it carries nothing to look up."""
        return self.item is None and self.measure is None

    @property
    def counts(self) -> bool:
        """Whether it is a spoken name that itself asks how many: 几辆公车."""
        return self.spoken and self.item is not None and COUNTING.search(self.surface) is not None


Near = Callable[[str], Iterable[tuple[int, int, str]]]
"""Names that are almost in a text: start, end, canonical item."""

MEASURE_WORDS: dict[str, Measure] = {
    word: measure for words, measure in cues.MEASURES for word in words.split("|") if not word.isascii()
}
TOTALS = frozenset({"本年支出合计", "本年收入合计", "收支总计"})
SPENT_AS = frozenset({"基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"})
"""What is spent on an account by its kind, each a column beside the account's total."""
BROUGHT = "年初结转和结余"
CARRIED = frozenset({BROUGHT, "年末结转和结余"})
"""What is carried over on an account, in the tables of its money."""
RECEIVED_AS = frozenset(
    {"财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"}
)
"""What comes in for an account by its source, each a column beside the account's total."""
COLUMNS = (
    SPENT_AS
    | RECEIVED_AS
    | CARRIED
    | frozenset(
        {
            "本年收入合计",
            "本年支出合计",
            "人员经费",
            "公用经费",
            "基本支出结转",
            "项目支出结转",
            "项目支出结余",
            "项目支出结转和结余",
        }
    )
)
"""Columns of the statutory tables: beside an account they say what of it is asked for."""
WHAT_IT_IS = re.compile(r"的?[这那一]?[个项]?(?:(?:项目|专项)(?!支出|资金|经费|库|数)|指标(?!值))")
WHOSE_IT_IS = re.compile(r"(?:所属|下属|直属|下辖|所辖)的?$")
FUNDS = frozenset(fund.value for fund in Fund)
"""Names that say whose money it is, where anything else is named."""
LEFT_OVER = "年末结转和结余"
PEOPLE = frozenset({"在职人数", "在编人数", "聘用人员数", "离退休人数", "年末实有人数"})
STAFF = PEOPLE | {"编制数", "人员编制"}
"""Those who work in a body, and those who may."""
HOW_MANY_PEOPLE = re.compile("[有共是]*(?:多少|几)[个名位号]?人")
WHOLE_NAME = 5
"""A name of so many characters is not cut by a shortened one."""
LISTED = 16
"""How far before an item's name the things that it pays for may be listed."""
LISTING = r"(?=[、，,和跟与及等这那之])"
COORDINATE = re.compile("[、，,和跟与及]")
"""What alone stands between two things of one list: 养老保险、职业年金."""
OF_THAT_KIND = re.compile(
    r"(?:(?:[这那]一?|之|一)[些类种样摊块档]|等等?|什么)(?:东西|用品|开支|开销|花销)?的?$"
)
"""What stands between examples and the name of what they are examples of: 纸张笔墨那一类的办公费."""
TWO_NAMES = re.compile("(.{2,}?)[、和及与](.{2,})")
"""Two names joined by one word."""
CONJUNCTION = re.compile(
    r"以及|还有|和|与|及|、|跟|比|减去|扣除|扣掉|刨去|刨掉|去掉|除去|加上|加|除以|或者|或|；|;|，|,| and | or |/|\+|＋"
)

TO_WHOM = re.compile(r"(?<![动趋走导去])[往向][一-鿿]{2,8}?[和与及、](?!.*(?:各|分别))")
"""What stands side by side and says together to whom something was done: 往部委和省厅."""


OF_RATE = re.compile("(?<=支)出率")
"""What ends a name like 公用经费的支出 where the rate is meant: 公用经费的支出率."""


def scan(question: str, items: Mapping[str, str], near: Near, spoken: Near) -> tuple[Mark, ...]:
    """The marks of `question` (plain, Chinese): items by surface → canonical, by `near` or `spoken` names, measures,
    fillers."""
    exact = tuple(_matches(question, items))
    printed = [(start, end) for start, end, mark, _ in exact if mark.item]
    slips = [
        (mark.start, mark.end, mark, 1)
        for mark in _worse(_nearby(question, near), printed)
        if not (
            _reads(mark.start, mark.end, exact)
            or _one_by_one(question, mark.start, mark.end, items)
            or _taken_together(question, mark.start, mark.surface, items)
        )
    ]
    apart = _apart(question, exact)
    heard = dict.fromkeys((*_nearby(question, spoken), *_nearby(apart, spoken)))
    slips = [slip for slip in slips if not any(slip[0] < mark.start < slip[1] < mark.end for mark in heard)]
    printed += [(start, end - 1) for start, end, _, _ in slips]  # what is said right is better than a slip
    said = (replace(mark, spoken=True) for mark in heard)
    found: list[Mark] = []
    taken = [False] * len(question)
    matches = [*exact, *slips, *((mark.start, mark.end, mark, 0) for mark in _worse(said, printed))]
    for start, end, mark, _ in sorted(matches, key=_precedence):
        if not any(taken[start:end]) and not OF_RATE.match(question, end - 1):
            taken[start:end] = [True] * (end - start)
            found.append(mark)
    found = [mark for mark in found if not _ends_word(mark, question, taken)]
    found += _beside(question, found, taken)
    if any(mark.item and mark.surface not in MEASURE_WORDS for mark in found):
        found = as_measures(found)
    return tuple(sorted(found, key=lambda mark: mark.start))


def as_measures(marks: Iterable[Mark]) -> list[Mark]:
    """The marks; what a filing calls by no more than the word for a measure (完成率) as that measure of what else is named."""
    return [
        replace(mark, item=None, measure=MEASURE_WORDS[mark.surface])
        if mark.surface in MEASURE_WORDS and MEASURE_WORDS.get(mark.item or "") is MEASURE_WORDS[mark.surface]
        else mark
        for mark in marks
    ]


def _ends_word(mark: Mark, question: str, taken: Sequence[bool]) -> bool:
    """Whether a word for spending is only the end of another word, which says what was done: 用了 in 挪用了."""
    before = question[mark.start - 1 : mark.start]
    if (
        mark.measure is not Measure.FINAL
        or taken[mark.start - 1]
        or not "一" <= before <= "鿿"
        or EMPTY.fullmatch(before)
    ):
        return False
    inside = (word for word in cut(question) if word.start < mark.start < word.end <= mark.end)
    return any(not word.empty and word.tag.startswith("v") for word in inside)


def _apart(question: str, exact: Sequence[tuple[int, int, Mark, int]]) -> str:
    """The question without its measure words, from which the tokenizer makes words with what stands beside: 年|金花|了."""
    for start, end, mark, _ in exact:
        if mark.measure and end - start > 1:
            question = question[:start] + " " * (end - start) + question[end:]
    return question


def _reads(start: int, end: int, exact: Sequence[tuple[int, int, Mark, int]]) -> bool:
    """Whether two names side by side reach over all of it: 基本支出结余 is the 结余 of 基本支出, and no slip of 基本支出结转;
    or a name begins within and goes on: 财政拨款公务用车购置费 has no 公务用车保有量."""
    if any(start < a < end < b and mark.item and b - a >= WHOLE_NAME for a, b, mark, _ in exact):
        return True
    firsts = {b for a, b, mark, _ in exact if a == start and not mark.filler}
    return any(b >= end and a in firsts and not mark.filler for a, b, mark, _ in exact)


def _worse(marks: Iterable[Mark], printed: Sequence[tuple[int, int]]) -> Iterable[Mark]:
    """The marks that stand in no better name's place: one as long or longer that a filing prints."""
    for mark in marks:
        length = mark.end - mark.start
        if not any(start < mark.end and mark.start < end and end - start >= length for start, end in printed):
            yield mark


def _beside(question: str, marks: Sequence[Mark], taken: Sequence[bool]) -> list[Mark]:
    """Things listed before an item that pays for them: 电脑、打印机这些办公设备."""
    found = []
    for mark in marks:
        start = max(0, mark.start - LISTED)
        for word in companions().get(mark.item or "", ()):
            for match in re.finditer(word + LISTING, question[start : mark.start]):
                at, end = start + match.start(), start + match.start() + len(word)
                listed = COORDINATE.fullmatch(question, end, mark.start)
                if not listed and not any(taken[at:end]):
                    found.append(Mark(start=at, end=end, surface=word))
        first = _examples(question[: mark.start], companions().get(mark.item or "", ()))
        if first is not None and not any(taken[first : mark.start]):
            found = [one for one in found if one.end <= first or mark.start <= one.start]
            found.append(Mark(start=first, end=mark.start, surface=question[first : mark.start]))
    return found


def _examples(before: str, companions: Sequence[str]) -> int | None:
    """Where the nouns begin that an item's name follows as that of their kind, one of them a thing that it pays for."""
    if (kind := OF_THAT_KIND.search(before)) is None:
        return None
    start = kind.start()
    for word in reversed(cut(before[:start])):
        if (
            not (word.names or CONJUNCTION.fullmatch(word.text))
            or word.text in "，,；;。：:？?"
            or word.text.isspace()
        ):
            break
        start = word.start
    return start if any(one in before[start : kind.start()] for one in companions) else None


def _precedence(match: tuple[int, int, Mark, int]) -> tuple[int, ...]:
    """Names and measures before fillers; the one that begins first, then the longest, then the exact one; of fillers
    the longest."""
    start, end, mark, rank = match
    return (1, start - end, start) if mark.filler else (0, start, -end, rank)


def _nearby(question: str, near: Near) -> Iterable[Mark]:
    """Items named by a shortened, misspelt or spoken name."""
    for start, end, item in near(question):
        yield Mark(start=start, end=end, surface=question[start:end], item=item)


def pieces(question: str, marks: tuple[Mark, ...]) -> tuple[tuple[int, int], ...]:
    """The parts between conjunctions that stand in no mark and that carry something to look up."""
    inside = [False] * len(question)
    for mark in marks:
        inside[mark.start : mark.end] = [not mark.filler] * (mark.end - mark.start)
    for whom in TO_WHOM.finditer(question):
        inside[whom.start() : whom.end()] = [True] * len(whom[0])
    cuts = [m.span() for m in CONJUNCTION.finditer(question) if not any(inside[m.start() : m.end()])]
    edges = [0, *(at for cut in cuts for at in cut), len(question)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return tuple(
        (a, b)
        for a, b in spans
        if any(a <= mark.start < b and mark.item for mark in marks)
        or residue(
            question[a:b], [replace(m, start=m.start - a, end=m.end - a) for m in marks if a <= m.start < b]
        )
    )


def residue(question: str, marks: Iterable[Mark]) -> str:
    """The words that no mark covers, in order, with blanks where something was taken out."""
    return left(question, ((mark.start, mark.end) for mark in marks))


def things(marks: Iterable[Mark]) -> Iterable[tuple[int, int]]:
    """Names that ask how many: 几个编制 says what is counted, not that it is counted in 个."""
    return ((mark.start, mark.end) for mark in marks if mark.counts and "人" not in mark.surface)


def said_of_names(text: str, marks: Iterable[Mark]) -> Iterable[tuple[int, int]]:
    """Where words around a name that a filing has given only say what that names, 河道治理项目, 准确率这个指标, or whose it is: 教育局所属第一中学."""
    for mark in marks:
        if mark.item is None or mark.item in of_the_field():
            continue
        around = (WHAT_IT_IS.match(text, mark.end), WHOSE_IT_IS.search(text, 0, mark.start))
        yield from (found.span() for found in around if found)


def _joined(surface: str, items: Mapping[str, str]) -> str | None:
    """The item whose name stands with 的 between its parts, 信息化建设的资金, or with the name of what it is a part of instead of its
    own end: 授予小微企业的政府采购合同金额; an account, a column (项目支出)
    and what is spent of a fund are things of their own."""
    before, of, behind = surface.partition("的")
    if not of or len(before) < 2 or len(behind) < 2:
        return None
    own = COLUMNS | accounts_of_the_field()
    of_fund = any(re.search(words, before) for words, _ in cues.FUNDS)
    whole = behind in items and items[behind] not in own and not of_fund and len(before) >= WHOLE_NAME
    ends = range(2, len(behind) - 1) if whole else ()
    within = (items.get(before + behind[at:]) for at in ends)
    return items.get(before + behind) or next((item for item in within if item), None)


def _one_by_one(question: str, start: int, end: int, items: Mapping[str, str]) -> bool:
    """Whether a name of two things joined by 和 or 、 is asked for one by one, added up, or part of a longer list: 会议费、培训费各多少."""
    one, joint, other = TWO_NAMES.sub("\\1\0\\2", question[start:end], count=1).partition("\0")
    both = bool(joint) and one in items and other in items
    if both and (re.search("[和与及跟、]$", question[:start]) or re.match("[、和与及跟]", question[end:])):
        return True  # the rest of a longer list
    return (
        both
        and re.match(rf"的?(?:{cues.EACH}|一共|总共|共计|合计|加起来|相差|之?差|谁|哪)", question[end:])
        is not None
    )


def _taken_together(question: str, start: int, surface: str, items: Mapping[str, str]) -> bool:
    """Whether the end of a name (公用经费合计) takes together what stands before it, and is no part of it: 人员经费与公用经费合计.
    A total is called so itself (本年收入合计)."""
    alone = surface.removesuffix("合计")
    total = alone == surface or alone not in items or items.get(surface) == surface
    return not total and re.search("[和与及跟、加]$", question[:start]) is not None


def _matches(question: str, items: Mapping[str, str]) -> Iterable[tuple[int, int, Mark, int]]:
    for start, end, flow in flows(question):
        yield start, end, Mark(start=start, end=end, surface=question[start:end], item=flow), 0
    for start in range(len(question)):
        for end in range(start + 1, min(len(question), start + LONGEST) + 1):
            surface = question[start:end]
            if surface in items and not (
                _one_by_one(question, start, end, items) or _taken_together(question, start, surface, items)
            ):
                yield start, end, Mark(start=start, end=end, surface=surface, item=items[surface]), 0
            if (item := _joined(surface, items)) is not None:
                yield start, end, Mark(start=start, end=end, surface=surface, item=item), 0
            if surface in MEASURE_WORDS:
                yield (
                    start,
                    end,
                    Mark(start=start, end=end, surface=surface, measure=MEASURE_WORDS[surface]),
                    1,
                )
            if surface in cues.HINTS:
                yield start, end, Mark(start=start, end=end, surface=surface, hint=True), 2
