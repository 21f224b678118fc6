"""Geometry → text: ruling lines make cells, words make lines, lines make paragraphs, tables go on over pages."""

from dataclasses import replace

import pytest

from ingest.document import Document, Run, Span
from ingest.layout import boxes, confidence, place
from ingest.readers import paged
from ingest.readers.page import Page, Rule, Word
from ingest.readers.reading_order import text_lines
from ingest.readers.ruled import lattices

SIZE = 10.0


def word(text: str, x: float, top: float, size: float = SIZE) -> Word:
    """Words as a page has them: Chinese characters as wide as high, others half as wide."""
    width = sum(size if char >= "\u2e80" else size / 2 for char in text)
    return Word(text=text, box=(x, top, x + width, top + size))


def ruled(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[Rule, ...]:
    """The lines of a table without merged cells."""
    across = [Rule(x0=xs[0], top=y, x1=xs[-1], bottom=y) for y in ys]
    return (*across, *(Rule(x0=x, top=ys[0], x1=x, bottom=ys[-1]) for x in xs))


def page(number: int, words: tuple[Word, ...], rules: tuple[Rule, ...] = ()) -> Page:
    """A portrait page."""
    return Page(number=number, width=600, height=840, words=words, rules=rules)


def grid(
    xs: tuple[float, ...], top: float, rows: tuple[tuple[str, ...], ...]
) -> tuple[tuple[Word, ...], tuple[Rule, ...]]:
    """Rows of 20 points in a ruled table."""
    ys = tuple(top + 20 * number for number in range(len(rows) + 1))
    words = tuple(
        word(cell, xs[column] + 4, ys[row] + 5)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    )
    return words, ruled(xs, ys)


def read(*pages: Page) -> Document:
    """The document of some pages."""
    return paged.document(pages, file="报告.pdf", digest="d" * 64)


XS = (60.0, 120.0, 300.0, 420.0)
HEAD = ("编码", "科目名称", "决算数")


def test_a_missing_line_merges_the_cells_on_its_sides() -> None:
    rules = (*ruled((0, 50, 100), (0, 20, 40)),)
    shorter = (*rules[:3], rules[3], Rule(x0=50, top=20, x1=50, bottom=40), rules[5])
    (found,) = lattices(page(1, (), shorter))
    assert [(slot.row, slot.column, slot.rows, slot.columns) for slot in found.slots] == [
        (0, 0, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_frame_around_a_text_and_a_line_under_a_header_are_no_tables() -> None:
    frame = ruled((50, 550), (100, 300))
    assert lattices(page(1, (), (*frame, Rule(x0=50, top=60, x1=550, bottom=60)))) == ()


@pytest.mark.parametrize("lowered", [-6.0, -4.0, 0.0, 4.0, 6.0])
def test_figures_on_another_baseline_stand_in_their_sentence(lowered: float) -> None:
    words = (
        word("支出决算为", 60, 100),
        word("12.30", 112, 100 + lowered),
        word("万元，", 140, 100),
        word("比上年减少", 60, 117),
        word("4.56%", 112, 117 + lowered),
        word("。", 140, 117),
    )
    assert [line.text for line in text_lines(words, 1)] == ["支出决算为12.30万元，", "比上年减少4.56%。"]


def test_a_table_goes_on_over_pages_without_header_over_an_empty_page_and_with_its_header_again() -> None:
    first, lines = grid(XS, 700, (HEAD, ("201", "一般公共服务支出", "9.00")))
    second, more = grid(XS, 60, (("20101", "人大事务", "4.00"),))
    _, empty = grid(XS, 60, (("", "", ""),))
    last, rest = grid(XS, 60, (HEAD, ("20103", "政府办公厅事务", "5.00")))
    title = (word("支出决算表", 250, 650), word("单位：万元", 400, 670))
    document = read(
        page(1, (*title, *first), lines), page(2, second, more), page(3, (), empty), page(4, last, rest)
    )
    (table,) = document.tables
    assert (table.title, table.unit) == ("支出决算表", "万元")
    assert [tuple(cell.text for cell in row) for row in table.grid] == [
        HEAD,
        ("201", "一般公共服务支出", "9.00"),
        ("20101", "人大事务", "4.00"),
        ("20103", "政府办公厅事务", "5.00"),
    ]
    assert place(document.text, document.layout, table.grid[3][2].span) == (4, (304.0, 85.0, 324.0, 95.0))


def test_a_table_with_a_title_of_its_own_is_another_table_though_its_columns_are_the_same() -> None:
    one, lines = grid(XS, 700, (HEAD, ("201", "一般公共服务支出", "9.00")))
    other, more = grid(XS, 100, (HEAD, ("201", "一般公共服务支出", "8.00")))
    document = read(
        page(1, (word("收入决算表", 250, 680), *one), lines),
        page(2, (word("支出决算表", 250, 80), *other), more),
    )
    assert [table.title for table in document.tables] == ["收入决算表", "支出决算表"]


def test_a_title_that_comes_again_as_continued_begins_no_table() -> None:
    one, lines = grid(XS, 700, (HEAD, ("201", "一般公共服务支出", "9.00")))
    other, more = grid(XS, 100, (HEAD, ("20101", "人大事务", "8.00")))
    document = read(
        page(1, (word("支出决算表", 250, 680), *one), lines),
        page(2, (word("支出决算表（续）", 250, 80), *other), more),
    )
    assert [(table.title, len(table.grid)) for table in document.tables] == [("支出决算表", 3)]


def test_title_and_notes_in_cells_of_the_table_are_its_caption_and_its_notes() -> None:
    words, lines = grid(XS, 100, (HEAD, ("201", "一般公共服务支出", "9.00")))
    wide = (60.0, 420.0)
    title, over = grid(wide, 80, (("支出决算表",),))
    note, under = grid(wide, 140, (("注：本表以万元为单位。",),))
    document = read(page(1, (*title, *words, *note), (*over, *lines, *under)))
    (table,) = document.tables
    assert (table.title, table.notes, len(table.grid)) == ("支出决算表", ("注：本表以万元为单位。",), 2)


@pytest.mark.parametrize(
    ("cell", "lines", "expected"),
    [
        ((420.0, 480.0), ("12.00", "15.00"), "12.00 / 15.00"),
        ((420.0, 470.0), ("1,234,56", "7.89"), "1,234,567.89"),
        ((420.0, 520.0), ("合同签订价", "12.50万元"), "合同签订价12.50万元"),
    ],
)
def test_lines_of_a_cell_are_joined_unless_they_are_figures_of_their_own(
    cell: tuple[float, float], lines: tuple[str, str], expected: str
) -> None:
    words, rules = grid((60.0, 120.0, 420.0, cell[1]), 100, (HEAD, ("201", "一般公共服务支出", "")))
    stacked = (word(lines[0], 424, 121, 9), word(lines[1], 424, 130, 9))
    document = read(page(1, (*words, *stacked), rules))
    assert document.tables[0].grid[1][2].text == expected


def test_page_numbers_and_headers_are_no_text_but_captions_on_every_page_are() -> None:
    def one(number: int) -> Page:
        words, lines = grid(XS, 120, (HEAD, ("201", f"第{number}项支出", "9.00")))
        around = (word("示例局决算公开", 60, 30), word("公开表格式", 60, 60), word(f"— {number} —", 290, 800))
        return page(number, (*around, word("单位：万元", 350, 90), *words), lines)

    document = read(*map(one, range(1, 5)))
    assert "—" not in document.text
    assert "示例局决算公开" not in document.text
    assert document.text.count("单位：万元") >= 1


def test_a_sentence_goes_on_over_lines_and_pages_and_a_heading_does_not() -> None:
    lines = (
        "一、收入支出决算总体情况说明",
        "2023年度收入总计12.30万元，与上年相比，收入总计减少",
        "4.56万元，下降27.05%，主要原因是压减了一般性支出项目",
    )
    rest = ("的经费，并且严格按照预算安排各项开支，没有超支现象，", "完成了全年任务。")
    first = (word(lines[0], 80, 600), word(lines[1], 80, 620), word(lines[2], 60, 640))
    second = (word(rest[0], 60, 60), word(rest[1], 60, 80))
    filler = tuple(
        word("用来说明页面的左右边界在哪里好让段落能够分开", 60, 100 + 20 * number) for number in range(8)
    )
    narrow = (replace(page(1, first), width=400), replace(page(2, (*second, *filler)), width=400))
    document = read(*narrow)
    assert document.text.split("\n\n")[:2] == [lines[0], lines[1] + lines[2] + rest[0] + rest[1]]


RUNS = (
    Run(start=0, end=4, page=1, box=(10, 10, 50, 20)),
    Run(start=4, end=8, page=1, box=(50, 10, 70, 20), confidence=0.8),
    Run(start=8, end=10, page=2, box=(10, 10, 30, 20), confidence=0.9),
    Run(start=11, end=11, page=2, box=(100, 10, 140, 30)),
)
TEXT = "支出决算4.56万元\t\t"


@pytest.mark.parametrize(
    ("start", "end", "expected", "sure"),
    [
        (0, 4, ((1, (10, 10, 50, 20)),), None),
        (1, 3, ((1, (20, 10, 40, 20)),), None),
        (2, 6, ((1, (30, 10, 60, 20)),), 0.8),
        (4, 10, ((1, (50, 10, 70, 20)), (2, (10, 10, 30, 20))), 0.8),
        (11, 11, ((2, (100, 10, 140, 30)),), None),
        (12, 12, (), None),
    ],
)
def test_a_span_stands_in_the_boxes_of_its_characters(
    start: int, end: int, expected: tuple[object, ...], sure: float | None
) -> None:
    span = Span(start=start, end=end)
    assert boxes(TEXT, RUNS, span) == expected
    assert confidence(RUNS, span) == sure
