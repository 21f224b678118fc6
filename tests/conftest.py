"""What all tests share: where the filings are. Real ones may be absent; nothing is then claimed about them."""

import os
from pathlib import Path

import pytest

from ingest.document import Report, ReportKind, Span
from ingest.store.documents import Counts, FilingRecord

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "filings"

# No test may reach out: the model comes with the installation.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"
# Nor may one ask the chat model that somebody has set for himself.
for name in [name for name in os.environ if name.startswith("FILINGS_LLM")]:
    del os.environ[name]


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much of what could be tried without end is tried."""
    parser.addoption(
        "--kills", type=int, default=8, help="runs of ingestion that are killed at a random moment"
    )
    parser.addoption("--damaged", type=int, default=40, help="damaged files that are read")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> tuple[Path, ...]:
    """The invented filings of the repository."""
    paths = tuple(sorted((ROOT / "samples").glob("*.txt")))
    assert len(paths) == 2
    return paths


@pytest.fixture(scope="session")
def filing() -> FilingRecord:
    """What the library knows of an invented filing with one report."""
    report = Report(
        number=0,
        organisation="示例中心",
        aliases=(),
        year=2023,
        kind=ReportKind.FINAL_ACCOUNTS,
        span=Span(start=0, end=1),
    )
    return FilingRecord(
        key=1,
        digest="d" * 64,
        file="示例.txt",
        added="2024-01-01T00:00:00+00:00",
        reader="r",
        model="m",
        reports=(report,),
        counts=Counts(facts=1, tables=0, chunks=1, issues=0),
    )


@pytest.fixture(scope="session")
def real_filings() -> tuple[Path, ...]:
    """The real text filings beside the repository; the test is not run where they are absent."""
    paths = tuple(sorted(REAL.glob("*.txt")))
    if not paths:
        pytest.skip(f"NOT RUN: the real filings are not in {REAL}")
    return paths
