"""A question that asks for several figures, cut into questions that ask for one each.

Owns where the cuts are. What a later part leaves unsaid it takes from the part before it, as a later turn does
(`assistant.dialogue`).
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from assistant.counting import COUNTERS
from assistant.cues import EACH_FIGURE
from assistant.words import EMPTY, cut
from ingest.units import UNITS

COUNTED = "|".join(
    sorted(
        (re.escape(unit) for unit in {*(u for u, _ in UNITS if len(u) < 4), *COUNTERS}), key=len, reverse=True
    )
)
ASKS = re.compile(
    r"(?<!分别)(?<!各)(?<!各是)(?<!分别是)(?<!分别为)(?<!各为)多少(?!呢)|(?<=[一-鿿])呢(?=[？?。，,；;]|$)|几成|百分之几|多大|多久|"
    rf"(?<![哪这那好前后两三十])几(?=[十百千万亿]|{COUNTED})|(?<=[率额数值])(?:又|是|为)?(?:如何|怎样|怎么样)(?=[，,；;。？?]|$)",
)
"""Words that ask for one figure; where they ask for several at once (分别是多少) the things are listed instead."""
NUMBERED = re.compile(
    rf"(?:(?:{COUNTED}|团组|机构|单位|系统)数量?|金额|数额|总额|占比|比例|增幅|降幅|涨幅|跌幅|增长率|完成率|执行率|得分|分值|预算数?|决算数?|结余)$"
)
"""What a keyword ends with that asks for a figure."""
OF_IT = re.compile(
    r"(?:\S{2,}(?:金额|数额|总额|结余|结转) (?:(?:(?:年初|全年)?预算|决算)数?|预算(?:完成|执行)率|金额)"
    r"|(?!(?:预算)?(?:完成|执行)率)\S{3,} (?:分值|得分))$"
)
"""A name that ends like a figure, with the measure that is asked for of it: 政府采购金额 预算, 平均审理天数 分值."""
MEASURED = re.compile("(?:年初)?预算数?|决算数?|(?:预算)?(?:完成|执行)率|结余|占比|分值|得分")
"""What is measured of a figure that has a name of its own: 债务付息 决算."""
OF_ITS_OWN = re.compile("(?:[^概机频]率|[^名限]额|期限|溢价|[单均]价|利息|付息)$")
"""How the names of figures end that are no measure of something else; before the ending, or with it, they name a thing."""
MONEY = re.compile("费用|花费|开支|花销|(?<=[/、])(?:支出|金额|经费)(?=各|分别|\\s*[？?。]|\\s*$)")
SPENT = re.compile(rf"总?(?:{MONEY.pattern})\s*(?:一?共|总共)?(?:[是为有]\s*)?(?:多少)?")
"""A part that is no more than a noun for money, and what asks for it."""
NOUN = rf"(?:(?:参加|参会|参训|培训|到会)?人(?:数|次)|批次|场次|团组|(?!(?<=单)位|(?<=线)路)(?:{COUNTED})数量?|{MONEY.pattern})"
"""What counts, or is spent, by a noun that is no item's."""
AMOUNT = "金额|数额|总额"
"""Money by a noun that says what it is the amount of only together with the word before it."""
SIDE_BY_SIDE = re.compile(
    rf"的?(?P<nouns>{NOUN}(?:(?:以及|和|与|及|、|/|\s+)?{NOUN})+)(?=各|分别|都|是|为|有|多少|\s*[？?。]|\s*$)"
)
"""Counts side by side, or beside the money that was spent: 批次人次, 人数和费用."""
GOT_IT, GOT = "人数|人次|户数", rf"(?:{AMOUNT})"
PEOPLE_AND_MONEY = re.compile(
    rf"(?:(?:的|\s)(?P<own>[一-鿿]{{0,4}}?))?(?:(?P<people>{GOT_IT})(?:以及|和|与|及|、|/)(?P<money>[一-鿿]{{0,4}}{GOT})|"
    rf"(?P<first>{GOT})(?:以及|和|与|及|、|/)(?P<then>[一-鿿]{{0,4}}(?:{GOT_IT})))"
    r"(?=各|分别|都|是|为|有|多少|\s*[？?。]|\s*$)"
)
"""How many got something, beside how much they got."""
POSTS = re.compile(
    r"(?P<kind>行政|事业|工勤)?编制(?:人?数)?(?:以及|和|与|及|、)(?P<staff>实有|在[职岗编])(?:人员?)?数?(?=各|分别|都|是|为|有|多少|\s*[？?。]|\s*$)"
)
"""How many posts there are, beside how many of them are filled."""
IN_MONEY = re.compile(rf"(?<=[\s，,、；;])总?(?:{MONEY.pattern})(?=\s*(?:[，,、；;。？?]|$))")
"""Money as a part by itself beside others that ask for a number: 几批 几人 花费."""
RATE = "(?:同比)?(?:[增降涨跌减]幅|增长率|下降率|占比|完成率|执行率)"
RATED = re.compile(rf"(?<=[\s，,；;？?]){RATE}(?=\s*(?:[，,、；;。？?]|$))")
"""A rate as a part by itself behind one that asks for an amount: 增加多少？增幅？"""
SAYS_NOTHING = re.compile(rf"{EMPTY.pattern}|{ASKS.pattern}|(?<=[几少])(?:{COUNTED})")
YEAR = re.compile(r"20\d\d年?度?")
AND_ITS_SHARE = re.compile(
    r"^(?P<part>.+?)(?:的?(?:金额|数额|总额|数量))?(?:以及|及|和|与)其?占(?P<whole>[^，,。？?]{2,24}?)的?"
    r"(?P<share>比重|比例|百分比|份额|百分之几)(?:分别|各自?)?(?:是|为|占|有)?(?:多少|几何|如何)?[？?。]?$"
)
"""An amount together with the share that it is of something."""
FROM_TO = re.compile(
    r"^(?P<what>.+?)(?:是|分别)?[由从](?P<past>(?:多少|几)[^，,。；;？?]{0,3}?)(?:[提升增上降下减缩压调扩][一-鿿]?|[涨变])[到至为成]了?(?P<now>(?:多少|几)[^，,。；;？?]{0,3})[？?。]?$"
)
"""What something was before and what it became: 标准由多少提高到多少."""
AGAINST_IT = re.compile(
    r"又?[比较](?![那这]一?年|上年|去年|上一年|前一年|前年|上年度|上期|同期|年初|预算|计划|目标|20\d\d|\d\d年)[一-鿿]{2}"
)
"""What begins with the thing that the one before is held against."""
LEADS_ON = re.compile(r"^(?:结果|后来|最后|最终|然后)(?=[一-鿿]{2})(?![是为的如])")
"""What only leads on to the next part."""
JUDGED = re.compile(r"(?:有没有|是否|是不是)?[比较占超低高少多增减下上](?!.*(?:多少|几|多大)).{1,24}[？?]?")
"""A clause that judges the figure before it: 比培训费多吗, 超预算了没有."""
LAST = re.compile(r"^(?P<figures>.+)[，,、；;？?]\s*(?P<last>[^，,、；;。？?]+[。？?]?)$")
FIRST = re.compile(
    r"^(?P<judged>(?!.*还是)[^，,。；;？?]+(?:[？?]|(?:吗|(?<!都)(?<!也)没有?)[，,；;]))\s*(?:(?:如果|要是|若)?有(?:的话)?[，,]?|是的话[，,]?)?(?P<asked>[^。；;？?]+[？?]?)$"
)
"""A clause in front of another one, and what only takes it up."""
CUTS = (
    re.compile(r"[，,；;。？?]\s*"),
    re.compile("、"),
    re.compile(r"以及|还有|和|与|及|又"),
    re.compile(r"\s+"),
)
"""Where a part may end, the surest first."""


