"""The sweep asks for facts as people would, says as much as tells them apart, and judges strictly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from eval.sweep import judge, report
from eval.sweep.judge import Outcome
from eval.sweep.run import ELSEWHERE, Kind, Plan, sweep
from eval.sweep.spoken import everyday, short
from eval.sweep.target import Aspect, Target, label, targets
from eval.sweep.telling import by_name, named, told
from eval.sweep.wordings import Said, Wording, question
from ingest.document import Document, Report, ReportKind, Section, Span, Table, TableKind
from ingest.fact import Amount, Blank, Fact, Fund, Measure, Part, Scope, Words
from ingest.names import canonical

BODY = "示例市公安局交通警察支队"
TEXT = "住房公积金\t12.30\t\t4.50\n培训3次，另有会议\n未按期"
SPAN = Span(start=0, end=len(TEXT))
BASIC = ("支出", "基本支出")


def table(number: int, title: str, kind: TableKind) -> Table:
    """A table without anything in it but its name."""
    return Table(
        number=number, report=0, section=0, kind=kind, title=title, code=None, unit="万元", annex=False,
        notes=(), blocks=(), grid=(), span=SPAN,
    )  # fmt: skip


DOCUMENT = Document(
    file="示例.txt",
    digest="d",
    text=TEXT,
    reports=(
        Report(number=0, organisation=BODY, aliases=(), year=2023, kind=ReportKind.FINAL_ACCOUNTS, span=SPAN),
    ),
    sections=(Section(number=0, report=0, path=("第二部分 决算表", "三、培训情况"), annex=False, span=SPAN),),
    paragraphs=(),
    tables=(
        table(0, "支出决算表", TableKind.EXPENDITURE),
        table(1, "一般公共预算财政拨款支出决算表", TableKind.GENERAL_BUDGET),
    ),
    issues=(),
)


def fact(name: str, printed: str, **given: Any) -> Fact:
    """A cell of the first table, or what `given` says otherwise."""
    start = TEXT.index(printed) if printed else TEXT.index("\t\t") + 1
    plain = Fact(
        id=f"{name}{printed}{given.get('table', 0)}{given.get('column', '')}",
        filing="d", report=0, organisation=BODY, year=2023, item=name, term=canonical(name), code=None,
        measure=Measure.FINAL, scope=Scope(), subject=None, basis=None, row=(name,), column=("本年支出合计",),
        value=Amount(low=Decimal(printed)) if printed else Blank(),
        unit="万元" if printed else None, span=Span(start=start, end=start + len(printed)),
        quote=SPAN, section=0, table=0, annex=False, context="",
    )  # fmt: skip
    return replace(plain, **given)


FUND = fact("住房公积金", "12.30")
FUND_BASIC = fact("住房公积金", "4.50", column=BASIC, scope=Scope(part=Part.BASIC))
FUND_EMPTY = fact("住房公积金", "", column=("项目支出",), scope=Scope(part=Part.PROJECT))
FUND_GENERAL = fact("住房公积金", "12.30", table=1, scope=Scope(fund=Fund.GENERAL))
TRAINING = fact(
    "培训", "3", table=None, row=(), column=(), unit="次", measure=Measure.COUNT, scope=Scope()
)  # fmt: skip
IN_FUND = fact("住房公积金", "4.50", column=("本年收入",), scope=Scope(fund=Fund.GOVERNMENT_FUND))
KIND = fact("培训", "", column=("等次",), value=Words(text="未按期"), measure=Measure.TEXT, unit=None)
TWIN = replace(TRAINING, id="twin", value=Amount(low=Decimal(4)))
LATE = fact("完成时限", "4.50", value=Words(text="未按期"), measure=Measure.ACTUAL, unit=None)
WITHIN_WORDS = replace(LATE, id="figure", value=Amount(low=Decimal(3)), unit="次")


def made(*facts: Fact) -> tuple[Target, ...]:
    """The facts as targets."""
    return targets({"d": DOCUMENT}, facts)


def needed(wanted: Fact, *others: Fact) -> tuple[Aspect, ...] | None:
    """What must be said of a fact beside others."""
    found = made(wanted, *others)
    return told(found[0], by_name(found)[named(found[0])])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("一、培训情况", "培训情况"),
        ("（二） “三公”经费", "三公经费"),
        ("其中：办公费（万元）", "办公费"),
        ("（类）住房保障支出", "（类）住房保障支出"),
        ("2. 其他支出情况。", "其他支出情况"),
    ],
)
def test_a_label_is_typed_without_numbers_quotes_and_units(printed: str, typed: str) -> None:
    assert label(printed) == typed


@pytest.mark.parametrize(
    ("body", "aliases", "shorter"),
    [
        (BODY, (), "示例交警支队"),
        ("样例县水务局", (), "样例水务局"),
        ("示例市数字服务中心", ("示例数服",), "示例数服"),
        ("示例省交通运输厅科技信息中心", (), "示例交通厅科技信息中心"),
    ],
)
def test_bodies_have_short_names(body: str, aliases: Sequence[str], shorter: str) -> None:
    assert short(body, aliases) == shorter


@pytest.mark.parametrize(
    ("wanted", "others", "needs"),
    [
        (FUND, (FUND_BASIC, FUND_EMPTY), ()),  # all columns together are meant where none is said
        (FUND_BASIC, (FUND, FUND_EMPTY), (Aspect.COLUMN,)),
        (FUND_GENERAL, (FUND, FUND_BASIC), (Aspect.FUND,)),
        (FUND, (replace(FUND, id="again", table=1),), ()),  # the same said twice needs no telling apart
        (
            FUND,
            [replace(FUND, id=f"{n}", table=1) for n in range(12)],
            (Aspect.PLACE,),
        ),  # more than an answer cites
        (FUND_GENERAL, (replace(FUND, column=("本年支出",)),), (Aspect.FUND,)),  # 本年支出 is all of it
        (FUND, (replace(FUND, id="row", row=("其他", "住房公积金")),), None),  # another row of the same table
        (IN_FUND, (replace(FUND, column=("本年收入合计",)),), (Aspect.COLUMN, Aspect.FUND)),
        (KIND, (FUND,), (Aspect.COLUMN,)),  # which words are meant, only their column says
        (FUND, (replace(FUND, id="more", table=1, value=Amount(low=Decimal(13))),), (Aspect.PLACE,)),
        (TRAINING, (TWIN,), None),
        (TRAINING, (replace(TWIN, unit="人"),), ()),
    ],
)
def test_as_much_is_said_as_tells_a_fact_from_others(
    wanted: Fact, others: Sequence[Fact], needs: tuple[Aspect, ...] | None
) -> None:
    assert needed(wanted, *others) == needs


@pytest.mark.parametrize(
    ("wanted", "needs", "asked"),
    [
        (
            FUND,
            (),
            (
                f"2023年度{BODY}住房公积金决算数是多少？",
                "示例交警支队 住房公积金 决算 2023",
                "示例交警支队2023年公积金花了多少钱？",
            ),
        ),
        (
            FUND_BASIC,
            (Aspect.COLUMN, Aspect.PLACE),
            (
                f"2023年度{BODY}“支出决算表”中住房公积金的基本支出决算数是多少？",
                "示例交警支队 支出决算表 住房公积金 基本支出 决算 2023",
                "示例交警支队2023年支出决算表里公积金的基本支出花了多少钱？",
            ),
        ),
        (
            TRAINING,
            (),
            (
                f"2023年度{BODY}培训的数量是多少次？",
                "示例交警支队 培训 数量 次 2023",
                "示例交警支队2023年公积金有多少次？",
            ),
        ),
        (
            WITHIN_WORDS,
            (),
            (
                f"2023年度{BODY}完成时限实际完成值是多少次？",
                "示例交警支队 完成时限 实际完成值 多少次 2023",
                "示例交警支队2023年公积金实际完成值有多少次？",
            ),
        ),
        (
            LATE,
            (),
            (
                f"2023年度{BODY}完成时限实际完成值是什么？",
                "示例交警支队 完成时限 实际完成值 2023",
                "示例交警支队2023年公积金实际完成值写的是什么？",
            ),
        ),
    ],
)
def test_a_fact_is_asked_for_in_three_wordings(
    wanted: Fact, needs: tuple[Aspect, ...], asked: tuple[str, ...]
) -> None:
    said = Said(
        target=made(wanted, FUND_EMPTY, LATE)[0], needs=needs, short=short(BODY, ()), everyday="公积金"
    )
    assert tuple(question(said, wording) for wording in Wording) == asked


def test_a_label_leaves_out_the_body_that_the_question_names_anyway() -> None:
    assert made(fact(f"{BODY}本级", "12.30"))[0].words[Aspect.NAME] == "本级"


def test_everyday_names_are_those_of_no_other_item() -> None:
    target = made(FUND)[0]
    names = {everyday(target, frozenset(), seed, whole=True) for seed in range(30)}
    assert {"公积金", "交公积金"} <= names
    assert "住房公积金" not in names
    assert "交公积金" not in {everyday(target, frozenset(), seed, whole=False) for seed in range(30)}
    assert "公积金" not in {everyday(target, frozenset({"公积金"}), seed, whole=True) for seed in range(30)}


def cited(wanted: Fact, n: int = 1) -> dict[str, Any]:
    """A citation of a fact's own characters."""
    at = wanted.span
    return {
        "n": n, "file": "示例.txt", "report": BODY, "start": at.start, "end": at.end,
        "quote_start": 0, "quote_end": 9, "quote": TEXT[:9],
    }  # fmt: skip


