"""Completes a turn by the turns before it: what it does not say carries over, part by part; a new topic starts clean."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.condition import LOST_SO_MUCH
from assistant.coordinate import in_one_column
from assistant.cues import EACH, ENDS, TAKES
from assistant.cues import FUNDS as FUND_WORDS
from assistant.domain import Operation, Wanted
from assistant.frame import Frame, Terms
from assistant.identity import Identity
from assistant.kinds import CHOSEN
from assistant.organisations import Mention
from assistant.precedence import contains
from assistant.scan import COLUMNS, FUNDS, SPENT_AS, STAFF, Mark, as_measures
from assistant.shares import of_whole
from assistant.shelf import WHOLE_SCORE
from assistant.statement import MONEY
from assistant.whole_names import SPENDING, functional_accounts, of_a_row, of_the_field
from assistant.years import PART_OF_YEAR
from ingest.fact import AIMED, SCORES, Measure

PAIR = re.compile(
    r"(这|那|上面|上述|刚才|前面)?(两个|两家|二者|两者|俩|两项|两笔|两样|两年)|它们|他们两|these two|the two|both of them"
)
MOVED = re.compile(r"^(那|那么|一共|总共)?(少|多|差|相差|高|低|涨|降|增加|减少)[了出]{0,2}(多少|几)")
"""How far the two that were spoken of last are apart, or how one of them changed."""
CHANGED = re.compile("[涨降增减]")
POINTS = "分"
"""What scores are counted in, which asks for nothing besides them: 满分各几分."""
OVER_PARTS = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST, Operation.COMPOSITION)
HELD_TOGETHER = (Operation.COMPARE, Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.SUM)
"""What can only be done with several figures."""
ALTOGETHER = re.compile(r"(一共|加起来|合计|总共|加一起|合起来|together|in total)")
SUM = re.compile(r"^[^占比率%]{0,6}(?:金额|数额|多少(?:万|亿)?[元钱])[^占比率%]{0,6}$")
"""What asks for the amount itself, after a share of something."""
WHOLE = re.compile(r"支出|收入|收支|总计|合计|expenditure|income|revenue", re.IGNORECASE)
"""Words that speak of an organisation's whole income or spending: a topic, though no item."""
EXPLAINED = re.compile(r"(?:怎么|如何|怎样)[^，,。？?]{0,2}(?:解释|说明)|解释一下")
"""Of a change that was told before, what explains it is its reason."""
CORRECTED = r"(?:(?:不对|不是|错了|弄错了|搞错了)(?:这个)?[，,。!！ ]*)?(?:我(?:是)?(?:想|要)?(?:问|说|指|讲)的?(?:其实|应该)?是|我(?:是)?(?:想|要)(?:问|知道)的?(?:是)?)"
"""What puts the question before right, and says nothing itself."""
ELLIPTIC = re.compile(
    rf"(呢[？?]?$|又(?:[是有为]|得了?|花了?)?(?:多少|几)[一-鿿]{{0,2}}[？?]?$|^(那|那么|其中|这?里面|换成|换|改成|再看|再|还有|and |what about|how about)|^{CORRECTED}|^no, |^i (mean|meant)\b)",
    re.IGNORECASE,
)
"""What goes on with the question before, or puts it right."""

AGAIN = re.compile(
    r"(?:重新?|再)(?:报|说|讲|答|念|写|给)我?一?[遍次]|(?:带上?|注明|标明|加上)单位|[是按]?[万亿]?元还是[万亿]?元"
)
"""What only wants the same answer once more, or its unit, which every figure has."""
OF_IT = re.compile(
    r"^(?:那么?)?(?:里(?=\s)|其中|这其中|[这那]?里[面头边]|[这那]?当中)|[那这]?(?:一?部分|一?块儿?)(?:呢|是|有|又|花|[？?]|$)|"
    r"(?:列支|安排|负担|承担|开支|支付|解决|保障|出|拨付?|来)的|^of (?:that|this|which|these|it)\b|\bof (?:that|which)\b",
    re.IGNORECASE,
)
"""What asks for a part of the figure before by whose money it is: 其中由财政拨款列支的."""
WORK_THERE = re.compile("在职|在编|在岗|编制")
OF_ALL = re.compile("全年|[全本]?(?:部门|系统)|[全本][局厅委校院]|[局厅委校院]里|合计|总共|整个")
"""What speaks again of the body whose report it is, and not of one that has a row in it."""
SPENDS = re.compile("[花用支][了掉出]|支出|开支|列支|决算")
PAID = re.compile(
    r"由|用|靠|从|列支|安排|负担|承担|开支|支付|支出|解决|保障|出|拨付?|来|部分|块儿?|其中|里[面头边]"
)
"""What only says that money pays for something."""


