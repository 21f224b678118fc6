"""The product as it is run for an evaluation: settings, corpus, ingestion of filings, what it was run with.

Owns the only place where the evaluation opens the product's stores.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from assistant import model as chat
from assistant.pipeline import answer, passages
from assistant.settings import ChatSettings
from eval.errors import NotIngested
from eval.filings import Filings
from eval.ranking import Spot
from eval.runner import Known, Product
from ingest.formats import READERS
from ingest.pipeline import Expected, Outcome, State, Step, add
from ingest.settings import Settings
from ingest.store.corpus import Corpus

_PASSWORD = re.compile(r"(?<=//)[^/@]*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """An open product, ready to be asked."""

    product: Product
    corpus: Corpus
    known: Known
    settings: Mapping[str, Any]
    model: str
    corpus_version: int
    files: tuple[str, ...]


@contextmanager
def opened(data: Path | None, folders: Sequence[Path]) -> Iterator[Stack]:
    """The product on a data folder; where `folders` are given, on a temporary one with just their filings."""
    if not folders:
        with _stack(Settings(data=data) if data else Settings()) as stack:
            yield stack
        return
    with TemporaryDirectory(prefix="eval-") as temporary:
        settings = Settings(data=Path(temporary))
        _ingest(folders, settings)
        with _stack(settings) as stack:
            yield stack


@contextmanager
def _stack(settings: Settings) -> Iterator[Stack]:
    chosen = ChatSettings()
    model = chat.opened(chosen)
    with Corpus.open(settings) as corpus:

        def ask(question: str, history: Sequence[str]) -> Mapping[str, Any]:
            return answer(question, history, corpus, model).to_json()

        def find(question: str, history: Sequence[str]) -> Sequence[Spot]:
            found = passages(question, history, corpus)
            return [Spot(files[chunk.filing], chunk.span.start, chunk.span.end) for chunk in found]

        files = {record.digest: record.file for record in corpus.filings()}
        extracted: dict[str, set[tuple[int, int]]] = {file: set() for file in files.values()}
        for fact in corpus.facts():
            extracted[files[fact.filing]].add((fact.span.start, fact.span.end))
        known = Known(
            Filings({file: corpus.text(digest) for digest, file in files.items()}),
            {file: frozenset(spans) for file, spans in extracted.items()},
        )
        yield Stack(
            product=Product(ask=ask, find=find),
            corpus=corpus,
            known=known,
            settings={
                name: _shown(value)
                for name, value in {
                    **settings.model_dump(mode="json"),
                    **chosen.model_dump(mode="json"),
                }.items()
            },
            model=settings.model + (f" + {model.name}" if model else ""),
            corpus_version=corpus.version(),
            files=tuple(sorted(files.values())),
        )


def _ingest(folders: Sequence[Path], settings: Settings) -> None:
    """Add some filings, or those of folders, with a progress bar over the passages of each. Raises NotIngested."""
    paths = [path for given in folders for path in _within(given) if _is_filing(path)]
    with tqdm(unit="passage", disable=None, leave=False) as bar:

        def advance(event: Expected | Step | Outcome) -> None:
            if isinstance(event, Step):
                bar.total = event.total
                bar.n = event.done
                bar.set_description(f"{event.file}/{event.files} {event.name}")

        for outcome in add(paths, settings, advance):
            if outcome.state == State.FAILED:
                raise NotIngested(f"{outcome.file!r} could not be ingested: {outcome.detail}")


def _within(given: Path) -> Sequence[Path]:
    """The files of a folder; a file is itself."""
    return sorted(given.iterdir()) if given.is_dir() else (given,)


def _is_filing(path: Path) -> bool:
    return path.suffix.lower() in READERS and path.stem.upper() != "README"


def _shown(value: Any) -> Any:
    """A setting without the password that a URL may carry."""
    return _PASSWORD.sub("…@", value) if isinstance(value, str) else value


def commit(folder: Path) -> str:
    """The commit of the checkout that runs, marked where files differ from it; `unknown` outside of one."""
    try:
        head = _git(folder, "rev-parse", "--short=12", "HEAD")
        return f"{head} + changes" if _git(folder, "status", "--porcelain") else head
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()
