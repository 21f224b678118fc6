"""What a health card says of a filing: how it was read, and what its cross-checks found."""

import re
from dataclasses import replace

import pytest

from assistant.domain import Language
from ingest.document import Document, Run
from ingest.review import Finding, Place, Review
from ingest.store.documents import FilingRecord
from ingest.verdict import State
from webapp.health import health

BOX = (0.0, 0.0, 1.0, 1.0)


@pytest.fixture
def document(filing: FilingRecord) -> Document:
    """The filing as it was read: nearly nothing."""
    return Document(
        file=filing.file,
        digest=filing.digest,
        text="x",
        reports=filing.reports,
        sections=(),
        paragraphs=(),
        tables=(),
        issues=(),
    )


def _place(value: str, line: int | None, page: int | None) -> Place:
    return Place(value=value, where="支出决算表", row="合计", column="项目支出", line=line, page=page)


def _finding(state: State, *places: Place) -> Finding:
    return Finding(
        state=state, rule="表格与说明一致", detail="相差 0.36万元", rounding=False, facts=(), places=places
    )


def _review(filing: FilingRecord, *findings: Finding) -> tuple[Review, ...]:
    return (Review(report=filing.reports[0], findings=findings, issues=()),)


def _words(html: str) -> list[str]:
    """The texts between the tags."""
    return [text for text in re.split(r"<[^>]*>", html) if text]


def test_what_differs_stands_open_with_the_place_of_each_figure(
    filing: FilingRecord, document: Document
) -> None:
    differs = _finding(
        State.DIFFER, _place("0.84万元", 12, None), _place("0.48万元", 80, None), _place("0.84万元", 99, None)
    )
    found = (differs, _finding(State.UNCHECKED), *[_finding(State.AGREE)] * 3)
    html = health(filing, document, _review(filing, *found), Language.CHINESE)
    opened, folded = html[html.index('class="checks open"') :].split("<details")
    place = "支出决算表 › 合计 › 项目支出"  # the third place prints the first figure again
    assert _words(opened[opened.index(">") + 1 :]) == [
        *("不一致", "表格与说明一致：相差 0.36万元"),
        *("0.84万元", place, "第 12 行", "0.48万元", place, "第 80 行"),
    ]
    assert _words(folded[folded.index("<summary") :]) == [
        *("勾稽（5）", "无法核对", "表格与说明一致：相差 0.36万元", "一致", "表格与说明一致 × 3"),
    ]


@pytest.mark.parametrize(
    ("line", "page", "said"),
    [(12, None, ["第 12 行"]), (None, 7, ["第 7 页"]), (None, None, [])],
    ids=["a text file", "a file with pages", "a workbook"],
)
def test_a_place_is_told_as_the_file_itself_counts(
    filing: FilingRecord, document: Document, line: int | None, page: int | None, said: list[str]
) -> None:
    finding = _finding(State.DIFFER, _place("0.84万元", line, page))
    html = health(filing, document, _review(filing, finding), Language.CHINESE)
    assert re.findall(r"第 \d+ [行页]", html) == said


@pytest.mark.parametrize(
    ("confidences", "said"),
    [((), "—"), ((None, None), "0 / 2"), ((None, 0.9, 0.8, None), "2 / 4")],
    ids=["a file without pages", "a text layer on every page", "some pages are images"],
)
def test_the_pages_that_were_recognised_are_counted(
    filing: FilingRecord, document: Document, confidences: tuple[float | None, ...], said: str
) -> None:
    layout = tuple(
        Run(start=0, end=1, page=page, box=BOX, confidence=sure)
        for page, sure in enumerate(confidences, start=1)
        for _ in range(2)
    )
    html = health(filing, replace(document, layout=layout), (), Language.CHINESE)
    assert re.findall(r"<dt>扫描识别页</dt><dd[^>]*>([^<]*)</dd>", html) == [said]
