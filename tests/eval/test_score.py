"""Right and deliberately wrong answers: each planted fault fails, and for the right reason."""

from dataclasses import replace
from typing import Any

import pytest

from eval.case import Case, Category, gold
from eval.response import Response, parse
from eval.score import Stage, score, wrong_figure

WAN = "万元"


def shown(value: str, unit: str | None = WAN, **more: Any) -> dict[str, Any]:
    """A figure of an answer."""
    figure = {
        "value": value,
        "unit": unit,
        "label": "",
        "organisation": "示例中心",
        "year": 2023,
        "kind": "stated",
    }
    return {**figure, "citations": [1], "formula": None, "operands": [], **more}


def said(answer: str = "", *values: dict[str, Any], **more: Any) -> Response:
    """An answer that keeps the contract."""
    fixed = {"status": "answered", "reason": None, "reading": "", "verdict": None}
    lists: dict[str, Any] = {"citations": [], "checks": [], "options": [], "ms": {}}
    return parse({**fixed, **lists, "answer": answer, "values": list(values), **more})


def asked(answer: dict[str, Any]) -> Case:
    """A question with this gold."""
    fixed = {"lang": "zh", "category": Category.TABLE_CELL, "style": "formal", "history": (), "note": ""}
    return Case(id="q", question="多少？", gold=gold(answer), evidence=(), **fixed)  # type: ignore[arg-type]


def figures(*values: tuple[str | None, ...], **more: Any) -> dict[str, Any]:
    """A gold of figures: (value, unit, label)."""
    names = ("value", "unit", "label")
    return {"kind": "figures", "values": [dict(zip(names, value, strict=False)) for value in values], **more}


ONE = figures(("740.90", WAN))
TWO = figures(("6.00", WAN, "预算数"), ("4.20", WAN, "决算数"))
TWO_YEARS = figures(("6.2", WAN, "2020年"), ("0.23", WAN, "减少"))
RANKING = figures(("3.00", WAN, "甲中心"), ("2.00", WAN, "乙中心"), ("1.00", WAN, "丙中心"), ordered=True)
WINNER = figures(("3.00", WAN), phrases=[["甲中心", "甲单位"]])
TWO_ALIKE = figures(("0.00", WAN, "预算数"), ("0.00", WAN, "决算数"))
RATE = figures(("-4.50", "%"))
REASON = {"kind": "text", "groups": [["项目支出减少"], ["办公室（党委）", "党委办"]]}
NO = {
    "kind": "verdict",
    "verdict": "no",
    "values": [{"value": "4.20", "unit": WAN}],
    "groups": [["低于预算"]],
}
BLANK = {"kind": "abstention", "status": ["not_found"], "reason": ["blank"]}
ANY = {"kind": "abstention", "status": ["not_found", "clarify"], "reason": []}
FELL = {"kind": "correction", "values": [{"value": "0.05", "unit": WAN}]}
TWICE = {"kind": "conflict", "values": [{"value": "1.17", "unit": WAN}, {"value": "1.18", "unit": WAN}]}

ABSTAINED: dict[str, Any] = {"status": "not_found", "reason": "no_item"}

RIGHT_ANSWERS = [
    (ONE, said("740.90万元[1]", shown("740.90"))),
    (ONE, said("740.9万元[1]", shown("740.9"))),
    (ONE, said("740.90 万元[1]", shown("740.90", "万 元"))),
    (TWO, said("预算6.00，决算4.20", shown("6.00", label="预算数"), shown("4.20", label="决算数"))),
    (TWO, said("决算4.20，预算6.00", shown("4.20", label="决算数"), shown("6.00", label="预算数"))),
    (
        TWO_YEARS,
        said(
            "",
            shown("6.2", label="三公经费", year=2020),
            shown("0.23", label="2020年三公经费与2023年三公经费的差额"),
        ),
    ),
    (RANKING, said("", shown("3.00"), shown("2.00"), shown("1.00"))),
    (WINNER, said("甲 中心最多", shown("3.00"))),
    (RATE, said("下降4.50%", shown("-4.5", "％"))),
    (figures(("86.5", None)), said("86.5分", shown("86.5", None))),
    (REASON, said("因项目支出 减少；由“党委办”负责[1]。")),
    (REASON, said("项目支出减少，办公室(党委)")),
    (NO, said("没有，低于预算：4.20万元", shown("4.20"), verdict="no")),
    (NO, said("否，低于预算", shown("-1.80", operands=[shown("4.20"), shown("6.00")]), verdict="no")),
    (BLANK, said("该单元格为空", status="not_found", reason="blank")),
    (ANY, said("哪一家？", status="clarify", reason="ambiguous")),
    (FELL, said("并未上升，减少0.05万元", shown("0.05"), reason="false_premise")),
    (TWICE, said("1.17，另一处1.18", shown("1.17"), shown("1.18"), status="conflict")),
    (TWICE, said("1.18，另一处1.17", shown("1.18"), shown("1.17"), status="conflict")),
]

