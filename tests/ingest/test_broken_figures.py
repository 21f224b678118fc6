"""Figures that a line of a page breaks in two: joined where they can be nothing else, in a sentence and in a cell."""

import pytest

from ingest.readers.page import Word
from ingest.readers.reading_order import TextLine, run_on
from ingest.readers.sheet import APART, Field


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("年初预算为85.1", "5万元，支出决算", ""),
        ("运行维护费1,220.5", "0万元。", ""),
        ("占94.7", "4%。", ""),
        # Digits that may be the end of a name, a date, or of a figure already whole.
        ("完成子项目1", "1.05万元。", " "),
        ("启用时间2023.1", "5万元。", " "),
        ("年初预算为20.5", "60万元。", " "),
        ("年初预算为20.55", "6万元。", " "),
        ("升级到V2.5", "0元。", " "),
        ("共有12", "3人。", " "),
        ("支出", "1.05万元。", ""),
    ],
)
def test_the_last_decimal_of_a_figure_may_begin_the_next_line_of_a_paragraph(
    left: str, right: str, between: str
) -> None:
    assert run_on(left, right) == between


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("123,102,", "500.00", ""),
        ("123,102", ",500.00", ""),
        ("-1,266.", "60", ""),
        ("1,266", ".60", ""),
        ("1,266.60", "3.20", APART),
        ("123,102,", "50.00", APART),
        ("1.", "60", APART),
        ("12", "34", APART),
    ],
)
def test_a_figure_that_breaks_at_its_comma_or_point_is_one_in_a_wide_cell_too(
    left: str, right: str, between: str
) -> None:
    lines = tuple(
        TextLine(page=1, words=(Word(text=text, box=(0, 10 * number, 30, 10 * number + 8)),))
        for number, text in enumerate((left, right))
    )
    assert Field(box=(0, 0, 200, 20), lines=lines).seam(1) == between
