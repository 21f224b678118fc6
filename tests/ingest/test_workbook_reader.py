"""Workbooks: cells as they are shown, titles and notes as lines, what is hidden left out and said."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook

from ingest.document import Document, IssueKind
from ingest.errors import Unreadable
from ingest.limits import Limits
from ingest.readers import xls, xlsx

Row = Sequence[Any]


def book(
    path: Path, *sheets: tuple[str, Sequence[Row]], merged: tuple[str, ...] = (), then: Any = None
) -> Path:
    """A workbook of sheets of rows; a cell of two is a value and its number format."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                if isinstance(value, tuple):
                    cell.value, cell.number_format = value
                elif value is not None:
                    cell.value = value
        for area in merged:
            sheet.merge_cells(area)
    if then:
        then(made)
    made.save(path)
    return path


def printed(found: Document) -> list[str]:
    """The lines that a document prints."""
    return [line for line in found.text.split("\n") if line]


def said(found: Document) -> list[tuple[IssueKind, str]]:
    """What the reader of the format says of what it did not read, or not as it is stored."""
    own = (IssueKind.HIDDEN, IssueKind.NO_SHOWN_VALUE, IssueKind.STORED_OTHERWISE, IssueKind.NOT_TEXT)
    return [(issue.kind, issue.detail) for issue in found.issues if issue.kind in own]


HEAD: Row = ["项目", "预算数", "决算数"]
DATA: Row = ["基本支出", (1234.5, "#,##0.00"), (0.9, "0.00%")]


@pytest.mark.parametrize(
    ("rows", "merged", "expected"),
    [
        # Titles and captions are lines, whatever cell they stand in; a note under the table is one line.
        (
            [
                ["收入支出决算总表"],
                [None, None, "公开01表"],
                ["部门：示例中心", None, "单位：万元"],
                HEAD,
                DATA,
                ["注：本表列示收支。"],
                ["填表人：林示例", "填报日期：2024年4月10日", None],
            ],
            ("A1:C1",),
            [
                "收入支出决算总表", "公开01表", "部门：示例中心", "单位：万元", "项目\t预算数\t决算数",
                "基本支出\t1,234.50\t90.00%", "注：本表列示收支。", "填表人：林示例 填报日期：2024年4月10日",
            ],
        ),
        # A row with only a name is a row, at the end of the table too; one merged over the whole table is a line.
        (
            [HEAD, ["一、收入"], DATA, ["二、支出"], ["以上数据经过审计核对"]],
            ("A5:C5",),
            ["项目\t预算数\t决算数", "一、收入\t\t", "基本支出\t1,234.50\t90.00%", "二、支出\t\t", "以上数据经过审计核对"],
        ),
        # Years alone are a header; columns before the first and behind the last text are none.
        ([[None, None, "2022年度", "2023年度"], [None, "甲", 1, 2, None]], (), ["\t2022年度\t2023年度", "甲\t1\t2"]),
        # Merged cells, and a column that is merged away in every row.
        (
            [
                ["科目", None, "支出", None],
                ["编码", None, "基本", "项目"],
                [201, None, 1, 2],
            ],
            ("A1:B1", "A2:B2", "A3:B3", "C1:D1"),
            ["科目\t支出\t", "编码\t基本\t项目", "201\t1\t2"],
        ),
        # An empty row cuts a table as the end of a page does.
        ([HEAD, DATA, [None], DATA], (), ["项目\t预算数\t决算数", "基本支出\t1,234.50\t90.00%", "基本支出\t1,234.50\t90.00%"]),
        # Two tables on a sheet, each with its title.
        (
            [["收入决算表"], HEAD, DATA, ["支出决算表"], ["类", "数"], ["乙", 3]],
            ("A1:C1", "A4:C4"),
            ["收入决算表", "项目\t预算数\t决算数", "基本支出\t1,234.50\t90.00%", "支出决算表", "类\t数", "乙\t3"],
        ),
        # Prose a row each, lines in a cell.
        ([["一、部门职责"], ["负责数据工作。\n负责安全工作。"]], (), ["一、部门职责", "负责数据工作。", "负责安全工作。"]),
        # Numbers stored as text, dates, truth values, errors.
        (
            [["甲", "乙"], ["1,280.00", (date(2023, 12, 31), 'yyyy"年"m"月"d"日"')], [True, "#DIV/0!"]],
            (),
            ["甲\t乙", "1,280.00\t2023年12月31日", "TRUE\t#DIV/0!"],
        ),
    ],
)  # fmt: skip
def test_a_sheet_is_read_as_it_is_printed(
    tmp_path: Path, rows: list[Row], merged: tuple[str, ...], expected: list[str]
) -> None:
    found = xlsx.read(book(tmp_path / "b.xlsx", ("Sheet1", rows), merged=merged))
    assert (printed(found), said(found)) == (expected, [])


