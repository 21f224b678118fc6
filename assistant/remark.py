"""A question without the remarks around it: who wants to know, for what, how urgently, what he has heard or forgotten.

For a second reading where the first one found nothing: its words were to be found in the filings, and these are not. Left out is only
what asks; a word that could tell one thing from another, or a limit (只算…, 其中…), stays and has to be found.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant import cues
from assistant.agreeing import of_the_figure
from assistant.asked import behind_which
from assistant.claims import is_verdict
from assistant.contrast import affirmed
from assistant.counted import UNITS
from assistant.english import is_english
from assistant.frame import CODE, Frame, frame
from assistant.kinds import SURNAMES
from assistant.lexicon import Lexicon
from assistant.parts import ASKS
from assistant.patterns import pattern
from assistant.vocabulary import SETTING, idle, remarks, subjects
from assistant.words import PRONOUN, Word, cut
from assistant.written import written
from assistant.years import YEAR, relative
from ingest.names import plain

ALL_PEOPLE = frozenset({"人人", "大家", "谁都", "大伙", "大伙儿", "每个人", "家家户户"})
Spans = Sequence[tuple[int, int]]

CLAUSE = re.compile(r"[^，,。；;！!？?：:…~—、\n]+")
LIMITS = re.compile(
    r"[只仅单光](?!要(?:个|一个)?(?:数|结果|答案))|不[含算计要是包](?!解释|废话|啰嗦)|除|扣|剔|口径|其中|里面|当中|部分|以内|以外|之外|[指说要问想]的(?:不?是|就是)|如果|假如|假设|按|[一-鿿]方面|(?<!接手)(?<!负责)[这那]块|的话"
)
"""What limits or changes that which is asked for, so that its clause is no remark."""
DEGREE = re.compile(
    r"(?:[一-鿿]得)?(?:挺|蛮|很|好|太|真|特别|非常|相当|有点儿?|比较|怪|老|还算?)*(?:不少|不多|不低|不高|不小|(?:(?<=[得挺蛮很好太真别常当点儿较怪老])|(?<=还算))(?:多|少|高|低|大|小|长|短|乱|杂|傻|笨|贵|便宜|厉害|夸张|吓人|离谱|急|紧|快|慢|猛)|没(?:有|花)?多少(?=[，,。]))的?"
)
"""What somebody thinks of a figure: 好像不少, 交得挺多."""
DENIED = "(?:不太?|没有?|别|莫|未|最|常)"
"""What denies a word that asks, or says how often, and is as little to look up: 不晓得, 没找到, 最关心."""
COMMENT = re.compile(
    r"^(?:[照按论依凭](?:理|道理|常理|常|规矩)?(?:来)?(?:说|讲)|[照按]理|(?:老实|说实|讲真|平心|不瞒|实不相瞒|不怕|说来|话|一般|正常|常理)[^，,]{0,3}?(?:说|讲|话|论|瞒|笑|惭愧|说来))(?!明)"
)
"""What opens a clause of somebody's own thoughts: 照理说, 说实话, 不怕您笑话."""
CALLED = re.compile(
    rf"(?:[老小阿][{SURNAMES}]|[{SURNAMES}](?:哥|姐|叔|姨|工|总|局|处|科|会计|老师|主任|师傅|同志|处长|局长|科长))[啊呀哎]?"
)
"""Somebody who is spoken to, as a clause of its own: 老王，…"""
PERCEIVED = re.compile(
    r"(?:[看听瞧读认查找翻搜想算弄搞]|对账?)(?:不(?:见|清|到|着|出|明白|懂|准|起|齐|平|上)|[错漏花串丢混]|糊涂)"
)
"""What somebody could not see, find or settle."""
ASKED_BY = re.compile(r"(?:问|催|找|打电话)[起到过着了]?(?:我们?|咱们?|来)$")
"""How a clause ends that says who asks."""
OUGHT = re.compile(r"(?<![需必主重])[要得怕](?![求素点紧])|免得|省得|别(?![的人处])|好(?=[去交做写拿给跟])")
"""What says that something is still to be done, of which no account tells."""
NUMBER = re.compile(r"\d+")
CHOICE = re.compile(rf"(?:{cues.WHICH})[^，,。？?]{{0,12}}[最更]")
"""A clause that asks which of several things leads."""
TRAILING = ("u", "y", "e", "zg", "f")
"""Parts of speech that only go with the word before them: particles, 上, 下."""
DOING = ("v", "l", "i", "ug")
"""Parts of speech by which somebody does something: verbs, set phrases, 过."""
LIST = "\0"
"""Stands for what joins the members of a list, until they are put together again."""
EDGES = "，,。；;！!：:…~—、 的"


