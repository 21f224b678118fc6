"""Says facts and computations in words: labels, figures with their units, sentences with the numbers of their sources."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.cite import Citer, Sources, marks
from assistant.compute import difference, figure_of, guarded
from assistant.cues import NEGATIVE
from assistant.derive import direction_of
from assistant.domain import Ask, Computed, Figure, Found, Judged, Language, Operand, Query, Result, Statement
from assistant.scan import CARRIED, SPENT_AS
from assistant.shelf import TOTALS, principal
from assistant.statement import FALLING
from assistant.whole_names import economic_accounts
from ingest import arithmetic
from ingest.arithmetic import Agreement
from ingest.fact import Amount, Bound, Fact, Measure, Words
from ingest.names import canonical
from ingest.restatements import quantity

BOUNDS = {
    Bound.ABOUT: ("约 {}", "about {}"),
    Bound.AT_LEAST: ("不少于 {}", "at least {}"),
    Bound.AT_MOST: ("不超过 {}", "at most {}"),
}
NUMBERLESS = (Measure.COUNT, Measure.STATED, Measure.TEXT)


def _by_money(results: Sequence[Result]) -> frozenset[str]:
    """The facts among several figures, or those of a verdict, that are of one thing, year and measure in different money."""
    stood_on = [part for one in results for part in (one.ground if isinstance(one, Judged) else (one,))]
    facts = [one.statement.main for one in stood_on if isinstance(one, Found)]
    things = [(fact.organisation, fact.year, fact.term, fact.measure, fact.scope.part) for fact in facts]
    funds = {
        thing: {fact.scope.fund for fact, one in zip(facts, things, strict=True) if one == thing}
        for thing in things
    }
    return frozenset(fact.id for fact, thing in zip(facts, things, strict=True) if len(funds[thing]) > 1)


def _called(fact: Fact) -> str:
    """What a figure is of: a total that a sentence tells by another name (财政拨款支出), by that one."""
    renamed = not fact.from_cell and fact.term != quantity(fact) == principal(fact)
    return fact.term if renamed else principal(fact)


class Speaker:
    """Writes the parts of one answer; `citer` numbers its sources as they are used."""

    def __init__(self, query: Query, sources: Sources, results: Sequence[Result] = ()) -> None:
        """For the language and reading of `query`; what only their money tells apart among the `results` is told with it."""
        self.query = query
        self.by_money = _by_money(results)
        self.language = query.language
        self.citer = Citer(sources)

    def printed(self, fact: Fact) -> str:
        """A fact's value with its unit, as a reader says it."""
        value = fact.value
        if isinstance(value, Words):
            return value.text
        if not isinstance(value, Amount):
            return ""
        digits = f"{value.low}" if value.high is None else f"{value.low}—{value.high}"
        bounded = BOUNDS.get(value.bound)
        said = f"{digits}{fact.unit}" if fact.unit == "%" else f"{digits} {fact.unit or ''}".strip()
        return bounded[self.language is Language.ENGLISH].format(said) if bounded else said

    def label(self, fact: Fact) -> str:
        """What the fact states: subject, item, part and measure; whose money it is where nothing else tells it from another figure."""
        name = self._name(fact)
        return f"{name}（{fact.scope.fund.value}）" if fact.id in self.by_money else name

    def _name(self, fact: Fact) -> str:
        """What the fact states, whosever money it is."""
        basic = fact.scope.table == "基本支出明细" and fact.code is not None and len(fact.code) > 3
        own = fact.subject is not None and principal(fact) == canonical(fact.subject)
        shared = fact.basis if fact.measure is Measure.SHARE else None
        parts = [fact.subject or "", "基本支出中的" if basic else "", "" if own else _called(fact)]
        if fact.from_cell and len(fact.column) > 0 and principal(fact) == fact.term:
            shown = SPENT_AS | CARRIED | economic_accounts()
            parts += [label for label in fact.column[-1:] if canonical(label) in shown]
        if fact.from_cell and fact.measure in NUMBERLESS and fact.code is None and fact.scope.table is None:
            parts += [
                label
                for label in fact.column[-1:]
                if canonical(label) not in TOTALS and canonical(label) not in principal(fact)
            ]
        income = [label for label in fact.column if "收入" in label]
        if income and fact.code is not None:
            return "".join((*parts, "的", income[-1]))
        if fact.measure is Measure.ADDED_BUDGET and set(fact.column) & FALLING:
            parts.append(wording.text("cut", self.language))
        elif fact.measure not in NUMBERLESS and not shared and not parts[-1].endswith(fact.measure.value):
            parts.append(wording.measure(fact.measure, self.language))
        joint = "" if self.language is Language.CHINESE else " "
        name = joint.join(dict.fromkeys(part for part in parts if part))
        return wording.text("share_of", self.language, part=name, whole=shared) if shared else name

    def asked(self, ask: Ask) -> str:
        """What an ask is for, in the question's own words where these are no item's: whose, of which year, of what."""
        what = ask.unread or "、".join(ask.terms) or ask.words or ask.said.strip("？?。 ")
        whose = {self.citer.sources.holder(*key) for key in ask.reports}
        bodies = {organisation for organisation, _ in whose}
        who = bodies.pop() if len(bodies) == 1 else ""
        year = str(ask.year or "")
        measure = wording.measure(ask.measure, self.language) if ask.measure else ""
        joint = "" if self.language is Language.CHINESE else " "
        when = year + "年度" if year and self.language is Language.CHINESE else year
        return joint.join(part for part in (who, when, what, measure) if part) if what else ""

    def figure(self, found: Found) -> Figure:
        """The figure of what was found, as the contract prints it."""
        return self.figure_of(found.statement.main, self.citer.statement(found.statement))

    def figure_of(self, fact: Fact, citations: tuple[int, ...]) -> Figure:
        """A stated figure with its sources."""
        value = fact.value
        digits = str(value.low) if isinstance(value, Amount) else ""
        if isinstance(value, Amount) and value.high is not None:
            digits = f"{value.low}-{value.high}"
        return Figure(
            value=digits or self.printed(fact),
            unit=fact.unit,
            label=self.label(fact),
            organisation=fact.organisation,
            year=fact.year,
            kind="stated",
            citations=citations,
        )

    def sentence(self, statement: Statement) -> str:
        """One sentence that says what a statement states."""
        fact, sources = statement.main, marks(self.citer.statement(statement))
        who = {"who": fact.organisation, "year": fact.year, "figure": self.printed(fact), "marks": sources}
        stated = direction_of(fact)
        if fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE) and stated:
            way = stated if self.language is Language.CHINESE else wording.DIRECTIONS[stated]
            return wording.text(
                "change",
                self.language,
                label=_called(fact),
                basis=wording.basis(fact.basis, self.language),
                direction=way,
                **who,
            )
        key = "words" if isinstance(fact.value, Words) else "figure"
        return wording.text(key, self.language, label=self.label(fact), **who)

    def in_words(self, statement: Statement) -> str:
        """The shortest sentence that says with a zero that nothing took place: it says more than the figure."""
        figure = figure_of(statement.main)
        if figure is None or figure.value != 0:
            return ""
        told = []
        for fact in (statement.main, *statement.agreeing):
            sentence = fact.quote.of(self.citer.sources.text(fact.filing))
            if not fact.from_cell and re.search(NEGATIVE, sentence):
                told.append((len(sentence), fact.span.start, fact))
        if not told:
            return ""
        n = self.citer.fact(min(told, key=lambda one: one[:2])[2])
        return f" {self.citer.cited[n - 1].quote} [{n}]"

    def in_short(self, statement: Statement) -> str:
        """The figures of a quantity that is stated differently, in a line."""
        main = statement.main
        others = "、".join(
            f"{self.printed(fact)}（{self.apart(main, fact)}）" for fact in statement.differing
        )
        return f"{self.label(main)}：{self.printed(main)} ≠ {others}"

    def conflict(self, statement: Statement) -> str:
        """A sentence that shows all figures of a quantity that the filing states differently."""
        main = statement.main
        others = [
            f"{self.place(fact)}{self.printed(fact)} {marks((self.citer.fact(fact),))}（{self.apart(main, fact)}）"
            for fact in statement.differing
        ]
        label = f"{main.organisation}{main.year}年度{self.label(main)} {self.place(main)}{self.printed(main)}"
        sources = marks(self.citer.statement(statement))
        return wording.text("conflict", self.language, main=label, marks=sources, others="；".join(others))

    def place(self, fact: Fact) -> str:
        """Where a fact stands, in a few words; the number of a heading could be taken for a figure."""
        title = self.citer.sources.title(fact.filing, fact.table) if fact.table is not None else None
        where = canonical(title or (self.citer.sources.headings(fact.filing, fact.section) or ("",))[-1])
        return f"（{where}）" if where else ""

    def shown(self, found: Operand) -> str:
        """A stated or computed figure with its unit."""
        if isinstance(found, Found):
            return self.printed(found.statement.main)
        unit = found.unit or ""
        return f"{found.value}{unit}" if unit == "%" else f"{found.value} {unit}".strip()

    def gap(self, one: Fact, other: Fact) -> str:
        """By how much two figures differ, in the unit of the larger; empty where they cannot be compared."""
        left, right = figure_of(one), figure_of(other)
        if left is None or right is None or left.dimension != right.dimension:
            return ""
        larger, smaller = sorted((left, right), key=lambda figure: figure.base, reverse=True)
        difference = arithmetic.subtract(larger, smaller)
        return f"{difference.value} {difference.unit or ''}".strip()

    def gap_formula(self, one: Operand, other: Operand) -> str:
        """The difference with its operands: 6.00 − 4.20 = 1.80 万元."""
        apart = guarded(lambda: difference(one, other))
        return f"{apart.formula} {apart.unit or ''}".strip() if apart else ""

    def apart(self, main: Fact, other: Fact) -> str:
        """By how much two figures of one quantity differ; one unit of the last digit is rounding."""
        left, right = figure_of(main), figure_of(other)
        said = wording.text("differ", self.language, difference=self.gap(main, other))
        if left is None or right is None or left.dimension != right.dimension:
            return said
        rounding = arithmetic.compare(left, right) is Agreement.ROUNDING
        return f"{said}，{wording.text('rounding', self.language)}" if rounding else said

    def computed(self, result: Computed, label: str) -> tuple[str, Figure]:
        """A computed figure with its formula and operands."""
        operands = tuple(self.figure(found) for found in result.leaves)
        citations = tuple(dict.fromkeys(n for operand in operands for n in operand.citations))
        main = result.leaves[0].statement.main
        figure = self.shown(result)
        told = [found.statement.main for found in result.leaves]
        bodies, years = ({one.organisation for one in told}, {one.year for one in told})
        key = "computed_apart" if len(bodies) > 1 else "computed_over" if len(years) > 1 else "computed"
        sentence = wording.text(
            key,
            self.language,
            who=main.organisation,
            year=result.year or main.year,
            label=label,
            figure=figure,
            formula=result.formula,
            marks=marks(citations),
        )
        value = Figure(
            value=str(result.value),
            unit=result.unit,
            label=label,
            organisation=main.organisation,
            year=result.year or main.year,
            kind="computed",
            citations=citations,
            formula=result.formula,
            operands=operands,
        )
        return sentence, value
