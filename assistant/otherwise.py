"""How an ask may be read besides as it stands: by the codes and the everyday words that a filing prints, and, where nothing answers it, by
other names."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.domain import Ask
from assistant.lexicon import FACILITY, STATED
from assistant.own_names import only_named
from assistant.scan import LEFT_OVER
from assistant.shelf import Entry, Shelf
from assistant.synonyms import printed
from assistant.tokens import tokens, word_tokens
from assistant.whole_names import never_another
from ingest.fact import Fund, Measure
from ingest.names import account_of, canonical, plain
from ingest.restatements import WIDER, whose

NAMED = 4
"""A name of everyday words has so many characters."""
FROM = re.compile("(?<![理缘自事因])[由从]$")
"""How the name of what was before ends: 拨款标准由 1.05 万元提高到 1.10 万元."""
TEN_THOUSANDS = re.compile("(?:多少|几)万(?![元块])")
PAID_IN = "缴费"
"""How names of what is paid into an insurance end."""


def with_codes(ask: Ask, candidates: Iterable[Entry]) -> Ask:
    """The ask with those of its codes that are account codes here; where the filing prints names alone, a code stands for
    the name of its account; other numbers stay words."""
    codes = tuple(code for code in ask.codes if any(entry.fact.code == code for entry in candidates))
    accounts = {code: name for code in ask.codes if code not in codes and (name := account_of(code))}
    held = {name for entry in candidates for name in entry.own_names} if accounts else set()
    named = {code: name for code, name in accounts.items() if name in held}
    words = " ".join(word for word in ask.words.split() if word not in codes and word not in named)
    terms = tuple(dict.fromkeys(named.values())) or ask.terms
    return replace(ask, codes=codes, words=words, terms=terms)


def as_printed(ask: Ask, candidates: Iterable[Entry]) -> Ask:
    """The ask for what a sentence calls by everyday words alone (涉及资金), where a total was taken because they name nothing."""
    if not ask.assumed:
        return ask
    said = plain(ask.said)
    told = (entry for entry in candidates if not entry.fact.from_cell and len(entry.fact.item) >= NAMED)
    names = {entry.own for entry in told if plain(entry.fact.item) in said and entry.own not in STATED}
    return _called(ask, max(names, key=len)) if names else ask


def _called(ask: Ask, name: str) -> Ask:
    """The ask for what has a name; a measure that only its name speaks of (计划进度) is not asked for."""
    return replace(ask, terms=(name,), measure=None if only_named(ask, name) else ask.measure)


def _as_before(ask: Ask, _shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The same ask, to be held against the sentences before a figure's own too, where it is not for one item by its name alone."""
    return ask if not ask.terms or len(ask.terms) + len(ask.within) > 1 else None


def _by_name(ask: Ask, _shelf: Shelf, candidates: Iterable[Entry]) -> Ask | None:
    """The ask for what a sentence calls by a name that stands in the question as it is printed, and has all its words to look up."""
    said, words = plain(ask.said), word_tokens(plain(ask.words))
    account = any(term in said for term in never_another() & set(ask.terms))
    if ask.within or ask.codes or len(ask.terms) > 1 or account:
        return None
    told = (entry for entry in candidates if not entry.fact.from_cell and len(entry.own) >= NAMED - 1)
    printed = {one.own: FROM.sub("", plain(one.fact.item)) for one in told if one.own not in STATED}
    names = [own for own, name in printed.items() if name in said and words <= tokens(name)]
    if not names:
        return None
    called = replace(_called(ask, max(names, key=len)), words="", head="")
    return replace(called, measure=Measure.BALANCE) if ask.terms == (LEFT_OVER,) else called


def _paid_in(ask: Ask, _shelf: Shelf, candidates: Iterable[Entry]) -> Ask | None:
    """The ask for what was paid into an insurance that it names: 公务员医疗补助 is also an account of its own, which not every body has."""
    term = f"{ask.terms[0]}{PAID_IN}" if len(ask.terms) == 1 else ""
    return replace(ask, terms=(term,)) if any(entry.own == term for entry in candidates) else None


def _of_place(ask: Ask, _shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The ask where its one account is only the place that its other words tell of: 博物馆新馆的展陈合同."""
    if len(ask.terms) != 1 or not ask.words or ask.terms[0] in STATED or not FACILITY.search(ask.terms[0]):
        return None
    return replace(ask, terms=(), words=f"{ask.terms[0]} {ask.words}")


def _in_printed_words(ask: Ask, shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The ask with the words that no label here has in words of the same meaning that labels have."""
    renamed = [printed(word, shelf.weight) or word for word in ask.words.split()]
    return replace(ask, words=" ".join(renamed), head="") if renamed != ask.words.split() else None


def _of_fund(ask: Ask, _shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The ask for the row that is called like a fund, which looked like whose money is meant: 财政资金 of a project beside 其他资金."""
    return replace(ask, terms=(*ask.terms, canonical(ask.fund.value))) if ask.fund else None


def _of_one_budget(ask: Ask, _shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The ask for a total of one of the budgets, where its name says 财政拨款 of all of them: 政府性基金预算财政拨款年初结转和结余."""
    if len(ask.terms) != 1 or ask.fund is None:
        return None
    total, fund = whose(ask.terms[0], Fund.ALL)
    if total == ask.terms[0] or fund not in WIDER[ask.fund]:
        return None
    money = tokens(ask.fund.value)
    words = " ".join(word for word in ask.words.split() if not tokens(word) <= money)
    return replace(ask, terms=(total,), words=words)


def _so_many(ask: Ask, _shelf: Shelf, _candidates: Iterable[Entry]) -> Ask | None:
    """The ask for a number, where one in ten thousands was taken for money: 注册用户有多少万."""
    return replace(ask, unit="万") if ask.unit == "钱" and TEN_THOUSANDS.search(ask.said) else None


OTHERWISE = (
    (_as_before, True),
    (_by_name, False),
    (_paid_in, False),
    (_of_place, True),
    (_in_printed_words, False),
    (_of_one_budget, False),
    (_of_fund, False),
    (_so_many, False),
)
"""How an ask is read where nothing answers it as it stands, the surest way first; and whether the sentences before a figure's own count."""
