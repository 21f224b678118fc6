"""A set is proved against the filings; every planted untruth is found, and what is absent is not counted as passed."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.case import Case, Category, Place, gold
from eval.check import Checked, check, faults_of
from eval.errors import BadExpression
from eval.expression import evaluate, literals
from eval.filings import Filings, decode

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"
TEXT = "标题\n公务接待费\t6.00\t4.20\n支出 1 234.50 万元，减少五个项目，因项目“收官”。\n"
FILINGS = Filings({"a.txt": TEXT})
CELL = {"kind": "figures", "values": [{"value": "4.20", "unit": "万元"}]}
SAVED = {"kind": "figures", "values": [{"value": "1.80", "unit": "万元"}]}
EXPRESSION = "(Decimal('6.00')-Decimal('4.20'))"


def case(answer: dict[str, Any], *evidence: tuple[int, str], note: str = "", **more: Any) -> Case:
    """A case with this gold and evidence."""
    fixed: dict[str, Any] = {"lang": "zh", "category": Category.TABLE_CELL, "style": "formal", "history": ()}
    places = tuple(Place(file="a.txt", line=line, text=text) for line, text in evidence)
    fields = {**fixed, "id": "q", "question": "少花了多少？", "note": note, **more}
    return Case(gold=gold(answer), evidence=places, **fields)


def derived(answer: dict[str, Any], note: str, question: str = "少花了多少？") -> Case:
    """A computed case over the second line."""
    return case(answer, (2, "6.00"), (2, "4.20"), note=note, category=Category.DERIVED, question=question)


HOLD = [
    case(CELL, (2, "4.20")),
    case(CELL, (2, "4.20"), note="table 7; the right half"),
    case({"kind": "figures", "values": [{"value": "1234.50", "unit": "万元"}]}, (3, "1 234.50 万元")),
    case({"kind": "figures", "values": [{"value": "5", "unit": "个"}]}, (3, "五个项目")),
    case({"kind": "text", "groups": [["项目收官", "完工"]]}, (3, "收官")),
    case({"kind": "abstention", "status": ["not_found"], "reason": ["no_item"]}),
    derived(SAVED, EXPRESSION),
    derived(SAVED, "6.00 - 4.20"),
    derived({"kind": "figures", "values": [{"value": "42.86", "unit": "%"}]}, "(6.00-4.20)/4.20*100"),
    derived(
        {"kind": "figures", "values": [{"value": "0.22", "unit": "万元"}]}, "4.20/19", "按19人算人均多少？"
    ),
    derived({"kind": "figures", "values": [{"value": "5.10", "unit": "万元"}]}, "(6.00+4.20)/2"),
]

FAIL = [
    (case(CELL, (1, "4.20")), "line 1 of a.txt does not hold '4.20'"),
    (case(CELL, (9, "4.20")), "line 9 of a.txt does not hold '4.20'"),
    (case(CELL, (2, "6.00")), "4.20万元 stands in no evidence"),
    (case(CELL), "has no evidence"),
    (case({"kind": "text", "groups": [["完工"]]}, (3, "收官")), "'完工' stands on no line of the evidence"),
    (
        case({**CELL, "phrases": [["用车"]]}, (2, "4.20")),
        "'用车' stands on no line of the evidence",
    ),
    (derived(SAVED, ""), "no expression in the note gives 1.80万元"),
    (derived(SAVED, "6.00 - 4.10"), "no expression in the note gives 1.80万元"),
    (derived(SAVED, "3.80 + 4.00 - 6.00"), "the operand 3.80 of the note stands in no evidence"),
    (derived(SAVED, "Decimal('6.00'"), "is no arithmetic"),
]


@pytest.mark.parametrize("held", HOLD)
def test_a_sound_record_holds(held: Case) -> None:
    assert faults_of(held, FILINGS) == ()


@pytest.mark.parametrize(("unsound", "fault"), FAIL)
def test_a_planted_untruth_is_found(unsound: Case, fault: str) -> None:
    assert any(fault in found for found in faults_of(unsound, FILINGS))


def test_absent_filings_are_not_run_and_never_passed() -> None:
    absent = case(CELL, (2, "4.20"), id="absent")
    assert check([absent], Filings()) == Checked(passed=0, failures=(), not_run=("absent",))


def test_an_id_is_used_once() -> None:
    twice = case(CELL, (2, "4.20"))
    assert check([twice, twice], FILINGS) == Checked(
        passed=0, failures=(("q", "the id is not unique"),), not_run=()
    )


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1.10 + 2.20", Decimal("3.30")),
        ("-(2 - 5)", Decimal(3)),
        ("round(2.345, 2)", Decimal("2.35")),
        ("round(Decimal('0.5'))", Decimal(1)),
        ("max(1, 2) / 4", Decimal("0.5")),
        ("1.17 < 1.18", True),
    ],
)
def test_expressions_are_decimal_arithmetic(expression: str, value: Decimal | bool) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os')",
        "(1).real",
        "[1][0]",
        "1/0",
        "2**9",
        "a + 1",
        "'1'",
        "1 if 2 else 3",
        "True",
        "round(1, x=2)",
    ],
)
def test_whatever_is_no_arithmetic_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        evaluate(expression)


def test_the_operands_of_an_expression_are_its_numbers() -> None:
    found = literals("round((Decimal('6.00') - 4.20) / 19, 2)")
    assert sorted(found) == [Decimal("4.20"), Decimal("6.00"), Decimal(19)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_filing_is_decoded_with_plain_line_ends(encoding: str) -> None:
    assert decode("年度\r\n决算\r末".encode(encoding)) == "年度\n决算\n末"


def test_the_command_fails_on_a_false_record_and_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = '{"id":"x","lang":"zh","category":"table_cell","style":"formal","history":[],"question":"多少？","answer":'
    record += '{"kind":"figures","values":[{"value":"9","unit":"万元"}]},"evidence":[{"file":"a.txt","line":2,"text":"4.20"}]}'
    (tmp_path / "set.jsonl").write_text(record, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["check", str(tmp_path / "set.jsonl"), "--filings", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "x: 9万元 stands in no evidence\nset.jsonl: 1 records, 0 hold, 1 fail\n"


@pytest.mark.parametrize("name", sorted(path.name for path in SETS.glob("*.jsonl")))
def test_every_set_holds(root: Path, real_filings: tuple[Path, ...], name: str) -> None:
    folders = [str(real_filings[0].parent), str(root / "samples")]
    assert main(["check", str(root / "eval" / "sets" / name), "--filings", *folders]) == 0