def answer(
    *values: str,
    status: str = "answered",
    place: Fact = FUND,
    beside: Fact | None = None,
    reason: str | None = None,
) -> dict[str, Any]:
    """An answer with figures in 万元, all from one place, but for the first where that is from one `beside`."""
    return {
        "status": status, "reason": reason, "reading": "", "answer": "", "verdict": None, "checks": [], "options": [],
        "values": [
            {"value": value, "unit": "万元", "label": "住房公积金", "organisation": BODY, "year": 2023, "kind": "stated",
             "formula": None, "operands": [], "citations": [2 if beside and not at else 1]}
            for at, value in enumerate(values)
        ],
        "citations": [cited(place), *([cited(beside, 2)] if beside else [])] if values else [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (answer("12.30"), Outcome.RIGHT),
        (answer("12.3"), Outcome.RIGHT),  # equal by value
        (answer("12.31"), Outcome.WRONG_FIGURE),
        (answer("12.30", place=FUND_BASIC), Outcome.WRONG_CELL),
        (answer("12.30", "4.50"), Outcome.SECOND),
        (answer("12.30", "4.50", status="conflict"), Outcome.RIGHT),
        (answer("4.50", "12.30", status="conflict"), Outcome.RIGHT),  # told otherwise elsewhere
        (answer("3", "12.30", status="conflict", beside=TRAINING), Outcome.SECOND),  # of another thing
        (answer(status="not_found", reason="no_item"), Outcome.SILENT),
        (answer(), Outcome.SILENT),
        ({}, Outcome.CRASH),
    ],
)
def test_an_answer_must_be_exactly_the_figure_from_its_cell(
    given: Mapping[str, Any], outcome: Outcome
) -> None:
    every = made(FUND, TRAINING)
    places = {(target.file, target.fact.span.start): target for target in every}
    assert judge.judge(given, every[0], places).outcome is outcome


