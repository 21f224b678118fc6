"""The whole story of an answer: parse, plan, execute, compose, verify."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

from assistant.compose import compose
from assistant.domain import Answer
from assistant.execute import execute
from assistant.library import library_of
from assistant.parse import parse
from assistant.plan import plan, search
from assistant.verify import verify
from ingest.chunk import Chunk
from ingest.store.corpus import Corpus

T = TypeVar("T")


def answer(question: str, history: Sequence[str], corpus: Corpus) -> Answer:
    """The answer to `question` after the user's earlier turns `history`, from what `corpus` holds."""
    ms: dict[str, float] = {}
    library = library_of(corpus)
    query = _timed(ms, "parse", lambda: parse(question, history, library.lexicon))
    planned = _timed(ms, "plan", lambda: plan(query))
    evidence = _timed(ms, "execute", lambda: execute(planned, library))
    draft = _timed(ms, "compose", lambda: compose(query, evidence, library))
    checked = _timed(ms, "verify", lambda: verify(draft, library))
    return replace(checked, ms={**ms, "total": round(sum(ms.values()), 2)})


def passages(question: str, history: Sequence[str], corpus: Corpus) -> Sequence[Chunk]:
    """All passages of the reports that the question speaks of, the nearest to its topic first."""
    library = library_of(corpus)
    return library.rank(search(parse(question, history, library.lexicon)))


def _timed(ms: dict[str, float], stage: str, call: Callable[[], T]) -> T:
    started = perf_counter()
    result = call()
    ms[stage] = round((perf_counter() - started) * 1000, 2)
    return result
