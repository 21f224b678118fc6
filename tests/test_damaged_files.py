"""Damaged files of every format that is read, but .doc and .wps: each is read all the same or refused in one line, and nothing crashes or hangs.

A seeded sequence: `pytest tests/test_damaged_files.py --damaged 1000 -s` reads more of it and says what became of them. A new format
takes part by its row among the makers of sound files.
"""

import random
import re
import shutil
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.archive import unpack
from ingest.errors import Unreadable
from ingest.formats import ARCHIVES, READERS, reader
from ingest.isolation import Bounds, Isolation
from ingest.pipeline import State
from ingest.readers import converted
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from tests.sound_files import MAKERS, members, repacked

SEED = 20231231
BOUNDS = Bounds(seconds=60, memory=800_000_000)
PACKED = (b"PK\x03\x04", b"PK\x01\x02")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BOMB = 60_000_000
"""Bytes that a bomb unpacks to; times some hundreds packed, as a real one."""

Damage = Callable[[bytes, random.Random], bytes]


@cache
def made(ending: str, text: str) -> bytes:
    """A sound file."""
    return MAKERS[ending](text)


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def beheaded(content: bytes, chance: random.Random) -> bytes:
    return content[chance.randrange(len(content)) :]


def holed(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:start] + bytes(end - start) + content[end:]


def doubled(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:end] * chance.choice((1, 3)) + content[end:]


def swapped(content: bytes, chance: random.Random) -> bytes:
    start, middle, end = sorted(chance.randrange(len(content)) for _ in range(3))
    return content[:start] + content[middle:end] + content[start:middle] + content[end:]


def inflated(content: bytes, chance: random.Random) -> bytes:
    """Some of its numbers become huge: counts, lengths, sizes of pages, columns that a cell spans."""
    numbers = list(re.finditer(rb"\d+", content))
    changed = bytearray(content)
    for number in chance.sample(numbers, min(len(numbers), 5)):
        changed[number.start() : number.end()] = b"9" * (number.end() - number.start())
    place = chance.choice(numbers).end() if numbers else 0
    return bytes(changed[:place]) + b"99999999" + bytes(changed[place:])


def declared(content: bytes, chance: random.Random) -> bytes:
    """A packed file whose directory lies about the sizes."""
    changed = bytearray(content)
    for mark, offset in ((PACKED[0], 18), (PACKED[1], 20)):
        for found in re.finditer(re.escape(mark), content):
            if found.start() + offset + 8 <= len(content):
                struct.pack_into(
                    "<II", changed, found.start() + offset, chance.choice((0, 1, 2**32 - 2)), 2**32 - 2
                )
    return bytes(changed)


def inside(content: bytes, chance: random.Random) -> bytes:
    """A packed file that is sound itself, with one damaged file in it; of any other format its middle is damaged."""
    damage = chance.choice((flipped, cut, holed, doubled, swapped, inflated, exploding))
    if not content.startswith(PACKED[0]):
        third = len(content) // 3
        return content[:third] + damage(content[third : 2 * third] or b"0", chance) + content[2 * third :]
    held = members(content)
    place = chance.randrange(len(held))
    name, one = held[place]
    held[place] = (name, damage(one or b"0", chance))
    return repacked(held)


