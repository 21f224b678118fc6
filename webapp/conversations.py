"""Conversations as they are kept: one file of JSON lines each, a line a turn, in the data folder."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from assistant.domain import Answer

FOLDER = "conversations"
LISTED = 100
LONGEST_NAME = 60
NAME = "name"
"""What the first line of a file has in place of a turn where the conversation has a name."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question with its answer; `error` instead of an answer is the one sentence that was shown; `afresh` where it does
    not go on from the turns before it."""

    id: str
    asked: datetime
    question: str
    answer: Answer | None = None
    error: str | None = None
    afresh: bool = False

    @property
    def waiting(self) -> bool:
        """Whether the answer is still to come."""
        return self.answer is None and self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns in order; `name` where somebody has named it."""

    id: str
    turns: tuple[Turn, ...] = ()
    name: str | None = None

    @property
    def title(self) -> str:
        """Its name, or else its first question."""
        return self.name or (self.turns[0].question if self.turns else "")

    @property
    def last(self) -> datetime:
        """When it was last spoken in."""
        return self.turns[-1].asked if self.turns else datetime.now(UTC)

    def history(self, turn: Turn) -> tuple[str, ...]:
        """The questions before a turn, from the last one on that began afresh."""
        ids = [known.id for known in self.turns]
        until = ids.index(turn.id)
        began = [at for at, known in enumerate(self.turns[: until + 1]) if known.afresh]
        return tuple(known.question for known in self.turns[began[-1] if began else 0 : until])

    def asking(self, question: str, *, afresh: bool = False) -> "Conversation":
        """With one more question, still without an answer."""
        turn = Turn(id=uuid4().hex[:10], asked=datetime.now(UTC), question=question, afresh=afresh)
        return replace(self, turns=(*self.turns, turn))

    def named(self, name: str) -> "Conversation":
        """Under another name; without one it is called by its first question."""
        return replace(self, name=name.strip()[:LONGEST_NAME] or None)

    def answered(self, turn: Turn) -> "Conversation":
        """With a turn replaced by its answered form."""
        return replace(self, turns=tuple(turn if known.id == turn.id else known for known in self.turns))


TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


def new() -> Conversation:
    """An empty conversation."""
    return Conversation(id=uuid4().hex[:12])


def save(data: Path, conversation: Conversation) -> None:
    """Write the name and the answered turns."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({NAME: conversation.name}, ensure_ascii=False) + "\n"] if conversation.name else []
    lines += [_line(turn) for turn in conversation.turns if not turn.waiting]
    target = _file(data, conversation)
    part = target.with_suffix(f".{uuid4().hex[:6]}.part")
    part.write_text("".join(lines), encoding="utf-8")
    part.replace(target)


def delete(data: Path, conversation: Conversation) -> None:
    """Nothing of it is left."""
    _file(data, conversation).unlink(missing_ok=True)


def _file(data: Path, conversation: Conversation) -> Path:
    return data / FOLDER / f"{conversation.id}.jsonl"


def _line(turn: Turn) -> str:
    kept = TURN.dump_python(turn, mode="json")
    return json.dumps(kept, ensure_ascii=False) + "\n"


def saved(data: Path) -> tuple[Conversation, ...]:
    """The conversations that are kept, the latest first; a file that cannot be read is left out and logged."""
    known = [(file, file.stat().st_mtime_ns) for file in (data / FOLDER).glob("*.jsonl")]
    known.sort(key=lambda one: one[1], reverse=True)
    found = (_read(file, written) for file, written in known[:LISTED])
    return tuple(conversation for conversation in found if conversation and conversation.turns)


@lru_cache(maxsize=2 * LISTED)
def _read(file: Path, written: int) -> Conversation | None:
    """A conversation as it was `written` at some moment: the page asks for it at every click."""
    try:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        name = json.loads(lines[0]).get(NAME) if lines else None
        turns = tuple(TURN.validate_json(line) for line in lines[name is not None :])
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        log.warning("conversation %r is left out: %s", str(file), error)
        return None
    return Conversation(id=file.stem, turns=turns, name=name)