WRONG_ANSWERS = [
    # gold, answer, part of the reason, stage, whether it is a wrong figure
    (
        ONE,
        said("74.09", shown("74.09")),
        "wrong figure 74.09万元; the gold is 740.90万元",
        Stage.LOOKUP,
        True,
    ),
    (ONE, said("740.91", shown("740.91")), "wrong figure 740.91", Stage.LOOKUP, True),
    (ONE, said("740", shown("740")), "wrong figure 740", Stage.LOOKUP, True),
    (ONE, said("740.90元", shown("740.90", "元")), "the unit is 元 instead of 万元", Stage.LOOKUP, True),
    (ONE, said("7409000元", shown("7409000", "元")), "wrong figure 7409000元", Stage.LOOKUP, True),
    (ONE, said("740.90", shown("740.90", None)), "the unit is missing", Stage.LOOKUP, True),
    (ONE, said("-740.90", shown("-740.90")), "the sign", Stage.LOOKUP, True),
    (ONE, said("约", shown("约740")), "'约740' is no figure", Stage.LOOKUP, True),
    (ONE, said("1,740", shown("1,740")), "'1,740' is no figure", Stage.LOOKUP, True),
    (ONE, said("740.90万元"), "tells 740.90万元 within a passage", Stage.UNDERSTANDING, False),
    (ONE, said("支出不少"), "shows no figure", Stage.LOOKUP, False),
    (TWO_ALIKE, said("", shown("0.00")), "1 of 2 figures; missing: 0.00万元", Stage.LOOKUP, False),
    (ONE, said("", shown("12.00"), shown("740.90")), "12.00万元 stands before", Stage.UNDERSTANDING, True),
    (ONE, said("", shown("740.90"), shown("12.00")), "extra: 12.00万元", Stage.UNDERSTANDING, False),
    (ONE, said("", shown("740.90"), shown("740.90")), "extra: repeats", Stage.UNDERSTANDING, False),
    (
        ONE,
        said("", shown("740.90"), shown("740.91"), status="conflict"),
        "a contradiction",
        Stage.LOOKUP,
        False,
    ),
    (ONE, said("找不到", **ABSTAINED), "abstains (not_found, no_item)", Stage.LOOKUP, False),
    (ONE, said("?", status="not_found", reason="no_year"), "abstains", Stage.IDENTITY, False),
    (ONE, said("?", status="clarify", reason="ambiguous"), "abstains", Stage.UNDERSTANDING, False),
    (
        ONE,
        said("", shown("740.90"), reason="false_premise"),
        "calls a true premise false",
        Stage.UNDERSTANDING,
        False,
    ),
    (RATE, said("上升4.50%", shown("4.50", "%")), "the sign", Stage.LOOKUP, True),
    (RATE, said("", shown("-4.50", "百分点")), "the unit is 百分点", Stage.LOOKUP, True),
    (RATE, said("", shown("-0.045", None)), "wrong figure -0.045", Stage.LOOKUP, True),
    (TWO, said("", shown("6.00")), "1 of 2 figures; missing: 4.20万元", Stage.LOOKUP, False),
    (TWO, said("", shown("6.00"), shown("4.30")), "4.20万元 is missing; 4.30万元", Stage.LOOKUP, False),
    (
        TWO,
        said("", shown("6.00", label="决算数"), shown("4.20", label="预算数")),
        "shows 4.20万元 as '预算数', which is 6.00万元",
        Stage.LOOKUP,
        False,
    ),
    (
        RANKING,
        said("", shown("2.00"), shown("3.00"), shown("1.00")),
        "stands before",
        Stage.UNDERSTANDING,
        True,
    ),
    (
        RANKING,
        said("", shown("3.00"), shown("1.00"), shown("2.00")),
        "place 2 is 1.00",
        Stage.UNDERSTANDING,
        False,
    ),
    (WINNER, said("乙中心最多", shown("3.00")), "does not say '甲中心 / 甲单位'", Stage.UNDERSTANDING, False),
    (REASON, said("项目支出减少"), "does not say '办公室（党委） / 党委办'", Stage.RETRIEVAL, False),
    (
        REASON,
        said("项目支出减少，党委办" + "其他" * 300),
        "a whole section of 610 characters",
        Stage.RETRIEVAL,
        False,
    ),
    (
        REASON,
        said("项目支出减少，党委办", reason="false_premise"),
        "a true premise",
        Stage.UNDERSTANDING,
        False,
    ),
    (REASON, said("找不到", **ABSTAINED), "abstains", Stage.RETRIEVAL, False),
    (
        NO,
        said("低于预算4.20", shown("4.20"), verdict="yes"),
        "says yes instead of no",
        Stage.UNDERSTANDING,
        False,
    ),
    (NO, said("低于预算4.20", shown("4.20")), "says neither yes nor no", Stage.UNDERSTANDING, False),
    (NO, said("低于预算", shown("9.99"), verdict="no"), "does not show 4.20万元", Stage.LOOKUP, True),
    (NO, said("没有", shown("4.20"), verdict="no"), "does not say '低于预算'", Stage.RETRIEVAL, False),
    (BLANK, said("0.00", shown("0.00")), "'0.00万元' instead of not_found (blank)", Stage.ABSTENTION, True),
    (BLANK, said("没有该项", **ABSTAINED), "abstains for no_item", Stage.ABSTENTION, False),
    (BLANK, said("?", status="clarify", reason="blank"), "clarify (blank)", Stage.ABSTENTION, False),
    (
        BLANK,
        said("空", shown("0.00"), status="not_found", reason="blank"),
        "shows a figure among its values",
        Stage.ABSTENTION,
        False,
    ),
    (FELL, said("因为0.05", shown("0.05")), "takes the false premise for true", Stage.UNDERSTANDING, False),
    (FELL, said("没有上升", reason="false_premise"), "without a figure", Stage.LOOKUP, False),
    (FELL, said("", shown("0.50"), reason="false_premise"), "wrong figure 0.50", Stage.LOOKUP, True),
    (TWICE, said("1.17", shown("1.17")), "smooths over", Stage.LOOKUP, False),
    (TWICE, said("1.17", shown("1.17"), shown("1.18")), "smooths over", Stage.LOOKUP, False),
    (TWICE, said("", shown("1.17"), status="conflict"), "1 of 2 figures", Stage.LOOKUP, False),
    (
        TWICE,
        said("", shown("1.17"), shown("1.19"), status="conflict"),
        "1.18万元 is missing",
        Stage.LOOKUP,
        False,
    ),
    (
        TWICE,
        said("", shown("1.20"), shown("1.18"), status="conflict"),
        "wrong figure 1.20",
        Stage.LOOKUP,
        True,
    ),
]


