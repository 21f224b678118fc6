"""A question set is read strictly: what breaks the format is named with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.case import Abstention, Case, Category, Figures, GoldFigure, Place, parse, read_set
from eval.errors import BadSet

RECORD: dict[str, Any] = {
    "id": "q-1",
    "lang": "zh",
    "category": "table_cell",
    "style": "formal",
    "history": ["示例中心2023年决算多少？"],
    "question": "预算呢？",
    "answer": {"kind": "figures", "values": [{"value": "6.00", "unit": "万元"}]},
    "evidence": [{"file": "a.txt", "line": 3, "text": "6.00"}],
    "note": "",
}


def lines(**changes: Any) -> list[str]:
    """The record with some fields changed; one that is None is left out."""
    record = {name: value for name, value in {**RECORD, **changes}.items() if value is not None}
    return [json.dumps(record, ensure_ascii=False)]


def test_a_record_becomes_a_case() -> None:
    figure = GoldFigure(value="6.00", unit="万元", label=None)
    assert parse(lines(), "set") == (
        Case(
            id="q-1",
            lang="zh",
            category=Category.TABLE_CELL,
            style="formal",
            history=("示例中心2023年决算多少？",),
            question="预算呢？",
            gold=Figures(values=(figure,)),
            evidence=(Place(file="a.txt", line=3, text="6.00"),),
            note="",
        ),
    )


def test_an_abstention_needs_no_evidence() -> None:
    answer = {"kind": "abstention", "status": ["not_found"], "reason": ["no_year"]}
    (case,) = parse(lines(answer=answer, evidence=None, note=None), "set")
    assert (case.gold, case.evidence, case.note) == (
        Abstention(status=("not_found",), reason=("no_year",)),
        (),
        "",
    )


def test_blank_lines_are_left_out_and_counted() -> None:
    with pytest.raises(BadSet, match="set, line 3: "):
        parse(["", *lines(), "{"], "set")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": None}, "the record lacks id"),
        ({"id": ""}, "must not be empty"),
        ({"question": " "}, "must not be empty"),
        ({"answr": {}}, "has unknown fields answr"),
        ({"history": "早先"}, "'history' must be a list"),
        ({"history": [1]}, "'history' must be a list of texts"),
        ({"lang": "fr"}, "'lang' must be one of zh, en"),
        ({"category": "cell"}, "'category' must be one of table_cell"),
        ({"answer": {"kind": "figure"}}, "unknown kind of answer 'figure'"),
        ({"answer": {"kind": "figures", "values": []}}, "at least one figure"),
        ({"answer": {"kind": "figures", "values": [{"value": "6.00"}]}}, "a figure lacks unit"),
        (
            {"answer": {"kind": "figures", "values": [{"value": 6.0, "unit": None}]}},
            "the value 6.0 is no figure",
        ),
        ({"answer": {"kind": "figures", "values": [{"value": "六点", "unit": None}]}}, "'六点' is no figure"),
        ({"answer": {"kind": "text", "groups": []}}, "at least one group"),
        ({"answer": {"kind": "text", "groups": [[]]}}, "an empty group"),
        ({"answer": {"kind": "text", "groups": ["信息化"]}}, "'groups' must be a list of texts"),
        ({"answer": {"kind": "verdict", "verdict": "是"}}, "'verdict' must be one of yes, no"),
        ({"answer": {"kind": "abstention", "status": ["none"], "reason": []}}, "'status' must be one of"),
        (
            {"answer": {"kind": "abstention", "status": ["declined"], "reason": ["why"]}},
            "'reason' must be one of",
        ),
        ({"answer": {"kind": "conflict", "values": [{"value": "1", "unit": None}]}}, "at least two values"),
        ({"evidence": [{"file": "a.txt", "line": 0, "text": "6"}]}, "'line' must be a number from 1"),
        ({"evidence": [{"file": "a.txt", "line": 1, "text": " "}]}, "must be texts"),
        ({"evidence": [{"file": "a.txt", "line": 1}]}, "a piece of evidence lacks text"),
    ],
)
def test_what_breaks_the_format_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadSet) as caught:
        parse(lines(**changes), "set")
    assert message in str(caught.value)
    assert str(caught.value).startswith("set, line 1: ")


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match=r"none\.jsonl"):
        read_set(tmp_path / "none.jsonl")