def test_nothing_is_nothing_in_any_unit_of_money() -> None:
    nought = replace(FUND, value=Amount(low=Decimal("0.00")), unit="元")
    target = replace(made(nought)[0], printed="0.00")
    assert judge.judge(answer("0.00"), target, {}).outcome is Outcome.RIGHT
    assert judge.judge(answer("0.01"), target, {}).outcome is Outcome.WRONG_FIGURE


def test_a_project_has_one_budget_so_that_saying_no_fund_tells_nothing() -> None:
    project = fact("示例平台维护经费", "12.30")
    other = fact(
        "示例平台维护经费",
        "4.50",
        scope=replace(project.scope, fund=Fund.GENERAL),
        row=("平台", "示例平台维护经费"),
    )
    target, rival = made(project, other)
    assert told(target, (target, rival)) is None


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (answer(status="not_found", reason="blank"), Outcome.RIGHT),
        (answer(status="not_found", reason="no_item"), Outcome.SILENT),
        (answer("12.30"), Outcome.WRONG_FIGURE),  # the total is not the part
        (answer("3", place=TRAINING), Outcome.RIGHT),
    ],
)
def test_an_empty_cell_is_blank_or_told_in_a_sentence(given: Mapping[str, Any], outcome: Outcome) -> None:
    told_so = replace(TRAINING, term=FUND.term, measure=Measure.FINAL)
    every = made(FUND, told_so)
    places = {(target.file, target.fact.span.start): target for target in every}
    assert judge.empty(given, made(FUND_EMPTY)[0], places).outcome is outcome


def test_a_sweep_tries_figures_empty_cells_years_and_places_and_names_its_failures() -> None:
    asked = []

    def ask(words: str, _: Sequence[str]) -> Mapping[str, Any]:
        asked.append(words)
        if "2014" in words:
            return answer(status="not_found", reason="no_year")
        if any(place in words for level in ELSEWHERE.values() for place in level):
            return answer("12.30")
        return answer("12.30") if "项目支出" not in words else answer(status="not_found", reason="blank")

    found = sweep({"d": DOCUMENT}, (FUND, FUND_EMPTY, TRAINING, TWIN), ask, Plan(seed=1))
    kinds = {kind: [t.verdict.outcome for t in found.trials if t.kind is kind] for kind in Kind}
    assert kinds == {
        Kind.FIGURE: [Outcome.RIGHT] * 3,
        Kind.EMPTY: [Outcome.RIGHT] * 3,
        Kind.YEAR: [Outcome.RIGHT],
        Kind.PLACE: [Outcome.WRONG_FIGURE],
    }
    assert len(asked) == 8
    assert (found.facts, found.asked, sum(map(len, found.left_out.values()))) == (4, 2, 2)
    assert report.wrong_figures(found) == 1
    assert report.share(found) == 7 / 8
    assert report.missed(found, 0.875, 1) == []
    assert report.missed(found, 0.9, 0) == ["right is 0.8750, below 0.9", "wrong figures are 1, above 0"]
    assert "wrong figure (not no_organisation) · another place, cell, 决算数" in report.markdown(found)
    assert [failure["kind"] for failure in report.to_json(found)["failures"]] == ["another place"]


def test_a_sweep_that_asks_nothing_reaches_no_level() -> None:
    nothing = sweep({"d": DOCUMENT}, (TRAINING, TWIN), lambda *_: {}, Plan())
    assert report.missed(nothing, 0.0, None) == ["no question was asked"]