@dataclass(frozen=True, slots=True)
class Core:
    """A question in plain form without its remarks, and these."""

    text: str
    aside: tuple[str, ...]


def plainly(question: str, lexicon: Lexicon) -> Core | None:
    """What a question in Chinese asks, or nothing where it has no remarks, or nothing besides."""
    text = of_the_figure(affirmed(written(question)))
    return None if is_english(text) else core(frame(text, english=False, lexicon=lexicon))


def core(turn: Frame) -> Core | None:
    """What a turn asks, or nothing where it has no remarks, or nothing besides."""
    text, anchors, doing = turn.text, _anchors(turn), _doing(turn.text)
    words = _words_of(text, anchors)
    asking = max((match.end() for match in ASKS.finditer(text)), default=len(text))
    kept: list[str] = []
    aside: list[str] = []
    for clause in CLAUSE.finditer(text):
        inside = [word for word in words if _meet((word.start, word.end), clause.span())]
        named = any(_meet(clause.span(), anchor) for anchor in anchors if not _in_opinion(anchor, clause))
        told = _remarks(clause[0], inside) if not named else not kept and _passes_on(inside)
        told = told or (not kept and clause.end() < len(text) and _for_a_paper(clause, inside, turn))
        told = told or (not named and _of_oneself(clause, inside, behind=asking <= clause.start()))
        if told and not ASKS.search(clause[0]) and not CHOICE.search(clause[0]):
            aside.append(clause[0])
            continue
        if (names := _circumstance(clause, inside, anchors, turn)) and not kept:
            kept.append("".join(text[start:end] for start, end in names))
            aside.append(_cut_out(text, clause.span(), names).strip(EDGES))
            continue
        said = _spoken(text, inside, anchors, clause.span())
        spoken = [span for span in said if not any(_meet(span, done) for done in doing)]
        described = list(_described(cut(text), anchors, clause.span()))
        spoken = [span for span in spoken if not any(_meet(span, one) for one in described)] + described
        aside += [text[start:end] for start, end in spoken]
        if rest := _cut_out(text, clause.span(), spoken).strip(EDGES):
            kept.append(rest + LIST * text.startswith("、", clause.end()))
    joined = re.sub(f"{LIST}，?", "、", "，".join(kept)).rstrip("、")
    return Core(joined, tuple(aside)) if anchors and kept and aside else None


def _in_opinion(anchor: tuple[int, int], clause: re.Match[str]) -> bool:
    """Whether what looks like a name only says what somebody thinks of a figure: 涨得离谱."""
    opinions = DEGREE.finditer(clause.string, *clause.span())
    return any(one.start() <= anchor[0] and anchor[1] <= one.end() for one in opinions)


def _passes_on(words: Sequence[Word]) -> bool:
    """Whether a clause only says who asks what follows, whatever it names beside: 领导打电话来问，…"""
    speaker = any(word.text in remarks()["who"] for word in words)
    return speaker and words[-1].text in remarks()["ask"]


