"""The real PDF: each cell of its statutory tables as its pages show it, and each figure of its prose."""

from pathlib import Path

import pytest

from ingest.document import Document, ReportKind
from ingest.extract import prose, tables
from ingest.fact import Amount, Words
from ingest.layout import place
from ingest.readers import pdf

PINNED = Path(__file__).parent / "pinned" / "real_pdf_tables.txt"
"""The rows of the tables, checked by eye against the pictures of the pages; a row goes on behind a backslash."""
PROSE = """
307.82万元 307.82万元 100.00% 307.82万元 307.82万元 100.00% 307.82万元 105.58万元 34.30% 202.24万元 65.70% 307.82万元
307.82万元 100.00% 307.82万元 100.00% 307.82万元 100.00% 307.82万元 264.87万元 86.05% 10.82万元 3.52% 2.71万元 0.88%
29.42万元 9.55% 0万元 321.02万元 307.82万元 95.89% 52.00万元 51.32万元 98.69% 17.68万元 11.31万元 202.24万元 202.24万元
9.00万元 6.18万元 5.74万元 4.64万元 2.23万元 2.22万元 99.55% 2.29万元 0.49万元 18.12万元 17.70万元 97.68% 11.72万元
11.72万元 105.58万元 95.36万元 10.23万元 1个 175.52万元 1个 175.52万元 1个 175.52万元 100.00分 1个 0个 0个 0个 0个
10.23万元 10.23万元 100.00% 21.07万元 21.07万元 0万元 0万元 21.07万元 21.07万元 21.07万元 21.07万元 21.07万元
0辆 0辆 0辆 0辆 0辆 0辆 0辆 0辆 0辆 0台（套）
"""


@pytest.fixture(scope="module")
def path(root: Path) -> Path:
    """The real PDF beside the repository."""
    found = sorted((root.parent / "shared" / "filings").glob("*.pdf"))
    if not found:
        pytest.skip("NOT RUN: the real PDF is absent")
    return found[0]


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    """The real PDF as read."""
    return pdf.read(path)


def test_organisation_year_and_kind_are_those_of_the_cover(document: Document, path: Path) -> None:
    organisation, year, *_ = path.stem.split()
    assert [(report.organisation, report.year, report.kind) for report in document.reports] == [
        (organisation, int(year), ReportKind.FINAL_ACCOUNTS)
    ]
    assert document.issues == ()


def test_every_cell_of_the_statutory_tables_is_as_the_pages_show_it(document: Document) -> None:
    lines = [
        line
        for table in document.tables[1:]
        for line in (
            f"# {table.kind.value}",
            *("\t".join(cell.text for cell in row) for row in table.grid),
        )
    ]
    assert lines == PINNED.read_text(encoding="utf-8").replace("\t\\\n", "\t").splitlines()


def test_every_figure_of_the_prose_stands_in_its_sentence(document: Document) -> None:
    facts, issues = prose.facts(document)
    amounts = [fact for fact in facts if isinstance(fact.value, Amount)]
    assert [f"{fact.span.of(document.text)}{fact.unit}" for fact in amounts] == PROSE.split()
    assert all(fact.quote.holds(fact.span) for fact in amounts)
    assert issues == ()


def test_every_fact_stands_on_a_page(document: Document) -> None:
    facts = (*tables.facts(document)[0], *prose.facts(document)[0])
    assert [fact for fact in facts if place(document.text, document.layout, fact.span) is None] == []


def test_no_figure_is_made_up_where_the_official_template_is_empty(root: Path) -> None:
    found = sorted((root.parent / "shared" / "templates").glob("*.pdf"))
    if not found:
        pytest.skip("NOT RUN: the official template is absent")
    document = pdf.read(found[0])
    facts = (*tables.facts(document)[0], *prose.facts(document)[0])
    assert [fact for fact in facts if isinstance(fact.value, Amount)] == []
    assert [fact for fact in facts if isinstance(fact.value, Words) and fact.value.text] == []
    assert [table.kind.name for table in document.tables] == [
        "OTHER", "SUMMARY", "INCOME", "EXPENDITURE", "FISCAL_SUMMARY", "GENERAL_BUDGET", "BASIC", "THREE_PUBLIC",
        "GOVERNMENT_FUND", "STATE_CAPITAL",
    ]  # fmt: skip
