"""Fills a Query by the chat model where the rules could not read the question; checked like any input.

Never overrides what the rules have read, and never asks where the filings themselves gave the answer: blank, withheld, no such
organisation or year, an item that was named and is not there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, Field

from assistant import wording
from assistant.domain import (
    Answer,
    Ask,
    Holder,
    Operation,
    Query,
    Reason,
    Status,
    Wanted,
)
from assistant.errors import NoReply
from assistant.lexicon import Lexicon
from assistant.model import Talk
from assistant.prompt import prompt, quoted
from assistant.tokens import tokens
from ingest.fact import Measure, Part
from ingest.names import plain, terms

KINDS = (Wanted.FIGURE, Wanted.PASSAGE, Wanted.REASON, Wanted.DEFINITION, Wanted.DUTY, Wanted.LIST)
OFFERED = 60
"""So many items are offered to choose from, those most like the question first."""
MOST = 4
"""A question that seems to name more things than this has not been understood."""
WORDS = re.compile(r"\s+")


class Named(BaseModel):
    """A name of the lists, and the words of the question that mean it."""

    name: str
    words: str


class Reading(BaseModel):
    """What a question asks for."""

    organisations: list[Named] = Field(description="Organisations of the list that the question names")
    years: list[int] = Field(description="Years that the question names")
    items: list[Named] = Field(description="Items of the list that the question asks about")
    measure: Measure | None = Field(description="What is asked of the items, where the question says it")
    scope: Part | None = Field(description="Which part of expenditure, where the question says it")
    operation: Operation = Field(description="What is to be done with the figures")
    kind: Wanted = Field(description="The kind of answer that is wanted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What of a reading holds: names that exist, each for words that the question has."""

    organisations: frozenset[str]
    years: frozenset[int]
    items: tuple[str, ...]
    said: frozenset[str]
    measure: Measure | None
    part: Part | None
    operation: Operation
    kind: Wanted


def unread(query: Query, answer: Answer) -> bool:
    """Whether there is no answer because the rules could not read what is asked about."""
    if answer.status not in (Status.NOT_FOUND, Status.CLARIFY):
        return False
    if any(ask.terms or ask.codes for one in (query, *query.further) for ask in one.asks):
        return False
    if query.refusal is not None:
        names = {holder.report.organisation for holder in query.holders}
        return query.refusal.reason is Reason.AMBIGUOUS and not names.issuperset(query.refusal.nearest)
    return answer.reason is Reason.NO_ITEM and query.wanted in (Wanted.FIGURE, Wanted.PASSAGE)


def reread(
    query: Query, history: Sequence[str], answer: Answer, lexicon: Lexicon, talk: Talk
) -> Query | None:
    """The query as the model reads it; nothing where the rules' reading stands."""
    if not unread(query, answer):
        return None
    offered = _offered(query, lexicon)
    try:
        # A guess follows the order of a list, an understanding does not: it is asked twice.
        first, second = (
            _meant(
                talk.form(_messages(query, history, order, lexicon), Reading),
                (*history, query.question),
                lexicon,
            )
            for order in (offered, offered[::-1])
        )
    except NoReply:
        return None
    if first != second:
        talk.notes.append("two readings")
        return None
    return _filled(query, first, lexicon)


def settled(rules: Answer, model: Answer, talk: Talk) -> Answer:
    """The answer that the model's reading led to, which says so; else that of the rules."""
    if model.status not in (Status.ANSWERED, Status.CONFLICT):
        return rules
    talk.notes.append("read")
    said = wording.text("read_by_model", model.language)
    return replace(model, reading=f"{model.reading} | {said}")


def _offered(query: Query, lexicon: Lexicon) -> tuple[str, ...]:
    """Items to choose from: names of the field and of the filings, those that share most with the question first."""
    asked = tokens(plain(query.question))
    field = dict.fromkeys(term.canonical for term in terms() if term.kind == "item")
    known = dict.fromkeys((*field, *lexicon.items.values()))
    ordered = sorted(known, key=lambda name: (-len(tokens(name) & asked), name not in field))
    return tuple(ordered[:OFFERED])