def complete(turns: Sequence[Frame]) -> Frame:
    """The last of `turns` (at least one), completed by those before it."""
    now = turns[0]
    for at in range(1, len(turns)):
        now = _follow(now, turns[at], turns[:at])
    return now


def _follow(before: Frame, now: Frame, earlier: Sequence[Frame]) -> Frame:
    """`now` with what it leaves unsaid taken from `before`, the completed turn just before it."""
    if before.items and not {*before.measures} & {*SCORES, *AIMED}:
        now = replace(now, marks=tuple(as_measures(now.marks)))  # 完成率, of what was spent
    whole = bool(now.identity.mentions and WHOLE.search(now.free.replace(now.place or " ", " ")))
    over_parts = now.operation in OVER_PARTS  # what contains them is then all that has to be named
    named = any(mark.item and (over_parts or not contains(mark, now.text)) for mark in now.marks)
    # 平均几分 is a figure of its own.
    mean = now.operation is Operation.AVERAGE and Measure.SCORE in now.measures
    again = AGAIN.search(now.question) is not None and not (now.items or now.identity.mentions)
    topic = bool(
        named or now.codes or whole or mean or _complete(before, now) or (_says_something(now) and not again)
    )
    if now.identity.mentions and topic and not ELLIPTIC.search(now.question.strip()):
        return now
    if now.identity.unknown:
        return now if topic else _same_topic(before, now)
    if now.wanted is Wanted.DEFINITION and EXPLAINED.search(now.text) and before.change:
        now = replace(now, wanted=Wanted.REASON)
    kept = now if now.identity.mentions or now.everybody else replace(now, identity=before.identity)
    kept = replace(kept, years=now.years or before.years, english=now.english)
    moved = MOVED.search(now.question) is not None
    apart = moved and not (
        topic or now.years or before.change or _of_one_year(now, earlier)
    )  # of a change that was asked for, it is the change
    if (PAIR.search(now.question) or apart) and not now.identity.mentions:
        pair = _pair(before, kept, earlier, topic=topic)
        return replace(pair, operation=Operation.DIFFERENCE) if apart else pair
    if (
        not (topic or now.identity.mentions)
        and now.operation in HELD_TOGETHER
        and len(_spoken_of(earlier)) > 1
    ):
        return _pair(before, kept, earlier, topic=False)
    if not topic:
        return _same_topic(before, kept)
    if (of_it := _part_of(before, kept)) is not None:
        return of_it
    if now.whole and now.items and all(mark.surface in now.whole for mark in now.marks if mark.item):
        part = tuple(mark for mark in before.marks if mark.item)
        kept = replace(kept, fund=now.fund or before.fund, place=now.place or before.place)
        return replace(kept, marks=(*part, *now.marks), rest=f"{before.rest} {_unread(now)}".strip())
    if not (now.items or now.codes or now.identity.mentions) and now.wanted is not None and not now.figure:
        return _more_of(before, kept)
    if ELLIPTIC.search(now.question.strip()) or _bare(now):
        kept = _in_its_column(before, kept)
        kept = _same_wish(before, replace(kept, context=f"{before.context} {before.rest}".strip()))
    return kept if now.identity.mentions or now.everybody else _of_its_row(before, kept)


def _of_one_year(now: Frame, earlier: Sequence[Frame]) -> bool:
    """Whether a turn asks what became of what was spoken of last, and not how far it is from another thing of the same year: 降了多少."""
    years = {year for turn in earlier for year in turn.years}
    return CHANGED.search(now.question) is not None and len(years) < 2


def _of_its_row(before: Frame, now: Frame) -> Frame:
    """What `now` names, of the row that was spoken of: the columns of a body that has one in another's report, 考试院的收入 ⇒ 项目支出呢; whatever
    a table states month by month, 三季度受理多少 ⇒ 办结多少."""
    columns = set(now.items) <= COLUMNS | STAFF and (now.items or WORK_THERE.fullmatch(now.rest))
    whenever = not of_the_field() & set(now.items)
    rows = [
        mark
        for mark in before.marks
        if (columns and of_a_row(mark.item)) or (whenever and PART_OF_YEAR.fullmatch(mark.item or ""))
    ]
    own = now.codes or OF_ALL.search(now.text) or any(PART_OF_YEAR.fullmatch(item) for item in now.items)
    if own or len({mark.item for mark in rows}) != 1:
        return now
    at = next((mark.start for mark in now.marks if mark.item), 0)
    return replace(now, marks=(replace(rows[0], start=at, end=at), *now.marks))


