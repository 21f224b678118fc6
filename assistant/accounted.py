"""Which words of a question its figures have to account for, and whether they do: an item with one more qualifying word is another
item (小微企业 beside 中小企业, 第八届 beside 第九届), and a figure whose labels and sentence never say that word is no answer.

Grammar, what asks, what is computed and everyday manners of speech are read before and need not be found. Of the deeds that a
question tells one has to be found: 督促别的单位补好了多少漏洞 tells with two what the filing tells with one. Questions in English
make no demands here: what nothing knows in them stays English and is no word of a filing's, and what is said in Chinese for the rest is
often another word than the filing's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant import cues
from assistant.asked import asked_for, names_thing
from assistant.compute import failed, leaves_of
from assistant.counting import ANYTHING, PERSONS
from assistant.demand import Demand
from assistant.domain import Ask, Computed, Corrected, Found, Missing, Reason, ReportKey, Result
from assistant.said import says
from assistant.scan import Mark
from assistant.shelf import Entry, Shelf, plain_words
from assistant.spoken import meanings
from assistant.statement import MONEY
from assistant.synonyms import called
from assistant.tokens import tokens
from assistant.vocabulary import everyday, remarks
from assistant.words import EMPTY, JOINED, VERBAL, Word, cut
from ingest.fact import Fact, Measure
from ingest.units import measured_in

WHICH = re.compile(r"第[一二三四五六七八九十]+[期批轮号级类次届]|(?:[一二三四]|特)级")
"""Which one of several: another one is another thing."""
KIND = "b"
"""The part of speech of what only tells kinds apart: 女, 男. One character of it is a word."""
LEADING = re.compile(
    f"{cues.LESS}|{cues.EVERYTHING.pattern}|有?多大规模|附件|(?:绩效|整体|项目)*(?:自评|评价|打分|评分)+(?:得分)?表"
)
"""What says what is to be done, how large something is, or in which part of a filing it stands."""
COSTS = re.compile("(?:费|费用|支出|收入|资金)$")
"""How items of money end."""
POINTING = re.compile("[这那该此]一?(?:[条格]|项(?!目))|^(?:一共|总共|合计|共计)")
"""What points at the row or the figures that were asked for before."""
MONEY_SPENT = re.compile(
    "(?:花|用|支出|开支|投入|[拨支]?付|拨给?)(?:了|掉|去|出去|一共|总共|合计|总额|[是为有])*(?:多少|几)|多少[万亿]?[钱元]"
)
PEOPLE_COUNTED = re.compile("(?:人次|人数|户数|批次)(?!.*(?:[钱元费款]|金额))")
"""How many people or times there were, which is no money: 门诊人次."""
AMOUNTS = "金额"
COUNTS = re.compile("数量|个数|笔数|[批人件]次|[人户件批]数|[几多少][个人次批件户家条项辆台]")
"""What asks for a number beside amounts of money."""
RATE = re.compile("率|比例|比重|占|百分|[%％成]")
NUMBERED = re.compile("(?P<noun>单位|部门|机构|项目)(?:一共|总共|共)?(?:有|是)?(?:几|多少)[个家]")
"""A general noun whose number is asked for (编报单位有几个): that is what the figure itself has to count."""
NOT_DONE = re.compile(
    r"(?:还没有?|没有?|尚未|未)(?:报销?|支付|付清?|结清?|结算|发放?|兑现|到账|入账|拨付?|[交缴]清?)的$"
)
"""What is said not to be done with the money of an item: no account of what was spent has it."""
NOT_ALL = re.compile("离退?休|退休|聘用|临聘|编外|返聘|借调|实习")
PAID_TO = re.compile("工资|津贴|补贴|奖金|补助|保险|年金|公积金|劳务|医疗|抚恤|休费|福利|支出|经费")
"""Some of the people, and what items are called that are paid to people: of another item theirs are only a part."""
MOVED_OTHERWISE = re.compile(
    "(?:[赔罚捐借贷赚]|(?<!年中)(?<![价额数])[核审]减)(?=[付了掉出去进来给过]{0,3}(?:多少|几|好多))"
    "|(?:空着|空缺|空编|缺编)(?=[了掉出]{0,2}(?:多少|几))"
)
"""Money that is not spent but paid for a damage, for a wrong, as a gift or a loan, or cut in an examination (not what two sums differ
by, 审定价比合同价核减多少), and posts that nobody fills: what was spent, and how many there are, is no answer."""
PART_OF_IT = re.compile(
    r"(?<!\d)(?<!截[至止])(?<!截[至止]20\d\d年)(?:1[0-2]|[1-9])月(?!\d|[末底初])|[第前]?[一二三四1-4]个?季度(?!末)|前(?:[二三四五六七八九十]|十一)个?月|[上下]半年"
)
"""A part of the year of which a figure is asked for; a date, and the end of a month, only say of when the books are."""
CALLED = re.compile(f"([一-鿿]{{2}})类(?:支出|收入)?科目|(?:{cues.MEANS})(政府采购)")
"""What accounts are called by (发改类科目), and the way in which something was got."""
OF_PARTS = re.compile(
    "各个?(?:分|子|小)?项(?!目)(?=[^，,。？?]{0,8}(?:分别|各自?))|每一?项(?!目)|(?:里面?|中)?的?哪[一几]?项(?!目)"
)
"""The parts of something, of which the whole is none: 三公经费里哪一项, 各项分别."""
REMAINDER = re.compile('[“"「‘](其[他它])[”"」’]')
"""A remainder by its very name."""
WORTH = re.compile("原值|净值|离退(?=休(?:人|职工|干部|多少))")
"""What some things are worth in the books: a number of them is not that; and those who left for good, of whom the ones that retired are a
part."""
HERE = re.compile(r"[省市县区厅局院校馆站所队]里")
"""A body spoken of from inside."""


def demands(
    text: str, bare: str, marks: Sequence[Mark], items: Mapping[str, str], question: str = ""
) -> tuple[Demand, ...]:
    """What a question in plain form says besides grammar, organisations and years; `bare` is its text without what was read as these,
    `question` what it is the plain form of."""
    kept = list(LEADING.sub(lambda match: " " * len(match[0]), bare))
    found = []
    asked = asked_for(question, text, bare)
    for mark in marks:
        kept[mark.start : mark.end] = " " * (mark.end - mark.start)
        if mark.item:
            thing = asked.isdisjoint(range(mark.start, mark.end))
            found.append(Demand(text=mark.surface, item=mark.item, thing=thing))
        elif mark.hint and not mark.spoken and mark.surface not in cues.HINTS:
            found.append(Demand(text=mark.surface))
    found += [Demand(text=said) for said in _parts_of(text, marks)]
    found += [Demand(text=match["noun"], counted=True) for match in NUMBERED.finditer(text)]
    found += [
        Demand(text=match[0])
        for one in (MOVED_OTHERWISE, PART_OF_IT, OF_PARTS)
        for match in one.finditer(text)
    ]
    found += [Demand(text=match[match.lastindex or 0]) for match in CALLED.finditer(bare)]
    found += [Demand(text=match[1]) for match in REMAINDER.finditer(question)]
    found += [Demand(text=match[0], counted=True) for match in WORTH.finditer(text)]
    for word in cut(text):
        if "".join(kept[word.start : word.end]) == word.text and _tells(word, items):
            thing = names_thing(word) and word.start not in asked
            found.append(Demand(text=word.text, deed=word.tag.startswith(VERBAL), thing=thing))
    return tuple(found)


def _parts_of(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Words right before an item's name by which only a part of it is meant: 没报销的差旅费, 退休职工的差旅费."""
    for mark in marks:
        if mark.item and (undone := NOT_DONE.search(text, 0, mark.start)):
            yield undone[0]
        if mark.item and not PAID_TO.search(mark.item) and text[mark.start - 1 : mark.start] == "的":
            yield from (
                one.surface
                for one in marks
                if one.spoken and not one.item and one.end == mark.start - 1 and NOT_ALL.search(one.surface)
            )


