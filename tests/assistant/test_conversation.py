"""Whom a conversation speaks of, and that no other filing says how its questions are read."""

from collections import defaultdict
from pathlib import Path

import pytest

from assistant.conversation import spoken_of
from assistant.library import library_of
from assistant.pipeline import answer
from eval.case import Case, Category, read_set
from ingest.store.corpus import Corpus
from webapp.selection import Selection, narrowed

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"
FIGURES = (Category.TABLE_CELL, Category.PROSE_NUMBER, Category.DERIVED)
"""Questions that are read by names of items."""
Told = tuple[str, str | None, str]


def named(turns: tuple[str, ...], corpus: Corpus) -> tuple[str, ...]:
    """The organisations that a conversation names."""
    library = library_of(corpus)
    return library.names(spoken_of(turns, library.lexicon(())) or ())


def told(case: Case, corpus: Corpus) -> Told:
    """How a question ends: status, reason, text."""
    found = answer(case.question, case.history, corpus)
    return found.status.value, found.reason.value if found.reason else None, found.answer


def test_a_question_that_names_its_organisation_is_answered_alike_whatever_else_is_loaded(
    regions: Corpus,
) -> None:
    asked: dict[tuple[str, ...], list[Case]] = defaultdict(list)
    for case in (*read_set(SETS / "regions.jsonl"), *read_set(SETS / "regions_province.jsonl")):
        whose = named((*case.history, case.question), regions)
        if whose and case.category in FIGURES:
            asked[whose].append(case)
    assert sum(map(len, asked.values())) > 150
    among_all = {case.id: told(case, regions) for cases in asked.values() for case in cases}
    differing: dict[str, tuple[Told, Told]] = {}
    for whose, cases in asked.items():
        alone = narrowed(regions, Selection(organisations=whose))
        found = {case.id: told(case, alone) for case in cases}
        differing |= {one: (found[one], among_all[one]) for one in found if found[one] != among_all[one]}
    assert differing == {}


@pytest.mark.parametrize(
    ("turns", "organisations"),
    [
        (("云岭县水利局2023年三公经费是多少？",), ["云岭县水利局"]),
        (("云岭县水利局和潮安市政务服务中心哪个三公经费多？",), ["云岭县水利局", "潮安市政务服务中心"]),
        (("云岭县水利局2023年三公经费是多少？", "那公务接待费呢？"), ["云岭县水利局"]),
        (
            ("云岭县水利局2023年三公经费是多少？", "换成潮安市政务服务中心"),
            ["云岭县水利局", "潮安市政务服务中心"],
        ),
        (("云岭县水利局2023年三公经费是多少？", "哪个单位最多？"), []),
        (("2023年公务接待费是多少？",), []),
        (("岭川省水库移民服务中心2022年度的收入是多少？",), []),
        (("How much did the Yunling County Water Resources Bureau spend in 2023?",), ["云岭县水利局"]),
    ],
    ids=[
        "one",
        "two that are compared",
        "the turn before",
        "both of two turns",
        "all are asked for",
        "nobody",
        "a body of another place with the last word of a held one",
        "in English",
    ],
)
def test_a_conversation_speaks_of_the_organisations_that_its_turns_name(
    turns: tuple[str, ...], organisations: list[str], regions: Corpus
) -> None:
    assert sorted(named(turns, regions)) == sorted(organisations)


@pytest.mark.parametrize(
    ("before", "question", "value"),
    [
        ("北宁市机关事务管理局2021年公务接待费是多少？", "那它本级自己呢？", "0.90"),
        ("北宁市机关事务管理局本级2021年公务接待费是多少？", "整个部门呢？", "2.20"),
        ("云岭县水利局2023年年末结转和结余是多少？", "年初呢？", "10.00"),
        ("云岭县水利局2023年年初结转和结余是多少？", "年末呢？", "3.00"),
    ],
)
def test_a_turn_that_only_says_another_level_or_end_of_the_year_asks_of_that(
    before: str, question: str, value: str, regions: Corpus
) -> None:
    assert [one.value for one in answer(question, (before,), regions).values] == [value]


def test_names_of_the_field_are_known_whatever_is_loaded(regions: Corpus) -> None:
    known = library_of(regions).lexicon(()).items
    assert [name in known for name in ("公务接待费", "印刷费", "信息化建设", "外事接待费", "村官")] == [
        *[True] * 4,
        False,
    ]


def test_an_account_goes_by_its_code_s_name_as_well_as_by_the_printed_one(regions: Corpus) -> None:
    library = library_of(regions)
    (report,) = [one.key for one in library.holders if one.report.organisation == "澜泽县人民医院"]
    assert ("突发公共卫生事件应急处置", "突发公共卫生事件应急处理") in regions.names([report])