def _in_its_column(before: Frame, now: Frame) -> Frame:
    """The account that `now` names in place of another, of the money and in the column that was asked for of that one: 公安的项目支出 ⇒ 教育呢."""
    columns = [mark for mark in before.marks if mark.item in SPENT_AS]
    rows = [item for item in before.items if item not in COLUMNS | FUNDS] or before.codes
    named = set(now.items) <= functional_accounts() and (now.items or now.codes)
    if not (rows and named) or now.operation is not Operation.LOOKUP:
        return now
    if set(rows) <= functional_accounts():
        now = replace(now, fund=now.fund or before.fund)
    return replace(now, marks=(*now.marks, columns[0])) if len(columns) == 1 else now


def _bare(now: Frame) -> bool:
    """Whether a turn is nothing but the name of an item."""
    return now.text.strip("?？。 ") in {mark.surface for mark in now.marks if mark.item}


def _complete(before: Frame, now: Frame) -> bool:
    """Whether a turn names the organisation of the turn before once more, and asks for something: then nothing is left unsaid."""
    same = now.identity.organisations == before.identity.organisations != ()
    return same and bool(now.measures or now.figure) and not ELLIPTIC.search(now.question.strip())


def _spoken_of(turns: Sequence[Frame]) -> dict[str, Mention]:
    """The organisations that were spoken of, each once."""
    return {mention.organisation: mention for turn in turns for mention in turn.identity.mentions}


def _things(turns: Sequence[Frame]) -> tuple[tuple[Terms, str], ...]:
    """What was spoken of, each once: items with their free words, and with the column that all of a turn were asked in."""
    things = (thing for turn in turns for thing in in_one_column(turn, turn.pieces))
    return tuple(dict.fromkeys(thing for thing in things if any(thing)))


def _part_of(before: Frame, now: Frame) -> Frame | None:
    """The item spoken of before, of the money or the part of expenditure that alone `now` names as a part of it."""
    said = re.sub("|".join(words for words, _ in FUND_WORDS), "", PAID.sub("", now.rest))
    if not OF_IT.search(now.question) or now.codes or said.strip():
        return None
    spoken_of = tuple(mark for mark in before.marks if mark.item)
    others = [item for item in before.items if not _of_money(item)]
    rows = [item for item in before.items if item != SPENDING] or before.items
    if not spoken_of or not all(map(_of_money, now.items)):
        return None
    kept = replace(now, marks=(*spoken_of, *(mark for mark in now.marks if not mark.item)), rest=before.rest)
    demands = tuple(one for one in now.demands if one.item or PAID.sub("", one.text))
    kept = replace(kept, pieces=before.pieces, demands=demands)
    if now.fund and (others or before.items == (SPENDING,)):
        return kept
    whole = ((*rows, *now.items), before.rest)
    return replace(kept, fund=before.fund, pointed=(whole,)) if others and now.items else None


def _unread(now: Frame) -> str:
    """The words for what a share is of that no name explains: they have to be found, or the share is of something else."""
    return " ".join(word for word in now.rest.split() if len(word) > 1 and word in (now.whole or ""))


def _part_alone(before: Frame) -> Frame:
    """What a share was asked of, without what it is a share of: 占采购总额的比例是多少，金额是多少."""
    if not before.whole or before.within:
        return before
    shared = (mark for mark in before.marks if not (mark.item and of_whole(mark, before)))
    marks = tuple(mark for mark in shared if mark.measure is not Measure.SHARE)
    demands = tuple(one for one in before.demands if one.text not in (before.whole or ""))
    return replace(before, marks=marks, demands=demands, whole=None, operation=Operation.LOOKUP)


def _of_money(item: str) -> bool:
    """Whether an item's name says whose money it is, or which part of all expenditure."""
    return item in COLUMNS | FUNDS or any(re.search(words, item) for words, _ in FUND_WORDS)


def _says_something(turn: Frame) -> bool:
    """Whether words are left that carry a topic of their own."""
    return any(len(word) > 1 for word in ELLIPTIC.sub("", turn.rest).split())


