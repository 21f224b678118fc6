"""What a health card says of a filing's cross-checks."""

from assistant.domain import Language
from ingest.document import Document, Report, ReportKind, Span
from ingest.review import Finding, Place, Review
from ingest.store.documents import Counts, FilingRecord
from ingest.verdict import State
from webapp.health import health

REPORT = Report(
    number=0,
    organisation="示例中心",
    aliases=(),
    year=2023,
    kind=ReportKind.FINAL_ACCOUNTS,
    span=Span(start=0, end=1),
)
FILING = FilingRecord(
    key=1,
    digest="d" * 64,
    file="示例.txt",
    added="2024-01-01T00:00:00+00:00",
    reader="r",
    model="m",
    reports=(REPORT,),
    counts=Counts(facts=1, tables=0, chunks=1, issues=0),
)
DOCUMENT = Document(
    file="示例.txt",
    digest="d" * 64,
    text="x",
    reports=(REPORT,),
    sections=(),
    paragraphs=(),
    tables=(),
    issues=(),
)


def _place(value: str, line: int) -> Place:
    return Place(value=value, where="支出决算表", row="合计", column="项目支出", line=line, page=7)


def _finding(state: State, *places: Place) -> Finding:
    return Finding(
        state=state, rule="表格与说明一致", detail="相差 0.36万元", rounding=False, facts=(), places=places
    )


def test_what_differs_stands_open_with_the_place_of_each_figure() -> None:
    findings = (
        _finding(State.DIFFER, _place("0.84万元", 12), _place("0.48万元", 80), _place("0.84万元", 99)),
        _finding(State.UNCHECKED),
        *[_finding(State.AGREE)] * 3,
    )
    html = health(FILING, DOCUMENT, (Review(report=REPORT, findings=findings, issues=()),), Language.CHINESE)
    opened = html[html.index('class="checks open"') : html.index("<details")]
    assert opened.count("<li><b>0.") == 2  # the third place prints the first figure again
    assert "支出决算表 › 合计 › 项目支出" in opened
    assert "第 12 行 · 第 7 页" in opened
    assert "勾稽（5）" in html
    assert "表格与说明一致 × 3" in html
