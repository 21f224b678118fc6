"""What is kept in memory while filings come and go: nothing is made again of those that stay, nothing is left of those that go."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.item_names import printed_items
from assistant.library import library_of
from assistant.pipeline import answer
from assistant.shelf import Entry, arranged
from ingest import pipeline
from ingest.fact import Fact
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.documents import Outline
from ingest.store.kept import Kept

STAYS, GOES = "示例市数字服务中心", "样例县水务局"
QUESTIONS = ("{}三公经费支出是多少？", "{}的主要职责是什么？")


def kept(corpus: Corpus) -> dict[str, int]:
    """How many things each memory of a corpus and of its library holds."""
    memories = vars(library_of(corpus)) | vars(corpus._now())
    return {name: len(memory) for name, memory in memories.items() if isinstance(memory, Kept)}


def ask(organisation: str, corpus: Corpus) -> None:
    for question in QUESTIONS:
        assert answer(question.format(organisation), (), corpus).citations


def test_only_the_filing_that_comes_is_arranged_and_nothing_is_left_of_the_one_that_goes(
    samples: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whose: list[str] = []
    named: list[frozenset[tuple[str, str]]] = []

    def noted(facts: Sequence[Fact], outline: Outline) -> tuple[Entry, ...]:
        whose.append(facts[0].organisation)
        return arranged(facts, outline)

    def counted(known: frozenset[tuple[str, str]]) -> dict[str, str]:
        named.append(known)
        return printed_items(known)

    monkeypatch.setattr("assistant.library.arranged", noted)
    monkeypatch.setattr("assistant.library.printed_items", counted)
    settings = Settings(data=tmp_path, model="none")
    stays, goes = ([path for path in samples if name in path.name] for name in (STAYS, GOES))
    pipeline.add(stays, settings)
    with Corpus.open(settings) as corpus:
        ask(STAYS, corpus)
        before, once = kept(corpus), len(named)
        pipeline.add(goes, settings)
        ask(STAYS, corpus)
        assert (whose, len(named)) == ([STAYS], once)
        ask(GOES, corpus)
        assert whose == [STAYS, GOES]
        assert all(
            count > before[name]
            for name, count in kept(corpus).items()
            if name in ("_entries", "_items", "facts")
        )
        pipeline.remove([path.name for path in goes], settings)
        ask(STAYS, corpus)
        assert kept(corpus) == before
    assert whose == [STAYS, GOES]