def parts(question: str) -> tuple[str, ...]:
    """The questions for one figure that `question` is made of, in order; itself where it asks for one thing."""
    if found := FROM_TO.search(question):
        return f"{found['what']}原来是{found['past']}", f"{found['what']}是{found['now']}"
    if found := AND_ITS_SHARE.search(question):
        return f"{found['part']}是多少", f"{found['part']}占{found['whole']}的{found['share']}是多少"
    asked = [match.span() for match in ASKS.finditer(question)]
    if asked:
        bare = (*IN_MONEY.finditer(question, asked[0][1]), *RATED.finditer(question, asked[0][1]))
        asked = sorted((*asked, *(match.span() for match in bare)))
    if len(asked) < 2:
        return _side_by_side(question) or _keywords(question) or (question,)
    cuts = [cut for left, right in itertools.pairwise(asked) if (cut := _cut(question, left[1], right[0]))]
    return tuple(_spent(part) for part in _held_against(tuple(_between(question, cuts))))


def _held_against(asked: tuple[str, ...]) -> Iterator[str]:
    """The parts, one that only says what it is held against with what was asked before it: 收入多少，比支出多多少."""
    before = ""
    for part in asked:
        part = LEADS_ON.sub("", part) if before else part
        yield f"{before}{part}" if AGAINST_IT.match(part) else part
        before = ASKS.split(part, maxsplit=1)[0].rstrip("是为有共花了")


def _spent(part: str) -> str:
    """A part that is no more than a noun for money or a rate, as a question for it."""
    said = part.strip("，,、；;。？? ")
    return "花了多少钱" if SPENT.fullmatch(said) else f"{said}是多少" if re.fullmatch(RATE, said) else part


def _side_by_side(question: str) -> tuple[str, ...]:
    """Numbers of people or times and the money for it, named side by side: 会议的人数和费用各是多少."""
    if found := POSTS.search(question):
        posts = f"{found['kind'] or ''}编制"
        filled = f"{posts}实有" if found["kind"] else found["staff"]
        return f"{question[: found.start()]}{posts}是多少", f"{filled}多少人"
    if found := PEOPLE_AND_MONEY.search(question):
        before, own = f"{question[: found.start()].strip()}的", found["own"] or ""
        if found["people"]:
            return f"{before}{own}{found['people']}是多少", f"{before}{found['money']}是多少钱"
        return f"{before}{own}{found['first']}是多少钱", f"{before}{found['then']}是多少"
    if not (found := SIDE_BY_SIDE.search(question)):
        return ()
    one, *others = (_counting(noun) for noun in re.findall(NOUN, found["nouns"]))
    return f"{question[: found.start()]}{one}", *others