def _tells(word: Word, items: Mapping[str, str]) -> bool:
    """Whether a word tells one thing from another; of characters that no dictionary joins only those that a name has side by side."""
    if len(word.text) == 1:
        return word.tag == KIND and not EMPTY.fullmatch(word.text)
    if not word.text.isalnum() or word.text[0].isascii():
        return False
    if WHICH.fullmatch(word.text):
        return True
    if word.empty or word.text in _asking() or HERE.fullmatch(word.text):
        return False
    return word.tag != JOINED or any(word.text in name for name in items)


def _asking() -> frozenset[str]:
    return everyday().union(*remarks().values())


def accounted(
    results: tuple[Result, ...], shelf_of: Callable[[Sequence[ReportKey]], Shelf]
) -> tuple[Result, ...]:
    """The results; where the figures among them leave a word of the question unaccounted for, that it was not found."""
    results = tuple(
        failed(leaves_of(one)[0].ask, Reason.NO_ITEM)
        if isinstance(one, Found | Computed) and _points_back(one, before)
        else one
        for before, one in zip((None, *results), results, strict=False)
    )
    results = tuple(_of_blank(one, shelf_of) if isinstance(one, Missing) else one for one in results)
    results = tuple(
        failed(one.ask, Reason.NO_ITEM) if isinstance(one, Found) and _strays(one, results) else one
        for one in results
    )
    told = [figure for one in results for figure in (one.found if isinstance(one, Corrected) else (one,))]
    leaves = [leaf for one in told if isinstance(one, Found | Computed) for leaf in leaves_of(one)]
    entries = [entry for leaf in leaves for entry in _entries(leaf, shelf_of(leaf.ask.reports))]
    if not entries:
        return results
    lacking = [_lacking(one.ask) for one in results if isinstance(one, Missing) and one.ask]
    asked = dict.fromkeys(
        one
        for leaf in leaves
        for one in _of_reading(leaf.ask)
        if not any(one.text in said for said in lacking)
    )
    counted = any(isinstance(one, Found) and _of_another_kind(one) for one in results)
    if not counted and not any(unaccounted(asked, entries)):
        return results
    return tuple(
        failed(leaves_of(one)[0].ask, Reason.NO_ITEM) if isinstance(one, Found | Computed) else one
        for one in results
    )


