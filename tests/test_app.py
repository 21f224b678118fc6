"""The app starts on an empty data folder and tells what to do; nothing on the page is fetched from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

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


@pytest.mark.parametrize("name", ["style.css", "sheet.js", "icon.svg"])
def test_the_page_fetches_nothing_from_elsewhere(name: str) -> None:
    text = (
        (APP.parent / "webapp" / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    )
    assert "://" not in text
