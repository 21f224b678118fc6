"""The question sets are what their description promises: enough of each kind, each style, each filing."""

from collections import Counter
from pathlib import Path

import pytest

from eval.case import Case, Category, Part, read_set

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"
ALL = (
    "filings",
    "samples",
    "starter",
    "pdf",
    "regions",
    "strangers",
    "regions_strangers",
    "regions_province",
    "newcomers",
    "regions_newcomers",
    "clerks",
    "regions_clerks",
)
MANY = (Category.TABLE_CELL, Category.PROSE_NUMBER, Category.NARRATIVE, Category.UNANSWERABLE)


def cases(*names: str) -> tuple[Case, ...]:
    """The questions of some sets."""
    return tuple(case for name in names for case in read_set(SETS / f"{name}.jsonl"))


def test_there_are_enough_questions_of_each_category() -> None:
    counts = Counter(case.category for case in cases("filings", "samples"))
    assert sum(counts.values()) >= 500
    assert [name for name in Category if counts[name] < 30] == []
    assert [name for name in MANY if counts[name] < 100] == []


@pytest.mark.parametrize(
    ("style", "share"), [("colloquial", 0.25), ("terse", 0.15), ("alias", 0.10), ("typo", 0.05)]
)
def test_each_style_has_its_share(style: str, share: float) -> None:
    asked = cases("filings", "samples")
    assert sum(case.style == style for case in asked) / len(asked) >= share


def test_a_tenth_of_the_questions_is_in_english() -> None:
    asked = cases("filings", "samples")
    assert sum(case.lang == "en" for case in asked) / len(asked) >= 0.10


def test_ids_are_unique_over_all_sets_and_a_third_is_for_the_test() -> None:
    asked = cases(*ALL)
    assert [name for name, times in Counter(case.id for case in asked).items() if times > 1] == []
    tested = sum(case.part is Part.TEST for case in cases("filings"))
    assert 0.28 <= tested / len(cases("filings")) <= 0.38


def test_no_question_is_asked_twice() -> None:
    asked = [(case.history, case.question) for case in cases(*ALL)]
    assert [one for one, times in Counter(asked).items() if times > 1] == []
