"""Sound files of every format that is read, made of a text: what the tests damage.

Those of formats that only an office program writes (.doc, .wps) are not here: nothing that we have makes a real one.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from html import escape

import pytest

Maker = Callable[[str], bytes]

_FIGURE = re.compile(r"[\d,.%]{4,}")
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def repacked(members: list[tuple[str, bytes]]) -> bytes:
    """A packed file of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            # The first part of an open document says what it is, for all to see.
            packed.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return held.getvalue()


def members(content: bytes) -> list[tuple[str, bytes]]:
    """The parts of a packed file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def html(text: str) -> bytes:
    lines = (line.split("\t") for line in text.splitlines())
    rows = (
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>"
        if len(line) > 1
        else f"<p>{line[0]}</p>"
        for line in lines
    )
    return f"<html><meta charset=utf-8><body><table>{''.join(rows)}</table></body></html>".encode()


def docx(text: str) -> bytes:
    library = pytest.importorskip("docx")
    document, held = library.Document(), io.BytesIO()
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1:
            table = document.add_table(rows=1, cols=len(cells))
            for cell, words in zip(table.rows[0].cells, cells, strict=True):
                cell.text = words
        else:
            document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


def xlsx(text: str) -> bytes:
    from openpyxl import Workbook

    book, held = Workbook(), io.BytesIO()
    for line in text.splitlines():
        book.active.append(line.split("\t"))
    book.save(held)
    return held.getvalue()


def pdf(text: str) -> bytes:
    """Pages written by hand, with their text in streams that are packed: no font of ours can print Chinese, none is needed."""
    lines = text.splitlines()
    pages = ["\n".join(lines[start : start + 40]) for start in range(0, len(lines), 40)]
    kids = " ".join(f"{2 * number + 4} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>",
    ]
    for number, page in enumerate(pages):
        drawn = b"\n".join(
            b"BT /F 9 Tf 40 %d Td <%s> Tj ET" % (800 - 18 * row, line.encode("utf-16-be").hex().encode())
            for row, line in enumerate(page.splitlines())
        )
        packed = zlib.compress(drawn + b"\n40 40 m 500 40 l S 40 700 m 500 700 l S")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (2 * number + 5)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    )


def archive(text: str) -> bytes:
    return repacked([("甲局/决算.txt", text.encode()), ("乙局.txt", text[:3000].encode("gb18030"))])


def comma_separated(text: str) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows(line.split("\t") for line in text.splitlines())
    return held.getvalue().encode()


def markdown(text: str) -> bytes:
    lines = (line.split("\t") for line in text.splitlines())
    return "\n".join(f"| {' | '.join(line)} |" if len(line) > 1 else line[0] for line in lines).encode()


def xls(text: str) -> bytes:
    """A workbook of the older format; an .et is the same."""
    import xlwt

    book, held = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("决算")
    for row, line in enumerate(text.splitlines()):
        for column, words in enumerate(line.split("\t")):
            sheet.write(row, column, words)
    book.save(held)
    return held.getvalue()


def rtf(text: str) -> bytes:
    def said(character: str) -> str:
        if character in "\\{}":
            return f"\\{character}"
        number = ord(character)
        return character if number < 128 else f"\\u{number - 65_536 * (number > 32_767)}?"

    lines = ("".join(map(said, line)).replace("\t", "\\tab ") for line in text.splitlines())
    return ("{\\rtf1\\ansi\\uc1 " + "\\par\n".join(lines) + "}").encode("ascii")


def odt(text: str) -> bytes:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())
    return _open_document("text", f"<office:text>{body}</office:text>")


def ods(text: str) -> bytes:
    rows = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in line.split("\t")
        )
        for line in text.splitlines()
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return _open_document(
        "spreadsheet",
        f'<office:spreadsheet><table:table table:name="a">{body}</table:table></office:spreadsheet>',
    )


def _open_document(kind: str, body: str) -> bytes:
    named = f"application/vnd.oasis.opendocument.{kind}"
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f'<office:document-content {spaces} office:version="1.2"><office:body>{body}</office:body></office:document-content>'
    listed = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", named), ("content.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="{_OPEN}:manifest:1.0" m:version="1.2">{listed}</m:manifest>'
    parts = (("mimetype", named), ("content.xml", content), ("META-INF/manifest.xml", manifest))
    return repacked([(name, part.encode()) for name, part in parts])


def picture(encoding: str, frames: int = 1) -> Maker:
    """Makes an image of the first figures of a text, of so many pages."""

    def make(text: str) -> bytes:
        from PIL import Image, ImageDraw, ImageFont

        sheets = [Image.new("L", (600, 240), 255) for _ in range(frames)]
        figures = _FIGURE.findall(text)[: 8 * frames]
        for number, figure in enumerate(figures):
            place = (20 + 280 * (number % 2), 20 + 50 * (number % 8 // 2))
            ImageDraw.Draw(sheets[number // 8]).text(place, figure, fill=0, font=ImageFont.load_default(32))
        held = io.BytesIO()
        more = {"save_all": True, "append_images": sheets[1:]} if frames > 1 else {}
        sheets[0].save(held, encoding, dpi=(150, 150), **more)
        return held.getvalue()

    return make


MAKERS: dict[str, Maker] = {
    ".txt": str.encode,
    ".csv": comma_separated,
    ".md": markdown,
    ".pdf": pdf,
    ".docx": docx,
    ".docm": docx,
    ".xlsx": xlsx,
    ".xlsm": xlsx,
    ".xls": xls,
    ".et": xls,
    ".html": html,
    ".htm": html,
    ".rtf": rtf,
    ".odt": odt,
    ".ods": ods,
    ".png": picture("PNG"),
    ".jpg": picture("JPEG"),
    ".jpeg": picture("JPEG"),
    ".tif": picture("TIFF", frames=2),
    ".tiff": picture("TIFF"),
    ".zip": archive,
}
"""What makes a sound file, by the ending of its name."""
