"""Settings of the chat model: off by default, bounded, and no unknown name slips through."""

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import ChatSettings
from ingest.settings import Settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from the repository's own .env."""
    monkeypatch.chdir(tmp_path)


def test_there_is_no_chat_model_by_default() -> None:
    assert ChatSettings().llm is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FILINGS_LLM", "gpt"),
        ("FILINGS_LLM", "openai:"),
        ("FILINGS_LLM_BASE_URL", "localhost:8000"),
        ("FILINGS_LLM_TEMPERATURE", "3"),
        ("FILINGS_LLM_SECONDS", "0"),
        ("FILINGS_LLM_RETRIES", "-1"),
        ("FILINGS_LLM_TOKENS", "100000"),
        ("FILINGS_LLM_INPUT_PRICE", "-1"),
        ("FILINGS_LLM_NOSUCH", "1"),
    ],
)
def test_a_wrong_setting_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        ChatSettings()


def test_settings_of_both_packages_share_one_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "FILINGS_BATCH=4\nFILINGS_LLM=openai:m\nFILINGS_LLM_API_KEY=secret\nFILINGS_LLM_INPUT_PRICE=0.25\n",
        encoding="utf-8",
    )
    found = ChatSettings()
    assert (Settings().batch, found.llm, found.llm_input_price) == (4, "openai:m", Decimal("0.25"))
    assert "secret" not in repr(found) + found.model_dump_json()


def test_an_unknown_name_in_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FILINGS_LLM_MODEL=x\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="llm_model"):
        ChatSettings()
