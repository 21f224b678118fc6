"""The app starts on an empty data folder and tells what to do; nothing on the page is fetched from elsewhere."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import pipeline
from assistant.domain import Answer, Status
from assistant.reword import Tell
from ingest.store.corpus import Corpus
from ingest.store.documents import FilingRecord
from webapp import conversations

APP = Path(__file__).parent.parent / "app.py"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("FILINGS_DATA", str(tmp_path / "data"))
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=60)
    st.cache_resource.clear()


def test_the_app_opens_on_an_empty_data_folder(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert not app.error
    assert [button.label for button in app.sidebar.button] == ["新对话"]


def test_the_language_switch_changes_the_whole_page(app: AppTest) -> None:
    app.run()
    app.session_state["language_choice"] = "en"
    app.run()
    assert not app.exception


def test_a_data_folder_that_cannot_be_opened_is_one_sentence(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("FILINGS_DATA", str(tmp_path / "file"))
    app.run()
    assert not app.exception
    assert [error.value for error in app.error] == [
        f"打不开数据目录“{tmp_path / 'file'}”；请检查 FILINGS_DATA 的设置和目录权限后刷新。"
    ]


@pytest.mark.parametrize("name", ["style.css", "evaluation.css", "sheet.js", "icon.svg"])
def test_the_page_fetches_nothing_from_elsewhere(name: str) -> None:
    text = (
        (APP.parent / "webapp" / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    )
    assert "://" not in text


def test_the_start_takes_away_what_a_killed_process_has_left_of_its_uploads(
    app: AppTest, tmp_path: Path
) -> None:
    left = tmp_path / "data" / "inbox" / "0"
    left.mkdir(parents=True)
    (left / "甲.txt").write_text("x", encoding="utf-8")
    app.run()
    assert not app.exception
    assert not (tmp_path / "data" / "inbox").exists()


@pytest.fixture
def loaded(app: AppTest, filing: FilingRecord, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(Corpus, "filings", lambda _: (filing,))
    return app


def _asked(app: AppTest, question: str) -> AppTest:
    app.run()
    app.chat_input[0].set_value(question).run()
    return app


def test_a_question_is_answered_and_kept(
    loaded: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, tuple[str, ...]]] = []

    def answer(question: str, history: Sequence[str], *_: object) -> Answer:
        seen.append((question, tuple(history)))
        return Answer(status=Status.ANSWERED, reason=None, reading="示例中心", answer="4.20 万元。")

    monkeypatch.setattr(pipeline, "answer", answer)
    _asked(loaded, "三公经费是多少？")
    loaded.chat_input[0].set_value("为什么？").run()
    assert not loaded.exception
    assert seen == [("三公经费是多少？", ()), ("为什么？", ("三公经费是多少？",))]
    kept = conversations.saved(tmp_path / "data")
    assert [turn.question for turn in kept[0].turns] == ["三公经费是多少？", "为什么？"]


def test_a_failure_behind_an_answer_is_one_sentence_without_a_trace(
    loaded: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(question: str, history: Sequence[str], *_: object) -> Answer:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(pipeline, "answer", answer)
    _asked(loaded, "三公经费是多少？")
    assert not loaded.exception
    shown = " ".join(str(element.proto) for element in loaded.get("html"))
    assert "这个问题没能答出来" in shown
    assert "secret detail" not in shown


def test_what_a_chat_model_wrote_is_shown_as_it_is_verified_and_said_to_be_its_words(
    loaded: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def answer(question: str, history: Sequence[str], _: Corpus, model: object, tell: Tell) -> Answer:
        seen.append(model)
        tell("本中心设四个部室 [1]。")
        tell("没有下属单位 [2]。")
        said = "本中心设四个部室 [1]。没有下属单位 [2]。"
        return Answer(status=Status.ANSWERED, reason=None, reading="", answer=said, note="worded by a model")

    monkeypatch.setattr(pipeline, "answer", answer)
    _asked(loaded, "有哪些部室？")
    assert not loaded.exception
    shown = " ".join(str(element.proto) for element in loaded.get("bidi_component"))
    assert "worded by a model" in shown
    assert seen == [None]
