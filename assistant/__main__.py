"""`python -m assistant ask | chat`: questions from the command line."""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from assistant import model as chat
from assistant.domain import Answer
from assistant.errors import AskError, BadBatch
from assistant.pipeline import answer
from assistant.render import to_markdown
from assistant.settings import ChatSettings
from ingest.errors import IngestError, Misuse
from ingest.settings import Settings, refused
from ingest.store.corpus import Corpus

LONGEST = 2000
DONE, FAILED, MISUSED = 0, 1, 2
Asked = Callable[[str, Sequence[str]], Answer]
"""Answers a question after earlier ones."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done (an abstention too), 1 failed, 2 misuse."""
    parser = _parser()
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    logging.getLogger("assistant.model").setLevel(logging.INFO)  # what an answer cost is told with it
    if given.command == "ask" and (given.question is None) == (given.batch is None):
        parser.error("ask one question, or give --batch IN.jsonl --out OUT.jsonl")
    try:
        model = chat.opened(ChatSettings())
        with Corpus.open(_settings(given.data)) as corpus:
            asked = partial(answer, corpus=corpus, model=model)
            match given.command:
                case "chat":
                    return _chat(asked)
                case _ if given.batch:
                    return _batch(asked, given.batch, given.out)
                case _:
                    return _ask(asked, given.question, as_json=given.json)
    except ValidationError as error:
        return _complain(refused(error), MISUSED)
    except (AskError, Misuse) as error:
        return _complain(str(error), MISUSED)
    except BrokenPipeError:
        return FAILED
    except (IngestError, OSError) as error:
        return _complain(str(error), FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assistant", description="Ask about the loaded filings.")
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="answer one question, or a batch of them")
    ask.add_argument("question", nargs="?", help="the question, in Chinese or English")
    ask.add_argument("--batch", type=Path, help="JSON lines with id, question and history")
    ask.add_argument("--out", type=Path, help="where the batch's answers go (default: standard output)")
    chat = commands.add_parser("chat", help="a conversation; an empty line ends it")
    for command in (ask, chat):
        command.add_argument("--data", type=Path, help="the data folder (default: data)")
        command.add_argument("--json", action="store_true", help="print the answer contract as JSON")
    return parser


def _settings(data: Path | None) -> Settings:
    return Settings(data=data) if data else Settings()


def _ask(asked: Asked, question: str, *, as_json: bool) -> int:
    found = asked(_checked(question), ())
    print(json.dumps(found.to_json(), ensure_ascii=False, indent=1) if as_json else to_markdown(found))
    return 0


def _checked(question: str) -> str:
    if not question.strip():
        raise AskError("the question is empty: write what you want to know")
    if len(question) > LONGEST:
        raise AskError(f"the question has {len(question)} characters: shorten it to at most {LONGEST}")
    return question


def _chat(asked: Asked) -> int:
    """A conversation on standard input; every turn knows the ones before it."""
    history: list[str] = []
    while question := _read_line():
        print(to_markdown(asked(question[:LONGEST], history)), end="\n\n")
        history.append(question[:LONGEST])
    return 0


def _read_line() -> str:
    print("? ", end="", flush=True)
    return sys.stdin.readline().strip()


def _complain(message: str, code: int) -> int:
    print("error: " + " ".join(message.split()), file=sys.stderr)
    return code


def _lines(source: Path) -> list[str]:
    try:
        return source.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadBatch(f"{str(source)!r} cannot be read: check the path ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadBatch(f"{str(source)!r} is not UTF-8: save it as UTF-8, one JSON object a line") from error


def _opened(target: Path) -> TextIO:
    try:
        return target.open("w", encoding="utf-8")
    except OSError as error:
        raise BadBatch(
            f"{str(target)!r} cannot be written: name another with --out ({error.strerror})"
        ) from error


def _batch(asked: Asked, source: Path, target: Path | None) -> int:
    """Answer line by line; a bad line is reported and does not stop the rest."""
    from tqdm import tqdm  # only a batch shows progress

    failed = 0
    lines = _lines(source)
    out = _opened(target) if target else sys.stdout
    try:
        for number, line in enumerate(tqdm(lines, disable=not sys.stderr.isatty()), start=1):
            if not line.strip():
                continue
            try:
                turn = _turn(line)
                found = asked(_checked(turn["question"]), turn["history"])
                out.write(json.dumps({"id": turn["id"], **found.to_json()}, ensure_ascii=False) + "\n")
            except AskError as error:
                failed += 1
                print(f"error: {source}, line {number}: {error}", file=sys.stderr)
    finally:
        if target:
            out.close()
    return 1 if failed else 0


def _turn(line: str) -> dict[str, Any]:
    try:
        turn = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadBatch(f"no JSON object: {error.msg}") from error
    if not isinstance(turn, dict) or not isinstance(turn.get("question"), str):
        raise BadBatch('needs a "question" string')
    history = turn.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise BadBatch('"history" has to be a list of strings')
    return {"id": turn.get("id"), "question": turn["question"], "history": history}


if __name__ == "__main__":
    sys.exit(main())
