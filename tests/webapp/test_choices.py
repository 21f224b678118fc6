"""What the chips of a reading offer."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.domain import Answer, Citation, ContextKind, Language, Status
from ingest.document import Document
from ingest.readers import text
from webapp import backend
from webapp.choices import choices


@pytest.fixture(scope="module")
def document(samples: tuple[Path, ...]) -> Document:
    """An invented filing as read."""
    if not samples:
        pytest.skip("NOT RUN: there are no samples")
    return text.read(next(path for path in samples if "示例市" in path.name))


def _cited(document: Document, title: str, row: tuple[str, ...]) -> Citation:
    table = next(table for table in document.tables if table.title == title)
    return Citation(
        n=1,
        filing="f",
        file="示例.txt",
        organisation="示例中心",
        year=2023,
        section=(),
        table=table.title,
        table_number=table.number,
        row=row,
        column=(),
        page=None,
        box=None,
        start=0,
        end=1,
        quote_start=0,
        quote_end=1,
        quote="x",
    )


def _offered(
    document: Document, cited: Citation, monkeypatch: pytest.MonkeyPatch
) -> dict[ContextKind, list[str]]:
    monkeypatch.setattr(backend, "document", lambda _: document)
    answer = Answer(status=Status.ANSWERED, reason=None, reading="", answer="", citations=(cited,))
    filing = SimpleNamespace(reports=document.reports)
    library = SimpleNamespace(corpus=SimpleNamespace(filings=lambda: (filing,)))
    found = choices(answer, library, Language.CHINESE)  # type: ignore[arg-type]
    return {kind: [text for _, text in values] for kind, values in found.items()}


def test_what_is_loaded_and_the_rows_around_the_cited_cell_are_offered(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = _offered(document, _cited(document, "支出决算表", ("住房保障支出",)), monkeypatch)
    assert offered[ContextKind.ORGANISATION] == ["示例市数字服务中心"]
    assert offered[ContextKind.YEAR] == ["2023"]
    assert offered[ContextKind.OPERATION] == ["查数", "构成", "历年趋势", "排名"]
    assert offered[ContextKind.TABLE] == ["支出决算表"]
    assert "卫生健康支出" in offered[ContextKind.ITEM]


def test_of_a_table_whose_columns_name_everything_the_columns_are_offered(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = _cited(document, "财政拨款“三公”经费支出决算表", ())
    offered = _offered(document, cited, monkeypatch)
    assert {"公务接待费", "公务用车购置费", "公务用车运行维护费"} <= set(offered[ContextKind.ITEM])


def test_of_a_filing_that_is_gone_nothing_around_the_cell_is_offered(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = replace(_cited(document, "支出决算表", ()), table_number=99)
    assert _offered(document, cited, monkeypatch)[ContextKind.ITEM] == []