def exploding(content: bytes, chance: random.Random) -> bytes:
    """Entities that refer to entities, or elements in elements without end."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>&l9;</d>'
    deep = "<table><tr><td>" * 20_000
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    return chance.choice((bomb, deep, outside)).encode() + content


def bomb(content: bytes, chance: random.Random) -> bytes:
    """Little that becomes much: a packed file with one that is all zeros, a stream of a PDF, a text of one kind of character."""
    if content.startswith(PACKED[0]):
        held = members(content)
        place = chance.randrange(len(held))
        held[place] = (held[place][0], bytes(BOMB))
        return repacked(held)
    if content.startswith(b"%PDF"):
        packed = zlib.compress(b"(" * BOMB)
        head = b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]/Contents 5 0 R>>endobj\n"
        return (
            content
            + head
            + b"5 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n"
            % (len(packed), packed)
        )
    many = chance.choice(("\t", "9", "，", "（", "一、\n", "合计\t1.00\n", " ", "支出1.00万元"))
    return content + (many * 60_000).encode()


def emptied(content: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"", b"\0", b" \n", content[:4], content[:1]))


def foreign(content: bytes, chance: random.Random) -> bytes:
    """Something else under this name."""
    return chance.choice(
        (
            chance.randbytes(3000),
            b"MZ" + content,
            b"\x89PNG\r\n\x1a\n" + chance.randbytes(500),
            b"\xd0\xcf\x11\xe0" + content,
        )
    )


DAMAGES: tuple[Damage, ...] = (
    flipped, cut, beheaded, holed, doubled, swapped, inflated, declared, inside, inside, exploding, bomb, emptied, foreign,
)  # fmt: skip
ENDINGS = tuple(MAKERS)


def damaged(count: int, samples: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """Names and contents; every format and every damage in turn, some under the name of another format."""
    texts = [path.read_text(encoding="utf-8") for path in samples]
    cases = list(product(ENDINGS, DAMAGES))
    random.Random(SEED).shuffle(cases)
    for number in range(count):
        chance = random.Random(SEED + number)
        ending, damage = cases[number % len(cases)]
        other = chance.choice([*MAKERS]) if chance.random() < 0.1 else ending
        content = damage(made(other, chance.choice(texts)), chance)
        yield f"{number:04}-{damage.__name__}{ending}", content


def read(path: Path, folder: Path, settings: Settings, isolation: Isolation) -> str:
    """What becomes of one file, in a word or two."""
    try:
        if path.suffix in ARCHIVES:
            found = isolation.run(path.name, unpack, path, folder / path.stem, settings.limits)
            return f"unpacked {len(found)}"
        contents = isolation.run(path.name, pipeline.read, path, settings)
        return "read" if contents.document.reports else "read, no report"
    except Unreadable as refused:
        line = str(refused)
        assert path.name in line and "\n" not in line and len(line) < 700
        reason = re.search(r"\((\w+)[^()]*\)$", line)
        return f"refused: {reason.group(1)}" if reason else f"refused: {line.rpartition(' / ')[2][:60]}"


def test_every_format_has_sound_files_but_those_that_only_an_office_program_writes() -> None:
    assert {*READERS, *ARCHIVES} - {*MAKERS} == {".doc", ".wps"}
    assert {*MAKERS} <= {*READERS, *ARCHIVES}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sound_file_is_what_its_name_says_and_is_read(
    samples: tuple[Path, ...], tmp_path: Path, ending: str
) -> None:
    """So that it is the damage which is tried; what LibreOffice converts is read where that is installed."""
    path = tmp_path / f"sound{ending}"
    path.write_bytes(made(ending, samples[0].read_text(encoding="utf-8")))
    if ending not in ARCHIVES:
        assert reader(path) is READERS[ending]
    settings = Settings(data=tmp_path / "data", model="none")
    with Isolation(BOUNDS) as isolation:
        became = read(path, tmp_path, settings, isolation)
    convertible = READERS.get(ending) is converted.read and not OFFICE
    assert became.startswith("refused: an older format" if convertible else ("read", "unpacked 2"))


def test_a_damaged_file_is_read_or_refused_in_one_line(
    samples: tuple[Path, ...], tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    settings = Settings(data=tmp_path / "data", model="none")
    became: Counter[str] = Counter()
    with Isolation(BOUNDS) as isolation:
        for name, content in damaged(pytestconfig.getoption("damaged"), samples):
            path = tmp_path / name
            path.write_bytes(content)
            became[f"{path.suffix} {read(path, tmp_path, settings, isolation)}"] += 1
            path.unlink()
    for outcome, count in sorted(became.items()):
        print(f"{count:5} {outcome}")
    assert became.total() == pytestconfig.getoption("damaged")


def test_damaged_files_do_not_stop_a_run_and_leave_nothing_half_stored(
    samples: tuple[Path, ...], tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path / "data", model="none")
    folder = tmp_path / "filings"
    folder.mkdir()
    small = ((name, content) for name, content in damaged(40, samples) if len(content) < 50_000)
    for name, content in islice(small, 8):
        (folder / name).write_bytes(content)
    (folder / "sound.txt").write_bytes(samples[0].read_bytes())
    outcomes = pipeline.add([folder], settings)
    added = {one.file for one in outcomes if one.state in (State.ADDED, State.REPLACED)}
    assert "sound.txt" in added and any(one.state is State.FAILED for one in outcomes)
    assert all(one.detail for one in outcomes if one.state in (State.FAILED, State.SKIPPED))
    with Corpus.open(settings, vectors=False) as corpus:
        assert {filing.file for filing in corpus.filings()} == added
        assert {fact.filing for fact in corpus.facts()} <= {filing.digest for filing in corpus.filings()}
