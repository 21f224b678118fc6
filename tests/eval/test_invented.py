"""Invented filings are the same for a seed, close to the cent, contradict themselves only on purpose, and prove their cases."""

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from eval.case import Category, Conflict
from eval.check import check
from eval.filings import Filings
from eval.invented.codes import ECONOMIC
from eval.invented.filings import Invented, invented

COUNT = 60
MADE = tuple(invented(COUNT))
REAL = sorted((Path(__file__).resolve().parents[3] / "shared" / "filings").glob("*.txt"))
LONGEST = 40
NAMES = "|".join(sorted(map(re.escape, ECONOMIC.values()), key=len, reverse=True)) + r"|^.*（项）"


def lines(filing: Invented, opening: str) -> list[str]:
    """The lines of a filing that open so."""
    return [line for line in filing.text.split("\n") if line.startswith(opening)]


def amounts(line: str) -> list[Decimal]:
    """The amounts in the cells of a row."""
    cells = [cell for cell in line.split("\t") if re.fullmatch(r"-?[\d,]+\.\d\d", cell)]
    return [Decimal(cell.replace(",", "")) for cell in cells]


def columns_of(rest: str) -> list[Decimal]:
    """The cells behind a row's label; a blank is nothing."""
    return [Decimal(cell.replace(",", "") or 0) for cell in rest.split("\t")]


def test_every_gold_is_proved_by_its_evidence() -> None:
    filings = Filings({filing.file: filing.text for filing in MADE})
    cases = [case for filing in MADE for case in filing.cases]
    checked = check(cases, filings)
    assert (checked.passed, checked.failures, checked.not_run) == (len(cases), (), ())


def test_a_filing_is_the_same_whatever_the_count() -> None:
    assert tuple(invented(7)) == MADE[:7]


def test_another_seed_gives_other_filings() -> None:
    assert next(invented(1, seed=1)).text != MADE[0].text


def test_more_filings_than_names_are_refused() -> None:
    with pytest.raises(ValueError, match="more than the"):
        next(invented(10**6))


def test_organisations_are_unique_and_share_places_and_bodies() -> None:
    names = {filing.organisation for filing in MADE}
    assert len({(filing.organisation, filing.year) for filing in MADE}) == COUNT
    assert len(names) == COUNT // 2
    assert Counter(Counter(filing.organisation for filing in MADE).values()) == {1: 10, 2: 10, 3: 10}
    assert max(Counter(name[:3] for name in names).values()) == 2
    assert max(Counter(name[3:] for name in names).values()) > 2


def test_every_filing_asks_what_a_benchmark_needs() -> None:
    wanted = {
        Category.TABLE_CELL: 2,
        Category.PROSE_NUMBER: 1,
        Category.DERIVED: 1,
        Category.NARRATIVE: 1,
        Category.UNANSWERABLE: 2,
    }
    for number, filing in enumerate(MADE, 1):
        planted = {Category.CONFLICT: 1} if number % 10 == 0 else {}
        assert Counter(case.category for case in filing.cases) == wanted | planted, filing.file
        assert [case.id for case in filing.cases] == [
            f"inv-{number:04d}-{place}" for place in range(1, len(filing.cases) + 1)
        ]


def test_questions_of_absence_name_nothing_that_is_loaded() -> None:
    known = {filing.organisation for filing in invented(600)}
    short = {name[:2] + name[3:] for name in known}
    loaded = {(filing.organisation, filing.year) for filing in MADE}
    for filing in MADE:
        year, organisation = filing.cases[-2:]
        said = int("".join(re.findall(r"20\d\d", year.question))[:4])
        assert (filing.organisation, said) not in loaded
        assert not any(name in organisation.question for name in known | short)


@pytest.mark.parametrize("filing", MADE, ids=lambda filing: filing.file)
def test_the_tables_close(filing: Invented) -> None:
    totals = [amounts(line) for line in lines(filing, "总计\t")]
    assert totals[0][0] == totals[0][1] and totals[1][0] == totals[1][1] == sum(totals[1][2:])
    income, spent = amounts(lines(filing, "本年收入合计\t27")[0])
    (staff, office) = amounts(lines(filing, "人员经费合计")[0])
    sums = [amounts(line) for line in filing.text.split("\n") if re.match(r"(\t\t\t)?合计\t", line)]
    sums = [line for line in sums if line]
    assert sums[0][0] == income == sum(sums[0][1:])
    assert sums[1][0] == spent == sum(sums[1][1:3])
    assert staff + office == sums[1][1]


@pytest.mark.parametrize("filing", MADE, ids=lambda filing: filing.file)
def test_children_add_up_to_their_parents(filing: Invented) -> None:
    checked = 0
    for table in re.split(r"(?:公开 |财决批复)0", filing.text)[2:8]:
        rows = re.findall(r"^(2(?:\d\d){1,3})\t+([^\d\t]+)\t(.*)$", table, re.MULTILINE)
        columns = {code: columns_of(rest) for code, _, rest in rows}
        for parent, amounts_of in columns.items():
            below = [values for code, values in columns.items() if code[:-2] == parent]
            sums = [sum(column) for column in zip(*below, strict=True)]
            assert not below or sums == amounts_of, (filing.file, parent)
            checked += bool(below)
    assert checked > 8


def test_only_planted_figures_differ_from_the_tables() -> None:
    for filing in MADE:
        prose = filing.text.split(f"{filing.year}年度部门决算情况说明")[1].replace(" ", "")
        said = re.findall(r"(\d+\.\d\d)万元", prose)
        table = filing.text.split(f"{filing.year}年度部门决算情况说明")[0].replace(",", "")
        planted = [str(case.gold.values[1].value) for case in filing.cases if isinstance(case.gold, Conflict)]
        staff = re.search(r"人员经费(\d+\.\d\d)万元", prose)
        assert staff and (staff[1] in table or staff[1] in planted)
        assert all(figure in said and f"\t{figure}" not in table for figure in planted)


def test_terms_are_the_same_word_for_word_and_nothing_else_is() -> None:
    for one, other in pairwise(MADE):
        assert one.text.split("名词解释\n\n一")[-1] == other.text.split("名词解释\n\n一")[-1]
        assert one.text != other.text


def test_no_sentence_is_taken_from_a_real_filing() -> None:
    if not REAL:
        pytest.skip("NOT RUN: the real filings are not at hand")
    real = [re.sub(r"\s", "", path.read_text(encoding="utf-8", errors="ignore")) for path in REAL]
    for filing in MADE[:12]:
        for line in filing.text.split("\n"):
            said = re.sub(NAMES, "|", re.sub(r"\s", "", line))
            runs = (said[start : start + LONGEST] for start in range(len(said) - LONGEST + 1))
            if "\t" not in line:
                assert not any(run in text for run in runs for text in real), line
