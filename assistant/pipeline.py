"""The whole story of an answer: parse, plan, execute, compose, verify; where there is a chat model, what it adds."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

from assistant import wording
from assistant.another import another
from assistant.compose import compose
from assistant.conversation import spoken_of
from assistant.domain import Answer, Language, Operation, Query, Reason, Status, Wanted
from assistant.execute import execute
from assistant.heard import heard
from assistant.lexicon import Lexicon
from assistant.library import Library, library_of
from assistant.model import Model
from assistant.parse import parse
from assistant.plan import plan, search
from assistant.projects import NONE
from assistant.remark import Core, plainly
from assistant.reread import reread, settled
from assistant.retold import MOST_REPORTS, retold, tells
from assistant.reword import Tell, reword, silent
from assistant.shelf import Shelf
from assistant.slips import corrected
from assistant.turns import in_turn
from assistant.verify import verify
from assistant.wishes import asks_figure, wishes
from ingest.chunk import Chunk
from ingest.store.corpus import Corpus

T = TypeVar("T")
Reading = Callable[[str, Lexicon], tuple[Query, Answer]]
"""Reads a question by the rules, and some names, and answers it."""

STATED = (Operation.LOOKUP, Operation.RATIO, Operation.CONVERT)
"""What is done with figures that a filing may state itself."""
LIMITED = re.compile("[没未不非除剩只各比较]|分别|[上去]年|同期")
"""What takes something away from what a question names, holds it against another, or asks for several things as one."""
SPOKEN = (Status.ANSWERED, Status.CONFLICT)
UNREAD = (Reason.NO_ITEM, Reason.AMBIGUOUS, Reason.NO_YEAR)
"""Why a question has no answer whose words are not all understood."""
TOLD = (Reason.BLANK, Reason.WITHHELD, Reason.NO_YEAR)
"""Why a question has no answer whose words are."""


def answer(
    question: str, history: Sequence[str], corpus: Corpus, model: Model | None = None, tell: Tell = silent
) -> Answer:
    """The answer to `question` after the user's earlier turns `history`, from what `corpus` holds.

    A chat model, where there is one, reads what the rules could not and words what is told in passages; `tell` hears
    each of its sentences that is verified.
    """
    ms: dict[str, float] = {}
    with in_turn():
        library = library_of(corpus)
        lexicon = _timed(ms, "parse", lambda: _lexicon((*history, question), library))
        query, found = _read(question, history, library, lexicon, ms)
    if model is not None:
        with model.talk() as talk:
            again = _timed(ms, "model", lambda: reread(query, history, found, lexicon, talk))
            found = settled(found, _answered(again, library, ms), talk) if again else found
            found = _timed(ms, "model", lambda: reword(question, found, talk, tell))
    return replace(found, ms={**ms, "total": round(sum(ms.values()), 2)})


def _lexicon(turns: Sequence[str], library: Library) -> Lexicon:
    """The names with which the last of `turns` is read: those of the reports that the conversation speaks of."""
    return library.lexicon(spoken_of(turns, library.lexicon(())))


def _read(
    question: str, history: Sequence[str], library: Library, lexicon: Lexicon, ms: dict[str, float]
) -> tuple[Query, Answer]:
    """A question as the rules read it, and its answer; one that finds no figure is said in the words of the reports."""
    query, found = _plainly(question, history, library, lexicon, ms)
    parts = (query, *query.further)
    if len(query.holders) > MOST_REPORTS:
        return query, found
    shelf = library.shelf([holder.key for holder in query.holders])
    again = _otherwise(
        query, found, shelf, lexicon, lambda said, names: _plainly(said, history, library, names, ms)
    )
    if again:
        return again
    if any(one.operation not in STATED for one in parts):
        return query, found
    if query.language is Language.CHINESE:
        return (_heard(query, found, library, lexicon, ms) if _unheard(query, found) else None) or (
            query,
            found,
        )
    return (_retold(query, found, library, lexicon, ms) if asks_figure(question) else None) or (query, found)


def _otherwise(
    query: Query, found: Answer, shelf: Shelf, lexicon: Lexicon, read: Reading
) -> tuple[Query, Answer] | None:
    """A question in Chinese without its slips of the pen; one that found nothing also with the words that could call a project as
    they are; and its answer where it has one so."""
    if query.language is not Language.CHINESE:
        return None
    silent = found.status not in SPOKEN and found.reason in UNREAD
    right = corrected(query.question, shelf.printed)
    called = silent and lexicon.projects.called_in(right)
    for names in (lexicon, *([replace(lexicon, projects=NONE)] if called else [])):
        if right == query.question and names is lexicon:
            continue
        again, answered = read(right, names)
        if answered.status in SPOKEN and (answered.values or not again.numeric):
            return replace(again, question=query.question), answered
    return None


def _unheard(query: Query, found: Answer) -> bool:
    """Whether a question for figures found none, or not all."""
    numeric = all(one.numeric and one.wanted is Wanted.FIGURE for one in (query, *query.further))
    nothing = found.status not in SPOKEN and found.reason in (Reason.NO_ITEM, Reason.AMBIGUOUS)
    plainly = not query.workings and not LIMITED.search(query.question)
    in_part = found.status in SPOKEN and _in_part(query, found)
    return plainly and numeric and query.refusal is None and (nothing or in_part)


def _heard(
    query: Query, found: Answer, library: Library, lexicon: Lexicon, ms: dict[str, float]
) -> tuple[Query, Answer] | None:
    """A question of which parts found no figure, these in the words of the reports, and its answer where that has all figures."""
    alone = [replace(one, further=()) for one in (query, *query.further)]
    read: list[Query] = []
    for one in alone:
        if len(alone) > 1 and _answered(one, library, ms).status in SPOKEN:
            read.append(one)
        elif again := _in_their_words(one, library, lexicon, ms):
            read.append(again)
        else:
            return None
    first, *others = read
    whole = replace(first, question=query.question, further=tuple(others))
    answered = _answered(whole, library, ms)
    asked = sum(len(one.asks) for one in read)
    return (whole, answered) if answered.status in SPOKEN and len(answered.values) == asked else None


def _in_their_words(query: Query, library: Library, lexicon: Lexicon, ms: dict[str, float]) -> Query | None:
    """A question for one figure in the words of the reports that it speaks of, where these give that very figure; one that
    leaves its item to an earlier turn has not all its words."""
    if any(ask.terms and not {demand.item for demand in ask.demands} & {*ask.terms} for ask in query.asks):
        return None
    shelf = library.shelf([holder.key for holder in query.holders])
    told = _timed(ms, "parse", lambda: retold(heard(query), shelf, query.years))
    if len(told) != 1:
        return None
    ((said, entry),) = told
    if any(another(ask, entry) for ask in query.asks):
        return None
    again = _timed(ms, "parse", lambda: parse(said, (), lexicon))
    answered = _answered(again, library, ms)
    agreed = (entry.fact.filing, entry.fact.span.start) in _places(answered)
    return again if answered.status in SPOKEN and len(answered.values) == 1 and agreed else None


def _retold(
    query: Query, found: Answer, library: Library, lexicon: Lexicon, ms: dict[str, float]
) -> tuple[Query, Answer] | None:
    """An English question in the words of the reports that it speaks of, and its answer where that is the figures of these words,
    unless those that were `found` say all that it asks for."""
    shelf = library.shelf([holder.key for holder in query.holders])
    asked = _timed(ms, "parse", lambda: wishes(query.question, lexicon.organisations.names))
    told = _timed(ms, "parse", lambda: retold(asked, shelf, query.years))
    if not told or len(told) < len(found.values):
        return None
    places = _places(found)
    shown = [entry for entry in shelf.entries if (entry.fact.filing, entry.fact.span.start) in places]
    if len(told) == len(found.values) and any(tells(entry, asked, shelf, query.years) for entry in shown):
        return None
    first, *others = _timed(ms, "parse", lambda: [parse(one, (), lexicon) for one, _ in told])
    again = _in_english(replace(first, further=(*first.further, *others)), query.question)
    answered = _answered(again, library, ms)
    agreed = all((entry.fact.filing, entry.fact.span.start) in _places(answered) for _, entry in told)
    if answered.status not in SPOKEN or len(answered.values) != len(told) or not agreed:
        return None
    return again, answered


def _places(answer: Answer) -> frozenset[tuple[str, int]]:
    """Where the figures of an answer stand."""
    return frozenset((one.filing, one.start) for one in answer.citations)


def _in_english(query: Query, question: str) -> Query:
    """A query that is answered in English."""
    further = tuple(_in_english(one, question) for one in query.further)
    return replace(query, language=Language.ENGLISH, question=question, further=further)


def _plainly(
    question: str, history: Sequence[str], library: Library, lexicon: Lexicon, ms: dict[str, float]
) -> tuple[Query, Answer]:
    """A question as the rules read it, and its answer; where they find nothing, as it reads without its remarks."""
    query = _timed(ms, "parse", lambda: parse(question, history, lexicon))
    found = _answered(query, library, ms)
    if (found.status in SPOKEN and not _in_part(query, found)) or (
        found.status not in SPOKEN and found.reason not in UNREAD
    ):
        return query, found
    turns = (*history, question)
    cores = _timed(ms, "parse", lambda: [plainly(turn, lexicon) for turn in turns])
    if not any(cores):
        return query, found
    *before, asked = (one.text if one else turn for one, turn in zip(cores, turns, strict=True))
    plain = _timed(ms, "parse", lambda: parse(asked, before, lexicon))
    if (query.wanted in (Wanted.REASON, Wanted.VERDICT) or query.used) and plain.wanted is not query.wanted:
        return query, found  # what is asked for is no remark
    if (_asks_money(query) and not _asks_money(plain)) or (_counts(query) and not _counts(plain)):
        return query, found  # nor that it is money, nor what is counted
    if found.status in SPOKEN and not _heeds(query, plain, found, cores[-1]):
        return query, found
    again = _answered(plain, library, ms)
    if again.status not in SPOKEN and again.reason not in TOLD:
        return query, found
    if aside := "、".join(cores[-1].aside) if cores[-1] else "":
        said = wording.text("aside", again.language, words=aside)
        again = replace(again, reading=f"{again.reading} | {said}")
    return replace(plain, question=question), again


def _in_part(query: Query, found: Answer) -> bool:
    """Whether words of a question are left that no item explains, and fewer figures were found than it asks for, or none."""
    asks = [ask for one in (query, *query.further) for ask in one.asks]
    return found.verdict is None and any(ask.words for ask in asks) and len(found.values) < len(asks)


def _heeds(query: Query, plain: Query, found: Answer, core: Core | None) -> bool:
    """Whether the first reading took words of a remark for what is asked for, and the second one asks for no less."""
    words = {word for one in (query, *query.further) for ask in one.asks for word in ask.words.split()}
    if core is None or not any(word in aside for word in words for aside in core.aside):
        return False
    before, now = (sum(len(each.asks) for each in (one, *one.further)) for one in (query, plain))
    return plain.claim is not None or (bool(found.values) and before <= now)


def _asks_money(query: Query) -> bool:
    """Whether a sum of money is asked for in so many words."""
    return any(ask.unit == "钱" for one in (query, *query.further) for ask in one.asks)


def _counts(query: Query) -> bool:
    """Whether a question names what it asks the number of."""
    return any(ask.counted for one in (query, *query.further) for ask in one.asks)


def _answered(query: Query, library: Library, ms: dict[str, float]) -> Answer:
    """The four stages after parsing."""
    planned = _timed(ms, "plan", lambda: plan(query))
    evidence = _timed(ms, "execute", lambda: execute(planned, library))
    draft = _timed(ms, "compose", lambda: compose(query, evidence, library))
    return _timed(ms, "verify", lambda: verify(draft, library))


def passages(question: str, history: Sequence[str], corpus: Corpus) -> Sequence[Chunk]:
    """All passages of the reports that the question speaks of: those that its answer cites, then the nearest to its topic."""
    library = library_of(corpus)
    query, found = _read(question, history, library, _lexicon((*history, question), library), {})
    ranked = library.rank(search(query), meaning=True)
    cited = list(_cited(found, library))
    if not found.values:  # told in the order of the text, wherever the decisive one stands
        place = {chunk.id: at for at, chunk in enumerate(ranked)}
        cited.sort(key=lambda chunk: place.get(chunk.id, 0))
    return tuple(dict.fromkeys((*cited, *ranked)))


def _cited(found: Answer, library: Library) -> Iterator[Chunk]:
    """The shortest passage around each place that an answer cites."""
    for citation in found.citations:
        holding = (
            chunk
            for chunk in library.chunks(library.reports(citation.filing))
            if chunk.span.start <= citation.start and citation.end <= chunk.span.end
        )
        if shortest := min(holding, key=lambda chunk: chunk.span.end - chunk.span.start, default=None):
            yield shortest


def _timed(ms: dict[str, float], stage: str, call: Callable[[], T]) -> T:
    started = perf_counter()
    result = call()
    ms[stage] = round(ms.get(stage, 0.0) + (perf_counter() - started) * 1000, 2)
    return result
