"""Where the gold evidence stands in a ranked list, and how that is summed up."""

from typing import Any

import pytest

from eval.case import Case, Category, Place, gold
from eval.filings import Filings
from eval.ranking import Rank, Spot, rank, rankable, recall, reciprocal

TEXT = "示例中心\n公务接待费 4.20 万元\n出国费 0.00 万元\n"
OTHER = "样例局\n公务接待费 4.20 万元\n"
FILINGS = Filings({"a.txt": TEXT, "b.txt": OTHER})
FIRST, SECOND = Place(file="a.txt", line=2, text="4.20"), Place(file="a.txt", line=3, text="0.00")
LINE_1, LINE_2, LINE_3 = Spot("a.txt", 0, 5), Spot("a.txt", 5, 20), Spot("a.txt", 20, 33)
ALIKE = Spot("b.txt", 4, 19)


def case(*evidence: Place, answer: dict[str, Any] | None = None) -> Case:
    """A question with this evidence."""
    return Case(
        id="q",
        lang="zh",
        category=Category.TABLE_CELL,
        style="formal",
        history=(),
        question="多少？",
        gold=gold(answer or {"kind": "text", "groups": [["4.20"]]}),
        evidence=evidence,
        note="",
    )


@pytest.mark.parametrize(
    ("evidence", "spots", "expected"),
    [
        ((FIRST,), (LINE_2,), Rank(first=1, whole=1)),
        ((FIRST,), (LINE_1, LINE_3, LINE_2), Rank(first=3, whole=3)),
        ((FIRST, SECOND), (LINE_1, LINE_3, LINE_2), Rank(first=2, whole=3)),
        ((FIRST, SECOND), (LINE_2,), Rank(first=1, whole=0)),
        ((FIRST,), (ALIKE,), Rank(first=0, whole=0)),
        ((FIRST,), (Spot("a.txt", 0, 12), Spot("a.txt", 12, 33)), Rank(first=0, whole=0)),
        ((Place(file="a.txt", line=1, text="4.20"),), (LINE_1, LINE_2), Rank(first=0, whole=0)),
        ((FIRST,), (), Rank(first=0, whole=0)),
    ],
    ids=[
        "at the top",
        "further down",
        "whole only with the last piece",
        "never whole",
        "the same words in another filing",
        "cut in two",
        "evidence that its line does not hold",
        "nothing found",
    ],
)
def test_the_place_is_that_of_the_passage_that_holds_the_evidence(
    evidence: tuple[Place, ...], spots: tuple[Spot, ...], expected: Rank
) -> None:
    assert rank(case(*evidence), spots, FILINGS) == expected


def test_what_is_abstained_from_is_not_ranked() -> None:
    abstention = {"kind": "abstention", "status": ["not_found"], "reason": ["blank"]}
    assert [rankable(case(FIRST)), rankable(case()), rankable(case(FIRST, answer=abstention))] == [
        True,
        False,
        False,
    ]


def test_recall_and_reciprocal_rank_count_what_was_not_found() -> None:
    places = (1, 2, 0, 4)
    assert [recall(places, top) for top in (1, 3, 5)] == [0.25, 0.5, 0.75]
    assert reciprocal(places) == (1 + 0.5 + 0.25) / 4
    assert (recall((), 5), reciprocal(())) == (0.0, 0.0)
