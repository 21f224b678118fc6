"""Conversations outlive a session, and every string of the app is there in both languages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain import Answer, Language, Reason, Status
from ingest.document import Report, ReportKind, Span
from webapp import conversations
from webapp.examples import examples
from webapp.selection import Selection
from webapp.strings import CATALOGUE, REASONS

FOLDER = Path(conversations.__file__).parent


def _report(organisation: str, year: int) -> Report:
    return Report(
        number=0,
        organisation=organisation,
        aliases=(),
        year=year,
        kind=ReportKind.FINAL_ACCOUNTS,
        span=Span(start=0, end=1),
    )


def test_a_conversation_comes_back_as_it_was(tmp_path: Path) -> None:
    asked = conversations.new().asking("三公经费是多少？").asking("为什么？")
    answer = Answer(
        status=Status.NOT_FOUND, reason=Reason.NO_ITEM, reading="x", answer="没有。", ms={"total": 1.5}
    )
    first = replace(asked.turns[0], answer=answer)
    second = replace(asked.turns[1], error="没能答出来")
    kept = asked.answered(first).answered(second)
    conversations.save(tmp_path, kept)
    assert conversations.saved(tmp_path) == (kept,)
    assert kept.title == "三公经费是多少？"
    assert kept.history(second) == ("三公经费是多少？",)


def test_a_conversation_can_be_named_and_deleted(tmp_path: Path) -> None:
    asked = conversations.new().asking("三公经费是多少？")
    kept = asked.answered(replace(asked.turns[0], error="没能答出来"))
    conversations.save(tmp_path, kept.named("  年报核对 "))
    (found,) = conversations.saved(tmp_path)
    assert (found.title, found.turns) == ("年报核对", kept.turns)
    assert found.named(" ").title == "三公经费是多少？"
    conversations.delete(tmp_path, found)
    assert conversations.saved(tmp_path) == ()
    assert list((tmp_path / "conversations").iterdir()) == []


def test_a_conversation_that_is_written_again_is_read_again(tmp_path: Path) -> None:
    asked = conversations.new().asking("三公经费是多少？")
    kept = asked.answered(replace(asked.turns[0], error="没能答出来"))
    conversations.save(tmp_path, kept)
    first = conversations.saved(tmp_path)
    conversations.save(tmp_path, kept.named("甲"))
    assert [one.title for one in (*first, *conversations.saved(tmp_path))] == ["三公经费是多少？", "甲"]


def test_a_question_that_begins_afresh_leaves_the_turns_before_it_behind() -> None:
    asked = conversations.new().asking("一").asking("二", afresh=True).asking("三")
    assert [asked.history(turn) for turn in asked.turns] == [(), (), ("二",)]


def test_a_question_without_an_answer_is_not_kept(tmp_path: Path) -> None:
    conversations.save(tmp_path, conversations.new().asking("三公经费是多少？"))
    assert conversations.saved(tmp_path) == ()


def test_a_damaged_conversation_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "conversations").mkdir()
    (tmp_path / "conversations" / "x.jsonl").write_text("{", encoding="utf-8")
    assert conversations.saved(tmp_path) == ()


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_string_has_the_same_blanks_in_both_languages(key: str) -> None:
    chinese, english = CATALOGUE[key]
    assert chinese and english
    assert set(re.findall(r"\{(\w+)\}", chinese)) >= set(re.findall(r"\{(\w+)\}", english))


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(Reason)


def test_no_string_of_the_catalogue_is_unused() -> None:
    code = "".join(
        file.read_text(encoding="utf-8") for file in [*FOLDER.glob("*.py"), FOLDER.parent / "app.py"]
    )
    computed: tuple[str, ...] = (
        "welcome_",
        "item_",
        "what_about_",
        "evaluation_blank_",
        "run_",
        "changes_",
        "none_",
    )
    computed += ("kind_", "part_", "category_", "style_", "lang_", "stage_", "outcome_", "short_")
    unused = [key for key in CATALOGUE if not key.startswith(computed) and code.count(f'"{key}"') < 2]
    assert unused == []


def test_six_examples_are_made_of_the_filings_that_are_loaded() -> None:
    reports = [_report("甲局", 2023), _report("乙局", 2022)]
    found = examples(reports, Language.CHINESE)
    assert len(found) == 6
    assert all("甲局" in question or "乙局" in question or "2023年" in question for question in found)
    assert examples([], Language.CHINESE) == ()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), [True, True]),
        (Selection(organisations=("甲局",)), [True, False]),
        (Selection(years=(2022,)), [False, True]),
        (Selection(organisations=("甲局",), years=(2022,)), [False, False]),
    ],
)
def test_the_filter_holds_what_is_chosen(selection: Selection, expected: list[bool]) -> None:
    assert [selection.holds(report) for report in (_report("甲局", 2023), _report("乙局", 2022))] == expected
