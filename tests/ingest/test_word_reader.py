"""Word documents: what is printed is read, wherever it stands, and what is not is not."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Document, IssueKind
from ingest.errors import Unreadable
from ingest.limits import Limits
from ingest.readers.docx import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="标题样式"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="listed"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="gone"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiLetters"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""
FOOTNOTES = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>含上年结转。</w:t></w:r></w:p></w:footnote>'


def write(path: Path, body: str) -> Path:
    """A Word document with this body."""
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes")
    )
    outside = f'<Relationship Id="x" Type="{OFFICE}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    root = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}{outside}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{FOOTNOTES}</w:footnotes>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table of rows of cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


HIDE = "<w:trPr><w:hidden/></w:trPr>"
"""Before the cells of a row: it is not shown."""


def number(name: int, level: int) -> str:
    """The properties of an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'


def style(name: str) -> str:
    """The properties of a paragraph with a style."""
    return f'<w:pStyle w:val="{name}"/>'


def document(tmp_path: Path, body: str) -> Document:
    """The document with this body, as read."""
    return read(write(tmp_path / "filing.docx", body))


def printed(found: Document) -> list[str]:
    """The lines that a document prints."""
    return [line for line in found.text.split("\n") if line]


SPAN = '<w:gridSpan w:val="{}"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = f"<wps:wsp><wps:txbx><w:txbxContent>{p('框中的字。')}</w:txbxContent></wps:txbx></wps:wsp>"
OLD_BOX = f"<v:shape><v:textbox><w:txbxContent>{p('框中的字。')}</w:txbxContent></v:textbox></v:shape>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Tracked changes: what is inserted is read, what is deleted is not.
        (
            "<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>10.00</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>12.00</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r></w:p>",
            ["支出12.00万元。"],
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>",
            ["新处"],
        ),
        # A field prints its result; hidden text is not printed.
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(A1) </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7.00</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ["7.00"],
        ),
        (
            "<w:p><w:r><w:t>明</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
            '<w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>影</w:t></w:r></w:p>',
            ["明"],
        ),
        # Breaks are lines, tabs are blanks: in a text file they would make a table.
        (
            "<w:p><w:r><w:tab/><w:t>部门：甲</w:t><w:tab/><w:t>单位：万元</w:t><w:br/><w:t>下行</w:t></w:r></w:p>",
            ["部门：甲 单位：万元", "下行"],
        ),
        ('<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:sym w:font="Wingdings" w:char="F0A7"/></w:r></w:p>', ["A-B"]),
        # Styles make headings; a heading with a number of its own needs no marks.
        (p("部门概况", style("1")) + p("一、职责", style("1")) + p("附则", style("own")), ["# 部门概况", "一、职责", "# 附则"]),
        (p("概况", '<w:outlineLvl w:val="1"/>'), ["## 概况"]),
        # Numbers of lists stand nowhere in the text.
        (
            p("概况", number(1, 0)) + p("职责", number(1, 1)) + p("机构", number(1, 1)) + p("说明", number(1, 0))
            + p("收入", number(1, 1)) + p("细目", number(1, 2)) + p("另起", number(2, 0)) + p("附", style("listed")),
            ["一、概况", "（一）职责", "（二）机构", "二、说明", "（一）收入", "1. 细目", "一、另起", "二、附"],
        ),
        (p("甲", number(3, 0)) + p("乙", number(3, 0)) + p("丙", number(0, 0)), ["III) 甲", "IV) 乙", "丙"]),
        # Lines of contents end in their page.
        (
            f"<w:p><w:pPr>{style('toc')}</w:pPr><w:r><w:t>第一部分 概况</w:t><w:tab/><w:t>3</w:t></w:r></w:p>",
            ["第一部分 概况......3"],
        ),
        # Text boxes once, footnotes behind their paragraph, content controls opened.
        (
            f"<w:p><w:r><w:t>正文。</w:t><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{OLD_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            ["正文。", "框中的字。"],
        ),
        (f"<w:p><w:r><w:pict>{OLD_BOX}</w:pict></w:r></w:p>", ["框中的字。"]),
        (
            '<w:p><w:r><w:t>支出 3.00 万元</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>',
            ["支出 3.00 万元。", "含上年结转。"],
        ),
        (f"<w:sdt><w:sdtContent>{p('控件里的字')}</w:sdtContent></w:sdt>", ["控件里的字"]),
        (f"<w:ins>{p('插入的段落')}</w:ins>", ["插入的段落"]),
        # Merged cells: the text in the first, nothing in the others.
        (
            table(
                tc("项目", RESTART) + tc("预算数", SPAN.format(2)) + tc("决算数", RESTART),
                tc("", CONTINUE) + tc("年初") + tc("全年") + tc("", CONTINUE),
                tc("合计") + tc("1.00") + tc("2.00") + tc("3.00"),
            ),
            ["项目\t预算数\t\t决算数", "\t年初\t全年\t", "合计\t1.00\t2.00\t3.00"],
        ),
        # Lines a hair apart make no column of their own.
        (
            table(
                tc("项目") + tc("金额", SPAN.format(2)),
                tc("甲", SPAN.format(2)) + tc("1.00"),
                widths=(2000, 40, 2000),
            ),
            ["项目\t金额", "甲\t1.00"],
        ),
        (
            table(tc("甲") + tc("乙") + tc("丙"), tc("1") + tc("2") + tc("3"), widths=(2000, 40, 2000)),
            ["甲\t乙\t丙", "1\t2\t3"],
        ),
        # A cell is one line.
        (
            table(
                f"<w:tc>{p('公务用车')}{p('购置费')}</w:tc>" + tc("金额"),
                "<w:tc><w:p><w:r><w:t>A</w:t><w:br/><w:t>B</w:t></w:r></w:p></w:tc>" + tc("1"),
            ),
            ["公务用车购置费\t金额", "A B\t1"],
        ),
        # A deleted row is not read; rows in content controls are.
        (
            "<w:tbl><w:tr>" + tc("甲") + tc("1") + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" + tc("乙") + tc("2")
            + "</w:tr><w:sdt><w:sdtContent><w:tr>" + tc("丙") + tc("3") + "</w:tr></w:sdtContent></w:sdt></w:tbl>",
            ["甲\t1", "丙\t3"],
        ),
        # A frame is read as what stands in it; a table in a cell of a table comes behind it.
        (table(tc("只有一列"), tc("的表")), ["只有一列", "的表"]),
        (
            table(f"<w:tc>{p('题')}{table(tc('甲') + tc('1'), tc('乙') + tc('2'))}</w:tc>"),
            ["题", "甲\t1", "乙\t2"],
        ),
        (
            table(
                tc("项目") + tc("金额"),
                tc("甲") + f"<w:tc>{p('见下')}{table(tc('子') + tc('9'))}{p('')}</w:tc>",
            ),
            ["项目\t金额", "甲\t见下", "子\t9"],
        ),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert printed(document(tmp_path, body)) == expected


