"""What a later part of a question asks of the row that the part before it was answered from: another column, by its label.

Rows of accounts are not these: their columns are read with the accounts.
"""

import re
from dataclasses import replace

from assistant.alongside import content
from assistant.counting import unit_fits
from assistant.domain import Ask, Found, Ranked, Result
from assistant.fit import COMPATIBLE
from assistant.lookup import found_by
from assistant.preferred import FLOW, FLOWS
from assistant.said import says
from assistant.shelf import Entry, Shelf, plain_words
from assistant.tokens import tokens
from ingest.fact import Amount, Fact

OF_THE_YEAR = re.compile("(?:全|本|当)年度?|年[末底]|期末")
"""Of when all figures of a report are."""
STAFF = re.compile("教?职工|员工|人员|教?师|老师")
"""Those who work at a body: its row says only how many persons."""
PERSONS = "人"
WHOLE = re.compile("小计|合计|总计")


def leading(result: Result | None) -> Found | None:
    """The figure that a part was answered with: the first of several in order."""
    if isinstance(result, Ranked) and not result.each:
        first = result.entries[0]
        return first if isinstance(first, Found) else None
    return result if isinstance(result, Found) else None


def in_row(ask: Ask, told: Found, shelf: Shelf) -> Found | None:
    """The figure of the row of `told` in the one column whose label has all that a part says."""
    main = told.statement.main
    if (
        not (main.from_cell and main.row and ask.alone)
        or main.code
        or ask.codes
        or not _of_the_row(ask, main)
    ):
        return None
    words = [word for word in content(ask) if not OF_THE_YEAR.fullmatch(word)] or _flow(ask)
    row = [entry for entry in shelf.entries if _beside(ask, entry, main)]
    named = [entry for entry in row if words and _says(entry, words)]
    if len(named) > 1:
        named = [entry for entry in named if WHOLE.fullmatch(entry.fact.column[-1])]
    found = found_by(replace(ask, demands=()), named[0], shelf.entries) if len(named) == 1 else None
    return found if isinstance(found, Found) else None


def _flow(ask: Ask) -> list[str]:
    """What came in or was spent, where a part says no more than that: 全年一共支出多少."""
    said = FLOW.search(ask.alone)
    return [FLOWS[said[0]]] if said else []


def _of_the_row(ask: Ask, main: Fact) -> bool:
    """Whether a part names no other thing than the row, if anything: what is said of it alone has no row's name."""
    own = {term for one in ask.demands if (term := one.item) and one.text in ask.alone}
    return (
        ask.year in (None, main.year)
        and not (own & set(main.row))
        and (main.filing, main.report) in ask.reports
    )


def _beside(ask: Ask, entry: Entry, main: Fact) -> bool:
    """Whether an entry is another figure of the row, of the measure and in the unit that a part asks for."""
    fact = entry.fact
    same = fact.from_cell and (fact.filing, fact.table, fact.quote, fact.row) == (
        main.filing,
        main.table,
        main.quote,
        main.row,
    )
    if not same or fact.id == main.id or not isinstance(fact.value, Amount) or not fact.column:
        return False
    measures = COMPATIBLE.get(ask.measure, (ask.measure,) if ask.measure else ())
    return fact.measure in measures and (ask.unit is None or unit_fits(ask.unit, fact.unit))


def _says(entry: Entry, words: list[str]) -> bool:
    """Whether the labels over a figure have some words; how many persons there are at a body says that they are its staff."""
    labels = plain_words(" ".join(entry.fact.column))
    there = tokens(labels)
    counted = entry.fact.unit == PERSONS and len(words) > 1
    return all(says(word, labels, there) or (counted and STAFF.fullmatch(word)) for word in words)
