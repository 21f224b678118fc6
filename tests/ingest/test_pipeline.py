"""A file's path into the stores, and when there is nothing to do."""

import shutil
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.errors import Misuse
from ingest.pipeline import Expected, Outcome, State, Step
from ingest.settings import Settings
from ingest.store.corpus import Corpus

pytestmark = pytest.mark.usefixtures("model")
BROKEN = {"empty.txt": b"", "binary.txt": bytes(range(256)) * 20}


@pytest.fixture
def folder(tmp_path: Path, samples: tuple[Path, ...]) -> Path:
    """A folder with the invented filings, and files that are none."""
    if not samples:
        pytest.skip("NOT RUN: there are no samples")
    made = tmp_path / "filings"
    (made / ".hidden").mkdir(parents=True)
    for sample in samples:
        shutil.copy(sample, made)
    (made / "notes.pptx").write_bytes(b"PK")
    (made / "~$notes.docx").write_bytes(b"owner")
    (made / ".hidden" / "x.txt").write_text("x", encoding="utf-8")
    return made


def states(outcomes: tuple[Outcome, ...]) -> list[tuple[str, State]]:
    return [(outcome.file, outcome.state) for outcome in outcomes]


def test_a_folder_adds_its_filings_and_the_same_bytes_again_are_no_work(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(path.name for path in folder.glob("*.txt"))
    first = pipeline.add([folder], settings)
    assert states(first) == [(name, State.ADDED) for name in names]
    assert all(one.reports and one.counts.facts and one.counts.tables and one.counts.chunks for one in first)
    monkeypatch.setattr(pipeline, "read", lambda *_: pytest.fail("read again"))
    again = pipeline.add([folder, folder / names[0]], settings)
    assert states(again) == [(name, State.UNCHANGED) for name in names]
    assert [one.counts for one in again] == [one.counts for one in first]
    with Corpus.open(settings) as corpus:
        assert corpus.version() == len(names)


def test_new_bytes_under_the_same_name_replace_the_filing(folder: Path, settings: Settings) -> None:
    file = sorted(folder.glob("*.txt"))[0]
    (before,) = pipeline.add([file], settings)
    file.write_text(file.read_text(encoding="utf-8") + "\n完。\n", encoding="utf-8")
    (after,) = pipeline.add([file], settings)
    assert (after.state, after.digest == before.digest) == (State.REPLACED, False)
    with Corpus.open(settings) as corpus:
        assert [filing.digest for filing in corpus.filings()] == [after.digest]


def test_changed_readers_mean_reading_again(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sorted(folder.glob("*.txt"))[0]
    pipeline.add([file], settings)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "reader_version", lambda: "newer")
        assert [one.state for one in pipeline.add([file], settings)] == [State.REPLACED]
    assert [one.state for one in pipeline.add([file], settings)] == [State.UNCHANGED]


def test_the_same_bytes_under_another_name_stay_one_filing(folder: Path, settings: Settings) -> None:
    file, other, *_ = sorted(folder.glob("*.txt"))
    pipeline.add([file, other], settings)
    copy = folder / "副本.txt"
    shutil.copy(file, copy)
    assert states(pipeline.add([copy], settings)) == [(file.name, State.UNCHANGED)]
    shutil.copy(file, other)
    assert states(pipeline.add([other], settings)) == [(file.name, State.REPLACED)]
    with Corpus.open(settings) as corpus:
        assert [filing.file for filing in corpus.filings()] == [file.name]


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_added(
    folder: Path, settings: Settings
) -> None:
    for name, content in BROKEN.items():
        (folder / name).write_bytes(content)
    outcomes = {one.file: one for one in pipeline.add([folder], settings)}
    assert {name for name, one in outcomes.items() if one.state is State.FAILED} == set(BROKEN)
    assert all(name in outcomes[name].detail for name in BROKEN)
    with Corpus.open(settings) as corpus:
        assert {filing.file for filing in corpus.filings()} == set(outcomes) - set(BROKEN)


def test_a_file_over_the_limit_is_not_even_opened(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sorted(folder.glob("*.txt"))[0]
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("opened"))
    (one,) = pipeline.add([file], settings.model_copy(update={"max_file_bytes": 1000}))
    assert (one.state, "FILINGS_MAX_FILE_BYTES" in one.detail) == (State.FAILED, True)


def test_the_second_of_two_files_of_one_name_and_different_contents_is_refused(
    folder: Path, settings: Settings
) -> None:
    file, other, *_ = sorted(folder.glob("*.txt"))
    (folder / "more").mkdir()
    shutil.copy(other, folder / "more" / file.name)
    outcomes = pipeline.add([folder / "more", file, other], settings)
    assert states(outcomes) == [
        (file.name, State.ADDED),
        (file.name, State.FAILED),
        (file.name, State.UNCHANGED),
    ]
    assert file.name in outcomes[1].detail


def test_a_second_filing_of_the_same_report_is_pointed_out(folder: Path, settings: Settings) -> None:
    file = sorted(folder.glob("*.txt"))[0]
    later = folder / "定稿.txt"
    later.write_text(file.read_text(encoding="utf-8") + "\n完。\n", encoding="utf-8")
    first, second = pipeline.add([file, later], settings)
    assert (first.detail, second.state) == ("", State.ADDED)
    assert repr(file.name) in second.detail and "same report" in second.detail


def test_a_run_tells_what_is_to_come_how_far_it_is_and_what_became_of_each_file(
    folder: Path, settings: Settings
) -> None:
    events: list[Expected | Step | Outcome] = []
    file, *_ = sorted(folder.glob("*.txt"))
    empty = folder / "empty.txt"
    empty.write_bytes(b"")
    outcomes = pipeline.add([file, empty], settings, events.append)
    assert events[0] == Expected(names=(file.name, "empty.txt"))
    assert tuple(event for event in events if isinstance(event, Outcome)) == outcomes
    steps = [event for event in events if isinstance(event, Step)]
    assert steps[0] == Step(name=file.name, file=1, files=2, done=0, total=0)
    assert steps[-2].done == steps[-2].total > 0
    assert steps[-1] == Step(name="empty.txt", file=2, files=2, done=0, total=0)


def test_removing_several_filings_is_all_or_nothing(folder: Path, settings: Settings) -> None:
    first, second, *_ = pipeline.add([folder], settings)
    with pytest.raises(Misuse, match="nosuch"):
        pipeline.remove([first.file, "nosuch"], settings)
    with Corpus.open(settings) as corpus:
        assert len(corpus.filings()) == 2
    assert states(pipeline.remove([first.file, second.digest[:12], first.digest], settings)) == [
        (first.file, State.REMOVED),
        (second.file, State.REMOVED),
    ]


def test_what_a_real_filing_says_comes_back_from_the_store_as_it_was_read(
    real_filings: tuple[Path, ...], settings: Settings
) -> None:
    pipeline.add(real_filings, settings)
    with Corpus.open(settings) as corpus:
        for path in real_filings:
            contents = pipeline.read(path, settings)
            digest = contents.document.digest
            keys = [(digest, report.number) for report in contents.document.reports]
            assert sorted(corpus.facts(keys), key=lambda fact: fact.id) == sorted(
                contents.facts, key=lambda fact: fact.id
            )
            assert corpus.document(digest).tables == contents.document.tables
            assert corpus.issues(digest) == contents.issues
            assert corpus.checks(digest) == contents.checks
