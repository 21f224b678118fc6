"""Encodings: every usual encoding gives the same text; what is no text is refused."""

from pathlib import Path

import pytest

from ingest.errors import Unreadable
from ingest.readers import encoding

TEXT = "2023年度部门决算\n公务接待费\t0.50万元\n“三公”经费 ① ㎡"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(name: str, end: str) -> None:
    assert encoding.decode(TEXT.replace("\n", end).encode(name), "filing.txt") == TEXT


def test_a_page_break_is_a_line_end() -> None:
    assert encoding.decode("第一页\f第二页".encode(), "filing.txt") == "第一页\n第二页"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n ",
        b"\x00\x01\x02\x03",
        b"%PDF-1.7\n...",
        b"PK\x03\x04rest",
        b"caf\xe9 r\xe9sum\xe9 of the year",
        "決算數與預算數的差額說明如下".encode("big5"),
        bytes(range(256)) * 4,
        "正文".encode() + b"\xff",
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"'filing\.txt'") as refused:
        encoding.decode(data, "filing.txt")
    assert "\n" not in str(refused.value)


def test_missing_files_folders_and_large_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable, match=r"gone\.txt"):
        encoding.read(tmp_path / "gone.txt")
    with pytest.raises(Unreadable, match="文件夹"):
        encoding.read(tmp_path)
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * 20)
    monkeypatch.setattr(encoding, "LARGEST", 10)
    with pytest.raises(Unreadable, match=r"large\.txt"):
        encoding.read(large)