@pytest.mark.parametrize(("wanted", "response"), RIGHT_ANSWERS)
def test_a_right_answer_passes(wanted: dict[str, Any], response: Response) -> None:
    verdict = score(asked(wanted), response)
    assert (verdict.passed, verdict.reason, verdict.stage) == (True, "right", None)
    assert not wrong_figure(asked(wanted), response)


@pytest.mark.parametrize(("wanted", "response", "reason", "stage", "worst"), WRONG_ANSWERS)
def test_a_planted_fault_fails_for_the_right_reason(
    wanted: dict[str, Any], response: Response, reason: str, stage: Stage, worst: bool
) -> None:
    verdict = score(asked(wanted), response)
    assert not verdict.passed
    assert reason in verdict.reason
    assert verdict.stage == stage
    assert wrong_figure(asked(wanted), response) is worst


@pytest.mark.parametrize(
    ("question", "label", "passed"),
    [
        ("本年支出是多少？", "本年收入合计", False),
        ("本年收入是多少？", "本年支出合计", False),
        ("本年支出是多少？", "本年支出合计", True),
        ("本年收入和支出各是多少？", "本年收入合计", True),
        ("本年总共多少？", "本年收入合计", True),
    ],
)
def test_an_equal_figure_of_the_other_side_is_not_the_one_asked_for(
    question: str, label: str, passed: bool
) -> None:
    case = replace(asked(ONE), question=question)
    assert score(case, said("", shown("740.90", label=label))).passed is passed
