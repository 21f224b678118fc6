"""The product as an evaluation runs it: a chat model of the settings takes part, and the report says so."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant import model as chat
from assistant.settings import ChatSettings
from eval.stack import opened


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vectors."""
    monkeypatch.setenv("FILINGS_MODEL", "none")


def test_a_run_without_a_chat_model_names_none(root: Path) -> None:
    with opened(None, [root / "samples"]) as stack:
        assert (stack.model, stack.settings["llm"]) == ("none", None)


def test_a_run_with_a_chat_model_names_it_and_hides_its_key(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILINGS_LLM", "openai:small")
    monkeypatch.setenv("FILINGS_LLM_API_KEY", "secret")
    settings = ChatSettings(llm="openai:small", llm_api_key=SecretStr("secret"))

    class Silent:
        """A client that nobody asks."""

    monkeypatch.setattr(chat, "opened", lambda _: chat.Model(client=Silent(), settings=settings))  # type: ignore[arg-type]
    with opened(None, [root / "samples"]) as stack:
        assert (stack.model, stack.settings["llm"]) == ("none + openai:small", "openai:small")
        assert "secret" not in str(stack.settings)
        found = stack.product.ask("示例中心2023年三公经费花了多少？", ())
        assert [value["value"] for value in found["values"]] == ["4.20"]
