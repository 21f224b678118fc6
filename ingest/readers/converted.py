"""Formats of older or other office programs (.doc, .wps, .rtf, .odt …), converted by LibreOffice where it is installed.

Owns the one run of it: in a folder of its own that is gone afterwards, without macros, within a time limit. What comes out
is read by the reader of the new format.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ingest.document import Document
from ingest.errors import Unreadable
from ingest.limits import USUAL, Limits
from ingest.readers import docx, package, xlsx
from ingest.readers.canonical import Source

SECONDS = 180
"""How long a conversion may take."""

_PROGRAMS = ("soffice", "libreoffice")
_FILTERS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "Rich Text Format", ".docx"),
    ("WordDocument".encode("utf-16-le"), "MS Word 97", ".docx"),
    (b"opendocument.text", "writer8", ".docx"),
    (b"opendocument.spreadsheet", "calc8", ".xlsx"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "MS Excel 2003 XML", ".xlsx"),
    (b"schemas.microsoft.com/office/word/2003", "MS Word 2003 XML", ".docx"),
)
"""By what a format is known, what LibreOffice calls it, and what it becomes. Without the name, a damaged file would be taken
for a text of strange characters."""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""Settings of the profile: macros off, links to other files not followed (2 is never)."""


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where it cannot be converted, or what comes out cannot be read."""
    data = path.read_bytes()
    source = Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits)
    known = next(((format_name, ending) for sign, format_name, ending in _FILTERS if sign in data), None)
    if known is None:
        raise package.damaged(path.name)
    if data.startswith(b"PK"):
        package.opened(data, source)
    format_name, ending = known
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(
            f"{path.name!r} 是旧格式，要装有 LibreOffice 才能读：请安装，或另存为 {ending} "
            f"/ an older format, read only where LibreOffice is installed: install it, or save the file as {ending}"
        )
    with tempfile.TemporaryDirectory(prefix="filing-") as folder:
        made = _run([program, f"--infilter={format_name}"], path, Path(folder), ending)
        if not made.is_file():
            raise Unreadable(
                f"{path.name!r} 无法由 LibreOffice 转换：请另存为 {ending} / LibreOffice cannot convert it: save it as {ending}"
            )
        parse = xlsx.parse if ending == ".xlsx" else docx.parse
        return parse(made.read_bytes(), source)


def _run(program: list[str], path: Path, folder: Path, ending: str) -> Path:
    """Where LibreOffice writes the new file. Raises Unreadable after SECONDS."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    # A name of our own: one that begins with - would be taken for an option.
    source = folder / f"filing{path.suffix.lower()}"
    shutil.copyfile(path, source)
    command = [
        *program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", ending.removeprefix("."),
        "--outdir", str(folder / "made"), str(source),
    ]  # fmt: skip
    # Its own process group: the program starts others, and all of them must end.
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(
                f"{path.name!r} 的转换超过 {SECONDS} 秒：请另存为 {ending} / its conversion takes too long: save it as {ending}"
            ) from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    return folder / "made" / f"{source.stem}{ending}"