@pytest.mark.parametrize(
    ("body", "kind", "detail"),
    [
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗处</w:t></w:r></w:p>",
            IssueKind.HIDDEN,
            "隐藏文字未读（2 字）",
        ),
        ('<w:p><w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r></w:p>', IssueKind.NOT_TEXT, "图片中的文字未读"),
        ("<w:p><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></w:p>", IssueKind.NOT_TEXT, "公式未读"),
        ('<w:altChunk r:id="r9"/>', IssueKind.NOT_TEXT, "嵌入的另一份文件未读"),
        (p("甲", number(4, 0)), IssueKind.NOT_TEXT, "甲：自动编号的数字式样未读"),
        (table(tc("项目") + tc("金额"), tc("甲") + tc("1.00"), HIDE + tc("乙") + tc("2.00"), HIDE + tc("")), IssueKind.HIDDEN, "表格中 1 行已隐藏，未读"),
        (table(HIDE + tc("乙")), IssueKind.HIDDEN, "表格中 1 行已隐藏，未读"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_said(tmp_path: Path, body: str, kind: IssueKind, detail: str) -> None:
    found = document(tmp_path, p("正文") + body)
    own = [issue for issue in found.issues if issue.kind is not IssueKind.NO_REPORT]
    assert [(issue.kind, issue.detail) for issue in own] == [(kind, detail)]
    assert all(issue.span.end <= len(found.text) for issue in own)
    assert "乙" not in found.text


@pytest.mark.parametrize(
    ("limits", "body", "words"),
    [
        (Limits(cells=3), table(tc("甲") + tc("1"), tc("乙") + tc("2")), "4 个单元格"),
        (Limits(unpacked_bytes=1000), p("甲"), "FILINGS_MAX_UNPACKED_BYTES"),
        (Limits(), "", "没有文字"),
        (Limits(), "<w:p", "已损坏"),
    ],
)
def test_what_holds_too_much_or_nothing_is_refused(
    tmp_path: Path, limits: Limits, body: str, words: str
) -> None:
    with pytest.raises(Unreadable, match=words):
        read(write(tmp_path / "filing.docx", body), limits)


def rewritten(path: Path, change: Any) -> Path:
    """A package with its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)
    return path


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    path = rewritten(
        write(tmp_path / "filing.docx", p("甲")),
        lambda parts: parts | {"word/document.xml": bomb + parts["word/document.xml"]},
    )
    with pytest.raises(Unreadable, match="XML 实体"):
        read(path)


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = rewritten(
        write(tmp_path / "filing.docx", p("甲")), lambda parts: parts | {"word/bomb.xml": b" " * 60_000_000}
    )
    assert path.stat().st_size < 100_000
    with pytest.raises(Unreadable, match="60,00"):
        read(path, Limits(unpacked_bytes=50_000_000))


def test_tables_in_tables_without_end_are_refused_or_read(tmp_path: Path) -> None:
    body = p("底")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert printed(document(tmp_path, body)) == ["底"]
    with pytest.raises(Unreadable, match="已损坏"):
        document(tmp_path, "<w:tbl><w:tr><w:tc>" * 200 + p("底") + "</w:tc></w:tr></w:tbl>" * 200)
