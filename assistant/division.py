"""Which kind of answer a turn wants, and the parts of one that wants several.

Owns whether a question is cut. Where the cuts are belongs to `assistant.parts`.
"""

import itertools
import re

from assistant import kinds
from assistant.altogether import SO_MANY
from assistant.condition import KINDS_OF_UNITS
from assistant.coordinate import listed
from assistant.domain import Operation, Wanted
from assistant.frame import Frame, frame
from assistant.intent import ABOUT_ONE_THING, TOLD_IN_WORDS
from assistant.larger import YEARS
from assistant.lexicon import Lexicon
from assistant.measures import OF_TWO, off_plan, shared
from assistant.mistyped import mended
from assistant.over_turns import OVER, operation_of
from assistant.parts import ASKS, before_the_last, each_and_last, meant, parts, sentences
from assistant.place import two_tables
from assistant.scan import COLUMNS, Mark
from assistant.whole_names import blanked
from assistant.whose import OVER_REPORTS
from assistant.years import YEAR
from ingest.fact import BUDGETS

EACH = re.compile(r"各自?的?|分别的?|respectively|each")
"""What asks for each of the things before it."""
BOTH_TABLES = re.compile("两[张个]?表(?:之间)?的?(?:数据?|金额)?")
ASKED_EACH = re.compile(f"{EACH.pattern}.*(?:多少|几)")
"""What asks for the figures of the things themselves, before what is computed of each."""
OF_EACH = re.compile("[^，,；;。？?]*(?:占|比[例重]|百分)")
"""Behind it, the share that is asked of each, and not of all of them in a later clause."""


