"""A question over many reports is narrowed by what the store tells of them, or asked back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import narrow
from assistant.domain import Ask, Compute, Lookup, Operation, Reason, Refuse, ReportKey, Search, Step, Wanted
from assistant.narrow import MANY, Wide, in_years, narrowed
from assistant.pipeline import answer
from eval.invented.filings import invented
from ingest.pipeline import add
from ingest.settings import Settings
from ingest.store.corpus import Corpus

REPORTS: tuple[ReportKey, ...] = tuple((f"f{number:03d}", 0) for number in range(100))


class Told:
    """A store in which the first `having` reports state every item, and the first `saying` have every topic's words."""

    def __init__(self, having: int, saying: int) -> None:
        self._having, self._saying = having, saying

    def having(self, terms: Sequence[str], reports: Sequence[ReportKey]) -> tuple[ReportKey, ...]:
        return tuple(key for key in reports if key in REPORTS[: self._having])

    def relevance(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[ReportKey, float]:
        return {key: 1.0 if key in REPORTS[: self._saying] else 0.1 for key in reports}

    def of_year(self, reports: Sequence[ReportKey], year: int | None) -> tuple[ReportKey, ...]:
        return (
            tuple(reports)
            if year is None
            else tuple(key for key in reports if int(key[0][1:]) % 3 == year % 3)
        )

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filing for filing, _ in reports))


def ask(reports: Sequence[ReportKey], *terms: str, words: str = "") -> Ask:
    return Ask(
        reports=tuple(reports),
        year=None,
        words=words,
        terms=terms,
        codes=(),
        measure=None,
        part=None,
        place=None,
        unit=None,
    )


def reached(step: Step | Wide) -> int | str:
    """Of how many reports facts or passages are read; or what is done instead."""
    match step:
        case Refuse(refusal=refusal):
            return "asked back" if refusal.reason is Reason.AMBIGUOUS else "not there"
        case Wide():
            return "items alone"
        case Lookup(ask=one):
            return len(one.reports)
        case Search():
            return len(step.reports)
        case Compute():
            return sum(len(one.reports) for one in step.asks)
    raise AssertionError(step)


def over_all(operation: Operation, *terms: str) -> Compute:
    asks = tuple(ask([key], *terms) for key in REPORTS)
    return Compute(operation=operation, asks=asks, given=(), decimals=None)


@pytest.mark.parametrize(
    ("step", "having", "saying", "read"),
    [
        (Lookup(ask=ask(REPORTS, "培训费")), 100, 100, "asked back"),
        (Lookup(ask=ask(REPORTS, "养老服务")), 7, 100, 7),
        (Lookup(ask=ask(REPORTS, "养老服务")), 0, 100, "not there"),
        (Lookup(ask=ask(REPORTS, words="养老床位")), 100, 3, 3),
        (Lookup(ask=ask(REPORTS[:MANY], "培训费")), 100, 100, MANY),
        (Search(reports=REPORTS, topic="养老床位", wanted=Wanted.REASON), 100, 4, 4),
        (Search(reports=REPORTS, topic="减少的原因", wanted=Wanted.REASON), 100, 100, "asked back"),
        (Search(reports=REPORTS, topic="机关运行经费", wanted=Wanted.DEFINITION), 100, 100, narrow.ENOUGH),
        (over_all(Operation.HIGHEST, "培训费"), 100, 100, "items alone"),
        (over_all(Operation.HIGHEST), 100, 100, "asked back"),
    ],
)
def test_only_reports_that_can_answer_are_read(step: Step, having: int, saying: int, read: int | str) -> None:
    assert reached(narrowed(step, Told(having, saying))) == read


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (replace(ask(REPORTS[:3], "培训费"), year=2023), 1),
        (ask(REPORTS[:3], "培训费"), None),
        (replace(ask(REPORTS[:3], words="政务云"), year=2023), None),
        (replace(ask(REPORTS[:3], "培训费", words="政务云"), year=2023), None),
    ],
)
def test_an_item_of_a_year_is_looked_for_in_the_reports_of_that_year_first(
    one: Ask, read: int | None
) -> None:
    near = in_years(Lookup(ask=one), Told(100, 100))
    assert (reached(near) if near else None) == read


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Twelve invented filings without vectors."""
    folder = tmp_path_factory.mktemp("twelve")
    paths: list[Path] = []
    for filing in invented(12):
        paths.append(folder / filing.file)
        paths[-1].write_text(filing.text, encoding="utf-8")
    settings = Settings(data=folder / "data", model="none")
    add(paths, settings)
    with Corpus.open(settings) as corpus:
        yield corpus


@pytest.mark.parametrize(
    "question",
    [
        "哪个单位2022年的培训费最高？",
        "机关运行经费哪家最低",
        "各单位2023年本年支出合计从高到低排名前5",
        "各单位2022年本年支出合计一共多少",
        "2022年各单位三公经费预算数平均是多少",
        "哪些单位2022年公务接待费超过2万元？",
    ],
)
def test_a_comparison_of_all_is_the_same_whether_all_facts_are_read_or_one_item(
    question: str, twelve: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = answer(question, (), twelve).to_json()
    monkeypatch.setattr(narrow, "MANY", 1)
    thin = answer(question, (), twelve).to_json()
    assert whole["values"]
    assert {**thin, "ms": None} == {**whole, "ms": None}


@pytest.mark.parametrize("asked", ["本年支出合计各是多少", "本年支出合计", "三公经费合计各多少"])
def test_what_is_asked_of_each_is_not_added_up(asked: str, twelve: Corpus) -> None:
    reports = [report for filing in twelve.filings() for report in filing.reports if report.year == 2022]
    one, other = (report.organisation for report in reports[:2])
    found = answer(f"{one}和{other}2022年{asked}", (), twelve)
    assert len(found.values) == 2
    assert not any(value.formula for value in found.values)


def test_nobody_is_answered_for_an_organisation_that_is_not_loaded(twelve: Corpus) -> None:
    cases = [case for filing in invented(12) for case in filing.cases if "another place" in (case.note or "")]
    assert len(cases) == 12
    reasons = {case.question: answer(case.question, (), twelve).to_json()["reason"] for case in cases}
    assert set(reasons.values()) == {"no_organisation"}, reasons
