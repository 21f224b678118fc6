"""Archives: named as they were packed, refused where they are not what they should be, and nothing lands outside the folder."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.archive import Left, Member, unpack
from ingest.errors import Unreadable
from ingest.intake import UNPACKED
from ingest.limits import USUAL, Limits
from ingest.pipeline import Outcome, State
from ingest.settings import Settings

Entry = tuple[str | zipfile.ZipInfo, bytes]


def packed(*entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


def renamed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with another name in it, as raw bytes of the same length and without the mark for UTF-8."""
    assert len(old) == len(new)
    return archive.replace(old, new)


def opened(tmp_path: Path, content: bytes, limits: Limits = USUAL) -> tuple[Member | Left, ...]:
    path = tmp_path / "一批.zip"
    path.write_bytes(content)
    return unpack(path, tmp_path / "out", limits)


def names(found: tuple[Member | Left, ...]) -> list[str]:
    return [one.name for one in found if isinstance(one, Member)]


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (packed(("甲局.txt", b"a"), ("2023/乙局.txt", b"b")), ["甲局.txt", "2023/乙局.txt"]),
        (renamed(packed(("abcd.txt", b"a")), b"abcd", "甲局".encode("gbk")), ["甲局.txt"]),
        (renamed(packed(("abcdef.txt", b"a")), b"abcdef", "甲局".encode()), ["甲局.txt"]),
        (renamed(packed(("ab/cd.txt", b"a")), b"ab/cd", b"ab\\cd"), ["ab/cd.txt"]),
        # The second byte of this character is a backslash in GBK.
        (renamed(packed(("ab.txt", b"a")), b"ab", "誠".encode("gbk")), ["誠.txt"]),
        (packed(("./甲局.TXT", b"a"), ("空/", b"")), ["甲局.TXT"]),
        (packed(("一\n二\x1b[31m.txt", b"a")), ["一_二_[31m.txt"]),
        (
            packed(
                ("甲局.txt", b"a"),
                ("__MACOSX/._甲局.txt", b"x"),
                (".DS_Store", b"x"),
                ("草稿/~$甲局.txt", b"x"),
                (".git/甲局.txt", b"x"),
                ("Thumbs.db", b"x"),
            ),
            ["甲局.txt"],
        ),
        (
            packed(("各局.zip", packed(("甲局.txt", b"a"))), ("乙局.txt", b"b")),
            ["各局.zip/甲局.txt", "乙局.txt"],
        ),
    ],
    ids=[
        "folders",
        "GBK",
        "UTF-8 unmarked",
        "backslash",
        "GBK backslash",
        "ending",
        "control",
        "system",
        "nested",
    ],
)
def test_files_are_named_as_in_the_archive(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    found = opened(tmp_path, content)
    assert names(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        (("../escaped.txt", b"x"), "out of the archive"),
        (("a/../../escaped.txt", b"x"), "out of the archive"),
        (("/tmp/escaped.txt", b"x"), "out of the archive"),
        (("C:/escaped.txt", b"x"), "out of the archive"),
        (("..\\escaped.txt", b"x"), "out of the archive"),
        ((link("escaped.txt"), b"/etc/passwd"), "link"),
        (("a.zip", packed(("b.zip", packed(("escaped.txt", b"x"))))), "too deep"),
        (("a.zip", b"no archive"), "no sound archive"),
        (("a.zip", packed(("escaped.exe", b"x"))), "not a format"),
        (("escaped.pdf", bytes(20_000_000)), "FILINGS_MAX_PACKING"),
        (("a.zip", packed(("escaped.pdf", bytes(20_000_000)))), "FILINGS_MAX_PACKING"),
    ],
    ids=[
        "up",
        "up inside",
        "root",
        "drive",
        "backslash",
        "link",
        "deep",
        "broken inside",
        "format",
        "bomb",
        "bomb inside",
    ],
)
def test_what_is_not_taken_is_said_and_the_rest_is_taken(tmp_path: Path, entry: Entry, word: str) -> None:
    left, kept = opened(tmp_path, packed(entry, ("甲局.txt", b"kept")))
    assert isinstance(left, Left) and word in left.why
    assert isinstance(kept, Member) and kept.path.read_bytes() == b"kept"
    assert list(tmp_path.rglob("*escaped*")) == []
    assert list(tmp_path.rglob("*.txt")) == [kept.path]
    assert kept.path.is_relative_to(tmp_path / "out")


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (("/tmp/a.txt", b"x"), "/tmp/a.txt"),
        (("C:\\a.txt", b"x"), "C:/a.txt"),
        (("各局.zip", packed(("/tmp/a.txt", b"x"))), "各局.zip//tmp/a.txt"),
        (("各局.zip", packed(("a.txt", bytes(20_000_000)))), "各局.zip/a.txt"),
    ],
)
def test_what_is_not_taken_is_named_as_in_the_archive(tmp_path: Path, entry: Entry, name: str) -> None:
    left, _ = opened(tmp_path, packed(entry, ("甲局.txt", b"kept")))
    assert isinstance(left, Left) and left.amiss
    assert left.name == name and repr(name) in left.why and "\n" not in left.why


