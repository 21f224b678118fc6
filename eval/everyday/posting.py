"""From the facts of filings to ledgers: which figures may become golds.

A figure that the filings print in two ways, a change that its percentage does not bear out, and parts that do not sum
up are left out, with the reason. Nothing of the answering code is used.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from eval.everyday.item import COUNTED, OVERLAPPING, ROWS, WHOLES, Item, Row
from eval.everyday.ledger import YUAN, Entry, Group, Ledger, Moved, percent
from eval.sweep.spoken import short
from eval.sweep.target import MONEY, SIDES, label
from eval.sweep.wordings import falls
from ingest.document import Document, TableKind
from ingest.fact import BUDGETS, Amount, Blank, Bound, Fact, Fund, Measure, Part

CENT = Decimal("0.01")
NAME = re.compile(r"[一-鿿（）、]{3,20}(?<!支)")
"""Names of accounts that people type, and that are not cut off."""
BASIC = "基本支出"
_PLAIN = frozenset({Measure.FINAL, Measure.STATED, Measure.ACTUAL})
_SHARES = frozenset({Measure.SHARE, Measure.COMPLETION})
_OWN = frozenset({Fund.ALL, Fund.FISCAL, Fund.GENERAL})
"""Funds that the budget of an item may be told of, where all state one figure."""
Placed = tuple[Fact, TableKind | None]


def ledgers(documents: Mapping[str, Document], facts: Iterable[Fact]) -> tuple[Ledger, ...]:
    """A ledger for each organisation and year that has a report of its own."""
    reported = {
        (report.organisation, report.year): short(report.organisation, report.aliases)
        for document in documents.values()
        for report in document.reports
    }
    texts = {digest: document.text for digest, document in documents.items()}
    stated: dict[tuple[str, int], list[Placed]] = defaultdict(list)
    for fact in facts:
        table = None if fact.table is None else documents[fact.filing].tables[fact.table].kind
        stated[fact.organisation, fact.year].append((fact, table))
    return tuple(
        _Reader(stated[body, year], texts).ledger(body, name, year) for (body, year), name in reported.items()
    )


class _Reader:
    """Reads one organisation and year."""

    def __init__(self, placed: Sequence[Placed], texts: Mapping[str, str]) -> None:
        self._placed = placed
        self._texts = texts
        self._by_term: dict[str, list[Placed]] = defaultdict(list)
        for fact, table in placed:
            self._by_term[fact.term].append((fact, table))
        self._left_out: dict[str, str] = {}
        self._blank: list[Item] = []

    def ledger(self, body: str, name: str, year: int) -> Ledger:
        """Everything that is certain."""
        found = {row.key: entry for row in ROWS if (entry := self._statutory(row))}
        functional = dict(self._accounts(TableKind.EXPENDITURE, Fund.ALL, Part.ALL))
        economic = dict(self._accounts(TableKind.BASIC, Fund.GENERAL, Part.BASIC))
        entries = found | functional | economic
        return Ledger(
            body=body,
            short=name,
            year=year,
            entries=entries,
            groups=tuple(_groups(entries)),
            counts=dict(self._counts()),
            blank=tuple(self._blank),
            left_out=self._left_out,
        )

    def _statutory(self, row: Row) -> Entry | None:
        here = [fact for fact, table in self._by_term[row.term] if _stands(row, fact, table)]
        if not here and row.table is TableKind.THREE_PUBLIC:  # some filings have it in sentences only
            here = [
                fact
                for fact, table in self._by_term[row.term]
                if table is None and not fact.annex and _alike(row, fact)
            ]
        figures = {value for fact in here if (value := exact(fact)) is not None}
        named = [fact for term in (row.term, *row.stated) for fact, _ in self._by_term[term]]
        alike = [fact for fact in named if row.table is None or _alike(row, fact)]
        if figures:
            return self._entry(row.key, row, here, alike)
        if here and _empty(here) and not any(isinstance(fact.value, Amount) for fact in named):
            self._blank.append(row)
        return None

    def _entry(self, key: str, item: Item, here: Sequence[Fact], alike: Sequence[Fact]) -> Entry | None:
        """What is certain of an item that stands `here`; `alike` are all statements of the same."""
        values = {
            _yuan(fact) for fact in (*here, *alike) if fact.measure in _PLAIN and exact(fact) is not None
        }
        main = next((fact for fact in here if exact(fact) is not None), None)
        if main is None or main.unit not in MONEY:
            return None
        if len(values) > 1:
            self._left_out[key] = "stated in more than one way"
            return None
        value = exact(main)
        assert value is not None and main.unit is not None
        told = self._told(main, item.stated)
        settled = _settled(told, main)
        return Entry(
            key=key,
            item=item,
            value=value,
            unit=main.unit,
            budgets=_budgets(told, main) if settled else {},
            moved=self._moved(told, main, value) if settled else None,
            printed=frozenset(
                share for fact in told if fact.measure in _SHARES and (share := exact(fact)) is not None
            ),
        )

    def _told(self, main: Fact, stated: Sequence[str]) -> list[Fact]:
        """All that is told of an item, by its term; where prose has a name of its own for it, the term is its fund's only."""
        named = [fact for fact, _ in self._by_term[main.term]]
        if stated:
            named = [
                fact
                for fact in named
                if fact.scope.fund is main.scope.fund and fact.column[:1] == main.column[:1]
            ]
        return named + [fact for term in stated for fact, _ in self._by_term[term]]

    def _moved(self, told: Sequence[Fact], main: Fact, value: Decimal) -> Moved | None:
        """The stated change against last year, where amount and percentage of one direction bear each other out."""
        here = [fact for fact in told if _of_one(fact, main) and fact.basis == "上年"]
        amounts = {
            _signed(fact) for fact in here if fact.measure is Measure.CHANGE and fact.unit == main.unit
        }
        rates = {_signed(fact) for fact in here if fact.measure is Measure.CHANGE_RATE}
        if len(amounts) != 1 or len(rates) != 1:
            return None
        (amount,), (rate,) = amounts, rates
        if amount is None or rate is None or value == amount or not amount:
            return None
        computed = percent(amount, value - amount)
        quote = next(fact for fact in here if fact.measure is Measure.CHANGE)
        text = self._texts.get(quote.filing, "")[quote.span.end : quote.quote.end]
        return Moved(amount=amount, rate=rate, after=text) if abs(computed - rate) <= CENT else None

    def _accounts(self, table: TableKind, fund: Fund, part: Part) -> Iterator[tuple[str, Entry]]:
        """The accounts of a table whose names nothing else of it has."""
        here = [
            fact
            for fact, kind in self._placed
            if kind is table and fact.code and fact.measure is Measure.FINAL and not fact.annex
            and fact.scope.fund is fund and fact.scope.part is part and exact(fact) is not None
            and (table is TableKind.BASIC or fact.scope.table is None)
        ]  # fmt: skip
        codes: dict[str, set[str]] = defaultdict(set)
        for fact in here:
            codes[fact.term].add(fact.code or "")
        for fact in here:
            name = label(fact.item)
            if len(codes[fact.term]) > 1 or not NAME.fullmatch(name):
                continue
            others = [other for other, _ in self._by_term[fact.term] if other.measure in _PLAIN]
            alone = len({_yuan(other) for other in others if exact(other) is not None}) == 1
            names = _names(name, fact.code or "")
            same = [other for other in others if other.scope == fact.scope and not other.subject]
            item = Item(names=names, scope="" if alone or table is not TableKind.BASIC else BASIC)
            if names and (entry := self._entry(fact.code or "", item, [fact], same)):
                yield entry.key, entry

    def _counts(self) -> Iterator[tuple[str, tuple[Decimal, str]]]:
        for counted in COUNTED:
            told = [
                fact
                for fact, _ in self._by_term[counted.term]
                if fact.measure in (Measure.COUNT, Measure.STATED)
            ]
            values = {exact(fact) for fact in told}
            if len(values) == 1 and (value := values.pop()) is not None:
                yield counted.term, (value, next((fact.unit for fact in told if fact.unit), ""))
            elif values:
                self._left_out[counted.term] = "counted in more than one way"