def _counting(noun: str) -> str:
    """The question for the number that a noun counts: 批次 is counted in itself."""
    return (
        f"有多少{noun}"
        if noun in COUNTED.split("|")
        else _spent(noun)
        if MONEY.fullmatch(noun)
        else f"{noun}是多少"
    )


def sentences(question: str) -> tuple[str, ...]:
    """The questions that stand side by side, each with a question mark of its own, which the last may lack."""
    asked = tuple(part.strip() for part in re.findall(r"[^？?]+(?:[？?]|$)", question) if part.strip())
    return asked if len(asked) > 1 else ()


def before_the_last(question: str) -> tuple[str, str] | None:
    """What asks for figures, and the last clause behind it, which may be answered in words: 多了多少、什么原因."""
    found = LAST.search(question)
    return (found["figures"], found["last"]) if found and ASKS.search(found["figures"]) else None


def each_and_last(question: str) -> tuple[str, str] | None:
    """What asks for each of several figures, and the last clause behind it, which asks for one: 各是多少，相差多少."""
    found = LAST.search(question)
    each = found is not None and re.search(EACH_FIGURE, found["figures"]) and ASKS.search(found["last"])
    return (found["figures"], found["last"]) if found and each else None


def judged_last(question: str) -> tuple[str, str] | None:
    """A question for a figure, and what is to be judged of it in the last clause, with its name: 会议费多少，比培训费多吗."""
    found = LAST.search(question)
    if found is None or len(ASKS.findall(found["figures"])) != 1 or not JUDGED.fullmatch(found["last"]):
        return None
    thing = ASKS.split(found["figures"], maxsplit=1)[0].rstrip("是为有共花了")
    return found["figures"], f"{thing}{found['last']}"


def judged_first(question: str) -> tuple[str, str] | None:
    """What is to be judged in the first clause, and the question for figures behind it: 超预算没有？预算和决算各多少."""
    found = FIRST.match(question.strip())
    if found is None or ASKS.search(found["judged"]):
        return None
    asks = ASKS.search(found["asked"]) or re.search(EACH_FIGURE, found["asked"])
    return (f"{found['judged'][:-1]}？", found["asked"]) if asks else None


def unread(part: str, before: str) -> str:
    """`part` where it has characters that mean something and that the part before it has not; else nothing."""
    return part.strip("，,、；;。？? ") if meant(part) - set(before) else ""


def meant(part: str) -> frozenset[str]:
    """The characters of `part` that neither ask, link nor count."""
    return frozenset(re.findall(r"[一-鿿]", SAYS_NOTHING.sub(" ", part)))


def _cut(question: str, start: int, end: int) -> tuple[int, int] | None:
    """The first separator of the surest kind between two words that ask."""
    for kind in CUTS:
        if match := kind.search(question, start, end):
            return match.span()
    return None


def _between(text: str, cuts: Iterable[tuple[int, int]]) -> Iterable[str]:
    edges = [0, *(at for cut in cuts for at in cut), len(text)]
    return [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _named(keyword: str) -> bool:
    """Whether a keyword is the name of a figure of its own: 平均溢价, 票面利率."""
    told = any(not word.empty for word in cut(keyword))
    return told and OF_ITS_OWN.search(keyword) is not None


def _keywords(question: str) -> tuple[str, ...]:
    """Parts of a question in keywords, each ending with one that asks for a figure."""
    words = question.split()
    while words and YEAR.fullmatch(words[-1]):
        words = [words[-1], *words[:-1]]  # a year behind the keywords is that of all of them
    named = [at for at, word in enumerate(words) if NUMBERED.search(word) or _named(word)]
    ends = [at for at in named if len(words[at]) > 2 or {at - 1, at + 1} & {*named}]
    if ASKS.search(question) or len(ends) < 2 or ends[-1] != len(words) - 1:
        return ()
    if len(ends) == 2 and ends[0] + 1 == ends[1]:
        measured = _named(words[ends[0]]) and MEASURED.fullmatch(words[ends[1]])
        if measured or OF_IT.search(" ".join(words)):
            return ()
    starts = [0, *(end + 1 for end in ends[:-1])]
    if all(NUMBERED.search(words[end]) for end in ends):
        return tuple(" ".join(words[a : b + 1]) for a, b in zip(starts, ends, strict=True))
    lead = words[: ends[0]]  # each name of a figure is a question of its own, of what stands before the first
    asked = ([*(lead if a and a == b else []), *words[a : b + 1]] for a, b in zip(starts, ends, strict=True))
    return tuple(f"{' '.join(part)}是多少" for part in asked)
