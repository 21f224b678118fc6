"""Whether the places agree that state a figure is a question for that figure."""

import pytest

from assistant.agreeing import of_the_figure, undoubted
from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("2022年三公经费表里和说明里写的一样吗", "2022年三公经费是多少"),
        ("公务接待费前后一致吗", "公务接待费是多少"),
        ("2023年三公经费和2020年一样吗", "2023年三公经费和2020年一样吗"),
        ("你好", "你好"),
    ],
)
def test_only_places_of_one_figure_are_asked_for_by_it(question: str, asked: str) -> None:
    assert of_the_figure(question) == asked


@pytest.mark.parametrize(
    ("question", "status", "values"),
    [
        ("示例中心2023年公务接待费表里和说明里的数对得上吗", "conflict", ["0.84", "0.48"]),
        ("示例中心2023年三公经费前后一致吗", "answered", ["4.20"]),
    ],
)
def test_the_figure_is_answered(corpus: Corpus, question: str, status: str, values: list[str]) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, [one.value for one in found.values]) == (status, values)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("水费决算是多少？请核对表和文字说明。", "水费决算是多少？"),
        ("水费到底是多少？我看前后好像不是一个数。", "水费到底是多少？"),
        ("水费是多少，表里和说明里好像对不上", "水费是多少，"),
        ("水费花了多少，我怎么看到两个数？", "水费花了多少，"),
        ("水费是多少？电费和表里的一样吗", "水费是多少？电费和表里的一样吗"),
        ("水费在表里和说明里不一致", "水费在表里和说明里不一致"),
        ("水费是多少？电费呢？", "水费是多少？电费呢？"),
    ],
)
def test_a_remark_that_places_differ_is_dropped(question: str, asked: str) -> None:
    assert undoubted(question) == asked


def test_which_figure_it_is_asks_for_the_figure() -> None:
    assert of_the_figure("水费决算到底是哪个数？") == "水费决算是多少？"
