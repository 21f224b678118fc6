"""The samples as a corpus without vectors: what the tests of the assistant ask; and a scripted chat model in place of a real one."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable

from assistant.model import Model
from assistant.settings import ChatSettings
from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.embedding import NONE

REGIONS = Path(__file__).resolve().parents[1] / "regions"
PIECE = 7
"""A reply comes in pieces of so many characters."""
USED = UsageMetadata(input_tokens=100, output_tokens=10, total_tokens=110)


class ScriptedModel(BaseChatModel):
    """Says what it is told to: a text, a form as a dict, an error, a number of seconds to hang, or a text without end."""

    script: list[Any]
    asked: list[list[BaseMessage]]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Runnable[Any, AIMessage]:
        """Forms come as calls of a tool."""
        return self.bind()

    def _next(self, messages: list[BaseMessage]) -> Any:
        self.asked.append(messages)
        reply = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, float):
            time.sleep(reply)
            return ""
        return reply

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> ChatResult:
        reply = self._next(messages)
        if isinstance(reply, AIMessage):
            return ChatResult(generations=[ChatGeneration(message=reply)])
        calls = [{"name": "Reading", "args": reply, "id": "1"}] if isinstance(reply, dict) else []
        said = AIMessage(content="" if calls else reply, tool_calls=calls, usage_metadata=USED)
        return ChatResult(generations=[ChatGeneration(message=said)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._next(messages)
        pieces = (
            reply
            if not isinstance(reply, str)
            else (reply[at : at + PIECE] for at in range(0, len(reply), PIECE))
        )
        for piece in pieces:
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        yield ChatGenerationChunk(message=AIMessageChunk(content="", usage_metadata=USED))


Scripted = Callable[..., Model]


@pytest.fixture
def scripted() -> Scripted:
    """Makes a chat model that says what it is told to; settings by name."""

    def made(*script: Any, **settings: Any) -> Model:
        given = {"llm": "scripted:model", "llm_seconds": 20, **settings}
        return Model(client=ScriptedModel(script=list(script), asked=[]), settings=ChatSettings(**given))

    return made


@pytest.fixture(scope="session")
def corpus(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The samples, read once and kept without vectors: passages are found by their keywords."""
    settings = Settings(data=tmp_path_factory.mktemp("samples") / "data", model=NONE)
    pipeline.add(samples, settings)
    with Corpus.open(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """All invented filings of other regions, read once and kept without vectors."""
    settings = Settings(data=tmp_path_factory.mktemp("regions") / "data", model=NONE)
    pipeline.add(sorted(REGIONS.glob("*.txt")), settings)
    with Corpus.open(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def filing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The invented filing that a test module writes down as FILING, without vectors."""
    folder = tmp_path_factory.mktemp("filing")
    settings = Settings(data=folder / "data", model=NONE)
    (folder / "filing.txt").write_text(request.module.FILING, encoding="utf-8")
    pipeline.add((folder / "filing.txt",), settings)
    with Corpus.open(settings) as opened:
        yield opened
