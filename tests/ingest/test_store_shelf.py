"""A filing becomes visible in one step, a killed run is repaired, and a removed filing leaves nothing behind."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from filelock import FileLock
from sqlalchemy import func, select

from ingest.errors import Busy
from ingest.settings import Settings
from ingest.store import schema, shelf, vectors
from ingest.store.corpus import Corpus
from ingest.store.lock import FILE
from ingest.store.shelf import Contents, open_shelf

Make = Callable[..., Contents]
pytestmark = pytest.mark.usefixtures("model")


class Killed(BaseException):
    """Stands for a process that ends at once."""


def publish(settings: Settings, *several: Contents) -> None:
    with open_shelf(settings) as opened:
        for contents in several:
            opened.publish(contents)


def rows(settings: Settings) -> dict[str, int]:
    """How many rows each table has, the corpus table apart."""
    engine = schema.connect(settings)
    with engine.connect() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
            if table is not schema.corpus
        }
    engine.dispose()
    return counts


def held(settings: Settings) -> dict[str, set[str]]:
    """The ids in each collection of the vector index."""
    with vectors.CLIENTS.using(settings, -1) as client:
        return {one.name: set(one.get(include=[])["ids"]) for one in client.list_collections()}


def ids(*several: Contents) -> set[str]:
    return {chunk.id for contents in several for chunk in contents.chunks}


def test_removing_the_last_filing_leaves_nothing_in_any_store(settings: Settings, make: Make) -> None:
    publish(settings, make())
    with open_shelf(settings) as opened:
        opened.withdraw(opened.find("甲.txt"))
    assert set(rows(settings).values()) == {0}
    assert set().union(*held(settings).values()) == set()


@pytest.mark.parametrize("way", ["removed", "replaced"])
def test_the_words_of_a_filing_that_went_stand_in_no_file_of_the_data_folder(
    settings: Settings, make: Make, way: str
) -> None:
    publish(settings, make(figure="7654321.09"), make("乙.txt"))
    assert files_with(settings, "7654321.09") != []
    with open_shelf(settings) as opened:
        if way == "removed":
            opened.withdraw(opened.find("甲.txt"))
        else:
            opened.publish(make(figure="0.15"))
    vectors.CLIENTS.close()
    assert files_with(settings, "7654321.09") == []
    assert files_with(settings, "公务接待费") == [schema.DATABASE]


def files_with(settings: Settings, words: str) -> list[str]:
    """The files of the data folder in which words stand."""
    return sorted(
        path.name
        for path in settings.data.rglob("*")
        if path.is_file() and words.encode() in path.read_bytes()
    )


def test_removing_one_filing_keeps_the_vectors_that_another_one_shares(
    settings: Settings, make: Make
) -> None:
    first, second = make(), make("乙.txt", figure="0.15")
    publish(settings, first, second)
    with open_shelf(settings) as opened:
        opened.withdraw(opened.find("甲.txt"))
    assert set().union(*held(settings).values()) == ids(second)
    assert rows(settings)["embeddings"] == len({chunk.ranked for chunk in second.chunks})


def test_a_file_with_the_same_name_and_other_bytes_replaces_the_old_one(
    settings: Settings, make: Make
) -> None:
    first, second = make(), make(figure="0.15")
    publish(settings, first, second)
    with Corpus.open(settings) as corpus:
        assert [filing.digest for filing in corpus.filings()] == [second.document.digest]
        assert corpus.facts() == second.facts
    assert set().union(*held(settings).values()) == ids(second)
    assert rows(settings)["filings"] == 1


def test_the_same_bytes_read_anew_lose_the_passages_that_are_gone(settings: Settings, make: Make) -> None:
    first = make()
    publish(settings, first)
    shorter = replace(first, chunks=first.chunks[:1], facts=first.facts[:2], reader="2")
    publish(settings, shorter)
    with Corpus.open(settings) as corpus:
        assert (corpus.chunks(), corpus.facts(), corpus.version()) == (shorter.chunks, shorter.facts, 2)
    assert set().union(*held(settings).values()) == ids(shorter)


def test_another_model_leaves_no_vectors_of_the_old_one(settings: Settings, make: Make) -> None:
    publish(settings, make())
    other = settings.model_copy(update={"model": "another"})
    publish(other, make())
    assert len(held(settings)) == 1
    assert rows(settings)["embeddings"] == len({chunk.ranked for chunk in make().chunks})
    with Corpus.open(other) as corpus:
        assert corpus.vectors("公务接待费") != {}


@pytest.mark.parametrize("moment", ["add", "_write", "_settle"])
def test_a_run_killed_at_any_moment_leaves_nothing_half_visible_and_is_repaired(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    old, new, third = make(), make(figure="0.15"), make("乙.txt", figure="7.00")
    publish(settings, old, third)
    target = vectors.Vectors if moment == "add" else shelf.Shelf
    proper = getattr(target, moment)

    def kill(*arguments: object) -> None:
        if moment == "add":
            proper(*arguments)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(target, moment, kill)
        with pytest.raises(Killed):
            publish(settings, new)
    with Corpus.open(settings) as corpus:
        visible = new if moment == "_settle" else old
        assert set(corpus.facts()) == {*visible.facts, *third.facts}
        assert {filing.file for filing in corpus.filings()} == {"甲.txt", "乙.txt"}
        assert {identity[:12] for identity in corpus.vectors("公务接待费")} <= {
            one.document.digest[:12] for one in (visible, third)
        }
    with open_shelf(settings):
        pass
    assert set().union(*held(settings).values()) == ids(visible, third)
    assert rows(settings)["filings"] == 2
    publish(settings, new)
    with Corpus.open(settings) as corpus:
        assert {filing.digest for filing in corpus.filings()} == {new.document.digest, third.document.digest}
    assert set().union(*held(settings).values()) == ids(new, third)


def test_vectors_lost_from_the_index_come_back_with_the_repair(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = make()
    publish(settings, contents)
    with monkeypatch.context() as patch:
        patch.setattr(shelf.Shelf, "_write", _raise_killed)
        with pytest.raises(Killed):
            publish(settings, replace(contents, reader="2"))
    with vectors.CLIENTS.using(settings, -1) as client:
        for collection in client.list_collections():
            collection.delete(ids=[contents.chunks[0].id])
    with open_shelf(settings):
        pass
    assert set().union(*held(settings).values()) == ids(contents)


def _raise_killed(*_: object) -> None:
    raise Killed


def test_a_second_writer_is_told_to_wait(settings: Settings) -> None:
    settings.data.mkdir()
    with FileLock(settings.data / FILE), pytest.raises(Busy, match="data"), open_shelf(settings):
        pass


def test_equal_passages_are_embedded_once(settings: Settings, make: Make, model: object) -> None:
    publish(settings, make())
    publish(settings, make("乙.txt", year=2022))
    embedded = model.embedded  # type: ignore[attr-defined]
    assert len(embedded) == len(set(embedded))
