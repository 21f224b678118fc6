"""The baseline finds what its lists hold, and is measured by the rule that the product is measured by."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from eval.baseline import SIZE, Baseline, by_category, overall, rows
from eval.case import Case, Category, Place, gold
from eval.filings import Filings
from eval.ranking import Spot
from ingest.settings import Settings
from ingest.store import embedding

PARTS = ("公务接待费决算数为4.20万元。", "因公出国费决算数为0.00万元。", "年末共有公务用车2辆。")
TEXT = "\n\n".join(part + "本段说明与其他内容无关。" * 40 for part in PARTS)
FILINGS = Filings({"a.txt": TEXT})


def case(id_: str, question: str, line: int, text: str, category: Category = Category.PROSE_NUMBER) -> Case:
    """A question whose evidence stands on a line of the text."""
    return Case(
        id=id_,
        lang="zh",
        category=category,
        style="formal",
        history=(),
        question=question,
        gold=gold({"kind": "text", "groups": [[text]]}),
        evidence=(Place(file="a.txt", line=line, text=text),),
        note="",
    )


CASES = (
    case("q-1", "公务接待费是多少", 1, "4.20"),
    case("q-2", "公务用车有几辆", 5, "2辆", Category.TABLE_CELL),
    case("q-3", "公务用车有几辆", 7, "2辆"),
)


def test_passages_are_cut_by_length_and_keep_their_place() -> None:
    baseline = Baseline(FILINGS, Settings(), None)
    paragraphs = TEXT.split("\n\n")  # each is a little shorter than a passage may be
    assert max(map(len, paragraphs)) <= SIZE < len(paragraphs[0]) + len(PARTS[1])
    assert [TEXT[spot.start : spot.end] for spot in baseline.spots] == paragraphs


def test_bm25_puts_the_passage_with_the_words_first() -> None:
    found = Baseline(FILINGS, Settings(), None).bm25("公务用车有几辆", ())
    assert TEXT[found[0].start :].startswith("年末共有公务用车2辆")


def test_fusion_holds_what_either_list_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "loaded", lambda settings: DeterministicFakeEmbedding(size=16))
    baseline = Baseline(FILINGS, Settings(data=tmp_path), tmp_path)
    question = "公务接待费是多少"
    lists = [baseline.dense(question, ()), baseline.bm25(question, ())]
    assert set(baseline.fused(question, ())) == {spot for spots in lists for spot in spots}
    assert len(lists[0]) == len(baseline.spots)
    baseline.close()


def test_questions_are_counted_where_their_whole_evidence_is_found() -> None:
    def nothing(question: str, history: Sequence[str]) -> Sequence[Spot]:
        return ()

    found = rows(CASES, {"BM25": Baseline(FILINGS, Settings(), None).bm25, "nothing": nothing}, FILINGS, list)
    assert [row.places["q-3"] for row in found] == [0, 0]  # its evidence stands on no line: nobody finds it
    assert overall(found)[1:] == [
        ("BM25", "67%", "67%", "67%", "67%"),
        ("nothing", "0%", "0%", "0%", "0%"),
    ]
    assert by_category(found, CASES, 5) == [
        ("in the first 5", "table_cell (1)", "prose_number (2)"),
        ("BM25", "100%", "50%"),
        ("nothing", "0%", "0%"),
    ]


@pytest.mark.parametrize("history", [(), ("公务用车呢",)])
def test_earlier_turns_stand_in_front_of_the_question(history: tuple[str, ...]) -> None:
    found = Baseline(FILINGS, Settings(), None).bm25("有几辆", history)
    assert TEXT[found[0].start :].startswith("年末共有公务用车2辆")
