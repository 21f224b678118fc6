"""Question → Query: who is asked about, which year, which items, which measure, and what is to be done with them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import claims, cues, kinds
from assistant.afterwards import with_those_before
from assistant.agreeing import of_the_figure, undoubted
from assistant.asks import asks_of
from assistant.beginnings import purchased
from assistant.content import content
from assistant.conversation import at_levels, in_words
from assistant.dialogue import complete
from assistant.division import divided, wanted_of
from assistant.domain import (
    Against,
    Ask,
    Claim,
    ContextKind,
    Holder,
    Language,
    Operation,
    Query,
    Wanted,
    Working,
)
from assistant.frame import Frame, frame, stated
from assistant.joints import joints_of
from assistant.larger import first_more
from assistant.lexicon import Lexicon
from assistant.operands import Alone, apiece, computed_from, counted_before
from assistant.outside import is_outside
from assistant.over_turns import once_more, operation_of, over_turns
from assistant.particulars import particulars
from assistant.parts import judged_first, judged_last, parts
from assistant.patterns import pattern
from assistant.refusals import SHAPED, facility, having_row, no_such_year, refusal_of
from assistant.roles import asked_roles, of_roles
from assistant.scoped import gone_on
from assistant.series import alone, counted_only, of_the_same, to_go_on_with, together, with_unread
from assistant.topic import coined, telling
from assistant.whole_names import blanked
from assistant.words import formal
from assistant.worked import COMPUTED, listed, workings


def parse(question: str, history: Sequence[str], lexicon: Lexicon) -> Query:
    """How `question` reads after the earlier user turns of `history`, oldest first."""
    question = undoubted(question)
    *before, asked = at_levels(gone_on(purchased((*history, question))), lexicon)
    frames = _frames(asked, lexicon)
    return replace(_parsed(question, before, frames, lexicon), workings=_workings(frames[0]))


def _workings(turn: Frame) -> tuple[Working, ...]:
    """What a turn wants computed, by its words outside of names that themselves have such words: 人均支出水平, 本年支出合计."""
    inside = ((mark.start, mark.end) for mark in turn.marks if COMPUTED.search(mark.item or ""))
    things = [(mark.start, mark.end) for mark in turn.marks if not mark.filler]
    return workings(blanked(turn.text, inside), listed(turn.text, things))


def _parsed(question: str, history: Sequence[str], frames: Sequence[Frame], lexicon: Lexicon) -> Query:
    """A question whose own `frames` are those of what it asks and of what that is held against."""
    earlier = [_frame(turn, lexicon) for turn in history[-6:] if not is_outside(turn)]
    now, *against = frames
    now = counted_before(now, earlier)
    if (halves := judged_last(question)) and claims.is_verdict(halves[1]):
        figure, judged = (parse(part, history, lexicon) for part in halves)
        return replace(figure, question=question, further=(*figure.further, judged))
    if (first := judged_first(question)) and claims.is_verdict(first[0]):
        judged, figure = parse(first[0], history, lexicon), parse(first[1], (*history, first[0]), lexicon)
        return replace(figure, question=question, further=(*figure.further, judged))
    if told := _over_turns(now, history, earlier, lexicon):
        return replace(told, question=question)
    if now.claim is not None:
        return _claiming(question, [*earlier, now], against, lexicon)
    whole = _of_figures(complete([*earlier, now]))
    if reckoned := _reckoned(question, whole, now.topic, lexicon):
        return replace(reckoned, carried=_carried(now, whole))
    if reasons := _reasons(question, whole, lexicon):
        return replace(reasons, carried=_carried(now, whole))
    asked = divided(now, whole, lexicon)
    again = _asked_before(now, earlier) if len(asked) < 2 else ()
    if len(asked) < 2 and len(again) < 2:
        read = _query(question, whole, lexicon)
        return replace(read, carried=_carried(now, whole), before=_before(earlier, whole, lexicon))
    said = [frame(part, english=now.english, lexicon=lexicon) for part in again or asked]
    if again:
        said = [replace(part, identity=whole.identity, years=whole.years) for part in said]
    turns = together(said, now)
    leading = [turns[0], *(to_go_on_with(turn) for turn in turns[1:])]
    completed = [_of_figures(complete([*earlier, *leading[:at], turns[at]])) for at in range(len(turns))]
    about = " ".join((*completed[0].items, completed[0].rest))
    one, *others = (
        _query(question, turn if not at else _going_on(turn, completed[0], own, about), lexicon)
        for at, (turn, own) in enumerate(zip(completed, said, strict=True))
    )
    one = alone(counted_only(one, completed[0]), said[0])
    others = [
        with_unread(alone(counted_only(other, own), own), before, own)
        for other, (before, own) in zip(others, itertools.pairwise(said), strict=True)
    ]
    one, *others = with_those_before(said, (one, *others), lambda: _asked(history, lexicon))
    once = one.operation is not Operation.LOOKUP
    more = tuple(other for other in others if not (once and _wish(other) == _wish(one)))
    return replace(one, further=more, carried=_carried(now, whole))


def _going_on(turn: Frame, first: Frame, own: Frame, about: str) -> Frame:
    """A later part of a question beside the first one, which tells what it is about unless the part says by itself whom it asks of."""
    return replace(of_the_same(turn, first), context="" if own.identity.mentions else about)


def _over_turns(
    now: Frame, history: Sequence[str], earlier: Sequence[Frame], lexicon: Lexicon
) -> Query | None:
    """What a turn does with the figures that those before it asked for, or once more what the one before it did with them."""
    over = operation_of(now) if earlier else None
    again = over is None and earlier and operation_of(earlier[-1])
    if not (over or again):
        return None
    asked = _asked(history, lexicon)
    if over:
        return over_turns(now, over, asked)
    return once_more(now, tuple(holder.key for holder in _holders(now, lexicon)), asked)


def _asked(history: Sequence[str], lexicon: Lexicon) -> list[Query]:
    """The earlier turns, each read in the light of those before it."""
    return [parse(turn, history[:at], lexicon) for at, turn in enumerate(history)]


def _reasons(question: str, whole: Frame, lexicon: Lexicon) -> Query | None:
    """The reason in each of several years, where it is asked for one by one."""
    each = wanted_of(whole) is Wanted.REASON and re.search(cues.EACH, whole.question, re.IGNORECASE)
    if not each or len(whole.years) < 2:
        return None
    of_years = (replace(whole, years=(year,)) for year in whole.years)
    one, *others = (_query(question, turn, lexicon) for turn in of_years)
    return replace(one, further=tuple(others))


def _alone(question: str, whole: Frame, lexicon: Lexicon) -> Alone:
    """What reads questions for single figures of the organisation and year of the whole; nothing where one is for something else."""

    def read(asked: Sequence[str]) -> list[Query] | None:
        turns = (frame(one, english=False, lexicon=lexicon) for one in asked)
        same = (replace(turn, identity=whole.identity, years=whole.years) for turn in turns)
        queries = [_query(question, turn, lexicon) for turn in same]
        alone = (
            not one.refusal and one.operation is Operation.LOOKUP and len(one.asks) == 1 for one in queries
        )
        return queries if all(alone) else None

    return read


def _apiece(question: str, turn: Frame, lexicon: Lexicon) -> Query | None:
    """A question for an amount apiece, of each year where it speaks of several."""
    if is_outside(turn.question):
        return None
    turns = [replace(turn, years=(year,)) for year in turn.years] if len(turn.years) > 1 else [turn]
    read = [apiece(one, _alone(question, one, lexicon)) for one in turns]
    first, *others = (
        query and replace(query, reading=_reading(turn, query.holders, query.years)) for query in read
    )
    return replace(first, further=tuple(filter(None, others))) if first and all(others) else None


def _reckoned(question: str, whole: Frame, topic: str, lexicon: Lexicon) -> Query | None:
    """A question that says itself which figures are computed with."""
    if whole.english or refusal_of(whole, lexicon):
        return None
    read = computed_from(whole, topic, _alone(question, whole, lexicon))
    return replace(read, topic=_topic(whole, read.holders)) if read else None


def _wish(query: Query) -> tuple[object, ...]:
    """What a part asks for: 哪家最多，有多少 asks for one thing twice."""
    return query.operation, tuple(
        replace(ask, hints="", head="", said="", counted="", alone="") for ask in query.asks
    )


def _claiming(question: str, turns: list[Frame], others: Sequence[Frame], lexicon: Lexicon) -> Query:
    """A yes-or-no question, with the figures that it holds the first one against."""
    whole = complete(turns)
    further = tuple(_query(question, complete([*turns, other]), lexicon) for other in others)
    query = _query(question, whole, lexicon)
    return replace(query, further=further, carried=_carried(turns[-1], whole))


def _before(earlier: Sequence[Frame], whole: Frame, lexicon: Lexicon) -> Ask | None:
    """What the turn before asked for, where this one speaks of the same organisation and year."""
    if not earlier:
        return None
    turn = _of_figures(complete(earlier))
    same = (turn.identity.organisations, turn.years) == (whole.identity.organisations, whole.years)
    asks = _query(turn.question, turn, lexicon).asks if same else ()
    return asks[0] if len(asks) == 1 else None


def _asked_before(now: Frame, earlier: Sequence[Frame]) -> tuple[str, ...]:
    """The parts of the question before this one, which only says another year or organisation for all of them."""
    for before in (now, *reversed(earlier)):
        if _asks_something(before):
            return parts(before.question) if before is not now else ()
    return ()


def _asks_something(turn: Frame) -> bool:
    """Whether a turn says what it wants to know, and not only of whom or when."""
    named = turn.items or turn.codes or turn.rest or turn.place
    return bool(named or turn.measures or turn.units or turn.wanted) or turn.operation is not Operation.LOOKUP


def _carried(now: Frame, whole: Frame) -> frozenset[ContextKind]:
    """What a completed turn says that it did not say by itself."""
    taken = {
        ContextKind.ORGANISATION: bool(whole.identity.mentions) and not now.identity.mentions,
        ContextKind.YEAR: bool(whole.years) and not now.years,
        ContextKind.ITEM: bool(whole.items or whole.codes) and not (now.items or now.codes),
        ContextKind.MEASURE: bool(whole.measures) and not now.measures,
        ContextKind.TABLE: whole.place is not None and now.place is None,
        ContextKind.OPERATION: now.operation is Operation.LOOKUP is not whole.operation,
    }
    return frozenset(kind for kind, carried in taken.items() if carried)


def _query(question: str, turn: Frame, lexicon: Lexicon) -> Query:
    """How one completed turn reads."""
    if read := _apiece(question, turn, lexicon):
        return read
    labels = () if turn.english or turn.claim else particulars(turn.topic)
    turn = replace(turn, wanted=turn.wanted or (Wanted.REFERENCE if labels else None))
    if roles := asked_roles(turn):
        turn = of_roles(turn, roles)
    refusal = refusal_of(turn, lexicon)
    holders = _holders(turn, lexicon)
    years = _absolute(turn.years, holders)
    if refusal is None:
        refusal = no_such_year(years, holders, turn)
    wanted = wanted_of(turn)
    asks, operation = ((), turn.operation) if refusal else asks_of(turn, holders, years)
    joints = () if refusal else joints_of(turn, operation, asks)
    return Query(
        question=question,
        language=Language.ENGLISH if turn.english else Language.CHINESE,
        holders=holders,
        years=years,
        asks=asks,
        operation=operation,
        wanted=wanted,
        numeric=turn.figure
        or ((bool(turn.measures) or turn.wanted is None) and not re.search(kinds.ASKED, turn.question)),
        topic=_topic(turn, holders),
        claimed=turn.claimed,
        over_budget=bool(re.search(cues.OVER_BUDGET, turn.question)),
        given=turn.given,
        limit=turn.limit,
        top=turn.top,
        decimals=turn.decimals,
        into=turn.into,
        counted=counted[1] if (counted := cues.HOW_MANY.search(turn.question)) and turn.limit else None,
        per=_per(turn),
        spent_on=re.search(cues.SPENT_ON, turn.question, re.IGNORECASE) is not None,
        assumed=() if years else ("year",),
        reading=_reading(turn, holders, years),
        refusal=refusal,
        claim=turn.claim,
        ascending=turn.ascending,
        first_more=first_more(turn, asks),
        joints=joints,
        of_whole=turn.whole is not None,
        each=_each(turn, operation) or re.search(cues.ALL_OF_THEM, question, re.IGNORECASE) is not None,
        content=_content(turn) if wanted is Wanted.VERDICT else (),
        needs=kinds.needs(wanted, turn.text),
        spent=kinds.takes_spending(turn.text),
        used=kinds.asks_use(wanted, turn.text),
        cause=turn.cause,
        ground=kinds.MISSED.search(turn.text) is not None,
        noted=turn.place if re.search(kinds.NOTES, turn.text) else None,
        labels=labels,
        roles=roles,
    )


def _each(turn: Frame, operation: Operation) -> bool:
    """Whether the things named are asked for one by one; which of them leads does not ask for each."""
    words = cues.EACH_FIGURE if operation in cues.ORDERED else cues.EACH
    return re.search(words, turn.question, re.IGNORECASE) is not None


def _per(turn: Frame) -> str | None:
    """What the things are counted by that an amount is divided among: 平均一套."""
    found = cues.EACH_ONE.search(turn.free) if turn.operation is Operation.PER_HEAD else None
    unit = next((group for group in found.groups() if group), None) if found else None
    return "人" if unit == "个人" else unit


def _content(turn: Frame) -> tuple[tuple[str, ...], ...]:
    named = {mark.surface: mark.item for mark in turn.marks if mark.item}
    return content(turn.topic, named, [mark.surface for mark in turn.marks if mark.measure])


def _frame(question: str, lexicon: Lexicon) -> Frame:
    return _frames(question, lexicon)[0]


def _frames(question: str, lexicon: Lexicon) -> list[Frame]:
    """A turn; of a yes-or-no question the turn that asks for its figure, and those that ask for what that is held
    against."""
    text, english = in_words(question, lexicon)
    if because := claims.because(text):
        reason = frame(f"{because[0]}的原因是什么", english=english, lexicon=lexicon)
        return [replace(reason, cause=because[1])]
    claimed = stated(text, lexicon)
    if claimed is None:
        text = text if english else of_the_figure(text)
        return [frame(text, english=english, lexicon=lexicon)]
    said, *asked = (frame(ask, english=english, lexicon=lexicon) for ask in (claimed.said, *claimed.asks))
    claim = replace(claimed.claim, against=_against(claimed.claim, said))
    wanted = None if claim.against is Against.ITSELF else said.wanted  # the places of a figure are no topics
    return [replace(asked[0], topic=said.topic, wanted=wanted, claim=claim), *asked[1:]]


def _against(claim: Claim, said: Frame) -> Against:
    """What a statement is held against: of a deed that one item pays for, and nothing else, that there was some: 出国了, 开会."""
    deed = [mark for mark in said.marks if mark.item]
    bare = (
        len(deed) == 1
        and deed[0].spoken
        and claim.before is None
        and not (said.rest.strip() or said.measures or said.units)
    )
    return Against.NOTHING if claim.against is Against.WORDS and bare else claim.against


def _of_figures(turn: Frame) -> Frame:
    """A turn that asks for parts or years only where it speaks of figures: 机构的构成 is told in words."""
    shaped = turn.operation in SHAPED
    figures = turn.items or turn.codes or re.search(r"支出|收入|钱", f"{turn.free} {turn.rest}")
    told = turn.operation is Operation.TREND and turn.wanted not in (None, Wanted.PASSAGE)
    if not shaped or (figures and not told):
        return turn
    said = re.search("|".join(words for words, _ in cues.SHAPES), turn.free)
    return replace(turn, operation=Operation.LOOKUP, rest=f"{turn.rest} {said[0] if said else ''}".strip())


def _holders(turn: Frame, lexicon: Lexicon) -> tuple[Holder, ...]:
    named = turn.identity.organisations
    if not named:
        telling = facility(turn, lexicon) or having_row(turn, lexicon)
        return tuple(holder for holder in lexicon.holders if not telling or holder.key in telling)
    held = [holder for name in named for holder in lexicon.organisations.reports(name)]
    return tuple(sorted(held, key=lambda holder: (-holder.report.year, holder.report.organisation)))


def _absolute(years: tuple[int, ...], holders: tuple[Holder, ...]) -> tuple[int, ...]:
    """Years in full; relative ones count from a year spoken of, else from the latest loaded."""
    spoken = [year for year in years if year > 1000]
    latest = max((holder.report.year for holder in holders), default=0)
    base = spoken[0] if spoken else latest
    return tuple(dict.fromkeys(year if year > 1000 else base + year for year in years))


def _topic(turn: Frame, holders: Sequence[Holder]) -> str:
    """The question's own words without organisations, years and fillers."""
    words, more = turn.topic, []
    for said, printed in cues.EXPANSIONS:
        if pattern(said).search(turn.topic):
            words = pattern(said).sub(" ", words)
            more.append(printed)
    words = formal(telling(words, [holder.report.organisation for holder in holders]))
    more += [name for name in coined(turn.question) if name not in words]
    # Who did something is told with the thing itself, and not with the item that pays for it.
    named = (
        mark.item
        for mark in turn.marks
        if not (mark.spoken and turn.wanted in (Wanted.ORGANISATION, Wanted.REFERENCE))
    )
    items = dict.fromkeys(item for item in named if item and item not in words)
    return " ".join((words, *items, *more)).strip()


def _reading(turn: Frame, holders: tuple[Holder, ...], years: tuple[int, ...]) -> str:
    organisations = turn.identity.organisations
    who = "、".join(organisations) if organisations else ("all reports" if turn.english else "全部报告")
    parts = [who, "、".join(map(str, years)), "、".join(turn.items) or turn.rest]
    parts.append("、".join(measure.value for measure in turn.measures))
    return " | ".join(part for part in parts if part)
