"""Why a figure moved: the sentence of the filing that gives the reason of that very figure, and the premise checked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.clauses import clauses, passage_of, standing
from assistant.compute import figure
from assistant.condition import NOUN
from assistant.derive import direction
from assistant.domain import Ask, Corrected, Found, Passage, Passages, ReportKey, Result, Search, Wanted
from assistant.lookup import look_up
from assistant.shelf import Entry, Shelf
from assistant.statement import MONEY
from assistant.tokens import covered, tokens, word_tokens
from assistant.topic import topic
from assistant.vocabulary import deeds
from ingest.fact import BUDGETS, Fact, Measure, Words
from ingest.names import canonical, plain
from ingest.store.documents import Outline

REASON = re.compile(r"原因|主要是|由于|是因为|主要情况[：:]")
TO_BUDGET = re.compile(r"(大于|小于|高于|低于|超过|少于|多于|未完成)[^，,。]{0,6}预算")
TO_LAST = re.compile(r"(大于|小于|高于|低于|超过|少于|多于)[^，,。]{0,4}[上去]年")
WHOSE = re.compile(
    r"(?P<item>[^，,。；;：:]{2,30}?)(?:支出|费用|经费)?(?:决算)?数?(?:增加|减少|增长|下降|上升|降低|提高|持平|变动)的(?:主要)?原因"
)
"""Of what a reason is, where it says so: 公务接待费支出增加的主要原因是."""
GOES_ON = re.compile(r"[；;]\s*$")
SUM = re.compile(r"\d[\d.,]*|[一二三四五六七八九十百千两几]+[多来]?[万亿]元?|[一半两几]?[分毛块]钱|分文")
"""How much it was, which the question need not know to the digit."""
ABOUT = 0.5
SUPPOSED, OTHERWISE = 0.6, 0.25
"""So much of a supposed reason has to be in the stated one to be it, and so little to be another."""
AGAINST_BUDGET = (*BUDGETS, Measure.COMPLETION)
CHANGES = (Measure.CHANGE, Measure.CHANGE_RATE)


class Reading(Protocol):
    """The facts and the documents that reasons stand in."""

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


def nothing_spent(ask: Ask, reading: Reading) -> Corrected | None:
    """The figure of nought that the filing states where the question takes spending for granted."""
    found = look_up(replace(ask, measure=Measure.FINAL, unit=None), reading.shelf(ask.reports))
    spent = figure(found) if isinstance(found, Found) else None
    if not isinstance(found, Found) or spent is None or spent.value != 0 or spent.unit not in MONEY:
        return None
    return Corrected(direction="没有发生", found=(found,))


def premise(ask: Ask, claimed: str | None, over_budget: bool, reading: Reading) -> Corrected | None:
    """What the filing says against a direction, or an overspending, that the question takes for granted."""
    shelf = reading.shelf(ask.reports)
    if over_budget:
        spent = look_up(replace(ask, measure=Measure.FINAL), shelf)
        budget = look_up(replace(ask, measure=Measure.BUDGET), shelf)
        if isinstance(spent, Found) and isinstance(budget, Found):
            left, right = figure(spent), figure(budget)
            if left and right and left.dimension == right.dimension and left.base <= right.base:
                return Corrected(direction="未超预算", found=(spent, budget))
    if claimed:
        change = look_up(replace(ask, measure=Measure.CHANGE), shelf)
        if isinstance(change, Found) and (stated := direction(change)) and stated != claimed:
            return Corrected(direction=stated, found=(change,))
    return None


def reason(ask: Ask, against_budget: bool, reading: Reading) -> Passages | None:
    """The reason stated beside the figures of the ask's item: of its change, or of its distance from the budget."""
    shelf = reading.shelf(ask.reports)
    ask = _by_name(ask, shelf)
    wanted = AGAINST_BUDGET if against_budget else CHANGES
    told = sorted(
        (entry for entry in shelf.entries if tells(entry, ask, shelf)),
        key=lambda entry: (entry.fact.annex, entry.fact.span.start),
    )
    for measures in (wanted, (*CHANGES, *AGAINST_BUDGET), tuple(Measure)):
        held_against = TO_BUDGET if against_budget else TO_LAST
        if measures is not wanted and (apart := _apart(ask, held_against, told, reading)):
            return Passages(wanted=Wanted.REASON, passages=(apart,))
        for entry in told:
            budgetary = "预算" in (entry.fact.basis or "") and entry.fact.measure in CHANGES
            if entry.fact.measure not in measures or (budgetary and measures is CHANGES):
                continue
            document = reading.document(entry.fact.filing)
            passage = _reason_by(entry.fact, document, ask.terms)
            if passage and _about(ask, document.text[passage.start : passage.end]):
                return Passages(wanted=Wanted.REASON, passages=(passage,))
    return None


