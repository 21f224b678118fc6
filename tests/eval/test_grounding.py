"""An answer is worth its citations: they stand where they say, print what they are cited for, and prove each figure."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from eval.case import Case, Category, Place, gold
from eval.filings import Filings
from eval.grounding import ground
from eval.ranking import Rank, Spot
from eval.response import parse
from eval.result import Outcome
from eval.runner import Known, Product, judge, run

TEXT = "2023年度示例中心决算\n公务接待费\t6.00\t4.20\n支出 42000 元，因项目收官而减少。\n办公费\t6.00\n"
FILINGS = Filings({"a.txt": TEXT, "b.txt": TEXT})
FIGURES = {"kind": "figures", "values": [{"value": "4.20", "unit": "万元"}]}
WORDS = {"kind": "text", "groups": [["项目收官"]]}
ROW = "公务接待费\t6.00\t4.20"
SENTENCE = "支出 42000 元，因项目收官而减少。"


def case(answer: dict[str, Any] = FIGURES, *evidence: tuple[int, str]) -> Case:
    """A question about the row or the sentence."""
    places = tuple(Place(file="a.txt", line=line, text=text) for line, text in evidence or ((2, "4.20"),))
    fixed: dict[str, Any] = {"lang": "zh", "category": Category.TABLE_CELL, "style": "formal", "history": ()}
    return Case(id="q", question="按19人算，多少？", gold=gold(answer), evidence=places, note="", **fixed)


def cite(printed: str, quote: str = ROW, n: int = 1, **more: Any) -> dict[str, Any]:
    """A citation of `printed` inside `quote`, both looked up in the text."""
    start = TEXT.index(quote)
    at = start + quote.index(printed)
    places = {"start": at, "end": at + len(printed), "quote_start": start, "quote_end": start + len(quote)}
    return {"n": n, "file": "a.txt", "report": "示例中心 2023", "quote": quote, **places, **more}


def figure(value: str, *citations: int, **more: Any) -> dict[str, Any]:
    """A figure of an answer."""
    fixed = {
        "unit": "万元",
        "label": "公务接待费",
        "organisation": "示例中心",
        "year": 2023,
        "kind": "stated",
    }
    return {**fixed, "value": value, "citations": list(citations), "formula": None, "operands": [], **more}


@dataclass
class Said:
    """An answer in the making."""

    text: str = "4.20 万元 [1]"
    values: list[dict[str, Any]] = field(default_factory=lambda: [figure("4.20", 1)])
    citations: list[dict[str, Any]] = field(default_factory=lambda: [cite("4.20")])
    more: dict[str, Any] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """Its JSON by the contract."""
        fixed: dict[str, Any] = {"status": "answered", "reason": None, "reading": "", "verdict": None}
        lists: dict[str, Any] = {"checks": [], "options": [], "ms": {}}
        own = {"answer": self.text, "values": self.values, "citations": self.citations}
        return {**fixed, **lists, **own, **self.more}


COMPUTED = figure(
    "-1.80",
    1,
    2,
    kind="computed",
    formula="4.20 − 6.00 = −1.80",
    operands=[figure("4.20", 1), figure("6.00", 2)],
)

SOUND = [
    Said(),
    Said(values=[figure("4.20", 1, 2)], citations=[cite("4.20"), cite("42000", SENTENCE, 2)]),
    Said("比预算少 1.80 万元 [1][2]", [COMPUTED], [cite("4.20"), cite("6.00", n=2)]),
    Said("1. 示例中心2023年 4.20 万元 [1]"),
    Said("按19人算，人均 0.22 万元", [figure("0.22", 1, kind="computed", operands=[figure("4.20", 1)])]),
    Said(more={"checks": [{"rule": "尾差", "state": "differ", "detail": "差 0.01", "citations": []}]}),
    Said("公务接待费 [1]", [figure("公务接待费", 1, unit=None)], [cite("公务接待费")]),
]

UNSOUND = [
    (
        Said("公务用车 [1]", [figure("公务用车", 1)], [cite("公务接待费")]),
        "prints '公务接待费', not 公务用车",
    ),
    (Said(citations=[]), "the mark [1] has no citation"),
    (Said("4.20", [figure("4.20")], []), "answers without a citation"),
    (Said(values=[figure("4.20")]), "4.20万元 is not printed at any of its citations"),
    (Said(citations=[cite("6.00")]), "[1] prints '6.00', not 4.20万元"),
    (Said(citations=[cite("公务接待费")]), "[1] prints '公务接待费', not 4.20万元"),
    (Said(citations=[cite("4.20", file="c.txt")]), "is not at hand"),
    (Said(citations=[{**cite("4.20"), "quote": "公务接待费\t6.00\t4.30"}]), "does not stand at its place"),
    (Said(citations=[{**cite("4.20"), "end": 10_000}]), "points outside"),
    (Said(citations=[{**cite("4.20"), "start": 0, "end": 4}]), "points outside"),
    (Said(citations=[{**cite("4.20"), "end": cite("4.20")["start"]}]), "[1] points at nothing"),
    (Said("4.20 万元 [1]，占 35.00%"), "35.00 in the text stands on nothing"),
    (Said("4.20 万元 [1][2]"), "the mark [2] has no citation"),
    (
        Said("4.20", [figure("4.20", 1, 2)], [cite("4.20"), cite("6.00", "办公费\t6.00", 2)]),
        "[2] prints '6.00', not 4.20万元",
    ),
]


@pytest.mark.parametrize("said", SOUND)
def test_a_sound_answer_has_no_fault(said: Said) -> None:
    found = ground(case(), parse(said.json()), FILINGS)
    assert (found.faults, found.precise) == ((), found.citations)


@pytest.mark.parametrize(("said", "fault"), UNSOUND)
def test_a_planted_fault_of_a_citation_is_found(said: Said, fault: str) -> None:
    found = ground(case(), parse(said.json()), FILINGS)
    assert any(fault in reason for reason in found.faults), found.faults


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("附件1-1自评表 4.20 万元 [1]", ()),
        ("公开10表 4.20 万元 [1]", ()),
        ("附件12.50 4.20 万元 [1]", ("12.50 in the text stands on nothing",)),
        ("公开10项 4.20 万元 [1]", ("10 in the text stands on nothing",)),
    ],
)
def test_the_number_of_an_annex_or_a_form_is_no_figure(said: str, faults: tuple[str, ...]) -> None:
    assert ground(case(), parse(Said(said).json()), FILINGS).faults == faults


def test_a_right_figure_with_a_wrong_citation_is_not_right() -> None:
    result = judge(case(), Said(citations=[cite("6.00")]).json(), Known(FILINGS), 1.0)
    assert (result.outcome, result.stage) == (Outcome.WRONG, "citation")


def test_words_must_stand_in_a_quote() -> None:
    said = Said("项目收官 [1]", [], [cite("公务接待费")])
    found = ground(case(WORDS, (3, "项目收官")), parse(said.json()), FILINGS)
    assert found.faults == ("'项目收官' stands in no quote",)
    assert (found.covered, found.expected) == (0, 1)


def test_gold_evidence_is_covered_where_a_quote_holds_it() -> None:
    said = Said("项目收官 [1]", [], [cite("项目收官", SENTENCE)])
    found = ground(case(WORDS, (3, "项目收官"), (2, "6.00")), parse(said.json()), FILINGS)
    assert (found.faults, found.covered, found.expected) == ((), 1, 2)


def test_the_same_place_of_another_filing_is_another_organisation() -> None:
    said = Said(values=[figure("6.00", 1)], citations=[cite("6.00", file="b.txt")])
    result = judge(case(), said.json(), Known(FILINGS), 1.0)
    assert (result.outcome, result.stage) == (Outcome.WRONG_FIGURE, "identity")


@pytest.mark.parametrize(
    ("at", "stage"), [(TEXT.index("4.20"), "lookup"), (TEXT.index("6.00"), "extraction")]
)
def test_a_gold_figure_that_was_never_extracted_is_the_fault_of_extraction(at: int, stage: str) -> None:
    known = Known(FILINGS, {"a.txt": frozenset({(at, at + 4)})})
    said = Said("6.00", [figure("6.00", 1)], [cite("6.00")])
    assert judge(case(), said.json(), known, 1.0).stage == stage


def nothing(question: str, history: object) -> tuple[Spot, ...]:
    """Retrieval that finds no passage."""
    return ()


def test_where_the_evidence_is_ranked_goes_into_the_result() -> None:
    at = TEXT.index("4.20")
    spots = (Spot("b.txt", at, at + 4), Spot("a.txt", at, at + 4))
    found = Product(ask=lambda question, history: Said().json(), find=lambda question, history: spots)
    missed = replace(found, find=nothing)
    ranked = [run([case()], product, Known(FILINGS), iter)[0] for product in (found, missed)]
    assert [(result.first, result.whole) for result in ranked] == [(2, 2), (0, 0)]


WORDED: dict[str, Any] = {"kind": "text", "groups": [["项目收官"]]}
SILENT: dict[str, Any] = {
    "status": "not_found",
    "reason": "no_item",
    "answer": "没有",
    "values": [],
    "citations": [],
}


@pytest.mark.parametrize(
    ("place", "answer", "stage"),
    [
        (Rank(first=1, whole=1), SILENT, "abstention"),
        (Rank(first=1, whole=4), SILENT, "retrieval"),
        (Rank(first=0, whole=0), SILENT, "retrieval"),
        (None, SILENT, "retrieval"),
        (Rank(first=1, whole=1), {}, "understanding"),
    ],
    ids=[
        "found and not told",
        "found late",
        "never found",
        "not ranked",
        "a figure where words are asked for",
    ],
)
def test_the_stage_of_words_that_are_missing_is_told_by_where_retrieval_had_them(
    place: Rank | None, answer: dict[str, Any], stage: str
) -> None:
    said = Said("6.00", [figure("6.00", 1)], [cite("6.00")]).json() | answer
    assert judge(case(WORDED), said, Known(FILINGS), 1.0, place).stage == stage


def test_a_crash_or_a_broken_contract_fails_one_question_and_stops_nothing() -> None:
    def ask(question: str, history: object) -> dict[str, Any]:
        if question == "?":
            raise RuntimeError("broken")
        return {"status": "answered"} if question == "！" else Said().json()

    cases = [replace(case(), question=question) for question in ("?", "！", "多少？")]
    results = run(cases, Product(ask=ask, find=nothing), Known(FILINGS), iter)
    assert [result.outcome for result in results] == [Outcome.CRASH, Outcome.CRASH, Outcome.RIGHT]
    assert "broken" in results[0].reason
    assert "breaks the contract" in results[1].reason


def test_a_question_whose_filing_is_absent_is_not_run() -> None:
    abstention = {"kind": "abstention", "status": ["not_found"], "reason": ["no_organisation"]}
    cases = [case(), replace(case(abstention), evidence=())]
    known = Known(Filings({"b.txt": TEXT})).of(cases)
    product = Product(ask=lambda question, history: Said().json(), find=nothing)
    results = run(cases, product, known, iter)
    assert [result.outcome for result in results] == [Outcome.NOT_RUN, Outcome.NOT_RUN]
