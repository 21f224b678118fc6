"""Variations ask the same in other words or something else in nearly the same ones, and an answer is held to what it then has to be."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from eval.case import Case, Category, Figures, Gold, GoldFigure, Text
from eval.filings import Filings
from eval.runner import Known
from eval.vary import report
from eval.vary.anatomy import Anatomy, Names, anatomy
from eval.vary.run import VARIATIONS, Asked, Outcome, Plan, vary
from eval.vary.spelling import TRADITIONAL

KNOWN = Names(
    bodies=("示例市数字服务中心", "样例县公安局交通警察大队"),
    items=("公务用车运行维护费", "公务接待费", "物业管理费"),
)
RECEPTION = Figures(values=(GoldFigure(value="1.84", unit="万元", label=None),))


def case(question: str, gold: Gold = RECEPTION, **given: Any) -> Case:
    """A question of a set."""
    plain: dict[str, Any] = {
        "id": question, "lang": "zh", "category": Category.TABLE_CELL, "style": "formal", "history": (),
        "question": question, "gold": gold, "evidence": (), "note": "",
    }  # fmt: skip
    return Case(**{**plain, **given})


ASKED = "示例市数字服务中心2023年公务接待费是多少？"


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (
            case(ASKED),
            Anatomy(
                question=ASKED, body="示例市数字服务中心", organisation="示例市数字服务中心", year="2023年", item="公务接待费",
                stem="示例市数字服务中心2023年公务接待费", rest="公务接待费是多少？", figure="one", printed="one", money="one",
            ),
        ),
        (
            case("2023年度样例交警大队一共花了多少钱？"),
            Anatomy(
                question="2023年度样例交警大队一共花了多少钱？", body="样例交警大队", organisation="样例县公安局交通警察大队",
                year="2023年度", spent="2023年度样例交警大队一共", rest="一共花了多少钱？", figure="one", printed="one", money="one",
            ),
        ),
        (
            case("数字中心 公务接待费 2023", style="terse"),
            Anatomy(
                question="数字中心 公务接待费 2023", body="数字中心", organisation="示例市数字服务中心", year="2023",
                item="公务接待费", terse="数字中心 公务接待费 2023", figure="one", printed="one", money="one",
            ),
        ),
        (
            case("数字中心为什么少花了？", Text(groups=(("厉行节约",),))),
            Anatomy(question="数字中心为什么少花了？", body="数字中心", organisation="示例市数字服务中心"),
        ),
    ],
)  # fmt: skip
def test_a_question_is_taken_to_parts_by_the_names_of_the_filings(asked: Case, parts: Anatomy) -> None:
    assert anatomy(asked, KNOWN) == parts


def said(kind: str, question: Case) -> tuple[str, ...]:
    """What one kind makes of a question."""
    found = next(one for one in VARIATIONS if one.name == kind)
    return tuple(filter(None, (way.make(anatomy(question, KNOWN)) for way in found.ways)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("asker", "我们局长让我问一下，示例市数字服务中心2023年公务接待费是多少？"),
        ("urgency last", "示例市数字服务中心2023年公务接待费是多少，着急着呢"),
        ("hearsay", "我记得示例市数字服务中心2023年公务接待费好像不少，具体是多少来着"),
        ("two sentences", "我在看示例市数字服务中心2023年的决算。公务接待费是多少？"),
        ("order", "公务接待费是多少？（示例市数字服务中心，2023年）"),
        ("year", "示例市数字服务中心二〇二三年公务接待费是多少？"),
        ("traditional", "示例市數字服務中心2023年公務接待費是多少？"),
        ("quotes", "示例市数字服务中心2023年「公务接待费」是多少？"),
        ("foreign noun", "示例市数字服务中心2023年直升机的公务接待费是多少？"),
        ("restriction", "示例市数字服务中心2023年公务接待费，只算律师的，是多少？"),
        ("another place", "青岛市数字服务中心2023年公务接待费是多少？"),
        ("another year", "示例市数字服务中心2014年公务接待费是多少？"),
        ("another deed", "示例市数字服务中心2023年公务接待费拖欠了多少？"),
    ],
)  # fmt: skip
def test_kinds_of_variations_say_it_like_this(kind: str, expected: str) -> None:
    assert expected in said(kind, case(ASKED))


def test_every_wording_fits_some_question_and_changes_it() -> None:
    asked = (
        case(ASKED),
        case("示例市数字服务中心2023年的公务接待费花了多少？"),
        case("数字中心 公务接待费 2023", style="terse"),
        case("How much did Shili City Digital Service Center spend on receptions in 2023?", lang="en"),
    )
    parts = [anatomy(one, KNOWN) for one in asked]
    fitting = {
        way.name: [made for one in parts if (made := way.make(one))] for v in VARIATIONS for way in v.ways
    }
    assert [name for name, made in fitting.items() if not made] == []
    assert [name for name, made in fitting.items() if set(made) & {one.question for one in asked}] == []


def test_there_are_many_kinds_with_names_of_their_own() -> None:
    assert len({one.name for one in VARIATIONS}) == len(VARIATIONS) >= 30
    assert sum(len(one.ways) for one in VARIATIONS) >= 150


def test_traditional_characters_are_other_ones_and_no_forms_of_compatibility() -> None:
    assert [one for one, other in TRADITIONAL.items() if one == other] == []
    assert [other for other in TRADITIONAL.values() if unicodedata.normalize("NFKC", other) != other] == []


LINE = "公务接待费\t1.84\t2.50"
FILE = "示例.txt"


def answer(value: str = "", reason: str | None = None) -> dict[str, Any]:
    """An answer with one figure of the line, or with none and a reason."""
    start = LINE.index(value) if value else 0
    source = {
        "n": 1, "file": FILE, "report": "", "start": start, "end": start + len(value), "quote_start": 0,
        "quote_end": len(LINE), "quote": LINE,
    }  # fmt: skip
    figure = {
        "value": value, "unit": "万元", "label": "", "organisation": "", "year": 2023, "kind": "stated", "formula": None,
        "operands": [], "citations": [1],
    }  # fmt: skip
    return {
        "status": "answered" if value else "not_found", "reason": reason, "reading": "", "verdict": None,
        "answer": f"{value}万元 [1]" if value else "", "values": [figure] if value else [],
        "citations": [source] if value else [], "checks": [], "options": [], "ms": {},
    }  # fmt: skip


def tried(said: Mapping[str, Mapping[str, Any]], *kinds: str) -> dict[str, set[tuple[Outcome, bool, bool]]]:
    """What becomes of questions of some kinds, with the answers by what the question says: the outcomes, whether they
    are right, whether wrong figures; each other question gets the gold figure."""

    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        return next((given for words, given in said.items() if words in question), answer("1.84"))

    known = Known(Filings({FILE: LINE}))
    trials = vary((case(ASKED), case("没有人知道吗？")), KNOWN, Asked(ask=ask, known=known), Plan(only=kinds))
    assert all(trial.question != trial.case.question for trial in trials)
    found: dict[str, set[tuple[Outcome, bool, bool]]] = {}
    for trial in trials:
        found.setdefault(trial.variation.name, set()).add((trial.outcome, trial.right, trial.wrong))
    return found


@pytest.mark.parametrize(
    ("said", "outcome", "right", "wrong"),
    [
        ({}, Outcome.SAME, True, False),
        ({"局长": answer(reason="no_item")}, Outcome.SILENT, False, False),
        ({"局长": answer("2.50")}, Outcome.FIGURE, False, True),
        ({"局长": {}}, Outcome.CRASH, False, False),
    ],
)
def test_other_words_must_leave_an_answer_as_it_is(
    said: Mapping[str, Any], outcome: Outcome, right: bool, wrong: bool
) -> None:
    assert (outcome, right, wrong) in tried(said, "asker")["asker"]


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("foreign noun", {}, (Outcome.SAME, False, True)),
        ("foreign noun", {"直升机": answer("2.50")}, (Outcome.FIGURE, True, False)),
        ("foreign noun", {"直升机": answer(reason="no_item")}, (Outcome.SILENT, True, False)),
        ("another place", {"青岛": answer("2.50")}, (Outcome.FIGURE, False, True)),
        ("another place", {"青岛": answer(reason="no_organisation")}, (Outcome.SILENT, True, False)),
        ("another year", {}, (Outcome.SAME, False, True)),
    ],
)
def test_another_question_must_not_get_the_figure_of_the_first(
    kind: str, said: Mapping[str, Any], found: tuple[Outcome, bool, bool]
) -> None:
    assert found in tried(said, kind)[kind]


def test_questions_that_are_not_right_as_they_are_are_not_varied() -> None:
    assert tried({"示例": answer(reason="no_item"), "没有人": answer("2.50")}, "asker") == {}


def test_a_sample_is_drawn_from_all_wordings_and_reported_by_kind() -> None:
    known = Known(Filings({FILE: LINE}))
    cases = [case(f"示例市数字服务中心2023年公务接待费是多少{'？' * at}") for at in range(1, 5)]

    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        return answer(reason="no_item") if "审计" in question else answer("1.84")

    plan = Plan(sample=6, only=("asker", "another deed"))
    trials = vary(cases, KNOWN, Asked(ask=ask, known=known), plan)
    asker = next(one for one in VARIATIONS if one.name == "asker")
    assert {trial.way for trial in trials if trial.variation is asker} == {way.name for way in asker.ways}
    assert (report.share(trials), report.wrong_figures(trials)) == (5 / 12, 6)
    assert report.missed(trials, 0.4, 6) == []
    assert report.missed(trials, 0.5, 5) == ["right is 0.4167, below 0.5", "wrong figures are 6, above 5"]
    assert report.missed((), 0.0, None) == ["no question was asked"]
    made = report.to_json(trials)
    assert made["kinds"] == {"asker": {"same": 5, "silent": 1}, "another deed": {"same": 6}}
    assert len(made["failures"]) == 7
    assert "审计组" in next(one["question"] for one in made["failures"] if one["kind"] == "asker")
    assert "- 6 · another deed" in report.markdown(trials)
