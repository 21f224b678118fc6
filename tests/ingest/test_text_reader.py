"""The text reader: paragraphs joined over page breaks, and the parts of a Document that must fit together."""

from pathlib import Path

import pytest

from ingest.document import Document, IssueKind
from ingest.errors import Unreadable
from ingest.readers.outline import innermost
from ingest.readers.text import parse, read

FILINGS = sorted((Path(__file__).parents[3] / "shared" / "filings").glob("*.txt"))
TITLE = "2023年度云岭市水务局部门决算\n\n"


def prose(document: Document) -> list[str]:
    """The paragraphs' words, line breaks as ⏎."""
    return [paragraph.span.of(document.text).replace("\n", "⏎") for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "支出决算为 1.00 万元，主要用于以下方\n\n面：会议费。\n",
            ["支出决算为 1.00 万元，主要用于以下方⏎⏎面：会议费。"],
        ),
        (
            "本年收入合计 1.00 万元。\n\n本年支出合计 1.00 万元。\n",
            ["本年收入合计 1.00 万元。", "本年支出合计 1.00 万元。"],
        ),
        (
            "（一）拟订全市水务规划并组织实施；\n（二）承办其他工作。\n",
            ["（一）拟订全市水务规划并组织实施；", "（二）承办其他工作。"],
        ),
        (
            "负责全市水务管理工作以及其他\n\n1、编制规划；\n",
            ["负责全市水务管理工作以及其他", "1、编制规划；"],
        ),
        ("- 负责借阅。\n- **负责**采编。\n", ["负责借阅。", "负责**采编。"]),
        (
            "3、公共安全支出（类）公安（款）行政运行（项）。\n\n年初预算为2.00万元。\n",
            ["3、公共安全支出（类）公安（款）行政运行（项）。⏎⏎年初预算为2.00万元。"],
        ),
        (
            "本报告内容真实完整，特此说明\n\n云岭市水务局\n\n2024年4月3日\n",
            ["本报告内容真实完整，特此说明", "云岭市水务局", "2024年4月3日"],
        ),
        ("单位：万元\n2023 年度\n部门：云岭市水务局\n正文。\n", ["正文。"]),
    ],
)
def test_a_paragraph_runs_on_where_a_break_cut_its_sentence(body: str, expected: list[str]) -> None:
    assert prose(parse(TITLE + body, file="f.txt", digest="0")) == expected


def test_headings_and_contents_are_no_paragraphs() -> None:
    text = (
        TITLE
        + "目录\n第一部分 概况\n第二部分 说明\n第一部分 概况\n\n一、职责\n\n管理水务。\n\n第二部分 说明\n\n无\n"
    )
    document = parse(text, file="f.txt", digest="0")
    assert prose(document) == ["管理水务。", "无"]
    assert [document.sections[paragraph.section].path[-1] for paragraph in document.paragraphs] == [
        "一、职责",
        "第二部分 说明",
    ]


def test_a_file_is_known_by_its_bytes_and_a_text_without_report_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "纪要.txt"
    path.write_bytes("会议纪要\r\n内容。".encode("gb18030"))
    document = read(path)
    assert (document.file, len(document.digest), document.text) == ("纪要.txt", 64, "会议纪要\n内容。")
    assert [issue.kind for issue in document.issues] == [IssueKind.NO_REPORT]


def test_rows_whose_fields_only_blanks_set_apart_are_an_issue_and_no_empty_table() -> None:
    rows = ("2013901  行政运行    51.32    51.32", "2013950  事业运行    11.31    11.31")
    table = "三、支出决算表\n\n单位：万元\n\n科目编码    科目名称    合计    基本支出\n" + "\n".join(rows)
    read_again = parse(
        f"示例市测试局2023年度部门决算\n\n{table}\n\n一、情况说明\n\n支出增加。\n", file="a.txt", digest="0"
    )
    assert read_again.tables == ()
    assert [(issue.kind, issue.span.of(read_again.text)) for issue in read_again.issues] == [
        (IssueKind.UNREAD_TABLE, "\n".join(rows))
    ]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "image.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(Unreadable, match=r"image\.txt"):
        read(path)


@pytest.mark.skipif(not FILINGS, reason="NOT RUN: no real filings at ../shared/filings")
@pytest.mark.parametrize("path", FILINGS, ids=lambda path: path.name[:3])
def test_the_parts_of_a_real_filing_fit_together(path: Path) -> None:
    document = read(path)
    assert (len(document.reports) >= 1, len(document.paragraphs) > 20) == (True, True)
    assert all(report.organisation in document.text.replace("\n", "") for report in document.reports)
    assert {section.report for section in document.sections} == {report.number for report in document.reports}
    for paragraph in document.paragraphs:
        assert innermost(document.sections, paragraph.span.start).number == paragraph.section
        assert paragraph.span.of(document.text).strip() == paragraph.span.of(document.text) != ""
        assert "\t" not in paragraph.span.of(document.text)
        assert all(
            paragraph.span.end <= table.span.start or table.span.end <= paragraph.span.start
            for table in document.tables
        )
