"""Damaged files: whatever the bytes, a reader gives a document or refuses the file in one line."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import Unreadable
from ingest.formats import reader
from ingest.limits import USUAL
from tests.ingest.written import WRITERS, Line, Part

SEEDS = range(10)
ENDINGS = (".docx", ".xlsx", ".xls", ".html")
PARTS: tuple[Part, ...] = (
    Line(text="2023年度示例中心部门决算"),
    Line(text="一、收入决算情况说明", heading=1),
    Line(text="2023年度收入合计1,234.56万元。"),
    Line(text="收入决算表"),
    (
        ("项目", "金额", ""),
        ("", "年初", "决算"),
        *((f"第{row}项", "1,234.50", "98.95%") for row in range(40)),
    ),
)
VALUES = (b'=""', b'="-1"', b'="99999999"', b'="x"', b'="NaN"', b'="A1:XFD1048576"')


def scattered(data: bytes, chance: random.Random) -> bytes:
    """Some bytes replaced."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 20, 300))):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """A piece missing, in the middle or at the end."""
    start = chance.randrange(1, len(data))
    return data[:start] + data[start + chance.choice((100, 3000, len(data))) :]


def within(data: bytes, chance: random.Random) -> bytes:
    """The same in a part of a package, so that the damage is not seen before the part is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    parts[name] = chance.choice((scattered, cut, valued))(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


def valued(data: bytes, chance: random.Random) -> bytes:
    """Attributes with values that make no sense."""
    return re.sub(
        rb'="[^"]*"', lambda found: chance.choice(VALUES) if chance.random() < 0.1 else found.group(), data
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small filing in each format, undamaged."""
    folder = tmp_path_factory.mktemp("whole")
    for ending in ENDINGS:
        WRITERS[ending](PARTS, folder / f"a{ending}")
        assert reader(folder / f"a{ending}")(folder / f"a{ending}", USUAL).tables
    return {ending: (folder / f"a{ending}").read_bytes() for ending in ENDINGS}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_file_is_read_or_refused_in_one_line(
    whole: dict[str, bytes], tmp_path: Path, ending: str, seed: int
) -> None:
    chance = random.Random(f"{ending} {seed}")
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (scattered, cut)
    way = within if ending in (".docx", ".xlsx") and seed % 3 else ways[seed % 2]
    path = tmp_path / f"a{ending}"
    path.write_bytes(way(whole[ending], chance))
    try:
        found = reader(path)(path, USUAL)
    except Unreadable as refused:
        assert (repr(path.name) in str(refused) or repr(str(path)) in str(refused), "\n" in str(refused)) == (
            True,
            False,
        )
    else:
        assert found.text.strip()
