"""Tables that blanks lay out are held against their own sums and names before their figures are facts."""

from pathlib import Path

import pytest

from ingest.readers.text import read

HEAD = """2023年度云岭市水务局部门决算

第二部分 2023年度部门决算表
支出决算表
                                                                  公开03表
部门：云岭市水务局                                                  金额单位：万元
科目编码    科目名称                      本年支出合计      基本支出      项目支出
"""
ROWS = """合计                                       300.00        200.00        100.00
213         农林水支出                     180.00        150.00         30.00
21303       水利                           180.00        150.00         30.00
221         住房保障支出                   120.00         50.00         70.00
22102       住房改革支出                   120.00         50.00         70.00
"""


@pytest.mark.parametrize(
    ("rows", "kept", "denied"),
    [
        (ROWS, ["合计", "农林水支出", "水利", "住房保障支出", "住房改革支出"], 0),
        (
            ROWS.replace("50.00         70.00\n22102", "70.00         50.00\n22102"),
            ["水利"],
            4,
        ),
        (
            ROWS.replace("住房改革支出  ", "住房改革支  "),
            ["合计", "农林水支出", "水利", "住房保障支出"],
            1,
        ),
        (ROWS.replace("300.00        200.00        100.00", "300.00        100.00        100.00"), None, 1),
    ],
    ids=[
        "what adds up stays",
        "a figure under another column",
        "a name without its end",
        "a total that its parts deny",
    ],
)
def test_rows_that_sums_or_names_deny_are_issues(
    rows: str, kept: list[str] | None, denied: int, tmp_path: Path
) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(HEAD + rows, encoding="utf-8")
    document = read(path)
    (table,) = document.tables
    labels = [row.label for block in table.blocks for row in block.rows]
    issues = [issue for issue in document.issues if issue.kind.name == "ROW_NOT_PLACED"]
    assert labels == (["农林水支出", "水利", "住房保障支出", "住房改革支出"] if kept is None else kept)
    assert len(issues) == denied