def divided(now: Frame, whole: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    """The questions that `now`, completed as `whole`, is made of; fewer than two where it asks for one thing."""
    asked = (
        _in_each_table(now)
        or _each_in_its_year(now)
        or _each_by_itself(now)
        or _for_figures(now, whole, lexicon)
    )
    if len(asked) > 1:
        further = (_done_with_them(now, part, lexicon) or (part,) for part in asked)
        return tuple(itertools.chain.from_iterable(further))
    return (
        _done_with_them(now, now.question, lexicon)
        or _in_sentences(now, lexicon)
        or _with_words(now, lexicon)
    )


def _each_by_itself(now: Frame) -> tuple[str, ...]:
    """A question for what is computed of each of several things, for one of them at a time: 差旅费和会议费各比预算少花多少, 分别人均多少,
    货物、工程、服务各占多少."""
    found = [(each, run) for each in EACH.finditer(now.text) if (run := _run(now, each.start()))]
    planned = now.operation in OF_TWO and set(BUDGETS) & set(now.measures)
    over_years = len(now.years) > 1 and (now.operation in OF_TWO or now.change is not None)
    computed = now.operation is Operation.PER_HEAD or planned or over_years or off_plan(now, now.operation)
    shares = [one for one in found if shared(now) and OF_EACH.match(now.text, one[0].end())]
    chosen = shares or (found if computed else [])
    if not chosen:
        return ()
    each, things = chosen[0]
    asked, _, lead = now.text[things[-1].end : each.start()].rpartition(",")
    behind, _, rest = now.text[each.end() :].partition(",") if shares else (now.text[each.end() :], "", "")
    figures = now.text[: things[-1].end] + asked if ASKED_EACH.search(asked) else ""
    one_by_one = (f"{now.text[: things[0].start]}{thing.surface}{lead}{behind}" for thing in things)
    return *filter(None, [figures]), *one_by_one, *([rest] if ASKS.search(rest) else [])


def _in_each_table(now: Frame) -> tuple[str, ...]:
    """A question for what each of two tables has of one thing: 收入决算表和支出决算表上分别是多少，两表相差多少."""
    found = two_tables(now.text)
    if found is None:
        return ()
    start, one, other, end = found
    asked, *rest = re.split("[,;?]", now.text[end:], maxsplit=1)
    if not ASKED_EACH.search(asked):
        return ()
    behind = EACH.sub("", asked, count=1)
    apart = "".join(BOTH_TABLES.sub("", one) for one in rest if ASKS.search(one))
    return tuple(filter(None, (*(f"{now.text[:start]}{table}{behind}" for table in (one, other)), apart)))


def _each_in_its_year(now: Frame) -> tuple[str, ...]:
    """A question for several measures of one thing, each of a year of its own: 2022年决算数和2023年预算数各是多少."""
    pairs = [
        (year, mark)
        for year in YEAR.finditer(now.text)
        for mark in now.marks
        if mark.measure and mark.start - year.end() in (0, 1) and now.text[year.end() : mark.start] in "的 "
    ]
    between = (now.text[one.end : year.start()] for (_, one), (year, _) in itertools.pairwise(pairs))
    listed = all(re.fullmatch("以及|还有|[、和与及跟,]", words.strip()) for words in between)
    if len(pairs) < 2 or not listed or len({mark.measure for _, mark in pairs}) < 2:
        return ()
    lead = YEAR.sub("", now.text[: pairs[0][0].start()])
    return tuple(f"{lead}{now.text[year.start() : mark.end]}是多少" for year, mark in pairs)


def _run(now: Frame, end: int) -> list[Mark]:
    """The names side by side before a place of a turn's text, with the column of theirs or without; nothing where there is but one."""
    named = [mark for mark in now.marks if mark.item and mark.end <= end]
    if not named or meant(_besides_measures(now, named[-1].end, end)):
        return []
    if len(named) > 1 and named[-1].item in COLUMNS and now.text[named[-2].end : named[-1].start] == "的":
        named = named[:-1]
    first = next((at for at in range(len(named) - 1, 0, -1) if not listed(now, named[at - 1], named[at])), 0)
    return named[first:] if len(named) - first > 1 else []


def _besides_measures(now: Frame, start: int, end: int) -> str:
    """A part of a turn's text without measures, the number of things and years held against each other: 两项决算2023年比2020年."""
    measured = ((mark.start, mark.end) for mark in now.marks if mark.measure and mark.start >= start)
    return YEARS.sub("", SO_MANY.sub("", blanked(now.text, measured)[start:end]))


def wanted_of(turn: Frame) -> Wanted:
    """The kind of answer; a figure where items or measures are named and nothing else is asked for."""
    named = bool(turn.items or turn.codes or turn.measures)
    chosen = turn.operation in OVER_REPORTS or turn.limit is not None
    over = (
        chosen
        and (named or turn.limit or turn.things in KINDS_OF_UNITS)
        and (turn.wanted is Wanted.ORGANISATION or turn.things is not None)
    ) or (named and turn.wanted is Wanted.DATE and len(turn.years) > 1)
    if turn.wanted in ABOUT_ONE_THING and not over:
        return turn.wanted
    if turn.claim is not None:
        return Wanted.VERDICT
    if turn.figure or turn.limit or turn.operation is not Operation.LOOKUP:
        return Wanted.FIGURE
    if re.search(kinds.OPEN, turn.text):
        return turn.wanted or Wanted.PASSAGE
    if turn.wanted is Wanted.LIST and len(turn.items) > 1 and not turn.rest:
        return Wanted.FIGURE  # 请列出A、B、C
    if turn.wanted and not turn.items:
        return turn.wanted
    if turn.measures or ((turn.items or turn.codes) and turn.wanted is None):
        return Wanted.FIGURE
    return turn.wanted or Wanted.PASSAGE


def _for_figures(now: Frame, whole: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    """The parts of a question for figures, also where words of one part look like a question that is answered in words."""
    asked = parts(mended(now.question))
    if len(asked) < 2 or wanted_of(whole) is Wanted.FIGURE:
        return asked
    figures = (
        wanted_of(frame(part, english=now.english, lexicon=lexicon)) is Wanted.FIGURE for part in asked
    )
    return asked if all(figures) else ()


def _done_with_them(now: Frame, question: str, lexicon: Lexicon) -> tuple[str, ...]:
    """In `question`, all of a turn or a part of it, the question for several figures, and the one that closes it: for what they make
    together, how far they are apart, or for something else of one of them: 各多少，公务接待费占百分之几."""
    found = each_and_last(mended(question))
    if found is None:
        return ()
    figures, last = (frame(part, english=now.english, lexicon=lexicon) for part in found)
    if len(figures.years) > 1 and not last.items and set(last.years) < set(figures.years):
        found = found[0], YEAR.sub("", found[1])  # 各是多少，2023年少了多少
        last = frame(found[1], english=now.english, lexicon=lexicon)
    of_one = bool(set(last.items) & set(figures.items)) and not EACH.search(last.text)
    return found if of_one or operation_of(last) in (*OVER, Operation.SHARE) else ()


def _in_sentences(now: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    """The questions that stand side by side where one of them is answered in words."""
    asked = sentences(mended(now.question))
    if len(asked) < 2:
        return ()
    told = [wanted_of(frame(part, english=now.english, lexicon=lexicon)) in ABOUT_ONE_THING for part in asked]
    each = ((part,) if talked else parts(part) for part, talked in zip(asked, told, strict=True))
    return tuple(itertools.chain.from_iterable(each)) if any(told) else ()


def _with_words(now: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    """The questions for figures, and the one that closes them and is answered in words: 为什么, 主要来自哪里, 存在什么问题."""
    found = before_the_last(mended(now.question))
    if found is None:
        return ()
    figures, last = (frame(part, english=now.english, lexicon=lexicon) for part in found)
    told = wanted_of(figures) is Wanted.FIGURE and _asks_words(last, found[1])
    return (*parts(found[0]), found[1]) if told else ()


def _asks_words(turn: Frame, said: str) -> bool:
    """Whether a closing clause asks for something in words; 分别是哪些 only asks for the things that were counted."""
    wanted = wanted_of(turn)
    if wanted is Wanted.LIST and not meant(said):
        return False
    told = wanted in TOLD_IN_WORDS or turn.operation is Operation.COMPOSITION
    return wanted is Wanted.REASON or (told and re.search(kinds.QUESTION_WORD, said) is not None)
