"""Web pages and Markdown: what a browser would show is read."""

from pathlib import Path

import pytest

from ingest.document import IssueKind
from ingest.errors import Unreadable
from ingest.limits import Limits
from ingest.readers import html, markdown

HIDING = "<style>.gone, td.x {display:none} #menu{visibility:hidden} p{color:red}</style>"


def lines(found_text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in found_text.split("\n") if line]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>部门概况</h1><h2>一、职责</h2><p>负责<b>数据</b>工作。</p>", ["# 部门概况", "一、职责", "负责数据工作。"]),
        ("<div>甲<div>乙</div>丙</div><p>丁<br>戊</p>", ["甲", "乙", "丙", "丁", "戊"]),
        ("<p>合计\n  1.00\t万元</p><pre>一\n二</pre>", ["合计 1.00 万元", "一", "二"]),
        ("<title>题</title><script>甲</script><style>乙</style><noscript>丙</noscript><nav>丁</nav><p>戊</p>", ["戊"]),
        (f'{HIDING}<p class="a gone">甲</p><p id=menu>乙</p><p hidden>丙</p><p style="Display: None">丁</p><p>戊</p>', ["戊"]),
        ("<ul><li>甲<li>乙</ul><ol start=3><li>丙<li value=7>丁</ol>", ["- 甲", "- 乙", "3. 丙", "7. 丁"]),
        ('<ol type=A><li>甲</ol><ol style="list-style-type:cjk-ideographic"><li>乙</ol>', ["A. 甲", "一、乙"]),
        ('<ul style="list-style:none"><li>甲</ul>', ["甲"]),
        (
            "<table><caption>收入决算表</caption><tr><th rowspan=2>项目<th colspan=2>预算数<th rowspan=2>决算数<tr><th>年初<th>全年"
            "<tr><td>合计<td>1.00<td>2.00<td>3.00</table>",
            ["收入决算表", "项目\t预算数\t\t决算数", "\t年初\t全年\t", "合计\t1.00\t2.00\t3.00"],
        ),
        (
            "<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>1<tr><td rowspan=9>乙<td>2</tbody></table>",
            ["甲\t1", "乙\t2", "合计\t3"],
        ),
        (
            f"{HIDING}<table><tr><td>甲<td class=x>密<td>1<tr style='display:none'><td>乙<td>2<tr><td>丙<td>3</table>",
            ["甲\t1", "丙\t3"],
        ),
        ("<table><tr><td>公务用车<br>购置费<td><p>1,2</p><p>x</p></table>", ["公务用车购置费\t1,2 x"]),
        # A table that lays the page out is no table.
        (
            "<table><tr><td>导航<td><p>一、收入</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table><p>完。</p></table>",
            ["导航", "一、收入", "甲\t1", "乙\t2", "完。"],
        ),
        ("<table><form><tr><td rowspan=2>甲<td>1<tr><td>2</form></table>", ["甲\t1", "\t2"]),
        ("<table><tr><td><p>一段。</p></table>", ["一段。"]),
        ("<p>未闭合<div>又一段</p></div><td>格", ["未闭合", "又一段", "格"]),
    ],
)  # fmt: skip
def test_what_a_browser_shows_is_read(tmp_path: Path, page: str, expected: list[str]) -> None:
    path = tmp_path / "filing.html"
    path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    assert lines(html.read(path).text) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_decoded_whatever_it_says_of_itself(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "filing.htm"
    path.write_bytes(
        "<?xml version='1.0' encoding='gb2312'?><html><body><p>部门决算情况说明</p></body></html>".encode(
            encoding
        )
    )
    assert lines(html.read(path).text) == ["部门决算情况说明"]


def test_what_a_page_does_not_show_is_said(tmp_path: Path) -> None:
    path = tmp_path / "filing.html"
    path.write_text(
        "<p>明</p><p hidden>暗 处</p><table><tbody hidden><tr><td>格</tbody></table><img src='http://127.0.0.1:9/x.png'><img>",
        encoding="utf-8",
    )
    said = [
        (issue.kind, issue.detail)
        for issue in html.read(path).issues
        if issue.kind is not IssueKind.NO_REPORT
    ]
    assert said == [
        (IssueKind.HIDDEN, "网页中隐藏的内容未读（3 字）"),
        (IssueKind.NOT_TEXT, "2 张图片中的文字未读"),
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<table>" + "<tr><td colspan=1000>甲<td>乙" * 3 + "</table>", "3,003 个单元格"),
        ("<table><tr><td colspan=900 rowspan=999>甲<td>" + "<tr><td>" * 9 + "</table>", "单元格"),
        ("<div>" * 300 + "甲", "嵌套过深"),
        ("<script>甲</script>", "没有文字"),
    ],
)
def test_a_page_that_holds_too_much_or_nothing_is_refused(tmp_path: Path, page: str, words: str) -> None:
    path = tmp_path / "filing.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(Unreadable, match=words):
        html.read(path, Limits(cells=2_000))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 概况\n\n一、职责\n负责数据。\n安全。\n", ["# 概况", "一、职责", "负责数据。", "安全。"]),
        ("- 甲\n- 乙\n\n2. 丙\n3. 丁\n", ["- 甲", "- 乙", "2. 丙", "3. 丁"]),
        ("| 项目 | 数 |\n|---|--:|\n| **甲** | 1.00 |\n| 乙 | |\n", ["项目\t数", "甲\t1.00", "乙\t"]),
        # Rows of tabs stay rows, an empty first cell too.
        ("单位：万元\n\n项目\t数\n甲\t1\n\t2\t\n", ["单位：万元", "项目\t数", "甲\t1", "\t2\t"]),
        ("<table><tr><td>甲<td>1</table>\n\n后文\n", ["甲\t1", "后文"]),
        ("---\ntitle: x\n---\n正文 <b>粗</b> **重**\n", ["正文 粗 重"]),
        ("    缩进的一行\n", ["缩进的一行"]),
    ],
)
def test_markdown_is_read_as_it_is_shown(tmp_path: Path, source: str, expected: list[str]) -> None:
    path = tmp_path / "filing.md"
    path.write_text(source, encoding="utf-8")
    assert lines(markdown.read(path).text) == expected
