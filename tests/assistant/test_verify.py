"""An answer says no more than its sources: whatever is planned, and whatever is changed in what was composed."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.compose import compose
from assistant.domain import (
    Ask,
    Compute,
    Draft,
    Figure,
    Limit,
    Lookup,
    Operation,
    Plan,
    Query,
    Reason,
    Sign,
    Status,
    Step,
)
from assistant.execute import execute
from assistant.library import Library, library_of
from assistant.parse import parse
from assistant.plan import plan
from assistant.verify import verify
from ingest.document import Span
from ingest.fact import Fact
from ingest.quantity import read
from ingest.store.corpus import Corpus

QUESTIONS = (
    "示例中心2023年三公经费花了多少？",
    "示例市数字服务中心2023年公务接待费是多少？",
    "示例中心2023年基本支出和项目支出分别是多少？",
    "示例中心2023年项目支出比基本支出多多少？",
    "示例市数字服务中心2023年三公经费决算，换算成元是多少？",
    "示例市数字服务中心2023年公务用车运行维护费占三公经费的比例是多少？",
    "样例县水务局2022年公务接待平均每位来宾花多少元？",
    "示例市数字服务中心2023年金额最大的三个项目",
    "示例中心2023年三公经费由哪些部分构成",
    "哪个单位的三公经费最多",
)
PLANS = 400
SHOWN = re.compile(r"(?<![\d.\[])\d+\.\d+(?![\d\]])")
COMPUTING = (
    Operation.DIFFERENCE,
    Operation.GROWTH,
    Operation.SHARE,
    Operation.COMPLETION,
    Operation.SUM,
    Operation.AVERAGE,
    Operation.COMPARE,
    Operation.HIGHEST,
    Operation.RANK,
    Operation.COMPOSITION,
    Operation.SELECT,
)


def drafted(question: str, library: Library) -> Draft:
    """What is composed for a question, before it is verified."""
    query = parse(question, (), library.lexicon())
    return compose(query, execute(plan(query), library), library)


def refused(draft: Draft, library: Library) -> bool:
    """Whether an answer is withheld, with nothing left of it."""
    answer = verify(draft, library)
    gone = (answer.status, answer.reason, answer.values, answer.citations, answer.verdict)
    return gone == (Status.NOT_FOUND, Reason.NO_ITEM, (), (), None)


@pytest.fixture(scope="module")
def library(corpus: Corpus) -> Library:
    """The samples, to be looked up."""
    return library_of(corpus)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_composed_from_facts_is_shown_as_it_is(question: str, library: Library) -> None:
    draft = drafted(question, library)
    assert draft.answer.values != ()
    assert verify(draft, library) == draft.answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_number_that_no_source_prints_withholds_the_answer(question: str, library: Library) -> None:
    draft = drafted(question, library)
    numbers = list(SHOWN.finditer(draft.answer.answer))
    assert numbers
    for number in numbers:
        text = draft.answer.answer
        lie = f"{text[: number.start()]}{number[0]}7{text[number.end() :]}"
        assert refused(replace(draft, answer=replace(draft.answer, answer=lie)), library), lie


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_figure_that_is_not_the_one_of_its_source_withholds_the_answer(
    question: str, library: Library
) -> None:
    draft = drafted(question, library)
    changed = [one for at, figure in enumerate(draft.answer.values) for one in wronged(figure, draft, at)]
    assert changed
    for one in changed:
        assert refused(one, library), one.answer.values


def wronged(figure: Figure, draft: Draft, at: int) -> Iterator[Draft]:
    """The draft with one of its figures wrong in each of its parts."""
    more = str(Decimal(figure.value) + 1) if re.fullmatch(r"[\d.]+", figure.value) else f"{figure.value}1"
    lies = [replace(figure, value=more), replace(figure, citations=(99,))]
    if figure.formula:
        lies.append(
            replace(figure, formula=re.sub(r"\d+\.\d+", lambda one: f"{one[0]}1", figure.formula, count=1))
        )
    if figure.kind == "computed":
        lies += [replace(figure, operands=()), replace(figure, formula=None)]
    for lie in lies:
        values = (*draft.answer.values[:at], lie, *draft.answer.values[at + 1 :])
        yield replace(draft, answer=replace(draft.answer, values=values))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_place_that_does_not_print_the_figure_withholds_the_answer(question: str, library: Library) -> None:
    draft = drafted(question, library)
    for n, fact in draft.facts.items():
        moved = replace(fact, span=Span(start=fact.span.start + 1, end=fact.span.end + 1))
        assert refused(replace(draft, facts={**draft.facts, n: moved}), library), fact


def test_whatever_is_planned_every_figure_shown_is_printed_where_it_is_cited(
    corpus: Corpus, library: Library
) -> None:
    chance = random.Random("plans")
    query = parse("示例中心2023年三公经费花了多少？", (), library.lexicon())
    shelf = library.shelf([holder.key for holder in library.holders])
    facts = [entry.fact for entry in shelf.entries]
    told = [
        one
        for _ in range(PLANS)
        for one in printed(query, Plan(steps=(step(chance, facts),)), library, corpus)
    ]
    assert len(told) > PLANS / 2, "hardly any plan was answered"
    assert [said for said in told if said[0] != said[1]] == []


def printed(query: Query, planned: Plan, library: Library, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Each stated figure of an answer, and what the characters at its first source say."""
    draft = compose(query, execute(planned, library), library)
    answer = verify(draft, library)
    assert answer == draft.answer, "what was composed from facts was withheld"
    places = {one.n: one for one in answer.citations}
    for figure in stated(answer.values):
        source = places[figure.citations[0]]
        characters = corpus.text(source.filing)[source.start : source.end]
        again = read(characters)
        amount = again.amount if again else None
        digits = (
            f"{amount.low}"
            if amount and amount.high is None
            else f"{amount.low}-{amount.high}"
            if amount
            else ""
        )
        yield (
            figure.value,
            digits or figure.value * (figure.value.replace(" ", "") in characters.replace(" ", "")),
        )


def stated(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """The figures that are stated, and those that the computed ones are computed from."""
    for figure in figures:
        if figure.kind == "stated":
            yield figure
        yield from stated(figure.operands)


def step(chance: random.Random, facts: list[Fact]) -> Step:
    """A step over facts taken at random."""
    one = asked(chance.choice(facts))
    into = chance.choice((None, None, "元", "亿元"))
    if chance.random() < 0.4:
        return Lookup(ask=one, into=into)
    others = tuple(asked(chance.choice(facts)) for _ in range(chance.randint(0, 3)))
    operation = chance.choice(COMPUTING)
    limit = Limit(
        sign=chance.choice((Sign.ABOVE, Sign.BELOW)), value=Decimal(chance.randint(0, 200)), unit="万元"
    )
    return Compute(
        operation=operation,
        asks=(one, *others),
        given=(),
        decimals=chance.choice((None, 0, 1, 4)),
        into=into,
        limit=limit if operation is Operation.SELECT else None,
        counted=chance.choice((None, "个")) if operation is Operation.SELECT else None,
    )


def asked(fact: Fact) -> Ask:
    """The question for a fact in its own words."""
    return Ask(
        reports=((fact.filing, fact.report),),
        year=fact.year,
        words=fact.subject or "",
        terms=(fact.term,),
        codes=(fact.code,) if fact.code else (),
        measure=fact.measure,
        part=fact.scope.part,
        place=None,
        unit=None,
    )
