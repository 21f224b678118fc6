"""When statements are of one quantity: which are gathered beside the best, which agree, which differ."""

from decimal import Decimal
from typing import Any

import pytest

from assistant.shelf import arranged
from assistant.statement import gather
from ingest.document import Span
from ingest.fact import Amount, Fact, Fund, Measure, Part, Scope
from ingest.store.documents import Outline

PLACE = Span(start=0, end=1)
GENERAL, FISCAL = Scope(fund=Fund.GENERAL), Scope(fund=Fund.FISCAL)
FUND = Scope(fund=Fund.GOVERNMENT_FUND)
CELL: dict[str, Any] = {"table": 1}
PATH = ("农林水支出", "水利", "测报站网")
ANNEX: dict[str, Any] = {"annex": True}


def fact(value: str, item: str = "培训费", **given: object) -> Fact:
    """A sentence's fact of 2023 in 万元; `given` says what is otherwise."""
    known: dict[str, object] = {
        "id": f"{item}{value}{len(given)}{given}", "filing": "f", "report": 0, "organisation": "某市测试局", "year": 2023,
        "item": item, "term": item, "code": None, "measure": Measure.FINAL, "scope": Scope(), "subject": None,
        "basis": None, "row": (), "column": (), "value": Amount(low=Decimal(value)), "unit": "万元", "span": PLACE,
        "quote": PLACE, "section": 0, "table": None, "annex": False, "context": "",
    }  # fmt: skip
    return Fact(**(known | given))  # type: ignore[arg-type]


def gathered(*facts: Fact) -> tuple[list[str], list[str]]:
    """The figures that agree and that differ where the first of `facts` answers."""
    entries = arranged(facts, Outline(text="", sections=(), paragraphs=(), captions=()))
    statement = gather(entries[0], entries)
    agreeing = (statement.main, *statement.agreeing)
    return [amount(one) for one in agreeing], [amount(one) for one in statement.differing]


def amount(stated: Fact) -> str:
    assert isinstance(stated.value, Amount)
    return str(stated.value.low)


def project(value: str, **given: object) -> Fact:
    """The row of a project's own table that states its money."""
    return fact(value, "年度资金总额", subject="平台维护经费", row=("年度资金总额",), **CELL, **given)