def test_a_table_that_begins_a_sheet_is_parted_from_the_sheet_before(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("甲", [["x", "y"], ["a", 1]]), ("乙", [["x", "y"], ["b", 2]]))
    assert printed(xlsx.read(path)) == ["x\ty", "a\t1", "乙", "x\ty", "b\t2"]


def test_the_name_of_a_sheet_is_its_title_where_nothing_else_is(tmp_path: Path) -> None:
    rows: list[Row] = [["单位：万元"], HEAD, DATA]
    path = book(tmp_path / "b.xlsx", ("收入决算表", rows), ("表3 支出决算表", [["支出决算总表"], HEAD, DATA]))
    assert printed(xlsx.read(path)) == [
        "收入决算表", "单位：万元", "项目\t预算数\t决算数", "基本支出\t1,234.50\t90.00%",
        "支出决算总表", "项目\t预算数\t决算数", "基本支出\t1,234.50\t90.00%",
    ]  # fmt: skip


def hide(made: Any) -> None:
    """A hidden sheet, rows and columns; the first row of a merged area is one of them."""
    first = made["明"]
    first.row_dimensions[2].hidden = True
    first.row_dimensions[4].hidden = True
    first.column_dimensions["B"].hidden = True
    made["暗"].sheet_state = "veryHidden"


def test_what_is_hidden_is_not_read_and_said(tmp_path: Path) -> None:
    rows: list[Row] = [["项目", "内部", "决算数"], ["甲", 1, 2], ["乙", 3, 4], ["丙", 5, 6], ["丁", 7, 8]]
    path = book(tmp_path / "b.xlsx", ("明", rows), ("暗", [["密", "9"]]), merged=("A2:A3",), then=hide)
    found = xlsx.read(path)
    assert (
        found.text == "项目\t决算数\n甲\t4\n丁\t8\n"
    )  # a hidden row is no empty one, which would cut the table
    assert said(found) == [
        (IssueKind.HIDDEN, "工作表“明”：第2行、第4行、B列已隐藏，未读"),
        (IssueKind.HIDDEN, "工作表“暗”已隐藏，未读"),
    ]


def test_what_is_stored_beyond_what_is_shown_is_said(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["项目", "数"],
        ["甲", (12.345, "0.00")],
        ["乙", (123456.78, '0!.0,"万元"')],
        ["丙", (0.1 + 0.2, "0.00")],
    ]
    found = xlsx.read(book(tmp_path / "b.xlsx", ("表", rows)))
    assert printed(found) == ["项目\t数", "甲\t12.35", "乙\t12.3万元", "丙\t0.30"]
    assert said(found) == [
        (
            IssueKind.STORED_OTHERWISE,
            "工作表“表”：B2 显示“12.35”，存储 12.345；B3 显示“12.3万元”，存储 123456.78",
        )
    ]


