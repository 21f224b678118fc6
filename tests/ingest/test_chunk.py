"""How a document is cut into passages: never inside a sentence or a row, each with its headings and its place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import chunk
from ingest.chunk import ChunkKind
from ingest.document import Block, Cell, Column, Paragraph, Role, Row, Span
from ingest.readers import text as reader
from ingest.store.shelf import Contents

Make = Callable[..., Contents]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("一是甲。二是乙！三是丙", ["一是甲。", "二是乙！", "三是丙"]),
        ("他说“完成了。”然后走了。", ["他说“完成了。”然后走了。"]),
        (
            "支出（含基建。不含债务）12.50万元。其余为0。",
            ["支出（含基建。不含债务）12.50万元。", "其余为0。"],
        ),
        ("按时完成。）下一句。", ["按时完成。）", "下一句。"]),
        ("（未闭合的括号。第二句。", ["（未闭合的括号。", "第二句。"]),
        ("为什么？！没有。", ["为什么？！", "没有。"]),
        ("  \n 只有一句 \n", ["只有一句"]),
        ("被页\n\n断开的句子。", ["被页\n\n断开的句子。"]),
        ("   ", []),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in chunk.sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("被页\n\n断开的\n句子", "被页断开的句子"),
        ("the first\nline", "the first line"),
        ("<b>粗体</b>与**强调**", "粗体与强调"),
        ("# 标题", "标题"),
        ("a < b 且 c > d", "a < b 且 c > d"),
        ("两个  空格", "两个 空格"),
    ],
)
def test_words_are_read_on_one_line_without_markup(text: str, words: str) -> None:
    assert chunk.readable(text) == words


def test_a_small_filing_is_cut_into_prose_rows_and_notes(make: Make) -> None:
    document = make().document
    heading = ("情况说明", "一、“三公”经费")
    table = (*heading, "“三公”经费支出决算表")
    found = chunk.chunks(document)
    assert [(one.kind, one.heading, one.text) for one in found] == [
        (ChunkKind.PROSE, heading, "公务接待费支出2.69万元。主要是来访减少。"),
        (ChunkKind.ROW, table, "公务接待费｜决算数：2.69"),
        (ChunkKind.NOTE, table, "注：本表以万元为单位。"),
    ]
    assert [one.id for one in found] == [f"{document.digest[:12]}-{number:05d}" for number in range(3)]
    assert [one.span.of(document.text) for one in found][::2] == [
        "公务接待费支出2.69万元。主要是来访减少。",
        "注：本表以万元为单位。",
    ]
    assert found[0].ranked == "情况说明 › 一、“三公”经费 › 公务接待费支出2.69万元。主要是来访减少。"


def test_headings_lose_organisation_and_year(make: Make) -> None:
    document = make().document
    titled = replace(document, paragraphs=(replace(document.paragraphs[0], section=0),), tables=())
    assert chunk.chunks(titled)[0].heading == ("示例局部门决算",)
    longer = replace(titled.reports[0], organisation="示例市示例局", aliases=())
    section = replace(titled.sections[0], path=("示例市示例局2023年度部门决算",))
    named = replace(titled, reports=(longer,), sections=(section, titled.sections[1]))
    assert chunk.chunks(named)[0].heading == ("部门决算",)


def test_short_sentences_are_joined_and_long_ones_stay_whole(make: Make) -> None:
    document = make().document
    short, long = "第一句话说得很短。" * 12, "这一句很长，" * 60 + "完。"
    text = short + long
    section = replace(document.sections[1], span=Span(start=0, end=len(text)))
    cut = chunk.chunks(
        replace(
            document,
            text=text,
            sections=(document.sections[0], section),
            paragraphs=(Paragraph(section=1, span=Span(start=0, end=len(text))),),
            tables=(),
        )
    )
    assert [len(one.text) for one in cut] == [81, 27, len(long)]
    assert "".join(one.text for one in cut) == text


def test_a_long_cell_is_a_passage_of_its_own_under_its_row_and_column(make: Make) -> None:
    document = make().document
    words = "目标一是按时完成系统建设并投入运行，目标二是全年不出安全事故，目标三是群众满意度有所提高。"
    text = f"年度目标\t{words}\t完成\n"
    cells = (
        Cell(text=words, span=Span(start=5, end=5 + len(words))),
        Cell(text="完成", span=Span(start=6 + len(words), end=8 + len(words))),
    )
    row = Row(label="年度目标", code=None, path=(), cells=cells, span=Span(start=0, end=len(text) - 1))
    columns = tuple(
        Column(index=index, path=(name,), role=Role.WORDS, unit=None)
        for index, name in ((1, "预期"), (2, "实际"))
    )
    block = Block(name=(), columns=columns, rows=(row,), unit=None)
    table = replace(document.tables[0], notes=(), blocks=(block,), span=Span(start=0, end=len(text)))
    found = chunk.chunks(replace(document, text=text, paragraphs=(), tables=(table,)))
    assert [(one.text, one.span.of(text)) for one in found] == [
        ("年度目标｜实际：完成", text[:-1]),
        (f"年度目标｜预期：{words}", words),
    ]


def test_a_table_without_blocks_is_cut_by_its_printed_rows(make: Make) -> None:
    document = make().document
    table = replace(document.tables[0], blocks=(), notes=())
    found = chunk.chunks(replace(document, paragraphs=(), tables=(table,)))
    assert [one.text for one in found] == ["2.69"]


def test_real_filings_are_cut_inside_their_reports_without_losing_prose(
    real_filings: tuple[Path, ...],
) -> None:
    for path in real_filings:
        document = reader.read(path)
        found = chunk.chunks(document)
        assert len({one.id for one in found}) == len(found)
        assert {one.report for one in found} == {report.number for report in document.reports}
        for one in found:
            assert one.text
            assert 0 <= one.span.start < one.span.end <= len(document.text)
        covered = [one.span for one in found if one.kind is ChunkKind.PROSE]
        for paragraph in document.paragraphs:
            inside = [span for span in covered if paragraph.span.holds(span)]
            words = "".join(span.of(document.text) for span in inside)
            assert "".join(words.split()) == "".join(paragraph.span.of(document.text).split())
