"""Which reader a file gets: by what it is, whatever its name says; older formats through LibreOffice, where it is there."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlwt
from openpyxl import Workbook

from ingest.document import Document
from ingest.errors import Unreadable
from ingest.formats import READERS, reader
from ingest.limits import USUAL
from ingest.readers import converted

LINES = ["2023年度示例中心部门决算", "项目\t决算数", "合计\t1.00"]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def word(path: Path) -> None:
    """The filing as a Word document."""
    made = docx.Document()
    made.add_paragraph(LINES[0])
    table = made.add_table(rows=2, cols=2)
    for row, line in zip(table.rows, LINES[1:], strict=True):
        for cell, text in zip(row.cells, line.split("\t"), strict=True):
            cell.text = text
    made.save(str(path))


def workbook(path: Path) -> None:
    """The filing as a workbook."""
    made = Workbook()
    for line in LINES:
        made.active.append(line.split("\t"))
    made.save(path)


def old_workbook(path: Path) -> None:
    """The filing as a workbook in the older format."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for row, line in enumerate(LINES):
        for column, text in enumerate(line.split("\t")):
            sheet.write(row, column, text)
    made.save(str(path))


def page(path: Path) -> None:
    """The filing as a web page, with what programs that export one call a workbook."""
    rows = "".join("<tr><td>" + line.replace("\t", "<td>") for line in LINES[1:])
    words = (
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><p>{LINES[0]}</p><table>{rows}</table>'
    )
    path.write_bytes(words.encode("gb18030"))


def plain(path: Path) -> None:
    """The filing as a text."""
    path.write_bytes("\n".join(LINES).encode("gb18030"))


def printed(found: Document) -> list[str]:
    """The lines that a document prints."""
    return [line for line in found.text.split("\n") if line]


def read(path: Path) -> Document:
    """The document that the chosen reader makes of a file."""
    return reader(path)(path, USUAL)


@pytest.mark.parametrize("write", [word, workbook, old_workbook, page, plain])
@pytest.mark.parametrize(
    "name", ["a.docx", "a.xlsx", "a.xls", "a.et", "a.doc", "a.WPS", "a.html", "a.txt", "a.md"]
)
def test_a_file_is_read_by_what_it_is(tmp_path: Path, write: Callable[[Path], None], name: str) -> None:
    path = tmp_path / name
    write(path)
    if write is page and path.suffix == ".txt":
        assert read(path).text.startswith("<html")  # tags in a text are text
    else:
        assert printed(read(path)) == LINES


def locked(path: Path) -> None:
    """What a password makes of a package: another container, with the package encrypted in it."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def archive(path: Path) -> None:
    """A zip of anything."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("甲.txt", "文")


@pytest.mark.parametrize(
    ("name", "write", "words"),
    [
        ("a.docx", locked, "有密码"),
        ("a.xlsx", archive, "压缩包"),
        ("a.docx", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50)), "图像"),
        ("a.txt", archive, "不是文本文件"),
        ("a.docx", lambda path: path.write_bytes(b"PK\x03\x04word/"), "已损坏"),
        ("a.xlsx", lambda path: path.write_bytes(b"PK\x03\x04xl/"), "已损坏"),
        ("a.xlsx", lambda path: path.write_bytes(b"XX\x03\x04" + bytes(90)), "已损坏"),
        ("a.xls", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")), "已损坏"),
        ("a.html", lambda path: path.write_bytes(b""), "空文件"),
        ("a.docx", lambda path: path.write_bytes(b""), "空文件"),
        ("a.pptx", archive, "格式不能读"),
        ("a.docx", Path.mkdir, "无法打开"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_line(
    tmp_path: Path, name: str, write: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / name
    write(path)
    with pytest.raises(Unreadable, match=words) as refused:
        read(path)
    assert (path.name in str(refused.value), "\n" in str(refused.value)) == (True, False)


@pytest.mark.parametrize("name", [ending for ending, chosen in READERS.items() if chosen is converted.read])
def test_an_older_format_needs_the_program_that_converts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / f"a{name}"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(Unreadable, match="LibreOffice"):
        read(path)


def fake(folder: Path, script: str) -> None:
    """A program that stands in for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("script", "words"), [("exit 1", "无法由 LibreOffice 转换"), ("sleep 60 & sleep 60", "转换超过")]
)
def test_a_conversion_that_fails_or_hangs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    fake(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(converted, "SECONDS", 0.5)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(Unreadable, match=words):
        read(path)


def test_a_conversion_has_a_profile_of_its_own_without_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program is given a profile that turns macros off; what it makes is read under the name of the file."""
    word(tmp_path / "made.docx")
    fake(
        tmp_path,
        f"for one; do case $one in -env:UserInstallation=file://*) profile=${{one#*file://}};; esac; done\n"
        f'cp "$profile/user/registrymodifications.xcu" {tmp_path}/profile.xcu\n'
        f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp {tmp_path}/made.docx "$2/filing.docx"',
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = tmp_path / "-旧 文件.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    found = read(path)
    assert (found.file, printed(found)) == ("-旧 文件.rtf", LINES)
    assert "DisableMacrosExecution" in (tmp_path / "profile.xcu").read_text(encoding="utf-8")


@pytest.mark.skipif(not OFFICE, reason="NOT RUN: LibreOffice is not installed")
def test_libreoffice_converts_a_document_and_a_workbook(tmp_path: Path) -> None:
    rtf = tmp_path / "a.doc"
    rtf.write_bytes(b"{\\rtf1\\ansi 2023 filing\\par}")
    assert printed(read(rtf)) == ["2023 filing"]
    old = tmp_path / "a.xls"
    old.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>'
        '<Row><Cell><Data ss:Type="String">x</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    assert printed(read(old)) == ["x\t1.5"]
