"""The sweep of structure computes its golds from the cells of one filing, asks only what is certain, and tells a wrong figure from an incomplete answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.case import Abstention, Figures, Gold
from eval.errors import BadSet
from eval.everyday.question import Question
from eval.everyday.run import Plan, tried
from eval.filings import Filings
from eval.result import Outcome
from eval.runner import Known
from eval.structure import report
from eval.structure.judge import settled
from eval.structure.run import FAMILIES, INTENTS, drawn, questions, structure
from eval.structure.sheets import Book, books
from eval.structure.wordings import WORDINGS
from ingest.document import Document, TableKind
from ingest.extract import prose, tables
from ingest.fact import Fact
from ingest.readers.text import read

BODY = "示例市园林绿化中心"
FILING = f"""{BODY}2023年度部门决算

第二部分 2023年度部门决算表

2023年度支出决算表

编制单位：{BODY}			单位：万元
项目				本年支出合计	基本支出	项目支出	上缴上级支出	经营支出
功能分类科目编码			科目名称						
合计				1,000.00	600.00	400.00			
208			社会保障和就业支出	100.00	100.00				
208	05		行政事业单位养老支出	100.00	100.00				
208	05	05	机关事业单位基本养老保险缴费支出	100.00	100.00				
212			城乡社区支出	900.00	500.00	400.00			
212	03		城乡社区公共设施	700.00	500.00	200.00			
212	03	99	其他城乡社区公共设施支出	700.00	500.00	200.00			
212	08		国有土地使用权出让收入安排的支出	200.00		200.00			
212	08	01	征地和拆迁补偿支出	200.00		200.00			

2023年度财政拨款收入支出决算总表

编制单位：{BODY}			单位：万元
收入		支出				
项目	决算数	项目	合计	一般公共预算财政拨款	政府性基金预算财政拨款	国有资本经营预算财政拨款
一、一般公共预算财政拨款	800.00	一、社会保障和就业支出	100.00	100.00		
二、政府性基金预算财政拨款	200.00	二、城乡社区支出	900.00	700.00	200.00	
本年收入合计	1,000.00	本年支出合计	1,000.00	800.00	200.00	
总计	1,000.00	总计	1,000.00	800.00	200.00	

2023年度一般公共预算财政拨款支出决算表

编制单位：{BODY}			单位：万元
项目				本年支出
功能分类科目编码			科目名称	小计	基本支出	项目支出
合计				800.00	600.00	200.00
208			社会保障和就业支出	100.00	100.00	
208	05		行政事业单位养老支出	100.00	100.00	
208	05	05	机关事业单位基本养老保险缴费支出	100.00	100.00	
212			城乡社区支出	700.00	500.00	200.00
212	03		城乡社区公共设施	700.00	500.00	200.00
212	03	99	其他城乡社区公共设施支出	700.00	500.00	200.00

第三部分 2023年度部门决算情况说明

一、“三公”经费支出决算情况说明

“三公”经费支出预算为20.00万元，支出决算为15.00万元。其中：
公务接待费支出预算为5.00万元，支出决算为3.00万元，与上年相比增加1.00万元，增长50.00%。
公务用车购置及运行维护费支出预算为15.00万元，支出决算为12.00万元，与上年相比减少3.00万元，下降20.00%。
"""
Read = tuple[Mapping[str, Document], tuple[Fact, ...]]


def taken(*paths: Path) -> Read:
    """Filings and all their facts, read without any store."""
    documents = [read(path) for path in paths]
    facts = (fact for one in documents for fact in (*tables.facts(one)[0], *prose.facts(one)[0]))
    return {one.digest: one for one in documents}, tuple(facts)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The filing above."""
    path = tmp_path_factory.mktemp("filings") / "园林.txt"
    path.write_text(FILING, encoding="utf-8")
    return taken(path)


@pytest.fixture(scope="module")
def book(made: Read) -> Book:
    """What is certain of it."""
    (only,) = books(*made)
    return only


def told(answer: Gold) -> str:
    """A gold in one line."""
    if isinstance(answer, Figures):
        return (" > " if answer.ordered else ", ").join(map(str, answer.values))
    assert isinstance(answer, Abstention)
    return "nothing"


def asked(known: Sequence[Book], intent: str, *turns: str) -> Question:
    """The question of an intent that is asked in these words."""
    made = (one for seed in range(12) for one in questions(intent, known, seed))
    return next(one for one in made if (*one.history, one.text) == turns)


