"""The source panel marks the very cell or phrase that a citation points at."""

from dataclasses import replace

import pytest

from assistant.domain import Citation, Language
from ingest.document import Cell, Document, Paragraph, Section, Span, Table, TableKind
from webapp import source
from webapp.source import Marks

ROWS = (
    ("预算数", "", "", "决算数", "", ""),
    ("合计", "公务用车", "公务接待费", "合计", "公务用车", "公务接待费"),
    ("6.00", "4.50", "1.50", "4.20", "3.10", "1.10"),
    ("行政<b>运行", "350.00", "", "350.00", "0.00", "-"),
)
SENTENCE = "三公经费支出决算为4.20万元，比上年减少\n0.35万元。"


def _document() -> Document:
    text, grid = "", []
    for row in ROWS:
        cells = []
        for words in row:
            cells.append(Cell(text=words, span=Span(start=len(text), end=len(text) + len(words))))
            text += words + "\t"
        grid.append(tuple(cells))
    table = Table(
        number=7,
        report=0,
        section=0,
        kind=TableKind.THREE_PUBLIC,
        title="三公经费支出决算表",
        code="公开09表",
        unit="万元",
        annex=False,
        notes=("注：<i>",),
        blocks=(),
        grid=tuple(grid),
        span=Span(start=0, end=len(text)),
    )
    start = len(text)
    text += SENTENCE
    section = Section(number=0, report=0, path=("九、三公",), annex=False, span=Span(start=0, end=len(text)))
    paragraph = Paragraph(section=0, span=Span(start=start, end=len(text)))
    return Document(
        file="示例.txt",
        digest="d" * 64,
        text=text,
        reports=(),
        sections=(section,),
        paragraphs=(paragraph,),
        tables=(table,),
        issues=(),
    )


DOCUMENT = _document()


def _citation(start: int, end: int, **changes: object) -> Citation:
    cited = Citation(
        n=1,
        filing=DOCUMENT.digest,
        file=DOCUMENT.file,
        organisation="示例中心",
        year=2023,
        section=("九、三公",),
        table="三公经费支出决算表",
        table_number=7,
        row=(),
        column=("决算数", "公务接待费"),
        page=None,
        box=None,
        start=start,
        end=end,
        quote_start=start,
        quote_end=end,
        quote=DOCUMENT.text[start:end],
    )
    return replace(cited, **changes)  # type: ignore[arg-type]


def _of_cell(at_row: int, at_column: int, **changes: object) -> Citation:
    span = DOCUMENT.tables[0].grid[at_row][at_column].span
    return _citation(span.start, span.end, **changes)


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (
            _of_cell(2, 5),
            Marks(cell=(2, 5), labels=frozenset(), headers=frozenset({(0, 3), (1, 5)})),
        ),
        (
            _of_cell(2, 2, column=("预算数", "公务接待费")),
            Marks(cell=(2, 2), labels=frozenset(), headers=frozenset({(0, 0), (1, 2)})),
        ),
        (
            _of_cell(3, 3, row=("行政运行",), column=("决算数", "合计")),
            Marks(cell=(3, 3), labels=frozenset({(3, 0)}), headers=frozenset({(0, 3), (1, 3)})),
        ),
    ],
)
def test_the_cell_its_label_and_the_headers_over_it_are_marked(citation: Citation, expected: Marks) -> None:
    assert source.marks_in(DOCUMENT.tables[0], citation) == expected


def test_a_blank_cell_is_marked_where_it_stands() -> None:
    marks = source.marks_in(DOCUMENT.tables[0], _of_cell(3, 2))
    assert marks is not None
    assert marks.cell == (3, 2)


def test_no_cell_is_marked_for_characters_outside_the_grid() -> None:
    at = DOCUMENT.text.index("0.35")
    assert source.marks_in(DOCUMENT.tables[0], _citation(at, at + 4)) is None


def test_a_table_is_drawn_with_one_cited_cell_and_all_text_escaped() -> None:
    html = source.body(_of_cell(2, 5), DOCUMENT, Language.CHINESE, "excerpt")
    assert html.count("data-target") == 1
    assert '<td class="num cited" data-target><mark>1.10</mark></td>' in html
    assert "行政&lt;b&gt;运行" in html
    assert "注：&lt;i&gt;" in html


def test_a_phrase_is_marked_in_its_sentence_over_a_broken_line() -> None:
    start = DOCUMENT.text.index("4.20万元")
    first = DOCUMENT.text.index("三公经费支出决算为")
    citation = _citation(start, start + 4, table_number=None, quote_start=first, quote_end=len(DOCUMENT.text))
    html = source.body(citation, DOCUMENT, Language.CHINESE, "excerpt")
    expected = (
        '<span class="quote">三公经费支出决算为<mark data-target>4.20</mark>万元，比上年减少0.35万元。</span>'
    )
    assert expected in html


def test_the_original_text_keeps_its_lines() -> None:
    start = DOCUMENT.text.index("0.35")
    html = source.body(_citation(start, start + 4), DOCUMENT, Language.CHINESE, "original")
    assert '比上年减少\n<span class="quote"><mark data-target>0.35</mark></span>万元。' in html
