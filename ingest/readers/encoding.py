"""The bytes of a text file as canonical text: which encoding they are in, and one kind of line end.

Owns the choice of the encoding and the refusal of files that are no text. Guessing ends here: bytes that no candidate
decodes whole, or decodes only to nonsense, are refused and not repaired.
"""

import re
from pathlib import Path

from ingest.errors import Unreadable

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CERTAIN = ("utf-8", "utf-8-sig", "utf-16")
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"7z\xbc\xaf",
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_RARE = re.compile(r"[\u3400-\u4dbf\ue000-\uf8ff\U00020000-\U0010ffff]")
_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def read(path: Path) -> tuple[bytes, str]:
    """The bytes of the file at `path` and its canonical text; raises Unreadable where there is no text to be had."""
    if not path.exists():
        raise Unreadable(f"没有文件 {path.name!r}：请核对路径 / no such file: check the path")
    if path.is_dir():
        raise Unreadable(f"{path.name!r} 是文件夹：请给出文件 / it is a folder: give a file")
    if (size := path.stat().st_size) > LARGEST:
        limit = LARGEST // 2**20
        raise Unreadable(
            f"{path.name!r} 有 {size // 2**20} MB，超过 {limit} MB：请拆分 / larger than {limit} MB: split it"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(
            f"{path.name!r} 无法打开（{reason}）：请检查权限 / cannot be opened: check permissions"
        ) from error
    return data, decode(data, path.name)


def decode(data: bytes, name: str) -> str:
    """The canonical text of `data`: decoded, with \\n line ends only. `name` is the file's name for the message."""
    if not data.strip():
        raise Unreadable(f"{name!r} 是空文件：请换一份 / it is empty: give another file")
    if data.startswith(_BINARY):
        raise Unreadable(f"{name!r} 不是文本文件：请先转换为文本 / not a text file: convert it to text first")
    for encoding in _candidates(data):
        text = _decoded(data, encoding)
        if text is not None and _sane(text) and (encoding in _CERTAIN or _chinese(text)):
            return _BREAK.sub("\n", text)
    raise Unreadable(f"{name!r} 的编码无法识别：请另存为 UTF-8 / unknown encoding: save it as UTF-8")


def _candidates(data: bytes) -> tuple[str, ...]:
    """The encodings to try, the most telling first: UTF-8 is hardly ever valid by chance, GB18030 often is."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    # Without a mark, UTF-16 shows by its zero bytes: Latin digits and line ends on every second place.
    sample = data[: 1 << 16]
    if len(data) % 2 == 0 and sample.count(0) > len(sample) // 100:
        little = sample[1::2].count(0) >= sample[0::2].count(0)
        return ("utf-16-le", "utf-16-be") if little else ("utf-16-be", "utf-16-le")
    return ("utf-8", "gb18030")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sane(text: str) -> bool:
    """Whether it reads like a text: no control characters, and more common than rare or private characters."""
    if not text.strip() or _CONTROL.search(text):
        return False
    return len(_RARE.findall(text)) <= max(2, len(_HAN.findall(text)) // 20)


def _chinese(text: str) -> bool:
    """Whether a guessed encoding gave a Chinese text: a wrong one gives characters that everyday GB 2312 lacks."""
    return 10 * len(text.encode("gb2312", "ignore").decode("gb2312")) >= 9 * len(text)