@pytest.mark.parametrize(
    ("intent", "turns", "golds"),
    [
        ("column sum", ["城乡社区支出和社会保障和就业支出的基本支出合计是多少？"], ["600.00万元"]),
        ("column difference", ["城乡社区支出的基本支出比社会保障和就业支出多多少？"], ["400.00万元", "-400.00万元"]),
        ("column multiple", ["城乡社区支出的基本支出是社会保障和就业支出的多少倍？"], ["5.00倍"]),
        ("share of column", ["社会保障和就业支出的基本支出占基本支出合计的比例是多少？"], ["16.67%", "16.7%", "16.66%", "16.6%"]),
        ("share of spending", ["城乡社区支出的项目支出占单位本年支出合计的比重是多少？"], ["40.00%"]),
        ("share in its row", ["城乡社区支出的项目支出占其本年支出的比例是多少？"], ["44.44%", "44.4%"]),
        ("highest account", ["基本支出最高的类级功能科目是哪个？"], ["500.00万元"]),
        ("highest account", ["基本支出最高的款级功能科目是哪个？"], ["500.00万元"]),
        ("ranked", ["本年支出最高的两个款级功能科目是哪些？"], ["700.00万元 > 200.00万元"]),
        ("all but one", ["除城乡社区公共设施以外的项目支出合计是多少？"], ["200.00万元"]),
        ("all but one", ["一般公共预算财政拨款支出中，除社会保障和就业支出以外的基本支出合计是多少？"], ["500.00万元"]),
        ("two columns", ["城乡社区公共设施的基本支出和项目支出分别是多少？"],
         ["500.00万元, 200.00万元", "700.00万元, 500.00万元, 200.00万元"]),
        ("item of a fund", ["城乡社区支出（政府性基金）是多少？"], ["200.00万元"]),
        ("item of a fund", ["一般公共预算口径的城乡社区支出是多少？"], ["700.00万元"]),
        ("item of a fund", ["财政拨款的城乡社区支出是多少？"], ["900.00万元"]),
        ("column of a fund", ["一般公共预算口径的城乡社区支出的项目支出是多少？"], ["200.00万元"]),
        ("part of a fund", ["一般公共预算支出里的项目支出是多少？"], ["200.00万元"]),
        ("item by funds", ["城乡社区支出中一般公共预算和政府性基金分别是多少？"], ["700.00万元, 200.00万元"]),
        ("three measures", ["公务接待费的预算、决算、完成率各是多少？"], ["5.00万元, 3.00万元, 60.00%"]),
        ("then the column", ["城乡社区支出的本年支出是多少？", "其中项目支出是多少？"], ["400.00万元"]),
        ("then another account", ["城乡社区支出的基本支出是多少？", "那社会保障和就业支出呢？"], ["100.00万元"]),
        ("then two together", ["城乡社区支出的基本支出是多少？", "社会保障和就业支出呢？", "两者合计是多少？"], ["600.00万元"]),
        ("then the share", ["城乡社区公共设施的项目支出是多少？", "占项目支出合计的比重是多少？"], ["50.00%"]),
        ("then the fund", ["城乡社区支出的本年支出是多少？", "其中一般公共预算是多少？"], ["700.00万元"]),
        ("then without", ["项目支出合计是多少？", "不含城乡社区公共设施是多少？"], ["200.00万元"]),
        ("budget, another, then both", ["公务接待费的预算是多少？", "公务用车购置及运行维护费呢？", "两项合计呢？"], ["20.00万元"]),
        ("final, budget, then saved", ["公务接待费的决算是多少？", "预算呢？", "决算比预算少多少？"], ["2.00万元", "-2.00万元"]),
        ("last year's", ["决算中，公务接待费的上年决算数是多少？"], ["2.00万元"]),
        ("off plan", ["公务接待费节约了多少？"], ["2.00万元", "-2.00万元"]),
        ("two off plan", ["公务用车购置及运行维护费和公务接待费各节约了多少？"],
         ["3.00万元, 2.00万元", "3.00万元, -2.00万元", "-3.00万元, 2.00万元", "-3.00万元, -2.00万元"]),
        ("two years", ["公务接待费本年和上年各是多少？"], ["3.00万元, 2.00万元"]),
        ("two last years", ["决算中，公务用车购置及运行维护费和公务接待费的上年决算数分别是多少？"], ["15.00万元, 2.00万元"]),
        ("budget and final of two", ["公务用车购置及运行维护费和公务接待费的预算、决算各是多少？"],
         ["15.00万元, 12.00万元, 5.00万元, 3.00万元"]),
        ("change and completion", ["公务接待费比上年增加多少，完成预算的百分之几？"], ["1.00万元, 60.00%", "-1.00万元, 60.00%"]),
        ("two columns of two", ["城乡社区支出和城乡社区公共设施的基本支出、项目支出各是多少？"],
         ["500.00万元, 400.00万元, 500.00万元, 200.00万元"]),
        ("sum and difference", ["城乡社区支出和社会保障和就业支出的基本支出合计是多少，相差多少？"],
         ["600.00万元, 400.00万元", "600.00万元, -400.00万元"]),
        ("two shares", ["城乡社区支出和社会保障和就业支出的基本支出各占基本支出合计的百分之几？"],
         [f"{one}%, {two}%" for one in ("83.33", "83.3") for two in ("16.67", "16.7", "16.66", "16.6")]),
        ("both and their share", ["城乡社区支出和社会保障和就业支出的基本支出各是多少，合计占基本支出合计的百分之几？"],
         ["500.00万元, 100.00万元, 100.00%"]),
        ("a blank cell", ["国有土地使用权出让收入安排的支出的基本支出是多少？"], ["nothing", "0万元"]),
        ("a fund that it has not", ["国有资本经营预算的社会保障和就业支出是多少？"], ["nothing", "0万元"]),
        ("no budget", ["城乡社区支出的年初预算数是多少？"], ["nothing"]),
    ],
)  # fmt: skip
def test_golds_are_what_the_cells_of_the_filing_give(
    book: Book, intent: str, turns: Sequence[str], golds: Sequence[str]
) -> None:
    found = asked([book], intent, f"{BODY}2023年度{turns[0]}", *turns[1:])
    assert list(map(told, found.golds)) == list(golds)


