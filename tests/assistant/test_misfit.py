"""A printed percentage that the filing's own figures contradict."""

from pathlib import Path

import pytest

from assistant.pipeline import answer
from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.embedding import NONE


@pytest.fixture(scope="module")
def altered(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A sample of which two percentages were printed wrongly."""
    folder = tmp_path_factory.mktemp("altered")
    text = next(path for path in samples if "水务局" in path.name).read_text(encoding="utf-8")
    for right, wrong in (("完成年初预算的107.50%", "完成年初预算的117.50%"), ("增长14.00%", "增长24.00%")):
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    filing = folder / "样例县水务局2022年度部门决算.txt"
    filing.write_text(text, encoding="utf-8")
    settings = Settings(data=folder / "data", model=NONE)
    pipeline.add((filing,), settings)
    return Corpus.open(settings)


@pytest.mark.parametrize(
    ("question", "values", "formula"),
    [
        (
            "样例县水务局2022年一般行政管理事务完成年初预算的百分之多少？",
            [("117.50", "stated"), ("107.50", "computed")],
            "86.00 ÷ 80.00 × 100% = 107.50%",
        ),
        (
            "样例县水务局2022年公务接待费比上年增长百分之几？",
            [("24.00", "stated"), ("14.00", "computed")],
            "0.35 ÷ (2.85 − 0.35) × 100% = 14.00%",
        ),
    ],
)
def test_a_percentage_stands_beside_what_its_operands_give(
    altered: Corpus, question: str, values: list[tuple[str, str]], formula: str
) -> None:
    found = answer(question, (), altered)
    assert found.status.value == "conflict"
    assert [(value.value, value.kind) for value in found.values] == values
    assert found.values[1].formula == formula
    assert "differ" in {check.state for check in found.checks}


def test_a_percentage_that_fits_stands_alone(altered: Corpus) -> None:
    found = answer("样例县水务局2022年水利工程建设完成年初预算的百分之多少？", (), altered)
    assert [(value.value, value.kind) for value in found.values] == [("110.24", "stated")]