def _stands(row: Row, fact: Fact, table: TableKind | None) -> bool:
    """Whether a fact is the cell, or a sentence, that a row of the catalogue means."""
    placed = table is row.table and fact.measure in _PLAIN and not fact.annex and not fact.code
    scoped = row.table is None or (fact.scope.fund is row.fund and fact.scope.part is row.part)
    return placed and scoped and (not row.side or fact.column[:1] == (row.side,))


def _alike(row: Row, fact: Fact) -> bool:
    """Whether a fact is another statement of the item of a row."""
    sided = not row.side or fact.column[:1] not in {(side,) for side in SIDES - {row.side}}
    scoped = fact.scope.fund is row.fund and fact.scope.part is row.part
    return sided and scoped and not fact.code and not fact.subject and fact.measure in _PLAIN


def _settled(told: Iterable[Fact], main: Fact) -> bool:
    """Whether one figure is stated whatever of the usual funds is meant, so that a budget or a change is its own."""
    finals = {
        _yuan(fact)
        for fact in told
        if fact.measure is Measure.FINAL and _of_one(fact, main) and exact(fact) is not None
    }
    return finals <= {_yuan(main)}


def _of_one(fact: Fact, main: Fact) -> bool:
    """Whether a fact of the same name may speak of the same quantity, whoever paid."""
    funds = _OWN if main.scope.fund in _OWN else {main.scope.fund}
    return (
        fact.scope.fund in funds
        and fact.scope.part is main.scope.part
        and not fact.subject
        and (fact.scope.table == main.scope.table or not fact.from_cell)
    )


