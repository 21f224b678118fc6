"""Which indicator a question about a target speaks of, where it says the label in other words: 留在本省就业的比例 for 留省就业率.

Owns what makes a label said: its characters in their order, its kind of figure by a word of that kind, and every other word of the
question around it. Only one indicator may be said so. Whether it reached its target is told by `assistant.relations`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.domain import Ask
from assistant.said import says
from assistant.shelf import Entry, Shelf, plain_words
from assistant.tokens import tokens
from ingest.fact import AIMED, Amount, Bound, Measure
from ingest.names import plain

Aim = tuple[Entry, Entry]
"""What was to be reached, and what was reached."""
KINDS = (
    (re.compile("(?:合格|准确|正确|达标)[率度]$"), re.compile("(?:合格|准确|正确|精确|达标)[率度]")),
    (re.compile("率$"), re.compile("率|比例|比重|占比|百分")),
    (re.compile("(?:数量|[个次条件处家]数|总?数)$"), re.compile("数|多少|几")),
)
"""What the name of an indicator ends with, and what a question says for it."""
NEW = re.compile("新[建开增设办添买购装]")
"""What says of a thing that it is new, whatever was done to get it."""
GAP = "[^，,。；未没不非]{0,4}?"
"""What a question may say between two characters of a label."""
LONG = 4
"""So many characters of a label have to be said."""
FREE = re.compile("[省市县区州][内里]|项目|工作|指标|任务|目标|届")
"""Words that tell no indicator from another."""
APART = 3
"""So far from a label's word the word before it may stand in a filing."""


def aimed_at(ask: Ask, shelf: Shelf) -> Aim | None:
    """The one indicator with its target and its outcome that a question says in other words."""
    said = NEW.sub("新", plain(ask.said))
    found: dict[tuple[object, ...], Aim] = {}
    for target, done in _aims(ask, shelf):
        taken = _taken(said, NEW.sub("新", plain(done.fact.item)))
        if taken and _says_rest(ask, said, taken, (target, done), shelf):
            found.setdefault((done.fact.organisation, done.fact.value, target.fact.value), (target, done))
    return next(iter(found.values())) if len(found) == 1 else None


def _aims(ask: Ask, shelf: Shelf) -> Iterator[Aim]:
    """The indicators of the reports: the two cells of a row, the two figures of a sentence."""
    places: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        fact = entry.fact
        of_year = fact.year == (ask.year or shelf.years.get(entry.key))
        if of_year and entry.key in ask.reports and isinstance(fact.value, Amount):
            row = (fact.table, fact.row) if fact.from_cell else (fact.quote,)
            places[(fact.filing, *row)].append(entry)
    for entries in places.values():
        for target in filter(_is_target, entries):
            yield from ((target, one) for one in entries if _is_outcome(one, target))


def _is_target(entry: Entry) -> bool:
    """Whether a figure is what was to be reached: called so, or told in a sentence as a bound."""
    fact = entry.fact
    bounded = isinstance(fact.value, Amount) and fact.value.bound in (Bound.AT_LEAST, Bound.AT_MOST)
    return fact.measure is AIMED[0] or (fact.measure is Measure.STATED and not fact.from_cell and bounded)


def _is_outcome(entry: Entry, target: Entry) -> bool:
    """Whether a figure is what was reached of a target: of the same row, or of a sentence whose target is of it and of others."""
    fact, aim = entry.fact, target.fact
    if fact.from_cell:
        return fact.measure is AIMED[1] and aim.measure is AIMED[0]
    exact = isinstance(fact.value, Amount) and fact.value.bound is Bound.EXACT
    told = fact.measure in (AIMED[1], Measure.STATED) and exact and fact.unit == aim.unit
    return told and re.search(".*?".join(map(re.escape, plain(fact.item))), plain(aim.item)) is not None


def _taken(said: str, label: str) -> range | None:
    """Where a question says a label: its characters in their order, and a word of its kind."""
    label = re.sub(r"[（(][^（()）]*[）)]|\W", "", label)
    kind = next(((ends, words) for ends, words in KINDS if ends.search(label)), None)
    head = kind[0].sub("", label) if kind else label
    if len(head) < LONG or (kind and not kind[1].search(said)):
        return None
    match = re.search(GAP.join(map(re.escape, head)), said)
    return range(*match.span()) if match else None


def _says_rest(ask: Ask, said: str, taken: range, aim: Aim, shelf: Shelf) -> bool:
    """Whether the other words of a question are said around an indicator, or in the reports of the very words of its label."""
    own = {entry.own for entry in aim}
    stating = [entry for entry in shelf.entries if entry.key == aim[0].key and entry.own in own]
    near = plain_words(" ".join(_around(stating)))
    return all(
        any(at in taken and said[at] in plain(aim[1].fact.item) for at in _places(said, one.text))
        or FREE.fullmatch(one.text)
        or any(words.fullmatch(one.text) for _, words in KINDS)
        or says(one.text, near, tokens(near))
        or _joined(said, one.text, taken, aim, shelf)
        for one in ask.demands
    )


def _places(said: str, word: str) -> range:
    at = said.find(NEW.sub("新", plain(word)))
    return range(at, at + len(word)) if at >= 0 else range(0)


def _around(entries: Sequence[Entry]) -> Iterator[str]:
    """What stands around figures: labels, headings, sentences, and whose they are."""
    for entry in entries:
        fact = entry.fact
        yield from (*fact.row, fact.subject or "", entry.place, entry.before, entry.clause, fact.organisation)


def _joined(said: str, word: str, taken: range, aim: Aim, shelf: Shelf) -> bool:
    """Whether the reports say a word before the one of the label that follows it in the question: 政务热线 where the label has 热线."""
    places = _places(said, word)
    after = said[places.stop : places.stop + 2]
    if not places or places.stop not in taken or after not in plain(aim[1].fact.item):
        return False
    return re.search(f"{re.escape(word)}[一-鿿]{{0,{APART}}}{re.escape(after)}", shelf.printed) is not None