def test_each_operand_is_cited_where_the_filing_prints_it(made: Read, book: Book) -> None:
    (document,) = made[0].values()
    found = [
        operand for intent in INTENTS for one in questions(intent, [book], 0) for operand in one.operands
    ]
    assert found
    for operand in found:
        assert operand.spots
        printed = {document.text[start:end].replace(",", "") for _, start, end in operand.spots}
        assert printed == {operand.figure.value}


def test_an_operand_of_one_fund_is_not_the_equal_figure_of_another(made: Read, book: Book) -> None:
    (document,) = made[0].values()
    question = asked(
        [book], "column of a fund", f"{BODY}2023年度一般公共预算口径的城乡社区支出的项目支出是多少？"
    )
    general = next(table for table in document.tables if table.kind is TableKind.GENERAL_BUDGET)
    assert {general.span.start < start < general.span.end for _, start, _ in question.operands[0].spots} == {
        True
    }


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("212	03		城乡社区公共设施	700.00	500.00	200.00			", "212	03		城乡社区公共设施	700.00	500.00	100.00			"),
        ("其他城乡社区公共设施支出	700.00	500.00	200.00\n\n第三", "城乡社区公共设施	700.00	500.00	200.00\n\n第三"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_add_up_and_a_name_of_two_accounts_are_not_asked_for(
    tmp_path: Path, printed: str, instead: str
) -> None:
    assert printed in FILING
    path = tmp_path / "园林.txt"
    path.write_text(FILING.replace(printed, instead, 1), encoding="utf-8")
    (only,) = books(*taken(path))
    names = [one.name for one in only.sheets[TableKind.EXPENDITURE].accounts if one.alone]
    assert "城乡社区公共设施" not in names
    assert "城乡社区支出" in names


def test_every_intent_has_wordings_and_all_of_them_can_be_filled(book: Book, samples: Sequence[Path]) -> None:
    assert set(INTENTS) == set(WORDINGS)
    known = [book, *books(*taken(*samples))]
    for intent in INTENTS:
        ways = {one.way for one in questions(intent, known, 0)}
        assert ways == {way for ways in WORDINGS[intent].values() for way in ways}, intent


def test_a_plan_names_intents_or_whole_families(book: Book) -> None:
    some = drawn([book], Plan(sample=2, only=("scopes", "column sum")))
    assert {one.intent for one in some} == {"column sum", *FAMILIES["scopes"]} - {"carried over of a fund"}
    assert some == drawn([book], Plan(sample=2, only=("scopes", "column sum")))
    with pytest.raises(BadSet, match="unknown intent 'sums'"):
        drawn([book], Plan(only=("sums",)))


Told = tuple[str, str, str]
SUM, A, B = ("600.00", "万元", "computed"), ("500.00", "万元", "stated"), ("100.00", "万元", "stated")
OTHER = ("123.45", "万元", "stated")


def answer(question: Question, shown: Sequence[Told], cited: int, status: str = "answered") -> dict[str, Any]:
    """An answer of the contract with these figures, that cites as many operands of its question."""
    spots = [min(operand.spots) for operand in question.operands[:cited]]
    values: list[dict[str, Any]] = [
        {"value": value, "unit": unit, "label": "支出", "organisation": BODY, "year": 2023, "kind": kind,
         "formula": None, "operands": [], "citations": list(range(1, len(spots) + 1))}
        for value, unit, kind in shown
    ]  # fmt: skip
    citations: list[dict[str, Any]] = [
        {"n": n, "file": file, "report": "", "section": [], "table": None, "row": [], "column": [], "page": None, "box": None,
         "start": start, "end": end, "quote_start": start, "quote_end": end, "quote": ""}
        for n, (file, start, end) in enumerate(spots, 1)
    ]  # fmt: skip
    return {"status": status, "reason": None if values else "no_item", "reading": "", "answer": "如下", "verdict": None,
            "values": values, "citations": citations, "checks": [], "options": []}  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "cited", "status", "outcome"),
    [
        ([SUM], 2, "answered", Outcome.RIGHT),
        ([SUM], 1, "answered", Outcome.WRONG),  # nobody can check it
        ([(*SUM[:2], "stated")], 0, "answered", Outcome.RIGHT),  # printed as such
        ([A], 2, "answered", Outcome.WRONG_FIGURE),  # a part told for the whole
        ([A, B], 2, "answered", Outcome.WRONG),  # both parts, and no sum
        ([A, B, SUM], 2, "answered", Outcome.WRONG),  # more than was asked for
        ([SUM, OTHER], 2, "answered", Outcome.WRONG_FIGURE),
        ([OTHER], 2, "answered", Outcome.WRONG_FIGURE),
        ([SUM, OTHER], 2, "conflict", Outcome.WRONG),
        ([OTHER, A], 2, "conflict", Outcome.WRONG_FIGURE),
        ([], 0, "not_found", Outcome.SILENT),
    ],
)
def test_a_wrong_figure_is_told_from_an_incomplete_answer(
    book: Book, shown: Sequence[Told], cited: int, status: str, outcome: Outcome
) -> None:
    question = asked(
        [book], "column sum", f"{BODY}2023年度城乡社区支出和社会保障和就业支出的基本支出合计是多少？"
    )
    known = Known(Filings({}))
    judged = tried(question, lambda *_: answer(question, shown, cited, status), known)
    assert settled(question, judged).outcome is outcome


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [([], Outcome.RIGHT), ([("0.00", "万元", "computed")], Outcome.RIGHT), ([OTHER], Outcome.WRONG_FIGURE)],
)
def test_of_a_blank_cell_nothing_is_told_but_nothing(
    book: Book, shown: Sequence[Told], outcome: Outcome
) -> None:
    question = asked([book], "a blank cell", f"{BODY}2023年度征地和拆迁补偿支出的基本支出是多少？")
    status = "answered" if shown else "not_found"
    judged = tried(question, lambda *_: answer(question, shown, 0, status), Known(Filings({})))
    assert settled(question, judged).outcome is outcome


def test_the_report_counts_by_family_and_wording_and_lists_every_wrong_figure(
    made: Read, tmp_path: Path
) -> None:
    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        return answer(one, [OTHER], 0)

    one = next(questions("a blank cell", books(*made), 0))
    found = structure(*made, (ask, Known(Filings({}))), Plan(sample=5, only=("column sum", "a blank cell")))
    counted = report.to_json(found)
    assert counted["families"]["columns"]["wrong_figure"] == 5
    assert sum(way["wrong_figure"] for way in counted["ways"].values()) == 10
    report.write(found, tmp_path / "out")
    text = (tmp_path / "out" / "structure.md").read_text(encoding="utf-8")
    assert text.count("expected 0") + text.count("expected not_found") == 5
    assert "- 5 · columns · column sum" in text
    assert "## By wording" in text
    assert "## By wording" not in report.markdown(found)
    assert report.markdown(found, 1).count("    - ") == 2