def _for_a_paper(clause: re.Match[str], words: Sequence[Word], turn: Frame) -> bool:
    """Whether a clause only says for which paper somebody wants what follows, whatever that paper is about: 我要填结转台账，…"""
    papers = remarks()["paper"] | remarks()["page"]
    speaker = any(clause[0].startswith(who) for who in remarks()["who"])
    closes = bool(words) and words[-1].text in papers and words[-1].end == clause.end()
    return speaker and closes and not any(_meet(clause.span(), name) for name in _whose(turn))


def _of_oneself(clause: re.Match[str], words: Sequence[Word], *, behind: bool) -> bool:
    """Whether a clause that names nothing tells of the one who asks: what he thinks, begins with, reads in, or still has to do."""
    said = clause[0]
    if COMMENT.search(said) or CALLED.fullmatch(said.strip()):
        return True
    if LIMITS.search(said) or not words:
        return False
    told = PERCEIVED.search(said) or ASKED_BY.search(said) or CALLED.match(said.strip())
    subject = words[0].text in subjects()
    opening = not behind and clause.string[clause.end() : clause.end() + 1] in ("：", ":")
    wants = opening and words[-1].text in remarks()["figure"]
    on_paper = words[0].text in remarks()["paper"] and OUGHT.search(said) is not None
    ought = behind and OUGHT.search(said) is not None and not any(_things(words))
    return bool(told) or subject or on_paper or ought or (wants and not any(_things(words)))


def _things(words: Sequence[Word]) -> Iterable[Word]:
    """The words that may name a thing, or a kind of it."""
    return (word for word in words if word.tag.startswith(("n", "j", "b")) and not _light(word, setting=True))


def _circumstance(clause: re.Match[str], words: Sequence[Word], anchors: Spans, turn: Frame) -> Spans:
    """The names in a clause that only says what somebody does about whom a later clause wants a yes or no, or what the one who asks does:
    某局过紧日子，会议费该降了吧; 某局的底稿我卡在一个数上：…"""
    names = [name for name in _whose(turn) if _meet(clause.span(), name)]
    others = [(a, b) for a, b in anchors if not any(start <= a and b <= end for start, end in names)]
    oneself = any(word.tag == PRONOUN and word.text in remarks()["who"] for word in words)
    does = (oneself or any(word.tag.startswith(DOING) for word in words)) and not LIMITS.search(clause[0])
    goes_on = any(mark.item and mark.start >= clause.end() for mark in turn.marks)
    bare = not any(_meet(clause.span(), other) for other in others)
    return sorted(names) if does and goes_on and bare and (oneself or is_verdict(turn.text)) else ()


def _whose(turn: Frame) -> Spans:
    """Where a turn says whose figures are meant, and of which year."""
    return (
        *((one.start, one.end) for one in turn.identity.mentions),
        *(year.span() for year in YEAR.finditer(turn.text)),
    )


def _words_of(text: str, anchors: Spans) -> list[Word]:
    """The words of a text that stand in no name."""
    characters = list(text)
    for start, end in anchors:
        characters[start:end] = " " * (end - start)
    return [word for word in cut("".join(characters)) if word.text.strip()]


def _anchors(turn: Frame) -> Spans:
    """Where a turn names what accounts are about: organisations, years, items, measures, codes, tables, numbers."""
    text = turn.text
    named = [(mention.start, mention.end) for mention in turn.identity.mentions]
    inside = {at for word in cut(text) for at in range(word.start + 1, word.end)}
    named += [
        (mark.start, mark.end)
        for mark in turn.marks
        if mark.item or mark.hint or (mark.measure and not inside & {mark.start, mark.end})
    ]
    named += [match.span() for one in (YEAR, CODE, NUMBER) for match in one.finditer(text)]
    named += relative(text, named)
    if turn.place and (at := text.find(plain(turn.place))) >= 0:
        named.append((at, at + len(plain(turn.place))))
    return named


