"""The optional chat model: its client, and what one answer may ask of it: how long, how often, how much.

What is asked belongs to `assistant.reread` and `assistant.reword`; nothing of a reply is believed here.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from decimal import Decimal
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from assistant.errors import BadModel, NoReply
from assistant.settings import ChatSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MILLION = Decimal(1_000_000)
CHARACTERS = 4
"""A token is at most so many characters of what is asked here; more is not a long text but an endless one."""
PACKAGES = "pip install -e '.[llm]'"
ALSO: Mapping[str, Mapping[str, Any]] = {"openai": {"stream_usage": True}}
"""What a provider has to be told to count the tokens of a stream."""

T = TypeVar("T")
Form = TypeVar("Form", bound=BaseModel)
Messages = Sequence[tuple[str, str]]
"""Roles (system, human) and texts."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An open chat model with its limits."""

    client: "BaseChatModel"
    settings: ChatSettings

    @property
    def name(self) -> str:
        """What the settings call it."""
        return self.settings.llm or type(self.client).__name__

    @contextmanager
    def talk(self) -> "Iterator[Talk]":
        """What one answer may ask; its time begins now, and at its end one line says what it has used."""
        talk = Talk(model=self, until=monotonic() + self.settings.llm_seconds)
        try:
            yield talk
        finally:
            talk.say()


def opened(settings: ChatSettings) -> Model | None:
    """The chat model that the settings name; none where they name none. Raises BadModel."""
    if settings.llm is None:
        return None
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise BadModel(f"FILINGS_LLM={settings.llm!r} needs LangChain's chat models: {PACKAGES}") from error
    provider = settings.llm.partition(":")[0]
    given: dict[str, Any] = {
        "temperature": settings.llm_temperature,
        "timeout": settings.llm_seconds,
        "max_retries": 0,  # it is called again here, where the time for one answer is known
        "max_tokens": settings.llm_tokens,
        **ALSO.get(provider, {}),
    }
    if settings.llm_base_url:
        given["base_url"] = settings.llm_base_url
    if settings.llm_api_key:
        given["api_key"] = settings.llm_api_key.get_secret_value()
    try:
        return Model(client=init_chat_model(settings.llm, **given), settings=settings)
    except ImportError as error:
        raise BadModel(
            f"FILINGS_LLM={settings.llm!r}: the package of this provider is missing: {error}"
        ) from error
    except Exception as error:  # every provider has its own, most of them for a key that is missing
        raise BadModel(f"FILINGS_LLM={settings.llm!r} cannot be opened: {error}") from error


@dataclass(slots=True, kw_only=True)
class Talk:
    """What one answer asks of the model: until when, and what has been used."""

    model: Model
    until: float
    calls: int = 0
    read: int = 0
    written: int = 0
    notes: list[str] = field(default_factory=list)

    def text(self, messages: Messages) -> Iterator[str]:
        """The reply as it is written, piece by piece, cut off where it does not end. Raises NoReply."""
        most = CHARACTERS * self.model.settings.llm_tokens
        told, pieces = self.written, 0
        try:
            for chunk in self._again(lambda: self.model.client.stream(list(messages))):
                self._count(chunk)
                piece = str(chunk.text)[:most]
                most -= len(piece)
                if piece:
                    pieces += 1
                    yield piece
                if most <= 0:
                    self.notes.append("cut off")
                    return
        finally:
            if self.written == told:  # only a stream that is heard to its end says what it has used
                self.written += pieces

    def form(self, messages: Messages, wanted: type[Form]) -> Form:
        """The reply as a filled form. Raises NoReply."""

        def fill() -> Iterator[dict[str, Any]]:
            asked = self.model.client.with_structured_output(wanted, include_raw=True)
            yield asked.invoke(list(messages))  # type: ignore[misc]  # with include_raw it is always a dict

        for reply in self._again(fill):
            self._count(reply["raw"])
            if isinstance(reply["parsed"], wanted):
                return reply["parsed"]
        raise NoReply("no form")

    def say(self) -> None:
        """One line of the log: calls, tokens, cost and time; none where nothing was asked."""
        if not self.calls:
            return
        spent = self.model.settings.llm_seconds - (self.until - monotonic())
        log.info(
            "model %s: %d calls, %d + %d tokens, cost %s, %.1f s; %s",
            self.model.name, self.calls, self.read, self.written, self._cost(), spent, ", ".join(self.notes) or "-",
        )  # fmt: skip

    def _cost(self) -> str:
        settings = self.model.settings
        if settings.llm_input_price is None and settings.llm_output_price is None:
            return "unknown"
        paid = self.read * (settings.llm_input_price or 0) + self.written * (settings.llm_output_price or 0)
        return f"{paid / MILLION:.6f}"

    def _count(self, message: Any) -> None:
        used = getattr(message, "usage_metadata", None) or {}
        self.read += used.get("input_tokens", 0)
        self.written += used.get("output_tokens", 0)

    def _again(self, call: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What `call` yields; called again where it failed before it had yielded anything."""
        for left in range(self.model.settings.llm_retries, -1, -1):
            self.calls += 1
            begun = False
            try:
                for piece in _pulled(call, self.until):
                    begun = True
                    yield piece
                return
            except NoReply as failed:
                self.notes.append(str(failed))
                if begun or not left or monotonic() >= self.until:
                    raise


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


_END = object()


def _pulled(call: Callable[[], Iterator[T]], until: float) -> Iterator[T]:
    """What `call` yields, drawn in a thread of its own: a client that hangs holds up nobody. Raises NoReply."""
    pieces: SimpleQueue[Any] = SimpleQueue()
    unwanted = Event()

    def draw() -> None:
        try:
            for piece in call():
                if unwanted.is_set():
                    return
                pieces.put(piece)
            pieces.put(_END)
        except Exception as error:  # the entry point of the thread: every provider raises errors of its own
            log.warning("the chat model failed: %r", error)
            log.debug("the chat model failed", exc_info=True)
            pieces.put(_Failed(error))

    Thread(target=copy_context().run, args=(draw,), daemon=True, name="chat-model").start()
    try:
        while (piece := _next(pieces, until)) is not _END:
            if isinstance(piece, _Failed):
                raise NoReply(type(piece.error).__name__) from piece.error
            yield piece
    finally:
        unwanted.set()


def _next(pieces: "SimpleQueue[Any]", until: float) -> Any:
    try:
        return pieces.get(timeout=max(0.0, until - monotonic()))
    except Empty:
        raise NoReply("time is up") from None
