"""Conversations as they are kept: one file of JSON lines each, a line a turn, in the data folder."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from assistant.domain import Answer

FOLDER = "conversations"
LISTED = 30
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question with its answer; `error` instead of an answer is the one sentence that was shown."""

    id: str
    asked: datetime
    question: str
    answer: Answer | None = None
    error: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether the answer is still to come."""
        return self.answer is None and self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns in order."""

    id: str
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """Its first question."""
        return self.turns[0].question if self.turns else ""

    @property
    def last(self) -> datetime:
        """When it was last spoken in."""
        return self.turns[-1].asked if self.turns else datetime.now(UTC)

    def history(self, turn: Turn) -> tuple[str, ...]:
        """The questions before a turn."""
        ids = [known.id for known in self.turns]
        return tuple(known.question for known in self.turns[: ids.index(turn.id)])

    def asking(self, question: str) -> "Conversation":
        """With one more question, still without an answer."""
        turn = Turn(id=uuid4().hex[:10], asked=datetime.now(UTC), question=question)
        return replace(self, turns=(*self.turns, turn))

    def answered(self, turn: Turn) -> "Conversation":
        """With a turn replaced by its answered form."""
        return replace(self, turns=tuple(turn if known.id == turn.id else known for known in self.turns))


TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


def new() -> Conversation:
    """An empty conversation."""
    return Conversation(id=uuid4().hex[:12])


def save(data: Path, conversation: Conversation) -> None:
    """Write the answered turns."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_line(turn) for turn in conversation.turns if not turn.waiting]
    target = folder / f"{conversation.id}.jsonl"
    part = target.with_suffix(f".{uuid4().hex[:6]}.part")
    part.write_text("".join(lines), encoding="utf-8")
    part.replace(target)


def _line(turn: Turn) -> str:
    kept = TURN.dump_python(turn, mode="json")
    return json.dumps(kept, ensure_ascii=False) + "\n"


def saved(data: Path) -> tuple[Conversation, ...]:
    """The conversations that are kept, the latest first; a file that cannot be read is left out and logged."""
    files = sorted((data / FOLDER).glob("*.jsonl"), key=lambda file: file.stat().st_mtime, reverse=True)
    found = (_read(file) for file in files[:LISTED])
    return tuple(conversation for conversation in found if conversation and conversation.turns)


def _read(file: Path) -> Conversation | None:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        turns = tuple(TURN.validate_json(line) for line in lines if line.strip())
    except (OSError, ValidationError) as error:
        log.warning("conversation %r is left out: %s", str(file), error)
        return None
    return Conversation(id=file.stem, turns=turns)