def with_value(path: Path, cell: str, value: str) -> Path:
    """A workbook in which a formula's value is stored, as an office program does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    start = sheet.index(f'r="{cell}"')
    end = sheet.index("</c>", start)
    changed = sheet[start:end].replace("<v />", value).replace("<v/>", value).replace("<v></v>", value)
    parts["xl/worksheets/sheet1.xml"] = (sheet[:start] + changed + sheet[end:]).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_formula_shows_the_value_stored_with_it_and_is_an_issue_without_one(tmp_path: Path) -> None:
    rows: list[Row] = [["项目", "数"], ["甲", ("=1+2", "0.00")], ["乙", "=SUM(B2:B2)"], ["丙", 4]]
    path = with_value(book(tmp_path / "b.xlsx", ("表", rows)), "B2", "<v>3</v>")
    found = xlsx.read(path)
    assert printed(found) == ["项目\t数", "甲\t3.00", "乙\t######", "丙\t4"]
    assert said(found) == [
        (IssueKind.NO_SHOWN_VALUE, "工作表“表”：B3 是公式，没有保存计算结果：请用 Excel 或 WPS 打开后另存")
    ]


def test_a_format_that_files_name_by_number_only_is_a_chinese_date(tmp_path: Path) -> None:
    def number_31(made: Any) -> None:
        made["表"]["B2"]._style.numFmtId = 31

    rows: list[Row] = [["项目", "日期"], ["甲", (45291, "General")]]
    found = xlsx.read(book(tmp_path / "b.xlsx", ("表", rows), then=number_31))
    assert printed(found)[1] == "甲\t2023年12月31日"


def test_one_stray_cell_does_not_cost_the_whole_sheet(tmp_path: Path) -> None:
    def stray(made: Any) -> None:
        made["表"].cell(1_048_576, 16_384).value = "角"

    path = book(tmp_path / "b.xlsx", ("表", [HEAD, DATA]), then=stray)
    assert printed(xlsx.read(path)) == ["项目\t预算数\t决算数", "基本支出\t1,234.50\t90.00%", "角"]


@pytest.mark.parametrize(
    ("limits", "rows", "words"),
    [
        (Limits(cells=5), [HEAD, DATA], "6 个单元格"),
        (Limits(cells=50), [["a", "b", *[None] * 97, "z"]] * 1, "100 个单元格"),
        (Limits(unpacked_bytes=2000), [HEAD], "FILINGS_MAX_UNPACKED_BYTES"),
        (Limits(), [], "没有文字"),
    ],
)
def test_a_workbook_that_holds_too_much_or_nothing_is_refused(
    tmp_path: Path, limits: Limits, rows: list[Row], words: str
) -> None:
    with pytest.raises(Unreadable, match=words):
        xlsx.read(book(tmp_path / "b.xlsx", ("表", rows)), limits)


@pytest.mark.parametrize("area", ['<mergeCell ref="A1:XFD1048576"', '<hyperlink ref="&#65;1:XFD1048576"'])
def test_an_area_that_costs_more_than_a_workbook_can_is_refused(tmp_path: Path, area: str) -> None:
    path = book(tmp_path / "b.xlsx", ("表", [HEAD, DATA]), merged=("A5:B5",))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<mergeCell ref="A5:B5"', area.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(Unreadable, match="FILINGS_MAX_CELLS"):
        xlsx.read(path)


def old(path: Path, fill: Callable[[Any], None]) -> Path:
    """A workbook in the older format."""
    made = xlwt.Workbook()
    fill(made)
    made.save(str(path))
    return path


def old_sheet(made: Any) -> None:
    """Numbers with formats, merged cells, a date, a formula, hidden rows, columns and sheets."""
    sheet = made.add_sheet("收入决算表")
    figure = xlwt.easyxf(num_format_str="#,##0.00")
    sheet.write_merge(0, 0, 0, 1, "项目")
    for column, text in enumerate(("决算数", "内部", "日期"), start=2):
        sheet.write(0, column, text)
    for row, (name, amount) in enumerate((("甲", 1234.5), ("乙", 12.345), ("丙", 7)), start=1):
        sheet.write(row, 0, name)
        sheet.write(row, 1, "x")
        sheet.write(row, 2, amount, figure)
        sheet.write(row, 3, row)
        sheet.write(row, 4, date(2023, 12, row), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    sheet.row(3).hidden = True
    sheet.col(3).hidden = True
    made.add_sheet("暗").visibility = 1


def test_an_old_workbook_is_read_as_it_is_printed(tmp_path: Path) -> None:
    found = xls.read(old(tmp_path / "b.xls", old_sheet))
    assert printed(found) == [
        "收入决算表",
        "项目\t\t决算数\t日期",
        "甲\tx\t1,234.50\t2023年12月1日",
        "乙\tx\t12.35\t2023年12月2日",
    ]
    assert said(found) == [
        (IssueKind.HIDDEN, "工作表“收入决算表”：第4行、D列已隐藏，未读"),
        (IssueKind.STORED_OTHERWISE, "工作表“收入决算表”：C3 显示“12.35”，存储 12.345"),
        (IssueKind.HIDDEN, "工作表“暗”已隐藏，未读"),
    ]