def test_a_file_too_large_alone_is_left_and_the_rest_is_taken(tmp_path: Path) -> None:
    content = packed(("a.txt", b"a" * 2000), ("甲局.txt", b"kept"))
    left, kept = opened(tmp_path, content, Limits(unpacked_bytes=1999))
    assert isinstance(left, Left) and left.amiss and "FILINGS_MAX_UNPACKED_BYTES" in left.why
    assert isinstance(kept, Member) and kept.path.read_bytes() == b"kept"


def locked() -> bytes:
    """An archive whose entry is marked as encrypted."""
    content = bytearray(packed(("甲局.txt", b"a" * 40)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def understated() -> bytes:
    """An archive that claims to hold less than it does."""
    content = bytearray(packed(("甲局.txt", b"a" * 40_000)))
    for place in (22, content.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", content, place, 10)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "limits", "words"),
    [
        (b"", USUAL, "no sound archive"),
        (b"no archive at all", USUAL, "no sound archive"),
        (packed(("甲局.txt", b"a"))[:-30], USUAL, "no sound archive"),
        (locked(), USUAL, "password"),
        (packed(), USUAL, "no file that is read"),
        (packed(("__MACOSX/a.txt", b"a")), USUAL, "no file that is read"),
        (packed(*[(f"{number}.txt", b"a") for number in range(6)]), Limits(files=5), "FILINGS_MAX_FILES"),
        (
            packed(("a.txt", b"a" * 1000), ("b.txt", b"b" * 1000)),
            Limits(unpacked_bytes=1999),
            "FILINGS_MAX_UNPACKED_BYTES",
        ),
    ],
    ids=["empty", "text", "cut", "locked", "nothing", "system only", "count", "size of all"],
)
def test_an_archive_that_cannot_be_taken_is_refused_in_one_line(
    tmp_path: Path, content: bytes, limits: Limits, words: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(tmp_path, content, limits)
    line = str(refused.value)
    assert "一批.zip" in line and words in line and "\n" not in line


def spoiled() -> bytes:
    """An archive whose only entry has a wrong byte in the middle of its packed characters."""
    archive = bytearray(packed(("甲局.txt", bytes(range(256)) * 200)))
    start = archive.index("甲局.txt".encode()) + len("甲局.txt".encode())
    archive[start + 40] ^= 0xFF
    return bytes(archive)


def beheaded() -> bytes:
    """An archive whose beginning is missing, and with it that of its only entry."""
    return packed(("甲局.txt", b"a"))[10:]


@pytest.mark.parametrize("content", [understated(), spoiled(), beheaded()])
def test_a_damaged_entry_is_said(tmp_path: Path, content: bytes) -> None:
    (left,) = opened(tmp_path, content)
    assert isinstance(left, Left) and left.amiss and "damaged" in left.why


def test_an_archive_is_added_with_a_word_on_every_file_and_nothing_of_it_is_left_on_disk(
    tmp_path: Path, settings: Settings, samples: tuple[Path, ...]
) -> None:
    plain = settings.model_copy(update={"model": "none"})
    batch = tmp_path / "一批.zip"
    filing = samples[0].read_bytes()
    batch.write_bytes(
        packed(
            ("甲/决算.txt", filing),
            ("乙/决算.txt", samples[1].read_bytes()),
            ("录音.mp3", b"x"),
            ("图.jpg", b"x"),
            ("空.txt", b""),
        )
    )
    outcomes = pipeline.add([batch, samples[0]], plain)
    assert [(one.file, one.state) for one in outcomes] == [
        ("甲/决算.txt", State.ADDED),
        ("乙/决算.txt", State.ADDED),
        ("录音.mp3", State.SKIPPED),
        ("图.jpg", State.FAILED),
        ("空.txt", State.FAILED),
        ("甲/决算.txt", State.UNCHANGED),
    ]
    assert not (plain.data / UNPACKED).exists()
    batch.write_bytes(packed(("甲/决算.txt", filing + "\n完。\n".encode()), ("乙/决算.txt", filing)))
    assert states(pipeline.add([batch], plain)) == [State.REPLACED, State.REPLACED]


def states(outcomes: tuple[Outcome, ...]) -> list[State]:
    return [one.state for one in outcomes]


def test_what_a_killed_run_has_unpacked_goes_with_the_next_one(
    settings: Settings, samples: tuple[Path, ...]
) -> None:
    plain = settings.model_copy(update={"model": "none"})
    (plain.data / UNPACKED / "0").mkdir(parents=True)
    (plain.data / UNPACKED / "0" / "a.txt").write_text("left behind", encoding="utf-8")
    pipeline.add([samples[0]], plain)
    assert not (plain.data / UNPACKED).exists()