def told_cell(step: Search, reading: Reading) -> Passages | None:
    """The row of a table with a column of reasons that gives one, where it is the only one whose name has a telling word of the
    question that the table as a whole has not."""
    shelf = reading.shelf(step.reports)
    rows = [entry.fact for entry in shelf.entries if _of_indicator(entry.fact)]
    done = {
        word for said, filed in deeds() for word in (said, *filed)
    }  # that something was done names no row
    said = [word.text for word in topic(step.topic, {}, 1.0).words if len(word.text) > 1]
    if step.terms:  # what else is named has to be what the table is about
        rows = [fact for fact in rows if fact.subject and canonical(fact.subject) in step.terms]
    named = [fact for fact in rows if any(_tells_row(word, fact) for word in said if word not in done)]
    if len(named) != 1 or not isinstance(named[0].value, Words):
        return None
    row = named[0].quote
    return Passages(wanted=Wanted.REASON, passages=(passage_of(named[0], row.start, row.end, row),))


def _of_indicator(fact: Fact) -> bool:
    """Whether a cell is for the reason of one indicator, and not of all that the table is about."""
    return fact.measure is Measure.REASON and any(NOUN in label for label in fact.row[:-1])


def _tells_row(word: str, fact: Fact) -> bool:
    """Whether a word is in a row's name and not in what its whole table is about."""
    return word in plain(fact.item) and word not in plain(fact.subject or "")


def because(result: Result, cause: str, reading: Reading) -> Result:
    """A reason that was found with whether it is the one that the question supposes; without a verdict where it has
    only a part of its words."""
    if not cause or not isinstance(result, Passages):
        return result
    text = "".join(
        reading.document(passage.chunk.filing).text[passage.start : passage.end]
        for passage in result.passages
    )
    said = tokens(plain("".join(REASON.split(text)[1:]) or text))
    share = covered(word_tokens(plain(cause)), said, {}, 1.0)
    verdict = True if share >= SUPPOSED else False if share <= OTHERWISE else None
    return replace(result, verdict=verdict)


def _by_name(ask: Ask, shelf: Shelf) -> Ask:
    """The ask with the names of its accounts, where it says their codes: prose tells of them by name."""
    coded = [entry for entry in shelf.entries if entry.fact.code in ask.codes and entry.key in ask.reports]
    if ask.terms or not coded:
        return ask
    words = " ".join(word for word in ask.words.split() if word not in ask.codes)
    return replace(ask, terms=tuple(dict.fromkeys(entry.own for entry in coded)), words=words)


def _apart(
    ask: Ask, held_against: re.Pattern[str], told: Sequence[Entry], reading: Reading
) -> Passage | None:
    """The clause of the item's own sections that gives the reason of its distance from the budget, or from the year before,
    without a figure."""
    for entry in told:
        document = reading.document(entry.fact.filing)
        for paragraph in document.paragraphs:
            if paragraph.section != entry.fact.section:
                continue
            for start, end in clauses(document.text, paragraph.span):
                said = plain(document.text[start:end]).replace('"', "")
                if (
                    REASON.search(said)
                    and held_against.search(said)
                    and any(term in said for term in ask.terms)
                ):
                    return passage_of(entry.fact, start, end, paragraph.span)
    return None


def _about(ask: Ask, text: str) -> bool:
    """Whether the words speak of the things that the question says besides the item; what was done with it is told in other words."""
    deeds_said = {one.text for one in ask.demands if one.deed}
    words = word_tokens(" ".join(word for word in SUM.sub(" ", ask.words).split() if word not in deeds_said))
    return covered(words, tokens(plain(text)), {}, 1.0) >= ABOUT


def tells(entry: Entry, ask: Ask, shelf: Shelf) -> bool:
    """Whether a sentence speaks of the ask's item and year."""
    fact = entry.fact
    year = ask.year or shelf.years.get(entry.key)
    return (
        not fact.from_cell
        and entry.key in ask.reports
        and fact.year == year
        and bool(entry.own_names & set(ask.terms))
    )


def _reason_by(fact: Fact, document: Outline, terms: Sequence[str]) -> Passage | None:
    """The clause of the paragraph that gives the reason of one of `terms` by name, else the clause with the figure and its reason,
    or the following one that begins with the reason of nothing else."""
    around, spans, own = standing(fact, document)
    of = [_whose(_text(document, span)) for span in spans]
    at = next((place for place in range(own, len(spans)) if _names(of[place], terms)), None)
    if at is None:
        near = range(own, min(own + 3, len(spans)))
        at = next((place for place in near if of[place] == ""), None)
    if at is None:
        return None
    last = at
    while last + 1 < len(spans) and _lists_on(document, spans[last], spans[last + 1]):
        last += 1
    first = own if of[at] == "" else at
    return passage_of(fact, spans[first][0], spans[last][1], around)


def _whose(clause: str) -> str | None:
    """Of what a clause gives the reason, by its own words: "" where it does not say, None where it gives none of anything."""
    if not REASON.search(clause):
        return None
    said = WHOSE.search(plain(clause).replace('"', ""))
    return said["item"] if said else ""


def _names(item: str | None, terms: Sequence[str]) -> bool:
    return bool(item) and any(canonical(item or "") == term or term in (item or "") for term in terms)


def _lists_on(document: Outline, one: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether the clause behind a reason goes on with it: behind a semicolon, without a figure and a reason of its own."""
    text = _text(document, following)
    return bool(GOES_ON.search(_text(document, one))) and not SUM.search(text) and not REASON.search(text)


def _text(document: Outline, span: tuple[int, int]) -> str:
    return document.text[span[0] : span[1]]
