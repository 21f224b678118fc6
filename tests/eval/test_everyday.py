"""The everyday battery asks with golds that the facts alone give, leaves out what is not certain, and accepts every right way to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.case import Abstention, Figures, Gold, Text, YesNo
from eval.everyday import report
from eval.everyday.amounts import turned
from eval.everyday.item import ROWS, Item
from eval.everyday.ledger import Ledger
from eval.everyday.posting import ledgers
from eval.everyday.question import Fill, figures, gold, spell
from eval.everyday.run import INTENTS, Plan, battery, drawn, questions
from eval.everyday.wordings import WORDINGS, Register
from eval.filings import Filings
from eval.result import Outcome
from eval.runner import Known
from ingest.document import Document
from ingest.extract import prose, tables
from ingest.fact import Amount, Fact, Measure
from ingest.readers.text import read

WATER, DIGITAL = "样例县水务局", "示例市数字服务中心"
Read = tuple[Mapping[str, Document], tuple[Fact, ...]]


@pytest.fixture(scope="module")
def filings(samples: Sequence[Path]) -> Read:
    """The sample filings and all their facts, read without any store."""
    documents = [read(path) for path in samples]
    facts = (fact for one in documents for fact in (*tables.facts(one)[0], *prose.facts(one)[0]))
    return {one.digest: one for one in documents}, tuple(facts)


@pytest.fixture(scope="module")
def known(filings: Read) -> tuple[Ledger, ...]:
    """Their ledgers."""
    return ledgers(*filings)


def told(answer: Gold) -> str:
    """A gold in one line."""
    match answer:
        case Figures():
            joint = " > " if answer.ordered else ", "
            return joint.join(map(str, answer.values)) + "".join(f" ({group[0]})" for group in answer.phrases)
        case YesNo():
            return answer.verdict
        case Abstention():
            return "/".join(answer.reason)
        case _:
            assert isinstance(answer, Text)
            return "text " + ", ".join(group[0] for group in answer.groups)


def golds(known: Sequence[Ledger], intent: str, *turns: str) -> set[tuple[str, ...]]:
    """The golds of the questions of an intent that are asked in these words."""
    return {
        tuple(map(told, one.golds))
        for seed in range(8)
        for one in questions(intent, known, seed)
        if (*one.history, one.text) == turns
    }


@pytest.mark.parametrize(
    ("intent", "turns", "right"),
    [
        ("figure", ["样例县水务局2022年度本年支出合计决算数是多少？"], ("1548.99万元",)),
        ("figure", ["样例水务局2022年当年一共收入多少钱？"], ("1545.09万元",)),
        ("zero", ["示例市数字服务中心2023年度经营收入是多少？"], ("0.00万元",)),
        ("blank", ["样例县水务局2022年度上级补助收入决算数是多少？"], ("blank",)),
        ("budget", ["样例县水务局2022年度公务接待费的预算数是多少？"], ("4.00万元",)),
        ("budget and final", ["样例县水务局2022年度公务接待费的预算数和决算数分别是多少？"], ("4.00万元, 2.85万元",)),
        ("unit", ["样例县水务局2022年度公务接待费是多少元？"], ("28500.00元",)),
        ("count", ["样例县水务局2022年度公务接待了多少人次？"], ("168人次", "168")),
        ("two figures", ["样例县水务局2022年度本年支出合计和本年收入合计分别是多少？"], ("1548.99万元, 1545.09万元",)),
        (
            "larger",
            ["样例水务局 2022 年初结转和结余 年末结转和结余 哪个多"],
            ("12.40万元 (年初结转和结余)", "12.40万元 > 8.50万元", "8.50万元, 12.40万元 (年初结转和结余)", "3.90万元 (年初结转和结余)"),
        ),
        ("difference", ["样例县水务局2022年度本年支出合计比本年收入合计多多少？"], ("3.90万元",)),
        ("sum", ["样例县水务局2022年度基本支出与项目支出合计是多少？"], ("1548.99万元",)),
        ("multiple", ["样例县水务局2022年度公务用车运行维护费是公务接待费的多少倍？"], ("3.96倍", "4.0倍")),
        ("is it more", ["样例县水务局2022年度人员经费是否高于公用经费？"], ("yes",)),
        ("is it more", ["样例县水务局2022年度公用经费是否高于人员经费？"], ("no",)),
        ("change", ["样例县水务局2022年度公务用车运行维护费与上年相比变化了多少？"],
         ("-1.30万元 (减)", "1.30万元 (减)", "-1.30万元, -10.32% (减)", "1.30万元, 10.32% (减)")),
        ("growth", ["样例县水务局2022年度公务接待费比上年增加百分之多少？"], ("14.00% (增)", "-14.00% (增)")),
        ("last year's figure", ["样例县水务局2022年度决算中，公务接待费的上年数是多少？"], ("2.50万元",)),
        ("did it rise", ["样例县水务局2022年度公务接待费是否比上年增加？"], ("yes",)),
        ("did it fall", ["样例县水务局2022年度公务接待费是否比上年减少？"], ("no",)),
        ("figure and reason", ["样例县水务局2022年度公务接待费是多少？比上年增加的原因是什么？"],
         ("2.85万元 (工程检查组来)", "2.85万元, 0.35万元 (工程检查组来)", "text 2.85, 工程检查组来")),
        ("completion", ["样例县水务局2022年度公务接待费的预算完成率是多少？"], ("71.25%",)),
        ("over budget by", ["样例县水务局2022年度公务接待费决算比预算少多少？"], ("1.15万元", "-1.15万元")),
        ("over budget", ["样例县水务局2022年度“三公”经费决算是否超过预算？"], ("no",)),
        ("share", ["样例县水务局2022年度公务接待费占“三公”经费的比重是多少？"], ("20.14%",)),
        ("figure and part", ["样例县水务局2022年度“三公”经费是多少，其中公务接待费是多少？"], ("14.15万元, 2.85万元",)),
        ("more than half", ["样例县水务局2022年度政府采购工程支出是否占政府采购支出总额的一半以上？"], ("yes",)),
        ("parts", ["样例县水务局2022年度政府采购支出总额由哪些部分构成，各是多少？"],
         ("24.50万元, 312.60万元, 61.62万元", "398.72万元, 24.50万元, 312.60万元, 61.62万元") * 2 + ("text 24.50, 312.60, 61.62",)),
        ("largest part", ["样例县水务局2022年度本年支出合计按功能分类哪一类最多？"], ("1333.90万元",)),
        ("first three", ["样例县水务局2022年度本年支出合计按功能分类，金额排前三位的是哪些，各是多少？"],
         ("1333.90万元 > 130.14万元 > 51.20万元",)),
        ("is there any", ["示例市数字服务中心2023年度是否有政府性基金预算财政拨款支出？"], ("yes",)),
        ("is there any", ["示例市数字服务中心2023年度是否有国有资本经营预算财政拨款支出？"], ("no",)),
        ("then its budget", ["样例县水务局2022年度公务接待费是多少？", "预算数是多少？"], ("4.00万元",)),
        ("then both together", ["样例县水务局2022年度基本支出和项目支出分别是多少？", "两项合计是多少？"], ("1548.99万元",)),
    ],
)  # fmt: skip
def test_golds_are_what_the_sample_filings_say(
    known: tuple[Ledger, ...], intent: str, turns: Sequence[str], right: tuple[str, ...]
) -> None:
    assert golds(known, intent, *turns) == ({right} if right else set())


def without(filings: Read, **given: Any) -> tuple[Ledger, ...]:
    """The ledgers where one more sentence tells a fact of 公务接待费 otherwise."""
    documents, facts = filings
    one = next(
        fact
        for fact in facts
        if fact.term == "公务接待费" and fact.organisation == WATER and not fact.from_cell
    )
    return ledgers(documents, (*facts, replace(one, **given)))


def reception(found: Sequence[Ledger]) -> Any:
    """The entry of 公务接待费."""
    return next(ledger for ledger in found if ledger.body == WATER).entries.get("reception")


def test_what_a_filing_tells_in_two_ways_is_not_asked(filings: Read) -> None:
    two = without(filings, value=Amount(low=Decimal("9.99")), measure=Measure.FINAL, basis=None)
    assert reception(two) is None
    assert (
        next(one for one in two if one.body == WATER).left_out["reception"] == "stated in more than one way"
    )
    assert not golds(two, "figure", "样例县水务局2022年度公务接待费决算数是多少？")


def test_a_budget_or_a_change_that_is_told_in_two_ways_is_not_asked(filings: Read) -> None:
    assert reception(without(filings)).budgets == {Measure.BUDGET: Decimal("4.00")}
    budgets = without(filings, value=Amount(low=Decimal("9.99")), measure=Measure.BUDGET, basis=None)
    assert reception(budgets).budgets == {}
    changes = without(
        filings, value=Amount(low=Decimal("9.99")), measure=Measure.CHANGE, basis="上年", column=("增加",)
    )
    assert reception(without(filings)).moved.amount == Decimal("0.35")
    assert reception(changes).moved is None


def test_every_intent_has_wordings_in_all_registers_and_all_of_them_can_be_filled(
    known: tuple[Ledger, ...],
) -> None:
    assert set(INTENTS) == set(WORDINGS)
    assert all(set(templates) == set(Register) for templates in WORDINGS.values())
    unheard = {"per head", "highest body", "lowest body", "two bodies", "body with more", "difference of bodies",
               "then another body"}  # fmt: skip
    other = tuple(replace(one, body=f"{one.body}二分局", short=f"{one.short}二分局", counts={"在职人数": (Decimal(10), "人")},
                          entries={key: replace(entry, value=entry.value * 2) for key, entry in one.entries.items()})
                  for one in known)  # fmt: skip
    for intent in INTENTS:
        ways = {one.way for one in questions(intent, known if intent not in unheard else (*known, *other), 0)}
        assert ways == {way for ways in WORDINGS[intent].values() for way in ways}, intent


def test_keys_of_items_are_told_apart_and_no_two_items_share_a_name() -> None:
    names = [name for row in ROWS for name in row.names]
    assert len(names) == len(set(names))
    assert len({row.key for row in ROWS}) == len(ROWS)


def test_a_sample_takes_all_wordings_of_an_intent_in_turn(known: tuple[Ledger, ...]) -> None:
    ways = [way for templates in WORDINGS["figure"].values() for way in templates]
    some = drawn(known, Plan(sample=len(ways), seed=3, only=("figure",)))
    assert {one.way for one in some} == set(ways)
    assert some == drawn(known, Plan(sample=len(ways), seed=3, only=("figure",)))
    assert some != drawn(known, Plan(sample=len(ways), seed=4, only=("figure",)))


def test_a_scope_that_all_items_of_a_question_have_is_said_once(known: tuple[Ledger, ...]) -> None:
    scoped = {"a": Item(names=("印刷费",), scope="基本支出"), "b": Item(names=("邮电费",), scope="基本支出")}
    mixed = {**scoped, "b": Item(names=("项目支出",))}

    def asked(items: Mapping[str, Item]) -> str:
        return next(
            spell(
                "two figures", [Fill(ledger=known[0], items=items, golds=(figures(gold(Decimal(1), "元")),))]
            )
        ).text

    assert asked(scoped).endswith("年度基本支出中，印刷费和邮电费分别是多少？")
    assert asked(mixed).endswith("年度基本支出中的印刷费和项目支出分别是多少？")


def answer(*values: tuple[str, str], verdict: str | None = None, status: str = "answered") -> dict[str, Any]:
    """An answer of the contract with these figures."""
    shown = [
        {"value": value, "unit": unit, "label": "公务接待费", "organisation": WATER, "year": 2022, "kind": "given",
         "formula": None, "operands": [], "citations": []}
        for value, unit in values
    ]  # fmt: skip
    return {"status": status, "reason": None if status == "answered" else "no_item", "reading": "", "answer": "如下",
            "verdict": verdict, "values": shown, "citations": [], "checks": [], "options": []}  # fmt: skip


@pytest.mark.parametrize(
    ("intent", "given", "outcome"),
    [
        ("change", answer(("0.35", "万元")), Outcome.WRONG),  # nothing says which way it went
        ("completion", answer(("71.25", "%")), Outcome.RIGHT),
        ("completion", answer(("71.3", "%")), Outcome.WRONG_FIGURE),
        ("completion", answer(status="not_found"), Outcome.SILENT),
        ("completion", {}, Outcome.CRASH),
        ("over budget", answer(verdict="no"), Outcome.RIGHT),
        ("over budget", answer(verdict="yes"), Outcome.WRONG),
    ],
)
def test_an_answer_is_held_to_all_golds_of_its_question(
    filings: Read, intent: str, given: Mapping[str, Any], outcome: Outcome
) -> None:
    found = battery(*filings, (lambda *_: given, Known(Filings({}))), Plan(only=(intent,)))
    water = [
        trial for trial in found.trials if "接待费" in trial.question.text and "样例" in trial.question.text
    ]
    assert water
    assert outcome in {trial.result.outcome for trial in water}


def test_the_report_counts_by_intent_and_lists_what_failed(filings: Read) -> None:
    documents, facts = filings

    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        return answer(verdict="no") if "超" in question else answer(("1.00", "万元"))

    found = battery(documents, facts, (ask, Known(Filings({}))), Plan(sample=6, only=("over budget", "zero")))
    made = report.to_json(found)
    assert made["asked"] == 12
    assert made["intents"]["zero"] == {"wrong_figure": 6}
    assert sum(made["intents"]["over budget"].values()) == 6
    assert {one["intent"] for one in made["failures"]} >= {"zero"}
    assert "- 6 · zero" in report.markdown(found)
    assert "| all" in report.markdown(found)


def test_a_figure_in_another_unit_may_be_whole_or_rounded(known: tuple[Ledger, ...]) -> None:
    spending = replace(known[0].entries["spending"], value=Decimal("12345.67"), unit="万元")
    assert tuple(map(told, turned(spending, "亿元"))) == ("1.234567亿元", "1.23亿元", "1.2346亿元")
    assert tuple(map(told, turned(spending, "元"))) == ("123456700.00元",)