def _of_blank(one: Missing, shelf_of: Callable[[Sequence[ReportKey]], Shelf]) -> Missing:
    """That a cell is blank, where that cell accounts for the question; else it is another one that is not found."""
    if one.refusal.reason is not Reason.BLANK or one.ask is None or one.fact is None:
        return one
    entry = shelf_of(one.ask.reports).by_id.get(one.fact.id)
    missed = entry is not None and any(unaccounted(_of_reading(one.ask), (entry,)))
    return failed(one.ask, Reason.NO_ITEM) if missed else one


def _points_back(found: Found | Computed, before: Result | None) -> bool:
    """Whether a figure is asked for of what the part before it asked for (这一条), and that was not found."""
    told = before is None or isinstance(before, Found | Computed)
    return not told and POINTING.search(leaves_of(found)[0].ask.said) is not None


def _strays(found: Found, results: Iterable[Result]) -> bool:
    """Whether a figure is asked for by nothing but a deed that another ask of the same reports says of a thing (云平台服务的系统数和服务的单位数),
    and is told elsewhere than what that one found."""
    ask, words = found.ask, found.ask.words.split()
    if (
        not words
        or ask.terms
        or ask.codes
        or not {one.text for one in ask.demands if one.deed}.issuperset(words)
    ):
        return False
    others = [
        one
        for one in results
        if isinstance(one, Found | Missing) and one.ask and one.ask.reports == ask.reports
    ]
    fuller = [one for one in others if one.ask and tokens(ask.words) < tokens(one.ask.words)]
    quote = found.statement.main.quote
    return bool(fuller) and all(
        isinstance(one, Missing) or one.statement.main.quote != quote for one in fuller
    )


