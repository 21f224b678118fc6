"""Nothing is tuned to a filing: no organisation of the real filings, and no label that only one of them has, is in the code.

The names are those that ingestion finds, so a new filing beside the repository extends the test by itself.
"""

import re
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.readers import pdf
from ingest.readers.text import read

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ingest", "assistant", "eval", "webapp")
KINDS = {".py", ".tsv", ".json", ".md", ".js", ".css", ".txt"}
CLASSIFICATION = ("functional.tsv", "economic.tsv")
# Shorter ones are words of the field (中心, 本局, 交通运输厅) or stand in other words by chance.
SHORTEST_NAME = 6
SHORTEST_ALIAS = 4
SHORTEST_LABEL = 5
COPIED = 40
# Paths of the public classification, which every filing prints.
LEVELS = re.compile("（[类款项]）")
# Rows of the forms that finance departments prescribe for self-evaluation (整体支出绩效自评表, 绩效评价基础数据表) and
# of the statutory tables: words of the field, though only one filing here has the form.
PRESCRIBED = frozenset(
    {
        "上年结转资金",
        "使用非财政拨款结余（含专用结余）",
        "公车运行维护",
        "年度总体目标",
        "年度资金总额",
    }
)


def squeezed(text: str) -> str:
    """Without blanks: names are letter-spaced and broken over lines."""
    return re.sub(r"\s+", "", text)


def runs(text: str, length: int) -> set[str]:
    """Every run of so many characters."""
    return {text[start : start + length] for start in range(len(text) - length + 1)}


@pytest.fixture(scope="module")
def documents(real_filings: tuple[Path, ...]) -> tuple[Document, ...]:
    """The real filings as they are read, those of pages included."""
    paged = sorted(real_filings[0].parent.glob("*.pdf"))
    return (*map(read, real_filings), *map(pdf.read, paged))


@pytest.fixture(scope="module")
def code() -> dict[str, str]:
    """The code and its data by path, without blanks; question sets name organisations and are left out."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in KINDS]
    return {
        path.relative_to(ROOT).as_posix(): squeezed(path.read_text(encoding="utf-8"))
        for path in [*files, ROOT / "app.py"]
    }


@pytest.fixture(scope="module")
def classified() -> set[str]:
    """The names of the public classification, which belong to no filing."""
    lines = [
        line
        for name in CLASSIFICATION
        for line in (ROOT / "ingest" / "vocabulary" / name).read_text(encoding="utf-8").splitlines()
    ]
    return {squeezed(line.split("\t")[1]) for line in lines if not line.startswith("#") and "\t" in line}


def labels(document: Document) -> set[str]:
    """The row labels of a filing."""
    rows = (row for table in document.tables for block in table.blocks for row in block.rows)
    return {squeezed(row.label) for row in rows}


def found(names: set[str], code: dict[str, str]) -> list[str]:
    """Where one of the names stands in the code."""
    return sorted(f"{file}: {name}" for file, text in code.items() for name in names if name in text)


def test_the_filings_yield_names_to_look_for(documents: tuple[Document, ...]) -> None:
    assert len({report.organisation for document in documents for report in document.reports}) >= len(
        documents
    )
    assert all(labels(document) for document in documents)


def test_no_organisation_of_the_filings_stands_in_the_code(
    documents: tuple[Document, ...], code: dict[str, str]
) -> None:
    reports = [report for document in documents for report in document.reports]
    names = {squeezed(report.organisation) for report in reports}
    names |= {
        squeezed(alias) for report in reports for alias in report.aliases if len(alias) >= SHORTEST_ALIAS
    }
    assert found(names, code) == []


def own_labels(documents: tuple[Document, ...], classified: set[str]) -> set[str]:
    """The row labels that one filing has and that no other filing and no classification knows."""
    texts = [squeezed(document.text) for document in documents]
    every = {label for document in documents for label in labels(document) if len(label) >= SHORTEST_LABEL}
    once = {label for label in every if sum(label in text for text in texts) == 1}
    return {label for label in once if not any(label in name for name in classified)}


def test_no_label_that_only_one_filing_has_stands_in_the_code(
    documents: tuple[Document, ...], code: dict[str, str], classified: set[str]
) -> None:
    own = own_labels(documents, classified)
    assert len(own) > len(documents)
    assert found(own - PRESCRIBED, code) == []


def test_every_exemption_is_still_needed(
    documents: tuple[Document, ...], code: dict[str, str], classified: set[str]
) -> None:
    needed = own_labels(documents, classified)
    assert [label for label in sorted(PRESCRIBED) if label not in needed or not found({label}, code)] == []


def test_no_sentence_of_the_filings_was_copied_into_the_project(documents: tuple[Document, ...]) -> None:
    lines = (line for document in documents for line in document.text.splitlines())
    prose = {run for line in lines if "\t" not in line for run in runs(squeezed(line), COPIED)}
    copied = {run for run in prose if not LEVELS.search(run)}
    assert copied
    texts = [ROOT / "README.md", *(ROOT / folder for folder in ("samples", "docs", "tests", *PACKAGES))]
    files = [
        file for path in texts for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()
    ]
    assert [file.name for file in files if file.suffix in KINDS | {".jsonl"} and copies(file, copied)] == []


def copies(file: Path, copied: set[str]) -> bool:
    """Whether a line of the file holds one of the runs."""
    lines = (squeezed(line) for line in file.read_text(encoding="utf-8").splitlines())
    return any(run in copied for line in lines for run in runs(line, COPIED))
