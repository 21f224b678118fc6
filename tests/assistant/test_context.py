"""What an answer says of its context, and how a context is asked for again with one part changed: on the samples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.context import changed
from assistant.domain import ContextKind, Language
from assistant.pipeline import answer
from ingest import pipeline
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus

SAID, CARRIED, ASSUMED = "said", "carried", "assumed"
BODY = "示例市数字服务中心"


class FlatModel:
    """Stands in for the model: no question here may come to use a vector."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The same vector for every text."""
        return [[1.0, 0.0] for _ in texts]


@pytest.fixture(scope="module")
def corpus(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The samples, opened without vectors."""
    settings = Settings(data=tmp_path_factory.mktemp("context") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "loaded", lambda _: FlatModel())
        pipeline.add(samples, settings)
    with Corpus.open(settings, vectors=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            (),
            "示例中心三公经费花了多少？",
            {
                "organisation": (BODY, SAID),
                "year": ("2023", ASSUMED),
                "item": ("三公经费", SAID),
                "measure": ("决算数", SAID),
                "table": ("财政拨款“三公”经费支出决算表", ASSUMED),
                "operation": ("查数", SAID),
                "fund": ("财政拨款", ASSUMED),
            },
        ),
        (
            ("示例中心2023年三公经费预算多少？",),
            "那公务接待费呢？",
            {
                "organisation": (BODY, CARRIED),
                "year": ("2023", CARRIED),
                "item": ("公务接待费", SAID),
                "measure": ("预算数", CARRIED),
                "table": ("财政拨款“三公”经费支出决算表", ASSUMED),
                "operation": ("查数", SAID),
                "fund": ("财政拨款", ASSUMED),
            },
        ),
        (
            ("示例中心2023年三公经费多少？",),
            "构成呢？",
            {
                "organisation": (BODY, CARRIED),
                "year": ("2023", CARRIED),
                "item": ("三公经费", CARRIED),
                "measure": ("决算数", ASSUMED),
                "table": ("财政拨款“三公”经费支出决算表", ASSUMED),
                "operation": ("构成", SAID),
                "fund": ("财政拨款", ASSUMED),
            },
        ),
        (
            ("示例中心2023年三公经费多少？",),
            "样例县水务局2022年公务接待费是多少",  # a new topic starts clean
            {
                "organisation": ("样例县水务局", SAID),
                "year": ("2022", SAID),
                "item": ("公务接待费", SAID),
                "measure": ("决算数", ASSUMED),
                "operation": ("查数", SAID),
                "fund": ("财政拨款", ASSUMED),
            },
        ),
        (
            (),
            "哪个单位的三公经费最多",
            {
                "organisation": ("样例县水务局、示例市数字服务中心", SAID),
                "year": ("2022—2023", ASSUMED),
                "item": ("三公经费", SAID),
                "measure": ("决算数", ASSUMED),
                "operation": ("最高", SAID),
                "fund": ("财政拨款", ASSUMED),
            },
        ),
        (
            (),
            "示例中心2023年有没有食堂？",
            {"organisation": (BODY, SAID), "year": ("2023", SAID)},
        ),
    ],
)
def test_the_context_says_what_was_said_carried_over_and_assumed(
    corpus: Corpus, history: tuple[str, ...], question: str, expected: dict[str, tuple[str, str]]
) -> None:
    found = answer(question, history, corpus)
    assert {part.kind.value: (part.text, part.origin.value) for part in found.context} == expected


@pytest.mark.parametrize(
    ("question", "kind", "value", "asked", "values"),
    [
        (
            "示例中心2023年三公经费多少？",
            "measure",
            "预算数",
            f"{BODY}2023年三公经费预算数是多少？",
            ["6.00"],
        ),
        (
            "示例中心2023年三公经费多少？",
            "item",
            "公务接待费",
            f"{BODY}2023年公务接待费是多少？",
            ["0.84", "0.48"],
        ),
        ("示例中心2023年三公经费多少？", "year", None, f"{BODY}三公经费是多少？", ["4.20"]),
        (
            "示例中心2023年三公经费多少？",
            "operation",
            "composition",
            f"{BODY}2023年三公经费的构成",
            ["3.36", "0.84", "0.00"],
        ),
        ("示例中心三公经费多少？", "operation", "rank", "各单位三公经费排名", ["14.15", "4.20"]),
        ("示例中心2023年三公经费的构成", "operation", None, f"{BODY}2023年三公经费是多少？", ["4.20"]),
        (
            "示例中心2023年三公经费的构成",
            "organisation",
            "样例县水务局",
            "样例县水务局2023年三公经费的构成",
            [],
        ),
        (
            "What was the budget of 三公经费 of 示例中心 in 2023?",
            "item",
            "公务接待费",
            f"What was the budget of 公务接待费 of {BODY} in 2023?",
            ["1.50"],
        ),
        (
            "What were the three public expenses of 示例中心 in 2023?",
            "operation",
            "composition",
            f"What was the breakdown of the 三公经费 of {BODY} in 2023?",
            ["3.36", "0.84", "0.00"],
        ),
    ],
)
def test_a_context_is_asked_for_again_with_one_part_changed(
    corpus: Corpus, question: str, kind: str, value: str | None, asked: str, values: list[str]
) -> None:
    first = answer(question, (), corpus)
    again = changed(first.context, ContextKind(kind), value, first.language)
    assert again == asked
    found = answer(again, (), corpus)
    assert ([one.value for one in found.values], found.language) == (values, first.language)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("示例中心2023年基本支出和项目支出分别是多少？", "year"),  # two items are not one
        ("示例中心2023年三公经费比预算省了多少？", "year"),  # a difference is more than its parts
        ("示例中心2023年有没有食堂？", "year"),
    ],
)
def test_what_a_question_of_parts_cannot_say_is_not_asked(corpus: Corpus, question: str, kind: str) -> None:
    found = answer(question, (), corpus)
    assert changed(found.context, ContextKind(kind), None, Language.CHINESE) is None