def _lacking(ask: Ask) -> str:
    """The words of what is said to be missing: the figures beside it need not have them."""
    return f"{' '.join(ask.terms)} {ask.words}"


def _of_another_kind(found: Found) -> bool:
    """Whether money that is asked for as such was answered by a number of something or by a rate, or a number of people by money."""
    ask, unit = found.ask, found.statement.main.unit
    if ask.unit not in (None, ANYTHING) or ask.measure not in (None, Measure.FINAL):
        return False
    if any(one.item == found.statement.main.term for one in ask.demands):
        return False  # 公务接待费的接待批次
    if unit in MONEY and PEOPLE_COUNTED.search(ask.alone or ask.words):
        return True
    said = ask.alone or ask.said
    spent = MONEY_SPENT.search(said) is not None or (AMOUNTS in said and not COUNTS.search(said))
    if unit == "%":
        return spent and not RATE.search(ask.said)
    costs = any(one.item and COSTS.search(one.item) and one.text in said for one in ask.demands)
    return unit is not None and unit not in MONEY and (spent or costs)


def _of_reading(ask: Ask) -> Iterable[Demand]:
    """The demands on an ask; where it was read as another item than the names said (the whole of several), only those of the rest."""
    named = {item for one in ask.demands if one.item for item in meanings(one.item)}
    read = not ask.terms or not named.isdisjoint(item for term in ask.terms for item in meanings(term))
    return (one for one in ask.demands if read or one.item is None)


def _entries(found: Found, shelf: Shelf) -> Iterator[Entry]:
    """Where the figure stands, with every place that states the same."""
    facts = (found.statement.main, *found.statement.agreeing)
    return (shelf.by_id[fact.id] for fact in facts if fact.id in shelf.by_id)


def unaccounted(asked: Iterable[Demand], entries: Sequence[Entry]) -> Iterator[str]:
    """The words that nothing around the figures says, in the question's order."""
    names = {name for entry in entries for name in entry.names | entry.own_names}
    said = " ".join(_said(entry) for entry in entries)
    there = tokens(said)
    own = plain_words(" ".join(" ".join(_own(entry.fact)) for entry in entries))
    missed: list[str] = []
    done = False
    for one in asked:
        if one.counted:
            yield from () if says(one.text, own, tokens(own)) else (one.text,)
            continue
        named = one.item is not None and not names.isdisjoint(meanings(one.item))
        if named or (one.item is None and any(says(word, said, there) for word in called(one.text))):
            done |= one.deed
        elif one.item is not None:
            yield from min((tuple(_parts(name, said, there)) for name in (one.text, one.item)), key=len)
        elif one.deed:
            missed.append(one.text)
        else:
            yield one.text
    if not done:
        yield from missed


def _own(fact: Fact) -> tuple[str, ...]:
    """The names of a figure itself."""
    return (fact.item, fact.subject or "", *fact.row, *(fact.column if fact.from_cell else ()))


def _parts(name: str, said: str, there: frozenset[str]) -> Iterator[str]:
    """The words of a name that are not found, where the whole name is not."""
    for word in cut(name):
        if len(word.text) > 1 and not word.empty and not says(word.text, said, there):
            yield word.text


def _said(entry: Entry) -> str:
    """All that stands around a figure, as plain text."""
    fact = entry.fact
    labels = (fact.item, fact.subject or "", fact.context or "", *fact.row, *fact.column, fact.unit or "")
    people = "人数" if (fact.unit or "").lstrip("万亿") in PERSONS else ""
    return plain_words(
        " ".join(
            (
                *labels,
                people,
                measured_in(fact.unit),
                entry.place,
                entry.before,
                entry.clause,
                fact.organisation,
            )
        )
    )