def _doing(text: str) -> Spans:
    """Where a text says what is to be done with figures, or in which unit: 合起来, 平均一套, 多少钱."""
    doing = (*(pattern(words) for words, _ in cues.OPERATIONS), UNITS)
    return [match.span() for one in doing for match in one.finditer(text)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _remarks(clause: str, words: Sequence[Word]) -> bool:
    """Whether a clause that names nothing only says how it is asked; or speaks of those who ask, and of nothing else."""
    if LIMITS.search(clause):
        return False
    opinions = [match.span() for match in DEGREE.finditer(clause)]
    start = words[0].start if words else 0
    telling = [
        word
        for word in words
        if not _light(word, setting=True)
        and not any(_meet((word.start - start, word.end - start), span) for span in opinions)
    ]
    speaker = any(word.text in remarks()["who"] for word in words)
    return (
        not telling
        or (speaker and any(word.tag.startswith("v") for word in words))
        or _somebody_asks(telling, words)
    )


def _somebody_asks(telling: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a clause has a noun, and behind it only that this one asks: 有家长问起来."""
    asks = [word for word in words if word.text in remarks()["ask"]]
    return len(telling) == 1 and telling[0].names and bool(asks) and telling[0].end <= asks[0].start


def _spoken(
    text: str, words: Sequence[Word], anchors: Spans, clause: tuple[int, int]
) -> Iterable[tuple[int, int]]:
    """Where a clause that names something also says how it is asked: whole words, with the particles behind them."""
    begins = {word.start: word for word in words}
    ends = {word.end for word in words}
    asked = tuple(behind_which(cut(text)))
    for match in _words(setting=True).finditer(text, *clause):
        start, end = match.span()
        if any(_meet((start, end), span) for span in asked):  # 什么问题 asks for problems
            continue
        behind = begins.get(end)
        on_page = match[0] in remarks()["page"] and behind is not None and behind.tag == "f"
        leads = on_page or _words(setting=False).search(match[0])
        if start not in begins or end not in ends or not leads:
            continue
        while behind is not None and behind.tag.startswith(TRAILING):
            end = behind.end
            behind = begins.get(end)
        yield start, end
    for match in DEGREE.finditer(text, *clause):
        if match[0] and not any(_meet(match.span(), anchor) for anchor in anchors):
            yield match.span()


def _described(words: Sequence[Word], anchors: Spans, clause: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """Where a name is only said to be what people know, or all have: 老百姓最关心的三公经费, 人人都有份的基本工资."""
    known = ALL_PEOPLE.union(*(remarks()[kind] for kind in ("know", "tell", "hear", "think")))
    people = subjects() | ALL_PEOPLE
    names = {start for start, _ in anchors}
    run: list[Word] = []
    for word in words:
        run = [*run, word] if run or word.text in people else []
        if any(_meet((word.start, word.end), anchor) for anchor in (*anchors, (0, clause[0]))):
            run = []
        if run and word.text == "的" and word.end < clause[1]:
            if word.end in names and any(one.text in known for one in run):
                yield run[0].start, word.end
            run = []


def _light(word: Word, *, setting: bool) -> bool:
    """Whether a word carries nothing to look up, or only asks; `setting` also counts what tells who asks and for what."""
    return word.empty or _asking(word, setting=setting)


def _asking(word: Word, *, setting: bool) -> bool:
    return _words(setting=setting).fullmatch(word.text.lower()) is not None


@cache
def _words(*, setting: bool) -> re.Pattern[str]:
    """Words that only ask, one or several in a row."""
    kinds = (words for kind, words in remarks().items() if setting or kind not in SETTING)
    asking, free = (
        "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        for known in (frozenset().union(*kinds), idle())
    )
    return re.compile(f"(?:{DENIED}?(?:{asking})|{free})+")


def _cut_out(text: str, clause: tuple[int, int], spans: Iterable[tuple[int, int]]) -> str:
    gone = {at for start, end in spans for at in range(start, end)}
    return "".join(text[at] for at in range(*clause) if at not in gone)