def _messages(
    query: Query, history: Sequence[str], items: Iterable[str], lexicon: Lexicon
) -> tuple[tuple[str, str], ...]:
    years = sorted({holder.report.year for holder in lexicon.holders})
    return prompt("read", query.language).messages(
        earlier="\n".join(quoted("earlier", turn) for turn in history[-3:]),
        question=quoted("question", query.question),
        organisations=quoted("organisations", "、".join(lexicon.organisations.names)),
        years=quoted("years", "、".join(map(str, years))),
        items=quoted("items", "、".join(items)),
    )


def _meant(reading: Reading, turns: Sequence[str], lexicon: Lexicon) -> Meant:
    """What of `reading` holds."""
    text = _squeezed(" ".join(turns))
    items = [(_item(named.name, lexicon), named.words) for named in reading.items if _said(named, text)]
    known = [(item, words) for item, words in items if item]
    return Meant(
        organisations=frozenset(
            named.name
            for named in reading.organisations
            if _said(named, text) and lexicon.organisations.reports(named.name)
        ),
        years=frozenset(year for year in reading.years if str(year) in text),
        items=tuple(sorted({item for item, _ in known})),
        said=frozenset(_squeezed(words) for _, words in known),
        measure=reading.measure,
        part=reading.scope,
        operation=reading.operation,
        kind=reading.kind if reading.kind in KINDS else Wanted.FIGURE,
    )


def _squeezed(text: str) -> str:
    return WORDS.sub("", text).lower()


def _said(named: Named, text: str) -> bool:
    words = _squeezed(named.words)
    return len(words) > 1 and words in text


def _item(name: str, lexicon: Lexicon) -> str | None:
    """The canonical item of a name of the field or of the filings."""
    return lexicon.items.get(plain(name))


def _filled(query: Query, meant: Meant, lexicon: Lexicon) -> Query | None:
    """`query` with what the rules left open filled by what the model means; nothing where that is no reading either."""
    if not 0 < len(meant.items) <= MOST:
        return None
    holders = _holders(query, meant, lexicon)
    years = query.years or tuple(sorted(meant.years))
    if meant.kind is not Wanted.FIGURE:
        topic = " ".join(dict.fromkeys((query.topic, *meant.items)))
        return replace(
            query, holders=holders, years=years, wanted=meant.kind, topic=topic, refusal=None, further=()
        )
    lookup = query.operation is Operation.LOOKUP
    return replace(
        query,
        holders=holders,
        years=years,
        wanted=Wanted.FIGURE,
        numeric=True,
        operation=meant.operation if lookup else query.operation,
        asks=tuple(
            _ask(query, item, meant, holders, year) for item in meant.items for year in years or (None,)
        ),
        refusal=None,
        further=(),
    )


def _holders(query: Query, meant: Meant, lexicon: Lexicon) -> tuple[Holder, ...]:
    """The reports of the organisations that the rules found, else of those that the model found."""
    if not meant.organisations or len(query.holders) < len(lexicon.holders):
        return query.holders
    return tuple(holder for holder in query.holders if holder.report.organisation in meant.organisations)


def _ask(query: Query, item: str, meant: Meant, holders: Sequence[Holder], year: int | None) -> Ask:
    """The rules' ask for one item; the question's words that the model did not explain still have to be found."""
    reports = tuple(holder.key for holder in holders)
    own = query.asks[0] if query.asks else None
    words = _rest(own.words if own else query.topic, meant.said)
    if own is None:
        return Ask(
            reports=reports, year=year, words=words, terms=(item,), codes=(), measure=meant.measure,
            part=meant.part, place=None, unit=None,
        )  # fmt: skip
    return replace(
        own,
        reports=reports,
        year=year,
        terms=(item,),
        words=words,
        head="",
        measure=own.measure or meant.measure,
        part=own.part or meant.part,
        demands=tuple(one for one in own.demands if _rest(one.text, meant.said)),
    )


def _rest(words: str, said: Iterable[str]) -> str:
    """Of the question's words those that are no part of what the model explained."""
    explained = tuple(said)
    return " ".join(word for word in words.split() if not any(word.lower() in one for one in explained))
