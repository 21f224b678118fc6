"""What a figure is made of, and how it goes over the years: on the samples, without vectors."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.composition import composed
from assistant.domain import Answer, Ask, Composed, Form, Holder
from assistant.library import library_of
from assistant.lookup import look_up
from assistant.pipeline import answer
from assistant.shelf import Shelf
from assistant.trend import years_of
from ingest import pipeline
from ingest.document import Report, ReportKind, Span
from ingest.fact import Amount
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus


class FlatModel:
    """Stands in for the model: no question here may come to use a vector."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The same vector for every text."""
        return [[1.0, 0.0] for _ in texts]


@pytest.fixture(scope="module")
def corpus(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The samples, and one of them as the report of the year after with another amount of official reception."""
    folder = tmp_path_factory.mktemp("composition")
    later = folder / "样例县水务局2024年度部门决算.txt"
    text = next(path for path in samples if "水务局" in path.name).read_text(encoding="utf-8")
    later.write_text(
        text.replace("2023", "2025").replace("2022", "2024").replace("2.85", "2.95"), encoding="utf-8"
    )
    settings = Settings(data=folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "loaded", lambda _: FlatModel())
        pipeline.add([*samples, later], settings)
    with Corpus.open(settings, vectors=False) as opened:
        yield opened


def _shares(found: Answer) -> list[tuple[str, str, str]]:
    return [(one.label, one.value, one.share.value) for one in found.values if one.share]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "示例中心2023年三公经费由哪些部分组成，各占多少？",
            [
                ("公务用车购置及运行维护费", "3.36", "80.00"),
                ("公务接待费", "0.84", "20.00"),
                ("因公出国（境）费", "0.00", "0.00"),
            ],
        ),
        (
            "样例县水务局2022年支出构成",
            [("基本支出", "833.53", "53.81"), ("项目支出", "715.46", "46.19")],
        ),
        (
            "样例县水务局2022年支出按功能分类的构成",
            [
                ("农林水支出", "1333.90", "86.11"),
                ("社会保障和就业支出", "130.14", "8.40"),
                ("住房保障支出", "51.20", "3.31"),
                ("卫生健康支出", "33.75", "2.18"),
            ],
        ),
        (
            "样例县水务局2022年农林水支出的构成",
            [
                ("行政运行", "612.44", "45.91"),
                ("水利工程建设", "418.90", "31.40"),
                ("水利工程运行与维护", "152.36", "11.42"),
                ("一般行政管理事务", "86.00", "6.45"),
                ("防汛", "64.20", "4.81"),
            ],
        ),
        (
            "样例县水务局2022年一般行政管理事务的构成",  # an account without accounts of its own
            [("项目支出", "86.00", "100.00")],
        ),
        ("示例中心2023年基本支出的构成", [("人员经费", "538.24", "87.25"), ("公用经费", "78.65", "12.75")]),
        (
            "示例中心2023年收入主要来自哪里？",
            [
                ("一般公共预算财政拨款收入", "1280.00", "93.15"),
                ("政府性基金预算财政拨款收入", "60.00", "4.37"),
                ("事业收入", "30.00", "2.18"),
                ("其他收入", "4.20", "0.31"),
                ("国有资本经营预算财政拨款收入", "0.00", "0.00"),
                ("上级补助收入", "0.00", "0.00"),
                ("经营收入", "0.00", "0.00"),
                ("附属单位上缴收入", "0.00", "0.00"),
            ],
        ),
        (
            "Breakdown of 示例中心's three public expenses in 2023",
            [
                ("公务用车购置及运行维护费", "3.36", "80.00"),
                ("公务接待费", "0.84", "20.00"),
                ("因公出国（境）费", "0.00", "0.00"),
            ],
        ),
    ],
)
def test_a_figure_is_split_into_its_parts_with_their_shares(
    corpus: Corpus, question: str, parts: list[tuple[str, str, str]]
) -> None:
    found = answer(question, (), corpus)
    assert (found.form, _shares(found)) == (Form.COMPOSITION, parts)
    assert all(value.citations for value in found.values)
    assert [check.state for check in found.checks if check.rule == "各部分之和＝合计"] == ["agree"]


def test_other_ways_to_split_a_figure_are_offered_as_questions(corpus: Corpus) -> None:
    found = answer("样例县水务局2022年支出构成", (), corpus)
    assert [(option.label, option.question) for option in found.options] == [
        ("按功能分类", "样例县水务局2022年本年支出合计按功能分类的构成")
    ]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("样例县水务局2022年支出按经济分类的构成", "not_found"),  # no table splits all expenditure so
        ("示例中心2023年公务接待费的构成", "not_found"),
        ("示例中心由哪些部门构成", "answered"),  # told in words
    ],
)
def test_what_no_table_splits_is_not_split(corpus: Corpus, question: str, status: str) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, found.form, found.values) == (status, None, ())


def test_parts_that_miss_the_whole_are_said_to_miss_it(corpus: Corpus) -> None:
    library = library_of(corpus)
    (holder,) = (one for one in library.holders if one.report.year == 2023)
    shelf = library.shelf([holder.key])
    changed = tuple(
        replace(entry, fact=replace(entry.fact, value=Amount(low=Decimal("1.84"))))
        if (entry.own, entry.fact.measure.value, entry.fact.scope.table, entry.fact.from_cell)
        == ("公务接待费", "决算数", "三公", True)
        else entry
        for entry in shelf.entries
    )
    ask = Ask(
        reports=(holder.key,),
        year=2023,
        words="",
        terms=("三公经费",),
        codes=(),
        measure=None,
        part=None,
        place=None,
        unit=None,
    )
    found = composed(ask, Shelf(entries=changed, years=shelf.years), look_up)
    assert isinstance(found, Composed)
    assert (found.missed, found.rounding) == (Decimal("1.00"), False)


def test_a_trend_has_one_figure_for_each_loaded_year_in_order(corpus: Corpus) -> None:
    found = answer("样例县水务局公务接待费历年趋势", (), corpus)
    assert (found.form, [(one.year, one.value) for one in found.values]) == (
        Form.TREND,
        [(2022, "2.85"), (2024, "2.95")],
    )


def test_a_trend_names_the_years_that_it_lacks(corpus: Corpus) -> None:
    found = answer("样例县水务局2021年到2025年公务接待费的变化趋势", (), corpus)
    assert [one.year for one in found.values] == [2022, 2024]
    assert "没有此项数字的：2021、2023、2025。" in found.answer


def test_one_year_is_no_trend(corpus: Corpus) -> None:
    found = answer("示例中心三公经费近三年趋势", (), corpus)
    assert (found.form, [one.value for one in found.values]) == (None, ["4.20"])


def _report(year: int) -> Holder:
    report = Report(
        number=0,
        organisation="示例局",
        aliases=(),
        year=year,
        kind=ReportKind.FINAL_ACCOUNTS,
        span=Span(start=0, end=1),
    )
    return Holder(key=(str(year), 0), file="f", report=report)


@pytest.mark.parametrize(
    ("text", "spoken", "years"),
    [
        ("历年趋势", (), (2019, 2020, 2022, 2023)),
        ("近两年趋势", (), (2022, 2023)),
        ("2020年到2023年的趋势", (2020, 2023), (2020, 2021, 2022, 2023)),
    ],
)
def test_a_trend_is_over_the_years_spoken_of_or_loaded(
    text: str, spoken: tuple[int, ...], years: tuple[int, ...]
) -> None:
    assert years_of(text, spoken, [_report(2023), _report(2020)]) == years