def _budgets(told: Iterable[Fact], main: Fact) -> Mapping[Measure, Decimal]:
    """The budgets of an item by what they are called; none where one of them is stated in two ways."""
    found: dict[Measure, set[Decimal]] = defaultdict(set)
    for fact in told:
        value = exact(fact)
        if fact.measure in BUDGETS and _of_one(fact, main) and fact.unit == main.unit and value is not None:
            found[fact.measure].add(value)
    if any(len(values) > 1 for values in found.values()):
        return {}
    return {measure: values.pop() for measure, values in found.items()}


def _groups(entries: Mapping[str, Entry]) -> Iterator[Group]:
    for whole, keys in WHOLES:
        yield from _group(entries, whole, [key for key in keys if key in entries], len(keys))
    functional = [key for key in entries if key.isdigit() and key[0] == "2"]
    economic = [key for key in entries if key.isdigit() and key[0] == "3"]
    yield from _group(entries, "spending", [key for key in functional if len(key) == 3], None, "功能分类")
    yield from _group(entries, "general basic", [key for key in economic if len(key) == 3], None, "经济分类")
    for whole in (key for key in (*functional, *economic) if len(key) in (3, 5)):
        below = [
            key for key in (*functional, *economic) if key.startswith(whole) and len(key) == len(whole) + 2
        ]
        yield from _group(entries, whole, below, None)


def _group(
    entries: Mapping[str, Entry], whole: str, parts: Sequence[str], wanted: int | None, by: str = ""
) -> Iterator[Group]:
    """A whole with its parts; accounts only where they sum up to it, statutory parts if there are as many as `wanted`."""
    if whole not in entries or not parts:
        return
    unlike = any(entries[part].unit != entries[whole].unit for part in parts)
    total = sum((entries[part].value for part in parts), Decimal(0))
    closed = abs(total - entries[whole].value) <= CENT * len(parts)
    if unlike or (wanted is None and not closed):
        return
    split = closed and whole not in OVERLAPPING and wanted in (None, len(parts))
    yield Group(whole=whole, parts=tuple(parts), split=split, by=by)


def _names(name: str, code: str) -> tuple[str, ...]:
    """How an account is called; nothing where a function has the name of a statutory item."""
    functional = code.startswith("2")
    if functional and any(row.term == name for row in ROWS):
        return ()
    spoken = functional and len(code) == 3 and not name.startswith("其他")
    return (name, f"{name.removesuffix('支出')}方面的支出") if spoken else (name,)


def _empty(facts: Iterable[Fact]) -> bool:
    return all(isinstance(fact.value, Blank) for fact in facts)


def exact(fact: Fact) -> Decimal | None:
    """The figure of a fact that states just one."""
    match fact.value:
        case Amount(low=low, high=None, bound=Bound.EXACT):
            return low
        case _:
            return None


def _yuan(fact: Fact) -> Decimal | None:
    value = exact(fact)
    return None if value is None else (value * YUAN.get(fact.unit or "", Decimal(1))).normalize()


def _signed(fact: Fact) -> Decimal | None:
    value = exact(fact)
    return None if value is None else -abs(value) if falls(fact) else value