@pytest.mark.parametrize(
    ("facts", "agreeing", "differing"),
    [
        pytest.param(
            [
                fact("9.00", "测报站网", code="2130388", row=PATH, **CELL),
                fact("9.00", "测报站网", code="2130388", row=PATH, scope=FUND, **CELL),
                fact("8.00", "测报站网", row=PATH, scope=FUND),
            ],
            ["9.00", "9.00"],
            ["8.00"],
            id="where all the money of an account is a fund's, a sentence about that fund states the same",
        ),
        pytest.param(
            [
                fact("9.00", "测报站网", code="2130388", row=PATH, **CELL),
                fact("5.00", "测报站网", code="2130388", row=PATH, scope=FUND, **CELL),
                fact("8.00", "测报站网", row=PATH, scope=FUND),
            ],
            ["9.00"],
            [],
            id="where it is a part of it, the fund's figures are another quantity",
        ),
        pytest.param(
            [
                fact("9.00", "测报站网", code="2130388", row=PATH, scope=GENERAL, **CELL),
                fact("8.00", "测报站网", row=PATH, scope=GENERAL),
            ],
            ["9.00"],
            ["8.00"],
            id="an account that only the tables know is one quantity in table and sentence",
        ),
        pytest.param(
            [
                fact("261", "公务接待人次", unit="人次", measure=Measure.COUNT, subject="公务接待费"),
                fact("216", "公务接待人次", unit="人次", **CELL),
                fact("5", "公务接待人次", unit="人次", measure=Measure.COUNT, subject="外宾"),
            ],
            ["261"],
            ["216"],
            id="a number of receptions is one, under 决算数 and behind what they cost",
        ),
        pytest.param(
            [fact("5.09", **ANNEX), fact("5.1"), fact("5.10", **CELL)],
            ["5.09", "5.1"],
            ["5.10"],
            id="a rounder figure agrees with two that differ, and stands for neither",
        ),
        pytest.param(
            [
                fact("5.00", scope=FISCAL, **CELL),
                fact("5.00", scope=GENERAL, **CELL),
                fact("5.01", scope=GENERAL),
            ],
            ["5.00", "5.00"],
            ["5.01"],
            id="the tables print the same for a fund and the wider one: they are one here",
        ),
        pytest.param(
            [
                fact("6.00", scope=FISCAL, **CELL),
                fact("5.00", scope=GENERAL, **CELL),
                fact("5.01", scope=GENERAL),
            ],
            ["6.00"],
            [],
            id="a fund that is less than the wider one is another quantity",
        ),
        pytest.param(
            [fact("0.00", **CELL), fact("0.00", scope=GENERAL, **CELL), fact("5.01", scope=GENERAL)],
            ["0.00"],
            [],
            id="a zero in both does not make two funds one",
        ),
        pytest.param(
            [fact("9.00", "本年支出合计", **CELL), fact("9.01", "总支出", **ANNEX)],
            ["9.00"],
            ["9.01"],
            id="what sentences call a total is the total of the tables",
        ),
        pytest.param(
            [
                fact("9.00", "本年收入合计", scope=FISCAL, column=("收入",), **CELL),
                fact("9.00", "财政拨款收入", column=("收入",), **CELL),
                fact("9.01", "财政拨款收入", **ANNEX),
                fact("7.00", "政府性基金预算财政拨款收入", column=("收入",), **CELL),
            ],
            ["9.00", "9.00"],
            ["9.01"],
            id="a total whose name says whose money it is, is that total of that money",
        ),
        pytest.param(
            [
                fact("2.00", "年初财政拨款结转和结余", scope=FUND, **CELL),
                fact("2.00", "年初结转和结余", scope=FUND, **CELL),
                fact("3.00", "年初结转和结余", **CELL),
            ],
            ["2.00", "2.00"],
            [],
            id="what is carried over of a fund is one thing in its own table and beside the others",
        ),
        pytest.param(
            [
                fact("4.00", "测试市平台维护经费", organisation="测试市某局", **CELL),
                fact("4.10", "平台维护经费支出", organisation="测试市某局", **ANNEX),
            ],
            ["4.00"],
            ["4.10"],
            id="a project is one thing with or without its place and the word for spending",
        ),
        pytest.param(
            [project("3.00"), fact("4.00", "平台维护经费", scope=GENERAL, **ANNEX)],
            ["3.00"],
            ["4.00"],
            id="the total of a project's table is the project's money, whatever fund its section is under",
        ),
        pytest.param(
            [fact("4.00", "平台维护经费项目", **ANNEX), project("3.00")],
            ["4.00"],
            ["3.00"],
            id="a project is one thing with or without the word that says so",
        ),
        pytest.param(
            [
                fact("3.00", "平台维护经费", row=("平台维护经费",), **CELL),
                fact("2.00", "平台维护经费", row=("政府采购服务支出", "平台维护经费"), **CELL),
            ],
            ["3.00"],
            [],
            id="what was bought for a project is another quantity than the project's money",
        ),
        pytest.param(
            [
                fact("3.00", "平台维护经费", row=("甲类专项资金", "平台维护经费")),
                fact("2.00", "平台维护经费", row=("乙类奖励资金", "平台维护经费")),
            ],
            ["3.00"],
            [],
            id="what two funds give to one project are two quantities",
        ),
        pytest.param(
            [
                fact("3.00", "公务用车购置及运行维护费", scope=FISCAL),
                fact(
                    "3.10",
                    "公务用车购置及运行维护费",
                    scope=Scope(fund=Fund.GENERAL, part=Part.BASIC),
                    **CELL,
                ),
            ],
            ["3.00"],
            ["3.10"],
            id="what only the 三公 statement has is of it in any table",
        ),
        pytest.param(
            [fact("8.00", "人员经费", **CELL), fact("7.00", "人员支出", term="人员经费")],
            ["8.00"],
            [],
            id="a name that may leave out a part is held against nothing",
        ),
        pytest.param(
            [
                fact("5.00", "其他支出", code="22999", **CELL),
                fact("5.00", "其他支出", code="2299901", **CELL),
                fact("5.01", "其他支出", row=("其他支出", "其他支出", "其他支出")),
            ],
            ["5.00", "5.00"],
            ["5.01"],
            id="an account that its parent consists of is one with it",
        ),
        pytest.param(
            [
                fact("7.00", "其他支出", code="22999", **CELL),
                fact("5.00", "其他支出", code="2299901", **CELL),
            ],
            ["7.00"],
            [],
            id="accounts of two levels that share a name are two",
        ),
    ],
)
def test_statements_of_one_quantity_are_gathered_and_no_others(
    facts: list[Fact], agreeing: list[str], differing: list[str]
) -> None:
    assert gathered(*facts) == (agreeing, differing)
