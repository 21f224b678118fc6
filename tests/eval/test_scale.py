"""A corpus that grows is asked the same questions at every size, and what has no vectors is still answered."""

import pytest

from eval.case import Case
from eval.errors import NotMeasured
from eval.invented.filings import invented
from eval.scale import FIRST, NEAR, Plan, rows, run, sample
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus


def ids(cases: tuple[Case, ...]) -> list[str]:
    """The names of some questions."""
    return [case.id for case in cases]


def test_the_questions_about_the_first_filings_are_the_same_at_every_size() -> None:
    filings = tuple(invented(40))
    small, large = sample(filings[:FIRST], 60, 0), sample(filings, 60, 0)
    assert ids(small[NEAR]) == ids(large[NEAR])
    assert (len(small[NEAR]), len(small["later filings"])) == (30, 0)
    assert (len(large[NEAR]), len(large["later filings"])) == (30, 30)
    early = {case.id for filing in filings[:FIRST] for case in filing.cases}
    assert not early & set(ids(large["later filings"]))


def test_sizes_are_measured_without_vectors_where_they_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(settings: Settings) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(embedding, "loaded", refused)
    heard: list[str] = []
    steps = run(Plan(sizes=(2, 3), questions=12, embed_up_to=0), Settings(), heard.append)
    assert [(step.filings, step.embedded, step.dense, step.vectors < 1) for step in steps] == [
        (2, False, None, True),
        (3, False, None, True),
    ]
    assert all(step.facts and step.passages and step.keywords and step.product for step in steps)
    assert [step.right["all"][1] for step in steps] == [6, 6]
    assert all(step.crashes == 0 for step in steps)
    assert [line.split(":")[0] for line in heard] == ["2 filings"] * 3 + ["3 filings"] * 3
    assert all(len(row) == 3 for row in rows(steps))


def test_more_filings_than_can_be_invented_are_refused() -> None:
    with pytest.raises(NotMeasured, match="give smaller sizes"):
        run(Plan(sizes=(10**6,)), Settings(), print)


def test_a_corpus_without_a_model_has_no_vectors(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = Settings(data=tmp_path_factory.mktemp("none"), model=embedding.NONE)
    with Corpus.open(settings) as corpus:
        assert corpus.vectors("公务接待费") == {}