def _same_topic(before: Frame, now: Frame) -> Frame:
    """The topic of `before` in the light of `now`: another year, organisation, measure or question."""
    before = _part_alone(before) if SUM.search(now.text) else before
    named = tuple(_at_its_end(mark, now) for mark in before.marks if mark.item)
    kept = replace(now, marks=(*named, *now.marks), codes=before.codes)
    kept = replace(
        kept,
        rest=before.rest,
        topic=f"{before.topic} {now.topic}",
        demands=before.demands,
        fund=now.fund or before.fund,
        place=now.place or before.place,
        whole=now.whole or before.whole,
    )
    if before.things and before.limit and LOST_SO_MUCH in now.text:
        return replace(kept, things=before.things, limit=before.limit, operation=Operation.SUM)
    summed = ALTOGETHER.search(now.question) is not None
    things = tuple(
        (terms, words)
        for terms, words in in_one_column(before, before.pieces)
        if words or not terms or not set(terms) <= set(before.within)
    )
    in_points = now.units == (POINTS,) and set(now.measures) <= set(SCORES)
    each = re.search(EACH, before.question) and now.measures and (in_points or not now.units)
    if len(things) > 1 and each:
        return replace(kept, pointed=things, rest="")
    if len(things) > 1 and (summed or now.operation in HELD_TOGETHER):
        operation = Operation.SUM if summed else now.operation
        return replace(kept, pointed=things, rest="", operation=operation)
    return _same_wish(before, kept)


def _more_of(before: Frame, now: Frame) -> Frame:
    """A question in words about the thing spoken of before: who supplied it, when, where."""
    items = tuple(mark for mark in before.marks if mark.item)
    about = tuple(one for one in before.demands if one.thing)
    return replace(
        now,
        marks=(*items, *now.marks),
        topic=f"{before.topic} {now.topic}",
        demands=(*about, *now.demands),
    )


def _same_wish(before: Frame, now: Frame) -> Frame:
    """What is wanted of the topic: as before, unless `now` says otherwise."""
    told = now.wanted not in (None, Wanted.PASSAGE) or re.search(CHOSEN, now.text)
    if told or now.measures or now.operation is not Operation.LOOKUP:
        return now
    sums = {*MONEY, "钱", "%"}
    counts = now.units and not sums & set(now.units)  # how many there were is no sum that was spent
    measures = tuple(
        mark for mark in before.marks if (mark.measure and not counts) or mark.item == WHOLE_SCORE
    )
    measures = _begun(before, now, measures)
    return replace(
        now,
        marks=(*now.marks, *measures),
        change=before.change,
        operation=before.operation,
        whole=now.whole or before.whole,
        wanted=now.wanted or before.wanted,
        figure=now.figure or before.figure or (before.wanted is None and bool(before.items or before.codes)),
    )


def _at_its_end(mark: Mark, now: Frame) -> Mark:
    """What was left at one end of the year, as of the other where only that is said: 年末结转和结余, 年初呢."""
    said = [end for end, words in ENDS.items() if re.search(words, now.text)]
    other = next((end for end in ENDS if end not in said and end in (mark.item or "")), None)
    return replace(mark, item=(mark.item or "").replace(other, said[0])) if other and len(said) == 1 else mark


def _begun(before: Frame, now: Frame, measures: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The measures of the turn before; where that asked what was spent, at the beginning of the year what was given for it."""
    begun = next((mark for mark in now.marks if mark.hint and mark.surface == "年初"), None)
    ends = any(end in item for item in before.items for end in ENDS)
    spent = (
        not ends and {mark.measure for mark in measures} <= {Measure.FINAL} and SPENDS.search(before.question)
    )
    return (replace(begun, hint=False, measure=Measure.INITIAL_BUDGET),) if begun and spent else measures


def _pair(before: Frame, now: Frame, earlier: Sequence[Frame], *, topic: bool) -> Frame:
    """The two organisations, or else the two items or years, that were spoken of last."""
    mentions = _spoken_of(earlier)
    years = tuple(dict.fromkeys(year for turn in earlier for year in turn.years))
    kept = now if topic else replace(now, marks=before.marks, rest=before.rest, codes=before.codes)
    things = _things(earlier)[-2:]
    if topic and len(things) > 1 and re.search(TAKES, now.free):
        return replace(now, pointed=things, rest="", identity=before.identity)
    if len(mentions) > 1:
        both = Identity(mentions=tuple(mentions.values())[-2:], rivals=(), unknown=None)
        own = now.years != before.years or topic  # each is compared in the year that it was spoken of in
        return replace(kept, identity=both, years=now.years if own else years[-2:])
    if len(things) > 1 and not topic:
        named = {mark.item: mark for turn in earlier for mark in turn.marks if mark.item}
        measures = (mark for mark in before.marks if mark.measure)
        marks = (*tuple(named.values())[-2:], *(() if now.measures else measures))
        return replace(kept, marks=marks, pointed=things, rest="")
    return replace(kept, years=years[-2:] or kept.years)
